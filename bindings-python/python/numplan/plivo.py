# Written by `make generate`. Change the engine's declarations instead.
"""Plivo: clients, blocking and async."""

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
        AsyncPlivoNumber,
        Page,
        PlivoNumber,
        PlivoStockNumber,
        Receipt,
        Updated,
    )
    from .words import (
        PlivoHttpMethod,
        PlivoToggle,
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
    ) -> PlivoNumber:
        """Reads a number of the account.

        https://www.plivo.com/docs/numbers/api/account-phone-number/#retrieve-an-account-phone-number

        Args:
            number: The number of the account with its country code: 12025551111.
            timeout: How long the whole call may take. In seconds.
        """
        result: PlivoNumber = self._calls.run(
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
        keep_application: bool | Keep = KEEP,
        app_id: str | Clear | Keep = KEEP,
        subaccount: str | Keep = KEEP,
        alias: str | Clear | Keep = KEEP,
        compliance_application_id: str | Keep = KEEP,
        cnam_lookup: PlivoToggle | Keep = KEEP,
        cnam: str | Keep = KEEP,
        cnam_callback_url: str | Clear | Keep = KEEP,
        cnam_callback_method: PlivoHttpMethod | Keep = KEEP,
        caller_reputation: PlivoToggle | Keep = KEEP,
        profile_uuid: str | Keep = KEEP,
        caller_reputation_callback_url: str | Keep = KEEP,
        caller_reputation_callback_method: PlivoHttpMethod | Keep = KEEP,
        timeout: float | Keep = KEEP,
        verify: bool | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Updated[PlivoNumber]:
        """Updates a number of the account.

        https://www.plivo.com/docs/numbers/api/account-phone-number/#update-an-account-phone-number

        Args:
            number: The number of the account with its country code: 12025551111.
            keep_application: Whether the number is read first and its own application sent along,
                unless the update names one: Plivo may assign the account's default application to a number
                whose update names none.
            app_id: The application that answers calls and messages. According to Plivo's page an update
                without it assigns the account's default application; no official example shows that. Use
                keep_application to be safe. `numplan.CLEAR` empties it.
            subaccount: The auth id of the subaccount that the number will belong to. Only the main
                account may set it.
            alias: The account's own name for the number. `numplan.CLEAR` empties it.
            compliance_application_id: The compliance application. Plivo changes it only while its
                status is pending or rejected.
            cnam_lookup: Whether the caller's name is looked up. US local and toll-free numbers only.
            cnam: The caller name to register for outbound calls. Starts a registration that ends at the
                callback.
            cnam_callback_url: The URL that is called with the result of the CNAM registration.
                `numplan.CLEAR` empties it.
            cnam_callback_method: The method of that callback.
            caller_reputation: Whether the number is registered for caller reputation. Needs
                profile_uuid; starts a registration.
            profile_uuid: The profile that caller reputation is registered under.
            caller_reputation_callback_url: The URL that is called with the result of the caller
                reputation registration.
            caller_reputation_callback_method: The method of that callback.
            timeout: How long the whole call may take. In seconds.
            verify: Read afterwards until the change shows.
        """
        result: Updated[PlivoNumber] = self._calls.run(
            "numbers.update",
            {
                "number": number,
                "keep_application": keep_application,
                "app_id": app_id,
                "subaccount": subaccount,
                "alias": alias,
                "compliance_application_id": compliance_application_id,
                "cnam_lookup": cnam_lookup,
                "cnam": cnam,
                "cnam_callback_url": cnam_callback_url,
                "cnam_callback_method": cnam_callback_method,
                "caller_reputation": caller_reputation,
                "profile_uuid": profile_uuid,
                "caller_reputation_callback_url": caller_reputation_callback_url,
                "caller_reputation_callback_method": caller_reputation_callback_method,
                **unknown,
            },
            {
                "timeout": timeout,
                "verify": verify,
            },
        )
        return result

    def buy(
        self,
        number: str | int,
        *,
        app_id: str | Keep = KEEP,
        cnam_lookup: PlivoToggle | Keep = KEEP,
        compliance_application_id: str | Keep = KEEP,
        ha_enable: bool | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[PlivoNumber]:
        """Buys a number. At most one order is sent, whatever happens to it.

        https://www.plivo.com/docs/numbers/api/phone-number/#buy-a-phone-number

        Args:
            number: The number to buy, with its country code: 12025551111.
            app_id: The application that answers calls and messages. Without it: the account's default
                application.
            cnam_lookup: Whether the caller's name is looked up. US local and toll-free numbers only.
            compliance_application_id: The compliance application, for numbers that need one.
            ha_enable: Whether the number is highly available, where Plivo offers it.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[PlivoNumber] = self._calls.run(
            "numbers.buy",
            {
                "number": number,
                "app_id": app_id,
                "cnam_lookup": cnam_lookup,
                "compliance_application_id": compliance_application_id,
                "ha_enable": ha_enable,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    def add(
        self,
        numbers: Sequence[str | int],
        *,
        carrier: str | Keep = KEEP,
        region: str | Keep = KEEP,
        number_type: str | Keep = KEEP,
        app_id: str | Keep = KEEP,
        subaccount: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[PlivoNumber]:
        """Adds numbers of another carrier to the account.

        https://www.plivo.com/docs/numbers/api/account-phone-number/#add-a-number-from-your-own-carrier

        Args:
            numbers: The numbers, each with its country code.
            carrier: The id of the incoming carrier that the numbers come from. Required.
            region: The region that the numbers belong to. Required.
            number_type: The type of the numbers: local, mobile, tollfree and others.
            app_id: The application that answers calls and messages.
            subaccount: The auth id of the subaccount that the numbers will belong to. Only the main
                account may set it.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[PlivoNumber] = self._calls.run(
            "numbers.add",
            {
                "numbers": numbers,
                "carrier": carrier,
                "region": region,
                "number_type": number_type,
                "app_id": app_id,
                "subaccount": subaccount,
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
    ) -> Receipt[PlivoNumber]:
        """Releases a number of the account. It cannot be undone.

        https://www.plivo.com/docs/numbers/api/account-phone-number/#unrent-a-number

        Args:
            number: The number of the account with its country code: 12025551111.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[PlivoNumber] = self._calls.run(
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

    def list(
        self,
        *,
        type: str | Keep = KEEP,
        number_startswith: str | Keep = KEEP,
        subaccount: str | Keep = KEEP,
        alias: str | Keep = KEEP,
        services: str | Keep = KEEP,
        cnam_lookup: PlivoToggle | Keep = KEEP,
        renewal_date: str | Keep = KEEP,
        renewal_date__gt: str | Keep = KEEP,
        renewal_date__gte: str | Keep = KEEP,
        renewal_date__lt: str | Keep = KEEP,
        renewal_date__lte: str | Keep = KEEP,
        tendlc_campaign_id: str | Keep = KEEP,
        tendlc_registration_status: str | Keep = KEEP,
        toll_free_sms_verification: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Listing[PlivoNumber]:
        """Lists the numbers of the account, a page at a time.

        https://www.plivo.com/docs/numbers/api/account-phone-number/#list-all-account-phone-numbers

        Nothing is read before the list is walked over.

        Args:
            type: Only numbers of this type: local, mobile, tollfree and others.
            number_startswith: Only numbers that begin with these digits, country code first, without a
                plus.
            subaccount: Only numbers of the subaccount with this auth id.
            alias: Only numbers with this alias.
            services: Only numbers with all of these services: voice, sms, mms, with commas between
                them.
            cnam_lookup: Only numbers whose CNAM lookup is enabled, or disabled.
            renewal_date: Only numbers that are renewed on this day, YYYY-MM-DD.
            renewal_date__gt: Only numbers that are renewed after this day, YYYY-MM-DD.
            renewal_date__gte: Only numbers that are renewed on this day or after it, YYYY-MM-DD.
            renewal_date__lt: Only numbers that are renewed before this day, YYYY-MM-DD.
            renewal_date__lte: Only numbers that are renewed on this day or before it, YYYY-MM-DD.
            tendlc_campaign_id: Only numbers of the 10DLC campaign with this id.
            tendlc_registration_status: Only numbers whose 10DLC registration has this status.
            toll_free_sms_verification: Only toll-free numbers whose verification for SMS has this
                status.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "numbers.list",
            {
                "type": type,
                "number_startswith": number_startswith,
                "subaccount": subaccount,
                "alias": alias,
                "services": services,
                "cnam_lookup": cnam_lookup,
                "renewal_date": renewal_date,
                "renewal_date__gt": renewal_date__gt,
                "renewal_date__gte": renewal_date__gte,
                "renewal_date__lt": renewal_date__lt,
                "renewal_date__lte": renewal_date__lte,
                "tendlc_campaign_id": tendlc_campaign_id,
                "tendlc_registration_status": tendlc_registration_status,
                "toll_free_sms_verification": toll_free_sms_verification,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    def list_page(
        self,
        *,
        offset: int | Keep = KEEP,
        cursor: str | Keep = KEEP,
        type: str | Keep = KEEP,
        number_startswith: str | Keep = KEEP,
        subaccount: str | Keep = KEEP,
        alias: str | Keep = KEEP,
        services: str | Keep = KEEP,
        cnam_lookup: PlivoToggle | Keep = KEEP,
        renewal_date: str | Keep = KEEP,
        renewal_date__gt: str | Keep = KEEP,
        renewal_date__gte: str | Keep = KEEP,
        renewal_date__lt: str | Keep = KEEP,
        renewal_date__lte: str | Keep = KEEP,
        tendlc_campaign_id: str | Keep = KEEP,
        tendlc_registration_status: str | Keep = KEEP,
        toll_free_sms_verification: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Page[PlivoNumber]:
        """Lists the numbers of the account, a page at a time.

        https://www.plivo.com/docs/numbers/api/account-phone-number/#list-all-account-phone-numbers

        This reads one page.

        Args:
            offset: The number of items before the page, which has at most 20.
            cursor: Plivo's name for the page, as the previous page shows it.
            type: Only numbers of this type: local, mobile, tollfree and others.
            number_startswith: Only numbers that begin with these digits, country code first, without a
                plus.
            subaccount: Only numbers of the subaccount with this auth id.
            alias: Only numbers with this alias.
            services: Only numbers with all of these services: voice, sms, mms, with commas between
                them.
            cnam_lookup: Only numbers whose CNAM lookup is enabled, or disabled.
            renewal_date: Only numbers that are renewed on this day, YYYY-MM-DD.
            renewal_date__gt: Only numbers that are renewed after this day, YYYY-MM-DD.
            renewal_date__gte: Only numbers that are renewed on this day or after it, YYYY-MM-DD.
            renewal_date__lt: Only numbers that are renewed before this day, YYYY-MM-DD.
            renewal_date__lte: Only numbers that are renewed on this day or before it, YYYY-MM-DD.
            tendlc_campaign_id: Only numbers of the 10DLC campaign with this id.
            tendlc_registration_status: Only numbers whose 10DLC registration has this status.
            toll_free_sms_verification: Only toll-free numbers whose verification for SMS has this
                status.
            timeout: How long the whole call may take. In seconds.
        """
        result: Page[PlivoNumber] = self._calls.run(
            "numbers.list",
            {
                "offset": offset,
                "cursor": cursor,
                "type": type,
                "number_startswith": number_startswith,
                "subaccount": subaccount,
                "alias": alias,
                "services": services,
                "cnam_lookup": cnam_lookup,
                "renewal_date": renewal_date,
                "renewal_date__gt": renewal_date__gt,
                "renewal_date__gte": renewal_date__gte,
                "renewal_date__lt": renewal_date__lt,
                "renewal_date__lte": renewal_date__lte,
                "tendlc_campaign_id": tendlc_campaign_id,
                "tendlc_registration_status": tendlc_registration_status,
                "toll_free_sms_verification": toll_free_sms_verification,
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
        country_iso: str | Keep = KEEP,
        type: str | Keep = KEEP,
        pattern: str | Keep = KEEP,
        npanxx: str | Keep = KEEP,
        region: str | Keep = KEEP,
        city: str | Keep = KEEP,
        services: str | Keep = KEEP,
        rate_center: str | Keep = KEEP,
        lata: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Listing[PlivoStockNumber]:
        """Searches the numbers that can be bought, a page at a time.

        https://www.plivo.com/docs/numbers/api/phone-number/#search-for-phone-numbers

        Nothing is read before the list is walked over.

        Args:
            country_iso: The country, two letters of ISO 3166: US. Required.
            type: Only numbers of this type: local, mobile, tollfree and others.
            pattern: Only numbers with these digits after the country code; for some countries after the
                area code.
            npanxx: Only numbers whose area code and exchange begin with these digits. US and Canada.
            region: Only numbers of this region: a state, a province.
            city: Only numbers of this city.
            services: Only numbers with these services: voice, sms, mms, with commas between them.
            rate_center: Only numbers of this rate center. US and Canada.
            lata: Only numbers of this local access and transport area. US and Canada.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "numbers.search",
            {
                "country_iso": country_iso,
                "type": type,
                "pattern": pattern,
                "npanxx": npanxx,
                "region": region,
                "city": city,
                "services": services,
                "rate_center": rate_center,
                "lata": lata,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    def search_page(
        self,
        *,
        offset: int | Keep = KEEP,
        cursor: str | Keep = KEEP,
        country_iso: str | Keep = KEEP,
        type: str | Keep = KEEP,
        pattern: str | Keep = KEEP,
        npanxx: str | Keep = KEEP,
        region: str | Keep = KEEP,
        city: str | Keep = KEEP,
        services: str | Keep = KEEP,
        rate_center: str | Keep = KEEP,
        lata: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Page[PlivoStockNumber]:
        """Searches the numbers that can be bought, a page at a time.

        https://www.plivo.com/docs/numbers/api/phone-number/#search-for-phone-numbers

        This reads one page.

        Args:
            offset: The number of items before the page, which has at most 20.
            cursor: Plivo's name for the page, as the previous page shows it.
            country_iso: The country, two letters of ISO 3166: US. Required.
            type: Only numbers of this type: local, mobile, tollfree and others.
            pattern: Only numbers with these digits after the country code; for some countries after the
                area code.
            npanxx: Only numbers whose area code and exchange begin with these digits. US and Canada.
            region: Only numbers of this region: a state, a province.
            city: Only numbers of this city.
            services: Only numbers with these services: voice, sms, mms, with commas between them.
            rate_center: Only numbers of this rate center. US and Canada.
            lata: Only numbers of this local access and transport area. US and Canada.
            timeout: How long the whole call may take. In seconds.
        """
        result: Page[PlivoStockNumber] = self._calls.run(
            "numbers.search",
            {
                "offset": offset,
                "cursor": cursor,
                "country_iso": country_iso,
                "type": type,
                "pattern": pattern,
                "npanxx": npanxx,
                "region": region,
                "city": city,
                "services": services,
                "rate_center": rate_center,
                "lata": lata,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result


class Plivo(Client):
    """A client for Plivo that waits.

    Threads share it freely, and it works after `fork()`.
    """

    __slots__ = ("numbers",)

    numbers: Numbers
    """The phone numbers of the account, and those that can be bought."""

    def __init__(
        self,
        auth_id: str | None = None,
        auth_token: str | None = None,
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
            auth_id: The auth id. Without it: PLIVO_AUTH_ID of the environment.
            auth_token: The auth token. Without it: PLIVO_AUTH_TOKEN of the environment.
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
            "auth_id": auth_id,
            "auth_token": auth_token,
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
        del auth_id, auth_token
        super().__init__("plivo", settings)
        self.numbers = Numbers(self._calls)


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
    ) -> AsyncPlivoNumber:
        """Reads a number of the account.

        https://www.plivo.com/docs/numbers/api/account-phone-number/#retrieve-an-account-phone-number

        Args:
            number: The number of the account with its country code: 12025551111.
            timeout: How long the whole call may take. In seconds.
        """
        result: AsyncPlivoNumber = await self._calls.run(
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
        keep_application: bool | Keep = KEEP,
        app_id: str | Clear | Keep = KEEP,
        subaccount: str | Keep = KEEP,
        alias: str | Clear | Keep = KEEP,
        compliance_application_id: str | Keep = KEEP,
        cnam_lookup: PlivoToggle | Keep = KEEP,
        cnam: str | Keep = KEEP,
        cnam_callback_url: str | Clear | Keep = KEEP,
        cnam_callback_method: PlivoHttpMethod | Keep = KEEP,
        caller_reputation: PlivoToggle | Keep = KEEP,
        profile_uuid: str | Keep = KEEP,
        caller_reputation_callback_url: str | Keep = KEEP,
        caller_reputation_callback_method: PlivoHttpMethod | Keep = KEEP,
        timeout: float | Keep = KEEP,
        verify: bool | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Updated[AsyncPlivoNumber]:
        """Updates a number of the account.

        https://www.plivo.com/docs/numbers/api/account-phone-number/#update-an-account-phone-number

        Args:
            number: The number of the account with its country code: 12025551111.
            keep_application: Whether the number is read first and its own application sent along,
                unless the update names one: Plivo may assign the account's default application to a number
                whose update names none.
            app_id: The application that answers calls and messages. According to Plivo's page an update
                without it assigns the account's default application; no official example shows that. Use
                keep_application to be safe. `numplan.CLEAR` empties it.
            subaccount: The auth id of the subaccount that the number will belong to. Only the main
                account may set it.
            alias: The account's own name for the number. `numplan.CLEAR` empties it.
            compliance_application_id: The compliance application. Plivo changes it only while its
                status is pending or rejected.
            cnam_lookup: Whether the caller's name is looked up. US local and toll-free numbers only.
            cnam: The caller name to register for outbound calls. Starts a registration that ends at the
                callback.
            cnam_callback_url: The URL that is called with the result of the CNAM registration.
                `numplan.CLEAR` empties it.
            cnam_callback_method: The method of that callback.
            caller_reputation: Whether the number is registered for caller reputation. Needs
                profile_uuid; starts a registration.
            profile_uuid: The profile that caller reputation is registered under.
            caller_reputation_callback_url: The URL that is called with the result of the caller
                reputation registration.
            caller_reputation_callback_method: The method of that callback.
            timeout: How long the whole call may take. In seconds.
            verify: Read afterwards until the change shows.
        """
        result: Updated[AsyncPlivoNumber] = await self._calls.run(
            "numbers.update",
            {
                "number": number,
                "keep_application": keep_application,
                "app_id": app_id,
                "subaccount": subaccount,
                "alias": alias,
                "compliance_application_id": compliance_application_id,
                "cnam_lookup": cnam_lookup,
                "cnam": cnam,
                "cnam_callback_url": cnam_callback_url,
                "cnam_callback_method": cnam_callback_method,
                "caller_reputation": caller_reputation,
                "profile_uuid": profile_uuid,
                "caller_reputation_callback_url": caller_reputation_callback_url,
                "caller_reputation_callback_method": caller_reputation_callback_method,
                **unknown,
            },
            {
                "timeout": timeout,
                "verify": verify,
            },
        )
        return result

    async def buy(
        self,
        number: str | int,
        *,
        app_id: str | Keep = KEEP,
        cnam_lookup: PlivoToggle | Keep = KEEP,
        compliance_application_id: str | Keep = KEEP,
        ha_enable: bool | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[AsyncPlivoNumber]:
        """Buys a number. At most one order is sent, whatever happens to it.

        https://www.plivo.com/docs/numbers/api/phone-number/#buy-a-phone-number

        Args:
            number: The number to buy, with its country code: 12025551111.
            app_id: The application that answers calls and messages. Without it: the account's default
                application.
            cnam_lookup: Whether the caller's name is looked up. US local and toll-free numbers only.
            compliance_application_id: The compliance application, for numbers that need one.
            ha_enable: Whether the number is highly available, where Plivo offers it.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[AsyncPlivoNumber] = await self._calls.run(
            "numbers.buy",
            {
                "number": number,
                "app_id": app_id,
                "cnam_lookup": cnam_lookup,
                "compliance_application_id": compliance_application_id,
                "ha_enable": ha_enable,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result

    async def add(
        self,
        numbers: Sequence[str | int],
        *,
        carrier: str | Keep = KEEP,
        region: str | Keep = KEEP,
        number_type: str | Keep = KEEP,
        app_id: str | Keep = KEEP,
        subaccount: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Receipt[AsyncPlivoNumber]:
        """Adds numbers of another carrier to the account.

        https://www.plivo.com/docs/numbers/api/account-phone-number/#add-a-number-from-your-own-carrier

        Args:
            numbers: The numbers, each with its country code.
            carrier: The id of the incoming carrier that the numbers come from. Required.
            region: The region that the numbers belong to. Required.
            number_type: The type of the numbers: local, mobile, tollfree and others.
            app_id: The application that answers calls and messages.
            subaccount: The auth id of the subaccount that the numbers will belong to. Only the main
                account may set it.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[AsyncPlivoNumber] = await self._calls.run(
            "numbers.add",
            {
                "numbers": numbers,
                "carrier": carrier,
                "region": region,
                "number_type": number_type,
                "app_id": app_id,
                "subaccount": subaccount,
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
    ) -> Receipt[AsyncPlivoNumber]:
        """Releases a number of the account. It cannot be undone.

        https://www.plivo.com/docs/numbers/api/account-phone-number/#unrent-a-number

        Args:
            number: The number of the account with its country code: 12025551111.
            timeout: How long the whole call may take. In seconds.
        """
        result: Receipt[AsyncPlivoNumber] = await self._calls.run(
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

    def list(
        self,
        *,
        type: str | Keep = KEEP,
        number_startswith: str | Keep = KEEP,
        subaccount: str | Keep = KEEP,
        alias: str | Keep = KEEP,
        services: str | Keep = KEEP,
        cnam_lookup: PlivoToggle | Keep = KEEP,
        renewal_date: str | Keep = KEEP,
        renewal_date__gt: str | Keep = KEEP,
        renewal_date__gte: str | Keep = KEEP,
        renewal_date__lt: str | Keep = KEEP,
        renewal_date__lte: str | Keep = KEEP,
        tendlc_campaign_id: str | Keep = KEEP,
        tendlc_registration_status: str | Keep = KEEP,
        toll_free_sms_verification: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> AsyncListing[AsyncPlivoNumber]:
        """Lists the numbers of the account, a page at a time.

        https://www.plivo.com/docs/numbers/api/account-phone-number/#list-all-account-phone-numbers

        Nothing is read before the list is walked over.

        Args:
            type: Only numbers of this type: local, mobile, tollfree and others.
            number_startswith: Only numbers that begin with these digits, country code first, without a
                plus.
            subaccount: Only numbers of the subaccount with this auth id.
            alias: Only numbers with this alias.
            services: Only numbers with all of these services: voice, sms, mms, with commas between
                them.
            cnam_lookup: Only numbers whose CNAM lookup is enabled, or disabled.
            renewal_date: Only numbers that are renewed on this day, YYYY-MM-DD.
            renewal_date__gt: Only numbers that are renewed after this day, YYYY-MM-DD.
            renewal_date__gte: Only numbers that are renewed on this day or after it, YYYY-MM-DD.
            renewal_date__lt: Only numbers that are renewed before this day, YYYY-MM-DD.
            renewal_date__lte: Only numbers that are renewed on this day or before it, YYYY-MM-DD.
            tendlc_campaign_id: Only numbers of the 10DLC campaign with this id.
            tendlc_registration_status: Only numbers whose 10DLC registration has this status.
            toll_free_sms_verification: Only toll-free numbers whose verification for SMS has this
                status.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "numbers.list",
            {
                "type": type,
                "number_startswith": number_startswith,
                "subaccount": subaccount,
                "alias": alias,
                "services": services,
                "cnam_lookup": cnam_lookup,
                "renewal_date": renewal_date,
                "renewal_date__gt": renewal_date__gt,
                "renewal_date__gte": renewal_date__gte,
                "renewal_date__lt": renewal_date__lt,
                "renewal_date__lte": renewal_date__lte,
                "tendlc_campaign_id": tendlc_campaign_id,
                "tendlc_registration_status": tendlc_registration_status,
                "toll_free_sms_verification": toll_free_sms_verification,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    async def list_page(
        self,
        *,
        offset: int | Keep = KEEP,
        cursor: str | Keep = KEEP,
        type: str | Keep = KEEP,
        number_startswith: str | Keep = KEEP,
        subaccount: str | Keep = KEEP,
        alias: str | Keep = KEEP,
        services: str | Keep = KEEP,
        cnam_lookup: PlivoToggle | Keep = KEEP,
        renewal_date: str | Keep = KEEP,
        renewal_date__gt: str | Keep = KEEP,
        renewal_date__gte: str | Keep = KEEP,
        renewal_date__lt: str | Keep = KEEP,
        renewal_date__lte: str | Keep = KEEP,
        tendlc_campaign_id: str | Keep = KEEP,
        tendlc_registration_status: str | Keep = KEEP,
        toll_free_sms_verification: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Page[AsyncPlivoNumber]:
        """Lists the numbers of the account, a page at a time.

        https://www.plivo.com/docs/numbers/api/account-phone-number/#list-all-account-phone-numbers

        This reads one page.

        Args:
            offset: The number of items before the page, which has at most 20.
            cursor: Plivo's name for the page, as the previous page shows it.
            type: Only numbers of this type: local, mobile, tollfree and others.
            number_startswith: Only numbers that begin with these digits, country code first, without a
                plus.
            subaccount: Only numbers of the subaccount with this auth id.
            alias: Only numbers with this alias.
            services: Only numbers with all of these services: voice, sms, mms, with commas between
                them.
            cnam_lookup: Only numbers whose CNAM lookup is enabled, or disabled.
            renewal_date: Only numbers that are renewed on this day, YYYY-MM-DD.
            renewal_date__gt: Only numbers that are renewed after this day, YYYY-MM-DD.
            renewal_date__gte: Only numbers that are renewed on this day or after it, YYYY-MM-DD.
            renewal_date__lt: Only numbers that are renewed before this day, YYYY-MM-DD.
            renewal_date__lte: Only numbers that are renewed on this day or before it, YYYY-MM-DD.
            tendlc_campaign_id: Only numbers of the 10DLC campaign with this id.
            tendlc_registration_status: Only numbers whose 10DLC registration has this status.
            toll_free_sms_verification: Only toll-free numbers whose verification for SMS has this
                status.
            timeout: How long the whole call may take. In seconds.
        """
        result: Page[AsyncPlivoNumber] = await self._calls.run(
            "numbers.list",
            {
                "offset": offset,
                "cursor": cursor,
                "type": type,
                "number_startswith": number_startswith,
                "subaccount": subaccount,
                "alias": alias,
                "services": services,
                "cnam_lookup": cnam_lookup,
                "renewal_date": renewal_date,
                "renewal_date__gt": renewal_date__gt,
                "renewal_date__gte": renewal_date__gte,
                "renewal_date__lt": renewal_date__lt,
                "renewal_date__lte": renewal_date__lte,
                "tendlc_campaign_id": tendlc_campaign_id,
                "tendlc_registration_status": tendlc_registration_status,
                "toll_free_sms_verification": toll_free_sms_verification,
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
        country_iso: str | Keep = KEEP,
        type: str | Keep = KEEP,
        pattern: str | Keep = KEEP,
        npanxx: str | Keep = KEEP,
        region: str | Keep = KEEP,
        city: str | Keep = KEEP,
        services: str | Keep = KEEP,
        rate_center: str | Keep = KEEP,
        lata: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> AsyncListing[PlivoStockNumber]:
        """Searches the numbers that can be bought, a page at a time.

        https://www.plivo.com/docs/numbers/api/phone-number/#search-for-phone-numbers

        Nothing is read before the list is walked over.

        Args:
            country_iso: The country, two letters of ISO 3166: US. Required.
            type: Only numbers of this type: local, mobile, tollfree and others.
            pattern: Only numbers with these digits after the country code; for some countries after the
                area code.
            npanxx: Only numbers whose area code and exchange begin with these digits. US and Canada.
            region: Only numbers of this region: a state, a province.
            city: Only numbers of this city.
            services: Only numbers with these services: voice, sms, mms, with commas between them.
            rate_center: Only numbers of this rate center. US and Canada.
            lata: Only numbers of this local access and transport area. US and Canada.
            timeout: How long the whole call may take. In seconds.
        """
        return self._calls.listing(
            "numbers.search",
            {
                "country_iso": country_iso,
                "type": type,
                "pattern": pattern,
                "npanxx": npanxx,
                "region": region,
                "city": city,
                "services": services,
                "rate_center": rate_center,
                "lata": lata,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )

    async def search_page(
        self,
        *,
        offset: int | Keep = KEEP,
        cursor: str | Keep = KEEP,
        country_iso: str | Keep = KEEP,
        type: str | Keep = KEEP,
        pattern: str | Keep = KEEP,
        npanxx: str | Keep = KEEP,
        region: str | Keep = KEEP,
        city: str | Keep = KEEP,
        services: str | Keep = KEEP,
        rate_center: str | Keep = KEEP,
        lata: str | Keep = KEEP,
        timeout: float | Keep = KEEP,
        **unknown: NoReturn,
    ) -> Page[PlivoStockNumber]:
        """Searches the numbers that can be bought, a page at a time.

        https://www.plivo.com/docs/numbers/api/phone-number/#search-for-phone-numbers

        This reads one page.

        Args:
            offset: The number of items before the page, which has at most 20.
            cursor: Plivo's name for the page, as the previous page shows it.
            country_iso: The country, two letters of ISO 3166: US. Required.
            type: Only numbers of this type: local, mobile, tollfree and others.
            pattern: Only numbers with these digits after the country code; for some countries after the
                area code.
            npanxx: Only numbers whose area code and exchange begin with these digits. US and Canada.
            region: Only numbers of this region: a state, a province.
            city: Only numbers of this city.
            services: Only numbers with these services: voice, sms, mms, with commas between them.
            rate_center: Only numbers of this rate center. US and Canada.
            lata: Only numbers of this local access and transport area. US and Canada.
            timeout: How long the whole call may take. In seconds.
        """
        result: Page[PlivoStockNumber] = await self._calls.run(
            "numbers.search",
            {
                "offset": offset,
                "cursor": cursor,
                "country_iso": country_iso,
                "type": type,
                "pattern": pattern,
                "npanxx": npanxx,
                "region": region,
                "city": city,
                "services": services,
                "rate_center": rate_center,
                "lata": lata,
                **unknown,
            },
            {
                "timeout": timeout,
            },
        )
        return result


class AsyncPlivo(AsyncClient):
    """A client for Plivo that is awaited, from any asyncio loop.

    Threads share it freely, and it works after `fork()`.
    """

    __slots__ = ("numbers",)

    numbers: AsyncNumbers
    """The phone numbers of the account, and those that can be bought."""

    def __init__(
        self,
        auth_id: str | None = None,
        auth_token: str | None = None,
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
            auth_id: The auth id. Without it: PLIVO_AUTH_ID of the environment.
            auth_token: The auth token. Without it: PLIVO_AUTH_TOKEN of the environment.
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
            "auth_id": auth_id,
            "auth_token": auth_token,
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
        del auth_id, auth_token
        super().__init__("plivo", settings)
        self.numbers = AsyncNumbers(self._calls)
