"""Which place a name means: what is known of each candidate, then what the others in the text say.

Law: scores of one name's candidates never sum to more than one; what is left is "no such place".
A score is the probability that the text means that place. Calibrated on the dev half of our own
labels of places and on UCDP GED rows (headline, place as reported, point of the analyst); never
on the sets it is measured on.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from marsad.model.locations import Place
from marsad.reading.place.agreement import contains
from marsad.registry.gazetteer import Match

MOST = 40
ROUNDS = 3
NOWHERE = 1.5
# Weight of: same country, same first-level region, nearness, containment, hint, one list, and
# of two first-level regions of one country.
# Fitted by hand-guided search on the dev half of our own labels of places.
SAME_COUNTRY, SAME_REGION, NEAR, INSIDE, HINT, LISTED = 0.8, 5.0, 4.0, 6.0, 2.0, 2.5
REGIONS = 1.5
NEAR_KM = 80.0
SUPPORT = 2.4
SHARPNESS = 1.6
OWN = ("marsad-place:", "own-place:")  # tables that somebody wrote for such texts
QUALITY = {3: 0.0, 2: -0.1, 1: -1.0, 0: -4.0}
# Parts of the world that belong to no country: no town of their name is meant without a reason.
WORLD = frozenset({"L.CONT", "L.RGN", "L.RGNH", "H.OCN", "H.SEA"})
# How much naming a country says about where its namesakes of towns are.
COUNTRY_SAYS = 0.8
FEATURE = {"P.PPLC": 1.6, "P.PPLA": 0.4, "P.PPLX": -0.9, "A.ADM2": -0.6}

# How often the text means a namesake that the gazetteer does not have: villages often, countries
# never. Of towns given 0.99 before, 0.99 were right in our own labels and 0.90 in UCDP GED rows.
UNLISTED = {"P": 0.05, "A.ADM2": 0.05, "A.ADM1": 0.02, "A.PCLI": 0.0}
UNLISTED_ELSE = 0.03
# "Bradford, Ontario" where no Bradford of Ontario is listed.
HELD_ELSEWHERE = 0.7
COUNTRY_FIRST, LARGER_FIRST = 6.0, 1.5

Vector = NDArray[np.float64]
NAMELESS = 0


@dataclass(frozen=True, slots=True)
class Question:
    """One name of the document: its candidates, how often it is said, the places that are
    written right after it to hold it ("Derna, Libya"), and the questions of the names that stand
    in one list with it."""

    name: str
    matches: tuple[Match, ...]
    times: int
    inside: tuple[Match, ...] = ()
    demonym: bool = False
    holds: bool = False
    kind: str = ""
    listed: tuple[int, ...] = ()


def prior(match: Match) -> float:
    """How likely a place is meant by its name before the text is read; about log10 of people."""
    place = match.place
    feature = place.feature
    people = math.log10(place.population + 1)
    if feature == "A.PCLI":
        base = 10.0
    elif feature in WORLD and not place.country:
        base = 11.0
    elif place.id.startswith("marsad-place:") and feature[0] in "LHTSRV":
        base = 6.6 if feature[0] in "LHT" else 4.5
    elif feature == "A.ADM1":
        base = 0.2 + 0.85 * people
    elif feature == "A.ADM2":
        base = 0.8 * people
    else:
        own = place.id.startswith(OWN) and not place.id.startswith("marsad-place:us-")
        base = max(3.3 if own else 2.0, people)
    return base + FEATURE.get(feature, 0.0) + QUALITY[match.quality] + match.lift


def rank_of(place: Place) -> str:
    """What kind of thing it is among places: things of one kind are listed together."""
    return place.feature if place.feature in ("A.PCLI", "A.ADM1", "A.ADM2") else place.feature[0]


def _numbered(names: list[str]) -> NDArray[np.int64]:
    """The same number for the same name, ``NAMELESS`` for an empty one: soon compared."""
    numbers: dict[str, int] = {"": NAMELESS}
    return np.array([numbers.setdefault(n, len(numbers)) for n in names], dtype=np.int64)


def _kernel(places: list[Place], together: NDArray[np.bool_]) -> Vector:
    """How much each place speaks for each other one: nearness, region and country.

    ``together`` says which stand in one list: there places of one kind speak for each other, a
    region does not speak for a town inside it, and nothing is named twice.
    """
    lat = np.radians([p.lat for p in places])
    lon = np.radians([p.lon for p in places])
    inner = np.sin(lat)[:, None] * np.sin(lat) + np.cos(lat)[:, None] * np.cos(lat) * np.cos(
        lon[:, None] - lon
    )
    km = 6371.0 * np.arccos(np.clip(inner, -1.0, 1.0))
    countries = _numbered([p.country for p in places])
    regions = _numbered([f"{p.country}/{p.admin1}" if p.admin1 else "" for p in places])
    point = np.array([p.feature not in ("A.PCLI", "L.CONT") for p in places])
    near = np.exp(-km / NEAR_KM) * point * point[:, None]
    same = (countries[:, None] == countries) & (countries != NAMELESS)
    region = (regions[:, None] == regions) & (regions != NAMELESS)
    ranks = _numbered([rank_of(p) for p in places])
    alike = ranks[:, None] == ranks
    close = np.where(together & ~alike, 0.0, NEAR * near + SAME_REGION * region)
    states = np.array([p.feature == "A.ADM1" for p in places])
    peers = REGIONS * (same & states & states[:, None])
    ids = _numbered([p.id for p in places])
    votes = close + SAME_COUNTRY * same + LISTED * (together & alike) + peers
    return np.where(together & (ids[:, None] == ids), 0.0, votes).astype(np.float64)


def firmly_holds(outer: Match) -> bool:
    """Is this the plain name of a country or first-level region?"""
    return outer.quality >= 2 and outer.place.feature in ("A.PCLI", "A.ADM1")


def _held_elsewhere(question: Question) -> bool:
    """Is the name said to lie in a first-level region that has none of the gazetteer's places of
    that name? Then one that is not listed is meant. In a list, a comma holds nothing."""
    regions = [m for m in question.inside if firmly_holds(m) and m.place.feature == "A.ADM1"]
    return bool(regions) and not question.listed and not any(
        contains(outer, match) for outer in question.inside for match in question.matches[:MOST]
    )


def _overshadowed(match: Match, matches: tuple[Match, ...]) -> float:
    """How much less a place is meant by a further name that is the very name of its own country
    ("Mexico"), or of a larger place ("Pittsburgh")."""
    loss = 0.0
    for other in matches:
        if other.quality <= match.quality or other.quality < 2:
            continue
        if other.place.feature == "A.PCLI" and other.place.country == match.place.country:
            return COUNTRY_FIRST
        larger = other.place.population > match.place.population
        if larger and other.quality == 3 and other.place.feature[0] == match.place.feature[0]:
            loss = LARGER_FIRST
    return loss


def _base(question: Question, hints: frozenset[str]) -> Vector:
    """The score of each candidate from the name and its own words only."""
    out = []
    for match in question.matches[:MOST]:
        score = prior(match) - _overshadowed(match, question.matches)
        if question.inside:
            inside = any(contains(outer, match) for outer in question.inside)
            score += INSIDE if inside else 0.0
        if question.holds and match.place.feature.startswith("A."):
            score += 2.0
        if question.kind == "river" and match.place.feature.startswith("H."):
            score += 2.5
        if question.kind == "region" and match.place.feature.startswith("A.ADM"):
            score += 2.5
        if question.kind == "town" and match.place.feature.startswith("P."):
            score += 2.0
        if match.place.country in hints:
            score += HINT
        elif hints and match.quality == 0:
            score -= HINT
        out.append(score)
    return np.array(out, dtype=np.float64)


def _soft(scores: Vector) -> Vector:
    """Shares of the candidates against each other and against nothing at all."""
    exp = np.exp(SHARPNESS * (scores - max(float(scores.max()), NOWHERE)))
    nothing = math.exp(SHARPNESS * (NOWHERE - max(float(scores.max()), NOWHERE)))
    return np.asarray(exp / (exp.sum() + nothing), dtype=np.float64)


def _listed_at_all(place: Place) -> float:
    """The probability that no namesake outside the gazetteer is meant."""
    return 1.0 - UNLISTED.get(rank_of(place), UNLISTED_ELSE)


def rank(questions: list[Question], hints: frozenset[str]) -> list[list[tuple[Place, float]]]:
    """For each question its candidates with scores, best first.

    Every round asks each candidate how well the likeliest meanings of the *other* names agree
    with it: same country, same region, near. Names said more often weigh more.
    """
    groups: list[tuple[int, int]] = []
    places: list[Place] = []
    bases: list[Vector] = []
    for question in questions:
        groups.append((len(places), len(places) + min(MOST, len(question.matches))))
        places += [m.place for m in question.matches[:MOST]]
        bases.append(_base(question, hints))
    if not places:
        return [[] for _ in questions]
    member = np.zeros((len(places), len(groups)))
    for g, (start, end) in enumerate(groups):
        member[start:end, g] = 1.0
    pairs = np.zeros((len(groups), len(groups)))
    for g, question in enumerate(questions):
        pairs[g, list(question.listed)] = 1.0
    kernel = _kernel(places, (member @ pairs @ member.T) > 0)
    base = np.concatenate(bases)
    share = np.concatenate([_soft(b) if len(b) else b for b in bases])
    says = np.array([COUNTRY_SAYS if p.feature == "A.PCLI" else 1.0 for p in places])
    weights = says * np.concatenate(
        [
            np.full(end - start, 1.0 + 0.4 * math.log(q.times))
            for q, (start, end) in zip(questions, groups, strict=True)
        ]
    )
    total = base
    for _ in range(ROUNDS):
        votes = (kernel * (share * weights)) @ member
        for g, (start, end) in enumerate(groups):
            votes[start:end, g] = 0.0
        support = votes.sum(axis=1)
        total = base + SUPPORT * np.log1p(support)
        share = np.concatenate([_soft(total[s:e]) if e > s else total[s:e] for s, e in groups])
    out = []
    for question, (start, end) in zip(questions, groups, strict=True):
        sure = 1.0 - HELD_ELSEWHERE if _held_elsewhere(question) else 1.0
        ranked = sorted(
            (
                (places[i], float(share[i]) * sure * _listed_at_all(places[i]))
                for i in range(start, end)
            ),
            key=lambda c: -c[1],
        )
        out.append(ranked)
    return out
