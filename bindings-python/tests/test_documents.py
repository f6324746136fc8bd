"""What the README and the examples say is so."""

from __future__ import annotations

import csv
import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import readme

import numplan

if TYPE_CHECKING:
    from types import ModuleType

EXAMPLES = Path(__file__, "../../examples").resolve()


@pytest.mark.parametrize("snippet", readme.snippets(of_libraries=False))
def test_a_snippet_of_the_readme_runs(
    snippet: str, sandbox: numplan.Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    readme.run(snippet, sandbox, monkeypatch)


def test_the_readme_tells_of_every_error() -> None:
    text = readme.README.read_text(encoding="utf-8")
    classes = [error.__name__ for error in numplan.Error.__subclasses__()]
    assert [name for name in classes if f"`{name}`" not in text] == []


def write(path: Path, rows: list[list[str]]) -> Path:
    """Write a CSV file."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def enable(path: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Run the example."""
    command = [sys.executable, str(EXAMPLES / "enable_cnam.py"), str(path), *more]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_cnam_lookups_are_enabled_from_a_file(tmp_path: Path) -> None:
    good = write(tmp_path / "good.csv", [["phone"], ["12065551234"], ["(646) 345-1234"]])
    done = enable(good, "--sandbox")
    assert done.returncode == 0, done.stderr
    assert "2 of 2" in done.stderr
    assert "2 enabled" in done.stdout


def test_what_cannot_be_enabled_is_said_by_its_row(tmp_path: Path) -> None:
    bad = write(
        tmp_path / "bad.csv", [["name", "phone"], ["a", "12065551234"], ["b", "12065550000"], ["c", "n/a"]]
    )
    done = enable(bad, "--sandbox")
    assert done.returncode == 1
    assert "1 enabled" in done.stdout
    assert "row 3: " in done.stdout
    assert "row 4: " in done.stdout
    assert enable(bad, "--column", "fone", "--sandbox").returncode == 2


def service() -> ModuleType:
    """Load the example."""
    spec = importlib.util.spec_from_file_location("service", EXAMPLES / "service.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_service_answers_many_requests(sandbox: numplan.Sandbox) -> None:
    import asyncio  # noqa: PLC0415 - of this test alone

    module: Any = service()

    async def ask(port: int, path: str, body: Any) -> tuple[int, Any]:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        data = json.dumps(body).encode()
        writer.write(f"PATCH {path} HTTP/1.1\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data)
        head, _, answer = (await reader.read()).partition(b"\r\n\r\n")
        writer.close()
        return int(head.split()[1]), json.loads(answer)

    async def run() -> None:
        async with numplan.AsyncFlowroute(**sandbox.flowroute) as client:
            server = await module.serve(client, port=0)
            async with server:
                port = server.sockets[0].getsockname()[1]
                ask_for = [
                    ask(port, "/numbers/12065551234", {"alias": "NYC"}),
                    ask(port, "/numbers/12065551234", {"alias": None}),
                    ask(port, "/numbers/12065550000", {"alias": "NYC"}),
                    ask(port, "/numbers/12065551234", {"alais": "NYC"}),
                    ask(port, "/elsewhere", {}),
                ]
                answers = await asyncio.gather(*ask_for)
        assert [status for status, _ in answers] == [200, 200, 404, 422, 404]
        assert answers[0][1]["ok"] is True
        assert "alias" in answers[3][1]["message"]

    asyncio.run(run())
