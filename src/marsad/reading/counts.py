"""How many were killed, hurt, taken, driven out, took part; how many attacks; with their doubt.

CONTRACT: "casualties" without a number gives no count; nothing said is no count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
    return tuple(ordered(doc, settled(_with_late_deaths(doc, found))))


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
