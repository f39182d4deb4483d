"""One row of a list becomes an entry of the registry, or a reason why it cannot."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from marsad.model.actors import ACTOR_KINDS
from marsad.model.hashing import name_for
from marsad.registry.actor_index import fold
from marsad.registry.actors.table import BAR, Line
from marsad.registry.places.keys import fold as place_key

LONGEST = 255
OWN = "own-actor:"
IDENT = re.compile(r"[a-z][a-z0-9-]*:[A-Za-z0-9][A-Za-z0-9._-]*\Z|[A-Za-z0-9][A-Za-z0-9._-]*\Z")
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")
Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a row cannot be used, and what to do about it."""

    line: int
    what: str
    hint: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that is right by itself. ``parents`` and ``aligned`` are as the row names them."""

    line: int
    id: str
    row: Row
    parents: tuple[str, ...]
    aligned: tuple[str, ...]


def entry_of(line: Line, countries: Mapping[str, str], source: str) -> Entry | Refused:
    """The entry that ``line`` describes; ``countries`` are folded names and codes with their
    alpha-3 codes, ``source`` what is written where the row names none."""
    if line.trouble:
        return Refused(line.number, line.trouble, "mend the line")
    cells = {key: cleaned(text) for key, text in line.cells.items()}
    refuse = _first_fault(cells, countries)
    if refuse is not None:
        return Refused(line.number, *refuse)
    name = cells["name"]
    kind = _kind(cells.get("kind", ""))
    country = _country(cells.get("country", ""), countries) or ""
    start, end = cells.get("from") or None, cells.get("to") or None
    given = cells.get("id", "")
    ident = (given if ":" in given else OWN + given) if given else own_id(name)
    names = [{"text": t, "kind": "variant"} for t in parted(cells.get("aliases", ""))]
    names += [{"text": t, "kind": "acronym"} for t in parted(cells.get("acronym", ""))]
    row: Row = {
        "id": ident, "name": name, "kind": kind, "country": country, "names": names,
        "valid": {"from": start, "to": end}, "parents": [], "aligned": [],
        "plover": {"code": country or None, "sector": None}, "office": None,
        "source": cells.get("source") or source,
    }  # fmt: skip
    ties = (parted(cells.get("parent", "")), parted(cells.get("aligned", "")))
    return Entry(line.number, ident, row, *ties)


def own_id(name: str) -> str:
    """The id of an actor that its list gives none: made of the name, the same at each import."""
    slug = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
    plain = len(re.sub(r"[^a-z0-9]", "", slug)) * 2 >= len(fold(name))
    return OWN + (slug if slug and plain else name_for("name", fold(name)))


def cleaned(cell: str) -> str:
    """The cell without signs that are not seen; spaces run together."""
    seen = "".join(c if unicodedata.category(c) not in ("Cc", "Cf") or c in "\u200c\u200d" else " "
                   for c in cell)  # fmt: skip
    return " ".join(unicodedata.normalize("NFC", seen).split())


def parted(cell: str) -> tuple[str, ...]:
    """What stands between the bars of a cell, each once."""
    return tuple(dict.fromkeys(part.strip() for part in cell.split(BAR) if part.strip()))


def _first_fault(cells: Mapping[str, str], countries: Mapping[str, str]) -> tuple[str, str] | None:
    """What is wrong first, and what to do; ``None`` for a row that is right."""
    if not cells.get("name"):
        return "it has no name", "name the actor"
    for text in (cells["name"], *parted(cells.get("aliases", "")),
                 *parted(cells.get("acronym", ""))):  # fmt: skip
        if len(text) > LONGEST:
            return f"a name has more than {LONGEST} signs", "shorten it"
        if len(fold(text)) < 2 or not any(c.isalpha() for c in text):
            return f"{text!r} is no name that can be read", "a name has two letters or more"
    if BAR in cells["name"]:
        return "the name holds a bar", "put further names into the column aliases"
    given = cells.get("id", "")
    if given and not IDENT.match(given):
        return f"{given[:40]!r} is no id", "use letters, digits, dots and hyphens"
    if _kind(cells.get("kind", "")) not in ACTOR_KINDS:
        told = repr(cells["kind"][:40]) if cells.get("kind") else "nothing"
        return f"the kind is {told}", f"one of {', '.join(ACTOR_KINDS)}"
    if _country(cells.get("country", ""), countries) is None:
        return f"no country is called {cells['country'][:40]!r}", "give its ISO alpha-3 code"
    for column in ("from", "to"):
        if cells.get(column) and not _is_date(cells[column]):
            return (f"{column} is no date: {cells[column][:40]!r}",
                    "write YYYY, YYYY-MM or YYYY-MM-DD")  # fmt: skip
    start, end = cells.get("from", ""), cells.get("to", "")
    shared = min(len(start), len(end))
    if start[:shared] > end[:shared]:
        return f"it ends ({end}) before it begins ({start})", "exchange from and to"
    return None


def _kind(cell: str) -> str:
    return cell.lower().replace("_", "-").replace(" ", "-")


def _country(cell: str, countries: Mapping[str, str]) -> str | None:
    """Alpha-3, ``""`` for an empty cell, ``None`` for what is no country."""
    if not cell:
        return ""
    if cell.upper() in countries.values():
        return cell.upper()
    return countries.get(place_key(cell))


def _is_date(text: str) -> bool:
    if not DATE.match(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        return False
    return True
