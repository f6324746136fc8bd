"""A provider on this machine, which counts orders and applies a fault to each.

A second server is the target of redirects and records the requests that follow them.
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
Response = tuple[int, object]
NOT_FOUND: Response = (404, {})
#: A part of the credentials of every SDK, by which the second server recognizes them.
SECRET = "a-secret-of-the-sdks"  # noqa: S105
HTML = b"<!doctype html><title>Sign in</title><p>Sign in to use this network."
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Truth:
    """The responses of a provider without a fault."""

    #: To an order, or to an update.
    done: Response
    #: To a read before the order.
    before: Response = NOT_FOUND
    #: To a read after it.
    after: Response = NOT_FOUND


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
            # Each connection does its handshake itself, so that a slow one does not delay others.
            self.socket = secure.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)

    def shutdown_request(self, request: Any) -> None:  # noqa: ANN401
        """Close without a shutdown, which would prevent a reset."""
        self.close_request(request)

    def handle_error(self, *_args: object) -> None:
        """Ignore clients that disconnect."""

    def server_activate(self) -> None:
        """Do not listen yet."""

    def open(self) -> None:
        """Listen and serve."""
        super().server_activate()
        self.thread.start()

    def end(self) -> None:
        """Stop."""
        if self.thread.is_alive():
            self.shutdown()
        self.server_close()


class Provider(Server):
    """Accepts every order and applies the fault to it."""

    def __init__(self, fault: Fault, truth: Truth, host: str, secure: ssl.SSLContext | None) -> None:
        """Listen, at once or after the time of a `refuse` fault."""
        self.fault = fault
        self.truth = truth
        #: Arrival times of the orders.
        self.arrivals: list[float] = []
        self.carried_out = 0
        self.elsewhere = Elsewhere(truth, "localhost" if host == "127.0.0.1" else "127.0.0.1", secure)
        super().__init__(OrderHandler, host, secure)
        self.opening = threading.Timer(fault.action.get("for_ms", 0) / 1000, self.open)
        if fault.action["kind"] == "refuse":
            self.opening.start()
        else:
            self.open()

    @property
    def arrived(self) -> int:
        """The number of orders that arrived."""
        return len(self.arrivals)

    @property
    def too_soon(self) -> bool:
        """Whether an order was repeated before the hint allowed it."""
        wait = self.fault.action.get("after_ms", 0) / 1000 if self.fault.hint != "absent" else 0
        return any(later - earlier < wait for earlier, later in itertools.pairwise(self.arrivals))

    def end(self) -> None:
        """Stop both servers."""
        self.opening.cancel()
        super().end()
        self.elsewhere.end()


class Elsewhere(Server):
    """The target of redirects. It responds as the provider does without a fault."""

    def __init__(self, truth: Truth, host: str, secure: ssl.SSLContext | None) -> None:
        """Listen."""
        self.truth = truth
        #: Kinds of requests that arrived.
        self.seen: set[str] = set()
        super().__init__(RecordingHandler, host, secure)
        self.open()


class Handler(BaseHTTPRequestHandler):
    """Common parts of both handlers."""

    protocol_version = "HTTP/1.1"

    def body(self) -> bytes:
        """Return the body of the request."""
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def respond(self, status: int, body: object, headers: dict[str, str] | None = None) -> None:
        """Send a response: bytes and text as they are, other bodies as JSON."""
        content = _bytes(body)
        self.head(status, len(content), headers)
        self.wfile.write(content)

    def head(self, status: int, length: int, headers: dict[str, str] | None = None) -> None:
        """Send status and headers."""
        self.send_response(status)
        for name, value in ({"Content-Type": "application/json"} | (headers or {})).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Log nothing."""


class RecordingHandler(Handler):
    """Records the requests that arrive at the second server."""

    server: Elsewhere

    def record(self) -> None:
        """Record a request."""
        body = self.body()
        sent = self.path + str(self.headers) + body.decode(errors="replace")
        if self.headers.get("Authorization") or SECRET in sent:
            self.server.seen.add("credentials")
        self.server.seen.add("a read" if self.command == "GET" else "the request")
        self.respond(*self.server.truth.done)

    do_GET = do_POST = do_PATCH = record  # noqa: N815


class OrderHandler(Handler):
    """Counts orders and applies the fault. Reads get the real response."""

    server: Provider

    def do_GET(self) -> None:
        """Respond with the state before or after the order."""
        truth = self.server.truth
        self.respond(*(truth.after if self.server.carried_out else truth.before))

    def take(self) -> None:
        """Count an order and apply the fault."""
        self.body()
        # No lock: the client sends one request at a time.
        self.server.arrivals.append(time.monotonic())
        fault = self.server.fault
        self.server.carried_out += fault.commits
        action = {name: value for name, value in fault.action.items() if name not in {"kind", "commit"}}
        getattr(self, f"_{fault.action['kind']}")(**action)

    do_POST = do_PATCH = take  # noqa: N815

    def _truth(self) -> tuple[int, bytes]:
        status, body = self.server.truth.done
        return status, _bytes(body)

    # One method for each kind of fault, with the members of the fault as arguments.

    def _refuse(self, *, for_ms: int) -> None:
        del for_ms  # connections are accepted only after it
        self.respond(*self._truth())

    def _delay(self, *, ms: int) -> None:
        time.sleep(ms / 1000)
        self.respond(*self._truth())

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
        self.respond(status, body)

    def _response(self, *, status: int, body: object = "", headers: dict[str, str] | None = None) -> None:
        self.respond(status, body, headers)

    def _throttle(self, *, after_ms: int, status: int = 429) -> None:
        self.respond(status, {}, _hint(self.server.fault.hint, after_ms))

    def _redirect(self, *, to: str, status: int = 302) -> None:
        del to  # the case has a second host of its own
        self.respond(status, "", {"Location": self.server.elsewhere.url + self.path})

    def _html(self, *, status: int = 200) -> None:
        self.respond(status, HTML, {"Content-Type": "text/html"})

    def _bomb(self, *, megabytes: int) -> None:
        self.respond(200, bomb(megabytes), {"Content-Encoding": "gzip"})

    def _deep_json(self, *, depth: int) -> None:
        self.respond(200, '{"a":[' * depth + "0" + "]}" * depth)


@functools.cache
def bomb(megabytes: int) -> bytes:
    """Compress a JSON object of the given size to a thousandth of it. Slow, so cached."""
    return gzip.compress(b'{"data":"' + b" " * (megabytes * MEGABYTE) + b'"}')


def _bytes(body: object) -> bytes:
    if isinstance(body, bytes):
        return body
    return (body if isinstance(body, str) else json.dumps(body, indent=2)).encode()


def _hint(style: str, after_ms: int) -> dict[str, str]:
    """Return the headers of a retry hint, as the sandbox's switch `retry_after` writes them."""
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
    return hints[style]
