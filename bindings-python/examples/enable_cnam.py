"""Enables CNAM lookups for the numbers of a CSV file, concurrently, with progress.

python enable_cnam.py numbers.csv --column phone --sandbox

Without --sandbox it changes the account of FLOWROUTE_ACCESS_KEY and FLOWROUTE_SECRET_KEY.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numplan


def numbers(path: Path, column: str) -> list[str]:
    """Return the cells of a column."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = csv.DictReader(file)
        if column not in (rows.fieldnames or []):
            print(
                f"{path} has no column {column}; it has {', '.join(rows.fieldnames or [])}", file=sys.stderr
            )
            sys.exit(2)
        return [row[column] or "" for row in rows]


async def enable(client: numplan.AsyncFlowroute, cells: list[str]) -> list[str]:
    """Enable lookups for all readable numbers. Return the errors by row."""
    done = 0

    async def one(row: int, cell: str) -> str | None:
        nonlocal done
        try:
            number = numplan.normalize(cell).number
            updated = await client.numbers.update(number, cnam_lookups_enabled=True)
            updated.require()
        except numplan.Error as error:
            return f"row {row}: {error}"
        finally:
            done += 1
            print(f"\r{done} of {len(cells)}", end="", file=sys.stderr, flush=True)
        return None

    # The header is row 1. The client limits and paces concurrent requests.
    results = await asyncio.gather(*[one(row, cell) for row, cell in enumerate(cells, 2)])
    print(file=sys.stderr)
    return [wrong for wrong in results if wrong is not None]


async def main() -> int:
    """Read the arguments and run."""
    arguments = argparse.ArgumentParser(description="Enable CNAM lookups for the numbers of a CSV file.")
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--column", default="phone")
    arguments.add_argument("--sandbox", action="store_true", help="use a sandbox instead of an account")
    given = arguments.parse_args()
    with ExitStack() as stack:
        access: Any = stack.enter_context(numplan.Sandbox()).flowroute if given.sandbox else {}
        cells = numbers(given.file, given.column)
        async with numplan.AsyncFlowroute(**access) as client:
            wrong = await enable(client, cells)
    print(f"{len(cells) - len(wrong)} enabled", *wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
