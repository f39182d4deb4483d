"""Small questions to a parse: subtrees as token indexes, ranges of characters, verb groups."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from spacy.tokens import Doc, Token

Ranges = tuple[tuple[int, int], ...]
GROUP = frozenset({"aux", "auxpass", "neg", "prt"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_EDGES = frozenset({",", ";", ":", ".", "--", "—", "–", "-", "and", "but"})


def subtree(token: Token, without: Collection[Token] = ()) -> list[int]:
    """The indexes below and of ``token``, leaving out the subtrees of ``without``."""
    dropped = {t.i for w in without for t in w.subtree}
    return [t.i for t in token.subtree if t.i not in dropped]


def children(token: Token, *dependencies: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in dependencies]


def ranges(doc: Doc, indexes: Iterable[int]) -> Ranges:
    """Characters of runs of tokens; commas, stops and white space at their ends are left out."""
    runs: list[list[int]] = []
    for i in sorted(set(indexes)):
        if runs and all(doc[k].is_space or doc[k].is_punct for k in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    found = []
    for run in runs:
        while run and (doc[run[-1]].is_space or doc[run[-1]].lower_ in _EDGES):
            run.pop()
        while run and (doc[run[0]].is_space or doc[run[0]].text in _EDGES):
            run.pop(0)
        if run:
            last = doc[run[-1]]
            found.append((doc[run[0]].idx, last.idx + len(last)))
    return tuple(found)


def verb_group(verb: Token, outside: Collection[int]) -> list[int]:
    """The verb with its auxiliaries, negation, particles and the adverbs and dates that touch it,
    none of them in ``outside``."""
    inner = {verb.i} | {c.i for c in verb.children if c.dep_ in GROUP}
    wide = set(inner)
    for child in verb.children:
        if (child.dep_ == "advmod" and child.i < verb.i) or child.dep_ == "npadvmod":
            wide.update(t.i for t in child.subtree)
    wide -= set(outside)
    run = [verb.i]
    for step in (-1, 1):
        i = verb.i + step
        while i in wide:
            run.append(i)
            i += step
    return sorted(run)


def is_passive(verb: Token) -> bool:
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def overlaps(one: Ranges, other: Ranges) -> bool:
    return any(s < f and t < e for s, e in one for t, f in other)


def covers(found: Ranges, start: int, end: int) -> bool:
    return any(s <= start and end <= e for s, e in found)
