"""A text cut into pieces, each with the marks that cover it; and what must not act unseen.

Law: the pieces in order are the whole text, each character once. Signs that turn the direction of
writing are shown by name and do not act, so that no text can look like another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

DIRECTION_SIGNS = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
_BY_NAME = str.maketrans({sign: f"[{name}]" for sign, name in DIRECTION_SIGNS.items()})


@dataclass(frozen=True, slots=True)
class Mark:
    """Words from ``start`` to ``end`` that belong to ``key``, with classes and a hint."""

    start: int
    end: int
    key: str
    css: str
    hint: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks, the shortest mark's key first. ``begins`` is true
    where at least one of its marks begins; a person can step there with the keyboard."""

    text: str
    keys: tuple[str, ...] = ()
    css: str = ""
    hint: str = ""
    begins: bool = False


def pieces_of(text: str, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The whole text in pieces. Marks may overlap; empty ones are left out."""
    kept = sorted((m for m in marks if m.start < m.end), key=lambda m: m.start)
    edges = sorted({0, len(text), *(m.start for m in kept), *(m.end for m in kept)})
    found, active, upcoming = [], list[Mark](), 0
    for start, end in pairwise(edges):
        active = [m for m in active if m.end > start]
        while upcoming < len(kept) and kept[upcoming].start <= start:
            active.append(kept[upcoming])
            upcoming += 1
        over = sorted(active, key=lambda m: (m.end - m.start, "pclt".find(m.key[0]), m.start))
        found.append(
            Piece(
                text[start:end],
                tuple(dict.fromkeys(m.key for m in over)),
                " ".join(dict.fromkeys(" ".join(m.css for m in over).split())),
                "; ".join(dict.fromkeys(m.hint for m in over)),
                any(m.start == start for m in over),
            )
        )
    return tuple(found)


def shown(text: str) -> Markup:
    """The text as markup, escaped, each sign of direction as a small box with its name."""
    parts, plain = list[Markup](), ""
    for letter in text:
        name = DIRECTION_SIGNS.get(letter)
        if name is None:
            plain += letter
            continue
        parts.append(escape(plain) + Markup('<span class="sign">{}</span>').format(name))
        plain = ""
    return Markup("").join([*parts, escape(plain)])


def plain(text: str) -> str:
    """The text with each sign of direction named in brackets."""
    return text.translate(_BY_NAME)
