"""Rounds of measuring, and what they say: figures, ratios, and the noise of the machine."""

from __future__ import annotations

import contextlib
import json
import os
import statistics
import subprocess
import time
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from programs import Program
    from tasks import Row, Task

#: A round is quiet if numplan's two turns differ by less.
QUIET = 0.1
#: The most rounds, for each one that is wanted.
MOST = 3
#: How often a process is started to see how long that takes.
STARTS = 20
#: What a process printed, and how long it took in all.
Figures = dict[str, float]


@dataclass(frozen=True)
class Measured:
    """One row: what numplan takes, and how many times that each of the others does."""

    own: float
    #: How far numplan's two turns of a round differed, at most: 0.05 is 5 %.
    noise: float
    #: By name: the middle ratio of the rounds, and half of the range of all.
    others: dict[str, tuple[float, float]]


@contextlib.contextmanager
def provider(serve: Path, delay: int) -> Iterator[str]:
    """Run the sandbox, in a process of its own, which takes its time for every answer."""
    process = subprocess.Popen([serve], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        url: str = json.loads(process.stdout.readline())["url"]
        if delay:
            fault = {"times": None, "action": {"kind": "delay", "ms": delay}}
            request = urllib.request.Request(f"{url}/_sandbox/faults", json.dumps(fault).encode())  # noqa: S310
            urllib.request.urlopen(request).close()  # noqa: S310 - loopback
        yield url
    finally:
        process.stdin.close()
        process.wait()


def least(program: Program, words: list[str]) -> Figures:
    """Let a program do its work; what takes a moment only is done several times."""
    done = [run(program, words) for _ in range(STARTS if words[0] == "load" else 1)]
    return {name: min(figures[name] for figures in done) for name in done[0]}


def run(program: Program, words: list[str]) -> Figures:
    """Let a program do its work once."""
    begin = time.perf_counter()
    done = subprocess.run(
        [*program.command, *words],
        cwd=program.folder,
        env={**os.environ, **program.environment},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    process = time.perf_counter() - begin
    told = json.loads(done.stdout.strip().splitlines()[-1])
    return {"process": process, **{name: value for name, value in told.items() if value is not None}}


def measure(task: Task, program: Program, serve: Path, file: Path, rounds: int) -> dict[Row, Measured]:
    """Let all do the work in turn, numplan first and last in every round."""
    own = task.contenders[0]
    turns: list[tuple[str, str]] = [(name, name) for name in task.contenders]
    if not task.once:
        turns.append(("again", own))
    if any(row.over_nothing for row in task.rows):
        turns.append(("nothing", "nothing"))
    taken: list[dict[str, Figures]] = []
    with provider(serve, task.delay) as url:
        # The first round is the machine's: files are read, clocks go up.
        while not is_enough(taken[1:], task, rounds):
            figures: dict[str, Figures] = {}
            for name, by in turns:
                if by == "nothing":
                    words = ["load", "nothing"]
                else:
                    words = [task.work, by, *(word.format(url=url, file=file) for word in task.given)]
                figures[name] = least(program, words)
            taken.append(figures)
            if task.once:
                break
    if not task.once:
        taken = sorted(taken[1:], key=lambda each: difference(each, task))[:rounds]
    return {row: judged(row, own, taken) for row in task.rows if row.figure in taken[0][own]}


def is_enough(taken: list[dict[str, Figures]], task: Task, rounds: int) -> bool:
    """Return whether there are enough quiet rounds, or as many as the machine is given."""
    quiet = [each for each in taken if difference(each, task) < QUIET]
    return len(quiet) >= rounds or len(taken) >= MOST * rounds


def difference(figures: dict[str, Figures], task: Task) -> float:
    """Return how far numplan's two turns of a round differ, at most."""
    own, again = figures[task.contenders[0]], figures["again"]
    names = [row.figure for row in task.rows if not row.over_nothing and row.figure in own]
    return max((abs(again[name] / own[name] - 1) for name in names), default=0.0)


def judged(row: Row, own: str, rounds: list[dict[str, Figures]]) -> Measured:
    """Say what the rounds come to."""

    def figure(of: dict[str, Figures], name: str) -> float:
        nothing = of["nothing"][row.figure] if row.over_nothing else 0.0
        return of[name][row.figure] - nothing

    owns = [statistics.mean(figure(each, name) for name in (own, "again") if name in each) for each in rounds]
    noise = max(
        (abs(figure(each, "again") / figure(each, own) - 1) for each in rounds if "again" in each), default=0
    )
    others = {}
    for name in rounds[0]:
        if name in {own, "again", "nothing"}:
            continue
        ratios = [figure(each, name) / mine for each, mine in zip(rounds, owns, strict=True)]
        others[name] = statistics.median(ratios), (max(ratios) - min(ratios)) / 2
    return Measured(statistics.median(owns), noise, others)
