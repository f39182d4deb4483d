"""Telegram exports, as JSON and as pages: messages by their own numbers."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from chat_exports import Said, documents, page_of, read, telegram_json, telegram_page
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.intake import find_inputs
from marsad.model.sources import Document

NOON = datetime.fromisoformat("2024-03-07T12:00:01")
SHELLS = "Shells fell near the bridge at dawn."
MANY = [
    Said(NOON, "Amal", SHELLS),
    Said(NOON + timedelta(minutes=1), "Amal", "Two men were hurt: <b>both</b> live & walk.\n\nOh."),
    Said(NOON + timedelta(days=1), "مراسل غاو", "سقطت قذائف على الميناء يوم الثلاثاء."),
]
WANTED = [(said.who, said.at.date(), said.text) for said in MANY]


def _told(found: list[Document]) -> list[tuple[object, ...]]:
    return [(d.author, d.published, d.text) for d in found]


def test_both_exports_give_every_message_its_sender_and_day(tmp_path: Path) -> None:
    for name, write in (("result.json", telegram_json), ("messages.html", telegram_page)):
        found = documents(tmp_path / name, write("Gao desk", MANY))
        assert _told(found) == WANTED
        assert [d.locator for d in found] == [f"{tmp_path}/{name}#message-{n}" for n in (1, 2, 3)]
        assert {(d.source.name, d.source.kind) for d in found} == {("Gao desk", "social")}


def test_a_channel_speaks_for_itself(tmp_path: Path) -> None:
    posts = [Said(said.at, "Kesra Watch", said.text) for said in MANY]
    for name, raw in (
        ("result.json", telegram_json("Kesra Watch", posts, "public_channel")),
        ("messages.html", telegram_page("Kesra Watch", posts)),
    ):
        found = documents(tmp_path / name, raw)
        assert {(d.source.name, d.author) for d in found} == {("Kesra Watch", None)}


def test_a_person_one_writes_to_is_an_author_and_never_the_source(tmp_path: Path) -> None:
    for name, raw in (
        ("result.json", telegram_json("Amal", MANY, "personal_chat")),
        ("messages.html", telegram_page("Amal", MANY)),
    ):
        found = documents(tmp_path / name, raw)
        assert {d.source.name for d in found} == {"unknown"}
        assert [d.author for d in found] == ["Amal", "Amal", "مراسل غاو"]


def _account() -> bytes:
    one, two = (json.loads(telegram_json(name, MANY[:1])) for name in ("Gao desk", "Kesra"))
    two["id"] = 88
    service = {"id": 2, "type": "service", "action": "join_group_by_link", "text": ""}
    photo = {"id": 3, "type": "message", "photo": "photos/a.jpg", "text": "", "from": "Amal"}
    two["messages"] += [service, photo]
    made = {"about": "x", "chats": {"list": [one]}, "left_chats": {"list": [two]}}
    return json.dumps(made).encode()


def test_an_export_of_an_account_keeps_its_chats_apart(tmp_path: Path) -> None:
    found = read(tmp_path / "result.json", _account())
    assert {k: d.source.name for k, d in found.items() if isinstance(d, Document)} == {
        "result.json#77-message-1": "Gao desk",
        "result.json#88-message-1": "Kesra",
    }
    assert found["result.json#88-not-messages"] == (
        "I-NOT-A-REPORT 2 lines that are no reports: 1 media, 1 of the program"
    )


def test_a_forwarded_message_says_whose_words_it_passes_on(tmp_path: Path) -> None:
    made = json.loads(telegram_json("Gao desk", MANY[:1]))
    made["messages"][0]["forwarded_from"] = "Kesra Watch"
    rows = (
        '<div class="message default clearfix" id="message1"><div class="body">'
        '<div class="pull_right date details" title="07.03.2024 12:00:01 UTC+01:00">12:00</div>'
        '<div class="from_name">Amal</div><div class="forwarded body"><div class="from_name">'
        'Kesra Watch <span class="date details" title="05.03.2024 09:00:00">05.03.2024</span></div>'
        f'<div class="text">{SHELLS}</div></div></div></div>'
    )
    for name, raw in (
        ("result.json", json.dumps(made).encode()), ("messages.html", page_of("Gao desk", rows)),
    ):  # fmt: skip
        path = tmp_path / name
        assert _told(documents(path, raw)) == WANTED[:1]
        item = next(iter(find_inputs([path])))
        assert item.how.endswith(", forwarded from Kesra Watch")
        assert json.loads(item.raw or b"")["forwarded_from"] == "Kesra Watch"


def test_pictures_and_lines_of_the_program_are_counted(tmp_path: Path) -> None:
    rows = (
        '<div class="message service" id="message-1"><div class="body details">7 March</div></div>'
        '<div class="message default clearfix" id="message2"><div class="body">'
        '<div class="from_name">Amal</div><div class="media_wrap clearfix">'
        '<a class="photo_wrap" href="a.jpg"></a></div>'
        "</div></div>"
    )
    assert read(tmp_path / "messages.html", page_of("Gao desk", rows)) == {
        "messages.html#not-messages":
            "I-NOT-A-REPORT 2 lines that are no reports: 1 media, 1 of the program",
    }  # fmt: skip


def test_other_json_is_refused_by_name_and_passed_over_in_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    for raw in (b'{"text": "Troops left."}', b"[1, 2]", b'{"chats": {"list": [7]}}'):
        (told,) = read(path, raw).values()
        assert str(told).startswith("E-INTAKE-FORMAT this .json is no export of Telegram")
    (item,) = find_inputs([tmp_path])
    assert item.refusal is not None
    assert (item.refusal.code, item.refusal.outcome) == ("I-SUFFIX", "skipped")


def test_json_that_is_none_is_refused(tmp_path: Path) -> None:
    for raw in (b"{", b"[" * 100_000, b"\xff\xfe\xff", b""):
        (told,) = read(tmp_path / "result.json", raw).values()
        assert str(told)[:13] in ("E-INTAKE-JSON", "E-INTAKE-DECO", "E-INTAKE-EMPT")


def test_an_ordinary_page_stays_a_page(tmp_path: Path) -> None:
    raw = b"<html><body><p>Troops shelled Kesra at dawn.</p></body></html>"
    (found,) = documents(tmp_path / "messages.html", raw)
    assert (found.text, found.source.kind) == ("Troops shelled Kesra at dawn.", "unknown")


LINES = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
TEXT = st.lists(LINES, max_size=4).map(lambda more: "\n".join([SHELLS, *more, "x"]))
CHATS = st.lists(
    st.builds(
        Said,
        st.datetimes(datetime.fromisoformat("2015-01-01"), datetime.fromisoformat("2029-12-31")),
        st.sampled_from(["Amal", "مراسل غاو", "Desk: north", "A <b> & c"]),
        TEXT,
    ),
    min_size=1, max_size=8,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.sampled_from([("result.json", telegram_json), ("messages.html", telegram_page)]), CHATS)
def test_any_chat_reads_back_as_it_was_written(
    export: tuple[str, Callable[[str, list[Said]], bytes]], many: list[Said]
) -> None:
    name, write = export
    with tempfile.TemporaryDirectory() as folder:
        found = documents(Path(folder) / name, write("Gao desk", many))
    assert _told(found) == [(said.who, said.at.date(), said.text) for said in many]


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_a_broken_export_never_raises(data: st.DataObject) -> None:
    name, whole = data.draw(
        st.sampled_from(
            [("result.json", _account()), ("messages.html", telegram_page("Gao desk", MANY))]
        )
    )
    raw = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
        raw = raw or bytearray(b"x")
    with tempfile.TemporaryDirectory() as folder:
        read(Path(folder) / name, bytes(raw))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from("type text id from date messages name list chats".split()),
        inner, max_size=5,
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(JSON, st.booleans())
def test_json_of_any_shape_never_raises(made: object, whole: bool) -> None:
    chat = {"type": "private_group", "name": made, "messages": [made, {"type": "message",
            "text": made, "id": made, "date": made, "from": made}]}  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        read(Path(folder) / "result.json", json.dumps(chat if whole else made).encode())
