"""Headlines and whole reports in capitals, put into ordinary letters for the parser alone.

Law: no character is added or lost, so every offset stands; the text itself is never changed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from marsad.codebook.proper_nouns import proper_nouns
from marsad.reading.casing_bodies import body_names
from marsad.registry.places.rows import admin1_names, countries

LEAST_WORDS = 3
SHARE = 0.85
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
INITIALS = frozenset("us un eu uk usa uae drc nato".split())
SMALL = frozenset("of the and for in to de del la el los las y et du des al".split())
# Words after which a name goes on.
SAINTS = frozenset("san santa santo saint st fort port puerto villa ciudad nueva nuevo".split())
TITLES = frozenset(
    "president minister general colonel captain major lieutenant sergeant admiral ambassador "
    "secretary senator bishop archbishop father judge governor mayor prime mr mrs ms dr col gen "
    "maj capt lt sgt brig dictator king prince sheikh pope cardinal commander".split()
)
# Regions with the name of a common thing.
WORDS = frozenset(
    "unity gulf delta plateau reunion batman saga maine cascades colon pest ogre mascara bloke "
    "bender central north south east west northern southern eastern western centre center coast "
    "islands capital littoral lake lakes upper lower great mountain mountains river rivers "
    "highland highlands borders border federal savannas equator".split()
)
_ENDS = (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("d", ""), ("ing", ""),
         ("ing", "e"), ("er", ""), ("est", ""), ("ly", ""))  # fmt: skip
# Two letters side by side of which none is a small one of the plain alphabet: a word in capitals
# holds such a pair, so a line with fewer pairs than words is not asked further.
_CAPITALS = re.compile(r"[^\W\d_a-z]{2}")
_TWICE = re.compile(r"([b-df-hj-np-tv-z])\1(?:ed|ing)$")


def in_capitals(doc: Doc) -> frozenset[int]:
    """The tokens of lines written all in capitals; a line is at least ``LEAST_WORDS`` words, or
    goes on where such a line of its block stops."""
    if all(len(_CAPITALS.findall(line)) < LEAST_WORDS for line in doc.text.split("\n")):
        return frozenset()
    lines: list[tuple[list[int], bool, bool]] = []
    line: list[Token] = []
    for token in (*doc, None):
        if token is not None and "\n" not in token.text:
            line.append(token)
            continue
        words = [t for t in line if t.is_alpha and len(t.text) > 1]
        shouted = [t for t in words if t.text.isupper()]
        loud = bool(words) and len(shouted) >= SHARE * len(words)
        lines.append(([t.i for t in line], loud and len(words) >= LEAST_WORDS, loud))
        if token is not None and token.text.count("\n") > 1:
            lines.append(([], False, False))
        line = []
    found: set[int] = set()
    before = False
    for at, sure, loud in lines:
        before = sure or (before and loud)
        if before:
            found |= set(at)
    return frozenset(found)


def recased(nlp: Language, doc: Doc, capitals: frozenset[int]) -> Doc:
    """A ``Doc`` like ``doc`` with ``capitals`` in ordinary letters, as far as can be told which
    words are names: what no dictionary has, and the names of countries and large towns."""
    known = _dictionary(nlp)
    spelled = _spelled_out(doc, capitals) | body_names(doc, capitals, lambda t: is_name(t, known))
    words = [
        t.text if t.i not in capitals else _named(t) if t.i in spelled else _ordinary(t, known)
        for t in doc
    ]
    made = Doc(doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])
    for token in doc:
        if token.is_sent_start and token.i:
            made[token.i].is_sent_start = True
    return made


def in_letters_of(doc: Doc, original: Doc) -> Doc:
    """The tags, lemmas, dependencies and entities of ``doc`` on the words of ``original``."""
    attributes: list[int | str] = [
        "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE",
    ]  # fmt: skip
    made = Doc(
        original.vocab,
        words=[t.text for t in original],
        spaces=[bool(t.whitespace_) for t in original],
    )
    return made.from_array(attributes, doc.to_array(attributes))  # type: ignore[arg-type]


def _named(token: Token) -> str:
    text, low = token.text, token.text.lower()
    if low in SMALL or not text[0].isalpha() or len(low) != len(text):
        return low if len(low) == len(text) else text
    return text[0] + low[1:]


def _ordinary(token: Token, known: frozenset[str]) -> str:
    text, low = token.text, token.text.lower()
    if not text.isupper() or len(low) != len(text) or low in INITIALS or "." in low[:-1]:
        return text
    if not text[0].isalpha():
        return low
    written = proper_nouns().get(low)
    if written is not None:
        return written
    if low in DAYS or low in _names() or _is_month(token, low) or _opens(token):
        return text[0] + low[1:]
    if _is_known(low, known) and not _goes_on(token):
        return text[0] + low[1:] if low in TITLES and _before_name(token, known) else low
    bracketed = token.nbor(-1).text in ("(", "[")
    if bracketed or (len(low) < 6 and not set(low) & set("aeiouy")):
        return text
    return text[0] + low[1:]


def is_name(token: Token, known: frozenset[str]) -> bool:
    """True for a word that is written with a capital anywhere in a sentence."""
    low = token.lower_
    if not token.text[0].isalpha() or low in SMALL:
        return False
    return low in _names() or low in proper_nouns() or not _is_known(low, known)


def _goes_on(token: Token) -> bool:
    """True for the word after "San" and its like: "SAN VICENTE", "PUERTO LIBERTADOR"."""
    return token.i > 0 and token.nbor(-1).lower_ in SAINTS and token.lower_ not in SMALL


def _is_month(token: Token, low: str) -> bool:
    return low in MONTHS and (low not in ("march", "may", "mar", "sep") or _beside_number(token))


def _opens(token: Token) -> bool:
    """True for the first word of a block or after a full stop, quotes and remarks in brackets
    ("[TEXT]") passed over."""
    if token.is_sent_start is True:
        return True
    before = token.i - 1
    while before >= 0:
        word = token.doc[before]
        if word.is_space:
            if word.text.count("\n") > 1:
                return True
        elif word.text == "]":
            while before > 0 and token.doc[before].text != "[":
                before -= 1
        elif word.text not in ('"', "“", "(", "[", "'"):
            return word.text in (".", "?", "!", "--")
        before -= 1
    return True


def _spelled_out(doc: Doc, capitals: frozenset[int]) -> frozenset[int]:
    """The words before a bracket that spell out the acronym in it: they are one name."""
    found: set[int] = set()
    for i in capitals:
        if i < 3 or not doc[i].is_alpha or doc[i - 1].text not in ("(", "["):
            continue
        letters = list(doc[i].text)
        at = i - 2
        words: list[int] = []
        while at >= 0 and letters and len(words) < 2 * len(doc[i].text):
            word = doc[at]
            if word.is_alpha and word.text[0] == letters[-1]:
                letters.pop()
            elif word.lower_ not in SMALL and not word.is_space:
                break
            words.append(at)
            at -= 1
        if not letters:
            found |= set(words)
    return frozenset(found)


def _beside_number(token: Token) -> bool:
    doc = token.doc
    return any(0 <= k < len(doc) and doc[k].is_digit for k in (token.i - 1, token.i + 1))


def _before_name(token: Token, known: frozenset[str]) -> bool:
    after = token.i + 1
    return after < len(token.doc) and is_name(token.doc[after], known)


def _is_known(low: str, known: frozenset[str]) -> bool:
    if low in known or not low.isalpha():
        return True
    if _TWICE.search(low) and low.removesuffix("ed").removesuffix("ing")[:-1] in known:
        return True
    stems = (low[: -len(end)] + put for end, put in _ENDS if low.endswith(end))
    return any(len(stem) > 2 and stem in known for stem in stems)


@lru_cache(maxsize=2)
def _dictionary(nlp: Language) -> frozenset[str]:
    """Words of the lemmatizer's own lists, with what is always known."""
    tables = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    index = tables.get_table("lemma_index")
    irregular = tables.get_table("lemma_exc")
    listed = {word for words in index.values() for word in words}
    listed |= {word for forms in irregular.values() for word in forms}
    return frozenset(listed | set(nlp.Defaults.stop_words))


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """Single words that name a country, its people or a first-level region."""
    names = {name for row in countries() for name, _ in row.names}
    names |= {people for row in countries() for people in row.demonyms}
    names |= set(admin1_names().values())
    found = {n.lower() for n in names if n.isalpha() and len(n) > 3}
    return frozenset(found - WORDS)
