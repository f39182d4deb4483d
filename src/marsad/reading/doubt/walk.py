"""The walk from a happening outward to the voice that tells it."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from marsad.reading.doubt.clause import (
    awaited,
    condition,
    counterfactual,
    has_condition,
    is_infinitive,
    is_order,
    is_verb,
    negation,
    own_state,
    with_surroundings,
)
from marsad.reading.doubt.commitment import POLARITY, VOICES, commitment
from marsad.reading.doubt.edges import Edge, edge, is_over
from marsad.reading.doubt.modifiers import adjective_effect, adverb_effect
from marsad.reading.doubt.state import State, apply

_LOOSE = frozenset({"said", "alleged", "thought", "fact"})
_SEMI_MODAL = {"have": "ought", "need": "ought", "be": "planned", "go": "future", "use": "happened"}
_WITHIN = frozenset({"by", "before", "in"})
STEPS = 12


def walk(head: Token) -> tuple[State, bool]:
    """How the text stands to ``head``, and whether a voice was met on the way."""
    state = _start(head)
    node, loose = head, False
    if state.rule == "not" and is_verb(head) and counterfactual(head) is not None:
        return state, False
    for _ in range(STEPS):
        any_such = open_any(node)
        if any_such is not None and not loose:
            return apply(State("asserted", "happened", None, "bare"), "condition", any_such), False
        mark = (condition(node) or awaited(node)) if is_verb(node) else None
        if mark is not None and not loose:
            return apply(state, "condition", mark), False
        step = edge(node)
        if step is None:
            break
        if loose or step.frame == "loose":
            state, stop, loose = *_voice_afar(state, step, given=is_given(head)), True
        else:
            state, stop, loose = _cross(state, step, node)
        if stop:
            return state, True
        node = step.upper
    return state, False


def _start(head: Token) -> State:
    if is_verb(head):
        state = with_surroundings(head, own_state(head))
        unreal = counterfactual(head)
        if unreal is not None:
            if negation(head) is not None:
                return State("asserted", "happened", None, "plain")
            return State("asserted", "not-happened", unreal, "not")
        if has_condition(head) is not None and state.realis in ("future", "unknown"):
            state = apply(state, "condition", has_condition(head))
        return state
    return _noun_modifiers(head, State("asserted", "happened", None, "bare"))


def open_any(noun: Token) -> Token | None:
    """The word that makes a noun a mere case: "*Any* attack will be answered"."""
    if noun.dep_ not in ("nsubj", "nsubjpass") or not is_verb(noun.head):
        return None
    above = own_state(noun.head)
    if above.rule not in ("modal", "ought", "future"):
        return None
    return next((c for c in noun.children if c.lower_ == "any" and c.dep_ == "det"), None)


def _noun_modifiers(noun: Token, state: State) -> State:
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod", "advmod", "acl"):
            effect = adjective_effect(child) or (
                adverb_effect(child) if child.dep_ == "advmod" else None
            )
            if effect and effect not in ("not", "kept"):
                state = apply(state, effect, child)
        if child.dep_ in ("det", "neg") and child.lower_ in ("no", "neither"):
            state = apply(state, "not", child)
    return state


def _cross(state: State, step: Edge, node: Token) -> tuple[State, bool, bool]:
    """``state`` beyond one step; whether a voice was met; whether the rest counts loosely."""
    reader = _FRAMES.get(step.frame)
    if reader is not None:
        state, loose = reader(state, step, node)
        return state, False, loose
    if step.frame in ("to", "that", "ing", "obj") and step.word.lemma_ in _SEMI_MODAL:
        found = _semi_modal(state, step)
        if found is not None:
            return found, False, False
    lemma = step.word.lemma_.lower()
    name = commitment(lemma, step.part, step.frame)
    if name is None and step.frame == "to-pass":
        name = commitment(lemma, step.part, "to-obj")
    if name is None and step.frame in ("to-pass", "to-obj") and node.tag_ == "VBN":
        name = commitment(lemma, step.part, "that") or "do"
    if name is None:
        name = _default(step)
    if name is None and is_verb(node):
        inside = is_infinitive(step.upper) and step.frame in _WITHIN
        loose = not inside and (step.frame != "by" or is_infinitive(step.upper))
        return _gerund(state, step), False, loose
    if name is None and step.frame == "subject" and is_over(step.upper):
        no = negation(step.upper)
        return (state if no is None else apply(state, "ongoing", no)), False, True
    if name is None:
        return (_modality(state, step.upper) if step.frame == "subject" else state), False, True
    state, stop = _embed(state, name, step.word)
    rejecter = _rejecter(step.word)
    if stop and rejecter is not None:
        return apply(state, "denied", rejecter), True, False
    if not stop and is_verb(step.upper):
        state = _modality(state, step.upper)
    return state, stop, False


def _rejecter(noun: Token) -> Token | None:
    """The verb that throws back a claim: "*rejected* accusations that"."""
    if noun.dep_ not in ("dobj", "nsubjpass") or not is_verb(noun.head):
        return None
    name = commitment(noun.head.lemma_.lower(), "v", "claim")
    return noun.head if name == "deny" and negation(noun.head) is None else None


def _gerund(state: State, step: Edge) -> State:
    """A gerund behind a preposition: as real as the verb above, where it tells how."""
    if not is_verb(step.upper):
        return apply(state, "purpose", step.word) if step.part == "a" else state
    if step.frame in ("for", "about"):
        return apply(state, "purpose", step.word)
    if step.frame == "from":
        return apply(state, "not", step.word)
    return _outcome(state, step, step.upper)[0]


def _default(step: Edge) -> str | None:
    if step.part == "v":
        return {"that": "say", "to": "try", "to-obj": "want", "to-pass": "plan"}.get(step.frame)
    if step.part == "n":
        return {"to": "want", "that": "say"}.get(step.frame)
    feeling = step.word.lower_.endswith("ed")
    return {"to": "fact" if feeling else "want", "that": "fact"}.get(step.frame)


def _semi_modal(state: State, step: Edge) -> State | None:
    word = step.word
    if step.frame != "to":
        return None
    effect = _SEMI_MODAL[word.lemma_]
    if word.lemma_ == "go" and word.tag_ != "VBG":
        return None
    if word.lemma_ == "have" and state.real and word.tag_ == "VBD":
        return state
    no = negation(word) or next((c for c in word.children if c.lower_ == "yet"), None)
    if word.lemma_ == "use":
        return State("asserted", "happened", None, "plain")
    if no is not None:
        return State("asserted", "not-happened", no, "not")
    return apply(state, effect, word)


def _embed(state: State, name: str, word: Token) -> tuple[State, bool]:
    plain, negated = POLARITY[name]
    no = negation(word) if word.pos_ in ("VERB", "AUX") else _noun_negation(word)
    effect = plain if no is None else negated
    cue = word if no is None or effect not in ("not", "doubted") else no
    return apply(state, effect, cue), name in VOICES or name == "think"


def _noun_negation(word: Token) -> Token | None:
    if word.pos_ in ("ADJ", "ADV") and word.dep_ == "acomp":
        return negation(word.head)
    return negation(word)


def is_given(head: Token) -> bool:
    """True for a noun that the text takes as known: "the attack", "this strike"."""
    return not is_verb(head) and any(
        c.dep_ == "det" and c.lower_ in ("the", "this", "that", "these", "those")
        for c in head.children
    )


def _voice_afar(state: State, step: Edge, *, given: bool) -> tuple[State, bool]:
    """A voice far outside still speaks what hangs loosely inside its clause, and doubts it too,
    unless it is taken as known."""
    if step.frame != "that":
        return state, False
    name = commitment(step.word.lemma_.lower(), step.part, step.frame)
    if name is None or name not in VOICES | {"think"}:
        return state, False
    effect = POLARITY[name][0]
    if effect in _LOOSE:
        state = apply(state, "said" if given else effect, step.word)
    return state, True


def _modality(state: State, verb: Token) -> State:
    """The modals and the future of a verb above, where they reach down to the happening."""
    above = own_state(verb)
    if above.rule in ("modal", "ought", "future") and negation(verb) is None:
        return apply(state, above.rule, above.cue)
    if is_order(verb):
        return apply(state, "order", verb)
    return state


def _tense(state: State, step: Edge, node: Token) -> tuple[State, bool]:
    verb = step.upper
    above = own_state(verb)
    if verb.lemma_ == "be" and above.rule == "present":
        above = State("asserted", "ongoing", None, "present")
    merged = State(above.stance, above.realis, above.cue, above.rule)
    if has_condition(verb) is not None and merged.realis in ("future", "unknown"):
        merged = apply(merged, "condition", has_condition(verb))
    if state.cue is not None:
        no_cue = state.realis == "not-happened"
        if no_cue:
            merged = apply(merged, "not", state.cue)
        elif state.stance != "asserted":
            merged = state if merged.real else merged
        elif state.realis != "happened":
            merged = state
    merged_verb = with_surroundings(verb, merged)
    if merged.realis == "not-happened" and merged_verb.realis == "happened":
        merged_verb = merged
    return merged_verb, False


def _modifiers(state: State, step: Edge, node: Token) -> tuple[State, bool]:
    upper = step.upper
    if not is_verb(upper) and not is_verb(node):
        own = any(c.dep_ in ("det", "amod", "poss") for c in node.children)
        if state.cue is None and not own:
            return _noun_modifiers(upper, state), False
        if state.cue is None and node.dep_ == "pobj":
            return _noun_modifiers(upper, state), False
    return state, False


def _purpose(state: State, step: Edge, node: Token) -> tuple[State, bool]:
    return (state if _is_outcome(step) else apply(state, "purpose", node)), True


def _is_outcome(step: Edge) -> bool:
    return any(c.lower_ == "only" for c in step.word.children)


def _without(state: State, step: Edge, node: Token) -> tuple[State, bool]:
    return apply(state, "not", step.word), True


def _outcome(state: State, step: Edge, node: Token) -> tuple[State, bool]:
    """ "..., killing two": as real as the verb it follows from."""
    if is_infinitive(step.upper):
        return state, False
    above = with_surroundings(step.upper, own_state(step.upper))
    if above.stance != "asserted" or above.realis in ("future", "not-happened", "unknown"):
        return above, False
    return state, False


_FRAMES: dict[str, Callable[[State, Edge, Token], tuple[State, bool]]] = {
    "tense": _tense,
    "modifiers": _modifiers,
    "purpose": _purpose,
    "without": _without,
    "outcome": _outcome,
}
