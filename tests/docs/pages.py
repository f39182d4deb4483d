"""The pages of the documentation, and what they can be asked."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
MADE_BY_COMMAND = ("docs/quality.md", "docs/brief.png")


def page(name: str) -> str:
    """The text of a page, by its path from the root."""
    return (ROOT / name).read_text("utf-8")


def pages() -> list[Path]:
    """Every Markdown page a reader is led to."""
    return sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.rglob("*.md")])


def sections(text: str, level: int) -> dict[str, str]:
    """Headings of a level with the text below each, up to the next heading of that level or a
    higher one."""
    found: dict[str, str] = {}
    heading = ""
    for line in outside_code(text).splitlines():
        mark = re.match(r"(#+) (.*)", line)
        if mark and len(mark.group(1)) <= level:
            heading = mark.group(2) if len(mark.group(1)) == level else ""
            if heading:
                found[heading] = ""
            continue
        if heading:
            found[heading] += line + "\n"
    return found


def outside_code(text: str) -> str:
    """The text with its code blocks left out."""
    return re.sub(r"^```.*?^```[^\n]*$", "", text, flags=re.DOTALL | re.MULTILINE)


def ticked(text: str) -> set[str]:
    """What stands between back-ticks outside code blocks."""
    return set(re.findall(r"`([^`\n]+)`", outside_code(text)))


def first_cells(text: str) -> list[str]:
    """The first cell of every row of every table."""
    rows = [line for line in outside_code(text).splitlines() if line.startswith("| ")]
    return [row.split("|")[1].strip() for row in rows]


def anchors(text: str) -> set[str]:
    """The anchors that a page's headings make, as the usual Markdown viewers do."""
    found = set()
    for heading in re.findall(r"^#+ (.*)$", outside_code(text), re.MULTILINE):
        kept = re.sub(r"[^\w\- ]", "", heading.lower())
        found.add(kept.strip().replace(" ", "-"))
    return found
