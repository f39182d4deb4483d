"""The table and the page: units, arrows, whose figure it is."""

from __future__ import annotations

from marsad.evaluation.suite import Figure, Result
from marsad.evaluation.table import quality_page, shown, table

RESULTS = [
    Result(
        "ships",
        "abcdef0123456789",
        (
            Figure("F1", 0.8125, 40, 0.7, "Noah"),
            Figure("error", 12.345, 40, unit="km", higher_is_better=False),
        ),
        "two masts | or more",
    ),
    Result("boats", "0123", (Figure("recall", 1.0, 3),)),
]


def test_shares_are_points_and_km_are_km() -> None:
    assert shown(0.8125, "share") == "81.2"
    assert shown(12.345, "km") == "12.35" or shown(12.345, "km") == "12.34"
    assert shown(None, "share") == ""


def test_every_line_is_as_wide_as_the_first() -> None:
    lines = table(RESULTS).splitlines()
    assert len(lines) == 5
    assert {len(line) for line in lines} == {len(lines[0])}


def test_a_row_names_suite_reference_gold_and_data() -> None:
    cells = [c.strip() for c in table(RESULTS).splitlines()[2].strip("|").split("|")]
    assert cells == ["ships", "F1", "81.2", "70.0", "Noah", "40", "abcdef01"]


def test_less_is_better_is_marked() -> None:
    assert "error (km) ↓" in table(RESULTS)


def test_the_page_carries_date_notes_and_whole_hashes() -> None:
    page = quality_page(RESULTS, "1 May 2020")
    assert "Measured on 1 May 2020" in page
    assert "- **ships**: two masts | or more" in page
    assert "`abcdef0123456789`" in page
    assert "**boats**" not in page


def test_a_table_of_nothing_is_its_head() -> None:
    assert len(table([]).splitlines()) == 2
