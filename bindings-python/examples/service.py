"""A small service that updates numbers: PATCH /numbers/12065551234 with {"alias": "Front desk"}.

python service.py [port]

One client serves all requests concurrently. `null` in JSON empties a field. The service listens on this
machine only; add your own authentication.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

import numplan

#: HTTP statuses of errors.
STATUS = {
    "invalid_input": 422,
    "not_found": 404,
    "conflict": 409,
    "rejected": 409,
    "rate_limited": 503,
    "unavailable": 503,
    "timeout": 504,
}


async def update(client: numplan.AsyncFlowroute, number: str, fields: dict[str, Any]) -> tuple[int, Any]:
    """Update a number. Return status and body of the response."""
    changes: dict[str, Any] = {
        name: numplan.CLEAR if value is None else value for name, value in fields.items()
    }
    try:
        updated = await client.numbers.update(number, **changes)
    except numplan.Error as error:
        return STATUS.get(error.code, 502), error.as_dict()
    return 200, updated.as_dict()


async def handle(client: numplan.AsyncFlowroute, reader: asyncio.StreamReader) -> tuple[int, Any]:
    """Read a request. Return status and body of the response."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    method, path, *_ = head.split()
    headers = dict(line.lower().split(": ", 1) for line in head.splitlines()[1:] if ": " in line)
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    number = path.removeprefix("/numbers/")
    if method != "PATCH" or number == path:
        return 404, {"message": "use PATCH /numbers/{number}"}
    fields = json.loads(body or b"{}")
    if not isinstance(fields, dict) or "number" in fields:
        return 422, {"message": "send an object with the fields to change; the number is in the path"}
    return await update(client, number, fields)


async def serve(client: numplan.AsyncFlowroute, port: int = 8080) -> asyncio.Server:
    """Listen on this machine."""

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            status, body = await handle(client, reader)
        except (ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
            status, body = 400, {"message": str(error)}
        data = json.dumps(body).encode()
        head = f"HTTP/1.1 {status} -\r\nContent-Type: application/json\r\nContent-Length: {len(data)}\r\n"
        writer.write(f"{head}Connection: close\r\n\r\n".encode() + data)
        await writer.drain()
        writer.close()

    return await asyncio.start_server(connected, "127.0.0.1", port)


async def main() -> None:
    """Serve until Ctrl-C."""
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8080
    async with numplan.AsyncFlowroute() as client, await serve(client, port) as server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
