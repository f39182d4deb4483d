"""Violent and forceful words in peaceful news: history, works of art, spaceflight, rules of trade.

A trigger falls when its own clause says that nothing of the kind was done by anybody: a bombing of
whose anniversary the line tells, a killing that a novel is about, a robot that kills, a lion that
is caught, a satellite that is deployed, a ban on plastic bags, a journal that expels an author.
Labelling guide, 9 and 10.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from spacy.tokens import Doc, Span, Token

from marsad.codebook.kinds import MATERIAL_CONFLICT, quad_of, type_of
from marsad.codebook.lexicon.entries import Lexicon
from marsad.reading.drafts import Trigger
from marsad.reading.trigger.echoes import is_history
from marsad.reading.trigger.frames import (
    complements,
    doers,
    is_passive,
    lemma_of,
    own_subjects,
    prepositional,
    undergoers,
    with_conjuncts,
)
from marsad.reading.trigger.setting import Setting

_CURBS = frozenset({"coerce", "sanction"})
# "The World Bank", "the central bank", "the state broadcaster".
_STATELY = frozenset({"state", "world", "central", "reserve", "national", "development"})
_REACH = 5
_WIDE = 12
_TELLING = frozenset({"inspire", "base", "depict", "portray", "chronicle", "dramatize", "dramatise",
                      "recount", "explore", "star", "entitle", "title"})  # fmt: skip
_ABOUT = frozenset({"about", "of", "on"})
_WORKS = frozenset({"film", "movie", "documentary", "novel", "book", "memoir", "play", "opera",
                    "musical", "painting", "exhibition", "album", "song", "episode",
                    "drama", "thriller", "biography", "poem", "comic"})  # fmt: skip
_BANNING = frozenset({"ban", "outlaw", "prohibit", "bar", "forbid", "criminalize", "criminalise",
                      "restrict", "limit", "prohibition", "restriction", "moratorium",
                      "blacklist", "regulate"})  # fmt: skip
_RELICS = frozenset({"artifact", "artefact", "painting", "sculpture", "statue", "statuette",
                     "piece", "relic", "antiquity", "manuscript", "skull", "mummy", "fossil",
                     "treasure", "work", "mask", "coin", "book", "object"})  # fmt: skip
_HANDED_BACK = frozenset({"return", "restore", "repatriate", "recover", "restitute", "exhibit",
                          "display", "auction", "sell", "show", "find"})  # fmt: skip
_GIVEN_UP = frozenset({"halt", "suspend", "stop", "end", "cancel", "close", "drop", "pull",
                       "withdraw", "remove", "retire", "discontinue"})  # fmt: skip
_LIFTED = frozenset({"lift", "end", "ease", "repeal", "overturn", "scrap", "reverse", "revoke",
                     "abolish", "loosen", "relax"})  # fmt: skip
_WORDS = frozenset({"allegation", "accusation", "claim", "statement", "rumour", "rumor", "tension",
                    "comment", "remark", "tweet"})  # fmt: skip


def without_peaceful(
    doc: Doc,
    triggers: Sequence[Trigger],
    setting: Setting,
    lexicon: Lexicon,
    published: date | None,
) -> tuple[Trigger, ...]:
    """The triggers without those of material conflict whose clause tells of none."""
    return tuple(
        t for t in triggers
        if quad_of(t.kind) != MATERIAL_CONFLICT
        or not _is_peaceful(doc, t, setting, lexicon, published)
    )  # fmt: skip


def _is_peaceful(
    doc: Doc, one: Trigger, setting: Setting, lexicon: Lexicon, published: date | None
) -> bool:
    head, kind = doc[one.head], type_of(one.kind)
    if kind == "assault" and _cannot_attack(head, setting.words[head.sent.start], lexicon):
        return True
    if kind in ("assault", "coerce") and _is_hunt(head, lexicon):
        return True
    if kind in _CURBS and (_is_regulation(head, lexicon) or _is_private_body(head, lexicon)):
        return True
    if kind in _CURBS and head.pos_ == "NOUN" and _is_lifted(head):
        return True
    if one.kind.startswith("coerce.seize") and _is_of_a_relic(head):
        return True
    if _is_of_a_work(head) or _is_long_ago(head, setting, published):
        return True
    if not one.of_encoder_alone:
        return False
    return (
        is_history(_noun_above(head)) or _is_title(head) or _is_topic(head)
        or (kind == "coerce" and _is_own_affair(head))
        or (kind == "assault" and lemma_of(head) in _WORDS)
        or _is_spaceflight(setting.words[head.sent.start], lexicon)
    )  # fmt: skip


def _all_of(tokens: Iterable[Token], words: frozenset[str]) -> bool:
    found = list(with_conjuncts(tokens))
    return bool(found) and all(lemma_of(t) in words for t in found)


def _cannot_attack(head: Token, words: frozenset[str], lexicon: Lexicon) -> bool:
    """A robot, a bear, a storm: they kill, and nobody attacks."""
    classes = lexicon.classes
    if head.pos_ != "VERB" or not words.isdisjoint(classes["EXPLOSIVE"] | classes["FIREARM"]):
        return False
    harmless = classes["ANIMAL"] | classes["MACHINE"] | classes["NATURE"] | classes["DISEASE"]
    return _all_of(doers(head), harmless)


def _is_hunt(head: Token, lexicon: Lexicon) -> bool:
    """Animals that are caught, killed or sacrificed, unless armed men drive them off."""
    verb = head
    if head.dep_ == "pcomp" and head.head.lower_ == "by":  # "were sacrificed by beheading"
        verb = head.head.head
    if verb.pos_ != "VERB":
        return False
    about = [n for t in undergoers(verb) for n in (prepositional(t, "of") or [t])]
    if not _all_of(about, lexicon.classes["ANIMAL"]):
        return False
    return not any(lemma_of(t) in lexicon.classes["ARMED"] for t in doers(verb))


def _is_regulation(head: Token, lexicon: Lexicon) -> bool:
    """Smoking, plastic bags, drilling: a rule for a trade or for safety."""
    if lemma_of(head) not in _BANNING:
        return False
    about = [*undergoers(head), *prepositional(head)] if head.pos_ == "VERB" else [
        *prepositional(head), *(c for c in head.lefts if c.dep_ == "compound")
    ]  # fmt: skip
    about += complements(head) if head.pos_ == "VERB" else []
    near = [p for t in about for p in list(t.subtree)[:_WIDE]]
    words = {lemma_of(p) for p in near} | {p.lower_ for p in near}
    return not words.isdisjoint(lexicon.classes["REGULATED"])


def _is_private_body(head: Token, lexicon: Lexicon) -> bool:
    """A firm, a paper, a club, an academy acts upon its own people and wares."""
    if head.pos_ != "VERB":
        return False
    by = [_meant(t) for t in with_conjuncts(doers(head))]
    if not by and is_passive(head):
        by = prepositional(head, "from")
        return bool(by) and all(lemma_of(t) in lexicon.classes["CLUBLIKE"] for t in by)
    classes = lexicon.classes
    private = classes["COMMERCEW"] | classes["CLUBLIKE"]
    public = classes["POLITY"] | classes["ARMED"] | _STATELY

    def own(noun: Token) -> set[str]:
        name = [c for c in noun.children if c.dep_ in ("compound", "amod", "nmod", "poss")]
        return {w for t in (noun, *name) for w in (t.lower_, lemma_of(t))}

    return bool(by) and all(
        not own(t).isdisjoint(private) and own(t).isdisjoint(public) for t in by
    )


def _meant(noun: Token) -> Token:
    """Who "it" is: whoever says so, or who stood first in the sentence before."""
    if noun.lower_ not in ("it", "they"):
        return noun
    verb = noun.head
    if verb.dep_ == "ccomp":
        above = own_subjects(verb.head)
    elif noun.sent.start > 0 and verb.dep_ == "ROOT":
        above = own_subjects(noun.doc[noun.sent.start - 1].sent.root)
    else:
        above = []
    return above[0] if above else noun


def _is_own_affair(head: Token) -> bool:
    """"Halts its drone programme": one's own doings are given up, and nobody is forced."""
    return lemma_of(head) in _GIVEN_UP and any(
        c.dep_ == "poss" and c.lower_ in ("its", "their", "his", "her")
        for t in undergoers(head) for c in t.children
    )  # fmt: skip


def _is_lifted(head: Token) -> bool:
    """"Lifts a ban": what is told is the lifting."""
    return head.dep_ in ("dobj", "nsubjpass") and lemma_of(head.head) in _LIFTED


def _is_of_a_relic(head: Token) -> bool:
    """"Returns two statues that were seized in the war"."""
    noun = head.head
    if head.dep_ not in ("acl", "relcl") or lemma_of(noun) not in _RELICS:
        return False
    verb = noun.head
    while verb.dep_ == "prep" and verb.head.i != verb.i:
        verb = verb.head
    return lemma_of(verb) in _HANDED_BACK


def _noun_above(head: Token) -> Token:
    """The noun that a noun belongs to: "raids" of "bombing raids"."""
    at = head
    while at.dep_ == "compound" and at.head.pos_ in ("NOUN", "PROPN"):
        at = at.head
    return at


def _is_topic(head: Token) -> bool:
    """"Censorship in Norland, Marla Dorn on film": the name of a story, without a verb or a
    full stop."""
    sentence = head.sent
    return sentence[-1].text not in ".!?" and not any(
        t.pos_ in ("VERB", "AUX") or t.pos_ == "NUM" for t in sentence
    )


def _is_of_a_work(head: Token) -> bool:
    """"A novel about the siege", "a film based on the murder"."""
    if "fictional" in (t.lower_ for t in head.sent):
        return True
    at, by = head, ""
    for _ in range(_REACH):
        if at.head.i == at.i:
            return False
        if at.dep_ == "prep":
            by = at.lower_
        at = at.head
        if at.pos_ in ("VERB", "AUX") and lemma_of(at) not in _TELLING:
            if at.dep_ not in ("pcomp", "acl"):
                return False
        elif lemma_of(at) in _TELLING and at.dep_ in ("acl", "relcl", "advcl"):
            return lemma_of(at) != "base" or not _WORKS.isdisjoint(t.lower_ for t in at.sent)
        elif lemma_of(at) in _WORKS and by in _ABOUT:
            return True
    return False


def _is_long_ago(head: Token, setting: Setting, published: date | None) -> bool:
    """"Seized by customs in 2007" in a line of art, trade or science of a later year."""
    if published is None or head.sent.start not in setting.private or head.dep_ == "ROOT":
        return False
    years = [
        int(t.text[:4]) for t in head.subtree
        if t.text[:4].isdigit() and t.shape_ in ("dddd", "ddddx") and t.ent_type_ == "DATE"
    ]  # fmt: skip
    return bool(years) and max(years) < published.year - 1


def _named(head: Token) -> list[Span]:
    return [e for e in head.sent.ents if e.label_ in ("WORK_OF_ART", "PERSON")]


def _is_title(head: Token) -> bool:
    """A word of a title in quotation marks ("The Quiet Strike"), or of somebody's name."""
    if any(e.start <= head.i < e.end and len(e) > 1 for e in _named(head)):
        return True
    sentence = head.sent
    before = [t.i for t in sentence if t.is_quote and t.i < head.i]
    after = [t.i for t in sentence if t.is_quote and t.i > head.i]
    if len(before) % 2 == 0 or not after:
        return False
    inside = [t for t in head.doc[before[-1] + 1 : after[0]] if t.is_alpha and not t.is_stop]
    return len(inside) > 1 and all(t.is_title for t in inside)


def _is_spaceflight(words: frozenset[str], lexicon: Lexicon) -> bool:
    """Rockets that go to orbit, and no missile or warhead with them."""
    classes = lexicon.classes
    warlike = (classes["WEAPONS"] - {"rocket", "satellite", "launcher", "system"}) | {"shoot"}
    return not words.isdisjoint(classes["SPACE"]) and words.isdisjoint(warlike)
