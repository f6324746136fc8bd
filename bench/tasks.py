"""What is measured: pieces of work, and the rows of the table that come of them."""

from __future__ import annotations

from dataclasses import dataclass, field

#: Server time of the slow provider, in milliseconds.
SLOW = 50


@dataclass(frozen=True)
class Row:
    """A line of the table: one figure of a piece of work."""

    what: str
    figure: str
    unit: str
    #: Whether what the process takes anyway, when it does nothing, is taken off.
    over_nothing: bool = False


@dataclass(frozen=True)
class Task:
    """A piece of work that contenders do in turn; the first of them is numplan."""

    language: str
    work: str
    contenders: tuple[str, ...]
    rows: tuple[Row, ...]
    #: Arguments after the contender; `{url}` and `{file}` are filled in later.
    given: tuple[str, ...] = field(default=())
    #: How long the provider takes, in milliseconds.
    delay: int = 0
    #: A figure that does not vary is taken once.
    once: bool = False


@dataclass(frozen=True)
class Language:
    """Who is compared in a language."""

    name: str
    #: The libraries that are measured with one operation at a time, by numplan's interface.
    one: tuple[tuple[str, ...], ...]
    #: And with many at a time.
    many: tuple[str, ...]
    checks: tuple[tuple[str, ...], ...]
    loads: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()

    def tasks(self) -> list[Task]:
        """Answer all that is measured in this language."""
        tasks = [self._update(contenders, 1, 0) for contenders in self.one]
        tasks += [self._update(self.many, at_a_time, 0) for at_a_time in (16, 64)]
        tasks += [self._update(self.one[-1], 1, SLOW)]
        tasks += [self._update(self.many, at_a_time, SLOW) for at_a_time in (16, 64)]
        for contenders in self.checks:
            what = "check a number" if "column" not in contenders[0] else "check a cell of a column"
            tasks.append(Task(self.name, "check", contenders, (Row(what, "each", "s"),), ("{file}",)))
        if self.loads:
            rows = (
                Row("load the package and make a client", "process", "s", over_nothing=True),
                Row("memory of that", "memory", "B", over_nothing=True),
            )
            tasks.append(Task(self.name, "load", self.loads, rows))
        if self.sizes:
            tasks.append(Task(self.name, "size", self.sizes, (Row("installed", "bytes", "B"),), once=True))
        return tasks

    def _update(self, contenders: tuple[str, ...], at_a_time: int, delay: int) -> Task:
        slowly = f", {delay} ms server time" if delay else ""
        flight = "one at a time" if at_a_time == 1 else f"{at_a_time} in flight"
        what = f"update, {flight}{slowly}"
        rows = [Row(f"{what}: time", "wall", "s")]
        if not delay:
            rows.insert(0, Row(f"{what}: CPU", "cpu", "s"))
        if at_a_time == 64 and not delay:
            rows.append(Row("memory of that", "memory", "B", over_nothing=True))
        given = ("{url}", str(at_a_time))
        return Task(self.name, "update", contenders, tuple(rows), given, delay)


#: What of numplan's own stands among the others: another way to ask.
OTHER_WAYS = {"numplan", "is_valid", "isValid", "column of one text", "column of bytes"}

LANGUAGES = [
    Language(
        "Rust",
        one=(("numplan", "reqwest"), ("numplan, async", "reqwest, async")),
        many=("numplan, async", "reqwest, async", "numplan", "reqwest"),
        checks=(("check", "is_valid", "phonenumber", "rlibphonenumber"), ("column", "column of one text")),
    ),
    Language(
        "Python",
        one=(
            ("numplan", "plivo", "wavix-python-sdk", "requests", "httpx"),
            ("numplan, awaited", "httpx, awaited", "aiohttp"),
        ),
        many=("numplan, awaited", "httpx, awaited", "aiohttp", "numplan", "plivo", "requests"),
        checks=(("check", "is_valid", "phonenumbers"), ("column", "phonenumbers")),
        loads=("numplan", "plivo", "wavix-python-sdk", "requests", "httpx", "aiohttp"),
        sizes=("numplan", "plivo", "wavix-python-sdk", "requests", "httpx", "aiohttp"),
    ),
    Language(
        "Node",
        one=(("numplan", "plivo", "axios", "fetch", "undici"),),
        many=("numplan", "plivo", "axios", "fetch", "undici"),
        checks=(
            ("check", "isValid", "libphonenumber-js"),
            ("column", "column of one text", "column of bytes", "libphonenumber-js"),
        ),
        loads=("numplan", "plivo", "axios", "undici"),
        sizes=("numplan", "plivo", "axios", "undici"),
    ),
    Language(
        "Kotlin",
        one=(("numplan", "plivo", "okhttp", "okhttp, awaited"),),
        many=("numplan", "plivo", "okhttp", "okhttp, awaited"),
        checks=(("check",), ("column",)),
        loads=("numplan", "plivo", "okhttp"),
    ),
    Language(
        "Swift",
        one=(("numplan", "URLSession"),),
        many=("numplan", "URLSession"),
        checks=(("check",), ("column",)),
    ),
]
