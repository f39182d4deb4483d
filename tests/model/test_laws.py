"""The laws of the house that the nouns themselves keep. Others stand with the room they bind."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.model.claims import LAWFUL_REALIS, REALIS, STANCES, Claim, Participant, claim_id
from marsad.model.counts import Count
from marsad.model.decisions import GENESIS, Decision, check_chain, digest_of
from marsad.model.errors import LawBroken
from marsad.model.events import Event, Standing, event_id
from marsad.model.locations import Location
from marsad.model.spans import Span, check_span, span_of
from marsad.model.times import READ_BASES, TimeSpan
from marsad.model.values import Citation, Held, Read, Told

TEXT = "Shells fell on the market at noon. The army denied it."
WORD = span_of("doc-1", TEXT, 0, 6)


def claim(**fields: object) -> Claim:
    made: dict[str, object] = {
        "id": claim_id("doc-1", 0, 6),
        "document": "doc-1",
        "run": "run-1",
        "kind": Read("assault.heavy-weapons", (WORD,)),
        "trigger": WORD,
        "sentence": span_of("doc-1", TEXT, 0, 34),
        "stance": Read("asserted", (WORD,)),
        "realis": Read("happened", (WORD,)),
    }
    return Claim(**{**made, **fields})  # type: ignore[arg-type]


# Law 1 ------------------------------------------------------------------------------------------


@given(st.text(min_size=1), st.data())
def test_law_1_a_span_is_what_stands_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = span_of("doc-1", text, start, end)
    assert text[span.start : span.end] == span.quote
    check_span(span, text)


@given(st.text(min_size=2), st.integers(0, 50), st.integers(0, 50))
def test_law_1_no_span_leaves_its_text(text: str, start: int, length: int) -> None:
    end = start + length
    if 0 <= start < end <= len(text):
        assert span_of("doc-1", text, start, end).quote == text[start:end]
    else:
        with pytest.raises(LawBroken) as broken:
            span_of("doc-1", text, start, end)
        assert broken.value.law == 1


def test_law_1_a_changed_text_is_noticed() -> None:
    with pytest.raises(LawBroken, match="law-1"):
        check_span(WORD, TEXT.replace("Shells", "Stones"))


def test_law_1_a_claim_quotes_its_own_document_only() -> None:
    with pytest.raises(LawBroken, match="own document"):
        claim(stance_cue=Span("doc-2", 0, 4, "said"))


# Law 2 ------------------------------------------------------------------------------------------


def test_law_2_nothing_is_read_without_words() -> None:
    with pytest.raises(LawBroken, match="law-2"):
        Read("assault", ())


def test_law_2_nothing_is_held_without_a_claim_or_a_decision() -> None:
    with pytest.raises(LawBroken, match="law-2"):
        Held("assault", (), "agreed")
    assert Held("assault", (), "decision", decision=7).value == "assault"


def test_law_2_nothing_is_told_without_a_citation() -> None:
    with pytest.raises(LawBroken, match="law-2"):
        Told("Shells fell.", ("event-1",), ())


@given(st.booleans(), st.booleans(), st.booleans())
def test_law_2_a_citation_rests_on_exactly_one_ground(
    words: bool, query: bool, cover: bool
) -> None:
    def cite() -> Citation:
        return Citation(
            span=WORD if words else None,
            query="first strike in 60 days" if query else None,
            cites=("event-1",) if query else (),
            coverage="week 46" if cover else None,
        )

    if words + query + cover == 1:
        assert cite()
    else:
        with pytest.raises(LawBroken):
            cite()


# Law 3 ------------------------------------------------------------------------------------------


def test_law_3_a_time_that_was_read_never_rests_on_the_publication_date() -> None:
    published = TimeSpan(None, date(2017, 11, 21), "day", "publication")
    with pytest.raises(LawBroken, match="publication date"):
        claim(happened=Read(published, (WORD,)))
    for basis in READ_BASES:
        assert claim(happened=Read(TimeSpan(None, date(2017, 11, 21), "day", basis), (WORD,)))


def test_law_3_nothing_said_is_no_count_and_zero_said_is_one() -> None:
    with pytest.raises(LawBroken, match="law-3"):
        Count("killed", None, None, None, "casualties")
    assert Count("killed", 0, 0, 0, "no").high == 0
    assert claim().counts == ()


@given(*(st.none() | st.integers(-5, 500) for _ in range(3)))
def test_law_3_bounds_stand_in_order(low: int | None, best: int | None, high: int | None) -> None:
    known = [n for n in (low, best, high) if n is not None]
    lawful = bool(known) and min(known) >= 0 and known == sorted(known)
    if lawful:
        assert Count("killed", low, best, high, "x").of == "killed"
    else:
        with pytest.raises(LawBroken):
            Count("killed", low, best, high, "x")


def test_law_3_an_unresolved_place_has_no_point() -> None:
    with pytest.raises(LawBroken, match="no point"):
        Location("Umm Somewhere", None, "in", "unresolved", lat=1.0, lon=2.0)
    assert Location("Umm Somewhere", None, "in", "unresolved").lat is None


@given(st.sampled_from(STANCES), st.sampled_from(REALIS))
def test_law_3_stance_and_realis_go_together(stance: str, realis: str) -> None:
    lawful = realis in LAWFUL_REALIS[stance]
    fields = {"stance": Read(stance, (WORD,)), "realis": Read(realis, (WORD,))}
    if lawful:
        assert claim(**fields).stance.value == stance
    else:
        with pytest.raises(LawBroken):
            claim(**fields)


# Law 4 ------------------------------------------------------------------------------------------


def test_law_4_an_event_keeps_its_denials_among_its_claims() -> None:
    standing = Standing("contested", 2, 2, "one side denies it")
    kind = Held("assault", ("claim-1",), "agreed")
    with pytest.raises(LawBroken, match="law-4"):
        Event("event-1", kind, ("claim-1",), standing, denials=("claim-2",))
    assert Event("event-1", kind, ("claim-1", "claim-2"), standing, denials=("claim-2",))


# Law 7 ------------------------------------------------------------------------------------------


def ledger(*verbs: str) -> tuple[Decision, ...]:
    rows: list[Decision] = []
    previous = GENESIS
    for seq, verb in enumerate(verbs, 1):
        draft = Decision(seq, "2017-11-21T08:00:00Z", "amira", verb, f"x{seq}", "", "", "why", "",
                         previous)  # fmt: skip
        row = Decision(*[getattr(draft, f) for f in draft.__slots__[:-1]], digest_of(draft))
        rows.append(row)
        previous = row.digest
    return tuple(rows)


@given(st.lists(st.sampled_from(["merge", "split", "undo"]), min_size=1, max_size=8), st.data())
def test_law_7_a_ledger_row_that_was_changed_or_lost_is_found(
    verbs: list[str], data: st.DataObject
) -> None:
    rows = ledger(*verbs)
    check_chain(rows)
    at = data.draw(st.integers(0, len(rows) - 1))
    changed = list(rows)
    fields = {f: getattr(rows[at], f) for f in rows[at].__slots__}
    changed[at] = Decision(**{**fields, "reason": "another reason"})
    with pytest.raises(LawBroken, match="law-7"):
        check_chain(tuple(changed))
    if at < len(rows) - 1:
        with pytest.raises(LawBroken, match="law-7"):
            check_chain(rows[:at] + rows[at + 1 :])


def test_law_7_a_purge_states_its_reason() -> None:
    with pytest.raises(LawBroken, match="law-7"):
        Decision(1, "2017-11-21T08:00:00Z", "amira", "purge", "doc-1", "", "", " ", "", GENESIS)


# Law 10 -----------------------------------------------------------------------------------------


def test_law_10_there_is_no_silent_other() -> None:
    for broken in (
        lambda: Participant("bystander", WORD, "person", False),
        lambda: Participant("actor", WORD, "ghost", False),
        lambda: Standing("likely", 1, 1, ""),
        lambda: TimeSpan(None, None, "about", "explicit"),
        lambda: Location("Sirte", None, "towards", "town"),
        lambda: claim(stance=Read("hinted", (WORD,))),
    ):
        with pytest.raises(LawBroken):
            broken()


def test_a_condition_has_a_theme_and_an_event_has_none() -> None:
    with pytest.raises(LawBroken):
        claim(theme="access")
    with pytest.raises(LawBroken):
        claim(kind=Read("condition.access", (WORD,)))


# Names ------------------------------------------------------------------------------------------


@given(st.text(min_size=1), st.integers(0, 1000), st.integers(1, 50), st.integers(0, 3))
def test_a_claim_keeps_its_name_and_gives_it_to_its_event(
    document: str, start: int, length: int, ordinal: int
) -> None:
    name = claim_id(document, start, start + length, ordinal)
    assert name == claim_id(document, start, start + length, ordinal)
    assert name != claim_id(document, start, start + length, ordinal + 1)
    assert event_id(name).removeprefix("event-") == name.removeprefix("claim-")


DAYS = st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1))


@given(DAYS, DAYS, DAYS, DAYS)
def test_two_times_touch_when_some_day_is_in_both(
    a: date | None, b: date | None, c: date | None, d: date | None
) -> None:
    if (a and b and a > b) or (c and d and c > d):
        return
    one, other = TimeSpan(a, b, "range", "explicit"), TimeSpan(c, d, "range", "explicit")
    assert one.touches(other) == other.touches(one)
    first = max([x for x in (a, c) if x is not None], default=date(1999, 1, 1))
    last = min([x for x in (b, d) if x is not None], default=first + timedelta(1))
    assert one.touches(other) == (first <= last)
