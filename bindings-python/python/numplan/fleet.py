"""Fleets: the settings of many numbers in several accounts, compared, changed and changed back.

A plan shows every difference between the wanted state and the accounts before anything is sent. Applying
it survives any interruption, keeps each account's pace, and can neither buy nor release a number.

Example:
    from numplan import fleet

    accounts = {"plivo/main": numplan.Plivo()}
    plan = fleet.plan("fleet.csv", accounts).save("fleet.plan")
    print(plan.show())
    for event in plan.apply(accounts, approve=plan.id):
        print(event)

Accounts are a dictionary from names (`plivo`, or `plivo/main` of several) to clients, blocking or async, or
to the keyword arguments of one. `{}` takes the credentials of the environment. Functions raise
`numplan.Error`: `InvalidInputError` with every error of a file or of settings, `ConfigError` if something is
refused (a limit, a lock, another plan's id), or the error of an account. Nothing was sent then. Times are in
seconds.
"""

from __future__ import annotations

from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, Literal

from ._absent import CLEAR
from ._fleet_types import (
    AccountNumbers,
    ApplySettings,
    Counts,
    Difference,
    Drift,
    Ended,
    Event,
    FieldChange,
    FieldEnd,
    Group,
    Guards,
    KindStopped,
    Limits,
    PlanAccount,
    PlanCost,
    PlanStep,
    Problem,
    Progress,
    ReadFailed,
    Report,
    Skipped,
    StartInDoubt,
    Status,
    TooManyFailures,
    Totals,
    Unresolved,
    drift_of,
    event_of,
    made,
    report_of,
    status_of,
    step_of,
    time_of,
)
from ._native import FleetAccounts, FleetPlan, FleetRun, FleetSnapshot, FleetTask, FleetWanted
from ._operations import is_logged, native_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
    from pathlib import Path
    from types import TracebackType
    from typing import TypeAlias

    from typing_extensions import Self, Unpack

    from ._operations import AsyncClient, Client

    Accounts: TypeAlias = Mapping[str, Client | AsyncClient | Mapping[str, Any]]
    Source: TypeAlias = "str | PathLike[str] | Wanted | Iterable[Mapping[str, Any]]"
    Reached: TypeAlias = Callable[[int, int | None], object]

__all__ = [
    "AccountNumbers",
    "ApplySettings",
    "AsyncRun",
    "Counts",
    "Difference",
    "Drift",
    "Ended",
    "Event",
    "FieldChange",
    "FieldEnd",
    "Group",
    "Guards",
    "KindStopped",
    "Limits",
    "Plan",
    "PlanAccount",
    "PlanCost",
    "PlanStep",
    "Problem",
    "Progress",
    "ReadFailed",
    "Report",
    "Run",
    "Skipped",
    "Snapshot",
    "StartInDoubt",
    "Status",
    "TooManyFailures",
    "Totals",
    "Unresolved",
    "Wanted",
    "async_drift",
    "async_plan",
    "async_snapshot",
    "check",
    "drift",
    "load",
    "plan",
    "snapshot",
]


class Wanted:
    """A wanted state without errors: `check` makes it. Use it in place of a file or rows."""

    def __init__(self, native: FleetWanted) -> None:
        """Wrap the native state."""
        view = native.view()
        self._native = native
        self.file: str = view["file"]
        self.accounts = tuple([made(AccountNumbers, account) for account in view["accounts"]])
        self.numbers: int = view["numbers"]
        #: Rows that repeat an earlier one.
        self.repeated: int = view["repeated"]

    def __repr__(self) -> str:
        """Return the file and the accounts."""
        accounts = ", ".join([f"{account.name}: {account.numbers}" for account in self.accounts])
        return f"Wanted({self.file!r}, {accounts})"


class Run:
    """A plan being applied: an iterable of events. It goes on by itself, whether or not they are read.

    `with` stops it at the end of the block and waits for the requests under way. Ctrl-C during a wait for an
    event does the same before `KeyboardInterrupt` is raised. Applying again goes on.
    """

    def __init__(self, native: FleetRun) -> None:
        """Wrap the native run."""
        self._native = native

    @property
    def resumed(self) -> int:
        """The steps that earlier processes have brought to their end."""
        return self._native.resumed

    def __iter__(self) -> Iterator[Event]:
        """Iterate over the events that were not read yet."""
        try:
            while (record := self._native.wait()) is not None:
                yield event_of(record)
        except KeyboardInterrupt:
            self.cancel()
            while self._native.wait() is not None:
                pass
            raise

    def cancel(self) -> None:
        """Stop sending, from any thread. The events of the requests under way follow."""
        self._native.cancel()

    def report(self) -> Report:
        """Wait for the end of the run, and return its counts. Events that were not read are dropped."""
        for _event in self:
            pass
        return report_of(self._native.report())

    def __enter__(self) -> Self:
        """Return the run."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Stop the run, and wait for the requests under way."""
        self.cancel()
        self.report()


class AsyncRun:
    """A plan being applied: an async iterator of events. It goes on by itself, whether or not they are read.

    `async with` stops it at the end of the block and waits for the requests under way. Applying again goes
    on.
    """

    def __init__(self, native: FleetRun) -> None:
        """Wrap the native run."""
        self._native = native

    @property
    def resumed(self) -> int:
        """The steps that earlier processes have brought to their end."""
        return self._native.resumed

    def __aiter__(self) -> AsyncIterator[Event]:
        """Return the run."""
        return self

    async def __anext__(self) -> Event:
        """Wait for the next event."""
        event = await self._next()
        if event is None:
            raise StopAsyncIteration
        return event_of(event)

    async def _next(self) -> dict[str, Any] | None:
        from ._event_loop import awaited  # noqa: PLC0415 - it imports asyncio

        while True:
            is_ready, event = self._native.poll()
            if is_ready:
                return event
            await awaited(_NoCancel(), self._native.start)

    def cancel(self) -> None:
        """Stop sending, from any thread. The events of the requests under way follow."""
        self._native.cancel()

    async def report(self) -> Report:
        """Wait for the end of the run, and return its counts. Events that were not read are dropped."""
        while await self._next() is not None:
            pass
        return report_of(self._native.report())

    async def __aenter__(self) -> Self:
        """Return the run."""
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """Stop the run, and wait for the requests under way."""
        self.cancel()
        await self.report()


class Plan:
    """Every difference between a wanted state and accounts, frozen under an id. Secrets are masked."""

    def __init__(self, native: FleetPlan) -> None:
        """Wrap the native plan."""
        view = native.view()
        self._native = native
        self._steps: tuple[PlanStep, ...] | None = None
        #: The hash of the content: an approval names it.
        self.id: str = view["id"]
        #: The wanted file; `rows` for rows in memory.
        self.file: str = view["file"]
        self.created = time_of(view["created"])
        #: Until when the plan can be applied.
        self.expires = time_of(view["expires"])
        #: Whether applying needs the wanted state again: the plan masks secrets.
        self.has_secrets: bool = view["has_secrets"]
        #: Whether a number differs, is missing or cannot be changed.
        self.has_differences: bool = view["has_differences"]
        self.accounts = tuple(
            [
                made(PlanAccount, of, read_at=time_of(of["read_at"]), counts=made(Counts, of["counts"]))
                for of in view["accounts"]
            ]
        )
        self.guards = made(Guards, view["guards"])
        self.counts = made(Counts, view["counts"])
        #: The cost of applying the plan. Accounts are applied at the same time.
        self.cost = made(PlanCost, view["cost"])
        self.problems = tuple([made(Problem, problem) for problem in view["problems"]])
        #: One line with the id and the counts.
        self.summary: str = view["summary"]

    @property
    def path(self) -> Path | None:
        """The file of the plan, once it is saved. Its journal is beside it: `fleet.plan.journal`."""
        return self._native.path

    @property
    def groups(self) -> tuple[Group, ...]:
        """Equal changes, by account; those of most numbers first."""
        return tuple([made(Group, group) for group in self._native.groups()])

    @property
    def steps(self) -> tuple[PlanStep, ...]:
        """All steps, in the order of the wanted state."""
        if self._steps is None:
            self._steps = tuple([step_of(step) for step in self._native.steps(0, self._native.count)])
        return self._steps

    def show(self, format: Literal["table", "markdown", "html", "json"] = "table") -> str:  # noqa: A002
        """Return the plan as text, as a comment for a pull request, as a page with a filter, or as JSON."""
        return self._native.show(format)

    def show_number(self, number: str) -> str:
        """Return everything that the plan has about one number, as text."""
        return self._native.show_number(number)

    def save(self, path: str | PathLike[str]) -> Self:
        """Write the plan to a file, readable by its owner only, and return the plan.

        A plan that was applied is not written over: its journal would belong to no plan.
        """
        self._native.save(path)
        return self

    def apply(
        self,
        accounts: Accounts,
        *,
        approve: str,
        wanted: Source | None = None,
        **settings: Unpack[ApplySettings],
    ) -> Run:
        """Begin to apply the plan, or go on after an interruption. The plan is saved before.

        Args:
            accounts: The accounts of the plan, with the credentials that it was made with.
            approve: The id of the plan that somebody looked at: `plan.id`.
            wanted: The wanted state again, for a plan with secrets whose file has moved, or that was made of
                rows.
            settings: See `ApplySettings`.

        Example:
            with plan.apply(accounts, approve=plan.id, max_percent=50) as run:
                for event in run:
                    if event.text:
                        print(event.text)
            print(run.report().text)
        """
        return Run(self._apply(accounts, approve, wanted, settings).wait())

    async def async_apply(
        self,
        accounts: Accounts,
        *,
        approve: str,
        wanted: Source | None = None,
        **settings: Unpack[ApplySettings],
    ) -> AsyncRun:
        """Begin to apply the plan in an event loop: see `apply`.

        Example:
            async with await plan.async_apply(accounts, approve=plan.id) as run:
                async for event in run:
                    print(event)
        """
        return AsyncRun(await _awaited(self._apply(accounts, approve, wanted, settings)))

    def _apply(
        self, accounts: Accounts, approve: str, wanted: Source | None, settings: ApplySettings
    ) -> FleetTask:
        native = _accounts(accounts)
        again = None if wanted is None else _wanted(wanted, None, native)
        return FleetTask.apply(self._native, native, approve, dict(settings), again)

    def status(self) -> Status:
        """Return how far the plan is applied. Reads no account."""
        return status_of(self._native.status())

    def undo(self) -> Plan:
        """Plan the way back, without reading an account. `problems` names what cannot be undone."""
        return Plan(self._native.undo())

    def drift(self, accounts: Accounts, *, progress: Reached | None = None) -> Drift:
        """Compare the accounts with what the plan has applied. Changes nothing."""
        return drift_of(FleetTask.applied_drift(self._native, _accounts(accounts), progress).wait())

    async def async_drift(self, accounts: Accounts, *, progress: Reached | None = None) -> Drift:
        """Compare the accounts in an event loop: see `drift`."""
        return drift_of(await _awaited(FleetTask.applied_drift(self._native, _accounts(accounts), progress)))

    def resolve(self, number: str, *, applied: bool) -> None:
        """Note your word on a paid start that no read can settle; if it was not applied, `apply` sends it."""
        self._native.resolve(number, applied)

    def __repr__(self) -> str:
        """Return the summary."""
        return f"<{self.summary}>"

    def _repr_html_(self) -> str:
        """Return the groups as a table, for notebooks."""
        from html import escape  # noqa: PLC0415 - for notebooks only

        shown = [
            (group.account, f"{group.count:,}", group.field, group.before, group.after)
            for group in self.groups[:50]
        ]
        head = ("account", "numbers", "field", "before", "after")
        rows = "".join([f"<tr>{''.join([f'<td>{escape(cell)}</td>' for cell in row])}</tr>" for row in shown])
        titles = "".join([f"<th>{title}</th>" for title in head])
        return f"<p>{escape(self.summary)}</p><table><tr>{titles}</tr>{rows}</table>"


class Snapshot:
    """The settings of whole accounts: rows that `plan` takes back as no change."""

    def __init__(self, native: FleetSnapshot) -> None:
        """Wrap the native snapshot."""
        view = native.view()
        self._native = native
        self.accounts = tuple([made(AccountNumbers, account) for account in view["accounts"]])
        self.numbers: int = view["numbers"]
        #: Numbers without a row: several records have them, or they are no E.164 numbers.
        self.left_out: int = view["left_out"]
        #: Values that are left out: they have a secret, or an update would not take them.
        self.values_left_out: int = view["values_left_out"]

    def rows(self) -> list[dict[str, Any]]:
        """Return a dictionary for each number: `number`, `account`, and its fields; `CLEAR`: it is empty."""
        return [
            {name: CLEAR if value is None else value for name, value in row.items()}
            for row in self._native.rows()
        ]

    def save(self, path: str | PathLike[str]) -> None:
        """Write the snapshot to a `.csv` or `.jsonl` file, readable by its owner only."""
        self._native.save(path)

    def __repr__(self) -> str:
        """Return the accounts."""
        accounts = ", ".join([f"{account.name}: {account.numbers}" for account in self.accounts])
        return f"Snapshot({accounts})"


def check(source: Source, *, account: str | None = None, accounts: Accounts | None = None) -> Wanted:
    """Read a wanted state, or raise everything that is wrong with it. Reads no account.

    Args:
        source: A `.csv`, `.tsv`, `.toml` or `.jsonl` file, or rows: dictionaries of `number`, `account` and
            fields by their names. In rows `numplan.CLEAR` clears a field; `None`, NaN and a missing key keep
            it. Of a data frame: `frame.to_dict("records")`.
        account: The account of rows that name none. By default the only one of `accounts`.
        accounts: The accounts, if rows may leave theirs out. At a sandbox, callback URLs may name private
            hosts.

    Example:
        wanted = fleet.check([{"number": "12125551234", "account": "plivo", "alias": "Support"}])
    """
    if isinstance(source, Wanted):
        return source
    return Wanted(_wanted(source, account, None if accounts is None else _accounts(accounts)))


def plan(
    source: Source,
    accounts: Accounts,
    *,
    account: str | None = None,
    progress: Reached | None = None,
    **limits: Unpack[Limits],
) -> Plan:
    """Read the accounts, and plan every difference from the wanted state. Changes nothing.

    Args:
        source: The wanted state, as `check` takes it.
        accounts: The accounts, by name.
        account: The account of rows that name none. By default the only one of `accounts`.
        progress: Called after each page, on another thread, with the numbers read and all of them, if known.
        limits: The limits that the plan carries, instead of those of the wanted file: see `Limits`.
    """
    return Plan(_plan(source, accounts, account, progress, limits).wait())


async def async_plan(
    source: Source,
    accounts: Accounts,
    *,
    account: str | None = None,
    progress: Reached | None = None,
    **limits: Unpack[Limits],
) -> Plan:
    """Read the accounts and plan in an event loop: see `plan`."""
    return Plan(await _awaited(_plan(source, accounts, account, progress, limits)))


def _plan(
    source: Source, accounts: Accounts, account: str | None, progress: Reached | None, limits: Limits
) -> FleetTask:
    native = _accounts(accounts)
    return FleetTask.plan(_wanted(source, account, native), native, dict(limits), progress)


def load(path: str | PathLike[str]) -> Plan:
    """Read a plan file. A plan that was changed after it was made is refused."""
    return Plan(FleetPlan.load(path))


def snapshot(accounts: Accounts, *, each: bool = False, progress: Reached | None = None) -> Snapshot:
    """Read the settings of whole accounts.

    Args:
        accounts: The accounts, by name.
        each: Whether every number is read by itself as well, for fields that no list shows: Flowroute's
            routes.
        progress: Called after each page, on another thread, with the numbers read and all of them, if known.
    """
    return Snapshot(FleetTask.snapshot(_accounts(accounts), each, progress).wait())


async def async_snapshot(
    accounts: Accounts, *, each: bool = False, progress: Reached | None = None
) -> Snapshot:
    """Read whole accounts in an event loop: see `snapshot`."""
    return Snapshot(await _awaited(FleetTask.snapshot(_accounts(accounts), each, progress)))


def drift(
    source: Source, accounts: Accounts, *, account: str | None = None, progress: Reached | None = None
) -> Drift:
    """Compare accounts with a snapshot or another wanted state. Changes nothing.

    Example:
        if found := fleet.drift("today.csv", accounts):
            print(found.text)
    """
    native = _accounts(accounts)
    return drift_of(FleetTask.drift(_wanted(source, account, native), native, progress).wait())


async def async_drift(
    source: Source, accounts: Accounts, *, account: str | None = None, progress: Reached | None = None
) -> Drift:
    """Compare accounts in an event loop: see `drift`."""
    native = _accounts(accounts)
    return drift_of(await _awaited(FleetTask.drift(_wanted(source, account, native), native, progress)))


def _accounts(accounts: Accounts) -> FleetAccounts:
    return FleetAccounts([(name, native_of(given)) for name, given in accounts.items()], is_logged())


def _wanted(source: Source, account: str | None, accounts: FleetAccounts | None) -> FleetWanted:
    if isinstance(source, Wanted):
        return source._native  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001 - of this module
    if isinstance(source, (str, PathLike)):
        return FleetWanted.read(fspath(source), account, accounts)
    rows: list[dict[str, Any]] = []
    for row in source:
        if not hasattr(row, "keys"):
            message = f'a row is a {type(row).__name__}, not a dictionary: pass frame.to_dict("records")'
            raise TypeError(message)
        rows.append(dict(row))
    return FleetWanted.of_rows(rows, account, accounts)


class _Canceling:
    """Cancels a task whose wait is canceled."""

    def __init__(self, task: FleetTask) -> None:
        self._task = task

    def cancel(self, _handle: object) -> None:
        self._task.cancel()


class _NoCancel:
    """Leaves a run as it is when the wait for its next event is canceled."""

    def cancel(self, _handle: object) -> None:
        pass


async def _awaited(task: FleetTask) -> Any:  # noqa: ANN401 - the result of any task
    from ._event_loop import awaited  # noqa: PLC0415 - it imports asyncio

    await awaited(_Canceling(task), task.start)
    return task.take()
