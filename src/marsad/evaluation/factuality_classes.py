"""Factuality in three classes: happened, not, uncertain.

The gold score is cut at ``CUT`` and ``-CUT``: above the first it happened, below the second it did
not, and what lies between, the cuts with it, is uncertain. A reading has its class by its realis;
where that is to come or unknown, the rule that read it may say more under what a set asks.
Coverage is the share of the predicates of which a class is said at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marsad.evaluation.suite import Figure, f1
from marsad.reading.drafts import StanceReading

HAPPENED, NOT, UNCERTAIN = "happened", "not", "uncertain"
CUT = 1.0


@dataclass(frozen=True, slots=True)
class Classes:
    """The class of each realis, and of rules whose realis is future or unknown."""

    realis: Mapping[str, str]
    rules: Mapping[str, str]


# "Did it happen by now?": what is to come has not, and what may, should or would be is imagined.
NOW_CLASSES = Classes(
    {
        "happened": HAPPENED, "ongoing": HAPPENED, "not-happened": NOT, "future": NOT,
        "unknown": UNCERTAIN,
    },
    {"modal": NOT, "ought": NOT},
)  # fmt: skip
# "Is it presented as certain?": so is a plain future; what is planned, wanted or feared is not.
CERTAIN_CLASSES = Classes(
    {
        "happened": HAPPENED, "ongoing": HAPPENED, "not-happened": NOT, "future": HAPPENED,
        "unknown": UNCERTAIN,
    },
    {
        "planned": UNCERTAIN, "wanted": UNCERTAIN, "unwanted": UNCERTAIN, "order": UNCERTAIN,
        "feared": UNCERTAIN, "warned": UNCERTAIN, "threatened": UNCERTAIN, "purpose": HAPPENED,
    },
)  # fmt: skip


def class_of(reading: StanceReading, classes: Classes) -> str:
    """The class of a reading under what a set asks."""
    if reading.realis in ("future", "unknown"):
        return classes.rules.get(reading.rule, classes.realis[reading.realis])
    return classes.realis[reading.realis]


def class_of_gold(score: float) -> str:
    """The class of a gold score between -3 and 3."""
    if score > CUT:
        return HAPPENED
    return NOT if score < -CUT else UNCERTAIN


def class_figures(pairs: Sequence[tuple[str, str | None]]) -> tuple[Figure, ...]:
    """The mean F1 of the three classes, each of them apart, and coverage. ``None`` is silence: it
    counts against recall."""
    n = len(pairs)
    each = {
        name: (
            f1(
                sum(gold == said == name for gold, said in pairs),
                sum(said == name for _, said in pairs),
                sum(gold == name for gold, _ in pairs),
            ),
            sum(gold == name for gold, _ in pairs),
        )
        for name in (HAPPENED, NOT, UNCERTAIN)
    }
    said = sum(said is not None for _, said in pairs)
    return (
        Figure("macro-f1", sum(value for value, _ in each.values()) / len(each), n),
        *(Figure(f"f1-{name}", value, gold) for name, (value, gold) in each.items()),
        Figure("coverage", said / n if n else 0.0, n),
    )
