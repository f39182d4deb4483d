"""What a decision withholds is in no byte that the public gets: every format, unpacked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.app.work.pages import pages_of
from marsad.model.claims import Participant
from marsad.model.decisions import Decision
from marsad.model.errors import MarsadError
from marsad.model.events import Event
from marsad.model.spans import check_span
from marsad.model.values import Read
from marsad.publishing import BriefConfig, Material, check_harm, export, protect
from marsad.publishing.exports import FORMATS
from marsad.publishing.harm import HarmRules, check_files
from marsad.publishing.harm.last_look import texts_of

from .builders import claim, document, event, exactly, held, material, on, rival, side, span, town

MADE = "2017-11-29T08:00:00+00:00"
WEEK = (date(2017, 11, 15), date(2017, 11, 21))
RULES = HarmRules()
# Rare words that stand nowhere in our own pages.
PLACES = st.sampled_from(["Zarqunah", "Qelbet", "Xhamurat", "Wadi Yuzbek", "Tell Ozvan"])
GROUPS = st.sampled_from(["Vortigan Brigade", "Kwezi Falcons", "Ostrelune Guard"])
SITES = st.sampled_from(["Mirzotan Mill", "Ephrelde Depot", "Quorvale Dam"])
PEOPLE = st.sampled_from(["Ylva Drosteh", "Hamzul Qirat", "Obed Nyxman"])
FIELDS = ["when", "where", "actors", "targets", "counts", "quotes", "documents"]


def decision(verb: str, subject: str, after: object = None, seq: int = 3) -> Decision:
    text = json.dumps(after) if after is not None else ""
    return Decision(seq, "2017-11-22T09:00:00Z", "a person", verb, subject, "", text, "Asked.",
                    "", "")  # fmt: skip


class Told:
    """A desk of one event full of secrets, told twice, with a neighbour and a stranger."""

    def __init__(self, place: str, group: str, site: str, person: str) -> None:
        self.secrets = [place, group, site, person]
        first = document(
            f"{group} Watch", date(2017, 11, 17),
            f"{place.upper()} RAID\n\nFighters of the {group} shot at {site} in {place} on 16"
            f" November and killed 37 guards, {person} said. Residents of {place} heard of the"
            f" {group} later. Police held a thief near {place} on 17 November.\n",
            title=f"Raid in {place} by {group}",
        )  # fmt: skip
        first = replace(first, locator=f"https://wire.example/raid-in-{place.lower()}.html",
                        author=person)  # fmt: skip
        copy = document("Mirror Post", date(2017, 11, 18), f"It is true: {place} was raided.\n")
        other = document("Coast Radio", date(2017, 11, 18),
                         "Some 200 people protested in Tobruk on 18 November.\n")  # fmt: skip
        where = town(place, 31.2, 16.6)
        raid = claim(first, "shot", "assault.firearms", where=(place, where), said=WEEK[0],
                     voices=((person, None, None),), participants=(
                         Participant("actor", span(first, f"the {group}"), "organisation", True,
                                     actor_id="x:g", name=group, kind="rebel", country="LBY"),
                         Participant("target", span(first, site), "facility", True),
                         Participant("target", span(first, "guards"), "group", False,
                                     kind="state-forces", country="LBY",
                                     effect="killed")))  # fmt: skip
        raid = replace(
            raid, counts=(Read(exactly(37, "killed", "guards"), (span(first, "37"),)),),
            happened=Read(on(date(2017, 11, 16)), (span(first, "16"),)),
        )  # fmt: skip
        thief = claim(first, "held", "coerce.arrest", where=(place, where))
        rally = claim(other, "protested", "protest", where=("Tobruk", town("Tobruk", 32.1, 23.9)))
        west = rival(town(f"{place} West", 31.3, 16.7), raid)
        guards = side("guards", None, "LBY", "state-forces")
        self.raid = event(
            "assault.firearms", (raid,), when=held(on(date(2017, 11, 16)), raid),
            where=held(where, raid, rivals=(west,)),
            actors=(held(side(group, "x:g", "LBY", "rebel"), raid),),
            targets=(held(side(site), raid), held(guards, raid)),
            counts=(held(exactly(37, "killed"), raid),),
        )  # fmt: skip
        police = side("police", None, "LBY", "police")
        self.thief = event("coerce.arrest", (thief,), when=held(on(date(2017, 11, 17)), thief),
                           where=held(where, thief),
                           actors=(held(police, thief),))  # fmt: skip
        self.rally = event("protest", (rally,), when=held(on(date(2017, 11, 18)), rally),
                           where=held(town("Tobruk", 32.1, 23.9), rally))  # fmt: skip
        self.report = first
        base = material((self.raid, self.thief, self.rally), (raid, thief, rally),
                        (first, copy, other), lineages={copy.id: first.id})  # fmt: skip
        seen = replace(base.coverage, failed=((f"{place.lower()}_list.pdf", "not read"),))
        self.base: Material = replace(base, coverage=seen)

    def with_decisions(self, *rows: Decision) -> Material:
        return replace(self.base, decisions=rows)


told = st.builds(Told, PLACES, GROUPS, SITES, PEOPLE)
slowly = settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))


def published(base: Material, *, formats: tuple[str, ...] = FORMATS) -> Iterator[tuple[str, str]]:
    """All that can be read in every public file, with the file's name."""
    files: dict[str, bytes] = {}
    for form in formats:
        made = export(base, format=form, release="r", licence="CC0", query="all", made=MADE)
        files |= {f"{form}/{name}": raw for name, raw in made.items()}
    pages = pages_of(base, theatre="Libya", period=WEEK, made=MADE, config=BriefConfig(),
                     credits=())  # fmt: skip
    assert pages.lacks is None
    for name, raw in (files | dict(pages.files)).items():
        yield from ((name, text) for text in (name, *texts_of(name, raw)))


def leaks(base: Material, words: list[str]) -> Mapping[str, list[str]]:
    """Each word of a secret, and the files in which it stands."""
    parts = {p.casefold() for w in words for p in (w, w.split()[-1], w.split()[0]) if len(p) > 4}
    parts -= {"guard", "brigade", "depot", "falcons"}
    texts = [(name, " ".join(text.split()).casefold()) for name, text in published(base)]
    found = {p: sorted({name for name, text in texts if p in text}) for p in parts}
    return {p: names for p, names in found.items() if names}


@slowly
@given(told)
def test_an_event_kept_back_leaves_no_word_in_any_file(desk: Told) -> None:
    base = desk.with_decisions(decision("withhold", desk.raid.id, {"fields": ["event"]}))
    assert leaks(base, desk.secrets[:3]) == {}
    assert desk.raid.id not in json.dumps([text for _, text in published(base)])


@slowly
@given(told)
def test_every_field_withheld_at_once_leaves_no_word_in_any_file(desk: Told) -> None:
    base = desk.with_decisions(decision("withhold", desk.raid.id, {"fields": FIELDS}))
    assert leaks(base, desk.secrets) == {}


@slowly
@given(told, st.sampled_from(["snap", "region", "country", "drop"]))
def test_a_place_withheld_is_in_no_file(desk: Told, how: str) -> None:
    asked = {"fields": ["where"], "how": how}
    assert leaks(desk.with_decisions(decision("withhold", desk.raid.id, asked)),
                 desk.secrets[:1]) == {}  # fmt: skip


@slowly
@given(told)
def test_sides_withheld_are_in_no_file(desk: Told) -> None:
    asked = {"fields": ["actors", "targets", "documents"]}
    assert leaks(desk.with_decisions(decision("withhold", desk.raid.id, asked)),
                 desk.secrets[1:3]) == {}  # fmt: skip


@slowly
@given(told)
def test_a_shielded_name_is_in_no_file(desk: Told) -> None:
    rows = [decision("shield-name", name, seq=n + 1) for n, name in enumerate(desk.secrets[:3])]
    base = desk.with_decisions(*rows)
    publisher = replace(desk.report, source=replace(desk.report.source, name="Hill Wire"))
    base = replace(base, documents={**base.documents, desk.report.id: publisher})
    assert leaks(base, desk.secrets[:3]) == {}


def test_the_search_finds_what_is_not_withheld() -> None:
    desk = Told("Zarqunah", "Vortigan Brigade", "Mirzotan Mill", "Ylva Drosteh")
    found = leaks(desk.base, desk.secrets[:3])
    names = {name for files in found.values() for name in files}
    assert {"brief.html", "brief.md", "brief.docx", "brief.pdf"} <= names
    assert {f.partition("/")[0] for f in names if "/" in f} == set(FORMATS)


def test_what_is_withheld_keeps_every_offset_and_gives_no_hash_of_the_whole_text() -> None:
    desk = Told("Zarqunah", "Vortigan Brigade", "Mirzotan Mill", "Ylva Drosteh")
    base = desk.with_decisions(decision("withhold", desk.raid.id, {"fields": ["where", "counts"]}))
    safe = protect(base, RULES, MADE).material
    report = safe.documents[desk.report.id]
    assert len(report.text) == len(desk.report.text)
    assert report.text_sha256 != desk.report.text_sha256
    assert report.locator == ""
    for one in safe.claims.values():
        for part in one.spans():
            check_span(part, safe.documents[one.document].text)


def test_the_place_of_a_neighbour_does_not_tell_what_was_blocked() -> None:
    desk = Told("Zarqunah", "Vortigan Brigade", "Mirzotan Mill", "Ylva Drosteh")
    base = desk.with_decisions(decision("withhold", desk.raid.id, {"fields": ["where"]}))
    found = {e.id: e for e in protect(base, RULES, MADE).material.events}
    assert found[desk.thief.id].where.value.name == "LBY"  # type: ignore[union-attr]
    assert found[desk.rally.id] == desk.rally


def seen_event(desk: Told, *rows: Decision, made: str = MADE) -> Event | None:
    safe = protect(desk.with_decisions(*rows), RULES, made).material
    return next((e for e in safe.events if e.id == desk.raid.id), None)


def test_fields_become_coarser_as_they_are_asked_to() -> None:
    desk = Told("Zarqunah", "Vortigan Brigade", "Mirzotan Mill", "Ylva Drosteh")
    one = seen_event(desk, decision("withhold", desk.raid.id, {
        "fields": ["when", "where", "actors", "targets", "counts"], "how": "country"}),
        made="2017-12-15T08:00:00+00:00")  # fmt: skip
    assert one is not None
    assert one.when is not None
    assert one.where is not None
    assert (one.when.value.earliest, one.when.value.latest) == (
        date(2017, 11, 1), date(2017, 11, 30))  # fmt: skip
    assert (one.where.value.name, one.where.value.lat, one.where.rivals) == ("Libya", None, ())
    assert [h.value.name for h in one.actors] == ["an armed group"]
    assert {h.value.country for h in one.targets} == {""}
    assert one.counts == ()


def test_an_embargo_ends_by_itself_after_its_last_day() -> None:
    desk = Told("Zarqunah", "Vortigan Brigade", "Mirzotan Mill", "Ylva Drosteh")
    row = decision("withhold", desk.raid.id, {"fields": ["event"], "until": "2017-12-10"})
    assert seen_event(desk, row, made="2017-12-10T23:59:59+00:00") is None
    assert seen_event(desk, row, made="2017-12-11T01:30:00+02:00") is None
    assert seen_event(desk, row, made="2017-12-11T00:00:00+00:00") is not None


def test_an_undo_lifts_a_withholding_and_a_merge_does_not() -> None:
    desk = Told("Zarqunah", "Vortigan Brigade", "Mirzotan Mill", "Ylva Drosteh")
    row = decision("withhold", desk.raid.id, {"fields": ["event"]})
    assert seen_event(desk, row, decision("undo", "3", seq=4)) is not None
    asked = {"fields": ["event"], "claims": list(desk.raid.claims)}
    elsewhere = decision("withhold", "event-of-old", asked)
    assert seen_event(desk, elsewhere) is None


def test_a_place_is_shown_by_decision_and_said_to_be() -> None:
    base = Told("Zarqunah", "Vortigan Brigade", "Mirzotan Hospital", "Ylva Drosteh")
    assert seen_event(base).where != base.raid.where  # type: ignore[union-attr]
    row = decision("disclose", base.raid.id, {"fields": ["where"]})
    one = seen_event(base, row)
    assert one is not None
    assert one.where == base.raid.where
    said = protect(base.with_decisions(row), RULES, MADE).withheld
    assert any("one event: shown by decision although a rule would withhold it" in w for w in said)
    hide = decision("withhold", base.raid.id, {"fields": ["where"]}, seq=4)
    assert seen_event(base, row, hide).where.value.lat != 31.2  # type: ignore[union-attr]


def test_a_live_position_is_not_disclosed_away() -> None:
    desk = Told("Zarqunah", "Vortigan Brigade", "Mirzotan Mill", "Ylva Drosteh")
    row = decision("disclose", desk.raid.id, {"fields": ["where"]})
    one = seen_event(desk, row, made="2017-11-17T20:00:00+00:00")
    assert one is not None
    assert one.where is None


def test_a_private_name_is_shown_by_decision() -> None:
    desk = Told("Zarqunah", "Vortigan Brigade", "Mirzotan Mill", "Ylva Drosteh")
    assert "Ylva" not in protect(desk.base, RULES, MADE).material.documents[desk.report.id].text
    row = decision("disclose", "Ylva Drosteh", {"fields": ["name"]})
    safe = protect(desk.with_decisions(row), RULES, MADE)
    assert "Ylva Drosteh said" in safe.material.documents[desk.report.id].text
    check_harm(safe.material, RULES, MADE)


def test_what_was_withheld_by_decision_is_counted_by_field() -> None:
    desk = Told("Zarqunah", "Vortigan Brigade", "Mirzotan Mill", "Ylva Drosteh")
    rows = [decision("withhold", desk.raid.id, {"fields": ["when", "counts"]}),
            decision("shield-name", "Mirzotan", seq=4)]  # fmt: skip
    said = protect(desk.with_decisions(*rows), RULES, MADE).withheld
    assert "by decision, the day of one event" in said
    assert "by decision, the numbers of one event" in said
    assert "by decision, one name wherever a report has it" in said


@pytest.mark.parametrize("fields", [["event"], ["where"], ["when"], ["counts"], ["actors"]])
def test_what_is_not_protected_as_decided_is_refused(fields: list[str]) -> None:
    desk = Told("Zarqunah", "Vortigan Brigade", "Mirzotan Mill", "Mayor Ylva Drosteh")
    base = desk.with_decisions(decision("withhold", desk.raid.id, {"fields": fields}))
    with pytest.raises(MarsadError, match=r"E-PUBLISH-REFUSED.*decision"):
        check_harm(base, RULES, MADE)


def test_the_last_look_finds_a_name_in_any_file() -> None:
    desk = Told("Zarqunah", "Vortigan Brigade", "Mirzotan Mill", "Ylva Drosteh")
    pages = pages_of(desk.base, theatre="Libya", period=WEEK, made=MADE,
                     config=BriefConfig(audience="desk"), credits=())  # fmt: skip
    files = dict(pages.files)
    for form in FORMATS:
        files |= export(desk.base, format=form, release="r", licence="CC0", query="all",
                        made=MADE, audience="desk")  # fmt: skip
    for name, raw in files.items():
        if name == "manifest.json":
            continue
        with pytest.raises(MarsadError, match="E-PUBLISH-REFUSED"):
            check_files({name: raw}, ["VORTIGAN  brigade"])
        check_files({name: raw}, ["Nobody At All"])
    with pytest.raises(MarsadError, match="E-PUBLISH-REFUSED"):
        check_files({"vortigan.csv": b""}, ["Vortigan"])


def test_the_surname_of_a_shielded_person_goes_too_and_a_town_of_that_name_stays() -> None:
    report = document("Paper", date(2017, 11, 17), "Zara Umlov saw Umlov and Ali Tobruk leave"
                      " for Tobruk. Shots fell in Tobruk.\n")  # fmt: skip
    shots = claim(report, "Shots", "assault", where=("Tobruk", town("Tobruk", 32.1, 23.9)))
    one = event("assault", (shots,), when=held(on(date(2017, 11, 16)), shots),
                where=held(town("Tobruk", 32.1, 23.9), shots))  # fmt: skip
    rows = (decision("shield-name", "Zara Umlov"), decision("shield-name", "Ali Tobruk", seq=4))
    base = material((one,), (shots,), (report,), decisions=rows)
    text = protect(base, RULES, MADE).material.documents[report.id].text
    assert "Umlov" not in text
    assert "Ali" not in text
    assert "in Tobruk" in text


def test_words_withheld_are_not_quoted_in_a_sentence() -> None:
    desk = Told("Zarqunah", "Vortigan Brigade", "Mirzotan Mill", "Ylva Drosteh")
    base = desk.with_decisions(decision("withhold", desk.raid.id, {"fields": ["quotes"]}))
    hazy = replace(desk.raid, confidence=0.2)
    base = replace(base, events=(hazy, *base.events[1:]))
    pages = pages_of(base, theatre="Libya", period=WEEK, made=MADE, config=BriefConfig(),
                     credits=())  # fmt: skip
    told = [t.sentence for s in pages.brief.sections for p in s.paragraphs for t in p.sentences]
    assert told
    assert not [t for t in told if "░" in t or "“[withheld]" in t]
    assert "shot at" not in pages.files["brief.md"].decode()
