"""The snippets of the README and of the guide to fleets."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import numplan

README = Path(__file__, "../../README.md").resolve()
FLEETS = Path(__file__, "../../../docs/fleets.md").resolve()
#: Libraries that are not installed everywhere.
LIBRARIES = ("pandas", "polars")


def snippets(*, of_libraries: bool, document: Path = README) -> list[Any]:
    """Return the snippets with or without libraries, named by their lines."""
    text = document.read_text(encoding="utf-8")
    found = []
    for match in re.finditer(r"```python\n(.*?)```", text, re.DOTALL):
        line = text.count("\n", 0, match.start()) + 1
        if any(f"import {library}" in match[1] for library in LIBRARIES) == of_libraries:
            found.append(pytest.param("\n" * line + match[1], id=f"line {line}"))
    return found


def run(snippet: str, sandbox: numplan.Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a snippet, its clients connected to the sandbox."""
    for provider in ("Flowroute", "Plivo", "Wavix"):
        access = getattr(sandbox, provider.lower())
        for kind in ("", "Async"):
            of = getattr(numplan, kind + provider)
            monkeypatch.setattr(numplan, kind + provider, sandboxed(of, access))
    names: dict[str, Any] = {"__name__": "readme"}
    exec(compile(snippet, str(README), "exec"), names)  # noqa: S102 - our own snippet


def sandboxed(of: Any, access: Any) -> Any:
    """Return a class of clients of the sandbox, unless credentials are passed."""

    class Sandboxed(of):  # type: ignore[misc]
        """A client of a sandbox."""

        __slots__ = ()

        def __init__(self, *given: Any, **settings: Any) -> None:
            """Make a client."""
            super().__init__(*given, **(settings if given else {**access, **settings}))

    return Sandboxed
