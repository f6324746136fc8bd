"""A column of numbers checked by Spark and by Ray in local mode, and compared row by row with one process.

`python engines.py ROWS` does it with any number of rows, and prints the seconds of each as JSON. The
functions `with_spark` and `with_ray` are the scripts of `docs/columns.md`.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq

import numplan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PARTITIONS = 8
AT_A_TIME = 1 << 16
WORDS = "kind: string, region: string, country: string, place: string"
LISTS = "time_zones: array<string>, findings: array<string>"
CHECK = f"struct<valid: boolean, number: string, {WORDS}, {LISTS}, suggestion: string>"


def numbers(ids: Any) -> Any:
    """Make the text of each row: valid numbers, pasted forms, and cells that are refused."""
    scattered = ids.astype(np.uint64) * 2_654_435_761 % 8_000_000_000 + 12_000_000_000
    digits = pa.array(scattered).cast(pa.string())
    area, exchange, line = (pc.utf8_slice_codeunits(digits, *ends) for ends in ((1, 4), (4, 7), (7, 11)))

    def joined(*parts: Any) -> Any:
        return pc.binary_join_element_wise(*parts, "")

    forms = [
        digits,
        joined("+", digits),
        joined("(", area, ") ", exchange, "-", line),
        joined(area, ".", exchange, ".", line),
        joined(digits, ".0"),
        joined("1-", area, "-", exchange, "-", line, " ext. 5"),
        pa.array(["1-800-FLOWERS"] * len(ids)),
        pa.nulls(len(ids), pa.string()),
    ]
    return pc.choose(pa.array(ids % len(forms)), *forms)


def write_source(folder: Path, rows: int) -> None:
    """Write the rows, in a file for each partition."""
    folder.mkdir()
    ends = np.linspace(0, rows, PARTITIONS + 1, dtype=np.int64)
    for place in range(PARTITIONS):
        schema = pa.schema({"id": pa.int64(), "phone": pa.string()})
        with pq.ParquetWriter(folder / f"{place}.parquet", schema) as writer:
            for start in range(ends[place], ends[place + 1], AT_A_TIME):
                ids = np.arange(start, min(start + AT_A_TIME, ends[place + 1]))
                writer.write_batch(pa.record_batch({"id": ids, "phone": numbers(ids)}, schema=schema))


def compare(folder: Path, rows: int) -> None:
    """Compare each row that was written with what one process finds, and see that none is lost or twice."""
    seen = np.zeros(rows, dtype=bool)
    for batch in ds.dataset(folder, format="parquet").to_batches(batch_size=AT_A_TIME):
        ids = batch.column("id").to_numpy()
        assert not seen[ids].any()
        seen[ids] = True
        source = pa.record_batch({"id": ids, "phone": numbers(ids)})
        (wanted,) = numplan.check_batches([source], "phone", dictionaries=False)
        for column in ("phone", "phone_check"):
            found = batch.column(column).cast(wanted.column(column).type)
            assert found.equals(wanted.column(column)), f"{column} differs after row {ids[0]}"
    assert seen.all()


def with_spark(source: Path, target: Path) -> int:
    """Check a folder of Parquet files with Spark, and answer how many partitions there were."""
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an engine at a time

    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = (
        SparkSession.builder.master("local[*]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", AT_A_TIME)
        .getOrCreate()
    )
    try:
        frame = spark.read.parquet(str(source)).repartition(PARTITIONS)

        def check(batches: Iterator[Any]) -> Iterator[Any]:
            return numplan.check_batches(batches, "phone", dictionaries=False)

        frame.mapInArrow(check, f"id bigint, phone string, phone_check {CHECK}").write.parquet(str(target))
        return int(frame.rdd.getNumPartitions())
    finally:
        spark.stop()


def with_ray(source: Path, target: Path) -> int:
    """Check a folder of Parquet files with Ray, and answer how many blocks were written."""
    import ray  # noqa: PLC0415 - an engine at a time

    ray.init(include_dashboard=False, log_to_driver=False)
    try:

        def check(table: Any) -> Any:
            return next(numplan.check_batches([table], "phone", dictionaries=False))

        numbers = ray.data.read_parquet(str(source)).repartition(PARTITIONS)
        numbers.map_batches(check, batch_format="pyarrow").write_parquet(str(target))
        return len(list(target.glob("*.parquet")))
    finally:
        ray.shutdown()


def with_one_process(source: Path, target: Path) -> int:
    """Check a folder of Parquet files here."""
    target.mkdir()
    scan = ds.dataset(source).to_batches(batch_size=AT_A_TIME)
    batches = numplan.check_batches(scan, "phone", dictionaries=False)
    first = next(batches)
    with pq.ParquetWriter(target / "0.parquet", first.schema) as writer:
        writer.write_batch(first)
        for batch in batches:
            writer.write_batch(batch)
    return 1


ENGINES: dict[str, Callable[[Path, Path], int]] = {
    "one process": with_one_process,
    "Spark": with_spark,
    "Ray": with_ray,
}


def main(rows: int) -> None:
    """Check and compare with each engine."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "source"), Path(folder, "target")
        write_source(source, rows)
        for name, engine in ENGINES.items():
            begin = time.perf_counter()
            partitions = engine(source, target)
            took = time.perf_counter() - begin
            compare(target, rows)
            shutil.rmtree(target)
            figures = {"engine": name, "rows": rows, "partitions": partitions, "seconds": took}
            sys.stdout.write(json.dumps(figures) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]))
