"""Law 2 (nothing without its ground), law 4 (denials and rivals stay), law 8 (never surer)."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from marsad.model.briefs import Brief
from marsad.model.values import Told
from marsad.publishing import BriefConfig
from marsad.publishing.computed import query_of, run
from marsad.publishing.computed.figures import figures_of
from marsad.publishing.telling_events import tell_event

from . import weeks
from .builders import event, held, material, on


def told(brief: Brief) -> list[Told]:
    """Every sentence of a brief."""
    inner = [t for s in brief.sections for p in s.paragraphs for t in p.sentences]
    return [*brief.key_points, *inner, *brief.changed, *brief.unseen]


@pytest.mark.parametrize("audience", ["public", "desk"])
def test_every_sentence_is_cited_and_every_cited_span_has_a_footnote(audience: str) -> None:
    config = BriefConfig(audience=audience)
    for brief in (weeks.first_brief(config), weeks.second_brief(config)):
        notes = {n.claim or f"{n.document}:{n.start}-{n.end}" for n in brief.footnotes}
        for sentence in told(brief):
            assert sentence.citations
            for c in sentence.citations:
                if c.span is not None:
                    assert (c.claim or f"{c.span.document}:{c.span.start}-{c.span.end}") in notes


def test_figures_in_sentences_come_from_what_is_held() -> None:
    brief = weeks.first_brief(BriefConfig(audience="desk"))
    for section in brief.sections:
        if section.key in ("trend", "series"):
            continue
        for paragraph in section.paragraphs:
            for sentence in paragraph.sentences:
                own = re.sub(r"“[^”]*”", "", sentence.sentence)
                words = re.sub(r"\b\d{1,2}(?: to \d{1,2})? (?:November|October|September)", "",
                               own)  # fmt: skip
                asked = {str(int(n)) for n in asked_for(sentence)}
                assert set(re.findall(r"\d+", words)) <= {"90"} | asked, sentence.sentence


def asked_for(sentence: Told) -> set[float]:
    """The figures that the stored queries of a sentence give when they are run again."""
    queries = [c.query for c in sentence.citations if c.query]
    answers = [run(query_of(q), weeks.first_week()) for q in queries]
    return {n for a in answers for n in figures_of(a)}


@pytest.mark.parametrize("standing", ["single-voice", "party-claimed", "contested", "refuted"])
def test_what_is_not_settled_is_told_with_its_speaker(standing: str) -> None:
    base = weeks.first_week()
    for one in weeks.EVENTS:
        if one.theme is not None or not one.actors:
            continue
        changed = replace(one, standing=replace(one.standing, value=standing))
        lead = tell_event(changed, base, 2017)[0].sentence
        assert re.search(r"\b(?:said|reported|alleged|asked|described|claimed that)\b", lead), lead


def test_an_admitted_strike_keeps_the_speaker_of_its_toll() -> None:
    sentences = tell_event(weeks.E_DRONE_ADMITTED, weeks.second_week(), 2017)
    lead, *rest = (t.sentence for t in sentences)
    assert lead == (
        "US Africa Command carried out a drone strike against Islamic State near al-Fuqaha"
        " on 17 November, by its own account."
    )
    assert "killed" not in lead
    assert any(
        "A US defence official quoted by Fox News put the toll at several fighters killed" in s
        for s in rest
    )


def test_denials_and_rivals_are_told_with_the_event() -> None:
    text = " ".join(t.sentence for t in tell_event(weeks.E_DERNA, weeks.first_week(), 2017))
    assert "at least 12 civilians killed" in text
    assert "Two medics, however, put the toll at 15 people killed." in text
    assert "The Libyan National Army denied responsibility for the air strike." in text


def test_an_unknown_actor_stays_unknown_in_a_contested_strike() -> None:
    text = " ".join(t.sentence for t in tell_event(weeks.E_DERNA, weeks.first_week(), 2017))
    assert text.startswith("Residents said there was an air strike in Derna on 30 October")


def test_a_corroborated_event_told_by_doubters_only_stays_reported() -> None:
    doubt = [replace(c, stance=replace(c.stance, value="alleged"), realis=replace(
        c.realis, value="unknown")) for c in (weeks.c_oil, weeks.c_oil_guard)]  # fmt: skip
    base = material((weeks.E_OIL,), tuple(doubt), (weeks.OIL,))
    assert "reportedly" in tell_event(weeks.E_OIL, base, 2017)[0].sentence


def test_two_claims_of_one_voice_do_not_settle_a_value() -> None:
    one = event(
        "assault.aerial", (weeks.c_lna, weeks.c_commander), "corroborated",
        actors=(held(weeks.LNA, weeks.c_lna),), when=held(on(weeks.FIRST[0]), weeks.c_lna),
    )  # fmt: skip
    lead = tell_event(one, weeks.first_week(), 2017)[0].sentence
    assert "Libyan National Army carried out" not in lead


def test_nothing_of_the_week_is_lost() -> None:
    brief = weeks.first_brief()
    shown = [e for s in brief.sections if s.key not in ("series", "trend") for p in s.paragraphs
             for e in p.events]  # fmt: skip
    assert sorted(shown) == sorted(row.event for row in brief.rows)
    assert len(set(shown)) == len(shown)
    none = BriefConfig(sections=())
    other = {s.key: s for s in weeks.first_brief(none).sections}["other"]
    assert sorted(e for p in other.paragraphs for e in p.events) == sorted(shown)
