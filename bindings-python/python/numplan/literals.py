# Written by `make generate`. Change the engine's declarations instead.
"""The closed lists of words in arguments and answers, for annotations."""

from __future__ import annotations

from typing import Literal, TypeAlias

CallbackFinding: TypeAlias = Literal[
    "plain_http",
    "user_info",
]
"""A finding about an accepted callback URL."""

ErrorCode: TypeAlias = Literal[
    "invalid_input",
    "unsupported",
    "config",
    "unauthorized",
    "forbidden",
    "not_found",
    "conflict",
    "rejected",
    "rate_limited",
    "unavailable",
    "network",
    "timeout",
    "outcome_unknown",
    "bad_response",
    "unsafe_redirect",
    "canceled",
]
"""The kind of a failure. The list is closed and shared by every language (tests/codes.json)."""

Evidence: TypeAlias = Literal[
    "status",
    "echo",
    "read_back",
]
"""The evidence for a state."""

FieldState: TypeAlias = Literal[
    "applied",
    "pending",
    "rejected",
    "unknown",
]
"""The state of a field after an update."""

FindingCode: TypeAlias = Literal[
    "empty",
    "form",
    "spreadsheet_error",
    "encoding",
    "characters",
    "letters",
    "letter_o",
    "extension",
    "two_numbers",
    "digits_lost",
    "not_whole",
    "length",
    "leading_zero",
    "country_code",
    "npa",
    "npa_n9x",
    "npa_reserved",
    "npa_n11",
    "nxx",
    "nxx_911",
    "nxx_n11",
    "ten_digits",
    "npa_unknown",
    "toll_free_reserved",
    "fictional",
    "directory_assistance",
    "exchange_555",
    "special_exchange",
    "decimal_zero",
    "exponent",
    "dial_prefix",
]
"""A finding about a text or number. Declared, and therefore listed, most severe first."""

FlowrouteMessagingAction: TypeAlias = Literal[
    "enable",
    "disable",
]
"""A change of messaging."""

FlowrouteRouteSlot: TypeAlias = Literal[
    "primary",
    "failover",
]
"""One of the two routes of a number."""

FlowrouteRouteType: TypeAlias = Literal[
    "host",
    "number",
    "uri",
]
"""The type of a route's target."""

NumberKind: TypeAlias = Literal[
    "geographic",
    "toll_free",
    "premium",
    "personal",
    "canada_non_geographic",
    "interexchange_carrier",
    "government",
    "unknown",
]
"""The use of a number, by its area code."""

PlivoHttpMethod: TypeAlias = Literal[
    "GET",
    "POST",
]
"""The HTTP method of a callback."""

PlivoToggle: TypeAlias = Literal[
    "enabled",
    "disabled",
]
"""On or off, in Plivo's words."""

ProviderId: TypeAlias = Literal[
    "flowroute",
    "plivo",
    "wavix",
]
"""A provider."""

Sent: TypeAlias = Literal[
    "no",
    "maybe",
    "yes",
]
"""Whether the request of the operation reached the provider, over all attempts."""

Severity: TypeAlias = Literal[
    "error",
    "warning",
    "info",
]
"""The severity of a finding. Only an error refuses a number."""
