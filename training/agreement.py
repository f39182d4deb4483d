"""How far two labellers of the same documents agree, a figure a layer.

``python training/agreement.py ONE.jsonl OTHER.jsonl``: rows with equal ``id`` are compared. Spans
agree when they overlap; mentions also exactly. F1 takes neither side for the truth. Kappa is
Cohen's, over claims that both have.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from agreement_claims import wholly_equal

Row = Mapping[str, Any]
Span = Sequence[int]


def overlap(one: Span | None, other: Span | None) -> int:
    """Characters that both have."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0])) if one and other else 0


def pairs(
    ones: Sequence[Any], others: Sequence[Any], like: Callable[[Any, Any], float]
) -> list[tuple[int, int]]:
    """One to one, the likest first."""
    scored = [
        (like(a, b), i, k) for i, a in enumerate(ones) for k, b in enumerate(others)
        if like(a, b) > 0
    ]  # fmt: skip
    taken: tuple[set[int], set[int]] = (set(), set())
    made = []
    for _, i, k in sorted(scored, key=lambda x: (-x[0], x[1], x[2])):
        if i not in taken[0] and k not in taken[1]:
            taken[0].add(i)
            taken[1].add(k)
            made.append((i, k))
    return made


def kappa(judged: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa of pairs of labels."""
    if not judged:
        return 0.0
    same = sum(a == b for a, b in judged) / len(judged)
    left, right = Counter(a for a, _ in judged), Counter(b for _, b in judged)
    chance = sum(left[x] * right[x] for x in left) / len(judged) ** 2
    return (same - chance) / (1 - chance) if chance < 1 else 1.0


class Agreement:
    """Counts of hits and of both sides by layer; judgements of claims that both have."""

    def __init__(self) -> None:
        self.f1: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        self.judged: dict[str, list[tuple[str, str]]] = defaultdict(list)

    def add(self, name: str, hits: int, one: int, other: int) -> None:
        """Adds to a layer."""
        for n, value in enumerate((hits, one, other)):
            self.f1[name][n] += value

    def compare(self, one: Row, other: Row) -> None:
        """Adds two labellings of one document."""
        self.judged["document has a claim"].append((str(one["none"]), str(other["none"])))
        ones, others = one["claims"], other["claims"]
        matched = pairs(ones, others, lambda a, b: overlap(a["trigger"], b["trigger"]) and (
            1000 * (a["kind"] == b["kind"]) + overlap(a["trigger"], b["trigger"])))  # fmt: skip
        self.add("trigger", len(matched), len(ones), len(others))
        kinds = sum(ones[i]["kind"] == others[k]["kind"] for i, k in matched)
        self.add("trigger with kind", kinds, len(ones), len(others))
        whole = sum(wholly_equal(ones[i], others[k]) for i, k in matched)
        self.add("claim, whole", whole, len(ones), len(others))
        for i, k in matched:
            self._claims(ones[i], others[k])
        self._events(ones, others, matched)
        if ones and others:
            self._mentions(one, other)
            self._voices(one, other)

    def _claims(self, a: Row, b: Row) -> None:
        for name in ("kind", "stance", "realis", "voice_is_party"):
            self.judged[name].append((str(a[name]), str(b[name])))
        self.judged["type"].append((_type(a["kind"]), _type(b["kind"])))
        for role in ("actor", "target", "instrument"):
            spans = [[p["span"] for p in c["participants"] if p["role"] == role] for c in (a, b)]
            self.add(role, len(pairs(*spans, overlap)), *map(len, spans))
        times, places = [c["time"] for c in (a, b)], [c["location"] for c in (a, b)]
        same = all(times) and _days(times[0]) == _days(times[1])
        self.add("time", int(same), *(int(bool(t)) for t in times))
        near = all(places) and (
            overlap(places[0]["span"], places[1]["span"]) > 0
            or places[0]["name"] == places[1]["name"]
        )
        self.add("place", int(near), *(int(bool(p)) for p in places))
        hits = pairs(
            a["counts"], b["counts"],
            lambda x, y: overlap(x["span"], y["span"]) * (x["of"] == y["of"]),
        )  # fmt: skip
        self.add("count", len(hits), len(a["counts"]), len(b["counts"]))
        self.add("voice of a claim", int(bool(a["voices"]) and bool(b["voices"])),
                 int(bool(a["voices"])), int(bool(b["voices"])))  # fmt: skip

    def _events(self, ones: Sequence[Row], others: Sequence[Row],
                matched: Sequence[tuple[int, int]]) -> None:  # fmt: skip
        def linked(claims: Sequence[Row], i: int, k: int) -> bool:
            event = claims[i]["same_event"]
            return event is not None and event == claims[k]["same_event"]

        for (i, k), (m, n) in combinations(matched, 2):
            left, right = linked(ones, i, m), linked(others, k, n)
            self.add("same event", int(left and right), int(left), int(right))

    def _mentions(self, one: Row, other: Row) -> None:
        ones, others = one["mentions"], other["mentions"]
        matched = pairs(ones, others, lambda a, b: overlap(a["span"], b["span"]))
        exact = sum(ones[i]["span"] == others[k]["span"] for i, k in matched)
        self.add("mention", len(matched), len(ones), len(others))
        self.add("mention, exact", exact, len(ones), len(others))
        for i, k in matched:
            self.judged["mention type"].append((ones[i]["type"], others[k]["type"]))
            self.judged["actor kind"].append((str(ones[i]["kind"]), str(others[k]["kind"])))
        for (i, k), (m, n) in combinations(matched, 2):
            left = ones[i]["entity"] == ones[m]["entity"]
            right = others[k]["entity"] == others[n]["entity"]
            self.add("coreference", int(left and right), int(left), int(right))

    def _voices(self, one: Row, other: Row) -> None:
        ones, others = one["attributions"], other["attributions"]
        matched = pairs(ones, others, lambda a, b: overlap(a["cue"], b["cue"]))
        self.add("cue", len(matched), len(ones), len(others))
        for i, k in matched:
            for name in ("source", "content"):
                a, b = ones[i][name], others[k][name]
                self.add(f"{name} of a cue", int(overlap(a, b) > 0), int(bool(a)), int(bool(b)))

    def lines(self) -> Iterable[str]:
        """A table of Markdown."""
        yield "| layer | F1 | labels of one / of the other |"
        yield "|---|---|---|"
        for name, (hits, a, b) in self.f1.items():
            yield f"| {name} | {200 * hits / max(a + b, 1):.1f} | {a} / {b} |"
        yield ""
        yield "| judgement | agree | kappa | judged |"
        yield "|---|---|---|---|"
        for name, judged in self.judged.items():
            same = sum(a == b for a, b in judged) / max(len(judged), 1)
            yield f"| {name} | {100 * same:.1f} | {kappa(judged):.2f} | {len(judged)} |"


def _type(kind: str) -> str:
    return kind if kind.startswith("condition.") else kind.partition(".")[0]


def _days(time: Row) -> tuple[Any, Any]:
    return time["earliest"], time["latest"]


def main(one: str, other: str) -> None:
    """The command."""
    left, right = (
        {r["id"]: r for r in map(json.loads, Path(p).read_text("utf-8").splitlines())}
        for p in (one, other)
    )
    both = [name for name in left if name in right]
    made = Agreement()
    for name in both:
        made.compare(left[name], right[name])
    print(f"{len(both)} documents\n")
    print("\n".join(made.lines()))


if __name__ == "__main__":
    main(*sys.argv[1:])
