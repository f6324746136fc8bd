"""What becomes of each class of operation under each fault: the table that every language runs.

Most of a case is waiting, so all of them run at a time, blocking and async.
"""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import numplan

if TYPE_CHECKING:
    from collections.abc import Callable

MATRIX = json.loads(Path(__file__, "../../../tests/matrix.json").resolve().read_text(encoding="utf-8"))
NUMBER, NEW = MATRIX["number"], MATRIX["new_number"]
CALLS: dict[str, Callable[[Any], Any]] = {
    "read": lambda client: client.numbers.get(NUMBER),
    "sets": lambda client: client.numbers.update(NUMBER, alias="NYC Number"),
    "starts": lambda client: client.numbers.update(NUMBER, messaging_enabled=True),
    "order": lambda client: client.numbers.buy(NEW),
}
#: A body that is large or deep takes its time where nothing is optimised; it is not to be cut short.
LARGE = {"bomb", "deep_json"}
CASES = [(row, column) for row in MATRIX["operations"] for column in ("read", "sets", "starts")] + [
    (row, "order") for row in MATRIX["orders"]
]


def sandbox_of(row: dict[str, Any], column: str) -> numplan.Sandbox:
    """Answer a sandbox with the fault of a row. A task that is started runs on; two orders cost twice."""
    sandbox = numplan.Sandbox(task_time=600.0, switches={"repeated_order": "charged"})
    fault: Any = {"action": row["action"]}
    if row.get("always"):
        fault["times"] = None
    else:
        fault["method"] = {"read": "GET", "order": "POST"}.get(column, "PATCH")
    sandbox.add_fault(fault)
    return sandbox


def limits(row: dict[str, Any], column: str) -> dict[str, Any]:
    """Answer the time limits of a case."""
    if column == "order":
        return dict(MATRIX["order_limits"])
    return {} if row["action"]["kind"] in LARGE else dict(MATRIX["limits"])


def blocking(sandbox: numplan.Sandbox, column: str, given: dict[str, Any]) -> Any:
    """Answer what a call came to, waited for."""
    with numplan.Flowroute(**sandbox.flowroute, **given) as client:
        try:
            return CALLS[column](client)
        except numplan.Error as error:
            return error


def awaited(sandbox: numplan.Sandbox, column: str, given: dict[str, Any]) -> Any:
    """Answer what a call came to, awaited."""

    async def run() -> Any:
        async with numplan.AsyncFlowroute(**sandbox.flowroute, **given) as client:
            try:
                return await CALLS[column](client)
            except numplan.Error as error:
                return error

    return asyncio.run(run())


def judge_order(row: dict[str, Any], sandbox: numplan.Sandbox, told: Any) -> None:
    """Hold what the caller was told against what was done."""
    assert len(sandbox.orders()) == int(row["committed"]), "carried out"
    assert [entry["method"] for entry in sandbox.log()].count("POST") == 1, "sent once"
    if row["committed"]:
        assert (told.state, told.attempts, told.item.value) == ("applied", 1, NEW)
    else:
        assert isinstance(told, numplan.Error)
        assert told.sent != "no"


def judge(row: dict[str, Any], column: str, sandbox: numplan.Sandbox, told: Any) -> None:
    """Hold a case against the table, and what was said against what is."""
    if column == "order":
        judge_order(row, sandbox, told)
        return
    expected = dict(row[column])
    (number,) = [it for it in sandbox.numbers()["flowroute"] if it["value"] == NUMBER]
    done = {"read": False, "sets": number["alias"] == "NYC Number", "starts": len(sandbox.tasks()) == 1}[
        column
    ]
    assert len(sandbox.tasks()) <= 1
    seen: dict[str, Any]
    if isinstance(told, numplan.Error):
        seen = {"ends": told.code, "sent": told.sent, "attempts": told.attempts}
        assert not (told.nothing_changed and done)
    elif column == "read":
        seen = {"ends": "well", "attempts": len(sandbox.log())}
    else:
        assert done
        assert told.fields[0].state == {"sets": "applied", "starts": "pending"}[column]
        seen = {"ends": "well" if column == "sets" else "pending", "attempts": told.attempts}
    assert seen == expected


def run(case: tuple[dict[str, Any], str, Callable[..., Any]]) -> str | None:
    """Run a case on a sandbox of its own. What is wrong with it, if anything."""
    row, column, manner = case
    with sandbox_of(row, column) as sandbox:
        told = manner(sandbox, column, limits(row, column))
        try:
            judge(row, column, sandbox, told)
        except AssertionError as error:
            return f"{row['name']}, {column}, {manner.__name__}: {told!r}: {error}"
    return None


@pytest.mark.parametrize("manner", [blocking, awaited])
def test_every_class_of_operation_ends_under_every_fault_as_the_table_says(
    manner: Callable[..., Any],
) -> None:
    with ThreadPoolExecutor(36) as threads:
        failures = list(filter(None, threads.map(run, [(row, column, manner) for row, column in CASES])))
    assert len(CASES) > 90
    assert failures == []
