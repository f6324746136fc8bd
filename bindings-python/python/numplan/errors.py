"""The errors: one class per code, all derived from `numplan.Error`."""

from .generated.errors import *  # noqa: F403 - the whole generated module
