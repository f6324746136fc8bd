"""The base of every model: named, read-only members.

Models are plain classes with slots, since importing `dataclasses` takes longer than importing numplan.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, ClassVar, Generic, NoReturn, TypeVar

    from typing_extensions import Self, dataclass_transform

    from ._native import Response

    Item_co = TypeVar("Item_co", covariant=True)
    T = TypeVar("T")

    class Of(Generic[T]):
        """A generic base, without the cost of importing `typing`."""

        __slots__ = ()

else:

    class Of:
        """A generic base, without the cost of importing `typing`."""

        __slots__ = ()
        __class_getitem__ = classmethod(type(list[int]))

    def dataclass_transform(**_: object) -> Callable[[type], type]:
        """Do nothing at run time: only type checkers need to know that members are read-only."""
        return lambda model: model

    T = object


#: Longest `repr` of a member, so that a model fits on a line of a log.
_MAX_SHOWN = 60


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Model:
    """A result, or a part of one. Members are read-only; models with equal members are equal."""

    __slots__ = ("_raw_response",)

    _members: ClassVar[tuple[str, ...]] = ()
    _setters: ClassVar[tuple[Callable[[object, object], None], ...]] = ()

    def __init_subclass__(cls) -> None:
        """Collect the members, in their order. Slots with an underscore are not members."""
        slots: tuple[str, ...] = tuple(cls.__dict__.get("__slots__", ()))
        members = tuple(name for name in slots if name[0] != "_")
        # A slot's own setter bypasses the `__setattr__` below.
        setters = tuple(cls.__dict__[name].__set__ for name in members)
        cls._members = cls._members + members
        cls._setters = cls._setters + setters

    @classmethod
    def _of(cls, values: tuple[object, ...]) -> Self:
        """Make a model of the values of its members, in their order."""
        model = cls.__new__(cls)
        for set_member, value in zip(cls._setters, values):  # noqa: B905 - the engine gives as many
            set_member(model, value)
        return model

    def _set_hidden(self, name: str, value: object) -> Self:
        """Set a slot that is not a member: the response, the client."""
        object.__setattr__(self, name, value)
        return self

    def _fill(self, *values: object) -> None:
        for set_member, value in zip(self._setters, values):  # noqa: B905 - constructors pass all of them
            set_member(self, value)

    def _values(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in self._members])

    @property
    def raw_response(self) -> Response | None:
        """The provider's response as it came; `None` on models that are a part of another."""
        return getattr(self, "_raw_response", None)

    def as_dict(self) -> dict[str, Any]:
        """Return the members as a dictionary, nested models included: ready for JSON."""
        return {name: _plain(getattr(self, name)) for name in self._members}

    def _wire(self) -> dict[str, Any]:
        """Return the members as on the wire, those in `extra` beside the others."""
        members = {name: getattr(self, name) for name in self._members}
        extra = members.pop("extra", {})
        return {**members, **extra}

    def __repr__(self) -> str:
        """Return the members that are not empty, each shortened."""
        shown = [(name, getattr(self, name)) for name in self._members]
        parts = [f"{name}={_shortened(value)}" for name, value in shown if value not in (None, [], {})]
        return f"{type(self).__name__}({', '.join(parts)})"

    def __eq__(self, other: object) -> bool:
        """Compare member by member."""
        if not isinstance(other, Model) or self._members != other._members:
            return NotImplemented
        return _comparable(self) == _comparable(other)

    def __hash__(self) -> int:
        """Hash the members that cannot change; lists and dictionaries do not count."""
        return hash(tuple([value for value in self._values() if isinstance(value, (str, int, float))]))

    # Hidden from type checkers, which would conclude that any name may be set.
    if not TYPE_CHECKING:

        def __setattr__(self, name: str, _value: object) -> NoReturn:
            """Raise: members are read-only."""
            message = f"{type(self).__name__}.{name} is read-only"
            raise AttributeError(message)

        def __delattr__(self, name: str) -> NoReturn:
            """Raise: members are read-only."""
            message = f"{type(self).__name__}.{name} is read-only"
            raise AttributeError(message)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the members only: no client, no secret."""
        return (self._of, (self._values(),))

    def __replace__(self, **changes: Any) -> Self:  # noqa: ANN401 - members are of any type
        """Return a copy with other values, as `copy.replace` does."""
        members = {name: getattr(self, name) for name in self._members}
        return type(self)(**{**members, **changes})

    def __copy__(self) -> Self:
        """Return the model itself, since it cannot change."""
        return self


if TYPE_CHECKING:

    class ModelOf(Model, Generic[Item_co]):
        """A model about another model: `Updated[FlowrouteNumber]`."""

else:

    class ModelOf(Model):
        """A model about another model: `Updated[FlowrouteNumber]`."""

        __slots__ = ()
        __class_getitem__ = classmethod(type(list[int]))

    Item_co = object


def runner_of(model: Model) -> Any:  # noqa: ANN401 - blocking or async, as the model is
    """Return the runner of the client that read a number."""
    runner = getattr(model, "_runner", None)
    if runner is None:
        from .generated.errors import ConfigError  # noqa: PLC0415 - it imports this module

        message = (
            "this number was not read by a client but constructed, copied or unpickled: "
            "update it with client.numbers.update(...)"
        )
        raise ConfigError(message)
    return runner


def read_by(model: Model, runner: object) -> Model:
    """Return a copy of a number, as if the client of `runner` had read it."""
    untyped: Any = model
    copy: Model = untyped._of(untyped._values())._set_hidden("_runner", runner)  # noqa: SLF001 - a model, untyped
    return copy


def _comparable(model: Model) -> tuple[object, ...]:
    """Return the members, errors as dictionaries: an exception equals only itself."""
    values = model._values()  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001 - of this module
    return tuple([_plain(value) if isinstance(value, Exception) else value for value in values])


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON is anything
    # Models, checks and errors.
    if hasattr(value, "as_dict"):
        return value.as_dict()
    if isinstance(value, list):
        return [_plain(item) for item in value]  # pyright: ignore[reportUnknownVariableType]
    return value


def _shortened(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _MAX_SHOWN else text[: _MAX_SHOWN - 1] + "…"
