"""A small world for the tests of whole readings: a few towns, a few actors, one reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from marsad.model.actors import Actor, ActorName, Office, Tie
from marsad.model.claims import Claim
from marsad.model.hashing import sha256_text
from marsad.model.locations import Place
from marsad.model.mentions import ActorMention, Reading
from marsad.model.sources import Document, Segment, Source, document_id
from marsad.registry.actor_index import ActorIndex, index_actors
from marsad.registry.gazetteer import Gazetteer, small_gazetteer
from marsad.registry.places.rows import PRIMARY, Row, conflict_places, countries, own_regions

PUBLISHED = date(2021, 3, 17)  # a Wednesday

TOWNS = [
    ("Sirte", 31.21, 16.59, "LBY", "Sirte", 106_705, "P.PPLA"),
    ("Derna", 32.77, 22.64, "LBY", "Derna", 102_581, "P.PPLA"),
    ("Misrata", 32.38, 15.09, "LBY", "Misrata", 386_120, "P.PPLA"),
    ("Benghazi", 32.12, 20.07, "LBY", "Benghazi", 650_629, "P.PPLA"),
    ("Tripoli", 32.88, 13.19, "LBY", "Tripoli", 1_150_000, "P.PPLC"),
    ("Gao", 16.27, -0.04, "MLI", "Gao", 87_000, "P.PPLA"),
    ("Bamako", 12.65, -8.0, "MLI", "Bamako", 1_297_281, "P.PPLC"),
    ("Timbuktu", 16.77, -3.0, "MLI", "Tombouctou", 32_460, "P.PPLA"),
    ("Ankara", 39.92, 32.85, "TUR", "Ankara", 3_517_182, "P.PPLC"),
    ("Paris", 48.85, 2.35, "FRA", "Ile-de-France", 2_138_551, "P.PPLC"),
    ("Geneva", 46.2, 6.15, "CHE", "Geneva", 183_981, "P.PPLA"),
    ("Aleppo", 36.2, 37.16, "SYR", "Aleppo", 1_602_264, "P.PPLA"),
    ("Damascus", 33.51, 36.29, "SYR", "Dimashq", 1_569_394, "P.PPLC"),
    ("Mosul", 36.34, 43.12, "IRQ", "Nineveh", 1_739_800, "P.PPLA"),
    ("Baghdad", 33.34, 44.4, "IRQ", "Baghdad", 7_216_000, "P.PPLC"),
]


def small_places(index: Path) -> Gazetteer:
    """A gazetteer of the towns above, the world's countries and our own regions."""
    towns = [
        Row(Place(f"geonames:{k}", t[0], *t[1:3], t[6], t[3], t[4], t[5], 4.0), ((t[0], PRIMARY),))
        for k, t in enumerate(TOWNS)
    ]
    return small_gazetteer([*countries(), *own_regions(), *conflict_places(), *towns], index)


def state(code: str, name: str, demonym: str, capital: str, *short: str) -> Actor:
    """A state with the names of its people and its capital."""
    names = (ActorName(demonym, "demonym"), ActorName(capital, "metonym"))
    more = tuple(ActorName(s, "acronym") for s in short)
    return Actor(f"marsad:state-{code.lower()}", name, "government", code, names + more,
                 plover_code=code, plover_sector="GOV")  # fmt: skip


def body(
    name: str, kind: str, country: str, *short: str, key: str = "", parent: str = ""
) -> Actor:
    """An armed group, force, ministry or agency with its acronyms."""
    key = key or (short[0] if short else name).lower().replace(" ", "-")
    parents = (Tie(parent),) if parent else ()
    names = tuple(ActorName(s, "acronym" if s.isupper() else "variant") for s in short)
    return Actor(f"marsad:{key}", name, kind, country, names, parents=parents)


ACTORS = (
    state("LBY", "Libya", "Libyan", "Tripoli"),
    state("MLI", "Mali", "Malian", "Bamako"),
    state("FRA", "France", "French", "Paris"),
    state("TUR", "Turkey", "Turkish", "Ankara"),
    state("SYR", "Syria", "Syrian", "Damascus"),
    state("IRQ", "Iraq", "Iraqi", "Baghdad"),
    state("USA", "United States", "American", "Washington", "US", "U.S."),
    body("Libyan National Army", "militia", "LBY", "LNA"),
    body("Islamic State", "rebel", "", "ISIS", "ISIL", "IS", "Daesh"),
    body("Kurdistan Workers' Party", "rebel", "TUR", "PKK"),
    body("Malian Armed Forces", "state-forces", "MLI", "FAMa", parent="marsad:state-mli"),
    body("French Armed Forces", "state-forces", "FRA", key="army-fra", parent="marsad:state-fra"),
    body("Hamas", "rebel", "PSE", "Hamas movement", key="hamas"),
    body("Movement for the Salvation of Azawad", "rebel", "MLI", "MSA"),
    body("Ministry of Social Affairs", "government", "TUN", "MSA", key="social-affairs"),
    body("United Nations", "igo", "", "UN", "U.N."),
    body("Reuters", "media", "GBR", key="reuters"),
    Actor("marsad:old-front", "Nusra Front", "rebel", "SYR",
          (ActorName("Al-Nusra Front", "variant"),), until="2016-07"),
    Actor("marsad:new-front", "Levant Front Council", "rebel", "SYR",
          (ActorName("Nusra Front", "variant", since="2016-08"),), since="2016-08"),
    Actor("marsad:diarra", "Oumar Diarra", "government", "MLI",
          (ActorName("Diarra", "short"),),
          offices=(Office("defence minister", "marsad:state-mli", "2020", "2022"),)),
)  # fmt: skip


def small_actors() -> ActorIndex:
    """An index over the actors above."""
    return index_actors(ACTORS)


def page(
    text: str,
    published: date | None = PUBLISHED,
    source: str = "The Daily Observer",
    segments: tuple[Segment, ...] = (),
) -> Document:
    """A document with this text."""
    sha = sha256_text(text)
    return Document(
        id=document_id(source, "page", text), source=Source(source), locator="page", title=None,
        published=published, published_precision="day" if published else None,
        received="2021-03-18", language="en", rights=None, text=text, text_sha256=sha,
        raw_sha256=sha, extractor="none", segments=segments,
    )  # fmt: skip


@dataclass(frozen=True)
class Found:
    """A reading with short ways to ask it."""

    reading: Reading

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.reading.claims

    def actor(self, words: str) -> ActorMention:
        """The first mention that reads so."""
        found = [a for a in self.reading.actors if a.text == words]
        assert found, f"no mention {words!r} among {[a.text for a in self.reading.actors]}"
        return found[0]

    def of(self, kind: str) -> list[Claim]:
        """The claims of a type (``assault``) or of a kind (``assault.aerial``)."""
        return [c for c in self.claims if f"{c.kind.value}.".startswith(f"{kind}.")]

    def one(self, kind: str) -> Claim:
        """The only claim of that kind."""
        (claim,) = self.of(kind)
        return claim

    def at(self, trigger: str, which: int = 0) -> Claim:
        """The claim on that trigger; the ``which``-th of several."""
        found = [c for c in self.claims if c.trigger.quote == trigger]
        assert len(found) > which, f"no {trigger!r} among {[c.trigger.quote for c in self.claims]}"
        return found[which]


Reader = Callable[..., Found]
