"""Links lead somewhere, the words are fit for a reader, and what a command makes was made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pages import MADE_BY_COMMAND, ROOT, anchors, outside_code, pages

from marsad.intake.forms import FORMS, PAPERS

LINK = re.compile(r"!?\[[^\]]*\]\(([^()\s]+)\)")
INNER = re.compile(
    r"(?i)\b(?:issue tracker|jira|github issue|pull request|helpers?|sub-?agents?|agents?|"
    r"chat|prompt|assistant|language models?|LLM|TODO|FIXME|TBD)\b|\bthis session\b|\bsessions?\b"
)
MACHINE = re.compile(
    r"(?<!\w)/work\b|/home/\w|/root\b|/Users/\w|/tmp\b|/scratch\b|\b[A-Z]:\\|\blocalhost\b|"
    r"\b\d{1,3}(?:\.\d{1,3}){3}\b"
)
AMERICAN = re.compile(
    r"(?i)\b(?:color|center|defense|favor|behavior|analyze|organization|catalog|gray|traveled|"
    r"honor|labor|license(?! \())\b"
)
NAMES = re.compile(r"`[^`]*`|\[LICENSE\]\(LICENSE\)|US defense official")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", pages(), ids=name_of)
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in LINK.findall(outside_code(path.read_text("utf-8"))):
        if re.match(r"https?://", target):
            continue
        file, _, anchor = target.partition("#")
        there = (path.parent / file).resolve() if file else path
        assert there.is_relative_to(ROOT), target
        if there.relative_to(ROOT).as_posix() in MADE_BY_COMMAND:
            continue
        assert there.exists(), target
        if anchor:
            assert anchor in anchors(there.read_text("utf-8")), target


@pytest.mark.parametrize("name", MADE_BY_COMMAND)
def test_what_is_made_by_a_command_was_made(name: str) -> None:
    assert (ROOT / name).is_file(), f"{name} is named in the documentation; make it"


@pytest.mark.parametrize("path", pages(), ids=name_of)
def test_pages_speak_to_a_reader_and_of_no_machine(path: Path) -> None:
    text = path.read_text("utf-8")
    assert INNER.findall(text) == []
    assert MACHINE.findall(text) == []


WRITTEN = [p for p in pages() if name_of(p) not in MADE_BY_COMMAND]


@pytest.mark.parametrize("path", WRITTEN, ids=name_of)
def test_pages_are_spelt_as_in_britain(path: Path) -> None:
    text = NAMES.sub("", outside_code(path.read_text("utf-8")))
    assert AMERICAN.findall(text) == []


def test_every_page_is_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    todo = [ROOT / "README.md"]
    while todo:
        path = todo.pop()
        if path in seen or path.suffix != ".md" or not path.is_file():
            continue
        seen.add(path)
        for target in LINK.findall(outside_code(path.read_text("utf-8"))):
            if not re.match(r"https?://", target):
                todo.append((path.parent / target.partition("#")[0]).resolve())
    made = {ROOT / name for name in MADE_BY_COMMAND}
    assert set(pages()) - made <= seen


def test_the_readme_names_what_it_must() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for words in (
        "make demo", "make test", "marsad monitor", "--explain", "Apache-2.0", "THIRD_PARTY.md",
        "GeoNames", "CC BY 4.0", "Natural Earth", "Python 3.11",
    ):  # fmt: skip
        assert words in text
    assert {f"`{suffix}`" for suffix in FORMS} <= set(re.findall(r"`\.\w+`", text))
    refused = re.search(r"^\| not yet \|(.*)$", text, re.MULTILINE)
    assert refused is not None
    assert set(re.findall(r"`(\.\w+)`", refused.group(1))) <= PAPERS
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"`make (\w+)`", text):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
