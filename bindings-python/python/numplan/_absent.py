"""What a keyword is when it is no value: left out, or there to empty a field.

`None` is neither: a missing key of a dictionary must not empty three thousand aliases.
"""

from __future__ import annotations


class Keep:
    """The type of the default: the field is left as it is."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Stand in a signature."""
        return "KEEP"

    def __reduce__(self) -> str:
        """There is one, in every process."""
        return "KEEP"


class Clear:
    """The type of `numplan.CLEAR`: the field is emptied."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Read as it is written."""
        return "numplan.CLEAR"

    def __reduce__(self) -> str:
        """There is one, in every process."""
        return "CLEAR"


KEEP = Keep()
CLEAR = Clear()
