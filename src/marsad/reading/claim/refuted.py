"""What a sentence calls false: "reports that workers had been abducted were untrue"."""

from __future__ import annotations

from spacy.tokens import Token

from marsad.reading.drafts import StanceReading

UNTRUE = frozenset(
    [
        "false", "untrue", "unfounded", "baseless", "groundless", "fabricated", "fake", "wrong",
        "incorrect", "inaccurate", "mistaken",
    ]
)  # fmt: skip
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


def said_false(head: Token) -> StanceReading | None:
    """The stance of a word that stands inside the subject of a predicate of untruth, else
    ``None``; "was not false" says nothing here."""
    for verb in head.ancestors:
        for child in verb.children:
            word = child.lemma_.lower()
            if word not in UNTRUE or child.dep_ not in ("acomp", "attr", "oprd", "xcomp"):
                continue
            subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
            inside = any(s.i == head.i or s.is_ancestor(head) for s in subjects)
            if inside and not any(c.dep_ == "neg" for c in verb.children):
                cue = (child.idx, child.idx + len(child.text))
                return StanceReading("denied", "not-happened", cue, "said-false", 0.9)
    return None
