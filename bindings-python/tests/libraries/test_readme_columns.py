"""The snippets of the README that show columns of other libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import readme

if TYPE_CHECKING:
    from pathlib import Path

    import numplan


@pytest.mark.parametrize("snippet", readme.snippets(of_libraries=True))
def test_a_snippet_of_the_readme_runs(
    snippet: str, sandbox: numplan.Sandbox, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    readme.run(snippet, sandbox, monkeypatch)
