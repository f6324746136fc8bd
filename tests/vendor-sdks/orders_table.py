# The SDKs are installed for this script only.
# mypy: disable-error-code="import-not-found,unused-ignore"
"""Write `docs/orders.md`: the requests that arrive for one purchase or update, by SDK and fault.

`make orders-table` runs it. Each case has its own server and process, so that cases run at the same time and
their memory can be measured. Nothing leaves this machine.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.metadata
import logging
import multiprocessing
import os
import resource
import signal
import ssl
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import trustme

from orders_faults import Fault, faults
from orders_sdks import MODULES, ORDERS, UPDATES, Sdk
from orders_server import MEGABYTE, Provider, bomb

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

#: Seconds after which a method counts as still waiting.
PATIENCE = 80
#: Cases that run at the same time. Most of a case is waiting.
CONCURRENCY = 64
#: The cell of a case without a fault.
SUCCESS = "1 (success)"
#: Bytes in a unit of `ru_maxrss`.
UNIT = 1 if sys.platform == "darwin" else 1024

PURCHASES = """\
# Requests that arrive for one order or update

Each SDK sends to a server on this machine, which applies the fault of the row to every order, also to
repeated ones: the faults of `tests/matrix.json`, and others of the sandbox. *Carried out* says whether the
server carries out an order that arrives. Written by `make orders-table` on {date}.

## One purchase

A cell shows how many orders arrived and how the method ended: with success, an error, or not within
{patience} s. *Too soon*: the order was repeated before the server's hint allowed it. *Followed*: the SDK
followed a redirect to another host with a read or the request itself. *MB*: the memory that the response
took.

**Bold** costs money or trust: more than one order for one purchase; a success although nothing was carried
out; an order or credentials sent to another host. numplan buys at Flowroute and reads the account before
and after. An order that was carried out is a success even if its response was lost. If no read shows the
outcome, numplan raises `outcome_unknown`.

"""
CHANGES = """
## One update

The same for an update of one field: `alias` at Plivo, `transcription_threshold` at Wavix. Setting a value
twice does no harm, so more than one request is not a failure here. **Bold** is a success although nothing
was changed, or an update or credentials sent to another host.

"""


@dataclass(frozen=True)
class Case:
    """The outcome of one case."""

    #: Orders or updates that arrived.
    arrived: int
    #: How the method ended.
    ended: str
    #: Success, although nothing was carried out.
    is_false: bool
    #: Requests that followed a redirect to another host.
    elsewhere: frozenset[str]
    #: The order was repeated before the hint allowed it.
    too_soon: bool
    #: Growth of the process's peak memory, in bytes.
    memory: int | None

    @property
    def followed(self) -> bool:
        """Whether an order or credentials were sent to another host."""
        return bool(self.elsewhere - {"a read"})

    def cell(self, fault: Fault, *, once: bool) -> str:
        """Return the cell of the table."""
        count = f"**{self.arrived}**" if once and self.arrived > 1 else str(self.arrived)
        words = [f"**{self.ended}**" if self.is_false else self.ended]
        if self.elsewhere:
            followed = "followed: " + " and ".join(sorted(self.elsewhere, reverse=True))
            words.append(f"**{followed}**" if self.followed else followed)
        if self.too_soon:
            words.append("too soon")
        if fault.action["kind"] == "bomb" and self.memory is not None:
            words.append(f"+{self.memory // MEGABYTE:,} MB")
        return f"{count} ({', '.join(words)})"

    def is_bad(self, *, once: bool) -> bool:
        """Whether a part of the cell is bold."""
        return (once and self.arrived > 1) or self.is_false or self.followed


def use(sdk: Sdk, url: str, results: Connection) -> None:
    """Use the SDK in a process of its own. Send how the method ended and the memory that it took."""
    logging.disable()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        sdk.use(url)
        ended = "success"
    except BaseException as error:  # noqa: BLE001 - whatever an SDK raises
        own = type(error).__module__.startswith("numplan")
        ended = str(getattr(error, "code", "")) if own else type(error).__name__
    results.send((ended, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * UNIT))


def run(sdk: Sdk, fault: Fault, secure: ssl.SSLContext) -> Case:
    """Run one case."""
    provider = Provider(
        fault, sdk.truth, "localhost" if sdk.tls else "127.0.0.1", secure if sdk.tls else None
    )
    receiver, sender = multiprocessing.Pipe(duplex=False)
    context = multiprocessing.get_context("forkserver")
    process = context.Process(target=use, args=(sdk, provider.url, sender))
    process.start()
    sender.close()
    ended, memory = "still waiting", None
    if receiver.poll(PATIENCE):
        try:
            ended, memory = receiver.recv()
        except EOFError:
            process.join()
            code = process.exitcode or 0
            ended = f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit {code}"
    process.kill()
    process.join()
    provider.end()
    is_false = ended == "success" and provider.carried_out == 0
    elsewhere = frozenset(provider.elsewhere.seen)
    return Case(provider.arrived, ended, is_false, elsewhere, provider.too_soon, memory)


def run_all(rows: list[Fault], columns: list[Sdk]) -> dict[tuple[str, Sdk], Case]:
    """Run all cases, the longest first."""
    authority = trustme.CA()
    secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost", "127.0.0.1").configure_cert(secure)
    waiting = {"hang": 0, "drip": 1, "drop": 2, "truncate": 3}
    cases = [(fault, sdk) for fault in rows for sdk in columns]
    cases.sort(key=lambda case: waiting.get(case[0].action["kind"], len(waiting)))
    for fault in rows:
        if fault.action["kind"] == "bomb":
            bomb(fault.action["megabytes"])  # cached before any case waits for it
    with tempfile.TemporaryDirectory() as folder:
        roots = Path(folder) / "roots.pem"
        authority.cert_pem.write_to_path(str(roots))
        os.environ |= {"REQUESTS_CA_BUNDLE": str(roots), "NO_PROXY": "*", "no_proxy": "*"}
        multiprocessing.set_forkserver_preload([*MODULES, "trustme", "orders_sdks"])
        with ThreadPoolExecutor(CONCURRENCY) as threads:
            done = threads.map(lambda case: run(case[1], case[0], secure), cases)
            return {(fault.name, sdk): case for (fault, sdk), case in zip(cases, done, strict=True)}


def table(rows: list[Fault], columns: list[Sdk], cases: dict[tuple[str, Sdk], Case], *, once: bool) -> str:
    """Return a Markdown table, group by group."""
    heads = [f"{sdk.name} {importlib.metadata.version(sdk.package)}" for sdk in columns]
    lines = ["| | carried out | " + " | ".join(heads) + " |", "|---|---|" + "---|" * len(columns)]
    group = ""
    for fault in rows:
        if fault.group != group:
            group = fault.group
            lines.append(f"| *{group}* | |" + " |" * len(columns))
        cells = [cases[fault.name, sdk].cell(fault, once=once) for sdk in columns]
        lines.append(f"| {fault.name} | {'yes' if fault.commits else 'no'} | " + " | ".join(cells) + " |")
    bad = [sum(cases[fault.name, sdk].is_bad(once=once) for fault in rows) for sdk in columns]
    lines.append(f"| *in bold, of {len(rows)}* | | " + " | ".join(map(str, bad)) + " |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the tables. Fails if a numplan cell is bold, or if an SDK fails without a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="where the tables are written")
    file = parser.parse_args().file
    rows = faults()
    cases = run_all(rows, ORDERS + UPDATES)
    date = dt.datetime.now(tz=dt.timezone.utc).date()
    file.write_text(
        PURCHASES.format(date=date, patience=PATIENCE)
        + table(rows, ORDERS, cases, once=True)
        + CHANGES
        + table(rows, UPDATES, cases, once=False),
        encoding="utf-8",
    )
    failures = [
        f"{sdk.name}, {fault.name}: {cases[fault.name, sdk].cell(fault, once=once)}"
        for columns, once in ((ORDERS, True), (UPDATES, False))
        for sdk in columns
        for fault in rows
        if sdk.package == "numplan" and cases[fault.name, sdk].is_bad(once=once)
    ]
    if failures:
        sys.exit("numplan failed:\n" + "\n".join(failures))
    broken = [
        sdk.name for sdk in ORDERS + UPDATES if cases["nothing", sdk].cell(rows[0], once=True) != SUCCESS
    ]
    if broken:
        sys.exit(f"the table is not valid: without a fault the cell is not {SUCCESS} for {', '.join(broken)}")


if __name__ == "__main__":
    main()
