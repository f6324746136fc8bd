"""Wavix: clients, blocking and async."""

from .generated.wavix import *  # noqa: F403 - the whole generated module
