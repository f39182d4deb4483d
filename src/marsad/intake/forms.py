"""The forms that are read, and what one thing to read is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from marsad.intake import refusals
from marsad.intake.refusals import Refusal

FORMS = {
    ".txt": "txt", ".md": "md", ".html": "html", ".htm": "html", ".jsonl": "jsonl", ".pdf": "pdf",
    ".docx": "docx", ".odt": "odt", ".epub": "epub", ".eml": "eml", ".mbox": "mbox",
    ".csv": "csv", ".xlsx": "xlsx", ".json": "json", ".zip": "zip", ".warc": "warc",
    ".wacz": "wacz", ".rss": "feed", ".atom": "feed",
}  # fmt: skip
PAPERS = frozenset({".doc", ".rtf", ".msg"})
NOT_REPORTS = frozenset({"readme", "license", "licence", "copying", "changelog", "contributing"})


@dataclass(frozen=True, slots=True)
class Seen:
    """What an address gave, to ask it next time for news only: its ``ETag`` and ``Last-Modified``,
    and ``at`` which time it was had (empty while it is being had)."""

    url: str
    etag: str = ""
    modified: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What came beside the bytes of an item. ``charset`` is the encoding that a server named;
    ``published`` and ``publisher`` count only where nothing else says them; ``note`` goes on the
    receipt; ``seen`` is kept once the item is safely in the library."""

    charset: str = ""
    published: date | None = None
    publisher: str | None = None
    note: str = ""
    seen: Seen | None = None


NOTHING_BESIDE = Beside()


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to read. ``form`` is ``txt``, ``md``, ``html``, ``line`` (of JSON Lines), ``row``
    (of a table), ``message`` (of a chat), ``entry`` (of a feed), ``eml``, that of a paper (``pdf``,
    ``docx``, ``odt``, ``epub``) or empty; ``raw`` holds the bytes once they are there; ``refusal``
    is set when they never will. ``how`` is the way it came, in few words, for the line of custody;
    ``beside`` what came with the bytes."""

    locator: str
    form: str
    path: Path | None = None
    raw: bytes | None = None
    refusal: Refusal | None = None
    how: str = "file"
    beside: Beside = NOTHING_BESIDE


def skipped(locator: str, code: str, message: str) -> Item:
    """An item that was no report, with the reason."""
    return Item(locator, "", refusal=Refusal(code, message, locator, refusals.SKIPPED))


def refused(locator: str, code: str, message: str) -> Item:
    """An item that a person should look at, with the reason."""
    return Item(locator, "", refusal=Refusal(code, message, locator))


def suffix_of(name: str) -> str:
    """The suffix that tells a file's form, in small letters; a packed ``.warc.gz`` is ``.warc``."""
    lower = name.lower()
    return ".warc" if lower.endswith(".warc.gz") else PurePosixPath(lower).suffix


def without_form(locator: str, suffix: str, *, named: bool) -> Item:
    """The item of a file that no form fits; refused when a person meant it to be read."""
    if suffix in PAPERS:
        better = ".eml" if suffix == ".msg" else ".docx or .pdf"
        what = f"{suffix} cannot be read; save it as {better}"
        return refused(locator, refusals.FORMAT, what)
    known = ", ".join(FORMS)
    if named:
        what = f"{suffix or 'a file without suffix'} cannot be read; formats are {known}"
        return refused(locator, refusals.FORMAT, what)
    what = f"{suffix or 'no suffix'} is not one of {known}"
    return skipped(locator, refusals.SUFFIX, what)


def items_from_lines(lines: Iterable[bytes | str], name: str) -> Iterator[Item]:
    """One item for each line that is not blank: the lines of standard input, say."""
    for number, line in enumerate(lines, 1):
        raw = line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if raw.strip():
            yield Item(f"{name}#{number}", "line", raw=raw.rstrip(b"\r\n"), how="line of JSON")
