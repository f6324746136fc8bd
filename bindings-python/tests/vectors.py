"""Cases of `tests/vectors` at the top, and the comparison of what is seen with what is expected."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numplan

FOLDER = Path(__file__, "../../../tests/vectors").resolve()
CLIENTS = {"flowroute": numplan.Flowroute, "plivo": numplan.Plivo, "wavix": numplan.Wavix}
#: What an operation is about, by the names of arguments.
ABOUT = (
    *("number", "numbers", "id", "ids", "task", "route", "slot", "action", "country", "region", "city"),
    *("current", "keep_application", "limit", "offset"),
)


@dataclass(frozen=True)
class Case:
    """One case: the members of its file's `given`, overridden by its own."""

    file: str
    kind: str
    members: dict[str, Any]

    def __str__(self) -> str:
        """Tell it from all others."""
        return f"{self.file}: {self.members['name']}"

    def get(self, name: str) -> Any:
        """Answer a member; `None` if there is none."""
        return self.members.get(name)

    @property
    def expect(self) -> dict[str, Any]:
        """What is expected, to be taken apart."""
        return dict(self.members["expect"])

    @property
    def body(self) -> bytes:
        """The bytes of an answer's body: JSON or a text as it stands."""
        if (text := self.get("text")) is not None:
            return str(text).encode()
        return json.dumps(self.members["body"]).encode() if "body" in self.members else b""

    @property
    def client(self) -> Any:
        """A client with the account of the case."""
        base = {"base_url": self.get("base_url")} if self.get("base_url") else {}
        # The rate is the script's affair.
        return CLIENTS[self.members["provider"]](**self.members["credentials"], max_rate=0, **base)

    @property
    def inputs(self) -> dict[str, Any]:
        """What an operation is given, by name."""
        inputs = {name: self.get(name) for name in ABOUT if self.get(name) is not None}
        if self.get("operation") == "cart.checkout":
            pairs = zip(inputs.pop("ids"), inputs.pop("numbers"), strict=True)
            inputs["items"] = [{"id": one, "number": number} for one, number in pairs]
        at = self.get("at") or {}
        if self.get("provider") == "wavix":
            if "pages" in at:
                inputs["page"] = at["pages"] + 1
        else:
            inputs |= {name: at[name] for name in ("offset", "cursor") if at.get(name) is not None}
        fields = self.get("fields") or {}
        clear = {"$clear": True}
        return inputs | {name: numplan.CLEAR if value == clear else value for name, value in fields.items()}

    def prepare(self) -> Any:
        """Make the request of the operation, by the public method of its name."""
        client, inputs = self.client, self.inputs
        resource, verb = self.members["operation"].split(".")
        if "current" in inputs:
            # A number that was read before is no argument of a method.
            return numplan.Prepared(
                client._calls, client._calls.host.prepare(self.members["operation"], inputs, {})
            )
        if {"limit", "offset", "cursor", "page"} & set(inputs):
            verb += "_page"
        return client.prepare(getattr(getattr(client, resource), verb), **inputs)

    def interpret(self) -> Any:
        """Say what the answer comes to, by the public method if it makes requests at all."""
        answer = (self.members["status"], self.get("headers") or {}, self.body)
        try:
            prepared = self.prepare()
        except numplan.UnsupportedError:
            # An order is read before it is sent: it has a course, and no request by itself.
            calls = self.client._calls
            return calls.host.interpret(calls, self.members["operation"], self.inputs, *answer)
        return prepared.interpret(*answer)


def read() -> list[tuple[str, str, list[Case]]]:
    """Answer every file: its name, its kind, its cases."""
    files = []
    for path in sorted(FOLDER.rglob("*.json")):
        name = path.relative_to(FOLDER).with_suffix("").as_posix()
        file = json.loads(path.read_text(encoding="utf-8"))
        kind, shared = file["kind"], file.get("given", {})
        files.append((name, kind, [Case(name, kind, {**shared, **case}) for case in file["cases"]]))
    return files


def difference(expected: Any, seen: Any, at: str = "") -> str | None:
    """Say where `seen` is not what is expected: of an object only the members that are named."""
    if isinstance(expected, dict) and isinstance(seen, dict):
        parts = (difference(wanted, seen.get(name), f"{at}.{name}") for name, wanted in expected.items())
        return next(filter(None, parts), None)
    if isinstance(expected, list) and isinstance(seen, list) and len(expected) == len(seen):
        pairs = enumerate(zip(expected, seen, strict=True))
        return next(filter(None, (difference(*pair, f"{at}[{index}]") for index, pair in pairs)), None)
    same = expected == seen and isinstance(expected, bool) == isinstance(seen, bool)
    return None if same else f"{at}: expected {expected!r}, seen {seen!r}"


def error_difference(expected: dict[str, Any], error: numplan.Error) -> str | None:
    """Say where an error is not the one that is expected; `says` are parts of its message."""
    parts = expected.pop("says", [])
    silent = next(
        (f"{error.message!r} does not say {part!r}" for part in parts if part not in str(error)), None
    )
    return difference(expected, error.as_dict()) or silent
