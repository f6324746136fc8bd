"""The results of operations at all providers."""

from .generated.models import *  # noqa: F403 - the whole generated module
