"""From a noun in the parse to the actor mention it heads."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from marsad.model.mentions import ActorMention
from marsad.reading.trigger.frames import with_conjuncts

_THINGS = frozenset({"facility", "vehicle", "object", "weapon", "place"})
_INNER = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
_PART_OF = frozenset({"of", "from", "in"})
_WHOLES = frozenset({"group", "number", "member", "dozen", "dozens", "hundreds", "thousands",
                     "scores", "some", "series", "one", "two", "three", "part", "most", "all",
                     "several", "many", "handful", "pair", "couple", "score", "hundred",
                     "thousand", "bodies", "body", "lot", "majority", "half", "team"})  # fmt: skip


class People:
    """The mentions of a document by the token of their head, but for those that are ``events``
    themselves (tokens of triggers). Read only."""

    __slots__ = ("_by_head", "mentions")

    def __init__(
        self, doc: Doc, mentions: Sequence[ActorMention], events: frozenset[int] = frozenset()
    ) -> None:
        self.mentions = mentions
        starts = [t.idx for t in doc]
        self._by_head: dict[int, int] = {}
        for number, mention in enumerate(mentions):
            at = max(0, bisect_right(starts, mention.head) - 1)
            if at in events:
                continue
            held = self._by_head.get(at)
            if held is None or _length(mentions[held]) < _length(mention):
                self._by_head[at] = number

    def at(self, token: Token) -> int | None:
        """The mention that ``token`` heads."""
        return self._by_head.get(token.i)

    def of(self, token: Token) -> list[int]:
        """The mention of a noun phrase headed by ``token``: its own, else the one it is a part of
        ("members of the militia"), else the one in front of its head ("an ISIS target")."""
        own = self.at(token)
        if own is not None:
            if self.mentions[own].type in _THINGS and not self.mentions[own].named:
                return [own, *self._inner(token)]
            return [own, *self._coordinated(token)]
        if token.lower_ in _WHOLES or token.pos_ == "NUM":
            for child in token.children:
                if child.dep_ == "prep" and child.lower_ in _PART_OF:
                    found = self.all(c for c in child.children if c.dep_ == "pobj")
                    if found:
                        return found
        return self._inner(token)

    def _coordinated(self, token: Token) -> list[int]:
        """The other sides in "French and Ruritanian troops": one mention, two countries."""
        first = [c for c in token.children if c.dep_ in ("amod", "nmod", "compound")]
        joined = [t for c in first if c.i < token.i for t in (c, *c.conjuncts) if c.conjuncts]
        found = []
        for word in joined:
            one = self.at(word)
            if one is not None and one not in found:
                found.append(one)
        return found

    def _inner(self, token: Token) -> list[int]:
        found = []
        for child in token.children:
            if child.dep_ in _INNER and child.i < token.i:
                one = self.at(child)
                if one is not None:
                    found.append(one)
        return found

    def all(self, tokens: Iterable[Token]) -> list[int]:
        """The mentions of the tokens and of what is coordinated with them."""
        found: list[int] = []
        for token in with_conjuncts(tokens):
            if _is_none(token):
                continue
            found += [m for m in self.of(token) if m not in found]
        return found


def _is_none(token: Token) -> bool:
    if token.lower_ in ("nobody", "none", "no-one", "nothing"):
        return True
    return any(c.dep_ == "det" and c.lower_ in ("no", "neither") for c in token.children)


def _length(mention: ActorMention) -> int:
    return mention.end - mention.start
