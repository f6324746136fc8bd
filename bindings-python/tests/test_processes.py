"""Ctrl-C, threads, `fork()`, and the end of the interpreter."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import numplan

NUMBER = "12065551234"
NEW = "12125501000"
POSIX = pytest.mark.skipif(not hasattr(os, "fork"), reason="signals and fork are POSIX's")
#: What every program begins with. It prints what it has to say as JSON, a line each.
BEGIN = """
import asyncio, json, os, sys, threading, numplan
def say(*what): print(json.dumps(what), flush=True)
access = json.loads(sys.argv[1])
"""


class Program:
    """A program of its own that uses a sandbox here."""

    def __init__(self, sandbox: numplan.Sandbox, code: str) -> None:
        """Start it."""
        self.sandbox = sandbox
        access = json.dumps(sandbox.flowroute)
        # Python warns of `fork()` where there are threads, which is what is tried here.
        # It may inherit that Ctrl-C is ignored, where tests run in the background.
        handle = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        command = [sys.executable, "-W", "ignore::DeprecationWarning", "-c", handle + BEGIN + code, access]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def until(self, method: str) -> None:
        """Wait for its request."""
        deadline = time.monotonic() + 20
        while method not in [entry["method"] for entry in self.sandbox.log()]:
            assert self.process.poll() is None, self.process.communicate()
            assert time.monotonic() < deadline

    def interrupt(self) -> None:
        """Press Ctrl-C."""
        self.process.send_signal(signal.SIGINT)

    def line(self) -> Any:
        """Answer what it says next."""
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def end(self) -> tuple[list[Any], str]:
        """Answer what it has said, and its complaints."""
        process = self.process
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.close()
        # Not `communicate`, which knows nothing of lines that came with those that were read.
        said = [json.loads(line) for line in process.stdout]
        complaints = process.stderr.read()
        process.stdout.close()
        process.stderr.close()
        process.wait(timeout=30)
        return said, complaints


@POSIX
@pytest.mark.parametrize("call", ["client.numbers.get('12065551234')", "list(client.numbers.list())"])
def test_ctrl_c_ends_a_read_at_once(call: str, sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault({"times": None, "action": {"kind": "hang"}})
    program = Program(
        sandbox,
        f"""
client = numplan.Flowroute(**access)
try: {call}
except KeyboardInterrupt as error: say("interrupted", type(error.__cause__).__name__)
say(client.unsettled())
""",
    )
    program.until("GET")
    begin = time.monotonic()
    program.interrupt()
    said, complaints = program.end()
    assert (said, complaints) == ([["interrupted", "CancelledError"], [[]]], "")
    assert time.monotonic() - begin < 5


BUY = """
client = numplan.Flowroute(**access)
def say_orders(orders):
    say(*[(order.operation, order.is_running, order.result and order.result.ok) for order in orders])
try: client.numbers.buy("12125501000")
except KeyboardInterrupt: say("interrupted")
except numplan.OutcomeUnknownError as error: say(error.code, error.sent, type(error.__cause__).__name__)
say_orders(client.unsettled())
client.close()
say_orders(client.unsettled())
"""


@POSIX
def test_a_first_ctrl_c_waits_for_the_outcome_of_an_order(sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault({"method": "POST", "action": {"kind": "delay", "ms": 700}})
    program = Program(sandbox, BUY)
    program.until("POST")
    program.interrupt()
    said, _ = program.end()
    assert said == [["interrupted"], [["numbers.buy", False, True]], []]
    assert [order["numbers"] for order in sandbox.orders()] == [[NEW]]


@POSIX
def test_a_second_ctrl_c_leaves_without_the_outcome(sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault({"method": "POST", "action": {"kind": "delay", "ms": 3_000}})
    # A thread presses it a second time once the main thread has taken the first and waits again.
    twice = """
count, main = 0, threading.get_ident()
def handler(*_):
    global count
    count += 1
    raise KeyboardInterrupt
def press():
    while count == 0 or sys._current_frames()[main].f_code is handler.__code__: pass
    say("again")
    os.kill(os.getpid(), signal.SIGINT)
signal.signal(signal.SIGINT, handler)
threading.Thread(target=press).start()
"""
    program = Program(sandbox, twice + BUY)
    program.until("POST")
    program.interrupt()
    assert program.line() == ["again"]
    begin = time.monotonic()
    assert program.line() == ["outcome_unknown", "maybe", "KeyboardInterrupt"]
    assert time.monotonic() - begin < 2
    said, _ = program.end()
    # It goes on, and closing the client waits for it.
    assert said == [[["numbers.buy", True, None]], [["numbers.buy", False, True]]]
    assert [order["numbers"] for order in sandbox.orders()] == [[NEW]]


@POSIX
def test_a_handler_that_raises_something_else_ends_a_call_too(sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault({"times": None, "action": {"kind": "hang"}})
    program = Program(
        sandbox,
        """
def handler(*_): raise ZeroDivisionError
signal.signal(signal.SIGINT, handler)
client = numplan.Flowroute(**access)
try: client.numbers.get("12065551234")
except ZeroDivisionError: say("divided")
""",
    )
    program.until("GET")
    program.interrupt()
    assert program.end() == ([["divided"]], "")


def test_threads_share_a_client(sandbox: numplan.Sandbox) -> None:
    with numplan.Flowroute(**sandbox.flowroute) as client, ThreadPoolExecutor(16) as threads:
        updates = threads.map(lambda index: client.numbers.update(NUMBER, alias=f"a{index}"), range(64))
        assert all(updated.ok for updated in updates)
        listing = client.numbers.list()
        lists = list(threads.map(lambda _: [number.value for number in listing], range(16)))
        assert all(one == lists[0] for one in lists)
    assert [entry["method"] for entry in sandbox.log()].count("PATCH") == 64


def test_a_call_holds_up_no_other_thread(sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault({"times": None, "action": {"kind": "hang"}})
    client = numplan.Flowroute(**sandbox.flowroute, timeout=5)
    errors: list[numplan.Error] = []

    def wait() -> None:
        try:
            client.numbers.get(NUMBER)
        except numplan.Error as error:
            errors.append(error)

    thread = threading.Thread(target=wait)
    thread.start()
    count = 0
    while not sandbox.log():
        count += 1
    # Another thread closes the client, and the call ends.
    client.close()
    thread.join(timeout=4)
    assert not thread.is_alive()
    assert [error.code for error in errors] == ["canceled"]


@POSIX
@pytest.mark.parametrize("used", ["before", "not before"])
def test_a_client_works_in_a_child_and_goes_on_in_its_parent(used: str, sandbox: numplan.Sandbox) -> None:
    # In a program of its own: this process has threads of its test runner's.
    program = Program(
        sandbox,
        f"""
client, awaited = numplan.Flowroute(**access), numplan.AsyncFlowroute(**access)
def use():
    async def get(): return (await awaited.numbers.get("12065551234")).value
    return [client.numbers.get("12065551234").value, asyncio.run(get())]
if {used == "before"}: use()
child = os.fork()
if child == 0:
    say("child", *use())
    client.close()
    os._exit(0)
_, status = os.waitpid(child, 0)
say("parent", status, *use())
client.close()
""",
    )
    said, complaints = program.end()
    assert said == [["child", NUMBER, NUMBER], ["parent", 0, NUMBER, NUMBER]]
    assert complaints == ""


@POSIX
def test_workers_of_multiprocessing_use_a_client_that_they_inherit(sandbox: numplan.Sandbox) -> None:
    program = Program(
        sandbox,
        """
import multiprocessing
client = numplan.Flowroute(**access)
client.numbers.get("12065551234")
def work(index): return client.numbers.update("12065551234", alias=f"worker {index}").ok
with multiprocessing.get_context("fork").Pool(4) as pool: say(*pool.map(work, range(8)))
""",
    )
    said, _ = program.end()
    assert said == [[True] * 8]


def answered(access: Any) -> Any:
    """Read a number in a process of its own."""
    with numplan.Flowroute(**access) as client:
        return client.numbers.get(NUMBER).value


def test_workers_that_are_spawned_have_clients_of_their_own(sandbox: numplan.Sandbox) -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.map(answered, [dict(sandbox.flowroute)]) == [NUMBER]


@pytest.mark.parametrize(
    "leave",
    [
        "threading.Thread(target=lambda: client.numbers.get('12065551234'), daemon=True).start()",
        "task = loop.create_task(awaited.numbers.get('12065551234')); loop.run_until_complete(pause())",
    ],
    ids=["thread", "task"],
)
def test_an_interpreter_ends_with_a_call_under_way(leave: str, sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault({"times": None, "action": {"kind": "hang"}})
    program = Program(
        sandbox,
        f"""
client, awaited = numplan.Flowroute(**access), numplan.AsyncFlowroute(**access)
loop, pause = asyncio.new_event_loop(), lambda: asyncio.sleep(0)
{leave}
sys.stdin.readline()
say("end")
""",
    )
    program.until("GET")
    said, complaints = program.end()
    assert said == [["end"]]
    assert program.process.returncode == 0
    assert "panicked" not in complaints


def test_an_interpreter_ends_while_calls_come_to_their_ends(sandbox: numplan.Sandbox) -> None:
    for _ in range(5):
        program = Program(
            sandbox,
            """
client, awaited = numplan.Flowroute(**access), numplan.AsyncFlowroute(**access, in_flight=64)
def read():
    while True: client.numbers.get("12065551234")
for _ in range(3): threading.Thread(target=read, daemon=True).start()
loop = asyncio.new_event_loop()
calls = [loop.create_task(awaited.numbers.get("12065551234")) for _ in range(40)]
loop.run_until_complete(calls[0])
""",
        )
        _, complaints = program.end()
        assert program.process.returncode == 0, complaints
        assert "Fatal" not in complaints


def test_an_interpreter_does_not_end_before_an_order_that_was_given_up(sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault({"method": "POST", "action": {"kind": "delay", "ms": 500}})
    program = Program(
        sandbox,
        """
client = numplan.AsyncFlowroute(**access)
async def main():
    task = asyncio.ensure_future(client.numbers.buy("12125501000"))
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
asyncio.run(main())
""",
    )
    program.until("POST")
    program.end()
    assert program.process.returncode == 0
    assert [order["numbers"] for order in sandbox.orders()] == [[NEW]]
