# The SDKs are installed for this script only, and most have no types.
# mypy: disable-error-code="import-not-found,import-untyped,no-any-return,unused-ignore,no-untyped-call"
# ruff: noqa: PLC0415 - each process imports one SDK
"""The SDKs: how each buys or updates a number, and the responses of its provider without a fault."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orders_faults import HELD, NUMBER, ORDER_TIMEOUT
from orders_server import SECRET, Truth

if TYPE_CHECKING:
    from collections.abc import Callable

#: Modules to import before the first case, so that no case is charged for it. Some SDKs import lazily.
MODULES = [
    "httpcore",
    "numplan.flowroute",
    "numplan.models",
    "plivo",
    "telnyx.resources.number_orders",
    "twilio.rest.api.v2010.account.incoming_phone_number",
    "vonage",
    "vonage_numbers",
    "wavix.cart.client",
    "wavix.numbers.client",
    "wavix.types",
]
AUTH_ID = "MA" + "X" * 18
#: The record of the number at Wavix.
RECORD = 123


@dataclass(frozen=True, eq=False)
class Sdk:
    """A column: a method of an SDK, sent to a given address."""

    name: str
    #: The package whose version is shown.
    package: str
    use: Callable[[str], object]
    truth: Truth
    #: Whether the SDK requires TLS.
    tls: bool = False


# -- buying --------------------------------------------------------------------------------------------------


def buy_by_numplan(url: str) -> object:
    """Buy at Flowroute."""
    import numplan

    with numplan.Flowroute("key", SECRET, base_url=url, order_timeout=ORDER_TIMEOUT) as client:
        return client.numbers.buy(NUMBER)


def buy_by_plivo(url: str) -> object:
    """Buy at Plivo."""
    return _plivo(url).numbers.buy(NUMBER)


def buy_by_wavix(url: str) -> object:
    """Check out at Wavix."""
    return _wavix(url).cart.checkout(ids=[NUMBER])


def buy_by_telnyx(url: str) -> object:
    """Order at Telnyx."""
    from telnyx import Telnyx

    client = Telnyx(api_key=SECRET, base_url=f"{url}/v2")
    return client.number_orders.create(phone_numbers=[{"phone_number": f"+{NUMBER}"}])


def buy_by_vonage(url: str) -> object:
    """Buy at Vonage."""
    from vonage import Auth, HttpClientOptions, Vonage
    from vonage_numbers import NumberParams

    host = url.removeprefix("https://")
    options = HttpClientOptions(api_host=host, rest_host=host)
    client = Vonage(Auth(api_key="key", api_secret=SECRET), options)
    return client.numbers.buy_number(NumberParams(country="US", msisdn=NUMBER))


def buy_by_twilio(url: str) -> object:
    """Buy at Twilio."""
    from twilio.rest import Client

    client = Client("AC" + "0" * 32, SECRET)
    client.api.base_url = url
    return client.incoming_phone_numbers.create(phone_number=f"+{NUMBER}")


# -- updating ------------------------------------------------------------------------------------------------


def update_by_plivo(url: str) -> object:
    """Update an alias at Plivo."""
    return _plivo(url).numbers.update(HELD, alias="Front desk")


def update_by_numplan_at_plivo(url: str) -> object:
    """Update an alias at Plivo."""
    import numplan

    with numplan.Plivo(AUTH_ID, SECRET, base_url=url) as client:
        return client.numbers.update(HELD, alias="Front desk").require()


def update_by_wavix(url: str) -> object:
    """Update a threshold at Wavix."""
    return _wavix(url).numbers.update(RECORD, transcription_threshold=9)


def update_by_numplan_at_wavix(url: str) -> object:
    """Update a threshold at Wavix."""
    import numplan

    with numplan.Wavix(SECRET, base_url=url) as client:
        return client.numbers.update(id=RECORD, transcription_threshold=9).require()


# -- clients -------------------------------------------------------------------------------------------------


def _plivo(url: str) -> Any:  # noqa: ANN401
    import plivo.rest.client

    # The address is a variable of the module; each case has its own process.
    plivo.rest.client.PLIVO_API_BASE_URI = f"{url}/v1/Account"
    return plivo.RestClient(AUTH_ID, SECRET)


def _wavix(url: str) -> Any:  # noqa: ANN401
    from wavix import Wavix

    return Wavix(base_url=url, token=SECRET)


# -- responses -----------------------------------------------------------------------------------------------


def _flowroute_number() -> object:
    attributes = {"value": NUMBER, "alias": None, "number_type": "longcode", "rate_type": "local"}
    return {"data": {"type": "number", "id": NUMBER, "attributes": attributes}}


def _plivo_order() -> object:
    numbers = [{"number": NUMBER, "status": "Success"}]
    return {"api_id": "1", "message": "created", "numbers": numbers, "status": "fulfilled"}


def _telnyx_order() -> object:
    number = {"phone_number": f"+{NUMBER}", "status": "pending", "record_type": "number_order_phone_number"}
    order = {"id": "1", "status": "pending", "record_type": "number_order", "phone_numbers": [number]}
    return {"data": order}


def _plivo_number(alias: str | None) -> object:
    return {"api_id": "1", "number": HELD, "alias": alias, "carrier": "Plivo"}


def _wavix_number(threshold: int) -> object:
    off = (
        "call_recording_enabled",
        "cnam",
        "domestic_cli",
        "sms_enabled",
        "transcription_enabled",
        "unlimited",
    )
    number: dict[str, object] = dict.fromkeys(off, False)
    number |= {"id": RECORD, "number": HELD, "label": None, "status": "active", "channels": 24, "free_min": 0}
    number |= {"activation_fee": "0.99", "monthly_fee": "0.99", "per_min": "0.01", "seconds": "0"}
    number |= {"added": "2023-04-10T06:42:59.000Z", "paid_until": "2027-12-07"}
    number |= {"city": "DETROIT, MI", "country": "United States", "country_short_name": "US", "state": "MI"}
    number |= {"call_status_url": None, "sms_relay_url": None}
    number |= {"destination": [], "documents": [], "require_docs": []}
    return number | {"transcription_threshold": threshold}


FLOWROUTE_ORDER = Truth((201, _flowroute_number()), after=(200, _flowroute_number()))
PLIVO_UPDATE = Truth(
    (202, {"api_id": "1", "message": "changed"}),
    (200, _plivo_number(None)),
    (200, _plivo_number("Front desk")),
)
WAVIX_UPDATE = Truth((200, _wavix_number(9)), (200, _wavix_number(6)), (200, _wavix_number(9)))
VONAGE_ORDER = Truth((200, {"error-code": "200", "error-code-label": "success"}))
TWILIO_ORDER = Truth((201, {"sid": "PN" + "0" * 32, "phone_number": f"+{NUMBER}", "status": "in-use"}))

ORDERS = [
    Sdk("numplan", "numplan", buy_by_numplan, FLOWROUTE_ORDER),
    Sdk("plivo", "plivo", buy_by_plivo, Truth((201, _plivo_order()))),
    Sdk("wavix-python-sdk", "wavix-python-sdk", buy_by_wavix, Truth((200, {"success": True}))),
    Sdk("telnyx", "telnyx", buy_by_telnyx, Truth((200, _telnyx_order()))),
    Sdk("vonage", "vonage", buy_by_vonage, VONAGE_ORDER, tls=True),
    Sdk("twilio", "twilio", buy_by_twilio, TWILIO_ORDER),
]
UPDATES = [
    Sdk("numplan at Plivo", "numplan", update_by_numplan_at_plivo, PLIVO_UPDATE),
    Sdk("plivo", "plivo", update_by_plivo, PLIVO_UPDATE),
    Sdk("numplan at Wavix", "numplan", update_by_numplan_at_wavix, WAVIX_UPDATE),
    Sdk("wavix-python-sdk", "wavix-python-sdk", update_by_wavix, WAVIX_UPDATE),
]
