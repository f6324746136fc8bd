"""The check as expressions of Polars: `import numplan.polars` registers the namespace `numplan`.

```python
import numplan.polars
import polars as pl

frame = pl.LazyFrame({"phone": ["12065551234", "(206) 555-1234", None]})
print(frame.with_columns(pl.col("phone").numplan.normalize().alias("number")).collect())
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from ._native import check_column

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Check", "PhoneExpressions"]

#: The type of what `check()` gives.
Check = pl.Series(check_column([])).dtype


@pl.api.register_expr_namespace("numplan")
class PhoneExpressions:
    """Expressions over a column of phone numbers."""

    def __init__(self, expression: pl.Expr) -> None:
        """Keep the expression that is checked."""
        self._expression = expression

    def check(self) -> pl.Expr:
        """Check each number: a struct of what `numplan.check_column` finds."""
        return self._mapped(lambda numbers: pl.Series(check_column(numbers)), Check)

    def is_valid(self) -> pl.Expr:
        """Tell for each number whether operations accept it as it is."""
        return self._mapped(lambda numbers: pl.Series(check_column(numbers).valid), pl.Boolean())

    def normalize(self) -> pl.Expr:
        """Give each number in wire form; null where none can be read."""
        return self._mapped(lambda numbers: pl.Series(check_column(numbers).number), pl.String())

    def _mapped(self, of: Callable[[pl.Series], pl.Series], dtype: pl.DataType) -> pl.Expr:
        def named(numbers: pl.Series) -> pl.Series:
            return of(numbers).alias(numbers.name)

        return self._expression.map_batches(named, return_dtype=dtype, is_elementwise=True)
