"""How far two labellers of the same texts agree on times: spans, types and values.

    PYTHONPATH=src python training/agreement_dates.py ONE.jsonl OTHER.jsonl

Both files hold a row a text with ``id`` and ``timexes``; only ids that both have are compared.
F1 does not depend on which labeller is called gold. Types and values are compared where the spans
of both overlap, one to one. ``--list`` names every difference by id and offsets.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from marsad.evaluation.dates import Timex, pairs
from marsad.evaluation.suite import f1

Labels = Mapping[str, Sequence[Timex]]


def labels_of(path: Path) -> Labels:
    """The labels of each text by its id."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return {
        row["id"]: [Timex(t["start"], t["end"], t["value"], t["type"]) for t in row["timexes"]]
        for row in rows
    }


def agreement(one: Labels, other: Labels) -> list[str]:
    """The lines of the report."""
    shared = sorted(set(one) & set(other))
    both = [pair for name in shared for pair in pairs(one[name], other[name])]
    a, b = (sum(len(labels[name]) for name in shared) for labels in (one, other))
    strict = sum((g.start, g.end) == (f.start, f.end) for g, f in both)
    types = sum(g.type == f.type for g, f in both)
    values = sum(g.value == f.value for g, f in both)
    matched = max(len(both), 1)
    return [
        f"texts {len(shared)}, labels {a} and {b}, overlapping {len(both)}",
        f"strict span F1  {100 * f1(strict, b, a):.1f}",
        f"relaxed span F1 {100 * f1(len(both), b, a):.1f}",
        f"value F1        {100 * f1(values, b, a):.1f}",
        f"type, of those overlapping  {100 * types / matched:.1f}",
        f"value, of those overlapping {100 * values / matched:.1f}",
    ]


def differences(one: Labels, other: Labels) -> list[str]:
    """Each label on one side only, and each pair that differs."""
    lines = []
    for name in sorted(set(one) & set(other)):
        both = pairs(one[name], other[name])
        for g, f in both:
            sides = [(t.start, t.end, t.type, t.value) for t in (g, f)]
            if sides[0] != sides[1]:
                lines.append(f"{name}: {sides[0]} against {sides[1]}")
        for side, labels, at in (("first", one, 0), ("second", other, 1)):
            met = [pair[at] for pair in both]
            lines += [
                f"{name}: {side} only {(t.start, t.end, t.type, t.value)}"
                for t in labels[name]
                if t not in met
            ]
    return lines


def main(arguments: Sequence[str]) -> int:
    """Prints the agreement of two files; 2 when it is not told which."""
    files = [Path(a) for a in arguments if a != "--list"]
    if len(files) != 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    one, other = map(labels_of, files)
    lines = agreement(one, other)
    if "--list" in arguments:
        lines += differences(one, other)
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
