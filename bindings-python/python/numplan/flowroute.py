"""Flowroute: clients, blocking and async."""

from .generated.flowroute import *  # noqa: F403 - the whole generated module
