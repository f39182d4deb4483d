"""An export of WhatsApp, read message by message.

Law: a text is such an export by what stands in it, never by its name alone. Lines of the program
are nobody's words. Written once as ``[07/03/2024, 14:05:33] Name: text`` (iOS) and as ``07/03/2024,
14:05 - Name: text`` (Android), with the date and the clock of the phone's own language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.intake import refusals
from marsad.intake.chats import whatsapp_words as words
from marsad.intake.chats.days import UNKNOWN, Written, both, day_in, last_of_both, order_of
from marsad.intake.chats.messages import DELETED, MEDIA, OF_PROGRAM, Entry, Message, chat_items
from marsad.intake.decoding import decode, wide_encoding
from marsad.intake.forms import Item, refused, skipped
from marsad.intake.papers.fields import clean
from marsad.intake.refusals import Unreadable
from marsad.model.hashing import sha256_bytes

OPENING = 32_768
FIRST_LINES = 50
LEAST_HEADS = 3
LONGEST_MARK = 400
_M = f"[{words.MARKS}]*"
_PART = rf"{_M}\s?[./-]\s?{_M}"
_HEAD = (
    rf"(?P<one>\d{{1,4}}){_M}\s?(?P<sign>[./-])\s?{_M}(?P<two>\d{{1,2}}){_PART}"
    rf"(?P<three>\d{{1,4}})\.?(?:\s?г\.)?{_M}[,،]?\s+(?:(?:à|at|um|às|a las|kl\.?|klo|в)\s+)?{_M}"
    r"(?P<clock>(?:(?:上午|下午|오전|오후)\s?)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
    rf"{_M}(?:\s?{_M}(?:[ap]\.?\s?m\.?|ص|م|ق\.ظ|ب\.ظ))?)"
)
_STYLES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (rf"{_M}\[{_M}{_HEAD}{_M}\]{_M} ", rf"{_M}{_HEAD}{_M} [-–] ")
)
_SENDER = re.compile(rf"(?P<who>[^\n]{{1,120}}?):{_M}(?: |\r?$)")
_LED = re.compile(f"[{words.MARKS}]+")


@dataclass(frozen=True, slots=True)
class Line:
    """What follows one date: who sent it (empty for the program), and the words as they are."""

    date: Written
    clock: str
    who: str
    text: str


def looks_like_whatsapp(raw: bytes, name: str = "") -> bool:
    """True when the opening of a text is that of an export: its first line has a date and more
    follow. Three senders' lines that are half of the first lines are enough; one is where the name
    of the file, or the program's first line, says it too."""
    text = _opening(raw)
    lines = [line for line in text.split("\n") if line.strip()][:FIRST_LINES]
    style = _style_of(lines[0]) if lines else None
    if style is None:
        return False
    found = [_line(line, style) for line in lines]
    heads = [line for line in found if line is not None]
    sent = sum(1 for line in heads if line.who)
    told = any(words.ENCRYPTED.search(line) for line in lines[:3])
    if told or name == "_chat.txt" or words.CHAT_NAME.fullmatch(name):
        return bool(sent or told)
    return sent >= LEAST_HEADS and sent * 2 >= len(lines)


def whatsapp_items(raw: bytes, locator: str) -> Iterator[Item]:
    """The items of an export's messages. The locator of each ends with its date and clock as they
    are written, so that a later export of the same group names it the same. A chat that has the
    name of one who writes in it is between two persons, and its name is no source."""
    try:
        text, _ = decode(raw)
    except Unreadable as error:
        yield refused(locator, error.code, error.message)
        return
    lines = list(_lines(text))
    order = order_of([line.date for line in lines])
    chat, speakers = _chat_name(locator, lines), {line.who for line in lines if not _is_led(line)}
    entries = _entries(lines, order, "" if chat in speakers else chat or "")
    chat, digest = None if chat in speakers else chat, sha256_bytes(raw)
    yield from chat_items(entries, f"{locator}#", chat=chat, app="WhatsApp", digest=digest)
    open_days = [line.date for line in lines if day_in(line.date, order) is None]
    if order == UNKNOWN and open_days:
        one = open_days[0]
        what = (
            f"dates like {one.one}/{one.two}/{one.three}, and none that tells day from month; "
            "where one way to read them leads past today the other holds, else there is no day"
        )
        yield skipped(f"{locator}#days", refusals.DAY_MONTH, what)


def _opening(raw: bytes) -> str:
    head = raw[:OPENING]
    return head.decode(wide_encoding(head) or "utf-8", "ignore").lstrip("\ufeff")


def _style_of(line: str) -> re.Pattern[str] | None:
    return next((style for style in _STYLES if style.match(line)), None)


def _lines(text: str) -> Iterator[Line]:
    """Every dated line with those that follow it up to the next."""
    style: re.Pattern[str] | None = None
    last: Line | None = None
    parts: list[str] = []
    for row in text.split("\n"):
        style = style or _style_of(row)
        found = _line(row, style) if style else None
        if found is None:
            parts.append(row)
            continue
        if last is not None:
            yield _whole(last, parts)
        last, parts = found, [found.text]
    if last is not None:
        yield _whole(last, parts)


def _whole(line: Line, parts: list[str]) -> Line:
    return Line(line.date, line.clock, line.who, "\n".join(parts).rstrip("\r\n"))


def _line(row: str, style: re.Pattern[str]) -> Line | None:
    head = style.match(row)
    if head is None:
        return None
    date = Written(int(head["one"]), int(head["two"]), int(head["three"]), head["sign"])
    clock = " ".join(_LED.sub("", head["clock"]).split())
    rest = row[head.end() :]
    sender = _SENDER.match(rest)
    if sender is None or words.OF_PROGRAM.search(sender["who"]):
        return Line(date, clock, "", rest)
    who = clean(_LED.sub("", sender["who"]))
    return Line(date, clock, who, rest[sender.end() :] if who else rest)


def _entries(lines: list[Line], order: str, group: str) -> Iterator[Entry]:
    times: Counter[str] = Counter()
    lasts = last_of_both([line.date for line in lines]) if order == UNKNOWN else None
    for line in lines:
        sent = _stamp(line)
        text, sort = _own_words(line, by_group=line.who == group)
        times[sent] += sort != OF_PROGRAM
        if sort:
            yield sort
            continue
        name = sent.replace(" ", "-") + (f"-{times[sent]}" if times[sent] > 1 else "")
        day = day_in(line.date, order)
        either = both(line.date) if lasts and not day else None
        yield Message(
            name, text, line.who, day, sent, either=either, lasts=lasts if either else None
        )


def _stamp(line: Line) -> str:
    date, sign = line.date, line.date.sign
    figures = f"{date.one:02}{sign}{date.two:02}{sign}{date.three:02}".replace("/", "-")
    clock = re.sub(r"\d+", lambda number: f"{int(number[0]):02}", line.clock)
    return f"{figures} {clock.replace(':', '.')}"


def _is_led(line: Line) -> bool:
    """True where the program set its mark before the words, as it does before its own."""
    return line.text.startswith("\u200e")


def _own_words(line: Line, *, by_group: bool) -> tuple[str, str]:
    """The sender's own words, or what sort of line it is that has none."""
    bare = _LED.sub("", line.text).strip()
    of_program = words.OF_PROGRAM.search(bare) or by_group or _tells_of(line.who, bare)
    if not line.who or words.NOTICE.match(bare) or (_is_led(line) and of_program):
        return "", OF_PROGRAM
    if words.DELETED.fullmatch(bare):
        return "", DELETED
    if words.OMITTED.fullmatch(bare):
        return "", MEDIA
    text = words.ATTACHED_FIRST.sub("", line.text)
    if bare.endswith(">"):
        end = words.ATTACHED_LAST.sub("", words.EDITED.sub("", text[-LONGEST_MARK:]))
        text = text[:-LONGEST_MARK] + end
    return (text, "") if _LED.sub("", text).strip() else ("", MEDIA)


def _tells_of(who: str, bare: str) -> bool:
    """True for ``Name added Other`` behind the name of its own sender."""
    for name in (who, "You"):
        if bare.startswith(f"{name} ") and words.ADDED.match(bare[len(name) :].lstrip()):
            return True
    return False


def _chat_name(locator: str, lines: list[Line]) -> str | None:
    for part in reversed(re.split(r"[/#]", locator)[-3:]):
        named = words.CHAT_NAME.fullmatch(clean(_LED.sub("", part)))
        if named:
            return clean(named["name"])
    for line in lines[:FIRST_LINES]:
        if line.who and words.ENCRYPTED.search(line.text) and _is_led(line):
            return line.who
        told = words.NAMED_IN_CHAT.search(line.text) if not line.who else None
        if told:
            return clean(told["name"])
    return None
