"""Which of the expressions found stand, now that the parse and the whole document are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from marsad.reading.parse import whole_text
from marsad.reading.time.guard import is_bare
from marsad.reading.time.meaning import Calendar, Found
from marsad.reading.time.parsed import describes_next, is_age, is_person, without_verb

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_ARTICLE_RULES = frozenset(("season", "season-year", "length", "length-one", "length-long"))
# What happens in a year and is hardly ever counted in thousands.
_OF_A_YEAR = frozenset(
    ("elections", "polls", "protests", "talks", "borders", "lines", "levels", "prices", "accords",
     "bombings", "riots", "floods", "wars", "sanctions", "agreements", "games", "figures", "rules",
     "uprisings", "massacres", "championships", "finals", "estimates")
)  # fmt: skip
_BEFORE_YEAR = frozenset(("in", "since", "during", "until", "early", "late"))


def select(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """Without lone numbers that count a noun ("2000 troops")."""
    kept = [
        f for f in found
        if not (is_bare(f) and _counts_noun(doc, f))
        and not (f.rule in ("month", "weekday") and is_person(doc, f))
    ]  # fmt: skip
    text = whole_text(doc)
    return [_without_article(doc, text, without_verb(doc, f)) for f in kept]


def _without_article(doc: Doc, text: str, found: Found) -> Found:
    """ "the Spring Offensive", "a year-long siege": the article is the noun's."""
    if found.rule not in _ARTICLE_RULES:
        return found
    article = _ARTICLE.match(text, found.start, found.end)
    span = doc.char_span(found.start, found.end, alignment_mode="expand") if article else None
    if article is None or span is None:
        return found
    root = span.root
    describes = root.dep_ in ("compound", "nmod", "amod") and root.head.i >= span.end
    return replace(found, start=article.end()) if describes else found


def _counts_noun(doc: Doc, found: Found) -> bool:
    span = doc.char_span(found.start, found.end, alignment_mode="expand")
    if span is None:
        return False
    root = span.root
    before = doc[span.start - 1] if span.start else None
    said = found.meaning
    modern = isinstance(said, Calendar) and 1500 <= (said.year or 0) <= 2100
    if modern and root.head.lower_ in _OF_A_YEAR:
        return False
    if (
        modern
        and before is not None
        and (before.tag_ in ("DT", "PRP$") or before.lower_ in _BEFORE_YEAR)
    ):
        return False
    if root.dep_ != "nummod" or root.head.i <= root.i:
        return False
    return root.head.tag_ in ("NNS",) and root.head.i - root.i <= 2


def by_kind(doc: Doc, found: Sequence[Found], *, narrative: bool) -> list[Found]:
    """Histories name years before the era without "BC", call things former, and tell ages."""
    years = [f.meaning for f in found if isinstance(f.meaning, Calendar) and f.meaning.year]
    bc = sum(m.bc for m in years) * 2 > len(years) and narrative
    return [
        f for f in found
        if not (f.rule == "bc-bare-year" and not bc)
        and not (f.rule in ("former", "anaphor") and not narrative)
        and not (not narrative and (is_age(doc, f) or describes_next(doc, f)))
    ]  # fmt: skip
