"""Fleets: plans, applies, snapshots and drift, against sandboxes."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import pickle
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import numplan
from numplan import fleet

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBERS = [f"121255520{index:02}" for index in range(20)]
EXAMPLE = Path(__file__, "../../../examples/fleet.csv").resolve()


@pytest.fixture
def many() -> Iterator[numplan.Sandbox]:
    """Run a sandbox with 200 numbers."""
    with numplan.Sandbox(fleet=True) as sandbox:
        yield sandbox


def rows(alias: Any = "Support") -> list[dict[str, Any]]:
    """Return rows for some of Plivo's numbers."""
    return [{"number": number, "alias": alias} for number in NUMBERS]


def plivo(sandbox: numplan.Sandbox, **settings: Any) -> dict[str, Any]:
    """Return an account of a sandbox."""
    return {"plivo/main": {**sandbox.plivo, **settings}}


def everywhere(sandbox: numplan.Sandbox) -> dict[str, Any]:
    """Return the three accounts of a sandbox: settings, and clients of both kinds."""
    return {
        "flowroute": numplan.Flowroute(**sandbox.flowroute),
        "plivo": sandbox.plivo,
        "wavix": numplan.AsyncWavix(**sandbox.wavix),
    }


def aliases(sandbox: numplan.Sandbox) -> list[str | None]:
    """Return the aliases of the numbers of `rows`."""
    state = {number["number"]: number["alias"] for number in sandbox.numbers()["plivo"]}
    return [state[number] for number in NUMBERS]


def writes(sandbox: numplan.Sandbox) -> int:
    """Return the number of requests that are not reads."""
    return sum(entry["method"] != "GET" for entry in sandbox.log())


def test_file_is_planned_applied_and_undone(many: numplan.Sandbox, tmp_path: Path) -> None:
    accounts, before = everywhere(many), many.numbers()
    plan = fleet.plan(EXAMPLE, accounts)
    assert (plan.counts.change, plan.counts.same, plan.has_differences) == (164, 28, True)
    assert plan.id in plan.summary
    assert [account.name for account in plan.accounts] == ["flowroute", "plivo", "wavix"]
    assert len(plan.steps) == 164
    assert (plan.expires - plan.created).total_seconds() == 86_400
    assert plan.save(tmp_path / "fleet.plan").path == tmp_path / "fleet.plan"
    run = plan.apply(accounts, approve=plan.id)
    ended = [event for event in run if isinstance(event, fleet.Ended)]
    assert (len(ended), {event.outcome for event in ended}) == (164, {"applied"})
    report = run.report()
    assert (report.is_done, report.totals.applied, report.left) == (True, 164, 0)
    assert report.text == "164 of 164 steps applied"
    assert not plan.drift(accounts)

    back = plan.undo()
    assert back.problems == ()
    assert back.save(tmp_path / "back.plan").apply(accounts, approve=back.id).report().is_done
    assert many.numbers() == before
    found = fleet.drift(EXAMPLE, accounts)
    assert (bool(found), found.numbers) == (True, 164)
    assert {difference.field for difference in found.differences} >= {"alias"}
    assert found.text.endswith(" differ from " + str(EXAMPLE) + "\n")
    assert many.orders() == []


def test_rows_are_planned_and_shown(many: numplan.Sandbox) -> None:
    accounts = plivo(many)
    plan = fleet.plan(rows(), accounts)
    group = plan.groups[0]
    assert (group.field, group.before, group.after, group.count) == ("alias", '""', '"Support"', 16)
    step = plan.steps[3]
    assert (step.number, step.account, step.line) == (NUMBERS[3], "plivo/main", 4)
    change = step.fields[0]
    assert (change.field, change.before, change.after, change.undo_obstacle) == (
        "alias",
        None,
        "Support",
        None,
    )
    assert 'alias "" → "Support"' in plan.show()
    assert json.loads(plan.show("json"))["id"] == plan.id
    assert plan.id in plan.show("markdown")
    assert "<html" in plan.show("html")
    assert NUMBERS[3] in plan.show_number(NUMBERS[3])
    assert "<td>16</td>" in plan._repr_html_()
    with pytest.raises(numplan.ConfigError, match="did you mean `table`"):
        plan.show("tabel")  # type: ignore[arg-type]
    assert repr(plan) == f"<{plan.summary}>"
    assert writes(many) == 0


def test_missing_values_keep_and_clear_clears(many: numplan.Sandbox) -> None:
    for nothing in (None, float("nan")):
        assert fleet.plan(rows(nothing), plivo(many)).counts.change == 0
    plan = fleet.plan(rows(numplan.CLEAR), plivo(many))
    assert {change.after for step in plan.steps for change in step.fields} == {None}
    assert plan.counts.change == 4


def test_wrong_rows_are_named_together(many: numplan.Sandbox) -> None:
    wrong = [{"number": "1212555", "alias": "x"}, {"number": NUMBERS[0], "alais": "x"}]
    with pytest.raises(numplan.InvalidInputError) as caught:
        fleet.check(wrong, account="plivo")
    assert [field.field for field in caught.value.fields] == ["rows:1", "rows:2"]
    assert "did you mean `alias`?" in caught.value.message
    with pytest.raises(numplan.InvalidInputError, match="give `account`"):
        fleet.check(rows())
    with pytest.raises(TypeError, match="to_dict"):
        fleet.check(["number"])  # type: ignore[list-item]
    assert many.log() == []


def test_check_counts_accounts(tmp_path: Path) -> None:
    wanted = fleet.check(EXAMPLE)
    assert [account.name for account in wanted.accounts] == ["flowroute", "plivo", "wavix"]
    assert sum(account.numbers for account in wanted.accounts) == wanted.numbers == 192
    assert fleet.check(wanted) is wanted
    assert "flowroute" in repr(wanted)
    with pytest.raises(numplan.InvalidInputError, match="cannot be read"):
        fleet.check(tmp_path / "absent.csv")


def test_apply_goes_on_after_cancel(many: numplan.Sandbox, tmp_path: Path) -> None:
    plan = fleet.plan(rows(), plivo(many)).save(tmp_path / "a.plan")
    assert not plan.status().has_begun
    with plan.apply(plivo(many), approve=plan.id, rates={"plivo/main": 4}) as run:
        next(event for event in run if isinstance(event, fleet.Ended))
        run.cancel()
    report = run.report()
    assert report.stopped
    assert not report.is_done
    assert 0 < report.left < 20
    status = plan.status()
    assert (status.has_begun, status.unfinished) == (True, report.left)

    again = fleet.load(tmp_path / "a.plan")
    assert again.id == plan.id
    run = again.apply(plivo(many), approve=plan.id)
    assert run.resumed == 20 - report.left
    assert run.report().is_done
    assert aliases(many) == ["Support"] * 20


def test_refusals_send_nothing(many: numplan.Sandbox, tmp_path: Path) -> None:
    accounts = plivo(many)
    plan = fleet.plan(rows(), accounts)
    with pytest.raises(numplan.ConfigError, match="not saved yet"):
        plan.apply(accounts, approve=plan.id)
    plan.save(tmp_path / "a.plan")
    with pytest.raises(numplan.ConfigError, match="not 000000000000; nothing was sent"):
        plan.apply(accounts, approve="000000000000")
    with pytest.raises(numplan.ConfigError, match="pass max_changes=20; nothing was sent"):
        plan.apply(accounts, approve=plan.id, max_changes=3)
    with pytest.raises(numplan.InvalidInputError, match="did you mean `max_percent`"):
        plan.apply(accounts, approve=plan.id, max_percnt=3)  # type: ignore[call-arg]
    with pytest.raises(numplan.InvalidInputError) as caught:
        plan.apply(accounts, approve=plan.id, wait=-1, rates={"plvo": 2}, only=3)  # type: ignore[arg-type]
    assert {field.field for field in caught.value.fields} == {"wait", "rates", "only"}
    other = {"plivo/main": {**many.plivo, "auth_token": "another"}}
    with pytest.raises(numplan.ConfigError, match="not those that the plan was made with"):
        plan.apply(other, approve=plan.id)
    with pytest.raises(numplan.UnauthorizedError, match=r"^plivo/main: ") as refused:
        fleet.plan(rows(), other)
    assert refused.value.status == 401
    text = (tmp_path / "a.plan").read_text(encoding="utf-8")
    (tmp_path / "changed.plan").write_text(text.replace("Support", "Suport"), encoding="utf-8")
    with pytest.raises(numplan.ConfigError, match="changed after it was made"):
        fleet.load(tmp_path / "changed.plan")
    assert writes(many) == 0


def test_second_apply_is_locked_out(many: numplan.Sandbox, tmp_path: Path) -> None:
    plan = fleet.plan(rows(), plivo(many)).save(tmp_path / "a.plan")
    with plan.apply(plivo(many), approve=plan.id, rates={"plivo/main": 5}):
        with pytest.raises(numplan.ConfigError, match=r"a\.plan"):
            plan.apply(plivo(many), approve=plan.id)
        with pytest.raises(numplan.ConfigError):
            plan.resolve(NUMBERS[0], applied=True)


def test_accounts_are_checked(many: numplan.Sandbox) -> None:
    with pytest.raises(numplan.ConfigError, match="its client is one of Wavix"):
        fleet.plan(rows(), {"plivo": numplan.Wavix(**many.wavix)})
    with pytest.raises(numplan.ConfigError, match="did you mean `plivo`"):
        fleet.plan(rows(), {"plvo": many.plivo})
    with pytest.raises(TypeError, match="neither a client"):
        fleet.plan(rows(), {"plivo": "key"})  # type: ignore[dict-item]
    with pytest.raises(numplan.InvalidInputError, match="base_ulr"):
        fleet.plan(rows(), {"plivo": {**many.plivo, "base_ulr": "x"}})
    closed = numplan.Plivo(**many.plivo)
    closed.close()
    with pytest.raises(numplan.ConfigError, match="plivo: the client is closed"):
        fleet.plan(rows(), {"plivo": closed})
    given = dict(many.plivo)
    fleet.plan(rows(), {"plivo": given})
    assert given == many.plivo


def test_credentials_of_the_environment(many: numplan.Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLIVO_AUTH_ID", many.plivo["auth_id"])
    monkeypatch.setenv("PLIVO_AUTH_TOKEN", many.plivo["auth_token"])
    plan = fleet.plan(rows(), {"plivo": {"base_url": many.url}})
    assert plan.counts.change == 20


def test_snapshot_plans_as_no_change(many: numplan.Sandbox, tmp_path: Path) -> None:
    reached: list[tuple[int, int | None]] = []
    taken = fleet.snapshot(plivo(many), progress=lambda read, total: reached.append((read, total)))
    assert (taken.numbers, taken.left_out) == (80, 0)
    assert reached[-1] == (80, 80)
    assert not fleet.plan(taken.rows(), plivo(many)).has_differences
    assert not fleet.drift(taken.rows(), plivo(many))
    for name in ("today.csv", "today.jsonl"):
        taken.save(tmp_path / name)
        assert fleet.check(tmp_path / name).numbers == 80
        assert fleet.plan(tmp_path / name, plivo(many)).steps == ()
    with pytest.raises(numplan.ConfigError, match=r"must end in \.csv or \.jsonl"):
        taken.save(tmp_path / "today.xls")


def test_changes_of_others_are_left(many: numplan.Sandbox, tmp_path: Path) -> None:
    plan = fleet.plan(rows(), plivo(many)).save(tmp_path / "a.plan")
    with numplan.Plivo(**many.plivo) as client:
        client.numbers.update(NUMBERS[7], alias="Somebody else")
    events = list(plan.apply(plivo(many), approve=plan.id))
    skipped = [event for event in events if isinstance(event, fleet.Skipped)]
    assert [(event.number, event.reason, event.observed) for event in skipped] == [
        (NUMBERS[7], "drifted", {"alias": "Somebody else"})
    ]
    assert skipped[0].severity == "warning"
    assert "changed since the plan was made" in (skipped[0].text or "")
    assert plan.status().totals.drifted == 1


def test_failures_are_events(many: numplan.Sandbox, tmp_path: Path) -> None:
    plan = fleet.plan(rows(), plivo(many)).save(tmp_path / "a.plan")
    many.add_fault({"method": "POST", "times": None, "action": {"kind": "response", "status": 400}})
    run = plan.apply(plivo(many), approve=plan.id)
    events = list(run)
    failed = [event for event in events if isinstance(event, fleet.Ended)]
    assert {event.outcome for event in failed} == {"failed"}
    assert failed[0].code == "rejected"
    assert failed[0].severity == "failure"
    assert any(isinstance(event, fleet.KindStopped) for event in events)
    assert not run.report().is_done


def test_secrets_stay_out_of_sight(many: numplan.Sandbox, tmp_path: Path) -> None:
    url = "https://user:hunter2@example.com/cnam"
    wanted = [{"number": NUMBERS[0], "cnam": "ACME", "cnam_callback_url": url}]
    plan = fleet.plan(wanted, plivo(many)).save(tmp_path / "a.plan")
    assert plan.has_secrets
    shown = [repr(plan), repr(plan.steps), plan.show(), plan.show("json"), plan._repr_html_()]
    token = many.plivo["auth_token"]
    assert not [text for text in shown if "hunter2" in text or token in text]
    assert "hunter2" not in (tmp_path / "a.plan").read_text(encoding="utf-8")
    # Another process has the plan only, and needs the rows again.
    again = fleet.load(tmp_path / "a.plan")
    with pytest.raises(numplan.ConfigError, match="the plan has secrets"):
        again.apply(plivo(many), approve=plan.id, allow_starts=1)
    changed = [{**wanted[0], "cnam": "OTHER"}]
    with pytest.raises(numplan.ConfigError, match="no longer as it was"):
        again.apply(plivo(many), approve=plan.id, allow_starts=1, wanted=changed)
    run = again.apply(plivo(many), approve=plan.id, allow_starts=1, wanted=wanted)
    events = list(run)
    assert not [event for event in events if "hunter2" in repr(event)]
    assert "hunter2" not in (tmp_path / "a.plan.journal").read_text(encoding="utf-8")


def test_results_are_pickled(many: numplan.Sandbox, tmp_path: Path) -> None:
    plan = fleet.plan(rows(), plivo(many)).save(tmp_path / "a.plan")
    run = plan.apply(plivo(many), approve=plan.id)
    results = [plan.steps, plan.counts, plan.groups, list(run), run.report(), plan.status()]
    assert pickle.loads(pickle.dumps(results)) == results
    for unpicklable in (plan, run):
        with pytest.raises(TypeError, match="pickle"):
            pickle.dumps(unpicklable)
    with pytest.raises(AttributeError):
        plan.counts.change = 0  # type: ignore[misc]


def test_dropped_run_stops(many: numplan.Sandbox, tmp_path: Path) -> None:
    plan = fleet.plan(rows(), plivo(many)).save(tmp_path / "a.plan")
    run = plan.apply(plivo(many), approve=plan.id, rates={"plivo/main": 5})
    del run
    gc.collect()
    deadline = time.monotonic() + 10
    while True:
        try:
            run = plan.apply(plivo(many), approve=plan.id)
            break
        except numplan.ConfigError:
            # The requests under way still end.
            assert time.monotonic() < deadline
            time.sleep(0.05)
    assert run.report().is_done


def test_other_threads_run_during_a_wait(many: numplan.Sandbox, tmp_path: Path) -> None:
    plan = fleet.plan(rows(), plivo(many)).save(tmp_path / "a.plan")
    run = plan.apply(plivo(many), approve=plan.id, rates={"plivo/main": 4})
    timer = threading.Timer(0.3, run.cancel)
    timer.start()
    assert run.report().stopped
    timer.join()


@pytest.fixture
def interrupts() -> Iterator[None]:
    """Let SIGINT interrupt: a shell starts a job in the background with the signal ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interrupts")
@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_ctrl_c_stops_and_can_go_on(many: numplan.Sandbox, tmp_path: Path) -> None:
    plan = fleet.plan(rows(), plivo(many)).save(tmp_path / "a.plan")
    run = plan.apply(plivo(many), approve=plan.id, rates={"plivo/main": 5})
    timer = threading.Timer(0.5, signal.raise_signal, [signal.SIGINT])
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        list(run)
    timer.join()
    report = run.report()
    assert report.stopped
    assert report.left > 0
    assert plan.apply(plivo(many), approve=plan.id).report().is_done


@pytest.mark.usefixtures("interrupts")
@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
def test_ctrl_c_ends_a_reading(many: numplan.Sandbox) -> None:
    many.add_fault({"times": None, "action": {"kind": "delay", "ms": 400}})
    timer = threading.Timer(0.2, signal.raise_signal, [signal.SIGINT])
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        fleet.snapshot(plivo(many))
    timer.join()
    assert len(many.log()) < 4


def test_exit_during_a_run_is_quiet(many: numplan.Sandbox, tmp_path: Path) -> None:
    plan = fleet.plan(rows(), plivo(many)).save(tmp_path / "a.plan")
    code = (
        "import logging; logging.basicConfig(level=logging.DEBUG, filename='/dev/null'); "
        "from numplan import fleet; "
        f"plan = fleet.load({str(plan.path)!r}); "
        f"run = plan.apply({plivo(many)!r}, approve=plan.id, rates={{'plivo/main': 10}}); next(iter(run))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert plan.status().has_begun


def test_async_plan_apply_and_drift(many: numplan.Sandbox, tmp_path: Path) -> None:
    async def run() -> None:
        accounts = everywhere(many)
        plan = (await fleet.async_plan(EXAMPLE, accounts)).save(tmp_path / "a.plan")
        ended = 0
        async with await plan.async_apply(accounts, approve=plan.id) as applying:
            async for event in applying:
                ended += isinstance(event, fleet.Ended)
        assert ended == 164
        assert (await applying.report()).is_done
        assert not await plan.async_drift(accounts)
        assert not await fleet.async_drift(EXAMPLE, accounts)
        taken = await fleet.async_snapshot({"plivo": many.plivo})
        assert taken.numbers == 80
        with pytest.raises(numplan.ConfigError, match="nothing was sent"):
            await plan.async_apply(accounts, approve="0")

    asyncio.run(run())


def test_async_waits_leave_the_loop_free(many: numplan.Sandbox, tmp_path: Path) -> None:
    async def run() -> int:
        plan = (await fleet.async_plan(rows(), plivo(many))).save(tmp_path / "a.plan")
        ticks = 0

        async def tick() -> None:
            nonlocal ticks
            while True:
                await asyncio.sleep(0.01)
                ticks += 1

        ticking = asyncio.create_task(tick())
        applying = await plan.async_apply(plivo(many), approve=plan.id, rates={"plivo/main": 20})
        # A wait that ends early loses no event.
        events: list[fleet.Event | None] = []
        while None not in events:
            with contextlib.suppress(asyncio.TimeoutError):
                events.append(await asyncio.wait_for(anext(applying, None), 0.02))
        ticking.cancel()
        assert sum(isinstance(event, fleet.Ended) for event in events) == 20
        assert (await applying.report()).is_done
        return ticks

    assert asyncio.run(run()) >= 20


def test_async_with_stops_a_canceled_task(many: numplan.Sandbox, tmp_path: Path) -> None:
    async def run() -> None:
        plan = (await fleet.async_plan(rows(), plivo(many))).save(tmp_path / "a.plan")

        async def follow() -> None:
            async with await plan.async_apply(
                plivo(many), approve=plan.id, rates={"plivo/main": 5}
            ) as applying:
                async for _event in applying:
                    pass

        task = asyncio.create_task(follow())
        await asyncio.sleep(0.5)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        sent = writes(many)
        await asyncio.sleep(0.5)
        assert writes(many) == sent
        assert plan.status().open > 0

    asyncio.run(run())


def test_canceled_reading_ends(many: numplan.Sandbox) -> None:
    many.add_fault({"times": None, "action": {"kind": "delay", "ms": 300}})

    async def run() -> None:
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(fleet.async_snapshot(plivo(many)), 0.1)
        await asyncio.sleep(1)
        assert len(many.log()) < 4

    asyncio.run(run())


def test_fork_does_not_follow_the_parents_run(many: numplan.Sandbox, tmp_path: Path) -> None:
    code = f"""
import os, sys, numplan
from numplan import fleet
plan = fleet.load({str(fleet.plan(rows(), plivo(many)).save(tmp_path / "a.plan").path)!r})
run = plan.apply({plivo(many)!r}, approve=plan.id, rates={{"plivo/main": 20}})
child = os.fork()
if child == 0:
    try:
        next(iter(run))
    except numplan.ConfigError as error:
        os._exit(7 if "parent process" in error.message else 8)
    os._exit(9)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), run.report().is_done)
"""
    if not hasattr(__import__("os"), "fork"):
        pytest.skip("needs fork")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], check=False, capture_output=True, text=True, timeout=60
    )
    assert (done.stdout, done.stderr) == ("7 True\n", "")
