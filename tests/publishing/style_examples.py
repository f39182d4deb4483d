"""The examples of the style page, each made by the code from nouns built by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from marsad.model.claims import Claim
from marsad.model.counts import Count
from marsad.model.events import Event
from marsad.model.sources import Document
from marsad.model.times import TimeSpan
from marsad.publishing import BriefConfig, Material
from marsad.publishing.gathering import also_reported, paragraphs_of
from marsad.publishing.telling_events import tell_event
from marsad.publishing.wording import days, numbers, places, sides
from marsad.publishing.wording.spelling import spelt

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
    span,
    town,
)  # fmt: skip

DAY = date(2031, 5, 7)
YEAR = 2031
COLUMN = side("Falcon Column", "x:falcon", "", "militia")
ARDAL = town("Ardal", 20.0, 30.0)
CONFIG = BriefConfig(audience="desk")
PRESS = TimeSpan(None, DAY, "day", "publication")


def paper(text: str, publisher: str = "Hill Paper", day: date = DAY) -> Document:
    return document(publisher, day, text, title=text[:24])


def spoken(said: Claim, document: Document, cue: str) -> Claim:
    """The claim with the verb by which its voice speaks."""
    return replace(said, voices=(replace(said.voices[-1], cue=span(document, cue)),))


def lead(told: Event, claims: tuple[Claim, ...], *documents: Document) -> str:
    return tell_event(told, material((told,), claims, documents), YEAR)[0].sentence


def all_of(told: Event, claims: tuple[Claim, ...], *documents: Document) -> str:
    base = material((told,), claims, documents)
    return " ".join(t.sentence for t in tell_event(told, base, YEAR))


def section(base: Material) -> list[str]:
    """The paragraphs of one heading."""
    told = {e.id: tell_event(e, base, YEAR) for e in base.events}
    found = paragraphs_of(base.events, told, base, CONFIG.most, YEAR)
    return [" ".join(t.sentence for t in p.sentences) for p in found]


def raid(stance: str = "asserted", realis: str = "happened", *, cue: str = "said",
         who: tuple[str, str | None, str | None] = ("A nurse", None, None), party: bool = False,
         toll: bool = False, own: bool = False) -> str:  # fmt: skip
    """An attack on a bridge as one voice puts it."""
    page = paper(f"{who[0]} {cue} the raid on a bridge in Ardal on 5 May.")
    read = spoken(claim(page, "raid", "assault", stance=stance, realis=realis, voices=(who,),
                        party=party), page, cue)  # fmt: skip
    more = {"counts": (held(exactly(3, "killed"), read),)} if toll else {}
    more |= {"actors": (held(COLUMN, read),)} if own else {}
    shown = event("assault", (read,), "party-claimed" if party else "single-voice",
                  realis=realis, targets=(held(side("bridge"), read),),
                  where=held(ARDAL, read), when=held(on(date(2031, 5, 5)), read),
                  **more)  # type: ignore[arg-type]  # fmt: skip
    return lead(shown, (read,), page)


FALCON = ("Falcon Column", "x:falcon", "Falcon Column")


def verbs() -> list[str]:
    hedged = paper("Traders were apparently beaten in Ardal on 5 May.")
    read = claim(hedged, "beaten", "assault.beat", stance="alleged", realis="unknown")
    read = replace(read, stance_cue=span(hedged, "apparently"))
    beaten = event("assault.beat", (read,), targets=(held(side("traders"), read),),
                   where=held(ARDAL, read), when=held(on(date(2031, 5, 5)), read))  # fmt: skip
    return [
        raid(),
        raid(cue="announced", who=FALCON, party=True, own=True),
        raid(cue="confirmed", who=FALCON, party=True, own=True),
        raid(cue="said", who=FALCON, party=True, own=True, toll=True),
        raid("alleged", "unknown"),
        lead(beaten, (read,), hedged),
        raid("planned", "future", who=FALCON, party=True, own=True),
        raid("threatened", "future", who=FALCON, party=True, own=True),
        raid("feared", "unknown"),
        raid("hypothetical", "unknown"),
        raid("denied", "not-happened"),
    ]


def saying_days() -> list[str]:
    army = ("The Ardal Army", "x:army", "Ardal Army")
    page = paper("The Ardal Army said on 6 May that it had carried out two air strikes.")
    read = claim(page, "air strikes", "assault.aerial", party=True, voices=(army,),
                 said=date(2031, 5, 6))  # fmt: skip
    first = event("assault.aerial", (read,), "party-claimed",
                  actors=(held(side("Ardal Army", "x:army"), read),),
                  when=held(by(date(2031, 5, 6)), read),
                  counts=(held(exactly(2, "attacks"), read),))  # fmt: skip
    plain = paper("Gunmen raided a market.")
    flat = claim(plain, "raided", "assault")
    second = event("assault", (flat,), actors=(held(side("gunmen"), flat),),
                   targets=(held(side("market"), flat),), when=held(PRESS, flat))  # fmt: skip
    heard = paper("A trader said gunmen raided a market.")
    told = claim(heard, "raided", "assault", voices=(("A trader", None, None),))
    third = replace(second, id="event-3", claims=(told.id,), kind=held("assault", told),
                    actors=(held(side("gunmen"), told),), targets=(held(side("market"), told),),
                    when=held(PRESS, told))  # fmt: skip
    return [lead(first, (read,), page), lead(second, (flat,), plain), lead(third, (told,), heard)]


def flat() -> list[str]:
    page = paper("An engineer said gunmen raided a market. A guard said so. Nine died, he said.")
    one = claim(page, "raided", "assault", voices=(("An engineer", None, None),))
    two = claim(page, "said so", "assault", voices=(("A guard", None, None),))
    own = {"actors": (held(side("gunmen"), one, two),),
           "targets": (held(side("market"), one, two),),
           "when": held(on(date(2031, 5, 5)), one, two)}  # fmt: skip
    toll = (held(exactly(9, "killed"), two, rivals=(rival(exactly(4, "killed"), one),)),)
    sure = event("assault", (one, two), "corroborated", voices=2, counts=toll, **own)  # type: ignore[arg-type]
    return [all_of(sure, (one, two), page)]


def where() -> list[str]:
    far = town("Ardal", 20.0, 30.0, relation="bearing", precision="area", bearing_deg=135.0)
    shown = [
        ARDAL, town("Ardal", 20.0, 30.0, relation="near"),
        replace(far, distance_km=40.0), far, replace(far, feature="T.DSRT"),
        town("Ardalia", 20.0, 30.0, precision="country"), town("Ardal Hospital", 20.0, 30.0),
        replace(ARDAL, name="Wadi Sen", place_id=None, precision="unresolved", lat=None, lon=None),
    ]  # fmt: skip
    return [places.phrase(w) for w in shown]


def when() -> list[str]:
    shown = [
        on(date(2031, 5, 5)), by(date(2031, 5, 5)), on(date(2031, 5, 1), date(2031, 5, 4)),
        TimeSpan(date(2031, 5, 1), date(2031, 5, 31), "month", "explicit"), on(date(2030, 12, 30)),
    ]  # fmt: skip
    return [days.phrase(w, YEAR) for w in shown]


def how_many() -> list[str]:
    shown = [
        exactly(3, "killed"), exactly(14, "injured", "nurses"), at_least(12, "killed", "farmers"),
        at_least(2, "killed", "fighters", "several"), at_least(24, "injured", None, "dozens"),
        at_least(20_000, "displaced", None, "tens of thousands"),
        Count("killed", 12, None, 15, "12 to 15"), Count("killed", None, None, 40, "up to 40"),
        exactly(0, "killed"), Count("displaced", None, 90, None, "some 90 families"),
    ]  # fmt: skip
    return [numbers.harm(c) for c in shown]


def stories() -> list[str]:
    page = paper("Gunmen raided a market in Ardal on 5 May. Gunmen abducted a trader there.")
    one, two = claim(page, "raided", "assault"), claim(page, "abducted", "assault.abduct")
    at = {"when": on(date(2031, 5, 5)), "where": ARDAL}

    def shown(kind: str, read: Claim, target: str) -> Event:
        return event(kind, (read,), actors=(held(side("gunmen"), read),),
                     targets=(held(side(target), read),), when=held(at["when"], read),
                     where=held(at["where"], read))  # fmt: skip

    events = (shown("assault", one, "market"), shown("assault.abduct", two, "trader"))
    return section(material(events, (one, two), (page,)))


def last() -> list[str]:
    page = paper("Shots were heard. A march was planned. Police made an arrest in Ardal.")
    shots = claim(page, "Shots", "assault.firearms")
    arrest = claim(page, "arrest", "coerce.arrest")
    vague = event("assault.firearms", (shots,), when=held(PRESS, shots))
    small = event("coerce.arrest", (arrest,), where=held(ARDAL, arrest))
    base = material((vague, small), (shots, arrest), (page,))
    told = also_reported((small,), (vague,), base, YEAR)
    return [t.sentence for t in told.sentences]


def conditions() -> list[str]:
    page = paper("Flour is short in Ardal. Shops were looted in the night. A baker complained"
                 " that bread costs three times as much.")  # fmt: skip
    flour = claim(page, "short", "condition.prices-shortages", theme="prices-shortages",
                  realis="ongoing")  # fmt: skip
    shops = claim(page, "looted", "condition.looting-crime", theme="looting-crime",
                  realis="ongoing")  # fmt: skip
    bread = claim(page, "costs", "condition.prices-shortages", theme="prices-shortages",
                  realis="ongoing", voices=(("A baker", None, None),))  # fmt: skip
    bread = spoken(bread, page, "complained")

    def shown(read: Claim) -> Event:
        return event(read.kind.value, (read,), theme=read.theme, realis="ongoing",
                     where=held(ARDAL, read), when=held(PRESS, read))  # fmt: skip

    claims = (flour, shops, bread)
    return section(material(tuple(map(shown, claims)), claims, (page,)))


def speech() -> list[str]:
    page = paper("The Lake Mission called on 5 May for the road to Ardal to be opened.")
    read = claim(page, "called", "request.change")
    mission = held(side("Lake Mission", "x:mission"), read)
    asked = event("request.change", (read,), actors=(mission,),
                  when=held(on(date(2031, 5, 5)), read))  # fmt: skip
    return [lead(asked, (read,), page)]


def refusals() -> list[str]:
    page = paper("No arrest was made on 5 May.")
    read = claim(page, "arrest", "coerce.arrest", realis="not-happened")
    none = event("coerce.arrest", (read,), "refuted", realis="not-happened",
                 when=held(on(date(2031, 5, 5)), read))  # fmt: skip
    return [lead(none, (read,), page), raid("denied", "not-happened")]


def names() -> list[str]:
    shown = [sides.publisher_name(n) for n in ("Hill Times", "CNN", "The Local", "Coast News")]
    page = paper("A raid hit a market, a school and a church in Ardal. A nurse saw it.")
    one = claim(page, "raid", "assault")
    two = claim(page, "saw it", "assault", voices=(("A nurse", None, None),))
    hit = event("assault", (one, two), "corroborated", voices=2, where=held(ARDAL, one, two),
                targets=tuple(held(side(n), one)
                              for n in ("market", "school", "church")))  # fmt: skip
    return [*shown, all_of(hit, (one, two), page)]


def spelling() -> list[str]:
    text = "A defence official of the Ministry of Defence said the centre was “in good defence”."
    return [text, spelt(text, "american")]


EXAMPLES: dict[str, Callable[[], list[str]]] = {
    "Verbs": verbs, "The day of a report is not the day of a deed": saying_days,
    "Flat only what is settled": flat, "Places": where, "Days": when, "Numbers": how_many,
    "One paragraph a story": stories, "Least certain last": last, "Conditions": conditions,
    "Speech and meetings": speech, "Who may deny": refusals, "Names": names,
    "Spelling": spelling,
}  # fmt: skip
