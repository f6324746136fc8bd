"""The snippets of the README and of the guide to fleets, and the examples."""

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
def test_readme_snippet(
    snippet: str, sandbox: numplan.Sandbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    readme.run(snippet, sandbox, monkeypatch)


@pytest.mark.parametrize("snippet", readme.snippets(of_libraries=False, document=readme.FLEETS))
def test_guide_snippet(
    snippet: str, sandbox: numplan.Sandbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    readme.run(snippet, sandbox, monkeypatch)


def test_readme_lists_every_error() -> None:
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


def test_enable_cnam_example(tmp_path: Path) -> None:
    good = write(tmp_path / "good.csv", [["phone"], ["12065551234"], ["(646) 345-1234"]])
    done = enable(good, "--sandbox")
    assert done.returncode == 0, done.stderr
    assert "2 of 2" in done.stderr
    assert "2 enabled" in done.stdout


def test_enable_cnam_example_reports_bad_rows(tmp_path: Path) -> None:
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


def test_service_example(sandbox: numplan.Sandbox) -> None:
    import asyncio  # noqa: PLC0415 - used by this test only

    module: Any = service()

    async def request(port: int, path: str, fields: Any) -> tuple[int, Any]:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        data = json.dumps(fields).encode()
        writer.write(f"PATCH {path} HTTP/1.1\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data)
        head, _, body = (await reader.read()).partition(b"\r\n\r\n")
        writer.close()
        return int(head.split()[1]), json.loads(body)

    async def run() -> None:
        async with numplan.AsyncFlowroute(**sandbox.flowroute) as client:
            server = await module.serve(client, port=0)
            async with server:
                port = server.sockets[0].getsockname()[1]
                requests = [
                    request(port, "/numbers/12065551234", {"alias": "NYC"}),
                    request(port, "/numbers/12065551234", {"alias": None}),
                    request(port, "/numbers/12065550000", {"alias": "NYC"}),
                    request(port, "/numbers/12065551234", {"alais": "NYC"}),
                    request(port, "/elsewhere", {}),
                ]
                responses = await asyncio.gather(*requests)
        assert [status for status, _ in responses] == [200, 200, 404, 422, 404]
        assert responses[0][1]["ok"] is True
        assert "alias" in responses[3][1]["message"]

    asyncio.run(run())
