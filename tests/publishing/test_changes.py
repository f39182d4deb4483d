"""What changed since the last brief, by comparing events then and now."""

from __future__ import annotations

from dataclasses import replace

from marsad.model.events import Event
from marsad.publishing import Material
from marsad.publishing.changes import changed, unmoved

from . import weeks
from .builders import exactly, held


def after(*now: Event) -> Material:
    """The second week's material with some events replaced."""
    table = {e.id: e for e in now}
    base = weeks.second_week()
    return replace(base, events=tuple(table.get(e.id, e) for e in weeks.EVENTS))


def lines(base: Material) -> list[str]:
    return [t.sentence for t in changed(base, weeks.SECOND)]


def test_nothing_changed_is_nothing_told() -> None:
    assert lines(after()) == []


def test_a_strike_is_admitted_and_placed_more_closely() -> None:
    (line,) = lines(after(weeks.E_DRONE_ADMITTED))
    assert line.startswith("The drone strike of 17 November in the desert south of Sirte")
    assert "is now admitted by US Africa Command" in line
    assert "is placed more closely near al-Fuqaha" in line


def test_a_late_report_is_told_as_come_to_light() -> None:
    assert any(
        "Came to light after the last brief" in s and "19 November" in s
        for s in lines(weeks.second_week())
    )


def test_two_strikes_announced_together_are_no_new_number_of_one() -> None:
    two = (*weeks.E_DRONE.counts, held(exactly(2, "attacks"), weeks.c_drone))
    assert lines(after(replace(weeks.E_DRONE, counts=two))) == []


def test_a_revised_toll_names_both_figures() -> None:
    toll = (held(exactly(5, "killed", "fighters"), weeks.c_drone),)
    (line,) = lines(after(replace(weeks.E_DRONE, counts=toll)))
    assert "now counts five fighters killed, where it had been several" in line


def test_a_withdrawn_event_is_told() -> None:
    gone = replace(weeks.E_LNA, standing=replace(weeks.E_LNA.standing, value="withdrawn"))
    assert any("has been withdrawn" in s for s in lines(after(gone)))


def test_a_merged_event_is_told_once() -> None:
    heir = replace(
        weeks.E_LNA, also_known_as=(weeks.E_DRONE.id,),
        claims=(*weeks.E_LNA.claims, *weeks.E_DRONE.claims),
    )  # fmt: skip
    base = weeks.second_week()
    kept = tuple(heir if e.id == heir.id else e for e in weeks.EVENTS if e.id != weeks.E_DRONE.id)
    found = lines(replace(base, events=kept))
    assert sum("is now held to be the same as" in s for s in found) == 1


def test_every_change_is_cited() -> None:
    assert all(t.citations for t in changed(weeks.second_week(), weeks.SECOND))


def test_strikes_that_rest_on_a_party_s_word_are_told_as_such() -> None:
    (told,) = unmoved(weeks.second_week(), weeks.SECOND)
    assert told.sentence == (
        "The two air strikes (on or before 15 November) about 90 km south of Harawah still rest on"
        " the word of the Libyan National Army alone."
    )
    confirmed = replace(
        weeks.E_LNA, standing=replace(weeks.E_LNA.standing, value="corroborated", voices=2)
    )
    assert unmoved(after(confirmed), weeks.SECOND) == ()
