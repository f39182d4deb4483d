"""Mails: subject, sender and date say what they are; each attachment is a document of its own."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

from intake_desk import RECEIVED, document, marked, refused
from paper_desk import mail, mail_with_all, word_file

from marsad.intake import Item, Refusal, find_inputs, read_item
from marsad.intake.mail.items import DEEPEST_MAIL, mail_items
from marsad.model.sources import Document

DAY = "Mon, 05 Mar 2018 23:30:00 -0500"


def _items(tmp_path: Path, name: str, raw: bytes) -> dict[str, Item]:
    """The items of one file, by what follows its folder."""
    (tmp_path / name).write_bytes(raw)
    found = find_inputs([tmp_path / name])
    return {item.locator.removeprefix(f"{tmp_path}/"): item for item in found}


def _text(item: Item) -> str:
    found = read_item(item, received=RECEIVED)
    return found.text.strip() if isinstance(found, Document) else found.code


def test_a_mail_says_title_sender_and_the_day_of_its_own_clock() -> None:
    found = document(mail("Troops shelled Kesra.\n", day=DAY).as_bytes(), "eml")
    assert (found.title, found.source.name) == ("Shelling in Kesra", "Mira Tolun")
    assert (found.published, found.text) == (date(2018, 3, 5), "Troops shelled Kesra.")


def test_a_mail_without_a_date_has_no_day() -> None:
    assert document(mail("Troops shelled Kesra.\n").as_bytes(), "eml").published is None


def test_a_publisher_in_the_text_stands_before_the_sender() -> None:
    body = "Shelling in Kesra\n\nKesra Watch, 5 March 2018\n\nTroops shelled Kesra.\n"
    assert document(mail(body).as_bytes(), "eml").source.name == "Kesra Watch"


def test_quoted_mails_stay_in_the_text() -> None:
    found = document(mail("So it was.\n\n> Troops shelled Kesra.\n").as_bytes(), "eml")
    assert marked(found, "quote-block") == ["> Troops shelled Kesra."]


def test_a_page_is_read_where_there_is_no_plain_body() -> None:
    made = mail("")
    made.set_content("<html><body><p>Troops shelled Kesra.</p></body></html>", subtype="html")
    assert document(made.as_bytes(), "eml").text == "Troops shelled Kesra."


def test_lines_that_flow_are_joined_and_other_alphabets_are_read() -> None:
    head = b"From: a@kesra.example\nContent-Type: text/plain; format=flowed; charset="
    flowed = b"utf-8\n\nTroops shelled \nKesra.\nThe port burned.\n"
    assert document(head + flowed, "eml").text == "Troops shelled Kesra.\nThe port burned."
    russian = "Обстрел порта.".encode("koi8-r")
    assert document(head + b"koi8-r\n\n" + russian, "eml").text == "Обстрел порта."
    unknown = head + b"x-none\n\nTroops left."
    assert document(unknown, "eml").text == "Troops left."


def test_every_attachment_has_its_item_and_mails_are_opened(tmp_path: Path) -> None:
    items = _items(tmp_path, "post.eml", mail_with_all())
    assert {name: _text(item).split("\n")[0] for name, item in items.items()} == {
        "post.eml": "Troops shelled Kesra.",
        "post.eml#attachment-1-a_sitrep.docx": "Shelling in Kesra",
        "post.eml#attachment-2-map.png": "I-SUFFIX",
        "post.eml#attachment-3": "A bridge over the Narda fell.",
        "post.eml#attachment-3#attachment-1-note.txt": "Two men were hurt in Bir Salun.",
    }


def test_an_attachment_is_hashed_by_its_own_bytes(tmp_path: Path) -> None:
    raw = word_file()
    made = mail("See the report.\n")
    made.add_attachment(raw, maintype="application", subtype="x", filename="a.docx")
    items = _items(tmp_path, "post.eml", made.as_bytes())
    found = read_item(items["post.eml#attachment-1-a.docx"], received=RECEIVED)
    assert isinstance(found, Document)
    assert found.raw_sha256 == sha256(raw).hexdigest()


def test_a_mail_that_only_carries_a_paper_is_no_report_itself(tmp_path: Path) -> None:
    made = mail("\n")
    made.add_attachment("Troops shelled Kesra.", filename="a.txt")
    assert list(_items(tmp_path, "p.eml", made.as_bytes())) == ["p.eml#attachment-1-a.txt"]


def test_an_mbox_gives_every_mail(tmp_path: Path) -> None:
    one = mail("Troops shelled Kesra.\n\n>From there they left.\n", day=DAY).as_bytes()
    two = mail("A bridge fell.\n", "Bridge gone").as_bytes()
    raw = b"From a Mon Mar  5 2018\n" + one + b"\nFrom b Tue Mar  6 2018\n" + two
    items = _items(tmp_path, "list.mbox", raw)
    assert {name: _text(item) for name, item in items.items()} == {
        "list.mbox#1": "Troops shelled Kesra.\n\nFrom there they left.",
        "list.mbox#2": "A bridge fell.",
    }
    assert items["list.mbox#2"].raw == two


def test_mails_in_mails_end_at_a_depth() -> None:
    made = mail("The first.\n")
    for _ in range(DEEPEST_MAIL + 1):
        outer: EmailMessage = mail("Forwarded.\n")
        outer.add_attachment(made)
        made = outer
    *read, last = mail_items(made.as_bytes(), "a")
    assert len(read) == DEEPEST_MAIL + 1
    assert last.refusal is not None
    assert last.refusal.code == "E-INTAKE-TOO-LARGE"


def test_what_is_no_mail_is_refused_by_one_line(tmp_path: Path) -> None:
    assert refused(b"Troops shelled Kesra.", "eml").code == "E-INTAKE-PARSE"
    (item,) = _items(tmp_path, "a.mbox", b"Troops shelled Kesra.").values()
    assert isinstance(item.refusal, Refusal)
    assert item.refusal.message == "it is no mbox: no mail begins with 'From '"
