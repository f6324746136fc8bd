# Written by `make generate`. Change the engine's declarations instead.
"""Flowroute: clients, blocking and async."""

from __future__ import annotations

from ._absent import KEEP
from ._calls import Async, AsyncClient, Blocking, Client

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

    from ._absent import Clear, Keep
    from ._calls import AsyncListing, Listing, Named
    from .models import (
        AsyncFlowrouteNumber,
        FlowrouteAreaCode,
        FlowrouteEdgeStrategy,
        FlowrouteNumber,
        FlowrouteNumberExchange,
        FlowrouteProvisioning,
        FlowrouteRoute,
        FlowrouteStockNumber,
        Page,
        Receipt,
        Updated,
    )
    from .words import (
        FlowrouteMessagingAction,
        FlowrouteRouteSlot,
        FlowrouteRouteType,
    )


class Numbers:
    """The phone numbers of the account, and those that can be bought."""

    __slots__ = ("_calls",)

    def __init__(self, calls: Blocking) -> None:
        """MethodCall by `calls`."""
        self._calls = calls

    def get(
        self,
        number: str | int,
        *,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> FlowrouteNumber:
        """Reads the details of a number of the account.

        https://developer.flowroute.com/api/numbers/v2.0/list-phone-number-details/

        Args:
            number: The number of the account, 11 digits: 12065551234.
            timeout: How long the whole call may take. In seconds.
        """
        result: FlowrouteNumber = self._calls.run(
            "numbers.get",
            {
                "number": number,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    def update(
        self,
        number: str | int,
        *,
        alias: str | Clear | Keep = KEEP,
        cnam_lookups_enabled: bool | Keep = KEEP,
        messaging_enabled: bool | Keep = KEEP,
        messaging_email: bool | Keep = KEEP,
        messaging_callback_url: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        verify: bool | Keep = KEEP,
        wait: bool | Keep = KEEP,
        wait_timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Updated[FlowrouteNumber]:
        """Updates a number of the account.

        https://developer.flowroute.com/api/numbers/v2.0/update-phone-number-details/

        Args:
            number: The number of the account, 11 digits: 12065551234.
            alias: The account's own name for the number; several numbers may share one. `numplan.CLEAR`
                empties it.
            cnam_lookups_enabled: Whether the caller's name is looked up on inbound calls.
            messaging_enabled: Whether the number can send and receive messages. true starts a task that
                takes a while and costs money; false is not documented to work: disable messaging with
                provisioning.start.
            messaging_email: Whether the account's contact gets an email when the task is done. Only
                with messaging_enabled true.
            messaging_callback_url: The URL that is called when the task is done. Only with
                messaging_enabled true.
            timeout: How long the whole call may take. In seconds.
            verify: Read afterwards until the change shows.
            wait: Follow the task that the call starts to its end.
            wait_timeout: How long the task is followed at the most. 300 s unless given; implies wait.
                In seconds.
        """
        result: Updated[FlowrouteNumber] = self._calls.run(
            "numbers.update",
            {
                "number": number,
                "alias": alias,
                "cnam_lookups_enabled": cnam_lookups_enabled,
                "messaging_enabled": messaging_enabled,
                "messaging_email": messaging_email,
                "messaging_callback_url": messaging_callback_url,
                **unknown,
            },
            {
                "timeout": timeout,
                "verify": verify,
                "wait": wait,
                "wait_timeout": wait_timeout,
            },
        )
        return result

    def buy(
        self,
        number: str | int,
        *,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[FlowrouteNumber]:
        """Buys a number: its set-up cost at once, its monthly cost from then on, both in US dollars.

        https://developer.flowroute.com/api/numbers/v2.0/purchase-a-phone-number/

        Args:
            number: The number to buy, 11 digits: 12065551234.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[FlowrouteNumber] = self._calls.run(
            "numbers.buy",
            {
                "number": number,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    def release(
        self,
        number: str | int,
        *,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[FlowrouteNumber]:
        """Releases a number of the account. The receipt has the number as it was.

        https://developer.flowroute.com/api/numbers/v2.0/release-a-phone-number/

        Args:
            number: The number of the account, 11 digits: 12065551234.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[FlowrouteNumber] = self._calls.run(
            "numbers.release",
            {
                "number": number,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    def set_route(
        self,
        number: str | int,
        slot: FlowrouteRouteSlot,
        route: str,
        *,
        timeout: float | Keep = KEEP,
        verify: bool | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[FlowrouteNumber]:
        """Sets the primary or the failover route of a number of the account.

        https://developer.flowroute.com/api/numbers/v2.0/update-primary-voice-route-for-a-phone-number/

        Args:
            number: The number of the account, 11 digits: 12065551234.
            slot: primary, where inbound calls go, or failover, where they go when that fails.
            route: The id of the route.
            timeout: How long the whole call may take. In seconds.
            verify: Read afterwards until the change shows.
        """
        result: Receipt[FlowrouteNumber] = self._calls.run(
            "numbers.set_route",
            {
                "number": number,
                "slot": slot,
                "route": route,
                **unknown,
            },
            {
                "timeout": timeout,
                "verify": verify,
            },
        )
        return result

    def clear_route(
        self,
        number: str | int,
        slot: FlowrouteRouteSlot,
        *,
        timeout: float | Keep = KEEP,
        verify: bool | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[FlowrouteNumber]:
        """Clears the primary or the failover route of a number of the account; the route itself stays.

        https://developer.flowroute.com/api/numbers/v2.0/clear-primary-voice-route-for-a-phone-number/

        Args:
            number: The number of the account, 11 digits: 12065551234.
            slot: primary, where inbound calls go, or failover, where they go when that fails.
            timeout: How long the whole call may take. In seconds.
            verify: Read afterwards until the change shows.
        """
        result: Receipt[FlowrouteNumber] = self._calls.run(
            "numbers.clear_route",
            {
                "number": number,
                "slot": slot,
                **unknown,
            },
            {
                "timeout": timeout,
                "verify": verify,
            },
        )
        return result

    def list(
        self,
        *,
        starts_with: str | Keep = KEEP,
        contains: str | Keep = KEEP,
        ends_with: str | Keep = KEEP,
        alias: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Listing[FlowrouteNumber]:
        """Lists the numbers of the account.

        https://developer.flowroute.com/api/numbers/v2.0/list-account-phone-numbers/

        Nothing is read before the list is walked over.

        Args:
            starts_with: The first digits of the number. Country code 1 is assumed unless another one is
                given, as +44.
            contains: Digits anywhere in the number.
            ends_with: The last digits of the number.
            alias: The whole alias of the number, at most 64 characters.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "numbers.list",
            {
                "starts_with": starts_with,
                "contains": contains,
                "ends_with": ends_with,
                "alias": alias,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    def list_page(
        self,
        *,
        limit: int | Keep = KEEP,
        offset: int | Keep = KEEP,
        starts_with: str | Keep = KEEP,
        contains: str | Keep = KEEP,
        ends_with: str | Keep = KEEP,
        alias: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Page[FlowrouteNumber]:
        """Lists the numbers of the account.

        https://developer.flowroute.com/api/numbers/v2.0/list-account-phone-numbers/

        This reads one page.

        Args:
            limit: The largest number of items; as many as a page can have if left out.
            offset: The number of items before the page.
            starts_with: The first digits of the number. Country code 1 is assumed unless another one is
                given, as +44.
            contains: Digits anywhere in the number.
            ends_with: The last digits of the number.
            alias: The whole alias of the number, at most 64 characters.
            timeout: How long the whole call may take. In seconds.
        """
        result: Page[FlowrouteNumber] = self._calls.run(
            "numbers.list",
            {
                "limit": limit,
                "offset": offset,
                "starts_with": starts_with,
                "contains": contains,
                "ends_with": ends_with,
                "alias": alias,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    def search(
        self,
        *,
        starts_with: str | Keep = KEEP,
        contains: str | Keep = KEEP,
        ends_with: str | Keep = KEEP,
        rate_center: str | Keep = KEEP,
        state: str | Keep = KEEP,
        number_type: str | Keep = KEEP,
        iso_country: str | Keep = KEEP,
        order_by: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Listing[FlowrouteStockNumber]:
        """Searches the numbers that can be bought.

        https://developer.flowroute.com/api/numbers/v2.0/search-for-purchasable-phone-numbers/

        Nothing is read before the list is walked over.

        Args:
            starts_with: The first digits of the number, country code included.
            contains: Digits anywhere in the number.
            ends_with: The last digits of the number.
            rate_center: The abbreviated rate center, in letters of either case.
            state: The state or province, two letters of either case.
            number_type: longcode or toll-free.
            iso_country: The country, ISO 3166 alpha-2.
            order_by: The field by which the numbers are sorted, with ,asc or ,desc after it if wanted.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "numbers.search",
            {
                "starts_with": starts_with,
                "contains": contains,
                "ends_with": ends_with,
                "rate_center": rate_center,
                "state": state,
                "number_type": number_type,
                "iso_country": iso_country,
                "order_by": order_by,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    def search_page(
        self,
        *,
        limit: int | Keep = KEEP,
        offset: int | Keep = KEEP,
        starts_with: str | Keep = KEEP,
        contains: str | Keep = KEEP,
        ends_with: str | Keep = KEEP,
        rate_center: str | Keep = KEEP,
        state: str | Keep = KEEP,
        number_type: str | Keep = KEEP,
        iso_country: str | Keep = KEEP,
        order_by: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Page[FlowrouteStockNumber]:
        """Searches the numbers that can be bought.

        https://developer.flowroute.com/api/numbers/v2.0/search-for-purchasable-phone-numbers/

        This reads one page.

        Args:
            limit: The largest number of items; as many as a page can have if left out.
            offset: The number of items before the page.
            starts_with: The first digits of the number, country code included.
            contains: Digits anywhere in the number.
            ends_with: The last digits of the number.
            rate_center: The abbreviated rate center, in letters of either case.
            state: The state or province, two letters of either case.
            number_type: longcode or toll-free.
            iso_country: The country, ISO 3166 alpha-2.
            order_by: The field by which the numbers are sorted, with ,asc or ,desc after it if wanted.
            timeout: How long the whole call may take. In seconds.
        """
        result: Page[FlowrouteStockNumber] = self._calls.run(
            "numbers.search",
            {
                "limit": limit,
                "offset": offset,
                "starts_with": starts_with,
                "contains": contains,
                "ends_with": ends_with,
                "rate_center": rate_center,
                "state": state,
                "number_type": number_type,
                "iso_country": iso_country,
                "order_by": order_by,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result


class AreaCodes:
    """The area codes in which numbers can be bought."""

    __slots__ = ("_calls",)

    def __init__(self, calls: Blocking) -> None:
        """MethodCall by `calls`."""
        self._calls = calls

    def list(
        self,
        *,
        max_setup_cost: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Listing[FlowrouteAreaCode]:
        """Lists the area codes in which numbers can be bought.

        https://developer.flowroute.com/api/numbers/v2.0/list-available-area-codes/

        Nothing is read before the list is walked over.

        Args:
            max_setup_cost: The highest one-off price of a number, in US dollars, as 3.25.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "area_codes.list",
            {
                "max_setup_cost": max_setup_cost,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    def list_page(
        self,
        *,
        limit: int | Keep = KEEP,
        offset: int | Keep = KEEP,
        max_setup_cost: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Page[FlowrouteAreaCode]:
        """Lists the area codes in which numbers can be bought.

        https://developer.flowroute.com/api/numbers/v2.0/list-available-area-codes/

        This reads one page.

        Args:
            limit: The largest number of items; as many as a page can have if left out.
            offset: The number of items before the page.
            max_setup_cost: The highest one-off price of a number, in US dollars, as 3.25.
            timeout: How long the whole call may take. In seconds.
        """
        result: Page[FlowrouteAreaCode] = self._calls.run(
            "area_codes.list",
            {
                "limit": limit,
                "offset": offset,
                "max_setup_cost": max_setup_cost,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result


class Exchanges:
    """The exchanges in which numbers can be bought."""

    __slots__ = ("_calls",)

    def __init__(self, calls: Blocking) -> None:
        """MethodCall by `calls`."""
        self._calls = calls

    def list(
        self,
        *,
        max_setup_cost: str | Keep = KEEP,
        areacode: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Listing[FlowrouteNumberExchange]:
        """Lists the exchanges in which numbers can be bought.

        https://developer.flowroute.com/api/numbers/v2.0/list-available-exchanges/

        Nothing is read before the list is walked over.

        Args:
            max_setup_cost: The highest one-off price of a number, in US dollars, as 3.25.
            areacode: The area code, three digits.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "exchanges.list",
            {
                "max_setup_cost": max_setup_cost,
                "areacode": areacode,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    def list_page(
        self,
        *,
        limit: int | Keep = KEEP,
        offset: int | Keep = KEEP,
        max_setup_cost: str | Keep = KEEP,
        areacode: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Page[FlowrouteNumberExchange]:
        """Lists the exchanges in which numbers can be bought.

        https://developer.flowroute.com/api/numbers/v2.0/list-available-exchanges/

        This reads one page.

        Args:
            limit: The largest number of items; as many as a page can have if left out.
            offset: The number of items before the page.
            max_setup_cost: The highest one-off price of a number, in US dollars, as 3.25.
            areacode: The area code, three digits.
            timeout: How long the whole call may take. In seconds.
        """
        result: Page[FlowrouteNumberExchange] = self._calls.run(
            "exchanges.list",
            {
                "limit": limit,
                "offset": offset,
                "max_setup_cost": max_setup_cost,
                "areacode": areacode,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result


class Routes:
    """The inbound voice routes of the account."""

    __slots__ = ("_calls",)

    def __init__(self, calls: Blocking) -> None:
        """MethodCall by `calls`."""
        self._calls = calls

    def create(
        self,
        *,
        route_type: FlowrouteRouteType | Keep = KEEP,
        value: str | Keep = KEEP,
        alias: str | Keep = KEEP,
        edge_strategy_id: int | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[FlowrouteRoute]:
        """Creates an inbound voice route. All fields but edge_strategy_id are required.

        https://developer.flowroute.com/api/numbers/v2.0/create-an-inbound-route/

        Args:
            route_type: The type of the target: a host, a phone number or a SIP URI.
            value: The target, in the form of its type: www.example.com:5060, 12065551234,
                sip:ann@example.com.
            alias: The account's own name for the route, which no other route of the account has.
            edge_strategy_id: The id of the edge strategy, a number that the list of edge strategies
                shows.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[FlowrouteRoute] = self._calls.run(
            "routes.create",
            {
                "route_type": route_type,
                "value": value,
                "alias": alias,
                "edge_strategy_id": edge_strategy_id,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    def update(
        self,
        route: str,
        *,
        route_type: FlowrouteRouteType | Keep = KEEP,
        value: str | Keep = KEEP,
        alias: str | Keep = KEEP,
        edge_strategy_id: int | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[FlowrouteRoute]:
        """Updates an inbound voice route of the account.

        It affects the calls of every number that points to it.

        https://developer.flowroute.com/api/numbers/v2.0/update-an-inbound-route/

        Args:
            route: The id of the route.
            route_type: The type of the target: a host, a phone number or a SIP URI.
            value: The target, in the form of its type: www.example.com:5060, 12065551234,
                sip:ann@example.com.
            alias: The account's own name for the route, which no other route of the account has.
            edge_strategy_id: The id of the edge strategy, a number that the list of edge strategies
                shows.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[FlowrouteRoute] = self._calls.run(
            "routes.update",
            {
                "route": route,
                "route_type": route_type,
                "value": value,
                "alias": alias,
                "edge_strategy_id": edge_strategy_id,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    def delete(
        self,
        route: str,
        *,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[FlowrouteRoute]:
        """Deletes an inbound voice route of the account, to which no number may point.

        https://developer.flowroute.com/api/numbers/v2.0/delete-an-inbound-route/

        Args:
            route: The id of the route.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[FlowrouteRoute] = self._calls.run(
            "routes.delete",
            {
                "route": route,
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
        route_type: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Listing[FlowrouteRoute]:
        """Lists the inbound voice routes of the account.

        https://developer.flowroute.com/api/numbers/v2.0/list-inbound-routes/

        Nothing is read before the list is walked over.

        Args:
            route_type: host, number, uri or sip-reg.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "routes.list",
            {
                "route_type": route_type,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    def list_page(
        self,
        *,
        limit: int | Keep = KEEP,
        offset: int | Keep = KEEP,
        route_type: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Page[FlowrouteRoute]:
        """Lists the inbound voice routes of the account.

        https://developer.flowroute.com/api/numbers/v2.0/list-inbound-routes/

        This reads one page.

        Args:
            limit: The largest number of items; as many as a page can have if left out.
            offset: The number of items before the page.
            route_type: host, number, uri or sip-reg.
            timeout: How long the whole call may take. In seconds.
        """
        result: Page[FlowrouteRoute] = self._calls.run(
            "routes.list",
            {
                "limit": limit,
                "offset": offset,
                "route_type": route_type,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result


class EdgeStrategies:
    """The edge strategies, by which calls enter the provider's network."""

    __slots__ = ("_calls",)

    def __init__(self, calls: Blocking) -> None:
        """MethodCall by `calls`."""
        self._calls = calls

    def list(
        self,
        *,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Listing[FlowrouteEdgeStrategy]:
        """Lists the edge strategies.

        https://developer.flowroute.com/api/numbers/v2.0/list-edge-strategies/

        Nothing is read before the list is walked over.

        Args:
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "edge_strategies.list",
            {
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )


class Provisioning:
    """The tasks that enable and disable messaging."""

    __slots__ = ("_calls",)

    def __init__(self, calls: Blocking) -> None:
        """MethodCall by `calls`."""
        self._calls = calls

    def start(
        self,
        numbers: Sequence[str | int],
        action: FlowrouteMessagingAction,
        *,
        callback_url: str | Keep = KEEP,
        email: bool | Keep = KEEP,
        timeout: float | Keep = KEEP,
        wait: bool | Keep = KEEP,
        wait_timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[FlowrouteProvisioning]:
        """Enables or disables messaging for numbers of the account.

        https://developer.flowroute.com/api/messages/v2.2/

        Args:
            numbers: The numbers of the account, 11 digits each.
            action: enable, which costs money, or disable messaging.
            callback_url: The URL that is called when the task is done.
            email: Whether the account's contact gets an email when the task is done.
            timeout: How long the whole call may take. In seconds.
            wait: Follow the task that the call starts to its end.
            wait_timeout: How long the task is followed at the most. 300 s unless given; implies wait.
                In seconds.
        """
        result: Receipt[FlowrouteProvisioning] = self._calls.run(
            "provisioning.start",
            {
                "numbers": numbers,
                "action": action,
                "callback_url": callback_url,
                "email": email,
                **unknown,
            },
            {
                "timeout": timeout,
                "wait": wait,
                "wait_timeout": wait_timeout,
            },
        )
        return result

    def get(
        self,
        task: str,
        *,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> FlowrouteProvisioning:
        """Reads the status of a messaging task.

        Flowroute documents no status but processing. For a task of many numbers it reports the progress
        of each.

        https://developer.flowroute.com/api/messages/v2.2/

        Args:
            task: The id of the task, which the result that started it has.
            timeout: How long the whole call may take. In seconds.
        """
        result: FlowrouteProvisioning = self._calls.run(
            "provisioning.get",
            {
                "task": task,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result


class Flowroute(Client):
    """A client for Flowroute that waits.

    Threads share it freely, and it works after `fork()`.
    """

    __slots__ = (
        "numbers",
        "area_codes",
        "exchanges",
        "routes",
        "edge_strategies",
        "provisioning",
    )

    numbers: Numbers
    """The phone numbers of the account, and those that can be bought."""
    area_codes: AreaCodes
    """The area codes in which numbers can be bought."""
    exchanges: Exchanges
    """The exchanges in which numbers can be bought."""
    routes: Routes
    """The inbound voice routes of the account."""
    edge_strategies: EdgeStrategies
    """The edge strategies, by which calls enter the provider's network."""
    provisioning: Provisioning
    """The tasks that enable and disable messaging."""

    def __init__(
        self,
        access_key: str | None = None,
        secret_key: str | None = None,
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
            access_key: The access key. Without it: FLOWROUTE_ACCESS_KEY, else FR_ACCESS_KEY of the
                environment.
            secret_key: The secret key. Without it: FLOWROUTE_SECRET_KEY, else FR_SECRET_KEY of the
                environment.
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
            "access_key": access_key,
            "secret_key": secret_key,
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
        del access_key, secret_key
        super().__init__("flowroute", settings)
        self.numbers = Numbers(self._calls)
        self.area_codes = AreaCodes(self._calls)
        self.exchanges = Exchanges(self._calls)
        self.routes = Routes(self._calls)
        self.edge_strategies = EdgeStrategies(self._calls)
        self.provisioning = Provisioning(self._calls)


class AsyncNumbers:
    """The phone numbers of the account, and those that can be bought."""

    __slots__ = ("_calls",)

    def __init__(self, calls: Async) -> None:
        """MethodCall by `calls`."""
        self._calls = calls

    async def get(
        self,
        number: str | int,
        *,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> AsyncFlowrouteNumber:
        """Reads the details of a number of the account.

        https://developer.flowroute.com/api/numbers/v2.0/list-phone-number-details/

        Args:
            number: The number of the account, 11 digits: 12065551234.
            timeout: How long the whole call may take. In seconds.
        """
        result: AsyncFlowrouteNumber = await self._calls.run(
            "numbers.get",
            {
                "number": number,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    async def update(
        self,
        number: str | int,
        *,
        alias: str | Clear | Keep = KEEP,
        cnam_lookups_enabled: bool | Keep = KEEP,
        messaging_enabled: bool | Keep = KEEP,
        messaging_email: bool | Keep = KEEP,
        messaging_callback_url: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        verify: bool | Keep = KEEP,
        wait: bool | Keep = KEEP,
        wait_timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Updated[AsyncFlowrouteNumber]:
        """Updates a number of the account.

        https://developer.flowroute.com/api/numbers/v2.0/update-phone-number-details/

        Args:
            number: The number of the account, 11 digits: 12065551234.
            alias: The account's own name for the number; several numbers may share one. `numplan.CLEAR`
                empties it.
            cnam_lookups_enabled: Whether the caller's name is looked up on inbound calls.
            messaging_enabled: Whether the number can send and receive messages. true starts a task that
                takes a while and costs money; false is not documented to work: disable messaging with
                provisioning.start.
            messaging_email: Whether the account's contact gets an email when the task is done. Only
                with messaging_enabled true.
            messaging_callback_url: The URL that is called when the task is done. Only with
                messaging_enabled true.
            timeout: How long the whole call may take. In seconds.
            verify: Read afterwards until the change shows.
            wait: Follow the task that the call starts to its end.
            wait_timeout: How long the task is followed at the most. 300 s unless given; implies wait.
                In seconds.
        """
        result: Updated[AsyncFlowrouteNumber] = await self._calls.run(
            "numbers.update",
            {
                "number": number,
                "alias": alias,
                "cnam_lookups_enabled": cnam_lookups_enabled,
                "messaging_enabled": messaging_enabled,
                "messaging_email": messaging_email,
                "messaging_callback_url": messaging_callback_url,
                **unknown,
            },
            {
                "timeout": timeout,
                "verify": verify,
                "wait": wait,
                "wait_timeout": wait_timeout,
            },
        )
        return result

    async def buy(
        self,
        number: str | int,
        *,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[AsyncFlowrouteNumber]:
        """Buys a number: its set-up cost at once, its monthly cost from then on, both in US dollars.

        https://developer.flowroute.com/api/numbers/v2.0/purchase-a-phone-number/

        Args:
            number: The number to buy, 11 digits: 12065551234.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[AsyncFlowrouteNumber] = await self._calls.run(
            "numbers.buy",
            {
                "number": number,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    async def release(
        self,
        number: str | int,
        *,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[AsyncFlowrouteNumber]:
        """Releases a number of the account. The receipt has the number as it was.

        https://developer.flowroute.com/api/numbers/v2.0/release-a-phone-number/

        Args:
            number: The number of the account, 11 digits: 12065551234.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[AsyncFlowrouteNumber] = await self._calls.run(
            "numbers.release",
            {
                "number": number,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    async def set_route(
        self,
        number: str | int,
        slot: FlowrouteRouteSlot,
        route: str,
        *,
        timeout: float | Keep = KEEP,
        verify: bool | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[AsyncFlowrouteNumber]:
        """Sets the primary or the failover route of a number of the account.

        https://developer.flowroute.com/api/numbers/v2.0/update-primary-voice-route-for-a-phone-number/

        Args:
            number: The number of the account, 11 digits: 12065551234.
            slot: primary, where inbound calls go, or failover, where they go when that fails.
            route: The id of the route.
            timeout: How long the whole call may take. In seconds.
            verify: Read afterwards until the change shows.
        """
        result: Receipt[AsyncFlowrouteNumber] = await self._calls.run(
            "numbers.set_route",
            {
                "number": number,
                "slot": slot,
                "route": route,
                **unknown,
            },
            {
                "timeout": timeout,
                "verify": verify,
            },
        )
        return result

    async def clear_route(
        self,
        number: str | int,
        slot: FlowrouteRouteSlot,
        *,
        timeout: float | Keep = KEEP,
        verify: bool | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[AsyncFlowrouteNumber]:
        """Clears the primary or the failover route of a number of the account; the route itself stays.

        https://developer.flowroute.com/api/numbers/v2.0/clear-primary-voice-route-for-a-phone-number/

        Args:
            number: The number of the account, 11 digits: 12065551234.
            slot: primary, where inbound calls go, or failover, where they go when that fails.
            timeout: How long the whole call may take. In seconds.
            verify: Read afterwards until the change shows.
        """
        result: Receipt[AsyncFlowrouteNumber] = await self._calls.run(
            "numbers.clear_route",
            {
                "number": number,
                "slot": slot,
                **unknown,
            },
            {
                "timeout": timeout,
                "verify": verify,
            },
        )
        return result

    def list(
        self,
        *,
        starts_with: str | Keep = KEEP,
        contains: str | Keep = KEEP,
        ends_with: str | Keep = KEEP,
        alias: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> AsyncListing[AsyncFlowrouteNumber]:
        """Lists the numbers of the account.

        https://developer.flowroute.com/api/numbers/v2.0/list-account-phone-numbers/

        Nothing is read before the list is walked over.

        Args:
            starts_with: The first digits of the number. Country code 1 is assumed unless another one is
                given, as +44.
            contains: Digits anywhere in the number.
            ends_with: The last digits of the number.
            alias: The whole alias of the number, at most 64 characters.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "numbers.list",
            {
                "starts_with": starts_with,
                "contains": contains,
                "ends_with": ends_with,
                "alias": alias,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    async def list_page(
        self,
        *,
        limit: int | Keep = KEEP,
        offset: int | Keep = KEEP,
        starts_with: str | Keep = KEEP,
        contains: str | Keep = KEEP,
        ends_with: str | Keep = KEEP,
        alias: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Page[AsyncFlowrouteNumber]:
        """Lists the numbers of the account.

        https://developer.flowroute.com/api/numbers/v2.0/list-account-phone-numbers/

        This reads one page.

        Args:
            limit: The largest number of items; as many as a page can have if left out.
            offset: The number of items before the page.
            starts_with: The first digits of the number. Country code 1 is assumed unless another one is
                given, as +44.
            contains: Digits anywhere in the number.
            ends_with: The last digits of the number.
            alias: The whole alias of the number, at most 64 characters.
            timeout: How long the whole call may take. In seconds.
        """
        result: Page[AsyncFlowrouteNumber] = await self._calls.run(
            "numbers.list",
            {
                "limit": limit,
                "offset": offset,
                "starts_with": starts_with,
                "contains": contains,
                "ends_with": ends_with,
                "alias": alias,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    def search(
        self,
        *,
        starts_with: str | Keep = KEEP,
        contains: str | Keep = KEEP,
        ends_with: str | Keep = KEEP,
        rate_center: str | Keep = KEEP,
        state: str | Keep = KEEP,
        number_type: str | Keep = KEEP,
        iso_country: str | Keep = KEEP,
        order_by: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> AsyncListing[FlowrouteStockNumber]:
        """Searches the numbers that can be bought.

        https://developer.flowroute.com/api/numbers/v2.0/search-for-purchasable-phone-numbers/

        Nothing is read before the list is walked over.

        Args:
            starts_with: The first digits of the number, country code included.
            contains: Digits anywhere in the number.
            ends_with: The last digits of the number.
            rate_center: The abbreviated rate center, in letters of either case.
            state: The state or province, two letters of either case.
            number_type: longcode or toll-free.
            iso_country: The country, ISO 3166 alpha-2.
            order_by: The field by which the numbers are sorted, with ,asc or ,desc after it if wanted.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "numbers.search",
            {
                "starts_with": starts_with,
                "contains": contains,
                "ends_with": ends_with,
                "rate_center": rate_center,
                "state": state,
                "number_type": number_type,
                "iso_country": iso_country,
                "order_by": order_by,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    async def search_page(
        self,
        *,
        limit: int | Keep = KEEP,
        offset: int | Keep = KEEP,
        starts_with: str | Keep = KEEP,
        contains: str | Keep = KEEP,
        ends_with: str | Keep = KEEP,
        rate_center: str | Keep = KEEP,
        state: str | Keep = KEEP,
        number_type: str | Keep = KEEP,
        iso_country: str | Keep = KEEP,
        order_by: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Page[FlowrouteStockNumber]:
        """Searches the numbers that can be bought.

        https://developer.flowroute.com/api/numbers/v2.0/search-for-purchasable-phone-numbers/

        This reads one page.

        Args:
            limit: The largest number of items; as many as a page can have if left out.
            offset: The number of items before the page.
            starts_with: The first digits of the number, country code included.
            contains: Digits anywhere in the number.
            ends_with: The last digits of the number.
            rate_center: The abbreviated rate center, in letters of either case.
            state: The state or province, two letters of either case.
            number_type: longcode or toll-free.
            iso_country: The country, ISO 3166 alpha-2.
            order_by: The field by which the numbers are sorted, with ,asc or ,desc after it if wanted.
            timeout: How long the whole call may take. In seconds.
        """
        result: Page[FlowrouteStockNumber] = await self._calls.run(
            "numbers.search",
            {
                "limit": limit,
                "offset": offset,
                "starts_with": starts_with,
                "contains": contains,
                "ends_with": ends_with,
                "rate_center": rate_center,
                "state": state,
                "number_type": number_type,
                "iso_country": iso_country,
                "order_by": order_by,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result


class AsyncAreaCodes:
    """The area codes in which numbers can be bought."""

    __slots__ = ("_calls",)

    def __init__(self, calls: Async) -> None:
        """MethodCall by `calls`."""
        self._calls = calls

    def list(
        self,
        *,
        max_setup_cost: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> AsyncListing[FlowrouteAreaCode]:
        """Lists the area codes in which numbers can be bought.

        https://developer.flowroute.com/api/numbers/v2.0/list-available-area-codes/

        Nothing is read before the list is walked over.

        Args:
            max_setup_cost: The highest one-off price of a number, in US dollars, as 3.25.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "area_codes.list",
            {
                "max_setup_cost": max_setup_cost,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    async def list_page(
        self,
        *,
        limit: int | Keep = KEEP,
        offset: int | Keep = KEEP,
        max_setup_cost: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Page[FlowrouteAreaCode]:
        """Lists the area codes in which numbers can be bought.

        https://developer.flowroute.com/api/numbers/v2.0/list-available-area-codes/

        This reads one page.

        Args:
            limit: The largest number of items; as many as a page can have if left out.
            offset: The number of items before the page.
            max_setup_cost: The highest one-off price of a number, in US dollars, as 3.25.
            timeout: How long the whole call may take. In seconds.
        """
        result: Page[FlowrouteAreaCode] = await self._calls.run(
            "area_codes.list",
            {
                "limit": limit,
                "offset": offset,
                "max_setup_cost": max_setup_cost,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result


class AsyncExchanges:
    """The exchanges in which numbers can be bought."""

    __slots__ = ("_calls",)

    def __init__(self, calls: Async) -> None:
        """MethodCall by `calls`."""
        self._calls = calls

    def list(
        self,
        *,
        max_setup_cost: str | Keep = KEEP,
        areacode: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> AsyncListing[FlowrouteNumberExchange]:
        """Lists the exchanges in which numbers can be bought.

        https://developer.flowroute.com/api/numbers/v2.0/list-available-exchanges/

        Nothing is read before the list is walked over.

        Args:
            max_setup_cost: The highest one-off price of a number, in US dollars, as 3.25.
            areacode: The area code, three digits.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "exchanges.list",
            {
                "max_setup_cost": max_setup_cost,
                "areacode": areacode,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    async def list_page(
        self,
        *,
        limit: int | Keep = KEEP,
        offset: int | Keep = KEEP,
        max_setup_cost: str | Keep = KEEP,
        areacode: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Page[FlowrouteNumberExchange]:
        """Lists the exchanges in which numbers can be bought.

        https://developer.flowroute.com/api/numbers/v2.0/list-available-exchanges/

        This reads one page.

        Args:
            limit: The largest number of items; as many as a page can have if left out.
            offset: The number of items before the page.
            max_setup_cost: The highest one-off price of a number, in US dollars, as 3.25.
            areacode: The area code, three digits.
            timeout: How long the whole call may take. In seconds.
        """
        result: Page[FlowrouteNumberExchange] = await self._calls.run(
            "exchanges.list",
            {
                "limit": limit,
                "offset": offset,
                "max_setup_cost": max_setup_cost,
                "areacode": areacode,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result


class AsyncRoutes:
    """The inbound voice routes of the account."""

    __slots__ = ("_calls",)

    def __init__(self, calls: Async) -> None:
        """MethodCall by `calls`."""
        self._calls = calls

    async def create(
        self,
        *,
        route_type: FlowrouteRouteType | Keep = KEEP,
        value: str | Keep = KEEP,
        alias: str | Keep = KEEP,
        edge_strategy_id: int | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[FlowrouteRoute]:
        """Creates an inbound voice route. All fields but edge_strategy_id are required.

        https://developer.flowroute.com/api/numbers/v2.0/create-an-inbound-route/

        Args:
            route_type: The type of the target: a host, a phone number or a SIP URI.
            value: The target, in the form of its type: www.example.com:5060, 12065551234,
                sip:ann@example.com.
            alias: The account's own name for the route, which no other route of the account has.
            edge_strategy_id: The id of the edge strategy, a number that the list of edge strategies
                shows.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[FlowrouteRoute] = await self._calls.run(
            "routes.create",
            {
                "route_type": route_type,
                "value": value,
                "alias": alias,
                "edge_strategy_id": edge_strategy_id,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    async def update(
        self,
        route: str,
        *,
        route_type: FlowrouteRouteType | Keep = KEEP,
        value: str | Keep = KEEP,
        alias: str | Keep = KEEP,
        edge_strategy_id: int | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[FlowrouteRoute]:
        """Updates an inbound voice route of the account.

        It affects the calls of every number that points to it.

        https://developer.flowroute.com/api/numbers/v2.0/update-an-inbound-route/

        Args:
            route: The id of the route.
            route_type: The type of the target: a host, a phone number or a SIP URI.
            value: The target, in the form of its type: www.example.com:5060, 12065551234,
                sip:ann@example.com.
            alias: The account's own name for the route, which no other route of the account has.
            edge_strategy_id: The id of the edge strategy, a number that the list of edge strategies
                shows.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[FlowrouteRoute] = await self._calls.run(
            "routes.update",
            {
                "route": route,
                "route_type": route_type,
                "value": value,
                "alias": alias,
                "edge_strategy_id": edge_strategy_id,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    async def delete(
        self,
        route: str,
        *,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[FlowrouteRoute]:
        """Deletes an inbound voice route of the account, to which no number may point.

        https://developer.flowroute.com/api/numbers/v2.0/delete-an-inbound-route/

        Args:
            route: The id of the route.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[FlowrouteRoute] = await self._calls.run(
            "routes.delete",
            {
                "route": route,
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
        route_type: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> AsyncListing[FlowrouteRoute]:
        """Lists the inbound voice routes of the account.

        https://developer.flowroute.com/api/numbers/v2.0/list-inbound-routes/

        Nothing is read before the list is walked over.

        Args:
            route_type: host, number, uri or sip-reg.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "routes.list",
            {
                "route_type": route_type,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    async def list_page(
        self,
        *,
        limit: int | Keep = KEEP,
        offset: int | Keep = KEEP,
        route_type: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Page[FlowrouteRoute]:
        """Lists the inbound voice routes of the account.

        https://developer.flowroute.com/api/numbers/v2.0/list-inbound-routes/

        This reads one page.

        Args:
            limit: The largest number of items; as many as a page can have if left out.
            offset: The number of items before the page.
            route_type: host, number, uri or sip-reg.
            timeout: How long the whole call may take. In seconds.
        """
        result: Page[FlowrouteRoute] = await self._calls.run(
            "routes.list",
            {
                "limit": limit,
                "offset": offset,
                "route_type": route_type,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result


class AsyncEdgeStrategies:
    """The edge strategies, by which calls enter the provider's network."""

    __slots__ = ("_calls",)

    def __init__(self, calls: Async) -> None:
        """MethodCall by `calls`."""
        self._calls = calls

    def list(
        self,
        *,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> AsyncListing[FlowrouteEdgeStrategy]:
        """Lists the edge strategies.

        https://developer.flowroute.com/api/numbers/v2.0/list-edge-strategies/

        Nothing is read before the list is walked over.

        Args:
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "edge_strategies.list",
            {
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )


class AsyncProvisioning:
    """The tasks that enable and disable messaging."""

    __slots__ = ("_calls",)

    def __init__(self, calls: Async) -> None:
        """MethodCall by `calls`."""
        self._calls = calls

    async def start(
        self,
        numbers: Sequence[str | int],
        action: FlowrouteMessagingAction,
        *,
        callback_url: str | Keep = KEEP,
        email: bool | Keep = KEEP,
        timeout: float | Keep = KEEP,
        wait: bool | Keep = KEEP,
        wait_timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[FlowrouteProvisioning]:
        """Enables or disables messaging for numbers of the account.

        https://developer.flowroute.com/api/messages/v2.2/

        Args:
            numbers: The numbers of the account, 11 digits each.
            action: enable, which costs money, or disable messaging.
            callback_url: The URL that is called when the task is done.
            email: Whether the account's contact gets an email when the task is done.
            timeout: How long the whole call may take. In seconds.
            wait: Follow the task that the call starts to its end.
            wait_timeout: How long the task is followed at the most. 300 s unless given; implies wait.
                In seconds.
        """
        result: Receipt[FlowrouteProvisioning] = await self._calls.run(
            "provisioning.start",
            {
                "numbers": numbers,
                "action": action,
                "callback_url": callback_url,
                "email": email,
                **unknown,
            },
            {
                "timeout": timeout,
                "wait": wait,
                "wait_timeout": wait_timeout,
            },
        )
        return result

    async def get(
        self,
        task: str,
        *,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> FlowrouteProvisioning:
        """Reads the status of a messaging task.

        Flowroute documents no status but processing. For a task of many numbers it reports the progress
        of each.

        https://developer.flowroute.com/api/messages/v2.2/

        Args:
            task: The id of the task, which the result that started it has.
            timeout: How long the whole call may take. In seconds.
        """
        result: FlowrouteProvisioning = await self._calls.run(
            "provisioning.get",
            {
                "task": task,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result


class AsyncFlowroute(AsyncClient):
    """A client for Flowroute that is awaited, from any asyncio loop.

    Threads share it freely, and it works after `fork()`.
    """

    __slots__ = (
        "numbers",
        "area_codes",
        "exchanges",
        "routes",
        "edge_strategies",
        "provisioning",
    )

    numbers: AsyncNumbers
    """The phone numbers of the account, and those that can be bought."""
    area_codes: AsyncAreaCodes
    """The area codes in which numbers can be bought."""
    exchanges: AsyncExchanges
    """The exchanges in which numbers can be bought."""
    routes: AsyncRoutes
    """The inbound voice routes of the account."""
    edge_strategies: AsyncEdgeStrategies
    """The edge strategies, by which calls enter the provider's network."""
    provisioning: AsyncProvisioning
    """The tasks that enable and disable messaging."""

    def __init__(
        self,
        access_key: str | None = None,
        secret_key: str | None = None,
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
            access_key: The access key. Without it: FLOWROUTE_ACCESS_KEY, else FR_ACCESS_KEY of the
                environment.
            secret_key: The secret key. Without it: FLOWROUTE_SECRET_KEY, else FR_SECRET_KEY of the
                environment.
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
            "access_key": access_key,
            "secret_key": secret_key,
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
        del access_key, secret_key
        super().__init__("flowroute", settings)
        self.numbers = AsyncNumbers(self._calls)
        self.area_codes = AsyncAreaCodes(self._calls)
        self.exchanges = AsyncExchanges(self._calls)
        self.routes = AsyncRoutes(self._calls)
        self.edge_strategies = AsyncEdgeStrategies(self._calls)
        self.provisioning = AsyncProvisioning(self._calls)
