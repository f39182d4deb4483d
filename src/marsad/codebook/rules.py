"""Tables of rules, read from top to bottom: the first row that holds gives its code.

A row is kinds, tests, code and why. Kinds are joined by ``|``; ``assault`` is the type without a
mode, ``assault.*`` the type with any mode or none, ``*`` every kind. All tests of a row must hold;
``!`` turns one round. ``slot:a|b`` holds when the slot has one of the values, ``slot`` alone when
it is filled. Slots of words (``word`` the trigger, ``after`` what follows it, ``near`` what stands
round it, ``said`` the sentence) look for beginnings of words; ``_`` is a space, ``$`` ends a word.
Other slots are sets (see ``cases``); ``doers`` and ``victims`` hold when all of them are among the
values. A name in capitals stands for its words in ``word_classes.tsv``, or for a class of parties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from marsad.codebook.parties import PARTY_CLASSES
from marsad.model.errors import MarsadError

TEXTS = frozenset({"word", "after", "near", "said"})
EVERY = {"doers": "doer", "victims": "victim"}
SETS = frozenset(
    {"doer", "victim", "thing", "site", "harm", "met", "ground", "real", "foe", "who", "context"}
)


@dataclass(frozen=True, slots=True)
class Case:
    """The facts of one claim that rules may look at: its kind, its texts, its sets."""

    kind: str
    texts: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Test:
    """One test of a row; ``values`` is empty where the slot must only be filled."""

    slot: str
    values: frozenset[str]
    pattern: re.Pattern[str] | None
    negated: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """One row; ``code`` is ``-`` where the codebook has no word for it."""

    name: str
    kinds: tuple[str, ...]
    tests: tuple[Test, ...]
    code: str
    why: str


def table(name: str, width: int) -> Iterator[tuple[str, ...]]:
    """The rows of a table in the data of this room; lines with ``#`` are notes."""
    text = files("marsad.codebook").joinpath(f"data/{name}.tsv").read_text("utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if len(cells) != width:
            raise MarsadError("E-LEXICON", f"a row needs {width} cells", where=f"{name}:{number}")
        yield cells


@cache
def word_classes() -> Mapping[str, tuple[str, ...]]:
    """The beginnings of words that a name in capitals stands for."""
    return {row[0]: tuple(row[1].split()) for row in table("word_classes", 2)}


@cache
def rules_of(name: str) -> tuple[Rule, ...]:
    """The rows of the table ``name``. Raises ``MarsadError`` (``E-LEXICON``) for an unknown slot
    or class."""
    return tuple(
        Rule(
            f"{name}:{number}",
            tuple(kinds.split("|")),
            tuple(_test(t, name) for t in tests.split() if t != "-"),
            code,
            why,
        )
        for number, (kinds, tests, code, why) in enumerate(table(name, 4), 1)
    )


def _test(text: str, name: str) -> Test:
    bare = text.lstrip("!")
    slot, _, cell = bare.partition(":")
    if slot not in TEXTS | SETS | set(EVERY):
        raise MarsadError("E-LEXICON", f"no such slot: {slot}", where=name)
    values: list[str] = []
    for value in cell.split("|") if cell else ():
        if not value.isupper():
            values.append(value)
            continue
        known = word_classes() if slot in TEXTS else PARTY_CLASSES
        if value not in known:
            raise MarsadError("E-LEXICON", f"no such class: {value}", where=name)
        values += known[value]
    pattern = _pattern(values) if slot in TEXTS else None
    return Test(slot, frozenset(values), pattern, text.startswith("!"))


def beginnings(values: tuple[str, ...]) -> str:
    """The expression for any of ``values``, each from the beginning of a word."""
    parts = sorted(
        (re.escape(v.rstrip("$")).replace("_", r"[ \-]") + (r"\b" if v.endswith("$") else r"\w*")
         for v in values),
        key=len, reverse=True,
    )  # fmt: skip
    return r"\b(?:" + "|".join(parts) + ")"


def _pattern(values: list[str]) -> re.Pattern[str]:
    return re.compile(beginnings(tuple(values)))


@cache
def class_pattern(name: str) -> re.Pattern[str]:
    """The expression for the words of a class."""
    return re.compile(beginnings(word_classes()[name]))


def is_of(kind: str, kinds: tuple[str, ...]) -> bool:
    """True when ``kind`` is one of ``kinds``, where ``.*`` is any mode or none."""
    return any(
        one in ("*", kind) or (one.endswith(".*") and kind.partition(".")[0] == one[:-2])
        for one in kinds
    )


def _holds(test: Test, case: Case) -> bool:
    if test.pattern is not None:
        return test.pattern.search(case.texts.get(test.slot, "")) is not None
    have = case.sets.get(EVERY.get(test.slot, test.slot), frozenset())
    if not test.values:
        return bool(have)
    if test.slot in EVERY:
        return bool(have) and have <= test.values
    if test.slot == "met":
        return any(is_of(kind, tuple(test.values)) for kind in have)
    return not test.values.isdisjoint(have)


@cache
def _rules_for(name: str, kind: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules_of(name) if is_of(kind, rule.kinds))


def holding(name: str, case: Case) -> Iterator[Rule]:
    """The rows of the table that are for the kind of ``case`` and of which all tests hold."""
    for rule in _rules_for(name, case.kind):
        if all(_holds(test, case) != test.negated for test in rule.tests):
            yield rule


def first_rule(name: str, case: Case) -> Rule | None:
    """The first row of the table that holds, or ``None``."""
    return next(holding(name, case), None)
