"""Types for annotations: the values of arguments and members that are one of a closed list."""

from typing import Literal, TypeAlias

from .generated.literals import *  # noqa: F403 - the whole generated module

Safety: TypeAlias = Literal["read_only", "idempotent", "starts_task", "irreversible"]
"""How far an operation may be repeated."""

TroubleKind: TypeAlias = Literal[
    "dns",
    "connect",
    "proxy",
    "tls",
    "connect_timeout",
    "queue",
    "timeout",
    "broken",
    "body",
    "invalid_status",
]
"""The failure of a request that got no response."""
