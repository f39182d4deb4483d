"""Lasting states told as such: shortages, looting, nobody to keep order, people held or stuck.

The trigger is the shortest noun phrase that carries the condition. Themes: codebook, kinds.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from marsad.codebook.lexicon.entries import Lexicon, load_lexicon
from marsad.reading.trigger.found import Found
from marsad.reading.trigger.frames import lemma_of
from marsad.reading.trigger.slots import Frame
from marsad.reading.trigger.states import LACK_WORDS, lasting, without

_LACKS = frozenset({"lack", "absence", "shortage", "dearth", "scarcity", "unavailability", "want",
                    "deprivation", "need"})  # fmt: skip
_LACKING = frozenset({"lack", "need", "miss"})
_STRONG = frozenset({"lack", "absence", "shortage", "dearth", "scarcity", "unavailability"})
_KIN = frozenset({"impunity", "security-governance"})
_FOUGHT = frozenset({"combat", "fight", "end", "stop", "prevent", "avoid", "tackle", "address",
                     "against", "curb", "reduce", "ease", "counter", "eradicate", "investigate",
                     "charge", "accuse", "convict", "overcome", "resolve", "deny"})  # fmt: skip


def find_conditions(doc: Doc, words: Mapping[int, frozenset[str]]) -> list[Found]:
    """The conditions that ``doc`` tells, coordinated ones of a theme as one. ``words`` are those of
    each sentence, by where it begins."""
    lexicon = load_lexicon()
    found: list[Found] = []
    for token in doc:
        gerund = _is_named_by_verb(token, lexicon)
        word = token.lower_ if gerund else lemma_of(token)
        if word in _LACKS or word in _LACKING:
            one = _lack(token, lexicon) or _closed(token, lexicon)
        elif word in lexicon.conditions and (gerund or token.pos_ in ("NOUN", "PROPN")):
            one = _state(token, words[token.sent.start], lexicon)
        elif word == "closed" or word == "close":
            one = _closed(token, lexicon) or lasting(token, words[token.sent.start], lexicon)
        elif word in lexicon.states:
            one = lasting(token, words[token.sent.start], lexicon)
        elif word in LACK_WORDS:
            one = without(token, lexicon)
        else:
            continue
        if one is not None:
            found.append(one)
    return _joined(found)


def _left(token: Token) -> int:
    """Where the shortest phrase begins: adjectives and compounds, without article or number."""
    first = token.i
    for child in reversed(list(token.lefts)):
        if child.dep_ not in ("amod", "compound", "nmod", "det", "poss", "npadvmod"):
            break
        if child.dep_ in ("det", "poss"):
            break
        if any(c.dep_ in ("cc", "conj") for c in child.children):
            return child.i
        first = child.left_edge.i
    return first


def _made(token: Token, last: int, theme: str, rule: str, confidence: float) -> Found:
    return Found(token, _left(token), last, f"condition.{theme}", confidence, rule)


def _lack(token: Token, lexicon: Lexicon) -> Found | None:
    """"A lack of police", "lack police", "fuel shortages"."""
    wanted: list[Token] = []
    verb = token.pos_ == "VERB"
    if verb:
        if lemma_of(token) != "lack":
            return None
        wanted = [c for c in token.children if c.dep_ in ("dobj", "obj")]
    elif token.pos_ == "NOUN" and lemma_of(token) in _STRONG:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "in"):
                wanted += [c for c in child.children if c.dep_ == "pobj"]
        wanted += [c for c in token.children if c.dep_ in ("compound", "amod")]
    for thing in wanted:
        for part in (thing, *thing.conjuncts, *thing.subtree):
            theme = lexicon.lacking.get(lemma_of(part)) or lexicon.lacking.get(part.lower_)
            if theme is not None:
                last = max(token.i, thing.i) if thing.i - token.i < 8 else token.i
                first = token.i if verb else _left(token)
                return Found(token, first, last, f"condition.{theme}", 0.8, "condition:lack")
    if not verb and lemma_of(token) in ("shortage", "scarcity"):
        return _made(token, token.i, "prices-shortages", "condition:shortage", 0.75)
    return None


def _closed(token: Token, lexicon: Lexicon) -> Found | None:
    """"Schools remain closed", "banks have been closed for weeks"."""
    if token.lower_ != "closed":
        return None
    words = {lemma_of(t) for t in token.head.subtree} if token.head.i != token.i else set()
    lasting = {"remain", "stay", "still", "week", "month", "continue", "keep"} & (
        words | {lemma_of(t) for t in token.subtree}
    )
    subject = [
        c for t in (token, token.head) for c in t.children if c.dep_ in ("nsubj", "nsubjpass")
    ]
    if not lasting or not subject:
        return None
    thing = lemma_of(subject[0])
    if thing in ("school", "university", "bank", "office", "court", "shop"):
        return Found(token, token.i, token.i, "condition.services", 0.7, "condition:closed")
    if thing in ("road", "border", "crossing", "airport", "port"):
        return Found(token, token.i, token.i, "condition.access", 0.7, "condition:closed")
    if thing in ("hospital", "clinic"):
        return Found(token, token.i, token.i, "condition.health", 0.7, "condition:closed")
    return None


def _is_named_by_verb(token: Token, lexicon: Lexicon) -> bool:
    """"Looting of houses goes on", where the parser sees a verb."""
    return (
        token.tag_ == "VBG" and token.dep_ in ("csubj", "nsubj", "nsubjpass")
        and token.lower_ in lexicon.conditions
    )  # fmt: skip


def _state(token: Token, words: frozenset[str], lexicon: Lexicon) -> Found | None:
    gerund = _is_named_by_verb(token, lexicon)
    if token.pos_ not in ("NOUN", "PROPN") and not gerund:
        return None
    if token.dep_ in ("compound", "amod", "nmod"):
        return None
    frame = Frame(token, words)
    if not _FOUGHT.isdisjoint(frame.slot("gov")):
        return None
    word = token.lower_ if gerund else lemma_of(token)
    entry = frame.first(lexicon.conditions.get(word, ()))
    if entry is None:
        return None
    if lemma_of(token) in ("problem", "difficulty", "challenge", "struggle"):
        return _problem(token, lexicon)
    theme = entry.kind.removeprefix("condition.")
    return _made(token, token.i, theme, entry.rule, 0.7)


def _problem(token: Token, lexicon: Lexicon) -> Found | None:
    """"Problems building a security structure": the words below the problem give the theme."""
    below = [t for t in token.subtree if t.i > token.i]
    below += [t for c in token.head.children if c.dep_ in ("xcomp", "advcl", "prep", "acl")
              and c.i > token.i for t in c.subtree]  # fmt: skip
    order = ("security", "militia", "police", "law", "governance", "army", "control")
    if not any(lemma_of(t) in order for t in below):
        return None
    return _made(token, token.i, "security-governance", "condition:problem", 0.65)


def _joined(found: list[Found]) -> list[Found]:
    """"Shortages and high prices" is one condition; so are impunity and lawlessness."""
    kept: list[Found] = []
    for one in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and (one.kind == last.kind or {_theme(one), _theme(last)} <= _KIN)
            and one.head.sent.start == last.head.sent.start
            and (one.head in last.head.conjuncts or one.first <= last.last)
            and one.first - last.last <= 4
        ):
            kept[-1] = Found(last.head, last.first, max(one.last, last.last), last.kind,
                             last.confidence, last.rule)  # fmt: skip
            continue
        kept.append(one)
    return kept


def _theme(found: Found) -> str:
    return found.kind.removeprefix("condition.")
