"""The programs that do the work, one a language: where `make bench` put them, and how they are started."""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Program:
    """How a program is started; what it is asked for follows."""

    command: list[str]
    folder: Path = ROOT
    environment: dict[str, str] = field(default_factory=dict)


def programs(built: Path) -> dict[str, Program]:
    """Answer the program of each language; `built` is where cargo puts what it builds."""
    bench = ROOT / "target" / "bench"
    swift = shlex.split(os.environ.get("SWIFT_RUN", ""))
    return {
        "Rust": Program([str(built / "release" / "numplan-bench")]),
        "Python": Program(
            [
                str(bench / "python" / "bin" / "python"),
                "-I",
                str(ROOT / "bindings-python" / "bench" / "work.py"),
            ]
        ),
        "Node": Program(["node", "--no-deprecation", "work.mjs"], bench / "node"),
        "Kotlin": Program(
            [
                "java",
                "-cp",
                f"{bench}/kotlin/classes{os.pathsep}{bench}/kotlin/dependency/*",
                "dev.numplan.bench.WorkKt",
            ]
        ),
        "Swift": Program(
            [*swift, str(bench / "swift" / "release" / "work")],
            ROOT / "uniffi" / "swift",
            {"LD_LIBRARY_PATH": str(built / "packaged")},
        ),
    }
