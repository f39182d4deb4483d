"""One step outward from a happening: how its word hangs on the word above it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from marsad.reading.doubt.clause import is_infinitive, is_verb
from marsad.reading.doubt.commitment import commitment

INSTEAD = frozenset({"without"})
_INCLUDING = frozenset({"including", "include", "like", "as"})
_INSTEAD_OF = frozenset({"instead", "rather"})


@dataclass(frozen=True, slots=True)
class Edge:
    """``frame`` is how ``upper`` takes the lower word in (a frame of ``data/commitment.tsv``, or
    ``tense``: the upper verb carries its tense; ``modifiers``: they share modifiers; ``purpose``,
    ``without``, ``condition``; ``loose``: only what is said of both still counts)."""

    upper: Token
    frame: str
    word: Token
    part: str = "v"


@cache
def _carriers(part: str) -> frozenset[str]:
    text = (files("marsad.reading") / "data" / "doubt_carriers.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return frozenset(word for word, role in rows if role == part)


def is_over(verb: Token) -> bool:
    """True of a verb that says that its subject is over: "stop", "end"."""
    return verb.lemma_ in _carriers("stopping")


def part_of(token: Token) -> str:
    """``v``, ``a`` or ``n``."""
    if is_verb(token):
        return "v"
    return "a" if token.pos_ in ("ADJ", "ADV") else "n"


def edge(node: Token) -> Edge | None:
    """The step from ``node`` outward; ``None`` at the root."""
    if node.dep_ == "ROOT" or node.head.i == node.i:
        return None
    if node.dep_ in ("acomp", "attr") and is_verb(node.head):
        return Edge(node.head, "tense", node.head)
    if node.dep_ == "conj" and node.tag_ in ("VBD", "VBZ") and is_verb(node.head):
        upper = _finite(node.head)
        return Edge(upper, "modifiers", upper) if upper is not None else _conjunct(node)
    if node.dep_ in ("conj", "appos"):
        return _conjunct(node)
    if is_verb(node):
        return _from_verb(node)
    return _from_noun(node)


def _conjunct(node: Token) -> Edge:
    return Edge(node.head, "modifiers", node.head, part_of(node.head))


def _finite(verb: Token) -> Token | None:
    """The finite verb that a finite verb is really joined to, where the parse joins it to an
    infinitive: "*asked* residents to leave and closed the bridge"; ``None`` where it is right."""
    seen = verb
    while is_infinitive(seen) and seen.dep_ in ("xcomp", "ccomp", "advcl", "acl"):
        seen = seen.head
        if not is_verb(seen):
            return None
    return seen if seen.i != verb.i and seen.tag_ in ("VBD", "VBZ", "VBP", "VBN") else None


def _from_verb(node: Token) -> Edge:
    up = node.head
    part = part_of(up)
    if node.dep_ == "pcomp":
        return _through_preposition(node)
    if _came_out(node, up):
        return Edge(up, "outcome", up)
    if node.dep_ == "ccomp" and up.lemma_ == "be":
        judged = next((c for c in up.children if c.dep_ == "acomp" and c.i < node.i), None)
        if judged is not None:
            return Edge(judged, "that", judged, "a")
    if node.dep_ == "advcl" and node.tag_ == "VBN" and node.i == up.i + 1 and _is_passive(up):
        return Edge(up, "to-pass", up)
    if is_infinitive(node) or (
        node.tag_ == "VB"
        and node.dep_ in ("ccomp", "xcomp")
        and not any(c.dep_ == "aux" for c in node.children)
    ):
        if node.dep_ in ("xcomp", "ccomp", "oprd"):
            return Edge(up, _infinitive_frame(node, up), up, part)
        if node.dep_ == "acl":
            return Edge(up, "to", up, "n")
        if node.dep_ in ("advcl", "relcl", "prep", "csubj"):
            noun = _noun_before(node, up)
            if noun is not None:
                return Edge(noun, "to", noun, "n")
            if part == "a" or (node.dep_ == "advcl" and up.lower_ in ("enough", "too")):
                return Edge(up, "to", up, "a")
            return Edge(up, "purpose", node)
    if node.dep_ in ("ccomp", "xcomp", "oprd"):
        if node.tag_ == "VBN" and not any(
            c.dep_ in ("aux", "auxpass", "mark") for c in node.children
        ):
            return Edge(up, "to-obj" if up.i < node.i else "that", up, part)
        if node.tag_ == "VBG" and not any(c.dep_ in ("aux", "nsubj") for c in node.children):
            return Edge(up, "ing", up, part)
        if node.dep_ == "ccomp":
            if up.i > node.i and up.lemma_ == "be" and part == "v":
                return Edge(up, "loose", up, part)
            return Edge(up, "that", up, part)
        return Edge(up, "modifiers", up, part)
    if node.dep_ == "acl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in node.children):
        return Edge(up, "that", up, "n")
    if (
        node.dep_ == "advcl"
        and node.tag_ == "VBG"
        and node.i > up.i
        and not any(c.dep_ in ("mark", "advmod") and c.i < node.i for c in node.children)
    ):
        return Edge(up, "outcome", up, part)
    if node.dep_ == "amod":
        return Edge(up, "loose", up, part)
    return Edge(up, "loose", up, part)


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in verb.children)


def _came_out(node: Token, up: Token) -> bool:
    """ "fell to *reach*", "returned to *find*": the infinitive tells how it came out."""
    return (
        is_infinitive(node)
        and node.dep_ in ("xcomp", "advcl")
        and node.lemma_ in _carriers("ending")
        and is_verb(up)
        and up.lemma_ in _carriers("change")
        and up.tag_ == "VBD"
    )


def _noun_before(node: Token, up: Token) -> Token | None:
    """The noun right before the infinitive that takes it in, where the parse hangs it on the
    verb: "foiled a *plot* to bomb the bridge"."""
    before = node.doc[node.left_edge.i - 1] if node.left_edge.i > node.sent.start else None
    if before is None or before.dep_ != "dobj" or before.head.i != up.i:
        return None
    known = commitment(before.lemma_.lower(), "n", "to") is not None
    return before if known and commitment(up.lemma_.lower(), "v", "to-obj") is None else None


def _infinitive_frame(node: Token, up: Token) -> str:
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in up.children):
        return "to-pass"
    if any(c.dep_.startswith("nsubj") for c in node.children) and node.dep_ == "ccomp":
        return "to-obj"
    if any(c.dep_ in ("dobj", "dative") for c in up.children):
        return "to-obj"
    return "to"


def _through_preposition(node: Token) -> Edge:
    word = node.head
    if word.lower_ in INSTEAD:
        return Edge(word.head, "without", word)
    if word.lower_ == "of" and (
        word.head.lower_ in _INSTEAD_OF or any(c.lower_ in _INSTEAD_OF for c in word.children)
    ):
        return Edge(word.head, "without", word)
    if word.lower_ == "than" and any(c.lower_ == "rather" for c in word.children):
        return Edge(word.head, "without", word)
    if word.lower_ in _INCLUDING:
        upper = _listed_under(word) or word.head
        return Edge(upper, "modifiers", upper, part_of(upper))
    frame = "to-p" if word.lower_ == "to" else word.lower_
    if word.dep_ == "prep" and word.head.dep_ == "prep":
        word = word.head
    above = word.head.head
    if (
        word.head.dep_ == "dobj"
        and is_verb(above)
        and commitment(above.lemma_.lower(), "v", frame) is not None
        and commitment(word.head.lemma_.lower(), "n", frame) is None
    ):
        return Edge(above, frame, above, "v")
    return Edge(word.head, frame, word.head, part_of(word.head))


def _listed_under(including: Token) -> Token | None:
    """The noun right before "including", whatever the parse hangs it on."""
    i = including.i - 1
    while i > including.sent.start and including.doc[i].is_punct:
        i -= 1
    noun = including.doc[i]
    return noun if noun.pos_ == "NOUN" and including.lower_ != "as" else None


def _from_noun(node: Token) -> Edge:
    up = node.head
    if node.dep_ in ("dobj", "nsubjpass", "oprd") and is_verb(up):
        if commitment(up.lemma_, "v", "off") and any(c.lower_ == "off" for c in up.children):
            return Edge(up, "off", up)
        return Edge(up, "tense" if up.lemma_ in _carriers("object") else "obj", up)
    if node.dep_ == "nsubj" and is_verb(up):
        return Edge(up, "tense" if up.lemma_ in _carriers("subject") else "subject", up)
    if node.dep_ == "pobj":
        if (
            up.lower_ == "of"
            and up.head.lemma_.lower() in _carriers("sum")
            and not (up.head.lower_ == "case" and up.head.head.lower_ == "in")
        ):
            return Edge(up.head, "modifiers", up.head, "n")
        return _through_preposition(node)
    if node.dep_ in ("compound", "nmod", "amod") and part_of(up) == "n":
        return Edge(up, "compound", up, "n")
    return Edge(up, "loose", up, part_of(up))
