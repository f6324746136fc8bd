"""A provider on this machine: it takes every order, counts it, and then does what a fault says.

And a second host, where a redirect leads: it counts what is sent on to it.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import functools
import gzip
import itertools
import json
import socket
import struct
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from orders_faults import HELD, NUMBER

if TYPE_CHECKING:
    import ssl

    from orders_faults import Fault

#: A status and a body.
Answer = tuple[int, object]
NOT_THERE: Answer = (404, {})
#: Stands in the credentials of every SDK, so that the second host knows them when it sees them.
SECRET = "a-secret-of-theirs"  # noqa: S105
HTML = b"<!doctype html><title>Sign in</title><p>Sign in to use this network."
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Truth:
    """What a provider answers when all is well."""

    #: To an order, or to an update.
    done: Answer
    #: To a read, before anything was carried out.
    before: Answer = NOT_THERE
    #: To a read afterwards.
    after: Answer = NOT_THERE


class Server(ThreadingHTTPServer):
    """A server of one case, on a port of its own."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(
        self, handler: type[BaseHTTPRequestHandler], host: str, secure: ssl.SSLContext | None
    ) -> None:
        """Listen on a free port; with TLS if there is a certificate."""
        super().__init__(("127.0.0.1", 0), handler)
        self.url = f"{'https' if secure else 'http'}://{host}:{self.server_port}"
        if secure:
            # The handshake is a connection's own business: one that is slow holds up no other.
            self.socket = secure.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)

    def shutdown_request(self, request: Any) -> None:  # noqa: ANN401
        """Close without a word: one before would spoil a reset."""
        self.close_request(request)

    def handle_error(self, *_args: object) -> None:
        """Expect clients that leave."""

    def server_activate(self) -> None:
        """Let nobody in yet."""

    def open(self) -> None:
        """Let clients in."""
        super().server_activate()
        self.thread.start()

    def end(self) -> None:
        """Take no more connections."""
        if self.thread.is_alive():
            self.shutdown()
        self.server_close()


class Provider(Server):
    """Takes every order, and does to each what the fault says."""

    def __init__(self, fault: Fault, truth: Truth, host: str, secure: ssl.SSLContext | None) -> None:
        """Be there; whoever is refused by a fault waits until it is over."""
        self.fault = fault
        self.truth = truth
        #: When each order arrived.
        self.arrivals: list[float] = []
        self.carried_out = 0
        self.elsewhere = Elsewhere(truth, "localhost" if host == "127.0.0.1" else "127.0.0.1", secure)
        super().__init__(Taking, host, secure)
        self.opening = threading.Timer(fault.action.get("for_ms", 0) / 1000, self.open)
        if fault.action["kind"] == "refuse":
            self.opening.start()
        else:
            self.open()

    @property
    def arrived(self) -> int:
        """How many orders arrived."""
        return len(self.arrivals)

    @property
    def too_soon(self) -> bool:
        """Whether an order came again before it was told to."""
        wait = self.fault.action.get("after_ms", 0) / 1000 if self.fault.hint != "absent" else 0
        return any(later - earlier < wait for earlier, later in itertools.pairwise(self.arrivals))

    def end(self) -> None:
        """Take no more connections, here and there."""
        self.opening.cancel()
        super().end()
        self.elsewhere.end()


class Elsewhere(Server):
    """The host that a redirect leads to. It answers as if all were well."""

    def __init__(self, truth: Truth, host: str, secure: ssl.SSLContext | None) -> None:
        """Listen."""
        self.truth = truth
        #: What arrived.
        self.seen: set[str] = set()
        super().__init__(Noting, host, secure)
        self.open()


class Handler(BaseHTTPRequestHandler):
    """What both hosts have in common."""

    protocol_version = "HTTP/1.1"

    def body(self) -> bytes:
        """Answer what was sent."""
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def say(self, status: int, body: object, headers: dict[str, str] | None = None) -> None:
        """Answer something: bytes and texts as they are, any other as JSON."""
        told = _bytes(body)
        self.head(status, len(told), headers)
        self.wfile.write(told)

    def head(self, status: int, length: int, headers: dict[str, str] | None = None) -> None:
        """Send the head of an answer."""
        self.send_response(status)
        for name, value in ({"Content-Type": "application/json"} | (headers or {})).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


class Noting(Handler):
    """Notes what arrives at the second host."""

    server: Elsewhere

    def note(self) -> None:
        """Note a request."""
        body = self.body()
        sent = self.path + str(self.headers) + body.decode(errors="replace")
        if self.headers.get("Authorization") or SECRET in sent:
            self.server.seen.add("credentials")
        self.server.seen.add("a read" if self.command == "GET" else "the request")
        self.say(*self.server.truth.done)

    do_GET = do_POST = do_PATCH = note  # noqa: N815


class Taking(Handler):
    """Counts orders, and does to them what the fault says. A read is answered truly."""

    server: Provider

    def do_GET(self) -> None:
        """Answer what there is."""
        truth = self.server.truth
        self.say(*(truth.after if self.server.carried_out else truth.before))

    def take(self) -> None:
        """Take an order, and do what the fault says."""
        self.body()
        # The client sends one request at a time: nothing else counts.
        self.server.arrivals.append(time.monotonic())
        fault = self.server.fault
        self.server.carried_out += fault.commits
        action = {name: value for name, value in fault.action.items() if name not in {"kind", "commit"}}
        getattr(self, f"_{fault.action['kind']}")(**action)

    do_POST = do_PATCH = take  # noqa: N815

    def _truth(self) -> tuple[int, bytes]:
        status, body = self.server.truth.done
        return status, _bytes(body)

    # One method a kind of fault, by its name and with its members.

    def _refuse(self, *, for_ms: int) -> None:
        del for_ms  # it is over: whoever is here was let in
        self.say(*self._truth())

    def _delay(self, *, ms: int) -> None:
        time.sleep(ms / 1000)
        self.say(*self._truth())

    def _drop(self, *, reset: bool = False) -> None:
        self.close_connection = True
        if reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _hang(self) -> None:
        self.rfile.read(1)  # until the client leaves

    def _drip(self, *, every_ms: int) -> None:
        status, body = self._truth()
        self.head(status, len(body))
        for byte in body:
            time.sleep(every_ms / 1000)
            self.wfile.write(bytes([byte]))

    def _truncate(self) -> None:
        status, body = self._truth()
        self.head(status, len(body))
        self.wfile.write(body[: len(body) // 2])
        self.close_connection = True

    def _other_number(self, *, number: str) -> None:
        status, body = self._truth()
        for own in (NUMBER, HELD):
            body = body.replace(own.encode(), number.encode())
        self.say(status, body)

    def _answer(self, *, status: int, body: object = "", headers: dict[str, str] | None = None) -> None:
        self.say(status, body, headers)

    def _throttle(self, *, after_ms: int, status: int = 429) -> None:
        self.say(status, {}, _hint(self.server.fault.hint, after_ms))

    def _redirect(self, *, to: str, status: int = 302) -> None:
        del to  # the case has a second host of its own
        self.say(status, "", {"Location": self.server.elsewhere.url + self.path})

    def _html(self, *, status: int = 200) -> None:
        self.say(status, HTML, {"Content-Type": "text/html"})

    def _bomb(self, *, megabytes: int) -> None:
        self.say(200, bomb(megabytes), {"Content-Encoding": "gzip"})

    def _deep_json(self, *, depth: int) -> None:
        self.say(200, '{"a":[' * depth + "0" + "]}" * depth)


@functools.cache
def bomb(megabytes: int) -> bytes:
    """Zip a JSON object of so many megabytes to a thousandth. It takes its time, once."""
    return gzip.compress(b'{"data":"' + b" " * (megabytes * MEGABYTE) + b'"}')


def _bytes(body: object) -> bytes:
    if isinstance(body, bytes):
        return body
    return (body if isinstance(body, str) else json.dumps(body, indent=2)).encode()


def _hint(dialect: str, after_ms: int) -> dict[str, str]:
    """Say when to come back, as the sandbox's switch `retry_after` does."""
    at = dt.datetime.now(tz=dt.timezone.utc) + dt.timedelta(milliseconds=after_ms)
    late_enough = at.replace(microsecond=0) + dt.timedelta(seconds=1)
    seconds = str(-(-after_ms // 1000))
    hints: dict[str, dict[str, str]] = {
        "absent": {},
        "seconds": {"Retry-After": seconds},
        "decimal": {"Retry-After": f"{after_ms / 1000:.3f}"},
        "millis": {"Retry-After-Ms": str(after_ms)},
        "http_date": {"Retry-After": email.utils.format_datetime(late_enough, usegmt=True)},
        "reset_seconds": {"RateLimit-Reset": seconds},
        "reset_epoch": {"X-RateLimit-Reset": str(int(late_enough.timestamp()))},
        "reset_epoch_millis": {"X-RateLimit-Reset": str(int(at.timestamp() * 1000))},
    }
    return hints[dialect]
