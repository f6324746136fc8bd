# The SDKs are installed for this alone.
# mypy: disable-error-code="import-not-found,unused-ignore"
"""Write `docs/orders.md`: what arrives for one purchase or one update, by SDK and by what goes wrong.

`make orders-table` runs it. Each case has a server and a process of its own: all can run at a time, and the
memory that a call takes can be told. Nothing leaves this machine.
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

#: How long one call may take before it is noted as still waiting, in seconds.
PATIENCE = 80
#: Most of a case is waiting.
AT_A_TIME = 64
#: The cell of a call with which nothing is wrong.
WELL = "1 (success)"
#: What `ru_maxrss` counts in.
UNIT = 1 if sys.platform == "darwin" else 1024

PURCHASES = """\
# What arrives for one call

Each SDK is pointed at a server on this machine, which does to every order what the row says, however often
it comes: the faults of `tests/matrix.json`, and what else the sandbox knows. *Carried out* says whether
what arrives is carried out all the same. Written by `make orders-table` on {date}.

## One purchase call

A cell is how many orders arrived, and how the call ended: with success, with an error, or not within
{patience} s. *Too soon* came again before the hint allowed it. *Went on* is what was sent to the host that
a redirect named: a read of it, or the request itself. *MB* is how much memory the answer took.

**Bold** is what costs money or trust: more than one order for one call; a success, although nothing was
carried out; an order or credentials at another host. numplan buys at Flowroute, and reads the account
before and after: an order that was carried out is a success even if its answer was lost, and where nothing
shows what became of it, the call ends with `outcome_unknown`.

"""
CHANGES = """
## One update

The same of a call that changes one field: `alias` at Plivo, `transcription_threshold` at Wavix. To set a
value twice is to set it once, so more than one request is no fault here. **Bold** is a success, although
nothing was changed; an update or credentials at another host.

"""


@dataclass(frozen=True)
class Case:
    """What became of one call."""

    #: Orders or updates that arrived.
    arrived: int
    #: How the call ended.
    ended: str
    #: It ended with a success, and nothing was carried out.
    is_false: bool
    #: What went on to another host.
    elsewhere: frozenset[str]
    #: It came again before it was told to.
    too_soon: bool
    #: By how much the call raised the peak of the process's memory, in bytes.
    memory: int | None

    @property
    def followed(self) -> bool:
        """Whether an order or credentials went on to another host."""
        return bool(self.elsewhere - {"a read"})

    def cell(self, fault: Fault, *, once: bool) -> str:
        """Answer the case as the table shows it."""
        count = f"**{self.arrived}**" if once and self.arrived > 1 else str(self.arrived)
        told = [f"**{self.ended}**" if self.is_false else self.ended]
        if self.elsewhere:
            went = " and ".join(sorted(self.elsewhere, reverse=True)) + " went on"
            told.append(f"**{went}**" if self.followed else went)
        if self.too_soon:
            told.append("too soon")
        if fault.action["kind"] == "bomb" and self.memory is not None:
            told.append(f"+{self.memory // MEGABYTE:,} MB")
        return f"{count} ({', '.join(told)})"

    def is_bad(self, *, once: bool) -> bool:
        """Whether something in the cell is bold."""
        return (once and self.arrived > 1) or self.is_false or self.followed


def call(sdk: Sdk, url: str, tell: Connection) -> None:
    """Make the call, in a process of its own, and tell how it ended and what memory it took."""
    logging.disable()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        sdk.call(url)
        ended = "success"
    except BaseException as error:  # noqa: BLE001 - whatever an SDK raises
        own = type(error).__module__.startswith("numplan")
        ended = str(getattr(error, "code", "")) if own else type(error).__name__
    tell.send((ended, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * UNIT))


def run(sdk: Sdk, fault: Fault, secure: ssl.SSLContext) -> Case:
    """Run one case."""
    provider = Provider(
        fault, sdk.truth, "localhost" if sdk.tls else "127.0.0.1", secure if sdk.tls else None
    )
    told, tell = multiprocessing.Pipe(duplex=False)
    context = multiprocessing.get_context("forkserver")
    process = context.Process(target=call, args=(sdk, provider.url, tell))
    process.start()
    tell.close()
    ended, memory = "still waiting", None
    if told.poll(PATIENCE):
        try:
            ended, memory = told.recv()
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
    """Run all cases, those that wait longest first."""
    authority = trustme.CA()
    secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost", "127.0.0.1").configure_cert(secure)
    waiting = {"hang": 0, "drip": 1, "drop": 2, "truncate": 3}
    cases = [(fault, sdk) for fault in rows for sdk in columns]
    cases.sort(key=lambda case: waiting.get(case[0].action["kind"], len(waiting)))
    for fault in rows:
        if fault.action["kind"] == "bomb":
            bomb(fault.action["megabytes"])  # now, when nobody waits for it
    with tempfile.TemporaryDirectory() as folder:
        roots = Path(folder) / "roots.pem"
        authority.cert_pem.write_to_path(str(roots))
        os.environ |= {"REQUESTS_CA_BUNDLE": str(roots), "NO_PROXY": "*", "no_proxy": "*"}
        multiprocessing.set_forkserver_preload([*MODULES, "trustme", "orders_sdks"])
        with ThreadPoolExecutor(AT_A_TIME) as threads:
            done = threads.map(lambda case: run(case[1], case[0], secure), cases)
            return {(fault.name, sdk): case for (fault, sdk), case in zip(cases, done, strict=True)}


def table(rows: list[Fault], columns: list[Sdk], cases: dict[tuple[str, Sdk], Case], *, once: bool) -> str:
    """Answer a table in Markdown, group by group."""
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
    """Write the tables. numplan in bold is a failure, and so is an SDK that fails where nothing is wrong."""
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
    deaf = [sdk.name for sdk in ORDERS + UPDATES if cases["nothing", sdk].cell(rows[0], once=True) != WELL]
    if deaf:
        sys.exit(f"the rest says nothing: without a fault it is not {WELL} for {', '.join(deaf)}")


if __name__ == "__main__":
    main()
