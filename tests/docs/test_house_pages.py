"""Rooms, steps, laws, JSON fields, columns and settings stand on their pages."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from pages import DOCS, ROOT, page, sections, ticked

import marsad.publishing.exports as exports
from marsad.app.settings import KEYS, settings_of
from marsad.model.decisions import VERBS
from marsad.model.events import STANDINGS
from marsad.publishing.config import BriefConfig, SectionRule
from marsad.publishing.harm import HarmRules
from marsad.reading.steps import STEPS

SCHEMA = json.loads((ROOT / "src/marsad/codebook/data/annotate.schema.json").read_text("utf-8"))
LAWS = range(1, 11)


def test_every_room_is_told_and_no_other() -> None:
    rooms = {
        p.name for p in (ROOT / "src/marsad").iterdir() if p.is_dir() and p.name[0] not in "._"
    }
    told = sections(page("docs/rooms.md"), 2)["Who may import whom"]
    assert set(re.findall(r"^\| `(\w+)` \|", told, re.MULTILINE)) == rooms
    layers = re.search(r"^layers = \[(.*?)\]", page("pyproject.toml"), re.MULTILINE | re.DOTALL)
    assert layers is not None
    for layer in re.findall(r'"([^"]+)"', layers.group(1)):
        assert f"\n{layer}\n" in page("docs/rooms.md")


def test_every_reading_step_is_told_in_its_order() -> None:
    told = sections(page("docs/rooms.md"), 2)["The order of reading"]
    assert re.findall(r"^\| `(\w+)` \|", told, re.MULTILINE) == [s.name for s in STEPS]


def properties(node: Any) -> Iterator[str]:
    """The names of all properties in a schema."""
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            yield from node["properties"]
        for value in node.values():
            yield from properties(value)
    elif isinstance(node, list):
        for value in node:
            yield from properties(value)


def choices(node: Any) -> Iterator[str]:
    """Every value that a schema lets one choose."""
    if isinstance(node, dict):
        yield from node.get("enum", ())
        for value in node.values():
            yield from choices(value)
    elif isinstance(node, list):
        for value in node:
            yield from choices(value)


def test_every_field_and_value_of_annotate_is_told() -> None:
    told = ticked(page("docs/annotate.md"))
    assert set(properties(SCHEMA)) - told == set()
    assert set(choices(SCHEMA)) - told == set()


@pytest.mark.parametrize(("heading", "noun"), [
    ("`places[]`: names of places", "place"), ("`locations[]`: relative phrases", "location"),
    ("`times[]`: time expressions", "time"), ("`actors[]`: who", "actor"),
    ("`attributions[]`: who is said to have said what", "attribution"), ("`claims[]`", "claim"),
    ("`series[]`: runs of events", "series"),
])  # fmt: skip
def test_each_part_of_annotate_tells_its_own_fields(heading: str, noun: str) -> None:
    told = ticked(sections(page("docs/annotate.md"), 2)[heading])
    assert set(SCHEMA["$defs"][noun]["properties"]) - told == set()


def columns() -> dict[str, tuple[str, ...]]:
    """Every tuple of column names that an export is made of, by its name in the source."""
    found = {}
    for module in pkgutil.iter_modules(exports.__path__):
        loaded = importlib.import_module(f"{exports.__name__}.{module.name}")
        for name, value in vars(loaded).items():
            if name.endswith("COLUMNS") and isinstance(value, tuple):
                found[f"{module.name}.{name}"] = value
    return found


def test_every_format_and_column_of_the_exports_is_told() -> None:
    text = page("docs/exports.md")
    formats = re.findall(r"^\| `(\w+)` \| `events\.", text, re.MULTILINE)
    assert sorted(formats) == sorted(exports.FORMATS)
    told = ticked(text)
    assert columns()
    for name, tuples in columns().items():
        assert set(tuples) - told == set(), name


def test_every_setting_verb_and_standing_of_a_desk_is_told() -> None:
    told = ticked(page("docs/desk.md"))
    brief = {f.name for f in fields(BriefConfig)} - {"sections", "harm"} | {"section"}
    assert (KEYS - {"brief"}) | {f"brief.{name}" for name in brief} <= told
    assert {f"harm.{f.name}" for f in fields(HarmRules)} <= told
    assert {f.name for f in fields(SectionRule)} <= told
    assert set(VERBS) <= told
    for standing in STANDINGS:
        assert re.search(rf"^\| {standing.replace('-', '[- ]')} \|", page("docs/desk.md"), re.M)


def test_the_settings_shown_are_settings_that_load(tmp_path: Path) -> None:
    shown = re.search(r"^```toml\n(.*?)^```", page("docs/desk.md"), re.DOTALL | re.MULTILINE)
    assert shown is not None
    (tmp_path / "desk.toml").write_text(shown.group(1), "utf-8")
    settings = settings_of(tmp_path)
    assert settings.theatre == "Libya"
    assert [s.key for s in settings.brief.sections] == ["air", "living"]


def test_every_sort_of_review_is_told() -> None:
    due = importlib.import_module("marsad.reviewing.due")
    text = sections(page("docs/desk.md"), 2)["Decisions"]
    assert set(due.PRESSING) <= set(re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE))


@pytest.mark.parametrize("law", LAWS)
def test_each_law_has_a_test_with_its_number(law: int) -> None:
    name = re.compile(rf"^\s*def test_\w*law_{law}(?!\d)\w*\(", re.MULTILINE)
    tests = (ROOT / "tests").rglob("test_*.py")
    assert any(name.search(test.read_text("utf-8")) for test in tests)


def test_each_law_is_told_and_names_tests_that_are_there() -> None:
    text = page("docs/laws.md")
    assert [int(n) for n in re.findall(r"^\| (\d+) \| [A-Z]", text, re.MULTILINE)] == list(LAWS)
    told = sections(text, 2)["The tests"]
    rows = re.findall(r"^\| (\d+) \| (.*) \|$", told, re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(LAWS)
    for number, row in rows:
        named = re.findall(r"(\w+) `(\w+)`", row)
        assert named, number
        for folder, test in named:
            files = (ROOT / "tests" / folder).glob("test_*.py")
            held = any(f"def {test}(" in f.read_text("utf-8") for f in files)
            assert held, f"{folder}: {test}"


def test_each_decision_is_listed_dated_and_whole() -> None:
    index = page("docs/decisions/README.md")
    records = sorted(p for p in (DOCS / "decisions").glob("*.md") if p.name != "README.md")
    assert records
    for record in records:
        text = record.read_text("utf-8")
        title = text.splitlines()[0].removeprefix("# ")
        day = re.match(r"\d{4}-\d{2}-\d{2}", record.name)
        assert day, record.name
        assert f"| {day.group()} | [{title}]({record.name}) |" in index
        parts = re.findall(r"^\*\*(\w+)\.\*\*", text, re.MULTILINE)
        assert parts == ["Context", "Decision", "Why", "Consequences"], record.name
