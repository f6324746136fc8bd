"""`check_batches` and the namespace of Polars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

import numplan
import numplan.polars

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = ["12064851234", None, "(206) 485-1234", "n/a", "1-800-FLOWERS", "+18005550199"]
WHOLE = numplan.check_column(TEXTS).to_list()
TABLE = pa.table({"id": range(len(TEXTS)), "phone": TEXTS})


def checks(batches: Any) -> list[Any]:
    """Answer the checks of all rows, after a look at the other columns."""
    batches = list(batches)
    assert [row for batch in batches for row in batch.column("id").to_pylist()] == list(range(len(TEXTS)))
    return [row for batch in batches for row in batch.column("phone_check").to_pylist()]


def test_record_batches_get_the_struct_column() -> None:
    batches = TABLE.to_batches(max_chunksize=4)
    checked = list(numplan.check_batches(batches, "phone"))
    assert [type(batch) for batch in checked] == [pa.RecordBatch, pa.RecordBatch]
    assert checks(checked) == WHOLE


def test_tables_keep_their_chunks() -> None:
    table = pa.concat_tables([TABLE.slice(0, 4), TABLE.slice(4)])
    (checked,) = numplan.check_batches([table], "phone", "checked")
    assert checked["checked"].num_chunks == 2
    assert checked["checked"].to_pylist() == WHOLE
    (empty,) = numplan.check_batches([TABLE.schema.empty_table()], "phone", "checked")
    assert empty.schema == checked.schema


def test_frames_are_batches_too() -> None:
    (frame,) = numplan.check_batches([pl.DataFrame({"phone": TEXTS})], "phone", "checked")
    assert frame["checked"].to_list() == WHOLE
    (frame,) = numplan.check_batches([pl.DataFrame({"phone": TEXTS})], "phone", fields=["valid"])
    assert frame["phone_check"].to_list() == [{"valid": row["valid"]} for row in WHOLE]
    (frame,) = numplan.check_batches([pd.DataFrame({"phone": TEXTS}, index=range(6, 0, -1))], "phone")
    assert pa.array(frame["phone_check"]).to_pylist() == WHOLE


@pytest.mark.parametrize("fields", [["valid"], ["number", "valid"], ["findings", "time_zones", "kind"]])
@pytest.mark.parametrize("dictionaries", [True, False])
def test_fields_are_chosen_and_plain(fields: list[str], *, dictionaries: bool) -> None:
    (batch,) = numplan.check_batches(TABLE.to_batches(), "phone", fields=fields, dictionaries=dictionaries)
    assert batch.column("phone_check").to_pylist() == [{name: row[name] for name in fields} for row in WHOLE]
    assert ("dictionary" in str(batch.schema)) == (dictionaries and len(fields) == 3)


def test_all_fields_are_plain_without_dictionaries() -> None:
    (batch,) = numplan.check_batches(TABLE.to_batches(), "phone", dictionaries=False)
    assert batch.column("phone_check").to_pylist() == WHOLE
    assert "dictionary" not in str(batch.schema)


def test_dataset_scan_writes_a_dataset(tmp_path: Path) -> None:
    pq.write_table(TABLE, tmp_path / "numbers.parquet", row_group_size=2)
    scan = ds.dataset(tmp_path / "numbers.parquet").to_batches(batch_size=2)
    batches = numplan.check_batches(scan, "phone")
    first = next(batches)
    with pq.ParquetWriter(tmp_path / "checked.parquet", first.schema) as writer:
        writer.write_batch(first)
        for batch in batches:
            writer.write_batch(batch)
    assert checks([pq.read_table(tmp_path / "checked.parquet")]) == WHOLE


def test_duckdb_readers_are_batches() -> None:
    numbers = TABLE  # noqa: F841 - DuckDB looks it up by its name
    reader = duckdb.sql("select * from numbers order by id").to_arrow_reader(4)
    assert checks(numplan.check_batches(reader, "phone")) == WHOLE


def test_batches_are_checked_as_they_come() -> None:
    def batches() -> Any:
        yield from TABLE.to_batches()
        pytest.fail("the second batch was asked for before the first was taken")

    assert next(numplan.check_batches(batches(), "phone")).num_rows == len(TEXTS)


@pytest.mark.parametrize(
    ("batch", "given", "error", "hint"),
    [
        (TABLE, {"column": "fone"}, ValueError, "id, phone"),
        (TABLE, {"column": "phone", "into": "id"}, ValueError, "pass another name"),
        (TABLE, {"column": "phone", "fields": ["state"]}, ValueError, "valid, number"),
        (TABLE, {"column": "phone", "fields": []}, ValueError, "at least one"),
        ("12064851234", {"column": "phone"}, TypeError, "in a list"),
    ],
)
def test_wrong_arguments_say_what_to_do(batch: Any, given: Any, error: Any, hint: str) -> None:
    with pytest.raises(error, match=hint):
        list(numplan.check_batches([batch], **given))


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_polars_expressions_are_lazy(engine: Any) -> None:
    frame = pl.LazyFrame({"phone": TEXTS}).select(
        pl.col("phone").numplan.check().alias("check"),  # type: ignore[attr-defined]
        pl.col("phone").numplan.is_valid().alias("valid"),  # type: ignore[attr-defined]
        number=pl.col("phone").numplan.normalize(),  # type: ignore[attr-defined]
    )
    assert frame.collect_schema()["check"] == numplan.polars.Check
    collected = frame.collect(engine=engine)
    assert collected["check"].to_list() == WHOLE
    assert collected["valid"].to_list() == [row["valid"] for row in WHOLE]
    assert collected["number"].to_list() == [row["number"] for row in WHOLE]
    assert pl.DataFrame({"phone": TEXTS}).select(pl.col("phone").numplan.is_valid()).columns == ["phone"]  # type: ignore[attr-defined]


def test_polars_expressions_work_in_groups() -> None:
    frame = pl.DataFrame({"group": [1, 1, 2, 2, 2, 3], "phone": TEXTS})
    valid = frame.group_by("group", maintain_order=True).agg(pl.col("phone").numplan.is_valid().sum())  # type: ignore[attr-defined]
    assert valid["phone"].to_list() == [1, 0, 1]
