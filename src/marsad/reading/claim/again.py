"""Happenings told again by a word that only points back: "the first took place on the 17th",
"both were flown near the oasis", "the target was a depot south of the town".

Such a word gets a trigger of the kind of the happening it points to, so that its time and place
are not lost; so does "the strike", where "strike" alone would be too little to go by. An ordinal
is one of several told before: an event of its own, not the same one.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from marsad.reading.drafts import Trigger

HAPPEN = frozenset(
    [
        "take", "happen", "occur", "carry", "fly", "conduct", "launch", "stage", "come", "follow",
        "mount",
    ]
)  # fmt: skip
DONE = frozenset({"carry", "fly", "conduct", "launch", "stage", "mount"})
LIGHT = frozenset({"take", "come"})
POINTING = frozenset(["it", "this", "they", "both", "these", "those"])
PLURAL = frozenset({"they", "both", "these", "those"})
ORDINAL = frozenset(
    ["first", "second", "third", "fourth", "fifth", "last", "other", "latter", "former"]
)
NAMED = frozenset(
    [
        "strike", "raid", "attack", "bombing", "blast", "explosion", "shooting", "killing",
        "clash", "assault", "bombardment", "shelling", "ambush", "massacre", "incident",
    ]
)  # fmt: skip
CIRCUMSTANCE = frozenset({"after", "before", "since", "following", "during", "despite"})
CONFIRMING = frozenset({"confirm", "claim", "verify", "acknowledge", "comment"})
AIMED = frozenset({"target", "targets"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
REACH = 3
RULE = "again"


def points_back(doc: Doc, triggers: Sequence[Trigger]) -> tuple[Trigger, ...]:
    """The triggers with those that point back added, in order of the text."""
    if not triggers:
        return ()
    triggers = _not_labour(doc, triggers)
    taken = {t.head for t in triggers}
    sentences = {sent.start: n for n, sent in enumerate(doc.sents)}
    found: list[Trigger] = list(triggers)
    for token in doc:
        if token.lemma_.lower() in NAMED and token.i not in taken and _is_definite(token):
            earlier = _antecedent(token, triggers, doc, sentences)
            if earlier is not None and earlier.kind.startswith("assault"):
                found.append(_trigger(token, earlier))
                taken.add(token.i)
        if token.lower_ in AIMED and token.dep_ == "nsubj" and token.head.lemma_ == "be":
            earlier = _antecedent(token, triggers, doc, sentences)
            if earlier is not None and _is_definite(token) and token.i not in taken:
                found.append(_trigger(token, earlier))
        if token.lemma_ not in HAPPEN or token.pos_ != "VERB" or token.i in taken:
            continue
        for subject in _subjects(token):
            earlier = _antecedent(subject, triggers, doc, sentences)
            if earlier is not None and subject.i not in taken:
                found.append(_trigger(subject, earlier))
    return tuple(sorted(found, key=lambda t: (t.start, t.end)))


def _not_labour(doc: Doc, triggers: Sequence[Trigger]) -> tuple[Trigger, ...]:
    """The triggers without "the strike" read as a labour dispute where the text tells of a strike
    from the air just before, and without the bare "killed" that only says what it did."""
    kept: list[Trigger] = []
    for trigger in triggers:
        head = doc[trigger.head]
        if trigger.kind == "protest.strike" and _is_definite(head) and _is_war(kept):
            continue
        if trigger.rule.startswith("harm:") and _is_war(kept):
            subjects = [c for c in head.children if c.dep_ == "nsubj"]
            if any(c.lemma_.lower() in NAMED and _is_definite(c) for c in subjects):
                continue
        kept.append(trigger)
    return tuple(kept)


def _is_war(before: Sequence[Trigger]) -> bool:
    return any(t.kind.startswith("assault") for t in before[-3:])


def _subjects(verb: Token) -> list[Token]:
    """The subjects of ``verb`` that only point back; "the second on 19 November", left without a
    verb of its own, counts as well."""
    if verb.lemma_ in LIGHT and not any(
        c.lower_ in ("place", "hours", "days") for c in verb.children
    ):
        return []
    role = "nsubjpass" if verb.lemma_ in DONE else "nsubj"
    found = [c for c in verb.children if c.dep_ == role and _points(c)]
    if any(c.lower_ in ORDINAL for c in found):
        found += [t for t in verb.sent if t.i > verb.i and _points(t) and t.lower_ in ORDINAL]
    return found


def _is_definite(token: Token) -> bool:
    if token.pos_ != "NOUN" or token.dep_ in ("compound", "amod"):
        return False
    above = token.head
    if token.dep_ == "pobj" and above.lower_ in CIRCUMSTANCE:
        return False
    if above.lemma_ in CONFIRMING and any(c.dep_ == "neg" for c in above.children):
        return False
    return any(c.lower_ in DEFINITE for c in token.children if c.dep_ in ("det", "predet"))


def _points(token: Token) -> bool:
    if token.lower_ in ORDINAL:
        return any(c.lower_ == "the" for c in token.children)
    return token.lower_ in POINTING


def is_plural(trigger: Trigger, doc: Doc) -> bool:
    """True for a pointing word that means several: "both", "they", "the strikes"."""
    word = doc[trigger.head]
    return word.lower_ in PLURAL or word.tag_ in ("NNS", "NNPS")


def _antecedent(
    subject: Token, triggers: Sequence[Trigger], doc: Doc, sentences: dict[int, int]
) -> Trigger | None:
    here = sentences.get(subject.sent.start, 0)
    plural = subject.lower_ in PLURAL or subject.lower_ in ORDINAL
    for trigger in reversed(triggers):
        head = doc[trigger.head]
        if head.i >= subject.i or not trigger.kind.startswith(("assault", "protest", "coerce")):
            continue
        if here - sentences.get(head.sent.start, 0) > REACH:
            return None
        if not plural or head.tag_ in ("NNS", "NNPS"):
            return trigger
    return None


def _trigger(subject: Token, earlier: Trigger) -> Trigger:
    rule = f"{RULE}:{'one of' if subject.lower_ in ORDINAL else 'the same'}"
    return Trigger(
        start=subject.idx,
        end=subject.idx + len(subject.text),
        head=subject.i,
        kind=earlier.kind,
        confidence=round(earlier.confidence * 0.85, 4),
        rule=rule,
        contexts=earlier.contexts,
    )
