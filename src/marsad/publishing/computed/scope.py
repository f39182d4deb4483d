"""What an asserted series counts: kinds by its noun, whose and where by the names in its words.

A phrase may be narrower than anything the desk counts ("the first acid attack"). Those words are
kept: none of the wider class bears the phrase out, but one of it does not contradict it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from marsad.model.events import Event, Side
from marsad.model.mentions import SeriesClaim
from marsad.model.values import Held
from marsad.publishing.computed.actors import OF_STATE, STATE
from marsad.publishing.computed.query import Area
from marsad.publishing.names import TOKEN
from marsad.registry.actor_index import ActorIndex

FAMILIES = (
    frozenset({"assault.aerial", "assault.drone"}),
    frozenset({"assault.explosives", "assault.suicide-attack"}),
    frozenset({"consult", "consult.visit", "consult.multilateral", "consult.third-party"}),
)
WIDE = ("L.CONT", "L.RGN", "L.RGNE")
NEUTRAL = frozenset(
    "a an the in on at of by to for from with against into within near its his her their it "
    "such major big large serious single deadly fatal new known reported recorded documented ever "
    "one all any other more most country nation people person dead killed number death toll "
    "attack attacks day week month is was has had been be carried out made held and kind type "
    "time state seen region city town capital province area there military armed forces force "
    "troops soldiers s".split()
)
ANAPHORIC = frozenset("region city town capital province area island state there".split())


@dataclass(frozen=True, slots=True)
class Scope:
    """What is counted, whose (``actors``), against whom, where, and the words of the phrase that
    make it narrower than that. ``loose`` when the phrase leaves to its sentence what is counted
    ("the first since 2014"), or names neither who nor where: then nothing held surely
    contradicts it. ``named`` when its words name a side."""

    kinds: tuple[str, ...]
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    between: tuple[str, ...]
    area: Area
    narrower: tuple[str, ...]
    loose: bool = False
    named: bool = False


def scope_of(series: SeriesClaim, event: Event, index: ActorIndex | None) -> Scope:
    """The scope of a series claim said of ``event``."""
    words = _phrase(series)
    kinds = kinds_of(series, event)
    area, bound = _area(series, event, words, index)
    home = area.country
    actors, aims = _own(event.actors, series), _own(event.targets, series)
    doers, named = _named(actors, words, home, index)
    targets, hit = _named(aims, words, home, index)
    both = kinds[0].startswith(("consult", "agree", "cooperate")) if kinds else False
    anaphoric = not doers and not bound and not targets
    if anaphoric:
        doers = _ids(actors, home)
        targets = _ids(aims, home) if both else targets
    if both and not bound:
        area = Area()
    between = tuple(dict.fromkeys((*doers, *targets))) if both else ()
    known = " ".join((*named, *hit, *bound, _noun_of(series), series.ordinal)).lower()
    left = tuple(w for w in _content(words) if w not in known and _stem(w) not in known)
    loose = series.noun is None or (not area.country and not doers)
    if both:
        loose = len(between) < 2 or not kinds[0].startswith("consult")
    return Scope(kinds, () if both else doers, () if both else targets, between, area, left, loose,
                 bool(named or hit))  # fmt: skip


def kinds_of(series: SeriesClaim, event: Event) -> tuple[str, ...]:
    """The kinds that the noun names, else those of the event's own family."""
    noun = _noun_of(series)
    if noun in nouns() and not _is_such(series):
        return nouns()[noun]
    own = event.kind.value
    return tuple(sorted(next((f for f in FAMILIES if own in f), frozenset({own}))))


def _noun_of(series: SeriesClaim) -> str:
    """The noun of the table that the phrase counts by; for one that points back ("such raids") all
    its words; empty where the table has none: then its words are narrower than the kind."""
    words = (series.noun or "").lower().split()
    if _is_such(series):
        return " ".join(words)
    phrase = _phrase(series).lower()
    pairs = [n for n in nouns() if " " in n and re.search(rf"\b{n}s?\b", phrase)]
    if pairs:
        return max(pairs, key=len)
    forms = (" ".join(words[start:]) for start in range(len(words)))
    return next((f for form in forms for f in (form, _stem(form)) if f in nouns()), "")


def _is_such(series: SeriesClaim) -> bool:
    return " such " in f" {_phrase(series).lower()} "


@lru_cache(maxsize=1)
def nouns() -> dict[str, tuple[str, ...]]:
    """The kinds that each noun counts (``data/series_nouns.tsv``)."""
    text = files("marsad.publishing").joinpath("data", "series_nouns.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:] if line)
    return {noun: tuple(kinds.split("|")) for noun, kinds in rows}


def _phrase(series: SeriesClaim) -> str:
    """The words without the window."""
    text = series.text
    cut = re.search(r"\b(?:since|in (?:the )?(?:past|last|more|over|nearly|almost|about|at least|a "
                    r"|(?:day|week|month|year|decade)s|\w+ (?:day|week|month|year|decade|hour))"
                    r"|for (?:more|over|nearly|\w+ (?:day|week|month|year|decade))"
                    r"|this (?:week|month|year)|within |ever\b)",
                    text, re.IGNORECASE)  # fmt: skip
    return text[: cut.start()] if cut and cut.start() > 0 else text


def _area(
    series: SeriesClaim, event: Event, words: str, index: ActorIndex | None
) -> tuple[Area, tuple[str, ...]]:
    """Where the phrase counts, and the names that say so: the place it names, the country its
    owner is ("Norland's worst"), else the country of the event."""
    where = event.where.value if event.where else None
    place = series.place
    if place is not None and place.feature.startswith("A.PCL"):
        return Area(place.country), (place.name, *_state_names(place.country, index))
    if place is not None and place.feature.startswith("A.ADM1") and place.country:
        return Area(place.country, place.admin1 or place.name), (place.name,)
    if place is not None and place.country and not place.feature.startswith(WIDE):
        disc = (place.lat, place.lon, max(place.radius_km, 10.0) + 10.0)
        return Area(place.country, place=place.id, lat=disc[0], lon=disc[1], radius_km=disc[2]), (
            place.name, *_state_names(place.country, index))  # fmt: skip
    country = where.country if where else ""
    owner = [n for n in _state_names(country, index) if _has(words, n)]
    whole = ["country", "nation"] if re.search(r"\b(?:country|nation)\b", words) else []
    return Area(country), tuple(owner + whole)


def _state_names(country: str, index: ActorIndex | None) -> tuple[str, ...]:
    state = index.state(country) if index is not None and country else None
    return (state.name, *(n.text for n in state.names)) if state else ()


def _named(
    sides: Iterable[Held[Side]], words: str, home: str, index: ActorIndex | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of the sides whose name stands in the words, and the names found there."""
    ids: list[str] = []
    names: list[str] = []
    for side in (h.value for h in sides):
        actor = index.get(side.actor_id) if index is not None and side.actor_id else None
        own = [side.name, *(n.text for n in actor.names)] if actor else [side.name]
        foreign = side.country not in ("", home) and (side.kind in OF_STATE or not side.kind)
        state = _state_names(side.country, index) if foreign else ()
        found = [n for n in (*own, *state) if _has(words, n)]
        if found:
            names += found
            ids.append(_id(side, home))
    return tuple(dict.fromkeys(i for i in ids if i)), tuple(names)


def _own(sides: tuple[Held[Side], ...], series: SeriesClaim) -> tuple[Held[Side], ...]:
    """The sides that the claim itself gives, where it gives any: not those of other reports."""
    return tuple(h for h in sides if series.claim in h.claims) or sides


def _ids(sides: Iterable[Held[Side]], home: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for i in (_id(h.value, home) for h in sides) if i))


def _id(side: Side, home: str) -> str:
    """How a side is asked for: a foreign state's hand by its state, any other by its own id."""
    if side.country not in ("", home) and side.kind in OF_STATE:
        return STATE + side.country.lower()
    return side.actor_id or ""


def _has(words: str, name: str) -> bool:
    return len(name) > 1 and re.search(
        rf"(?<!\w){re.escape(name)}(?:['’]s)?(?!\w)", words) is not None  # fmt: skip


def _content(words: str) -> list[str]:
    plain = re.sub(r"['’]s\b", "", words)
    found = re.findall(TOKEN + r"|\w+", plain)
    return [w.lower() for w in found if w.lower() not in NEUTRAL or w.lower() in ANAPHORIC]


def _stem(word: str) -> str:
    for ending in ("es", "s"):
        if word.endswith(ending) and word.removesuffix(ending) in nouns():
            return word.removesuffix(ending)
    return word.removesuffix("s")
