"""The linter: each rule refuses a sentence made by hand, and a brief with a changed number."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from marsad.model.briefs import Brief
from marsad.model.errors import MarsadError
from marsad.model.values import Citation, Told
from marsad.publishing import BriefConfig
from marsad.publishing.citing import cite
from marsad.publishing.linter.carried import carried, quoted_figures
from marsad.publishing.linter.figures import (
    DATE,
    FIGURE,
    QUOTE,
    figures_in,
    unquoted,
    value_of,
)
from marsad.publishing.linter.lint import check_lint, reason_of, refused, sentences_of

from . import weeks

DESK = BriefConfig(audience="desk")


def saying(sentence: str, event: object, *claims: object) -> Told:
    """A sentence made by hand about one event of the first week."""
    return Told(sentence, (event.id,), cite(claims, weeks.first_week()))  # type: ignore[attr-defined, arg-type]


def reason(told: Told) -> str:
    return reason_of(told, weeks.first_brief(DESK), weeks.first_week())


@pytest.mark.parametrize("audience", ["public", "desk"])
def test_the_briefs_of_two_weeks_pass(audience: str) -> None:
    config = BriefConfig(audience=audience)
    if audience == "desk":
        assert refused(weeks.first_brief(config), weeks.first_week()) == ()
        assert refused(weeks.second_brief(config), weeks.second_week(config)) == ()
    assert weeks.second_brief(config).sections  # a brief that fails is never made


def test_a_sentence_without_citation_is_refused() -> None:
    told = saying("The desk saw nothing.", weeks.E_DRONE, weeks.c_drone)
    object.__setattr__(told, "citations", ())  # the noun itself refuses it (law 2)
    assert reason(told) == "it has no citation"


def test_a_sentence_that_cites_what_is_not_held_is_refused() -> None:
    told = saying("US Africa Command said it struck.", weeks.E_DRONE, weeks.c_avowed)
    assert "does not hold" in reason(told)


@pytest.mark.parametrize("standing", ["single-voice", "party-claimed", "contested", "refuted"])
def test_what_is_not_settled_may_not_be_asserted(standing: str) -> None:
    event = replace(weeks.E_LNA, standing=replace(weeks.E_LNA.standing, value=standing))
    base = replace(weeks.first_week(), events=(event,))
    flat = saying("The Libyan National Army carried out two air strikes.", event, weeks.c_lna)
    brief = weeks.first_brief(DESK)
    assert f"asserts what is {standing}" in reason_of(flat, brief, base)
    own = saying("The Libyan National Army said it carried out two air strikes.", event,
                 weeks.c_lna)  # fmt: skip
    assert reason_of(own, brief, base) == ""


def test_a_verb_of_saying_inside_a_quotation_is_no_attribution() -> None:
    told = saying("Two air strikes hit a camp: “the army said so”.", weeks.E_LNA, weeks.c_lna)
    assert "names no speaker" in reason(told)


def test_what_is_settled_may_be_told_flat() -> None:
    told = saying("Unknown gunmen attacked the oil field.", weeks.E_OIL, weeks.c_oil)
    base = weeks.second_week(DESK)
    assert reason_of(told, weeks.second_brief(DESK), base) == ""


def test_what_is_only_alleged_keeps_its_doubt() -> None:
    doubted = replace(weeks.c_riot, stance=replace(weeks.c_riot.stance, value="alleged"))
    base = weeks.second_week(DESK)
    base = replace(base, claims={**base.claims, doubted.id: doubted})
    brief = weeks.second_brief(DESK)
    firm = "A security official announced that inmates rioted in Misrata."
    told = Told(firm, (weeks.E_RIOT.id,), cite([doubted], base))
    assert "keeps no doubt" in reason_of(told, brief, base)
    mild = replace(told, sentence="A security official alleged that inmates rioted in Misrata.")
    assert reason_of(mild, brief, base) == ""


@pytest.mark.parametrize(
    ("sentence", "loose"),
    [
        ("The Libyan National Army said it carried out three air strikes.", "3"),
        ("The Libyan National Army said it carried out 12 air strikes.", "12"),
        ("The LNA said the raid was about 80 km south of Harawah.", "80"),
        ("The LNA said: “it made five air strikes”.", "5"),
        ("The Libyan National Army said it carried out dozens of air strikes.", "24"),
    ],
)
def test_a_number_that_nothing_carries_is_refused(sentence: str, loose: str) -> None:
    told = saying(sentence, weeks.E_LNA, weeks.c_lna, weeks.c_commander)
    assert reason(told) == f"nothing it cites carries the number {loose}"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Libyan National Army said it carried out two air strikes by 15 November.",
        "The LNA said the raid was about 90 km south of Harawah.",
        "The LNA said: “the strikes hit a store and a hideout 90 km south of Harawah”.",
    ],
)
def test_a_number_that_is_held_or_quoted_passes(sentence: str) -> None:
    assert reason(saying(sentence, weeks.E_LNA, weeks.c_lna, weeks.c_commander)) == ""


def test_a_refusal_is_one_line_with_sentence_and_reason() -> None:
    brief = weeks.first_brief(DESK)
    bad = saying("The LNA said it flew 77 air strikes.", weeks.E_LNA, weeks.c_lna)
    with pytest.raises(MarsadError) as caught:
        check_lint(replace(brief, key_points=(bad,)), weeks.first_week())
    line = caught.value.line()
    assert line.startswith("E-BRIEF-LINT: nothing it cites carries the number 77")
    assert bad.sentence in line
    assert "\n" not in line


def test_a_query_answers_only_for_its_own_events() -> None:
    brief = weeks.first_brief(DESK)
    ids = (weeks.E_DRONE.id, weeks.E_OLDER.id)
    ground = (Citation(query="events section=air", cites=ids),)
    true = Told("Air: 1 this week; 0.0 a week in the 4 weeks before.", ids[:1], ground)
    assert reason_of(true, brief, weeks.first_week()) == ""
    false = replace(true, sentence="Air: 9 this week.")
    assert "the number 9" in reason_of(false, brief, weeks.first_week())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at least 12 civilians and three police on 17 November", {12.0, 3.0}),
        ("1,200 families between 13 November and 19 November 2017", {1200.0}),
        ("13 to 19 November, in 2014, since 2011", set()),
        ("dozens of people, no toll, the first of them", {24.0}),
        ("0.8 a week in the 52 weeks before", {0.8, 52.0}),
    ],
)
def test_numbers_are_found_in_digits_and_words_not_in_days(text: str, found: set[float]) -> None:
    assert figures_in(text) == found


@lru_cache(maxsize=1)
def told_with_numbers() -> list[tuple[Brief, object, Told, str]]:
    """Every number of every sentence of the two weeks, as it stands in its sentence."""
    found = []
    for brief, base in ((weeks.first_brief(DESK), weeks.first_week()),
                        (weeks.second_brief(DESK), weeks.second_week(DESK))):  # fmt: skip
        for told in sentences_of(brief):
            plain = DATE.sub(" ", told.sentence)
            found += [(brief, base, told, m.group()) for m in FIGURE.finditer(plain)]
    return found


@settings(max_examples=150, deadline=None)
@given(st.data(), st.integers(0, 99_999))
def test_a_changed_number_is_refused(data: st.DataObject, other: int) -> None:
    brief, base, told, figure = data.draw(st.sampled_from(told_with_numbers()))
    pattern = rf"(?<![\w.,-]){re.escape(figure)}(?![\w,]*\d)\b"
    places = [
        m for m in re.finditer(pattern, told.sentence)
        if not any(d.start() <= m.start() < d.end() for d in DATE.finditer(told.sentence))
    ]  # fmt: skip
    assume(places)
    spot = data.draw(st.sampled_from(places))
    quoted = any(q.start() < spot.start() < q.end() for q in QUOTE.finditer(told.sentence))
    known = quoted_figures(told, base) if quoted else carried(told, brief, base)  # type: ignore[arg-type]
    assume(other not in known and float(other) != value_of(figure))
    sentence = f"{told.sentence[: spot.start()]}{other}{told.sentence[spot.end() :]}"
    assume(float(other) in figures_in(sentence if quoted else unquoted(sentence)))
    changed = replace(told, sentence=sentence)
    assert "carries the number" in reason_of(changed, brief, base)  # type: ignore[arg-type]
