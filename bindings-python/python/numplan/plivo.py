"""Plivo: clients, blocking and async."""

from .generated.plivo import *  # noqa: F403 - the whole generated module
