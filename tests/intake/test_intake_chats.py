"""WhatsApp exports: every message is a report of its own, whatever phone wrote it."""

from __future__ import annotations

import json
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from chat_exports import EASTERN, LRM, WHATSAPP, Said, documents, read, whatsapp
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_desk import RECEIVED

from marsad.intake import find_inputs, read_item
from marsad.intake.chats.days import Written, order_of
from marsad.model.sources import Document

NOON = datetime.fromisoformat("2024-03-27T12:00:01")
SHELLS = "Shells fell near the bridge at dawn."
LONG = [
    Said(NOON, "Amal", SHELLS),
    Said(NOON + timedelta(days=3), "+223 70 00 00 00", "Two men were hurt: both live.\n\nNo more."),
    Said(NOON + timedelta(days=9), "Basma ☕", "سقطت قذائف على الميناء يوم الثلاثاء."),
]


@pytest.mark.parametrize("variant", WHATSAPP)
def test_a_chat_is_read_message_by_message_in_every_variant(variant: str, tmp_path: Path) -> None:
    found = documents(tmp_path / "_chat.txt", whatsapp(variant, LONG))
    assert [(d.author, d.published, d.text) for d in found] == [
        (said.who, said.at.date(), said.text) for said in LONG
    ]
    assert {d.source.kind for d in found} == {"social"}


def test_the_chat_is_the_source_by_its_files_name(tmp_path: Path) -> None:
    for name in (
        "WhatsApp Chat with Gao desk.txt", "WhatsApp Chat with Gao desk (1).txt",
        "WhatsApp-Chat mit Gao desk.txt", "Discussion WhatsApp avec Gao desk.txt",
        "Chat de WhatsApp con Gao desk.txt", "محادثة واتساب مع Gao desk.txt",
    ):  # fmt: skip
        found = documents(tmp_path / name, whatsapp("Android", LONG))
        assert {d.source.name for d in found} == {"Gao desk"}, name


def test_the_folder_or_the_chat_itself_may_name_the_source(tmp_path: Path) -> None:
    folder = tmp_path / "WhatsApp Chat - Gao desk"
    folder.mkdir()
    raw = whatsapp("Android", LONG)
    assert {d.source.name for d in documents(folder / "_chat.txt", raw)} == {"Gao desk"}
    assert {d.source.name for d in documents(tmp_path / "_chat.txt", raw)} == {"unknown"}
    named = b'27/03/2024, 11:00 - Amal created group "Kesra news"\n' + raw
    assert {d.source.name for d in documents(tmp_path / "_chat.txt", named)} == {"Kesra news"}
    of_ios = whatsapp("iOS", LONG)
    assert {d.source.name for d in documents(tmp_path / "_chat.txt", of_ios)} == {"Gao desk"}


def test_a_person_one_writes_to_is_an_author_and_never_the_source(tmp_path: Path) -> None:
    for variant in ("Android", "iOS"):
        raw = whatsapp(variant, LONG).replace(b"Gao desk", b"Amal")
        path = tmp_path / "WhatsApp Chat with Amal.txt"
        found = documents(path, raw)
        assert {d.source.name for d in found} == {"unknown"}
        assert found[0].author == "Amal"
        item = next(iter(find_inputs([path])))
        told = read_item(item, received=RECEIVED, default_source="A contact in Kesra")
        assert isinstance(told, Document)
        assert told.source.name == "A contact in Kesra"


ANDROID = """\
27/03/2024, 11:59 - Messages and calls are end-to-end encrypted. Tap to learn more.
27/03/2024, 12:00 - Amal added Basma
27/03/2024, 12:01 - Amal changed the subject from “A: b” to “Field: north”
27/03/2024, 12:02 - Amal: <Media omitted>
27/03/2024, 12:03 - Amal: This message was deleted
27/03/2024, 12:04 - Amal: ok
27/03/2024, 12:05 - Amal: https://news.example/2024/03/27/long-address-of-a-page
27/03/2024, 12:06 - Amal: IMG-20240327-WA0001.jpg (file attached)
27/03/2024, 12:07 - Amal: IMG-20240327-WA0002.jpg (file attached)
The bridge after the shelling
27/03/2024, 12:07 - Basma: <Media omitted>
The well in the north is dry
27/03/2024, 12:08 - Amal: Two people were hurt, said the nurse: both live <This message was edited>
27/03/2024, 12:08 - Basma: The market is closed until Friday
"""


def test_what_is_no_message_is_told_in_one_line(tmp_path: Path) -> None:
    found = read(tmp_path / "_chat.txt", ANDROID.encode())
    texts = {k: d.text for k, d in found.items() if isinstance(d, Document)}
    assert texts == {
        "_chat.txt#message-27-03-2024-12.07": "The bridge after the shelling",
        "_chat.txt#message-27-03-2024-12.07-2": "The well in the north is dry",
        "_chat.txt#message-27-03-2024-12.08": "Two people were hurt, said the nurse: both live",
        "_chat.txt#message-27-03-2024-12.08-2": "The market is closed until Friday",
    }
    assert found["_chat.txt#not-messages"] == (
        "I-NOT-A-REPORT 8 lines that are no reports: 1 deleted, 2 media, 2 of few words, "
        "3 of the program"
    )


IOS = f"""\
[27/03/2024, 11:59:00] Gao desk: {LRM}Messages and calls are end-to-end encrypted.\r
[27/03/2024, 12:00:00] Gao desk: {LRM}Amal added Basma\r
{LRM}[27/03/2024, 12:01:00] Amal: {LRM}image omitted\r
{LRM}[27/03/2024, 12:02:00] Amal: {LRM}<attached: 00000012-PHOTO-2024-03-27.jpg>\r
{LRM}[27/03/2024, 12:03:00] Amal: The bridge is gone {LRM}<attached: 00000013-PHOTO.jpg>\r
{LRM}[27/03/2024, 12:03:09] Amal: {LRM}<attached: 00000014-PHOTO.jpg>\r
So is the road to it\r
{LRM}[27/03/2024, 12:03:30] Amal: order.pdf • {LRM}3 pages {LRM}document omitted\r
[27/03/2024, 12:04:00] Amal: {LRM}This message was deleted.\r
[27/03/2024, 12:05:00] ~\u202fBasma: Water is back in the north {LRM}<This message was edited>\r
[27/03/2024, 12:06:00] \u202a+223 70 00 00 00\u202c: {LRM}A man was killed at the well\r
[27/03/2024, 12:07:00] Amal: I left the market when the shelling began\r
"""


def test_marks_of_the_iphone_are_no_words(tmp_path: Path) -> None:
    found = documents(tmp_path / "_chat.txt", IOS.encode())
    assert [(d.author, d.text) for d in found] == [
        ("Amal", "The bridge is gone"),
        ("Amal", "So is the road to it"),
        ("~ Basma", "Water is back in the north"),
        ("+223 70 00 00 00", f"{LRM}A man was killed at the well"),
        ("Amal", "I left the market when the shelling began"),
    ]


HEADS = (
    "7.3.2024 klo 14.05 - ", "2024. 03. 27. 14:05 - ", "2024/3/27 下午2:05 - ",
    "27-03-2024 14:05 - ", "27.03.2024 г., 14:05 - ", "[2024/3/27 14:05:33] ",
    "[27.03.24, 14:05:33] ", "[27/3/24, 2:05:33 p. m.] ", "27/03/2024, 2:05\u202fpm - ",
    "[۲۷/۰۳/۲۰۲۴, ۱۴:۰۵:۳۳] ", "2024-03-27 14:05 - ",
)  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_dates_and_clocks_of_other_languages_are_known(head: str, tmp_path: Path) -> None:
    raw = f"{head}Amal: {SHELLS}\n{head}Basma: Two men were hurt.\n".encode()
    first, second = documents(tmp_path / "_chat.txt", raw)
    assert (first.author, first.text, second.author) == ("Amal", SHELLS, "Basma")
    assert first.published == (date(2024, 3, 7) if "klo" in head else date(2024, 3, 27))


def test_calls_and_notices_of_the_iphone_are_no_words(tmp_path: Path) -> None:
    rows = (
        "Gao desk: Messages to this group are now secured with end-to-end encryption.",
        f"Amal: {LRM}Missed voice call, {LRM}Tap to call back",
        f"Amal: {LRM}Voice call, {LRM}12 min", f"Amal: {SHELLS}",
    )  # fmt: skip
    raw = "".join(f"[27/03/2024, 12:00:0{n}] {row}\r\n" for n, row in enumerate(rows)).encode()
    assert [d.text for d in documents(tmp_path / "_chat.txt", raw)] == [SHELLS]


def test_a_later_export_names_the_same_message_the_same(tmp_path: Path) -> None:
    whole, path = whatsapp("Android", LONG), tmp_path / "_chat.txt"
    later = [*LONG[1:], Said(NOON + timedelta(days=20), "Amal", "The road is open again.")]
    first, second = read(path, whole), read(path, whatsapp("Android", later))
    kept = [name for name in first if "#message" in name][1:]
    texts = [[getattr(found[name], "text", "") for name in kept] for found in (first, second)]
    assert texts[0] == texts[1] == [said.text for said in LONG[1:]]


def test_a_message_says_what_export_it_came_in(tmp_path: Path) -> None:
    path = tmp_path / "_chat.txt"
    path.write_bytes(whatsapp("Android", LONG))
    item = next(iter(find_inputs([path])))
    assert item.how.startswith("WhatsApp message of export sha256:")
    assert json.loads(item.raw or b"") == {
        "author": "Amal", "published": "2024-03-27", "sent": "27-03-2024 12.00", "text": SHELLS,
    }  # fmt: skip


def _numbers(text: str) -> list[Written]:
    return [Written(*map(int, day.split("/")), "/") for day in text.split()]  # type: ignore[arg-type]


def test_the_order_of_day_and_month_is_told_by_the_whole_export() -> None:
    assert order_of(_numbers("03/04/24 13/04/24 05/06/24")) == "day-first"
    assert order_of(_numbers("03/04/24 04/13/24 05/06/24")) == "month-first"
    assert order_of(_numbers("12/02/24 01/03/24")) == "day-first"
    assert order_of(_numbers("02/12/24 03/01/24")) == "month-first"
    assert order_of(_numbers("03/04/24 04/04/24")) == ""
    assert order_of(_numbers("13/04/24 04/13/24")) == ""
    assert order_of([Written(3, 4, 24, ".")]) == "day-first"
    assert order_of([Written(2024, 4, 3, "/")]) == "year-first"


def _short(*days: str) -> bytes:
    return "".join(f"{day}, 12:00 - Amal: {SHELLS}\n" for day in days).encode()


def test_a_day_that_may_be_a_month_is_not_guessed(tmp_path: Path) -> None:
    found = read(tmp_path / "_chat.txt", _short("03/04/2024", "04/04/2024"))
    days = [d.published for d in found.values() if isinstance(d, Document)]
    assert days == [None, date(2024, 4, 4)]
    assert str(found["_chat.txt#days"]).startswith("I-DAY-MONTH dates like 3/4/2024")


def test_what_would_lie_in_the_future_is_ruled_out(tmp_path: Path) -> None:
    path = tmp_path / "_chat.txt"
    path.write_bytes(_short("07/03/2024", "08/03/2024"))
    items = [item for item in find_inputs([path]) if item.raw]

    def days(received: str) -> list[date | None]:
        return [read_item(i, received=received).published for i in items]  # type: ignore[union-attr]

    assert days("2024-03-09T08:00:00Z") == [date(2024, 3, 7), date(2024, 3, 8)]
    assert days("2024-12-09T08:00:00Z") == [None, None]


def test_a_day_given_on_the_command_line_stands_where_none_is_told(tmp_path: Path) -> None:
    path = tmp_path / "_chat.txt"
    path.write_bytes(_short("03/04/2024"))
    item = next(iter(find_inputs([path])))
    day = date(2024, 4, 3)
    found = read_item(item, received=RECEIVED, default_published=day)
    assert isinstance(found, Document)
    assert found.published == day


PLAIN = {
    "a report": "Shelling in Kesra\nValley Post, Gao, 7 March 2024\n\nTroops shelled Kesra.\n",
    "a log of few lines": "07/03/2024, 14:05 - Gao: two men were hurt\n\nMore tomorrow.\n",
    "a date first": "27/03/2024, 12:00 - the day the bridge fell, as told by those who saw it.\n"
    + "Residents said: it burned.\n" * 20,
    "a report that quotes a chat": "He wrote in the group:\n" + ANDROID,
    "empty": "",
}


@pytest.mark.parametrize("about", PLAIN)
def test_a_plain_text_stays_one_report_to_the_last_character(about: str, tmp_path: Path) -> None:
    path = tmp_path / "WhatsApp notes.txt"
    path.write_text(PLAIN[about], "utf-8")
    (item,) = find_inputs([path])
    assert (item.form, item.path) == ("txt", path)
    found = read_item(item, received=RECEIVED)
    assert PLAIN[about] == (found.text if isinstance(found, Document) else "")


def test_a_chat_is_known_by_what_stands_in_it_not_by_its_name(tmp_path: Path) -> None:
    assert len(documents(tmp_path / "notes from Gao.txt", whatsapp("Android", LONG))) == 3
    plain = documents(tmp_path / "_chat.txt", b"Troops shelled Kesra at dawn, residents said.")
    assert [d.text for d in plain] == ["Troops shelled Kesra at dawn, residents said."]


def test_utf_16_and_arabic_figures_are_read(tmp_path: Path) -> None:
    raw = whatsapp("iOS in Arabic", LONG)
    assert "٢٧".encode() in raw
    found = documents(tmp_path / "_chat.txt", raw.decode().encode("utf-16"))
    assert found[0].published == NOON.date()
    assert "27".translate(EASTERN) == "٢٧"


LINES = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
TEXT = st.lists(LINES, max_size=4).map(lambda more: "\n".join([SHELLS, *more]).rstrip("\n"))
NAMES = st.sampled_from(["Amal", "+223 70 00 00 00", "Basma ☕", "مراسل غاو", "Desk 12:30"])
MOMENT = st.datetimes(
    datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2029-12-31")
)  # fmt: skip
CHATS = st.lists(st.builds(Said, MOMENT, NAMES, TEXT), min_size=1, max_size=8).map(
    lambda many: sorted(many, key=lambda said: said.at)
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(WHATSAPP)), CHATS)
def test_any_chat_reads_back_as_it_was_written(variant: str, many: list[Said]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = documents(Path(folder) / "_chat.txt", whatsapp(variant, many))
    assert [(d.author, d.text) for d in found] == [(said.who, said.text) for said in many]
    days = [said.at.date() for said in many]
    assert all(d.published in (day, None) for d, day in zip(found, days, strict=True))
    if any(day.day > 12 for day in days):
        assert [d.published for d in found] == days


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_broken_export_never_raises(data: st.DataObject) -> None:
    raw = bytearray(IOS.encode() if data.draw(st.booleans()) else ANDROID.encode())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
        raw = raw or bytearray(b"x")
    with tempfile.TemporaryDirectory() as folder:
        found = read(Path(folder) / "_chat.txt", bytes(raw))
    assert found
