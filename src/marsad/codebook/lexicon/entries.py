"""Words that tell of an event, with the tests of sense that each must pass.

A test looks at a slot of the word in its clause (``subj``, ``obj``, ``p.on``, ``mod`` ...).
``slot:a|b`` holds when the slot has one of the words (a class name in capitals stands for its
words, ``@GPE`` for an entity label), ``slot`` alone when it is filled, ``!`` turns a test round.
Pieces joined by ``|`` are alternatives. Within a lemma the first entry that holds decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from marsad.codebook.lexicon.tables import rows
from marsad.model.errors import MarsadError

BARE = frozenset(
    {"subj", "obj", "objx", "comp", "compx", "passive", "noobj", "noprt", "adj", "adv", "mod"}
)
SLOTS = BARE | {"prt", "neg", "gov", "sent", "has", "def"}


@dataclass(frozen=True, slots=True)
class Atom:
    """``values`` is ``None`` when the slot must only be filled, empty when it must be empty."""

    slot: str
    values: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Test:
    """Holds when one of ``atoms`` does (or none, if ``negated``)."""

    negated: bool
    atoms: tuple[Atom, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: ``kind`` is ``-`` where the word tells of no happening; ``rule`` names the row."""

    rule: str
    tests: tuple[Test, ...]
    kind: str
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables, by lemma. ``harm`` is by part of speech (V, I, A, N) and lemma;
    ``sides`` says what a number on a side of a kind of happening counts."""

    classes: Mapping[str, frozenset[str]]
    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    conditions: Mapping[str, tuple[Entry, ...]]
    states: Mapping[str, tuple[Entry, ...]]
    lacking: Mapping[str, str]
    counted: Mapping[str, str]
    harm: Mapping[str, Mapping[str, str]]
    sides: Mapping[tuple[str, str, str], str]


def read_atoms(text: str, classes: Mapping[str, frozenset[str]], where: str) -> tuple[Atom, ...]:
    """The alternatives of one test. Raises ``MarsadError`` (``E-LEXICON``) for unknown slots."""
    found: list[tuple[str, set[str] | None]] = []
    for piece in text.split("|"):
        slot, colon, value = piece.partition(":")
        if colon:
            found.append((slot, set()))
        elif piece in BARE or piece.startswith("p."):
            found.append((piece, None))
            continue
        elif not found:
            raise MarsadError("E-LEXICON", f"a value without a slot: {text!r}", where=where)
        value = value if colon else piece
        values = found[-1][1]
        if values is None:
            found.append((found[-1][0], set()))
            values = found[-1][1]
        assert values is not None
        if value != "-":
            values |= classes.get(value, frozenset((value,)))
    for slot, _ in found:
        if slot not in SLOTS and not slot.startswith("p."):
            raise MarsadError("E-LEXICON", f"no such slot: {slot}", where=where)
    return tuple(Atom(s, None if v is None else frozenset(v)) for s, v in found)


def read_tests(text: str, classes: Mapping[str, frozenset[str]], where: str) -> tuple[Test, ...]:
    """All tests of a cell; ``-`` is none."""
    parts = [part for part in text.split() if part != "-"]
    return tuple(
        Test(part.startswith("!"), read_atoms(part.lstrip("!"), classes, where)) for part in parts
    )


def _index(
    table: Iterable[tuple[str, str, str, str]], classes: Mapping[str, frozenset[str]], name: str
) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for number, (lemmas, cell, kind, contexts) in enumerate(table, 1):
        where = f"{name}:{number}"
        tests = read_tests(cell, classes, where)
        for word in lemmas.split("|"):
            lemma, _, particle = word.partition("+")
            extra = (Test(False, (Atom("prt", frozenset((particle,))),)),) if particle else ()
            entry = Entry(f"{name}:{word}>{kind}", extra + tests, kind, tuple(contexts.split()))
            found.setdefault(lemma, []).append(entry)
    return MappingProxyType({lemma: tuple(entries) for lemma, entries in found.items()})


def _by_word(name: str) -> Mapping[str, str]:
    return MappingProxyType(
        {word: row[0] for row in rows(name, 2) for word in row[1].split() if word}
    )


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The tables of this folder, read once. Raises ``MarsadError`` for a row it cannot read."""
    classes = {row[0]: frozenset(row[1].split()) for row in rows("classes.tsv", 2)}
    verbs = ((a, b, c, d) for a, b, c, d in rows("verbs.tsv", 4))
    nouns = ((a, b, c, d) for a, b, c, d in rows("nouns.tsv", 4))
    conditions = ((b, c, f"condition.{a}", "") for a, b, c, _ in rows("conditions.tsv", 4))
    states = ((b, c, f"condition.{a}", "") for a, b, c, _ in rows("states.tsv", 4))
    harm: dict[str, dict[str, str]] = {}
    for effect, words, word_class in rows("harm.tsv", 3):
        for word in words.split("|"):
            harm.setdefault(word_class, {}).setdefault(word, effect)
    return Lexicon(
        MappingProxyType(classes),
        _index(verbs, classes, "verb"),
        _index(nouns, classes, "noun"),
        _index(conditions, classes, "condition"),
        _index(states, classes, "state"),
        _by_word("lacking.tsv"),
        _by_word("counted.tsv"),
        MappingProxyType({key: MappingProxyType(value) for key, value in harm.items()}),
        MappingProxyType({(a, b, c): of for a, b, c, of in rows("sides_counted.tsv", 4)}),
    )
