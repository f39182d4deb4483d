"""What a section tells in full, what it gathers, and which points come first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from marsad.model.claims import Participant
from marsad.model.events import Event
from marsad.publishing import BriefConfig, Material, tell
from marsad.publishing.key_points import same_story
from marsad.publishing.presentable import presentable, sayable
from marsad.publishing.ranking import is_minor, weight
from marsad.publishing.telling_conditions import clause_of

from . import weeks
from .builders import claim, document, event, exactly, held, material, on, side, span, town

DAY = date(2017, 11, 16)
DESK = BriefConfig(audience="desk")


def shootings(many: int, **more: object) -> Material:
    """A week in which a paper mentions shots on many a street, and one deadly attack."""
    lines = " ".join(f"Shots{n} were heard in the night." for n in range(many))
    paper = document("Paper", DAY, f"Rebels raided a village and killed nine. {lines}\n")
    raid = claim(paper, "raided", "assault")
    deadly = event("assault", (raid,), when=held(on(DAY), raid),
                   where=held(town("Sebha", 27.0, 14.4), raid),
                   actors=(held(side("rebels"), raid),),
                   counts=(held(exactly(9, "killed"), raid),))  # fmt: skip
    heard = [claim(paper, f"Shots{n}", "assault.firearms") for n in range(many)]
    small = [
        event("assault.firearms", (c,), when=held(on(DAY - timedelta(days=n % 2)), c), **more)
        for n, c in enumerate(heard)
    ]
    return material((*small, deadly), (raid, *heard), (paper,))


def fighting(base: Material, config: BriefConfig = DESK) -> list[str]:
    brief = tell(base, theatre="X", period=weeks.FIRST, made="2017-11-22T00:00:00+00:00",
                 config=config)  # fmt: skip
    section = next(s for s in brief.sections if s.key == "fighting")
    return [p.sentences[0].sentence for p in section.paragraphs]


def test_what_one_voice_mentions_in_passing_is_gathered_and_counted() -> None:
    lead, rest = fighting(shootings(12))
    assert lead.startswith("Paper reported that rebels carried out an attack in Sebha")
    assert rest == "Also reported: 12 shootings."


def test_every_gathered_event_keeps_its_footnote_and_its_row() -> None:
    base = shootings(12)
    brief = tell(base, theatre="X", period=weeks.FIRST, made="2017-11-22T00:00:00+00:00",
                 config=DESK)  # fmt: skip
    assert len(brief.rows) == 13
    assert all(row.notes for row in brief.rows)
    assert {c for e in base.events for c in e.claims} == {n.claim for n in brief.footnotes}


def test_a_section_tells_no_more_in_full_than_the_desk_wants() -> None:
    base = shootings(5, actors=(held(weeks.LNA, weeks.c_lna),))
    far = [
        replace(e, where=held(town(f"Hill {n}", 27.0 + 2 * n, 14.4), weeks.c_lna))
        for n, e in enumerate(base.events[:-1])
    ]
    told = fighting(replace(base, events=(*far, base.events[-1])), replace(DESK, most=2))
    assert len(told) == 3
    assert told[2].startswith("Also reported: a shooting by the Libyan National Army in Hill ")
    assert told[2].count("a shooting") == 3


def test_acts_in_one_place_on_one_day_are_one_paragraph() -> None:
    shot = shootings(3)
    own = [
        replace(e, where=held(weeks.SIRTE_AT, *cs), actors=(held(weeks.LNA, *cs),))
        for e in shot.events[:-1]
        for cs in [tuple(shot.claims[c] for c in e.claims)]
    ]
    base = replace(shot, events=tuple(own))
    brief = tell(base, theatre="X", period=weeks.FIRST, made="2017-11-22T00:00:00+00:00",
                 config=DESK)  # fmt: skip
    section = next(s for s in brief.sections if s.key == "fighting")
    story = next(p for p in section.paragraphs if len(p.events) == 3)
    lead, second, third = (t.sentence for t in story.sentences)
    assert "Paper reported that the Libyan National Army opened fire in Sirte on " in lead
    assert second.startswith("It also reported that the Libyan National Army opened fire there")
    assert "there" in third


def test_a_passing_remark_is_minor_and_a_death_never_is() -> None:
    base = shootings(1)
    small, deadly = base.events
    assert is_minor(small, base)
    assert not is_minor(deadly, base)
    assert weight(deadly, new=True) > weight(small, new=True)


def test_the_deadly_come_first_and_one_happening_is_one_point() -> None:
    base = shootings(3)
    twin = replace(base.events[-1], id="event-twin", counts=())
    brief = tell(replace(base, events=(*base.events, twin)), theatre="X", period=weeks.FIRST,
                 made="2017-11-22T00:00:00+00:00", config=DESK)  # fmt: skip
    assert [t.events for t in brief.key_points] == [(base.events[-1].id,)]


def test_two_known_days_part_two_strikes_at_one_place() -> None:
    later = replace(weeks.E_DRONE_ADMITTED, id="event-later", alike=(weeks.E_DRONE.id,))
    assert same_story(weeks.E_DRONE_ADMITTED, replace(later, when=None))
    assert not same_story(weeks.E_DRONE_ADMITTED, weeks.E_SECOND)


def test_key_points_keep_one_for_living_conditions_and_none_for_requests() -> None:
    points = weeks.first_brief(DESK).key_points
    kinds = {e.id: e.kind.value for e in weeks.EVENTS}
    told = [kinds[t.events[0]] for t in points]
    assert any(k.startswith("condition.") for k in told)
    assert "request.assist" not in told
    assert told[0].startswith("assault")


def sided(*names: str, place: str = "Sirte") -> Event:
    """A strike on sides of these names."""
    said = weeks.c_drone
    return event("assault.aerial", (said,), targets=tuple(held(side(n), said) for n in names),
                 where=held(town(place, 31.2, 16.6), said))  # fmt: skip


def test_no_pronoun_no_quantity_and_no_place_is_told_as_a_side() -> None:
    for words in ("we", "They", "dozens", "men", "the state", "11 people", "we and them", "it"):
        assert not sayable(side(words)), words
    for words in ("women", "unknown persons", "Ukrainian jet", "police", "Ali Hamid", "houses"):
        assert sayable(side(words)), words
    kept = presentable(sided("Sirte", "them", "civilians"), weeks.first_week()).targets
    assert [h.value.name for h in kept] == ["civilians"]


def test_a_verb_phrase_read_as_a_side_is_left_out() -> None:
    paper = document("Paper", DAY, "The council asked to clear mines in the port.\n")
    read = claim(paper, "asked", "request.assist", participants=(
        Participant("target", span(paper, "clear mines"), "weapon", False),))  # fmt: skip
    asked = event("request.assist", (read,), targets=(held(side("clear mines"), read),))
    assert presentable(asked, material((asked,), (read,), (paper,))).targets == ()


def test_a_condition_is_quoted_without_its_own_speaker() -> None:
    paper = document("Paper", DAY, "Bread is short and dear, according to a trader.\n")
    read = claim(paper, "short", "condition.prices-shortages", theme="prices-shortages",
                 realis="ongoing", voices=(("a trader", None, None),))  # fmt: skip
    voice = replace(read.voices[0], cue=span(paper, "according to"))
    assert clause_of(replace(read, voices=(voice,))) == "Bread is short and dear …"
    assert clause_of(read) == "Bread is short and dear, according to a trader"
