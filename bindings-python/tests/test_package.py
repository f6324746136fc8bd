"""The package: what it costs, what comes with it, and that its documentation arrives."""

from __future__ import annotations

import ast
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest

import numplan
from numplan import _native

#: So many modules may an import bring with it.
MODULES = 40


def fresh(code: str) -> str:
    """Answer what a fresh interpreter prints."""
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


def test_an_import_brings_few_modules() -> None:
    code = (
        "import sys; before = set(sys.modules); import numplan; numplan.Flowroute('a', 'b'); "
        "print(*set(sys.modules) - before)"
    )
    modules = fresh(code).split()
    assert len(modules) <= MODULES
    assert not {"typing", "dataclasses", "enum", "asyncio", "inspect", "logging"} & set(modules)


def cost(code: str) -> float:
    """Answer the seconds of CPU that something takes in a fresh interpreter, at the least."""
    timed = f"from time import process_time as now; begin = now(); {code}; print(now() - begin)"
    return min(float(fresh(timed)) for _ in range(7))


def test_an_import_costs_little() -> None:
    # A yardstick that a busy machine slows as much; the benchmark has the milliseconds.
    assert cost("import numplan; numplan.Flowroute('a', 'b')") < cost("import asyncio")


def test_every_name_is_there() -> None:
    assert [name for name in numplan.__all__ if not hasattr(numplan, name)] == []


@pytest.mark.parametrize(
    "command",
    [[sys.executable, "-m", "numplan"], [str(Path(sysconfig.get_path("scripts"), "numplan"))]],
    ids=["module", "script"],
)
def test_the_command_comes_with_the_package(command: list[str]) -> None:
    good = subprocess.run([*command, "check", "12064851234"], check=False, capture_output=True, text=True)
    assert (good.returncode, good.stderr) == (0, "")
    assert "12064851234" in good.stdout
    wrong = subprocess.run([*command, "chekc"], check=False, capture_output=True, text=True)
    assert wrong.returncode == 2
    assert "check" in wrong.stderr


def documented(of: Any, name: str) -> str | None:
    """Answer the documentation of a member as `help()` shows it."""
    member = vars(of).get(name) if isinstance(of, type) else getattr(of, name)
    text: str | None = getattr(getattr(member, "__func__", member), "__doc__", None)
    return text


def stubs() -> list[tuple[Any, ast.ClassDef | ast.FunctionDef]]:
    """Answer what the stubs of the native module document."""
    source = Path(numplan.__file__).with_name("_native.pyi").read_text(encoding="utf-8")
    found: list[tuple[Any, ast.ClassDef | ast.FunctionDef]] = []
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            found.append((_native, node))
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            found.append((_native, node))
            members = [member for member in node.body if isinstance(member, ast.FunctionDef)]
            of = getattr(_native, node.name)
            found += [(of, member) for member in members if not member.name.startswith("_")]
    return found


@pytest.mark.parametrize(("of", "node"), stubs(), ids=lambda it: getattr(it, "name", None))
def test_editors_show_what_help_shows(of: Any, node: ast.ClassDef | ast.FunctionDef) -> None:
    shown = documented(of, node.name)
    assert shown
    assert (ast.get_docstring(node) or "").split() == shown.split()
