# Written by `make generate`. Change the engine's declarations instead.
"""What is answered, whoever the provider is."""

from __future__ import annotations

from ._model import Item_co, Model, ModelOf, calls_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, TypedDict

    from typing_extensions import Self, Unpack

    from ._absent import Clear
    from .errors import Error
    from .literals import (
        CallbackFinding,
        Evidence,
        FieldState,
        FindingCode,
        PlivoHttpMethod,
        PlivoToggle,
        Severity,
    )

    class FlowrouteNumberChanges(TypedDict, total=False):
        """What can be changed of a number at Flowroute."""

        alias: str | Clear
        cnam_lookups_enabled: bool
        messaging_enabled: bool
        messaging_email: bool
        messaging_callback_url: str
        timeout: float
        verify: bool
        wait: bool
        wait_timeout: float

    class PlivoNumberChanges(TypedDict, total=False):
        """What can be changed of a number at Plivo."""

        app_id: str | Clear
        subaccount: str
        alias: str | Clear
        compliance_application_id: str
        cnam_lookup: PlivoToggle
        cnam: str
        cnam_callback_url: str | Clear
        cnam_callback_method: PlivoHttpMethod
        caller_reputation: PlivoToggle
        profile_uuid: str
        caller_reputation_callback_url: str
        caller_reputation_callback_method: PlivoHttpMethod
        keep_application: bool
        timeout: float
        verify: bool

    class WavixNumberChanges(TypedDict, total=False):
        """What can be changed of a number at Wavix."""

        sms_enabled: bool
        destinations: Sequence[WavixRoutedDestination | Mapping[str, Any]] | Clear
        sms_relay_url: str | Clear
        call_recording_enabled: bool
        transcription_enabled: bool
        transcription_threshold: int
        call_status_url: str | Clear
        timeout: float
        verify: bool


class FieldError(Model):
    """One refused field."""

    __slots__ = {
        "field": "The name of the field.",
        "rule": "The name of the rule that refuses the field.",
        "message": "What is wrong and what to do; reads after the field's name.",
        "limit": "The exceeded limit, if the rule has one.",
    }

    field: str
    """The name of the field."""
    rule: str
    """The name of the rule that refuses the field."""
    message: str
    """What is wrong and what to do; reads after the field's name."""
    limit: int | None
    """The exceeded limit, if the rule has one."""

    def __init__(
        self,
        *,
        field: str,
        rule: str,
        message: str,
        limit: int | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            field,
            rule,
            message,
            limit,
        )


class ServerError(Model):
    """One error as the provider wrote it. Escape its texts before printing them on a terminal."""

    __slots__ = {
        "title": "The short description.",
        "detail": "The long description.",
        "id": "The provider's id of the error.",
        "status": "The status, as written in the body.",
        "field": "The field that the error is about.",
    }

    title: str | None
    """The short description."""
    detail: str | None
    """The long description."""
    id: str | None
    """The provider's id of the error."""
    status: str | None
    """The status, as written in the body."""
    field: str | None
    """The field that the error is about."""

    def __init__(
        self,
        *,
        title: str | None = None,
        detail: str | None = None,
        id: str | None = None,
        status: str | None = None,
        field: str | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            title,
            detail,
            id,
            status,
            field,
        )


class CallbackCheck(Model):
    """The result of checking a callback URL. It contains no secret."""

    __slots__ = {
        "ok": "Whether the URL may be sent to a provider.",
        "masked": "The URL with its user info, query and fragment masked.",
        "findings": "Findings about an accepted URL.",
        "rule": "The name of the rule that refuses the URL.",
        "message": "What is wrong and what to do; reads after the field's name.",
    }

    ok: bool
    """Whether the URL may be sent to a provider."""
    masked: str
    """The URL with its user info, query and fragment masked."""
    findings: list[CallbackFinding]
    """Findings about an accepted URL."""
    rule: str | None
    """The name of the rule that refuses the URL."""
    message: str | None
    """What is wrong and what to do; reads after the field's name."""

    def __init__(
        self,
        *,
        ok: bool,
        masked: str,
        findings: list[CallbackFinding] | None = None,
        rule: str | None = None,
        message: str | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            ok,
            masked,
            [] if findings is None else findings,
            rule,
            message,
        )


class NumberFinding(Model):
    """A finding with its message."""

    __slots__ = {
        "code": "The code of the finding.",
        "severity": "The severity of the finding.",
        "message": "The message: one line that says what is wrong and what to do.",
        "suggestion": "The number to write instead, in wire form, where it can be told.",
    }

    code: FindingCode
    """The code of the finding."""
    severity: Severity
    """The severity of the finding."""
    message: str
    """The message: one line that says what is wrong and what to do."""
    suggestion: str | None
    """The number to write instead, in wire form, where it can be told."""

    def __init__(
        self,
        *,
        code: FindingCode,
        severity: Severity,
        message: str,
        suggestion: str | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            code,
            severity,
            message,
            suggestion,
        )


class NormalizedNumber(Model):
    """A number read from a text."""

    __slots__ = {
        "number": "The number.",
        "findings": (
            "Assumptions made, and signs that other numbers of the same source may be damaged. Unusual "
            "properties of the number itself are reported by check."
        ),
    }

    number: str
    """The number."""
    findings: list[NumberFinding]
    """Assumptions made, and signs that other numbers of the same source may be damaged.

    Unusual properties of the number itself are reported by check.
    """

    def __init__(
        self,
        *,
        number: str,
        findings: list[NumberFinding] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            number,
            [] if findings is None else findings,
        )


class CountMismatch(Model):
    """A provider's count of a list differs from the number of items received."""

    __slots__ = {
        "reported": "The number of items that the provider reports.",
        "received": "The number of items received.",
    }

    reported: int
    """The number of items that the provider reports."""
    received: int
    """The number of items received."""

    def __init__(
        self,
        *,
        reported: int,
        received: int,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            reported,
            received,
        )


class DetachedOrder(Model):
    """An order that nobody waited for to its end."""

    __slots__ = {
        "operation": "The operation: numbers.buy.",
        "subject": "What it is about, in words.",
        "is_running": "Whether it is still under way.",
        "result": "What it came to, if it ended well.",
        "error": "Why it did not.",
    }

    operation: str
    """The operation: numbers.buy."""
    subject: str
    """What it is about, in words."""
    is_running: bool
    """Whether it is still under way."""
    result: Any
    """What it came to, if it ended well."""
    error: Error | None
    """Why it did not."""

    def __init__(
        self,
        *,
        operation: str,
        subject: str,
        is_running: bool,
        result: Any = None,
        error: Error | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            operation,
            subject,
            is_running,
            result,
            error,
        )


class FlowrouteLink(Model):
    """The id and the type of a resource."""

    __slots__ = {
        "id": "The id.",
        "type": "The type.",
    }

    id: str
    """The id."""
    type: str
    """The type."""

    def __init__(
        self,
        *,
        id: str,
        type: str,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            id,
            type,
        )


class FlowrouteRelationships(Model):
    """The resources that a number points to."""

    __slots__ = {
        "primary_route": "Where inbound calls go.",
        "failover_route": "Where inbound calls go when the primary route fails.",
        "cnam_preset": "The caller name of outbound calls.",
        "e911_address": "The emergency address.",
        "message_provision": "The messaging task.",
        "extra": "Relationships without a field of their own.",
    }

    primary_route: FlowrouteLink | None
    """Where inbound calls go."""
    failover_route: FlowrouteLink | None
    """Where inbound calls go when the primary route fails."""
    cnam_preset: FlowrouteLink | None
    """The caller name of outbound calls."""
    e911_address: FlowrouteLink | None
    """The emergency address."""
    message_provision: FlowrouteLink | None
    """The messaging task."""
    extra: dict[str, Any]
    """Relationships without a field of their own."""

    def __init__(
        self,
        *,
        primary_route: FlowrouteLink | None = None,
        failover_route: FlowrouteLink | None = None,
        cnam_preset: FlowrouteLink | None = None,
        e911_address: FlowrouteLink | None = None,
        message_provision: FlowrouteLink | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            primary_route,
            failover_route,
            cnam_preset,
            e911_address,
            message_provision,
            {} if extra is None else extra,
        )


class FlowrouteRoute(Model):
    """An inbound voice route."""

    __slots__ = {
        "alias": "The account's own name for the route.",
        "route_type": "host, number, uri, sip-reg and others.",
        "value": "The target; none for sip-reg.",
        "edge_strategy_id": "The edge strategy's id.",
        "id": "The route's id. 0 is the account's own SIP registration.",
        "extra": "Attributes without a field of their own.",
    }

    alias: str | None
    """The account's own name for the route."""
    route_type: str | None
    """host, number, uri, sip-reg and others."""
    value: str | None
    """The target; none for sip-reg."""
    edge_strategy_id: str | None
    """The edge strategy's id."""
    id: str | None
    """The route's id. 0 is the account's own SIP registration."""
    extra: dict[str, Any]
    """Attributes without a field of their own."""

    def __init__(
        self,
        *,
        alias: str | None = None,
        route_type: str | None = None,
        value: str | None = None,
        edge_strategy_id: str | None = None,
        id: str | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            alias,
            route_type,
            value,
            edge_strategy_id,
            id,
            {} if extra is None else extra,
        )


class ProvisioningTask(Model):
    """A task of the provider that an update started."""

    __slots__ = {
        "id": "The id of the task.",
        "status": "The status, as last seen. Only processing is known to mean that the task runs.",
    }

    id: str
    """The id of the task."""
    status: str | None
    """The status, as last seen. Only processing is known to mean that the task runs."""

    def __init__(
        self,
        *,
        id: str,
        status: str | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            id,
            status,
        )


class FlowrouteNumber(Model):
    """A phone number of the account."""

    __slots__ = {
        "value": "The number, 11 digits.",
        "alias": "The account's own name for the number; several numbers may share one.",
        "cnam_lookups_enabled": "Whether the caller's name is looked up on inbound calls.",
        "messaging_enabled": "Whether the number can send and receive messages.",
        "number_type": "longcode, toll-free and others: the set is open.",
        "rate_center": "The abbreviated rate center.",
        "state": "The state or province, two letters in lower case.",
        "iso_country": "The country, ISO 3166 alpha-2.",
        "inbound_rate": "The price of an inbound minute.",
        "monthly_cost": "The price of a month.",
        "setup_cost": "The one-off price.",
        "rate_type": "How the rate is made up: local and others.",
        "status": "PURCHASED and others.",
        "tier": "The price tier.",
        "id": "The record's id, which is the number.",
        "relationships": "The resources that the number points to; lists do not show them.",
        "routes": "The routes that the response includes.",
        "provisioning": "The messaging task that the response shows.",
        "extra": "Attributes without a field of their own.",
        "_calls": "The client that read it.",
    }

    value: str | None
    """The number, 11 digits."""
    alias: str | None
    """The account's own name for the number; several numbers may share one."""
    cnam_lookups_enabled: bool | None
    """Whether the caller's name is looked up on inbound calls."""
    messaging_enabled: bool | None
    """Whether the number can send and receive messages."""
    number_type: str | None
    """longcode, toll-free and others: the set is open."""
    rate_center: str | None
    """The abbreviated rate center."""
    state: str | None
    """The state or province, two letters in lower case."""
    iso_country: str | None
    """The country, ISO 3166 alpha-2."""
    inbound_rate: str | None
    """The price of an inbound minute."""
    monthly_cost: str | None
    """The price of a month."""
    setup_cost: str | None
    """The one-off price."""
    rate_type: str | None
    """How the rate is made up: local and others."""
    status: str | None
    """PURCHASED and others."""
    tier: str | None
    """The price tier."""
    id: str | None
    """The record's id, which is the number."""
    relationships: FlowrouteRelationships | None
    """The resources that the number points to; lists do not show them."""
    routes: list[FlowrouteRoute]
    """The routes that the response includes."""
    provisioning: ProvisioningTask | None
    """The messaging task that the response shows."""
    extra: dict[str, Any]
    """Attributes without a field of their own."""

    def __init__(
        self,
        *,
        value: str | None = None,
        alias: str | None = None,
        cnam_lookups_enabled: bool | None = None,
        messaging_enabled: bool | None = None,
        number_type: str | None = None,
        rate_center: str | None = None,
        state: str | None = None,
        iso_country: str | None = None,
        inbound_rate: str | None = None,
        monthly_cost: str | None = None,
        setup_cost: str | None = None,
        rate_type: str | None = None,
        status: str | None = None,
        tier: str | None = None,
        id: str | None = None,
        relationships: FlowrouteRelationships | None = None,
        routes: list[FlowrouteRoute] | None = None,
        provisioning: ProvisioningTask | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            value,
            alias,
            cnam_lookups_enabled,
            messaging_enabled,
            number_type,
            rate_center,
            state,
            iso_country,
            inbound_rate,
            monthly_cost,
            setup_cost,
            rate_type,
            status,
            tier,
            id,
            relationships,
            [] if routes is None else routes,
            provisioning,
            {} if extra is None else extra,
        )

    def update(self, **changes: Unpack[FlowrouteNumberChanges]) -> Updated[FlowrouteNumber]:
        """Update this number, by the client that read it. What is left out is kept.

        The keywords are those of `numplan.Flowroute.numbers.update`.
        """
        from .flowroute import Numbers  # noqa: PLC0415 - it is loaded, and knows this module

        numbers: Any = Numbers(calls_of(self))
        result: Updated[FlowrouteNumber] = numbers.update(self.value, **changes)
        return result


class AsyncFlowrouteNumber(FlowrouteNumber):
    """The same, as an async client reads it."""

    __slots__ = ()

    # Type checkers would make one without defaults.
    __init__ = FlowrouteNumber.__init__

    async def update(  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        **changes: Unpack[FlowrouteNumberChanges],
    ) -> Updated[AsyncFlowrouteNumber]:
        """Update this number, by the client that read it. What is left out is kept.

        The keywords are those of `numplan.AsyncFlowroute.numbers.update`.
        """
        from .flowroute import AsyncNumbers  # noqa: PLC0415 - it is loaded, and knows this module

        numbers: Any = AsyncNumbers(calls_of(self))
        result: Updated[AsyncFlowrouteNumber] = await numbers.update(self.value, **changes)
        return result


class FieldOutcome(Model):
    """The outcome of one field of an update."""

    __slots__ = {
        "field": "The name of the field.",
        "requested": "The requested value; null for a field to be cleared. Secrets in URLs are masked.",
        "state": "The state of the field.",
        "evidence": "The evidence for the state.",
        "observed": "The value seen instead of the requested one.",
    }

    field: str
    """The name of the field."""
    requested: Any
    """The requested value; null for a field to be cleared. Secrets in URLs are masked."""
    state: FieldState
    """The state of the field."""
    evidence: Evidence | None
    """The evidence for the state."""
    observed: Any
    """The value seen instead of the requested one."""

    def __init__(
        self,
        *,
        field: str,
        state: FieldState,
        requested: Any = None,
        evidence: Evidence | None = None,
        observed: Any = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            field,
            requested,
            state,
            evidence,
            observed,
        )


class UnrequestedChange(Model):
    """A field that changed without being requested."""

    __slots__ = {
        "field": "The name of the field.",
        "before": "The value before the update.",
        "after": "The value after the update.",
    }

    field: str
    """The name of the field."""
    before: Any
    """The value before the update."""
    after: Any
    """The value after the update."""

    def __init__(
        self,
        *,
        field: str,
        before: Any = None,
        after: Any = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            field,
            before,
            after,
        )


class Updated(ModelOf[Item_co]):
    """The result of an update. A rejected or unknown field is not an error: check ok, or call require."""

    __slots__ = {
        "number": "The number as last seen, if the provider shows it.",
        "before": "The number before the update, if it was read.",
        "fields": "The outcome of each requested field, in the order of the field table.",
        "unrequested": (
            "The fields that changed without being requested, as far as reads before and after show."
        ),
        "task": "The task that the update started.",
        "status": "The HTTP status of the response; None if it was lost and the number was read instead.",
        "attempts": "The number of attempts.",
        "request_id": "The provider's id of the request.",
        "server_errors": "The provider's errors about the part that failed.",
        "ok": "Whether every field is applied or pending.",
        "is_pending": "Whether a field is still pending.",
        "failure": "The error of `require`, which names the rejected and unknown fields, or None.",
    }

    number: Item_co | None
    """The number as last seen, if the provider shows it."""
    before: Item_co | None
    """The number before the update, if it was read."""
    fields: list[FieldOutcome]
    """The outcome of each requested field, in the order of the field table."""
    unrequested: list[UnrequestedChange]
    """The fields that changed without being requested, as far as reads before and after show."""
    task: ProvisioningTask | None
    """The task that the update started."""
    status: int | None
    """The HTTP status of the response; None if it was lost and the number was read instead."""
    attempts: int
    """The number of attempts."""
    request_id: str | None
    """The provider's id of the request."""
    server_errors: list[ServerError]
    """The provider's errors about the part that failed."""
    ok: bool
    """Whether every field is applied or pending."""
    is_pending: bool
    """Whether a field is still pending."""
    failure: Error | None
    """The error of `require`, which names the rejected and unknown fields, or None."""

    def __init__(
        self,
        *,
        attempts: int,
        ok: bool,
        is_pending: bool,
        number: Item_co | None = None,
        before: Item_co | None = None,
        fields: list[FieldOutcome] | None = None,
        unrequested: list[UnrequestedChange] | None = None,
        task: ProvisioningTask | None = None,
        status: int | None = None,
        request_id: str | None = None,
        server_errors: list[ServerError] | None = None,
        failure: Error | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            number,
            before,
            [] if fields is None else fields,
            [] if unrequested is None else unrequested,
            task,
            status,
            attempts,
            request_id,
            [] if server_errors is None else server_errors,
            ok,
            is_pending,
            failure,
        )

    def require(self) -> Self:
        """Response itself if all is well, and raise `failure` otherwise, with this in its `result`."""
        if self.failure is not None:
            self.failure.result = self
            raise self.failure
        return self


class Page(ModelOf[Item_co]):
    """One page of a list."""

    __slots__ = {
        "items": "The items, as received.",
        "total": "The number of items in the whole list, if the provider reports it.",
        "more": "Whether the provider reports that more follow; None: it does not say.",
        "cursor": "Where the next page begins, if the provider has a name for it.",
    }

    items: list[Item_co]
    """The items, as received."""
    total: int | None
    """The number of items in the whole list, if the provider reports it."""
    more: bool | None
    """Whether the provider reports that more follow; None: it does not say."""
    cursor: str | None
    """Where the next page begins, if the provider has a name for it."""

    def __init__(
        self,
        *,
        items: list[Item_co] | None = None,
        total: int | None = None,
        more: bool | None = None,
        cursor: str | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            [] if items is None else items,
            total,
            more,
            cursor,
        )


class FlowrouteStockNumber(Model):
    """A phone number that can be bought."""

    __slots__ = {
        "value": "The number, 11 digits.",
        "number_type": "longcode, toll-free and others: the set is open.",
        "rate_center": "The abbreviated rate center.",
        "state": "The state or province, two letters.",
        "iso_country": "The country, ISO 3166 alpha-2.",
        "monthly_cost": "The price of a month, in US dollars.",
        "setup_cost": "The one-off price, in US dollars.",
        "id": "The record's id, which is the number.",
        "extra": "Attributes without a field of their own.",
    }

    value: str | None
    """The number, 11 digits."""
    number_type: str | None
    """longcode, toll-free and others: the set is open."""
    rate_center: str | None
    """The abbreviated rate center."""
    state: str | None
    """The state or province, two letters."""
    iso_country: str | None
    """The country, ISO 3166 alpha-2."""
    monthly_cost: str | None
    """The price of a month, in US dollars."""
    setup_cost: str | None
    """The one-off price, in US dollars."""
    id: str | None
    """The record's id, which is the number."""
    extra: dict[str, Any]
    """Attributes without a field of their own."""

    def __init__(
        self,
        *,
        value: str | None = None,
        number_type: str | None = None,
        rate_center: str | None = None,
        state: str | None = None,
        iso_country: str | None = None,
        monthly_cost: str | None = None,
        setup_cost: str | None = None,
        id: str | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            value,
            number_type,
            rate_center,
            state,
            iso_country,
            monthly_cost,
            setup_cost,
            id,
            {} if extra is None else extra,
        )


class FlowrouteAreaCode(Model):
    """An area code in which numbers can be bought."""

    __slots__ = {
        "id": "The three digits.",
        "extra": "Attributes without a field of their own.",
    }

    id: str | None
    """The three digits."""
    extra: dict[str, Any]
    """Attributes without a field of their own."""

    def __init__(
        self,
        *,
        id: str | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            id,
            {} if extra is None else extra,
        )


class FlowrouteNumberExchange(Model):
    """An exchange (area code and central office code) in which numbers can be bought."""

    __slots__ = {
        "id": "The digits: 1, area code and central office code, of which Flowroute may leave out the 1.",
        "extra": "Attributes without a field of their own.",
    }

    id: str | None
    """The digits: 1, area code and central office code, of which Flowroute may leave out the 1."""
    extra: dict[str, Any]
    """Attributes without a field of their own."""

    def __init__(
        self,
        *,
        id: str | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            id,
            {} if extra is None else extra,
        )


class Receipt(ModelOf[Item_co]):
    """The result of an operation that does one thing."""

    __slots__ = {
        "item": "The thing that was bought, made or changed, if the provider shows it.",
        "state": "The state: applied, or pending if the provider has accepted the request and is not done.",
        "evidence": (
            "The evidence for the state. read_back of an order: the response was lost, and the account "
            "shows the purchase."
        ),
        "status": "The HTTP status of the response; None if it was lost and the account was read instead.",
        "attempts": "The number of attempts.",
        "request_id": "The provider's id of the request.",
        "server_errors": "The provider's errors about a part that failed without undoing the rest.",
        "ok": "Whether the operation is applied or pending.",
        "is_reconciled": "Whether the response was lost, and a read showed the effect.",
        "failure": (
            "The error of `require` if the operation was rejected or its outcome is unknown, else None."
        ),
    }

    item: Item_co | None
    """The thing that was bought, made or changed, if the provider shows it."""
    state: FieldState
    """The state: applied, or pending if the provider has accepted the request and is not done."""
    evidence: Evidence
    """The evidence for the state.

    read_back of an order: the response was lost, and the account shows the purchase.
    """
    status: int | None
    """The HTTP status of the response; None if it was lost and the account was read instead."""
    attempts: int
    """The number of attempts."""
    request_id: str | None
    """The provider's id of the request."""
    server_errors: list[ServerError]
    """The provider's errors about a part that failed without undoing the rest."""
    ok: bool
    """Whether the operation is applied or pending."""
    is_reconciled: bool
    """Whether the response was lost, and a read showed the effect."""
    failure: Error | None
    """The error of `require` if the operation was rejected or its outcome is unknown, else None."""

    def __init__(
        self,
        *,
        state: FieldState,
        evidence: Evidence,
        attempts: int,
        ok: bool,
        is_reconciled: bool,
        item: Item_co | None = None,
        status: int | None = None,
        request_id: str | None = None,
        server_errors: list[ServerError] | None = None,
        failure: Error | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            item,
            state,
            evidence,
            status,
            attempts,
            request_id,
            [] if server_errors is None else server_errors,
            ok,
            is_reconciled,
            failure,
        )

    def require(self) -> Self:
        """Response itself if all is well, and raise `failure` otherwise, with this in its `result`."""
        if self.failure is not None:
            self.failure.result = self
            raise self.failure
        return self


class FlowrouteEdgeStrategy(Model):
    """A point at which calls enter Flowroute's network."""

    __slots__ = {
        "name": "The name.",
        "id": "The id, a number; the edge_strategy_id of a route names it.",
        "extra": "Attributes without a field of their own.",
    }

    name: str | None
    """The name."""
    id: str | None
    """The id, a number; the edge_strategy_id of a route names it."""
    extra: dict[str, Any]
    """Attributes without a field of their own."""

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            name,
            id,
            {} if extra is None else extra,
        )


class FlowrouteBulkNumbers(Model):
    """The progress of the numbers of a bulk task, as Flowroute writes them."""

    __slots__ = {
        "successful": "The numbers that are done.",
        "processing": "The numbers that are in progress.",
        "failed": "The numbers that failed.",
    }

    successful: list[str]
    """The numbers that are done."""
    processing: list[str]
    """The numbers that are in progress."""
    failed: list[str]
    """The numbers that failed."""

    def __init__(
        self,
        *,
        successful: list[str] | None = None,
        processing: list[str] | None = None,
        failed: list[str] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            [] if successful is None else successful,
            [] if processing is None else processing,
            [] if failed is None else failed,
        )


class FlowrouteProvisioning(Model):
    """The status of a messaging task."""

    __slots__ = {
        "id": "The id of the task.",
        "status": "The status.",
        "numbers": "The progress of each number, for a task of many numbers.",
        "attributes": "All attributes of the task.",
    }

    id: str
    """The id of the task."""
    status: str | None
    """The status."""
    numbers: FlowrouteBulkNumbers | None
    """The progress of each number, for a task of many numbers."""
    attributes: Any
    """All attributes of the task."""

    def __init__(
        self,
        *,
        id: str,
        status: str | None = None,
        numbers: FlowrouteBulkNumbers | None = None,
        attributes: Any = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            id,
            status,
            numbers,
            attributes,
        )


class PlivoNumber(Model):
    """A phone number of the account."""

    __slots__ = {
        "number": "The number, without a plus sign.",
        "alias": "The account's own name for the number.",
        "application": "The application that answers, as a path that ends with its id.",
        "sub_account": "The subaccount that the number belongs to, an id or a path.",
        "number_type": "local, mobile, tollfree and others.",
        "type": "The name of number_type elsewhere in the documentation.",
        "added_on": "When it was added to the account.",
        "renewal_date": "The day on which the next month is charged.",
        "monthly_rental_rate": "The price of a month.",
        "carrier": "The carrier, for numbers brought along.",
        "city": "The city.",
        "region": "The region.",
        "country": "The country.",
        "country_iso": "The country, ISO 3166 alpha-2.",
        "lata": "The local access and transport area.",
        "rate_center": "The rate center.",
        "voice_enabled": "Whether it can carry calls.",
        "voice_rate": "The price of an inbound minute.",
        "sms_enabled": "Whether it can carry SMS.",
        "sms_rate": "The price of an inbound SMS.",
        "mms_enabled": "Whether it can carry MMS.",
        "mms_rate": "The price of an inbound MMS.",
        "cnam_lookup": "Whether the caller's name is looked up: enabled or disabled.",
        "cnam": "The caller name that is registered.",
        "cnam_registration_status": "The status of that registration.",
        "compliance_application_id": "The compliance application.",
        "compliance_status": (
            "The status of that application; an update may change it while it is pending or rejected."
        ),
        "tendlc_campaign_id": "The 10DLC campaign.",
        "tendlc_registration_status": "The status of its registration.",
        "toll_free_sms_verification": "The status of the verification of a toll-free number for SMS.",
        "resource_uri": "The path of the number itself.",
        "api_id": "Plivo's id of the request.",
        "extra": "Attributes without a field of their own.",
        "_calls": "The client that read it.",
    }

    number: str | None
    """The number, without a plus sign."""
    alias: str | None
    """The account's own name for the number."""
    application: str | None
    """The application that answers, as a path that ends with its id."""
    sub_account: str | None
    """The subaccount that the number belongs to, an id or a path."""
    number_type: str | None
    """local, mobile, tollfree and others."""
    type: str | None
    """The name of number_type elsewhere in the documentation."""
    added_on: str | None
    """When it was added to the account."""
    renewal_date: str | None
    """The day on which the next month is charged."""
    monthly_rental_rate: str | None
    """The price of a month."""
    carrier: str | None
    """The carrier, for numbers brought along."""
    city: str | None
    """The city."""
    region: str | None
    """The region."""
    country: str | None
    """The country."""
    country_iso: str | None
    """The country, ISO 3166 alpha-2."""
    lata: str | None
    """The local access and transport area."""
    rate_center: str | None
    """The rate center."""
    voice_enabled: bool | None
    """Whether it can carry calls."""
    voice_rate: str | None
    """The price of an inbound minute."""
    sms_enabled: bool | None
    """Whether it can carry SMS."""
    sms_rate: str | None
    """The price of an inbound SMS."""
    mms_enabled: bool | None
    """Whether it can carry MMS."""
    mms_rate: str | None
    """The price of an inbound MMS."""
    cnam_lookup: str | None
    """Whether the caller's name is looked up: enabled or disabled."""
    cnam: str | None
    """The caller name that is registered."""
    cnam_registration_status: str | None
    """The status of that registration."""
    compliance_application_id: str | None
    """The compliance application."""
    compliance_status: str | None
    """The status of that application; an update may change it while it is pending or rejected."""
    tendlc_campaign_id: str | None
    """The 10DLC campaign."""
    tendlc_registration_status: str | None
    """The status of its registration."""
    toll_free_sms_verification: str | None
    """The status of the verification of a toll-free number for SMS."""
    resource_uri: str | None
    """The path of the number itself."""
    api_id: str | None
    """Plivo's id of the request."""
    extra: dict[str, Any]
    """Attributes without a field of their own."""

    def __init__(
        self,
        *,
        number: str | None = None,
        alias: str | None = None,
        application: str | None = None,
        sub_account: str | None = None,
        number_type: str | None = None,
        type: str | None = None,
        added_on: str | None = None,
        renewal_date: str | None = None,
        monthly_rental_rate: str | None = None,
        carrier: str | None = None,
        city: str | None = None,
        region: str | None = None,
        country: str | None = None,
        country_iso: str | None = None,
        lata: str | None = None,
        rate_center: str | None = None,
        voice_enabled: bool | None = None,
        voice_rate: str | None = None,
        sms_enabled: bool | None = None,
        sms_rate: str | None = None,
        mms_enabled: bool | None = None,
        mms_rate: str | None = None,
        cnam_lookup: str | None = None,
        cnam: str | None = None,
        cnam_registration_status: str | None = None,
        compliance_application_id: str | None = None,
        compliance_status: str | None = None,
        tendlc_campaign_id: str | None = None,
        tendlc_registration_status: str | None = None,
        toll_free_sms_verification: str | None = None,
        resource_uri: str | None = None,
        api_id: str | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            number,
            alias,
            application,
            sub_account,
            number_type,
            type,
            added_on,
            renewal_date,
            monthly_rental_rate,
            carrier,
            city,
            region,
            country,
            country_iso,
            lata,
            rate_center,
            voice_enabled,
            voice_rate,
            sms_enabled,
            sms_rate,
            mms_enabled,
            mms_rate,
            cnam_lookup,
            cnam,
            cnam_registration_status,
            compliance_application_id,
            compliance_status,
            tendlc_campaign_id,
            tendlc_registration_status,
            toll_free_sms_verification,
            resource_uri,
            api_id,
            {} if extra is None else extra,
        )

    def update(self, **changes: Unpack[PlivoNumberChanges]) -> Updated[PlivoNumber]:
        """Update this number, by the client that read it. What is left out is kept.

        The keywords are those of `numplan.Plivo.numbers.update`.
        """
        from .plivo import Numbers  # noqa: PLC0415 - it is loaded, and knows this module

        numbers: Any = Numbers(calls_of(self))
        result: Updated[PlivoNumber] = numbers.update(self.number, **changes)
        return result


class AsyncPlivoNumber(PlivoNumber):
    """The same, as an async client reads it."""

    __slots__ = ()

    # Type checkers would make one without defaults.
    __init__ = PlivoNumber.__init__

    async def update(  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        **changes: Unpack[PlivoNumberChanges],
    ) -> Updated[AsyncPlivoNumber]:
        """Update this number, by the client that read it. What is left out is kept.

        The keywords are those of `numplan.AsyncPlivo.numbers.update`.
        """
        from .plivo import AsyncNumbers  # noqa: PLC0415 - it is loaded, and knows this module

        numbers: Any = AsyncNumbers(calls_of(self))
        result: Updated[AsyncPlivoNumber] = await numbers.update(self.number, **changes)
        return result


class PlivoStockNumber(Model):
    """A phone number that can be bought."""

    __slots__ = {
        "number": "The number, without a plus sign.",
        "prefix": "The prefix.",
        "type": "local, mobile, tollfree and others.",
        "sub_type": "A more specific type.",
        "city": "The city.",
        "region": "The region.",
        "country": "The country.",
        "country_iso": "The country, ISO 3166 alpha-2.",
        "lata": "The local access and transport area.",
        "rate_center": "The rate center.",
        "setup_rate": "The one-off price, in US dollars.",
        "monthly_rental_rate": "The price of a month, in US dollars.",
        "voice_enabled": "Whether it can carry calls.",
        "voice_rate": "The price of an inbound minute, in US dollars.",
        "sms_enabled": "Whether it can carry SMS.",
        "sms_rate": "The price of an inbound SMS, in US dollars.",
        "mms_enabled": "Whether it can carry MMS.",
        "mms_rate": "The price of an inbound MMS, in US dollars.",
        "compliance_requirement": "The compliance requirement for its use.",
        "restriction": "The name of a restriction on its purchase.",
        "restriction_text": "The description of the restriction.",
        "resource_uri": "The path at which it is bought; not used here.",
        "extra": "Attributes without a field of their own.",
    }

    number: str | None
    """The number, without a plus sign."""
    prefix: str | None
    """The prefix."""
    type: str | None
    """local, mobile, tollfree and others."""
    sub_type: str | None
    """A more specific type."""
    city: str | None
    """The city."""
    region: str | None
    """The region."""
    country: str | None
    """The country."""
    country_iso: str | None
    """The country, ISO 3166 alpha-2."""
    lata: str | None
    """The local access and transport area."""
    rate_center: str | None
    """The rate center."""
    setup_rate: str | None
    """The one-off price, in US dollars."""
    monthly_rental_rate: str | None
    """The price of a month, in US dollars."""
    voice_enabled: bool | None
    """Whether it can carry calls."""
    voice_rate: str | None
    """The price of an inbound minute, in US dollars."""
    sms_enabled: bool | None
    """Whether it can carry SMS."""
    sms_rate: str | None
    """The price of an inbound SMS, in US dollars."""
    mms_enabled: bool | None
    """Whether it can carry MMS."""
    mms_rate: str | None
    """The price of an inbound MMS, in US dollars."""
    compliance_requirement: str | None
    """The compliance requirement for its use."""
    restriction: str | None
    """The name of a restriction on its purchase."""
    restriction_text: str | None
    """The description of the restriction."""
    resource_uri: str | None
    """The path at which it is bought; not used here."""
    extra: dict[str, Any]
    """Attributes without a field of their own."""

    def __init__(
        self,
        *,
        number: str | None = None,
        prefix: str | None = None,
        type: str | None = None,
        sub_type: str | None = None,
        city: str | None = None,
        region: str | None = None,
        country: str | None = None,
        country_iso: str | None = None,
        lata: str | None = None,
        rate_center: str | None = None,
        setup_rate: str | None = None,
        monthly_rental_rate: str | None = None,
        voice_enabled: bool | None = None,
        voice_rate: str | None = None,
        sms_enabled: bool | None = None,
        sms_rate: str | None = None,
        mms_enabled: bool | None = None,
        mms_rate: str | None = None,
        compliance_requirement: str | None = None,
        restriction: str | None = None,
        restriction_text: str | None = None,
        resource_uri: str | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            number,
            prefix,
            type,
            sub_type,
            city,
            region,
            country,
            country_iso,
            lata,
            rate_center,
            setup_rate,
            monthly_rental_rate,
            voice_enabled,
            voice_rate,
            sms_enabled,
            sms_rate,
            mms_enabled,
            mms_rate,
            compliance_requirement,
            restriction,
            restriction_text,
            resource_uri,
            {} if extra is None else extra,
        )


class WavixRoutedDestination(Model):
    """A destination as it is returned."""

    __slots__ = {
        "id": "The id.",
        "destination": "A SIP URI, a number, or the form that the trunk expects.",
        "priority": "The order in which destinations are tried, lowest first.",
        "transport": "The transport: 1 SIP URI, 4 PSTN, 5 SIP trunk.",
        "trunk_id": "The trunk.",
        "trunk_label": "The trunk's name.",
        "srtp": "Whether media is encrypted.",
        "extra": "Members without a field of their own.",
    }

    id: int | None
    """The id."""
    destination: str | None
    """A SIP URI, a number, or the form that the trunk expects."""
    priority: int | None
    """The order in which destinations are tried, lowest first."""
    transport: int | None
    """The transport: 1 SIP URI, 4 PSTN, 5 SIP trunk."""
    trunk_id: int | None
    """The trunk."""
    trunk_label: str | None
    """The trunk's name."""
    srtp: bool | None
    """Whether media is encrypted."""
    extra: dict[str, Any]
    """Members without a field of their own."""

    def __init__(
        self,
        *,
        id: int | None = None,
        destination: str | None = None,
        priority: int | None = None,
        transport: int | None = None,
        trunk_id: int | None = None,
        trunk_label: str | None = None,
        srtp: bool | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            id,
            destination,
            priority,
            transport,
            trunk_id,
            trunk_label,
            srtp,
            {} if extra is None else extra,
        )


class WavixDocument(Model):
    """A document that was submitted for a number."""

    __slots__ = {
        "id": "The id.",
        "allow_replace": "Whether it may be replaced.",
        "did_number": "The number of the document.",
        "doc_content_type": "The media type.",
        "doc_file_name": "The file name.",
        "doc_type": "The type.",
        "doc_type_id": "The id of the type.",
        "status": "The status of its review.",
        "url": "The URL of its contents.",
        "extra": "Members without a field of their own.",
    }

    id: int | None
    """The id."""
    allow_replace: bool | None
    """Whether it may be replaced."""
    did_number: str | None
    """The number of the document."""
    doc_content_type: str | None
    """The media type."""
    doc_file_name: str | None
    """The file name."""
    doc_type: str | None
    """The type."""
    doc_type_id: int | None
    """The id of the type."""
    status: str | None
    """The status of its review."""
    url: str | None
    """The URL of its contents."""
    extra: dict[str, Any]
    """Members without a field of their own."""

    def __init__(
        self,
        *,
        id: int | None = None,
        allow_replace: bool | None = None,
        did_number: str | None = None,
        doc_content_type: str | None = None,
        doc_file_name: str | None = None,
        doc_type: str | None = None,
        doc_type_id: int | None = None,
        status: str | None = None,
        url: str | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            id,
            allow_replace,
            did_number,
            doc_content_type,
            doc_file_name,
            doc_type,
            doc_type_id,
            status,
            url,
            {} if extra is None else extra,
        )


class WavixNumber(Model):
    """A phone number of the account."""

    __slots__ = {
        "id": "The record's id, which is not the phone number.",
        "number": "The number, without a plus sign.",
        "activation_fee": "The one-off price, in US dollars.",
        "monthly_fee": "The price of a month, in US dollars.",
        "per_min": "The price of an inbound minute, in US dollars.",
        "city": "The city or rate center.",
        "country": "The country.",
        "country_short_name": "The country, ISO 3166 alpha-2.",
        "state": "The state; only in the US.",
        "destination": "The destinations of inbound calls, by priority.",
        "channels": "The largest number of inbound calls at a time.",
        "require_docs": "The documents that are required to activate the number, by id or name.",
        "documents": "The documents that were submitted.",
        "domestic_cli": "Whether the number can be the caller id of local calls.",
        "label": "The account's own name for the number. An update cannot change it.",
        "status": "active or inactive; an inactive number carries no calls.",
        "seconds": "The inbound call time of this month, in seconds.",
        "added": "When the number was bought.",
        "paid_until": "The end of the paid period: a date, or a date and time.",
        "sms_enabled": "Whether SMS is enabled.",
        "sms_relay_url": "The URL that is called for inbound messages.",
        "cnam": "Whether the caller's name is looked up.",
        "call_recording_enabled": "Whether calls are recorded.",
        "transcription_enabled": "Whether calls are transcribed.",
        "transcription_threshold": "The length from which a call is transcribed, in seconds.",
        "free_min": "The free inbound minutes.",
        "unlimited": "Whether usage is unlimited.",
        "call_status_url": "The URL that is called with the status of each call.",
        "extra": "Attributes without a field of their own.",
        "_calls": "The client that read it.",
    }

    id: int | None
    """The record's id, which is not the phone number."""
    number: str | None
    """The number, without a plus sign."""
    activation_fee: str | None
    """The one-off price, in US dollars."""
    monthly_fee: str | None
    """The price of a month, in US dollars."""
    per_min: str | None
    """The price of an inbound minute, in US dollars."""
    city: str | None
    """The city or rate center."""
    country: str | None
    """The country."""
    country_short_name: str | None
    """The country, ISO 3166 alpha-2."""
    state: str | None
    """The state; only in the US."""
    destination: list[WavixRoutedDestination]
    """The destinations of inbound calls, by priority."""
    channels: int | None
    """The largest number of inbound calls at a time."""
    require_docs: list[str]
    """The documents that are required to activate the number, by id or name."""
    documents: list[WavixDocument]
    """The documents that were submitted."""
    domestic_cli: bool | None
    """Whether the number can be the caller id of local calls."""
    label: str | None
    """The account's own name for the number. An update cannot change it."""
    status: str | None
    """active or inactive; an inactive number carries no calls."""
    seconds: int | None
    """The inbound call time of this month, in seconds."""
    added: str | None
    """When the number was bought."""
    paid_until: str | None
    """The end of the paid period: a date, or a date and time."""
    sms_enabled: bool | None
    """Whether SMS is enabled."""
    sms_relay_url: str | None
    """The URL that is called for inbound messages."""
    cnam: bool | None
    """Whether the caller's name is looked up."""
    call_recording_enabled: bool | None
    """Whether calls are recorded."""
    transcription_enabled: bool | None
    """Whether calls are transcribed."""
    transcription_threshold: int | None
    """The length from which a call is transcribed, in seconds."""
    free_min: int | None
    """The free inbound minutes."""
    unlimited: bool | None
    """Whether usage is unlimited."""
    call_status_url: str | None
    """The URL that is called with the status of each call."""
    extra: dict[str, Any]
    """Attributes without a field of their own."""

    def __init__(
        self,
        *,
        id: int | None = None,
        number: str | None = None,
        activation_fee: str | None = None,
        monthly_fee: str | None = None,
        per_min: str | None = None,
        city: str | None = None,
        country: str | None = None,
        country_short_name: str | None = None,
        state: str | None = None,
        destination: list[WavixRoutedDestination] | None = None,
        channels: int | None = None,
        require_docs: list[str] | None = None,
        documents: list[WavixDocument] | None = None,
        domestic_cli: bool | None = None,
        label: str | None = None,
        status: str | None = None,
        seconds: int | None = None,
        added: str | None = None,
        paid_until: str | None = None,
        sms_enabled: bool | None = None,
        sms_relay_url: str | None = None,
        cnam: bool | None = None,
        call_recording_enabled: bool | None = None,
        transcription_enabled: bool | None = None,
        transcription_threshold: int | None = None,
        free_min: int | None = None,
        unlimited: bool | None = None,
        call_status_url: str | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            id,
            number,
            activation_fee,
            monthly_fee,
            per_min,
            city,
            country,
            country_short_name,
            state,
            [] if destination is None else destination,
            channels,
            [] if require_docs is None else require_docs,
            [] if documents is None else documents,
            domestic_cli,
            label,
            status,
            seconds,
            added,
            paid_until,
            sms_enabled,
            sms_relay_url,
            cnam,
            call_recording_enabled,
            transcription_enabled,
            transcription_threshold,
            free_min,
            unlimited,
            call_status_url,
            {} if extra is None else extra,
        )

    def update(self, **changes: Unpack[WavixNumberChanges]) -> Updated[WavixNumber]:
        """Update this number, by the client that read it. What is left out is kept.

        The keywords are those of `numplan.Wavix.numbers.update`.
        """
        from .wavix import Numbers  # noqa: PLC0415 - it is loaded, and knows this module

        numbers: Any = Numbers(calls_of(self))
        result: Updated[WavixNumber] = numbers.update(id=self.id, **changes)
        return result


class AsyncWavixNumber(WavixNumber):
    """The same, as an async client reads it."""

    __slots__ = ()

    # Type checkers would make one without defaults.
    __init__ = WavixNumber.__init__

    async def update(  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        **changes: Unpack[WavixNumberChanges],
    ) -> Updated[AsyncWavixNumber]:
        """Update this number, by the client that read it. What is left out is kept.

        The keywords are those of `numplan.AsyncWavix.numbers.update`.
        """
        from .wavix import AsyncNumbers  # noqa: PLC0415 - it is loaded, and knows this module

        numbers: Any = AsyncNumbers(calls_of(self))
        result: Updated[AsyncWavixNumber] = await numbers.update(id=self.id, **changes)
        return result


class WavixUpdatedRecord(Model):
    """The result of an update of many numbers for one of them."""

    __slots__ = {
        "id": "The id of the record.",
        "updated": "The result of its fields.",
    }

    id: int
    """The id of the record."""
    updated: Updated[WavixNumber]
    """The result of its fields."""

    def __init__(
        self,
        *,
        id: int,
        updated: Updated[WavixNumber],
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            id,
            updated,
        )


class WavixUpdatedMany(Model):
    """The result of an update of many numbers, record by record."""

    __slots__ = {
        "records": "The result of each record, in the order of the input.",
        "ok": "Whether every field of every record is applied or pending.",
    }

    records: list[WavixUpdatedRecord]
    """The result of each record, in the order of the input."""
    ok: bool
    """Whether every field of every record is applied or pending."""

    def __init__(
        self,
        *,
        ok: bool,
        records: list[WavixUpdatedRecord] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            [] if records is None else records,
            ok,
        )


class WavixCountry(Model):
    """A country with numbers for sale."""

    __slots__ = {
        "id": "The id, which is not the calling code.",
        "name": "The name.",
        "short_name": "The country, ISO 3166 alpha-2, if it is shown.",
        "has_provinces_or_states": "Whether the country has regions; then its cities are listed by region.",
        "extra": "Attributes without a field of their own.",
    }

    id: int | None
    """The id, which is not the calling code."""
    name: str | None
    """The name."""
    short_name: str | None
    """The country, ISO 3166 alpha-2, if it is shown."""
    has_provinces_or_states: bool | None
    """Whether the country has regions; then its cities are listed by region."""
    extra: dict[str, Any]
    """Attributes without a field of their own."""

    def __init__(
        self,
        *,
        id: int | None = None,
        name: str | None = None,
        short_name: str | None = None,
        has_provinces_or_states: bool | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            id,
            name,
            short_name,
            has_provinces_or_states,
            {} if extra is None else extra,
        )


class WavixRegion(Model):
    """A state or province with numbers for sale."""

    __slots__ = {
        "id": "The id.",
        "name": "The name.",
        "short_name": "The short name, if it is shown.",
        "extra": "Attributes without a field of their own.",
    }

    id: int | None
    """The id."""
    name: str | None
    """The name."""
    short_name: str | None
    """The short name, if it is shown."""
    extra: dict[str, Any]
    """Attributes without a field of their own."""

    def __init__(
        self,
        *,
        id: int | None = None,
        name: str | None = None,
        short_name: str | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            id,
            name,
            short_name,
            {} if extra is None else extra,
        )


class WavixCity(Model):
    """A city with numbers for sale."""

    __slots__ = {
        "id": "The id.",
        "name": "The name.",
        "area_code": "The area code.",
        "extra": "Attributes without a field of their own.",
    }

    id: int | None
    """The id."""
    name: str | None
    """The name."""
    area_code: str | None
    """The area code."""
    extra: dict[str, Any]
    """Attributes without a field of their own."""

    def __init__(
        self,
        *,
        id: int | None = None,
        name: str | None = None,
        area_code: str | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            id,
            name,
            area_code,
            {} if extra is None else extra,
        )


class WavixStockNumber(Model):
    """A phone number that can be bought."""

    __slots__ = {
        "id": "The id in the stock, which a cart takes. It may look like a phone number.",
        "number": "The number, without a plus sign.",
        "activation_fee": "The one-off price, in US dollars.",
        "monthly_fee": "The price of a month, in US dollars.",
        "per_min": "The price of an inbound minute, in US dollars.",
        "sms_price": "The price of an inbound SMS segment, in US dollars.",
        "city": "The city.",
        "country": "The country.",
        "country_short_name": "The country, ISO 3166 alpha-2.",
        "channels": "The largest number of inbound calls at a time.",
        "cnam": "Whether the caller's name can be looked up.",
        "free_min": "The free inbound minutes.",
        "require_docs": "The documents that are required to activate the number, by id or name.",
        "sms_enabled": "Whether it can receive messages.",
        "domestic_cli": "Whether it can be the caller id of local calls.",
        "unlimited": "Whether usage is unlimited.",
        "extra": "Attributes without a field of their own.",
    }

    id: str | None
    """The id in the stock, which a cart takes. It may look like a phone number."""
    number: str | None
    """The number, without a plus sign."""
    activation_fee: str | None
    """The one-off price, in US dollars."""
    monthly_fee: str | None
    """The price of a month, in US dollars."""
    per_min: str | None
    """The price of an inbound minute, in US dollars."""
    sms_price: str | None
    """The price of an inbound SMS segment, in US dollars."""
    city: str | None
    """The city."""
    country: str | None
    """The country."""
    country_short_name: str | None
    """The country, ISO 3166 alpha-2."""
    channels: int | None
    """The largest number of inbound calls at a time."""
    cnam: bool | None
    """Whether the caller's name can be looked up."""
    free_min: int | None
    """The free inbound minutes."""
    require_docs: list[str]
    """The documents that are required to activate the number, by id or name."""
    sms_enabled: bool | None
    """Whether it can receive messages."""
    domestic_cli: bool | None
    """Whether it can be the caller id of local calls."""
    unlimited: bool | None
    """Whether usage is unlimited."""
    extra: dict[str, Any]
    """Attributes without a field of their own."""

    def __init__(
        self,
        *,
        id: str | None = None,
        number: str | None = None,
        activation_fee: str | None = None,
        monthly_fee: str | None = None,
        per_min: str | None = None,
        sms_price: str | None = None,
        city: str | None = None,
        country: str | None = None,
        country_short_name: str | None = None,
        channels: int | None = None,
        cnam: bool | None = None,
        free_min: int | None = None,
        require_docs: list[str] | None = None,
        sms_enabled: bool | None = None,
        domestic_cli: bool | None = None,
        unlimited: bool | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            id,
            number,
            activation_fee,
            monthly_fee,
            per_min,
            sms_price,
            city,
            country,
            country_short_name,
            channels,
            cnam,
            free_min,
            [] if require_docs is None else require_docs,
            sms_enabled,
            domestic_cli,
            unlimited,
            {} if extra is None else extra,
        )


class WavixDocumentKind(Model):
    """A kind of document."""

    __slots__ = {
        "id": "The id.",
        "name": "The name.",
        "title": "The title.",
        "extra": "Members without a field of their own.",
    }

    id: int | None
    """The id."""
    name: str | None
    """The name."""
    title: str | None
    """The title."""
    extra: dict[str, Any]
    """Members without a field of their own."""

    def __init__(
        self,
        *,
        id: int | None = None,
        name: str | None = None,
        title: str | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            id,
            name,
            title,
            {} if extra is None else extra,
        )


class WavixCart(Model):
    """The contents of the cart."""

    __slots__ = {
        "dids": "The numbers.",
        "doc_types": "The kinds of documents that the numbers need.",
        "extra": "Members without a field of their own.",
    }

    dids: list[WavixStockNumber]
    """The numbers."""
    doc_types: list[WavixDocumentKind]
    """The kinds of documents that the numbers need."""
    extra: dict[str, Any]
    """Members without a field of their own."""

    def __init__(
        self,
        *,
        dids: list[WavixStockNumber] | None = None,
        doc_types: list[WavixDocumentKind] | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        """Make one of its members, for tests."""
        self._fill(
            [] if dids is None else dids,
            [] if doc_types is None else doc_types,
            {} if extra is None else extra,
        )
