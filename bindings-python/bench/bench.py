"""Measures the package against the vendors' SDKs, in one run: what it costs to update, to check, to import.

python bench/bench.py [--json]

Needs numplan as its users get it, and bench/requirements.txt. The provider is the sandbox, in a process of
its own; figures are CPU time of this process with all of its threads. Every round measures each contender
once; what is printed is the least of the rounds, which a busy machine alters least.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import subprocess
import sys
import time
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import phonenumbers  # type: ignore[import-untyped]
import plivo  # type: ignore[import-untyped]
import plivo.rest.client  # type: ignore[import-untyped]
import requests

import numplan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Contender = Callable[[int], None]

NUMBER = "12025551111"
ROUNDS = 9
#: In which unit what is measured is printed.
MICRO, NANO = 1e6, 1e9


@contextmanager
def provider() -> Iterator[dict[str, str]]:
    """Run a sandbox in a process of its own: credentials and address of its Plivo."""
    code = (
        "import json, sys, numplan\n"
        "with numplan.Sandbox() as it: print(json.dumps(it.plivo), flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        yield json.loads(process.stdout.readline())
    finally:
        process.stdin.close()
        process.wait()


def cpu(contenders: dict[str, Contender], times: int) -> dict[str, float]:
    """Answer the seconds of CPU that each takes for one of many."""
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for contender in contenders.values():
        contender(max(1, times // 10))
    for _ in range(ROUNDS):
        for name, contender in contenders.items():
            gc.collect()
            begin = time.process_time()
            contender(times)
            taken[name].append((time.process_time() - begin) / times)
    return {name: min(each) for name, each in taken.items()}


def updates(access: dict[str, str]) -> dict[str, float]:
    """Update the alias of a number at Plivo, over loopback."""
    given: Any = {**access, "max_rate": 0}
    client = numplan.Plivo(**given)
    awaited = numplan.AsyncPlivo(**given)
    loop = asyncio.new_event_loop()
    plivo.rest.client.PLIVO_API_BASE_URI = f"{access['base_url']}/v1/Account"
    sdk = plivo.RestClient(access["auth_id"], access["auth_token"])
    session = requests.Session()
    session.auth = (access["auth_id"], access["auth_token"])
    url = f"{access['base_url']}/v1/Account/{access['auth_id']}/Number/{NUMBER}/"

    def blocking(times: int) -> None:
        for _ in range(times):
            assert client.numbers.update(NUMBER, alias="NYC").ok

    def one_by_one(times: int) -> None:
        async def run() -> None:
            for _ in range(times):
                assert (await awaited.numbers.update(NUMBER, alias="NYC")).ok

        loop.run_until_complete(run())

    def at_a_time(times: int) -> None:
        async def run() -> None:
            todo = iter(range(times))

            async def worker() -> None:
                for _ in todo:
                    assert (await awaited.numbers.update(NUMBER, alias="NYC")).ok

            await asyncio.gather(*[worker() for _ in range(16)])

        loop.run_until_complete(run())

    def of_plivo(times: int) -> None:
        for _ in range(times):
            assert sdk.numbers.update(number=NUMBER, alias="NYC").message == "changed"

    def of_requests(times: int) -> None:
        for _ in range(times):
            answer = session.post(url, json={"alias": "NYC"}, timeout=15)
            answer.raise_for_status()
            assert answer.json()["message"] == "changed"

    return cpu(
        {
            "numplan": blocking,
            "numplan, awaited": one_by_one,
            "numplan, 16 in flight": at_a_time,
            "plivo": of_plivo,
            "requests": of_requests,
        },
        300,
    )


def checks() -> tuple[dict[str, float], dict[str, float]]:
    """Check numbers: one a call, and a column."""
    numbers = [f"1206{2_000_000 + index * 7}" for index in range(1_000)]

    def one(times: int) -> None:
        for _ in range(times):
            for number in numbers:
                _ = numplan.check(number).valid

    def valid(times: int) -> None:
        for _ in range(times):
            for number in numbers:
                numplan.is_valid(number)

    def column(times: int) -> None:
        for _ in range(times):
            numplan.check_column(numbers)

    def of_phonenumbers(times: int) -> None:
        for _ in range(times):
            for number in numbers:
                phonenumbers.is_valid_number(phonenumbers.parse("+" + number))

    fast = cpu({"numplan.check": one, "numplan.is_valid": valid, "numplan.check_column, a cell": column}, 200)
    slow = cpu({"phonenumbers": of_phonenumbers}, 3)
    return {name: each / len(numbers) for name, each in fast.items()}, {
        name: each / len(numbers) for name, each in slow.items()
    }


IMPORTS = {
    "bare Python": "pass",
    "numplan": "import numplan; numplan.Flowroute('a', 'b')",
    "plivo": "import plivo; plivo.RestClient('MAXXXXXXXXXXXXXXXXXX', 'b')",
    "wavix-python-sdk": "import wavix; wavix.Wavix(token='a')",
}


def imports() -> dict[str, float]:
    """Answer the seconds that an import and a client take over bare Python: the least of many."""
    least = dict.fromkeys(IMPORTS, float("inf"))
    for _ in range(12):
        for name, code in IMPORTS.items():
            begin = time.perf_counter()
            subprocess.run([sys.executable, "-I", "-c", code], check=True)
            least[name] = min(least[name], time.perf_counter() - begin)
    return {name: each - least["bare Python"] for name, each in least.items() if name != "bare Python"}


def modules() -> dict[str, float]:
    """Answer how many modules that brings."""
    count = "; import sys; print(len(sys.modules))"
    numbers = {
        name: int(subprocess.check_output([sys.executable, "-I", "-c", code + count]))
        for name, code in IMPORTS.items()
    }
    return {name: each - numbers["bare Python"] for name, each in numbers.items() if name != "bare Python"}


def installed(name: str, seen: set[str]) -> int:
    """Answer the bytes of a distribution and of all that it needs."""
    if name.lower() in seen:
        return 0
    seen.add(name.lower())
    try:
        of = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return 0
    files = [Path(str(of.locate_file(file))) for file in of.files or []]
    size = sum(file.stat().st_size for file in files if file.is_file() and file.suffix != ".pyc")
    needs = [need for need in of.requires or [] if "extra ==" not in need]
    for need in needs:
        size += installed(need.split(";")[0].split("[")[0].strip(" (").rstrip("0123456789.,<>=!~ ()*"), seen)
    return size


def show(title: str, figures: dict[str, float], unit: str, scale: float, ours: str) -> dict[str, Any]:
    """Print a table: figures, and how many times ours they are."""
    print(f"\n{title}")
    for name, figure in figures.items():
        print(f"  {name:32} {figure * scale:12.1f} {unit:8} {figure / figures[ours]:8.2f} x")
    return {name: round(figure * scale, 2) for name, figure in figures.items()}


def main() -> None:
    """Measure all of it."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--json", action="store_true", help="print it as JSON, too")
    given = arguments.parse_args()
    print(f"Python {sys.version.split()[0]}, numplan {metadata.version('numplan')}")
    results = {}
    with provider() as access:
        results["update"] = show("CPU per update", updates(access), "us", MICRO, "numplan")
    one, many = checks()
    results["check"] = show("CPU per check", {**one, **many}, "ns", NANO, "numplan.check")
    results["import"] = show("import and a client, over bare Python", imports(), "ms", 1e3, "numplan")
    results["modules"] = show("modules that it brings", modules(), "", 1, "numplan")
    sizes = {name: float(installed(name, set())) for name in ("numplan", "plivo", "wavix-python-sdk")}
    results["size"] = show("installed, with dependencies", sizes, "MB", 1e-6, "numplan")
    if given.json:
        print(json.dumps(results))


if __name__ == "__main__":
    main()
