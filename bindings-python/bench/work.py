"""Do one of the pieces of work that `bench` measures, in Python; its README says what each prints.

python work.py update BY URL AT_A_TIME | check BY FILE | load BY | size BY
"""

# The other libraries have no types, and each is imported only where it is measured.
# mypy: disable-error-code="import-untyped,import-not-found,no-untyped-call,unused-ignore"
# ruff: noqa: PLC0415

from __future__ import annotations

import asyncio
import gc
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Generator, Iterable

NUMBER = "12025551111"
AUTH_ID, AUTH_TOKEN = "MASANDBOX00000000000", "sandbox-auth-token"
PLIVO: dict[str, Any] = {"auth_id": AUTH_ID, "auth_token": AUTH_TOKEN}
ALIAS = "Front desk"
ROUNDS = 15
#: The warm-up that `bench/README.md` describes: seconds of a batch, the gain that counts as faster, how many
#: batches without one end it, and how many there are at most. Then that number of batches is measured.
BATCH, FASTER, IDLE_BATCHES, MOST_BATCHES, MEASURED_BATCHES = 0.2, 0.02, 3, 20, 4


def tell(**figures: float | None) -> None:
    """Print what was measured."""
    print(json.dumps(figures))


def peak() -> int | None:
    """Return the most memory that this process has held, in bytes, where the system tells."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def update(by: str, url: str, at_a_time: str) -> None:
    """Give a number an alias, some at a time."""
    if by in AWAITED:
        asyncio.run(awaited(AWAITED[by], url, int(at_a_time)))
    else:
        blocking(BLOCKING[by](url), int(at_a_time))


class Steady:
    """Measures updates once a batch of them gets no faster: `bench/README.md`."""

    def __init__(self, at_a_time: int) -> None:
        """Start with a small batch."""
        #: How many updates are to be made now; 0 at the end.
        self.count = at_a_time * 4
        self._phases = self._run()
        next(self._phases)

    def begin(self) -> None:
        """Start the clocks."""
        self._began = time.process_time(), time.perf_counter()

    def end(self) -> None:
        """Take the times of the batch."""
        cpu, wall = time.process_time() - self._began[0], time.perf_counter() - self._began[1]
        with suppress(StopIteration):
            self._phases.send((cpu, wall))

    def _run(self) -> Generator[None, tuple[float, float], None]:
        while (yield)[1] < BATCH:
            self.count *= 2
        best, idle, batches = float("inf"), 0, 0
        while idle < IDLE_BATCHES and batches < MOST_BATCHES:
            cpu, _ = yield
            batches += 1
            idle = 0 if cpu < best * (1 - FASTER) else idle + 1
            best = min(best, cpu)
        gc.collect()
        self.count *= MEASURED_BATCHES
        cpu, wall = yield
        tell(cpu=cpu / self.count, wall=wall / self.count, memory=peak())
        self.count = 0


def blocking(one: Callable[[], None], at_a_time: int) -> None:
    """Measure blocking operations on several threads."""
    with ThreadPoolExecutor(at_a_time) as threads:

        def some(count: int) -> None:
            left = iter(range(count))

            def worker() -> None:
                for _ in left:
                    one()

            if at_a_time == 1:
                worker()
            else:
                for done in [threads.submit(worker) for _ in range(at_a_time)]:
                    done.result()

        measured = Steady(at_a_time)
        while count := measured.count:
            measured.begin()
            some(count)
            measured.end()


async def awaited(
    open_client: Callable[[str, int], tuple[Callable[[], Awaitable[None]], Callable[[], Awaitable[None]]]],
    url: str,
    at_a_time: int,
) -> None:
    """Measure awaited operations."""
    one, close = open_client(url, at_a_time)

    async def some(count: int) -> None:
        left = iter(range(count))

        async def worker() -> None:
            for _ in left:
                await one()

        await asyncio.gather(*[worker() for _ in range(at_a_time)])

    measured = Steady(at_a_time)
    while count := measured.count:
        measured.begin()
        await some(count)
        measured.end()
    await close()


def address(url: str) -> str:
    """Return where the number is."""
    return f"{url}/v1/Account/{AUTH_ID}/Number/{NUMBER}/"


def by_numplan(url: str) -> Callable[[], None]:
    """Update by numplan."""
    import numplan

    client = numplan.Plivo(**PLIVO, base_url=url, max_rate=0)

    def one() -> None:
        assert client.numbers.update(NUMBER, alias=ALIAS).ok

    return one


def by_plivo(url: str) -> Callable[[], None]:
    """Update by the vendor's SDK."""
    import plivo
    import plivo.rest.client

    plivo.rest.client.PLIVO_API_BASE_URI = f"{url}/v1/Account"
    sdk = plivo.RestClient(AUTH_ID, AUTH_TOKEN)

    def one() -> None:
        assert sdk.numbers.update(number=NUMBER, alias=ALIAS).message == "changed"

    return one


def by_wavix(url: str) -> Callable[[], None]:
    """Update by the vendor's SDK, at Wavix: its own call, on the same machine."""
    from wavix import Wavix

    sdk = Wavix(base_url=url, token="sandbox-api-key")  # noqa: S106 - the sandbox's

    def one() -> None:
        sdk.numbers.update(123, transcription_threshold=9)

    return one


def by_requests(url: str) -> Callable[[], None]:
    """Update by requests."""
    import requests

    session = requests.Session()
    session.auth = (AUTH_ID, AUTH_TOKEN)

    def one() -> None:
        answer = session.post(address(url), json={"alias": ALIAS}, timeout=15)
        answer.raise_for_status()
        assert answer.json()["message"] == "changed"

    return one


def by_httpx(url: str) -> Callable[[], None]:
    """Update by httpx."""
    import httpx

    client = httpx.Client(auth=(AUTH_ID, AUTH_TOKEN), timeout=15)

    def one() -> None:
        answer = client.post(address(url), json={"alias": ALIAS})
        assert answer.raise_for_status().json()["message"] == "changed"

    return one


def awaited_numplan(url: str, _: int) -> tuple[Callable[[], Awaitable[None]], Callable[[], Awaitable[None]]]:
    """Update by numplan."""
    import numplan

    client = numplan.AsyncPlivo(**PLIVO, base_url=url, max_rate=0)

    async def one() -> None:
        assert (await client.numbers.update(NUMBER, alias=ALIAS)).ok

    return one, client.close


def awaited_httpx(
    url: str, at_a_time: int
) -> tuple[Callable[[], Awaitable[None]], Callable[[], Awaitable[None]]]:
    """Update by httpx."""
    import httpx

    limits = httpx.Limits(max_connections=at_a_time, max_keepalive_connections=at_a_time)
    client = httpx.AsyncClient(auth=(AUTH_ID, AUTH_TOKEN), limits=limits, timeout=60)

    async def one() -> None:
        answer = await client.post(address(url), json={"alias": ALIAS})
        assert answer.raise_for_status().json()["message"] == "changed"

    return one, client.aclose


def awaited_aiohttp(
    url: str, at_a_time: int
) -> tuple[Callable[[], Awaitable[None]], Callable[[], Awaitable[None]]]:
    """Update by aiohttp."""
    import aiohttp

    session = aiohttp.ClientSession(
        headers={"Authorization": aiohttp.encode_basic_auth(AUTH_ID, AUTH_TOKEN)},
        connector=aiohttp.TCPConnector(limit=at_a_time),
    )

    async def one() -> None:
        async with session.post(address(url), json={"alias": ALIAS}) as answer:
            answer.raise_for_status()
            assert (await answer.json())["message"] == "changed"

    return one, session.close


BLOCKING = {
    "numplan": by_numplan,
    "plivo": by_plivo,
    "wavix-python-sdk": by_wavix,
    "requests": by_requests,
    "httpx": by_httpx,
}
AWAITED = {
    "numplan, awaited": awaited_numplan,
    "httpx, awaited": awaited_httpx,
    "aiohttp": awaited_aiohttp,
}


def check(by: str, file: str) -> None:
    """Check the numbers of a file; the least time of several rounds is told, for each number."""
    numbers = Path(file).read_text().split()
    if by == "phonenumbers":
        numbers = numbers[:500]
    elif by in {"check", "is_valid"}:
        numbers = numbers[:20_000]
    one = checker(by)
    least = float("inf")
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        one(numbers)
        least = min(least, time.perf_counter() - begin)
    tell(each=least / len(numbers))


def checker(by: str) -> Callable[[list[str]], Any]:
    """Return what checks all of some numbers."""
    import phonenumbers

    import numplan

    def one_by_one(numbers: Iterable[str]) -> None:
        for number in numbers:
            assert numplan.check(number).valid

    def yes_or_no(numbers: Iterable[str]) -> None:
        for number in numbers:
            assert numplan.is_valid(number)

    def of_phonenumbers(numbers: Iterable[str]) -> None:
        for number in numbers:
            # It knows of each block whether it is in use, and so takes fewer than the plan allows.
            phonenumbers.is_valid_number(phonenumbers.parse("+" + number))

    return {
        "check": one_by_one,
        "is_valid": yes_or_no,
        # Nothing is checked before a result is asked for.
        "column": lambda numbers: numplan.check_column(numbers).counts,
        "phonenumbers": of_phonenumbers,
    }[by]


def load(by: str) -> None:
    """Import a package and make a client. The parent process measures the time."""
    client: Any = None
    if by == "numplan":
        import numplan

        client = numplan.Plivo(**PLIVO)
    elif by == "plivo":
        import plivo

        client = plivo.RestClient(AUTH_ID, AUTH_TOKEN)
    elif by == "wavix-python-sdk":
        from wavix import Wavix

        client = Wavix(token="key")  # noqa: S106 - not a real token
    elif by == "requests":
        import requests

        client = requests.Session()
    elif by == "httpx":
        import httpx

        client = httpx.Client()
    elif by == "aiohttp":
        import aiohttp

        client = aiohttp.ClientSession
    tell(memory=peak(), clients=int(client is not None), modules=len(sys.modules))


def size(by: str) -> None:
    """Tell the bytes of a distribution and of all that it needs."""
    seen: set[str] = set()

    def installed(name: str) -> int:
        if name.lower() in seen:
            return 0
        seen.add(name.lower())
        try:
            of = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            return 0
        files = [Path(str(of.locate_file(file))) for file in of.files or []]
        own = sum(file.stat().st_size for file in files if file.is_file() and file.suffix != ".pyc")
        needs = [need for need in of.requires or [] if "extra ==" not in need]
        names = [need.split(";")[0].split("[")[0].strip(" (") for need in needs]
        return own + sum(installed(name.rstrip("0123456789.,<>=!~ ()*")) for name in names)

    tell(bytes=installed(by))


if __name__ == "__main__":
    work, *given = sys.argv[1:]
    {"update": update, "check": check, "load": load, "size": size}[work](*given)
