"""One line of JSON Lines: a text and what is said of it. The text stays as it is."""

from __future__ import annotations

import json
from typing import Any

from marsad.intake import fields, refusals
from marsad.intake.decoding import refuse_impossible
from marsad.intake.extracts import Extract
from marsad.intake.refusals import Unreadable

EXTRACTOR = "jsonl/1"
TEXTS = ("title", "source", "language", "country", "author", "rights")


def extract_line(line: str) -> Extract:
    """The extract of one JSON line. Raises ``Unreadable`` with ``E-INTAKE-JSON`` when the line is
    no JSON object, ``E-INTAKE-FIELD`` when a field is missing or not what it must be."""
    found = _object(line)
    text = found.get("text")
    if not isinstance(text, str):
        what = "'text' is missing" if text is None else "'text' is not a text"
        raise Unreadable(refusals.FIELD, what)
    for name in TEXTS:
        if not isinstance(found.get(name), (str, type(None))):
            raise Unreadable(refusals.FIELD, f"'{name}' is not a text")
        refuse_impossible(found.get(name) or "")
    return Extract(
        text=text,
        extractor=EXTRACTOR,
        title=fields.word(found, ("title",)),
        publisher=fields.word(found, ("source",)),
        author=fields.word(found, ("author",)),
        published=fields.strict_day(found),
        language=fields.language(found),
        country=fields.country(found),
        rights=fields.word(found, fields.RIGHTS),
    )


def given_id(line: bytes) -> str | None:
    """The ``id`` that a JSON line gives itself, or ``None``. Never raises."""
    try:
        found = _object(line.decode("utf-8"))
    except (Unreadable, UnicodeError):
        return None
    name = found.get("id")
    if isinstance(name, bool) or not isinstance(name, (str, int)) or name == "":
        return None
    return str(name).encode("utf-8", "backslashreplace").decode("utf-8")


def _object(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except RecursionError:
        raise Unreadable(refusals.JSON, "the JSON is nested too deeply") from None
    except ValueError as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "a number too long"
        raise Unreadable(refusals.JSON, f"not JSON ({reason})") from None
    if not isinstance(found, dict):
        raise Unreadable(refusals.JSON, "the line is not a JSON object")
    return found
