"""What goes wrong: the orders of `tests/matrix.json`, and what the sandbox knows beside them.

A fault is written in the sandbox's words (`sandbox/src/fault/action.rs`), so that no row is written twice.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MATRIX: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "matrix.json").read_text(encoding="utf-8"),
)
#: What is bought.
NUMBER: str = MATRIX["new_number"]
#: What is changed.
HELD = "12025551111"
#: The time that numplan has for an order, in seconds.
ORDER_TIMEOUT: float = MATRIX["order_limits"]["order_timeout"]

#: Kinds that are done to the true answer: what arrives is carried out.
TRUE_ANSWERS = {"refuse", "delay", "drip", "truncate", "other_number"}
#: Kinds under which nothing is ever carried out.
TURNED_AWAY = {"throttle"}
#: Kinds that say by `commit` whether what arrives is carried out.
EITHER = {"drop", "hang", "response", "redirect", "html", "bomb", "deep_json"}

#: The groups of the table, each with what belongs to it.
GROUPS = {
    "nothing is wrong": {"delay"},
    "no answer": {"refuse", "drop", "hang"},
    "part of an answer": {"drip", "truncate"},
    "an answer of something else": {"html", "other_number", "bomb", "deep_json"},
    "a redirect to another host": {"redirect"},
    "a success that shows nothing": set[str](),
    "an error": {"response"},
    "an error with a hint when to come back": {"throttle"},
}


@dataclass(frozen=True)
class Fault:
    """A row of the table."""

    name: str
    #: What happens to every order, in the sandbox's words.
    action: dict[str, Any]
    #: How a 429 or 503 says when to come back: a word of the sandbox's switch `retry_after`.
    hint: str = "seconds"

    @property
    def commits(self) -> bool:
        """Whether what arrives is carried out, although its answer never comes or is another one."""
        kind = self.action["kind"]
        if kind in EITHER:
            return bool(self.action.get("commit"))
        if kind not in TRUE_ANSWERS | TURNED_AWAY:
            message = f"matrix.json has a kind of fault that this script does not know: {kind}"
            raise ValueError(message)
        return kind in TRUE_ANSWERS

    @property
    def group(self) -> str:
        """Where the row stands."""
        if self.action.get("status") in range(200, 300) and self.action["kind"] == "response":
            return "a success that shows nothing"
        return next(name for name, kinds in GROUPS.items() if self.action["kind"] in kinds)


def _answer(status: int, *, commit: bool = False, body: object = None) -> dict[str, Any]:
    return {"kind": "response", "status": status, "body": {} if body is None else body, "commit": commit}


def _throttle(status: int) -> dict[str, Any]:
    return {"kind": "throttle", "status": status, "after_ms": 1500}


#: What stands in no row of the matrix.
BESIDE = [
    # For longer than anybody waits: when a client comes again would be a race.
    Fault("refused", {"kind": "refuse", "for_ms": 600_000}),
    # Each byte in time for a limit of what passes between two of them, all of them never.
    Fault("byte by byte, slowly", {"kind": "drip", "every_ms": 4000}),
    Fault("gzip of 64 MB", {"kind": "bomb", "megabytes": 64, "commit": True}),
    Fault("207, errors", _answer(207, commit=True, body={"errors": [{"status": 503, "title": "A part"}]})),
    *(Fault(str(status), _answer(status)) for status in (401, 404, 422, 501, 524)),
    Fault("429, no hint", _throttle(429), "absent"),
    Fault("429, `Retry-After: 2`", _throttle(429)),
    Fault("429, `Retry-After: 1.500`", _throttle(429), "decimal"),
    Fault("429, `Retry-After:` a date", _throttle(429), "http_date"),
    Fault("429, `Retry-After-Ms`", _throttle(429), "millis"),
    Fault("429, `RateLimit-Reset`", _throttle(429), "reset_seconds"),
    Fault("429, `X-RateLimit-Reset`, s", _throttle(429), "reset_epoch"),
    Fault("429, `X-RateLimit-Reset`, ms", _throttle(429), "reset_epoch_millis"),
    Fault("503, `Retry-After: 2`", _throttle(503)),
]


def faults() -> list[Fault]:
    """Answer all rows, group by group."""
    rows = [Fault(row["name"], row["action"]) for row in MATRIX["orders"]]
    for fault, row in zip(rows, MATRIX["orders"], strict=True):
        if fault.commits != row["committed"]:
            message = f"{fault.name}: matrix.json says otherwise whether it is carried out"
            raise ValueError(message)
    rows += BESIDE
    twice = {fault.name for fault in rows if [it.name for it in rows].count(fault.name) > 1}
    if twice:
        message = f"matrix.json has a row of this name by now: {', '.join(twice)}"
        raise ValueError(message)
    groups = list(GROUPS)
    return sorted(rows, key=lambda fault: (groups.index(fault.group), fault.action.get("status", 0)))
