"""Who is meant again: acronyms the text introduces, surnames, pronouns. Within one document."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Token

from marsad.model.mentions import ActorMention
from marsad.reading.actor.links import borrow
from marsad.reading.parse import whole_text
from marsad.reading.tree import token_at

_ACRONYM = re.compile(
    r"\s*[(\[]\s*(?:the\s+|or\s+|known as\s+)?[\"“']?([A-Z][A-Za-z.\-&]{1,11})[\"”']?\s*[,)\]]"
)
_SINGULAR = frozenset({"he", "she", "him", "her", "his"})
_PLURAL = frozenset({"they", "them", "their"})
_THING = frozenset({"it", "its"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_BODIES = frozenset(
    "ministry army council committee coalition government force forces police agency party front "
    "movement militia group organisation organization alliance union court brigade faction "
    "commission mission office command parliament".split()
)
_ARMED = frozenset({"group", "movement", "militia", "organisation", "organization", "faction"})
_ARMED_KINDS = frozenset({"rebel", "militia", "communal", "criminal"})
_BODY_REACH = 40
_THINGS = frozenset({"vehicle", "object", "weapon", "facility"})
_MANY = frozenset({"NNS", "NNPS"})


def acronyms_of(doc: Doc, mentions: list[ActorMention]) -> dict[str, int]:
    """Acronym introduced in brackets after a mention → that mention's index."""
    found: dict[str, int] = {}
    text = whole_text(doc)
    for i, mention in enumerate(mentions):
        match = _ACRONYM.match(text, mention.end)
        if match is None:
            continue
        short = match.group(1)
        initials = "".join(w[0] for w in re.findall(r"[A-Za-z][\w’'-]*", mention.text))
        letters = short.replace(".", "").replace("-", "").upper()
        if letters and (letters[0] in initials.upper() or _is_subsequence(letters, mention.text)):
            found.setdefault(short, i)
    return found


def _is_subsequence(letters: str, text: str) -> bool:
    rest = iter(text.upper())
    return all(letter in rest for letter in letters)


def resolve(doc: Doc, mentions: list[ActorMention]) -> tuple[ActorMention, ...]:
    """The same mentions with identities shared along chains and ``coref`` filled."""
    linked = list(mentions)
    chain = list(range(len(linked)))
    by_acronym = acronyms_of(doc, linked)
    sentence_of = _sentences(doc, linked)
    by_head = {mention.head: i for i, mention in enumerate(linked)}
    for i, mention in enumerate(linked):
        j = _antecedent(doc, linked, i, by_acronym, sentence_of)
        if j is None:
            j = _apposed(doc, mention, by_head)
        if j is None:
            continue
        chain[i] = chain[j]
        introduced = by_acronym.get(mention.text) == j
        if _may_borrow(mention, linked[j]) or introduced:
            linked[i] = borrow(mention, linked[j])
        elif mention.named and not linked[j].named:
            linked[j] = borrow(linked[j], linked[i])
        if mention.named and linked[j].named and linked[j].type == "person":
            linked[i] = replace(linked[i], type="person", kind=linked[i].kind or linked[j].kind)
    groups: dict[int, list[int]] = {}
    for i, root in enumerate(chain):
        key = root
        identity = linked[i].actor_id
        if identity is not None and linked[i].named:
            first = next(
                k for k in range(len(linked)) if linked[k].actor_id == identity and linked[k].named
            )
            key = chain[first]
        groups.setdefault(key, []).append(i)
    for members in groups.values():
        if len(members) < 2:
            continue
        spans = [(linked[k].start, linked[k].end) for k in members]
        for k in members:
            mine = (linked[k].start, linked[k].end)
            linked[k] = replace(linked[k], coref=tuple(s for s in spans if s != mine))
    return tuple(linked)


def _sentences(doc: Doc, mentions: list[ActorMention]) -> list[int]:
    starts = [sent.start_char for sent in doc.sents]
    out, at = [], 0
    for mention in mentions:
        while at + 1 < len(starts) and starts[at + 1] <= mention.start:
            at += 1
        out.append(at)
    return out


def _may_borrow(mention: ActorMention, other: ActorMention) -> bool:
    return mention.actor_id is None and not (mention.named and not other.named)


def _antecedent(
    doc: Doc, linked: list[ActorMention], i: int, acronyms: dict[str, int], sentence: list[int]
) -> int | None:
    mention = linked[i]
    if mention.text in acronyms and acronyms[mention.text] != i:
        return acronyms[mention.text]
    word = mention.text.lower()
    if word in _SINGULAR | _PLURAL | _THING:
        return _for_pronoun(doc, linked, i, word, sentence)
    if not mention.named and mention.actor_id is None and word in _BODIES:
        head = token_at(doc, mention.head)
        if any(c.lower_ in _DEFINITE for c in head.children if c.dep_ == "det"):
            return _for_body(linked, i, word)
    if mention.named and mention.actor_id is None and mention.type in ("person", "organisation"):
        last = mention.text.split()[-1]
        for j in range(i - 1, -1, -1):
            other = linked[j]
            words = other.text.split()
            if other.named and len(words) > 1 and last in words and len(mention.text.split()) == 1:
                return j
            if other.text == mention.text and other.named:
                return j
    return None


def _for_body(linked: list[ActorMention], i: int, word: str) -> int | None:
    """"the ministry" is the ministry named before; "the group" else the armed group named last."""
    before = range(i - 1, max(-1, i - _BODY_REACH), -1)
    for j in before:
        other = linked[j]
        words = other.text.lower().split()
        if words[-1] == word and (len(words) > 1 or other.actor_id or other.coref):
            return j
    for j in before:
        other = linked[j]
        if word in _ARMED and other.named and other.kind in _ARMED_KINDS:
            return j
    return None


def _apposed(doc: Doc, mention: ActorMention, by_head: dict[int, int]) -> int | None:
    """"the head of the council, Amina Diallo": a name set beside a description is the same one."""
    token = token_at(doc, mention.head)
    if token.dep_ == "appos" and token.head.idx in by_head and mention.type == "person":
        return by_head[token.head.idx]
    return None


def _for_pronoun(
    doc: Doc, linked: list[ActorMention], i: int, word: str, sentence: list[int]
) -> int | None:
    nearer = word in _THING and _has_nearer_subject(doc, linked, i)
    for j in range(i - 1, max(-1, i - 12), -1):
        other = linked[j]
        if sentence[i] - sentence[j] > 2 or (nearer and sentence[i] != sentence[j]):
            return None
        if other.text.lower() in _SINGULAR | _PLURAL | _THING:
            same = (other.text.lower() in _SINGULAR) == (word in _SINGULAR)
            if same and (other.text.lower() in _PLURAL) == (word in _PLURAL) and other.name:
                return j
            continue
        if word in _SINGULAR and other.type == "person" and other.named:
            return j
        many = token_at(doc, other.head).tag_ in _MANY
        if word in _PLURAL and other.type in ("group", "person") and not other.named:
            return j
        if word in _PLURAL and many and other.named and other.type in ("group", "organisation"):
            return j
        near = sentence[i] == sentence[j] and not many
        if word == "it" and near and other.type in _THINGS:
            return None
        if word in _THING and other.type in ("organisation", "group") and (other.named or near):
            return j
    return None


def _has_nearer_subject(doc: Doc, linked: list[ActorMention], i: int) -> bool:
    """True where a thing, or what the text has told of before, is the subject before "it" in its
    sentence: in "the lorry stopped when it came under fire" no state or army is meant."""
    pronoun = token_at(doc, linked[i].head)
    kinds = {m.head: m.type for m in linked}
    for token in doc[pronoun.sent.start : pronoun.i]:
        if token.dep_ not in ("nsubj", "nsubjpass") or token.tag_ != "NN":
            continue
        kind = kinds.get(token.idx, "")
        if kind in _THINGS or (not kind and pronoun.i > token.head.i and _is_given(doc, token)):
            return True
    return False


def _is_given(doc: Doc, noun: Token) -> bool:
    """"The patrol", after "a patrol" in a sentence before."""
    return any(t.lemma_ == noun.lemma_ and t.pos_ == "NOUN" for t in doc[: noun.sent.start])
