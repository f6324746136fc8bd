"""Record batches with a column more, one batch after the other."""

# The libraries of batches are not typed, or not installed where types are checked.
# pyright: basic

from __future__ import annotations

from ._native import check_column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any, TypeVar

    _Batch = TypeVar("_Batch")

#: The members of a check, in the order of the struct.
MEMBERS = (
    "valid",
    "number",
    "kind",
    "region",
    "country",
    "place",
    "time_zones",
    "findings",
    "suggestion",
)


def check_batches(
    batches: Iterable[_Batch],
    column: str,
    into: str = "phone_check",
    *,
    fields: Sequence[str] | None = None,
    dictionaries: bool = True,
) -> Iterator[_Batch]:
    """Check a column of record batches as they come, in the memory of one batch.

    Use it for `mapInArrow` of Spark, `map_batches` of Ray, a scan of a pyarrow dataset, and the record batch
    reader of DuckDB.

    Args:
        batches: Record batches or tables of pyarrow, or frames of Polars or pandas.
        column: The name of the column of numbers.
        into: The name of the struct column that each batch gets.
        fields: Names of the members that the struct has; all of them if you leave it out.
        dictionaries: Encode repeated words as dictionaries. Spark cannot read these: pass `False` there.

    Returns:
        The batches, each with the struct column behind its other columns.

    Raises:
        ValueError: There is no such field. From the iterator: a batch lacks the column, or has one of the new
            name.
        TypeError: From the iterator: a batch is of another type.
    """
    wanted = MEMBERS if fields is None else tuple(fields)
    for field in wanted:
        if field not in MEMBERS:
            message = f"a check has no field {field!r}: its fields are {', '.join(MEMBERS)}"
            raise ValueError(message)
    if not wanted:
        message = "fields is empty: name at least one, or leave it out for all"
        raise ValueError(message)
    return (_with_check(batch, column, into, wanted, dictionaries=dictionaries) for batch in batches)


def _with_check(batch: Any, column: str, into: str, fields: tuple[str, ...], *, dictionaries: bool) -> Any:
    """Add the struct column to one batch."""
    library = type(batch).__module__.partition(".")[0]
    if library not in {"pyarrow", "polars", "pandas"}:
        message = (
            f"{type(batch).__name__} is not a batch: pass record batches or tables of pyarrow, or frames of "
            "Polars or pandas, several of them in a list"
        )
        raise TypeError(message)
    names = list(getattr(batch, "column_names", None) or batch.columns)
    if column not in names:
        message = f"the batch has no column {column!r}: its columns are {', '.join(map(str, names))}"
        raise ValueError(message)
    if into in names:
        message = f"the batch has a column {into!r} already: pass another name as into"
        raise ValueError(message)
    values = batch[column]
    if library == "polars":
        return batch.with_columns(_series(values, into, fields, dictionaries=dictionaries))
    if library == "pandas":
        import pandas as pd

        array = _struct(values, fields, dictionaries=dictionaries)
        return batch.assign(**{into: pd.arrays.ArrowExtensionArray(array)})
    import pyarrow as pa

    chunks = getattr(values, "chunks", None)
    if chunks is None:
        return batch.append_column(into, _struct(values, fields, dictionaries=dictionaries))
    arrays = [_struct(chunk, fields, dictionaries=dictionaries) for chunk in chunks or [[]]]
    return batch.append_column(into, pa.chunked_array(arrays))


def _series(values: Any, into: str, fields: tuple[str, ...], *, dictionaries: bool) -> Any:
    """Make the struct column of Polars."""
    import polars as pl

    whole = pl.Series(check_column(values)).alias(into)
    if fields == MEMBERS and dictionaries:
        return whole
    members = whole.struct.unnest().select(fields)
    if not dictionaries:
        words, lists = pl.col(pl.Categorical), pl.col(pl.List(pl.Categorical))
        members = members.with_columns(words.cast(pl.String), lists.cast(pl.List(pl.String)))
    return members.to_struct(into)


def _struct(values: Any, fields: tuple[str, ...], *, dictionaries: bool) -> Any:
    """Make the struct array of pyarrow."""
    import pyarrow as pa

    checked = check_column(values)
    if len(fields) == 1:
        members = [pa.array(getattr(checked, fields[0]))]
    else:
        # One pass over the column for all of them.
        whole = pa.array(checked)
        if fields == MEMBERS and dictionaries:
            return whole
        members = [whole.field(name) for name in fields]
    if not dictionaries:
        members = [_plain(member) for member in members]
    return pa.StructArray.from_arrays(members, names=list(fields))


def _plain(array: Any) -> Any:
    """Write the words of dictionaries out."""
    import pyarrow as pa

    if pa.types.is_dictionary(array.type):
        return array.dictionary_decode()
    if pa.types.is_list(array.type):
        return pa.ListArray.from_arrays(array.offsets, array.flatten().dictionary_decode())
    return array
