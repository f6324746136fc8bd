"""The fixture `sandbox`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import numplan

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def sandbox() -> Iterator[numplan.Sandbox]:
    """Run a new sandbox for each test."""
    with numplan.Sandbox() as sandbox:
        yield sandbox
