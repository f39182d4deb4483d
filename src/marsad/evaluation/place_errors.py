"""What kind of errors are made with names of places, and whether their scores tell of them.

A resolved name is right for calibration when the point meant lies within 161 km, or inside the
place found where that is a country, a region or a sea: sources put the one point of such a place
hundreds of km apart (Canada: 1,000), and that is no misreading. The figures within 161 km do not
make that allowance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.evaluation.geo_gold import GoldToponym
from marsad.model.locations import Place
from marsad.model.mentions import PlaceMention
from marsad.registry.gazetteer import Gazetteer
from marsad.registry.geometry import distance_km

CLOSE_KM = 161.0
BINS = 10
WORST = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """One name with a point in the gold and what was made of it; ``found`` is ``None`` where the
    name was not seen at all."""

    gold: GoldToponym
    found: PlaceMention | None

    @property
    def km(self) -> float | None:
        """How far the place found is from the point; ``None`` without a place."""
        place = self.found.place if self.found is not None else None
        return _km(self.gold, place) if place is not None else None

    @property
    def close(self) -> bool:
        """Within ``CLOSE_KM``?"""
        return self.km is not None and self.km <= CLOSE_KM

    @property
    def right(self) -> bool:
        """Close, or inside the wide place that was found?"""
        place = self.found.place if self.found is not None else None
        if place is None or self.km is None:
            return False
        wide = place.feature in ("A.PCLI", "A.ADM1") or place.feature[0] in "LHT"
        return self.close or (wide and self.km <= place.radius_km)


def _km(gold: GoldToponym, place: Place) -> float:
    assert gold.point is not None
    return distance_km(*gold.point, place.lat, place.lon)


def calibration_error(judged: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error over ten equal bins of the score (Guo et al. 2017)."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for score, right in judged:
        bins.setdefault(min(BINS - 1, int(score * BINS)), []).append((score, right))
    off = sum(abs(sum(s for s, _ in b) - sum(r for _, r in b)) for b in bins.values())
    return off / len(judged) if judged else 0.0


def brier_skill(judged: Sequence[tuple[float, bool]]) -> float:
    """How much of the Brier score of a constant (the share that is right) the scores save."""
    if not judged:
        return 0.0
    share = sum(right for _, right in judged) / len(judged)
    constant = share * (1 - share)
    own = sum((score - right) ** 2 for score, right in judged) / len(judged)
    return 1 - own / constant if constant else 0.0


def kind_of(answer: Answer) -> str:
    """Why a name is not within ``CLOSE_KM``."""
    found = answer.found
    if found is None:
        return "not seen"
    if found.place is None:
        return "seen, left unresolved"
    if answer.right:
        return "the point of a wide place differs"
    if any(_km(answer.gold, c.place) <= CLOSE_KM for c in found.candidates):
        return "a namesake ranked first"
    return "right place not among the first five"


def listed(answer: Answer, gazetteer: Gazetteer) -> bool:
    """Has the gazetteer a place of that name, or of those people, within ``CLOSE_KM``?"""
    text = answer.gold.text
    places = [m.place for m in gazetteer.matches(text)] + list(gazetteer.demonym(text))
    return any(_km(answer.gold, place) <= CLOSE_KM for place in places)


def summary(answers: Sequence[Answer], gazetteer: Gazetteer | None) -> str:
    """How many errors of each kind, and how many names the gazetteer could not have given."""
    wrong = [a for a in answers if not a.close]
    kinds = Counter(map(kind_of, wrong)).most_common()
    text = f"{len(wrong)} of {len(answers)} not within 161 km: " + ", ".join(
        f"{n} {kind}" for kind, n in kinds
    )
    if gazetteer is not None:
        lacking = sum(not listed(a, gazetteer) for a in answers)
        text += f"; out of reach, since no entry of that name lies within 161 km: {lacking}"
    return text


def worst(answers: Sequence[Answer]) -> tuple[str, ...]:
    """The ten names that were put farthest off, each name once, with the kind of the error."""
    wrong = sorted((a for a in answers if not a.close and a.km is not None), key=_farthest)
    lines: dict[str, str] = {}
    for answer in wrong:
        found = answer.found
        if found is None or found.place is None or answer.gold.text in lines:
            continue
        place = found.place
        land = f", {place.country}" if place.country else ""
        lines[answer.gold.text] = (
            f"{answer.gold.text}: read as {place.name}{land} ({place.feature}), "
            f"{answer.km or 0.0:,.0f} km off; {kind_of(answer)}"
        )
        if len(lines) == WORST:
            break
    return tuple(lines.values())


def _farthest(answer: Answer) -> tuple[float, int]:
    return -(answer.km or 0.0), answer.gold.start
