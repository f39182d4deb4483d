"""How many were killed, hurt, taken, driven out, took part; how many attacks; with their doubt.

CONTRACT: "casualties" without a number gives no count; nothing said is no count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Span

from marsad.codebook.lexicon.entries import load_lexicon
from marsad.model.mentions import ActorMention
from marsad.reading.count.attacks import attack_counts
from marsad.reading.count.bodies import beside, body_counts
from marsad.reading.count.found import Found, ordered, overlap, settled
from marsad.reading.count.harms import harm_counts
from marsad.reading.count.idioms import idiom_counts
from marsad.reading.count.sides import side_counts
from marsad.reading.count.tolls import find_tolls, is_late_death
from marsad.reading.drafts import CountMention, Role, Trigger

_SHARE = frozenset({("of", "the"), ("of", "those")})


def find_counts(
    doc: Doc,
    triggers: Sequence[Trigger],
    roles: Sequence[Role],
    actors: Sequence[ActorMention],
) -> tuple[CountMention, ...]:
    """Every count of ``doc`` in the order of the text, each with the trigger it belongs to."""
    lexicon = load_lexicon()
    harms = (*harm_counts(doc, triggers, lexicon), *idiom_counts(doc, triggers))
    found = settled((*_tolls(doc, triggers), *harms))
    found += [
        b for b in body_counts(doc, triggers)
        if not any(f.of == "killed" and f.trigger == b.trigger for f in found)
    ]  # fmt: skip
    found += attack_counts(doc, triggers, lexicon)
    for one in side_counts(doc, triggers, roles, actors, lexicon):
        if not any(overlap(f.phrase, one.phrase) for f in found):
            found.append(one)
    return tuple(ordered(doc, _with_shares(doc, settled(_with_late_deaths(doc, found)))))


def _with_shares(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """The counts, where "six of the wounded" is a part of the wounded counted before, not more."""
    kept: list[Found] = []
    for one in found:
        wholes = [
            f for f in found
            if f.whole is None and (f.of, f.trigger) == (one.of, one.trigger)
            and f.phrase.last < one.phrase.first and _is_more(f, one)
        ] if one.whole is None and _is_share(doc, one) else []  # fmt: skip
        kept.append(replace(one, whole=wholes[-1].phrase.first) if wholes else one)
    return kept


def _is_share(doc: Doc, found: Found) -> bool:
    words = [t.lower_ for t in doc[found.phrase.first : found.phrase.last + 3]]
    return any(pair in _SHARE for pair in pairwise(words))


def _is_more(one: Found, other: Found) -> bool:
    most, part = one.phrase.amount.best, other.phrase.amount.best
    return most is not None and part is not None and part <= most


def _with_late_deaths(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """The counts, with the toll that a late death brings about as the toll of its happening, and
    who died late as a part of it, no longer as hurt."""
    kept = list(found)
    for sentence in doc.sents:
        tolls = [f for f in kept if f.cumulative and _stands_in(f, sentence)]
        if not tolls or not is_late_death(sentence):
            continue
        whole = tolls[0].phrase.first
        late = [f for f in kept if f not in tolls and _stands_in(f, sentence)]
        kept = [f for f in kept if f not in late or f.of != "injured"]
        kept = [
            replace(f, cumulative=False) if f in tolls
            else replace(f, whole=whole) if f in late and f.of == "killed" else f
            for f in kept
        ]  # fmt: skip
    return kept


def _stands_in(found: Found, sentence: Span) -> bool:
    return sentence.start <= found.phrase.first < sentence.end


def _tolls(doc: Doc, triggers: Sequence[Trigger]) -> Iterator[Found]:
    for sentence in doc.sents:
        for of, phrase, cumulative in find_tolls(sentence):
            yield Found(of, phrase, beside(sentence, triggers), cumulative)
