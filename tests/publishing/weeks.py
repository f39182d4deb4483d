"""Two weeks of a theatre like Libya in November 2017, built by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from marsad.model.actors import Actor, ActorName
from marsad.model.briefs import Brief
from marsad.model.locations import Place
from marsad.model.mentions import SeriesClaim, Window
from marsad.publishing import BriefConfig, Coverage, Material, tell
from marsad.registry.actor_index import index_actors
from marsad.registry.geometry import destination, disc

from .builders import (
    at_least,
    by,
    claim,
    document,
    event,
    exactly,
    held,
    material,
    on,
    rival,
    side,
    town,
)  # fmt: skip

FIRST = (date(2017, 11, 15), date(2017, 11, 21))
SECOND = (date(2017, 11, 22), date(2017, 11, 28))
LNA = side("Libyan National Army", "marsad:lna", "LBY", "militia")
ISIS = side("Islamic State", "marsad:isis", "", "rebel")
AFRICOM = side("US Africa Command", "marsad:africom", "USA", "external-forces")
USA = side("United States", "marsad:usa", "USA", "government")
SIRTE = (31.205, 16.589)
FUQAHA = (27.85, 16.33)
TOWNS = tuple(
    Place(f"place:{n.lower()}", n, lat, lon, "P.PPL", "LBY")
    for n, lat, lon in (
        ("Tripoli", 32.887, 13.19), ("Misrata", 32.375, 15.09), ("Sirte", *SIRTE),
        ("Benghazi", 32.117, 20.067), ("Derna", 32.767, 22.637), ("Sabha", 27.037, 14.428),
        ("Ajdabiya", 30.755, 20.226), ("Harawah", 30.983, 17.483),
    )
)  # fmt: skip


def sector(lat: float, lon: float, bearing: float, near: float, far: float):  # type: ignore[no-untyped-def]
    """A wedge as (lon, lat) pairs."""
    arc = [destination(lat, lon, bearing - 30 + k * 5, far) for k in range(13)]
    inner = [destination(lat, lon, bearing + 30 - k * 5, near) for k in range(13)]
    ring = [(round(x, 3), round(y, 3)) for y, x in [*arc, *inner]]
    return (*ring, ring[0])


def south_of_sirte():  # type: ignore[no-untyped-def]
    """Direction given, distance not."""
    lat, lon = destination(*SIRTE, 180, 110)
    return replace(
        town("Sirte", round(lat, 3), round(lon, 3), relation="bearing", precision="area",
             radius=110.0, bearing_deg=180.0, shape=sector(*SIRTE, 180, 20, 200)),
        feature="T.DSRT",
    )  # fmt: skip


def near_fuqaha():  # type: ignore[no-untyped-def]
    """Near a named place."""
    return town("al-Fuqaha", *FUQAHA, relation="near", precision="area", radius=30.0,
                shape=disc(*FUQAHA, 30.0))  # fmt: skip


STATEMENT = document(
    "LNA Media Office", date(2017, 11, 15),
    "LNA reports two raids\n\nThe Libyan National Army said its aircraft made two air strikes on"
    " Islamic State positions in the desert southeast of Sirte. No day was given.\n",
    kind="party", title="LNA reports two raids",
)  # fmt: skip
WIRE = document(
    "Gulf Wire", date(2017, 11, 16),
    "LNA raids in the desert\n\nAn LNA air force commander said the strikes hit a store and a"
    " hideout 90 km south of Harawah. He gave no toll.\n",
    kind="wire", title="LNA raids in the desert",
)  # fmt: skip
SECURITY = document(
    "Sidra Monitor", date(2017, 11, 17),
    "A city without police\n\nA GNA security official described a lack of security apparatus in"
    " Sirte on Thursday. Residents complained of looting and high prices. Fatima al-Mabrouk, a"
    " teacher, said her kitchen had been stolen.\n",
    title="A city without police",
)  # fmt: skip
AID = document(
    "Coast Relief", date(2017, 11, 20),
    "Situation report\n\nCoast Relief staff saw looting of empty houses in Sirte. About 120"
    " displaced families live in a shelter in the port district. The Ibn Sina hospital was hit by"
    " gunfire on Saturday, wounding two nurses.\n",
    kind="ngo", title="Situation report 14",
)  # fmt: skip
DRONE = document(
    "Gulf Wire", date(2017, 11, 18),
    "Drone strike reported\n\nA US drone strike hit Islamic State fighters in the desert south of"
    " Sirte on Friday, killing several of them, a US defense official told Fox News. It was the"
    " first US air strike in Libya for two months.\n",
    kind="wire", title="Drone strike reported",
)  # fmt: skip
COPY = document(
    "Harbor Mirror", date(2017, 11, 18), DRONE.text.replace("reported\n", "reported, says TV\n"),
    title="Drone strike reported, says TV",
)  # fmt: skip
TALKS = document(
    "Coast & Desert News", date(2017, 11, 19),
    "Serraj meets envoy\n\nFayez al-Serraj met US Deputy Secretary of State John Sullivan on"
    " Saturday. A note of his office said he asked for help in arming his forces.\n",
    title="Serraj meets <b>envoy</b>",
)  # fmt: skip
OLDER = document(
    "US Africa Command", date(2017, 9, 28),
    "Two strikes\n\nUS Africa Command said two air strikes killed several fighters about 100 miles"
    " southeast of Sirte on 26 September.\n",
    kind="party", title="Two strikes near Sirte",
)  # fmt: skip
DERNA = document(
    "Gulf Wire", date(2017, 10, 31),
    "Air strike on Derna\n\nResidents said an air strike killed at least 12 civilians in Derna on"
    " Monday. The LNA denied that its aircraft had flown it.\n",
    kind="wire", title="Air strike on Derna",
)  # fmt: skip
DERNA_LOCAL = document(
    "Derna Voices", date(2017, 10, 31),
    "Fifteen dead\n\nTwo medics said the raid in Derna killed 15 people.\n", title="Fifteen dead",
)  # fmt: skip
CONFIRMED = document(
    "US Africa Command", date(2017, 11, 22),
    "Strikes confirmed\n\nUS Africa Command said it struck Islamic State on 17 November near"
    " al-Fuqaha. A further strike followed there on 19 November.\n",
    kind="party", title="Strikes confirmed",
)  # fmt: skip
PRISON = document(
    "Coast & Desert News", date(2017, 11, 24),
    "Mutiny in Misrata\n\nA security official said four inmates fled during a riot in a Misrata"
    " prison on Thursday. Two of them were killed.\n",
    title="Mutiny in Misrata",
)  # fmt: skip
OIL = document(
    "Gulf Wire", date(2017, 11, 27),
    "Oil field raided\n\nAn engineer said unknown gunmen attacked the al-Ghani oil field on Sunday."
    " A guard gave the same account. The LNA declared the Oil Crescent a closed military zone.\n",
    kind="wire", title="Oil field raided",
)  # fmt: skip

c_lna = claim(STATEMENT, "two air strikes", "assault.aerial", party=True,
              voices=(("The Libyan National Army", "marsad:lna", "Libyan National Army"),),
              actors=(("The Libyan National Army", "marsad:lna"),))  # fmt: skip
c_commander = claim(WIRE, "strikes", "assault.aerial", party=True,
                    voices=(("An LNA air force commander", "marsad:lna", None),))  # fmt: skip
c_police = claim(SECURITY, "lack of security apparatus", "condition.security-governance",
                 theme="security-governance", realis="ongoing", said=date(2017, 11, 16),
                 voices=(("A GNA security official", None, None),))  # fmt: skip
c_loot = claim(SECURITY, "looting", "condition.looting-crime", theme="looting-crime",
               realis="ongoing", voices=(("Residents", None, None),))  # fmt: skip
c_loot_ngo = claim(AID, "looting of empty houses", "condition.looting-crime",
                   theme="looting-crime", realis="ongoing")  # fmt: skip
c_prices = claim(SECURITY, "high prices", "condition.prices-shortages", theme="prices-shortages",
                 realis="ongoing", voices=(("Residents", None, None),))  # fmt: skip
c_theft = claim(SECURITY, "stolen", "condition.looting-crime", theme="looting-crime",
                realis="ongoing", voices=(("Fatima al-Mabrouk", None, None),))  # fmt: skip
c_displaced = claim(
    AID,
    "displaced families",
    "condition.displacement",
    theme="displacement",
    realis="ongoing",
    where=("port district", town("Sirte", 31.2117, 16.5921)),
)
c_hospital = claim(
    AID,
    "gunfire",
    "assault.firearms",
    where=("Ibn Sina hospital", town("Sirte", 31.2034, 16.5787, precision="point")),
)
c_drone = claim(DRONE, "drone strike", "assault.drone", voices=(
    ("Fox News", None, None), ("a US defense official", None, None)))  # fmt: skip
c_copy = claim(COPY, "drone strike", "assault.drone", voices=(
    ("Fox News", None, None), ("a US defense official", None, None)))  # fmt: skip
c_drone_twin = claim(COPY, "killing", "assault.drone")
c_meeting = claim(TALKS, "met", "consult")
c_asked = claim(
    TALKS,
    "asked",
    "request.assist",
    party=True,
    voices=(("A note of his office", "marsad:gna", "Government of National Accord"),),
)
c_older = claim(OLDER, "air strikes", "assault.aerial", party=True, voices=(
    ("US Africa Command", "marsad:africom", "US Africa Command"),))  # fmt: skip
c_derna = claim(DERNA, "air strike", "assault.aerial", voices=(("Residents", None, None),))
c_derna_denied = claim(DERNA, "flown", "assault.aerial", stance="denied", realis="not-happened",
                       voices=(("The LNA", "marsad:lna", "Libyan National Army"),),
                       actors=(("The LNA", "marsad:lna"),))  # fmt: skip
c_derna_local = claim(DERNA_LOCAL, "raid", "assault.aerial", voices=(("Two medics", None, None),))
c_avowed = claim(CONFIRMED, "struck", "assault.aerial", party=True, voices=(
    ("US Africa Command", "marsad:africom", "US Africa Command"),))  # fmt: skip
c_second = claim(CONFIRMED, "A further strike", "assault.aerial", party=True, voices=(
    ("US Africa Command", "marsad:africom", "US Africa Command"),))  # fmt: skip
c_riot = claim(PRISON, "riot", "protest.riot", voices=(("A security official", None, None),))
c_oil = claim(OIL, "attacked", "assault", voices=(("An engineer", None, None),))
c_oil_guard = claim(OIL, "same account", "assault", voices=(("A guard", None, None),))
c_zone = claim(OIL, "declared", "coerce.restrict", party=True, voices=(
    ("The LNA", "marsad:lna", "Libyan National Army"),))  # fmt: skip

SIRTE_AT = town("Sirte", *SIRTE, precision="town")
HARAWAH_90 = town(
    "Harawah",
    30.174,
    17.483,
    relation="bearing",
    precision="area",
    radius=20.0,
    bearing_deg=180.0,
    distance_km=90.0,
    shape=disc(30.174, 17.483, 20.0),
)
LIBYA = town("Libya", 27.0, 17.0, precision="country", radius=900.0)
SECTOR_SE = replace(south_of_sirte(), bearing_deg=135.0, shape=sector(*SIRTE, 135, 20, 200))

E_LNA = event(
    "assault.aerial", (c_lna, c_commander), "party-claimed",
    actors=(held(LNA, c_lna, c_commander),), targets=(held(ISIS, c_lna),),
    when=held(by(date(2017, 11, 15)), c_lna), counts=(held(exactly(2, "attacks"), c_lna),),
    where=held(HARAWAH_90, c_commander, rivals=(rival(SECTOR_SE, c_lna),)),
)  # fmt: skip
E_POLICE = event(
    "condition.security-governance", (c_police,), theme="security-governance", realis="ongoing",
    where=held(SIRTE_AT, c_police), when=held(on(date(2017, 11, 16)), c_police),
)  # fmt: skip
E_LOOT = event(
    "condition.looting-crime", (c_loot, c_loot_ngo, c_theft), "corroborated", voices=2,
    theme="looting-crime", realis="ongoing", where=held(SIRTE_AT, c_loot, c_loot_ngo),
)  # fmt: skip
E_PRICES = event(
    "condition.prices-shortages", (c_prices,), theme="prices-shortages", realis="ongoing",
    where=held(SIRTE_AT, c_prices),
)  # fmt: skip
E_DISPLACED = event(
    "condition.displacement", (c_displaced,), theme="displacement", realis="ongoing",
    where=held(town("Sirte", 31.2117, 16.5921, admin1="Surt"), c_displaced),
)  # fmt: skip
E_HOSPITAL = event(
    "assault.firearms", (c_hospital,), when=held(on(date(2017, 11, 18)), c_hospital),
    targets=(held(side("Ibn Sina hospital"), c_hospital),),
    counts=(held(exactly(2, "injured", "nurses"), c_hospital),),
    where=held(town("Sirte", 31.2034, 16.5787, precision="point", admin1="Surt"), c_hospital),
)  # fmt: skip
E_DRONE = event(
    "assault.drone", (c_drone, c_copy), actors=(held(USA, c_drone, c_copy),),
    targets=(held(ISIS, c_drone, c_copy),), where=held(south_of_sirte(), c_drone, c_copy),
    when=held(on(date(2017, 11, 17)), c_drone, c_copy),
    counts=(held(at_least(2, "killed", "fighters", "several"), c_drone, c_copy),),
)  # fmt: skip
E_MEETING = event(
    "consult", (c_meeting,), when=held(on(date(2017, 11, 18)), c_meeting),
    actors=(held(side("Fayez al-Serraj", "marsad:serraj", "LBY", "government"), c_meeting),
            held(side("John Sullivan", "marsad:sullivan", "USA", "government"), c_meeting)),
    where=held(LIBYA, c_meeting),
)  # fmt: skip
E_ASKED = event(
    "request.assist", (c_asked,), "party-claimed",
    actors=(held(side("Government of National Accord", "marsad:gna", "LBY"), c_asked),),
    targets=(held(USA, c_asked),), when=held(on(date(2017, 11, 18)), c_asked),
)  # fmt: skip
E_OLDER = event(
    "assault.aerial", (c_older,), "party-claimed", actors=(held(AFRICOM, c_older),),
    targets=(held(ISIS, c_older),), when=held(on(date(2017, 9, 26)), c_older),
    counts=(held(exactly(2, "attacks"), c_older),), where=held(SECTOR_SE, c_older),
)  # fmt: skip
E_DERNA = event(
    "assault.aerial", (c_derna, c_derna_local, c_derna_denied), "contested", voices=2,
    denials=(c_derna_denied.id,), when=held(on(date(2017, 10, 30)), c_derna, c_derna_local),
    where=held(town("Derna", 32.767, 22.637), c_derna, c_derna_local),
    counts=(held(at_least(12, "killed", "civilians"), c_derna,
                 rivals=(rival(exactly(15, "killed", "people"), c_derna_local),)),),
)  # fmt: skip
E_DRONE_ADMITTED = replace(
    E_DRONE, claims=(*E_DRONE.claims, c_avowed.id),
    standing=replace(E_DRONE.standing, value="admitted", voices=2, lineages=2),
    actors=(held(AFRICOM, c_avowed),), where=held(near_fuqaha(), c_avowed,
                                                  rivals=(rival(south_of_sirte(), c_drone),)),
    targets=(held(ISIS, c_drone, c_avowed),), when=held(on(date(2017, 11, 17)), c_drone, c_avowed),
)  # fmt: skip
E_SECOND = event(
    "assault.aerial", (c_second,), "party-claimed", actors=(held(AFRICOM, c_second),),
    targets=(held(ISIS, c_second),), when=held(on(date(2017, 11, 19)), c_second),
    where=held(near_fuqaha(), c_second), counts=(held(exactly(1, "attacks"), c_second),),
)  # fmt: skip
E_RIOT = event(
    "protest.riot", (c_riot,), actors=(held(side("prison inmates", None, "LBY"), c_riot),),
    when=held(on(date(2017, 11, 23)), c_riot), where=held(town("Misrata", 32.375, 15.09), c_riot),
    counts=(held(exactly(2, "killed", "inmates"), c_riot),),
)  # fmt: skip
E_OIL = event(
    "assault", (c_oil, c_oil_guard), "corroborated", voices=2,
    actors=(held(side("unknown gunmen", None, "", "unidentified-armed"), c_oil, c_oil_guard),),
    targets=(held(side("al-Ghani oil field"), c_oil, c_oil_guard),),
    when=held(on(date(2017, 11, 26)), c_oil, c_oil_guard),
    where=held(town("al-Ghani", 28.43, 18.47, precision="area", radius=20.0), c_oil, c_oil_guard),
)  # fmt: skip
E_ZONE = event(
    "coerce.restrict", (c_zone,), "party-claimed", actors=(held(LNA, c_zone),),
    when=held(on(date(2017, 11, 26)), c_zone),
    where=held(town("Oil Crescent", 30.5, 19.0, precision="region", radius=150.0), c_zone),
)  # fmt: skip

DOCUMENTS = (STATEMENT, WIRE, SECURITY, AID, DRONE, COPY, TALKS, OLDER, DERNA, DERNA_LOCAL)
CLAIMS = (
    c_lna, c_commander, c_police, c_loot, c_loot_ngo, c_prices, c_theft, c_displaced, c_hospital,
    c_drone, c_copy, c_meeting, c_asked, c_older, c_derna, c_derna_denied, c_derna_local,
)  # fmt: skip
EVENTS = (
    E_LNA, E_POLICE, E_LOOT, E_PRICES, E_DISPLACED, E_HOSPITAL, E_DRONE, E_MEETING, E_ASKED,
    E_OLDER, E_DERNA,
)  # fmt: skip


REGISTRY = index_actors((
    Actor("marsad:state-usa", "United States", "government", "USA", (ActorName("US", "acronym"),)),
    Actor("marsad:state-lby", "Libya", "government", "LBY"),
    Actor("marsad:africom", "US Africa Command", "external-forces", "USA"),
))  # fmt: skip
COUNTRY = Place("place:libya", "Libya", 27.0, 17.0, "A.PCLI", "LBY", radius_km=900.0)


def series_in(held_document, words: str) -> tuple[SeriesClaim, str]:  # type: ignore[no-untyped-def]
    """The series claim of the drone reports."""
    start = held_document.text.index(words)
    own = c_drone.id if held_document is DRONE else c_copy.id
    return (
        SeriesClaim(
            start, start + len(words), words, "first", Window(months=2, unit="month"), claim=own,
            noun="air strike", place=COUNTRY,
        ),
        held_document.id,
    )


WORDS = "first US air strike in Libya for two months"


def first_week() -> Material:
    """What the desk held on 21 November."""
    return replace(
        material(EVENTS, CLAIMS, DOCUMENTS), lineages={COPY.id: DRONE.id}, towns=TOWNS,
        actors=REGISTRY, series=(series_in(DRONE, WORDS), series_in(COPY, WORDS)),
        coverage=Coverage(
            "coverage at 7", date(2017, 9, 15), date(2017, 11, 21),
            tuple(sorted({d.source.name for d in DOCUMENTS})), len(DOCUMENTS),
            issues=(("year-unknown", 2),), gaps=((date(2017, 11, 21), date(2017, 11, 21)),),
        ),
    )  # fmt: skip


def first_brief(config: BriefConfig | None = None) -> Brief:
    """The brief of the first week."""
    return tell(first_week(), theatre="Libya", period=FIRST, made="2017-11-21T18:00:00+00:00",
                config=config)  # fmt: skip


def second_week(config: BriefConfig | None = None) -> Material:
    """What the desk held on 29 November, with the first brief behind it."""
    events = tuple(E_DRONE_ADMITTED if e.id == E_DRONE.id else e for e in EVENTS)
    documents = (*DOCUMENTS, CONFIRMED, PRISON, OIL)
    claims = (*CLAIMS, c_avowed, c_second, c_riot, c_oil, c_oil_guard, c_zone)
    base = first_week()
    return replace(
        base, events=(*events, E_SECOND, E_RIOT, E_OIL, E_ZONE),
        claims={c.id: c for c in claims}, documents={d.id: d for d in documents},
        previous=first_brief(config), previous_events=EVENTS, as_of=12, head="b" * 64,
        coverage=replace(base.coverage, name="coverage at 12", watched_to=date(2017, 11, 28),
                         read=len(documents), unreadable=(("ar", 1),),
                         failed=(("scan-044.pdf", "no text layer"),)),
    )  # fmt: skip


def second_brief(config: BriefConfig | None = None) -> Brief:
    """The brief of the second week."""
    return tell(second_week(config), theatre="Libya", period=SECOND,
                made="2017-11-29T08:00:00+00:00", config=config)  # fmt: skip
