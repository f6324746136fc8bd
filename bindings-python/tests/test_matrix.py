"""Each class of operation under each fault: the table that every language runs.

Cases mostly wait, so all run concurrently, blocking and async.
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
OPERATIONS: dict[str, Callable[[Any], Any]] = {
    "read": lambda client: client.numbers.get(NUMBER),
    "sets": lambda client: client.numbers.update(NUMBER, alias="NYC Number"),
    "starts": lambda client: client.numbers.update(NUMBER, messaging_enabled=True),
    "order": lambda client: client.numbers.buy(NEW),
}
#: Unoptimized builds take long for large or deep bodies, so these get no short limits.
LARGE = {"bomb", "deep_json"}
CASES = [(row, column) for row in MATRIX["operations"] for column in ("read", "sets", "starts")] + [
    (row, "order") for row in MATRIX["orders"]
]


def sandbox_of(row: dict[str, Any], column: str) -> numplan.Sandbox:
    """Return a sandbox with the fault of a row. Tasks keep running; a repeated order is charged twice."""
    sandbox = numplan.Sandbox(task_time=600.0, switches={"repeated_order": "charged"})
    fault: Any = {"action": row["action"]}
    if row.get("always"):
        fault["times"] = None
    else:
        fault["method"] = {"read": "GET", "order": "POST"}.get(column, "PATCH")
    sandbox.add_fault(fault)
    return sandbox


def limits(row: dict[str, Any], column: str) -> dict[str, Any]:
    """Return the time limits of a case."""
    if column == "order":
        return dict(MATRIX["order_limits"])
    return {} if row["action"]["kind"] in LARGE else dict(MATRIX["limits"])


def blocking(sandbox: numplan.Sandbox, column: str, given: dict[str, Any]) -> Any:
    """Return the result or error of a blocking operation."""
    with numplan.Flowroute(**sandbox.flowroute, **given) as client:
        try:
            return OPERATIONS[column](client)
        except numplan.Error as error:
            return error


def awaited(sandbox: numplan.Sandbox, column: str, given: dict[str, Any]) -> Any:
    """Return the result or error of an async operation."""

    async def run() -> Any:
        async with numplan.AsyncFlowroute(**sandbox.flowroute, **given) as client:
            try:
                return await OPERATIONS[column](client)
            except numplan.Error as error:
                return error

    return asyncio.run(run())


def check_order(row: dict[str, Any], sandbox: numplan.Sandbox, result: Any) -> None:
    """Compare the result of an order with the sandbox."""
    assert len(sandbox.orders()) == int(row["committed"]), "carried out"
    assert [entry["method"] for entry in sandbox.log()].count("POST") == 1, "sent once"
    if row["committed"]:
        assert (result.state, result.attempts, result.item.value) == ("applied", 1, NEW)
    else:
        assert isinstance(result, numplan.Error)
        assert result.sent != "no"


def check(row: dict[str, Any], column: str, sandbox: numplan.Sandbox, result: Any) -> None:
    """Compare a case with the table, and its result with the sandbox."""
    if column == "order":
        check_order(row, sandbox, result)
        return
    expected = dict(row[column])
    (number,) = [it for it in sandbox.numbers()["flowroute"] if it["value"] == NUMBER]
    done = {"read": False, "sets": number["alias"] == "NYC Number", "starts": len(sandbox.tasks()) == 1}[
        column
    ]
    assert len(sandbox.tasks()) <= 1
    seen: dict[str, Any]
    if isinstance(result, numplan.Error):
        seen = {"ends": result.code, "sent": result.sent, "attempts": result.attempts}
        assert not (result.nothing_changed and done)
    elif column == "read":
        seen = {"ends": "well", "attempts": len(sandbox.log())}
    else:
        assert done
        assert result.fields[0].state == {"sets": "applied", "starts": "pending"}[column]
        seen = {"ends": "well" if column == "sets" else "pending", "attempts": result.attempts}
    assert seen == expected


def run(case: tuple[dict[str, Any], str, Callable[..., Any]]) -> str | None:
    """Run a case on its own sandbox. Return a failure, if any."""
    row, column, mode = case
    with sandbox_of(row, column) as sandbox:
        result = mode(sandbox, column, limits(row, column))
        try:
            check(row, column, sandbox, result)
        except AssertionError as error:
            return f"{row['name']}, {column}, {mode.__name__}: {result!r}: {error}"
    return None


@pytest.mark.parametrize("mode", [blocking, awaited])
def test_operations_under_faults_match_the_table(
    mode: Callable[..., Any],
) -> None:
    with ThreadPoolExecutor(36) as threads:
        failures = list(filter(None, threads.map(run, [(row, column, mode) for row, column in CASES])))
    assert len(CASES) > 90
    assert failures == []
