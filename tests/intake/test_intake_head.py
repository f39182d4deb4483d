"""Title, publisher and author of a plain text."""

from __future__ import annotations

import pytest

from marsad.intake.heads.head import head_of

BODY = "Four soldiers were killed when a convoy drove over a mine, a local official said on Monday."


@pytest.mark.parametrize(
    ("line", "publisher", "author"),
    [
        ("River Post | 5 March 2018 | from agencies", "River Post", None),
        ("By Amina Diallo | River Post | 5 March 2018", "River Post", "Amina Diallo"),
        ("By RPA staff, Gao. Published: 5 March 2018", "RPA", "RPA staff"),
        ("By our reporter | Hill & Plain | Sport | 5 March 2018", "Hill & Plain", "our reporter"),
        ("River Post, Gao, 5 March 2018", "River Post", None),
        ("River Post, 5 March 2018 (RPA)", "River Post", None),
        ("Ministry of Defence, Press Office (summary), 5 March 2018", "Ministry of Defence", None),
        ("Relief Mission in Gao (REMIGA) | 5 March 2018", "Relief Mission in Gao (REMIGA)", None),
        ('Posted by "Gao Today" (group) | 5 March 2018, 13:05', "Gao Today", None),
        ("By Amina Diallo, Gao, 5 March 2018", None, "Amina Diallo"),
        ("5 March 2018", None, None),
    ],
)
def test_names_in_a_credit_line(line: str, publisher: str | None, author: str | None) -> None:
    head = head_of(f"Mine kills four\n{line}\n\n{BODY}")
    assert (head.title, head.publisher, head.author) == ("Mine kills four", publisher, author)


def test_a_publisher_on_a_line_of_its_own() -> None:
    text = f"Gao: report no. 3\nHill Relief Network\nPeriod: 1 to 4 March 2018\nIssued: 5 March 2018\n\n{BODY}"  # noqa: E501
    assert head_of(text).publisher == "Hill Relief Network"


def test_the_agency_of_a_dateline() -> None:
    assert head_of(f"Mine kills four\n\nGAO, Mali (RPA) - {BODY}").publisher == "RPA"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n\n{BODY}",
        f"- four soldiers killed\n\n{BODY}",
        f"5 March 2018\n\n{BODY}",
        "No power since noon",
        "Smoke over the port,\nand nobody knows why.",
    ],
)
def test_no_title_is_made_up(text: str) -> None:
    assert head_of(text).title is None


def test_a_title_known_beforehand_is_found_again_in_the_text() -> None:
    text = f"  Mine  kills four \n\n{BODY}"
    head = head_of(text, "Mine kills four")
    assert head.title_at is not None
    assert text[slice(*head.title_at)] == "Mine  kills four"
    assert head_of(BODY, "Mine kills four").title_at is None
