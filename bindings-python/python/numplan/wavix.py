# Written by `make generate`. Change the engine's declarations instead.
"""Wavix: clients, blocking and async."""

from __future__ import annotations

from ._absent import KEEP
from ._calls import Async, AsyncClient, Blocking, Client

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, NoReturn

    from ._absent import Clear, Keep
    from ._calls import AsyncListing, Listing, Named
    from .models import (
        AsyncWavixNumber,
        Page,
        Receipt,
        Updated,
        WavixCart,
        WavixCity,
        WavixCountry,
        WavixNumber,
        WavixRegion,
        WavixRoutedDestination,
        WavixStockNumber,
        WavixUpdatedMany,
    )


class Numbers:
    """The phone numbers of the account, and those that can be bought."""

    __slots__ = ("_calls",)

    def __init__(self, calls: Blocking) -> None:
        """MethodCall by `calls`."""
        self._calls = calls

    def get(
        self,
        number: str | int | Keep = KEEP,
        *,
        id: int | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> WavixNumber:
        """Reads a number of the account.

        https://docs.wavix.com/api-reference/numbers/get-a-phone-number

        Args:
            number: The number, with its country code, which is looked up: exactly one record must have
                it. Or give the id.
            id: The id of the number's record, which is not the number.
            timeout: How long the whole call may take. In seconds.
        """
        result: WavixNumber = self._calls.run(
            "numbers.get",
            {
                "number": number,
                "id": id,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    def update(
        self,
        number: str | int | Keep = KEEP,
        *,
        id: int | Keep = KEEP,
        sms_enabled: bool | Keep = KEEP,
        destinations: Sequence[WavixRoutedDestination | Mapping[str, Any]] | Clear | Keep = KEEP,
        sms_relay_url: str | Clear | Keep = KEEP,
        call_recording_enabled: bool | Keep = KEEP,
        transcription_enabled: bool | Keep = KEEP,
        transcription_threshold: int | Keep = KEEP,
        call_status_url: str | Clear | Keep = KEEP,
        timeout: float | Keep = KEEP,
        verify: bool | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Updated[WavixNumber]:
        """Updates a number of the account.

        https://docs.wavix.com/api-reference/numbers/update-a-phone-number

        Args:
            number: The number, with its country code, which is looked up: exactly one record must have
                it. Or give the id.
            id: The id of the number's record, which is not the number.
            sms_enabled: Whether SMS is enabled for the number.
            destinations: The destinations of inbound calls. Each has a destination, a priority (lowest
                first), a transport (1 SIP URI, 4 PSTN, 5 SIP trunk) and, with transport 5, a trunk_id. The
                list replaces the current one. `numplan.CLEAR` empties it.
            sms_relay_url: The URL that is called for inbound messages. `numplan.CLEAR` empties it.
            call_recording_enabled: Whether calls are recorded.
            transcription_enabled: Whether calls are transcribed.
            transcription_threshold: The length from which a call is transcribed, in seconds.
            call_status_url: The URL that is called with the status of each call. `numplan.CLEAR`
                empties it.
            timeout: How long the whole call may take. In seconds.
            verify: Read afterwards until the change shows.
        """
        result: Updated[WavixNumber] = self._calls.run(
            "numbers.update",
            {
                "number": number,
                "id": id,
                "sms_enabled": sms_enabled,
                "destinations": destinations,
                "sms_relay_url": sms_relay_url,
                "call_recording_enabled": call_recording_enabled,
                "transcription_enabled": transcription_enabled,
                "transcription_threshold": transcription_threshold,
                "call_status_url": call_status_url,
                **unknown,
            },
            {
                "timeout": timeout,
                "verify": verify,
            },
        )
        return result

    def update_many(
        self,
        ids: Sequence[int],
        *,
        sms_enabled: bool | Keep = KEEP,
        destinations: Sequence[WavixRoutedDestination | Mapping[str, Any]] | Clear | Keep = KEEP,
        sms_relay_url: str | Clear | Keep = KEEP,
        call_recording_enabled: bool | Keep = KEEP,
        transcription_enabled: bool | Keep = KEEP,
        transcription_threshold: int | Keep = KEEP,
        call_status_url: str | Clear | Keep = KEEP,
        timeout: float | Keep = KEEP,
        verify: bool | Keep = KEEP,
        **unknown: NoReturn,
    ) -> WavixUpdatedMany:
        """Makes the same changes to many numbers of the account.

        https://docs.wavix.com/api-reference/numbers/update-phone-numbers

        Args:
            ids: The ids of the numbers' records.
            sms_enabled: Whether SMS is enabled for the number.
            destinations: The destinations of inbound calls. Each has a destination, a priority (lowest
                first), a transport (1 SIP URI, 4 PSTN, 5 SIP trunk) and, with transport 5, a trunk_id. The
                list replaces the current one. `numplan.CLEAR` empties it.
            sms_relay_url: The URL that is called for inbound messages. `numplan.CLEAR` empties it.
            call_recording_enabled: Whether calls are recorded.
            transcription_enabled: Whether calls are transcribed.
            transcription_threshold: The length from which a call is transcribed, in seconds.
            call_status_url: The URL that is called with the status of each call. `numplan.CLEAR`
                empties it.
            timeout: How long the whole call may take. In seconds.
            verify: Read afterwards until the change shows.
        """
        result: WavixUpdatedMany = self._calls.run(
            "numbers.update_many",
            {
                "ids": ids,
                "sms_enabled": sms_enabled,
                "destinations": destinations,
                "sms_relay_url": sms_relay_url,
                "call_recording_enabled": call_recording_enabled,
                "transcription_enabled": transcription_enabled,
                "transcription_threshold": transcription_threshold,
                "call_status_url": call_status_url,
                **unknown,
            },
            {
                "timeout": timeout,
                "verify": verify,
            },
        )
        return result

    def release(
        self,
        numbers: Sequence[str | int] | Keep = KEEP,
        *,
        ids: Sequence[int] | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[list[WavixNumber]]:
        """Releases numbers of the account. It cannot be undone.

        https://docs.wavix.com/api-reference/numbers/release-phone-numbers

        Args:
            numbers: The numbers, each with its country code. Or give the ids.
            ids: The ids of the numbers' records.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[list[WavixNumber]] = self._calls.run(
            "numbers.release",
            {
                "numbers": numbers,
                "ids": ids,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    def list(
        self,
        *,
        city_id: int | Keep = KEEP,
        search: str | Keep = KEEP,
        label: str | Keep = KEEP,
        label_present: bool | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Listing[WavixNumber]:
        """Lists the numbers of the account, a page at a time.

        https://docs.wavix.com/api-reference/numbers/list-phone-numbers

        Nothing is read before the list is walked over.

        Args:
            city_id: Only numbers of the city with this id.
            search: Only numbers that contain these digits.
            label: Only numbers with this label.
            label_present: Only numbers with a label, or without one.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "numbers.list",
            {
                "city_id": city_id,
                "search": search,
                "label": label,
                "label_present": label_present,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    def list_page(
        self,
        *,
        page: int | Keep = KEEP,
        city_id: int | Keep = KEEP,
        search: str | Keep = KEEP,
        label: str | Keep = KEEP,
        label_present: bool | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Page[WavixNumber]:
        """Lists the numbers of the account, a page at a time.

        https://docs.wavix.com/api-reference/numbers/list-phone-numbers

        This reads one page.

        Args:
            page: The number of the page, counted from 1; a page has at most 100 items.
            city_id: Only numbers of the city with this id.
            search: Only numbers that contain these digits.
            label: Only numbers with this label.
            label_present: Only numbers with a label, or without one.
            timeout: How long the whole call may take. In seconds.
        """
        result: Page[WavixNumber] = self._calls.run(
            "numbers.list",
            {
                "page": page,
                "city_id": city_id,
                "search": search,
                "label": label,
                "label_present": label_present,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result


class Stock:
    """The numbers for sale, by country, region and city."""

    __slots__ = ("_calls",)

    def __init__(self, calls: Blocking) -> None:
        """MethodCall by `calls`."""
        self._calls = calls

    def countries(
        self,
        *,
        text_enabled_only: bool | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Listing[WavixCountry]:
        """Lists the countries with numbers for sale. The whole list comes at once.

        https://docs.wavix.com/api-reference/buy/list-countries

        Nothing is read before the list is walked over.

        Args:
            text_enabled_only: Only places and numbers that can receive messages.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "stock.countries",
            {
                "text_enabled_only": text_enabled_only,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    def regions(
        self,
        country: int,
        *,
        text_enabled_only: bool | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Listing[WavixRegion]:
        """Lists the states or provinces of a country.

        The whole list comes at once. For a country without them Wavix returns an error.

        https://docs.wavix.com/api-reference/buy/list-regions

        Nothing is read before the list is walked over.

        Args:
            country: The id of the country, which is not its calling code.
            text_enabled_only: Only places and numbers that can receive messages.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "stock.regions",
            {
                "country": country,
                "text_enabled_only": text_enabled_only,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    def cities(
        self,
        country: int,
        *,
        region: int | Keep = KEEP,
        text_enabled_only: bool | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Listing[WavixCity]:
        """Lists the cities of a country, or of one of its regions. The whole list comes at once.

        https://docs.wavix.com/api-reference/buy/list-cities

        Nothing is read before the list is walked over.

        Args:
            country: The id of the country, which is not its calling code.
            region: The id of a region: only its cities are listed.
            text_enabled_only: Only places and numbers that can receive messages.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "stock.cities",
            {
                "country": country,
                "region": region,
                "text_enabled_only": text_enabled_only,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    def numbers(
        self,
        country: int,
        city: int,
        *,
        text_enabled_only: bool | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Listing[WavixStockNumber]:
        """Lists the numbers of a city that can be bought, a page at a time.

        https://docs.wavix.com/api-reference/buy/list-available-numbers

        Nothing is read before the list is walked over.

        Args:
            country: The id of the country, which is not its calling code.
            city: The id of the city.
            text_enabled_only: Only places and numbers that can receive messages.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "stock.numbers",
            {
                "country": country,
                "city": city,
                "text_enabled_only": text_enabled_only,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    def numbers_page(
        self,
        country: int,
        city: int,
        *,
        page: int | Keep = KEEP,
        text_enabled_only: bool | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Page[WavixStockNumber]:
        """Lists the numbers of a city that can be bought, a page at a time.

        https://docs.wavix.com/api-reference/buy/list-available-numbers

        This reads one page.

        Args:
            country: The id of the country, which is not its calling code.
            city: The id of the city.
            page: The number of the page, counted from 1; a page has at most 100 items.
            text_enabled_only: Only places and numbers that can receive messages.
            timeout: How long the whole call may take. In seconds.
        """
        result: Page[WavixStockNumber] = self._calls.run(
            "stock.numbers",
            {
                "country": country,
                "city": city,
                "page": page,
                "text_enabled_only": text_enabled_only,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result


class Cart:
    """The cart: numbers of the stock that are put aside to be bought."""

    __slots__ = ("_calls",)

    def __init__(self, calls: Blocking) -> None:
        """MethodCall by `calls`."""
        self._calls = calls

    def get(
        self,
        *,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> WavixCart:
        """Reads the cart.

        https://docs.wavix.com/api-reference/cart/get-cart

        Args:
            timeout: How long the whole call may take. In seconds.
        """
        result: WavixCart = self._calls.run(
            "cart.get",
            {
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    def fill(
        self,
        ids: Sequence[str],
        *,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[list[WavixStockNumber]]:
        """Puts numbers into the cart. Nothing is bought yet.

        https://docs.wavix.com/api-reference/cart/add-to-cart

        Args:
            ids: The ids of the numbers in the stock.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[list[WavixStockNumber]] = self._calls.run(
            "cart.fill",
            {
                "ids": ids,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    def empty(
        self,
        ids: Sequence[str],
        *,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[WavixCart]:
        """Removes numbers from the cart.

        https://docs.wavix.com/api-reference/cart/remove-from-cart

        Args:
            ids: The ids of the numbers in the stock.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[WavixCart] = self._calls.run(
            "cart.empty",
            {
                "ids": ids,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    def checkout(
        self,
        items: Sequence[WavixStockNumber | Mapping[str, Any]],
        *,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[list[WavixNumber]]:
        """Buys numbers that are in the cart. At most one order is sent, whatever happens to it.

        https://docs.wavix.com/api-reference/cart/checkout

        An error response (422) names the ids that are not available. It does not say whether the others
        were bought: then the account is read as after a lost response, and the outcome is outcome_unknown
        with the ids in server_errors.

        Args:
            items: The numbers, which are in the cart: each with its id in the stock and the number
                itself, as the stock lists them.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[list[WavixNumber]] = self._calls.run(
            "cart.checkout",
            {
                "items": items,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result


class Wavix(Client):
    """A client for Wavix that waits.

    Threads share it freely, and it works after `fork()`.
    """

    __slots__ = (
        "numbers",
        "stock",
        "cart",
    )

    numbers: Numbers
    """The phone numbers of the account, and those that can be bought."""
    stock: Stock
    """The numbers for sale, by country, region and city."""
    cart: Cart
    """The cart: numbers of the stock that are put aside to be bought."""

    def __init__(
        self,
        api_key: str | None = None,
        *,
        base_url: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        order_timeout: float | Keep = KEEP,
        attempt_timeout: float | Keep = KEEP,
        connect_timeout: float | Keep = KEEP,
        attempts: int | Keep = KEEP,
        retry_throttled_orders: bool | Keep = KEEP,
        in_flight: int | Keep = KEEP,
        max_rate: float | Keep = KEEP,
        ca_file: str | Keep = KEEP,
        **unknown: NoReturn,
    ) -> None:
        """Make a client. Nothing is sent, and no connection made, before the first call.

        Args:
            api_key: The api key. Without it: WAVIX_API_KEY of the environment.
            base_url: Another address than the provider's: an app's own backend, a proxy, a sandbox.
                https, or http to this machine; it may have a path.
            timeout: How long a whole call may take, with all of its attempts and waits. 60 s unless
                given. In seconds.
            order_timeout: The same for what spends money or destroys. The order itself may use all of
                it but 30 s, which are for finding out what became of it. 120 s unless given. In seconds.
            attempt_timeout: How long one attempt may take, to the last byte of its answer. 15 s unless
                given. In seconds.
            connect_timeout: How long a connection may take to come about. 5 s unless given. In seconds.
            attempts: How often a request is tried in all, where it may be tried again. 3 unless given.
            retry_throttled_orders: Whether an order (what spends money or destroys) that was turned
                away with 429 is sent again, as all else is. No unless given: whoever is told to slow down
                decides anew.
            in_flight: How many requests may be on the wire at a time; others wait in line inside their
                call's limit. 64 unless given.
            max_rate: The most requests a second; 0 is no limit. As the provider documents unless given:
                60 at Plivo.
            ca_file: A file of certificates in PEM that are trusted beside the system's.
        """
        settings: Named = {
            "api_key": api_key,
            "base_url": base_url,
            "timeout": timeout,
            "order_timeout": order_timeout,
            "attempt_timeout": attempt_timeout,
            "connect_timeout": connect_timeout,
            "attempts": attempts,
            "retry_throttled_orders": retry_throttled_orders,
            "in_flight": in_flight,
            "max_rate": max_rate,
            "ca_file": ca_file,
            **unknown,
        }
        # What writes down the local variables of a traceback shall not find them here.
        del api_key
        super().__init__("wavix", settings)
        self.numbers = Numbers(self._calls)
        self.stock = Stock(self._calls)
        self.cart = Cart(self._calls)


class AsyncNumbers:
    """The phone numbers of the account, and those that can be bought."""

    __slots__ = ("_calls",)

    def __init__(self, calls: Async) -> None:
        """MethodCall by `calls`."""
        self._calls = calls

    async def get(
        self,
        number: str | int | Keep = KEEP,
        *,
        id: int | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> AsyncWavixNumber:
        """Reads a number of the account.

        https://docs.wavix.com/api-reference/numbers/get-a-phone-number

        Args:
            number: The number, with its country code, which is looked up: exactly one record must have
                it. Or give the id.
            id: The id of the number's record, which is not the number.
            timeout: How long the whole call may take. In seconds.
        """
        result: AsyncWavixNumber = await self._calls.run(
            "numbers.get",
            {
                "number": number,
                "id": id,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    async def update(
        self,
        number: str | int | Keep = KEEP,
        *,
        id: int | Keep = KEEP,
        sms_enabled: bool | Keep = KEEP,
        destinations: Sequence[WavixRoutedDestination | Mapping[str, Any]] | Clear | Keep = KEEP,
        sms_relay_url: str | Clear | Keep = KEEP,
        call_recording_enabled: bool | Keep = KEEP,
        transcription_enabled: bool | Keep = KEEP,
        transcription_threshold: int | Keep = KEEP,
        call_status_url: str | Clear | Keep = KEEP,
        timeout: float | Keep = KEEP,
        verify: bool | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Updated[AsyncWavixNumber]:
        """Updates a number of the account.

        https://docs.wavix.com/api-reference/numbers/update-a-phone-number

        Args:
            number: The number, with its country code, which is looked up: exactly one record must have
                it. Or give the id.
            id: The id of the number's record, which is not the number.
            sms_enabled: Whether SMS is enabled for the number.
            destinations: The destinations of inbound calls. Each has a destination, a priority (lowest
                first), a transport (1 SIP URI, 4 PSTN, 5 SIP trunk) and, with transport 5, a trunk_id. The
                list replaces the current one. `numplan.CLEAR` empties it.
            sms_relay_url: The URL that is called for inbound messages. `numplan.CLEAR` empties it.
            call_recording_enabled: Whether calls are recorded.
            transcription_enabled: Whether calls are transcribed.
            transcription_threshold: The length from which a call is transcribed, in seconds.
            call_status_url: The URL that is called with the status of each call. `numplan.CLEAR`
                empties it.
            timeout: How long the whole call may take. In seconds.
            verify: Read afterwards until the change shows.
        """
        result: Updated[AsyncWavixNumber] = await self._calls.run(
            "numbers.update",
            {
                "number": number,
                "id": id,
                "sms_enabled": sms_enabled,
                "destinations": destinations,
                "sms_relay_url": sms_relay_url,
                "call_recording_enabled": call_recording_enabled,
                "transcription_enabled": transcription_enabled,
                "transcription_threshold": transcription_threshold,
                "call_status_url": call_status_url,
                **unknown,
            },
            {
                "timeout": timeout,
                "verify": verify,
            },
        )
        return result

    async def update_many(
        self,
        ids: Sequence[int],
        *,
        sms_enabled: bool | Keep = KEEP,
        destinations: Sequence[WavixRoutedDestination | Mapping[str, Any]] | Clear | Keep = KEEP,
        sms_relay_url: str | Clear | Keep = KEEP,
        call_recording_enabled: bool | Keep = KEEP,
        transcription_enabled: bool | Keep = KEEP,
        transcription_threshold: int | Keep = KEEP,
        call_status_url: str | Clear | Keep = KEEP,
        timeout: float | Keep = KEEP,
        verify: bool | Keep = KEEP,
        **unknown: NoReturn,
    ) -> WavixUpdatedMany:
        """Makes the same changes to many numbers of the account.

        https://docs.wavix.com/api-reference/numbers/update-phone-numbers

        Args:
            ids: The ids of the numbers' records.
            sms_enabled: Whether SMS is enabled for the number.
            destinations: The destinations of inbound calls. Each has a destination, a priority (lowest
                first), a transport (1 SIP URI, 4 PSTN, 5 SIP trunk) and, with transport 5, a trunk_id. The
                list replaces the current one. `numplan.CLEAR` empties it.
            sms_relay_url: The URL that is called for inbound messages. `numplan.CLEAR` empties it.
            call_recording_enabled: Whether calls are recorded.
            transcription_enabled: Whether calls are transcribed.
            transcription_threshold: The length from which a call is transcribed, in seconds.
            call_status_url: The URL that is called with the status of each call. `numplan.CLEAR`
                empties it.
            timeout: How long the whole call may take. In seconds.
            verify: Read afterwards until the change shows.
        """
        result: WavixUpdatedMany = await self._calls.run(
            "numbers.update_many",
            {
                "ids": ids,
                "sms_enabled": sms_enabled,
                "destinations": destinations,
                "sms_relay_url": sms_relay_url,
                "call_recording_enabled": call_recording_enabled,
                "transcription_enabled": transcription_enabled,
                "transcription_threshold": transcription_threshold,
                "call_status_url": call_status_url,
                **unknown,
            },
            {
                "timeout": timeout,
                "verify": verify,
            },
        )
        return result

    async def release(
        self,
        numbers: Sequence[str | int] | Keep = KEEP,
        *,
        ids: Sequence[int] | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[list[AsyncWavixNumber]]:
        """Releases numbers of the account. It cannot be undone.

        https://docs.wavix.com/api-reference/numbers/release-phone-numbers

        Args:
            numbers: The numbers, each with its country code. Or give the ids.
            ids: The ids of the numbers' records.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[list[AsyncWavixNumber]] = await self._calls.run(
            "numbers.release",
            {
                "numbers": numbers,
                "ids": ids,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    def list(
        self,
        *,
        city_id: int | Keep = KEEP,
        search: str | Keep = KEEP,
        label: str | Keep = KEEP,
        label_present: bool | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> AsyncListing[AsyncWavixNumber]:
        """Lists the numbers of the account, a page at a time.

        https://docs.wavix.com/api-reference/numbers/list-phone-numbers

        Nothing is read before the list is walked over.

        Args:
            city_id: Only numbers of the city with this id.
            search: Only numbers that contain these digits.
            label: Only numbers with this label.
            label_present: Only numbers with a label, or without one.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "numbers.list",
            {
                "city_id": city_id,
                "search": search,
                "label": label,
                "label_present": label_present,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    async def list_page(
        self,
        *,
        page: int | Keep = KEEP,
        city_id: int | Keep = KEEP,
        search: str | Keep = KEEP,
        label: str | Keep = KEEP,
        label_present: bool | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Page[AsyncWavixNumber]:
        """Lists the numbers of the account, a page at a time.

        https://docs.wavix.com/api-reference/numbers/list-phone-numbers

        This reads one page.

        Args:
            page: The number of the page, counted from 1; a page has at most 100 items.
            city_id: Only numbers of the city with this id.
            search: Only numbers that contain these digits.
            label: Only numbers with this label.
            label_present: Only numbers with a label, or without one.
            timeout: How long the whole call may take. In seconds.
        """
        result: Page[AsyncWavixNumber] = await self._calls.run(
            "numbers.list",
            {
                "page": page,
                "city_id": city_id,
                "search": search,
                "label": label,
                "label_present": label_present,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result


class AsyncStock:
    """The numbers for sale, by country, region and city."""

    __slots__ = ("_calls",)

    def __init__(self, calls: Async) -> None:
        """MethodCall by `calls`."""
        self._calls = calls

    def countries(
        self,
        *,
        text_enabled_only: bool | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> AsyncListing[WavixCountry]:
        """Lists the countries with numbers for sale. The whole list comes at once.

        https://docs.wavix.com/api-reference/buy/list-countries

        Nothing is read before the list is walked over.

        Args:
            text_enabled_only: Only places and numbers that can receive messages.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "stock.countries",
            {
                "text_enabled_only": text_enabled_only,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    def regions(
        self,
        country: int,
        *,
        text_enabled_only: bool | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> AsyncListing[WavixRegion]:
        """Lists the states or provinces of a country.

        The whole list comes at once. For a country without them Wavix returns an error.

        https://docs.wavix.com/api-reference/buy/list-regions

        Nothing is read before the list is walked over.

        Args:
            country: The id of the country, which is not its calling code.
            text_enabled_only: Only places and numbers that can receive messages.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "stock.regions",
            {
                "country": country,
                "text_enabled_only": text_enabled_only,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    def cities(
        self,
        country: int,
        *,
        region: int | Keep = KEEP,
        text_enabled_only: bool | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> AsyncListing[WavixCity]:
        """Lists the cities of a country, or of one of its regions. The whole list comes at once.

        https://docs.wavix.com/api-reference/buy/list-cities

        Nothing is read before the list is walked over.

        Args:
            country: The id of the country, which is not its calling code.
            region: The id of a region: only its cities are listed.
            text_enabled_only: Only places and numbers that can receive messages.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "stock.cities",
            {
                "country": country,
                "region": region,
                "text_enabled_only": text_enabled_only,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    def numbers(
        self,
        country: int,
        city: int,
        *,
        text_enabled_only: bool | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> AsyncListing[WavixStockNumber]:
        """Lists the numbers of a city that can be bought, a page at a time.

        https://docs.wavix.com/api-reference/buy/list-available-numbers

        Nothing is read before the list is walked over.

        Args:
            country: The id of the country, which is not its calling code.
            city: The id of the city.
            text_enabled_only: Only places and numbers that can receive messages.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "stock.numbers",
            {
                "country": country,
                "city": city,
                "text_enabled_only": text_enabled_only,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    async def numbers_page(
        self,
        country: int,
        city: int,
        *,
        page: int | Keep = KEEP,
        text_enabled_only: bool | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Page[WavixStockNumber]:
        """Lists the numbers of a city that can be bought, a page at a time.

        https://docs.wavix.com/api-reference/buy/list-available-numbers

        This reads one page.

        Args:
            country: The id of the country, which is not its calling code.
            city: The id of the city.
            page: The number of the page, counted from 1; a page has at most 100 items.
            text_enabled_only: Only places and numbers that can receive messages.
            timeout: How long the whole call may take. In seconds.
        """
        result: Page[WavixStockNumber] = await self._calls.run(
            "stock.numbers",
            {
                "country": country,
                "city": city,
                "page": page,
                "text_enabled_only": text_enabled_only,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result


class AsyncCart:
    """The cart: numbers of the stock that are put aside to be bought."""

    __slots__ = ("_calls",)

    def __init__(self, calls: Async) -> None:
        """MethodCall by `calls`."""
        self._calls = calls

    async def get(
        self,
        *,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> WavixCart:
        """Reads the cart.

        https://docs.wavix.com/api-reference/cart/get-cart

        Args:
            timeout: How long the whole call may take. In seconds.
        """
        result: WavixCart = await self._calls.run(
            "cart.get",
            {
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    async def fill(
        self,
        ids: Sequence[str],
        *,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[list[WavixStockNumber]]:
        """Puts numbers into the cart. Nothing is bought yet.

        https://docs.wavix.com/api-reference/cart/add-to-cart

        Args:
            ids: The ids of the numbers in the stock.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[list[WavixStockNumber]] = await self._calls.run(
            "cart.fill",
            {
                "ids": ids,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    async def empty(
        self,
        ids: Sequence[str],
        *,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[WavixCart]:
        """Removes numbers from the cart.

        https://docs.wavix.com/api-reference/cart/remove-from-cart

        Args:
            ids: The ids of the numbers in the stock.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[WavixCart] = await self._calls.run(
            "cart.empty",
            {
                "ids": ids,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    async def checkout(
        self,
        items: Sequence[WavixStockNumber | Mapping[str, Any]],
        *,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[list[AsyncWavixNumber]]:
        """Buys numbers that are in the cart. At most one order is sent, whatever happens to it.

        https://docs.wavix.com/api-reference/cart/checkout

        An error response (422) names the ids that are not available. It does not say whether the others
        were bought: then the account is read as after a lost response, and the outcome is outcome_unknown
        with the ids in server_errors.

        Args:
            items: The numbers, which are in the cart: each with its id in the stock and the number
                itself, as the stock lists them.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[list[AsyncWavixNumber]] = await self._calls.run(
            "cart.checkout",
            {
                "items": items,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result


class AsyncWavix(AsyncClient):
    """A client for Wavix that is awaited, from any asyncio loop.

    Threads share it freely, and it works after `fork()`.
    """

    __slots__ = (
        "numbers",
        "stock",
        "cart",
    )

    numbers: AsyncNumbers
    """The phone numbers of the account, and those that can be bought."""
    stock: AsyncStock
    """The numbers for sale, by country, region and city."""
    cart: AsyncCart
    """The cart: numbers of the stock that are put aside to be bought."""

    def __init__(
        self,
        api_key: str | None = None,
        *,
        base_url: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        order_timeout: float | Keep = KEEP,
        attempt_timeout: float | Keep = KEEP,
        connect_timeout: float | Keep = KEEP,
        attempts: int | Keep = KEEP,
        retry_throttled_orders: bool | Keep = KEEP,
        in_flight: int | Keep = KEEP,
        max_rate: float | Keep = KEEP,
        ca_file: str | Keep = KEEP,
        **unknown: NoReturn,
    ) -> None:
        """Make a client. Nothing is sent, and no connection made, before the first call.

        Args:
            api_key: The api key. Without it: WAVIX_API_KEY of the environment.
            base_url: Another address than the provider's: an app's own backend, a proxy, a sandbox.
                https, or http to this machine; it may have a path.
            timeout: How long a whole call may take, with all of its attempts and waits. 60 s unless
                given. In seconds.
            order_timeout: The same for what spends money or destroys. The order itself may use all of
                it but 30 s, which are for finding out what became of it. 120 s unless given. In seconds.
            attempt_timeout: How long one attempt may take, to the last byte of its answer. 15 s unless
                given. In seconds.
            connect_timeout: How long a connection may take to come about. 5 s unless given. In seconds.
            attempts: How often a request is tried in all, where it may be tried again. 3 unless given.
            retry_throttled_orders: Whether an order (what spends money or destroys) that was turned
                away with 429 is sent again, as all else is. No unless given: whoever is told to slow down
                decides anew.
            in_flight: How many requests may be on the wire at a time; others wait in line inside their
                call's limit. 64 unless given.
            max_rate: The most requests a second; 0 is no limit. As the provider documents unless given:
                60 at Plivo.
            ca_file: A file of certificates in PEM that are trusted beside the system's.
        """
        settings: Named = {
            "api_key": api_key,
            "base_url": base_url,
            "timeout": timeout,
            "order_timeout": order_timeout,
            "attempt_timeout": attempt_timeout,
            "connect_timeout": connect_timeout,
            "attempts": attempts,
            "retry_throttled_orders": retry_throttled_orders,
            "in_flight": in_flight,
            "max_rate": max_rate,
            "ca_file": ca_file,
            **unknown,
        }
        # What writes down the local variables of a traceback shall not find them here.
        del api_key
        super().__init__("wavix", settings)
        self.numbers = AsyncNumbers(self._calls)
        self.stock = AsyncStock(self._calls)
        self.cart = AsyncCart(self._calls)
