"""Sentences a reader can trust: a place once, since when, whose own, who is denied to have died."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.codebook.totals import totals_of
from marsad.model.claims import Participant
from marsad.model.counts import Count
from marsad.model.locations import Location
from marsad.model.times import TimeSpan
from marsad.publishing.presentable import sayable
from marsad.publishing.telling_events import tell_event
from marsad.publishing.twice import told_by_side
from marsad.publishing.wording import days, numbers, places, sides

from .builders import (
    at_least,
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

DAY = date(2019, 3, 4)


@pytest.mark.parametrize(
    ("first", "year", "words"),
    [
        (date(2031, 1, 1), 2031, "since January"),
        (date(2031, 1, 1), 2032, "since 2031"),
        (date(2031, 3, 1), 2031, "since 1 March"),
    ],
)
def test_since_january_is_no_year(first: date, year: int, words: str) -> None:
    assert days.phrase(TimeSpan(first, None, "open", "relative"), year, ongoing=True) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (exactly(2, "destroyed"), "two destroyed"),
        (exactly(2, "destroyed", "tankers"), "two tankers destroyed"),
        (at_least(301, "abducted", None, "more than 300"), "more than 300 people abducted"),
        (at_least(41, "killed", None, "over 40 fighters"), "more than 40 people killed"),
        (at_least(41, "killed", None, "at least 41"), "at least 41 people killed"),
        (at_least(48, "killed", None, "more than 40; at least 7"), "at least 48 people killed"),
    ],
)
def test_a_count_is_told_as_it_was_said(count: Count, words: str) -> None:
    assert numbers.harm(count) == words


def test_what_was_destroyed_keeps_its_name_and_people_do_not() -> None:
    sums = totals_of([exactly(2, "destroyed", "tankers"), exactly(5, "killed", "terrorists")])
    assert (sums["destroyed"].who, sums["killed"].who) == ("tankers", None)
    mixed = totals_of([exactly(2, "destroyed", "tankers"), exactly(1, "destroyed", "house")])
    assert (mixed["destroyed"].best, mixed["destroyed"].who) == (3, None)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("health ministry", "the health ministry"), ("military in Sirte", "the military in Sirte"),
        ("Saudi-led coalition in Yemen", "the Saudi-led coalition in Yemen"),
        ("Residents of Aden", "residents of Aden"), ("doctor in Aden", "a doctor in Aden"),
        ("Russian troops near Kherson", "Russian troops near Kherson"),
        ("riot police", "riot police"),
    ],
)  # fmt: skip
def test_a_body_there_is_one_of_has_the_article(name: str, words: str) -> None:
    assert sides.with_article(name) == words


@pytest.mark.parametrize(
    ("words", "shown"),
    [("The governor", "the governor"), ("The nurse", "a nurse"), ("the mayor", "the mayor")],
)
def test_the_governor_is_the_governor_and_a_nurse_one_of_many(words: str, shown: str) -> None:
    page = document("Paper", DAY, f"{words} said so.\n")
    voices = claim(page, "said", "accuse", voices=((words, None, None),)).voices
    assert sides.voice_name(voices[0]) == shown


def test_our_men_are_nobody_in_a_brief() -> None:
    assert not sayable(side("our men"))
    assert sayable(side("armed men"))


RAID = document(
    "Hill Paper", DAY,
    "A bomb went off at a bus station in Derna, north of Tobruk, on Monday, police said.\n",
    kind="wire",
)  # fmt: skip


def told(where: Location, target: str, at: str = "Derna") -> list[str]:
    """The sentences of one bombing that the police tell; ``at`` is the place in their words."""
    bomb = claim(RAID, "bomb went off", "assault.explosives", voices=(("police", None, None),),
                 where=(at, where))  # fmt: skip
    one = event("assault.explosives", (bomb,), where=held(where, bomb), when=held(on(DAY), bomb),
                targets=(held(side(target), bomb),))  # fmt: skip
    base = material((one,), (bomb,), (RAID,))
    return [t.sentence for t in tell_event(one, base, 2019)]


def test_a_place_is_told_once() -> None:
    (sentence,) = told(town("Derna", 32.8, 22.6), "bus station in Derna")
    assert sentence.endswith("was carried out on a bus station in Derna on 4 March.")


def test_a_place_under_its_other_name_is_told_once() -> None:
    (sentence,) = told(town("Darnah", 32.8, 22.6), "bus station in Derna")
    assert "Darnah" not in sentence


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (town("Tobruk", 32.1, 23.9), "a bus station in Derna in Tobruk on"),
        (town("Derna", 32.8, 22.6, relation="near"), "a bus station in Derna near Derna"),
        (town("Derna", 32.8, 22.6, relation="bearing", bearing_deg=180.0, distance_km=40.0),
         "about 40 km south of Derna"),
    ],
)  # fmt: skip
def test_another_place_is_told_beside_it(where: Location, words: str) -> None:
    assert words in told(where, "bus station in Derna", where.name)[0]


def test_a_rival_that_names_itself_says_it_was_its_own() -> None:
    column, front = side("Derna Column", "x:column"), side("Shore Front", "x:front")
    page = document("Post", DAY, "The Column bombed a mill. The Front said it bombed a mill.\n")
    one = claim(page, "bombed a mill", "assault.explosives", party=True,
                voices=(("The Column", "x:column", "Derna Column"),))  # fmt: skip
    two = claim(page, "said it bombed", "assault.explosives", party=True,
                voices=(("The Front", "x:front", "Shore Front"),))  # fmt: skip
    held_by = held(column, one, rivals=(rival(front, two),))
    blast = event("assault.explosives", (one, two), "contested", actors=(held_by,))
    lines = [t.sentence for t in tell_event(blast, material((blast,), (one, two), (page,)), 2019)]
    assert lines[-1] == "The Shore Front, however, said it was its own."


def test_a_second_target_is_a_target_and_a_second_guest_another_side() -> None:
    page = document("Post", DAY, "A shell hit a mill. Baker Ali said it hit a school. They met.\n")
    one = claim(page, "shell", "assault.heavy-weapons")
    two = claim(page, "hit a school", "assault.heavy-weapons", voices=(("Baker Ali", None, None),))
    for kind, word in (("assault.heavy-weapons", "target"), ("consult", "other side")):
        told_event = event(kind, (one, two), "corroborated", voices=2, targets=(
            held(side("mill"), one), held(side("school"), two)),
            where=held(town("Derna", 32.8, 22.6), one, two))  # fmt: skip
        lines = tell_event(told_event, material((told_event,), (one, two), (page,)), 2019)
        assert f"Baker Ali named a school as the {word}." in [t.sentence for t in lines]


def test_who_owns_a_raid_and_denies_its_dead_is_told_to_deny_its_dead() -> None:
    page = document(
        "Post", DAY,
        "The Air Force said it bombed a depot in Derna. The Air Force denied that herders had been"
        " killed.\n",
    )  # fmt: skip
    voice = (("The Air Force", "x:force", "Air Force"),)
    owns = claim(page, "bombed", "assault.aerial", party=True, voices=voice)
    herders = Participant("target", span(page, "herders"), "person", False)
    denies = claim(page, "killed", "assault", stance="denied", realis="not-happened", party=True,
                   voices=voice, participants=(herders,))  # fmt: skip
    raid = event("assault.aerial", (owns, denies), "party-claimed", denials=(denies.id,),
                 actors=(held(side("Air Force", "x:force"), owns),),
                 targets=(held(side("depot"), owns),))  # fmt: skip
    lines = [t.sentence for t in tell_event(raid, material((raid,), (owns, denies), (page,)), 2019)]
    assert lines[-1].endswith("denied that herders were killed.")
    assert not any("responsibility" in line for line in lines)


@pytest.mark.parametrize(
    ("words", "shown"),
    [("his brother", "a relative"), ("Their families", "relatives"), ("her school", "the school")],
)
def test_a_brother_of_nobody_is_a_relative(words: str, shown: str) -> None:
    page = document("Paper", DAY, f"{words} said so.\n")
    (voice,) = claim(page, "said", "accuse", voices=((words, None, None),)).voices
    assert sides.voice_name(voice) == shown


@pytest.mark.parametrize(
    ("sentence", "after"),
    [
        ("Residents put the toll at two.", "residents put the toll at two."),
        ("The police denied it.", "the police denied it."),
        ("Harbour Wire reported it.", "Harbour Wire reported it."),
        ("Nurse Adane denied it.", "Nurse Adane denied it."),
        ("Serraj denied it.", "Serraj denied it."),
    ],
)
def test_only_a_name_keeps_its_capital_after_a_semicolon(sentence: str, after: str) -> None:
    assert sides.mid_sentence(sentence) == after


def test_who_was_hit_says_it_was_the_target() -> None:
    page = document("Post", DAY, "Shells fell. The Aid Mission said it was hit. A nurse saw it.\n")
    voice = (("The Aid Mission", "x:mission", "Aid Mission"),)
    own = claim(page, "hit", "assault.heavy-weapons", voices=voice)
    seen = claim(page, "fell", "assault.heavy-weapons")
    blast = event("assault.heavy-weapons", (own, seen), "corroborated", voices=2,
                  targets=(held(side("Aid Mission", "x:mission"), own),),
                  where=held(town("Derna", 32.8, 22.6), own, seen))  # fmt: skip
    lines = [t.sentence for t in tell_event(blast, material((blast,), (own, seen), (page,)), 2019)]
    assert lines[1] == "The Aid Mission said it was the target."


def test_a_fear_of_what_may_come_is_told_as_a_fear() -> None:
    page = document("Post", DAY, "Traders fear a raid on a market.\n")
    fear = claim(page, "raid", "assault", stance="feared", realis="future",
                 voices=(("Traders", None, None),))  # fmt: skip
    raid = event("assault", (fear,), realis="future", targets=(held(side("market"), fear),))
    (line,) = tell_event(raid, material((raid,), (fear,), (page,)), 2019)
    assert line.sentence == "Traders said an attack on a market was feared."


def test_who_marches_takes_part() -> None:
    page = document("Post", DAY, "A march passed. Nurse Ali said teachers marched.\n")
    plain = claim(page, "march", "protest.demo")
    named = claim(page, "marched", "protest.demo", voices=(("Nurse Ali", None, None),))
    march = event("protest.demo", (plain, named), "corroborated", voices=2,
                  actors=(held(side("teachers"), named),),
                  where=held(town("Derna", 32.8, 22.6), plain, named))  # fmt: skip
    base = material((march,), (plain, named), (page,))
    lines = [t.sentence for t in tell_event(march, base, 2019)]
    assert lines[1] == "Nurse Ali named teachers as taking part."


def test_a_market_of_a_town_is_in_it_and_a_government_of_a_land_is_not() -> None:
    page = document("Post", DAY, "A raid hit a market of Derna in Libya.\n")
    raid = claim(page, "raid", "assault", where=("Derna", town("Derna", 32.8, 22.6)))
    at = held(town("Derna", 32.8, 22.6), raid)
    assert told_by_side(at, ["a market of Derna"], material((), (raid,), (page,)), owners=True)
    assert not told_by_side(at, ["the mayor of Derna"], material((), (raid,), (page,)))
    land = held(town("Libya", 27.0, 17.0, precision="country"), raid)
    base = material((), (raid,), (page,))
    assert not told_by_side(land, ["the government of Libya"], base, owners=True)


@pytest.mark.parametrize(
    ("kinds", "start"),
    [
        (("assault.heavy-weapons", "assault.explosives"), "An attack was carried out on a school"),
        (("assault.heavy-weapons", "assault"), "A school was shelled"),
        (("assault.drone", "assault.aerial"), "A drone strike was carried out against a school"),
    ],
)
def test_what_one_voice_alone_calls_it_is_not_told_flat(
    kinds: tuple[str, str], start: str
) -> None:
    page = document("Post", DAY, "Shells hit a school. Nurse Ali said a mine hit a school.\n")
    one = claim(page, "Shells", kinds[0])
    two = claim(page, "mine", kinds[1], voices=(("Nurse Ali", None, None),))
    blast = event(kinds[0], (one, two), "corroborated", voices=2,
                  targets=(held(side("school"), one, two),))  # fmt: skip
    lead, *rest = tell_event(blast, material((blast,), (one, two), (page,)), 2019)
    assert lead.sentence.startswith(start)
    told_apart = "Nurse Ali spoke of a bombing." in [t.sentence for t in rest]
    assert told_apart == lead.sentence.startswith("An attack")


def test_the_gulf_has_an_article() -> None:
    where = town("Gulf of Aden", 12.0, 47.0, precision="sea-or-air")
    assert places.phrase(where) == "in or over the Gulf of Aden"


def test_an_agreed_happening_of_which_nothing_else_is_agreed_is_told_by_who_tells_most() -> None:
    page = document("Post", DAY, "A march passed. Nurse Ali said teachers marched.\n")
    plain = claim(page, "march", "protest.demo")
    named = claim(page, "marched", "protest.demo", voices=(("Nurse Ali", None, None),))
    march = event("protest.demo", (plain, named), "corroborated", voices=2,
                  actors=(held(side("teachers"), named),))  # fmt: skip
    base = material((march,), (plain, named), (page,))
    assert tell_event(march, base, 2019)[0].sentence == "Nurse Ali said teachers demonstrated."
