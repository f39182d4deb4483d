"""Who is said to have said what, in sentences as newspapers print them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from marsad.model.mentions import Attribution
from marsad.reading.parse import parse
from marsad.reading.voices import find_attributions, voices_at


def read(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution; parts of one joined by " … "."""
    doc = next(iter(parse(nlp, [text])))

    def words(ranges: tuple[tuple[int, int], ...]) -> str:
        return " … ".join(text[s:e] for s, e in ranges)

    return [(words(a.source), words(a.cue), words(a.content)) for a in find_attributions(doc)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The army chief told reporters that the airport was under control.",
            "The army chief", "told", "that the airport was under control",
        ),
        (
            "In a statement, the militia said it had withdrawn from Hamra.",
            "the militia", "said", "it had withdrawn from Hamra",
        ),
        (
            "According to the provincial governor, the raid killed four people.",
            "the provincial governor", "According to", "the raid killed four people",
        ),
        (
            "The army accused the rebels of shelling the hospital.",
            "The army", "accused", "the rebels of shelling the hospital",
        ),
        (
            "The governor's statement that the road was open was false.",
            "The governor's", "statement", "that the road was open",
        ),
        (
            "The claim by the militia that it shot down a drone could not be verified.",
            "the militia", "claim", "that it shot down a drone",
        ),
        (
            "The clinic in Hamra corrected its count on Monday: the shelling had killed six.",
            "The clinic in Hamra", "corrected its count", "the shelling had killed six",
        ),
        (
            "The governor gave a new figure: 40 houses had burned.",
            "The governor", "gave a new figure", "40 houses had burned",
        ),
        ("The road, he said, was closed.", "he", "said", "The road … was closed"),
        (
            "The rebels denied that they had attacked the convoy.",
            "The rebels", "denied", "that they had attacked the convoy",
        ),
        (
            "The report says that detainees were beaten.",
            "The report", "says", "that detainees were beaten",
        ),
        ("He warned of attacks on the port.", "He", "warned of", "attacks on the port"),
        (
            "As the mayor told Reuters, no one was hurt.",
            "the mayor", "told", "no one was hurt",
        ),
        ("UN: 12 killed in strike in Tella", "UN", ":", "12 killed in strike in Tella"),
        (
            "“Nobody came to help us.” ― Amina Saleh",
            "Amina Saleh", "―", "“Nobody came to help us.”",
        ),
    ],
)  # fmt: skip
def test_one_voice(nlp: Language, text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in read(nlp, text)


def test_one_subject_of_two_verbs_speaks_twice(nlp: Language) -> None:
    text = "The minister condemned the killing and urged the rebels to free the hostages."
    found = read(nlp, text)
    assert found == [
        ("The minister", "condemned", "the killing"),
        ("The minister", "urged", "the rebels to free the hostages"),
    ]


def test_what_the_speaker_does_next_is_not_what_was_said(nlp: Language) -> None:
    found = read(nlp, "The envoy said he would return and warned the parties against delay.")
    assert ("The envoy", "said", "he would return") in found


def test_hearsay_has_no_source(nlp: Language) -> None:
    [(source, cue, _)] = read(nlp, "The bridge was reportedly destroyed.")
    assert (source, cue) == ("", "reportedly")
    [(source, cue, content)] = read(nlp, "The group was said to have burned three villages.")
    assert (source, cue) == ("", "was said")
    assert content == "The group … to have burned three villages"


def test_a_quotation_goes_on_behind_its_sentence_and_in_the_next_paragraph(nlp: Language) -> None:
    text = (
        "“We will not leave,” said Colonel Musa Adam, who commands the garrison. "
        "“Our men hold the bridge.”\n\n“They are ready.”\n\nThe market was open."
    )
    [(source, cue, content)] = read(nlp, text)
    assert source == "Colonel Musa Adam, who commands the garrison"
    assert cue == "said"
    assert content == "“We will not leave,” … “Our men hold the bridge.”\n\n“They are ready.”"


def test_a_quotation_stops_where_another_speaks(nlp: Language) -> None:
    text = "“We will stay,” said the mayor. “We will leave,” said the teacher."
    assert read(nlp, text) == [
        ("the mayor", "said", "“We will stay,”"),
        ("the teacher", "said", "“We will leave,”"),
    ]


def test_what_nobody_said_has_no_voice(nlp: Language) -> None:
    assert read(nlp, "The army could not say that the road was open.") == []
    assert read(nlp, "The army shelled the town and the market burned.") == []


@pytest.mark.parametrize(
    "text",
    [
        "", "\n\n", "“", '"""', "said", "According to", "reportedly", 'A: "', "“a” ―", "X:",
        "He said:\n\n", 'He said "a\n\n"b\n\n"c" she said.', "- by\n\n“x”\n said",
        "According to the mayor, whom it quoted, “it is over”, he said, citing her claim that",
    ],
)  # fmt: skip
def test_every_range_lies_in_the_text_and_no_chain_turns_back(nlp: Language, text: str) -> None:
    found = find_attributions(next(iter(parse(nlp, [text]))))
    for number, attribution in enumerate(found):
        assert attribution.cue
        assert attribution.content
        for start, end in (*attribution.source, *attribution.cue, *attribution.content):
            assert text[start:end].strip() == text[start:end] != ""
        seen, inside = {number}, attribution.inside
        while inside is not None:
            assert inside not in seen
            seen.add(inside)
            inside = found[inside].inside


def chain(nlp: Language, text: str, word: str) -> list[str]:
    doc = next(iter(parse(nlp, [text])))
    found = find_attributions(doc)
    start = text.index(word)
    inside = voices_at(found, start, start + len(word))
    return [" ".join(text[s:e] for s, e in found[n].source) for n in inside]


def test_a_source_quoted_by_another_stands_inside(nlp: Language) -> None:
    text = "According to a defence official quoted by Al Jazeera, the raid killed four militants."
    assert chain(nlp, text, "killed") == ["Al Jazeera", "a defence official"]
    text = "The Observatory, citing local doctors, reported that nine people had died."
    assert chain(nlp, text, "died") == ["The Observatory", "local doctors"]


def test_a_report_within_a_report(nlp: Language) -> None:
    text = "The ministry said residents had reported that soldiers shelled the market."
    assert chain(nlp, text, "shelled") == ["The ministry", "residents"]
    assert chain(nlp, text, "ministry") == []


def test_a_wish_within_a_report_is_no_further_voice(nlp: Language) -> None:
    text = "The ministry said the governor wants to reopen the road."
    assert chain(nlp, text, "reopen") == ["The ministry"]


RANGE = st.tuples(st.integers(0, 30), st.integers(1, 30)).map(lambda p: (p[0], p[0] + p[1]))


@given(st.lists(RANGE, max_size=6), st.integers(0, 40))
@settings(max_examples=60)
def test_voices_are_those_whose_content_covers_the_place(
    contents: list[tuple[int, int]], place: int
) -> None:
    cue = ((100, 101),)
    said = [Attribution((), cue, (c,), n - 1 if n else None) for n, c in enumerate(contents)]
    found = voices_at(said, place, place + 1)
    assert sorted(found) == [n for n, (s, e) in enumerate(contents) if s <= place < e]
    assert list(found) == sorted(found), "the enclosing one comes first"


def test_a_speaker_at_the_end_is_heard_even_where_the_parse_fails(nlp: Language) -> None:
    text = (
        "Warplanes of the Harbour Guard have bombed militants in the hills to the south-east of "
        "Tarabin, the coast-based force said on Wednesday."
    )
    [found] = find_attributions(next(parse(nlp, [text])))
    assert [text[s:e] for s, e in found.source] == ["the coast-based force"]
    assert [text[s:e] for s, e in found.cue] == ["said"]
    assert text[slice(*found.content[0])].endswith("of Tarabin")


def test_a_colon_behind_something_else_is_nobodys_word(nlp: Language) -> None:
    assert read(nlp, "The town had lost its clinic: shells had destroyed it.") == []
    assert read(nlp, "The governor gave a figure: 40.") == []


def test_a_day_before_the_last_speaker_is_of_what_is_said(nlp: Language) -> None:
    text = (
        "Hundreds of dockers demonstrated in Hamra, the capital of Norland's Vale state, on Monday,"
        " 3 May 2021, against the governor, a trader said."
    )
    ((source, _, content),) = read(nlp, text)
    assert source == "a trader"
    assert content == text.removesuffix(", a trader said.")
