"""The types that type checkers infer: `mypy --strict tests` fails if one differs.

Nothing here runs. An unused `type: ignore` is an error too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import assert_type

    import numplan

    def blocking(client: numplan.Flowroute) -> None:
        updated = client.numbers.update("12065551234", alias="NYC", cnam_lookups_enabled=True, verify=True)
        assert_type(updated, numplan.Updated[numplan.FlowrouteNumber])
        assert_type(updated.number, numplan.FlowrouteNumber | None)
        assert_type(updated.ok, bool)
        client.numbers.update(12065551234, alias=numplan.CLEAR)
        client.numbers.update("12065551234", alias=None)  # type: ignore[arg-type]
        client.numbers.update("12065551234", alais="x")  # type: ignore[arg-type]
        client.numbers.update("12065551234", cnam_lookups_enabled=numplan.CLEAR)  # type: ignore[arg-type]
        client.numbers.set_route("12065551234", "third", "1")  # type: ignore[arg-type]
        for number in client.numbers.list(starts_with="1206"):
            assert_type(number, numplan.FlowrouteNumber)
        assert_type(client.numbers.list_page(limit=10), numplan.Page[numplan.FlowrouteNumber])

    def prepared(client: numplan.Flowroute) -> None:
        update = client.prepare(client.numbers.update, "12065551234", alias="NYC")
        assert_type(update, numplan.Prepared[numplan.Updated[numplan.FlowrouteNumber]])
        assert_type(update.interpret(200, {}, b""), numplan.Updated[numplan.FlowrouteNumber])
        page = client.prepare(client.numbers.list, starts_with="1206")
        assert_type(page.interpret(200, {}, b"").items, list[numplan.FlowrouteNumber])
        client.prepare(client.numbers.update, "12065551234", alais="x")  # type: ignore[arg-type]
        exchange = client.exchange(client.numbers.get, "12065551234")
        assert_type(exchange, numplan.Exchange[numplan.FlowrouteNumber])
        assert_type(exchange.next(), numplan.Send | numplan.Wait | numplan.Done[numplan.FlowrouteNumber])

    async def awaited(client: numplan.AsyncFlowroute) -> None:
        updated = await client.numbers.update("12065551234", alias="NYC")
        assert_type(updated, numplan.Updated[numplan.AsyncFlowrouteNumber])
        if updated.number is not None:
            again = await updated.number.update(alias=numplan.CLEAR)
            assert_type(again, numplan.Updated[numplan.AsyncFlowrouteNumber])
        async for page in client.numbers.list().pages():
            assert_type(page.items, list[numplan.AsyncFlowrouteNumber])
        receipt = await client.numbers.buy("12065551234")
        assert_type(receipt, numplan.Receipt[numplan.AsyncFlowrouteNumber])
        prepared = client.prepare(client.numbers.get, "12065551234")
        assert_type(prepared, numplan.Prepared[numplan.AsyncFlowrouteNumber])
        exchange = client.exchange(client.numbers.list)
        assert_type(exchange, numplan.Exchange[numplan.Page[numplan.AsyncFlowrouteNumber]])

    def own_updates(number: numplan.FlowrouteNumber, error: numplan.Error) -> None:
        assert_type(number.update(alias="x"), numplan.Updated[numplan.FlowrouteNumber])
        number.update(alais="x")  # type: ignore[call-arg]
        assert_type(number.alias, str | None)
        number.alias = "x"  # type: ignore[misc]
        assert_type(error.fields, list[numplan.FieldError])
        assert_type(error.status, int | None)
