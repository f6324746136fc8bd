"""What every answer is built on: named members that do not change.

Dataclasses would do, and cost more to import than all of numplan: a model is made of slots and nothing else.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, ClassVar, Generic, NoReturn, TypeVar

    from typing_extensions import Self, dataclass_transform

    Item_co = TypeVar("Item_co", covariant=True)

else:

    def dataclass_transform(**_: object) -> Callable[[type], type]:
        """Tell type checkers that members are read-only; here there is nothing to tell."""
        return lambda model: model


#: More text than this is cut in a `repr`: a line of a log is no place for a page.
_SHOWN = 60


class Answer:
    """A provider's answer, as it came. Its body may carry secrets: of callback URLs, for example."""

    __slots__ = ("body", "headers", "status")

    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        """Make one of its parts."""
        self.status = status
        self.headers = headers
        self.body = body

    def json(self) -> Any:  # noqa: ANN401 - JSON is anything
        """Read the body as JSON."""
        from json import loads  # noqa: PLC0415 - seldom needed

        return loads(self.body)

    def __repr__(self) -> str:
        """Say how large it is; what is in it may be a secret."""
        return f"Answer({self.status}, {len(self.body)} bytes)"


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Model:
    """An answer, or a part of one. Members are read-only; equal members make equal models."""

    __slots__ = ("_answer",)

    _members: ClassVar[tuple[str, ...]] = ()
    _setters: ClassVar[tuple[Callable[[object, object], None], ...]] = ()

    def __init_subclass__(cls) -> None:
        """Note the members, in their order. A name with an underscore is nobody's business."""
        slots: tuple[str, ...] = tuple(cls.__dict__.get("__slots__", ()))
        members = tuple(name for name in slots if name[0] != "_")
        # The method that bears the name of a slot's type is not overridden by `__setattr__` below.
        setters = tuple(cls.__dict__[name].__set__ for name in members)
        cls._members = cls._members + members
        cls._setters = cls._setters + setters

    @classmethod
    def _of(cls, values: tuple[object, ...]) -> Self:
        """Make one of the values of its members, in their order."""
        model = cls.__new__(cls)
        for set_member, value in zip(cls._setters, values):  # noqa: B905 - core gives as many
            set_member(model, value)
        return model

    def _note(self, name: str, value: object) -> Self:
        """Note what is no member: the answer, the client."""
        object.__setattr__(self, name, value)
        return self

    def _fill(self, *values: object) -> None:
        for set_member, value in zip(self._setters, values):  # noqa: B905 - a constructor names them all
            set_member(self, value)

    def _values(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in self._members])

    @property
    def answer(self) -> Answer | None:
        """The provider's answer as it came, of what was read from one of its own."""
        return getattr(self, "_answer", None)

    def as_dict(self) -> dict[str, Any]:
        """Answer the members as a dictionary, models in them too: ready for JSON."""
        return {name: _plain(getattr(self, name)) for name in self._members}

    def _wire(self) -> dict[str, Any]:
        """Answer what stood on the wire: the members, and those without a field of their own beside them."""
        members = {name: getattr(self, name) for name in self._members}
        extra = members.pop("extra", {})
        return {**members, **extra}

    def __repr__(self) -> str:
        """Show the members that say something, each on a small part of the line."""
        shown = [(name, getattr(self, name)) for name in self._members]
        parts = [f"{name}={_brief(value)}" for name, value in shown if value not in (None, [], {})]
        return f"{type(self).__name__}({', '.join(parts)})"

    def __eq__(self, other: object) -> bool:
        """Compare member by member."""
        if not isinstance(other, Model) or self._members != other._members:
            return NotImplemented
        return _comparable(self) == _comparable(other)

    def __hash__(self) -> int:
        """Go by what cannot change; lists and dictionaries in a model do not count."""
        return hash(tuple([value for value in self._values() if isinstance(value, (str, int, float))]))

    # Type checkers know by `frozen_default`; of these they would learn that any name may be set.
    if not TYPE_CHECKING:

        def __setattr__(self, name: str, _value: object) -> NoReturn:
            """Refuse: what a provider answered is not ours to change."""
            message = f"{type(self).__name__}.{name} is read-only"
            raise AttributeError(message)

        def __delattr__(self, name: str) -> NoReturn:
            """Refuse."""
            message = f"{type(self).__name__}.{name} is read-only"
            raise AttributeError(message)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the members and nothing else: no client, no secret."""
        return (self._of, (self._values(),))

    def __replace__(self, **changes: Any) -> Self:  # noqa: ANN401 - members are of any type
        """Make another one of it, with other values: what `copy.replace` calls."""
        members = {name: getattr(self, name) for name in self._members}
        return type(self)(**{**members, **changes})

    def __copy__(self) -> Self:
        """Answer itself, which cannot change."""
        return self


if TYPE_CHECKING:

    class ModelOf(Model, Generic[Item_co]):
        """A model about a model: `Updated[FlowrouteNumber]`."""

else:

    class ModelOf(Model):
        """A model about a model: `Updated[FlowrouteNumber]`."""

        __slots__ = ()
        __class_getitem__ = classmethod(type(list[int]))

    Item_co = object


def calls_of(model: Model) -> Any:  # noqa: ANN401 - blocking or async, as the model is
    """Answer the client that read a number."""
    calls = getattr(model, "_calls", None)
    if calls is None:
        from .errors import ConfigError  # noqa: PLC0415 - it knows this module

        message = (
            "no client has read this number: it was made by hand, copied or unpickled; "
            "update it by a client's own method"
        )
        raise ConfigError(message)
    return calls


def read_by(model: Model, calls: object) -> Model:
    """Answer a copy of a number, as if this client had read it."""
    untyped: Any = model
    copy: Model = untyped._of(untyped._values())._note("_calls", calls)  # noqa: SLF001 - a model, untyped
    return copy


def _comparable(model: Model) -> tuple[object, ...]:
    """Answer the members, errors by what they know: exceptions are only equal to themselves."""
    values = model._values()  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001 - of this module
    return tuple([_plain(value) if isinstance(value, Exception) else value for value in values])


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON is anything
    # Models, checks and errors.
    if hasattr(value, "as_dict"):
        return value.as_dict()
    if isinstance(value, list):
        return [_plain(item) for item in value]  # pyright: ignore[reportUnknownVariableType]
    return value


def _brief(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
