"""Mails as items: the mail itself, its attachments, the mails in it, each with its own bytes.

Law: every attachment gets an item, also what cannot be read. Mails in mails end at a depth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import Message
from typing import IO

from marsad.intake import refusals
from marsad.intake.forms import FORMS, Item, refused, suffix_of, without_form
from marsad.intake.mail.text import DEEPEST_PART, body_parts, has_words, is_attached, parsed
from marsad.intake.papers.fields import clean
from marsad.intake.refusals import Unreadable

MOST_MAIL = 64_000_000
MOST_ATTACHMENTS = 500
DEEPEST_MAIL = 4
_BEGINS = re.compile(rb"From \S")
_ESCAPED = re.compile(rb">+From ")
_AS_IT_IS = policy.default.clone(refold_source="none")
_SUFFIXES = {
    "text/plain": ".txt", "text/html": ".html", "text/markdown": ".md", "message/rfc822": ".eml",
    "application/pdf": ".pdf", "application/epub+zip": ".epub", "application/zip": ".zip",
}  # fmt: skip


def mail_items(raw: bytes, locator: str, depth: int = 0) -> Iterator[Item]:
    """The item of a mail, unless it has only attachments, and those of what is attached."""
    try:
        mail = parsed(raw)
    except Unreadable as error:
        yield refused(locator, error.code, error.message)
        return
    try:
        attached = list(_attached(mail, 0))
        has_body = any(has_words(part) for part in body_parts(mail))
    except Exception as error:  # the parser of the standard library meets hostile bytes here
        what = f"the parts of the mail cannot be told apart ({type(error).__name__})"
        yield refused(locator, refusals.PARSE, what)
        return
    if has_body or not attached:
        yield Item(locator, "eml", raw=raw, how="mail")
    for number, part in enumerate(attached[:MOST_ATTACHMENTS], 1):
        yield from _attachment(part, f"{locator}#attachment-{number}", depth)
    if len(attached) > MOST_ATTACHMENTS:
        what = f"{len(attached)} attachments; {MOST_ATTACHMENTS} are read"
        yield refused(f"{locator}#attachments", refusals.TOO_LARGE, what)


def mbox_items(file: IO[bytes], locator: str, depth: int = 0) -> Iterator[Item]:
    """The items of every mail in an mbox, numbered from one (``file.mbox#3``). Raises ``OSError``
    where reading fails."""
    number, size, lines, blank = 0, 0, list[bytes](), True
    while line := file.readline(MOST_MAIL):
        if blank and _BEGINS.match(line):
            if number:
                yield from _of_mbox(lines, size, f"{locator}#{number}", depth)
            number, size, lines = number + 1, 0, []
        elif not number and line.strip():
            break
        else:
            size += len(line)
            if size <= MOST_MAIL:
                lines.append(line[1:] if _ESCAPED.match(line) else line)
        blank = not line.strip()
    if number:
        yield from _of_mbox(lines, size, f"{locator}#{number}", depth)
    else:
        yield refused(locator, refusals.PARSE, "it is no mbox: no mail begins with 'From '")


def _of_mbox(lines: list[bytes], size: int, locator: str, depth: int) -> Iterator[Item]:
    if size > MOST_MAIL:
        yield refused(locator, refusals.TOO_LARGE, f"a mail of more than {MOST_MAIL} bytes")
        return
    parting = bool(lines) and not lines[-1].strip()
    yield from mail_items(b"".join(lines[:-1] if parting else lines), locator, depth)


def _attached(part: Message, depth: int) -> Iterator[Message]:
    kind, children = part.get_content_type(), part.get_payload()
    if kind.startswith("multipart/") and isinstance(children, list) and depth <= DEEPEST_PART:
        for child in children:
            if isinstance(child, Message):
                yield from _attached(child, depth + 1)
    elif is_attached(part) or kind not in ("text/plain", "text/html"):
        yield part


def _attachment(part: Message, locator: str, depth: int) -> Iterator[Item]:
    try:
        kind = part.get_content_type()
        name = clean(part.get_filename() or "").replace("/", "_").replace("\\", "_")[:200]
        raw = _bytes(part)
    except Exception as error:  # the parser of the standard library meets hostile bytes here
        what = f"the attachment cannot be taken out ({type(error).__name__})"
        yield refused(locator, refusals.PARSE, what)
        return
    locator = f"{locator}-{name}" if name else locator
    suffix = suffix_of(name) or _SUFFIXES.get(kind, "")
    if kind == "message/rfc822":
        suffix = ".eml"
    form = FORMS.get(suffix, "")
    if form in ("eml", "mbox") and depth >= DEEPEST_MAIL:
        what = f"a mail in a mail deeper than {DEEPEST_MAIL}"
        yield refused(locator, refusals.TOO_LARGE, what)
    elif form:
        from marsad.intake.inside import items_inside  # which opens mails in turn

        yield from items_inside(raw, locator, form, how="attachment", depth=depth + 1)
    else:
        yield without_form(locator, suffix, named=False)


def _bytes(part: Message) -> bytes:
    inner = part.get_payload()
    if part.get_content_type() == "message/rfc822" and isinstance(inner, list):
        whole = inner[0] if inner else None
        return whole.as_bytes(policy=_AS_IT_IS) if isinstance(whole, Message) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
