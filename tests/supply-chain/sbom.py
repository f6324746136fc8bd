# The validator is installed for this alone.
# mypy: disable-error-code="import-not-found,unused-ignore"
"""Write what each package is made of: bills of materials in CycloneDX, for one platform.

`make sbom` runs it. The source is `cargo tree`, which knows the features that a package is built with;
`cargo metadata`, on which cargo-cyclonedx stands, mixes in those that tests of the workspace ask for. The
same sources make the same bytes: no time, no path and no chance is in them.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ROOT = Path(__file__).parents[2]

#: What is packaged: the name of its bill, its crate, what it is, and where its users find it.
PACKAGES = [
    ("python", "numplan-python", "library", "pkg:pypi/numplan"),
    ("node", "numplan-node", "library", "pkg:npm/numplan"),
    # Swift's and Kotlin's.
    ("uniffi", "numplan-uniffi", "library", "pkg:generic/numplan-uniffi"),
    ("cli", "numplan-cli", "application", "pkg:cargo/numplan-cli"),
]
LINE = re.compile(r"(?P<depth>\d+)(?P<name>\S+) v(?P<version>\S+)[^|]*\|(?P<license>.*?)(?: \(\*\))?")
LOCKED = re.compile(
    r'name = "(?P<name>.*)"\nversion = "(?P<version>.*)"\nsource = .*\nchecksum = "(?P<sum>.*)"'
)


@dataclass(frozen=True, order=True)
class Crate:
    """A crate in one version."""

    name: str
    version: str
    license: str

    @property
    def purl(self) -> str:
        """Its address, the same everywhere."""
        return f"pkg:cargo/{self.name}@{self.version.replace('+', '%2B')}"


def tree(crate: str, edges: str, target: str) -> list[tuple[int, Crate]]:
    """Answer a crate and what it depends on, each with its depth."""
    command = ["cargo", "tree", "--locked", "--package", crate, "--target", target, "--edges", edges]
    command += ["--prefix", "depth", "--format", "{p}|{l}"]
    lines = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603
    # Any other line heads the build dependencies.
    found = filter(None, map(LINE.fullmatch, lines.splitlines()))
    return [(int(it["depth"]), Crate(it["name"], it["version"], it["license"])) for it in found]


def edges_of(lines: list[tuple[int, Crate]]) -> dict[Crate, set[Crate]]:
    """Answer which crate depends on which."""
    edges: dict[Crate, set[Crate]] = {crate: set() for _, crate in lines}
    way: list[Crate] = []
    for depth, crate in lines:
        del way[depth:]
        if way:
            edges[way[-1]].add(crate)
        way.append(crate)
    return edges


def component(crate: Crate, checksums: dict[tuple[str, str], str], *, is_inside: bool) -> dict[str, Any]:
    """Answer a crate as a component: inside of the package, or needed to build it."""
    described: dict[str, Any] = {
        "type": "library",
        "bom-ref": crate.purl,
        "name": crate.name,
        "version": crate.version,
        "scope": "required" if is_inside else "excluded",
        # The older spelling of a choice.
        "licenses": [{"expression": crate.license.replace("/", " OR ")}],
        "purl": crate.purl,
    }
    checksum = checksums.get((crate.name, crate.version))
    return described | ({"hashes": [{"alg": "SHA-256", "content": checksum}]} if checksum else {})


def bill(crate: str, kind: str, purl: str, target: str) -> dict[str, Any]:
    """Answer what a package is made of."""
    locked = LOCKED.finditer((ROOT / "Cargo.lock").read_text(encoding="utf-8"))
    checksums = {(it["name"], it["version"]): it["sum"] for it in locked}
    needed = tree(crate, "normal,build", target)
    inside = {it for _, it in tree(crate, "normal,no-proc-macro", target)}
    package = needed[0][1]
    refs = {it: it.purl for _, it in needed} | {package: f"{purl}@{package.version}"}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": kind,
                "bom-ref": refs[package],
                "name": purl.split("/")[1],
                "version": package.version,
                "licenses": [{"expression": package.license}],
                "purl": refs[package],
            },
            "properties": [{"name": "numplan:target", "value": target}],
        },
        "components": [
            component(it, checksums, is_inside=it in inside) for it in sorted(refs) if it != package
        ],
        "dependencies": [
            {"ref": refs[it], "dependsOn": sorted(refs[other] for other in others)}
            for it, others in sorted(edges_of(needed).items())
        ],
    }


def main() -> None:
    """Write them. A file that does not fit the schema is a failure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where they are written, as PACKAGE.cdx.json")
    parser.add_argument("target", help="the platform, as rustc calls it")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for name, crate, kind, purl in PACKAGES:
        text = json.dumps(bill(crate, kind, purl, arguments.target), indent=1) + "\n"
        wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
        if wrong:
            sys.exit(f"{name}: {wrong}")
        (arguments.folder / f"{name}.cdx.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
