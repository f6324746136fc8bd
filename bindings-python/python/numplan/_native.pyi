"""The native module."""

from asyncio import AbstractEventLoop, Future
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import (
    Any,
    ClassVar,
    Final,
    Generic,
    Literal,
    Protocol,
    SupportsIndex,
    TypeAlias,
    TypedDict,
    TypeVar,
    final,
    overload,
    type_check_only,
)
from weakref import ReferenceType

from typing_extensions import NotRequired

from .generated.literals import FindingCode, NumberKind, ProviderId
from .generated.models import (
    CallbackCheck,
    CountMismatch,
    DetachedOrder,
    NormalizedNumber,
    NumberFinding,
    Page,
    TypedNumber,
)
from .literals import Safety, TroubleKind

__all__ = [
    "Column",
    "ColumnMember",
    "CompletionQueue",
    "Exchange",
    "FleetAccounts",
    "FleetPlan",
    "FleetRun",
    "FleetSnapshot",
    "FleetTask",
    "FleetWanted",
    "NativeClient",
    "NumberCheck",
    "OperationHandle",
    "Outcome",
    "Pages",
    "Prepared",
    "Response",
    "Sandbox",
    "check",
    "check_callback_url",
    "check_column",
    "check_typed",
    "command",
    "is_valid",
    "normalize",
]

_T = TypeVar("_T")

# Keywords by name; `numplan._absent.KEEP` marks those left out.
_Named: TypeAlias = dict[str, Any]
_Progress: TypeAlias = Callable[[int, int | None], object]

@type_check_only
class _Attempt(TypedDict):
    method: str
    url: str
    headers: dict[str, str]
    body: bytes
    timeout: float
    fresh_connection: bool

@final
class NumberCheck:
    """The result of `check`: validity, kind and place of one number, with findings."""

    @property
    def given(self) -> str:
        """The text as given. Escape it before you show it; messages already do."""
    @property
    def number(self) -> str | None:
        """The number in wire form; `None` if none can be read. Present also where `valid` is false but the text
        can be read.
        """
    @property
    def valid(self) -> bool:
        """Whether operations accept the text as it is: eleven digits of a possible number, or a number of another country
        if the provider accepts those, with or without a plus. Warnings do not count. A number that only `normalize`
        can read is not valid; its first finding suggests the valid form.
        """
    @property
    def kind(self) -> NumberKind:
        """The kind of number; `unknown` if there is no number."""
    @property
    def region(self) -> str | None:
        """The country or territory, as its ISO 3166-1 code (`US`, `CA`, `PR`), where the area code has one."""
    @property
    def place(self) -> str | None:
        """The state, province, country or city of a geographic area code."""
    @property
    def zones(self) -> list[str]:
        """The time zones of a geographic area code, as IANA names."""
    @property
    def findings(self) -> list[NumberFinding]:
        """The findings, gravest first; at most one is an error."""
    @property
    def codes(self) -> list[FindingCode]:
        """The codes of the findings, gravest first."""
    def as_dict(self) -> dict[str, Any]:
        """Returns the members as a dictionary, ready for JSON."""
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@type_check_only
class _Counts(TypedDict):
    cells: int
    valid: int
    readable: int
    refused: int
    flagged: int

@final
class ColumnMember(Generic[_T]):
    """One member of the result of `check_column`, such as `valid`: an Arrow array and a sequence."""

    def to_list(self) -> list[_T]:
        """The values as a list of Python."""
    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, key: SupportsIndex, /) -> _T: ...
    @overload
    def __getitem__(self, key: slice, /) -> list[_T]: ...
    def __iter__(self) -> Iterator[_T]: ...
    def __eq__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]
    @classmethod
    def __class_getitem__(cls, item: object) -> type[ColumnMember[Any]]: ...
    def __arrow_c_schema__(self) -> object:
        """The Arrow type."""
    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        """The values as one Arrow array."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The values as a stream of Arrow arrays, one for each chunk of the column."""

@final
class Column:
    """The result of `check_column`: Arrow columns, and a sequence of `NumberCheck`.

    It exports a struct of its members: `pyarrow.array(result)`, `polars.Series(result)`. Each member exports alone:
    `polars.Series(result.valid)`. Nothing is built before it is asked for.
    """

    @property
    def valid(self) -> ColumnMember[bool]:
        """For each cell, whether operations accept it as it is."""
    @property
    def number(self) -> ColumnMember[str | None]:
        """For each cell the number that it means, in wire form; `None` where none can be read."""
    @property
    def numbers(self) -> ColumnMember[str | None]:
        """The same as `number`."""
    @property
    def kind(self) -> ColumnMember[NumberKind]:
        """The kind of number of each cell; `unknown` without a number."""
    @property
    def region(self) -> ColumnMember[str | None]:
        """For each cell the country or territory, as its ISO 3166-1 code (`US`, `CA`, `PR`)."""
    @property
    def country(self) -> ColumnMember[str | None]:
        """For each cell the name of the country or territory."""
    @property
    def place(self) -> ColumnMember[str | None]:
        """For each cell the state, province, country or city of a geographic area code."""
    @property
    def time_zones(self) -> ColumnMember[list[str]]:
        """For each cell every time zone of a geographic area code, as names of the IANA database."""
    @property
    def findings(self) -> ColumnMember[list[FindingCode]]:
        """For each cell the names of the findings, gravest first."""
    @property
    def suggestion(self) -> ColumnMember[str | None]:
        """For each cell the number to write in its place, where the cell is not valid and one can be told."""
    @property
    def invalid_rows(self) -> list[int]:
        """The rows that are not usable as given, counted from 0."""
    @property
    def counts(self) -> _Counts:
        """How many cells there are of which sort."""
    @property
    def finding_counts(self) -> dict[FindingCode, int]:
        """How many cells have a finding, gravest first; what was not found is not named."""
    def to_list(self) -> list[dict[str, Any]]:
        """The result as a list of dictionaries, one for each cell."""
    def __len__(self) -> int: ...
    def __getitem__(self, key: int, /) -> NumberCheck: ...
    def __iter__(self) -> Iterator[NumberCheck]: ...
    @staticmethod
    def __arrow_c_schema__() -> object:
        """The Arrow type, a struct."""
    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        """The result as one Arrow array."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The result as a stream of Arrow arrays, one for each chunk of the column."""

def check(number: str | float | None, *, provider: ProviderId | None = None) -> NumberCheck:
    """Checks one number. For many, use `check_column`.

    Args:
        number: Text in any form, or an integer. `None` and NaN count as empty text.
        provider: Check for the operations of this provider. Plivo and Wavix also accept numbers of other countries, of
            which only the length is checked; without a provider, numbers are North American.

    Returns:
        A `NumberCheck`: whether operations accept the number as it is, its kind and place, and findings.
    """

def check_callback_url(url: str, *, private_hosts: bool = False) -> CallbackCheck:
    """Checks a callback URL: absolute, http or https, with a host that is public by its text.

    Providers do not sign their callbacks, so users protect them with a password or a token in the URL. The result
    has both masked and is safe to show and log.

    Args:
        url: The whole URL.
        private_hosts: Allow any host, as a sandbox does.

    Returns:
        A `CallbackCheck`: whether a provider may get the URL, its masked form, and warnings.
    """

def check_typed(text: str, *, provider: ProviderId | None = None) -> TypedNumber:
    """Checks and formats a number while it is typed into a form. Ten digits are a North American number.

    Args:
        text: The text in the form.
        provider: Also accept a plus and another country code if this provider does; only the length is checked.

    Returns:
        A `TypedNumber`: the text to show, such as `(206) 555-1234`, and whether more has to be typed.
    """

def is_valid(number: str | float | None) -> bool:
    """Returns whether operations accept a number as it is: eleven digits of a possible number, with or without a plus.

    Args:
        number: Text, or an integer. `None` and NaN count as empty text.
    """

def normalize(number: str | float | None, *, provider: ProviderId | None = None) -> NormalizedNumber:
    """Reads a North American number in any common form: `(206) 555-1234`, `+1 206.555.1234`.

    Args:
        number: Text in any form, or an integer.
        provider: Also read numbers of other countries, such as `+44 20 7946 0000`, if this provider accepts them.

    Returns:
        The number in wire form, with the assumptions made.

    Raises:
        InvalidInputError: The text holds no such number. Nothing is guessed; the message suggests a likely number.
    """

@type_check_only
class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]: ...

@type_check_only
class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...

# The cell types of an iterable are unknown.
def check_column(values: _ArrowArray | _ArrowStream | Iterable[Any]) -> Column:
    """Checks a column of numbers in one go.

    Args:
        values: A column of an Arrow library (pyarrow, Polars, pandas, nanoarrow), a NumPy array, a list or another
            iterable. A cell is a text, bytes or an integer; `None`, NaN and NA are empty ones. Numbers of 32-bit
            floating point and negative integers have lost digits, and are refused.

    Returns:
        A `Column`: what was found, cell by cell and in all. It exports Arrow itself.

    Raises:
        TypeError: It is a frame, a table, a dictionary or one text, not a column.
    """

def command(arguments: Sequence[str]) -> int:
    """Runs the command with its arguments, the program's name first, and returns the exit code."""

@final
class NativeClient:
    """A client of one provider."""
    def __new__(cls, provider: str, settings: _Named) -> NativeClient: ...
    def wait(self, runner: object, operation: str, arguments: _Named, options: _Named, logs: bool) -> Any:
        """Runs an operation without the interpreter's lock; Ctrl-C interrupts it."""
    def start(
        self,
        operation: str,
        arguments: _Named,
        options: _Named,
        queue: CompletionQueue,
        future: Future[Outcome],
        logs: bool,
    ) -> OperationHandle:
        """Starts an operation. `queue` completes `future` with its outcome."""
    def pages(self, operation: str, arguments: _Named, options: _Named) -> Pages:
        """Returns the pages of a list, none of them read."""
    def prepare(self, operation: str, arguments: _Named, options: _Named) -> Prepared:
        """Returns the request of an operation."""
    def interpret(
        self,
        runner: object,
        operation: str,
        arguments: _Named,
        status: int,
        headers: dict[str, str],
        body: bytes,
    ) -> Any:
        """Interprets a response to an operation, also one that cannot be prepared because a read comes before it."""
    def exchange(
        self, operation: str, arguments: _Named, options: _Named, elapsed: float, unix: float
    ) -> Exchange:
        """Returns the exchange of an operation. Times are in seconds."""
    def detached_orders(self, runner: object) -> Sequence[DetachedOrder]:
        """Returns the orders whose caller stopped waiting, oldest first. Finished ones are returned once."""
    def close(self) -> None:
        """Closes the client and waits for its orders; Ctrl-C ends the wait."""
    def start_close(self, queue: CompletionQueue, future: Future[Outcome]) -> OperationHandle:
        """Closes the client. `queue` completes `future` when its last operation has ended."""
    @property
    def base_url(self) -> str:
        """The base URL of requests."""

@final
class FleetAccounts:
    """The accounts of a fleet, each with a client."""
    def __new__(cls, accounts: Sequence[tuple[str, NativeClient | _Named]], logs: bool) -> FleetAccounts:
        """Takes names, each with a client or the settings of one, which are emptied."""

@final
class FleetWanted:
    """The wanted state of a fleet."""
    @staticmethod
    def read(path: str | PathLike[str], account: str | None, accounts: FleetAccounts | None) -> FleetWanted:
        """Reads a file."""
    @staticmethod
    def of_rows(rows: Sequence[_Named], account: str | None, accounts: FleetAccounts | None) -> FleetWanted:
        """Takes rows in memory."""
    def view(self) -> _Named:
        """Returns the state in short."""

@final
class FleetTask:
    """Work that reads accounts, to be waited for or awaited."""
    @staticmethod
    def plan(
        wanted: FleetWanted, accounts: FleetAccounts, limits: _Named, progress: _Progress | None
    ) -> FleetTask:
        """Plans every difference."""
    @staticmethod
    def apply(
        plan: FleetPlan,
        accounts: FleetAccounts,
        approve: str,
        settings: _Named,
        wanted: FleetWanted | None,
    ) -> FleetTask:
        """Begins to apply a plan."""
    @staticmethod
    def snapshot(accounts: FleetAccounts, each: bool, progress: _Progress | None) -> FleetTask:
        """Reads whole accounts."""
    @staticmethod
    def drift(wanted: FleetWanted, accounts: FleetAccounts, progress: _Progress | None) -> FleetTask:
        """Compares accounts with a wanted state."""
    @staticmethod
    def applied_drift(plan: FleetPlan, accounts: FleetAccounts, progress: _Progress | None) -> FleetTask:
        """Compares accounts with what a plan has applied."""
    def wait(self) -> Any:
        """Runs the task without the interpreter's lock, and returns its result. Ctrl-C cancels it."""
    def start(self, queue: CompletionQueue, future: Future[Outcome]) -> OperationHandle:
        """Starts the task. `queue` completes `future` when it has ended; then `take` has its result."""
    def take(self) -> Any:
        """Returns the result, or raises the error."""
    def cancel(self) -> None:
        """Ends the task as soon as possible."""

@final
class FleetPlan:
    """A plan."""
    @staticmethod
    def load(path: str | PathLike[str]) -> FleetPlan:
        """Reads a plan file."""
    def save(self, path: str | PathLike[str]) -> None:
        """Writes the plan to a file."""
    @property
    def id(self) -> str:
        """The plan's id."""
    @property
    def path(self) -> Path | None:
        """The file, once the plan is saved."""
    def view(self) -> _Named:
        """Returns the plan without its steps."""
    def groups(self) -> list[_Named]:
        """Returns equal changes in groups."""
    def steps(self, start: int, end: int) -> list[_Named]:
        """Returns the steps from one place to another."""
    @property
    def count(self) -> int:
        """The number of steps."""
    def show(self, format: str) -> str:  # noqa: A002
        """Returns the plan in a format."""
    def show_number(self, number: str) -> str:
        """Returns what the plan has about a number."""
    def status(self) -> _Named:
        """Returns how far the plan is applied."""
    def undo(self) -> FleetPlan:
        """Plans the way back."""
    def resolve(self, number: str, applied: bool) -> None:
        """Notes a person's word on a start in doubt."""

@final
class FleetRun:
    """A plan being applied."""
    def wait(self) -> _Named | None:
        """Waits for the next event without the interpreter's lock; `None` at the end. Ctrl-C stops the run."""
    def poll(self) -> tuple[bool, _Named | None]:
        """Returns whether there is something to read, and the event; `None` at the end."""
    def start(self, queue: CompletionQueue, future: Future[Outcome]) -> OperationHandle:
        """Completes `future` by `queue` when `poll` is worth a look."""
    def cancel(self) -> None:
        """Stops sending."""
    @property
    def resumed(self) -> int:
        """The steps that earlier processes have brought to their end."""
    def report(self) -> Any:
        """Returns the end of the run; `None` while it goes on."""

@final
class FleetSnapshot:
    """The settings of whole accounts."""
    def save(self, path: str | PathLike[str]) -> None:
        """Writes the snapshot to a file."""
    def rows(self) -> list[_Named]:
        """Returns the numbers."""
    def view(self) -> _Named:
        """Returns the snapshot in short."""

@final
class OperationHandle:
    """A running operation."""
    def cancel(self) -> bool:
        """Cancels the operation. Returns whether it is an order, which may run to completion in the background."""

@final
class CompletionQueue:
    """The outcomes for the futures of one event loop."""
    def __new__(cls, call: ReferenceType[AbstractEventLoop] | None = None) -> CompletionQueue:
        """Makes a queue whose `fileno()` the loop watches, or one that calls the loop of a weak reference."""
    def fileno(self) -> int:
        """The socket that is readable while there are outcomes."""
    def deliver(self) -> None:
        """Completes the futures whose operations have ended. The event loop calls it."""
    @property
    def is_inherited(self) -> bool:
        """Whether the queue is from the other side of a `fork()`."""

@final
class Outcome:
    """The outcome of an operation, until it is taken."""
    def take(self, runner: object) -> Any:
        """Returns the result, or raises the error."""

@final
class Pages:
    """A list that is being read."""
    def wait(self, runner: object, logs: bool) -> Page[Any] | None:
        """Returns the next page; `None` at the end."""
    def start(self, queue: CompletionQueue, future: Future[Outcome], logs: bool) -> OperationHandle:
        """Starts to read the next page. `queue` completes `future` with the outcome."""
    @property
    def total(self) -> int | None:
        """The number of items that the provider reports."""
    @property
    def mismatch(self) -> CountMismatch | None:
        """The difference between the provider's count and the items received, once all pages have been read."""

@final
class Prepared:
    """A request for the caller to send."""
    @property
    def method(self) -> str:
        """The HTTP method."""
    @property
    def url(self) -> str:
        """The whole URL."""
    @property
    def headers(self) -> dict[str, str]:
        """The headers, with the credentials."""
    @property
    def body(self) -> bytes:
        """The body; empty without one."""
    def interpret(self, runner: object, status: int, headers: dict[str, str], body: bytes) -> Any:
        """Returns the result that a response holds, or raises its error."""

@final
class Response:
    """A provider's response as it came. Its body may hold secrets, such as those of callback URLs."""
    def __new__(cls, status: int, headers: dict[str, str], body: bytes) -> Response:
        """Makes a response of its parts."""
    def __reduce__(self) -> tuple[Any, ...]: ...
    @property
    def status(self) -> int:
        """The HTTP status."""
    @property
    def headers(self) -> dict[str, str]:
        """The headers."""
    @property
    def body(self) -> bytes:
        """The body."""
    def json(self) -> Any:
        """Parses the body as JSON."""

@final
class Exchange:
    """The state machine of one operation."""
    @property
    def safety(self) -> Safety:
        """How far the operation may be repeated."""
    def next(
        self, runner: object, elapsed: float, unix: float, random: float
    ) -> tuple[Literal["send"], _Attempt] | tuple[Literal["wait"], float] | tuple[Literal["done"], Any]:
        """Returns `("send", attempt)`, `("wait", seconds)` or `("done", result)`, or raises the operation's error."""
    def responded(
        self,
        status: int,
        headers: dict[str, str],
        body: bytes,
        *,
        elapsed: float,
        unix: float,
        random: float,
        too_large: bool = False,
    ) -> None:
        """Reports a response. Pass `too_large` if its body exceeds the size that is read."""
    def failed(self, trouble: TroubleKind, *, sent: bool, elapsed: float, unix: float, random: float) -> None:
        """Reports that no response came. Pass `sent=False` only if it is proved that nothing was sent."""

@type_check_only
class _Flowroute(TypedDict):
    access_key: str
    secret_key: str
    base_url: str

@type_check_only
class _Plivo(TypedDict):
    auth_id: str
    auth_token: str
    base_url: str

@type_check_only
class _Wavix(TypedDict):
    api_key: str
    base_url: str

_Kind: TypeAlias = Literal[
    "refuse",
    "drop",
    "hang",
    "delay",
    "drip",
    "truncate",
    "other_number",
    "response",
    "throttle",
    "redirect",
    "html",
    "bomb",
    "deep_json",
]

@type_check_only
class _Action(TypedDict):
    kind: _Kind
    commit: NotRequired[bool]
    reset: NotRequired[bool]
    for_ms: NotRequired[int]
    ms: NotRequired[int]
    every_ms: NotRequired[int]
    keep: NotRequired[int | None]
    number: NotRequired[str]
    status: NotRequired[int]
    headers: NotRequired[dict[str, str]]
    body: NotRequired[Any]
    after_ms: NotRequired[int]
    to: NotRequired[str]
    megabytes: NotRequired[int]
    depth: NotRequired[int]

@type_check_only
class _Fault(TypedDict):
    action: _Action
    provider: NotRequired[ProviderId | None]
    method: NotRequired[str | None]
    path: NotRequired[str | None]
    nth: NotRequired[int]
    times: NotRequired[int | None]

@type_check_only
class _Logged(TypedDict):
    seq: int
    provider: ProviderId | None
    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: str
    json: Any
    fault: _Kind | None
    committed: bool
    status: int | None
    connection: int
    started_us: int
    ended_us: int | None

@type_check_only
class _Order(TypedDict):
    provider: ProviderId
    kind: Literal[
        "purchase", "release", "add_own", "enable_messaging", "disable_messaging", "register", "create_route"
    ]
    numbers: list[str]
    at: int

_Object: TypeAlias = dict[str, Any]
_ByProvider: TypeAlias = Mapping[ProviderId, Sequence[_Object]]

@final
class Sandbox:
    """Stand-ins for the providers on one port of this machine.

    A sandbox has sample numbers, accepts its own credentials only, keeps changes while it runs, and costs nothing.
    Faults are scripted.

    Example:
        with numplan.Sandbox() as sandbox:
            client = numplan.Flowroute(**sandbox.flowroute)

    Args:
        port: A port of the loopback interface; 0 picks a free one.
        switches: Undocumented provider behavior, as `switches()` returns it; others keep their defaults.
        numbers: The numbers of the accounts, as `numbers()` returns them, instead of the samples.
        stock: The numbers for sale, as `stock()` returns them, instead of the samples.
        task_time: Duration of tasks, in seconds.
        fleet: Whether the samples are 200 numbers for fleets.
    """

    def __new__(
        cls,
        *,
        port: int = 0,
        switches: _Object | None = None,
        numbers: _ByProvider | None = None,
        stock: _ByProvider | None = None,
        task_time: float | None = None,
        fleet: bool = False,
    ) -> Sandbox: ...
    @property
    def url(self) -> str:
        """The base URL of all providers."""
    #: Keyword arguments for the clients of a provider: credentials and base URL.
    flowroute: Final[_Flowroute]
    plivo: Final[_Plivo]
    plivo_subaccount: Final[_Plivo]
    wavix: Final[_Wavix]
    wavix_read_only: Final[_Wavix]
    def add_fault(self, fault: _Fault) -> None:
        """Adds a fault: `{"method": "PATCH", "action": {"kind": "drop", "commit": True}}`.

        Args:
            fault: The `action`, and the requests it applies to: `provider`, `method`, `path` (`*` matches one
                segment, `**` any rest), from the `nth` match on (default 1), `times` (default 1; `None`: all).
        """
    def clear_faults(self) -> None:
        """Removes all faults."""
    def log(self) -> list[_Logged]:
        """Returns the requests so far, oldest first."""
    def clear_log(self) -> None:
        """Clears the log."""
    def numbers(self) -> dict[ProviderId, list[_Object]]:
        """Returns all numbers by provider, without the lag that `read_lag` gives to readers."""
    def add_numbers(self, numbers: _ByProvider) -> None:
        """Adds numbers by provider, replacing existing ones."""
    def add_many_numbers(self, provider: ProviderId, count: int) -> None:
        """Adds `count` numbers at one provider, from 13002000000 on."""
    def orders(self) -> list[_Order]:
        """Returns the orders that took effect, oldest first, also those whose response was lost."""
    def stock(self) -> dict[ProviderId, list[_Object]]:
        """Returns the numbers for sale, by provider."""
    def add_stock(self, stock: _ByProvider) -> None:
        """Adds numbers for sale by provider, replacing existing offers."""
    def switches(self) -> _Object:
        """Returns the switches of undocumented provider behavior."""
    def turn(self, **switches: object) -> None:
        """Sets switches: `sandbox.turn(read_lag={"reads": 2}, timing={"task_ms": 0})`."""
    @staticmethod
    def variants() -> list[_Object]:
        """Returns every variant that is not a default, as keyword arguments for `turn`, one switch at a time."""
    def tasks(self) -> list[_Object]:
        """Returns Flowroute's provisioning tasks."""
    def complete_tasks(self) -> None:
        """Completes all running tasks."""
    def refuse_connections(self, refuse: bool = True) -> None:
        """Refuses connections, or accepts them again. Idle connections are closed."""
    def reset(self) -> None:
        """Restores numbers, stock and switches to their start, and clears faults, orders and log."""
    def close(self) -> None:
        """Stops the sandbox."""
    def __enter__(self) -> Sandbox: ...
    def __exit__(self, *_error: object) -> None: ...
