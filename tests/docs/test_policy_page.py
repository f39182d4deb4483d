"""The rules by which a value is held stand in docs/desk.md, in their order."""

from __future__ import annotations

import re

from pages import page, sections

from marsad.resolving.policy import ORDER


def test_the_rules_of_every_field_are_told_in_their_order() -> None:
    told = sections(page("docs/desk.md"), 2)["Which value is held"]
    tables = [part for part in told.split("\n\n") if part.startswith("| ")]
    found = {
        re.findall(r"\(`(\w+)`\)", table)[0]: re.findall(
            r"^\| \d+\. `([\w-]+)` \| (.*) \|$", table, re.MULTILINE
        )
        for table in tables
    }
    assert found == {f: [(r.name, r.prefers) for r in rules] for f, rules in ORDER.items()}
