"""One sandbox for all tests, reset for each of them.

`NUMPLAN_SANDBOX_URL` names a running one; otherwise it is built and started here.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVE = ["cargo", "run", "--quiet", "--package", "numplan-sandbox", "--example", "serve"]


@pytest.fixture(scope="session")
def running() -> Iterator[Sandbox]:
    """Start a sandbox, which ends when its standard input does."""
    url = os.environ.get("NUMPLAN_SANDBOX_URL")
    if url:
        yield Sandbox(url)
        return
    workspace = Path(__file__).parents[2]
    pipe = subprocess.PIPE
    with subprocess.Popen(SERVE, cwd=workspace, stdin=pipe, stdout=pipe, text=True) as process:  # noqa: S603
        assert process.stdin
        assert process.stdout
        first_line = process.stdout.readline()
        assert first_line, "the sandbox did not start"
        yield Sandbox(json.loads(first_line)["url"])
        process.stdin.close()


@pytest.fixture
def sandbox(running: Sandbox) -> Sandbox:
    """Return the sandbox after a reset."""
    running.reset()
    return running
