"""Registry names in a text: the longest that match, each with every actor it can mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Span

from marsad.reading.casing import in_capitals
from marsad.reading.parse import whole_text
from marsad.registry.actor_index import ActorIndex, Sense, fold

PLACE_PREPOSITIONS = frozenset(
    "in at near across throughout inside outside within into around along through over toward "
    "towards from".split()
)
NAMING = ("PROPN", "ADJ")
TITLES = frozenset(
    "president minister mr mrs ms premier gen general col colonel marshal chancellor secretary "
    "envoy ambassador king prince emir sheikh ayatollah commander leader".split()
)


@dataclass(frozen=True, slots=True)
class NameHit:
    """Tokens ``start`` to ``end`` (exclusive) that spell a registry name."""

    start: int
    end: int
    senses: tuple[Sense, ...]

    @property
    def use(self) -> str:
        """How the first sense uses the name: name, acronym, demonym, metonym ..."""
        return self.senses[0].name.kind


def find_names(doc: Doc, index: ActorIndex, on: date | None) -> tuple[NameHit, ...]:
    """Every registry name, longest first, none overlapping another, in order of the text."""
    hits: list[NameHit] = []
    n, i = len(doc), 0
    cache: dict[str, str] = {}
    shouted = in_capitals(doc)
    while i < n:
        text = doc[i].text
        if not (text[0].isupper() or text[0].isdigit() or ord(text[0]) > 0x590):
            i += 1
            continue
        if text not in cache:
            cache[text] = fold(text)
        first = cache[text].split(" ")[0]
        if first not in index.first_words and _may_be_people(text):
            first = first[:-1]
        most = index.first_words.get(first, 0)
        hit = _longest_at(doc, i, most, index, on) if most else None
        if hit is None:
            i += 1
            continue
        naming = (*NAMING, "NOUN") if hit.use == "acronym" else NAMING
        if hit.end - hit.start == 1 and i in shouted and doc[i].pos_ not in naming:
            i += 1  # "POLICE SAID IT IS ..." names nobody
            continue
        hits.append(hit)
        i = hit.end
    named = {h.senses[0].actor.id for h in hits if not _is_short(h)}
    return tuple(h for h in hits if not _is_short(h) or _stands_alone(doc, h, named))


def _is_short(hit: NameHit) -> bool:
    return hit.end - hit.start == 1 and hit.use == "short"


def _stands_alone(doc: Doc, hit: NameHit, named: set[str]) -> bool:
    """True for a lone surname that is that person's here: the full name stands in the text, or a
    title or spaCy says that it is a person. "al-X" is another name than "X"."""
    token = doc[hit.start]
    if hit.start > 0 and doc[hit.start - 1].text in ("-", "–"):
        return False
    if any(s.actor.id in named for s in hit.senses):
        return True
    before = doc[hit.start - 1].lower_ if hit.start > 0 else ""
    return token.ent_type_ == "PERSON" or before.rstrip(".") in TITLES


def _longest_at(doc: Doc, i: int, most: int, index: ActorIndex, on: date | None) -> NameHit | None:
    """The longest name of at most ``most`` words (hyphens are tokens of their own)."""
    limit = min(len(doc), i + most * 2 if most > 1 else i + 1)
    whole, start = whole_text(doc), doc[i].idx
    for j in range(limit, i, -1):
        last = doc[j - 1]
        if last.is_punct or last.is_space or last.text in ("'s", "’s"):
            continue
        text = whole[start : last.idx + len(last)]
        senses = index.lookup(text, on)
        if not senses and j == i + 1 and _may_be_people(text):
            senses = index.lookup(text[:-1], on)
            senses = tuple(s for s in senses if s.name.kind == "demonym")
        if not senses:
            continue
        span = doc[i:j]
        kept = tuple(s for s in senses if _spelled_so(span, s))
        if kept:
            return NameHit(i, j, kept)
    return None


def _may_be_people(word: str) -> bool:
    """True for what may be the plural of a demonym: "Ruritanians"."""
    return len(word) > 5 and word[0].isupper() and word.endswith("s")


def _spelled_so(span: Span, sense: Sense) -> bool:
    """Acronyms keep their capitals; a one-word name is a proper noun where it stands."""
    text = span.text
    if sense.name.kind == "acronym":
        return text.replace(".", "").isupper() or text == sense.name.text
    if len(span) == 1 and sense.name.lang == "en":
        token = span[0]
        if token.pos_ in ("VERB", "AUX", "ADV", "ADP", "PRON"):
            return False
        if token.is_sent_start and token.pos_ not in ("PROPN", "ADJ"):
            return False
    words = [w for w in text.split() if len(w) > 3]
    return not words or any(w[0].isupper() for w in words) or ord(text[0]) > 0x590


def stands_for_place(span: Span) -> bool:
    """True where a country's or capital's name says where, not who."""
    root = span.root
    if root.dep_ == "pobj":
        return root.head.lower_ in PLACE_PREPOSITIONS
    if (
        root.dep_ in ("appos", "npadvmod")
        and span.start > 0
        and span.doc[span.start - 1].text == ","
    ):
        return root.head.ent_type_ in ("GPE", "LOC", "FAC")
    return root.dep_ == "npadvmod"
