"""The package: import cost, names, the command, stubs."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest

import numplan
from numplan import _native

#: Limit of modules that an import loads.
MODULES = 40


def fresh(code: str) -> str:
    """Return the output of a new interpreter."""
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout


def test_import_loads_few_modules() -> None:
    code = (
        "import sys; before = set(sys.modules); import numplan; numplan.Flowroute('a', 'b'); "
        "print(*set(sys.modules) - before)"
    )
    modules = fresh(code).split()
    assert len(modules) <= MODULES
    assert not {"typing", "dataclasses", "enum", "asyncio", "inspect", "logging"} & set(modules)


def cost(code: str) -> float:
    """Return the least CPU time of some code in a new interpreter, in seconds."""
    timed = f"from time import process_time as now; begin = now(); {code}; print(now() - begin)"
    return min(float(fresh(timed)) for _ in range(7))


def test_import_is_fast() -> None:
    # A busy machine slows both; the benchmark has the milliseconds.
    assert cost("import numplan; numplan.Flowroute('a', 'b')") < cost("import asyncio")


def test_all_names_exist() -> None:
    assert [name for name in numplan.__all__ if not hasattr(numplan, name)] == []


@pytest.mark.parametrize(
    "command",
    [[sys.executable, "-m", "numplan"], [str(Path(sysconfig.get_path("scripts"), "numplan"))]],
    ids=["module", "script"],
)
def test_command(command: list[str]) -> None:
    good = subprocess.run([*command, "check", "12064851234"], check=False, capture_output=True, text=True)
    assert (good.returncode, good.stderr) == (0, "")
    assert "12064851234" in good.stdout
    wrong = subprocess.run([*command, "chekc"], check=False, capture_output=True, text=True)
    assert wrong.returncode == 2
    assert "check" in wrong.stderr


def documented(of: Any, name: str) -> str | None:
    """Return the docstring of a member."""
    member = vars(of).get(name) if isinstance(of, type) else getattr(of, name)
    text: str | None = getattr(getattr(member, "__func__", member), "__doc__", None)
    return text


def stubs() -> list[tuple[Any, ast.ClassDef | ast.FunctionDef]]:
    """Return the documented parts of the native module's stubs."""
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
def test_stub_docstrings_match_the_module(of: Any, node: ast.ClassDef | ast.FunctionDef) -> None:
    shown = documented(of, node.name)
    assert shown
    assert (ast.get_docstring(node) or "").split() == shown.split()


@pytest.mark.parametrize("module", ["errors", "models", "literals", "flowroute", "plivo", "wavix"])
def test_public_modules_have_the_generated_names(module: str) -> None:
    public = importlib.import_module(f"numplan.{module}")
    generated = importlib.import_module(f"numplan.generated.{module}")
    names = [name for name in vars(generated) if not name.startswith("_")]
    assert [name for name in names if getattr(public, name) is not getattr(generated, name)] == []
    classes = [member for member in vars(generated).values() if isinstance(member, type)]
    assert all("generated" not in member.__module__ for member in classes)
