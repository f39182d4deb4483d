"""The ``manifest.json`` beside an export of another desk: terms, day and question of its events."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from marsad.model.errors import MarsadError
from marsad.model.hashing import sha256_bytes

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Told:
    """What the manifest tells of a file. ``changed``: the file is no longer as it was exported."""

    licence: str = ""
    made: date | None = None
    filters: str = ""
    changed: bool = False


def told_beside(file: Path) -> Told:
    """What the manifest beside a file tells of it; nothing where there is none, or it names other
    files. Raises ``MarsadError`` ``E-IMPORT-FILE`` for one that is no manifest."""
    path = file.parent / MANIFEST
    try:
        tree = json.loads(path.read_bytes())
    except FileNotFoundError:
        return Told()
    except (OSError, ValueError, RecursionError) as error:
        raise _wrong(path, str(error)) from None
    files = tree.get("files") if isinstance(tree, dict) else None
    if not isinstance(files, dict):
        raise _wrong(path, "it names no files")
    if file.name not in files:
        return Told()
    entry = files[file.name]
    digest = entry.get("sha256") if isinstance(entry, dict) else None
    changed = file.is_file() and sha256_bytes(file.read_bytes()) != digest
    release, query = _text(tree, "release"), _text(tree, "query")
    named = f"release {release}" if release else ""
    filters = ", ".join(part for part in (named, query) if part)
    return Told(_text(tree, "licence"), _day(_text(tree, "made")), filters, changed)


def _text(tree: dict[str, Any], key: str) -> str:
    found = tree.get(key)
    return " ".join(found.split()) if isinstance(found, str) else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _wrong(path: Path, why: str) -> MarsadError:
    return MarsadError("E-IMPORT-FILE", f"the manifest cannot be read ({why})", where=str(path),
                       hint="mend it, or move the file elsewhere and say --licence and --accessed")
