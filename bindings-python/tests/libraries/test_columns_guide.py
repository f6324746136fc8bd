"""The snippets of `docs/columns.md`. Those of Spark and Ray are the functions of `engines.py`."""

from __future__ import annotations

import re
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import numplan

GUIDE = Path(__file__, "../../../../docs/columns.md").resolve()
PHONES = ["12065551234", "(206) 485-1234", None, "n/a", "+18005550199"] * 40
WHOLE = numplan.check_column(PHONES).to_list()
#: By the library that each imports first; of two, the later one.
SNIPPETS = {
    re.findall(r"^(?:import|from) (\w+)", code, re.MULTILINE)[0]: code
    for code in re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
}


def run(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a snippet beside a file of numbers."""
    monkeypatch.chdir(folder)
    pq.write_table(
        pa.table({"id": range(len(PHONES)), "phone": PHONES}), "numbers.parquet", row_group_size=50
    )
    exec(compile(SNIPPETS[name], str(GUIDE), "exec"), {"__name__": name})  # noqa: S102 - our own snippet


# Dask 2026 uses a parameter that pandas 3 deprecates.
@pytest.mark.filterwarnings("ignore:The inplace keyword")
def test_dask_writes_the_checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("dask", tmp_path, monkeypatch)
    assert pq.read_table(tmp_path / "checked")["phone_check"].to_pylist() == WHOLE


def test_duckdb_prints_valid_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("duckdb", tmp_path, monkeypatch)
    assert "12065551234" in capsys.readouterr().out


def test_dataset_scan_writes_the_checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("pyarrow", tmp_path, monkeypatch)
    assert pq.read_table(tmp_path / "checked.parquet")["phone_check"].to_pylist() == WHOLE


def test_every_engine_has_a_snippet() -> None:
    assert {"pyspark", "ray"} < set(SNIPPETS)
