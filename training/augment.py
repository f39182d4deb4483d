"""Names swapped for others of their kind, and punctuation dropped, so that names do not matter."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

SWAP, EACH, BARE = 0.4, 0.6, 0.08
Example = dict[str, Any]
Span = Sequence[int]


def _is_name(words: Sequence[str]) -> bool:
    return words[0][:1].isupper() and any(w.isalpha() and w[:1].isupper() for w in words)


class Pools:
    """The names of the training half: of persons and bodies by type and kind, of places."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.names: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
        for example in examples:
            for key, (a, b) in named(example):
                self.names[key].append(example["words"][a:b])


def named(example: Mapping[str, Any]) -> list[tuple[tuple[str, str], Span]]:
    """Spans of names with the pool they belong to; names inside names only once."""
    words = example["words"]
    found = []
    for mention in example["mentions"]:
        a, b = mention["span"]
        if mention["type"] in ("person", "organisation") and _is_name(words[a:b]):
            found.append(((mention["type"], mention["kind"] or ""), (a, b)))
    for claim in example["claims"]:
        for name, span in claim["pairs"]:
            if name == "place" and span and _is_name(words[slice(*span)]):
                a, b = span
                if all(w[:1].isupper() or not w.isalpha() for w in words[a:b]):
                    found.append((("place", ""), (a, b)))
    kept: list[tuple[tuple[str, str], Span]] = []
    for key, span in sorted(found, key=lambda x: x[1][0] - x[1][1]):
        if all(span[1] <= s[0] or span[0] >= s[1] for _, s in kept):
            kept.append((key, span))
    return kept


def varied(example: Example, pools: Pools, rng: random.Random) -> Example:
    """The example, or a variant of it; labels move with their words."""
    swaps: dict[int, tuple[int, list[str]]] = {}
    if rng.random() < SWAP:
        for key, (a, b) in named(example):
            if rng.random() < EACH and pools.names[key]:
                swaps[a] = (b, rng.choice(pools.names[key]))
    if rng.random() < BARE:
        taken = {n for a, (b, _) in swaps.items() for n in range(a, b)}
        for n, word in enumerate(example["words"]):
            if n not in taken and word in (",", ".", '"', "'", "“", "”", ";", ":"):
                swaps[n] = (n + 1, [])
    return _rewritten(example, swaps) if swaps else example


def _rewritten(example: Example, swaps: Mapping[int, tuple[int, list[str]]]) -> Example:
    words: list[str] = []
    seen: list[bool] = []
    moved: list[int] = []
    n = 0
    while n < len(example["words"]):
        end, put = swaps.get(n, (n + 1, [example["words"][n]]))
        moved += [len(words)] * (end - n)
        words += put
        seen += [example["seen"][n]] * len(put)
        n = end
    moved.append(len(words))

    def shift(span: Span | None) -> list[int] | None:
        if not span:
            return None
        a, b = moved[span[0]], moved[span[1]]
        return [a, b] if b > a else None

    def each(one: Mapping[str, Any]) -> dict[str, Any]:
        return {
            k: (
                [[r, shift(s)] for r, s in v]
                if k == "pairs"
                else shift(v) if k in ("span", "cue", "source", "content") else v
            )
            for k, v in one.items()
        }  # fmt: skip

    keys = {"claims": "span", "mentions": "span", "voices": "cue", "counts": "span",
            "series": "span"}  # fmt: skip
    parts = {
        name: [m for m in map(each, example[name]) if m[key]] for name, key in keys.items()
    }
    return {**example, "words": words, "seen": seen, **parts}
