"""``marsad changes``: printed for a reader, or as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from marsad.app.console import OK, out
from marsad.app.review_commands import in_words
from marsad.app.work.changing import Changes, as_tree, changes_between, position_of, titles
from marsad.model.decisions import Decision
from marsad.store.desk import open_desk

LONGEST = 110


def changes(folder: Path, since: str, as_json: bool) -> int:
    """What is held differently since then, why, and which published sentences that touches."""
    with open_desk(folder) as desk:
        found = changes_between(desk, position_of(desk, since))
        names = titles(desk)
    if as_json:
        out(json.dumps(as_tree(found, names), ensure_ascii=False, indent=2, sort_keys=True),
            lines=True)
        return OK
    for line in _lines(found, names):
        out(line)
    return OK


def _lines(found: Changes, names: Mapping[str, str]) -> Iterator[str]:
    rows = {r.seq: r for r in found.rows}
    yield f"held as of row {found.now}, against row {found.since}"
    for change in found.events:
        others = f" {_TO.get(change.sort, '')} {', '.join(change.others)}" if change.others else ""
        event = change.now or change.then
        yield f"{change.sort:<8} {change.event}{others}"
        if event is not None:
            yield f"           {in_words(event)}"
        for one in change.fields:
            yield f"           {one.field:<16} {_word(one.before)} -> {_word(one.after)}"
        for seq in change.causes:
            if seq in rows:
                yield f"           because          {_cause(rows[seq], names)}"
    for told in found.sentences:
        notes = f" [{', '.join(map(str, told.footnotes))}]" if told.footnotes else ""
        yield f"sentence {told.brief} {told.part}{notes}: {', '.join(told.why)}"
        yield f"           {told.sentence}"
    if not found.events:
        yield "nothing is held differently"


_TO = {"merged": "into", "split": "from"}


def _cause(row: Decision, names: Mapping[str, str]) -> str:
    about = names.get(row.subject, row.subject)
    reason = f": {row.reason}" if row.reason else ""
    return _cut(f"row {row.seq}, {row.verb} {about}{reason}")


def _word(value: Any) -> str:
    """A field's value in a few words."""
    if value is None:
        return "-"
    if isinstance(value, list):
        return _cut(", ".join(_word(v) for v in value)) or "-"
    if not isinstance(value, dict):
        return str(value)
    if "of" in value:
        bounds = (value[k] for k in ("low", "best", "high"))
        return "/".join("-" if n is None else str(n) for n in bounds)
    if "earliest" in value:
        return f"{value['earliest'] or '…'} to {value['latest'] or '…'}"
    if "grading" in value:
        return str(value["grading"])
    return str(value.get("name"))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
