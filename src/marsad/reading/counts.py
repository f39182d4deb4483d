"""How many were killed, hurt, taken, driven out or found; how many attacks; with their doubt.

CONTRACT: "casualties" without a number gives no count; nothing said is no count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from marsad.codebook.kinds import type_of
from marsad.codebook.lexicon.entries import Lexicon, load_lexicon
from marsad.model.mentions import ActorMention
from marsad.reading.count.phrases import Phrase, read_phrase
from marsad.reading.count.tolls import find_tolls
from marsad.reading.drafts import CountMention, Role, Trigger
from marsad.reading.numbers import Amount
from marsad.reading.parse import whole_text
from marsad.reading.roles import hurt_by
from marsad.reading.trigger.frames import lemma_of, with_conjuncts
from marsad.reading.trigger.joined import Harm, find_harms

_THINGS = frozenset({"houses", "buildings", "vehicles", "aircraft", "ships", "weapons", "rockets"})
_HUMAN = frozenset({"killed", "injured", "missing", "abducted", "arrested", "freed", "displaced"})
_PARTS = frozenset({"including", "among"})
_FINDING = frozenset({"find", "recover", "discover", "retrieve", "identify", "pull"})
_NO_BARE = frozenset({"wounds", "injuries", "deaths", "protests", "charges"})


def find_counts(
    doc: Doc,
    triggers: Sequence[Trigger],
    roles: Sequence[Role],
    actors: Sequence[ActorMention],
) -> tuple[CountMention, ...]:
    """Every count of ``doc`` in the order of the text, each with the trigger it belongs to.

    ``roles`` and ``actors`` are read for protesters' numbers only.
    """
    lexicon = load_lexicon()
    drafts = list(_all(doc, triggers, roles, actors, lexicon))
    kept: dict[tuple[int, int, str], tuple[CountMention, int | None]] = {}
    for one, whole in drafts:
        key = (one.start, one.end, one.of)
        if key not in kept and not any(
            k[2] == one.of and k[0] < one.end and one.start < k[1] for k in kept
        ):
            kept[key] = (one, whole)
    ordered = sorted(kept.values(), key=lambda pair: (pair[0].start, pair[0].end))
    starts = {one.start: i for i, (one, _) in enumerate(ordered)}
    return tuple(
        one if whole is None else replace(one, part_of=starts.get(whole)) for one, whole in ordered
    )


def _all(
    doc: Doc,
    triggers: Sequence[Trigger],
    roles: Sequence[Role],
    actors: Sequence[ActorMention],
    lexicon: Lexicon,
) -> Iterator[tuple[CountMention, int | None]]:
    for sentence in doc.sents:
        for of, phrase, cumulative in find_tolls(sentence):
            yield _made(doc, of, phrase, _beside(sentence, triggers), cumulative), None
    for harm in find_harms(doc, triggers):
        yield from _of_harm(doc, harm, lexicon)
    for number, trigger in enumerate(triggers):
        yield from _of_trigger(doc, number, trigger, lexicon)
    yield from _of_actors(doc, triggers, roles, actors)
    yield from _of_bodies(doc, triggers)


def _made(
    doc: Doc, of: str, phrase: Phrase, trigger: int | None, cumulative: bool = False
) -> CountMention:
    start, end = doc[phrase.first].idx, doc[phrase.last].idx + len(doc[phrase.last])
    amount, words = phrase.amount, whole_text(doc)[start:end]
    return CountMention(
        start, end, words, of, phrase.who, amount.low, amount.best, amount.high,
        amount.qualifier, trigger, None, cumulative,
    )  # fmt: skip


def _beside(sentence: Span, triggers: Sequence[Trigger]) -> int | None:
    """The violent trigger of the sentence, else of the sentence before."""
    best = None
    for number, trigger in enumerate(triggers):
        if trigger.head >= sentence.end:
            break
        if type_of(trigger.kind) in ("assault", "protest", "coerce", "condition"):
            if trigger.head >= sentence.start and best is not None and (
                triggers[best].head >= sentence.start
            ):
                continue
            best = number
    if best is not None and triggers[best].head < sentence.start - 60:
        return None
    return best


def _adjacent_number(harm: Harm) -> Token | None:
    """The 22 of "and 22 others wounded", where the parse may lose it."""
    token = harm.token
    if token.pos_ not in ("VERB", "ADJ", "NOUN") or token.i == token.sent.start:
        return None
    at = token.i - 1
    doc = token.doc
    while at > token.sent.start and doc[at].lower_ in ("were", "are", "was", "is", "been", "have",
                                                       "has", "left", "critically", "seriously",
                                                       "also", "slightly", "severely"):  # fmt: skip
        at -= 1
    if doc[at].like_num or doc[at].lower_ in ("others", "dozens", "hundreds", "several", "scores"):
        if doc[at].like_num and doc[at].ent_type_ in ("DATE", "TIME"):
            return None
        return doc[at]
    return None


def _hurt(harm: Harm) -> list[Token]:
    near = _adjacent_number(harm)
    if near is not None:
        return [near]
    return list(dict.fromkeys(with_conjuncts(hurt_by(harm))))


def _of_harm(
    doc: Doc, harm: Harm, lexicon: Lexicon
) -> Iterator[tuple[CountMention, int | None]]:
    if harm.trigger is None and harm.effect not in ("killed", "injured", "missing", "displaced"):
        return
    for noun in _hurt(harm):
        bare = noun.lower_ not in _NO_BARE and noun.pos_ == "NOUN"
        phrase = read_phrase(noun, bare=bare)
        if phrase is None:
            phrase = _named(noun)
        if phrase is None:
            continue
        of = _what(phrase.noun, harm.effect, lexicon)
        if of is None:
            continue
        made = _made(doc, of, phrase, harm.trigger)
        yield made, None
        yield from _parts(doc, noun, phrase, made, harm.trigger)


def _named(noun: Token) -> Phrase | None:
    """One person by name is one."""
    if noun.ent_type_ != "PERSON" or noun.pos_ != "PROPN":
        return None
    first = noun.i
    while first > noun.sent.start and noun.doc[first - 1].ent_type_ == "PERSON" and (
        noun.doc[first].ent_iob_ == "I"
    ):
        first -= 1
    return Phrase(first, noun.i, Amount(1, 1, 1, None), noun.doc[first : noun.i + 1].text, noun)


def _what(noun: Token, effect: str, lexicon: Lexicon) -> str | None:
    word = lexicon.counted.get(lemma_of(noun))
    if word in _THINGS:
        return word if effect in ("damaged", "destroyed", "killed", "abducted") else None
    if word == "bodies":
        return "bodies"
    if word == "attacks" or noun.ent_type_ in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"):
        return None
    if effect in _HUMAN:
        return effect
    if word is not None:
        return word
    return None


def _parts(
    doc: Doc, noun: Token, whole: Phrase, made: CountMention, trigger: int | None
) -> Iterator[tuple[CountMention, int | None]]:
    """"Including three children": counts of the same harm, parts of the whole."""
    last = min(noun.sent.end, whole.last + 10)
    for at in range(whole.last + 1, last):
        if doc[at].lower_ not in _PARTS:
            continue
        for part in with_conjuncts(c for c in doc[at].children if c.dep_ in ("pobj", "dobj")):
            phrase = read_phrase(part, bare=True)
            if phrase is not None:
                yield _made(doc, made.of, phrase, trigger), made.start
        return


def _of_trigger(
    doc: Doc, number: int, trigger: Trigger, lexicon: Lexicon
) -> Iterator[tuple[CountMention, int | None]]:
    head = doc[trigger.head]
    if head.pos_ not in ("NOUN", "PROPN") or type_of(trigger.kind) != "assault":
        return
    if lexicon.counted.get(lemma_of(head)) != "attacks":
        return
    top = head
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ in (
        "series", "dozens", "hundreds", "scores", "wave", "string", "number", "couple", "spate",
        "thousands", "pair",
    ):  # fmt: skip
        top = head.head.head
    phrase = read_phrase(top, bare=True)
    if phrase is None or phrase.amount.high == 1:
        return
    if phrase.amount == Amount(2, None, None, None) and lemma_of(head) in ("clash", "fighting"):
        return
    if phrase.amount == Amount(2, None, None, None) and phrase.amount.qualifier is None:
        start, end = trigger.start, trigger.end
        yield CountMention(
            start, end, whole_text(doc)[start:end], "attacks", None, 2, None, None, None, number
        ), None
        return
    yield _made(doc, "attacks", replace(phrase, who=None, last=_number_end(phrase)), number), None


def _number_end(phrase: Phrase) -> int:
    """The last token of the number alone: "two" of "two airstrikes"."""
    doc = phrase.noun.doc
    last = phrase.last
    while last > phrase.first and not (
        doc[last].like_num or doc[last].lower_ in ("several", "series", "dozens", "couple", "more")
    ):
        last -= 1
    return last if last > phrase.first or doc[last].like_num else (
        phrase.first if doc[phrase.first].lower_ == "several" else phrase.last
    )


def _of_actors(
    doc: Doc, triggers: Sequence[Trigger], roles: Sequence[Role], actors: Sequence[ActorMention]
) -> Iterator[tuple[CountMention, int | None]]:
    """"Thousands of workers marched" counts protesters."""
    heads = {t.idx: t for t in doc}
    for role in roles:
        if role.role != "actor" or type_of(triggers[role.trigger].kind) != "protest":
            continue
        token = heads.get(actors[role.mention].head)
        if token is None:
            continue
        if token.dep_ == "pobj" and token.head.lower_ == "of":
            token = token.head.head
        phrase = read_phrase(token, bare=False)
        if phrase is not None and phrase.amount.high != 1:
            yield _made(doc, "protesters", phrase, role.trigger), None


def _of_bodies(
    doc: Doc, triggers: Sequence[Trigger]
) -> Iterator[tuple[CountMention, int | None]]:
    for token in doc:
        if token.lower_ in ("bodies", "corpses", "body", "remains"):
            phrase = read_phrase(token, bare=token.lower_ in ("bodies", "corpses"))
            if phrase is not None and (token.lower_ != "body" or phrase.amount.high == 1):
                if token.lower_ == "body" and lemma_of(token.head) not in _FINDING:
                    continue
                yield _made(doc, "bodies", phrase, _beside(token.sent, triggers)), None
