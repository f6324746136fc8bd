"""The shared cases of `tests/vectors`, and the comparison with their expectations."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from operations import CLIENTS

import numplan

FOLDER = Path(__file__, "../../../tests/vectors").resolve()
#: The names of arguments in the cases.
ARGUMENTS = (
    *("number", "numbers", "id", "ids", "task", "route", "slot", "action", "country", "region", "city"),
    *("current", "keep_application", "limit", "offset"),
)


@dataclass(frozen=True)
class Case:
    """A case: the shared members of its file and section, overridden by its own."""

    file: str
    kind: str
    members: dict[str, Any]

    def __str__(self) -> str:
        """Return a unique name."""
        return f"{self.file}: {self.kind}: {self.members['name']}"

    def get(self, name: str) -> Any:
        """Return a member, or `None`."""
        return self.members.get(name)

    @property
    def expect(self) -> dict[str, Any]:
        """A copy of the expectations."""
        return dict(self.members["expect"])

    @property
    def body(self) -> bytes:
        """The bytes of a response body: JSON, or a text as it is."""
        if (text := self.get("text")) is not None:
            return str(text).encode()
        return json.dumps(self.members["body"]).encode() if "body" in self.members else b""

    @property
    def client(self) -> Any:
        """A client with the credentials of the case."""
        base = {"base_url": self.get("base_url")} if self.get("base_url") else {}
        # Scripts have their own clock, so requests are not paced.
        return CLIENTS[self.members["provider"]][0](**self.members["credentials"], max_rate=0, **base)

    @property
    def inputs(self) -> dict[str, Any]:
        """The inputs of the operation."""
        inputs = {name: self.get(name) for name in ARGUMENTS if self.get(name) is not None}
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
        """Return the request of the operation, through its public method."""
        client, inputs = self.client, self.inputs
        resource, verb = self.members["operation"].split(".")
        if "current" in inputs:
            # A number that was read before is not an argument of a public method.
            native = client._runner.native.prepare(self.members["operation"], inputs, {})
            return numplan.Prepared(client._runner, native)
        if {"limit", "offset", "cursor", "page"} & set(inputs):
            verb += "_page"
        return client.prepare(getattr(getattr(client, resource), verb), **inputs)

    def interpret(self) -> Any:
        """Interpret the response, through the public method if the operation can be prepared."""
        response = (self.members["status"], self.get("headers") or {}, self.body)
        try:
            prepared = self.prepare()
        except numplan.UnsupportedError:
            # The account is read before an order, so it has no single request.
            runner = self.client._runner
            return runner.native.interpret(runner, self.members["operation"], self.inputs, *response)
        return prepared.interpret(*response)


def read() -> list[Case]:
    """Return the cases of all files."""
    cases = []
    for path in sorted(FOLDER.rglob("*.json")):
        name = path.relative_to(FOLDER).with_suffix("").as_posix()
        file = json.loads(path.read_text(encoding="utf-8"))
        for section in file["sections"]:
            assert section["cases"], f"{name}: {section['kind']} has no case"
            shared = {**file.get("given", {}), **section.get("given", {})}
            cases += [Case(name, section["kind"], {**shared, **case}) for case in section["cases"]]
    return cases


def difference(expected: Any, seen: Any, at: str = "") -> str | None:
    """Describe the first difference. Of an object only the expected members count."""
    if isinstance(expected, dict) and isinstance(seen, dict):
        parts = (difference(wanted, seen.get(name), f"{at}.{name}") for name, wanted in expected.items())
        return next(filter(None, parts), None)
    if isinstance(expected, list) and isinstance(seen, list) and len(expected) == len(seen):
        pairs = enumerate(zip(expected, seen, strict=True))
        return next(filter(None, (difference(*pair, f"{at}[{index}]") for index, pair in pairs)), None)
    same = expected == seen and isinstance(expected, bool) == isinstance(seen, bool)
    return None if same else f"{at}: expected {expected!r}, seen {seen!r}"


def error_difference(expected: dict[str, Any], error: numplan.Error) -> str | None:
    """Describe the first difference of an error; `says` are parts of its message."""
    parts = expected.pop("says", [])
    missing = next((f"{error.message!r} lacks {part!r}" for part in parts if part not in str(error)), None)
    return difference(expected, error.as_dict()) or missing
