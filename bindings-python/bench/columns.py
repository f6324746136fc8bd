"""The cost of a column of numbers, Arrow in and Arrow out: the table of `docs/columns.md`.

`python columns.py [--rows N] [--lite FOLDER] [--node FOLDER] [FILE]` measures, prints the table, and writes
it into FILE. `--lite` names a folder with `phonenumberslite`, `--node` one with `work.mjs` and
`libphonenumber-js`. One run on one core measures all, in processor time; each figure is the minimum of
several rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import numplan

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 7
CELLS = 2_000_000
#: A cell of these takes a thousand times as long.
FEW = 2_000
AT_A_TIME = 1 << 16
AREA_CODES = np.array(
    [206, 212, 415, 416, 604, 809, 876, 787, 305, 907, 808, 514, 702, 512, 303, 617, 800, 888]
)


def numbers(count: int, start: int = 0) -> Any:
    """Make valid numbers from all over the plan, in wire form."""
    ids = np.arange(start, start + count)
    scattered = ids * 2_654_435_761 % 2**32 >> 8
    exchange, line = 220 + scattered % 80, (scattered // 80 + ids) % 10_000
    whole = 10_000_000_000 + AREA_CODES[ids % len(AREA_CODES)] * 10_000_000 + exchange * 10_000 + line
    return pa.array(whole).cast(pa.string())


def mixed(column: Any) -> Any:
    """Replace every tenth cell by a pasted form, and a few by none or by another text."""
    ids = np.arange(len(column))
    choice = np.where(ids % 10 == 0, 1, np.where(ids % 100 == 7, 2, np.where(ids % 100 == 51, 3, 0)))
    others = [pasted(column), pa.nulls(len(column), pa.string()), pa.array(["n/a"] * len(column))]
    return pc.choose(pa.array(choice), column, *others)


def pasted(column: Any) -> Any:
    """Write numbers as people do: (206) 555-1234."""
    area, exchange, line = (pc.utf8_slice_codeunits(column, *ends) for ends in ((1, 4), (4, 7), (7, 11)))
    return pc.binary_join_element_wise("(", area, ") ", exchange, "-", line, "")


def least(work: Callable[[], object], cells: int) -> float:
    """Measure the nanoseconds for each cell."""
    taken = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        work()
        taken.append(time.process_time() - begin)
    return min(taken) / cells * 1e9


def cells() -> dict[str, float]:
    """Measure what takes place in memory."""
    wire = numbers(CELLS)
    people, some = pasted(wire), mixed(wire)
    assert numplan.check_column(wire).counts["valid"] == CELLS

    def in_lists() -> object:
        return numplan.check_column(wire.to_pylist()).valid.to_list()

    return {
        "valid": least(lambda: pa.array(numplan.check_column(wire).valid), CELLS),
        "valid and number": least(
            lambda: [pa.array(numplan.check_column(wire).valid), pa.array(numplan.check_column(wire).number)],
            CELLS,
        ),
        "all": least(lambda: pa.array(numplan.check_column(wire)), CELLS),
        "all, pasted": least(lambda: pa.array(numplan.check_column(people)), CELLS),
        "all, mixed": least(lambda: pa.array(numplan.check_column(some)), CELLS),
        "lists": least(in_lists, CELLS),
    }


def library() -> dict[str, float]:
    """Measure `phonenumbers`, or the lite package of the same name."""
    import phonenumbers  # noqa: PLC0415 - another process measures the other package

    few = numbers(FEW).to_pylist()

    def one_by_one() -> object:
        return [phonenumbers.is_valid_number(phonenumbers.parse("+" + number)) for number in few]

    return {"each": least(one_by_one, FEW)}


def javascript(folder: Path) -> float:
    """Measure `libphonenumber-js` in nanoseconds a cell."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(numbers(FEW).to_pylist()))
        file.flush()
        command = ["node", str(folder / "work.mjs"), "check", "libphonenumber-js", file.name]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures["each"] * 1e9


def memory() -> dict[str, float]:
    """Measure the most memory that the process holds beyond the column, for each cell."""
    column = numbers(5 * CELLS)
    pa.default_memory_pool().release_unused()
    # A first use sets things up.
    pa.array(numplan.check_column(column.slice(0, 1)))
    # Making the column took more memory than checking it, so the peak starts again.
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before = peak_bytes()
    held = pa.array(numplan.check_column(column))
    after = peak_bytes()
    assert len(held) == 5 * CELLS
    return {"peak": (after - before) / len(column), "result": held.nbytes / len(column)}


def peak_bytes() -> int:
    """Return the most memory that the process had, as Linux counts it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


def stream(path: str, check: str) -> dict[str, float]:
    """Read a file by batches, and check it or not."""
    # With its buffer, the reader keeps the whole file in memory.
    batches = pq.ParquetFile(path, pre_buffer=False).iter_batches(batch_size=AT_A_TIME, use_threads=False)
    begin, rows = time.process_time(), 0
    for batch in numplan.check_batches(batches, "phone") if check == "yes" else batches:
        rows += batch.num_rows
    return {"seconds": time.process_time() - begin, "peak": peak_bytes(), "rows": rows}


def apart(*words: str, path: Path | None = None) -> dict[str, float]:
    """Measure in a process of its own, with the packages of a folder first."""
    environment = os.environ | ({"PYTHONPATH": str(path)} if path else {})
    command = [sys.executable, __file__, "--part", *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def table(rows: int, lite: Path | None, node: Path | None) -> str:
    """Measure everything."""
    load = os.getloadavg()[0]
    found, held = apart("cells"), apart("memory")
    others = {"`phonenumbers`": apart("library")["each"]}
    if lite:
        others["`phonenumberslite`"] = apart("library", path=lite)["each"]
    if node:
        others["`libphonenumber-js`"] = javascript(node)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "numbers.parquet"))
        with pq.ParquetWriter(path, pa.schema({"phone": pa.string()})) as writer:
            for start in range(0, rows, 1 << 20):
                phone = numbers(min(1 << 20, rows - start), start)
                writer.write_batch(pa.record_batch({"phone": phone}))
        alone = [apart("stream", path, "no") for _ in range(3)]
        checked = [apart("stream", path, "yes") for _ in range(3)]
    alone_took = min(each["seconds"] for each in alone)
    took = min(each["seconds"] for each in checked)
    peak_alone, peak = (max(each["peak"] for each in part) for part in (alone, checked))
    day = datetime.now(tz=timezone.utc).date()
    machine = f"{platform.system()} {platform.machine()}"
    conditions = (
        f"{day}, {machine}, {os.cpu_count()} processors, load {load:.1f} before the run, "
        f"Python {platform.python_version()}, pyarrow {pa.__version__}; "
        f"`make bench-columns COLUMN_FILE_ROWS={rows}`; {CELLS:,} cells."
    )
    lines = [
        conditions,
        "",
        "| one core | measured | goal |",
        "|---|---|---|",
        f"| Arrow in, all members as Arrow out, wire form | {found['all']:.1f} ns a cell | 15 ns |",
        f"| the same, pasted forms | {found['all, pasted']:.0f} ns a cell | 80 ns |",
        f"| the same, 10 % pasted, 2 % no numbers | {found['all, mixed']:.1f} ns a cell | |",
        f"| only `valid` | {found['valid']:.1f} ns a cell | 10 ns |",
        f"| `valid` and `number` | {found['valid and number']:.1f} ns a cell | |",
        f"| `valid`, by lists of Python in and out | {found['lists']:.0f} ns a cell | |",
        f"| memory of all members, at the most | {held['peak']:.0f} bytes a cell | 40 bytes |",
        f"| memory of all members, held | {held['result']:.0f} bytes a cell | 40 bytes |",
        *(
            f"| {name}, only whether a number is valid | {each / 1000:.1f} µs a cell, "
            f"{each / found['all']:,.0f} times as long as all members "
            f"| {'' if 'js' in name else '1,000 times'} |"
            for name, each in others.items()
        ),
        f"| Parquet file of {rows:,} numbers, read by batches | {alone_took / rows * 1e9:.1f} ns a row | |",
        f"| the same with `check_batches` | {took / rows * 1e9:.1f} ns a row | |",
        f"| that, against reading alone | {took / alone_took:.2f} times | 2 times |",
        (
            f"| the most memory of that process, {peak_alone / 1e6:.0f} MB when it only reads "
            f"| {peak / 1e6:.0f} MB | 300 MB |"
        ),
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000_000)
    parser.add_argument("--lite", type=Path)
    parser.add_argument("--node", type=Path)
    parser.add_argument("--part", nargs="+")
    parser.add_argument("file", nargs="?", type=Path)
    given = parser.parse_args()
    if given.part:
        part, *words = given.part
        print(
            json.dumps({"cells": cells, "library": library, "memory": memory, "stream": stream}[part](*words))
        )
        return
    measured = table(given.rows, given.lite, given.node)
    print(measured)
    if given.file:
        text = given.file.read_text(encoding="utf-8")
        marks = r"(<!-- figures -->\n).*?(<!-- end of the figures -->)"
        text = re.sub(marks, lambda mark: f"{mark[1]}\n{measured}\n\n{mark[2]}", text, flags=re.DOTALL)
        given.file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
