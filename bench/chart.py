"""Draw the main rows of the table as an SVG bar chart. `bench/run.py --write` calls it.

python bench/chart.py docs/benchmarks.md
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from html import escape
from pathlib import Path

#: The row of the table that stands for a language.
MAIN = "update, 16 in flight: CPU"
TITLE = "Processor time of an update, 16 in flight"
#: Bars are as long as they are slow, up to this many times numplan's.
LONGEST = 10.0
WIDTH, LEFT, RIGHT, BAR, GAP, GROUP = 760, 150, 110, 15, 5, 34
#: Colors for light and for dark pages.
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.head { font-weight: 600 }
.note { fill: #59636e; font-size: 12px }
.own { fill: #0a7d5a }
.other { fill: #b4bcc6 }
.line { stroke: #0a7d5a; stroke-dasharray: 2 3 }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f6fc }
  .note { fill: #9198a1 }
  .own { fill: #3fb98a }
  .other { fill: #4a5360 }
  .line { stroke: #3fb98a }
}
"""


@dataclass(frozen=True)
class Group:
    """The bars of a language: names and multiples of numplan's time, the least first."""

    language: str
    own: str
    bars: list[tuple[str, float]]


def groups(table: str) -> list[Group]:
    """Return the groups of a table."""
    found = []
    for line in table.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) != 5 or not cells[1].startswith(MAIN):
            continue
        language, _, own, _, others = cells
        # Names and ratios, without bold type and ranges.
        plain = re.sub(r" ±\d+%|\*", "", others)
        bars = [("numplan", 1.0)]
        for other in re.split(r"(?<=\d), ", plain):
            name, _, ratio = other.partition(" ×")
            if name != "numplan":
                bars.append((name, float(ratio)))
        found.append(Group(language, own, sorted(bars, key=lambda bar: bar[1])))
    return found


def chart(table: str) -> str:
    """Return the chart of a table."""
    scale = (WIDTH - LEFT - RIGHT) / LONGEST
    parts, top = (
        [text(0, 16, TITLE, "head"), text(0, 35, "as a multiple of numplan's; shorter is better", "note")],
        52,
    )
    begin = top
    for group in groups(table):
        parts.append(text(0, top + 13, group.language, "head"))
        for name, ratio in group.bars:
            is_own = name == "numplan"
            length = min(ratio, LONGEST) * scale
            shown = group.own if is_own else f"×{ratio:g}" + (" →" if ratio > LONGEST else "")
            parts.append(text(LEFT - 8, top + 12, name, anchor="end"))
            parts.append(
                f'<rect class="{"own" if is_own else "other"}" x="{LEFT}" y="{top}" width="{length:.1f}" '
                f'height="{BAR}" rx="2"/>'
            )
            parts.append(text(LEFT + length + 6, top + 12, shown, "note"))
            top += BAR + GAP
        top += GROUP - BAR - GAP
    at = LEFT + scale
    parts.append(f'<path class="line" d="M{at:.1f} {begin - 4}V{top - GROUP + BAR + GAP}"/>')
    height = top - GROUP + BAR + GAP + 8
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
            f"<title>{TITLE}, as a multiple of numplan's</title>",
            f"<style>{STYLE}</style>",
            *parts,
            "</svg>",
            "",
        ]
    )


def text(x: float, y: float, content: str, style: str = "", anchor: str = "start") -> str:
    """Return a text of the chart."""
    kind = f' class="{style}"' if style else ""
    place = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text{kind} x="{x:.1f}" y="{y:.1f}"{place}>{escape(content)}</text>'


def draw(document: Path) -> None:
    """Draw the chart of a document's table beside it."""
    document.with_suffix(".svg").write_text(chart(document.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
