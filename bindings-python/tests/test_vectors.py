"""The cases that every language runs: found by file, each by the methods that users call."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from vectors import Case, difference, error_difference, read

import numplan

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = read()
#: What Python says in words of its own, since it has a name for them.
OWN_WORDS = {
    "leave the field out": "leave it out to keep the field as it is",
    "clear it": "pass numplan.CLEAR to empty it",
}


def shown(result: Any) -> dict[str, Any]:
    """Answer a result as the cases speak of it."""
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
    """Answer a value as it stood on the wire, models in it too."""
    if isinstance(value, numplan.Model):
        return {name: wire(member) for name, member in value._wire().items()}
    if isinstance(value, numplan.Error):
        return value.as_dict()
    return [wire(item) for item in value] if isinstance(value, list) else value


def validation(case: Case) -> str | None:
    """What is refused before anything is sent."""
    expect = case.expect
    try:
        client = case.client
        course = client._calls.host.course(case.members["operation"], case.inputs, {}, 100.0, 1.7e9)
        step, _ = course.next(client._calls, 100.0, 1.7e9, 1.0)
        assert step == "send"
    except numplan.Error as error:
        if "ok" in expect:
            return f"refused: {error!r}"
        if (fields := expect.pop("fields", None)) is not None and (what := other_fields(fields, error)):
            return what
        says = [OWN_WORDS.get(part, part) for part in expect.pop("says", [])]
        return error_difference({**expect, "says": says, "sent": "no", "attempts": 0}, error)
    return None if "ok" in expect else "is let through"


def place(field: dict[str, Any]) -> tuple[str, str]:
    """Where a refused field stands among others."""
    return field["field"], field.get("rule", "")


def other_fields(expected: list[dict[str, Any]], error: numplan.Error) -> str | None:
    """All refused fields, in any order."""
    seen = sorted((field.as_dict() for field in error.fields), key=place)
    expected = sorted(expected, key=place)
    if len(seen) != len(expected):
        return f"{len(expected)} fields expected, seen {seen}"
    for wanted, field in zip(expected, seen, strict=True):
        part = OWN_WORDS.get(wanted.get("says", ""), wanted.get("says", ""))
        if part not in field["message"]:
            return f"{field['message']!r} does not say {part!r}"
        if what := difference({name: wanted[name] for name in wanted if name != "says"}, field):
            return f"{what} in {field}"
    return None


def request(case: Case) -> str | None:
    """Requests to the byte."""
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


def answer(case: Case) -> str | None:
    """What an answer comes to."""
    expect = case.expect
    try:
        result = case.interpret()
    except numplan.Error as error:
        return error_difference(expect, error) if "code" in expect else repr(error)
    if "code" in expect:
        return f"taken for a success: {result}"
    seen = shown(result)
    if "fields" in expect and set(expect["fields"]) != set(seen["fields"]):
        return f"expected the fields {list(expect['fields'])}, seen {seen['fields']}"
    return difference(expect, seen)


class Course:
    """The course of a call by a script: time passes by saying so."""

    def __init__(self, case: Case) -> None:
        """Begin."""
        self.case = case
        self.random = case.members.get("random", 1.0)
        self.calls = case.client._calls
        self.elapsed = 0.0
        self.sent: list[tuple[float, dict[str, Any]]] = []
        options: dict[str, Any] = {"verify": True} if case.get("verify") else {}
        for name, option in (("wait_ms", "wait_timeout"), ("limit_ms", "timeout")):
            if case.get(name) is not None:
                options[option] = case.get(name) / 1000
        self.course = self.calls.host.course(case.members["operation"], case.inputs, options, **self.moment)

    @property
    def moment(self) -> dict[str, float]:
        """What time it is."""
        return {"elapsed": 100 + self.elapsed, "unix": 1.7e9 + self.elapsed}

    def run(self) -> Any:
        """Carry it to its end."""
        script = iter(self.case.members["script"])
        while True:
            step, what = self.course.next(self.calls, **self.moment, random=self.random)
            if step == "done":
                assert next(script, None) is None, "not all of the script came"
                return what
            if step == "wait":
                self.elapsed += what
                continue
            self.sent.append((self.elapsed, what))
            line = next(script, None)
            assert line is not None, f"{what} too many"
            self.report(line, what["timeout"])

    def report(self, line: dict[str, Any], timeout: float) -> None:
        """Say what became of an attempt. None outlasts its time."""
        took = line.get("took_ms", 0) / 1000
        self.elapsed += min(took, timeout)
        now = {**self.moment, "random": self.random}
        if took > timeout:
            self.course.failed("timeout", sent=True, **now)
        elif "not_sent" in line or "no_response" in line:
            sent = "no_response" in line
            self.course.failed(line["no_response" if sent else "not_sent"], sent=sent, **now)
        else:
            body = Case("", "", line).body
            if "response" in line:
                body = json.dumps(self.case.members["responses"][line["response"]]).encode()
            large = line.get("too_large", False)
            self.course.answered(line["status"], line.get("headers", {}), body, too_large=large, **now)


def retry(case: Case) -> str | None:
    """The course of a call: what is sent when, and how it ends."""
    expect = case.expect
    end = dict(expect.pop("end"))
    course = Course(case)
    failure: numplan.Error | None = None
    result: dict[str, Any] = {}
    try:
        result = shown(course.run())
    except numplan.Error as error:
        failure = error
    sent = [(at, what, urlsplit(what["url"])) for at, what in course.sent]
    seen = {
        "safety": course.course.safety,
        "sends": [[round(at * 1000), what["method"]] for at, what, _ in sent],
        "paths": [f"{url.path}?{url.query}" if url.query else url.path for _, _, url in sent],
        "bodies": [what["body"].decode() for _, what, _ in sent],
        "took": round(course.elapsed * 1000),
    }
    if what := difference(expect, seen):
        return f"{what} in {seen}"
    if failure is not None:
        return error_difference(end, failure) if "code" in end else repr(failure)
    return f"ends well: {result}" if "code" in end else difference(end, result)


def callback_url(case: Case) -> str | None:
    """What may be written to a provider, and what of it is shown."""
    text = case.members["url"] + "a" * case.members.get("repeat", 0)
    seen = numplan.check_callback_url(text, private_hosts=bool(case.get("private_hosts")))
    for secret in case.get("secrets") or []:
        if secret in f"{seen!r} {seen} {seen.as_dict()}":
            return f"{seen} shows {secret}"
    return difference(case.expect, seen.as_dict())


def parse(case: Case) -> str | None:
    """What calls take as a number: at Flowroute one of North America, at Plivo any."""
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
    """Answer what a client makes of a number."""
    try:
        url = client.prepare(client.numbers.get, number).url
    except numplan.InvalidInputError as error:
        (wrong,) = error.fields
        return {"code": wrong.rule, "message": wrong.message}
    return {"number": url.rstrip("/").rsplit("/", 1)[-1]}


def normalize(case: Case) -> str | None:
    """Numbers as people write them."""
    expect = case.expect
    try:
        read = numplan.normalize(case.members["given"])
    except numplan.InvalidInputError as error:
        (wrong,) = error.fields
        suggestion = expect.pop("suggestion", "")
        if suggestion not in wrong.message:
            return f"{wrong.message!r} does not suggest {suggestion}"
        return difference(expect, {"code": wrong.rule})
    return difference(expect, {"number": read.number, "findings": [it.code for it in read.findings]})


def check(case: Case) -> str | None:
    """All that can be said about a number."""
    checked = numplan.check(case.members["given"])
    members = {
        name: getattr(checked, name) for name in ("number", "valid", "kind", "region", "place", "zones")
    }
    findings = [finding.as_dict() for finding in checked.findings]
    return difference(case.expect, {**members, "findings": findings}) or difference(
        case.expect, checked.as_dict()
    )


def column(case: Case) -> str | None:
    """Many at once; a text is taken apart as people who use Python do."""
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
    "response": answer,
    "error": answer,
    "retry": retry,
    "callback_url": callback_url,
    "number.parse": parse,
    "number.normalize": normalize,
    "number.check": check,
    "number.column": column,
}


def test_every_kind_of_case_is_known_and_there_are_cases_of_each() -> None:
    assert {kind for _, kind, _ in FILES} == set(RUNNERS)
    assert [name for name, _, cases in FILES if not cases] == []


@pytest.mark.parametrize("case", [case for _, _, cases in FILES for case in cases], ids=str)
def test_every_case_holds(case: Case) -> None:
    what = RUNNERS[case.kind](case)
    assert what is None, what
