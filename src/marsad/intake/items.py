"""What there is to read: files, folders and lines, each an item with a locator.

Law: everything that was given gets an item, also what cannot be read; such an item carries its
refusal. The same tree gives the same items in the same order.
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from marsad.intake import refusals
from marsad.intake.archives.warcs import wacz_items, warc_items
from marsad.intake.archives.zips import zip_items
from marsad.intake.chats.telegram_page import OPENING
from marsad.intake.decoding import wide_encoding
from marsad.intake.forms import (
    FORMS,
    NOT_REPORTS,
    Item,
    items_from_lines,
    refused,
    skipped,
    suffix_of,
    without_form,
)
from marsad.intake.inside import WHOLE, is_chat, items_inside, left_out
from marsad.intake.mail.items import MOST_MAIL, mbox_items
from marsad.intake.web.feeds import HEAD, is_feed

LONGEST_LINE = 64_000_000
_STREAMED = {
    "mbox": mbox_items, "zip": zip_items, "warc": warc_items, "wacz": wacz_items
}  # fmt: skip


def find_inputs(paths: Sequence[Path], *, named: bool = True) -> Iterator[Item]:
    """The items below ``paths``, in the order given, folders sorted by name.

    A JSON Lines file gives one item a line (``file.jsonl#3``), a table one a row
    (``file.csv#row-3``), a mail one for itself and for each attachment
    (``file.eml#attachment-1-name.pdf``), an mbox the same for each mail, a feed one an entry with
    its own text, the export of a chat one a message (``file.txt#message-...``), a zip one for each
    file in it (``file.zip#name.pdf``), an archive of web pages one for each page, by its address.
    Hidden files, files that are no reports and folders already seen give an item with a refusal
    whose outcome is ``skipped``. ``named`` says that a person meant these very ``paths``, so that
    what cannot be read is refused.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        yield from _below(path, seen, named=named)


def _below(path: Path, seen: set[tuple[int, int]], *, named: bool) -> Iterator[Item]:
    locator = _locator(path)
    if not named and path.name.startswith("."):
        yield skipped(locator, refusals.HIDDEN, "hidden files and folders are not read")
        return
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        yield refused(locator, refusals.READ, _why(error))
        return
    if stat.S_ISDIR(found.st_mode):
        yield from _folder(path, locator, (found.st_dev, found.st_ino), seen)
    elif not stat.S_ISREG(found.st_mode):
        yield refused(locator, refusals.READ, "this is neither a file nor a folder")
    else:
        yield from _file(path, locator, named=named)


def _folder(
    path: Path, locator: str, mark: tuple[int, int], seen: set[tuple[int, int]]
) -> Iterator[Item]:
    if mark in seen:
        yield skipped(locator, refusals.SEEN, "this folder was already read by another way")
        return
    seen.add(mark)
    try:
        names = sorted(os.listdir(path))
    except OSError as error:
        yield refused(locator, refusals.READ, _why(error))
        return
    for name in names:
        yield from _below(path / name, seen, named=False)


def _file(path: Path, locator: str, *, named: bool) -> Iterator[Item]:
    suffix = suffix_of(path.name)
    form = FORMS.get(suffix, "")
    if suffix == ".xml" and _begins_as_feed(path):
        form = "feed"
    if not form:
        yield without_form(locator, suffix, named=named)
    elif not named and path.stem.lower() in NOT_REPORTS:
        yield skipped(locator, refusals.NOT_A_REPORT, f"{path.name} is about the folder")
    elif form == "jsonl":
        yield from _lines(path, locator)
    elif form in _STREAMED:
        yield from _streamed(path, locator, form)
    elif form in WHOLE or is_chat(_opening(path, form), form, path.name):
        for item in _several(path, locator, form):
            yield left_out(item) if form == "json" and not named else item
    else:
        yield Item(locator, form, path=path)


def _lines(path: Path, locator: str) -> Iterator[Item]:
    number = 0
    try:
        with path.open("rb") as file:
            wide = wide_encoding(file.read(4))
            file.seek(0)
            if wide:
                text = io.TextIOWrapper(file, encoding=wide, newline="\n")
                yield from items_from_lines(text, locator)
                return
            while line := file.readline(LONGEST_LINE):
                number += 1
                whole = line.endswith(b"\n") or len(line) < LONGEST_LINE
                while not whole:
                    rest = file.readline(LONGEST_LINE)
                    whole = rest.endswith(b"\n") or len(rest) < LONGEST_LINE
                    line = b""
                if not line:
                    what = f"the line is longer than {LONGEST_LINE} bytes"
                    yield refused(f"{locator}#{number}", refusals.TOO_LARGE, what)
                    continue
                if number == 1:
                    line = line.removeprefix(b"\xef\xbb\xbf")
                if line.strip():
                    raw = line.rstrip(b"\r\n")
                    yield Item(f"{locator}#{number}", "line", raw=raw, how="line of JSON")
    except UnicodeError as error:
        yield refused(locator, refusals.DECODE, f"not the encoding its first bytes say: {error}")
    except OSError as error:
        yield refused(locator, refusals.READ, _why(error))
        return
    if not number and not wide:
        yield refused(locator, refusals.EMPTY, "the file is empty")


def _streamed(path: Path, locator: str, form: str) -> Iterator[Item]:
    try:
        with path.open("rb") as file:
            yield from _STREAMED[form](file, locator)
    except OSError as error:
        yield refused(locator, refusals.READ, _why(error))


def _several(path: Path, locator: str, form: str) -> Iterator[Item]:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_MAIL + 1)
    except OSError as error:
        yield refused(locator, refusals.READ, _why(error))
        return
    if len(raw) > MOST_MAIL:
        yield refused(locator, refusals.TOO_LARGE, f"a file of more than {MOST_MAIL} bytes")
    else:
        yield from items_inside(raw, locator, form, how="file", depth=0)


def _opening(path: Path, form: str) -> bytes:
    """The first bytes of a text or page; nothing where it cannot be read, which is told later."""
    if form not in ("txt", "html"):
        return b""
    try:
        with path.open("rb") as file:
            return file.read(OPENING)
    except OSError:
        return b""


def _begins_as_feed(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return is_feed(file.read(HEAD))
    except OSError:
        return False


def _locator(path: Path) -> str:
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file, or it is a link to nothing"
    if isinstance(error, PermissionError):
        return "permission to read it is missing"
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"it cannot be opened ({reason})"
