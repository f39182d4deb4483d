"""Words that tell of happenings and conditions: one pass over the tokens, then what they share.

Law 10: every kind is in the codebook. Two claims on one trigger (several places, several voices)
are made later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from marsad.codebook.lexicon.entries import Lexicon, load_lexicon
from marsad.reading.conditions import find_conditions
from marsad.reading.drafts import Trigger
from marsad.reading.trigger.echoes import is_echo
from marsad.reading.trigger.found import Found, clause_head
from marsad.reading.trigger.frames import agents, lemma_of, own_subjects
from marsad.reading.trigger.harm import lone_killing
from marsad.reading.trigger.merging import merge
from marsad.reading.trigger.modes import side_of, with_mode
from marsad.reading.trigger.must import OWING, find_must
from marsad.reading.trigger.scope import CLOSED, future, inside, is_purpose
from marsad.reading.trigger.senses import find_sense
from marsad.reading.trigger.setting import Setting, setting_of
from marsad.reading.trigger.visits import as_visit
from marsad.reading.trigger.worth import is_worth

_BACK = 50
_STIRRING = ("assault", "protest", "consult")


def find_triggers(doc: Doc, setting: Setting | None = None) -> tuple[Trigger, ...]:
    """Every trigger of ``doc``, events and conditions, in the order of the text; ``setting`` is
    that of ``doc`` where it is known already."""
    lexicon = load_lexicon()
    setting = setting or setting_of(doc, lexicon)
    conditions = find_conditions(doc, setting.words)
    conditions = [c for c in conditions if c.head.sent.start not in setting.sport]
    taken = {i for c in conditions for i in range(c.first, c.last + 1)}
    found: list[Found] = list(conditions)
    told: list[Found] = []
    for sentence in doc.sents:
        here = _in_sentence(sentence, lexicon, told, taken, setting)
        found += here
        told += here
    found.sort(key=lambda f: (f.first, f.last, f.head.i))
    return tuple(_trigger(doc, f) for f in found)


def on_own_words(doc: Doc, triggers: Sequence[Trigger]) -> tuple[Trigger, ...]:
    """The triggers with no two on the same words: of "lift sanctions imposed on" each verb says
    "sanctions" is its word; the later one takes its verb, or falls where that is taken too."""
    taken: set[tuple[int, int]] = set()
    kept: list[Trigger] = []
    for one in triggers:
        if (one.start, one.end) in taken:
            head = doc[one.head]
            one = replace(one, start=head.idx, end=head.idx + len(head))
        if (one.start, one.end) not in taken:
            taken.add((one.start, one.end))
            kept.append(one)
    return tuple(sorted(kept, key=lambda t: (t.start, t.end)))


def _in_sentence(
    sentence: Span, lexicon: Lexicon, told: list[Found], taken: set[int], setting: Setting
) -> list[Found]:
    if sentence.start in setting.sport:
        return []
    words = setting.words[sentence.start]
    found: list[Found] = []
    for token in sentence:
        if token.i in taken or not (token.is_alpha or "-" in token.text):
            continue
        word = lemma_of(token)
        if word not in lexicon.verbs and word not in lexicon.nouns and word not in OWING:
            continue
        one = find_must(token, lexicon) or find_sense(token, words, lexicon)
        if one is not None and all(f.head.i != one.head.i for f in found):
            found.append(future(one, lexicon))
    found = [f for f in _unsaid(found) if is_worth(f, setting, lexicon)]
    found = [f for f in found if not is_purpose(f) and not is_echo(f, told)]
    violent = [f for f in found if f.type == "assault"]
    killings = _killings(sentence, lexicon, told, taken, found, setting)
    found += [k for k in killings if not violent or _is_apart(k, violent)]
    found = merge(found, any(f.type in _STIRRING for f in told))
    alone = sum(f.type == "assault" for f in found) == 1
    return [as_visit(side_of(with_mode(f, alone, lexicon))) for f in found]


def _is_apart(killing: Found, violent: list[Found]) -> bool:
    """"The army kills nine after tanks fired": told before the violence of another clause."""
    verb = killing.head
    return _is_of_another_day(killing, violent) or (
        verb.dep_ == "ROOT" and killing.rule == "harm:killed-by" and bool(own_subjects(verb))
        and all(
            (top := clause_head(f.head)).dep_ == "advcl" and top.head.i == verb.i
            and any(c.lower_ == "after" for c in top.lefts)
            for f in violent
        )
    )  # fmt: skip


def _is_of_another_day(killing: Found, violent: list[Found]) -> bool:
    """"On Thursday a bomber struck the funeral of a man who was killed by soldiers on Monday": told
    of somebody in the sentence, with a doer and a date of its own beside that of the sentence."""
    verb = killing.head
    if verb.dep_ != "relcl" or not agents(verb):
        return False
    own = {t.i for t in verb.subtree}
    dated = [t.i in own for t in verb.sent if t.ent_type_ == "DATE"]
    return all(f.head.i not in own for f in violent) and any(dated) and not all(dated)


def _unsaid(found: list[Found]) -> list[Found]:
    """Without what is only demanded, promised, refused or threatened; threatened violence stays.
    A noun that carries the trigger of its light verb is not told twice."""
    shut: set[int] = set()
    threatened: set[int] = set()
    for one in found:
        if one.type not in CLOSED or one.head.i in shut:
            continue
        if one.type == "threaten":
            threatened |= inside(one.head)
        else:
            shut |= inside(one.head)
    return [
        f
        for f in found
        if f.head.i not in shut and (f.type == "assault" or f.head.i not in threatened)
        and not any(o.first <= f.head.i <= o.last for o in found if o is not f)
    ]


def _killings(
    sentence: Span,
    lexicon: Lexicon,
    told: list[Found],
    taken: set[int],
    found: list[Found],
    setting: Setting,
) -> list[Found]:
    have = {f.head.i for f in found}
    closed = {i for f in found if f.type in CLOSED for i in inside(f.head)}
    warlike = any(f.type == "assault" for f in told)
    words = setting.words[sentence.start]
    back = max(0, sentence.start - _BACK)
    before = frozenset(lemma_of(t) for t in sentence.doc[back : sentence.start])
    lone = []
    for token in sentence:
        if token.i in taken or token.i in have or token.i in closed:
            continue
        one = lone_killing(token, words, lexicon, warlike, before)
        if one is not None and not is_purpose(one):
            lone.append(one)
    return lone


def _trigger(doc: Doc, found: Found) -> Trigger:
    start = doc[found.first].idx
    end = doc[found.last].idx + len(doc[found.last])
    return Trigger(
        start, end, found.head.i, found.kind, found.confidence, found.rule, found.contexts,
        found.territory,
    )  # fmt: skip
