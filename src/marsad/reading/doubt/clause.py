"""What a clause says of its own verb: tense, aspect, modals, negation, conditions, questions."""

from __future__ import annotations

from spacy.tokens import Token

from marsad.reading.doubt.modifiers import adverb_effect
from marsad.reading.doubt.state import State, apply

MODALS = {
    "may": "modal", "might": "modal", "could": "modal", "can": "modal",
    "should": "ought", "must": "ought", "shall": "ought", "ought": "ought",
}  # fmt: skip
_WILL = frozenset({"will", "'ll", "’ll", "wo", "gon", "wilt"})
_WOULD = frozenset({"would", "'d", "’d"})
IF = frozenset({"if", "unless", "whether", "lest", "provided", "should", "once"})
_QUESTIONS = frozenset({"WP", "WP$", "WDT", "WRB"})
_COMING = frozenset({"next", "coming"})
_NOT = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither"})


def is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def auxiliaries(verb: Token) -> list[Token]:
    """Its auxiliaries, or those of the verb that it is joined to when it has none."""
    own = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    leader = leading_verb(verb)
    return own if leader is None or own else auxiliaries(leader)


def leading_verb(verb: Token) -> Token | None:
    """The verb that ``verb`` is joined to and whose subject and auxiliaries it shares."""
    if verb.dep_ != "conj" or verb.head.i == verb.i or not is_verb(verb.head):
        return None
    if any(c.dep_.startswith("nsubj") for c in verb.children):
        return None
    if verb.tag_ in ("VB", "VBN", "VBG") or (
        verb.head.tag_ == "VB" and verb.tag_ in ("VBP", "VBD") and is_order(verb.head)
    ):
        return verb.head
    return None


def negation(token: Token) -> Token | None:
    """The word that negates it: "not", "never", "no", "nobody" as its subject."""
    for child in token.children:
        if child.dep_ == "neg" or (child.lower_ in _NOT and child.dep_ in ("advmod", "det")):
            return child
        if child.dep_ in ("nsubj", "nsubjpass") and child.i < token.i:
            if child.lower_ in ("nobody", "none", "nothing", "neither", "no-one"):
                return child
            for below in child.children:
                if below.dep_ == "det" and below.lower_ in ("no", "neither"):
                    return below
            first = child.left_edge
            if first.i < child.i and first.lower_ in ("neither", "hardly", "scarcely"):
                return first
        if child.dep_ in ("dobj", "attr") and is_verb(token):
            for below in child.children:
                if below.dep_ == "det" and below.lower_ == "no":
                    return below
    return None


def own_state(verb: Token) -> State:
    """What the verb says by its own form."""
    helpers = {a.lower_: a for a in auxiliaries(verb)}
    progressive = verb.tag_ == "VBG" and bool(
        helpers.keys() & {"is", "are", "am", "'s", "’s", "'re", "’re", "was", "were", "been", "be"}
    )
    present = verb.tag_ in ("VBZ", "VBP") and not helpers.keys() & {"did", "had", "was", "were"}
    state = State("asserted", "ongoing" if progressive or present else "happened", None, "plain")
    if present and not progressive:
        state = State("asserted", "ongoing", None, "present")
    for word, helper in helpers.items():
        if word in MODALS:
            state = apply(state, MODALS[word], helper)
        elif word in _WILL or word in _WOULD:
            state = apply(state, "future", helper)
    if state.real and (present or progressive) and to_come(verb):
        state = apply(state, "planned", to_come(verb))
    if is_infinitive(verb) and verb.dep_ == "ROOT":
        titled = any(c.dep_.startswith("nsubj") and c.i < verb.i for c in verb.children)
        state = apply(state, "planned" if titled else "purpose", verb)
    if verb.lower_ == "going" and progressive and any(c.dep_ == "xcomp" for c in verb.children):
        state = apply(state, "future", verb)
    return state


def is_infinitive(verb: Token) -> bool:
    return any(
        c.lower_ == "to" and c.dep_ in ("aux", "mark", "prep") and c.i < verb.i
        for c in verb.children
    )


def to_come(verb: Token) -> Token | None:
    """The word that puts a present tense into the future: "are leaving *tomorrow*", "leaves
    *next* week"."""
    if any(c.lower_ in ("was", "were", "been", "had") for c in auxiliaries(verb)):
        return None
    for child in verb.children:
        if child.dep_ not in ("npadvmod", "advmod", "tmod"):
            continue
        if child.lower_ == "tomorrow":
            return child
        if child.pos_ in ("NOUN", "PROPN") and all(c.dep_ != "poss" for c in child.children):
            found = next((b for b in child.children if b.lower_ in _COMING), None)
            if found is not None:
                return found
    return None


def with_surroundings(verb: Token, state: State) -> State:
    """``state`` with the adverbs, the negation and the question of the verb's clause."""
    for child in verb.children:
        if child.dep_ in ("advmod", "neg", "dep", "npadvmod"):
            effect = adverb_effect(child)
            if effect and effect != "not" and effect != "kept":
                state = apply(state, effect, child)
    no = negation(verb)
    if no is not None:
        state = negated(state, no)
    if (
        verb.dep_ == "ROOT"
        and verb.sent.text.rstrip("\"'”’ \n").endswith("?")
        and not (state.real and asks_about(verb))
    ):
        state = apply(state, "question", verb)
    if is_order(verb):
        state = apply(state, "order", verb)
    return state


def asks_about(verb: Token) -> bool:
    """True where the question takes the deed as known: "*Who* shelled the town?", "*Why* ..."."""
    return any(
        t.tag_ in _QUESTIONS and t.i < verb.i
        for child in verb.children
        for t in (child, *child.children)
        if child.dep_ not in ("ccomp", "advcl", "conj", "relcl")
    )


def counterfactual(verb: Token) -> Token | None:
    """The word that says what would have been: "*would* have fled if ...", "*Had* they fled"."""
    helpers = {c.lower_: c for c in auxiliaries(verb)}
    would = next((helpers[w] for w in helpers if w in _WOULD or w in ("could", "might")), None)
    if would is not None and "have" in helpers and has_condition(verb) is not None:
        return would
    mark = condition(verb)
    unreal = mark is not None and (mark.lower_ == "had" or "had" in helpers)
    if mark is None or not unreal or not is_verb(verb.head):
        return None
    above = {c.lower_ for c in auxiliaries(verb.head)}
    return mark if above & (_WOULD | {"could", "might"}) and "have" in above else None


def negated(state: State, no: Token) -> State:
    """Negation under a modal or in the future says that it is not (to be) so."""
    if state.rule in ("modal", "ought"):
        return State("hypothetical", "unknown", state.cue, f"{state.rule}-not")
    return State("asserted", "not-happened", no, "not") if state.realis != "not-happened" else state


def is_order(verb: Token) -> bool:
    """An imperative: a bare verb without subject at the head of a sentence or, behind a comma or
    a bracket, of a clause of its own; or one with "please"."""
    if verb.tag_ == "VB" and any(c.lower_ == "please" for c in verb.children):
        return True
    if verb.dep_ in ("dep", "parataxis", "advcl") and verb.tag_ == "VB":
        alone = verb.left_edge.i == verb.i > verb.sent.start
        return alone and verb.doc[verb.i - 1].is_punct
    leader = verb.head if verb.dep_ == "conj" and verb.tag_ in ("VB", "VBP") else None
    if (
        leader is not None
        and is_verb(leader)
        and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children)
    ):
        return leader.dep_ in ("ROOT", "conj") and leader.i < verb.i and is_order(leader)
    return (
        verb.dep_ == "ROOT"
        and verb.tag_ == "VB"
        and not any(
            c.dep_ in ("nsubj", "nsubjpass", "aux", "expl") and c.lower_ != "do"
            for c in verb.children
        )
    )


def condition(verb: Token) -> Token | None:
    """The word that makes the verb's clause a condition."""
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ == "had" and _inverted(child, verb):
            return child
        if (
            child.dep_ in ("mark", "advmod", "aux", "prep")
            and child.lower_ in IF
            and child.i < verb.i
        ):
            if child.lower_ == "should" and verb.dep_ != "advcl":
                continue
            if child.lower_ == "once" or (
                child.i + 1 < len(verb.doc) and verb.doc[child.i + 1].lower_ in ("not", "any")
            ):
                continue
            return child
    return None


def _inverted(helper: Token, verb: Token) -> bool:
    """ "*Had* the guards fired, ...": the auxiliary opens the clause, before its subject."""
    return (
        verb.dep_ == "advcl"
        and helper.i == verb.left_edge.i
        and any(c.dep_.startswith("nsubj") and c.i > helper.i for c in verb.children)
    )


def awaited(verb: Token) -> Token | None:
    """The word that puts a clause in the present tense before something to come: "once they
    *arrive*, we will ...", "until he *leaves*"."""
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBZ", "VBP") or not is_verb(verb.head):
        return None
    mark = next(
        (c for c in verb.children if c.dep_ in ("mark", "advmod") and c.lower_ in _WHEN), None
    )
    if mark is None:
        return None
    above = own_state(verb.head)
    to_come = above.realis in ("future", "unknown") or is_order(verb.head)
    return mark if to_come or mark.lower_ in ("until", "till", "before") else None


_WHEN = frozenset({"when", "once", "after", "before", "until", "till", "whenever", "as"})


def has_condition(verb: Token) -> Token | None:
    """The condition that hangs on the verb: "If X, he will *attack*"."""
    for child in verb.children:
        if child.dep_ == "advcl":
            found = condition(child)
            if found is not None and found.lower_ in ("if", "unless", "should", "had"):
                return found
    return None
