"""Measure numplan beside other libraries, and write the table and its chart. `make bench` calls it.

python bench/run.py [--only LANGUAGE ...] [--work KIND] [--rounds N] [--write FILE]
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from chart import draw
from measure import QUIET, Measured, measure
from programs import ROOT, programs
from tasks import LANGUAGES, OTHER_WAYS

if TYPE_CHECKING:
    from tasks import Row

#: The table stands between these in the document.
BEGIN, END = "<!-- table -->", "<!-- end of the table -->"
HEAD = ["| | | numplan | noise | others, in numplan's measure |", "|---|---|---|---|---|"]
AREA_CODES = [
    206,
    212,
    415,
    416,
    604,
    809,
    876,
    787,
    305,
    907,
    808,
    514,
    702,
    512,
    303,
    617,
    800,
    888,
    833,
    900,
]


def main() -> None:
    """Measure, print, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    names = [language.name for language in LANGUAGES]
    parser.add_argument("--only", nargs="+", default=names, type=str.capitalize, choices=names)
    parser.add_argument("--work", choices=["update", "check", "load", "size"], help="this kind of work alone")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", type=Path, help="the document whose table is replaced")
    given = parser.parse_args()
    if given.write and (given.work or given.only != names):
        parser.error("a part of the table would be written over the whole: leave --write, --only or --work")
    built = Path(os.environ.get("CARGO_TARGET_DIR") or ROOT / "target")
    serve = built / "release" / "examples" / "serve"
    file = ROOT / "target" / "bench" / "numbers.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{number}\n" for number in numbers(100_000)))
    lines = [*HEAD]
    print(*lines, sep="\n", flush=True)
    start = programs(built)
    for language in LANGUAGES:
        if language.name not in given.only:
            continue
        for task in language.tasks():
            if given.work not in {None, task.work}:
                continue
            for row, measured in measure(task, start[language.name], serve, file, given.rounds).items():
                lines.append(shown(language.name, task.contenders[0], row, measured))
                print(lines[-1], flush=True)
    if given.write:
        rounds = "1 round" if given.rounds == 1 else f"{given.rounds} rounds"
        told = f"{dt.datetime.now(tz=dt.timezone.utc).date()}, {rounds}, {machine()}."
        text = given.write.read_text(encoding="utf-8")
        table = "\n".join([BEGIN, "", told, "", *lines, "", END])
        replaced = re.sub(f"{BEGIN}.*{END}", lambda _: table, text, flags=re.DOTALL)
        given.write.write_text(replaced, encoding="utf-8")
        draw(given.write)


def numbers(count: int) -> list[str]:
    """Answer valid numbers, all different, every area code as often."""

    def number(at: int) -> str:
        # A fixed multiplier in place of a random generator: the same numbers in every run.
        scattered = (at * 2_654_435_761 & 0xFFFFFFFF) >> 8
        return (
            f"1{AREA_CODES[at % len(AREA_CODES)]}{220 + scattered % 80}{(scattered // 80 + at) % 10_000:04}"
        )

    return [number(at) for at in range(count)]


def shown(language: str, own: str, row: Row, measured: Measured) -> str:
    """Answer the line of a row. Who is better than numplan by more than the noise stands out."""
    how = own.removeprefix("numplan").strip(", ")
    what = f"{row.what} ({how})" if how and how not in row.what else row.what
    others = []
    for name, (ratio, spread) in measured.others.items():
        text = f"{name} ×{ratio:.2f}" if ratio < 10 else f"{name} ×{ratio:.0f}"
        if spread:
            text += f" ±{spread / ratio:.0%}"
        is_better = name not in OTHER_WAYS and ratio < 1 - max(measured.noise, 0.02)
        others.append(f"**{text}**" if is_better else text)
    noise = f"{measured.noise:.0%}" if measured.noise else ""
    if measured.noise >= QUIET:
        noise = f"*{noise}*"
    if measured.own <= 0:
        # A difference of two processes, of which the empty one took longer.
        return f"| {language} | {what} | lost in the noise | {noise} | |"
    return f"| {language} | {what} | {amount(measured.own, row.unit)} | {noise} | {', '.join(others)} |"


def amount(value: float, unit: str) -> str:
    """Answer a figure as a person reads it."""
    if unit == "B":
        return f"{value / 1e6:.1f} MB"
    for scale, name in ((1, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns")):
        if value >= scale:
            return f"{value / scale:.3g} {name}"
    return f"{value / 1e-9:.2f} ns"


def machine() -> str:
    """Answer on what this was measured."""

    def version(*command: str) -> str:
        said = subprocess.run(command, capture_output=True, text=True, check=False)
        return next(iter((said.stdout + said.stderr).splitlines()), "")

    languages = [
        version("rustc", "--version"),
        f"Python {platform.python_version()}",
        f"Node {version('node', '--version')}",
        version("java", "-version"),
    ]
    where = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    return f"{where}; {', '.join(filter(None, languages))}"


if __name__ == "__main__":
    main()
