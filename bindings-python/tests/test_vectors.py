"""The shared cases that every language runs, through the public methods."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from vectors import Case, difference, error_difference, read

import numplan

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = read()
#: Parts of messages that name Python's own values.
OWN_WORDS = {
    "leave the field out": "leave it out to keep the field as it is",
    "clear it": "pass numplan.CLEAR to empty it",
}


def shown(result: Any) -> dict[str, Any]:
    """Return a result in the form of the cases."""
    if isinstance(result, numplan.WavixUpdatedMany):
        records = [{**shown(record.updated), "id": record.id} for record in result.records]
        return {"ok": result.ok, "records": records}
    if isinstance(result, numplan.Updated):
        outcomes = {outcome.field: outcome.as_dict() for outcome in result.fields}
        return {**wire(result), "fields": outcomes}
    if isinstance(result, numplan.Receipt):
        return {**wire(result), "ok": result.ok, "reconciled": result.is_reconciled}
    if isinstance(result, numplan.Page):
        return {**wire(result), "ok": True}
    member = {"FlowrouteProvisioning": "task", "WavixCart": "cart"}.get(type(result).__name__, "number")
    return {"ok": True, member: wire(result)}


def wire(value: Any) -> Any:
    """Return a value as on the wire, nested models included."""
    if isinstance(value, numplan.Model):
        return {name: wire(member) for name, member in value._wire().items()}
    if isinstance(value, numplan.Error):
        return value.as_dict()
    return [wire(item) for item in value] if isinstance(value, list) else value


def exchange_of(case: Case, **options: Any) -> tuple[numplan.Exchange[Any], Clock]:
    """Return the exchange of a case's operation, on a clock of its own."""
    clock = Clock()
    runner = case.client._runner
    random = case.members.get("random", 1.0)
    exchange: numplan.Exchange[Any] = numplan.Exchange(
        runner, case.members["operation"], case.inputs, options, clock, lambda: random
    )
    return exchange, clock


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        """Start at 0."""
        self.elapsed = 0.0

    def __call__(self) -> tuple[float, float]:
        """Return monotonic and Unix time."""
        return 100 + self.elapsed, 1.7e9 + self.elapsed


def validation(case: Case) -> str | None:
    """Check what is refused before anything is sent."""
    expect = case.expect
    try:
        step = exchange_of(case)[0].next()
    except numplan.Error as error:
        if "ok" in expect:
            return f"refused: {error!r}"
        if (fields := expect.pop("fields", None)) is not None and (what := other_fields(fields, error)):
            return what
        says = [OWN_WORDS.get(part, part) for part in expect.pop("says", [])]
        return error_difference({**expect, "says": says, "sent": "no", "attempts": 0}, error)
    if not isinstance(step, numplan.Send):
        return f"first step is {step}"
    return None if "ok" in expect else "is accepted"


def place(field: dict[str, Any]) -> tuple[str, str]:
    """Return the sort key of a refused field."""
    return field["field"], field.get("rule", "")


def other_fields(expected: list[dict[str, Any]], error: numplan.Error) -> str | None:
    """Compare the refused fields, in any order."""
    seen = sorted((field.as_dict() for field in error.fields), key=place)
    expected = sorted(expected, key=place)
    if len(seen) != len(expected):
        return f"{len(expected)} fields expected, seen {seen}"
    for wanted, field in zip(expected, seen, strict=True):
        part = OWN_WORDS.get(wanted.get("says", ""), wanted.get("says", ""))
        if part not in field["message"]:
            return f"{field['message']!r} lacks {part!r}"
        if what := difference({name: wanted[name] for name in wanted if name != "says"}, field):
            return f"{what} in {field}"
    return None


def request(case: Case) -> str | None:
    """Check requests to the byte."""
    expect = case.expect
    try:
        prepared = case.prepare()
    except numplan.Error as error:
        return error_difference(expect, error)
    url = urlsplit(prepared.url)
    seen = {
        "method": prepared.method,
        "url": prepared.url,
        "path": f"{url.path}?{url.query}" if url.query else url.path,
        "headers": prepared.headers,
        "body": prepared.body.decode(),
    }
    if (seed := case.get("seed_body")) is not None and seed != json.loads(prepared.body):
        return f"the provider's example is {seed}, seen {prepared.body!r}"
    if "headers" in expect and expect["headers"] != prepared.headers:
        return f"expected the headers {expect['headers']}, seen {prepared.headers}"
    return difference(expect, seen)


def response(case: Case) -> str | None:
    """Check the interpretation of a response."""
    expect = case.expect
    try:
        result = case.interpret()
    except numplan.Error as error:
        return error_difference(expect, error) if "code" in expect else repr(error)
    if "code" in expect:
        return f"succeeded: {result}"
    seen = shown(result)
    if "fields" in expect and set(expect["fields"]) != set(seen["fields"]):
        return f"expected the fields {list(expect['fields'])}, seen {seen['fields']}"
    return difference(expect, seen)


class Script:
    """An exchange that is driven by the script of a case."""

    def __init__(self, case: Case) -> None:
        """Start the exchange."""
        self.case = case
        self.sent: list[tuple[float, numplan.Send]] = []
        options: dict[str, Any] = {"verify": True} if case.get("verify") else {}
        for name, option in (("wait_ms", "wait_timeout"), ("limit_ms", "timeout")):
            if case.get(name) is not None:
                options[option] = case.get(name) / 1000
        self.exchange, self.clock = exchange_of(case, **options)

    def run(self) -> Any:
        """Run the exchange to its end."""
        script = iter(self.case.members["script"])
        while True:
            step = self.exchange.next()
            if isinstance(step, numplan.Done):
                assert next(script, None) is None, "not all of the script was used"
                return step.result
            if isinstance(step, numplan.Wait):
                self.clock.elapsed += step.seconds
                continue
            self.sent.append((self.clock.elapsed, step))
            line = next(script, None)
            assert line is not None, f"{step} is one request too many"
            self.report(line, step.timeout)

    def report(self, line: dict[str, Any], timeout: float) -> None:
        """Report the outcome of an attempt, which takes no longer than its timeout."""
        took = line.get("took_ms", 0) / 1000
        self.clock.elapsed += min(took, timeout)
        if took > timeout:
            self.exchange.failed("timeout", sent=True)
        elif "not_sent" in line:
            self.exchange.failed(line["not_sent"], sent=False)
        elif "no_response" in line:
            self.exchange.failed(line["no_response"], sent=True)
        else:
            body = Case("", "", line).body
            if "response" in line:
                body = json.dumps(self.case.members["responses"][line["response"]]).encode()
            large = line.get("too_large", False)
            self.exchange.responded(line["status"], line.get("headers", {}), body, too_large=large)


def retry(case: Case) -> str | None:
    """Check what an exchange sends, when, and how it ends."""
    expect = case.expect
    end = dict(expect.pop("end"))
    script = Script(case)
    failure: numplan.Error | None = None
    result: dict[str, Any] = {}
    try:
        result = shown(script.run())
    except numplan.Error as error:
        failure = error
    sent = [(at, request, urlsplit(request.url)) for at, request in script.sent]
    seen = {
        "safety": script.exchange.safety,
        "sends": [[round(at * 1000), request.method] for at, request, _ in sent],
        "paths": [f"{url.path}?{url.query}" if url.query else url.path for _, _, url in sent],
        "bodies": [request.body.decode() for _, request, _ in sent],
        "took": round(script.clock.elapsed * 1000),
    }
    if what := difference(expect, seen):
        return f"{what} in {seen}"
    if failure is not None:
        return error_difference(end, failure) if "code" in end else repr(failure)
    return f"succeeded: {result}" if "code" in end else difference(end, result)


def callback_url(case: Case) -> str | None:
    """Check callback URLs and their masked form."""
    text = case.members["url"] + "a" * case.members.get("repeat", 0)
    seen = numplan.check_callback_url(text, private_hosts=bool(case.get("private_hosts")))
    for secret in case.get("secrets") or []:
        if secret in f"{seen!r} {seen} {seen.as_dict()}":
            return f"{seen} shows {secret}"
    return difference(case.expect, seen.as_dict())


def parse(case: Case) -> str | None:
    """Check the numbers that operations accept: Flowroute's are North American, Plivo's any."""
    given, expect = case.members["given"], case.expect
    flowroute = numplan.Flowroute("a", "b")
    plivo = numplan.Plivo("MA" + "A" * 18, "b")
    seen = {"nanp": outcome(flowroute, given), "phone_number": outcome(plivo, given)}
    expected = expect if "nanp" in expect else {"nanp": expect, "phone_number": expect}
    for name, wanted in expected.items():
        suggestion = wanted.get("suggestion", "")
        if suggestion not in seen[name].get("message", suggestion):
            return f"{seen[name]} does not suggest {suggestion}"
    plain = {
        name: {k: v for k, v in wanted.items() if k != "suggestion"} for name, wanted in expected.items()
    }
    return difference(plain, seen)


def outcome(client: Any, number: str) -> dict[str, Any]:
    """Return the number as a client sends it, or its error."""
    try:
        url = client.prepare(client.numbers.get, number).url
    except numplan.InvalidInputError as error:
        (wrong,) = error.fields
        return {"code": wrong.rule, "message": wrong.message}
    return {"number": url.rstrip("/").rsplit("/", 1)[-1]}


def normalize(case: Case) -> str | None:
    """Check numbers in common forms."""
    expect = case.expect
    try:
        read = numplan.normalize(case.members["given"], provider=case.members.get("provider"))
    except numplan.InvalidInputError as error:
        (wrong,) = error.fields
        suggestion = expect.pop("suggestion", "")
        if suggestion not in wrong.message:
            return f"{wrong.message!r} does not suggest {suggestion}"
        return difference(expect, {"code": wrong.rule})
    return difference(expect, {"number": read.number, "findings": [it.code for it in read.findings]})


def typed(case: Case) -> str | None:
    """Check a number while it is typed."""
    seen = numplan.check_typed(case.members["given"], provider=case.members.get("provider"))
    return difference(case.expect, seen.as_dict())


def check(case: Case) -> str | None:
    """Check all properties of a number."""
    checked = numplan.check(case.members["given"], provider=case.members.get("provider"))
    members = {
        name: getattr(checked, name) for name in ("number", "valid", "kind", "region", "place", "zones")
    }
    findings = [finding.as_dict() for finding in checked.findings]
    return difference(case.expect, {**members, "findings": findings}) or difference(
        case.expect, checked.as_dict()
    )


def column(case: Case) -> str | None:
    """Check a column; a text is split as Python users do."""
    given = case.members["given"]
    if isinstance(given, dict):
        separator = given["separator"]
        text = given["text"]
        given = text.splitlines() if separator == "\n" else text.removesuffix(separator).split(separator)
    seen = numplan.check_column(given)
    findings = [cell.codes for cell in seen]
    return difference(
        case.expect,
        {"numbers": seen.numbers, "valid": seen.valid, "findings": findings, "counts": seen.counts},
    )


RUNNERS: dict[str, Callable[[Case], str | None]] = {
    "validation": validation,
    "request": request,
    "response": response,
    "error": response,
    "retry": retry,
    "callback_url": callback_url,
    "number.parse": parse,
    "number.normalize": normalize,
    "number.typed": typed,
    "number.check": check,
    "number.column": column,
}


def test_every_kind_has_cases() -> None:
    assert {case.kind for case in CASES} == set(RUNNERS)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    what = RUNNERS[case.kind](case)
    assert what is None, what
