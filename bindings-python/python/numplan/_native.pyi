"""The engine, as the Python source around it sees it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import (
    Any,
    ClassVar,
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

from typing_extensions import NotRequired

from .models import CallbackCheck, Finding, Mismatch, Normalized, Page, Unsettled
from .literals import FindingCode, NumberKind, ProviderName

__all__ = [
    "Check",
    "Column",
    "ColumnMember",
    "Course",
    "End",
    "Host",
    "Pages",
    "Prepared",
    "Sandbox",
    "Ticket",
    "check",
    "check_callback_url",
    "check_column",
    "command",
    "is_valid",
    "normalize",
]

_T = TypeVar("_T")

# Keywords by name; `numplan._absent.KEEP` is what was left out.
_Named: TypeAlias = dict[str, Any]

@type_check_only
class _Attempt(TypedDict):
    method: str
    url: str
    headers: dict[str, str]
    body: bytes
    timeout: float
    fresh_connection: bool

@final
class Check:
    """Everything that can be said about one text.

    It keeps the text and a verdict of sixteen bytes; words are made when they are read, since most checks are
    asked for `valid` alone.
    """

    @property
    def given(self) -> str:
        """The text, unchanged. Escape it before you show it; messages have."""
    @property
    def number(self) -> str | None:
        """The number that the text means, also where `valid` is false but the text can be read."""
    @property
    def valid(self) -> bool:
        """Whether calls take the text as it is: eleven digits, a plus before them allowed, that can be a number.
        Warnings do not count; a number that only `normalize` can read is not valid, and its first finding
        suggests the form that is.
        """
    @property
    def kind(self) -> NumberKind:
        """What the number is for; `unknown` if there is none."""
    @property
    def region(self) -> str | None:
        """The country or territory, as its ISO 3166-1 code (`US`, `CA`, `PR`), where the area code has one."""
    @property
    def place(self) -> str | None:
        """The state, province, country or city of a geographic area code."""
    @property
    def zones(self) -> list[str]:
        """Every time zone in a geographic area code, as names of the IANA database."""
    @property
    def findings(self) -> list[Finding]:
        """What was found, gravest first; at most one is an error."""
    @property
    def codes(self) -> list[FindingCode]:
        """The names of all that was found, gravest first, without making words of them."""
    def as_dict(self) -> dict[str, Any]:
        """All of it as a dictionary, ready for JSON."""
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
    """The result of `check_column`: Arrow for whoever takes it, a sequence of `Check` for everybody else.

    It exports a struct of its members: `pyarrow.array(result)`, `polars.Series(result)`. Each member exports alone:
    `polars.Series(result.valid)`. Nothing is built before it is asked for.
    """

    @property
    def valid(self) -> ColumnMember[bool]:
        """For each cell, whether calls take it as it is."""
    @property
    def number(self) -> ColumnMember[str | None]:
        """For each cell the number that it means, in wire form; `None` where none can be read."""
    @property
    def numbers(self) -> ColumnMember[str | None]:
        """The same as `number`."""
    @property
    def kind(self) -> ColumnMember[NumberKind]:
        """For each cell what its number is for; `unknown` if there is none."""
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
    def __getitem__(self, key: int, /) -> Check: ...
    def __iter__(self) -> Iterator[Check]: ...
    @staticmethod
    def __arrow_c_schema__() -> object:
        """The Arrow type, a struct."""
    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        """The result as one Arrow array."""
    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The result as a stream of Arrow arrays, one for each chunk of the column."""

def check(number: str | float | None) -> Check:
    """Says everything there is to say about one number. For many see `check_column`.

    Args:
        number: As text in any form, or as an integer. `None` and NaN are an empty text.

    Returns:
        A `Check`: whether calls take the number as it is, what it is for and where, and what was found.
    """

def check_callback_url(url: str, *, private_hosts: bool = False) -> CallbackCheck:
    """Checks a URL that a provider is to call: absolute, http or https, with a host that is public by its text.

    Providers do not sign their callbacks, so people protect theirs by a password or a token in the URL; what is
    answered has both masked, and can be shown and logged.

    Args:
        url: The whole URL.
        private_hosts: Allow any host, as a sandbox does.

    Returns:
        A `CallbackCheck`: whether it may be written, the masked form, and what is worth a second look.
    """

def is_valid(number: str | float | None) -> bool:
    """Whether calls take a number as it is: eleven digits, a plus before them allowed, that can be a number.

    Args:
        number: As text, or as an integer. `None` and NaN are an empty text.
    """

def normalize(number: str | float | None) -> Normalized:
    """Reads a North American number as people write, paste and export it: `(206) 555-1234`, `+1 206.555.1234`.

    Args:
        number: As text in any form, or as an integer.

    Returns:
        The number in wire form, and what had to be assumed.

    Raises:
        InvalidInputError: It is no such number. Nothing is guessed; the message says what may be meant.
    """

@type_check_only
class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]: ...

@type_check_only
class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...

# The types of the cells of an iterable are unknown.
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
    """Runs the command with its arguments, the program's name first, and says how it ended."""

@final
class Host:
    """A client of one provider."""
    def __new__(cls, provider: str, settings: _Named) -> Host: ...
    def wait(self, calls: object, operation: str, given: _Named, options: _Named, listens: bool) -> Any:
        """Carries a call out, without the interpreter's lock, and lets Ctrl-C through."""
    def start(
        self, operation: str, given: _Named, options: _Named, done: Callable[[End], None], listens: bool
    ) -> Ticket:
        """Starts a call; `done` is told of its end, on the engine's thread."""
    def list(self, operation: str, given: _Named, options: _Named) -> Pages:
        """A list, to be read page by page."""
    def prepare(self, operation: str, given: _Named, options: _Named) -> Prepared:
        """The request of an operation."""
    def interpret(
        self,
        calls: object,
        operation: str,
        given: _Named,
        status: int,
        headers: dict[str, str],
        body: bytes,
    ) -> Any:
        """What an answer says about an operation, also where a request cannot be prepared: before an order there is a
        read.
        """
    def course(self, operation: str, given: _Named, options: _Named, elapsed: float, unix: float) -> Course:
        """The course of an operation. Times are in seconds."""
    def unsettled(self, calls: object) -> Sequence[Unsettled]:
        """The orders that nobody waited for to their end."""
    def close(self) -> None:
        """Closes the client and waits for its orders; Ctrl-C ends the wait."""
    def start_close(self, done: Callable[[End], None]) -> Ticket:
        """Closes the client; `done` is told when its last call has ended."""
    @property
    def base_url(self) -> str:
        """Where requests go."""

@final
class Ticket:
    """A call that is under way."""
    def cancel(self) -> bool:
        """Gives the call up. True: it is an order, which may go on to its end."""

@final
class End:
    """How a call ended, until somebody takes it."""
    def take(self, calls: object) -> Any:
        """The result, or the error that it is."""

@final
class Pages:
    """A list that is being read."""
    def wait(self, calls: object, listens: bool) -> Page[Any] | None:
        """The next page; `None` at the end."""
    def start(self, done: Callable[[End], None], listens: bool) -> Ticket:
        """Starts reading the next page; `done` is told of it."""
    @property
    def total(self) -> int | None:
        """How many items the provider says there are."""
    @property
    def mismatch(self) -> Mismatch | None:
        """Whether the provider's count does not fit what came."""

@final
class Prepared:
    """A request to be sent by the caller."""
    @property
    def method(self) -> str:
        """The method."""
    @property
    def url(self) -> str:
        """The whole URL."""
    @property
    def headers(self) -> dict[str, str]:
        """The headers, the credentials among them."""
    @property
    def body(self) -> bytes:
        """The body; empty if there is none."""
    def interpret(self, calls: object, status: int, headers: dict[str, str], body: bytes) -> Any:
        """What an answer says."""

@final
class Course:
    """A state machine: it is told the time and what became of each attempt, and says what to do next."""
    @property
    def class_(self) -> Literal["read", "sets", "starts", "spends"]:
        """What may be sent again: `read`, `sets`, `starts` or `spends`."""
    def next(
        self, calls: object, elapsed: float, unix: float, random: float
    ) -> tuple[Literal["send"], _Attempt] | tuple[Literal["wait"], float] | tuple[Literal["done"], Any]:
        """What to do next: `("send", request)`, `("wait", seconds)` or `("done", result)`; an error is raised."""
    def answered(
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
        """Reports an answer. `too_large`: its body exceeds what is read."""
    def failed(self, trouble: str, *, sent: bool, elapsed: float, unix: float, random: float) -> None:
        """Reports that there was no answer. `sent`: false only if it is proved that nothing was."""

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
    provider: NotRequired[ProviderName | None]
    method: NotRequired[str | None]
    path: NotRequired[str | None]
    nth: NotRequired[int]
    times: NotRequired[int | None]

@type_check_only
class _Logged(TypedDict):
    seq: int
    provider: ProviderName | None
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
    provider: ProviderName
    what: Literal[
        "purchase", "release", "add_own", "enable_messaging", "disable_messaging", "register", "create_route"
    ]
    numbers: list[str]
    at: int

_Object: TypeAlias = dict[str, Any]
_ByProvider: TypeAlias = Mapping[ProviderName, Sequence[_Object]]

@final
class Sandbox:
    """Stand-ins for Flowroute, Plivo and Wavix on one port of this machine.

    They have a few numbers, take their own credentials only, keep what is changed as long as they run, and cost
    nothing. What goes wrong on the way is scripted.

    Example:
        with numplan.Sandbox() as sandbox:
            client = numplan.Flowroute(**sandbox.flowroute)

    Args:
        port: A port of the loopback interface; 0: any that is free.
        switches: How they read what the providers' pages leave open, as `switches()` shows it; others stay.
        numbers: The numbers of the accounts, as `numbers()` shows them, in place of the samples.
        stock: What is for sale, as `stock()` shows it, in place of the samples.
        task_time: How long things take that take time, in seconds.
    """

    def __new__(
        cls,
        *,
        port: int = 0,
        switches: _Object | None = None,
        numbers: _ByProvider | None = None,
        stock: _ByProvider | None = None,
        task_time: float | None = None,
    ) -> Sandbox: ...
    @property
    def url(self) -> str:
        """The base URL of all three providers."""
    @property
    def flowroute(self) -> _Flowroute:
        """Keywords for `numplan.Flowroute` and `numplan.AsyncFlowroute`: credentials and address."""
    @property
    def plivo(self) -> _Plivo:
        """Keywords for `numplan.Plivo` and `numplan.AsyncPlivo`: credentials and address."""
    @property
    def wavix(self) -> _Wavix:
        """Keywords for `numplan.Wavix` and `numplan.AsyncWavix`: credentials and address."""
    def add_fault(self, fault: _Fault) -> None:
        """Adds something that goes wrong: `{"method": "PATCH", "action": {"kind": "drop", "commit": True}}`.

        Args:
            fault: What happens (`action`), and to which requests: `provider`, `method`, `path` (`*` stands for one
                segment, `**` for any rest), from the `nth` on (1), `times` of them (1; `None`: all).
        """
    def clear_faults(self) -> None:
        """Forgets all faults."""
    def log(self) -> list[_Logged]:
        """The requests so far, the oldest first."""
    def clear_log(self) -> None:
        """Forgets the requests so far."""
    def numbers(self) -> dict[ProviderName, list[_Object]]:
        """All numbers as they are, whatever readers see, by provider."""
    def add_numbers(self, numbers: _ByProvider) -> None:
        """Adds numbers, by provider; those that are there already are replaced."""
    def add_many_numbers(self, provider: ProviderName, count: int) -> None:
        """Adds so many numbers at one provider: 13000000000 and on."""
    def orders(self) -> list[_Order]:
        """The orders that were carried out, the oldest first, answered or not."""
    def stock(self) -> dict[ProviderName, list[_Object]]:
        """What is for sale, by provider."""
    def add_stock(self, stock: _ByProvider) -> None:
        """Puts numbers up for sale, by provider; offers that are there already are replaced."""
    def switches(self) -> _Object:
        """How what the providers' pages leave open is read."""
    def turn(self, **switches: object) -> None:
        """Reads it in another way from now on: `sandbox.turn(read_lag={"reads": 2}, timing={"task_ms": 0})`."""
    @staticmethod
    def variants() -> list[_Object]:
        """Every variant that is not a default, as keywords for `turn`, one switch at a time."""
    def tasks(self) -> list[_Object]:
        """Flowroute's provisioning tasks."""
    def complete_tasks(self) -> None:
        """Ends everything that takes time, now."""
    def refuse_connections(self, refuse: bool = True) -> None:
        """Refuses connections, or takes them again. Idle connections are closed."""
    def reset(self) -> None:
        """Puts numbers, stock and switches back to where they started, and forgets faults, orders and log."""
    def close(self) -> None:
        """Ends the sandbox."""
    def __enter__(self) -> Sandbox: ...
    def __exit__(self, *_error: object) -> None: ...
