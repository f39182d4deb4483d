"""A mail to report text: its body, and what its head says.

Law: the words of quoted mails are kept. A mail without a date has no day of publication.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from marsad.intake import refusals
from marsad.intake.decoding import decode
from marsad.intake.extracts import Extract
from marsad.intake.papers.fields import clean, sensible_day
from marsad.intake.refusals import Unreadable

HEADS = ("From", "Subject", "Date", "To", "Message-ID", "Received", "Sender")
DEEPEST_PART = 20


def parsed(raw: bytes) -> EmailMessage:
    """The mail in ``raw``. Raises ``Unreadable`` with ``E-INTAKE-PARSE`` when it is none."""
    try:
        mail = BytesParser(EmailMessage, policy=policy.default).parsebytes(raw)
        headed = any(name in mail for name in HEADS)
    except Exception as error:  # the parser of the standard library meets hostile bytes here
        what = f"the mail cannot be taken apart ({type(error).__name__})"
        raise Unreadable(refusals.PARSE, what) from error
    if not headed:
        raise Unreadable(refusals.PARSE, "it is no mail: it has no lines that a mail begins with")
    return mail


def extract_mail(raw: bytes, *, received: str) -> Extract:
    """The text of a mail: all plain parts of its body, of those in two forms the plain one; the
    subject is the title, the date the day of publication, the sender the publisher in want of one.

    Raises ``Unreadable`` with ``E-INTAKE-PARSE`` when it is no mail, and as ``decode`` and
    ``extract_page`` do.
    """
    mail = parsed(raw)
    try:
        texts = [_text(part, received) for part in body_parts(mail)]
    except Unreadable:
        raise
    except Exception as error:
        what = f"the body of the mail cannot be read ({type(error).__name__})"
        raise Unreadable(refusals.PARSE, what) from error
    return Extract(
        text="\n\n".join(text.strip("\n") for text in texts if text.strip()),
        extractor="marsad-mail/1",
        title=header(mail, "Subject") or None,
        published=sensible_day(_day(mail), received),
        sender=_sender(mail),
    )


def body_parts(mail: Message) -> Iterator[Message]:
    """The parts whose text is the mail's own, in order."""
    yield from _body(mail, 0)


def has_words(part: Message) -> bool:
    """True when there is more than blanks in a part."""
    payload = part.get_payload(decode=True)
    return isinstance(payload, bytes) and bool(payload.strip())


def header(mail: Message, name: str) -> str:
    """A header on one line, empty when it is missing or cannot be read."""
    try:
        return clean(str(mail[name] or ""))
    except Exception:  # a header in any form a program liked
        return ""


def is_attached(part: Message) -> bool:
    """True when a part is a document of its own: it is attached, or it has a name."""
    try:
        return part.get_content_disposition() == "attachment" or bool(part.get_filename())
    except Exception:  # a header in any form a program liked
        return True


def _body(part: Message, depth: int) -> Iterator[Message]:
    if depth > DEEPEST_PART or is_attached(part):
        return
    kind = part.get_content_type()
    children = part.get_payload()
    if kind.startswith("multipart/") and isinstance(children, list):
        found = [list(_body(c, depth + 1)) for c in children if isinstance(c, Message)]
        if kind == "multipart/alternative":
            plain = [parts for parts in found if any(_is_plain(p) for p in parts)]
            found = (plain or [parts for parts in found if parts])[:1]
        for parts in found:
            yield from parts
    elif kind in ("text/plain", "text/html") and not isinstance(children, list):
        yield part


def _is_plain(part: Message) -> bool:
    return part.get_content_type() == "text/plain"


def _text(part: Message, received: str) -> str:
    from marsad.intake.pages.page import extract_page

    payload = part.get_payload(decode=True)
    text = _decoded(payload if isinstance(payload, bytes) else b"", part)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _is_plain(part):
        return extract_page(text, received=received).text if text.strip() else ""
    return _unflowed(text) if part.get_param("format") == "flowed" else text


def _decoded(payload: bytes, part: Message) -> str:
    charset = part.get_content_charset()
    if charset and charset not in ("us-ascii", "utf-8"):
        try:
            return payload.decode(charset)
        except (UnicodeError, LookupError):
            pass
    return decode(payload)[0] if payload.strip() else ""


def _unflowed(text: str) -> str:
    """Lines that end with a blank run on (RFC 3676)."""
    done = ""
    for line in text.split("\n"):
        line = line.removeprefix(" ") if line.startswith((" >", " From ", "  ")) else line
        flows = line.endswith(" ") and line != "-- " and not line.startswith(">")
        done += line if flows else line + "\n"
    return done


def _sender(mail: Message) -> str | None:
    name, address = parseaddr(header(mail, "From"))
    return clean(name) or clean(address) or None


def _day(mail: Message) -> date | None:
    try:
        return parsedate_to_datetime(header(mail, "Date")).date()
    except Exception:  # no date, or one that is no day
        return None
