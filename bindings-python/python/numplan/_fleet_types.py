"""The results and settings of fleets. Import them from `numplan.fleet`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any, Literal, TypedDict, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

T = TypeVar("T")


class Limits(TypedDict, total=False):
    """The limits of a plan, as keywords. Over a limit nothing is done, never a part."""

    max_percent: int | None
    """The most numbers of an account that may change, in percent; from 100 numbers on. 30 by default."""
    max_changes: int | None
    """The most numbers that may change in all accounts together."""
    allow_starts: int | None
    """The paid tasks that are started: as many as the plan has. 0 by default."""
    max_failures: int | None
    """The number of failed numbers after which the run stops. 10 by default."""


class ApplySettings(Limits, total=False):
    """How a plan is applied, as keywords. By default within its limits, and all of its steps."""

    only: str | None
    """A pattern for the numbers to change: `12065551234`, `plivo/main/1206*`."""
    limit: int | None
    """The number of further numbers to change: a staged roll-out."""
    rates: Mapping[str, float] | None
    """The most requests a second, by account."""
    parallelism: int | None
    """Requests at a time where the provider documents no pace. 8 by default."""
    overwrite: Sequence[str] | None
    """Fields that are written although somebody else changed them since the plan was made."""
    verify: bool | None
    """Whether every number is read back, not only the first of each kind."""
    wait: float | bool | None
    """How long a task that a step starts is followed, in seconds; `True`: 300 s."""
    require_undo: bool | None
    """Whether a plan with a change that cannot be undone is refused."""


@dataclass(frozen=True, kw_only=True)
class Guards:
    """The limits that a plan carries: see `Limits`."""

    max_percent: int
    max_changes: int | None
    allow_starts: int
    max_failures: int


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Counts of numbers; `starts` and `steps` count steps."""

    change: int
    same: int
    missing: int
    """In the wanted state, and not in the account. They are never bought."""
    refused: int
    """The change cannot be made: see the problems of the plan."""
    unmanaged: int
    """In the account, and not in the wanted state. They are never touched."""
    starts: int
    """Steps that start a task or registration, which may cost money."""
    irreversible: int
    """Numbers with a change that cannot be undone."""
    steps: int


@dataclass(frozen=True, kw_only=True)
class PlanCost:
    """The cost of applying a plan."""

    requests: int
    seconds: float
    """The time that the requests take at the accounts' pace."""


@dataclass(frozen=True, kw_only=True)
class PlanAccount:
    """An account of a plan."""

    name: str
    read_at: datetime
    rate: float | None
    """The most requests a second; `None`: none is documented."""
    counts: Counts


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A row without a step, or a warning."""

    kind: Literal["missing", "refused", "warning"]
    number: str | None
    account: str
    line: int | None
    """The line of the file, or the row from 1."""
    message: str


@dataclass(frozen=True, kw_only=True)
class Group:
    """Equal changes of one field in one account."""

    account: str
    field: str
    before: str
    """The value before as people read it: `"Old desk"` in quotes; `?` if it cannot be read."""
    after: str
    count: int
    first: str
    """The first of the numbers."""
    undo_obstacle: str | None


@dataclass(frozen=True, kw_only=True)
class FieldChange:
    """The change of one field. Secrets in URLs are masked."""

    field: str
    before: Any
    """The value before; `None` if it is empty or cannot be read."""
    is_observed: bool
    """Whether the value before can be read."""
    after: Any
    """The value after; `None`: the field is cleared."""
    is_masked: bool
    undo_obstacle: str | None
    """Why the change cannot be undone; `None` if it can."""


@dataclass(frozen=True, kw_only=True)
class PlanStep:
    """One operation on one number."""

    step: int
    """The place in the plan, from 0."""
    number: str
    account: str
    line: int
    operation: Literal["update", "set_route", "clear_route", "start_provisioning"]
    starts_task: bool
    fields: tuple[FieldChange, ...]
    comments: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class FieldEnd:
    """The result of one field. Secrets are masked."""

    field: str
    state: Literal["applied", "pending", "rejected", "unknown"]
    evidence: str | None
    observed: Any


@dataclass(frozen=True, kw_only=True)
class _Event:
    severity: Literal["warning", "failure"] | None
    """`None`: the event needs no attention."""
    text: str | None
    """The event for people."""


@dataclass(frozen=True, kw_only=True)
class _OfStep(_Event):
    step: int
    number: str
    account: str
    operation: str


@dataclass(frozen=True, kw_only=True)
class Ended(_OfStep):
    """A step has ended."""

    outcome: Literal["applied", "pending", "partial", "failed", "unknown"]
    is_done: bool
    fields: tuple[FieldEnd, ...]
    unrequested: list[str]
    attempts: int
    sent: Literal["no", "maybe", "yes"]
    status: int | None
    request_id: str | None
    code: str | None
    """The code of the error, as `numplan.Error` has it."""
    error: str | None


@dataclass(frozen=True, kw_only=True)
class Skipped(_OfStep):
    """A step is not sent: the number is as wanted, was changed by somebody else, or is gone."""

    reason: Literal["already", "drifted", "missing"]
    observed: dict[str, Any]
    """The values that somebody else has set, by field."""


@dataclass(frozen=True, kw_only=True)
class Unresolved(_OfStep):
    """The account does not show whether a paid task was started: see `Plan.resolve`."""


@dataclass(frozen=True, kw_only=True)
class KindStopped(_OfStep):
    """The first step of its kind was not applied as planned. The others of its kind are not sent."""

    unrequested: list[str]


@dataclass(frozen=True, kw_only=True)
class ReadFailed(_Event):
    """An account cannot be read, and is left."""

    account: str
    error: str


@dataclass(frozen=True, kw_only=True)
class TooManyFailures(_Event):
    """Too many numbers failed: the run stops."""

    failures: int


@dataclass(frozen=True, kw_only=True)
class Progress(_Event):
    """How far the run is, a few times a second."""

    ended: int
    steps: int
    failed: int
    rate: float
    """Steps a second."""
    seconds_left: float


if TYPE_CHECKING:
    Event = Ended | Skipped | Unresolved | KindStopped | ReadFailed | TooManyFailures | Progress
else:
    #: The base of all events, for `isinstance`; type checkers see the union.
    Event = _Event


@dataclass(frozen=True, kw_only=True)
class Totals:
    """Counts of steps by their end."""

    steps: int
    applied: int
    pending: int
    already: int
    drifted: int
    missing: int
    partial: int
    failed: int
    unknown: int


@dataclass(frozen=True, kw_only=True)
class Report:
    """The end of a run."""

    is_done: bool
    """Whether every step is applied, pending or already as wanted."""
    totals: Totals
    unresolved: int
    """Paid starts that wait for `Plan.resolve`."""
    left: int
    """Steps that were not sent: applying again goes on."""
    stopped: bool
    journal_error: str | None
    text: str


@dataclass(frozen=True, kw_only=True)
class StartInDoubt:
    """A paid start whose end is not known."""

    account: str
    number: str


@dataclass(frozen=True, kw_only=True)
class Status:
    """How far a plan is applied, by its journal."""

    has_begun: bool
    totals: Totals
    in_doubt: int
    open: int
    unfinished: int
    """Steps that applying again sends or reads."""
    starts_in_doubt: tuple[StartInDoubt, ...]
    seconds_left: float


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A field, or a number, that is not as expected. Secrets are masked."""

    number: str | None
    account: str
    field: str | None = None
    expected: Any = None
    shown: Any = None
    problem: Literal["missing", "refused"] | None = None
    message: str | None = None


@dataclass(frozen=True, kw_only=True)
class Drift:
    """Differences between accounts and the state that they should have. True if there are any."""

    is_empty: bool
    numbers: int
    """Numbers that differ, are missing, or cannot be compared."""
    differences: tuple[Difference, ...]
    text: str

    def __bool__(self) -> bool:
        """Tell whether there are differences."""
        return not self.is_empty


@dataclass(frozen=True, kw_only=True)
class AccountNumbers:
    """An account, and how many of its numbers a wanted state or a snapshot has."""

    name: str
    numbers: int


def made(of: type[T], record: Mapping[str, Any], **others: object) -> T:
    """Make an object of the members that a record has, and of others."""
    names = [field.name for field in fields(of) if field.name in record]  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    return of(**{**{name: record[name] for name in names}, **others})


_EVENTS: dict[str, type[_Event]] = {
    "ended": Ended,
    "skipped": Skipped,
    "unresolved": Unresolved,
    "kind_stopped": KindStopped,
    "read_failed": ReadFailed,
    "too_many_failures": TooManyFailures,
    "progress": Progress,
}


def event_of(record: dict[str, Any]) -> Event:
    """Make an event of its kind."""
    if "fields" in record:
        record["fields"] = tuple([made(FieldEnd, field) for field in record["fields"]])
    event: Any = made(_EVENTS[record["kind"]], record)
    found: Event = event
    return found


def step_of(record: dict[str, Any]) -> PlanStep:
    """Make a step."""
    return made(PlanStep, record, fields=tuple([made(FieldChange, field) for field in record["fields"]]))


def report_of(view: dict[str, Any]) -> Report:
    """Make a report."""
    return made(Report, view, totals=made(Totals, view["totals"]))


def drift_of(view: dict[str, Any]) -> Drift:
    """Make the differences."""
    differences = tuple([made(Difference, difference) for difference in view["differences"]])
    return made(Drift, view, differences=differences)


def status_of(view: dict[str, Any]) -> Status:
    """Make a status."""
    starts = tuple([made(StartInDoubt, start) for start in view["starts_in_doubt"]])
    return made(Status, view, totals=made(Totals, view["totals"]), starts_in_doubt=starts)


def time_of(seconds: int) -> datetime:
    """Make a time of the seconds since 1970."""
    return datetime.fromtimestamp(seconds, timezone.utc)
