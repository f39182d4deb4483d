"""A file of decisions, one JSON object a line, taken apart and nothing guessed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from marsad.app.clock import MACHINE
from marsad.model.errors import MarsadError

FIELDS = ("verb", "subject", "after", "reason", "by")


@dataclass(frozen=True, slots=True)
class Line:
    """One decision as it was written: ``after`` is JSON text; ``by`` is empty where it is whoever
    enters it; ``where`` names file and line."""

    where: str
    verb: str
    subject: str
    after: str = ""
    reason: str = ""
    by: str = ""


def lines_of(raw: bytes, name: str) -> tuple[Line, ...]:
    """The decisions of a file; empty lines are passed over. Raises ``MarsadError``:
    ``E-DECIDE-FILE`` when it is not UTF-8 or holds no decision, ``E-DECIDE-LINE`` for the first
    line that is none."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MarsadError("E-DECIDE-FILE", "the file is not UTF-8", where=name) from error
    found = tuple(
        _line(words, f"{name} line {number}")
        for number, words in enumerate(text.split("\n"), start=1)
        if words.strip()
    )
    if not found:
        raise MarsadError("E-DECIDE-FILE", "there is no decision in it", where=name)
    return found


def _line(words: str, where: str) -> Line:
    try:
        tree = json.loads(words)
    except ValueError as error:
        raise _bad(f"not JSON ({error})", where) from error
    if not isinstance(tree, dict):
        raise _bad("not a JSON object", where)
    for problem in _problems(tree):
        raise _bad(problem, where)
    after = tree.get("after")
    return Line(
        where, tree["verb"], str(tree["subject"]),
        "" if after is None else json.dumps(after, ensure_ascii=False, sort_keys=True),
        tree.get("reason") or "", tree.get("by") or "",
    )  # fmt: skip


def _problems(tree: dict[str, Any]) -> Iterator[str]:
    for name in tree:
        if name not in FIELDS:
            yield f"no such field: {name}"
    for name in ("verb", "subject"):
        if name not in tree:
            yield f"{name} is missing"
    for name in ("verb", "reason", "by"):
        if not isinstance(tree.get(name, ""), str | None):
            yield f"{name} is not a text"
    subject = tree.get("subject")
    if not isinstance(subject, str | int) or isinstance(subject, bool) or subject == "":
        yield "subject is not an id or the number of a row"
    if not isinstance(tree.get("after"), dict | None):
        yield "after is not a JSON object"
    if str(tree.get("by") or "").startswith(MACHINE):
        yield "a person decides, not the machine"


def _bad(what: str, where: str) -> MarsadError:
    return MarsadError("E-DECIDE-LINE", what, where=where, hint=f"fields are {', '.join(FIELDS)}")
