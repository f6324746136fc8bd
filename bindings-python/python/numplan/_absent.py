"""The values of a keyword that is not a value: `KEEP` for one left out, `CLEAR` to empty a field.

`None` is neither, so that a missing key of a dictionary cannot empty thousands of aliases.
"""

from __future__ import annotations


class Keep:
    """The type of the default: the field is left as it is."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Return the name, as signatures show it."""
        return "KEEP"

    def __reduce__(self) -> str:
        """Pickle the name, so that each process has one instance."""
        return "KEEP"


class Clear:
    """The type of `numplan.CLEAR`: the field is emptied."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Return the public name."""
        return "numplan.CLEAR"

    def __reduce__(self) -> str:
        """Pickle the name, so that each process has one instance."""
        return "CLEAR"


KEEP = Keep()
CLEAR = Clear()
