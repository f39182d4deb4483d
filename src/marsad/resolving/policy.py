"""By which rules the desk chooses one value of several that are told. Nothing is ever averaged.

For each field the rules are asked in order; the first that sees a difference decides, and stands
as ``basis`` on what is held. A value that loses is a rival as long as it contradicts the one that
won. ``docs/desk.md`` prints this table.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

V = TypeVar("V", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table: the word that stands in ``basis``, and what the rule prefers."""

    name: str
    prefers: str


CORRECTED = Rule(
    "corrected",
    "a last word before one taken back: a newer text of a report before the older text, and the"
    " later figure of a named voice, or of a publisher in its own words, before its earlier one",
)
FIRST = Rule("first", "what was told first")
VOICES = Rule(
    "most-voices",
    "what most independent voices say, through texts that are no copies of one another; a vaguer"
    " figure that agrees counts for it",
)
LINEAGES = Rule(
    "most-lineages", "what most independent texts say; a wider value that agrees counts for it"
)
OWN_DEED = Rule("confirmed", "what the doer says of its own deed")

ORDER = MappingProxyType({
    "counts": (
        CORRECTED,
        Rule("figure", "a figure before a word such as \"dozens\""),
        Rule("no-party", "what somebody says who is no party to it, or a party against its own"
             " interest, before what only a party says"),
        VOICES,
        Rule("precise", "the exact figure before the vague one that agrees with it"),
        Rule("grown", "a higher figure by no party before one published two days or more earlier:"
             " the dead are found one by one"),
        Rule("closest", "whoever stands closest to it: against its own interest; who counted the"
             " dead and injured (hospital, medics, rescuers); who was there (witnesses, residents,"
             " a local outlet); others; a party last"),
        Rule("newest", "what was published last"),
    ),
    "where": (
        CORRECTED,
        Rule("precise", "a place before a region or a country"),
        OWN_DEED,
        LINEAGES,
        Rule("smallest", "the smaller place"),
        FIRST,
    ),
    "when": (
        CORRECTED,
        OWN_DEED,
        LINEAGES,
        Rule("dated", "a day that the words name before one carried over from the context"),
        Rule("precise", "the shorter stretch of days"),
        FIRST,
    ),
    "kind": (
        CORRECTED,
        Rule("precise", "a mode (by air, by drone) before none"),
        LINEAGES,
        Rule("finest", "the mode that says more"),
        FIRST,
    ),
    "actors": (
        CORRECTED,
        Rule("linked", "an actor of the registry before bare words"),
        Rule("avowed", "who owns to the deed"),
        LINEAGES,
        FIRST,
    ),
})  # fmt: skip
ONLY, AGREED = "only", "agreed"


def decide(
    field: str,
    values: Sequence[V],
    key: Callable[[V], tuple[Any, ...]],
    contradicts: Callable[[V, V], bool],
) -> tuple[V, tuple[V, ...], str]:
    """The value that the rules of ``field`` choose, its rivals in the order of the rules, and the
    basis. ``key`` gives one part for each rule, the lower the better; ``contradicts`` says whether
    a value is a rival of the chosen one."""
    ranked = sorted(values, key=key)
    best = ranked[0]
    rivals = tuple(v for v in ranked[1:] if contradicts(v, best))
    if len(ranked) == 1:
        return best, rivals, ONLY
    second = rivals[0] if rivals else ranked[1]
    parts = zip(ORDER[field], key(best), key(second), strict=True)
    basis = next((rule.name for rule, mine, theirs in parts if mine != theirs), AGREED)
    return best, rivals, basis
