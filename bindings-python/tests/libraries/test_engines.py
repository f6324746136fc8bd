"""Spark and Ray for real, in local mode: each row is what one process finds."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import engines
import pytest

if TYPE_CHECKING:
    from pathlib import Path

#: `make columns-cluster` does the same with 10,000,000.
ROWS = 100_003


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("engine", engines.ENGINES)
def test_engines_equal_one_process(engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if engine == "Spark" and not shutil.which("java"):
        pytest.fail("a JDK (17 or newer) is missing: apt-get install openjdk-17-jdk-headless")
    # Workers import what this process imports.
    monkeypatch.setenv("PYTHONPATH", ":".join(path for path in sys.path if path))
    engines.write_source(tmp_path / "source", ROWS)
    partitions = engines.ENGINES[engine](tmp_path / "source", tmp_path / "target")
    assert partitions >= (1 if engine == "one process" else engines.PARTITIONS)
    engines.compare(tmp_path / "target", ROWS)
