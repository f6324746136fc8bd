# The SDKs are installed for this alone, and most have no types.
# mypy: disable-error-code="import-not-found,import-untyped,no-any-return,unused-ignore,no-untyped-call"
"""Write `docs/orders.md`: how many orders arrive for one purchase call, by SDK and by what goes wrong.

`make orders-table` runs it. Each SDK is pointed at a server on this machine that takes the order, counts it,
and then does what the row says. Nothing leaves this machine.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.metadata
import os
import re
import socket
import ssl
import struct
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import trustme

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBER = "12065501000"
#: How long one call may take before it is noted as still waiting, in seconds.
PATIENCE = 45

FAULTS: dict[str, tuple[str, int]] = {
    "answer lost: closed": ("close", 0),
    "answer lost: reset": ("reset", 0),
    "cut off": ("cut", 200),
    "HTML with 200": ("html", 200),
    "429": ("status", 429),
    "500": ("status", 500),
    "503": ("status", 503),
}


class Handler(BaseHTTPRequestHandler):
    """Counts orders; whatever else is asked is not there."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        """Answer that the account does not have the number."""
        self._answer(404, b'{"errors": [{"status": 404}]}')

    def do_POST(self) -> None:
        """Take an order, and do what the fault says."""
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.orders += 1
        kind, status = self.server.fault
        if kind == "status":
            self._answer(status, b"{}")
        elif kind == "html":
            self._answer(200, b"<html><body>Sign in to the network</body></html>", "text/html")
        elif kind == "cut":
            self._answer(200, b'{"data":', length=1000)
        self.close_connection = True
        if kind == "reset":
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""

    def _answer(self, status: int, body: bytes, kind: str = "application/json", length: int = 0) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length or len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    """A provider that takes every order."""

    daemon_threads = True

    def __init__(self, fault: tuple[str, int], secure: ssl.SSLContext | None) -> None:
        """Listen on a free port."""
        super().__init__(("127.0.0.1", 0), Handler)
        self.fault = fault
        self.orders = 0
        if secure:
            self.socket = secure.wrap_socket(self.socket, server_side=True)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *_args: object) -> None:
        """Expect clients that leave."""

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}"


def plivo(server: Server) -> object:
    """Buy with Plivo's SDK."""
    import plivo.rest.client  # noqa: PLC0415

    plivo.rest.client.PLIVO_API_BASE_URI = f"{server.url}/v1/Account"
    return plivo.RestClient("MA" + "X" * 18, "token").numbers.buy(NUMBER)


def wavix(server: Server) -> object:
    """Check out with Wavix's SDK."""
    from wavix import Wavix  # noqa: PLC0415

    return Wavix(base_url=server.url, token="key").cart.checkout(ids=[NUMBER])  # noqa: S106


def telnyx(server: Server) -> object:
    """Order with Telnyx's SDK."""
    from telnyx import Telnyx  # noqa: PLC0415

    client = Telnyx(api_key="key", base_url=f"{server.url}/v2")
    return client.number_orders.create(phone_numbers=[{"phone_number": f"+{NUMBER}"}])


def twilio(server: Server) -> object:
    """Buy with Twilio's SDK."""
    from twilio.rest import Client  # noqa: PLC0415

    client = Client("AC" + "0" * 32, "token")
    client.api.base_url = server.url
    return client.incoming_phone_numbers.create(phone_number=f"+{NUMBER}")


def vonage(server: Server) -> object:
    """Buy with Vonage's SDK, which speaks TLS only."""
    from vonage import Auth, HttpClientOptions, Vonage  # noqa: PLC0415
    from vonage_numbers import NumberParams  # noqa: PLC0415

    host = f"localhost:{server.server_port}"
    options = HttpClientOptions(api_host=host, rest_host=host)
    client = Vonage(Auth(api_key="key", api_secret="secret"), options)  # noqa: S106
    return client.numbers.buy_number(NumberParams(country="US", msisdn=NUMBER))


def numplan(server: Server) -> object:
    """Buy with numplan, at Flowroute."""
    import numplan  # noqa: PLC0415

    with numplan.Flowroute("key", "secret", base_url=server.url, order_timeout=50) as client:
        return client.numbers.buy(NUMBER)


SDKS: dict[str, tuple[str, Callable[[Server], object], bool]] = {
    "numplan": ("numplan", numplan, False),
    "plivo": ("plivo", plivo, False),
    "wavix-python-sdk": ("wavix-python-sdk", wavix, False),
    "telnyx": ("telnyx", telnyx, False),
    "vonage": ("vonage", vonage, True),
    "twilio": ("twilio", twilio, False),
}


def order(buy: Callable[[Server], object], fault: tuple[str, int], secure: ssl.SSLContext | None) -> str:
    """Make one purchase call, and say how many orders arrived and how the call ended."""
    server = Server(fault, secure)
    end: list[str] = []

    def call() -> None:
        try:
            buy(server)
            end.append("success")
        except Exception as error:  # noqa: BLE001 - whatever an SDK raises
            own = "numplan" in type(error).__module__
            end.append(str(getattr(error, "code", "")) if own else type(error).__name__)

    thread = threading.Thread(target=call, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    server.shutdown()
    orders = f"**{server.orders}**" if server.orders > 1 else str(server.orders)
    told = end[0] if end else "still waiting"
    return f"{orders} ({told})"


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="where the table is written")
    file = parser.parse_args().file
    authority = trustme.CA()
    certificate = authority.issue_cert("localhost")
    secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(secure)
    results: dict[tuple[str, str], str] = {}
    with tempfile.TemporaryDirectory() as folder:
        roots = Path(folder) / "roots.pem"
        authority.cert_pem.write_to_path(str(roots))
        os.environ["REQUESTS_CA_BUNDLE"] = str(roots)

        def run(sdk: str, name: str) -> None:
            _, buy, tls = SDKS[sdk]
            results[sdk, name] = order(buy, FAULTS[name], secure if tls else None)

        # Plivo's address is a module's: its cases run one after the other.
        def run_all(sdk: str) -> None:
            for name in FAULTS:
                run(sdk, name)

        threads = [threading.Thread(target=run_all, args=(sdk,)) for sdk in SDKS]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    versions = {sdk: importlib.metadata.version(package) for sdk, (package, *_) in SDKS.items()}
    lines = [
        "# Orders that arrive for one purchase call",
        "",
        "Each SDK makes one purchase call, as its documentation shows it, to a server on the same machine",
        "that takes the order and then does what the row says. A cell is how many orders arrived, and how",
        "the call ended: an SDK that sends an order again may buy twice, and one that takes an HTML page for",
        "a success has bought nothing it knows of. numplan reads the account before and after, and says",
        "`outcome_unknown` where it shows nothing.",
        "",
        "| | " + " | ".join(f"{sdk} {versions[sdk]}" for sdk in SDKS) + " |",
        "|---|" + "---|" * len(SDKS),
    ]
    lines += [f"| {name} | " + " | ".join(results[sdk, name] for sdk in SDKS) + " |" for name in FAULTS]
    lines += ["", f"Written by `make orders-table` on {dt.datetime.now(tz=dt.timezone.utc).date()}.", ""]
    file.write_text("\n".join(lines), encoding="utf-8")
    worst = max(int(re.sub(r"\D", "", results["numplan", name].split()[0])) for name in FAULTS)
    if worst != 1:
        sys.exit(f"numplan sent {worst} orders for one call")


if __name__ == "__main__":
    main()
