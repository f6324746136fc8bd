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
POSIX = pytest.mark.skipif(not hasattr(os, "fork"), reason="only POSIX systems have fork")
#: The start of every program. It prints JSON, one line per message.
BEGIN = """
import asyncio, json, os, sys, threading, numplan
def say(*what): print(json.dumps(what), flush=True)
access = json.loads(sys.argv[1])
"""


class Program:
    """A separate program that uses the sandbox of this process."""

    def __init__(self, sandbox: numplan.Sandbox, code: str) -> None:
        """Start the program."""
        self.sandbox = sandbox
        access = json.dumps(sandbox.flowroute)
        # Python warns of `fork()` with threads, which these tests need.
        # A test run in the background passes on that Ctrl-C is ignored.
        handle = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        command = [sys.executable, "-W", "ignore::DeprecationWarning", "-c", handle + BEGIN + code, access]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def until(self, method: str) -> None:
        """Wait for a request of the program."""
        deadline = time.monotonic() + 20
        while method not in [entry["method"] for entry in self.sandbox.log()]:
            assert self.process.poll() is None, self.process.communicate()
            assert time.monotonic() < deadline

    def interrupt(self) -> None:
        """Press Ctrl-C."""
        self.process.send_signal(signal.SIGINT)

    def line(self) -> Any:
        """Return the next message."""
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def end(self) -> tuple[list[Any], str]:
        """Return the remaining messages and standard error."""
        process = self.process
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.close()
        # `communicate` would lose lines that are buffered.
        messages = [json.loads(line) for line in process.stdout]
        errors = process.stderr.read()
        process.stdout.close()
        process.stderr.close()
        process.wait(timeout=30)
        return messages, errors


@POSIX
@pytest.mark.parametrize("call", ["client.numbers.get('12065551234')", "list(client.numbers.list())"])
def test_interrupt_ends_a_read(call: str, sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault({"times": None, "action": {"kind": "hang"}})
    program = Program(
        sandbox,
        f"""
client = numplan.Flowroute(**access)
try: {call}
except KeyboardInterrupt as error: say("interrupted", type(error.__cause__).__name__)
say(client.detached_orders())
""",
    )
    program.until("GET")
    begin = time.monotonic()
    program.interrupt()
    messages, errors = program.end()
    assert (messages, errors) == ([["interrupted", "CanceledError"], [[]]], "")
    assert time.monotonic() - begin < 5


BUY = """
client = numplan.Flowroute(**access)
def say_orders(orders):
    say(*[(order.operation, order.is_running, order.result and order.result.ok) for order in orders])
try: client.numbers.buy("12125501000")
except KeyboardInterrupt: say("interrupted")
except numplan.OutcomeUnknownError as error: say(error.code, error.sent, type(error.__cause__).__name__)
say_orders(client.detached_orders())
client.close()
say_orders(client.detached_orders())
"""


@POSIX
def test_first_interrupt_waits_for_an_order(sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault({"method": "POST", "action": {"kind": "delay", "ms": 700}})
    program = Program(sandbox, BUY)
    program.until("POST")
    program.interrupt()
    messages, _ = program.end()
    assert messages == [["interrupted"], [["numbers.buy", False, True]], []]
    assert [order["numbers"] for order in sandbox.orders()] == [[NEW]]


@POSIX
def test_second_interrupt_detaches_order(sandbox: numplan.Sandbox) -> None:
    sandbox.add_fault({"method": "POST", "action": {"kind": "delay", "ms": 3_000}})
    # A thread sends the second interrupt once the main thread has handled the first.
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
    messages, _ = program.end()
    # The order goes on, and closing the client waits for it.
    assert messages == [[["numbers.buy", True, None]], [["numbers.buy", False, True]]]
    assert [order["numbers"] for order in sandbox.orders()] == [[NEW]]


@POSIX
def test_other_signal_handlers_end_an_operation(sandbox: numplan.Sandbox) -> None:
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


@POSIX
def test_log_handler_passes_interrupt_on(sandbox: numplan.Sandbox) -> None:
    # A log handler runs on the thread that waits, where Python handles signals.
    program = Program(
        sandbox,
        """
import logging, signal
class Interrupts(logging.Handler):
    def emit(self, record): signal.raise_signal(signal.SIGINT)
logging.getLogger("numplan").addHandler(Interrupts())
logging.getLogger("numplan").setLevel(logging.DEBUG)
client = numplan.Flowroute(**access)
try:
    client.numbers.get("12065551234")
    say("not interrupted")
except KeyboardInterrupt: say("interrupted")
""",
    )
    assert program.end() == ([["interrupted"]], "")


def test_threads_share_a_client(sandbox: numplan.Sandbox) -> None:
    with numplan.Flowroute(**sandbox.flowroute) as client, ThreadPoolExecutor(16) as threads:
        updates = threads.map(lambda index: client.numbers.update(NUMBER, alias=f"a{index}"), range(64))
        assert all(updated.ok for updated in updates)
        listing = client.numbers.list()
        lists = list(threads.map(lambda _: [number.value for number in listing], range(16)))
        assert all(one == lists[0] for one in lists)
    assert [entry["method"] for entry in sandbox.log()].count("PATCH") == 64


def test_operations_do_not_block_other_threads(sandbox: numplan.Sandbox) -> None:
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
    # Closing the client from another thread ends the operation.
    client.close()
    thread.join(timeout=4)
    assert not thread.is_alive()
    assert [error.code for error in errors] == ["canceled"]


@POSIX
@pytest.mark.parametrize("used", ["before", "not before"])
def test_client_works_after_fork(used: str, sandbox: numplan.Sandbox) -> None:
    # In a separate program, since the test runner has threads.
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
    messages, errors = program.end()
    assert messages == [["child", NUMBER, NUMBER], ["parent", 0, NUMBER, NUMBER]]
    assert errors == ""


@POSIX
def test_forked_workers_inherit_a_client(sandbox: numplan.Sandbox) -> None:
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
    messages, _ = program.end()
    assert messages == [[True] * 8]


def read_number(access: Any) -> Any:
    """Read a number in a new process."""
    with numplan.Flowroute(**access) as client:
        return client.numbers.get(NUMBER).value


def test_spawned_workers_make_clients(sandbox: numplan.Sandbox) -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.map(read_number, [dict(sandbox.flowroute)]) == [NUMBER]


@pytest.mark.parametrize(
    "leave",
    [
        "threading.Thread(target=lambda: client.numbers.get('12065551234'), daemon=True).start()",
        "task = loop.create_task(awaited.numbers.get('12065551234')); loop.run_until_complete(pause())",
    ],
    ids=["thread", "task"],
)
def test_interpreter_exits_during_an_operation(leave: str, sandbox: numplan.Sandbox) -> None:
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
    messages, errors = program.end()
    assert messages == [["end"]]
    assert program.process.returncode == 0
    assert "panicked" not in errors


def test_interpreter_exits_while_operations_end(sandbox: numplan.Sandbox) -> None:
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
        _, errors = program.end()
        assert program.process.returncode == 0, errors
        assert "Fatal" not in errors


def test_interpreter_waits_for_a_detached_order(sandbox: numplan.Sandbox) -> None:
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
