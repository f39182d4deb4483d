"""Archives of web pages, WARC and WACZ: each page that was fetched whole is an item.

Law: the archive is read record by record and never held in memory. What does not fit the digest
that the archive gives of it is refused. Where the archive breaks off, what came before stays.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr
from pathlib import PurePosixPath
from typing import IO, Any
from urllib.parse import urlsplit

from marsad.intake import refusals
from marsad.intake.archives.warc_payload import payload_of
from marsad.intake.forms import FORMS, Item, refused, skipped, suffix_of
from marsad.intake.papers.fields import clean
from marsad.intake.refusals import Unreadable

MOST_RECORDS = 1_000_000
MOST_SORTS = 12
DEPTH = 2
_SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt",
    "text/markdown": ".md", "application/pdf": ".pdf", "application/epub+zip": ".epub",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt", "message/rfc822": ".eml",
    "text/csv": ".csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}  # fmt: skip
_UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream"})
_CLOSED = frozenset({"json", "jsonl", "zip", "warc", "wacz", "mbox"})


class ArchiveBroken(Exception):
    """Inside this module: the archive cannot be read on."""


def wacz_items(file: IO[bytes], locator: str) -> Iterator[Item]:
    """The items of every WARC in a WACZ."""
    try:
        packed = zipfile.ZipFile(file)
        parts = [part for part in packed.infolist() if suffix_of(part.filename) == ".warc"]
    except Exception as error:  # a broken directory raises many kinds
        what = f"no WACZ, or one that is cut off ({type(error).__name__})"
        yield refused(locator, refusals.PARSE, what)
        return
    with packed:
        if not parts:
            yield refused(locator, refusals.PARSE, "there is no WARC in it")
        for part in parts:
            place = f"{locator}#{clean(part.filename)}"
            try:
                stream = packed.open(part)
            except Exception as error:  # encrypted, packed in an unknown way, or broken
                what = f"it cannot be unpacked ({type(error).__name__})"
                yield refused(place, refusals.PARSE, what)
                continue
            with stream:
                yield from warc_items(stream, place)


def warc_items(file: IO[bytes], locator: str) -> Iterator[Item]:
    """An item for each response of status 200 and of a form that is read, its locator the address
    it was fetched from; one that is skipped with the number of the rest, and one refusal where the
    archive cannot be read on."""
    from warcio.archiveiterator import WARCIterator  # type: ignore[import-untyped]

    others: Counter[str] = Counter()
    number, ends = 0, ""
    try:
        records = WARCIterator(_Whole(file))
        while not ends and (record := _next(records)) is not None:
            number += 1
            sort, form = _sort_of(record)
            if sort:
                others[sort] += 1
            else:
                yield from _items_of(record, form, locator, number)
            ends = f"more than {MOST_RECORDS} records; split it" if number == MOST_RECORDS else ""
    except Exception as error:  # the parser meets hostile bytes here
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        ends = f"it cannot be read on after {number} records ({reason})"
    if ends:
        yield refused(f"{locator}#rest", refusals.PARSE, ends)
    if others:
        told = [f"{count} {sort}" for sort, count in others.most_common(MOST_SORTS)]
        rest = others.total() - sum(count for _, count in others.most_common(MOST_SORTS))
        told += [f"{rest} others"] if rest else []
        what = refusals.no_reports(others.total(), "record", ", ".join(told))
        yield skipped(f"{locator}#not-read", refusals.NOT_A_REPORT, what)
    elif not number and not ends:
        yield refused(locator, refusals.EMPTY, "there is no record in it")


class _Whole:
    """A file that may be packed by gzip, unpacked as it is read. Unlike the parser's own unpacking
    it raises where the file is cut off or damaged."""

    def __init__(self, file: IO[bytes]) -> None:
        packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        self._read = gzip.GzipFile(fileobj=file).read1 if packed else file.read

    def read(self, size: int = -1) -> bytes:
        """As of a file. Raises ``ArchiveBroken``, never ``EOFError``, which the parser takes for
        an end."""
        try:
            return self._read(size)
        except (EOFError, OSError, zlib.error, zipfile.BadZipFile) as error:
            raise ArchiveBroken("it is cut off or damaged") from error


def _next(records: Any) -> Any:
    """The next record, or ``None``. What the parser prints of a broken one is not shown. Raises
    ``ArchiveBroken`` for the beginning of a record."""
    with redirect_stderr(io.StringIO()):
        record = next(records, None)
    if record is None:
        return None
    if not record.rec_type or record.rec_headers.get_header("Content-Length") is None:
        raise ArchiveBroken("a record is cut off in its head")
    return record


def _sort_of(record: Any) -> tuple[str, str]:
    """What a record is counted as when it is not read, else an empty text and its form."""
    uri = clean(record.rec_headers.get_header("WARC-Target-URI") or "")
    if record.rec_type not in ("response", "resource") or not uri.startswith(("http:", "https:")):
        return clean(record.rec_type or "without type"), ""
    kind = record.content_type or ""
    if record.rec_type == "response":
        status = record.http_headers.get_statuscode() if record.http_headers else ""
        if status != "200":
            return f"of status {clean(status) or 'unknown'}", ""
        kind = record.http_headers.get_header("Content-Type") or ""
    kind = clean(kind).partition(";")[0].strip().lower()
    suffix = _SUFFIXES.get(kind, "")
    if kind in _UNTOLD:
        suffix = suffix_of(PurePosixPath(urlsplit(uri).path).name)
    form = FORMS.get(suffix, "")
    return ("", form) if form and form not in _CLOSED else (kind or "of unknown type", "")


def _items_of(record: Any, form: str, locator: str, number: int) -> Iterator[Item]:
    from marsad.intake.inside import items_inside

    head = record.rec_headers.get_header
    uri = clean(head("WARC-Target-URI"))
    name = locator.replace("#", "/").rpartition("/")[2]
    how = clean(
        f"WARC {record.rec_type} {head('WARC-Record-ID') or number} {head('WARC-Date') or ''}"
    )
    try:
        raw = payload_of(record)
    except Unreadable as error:
        what = f"{error.message}, record {number} of {name}"
        yield refused(uri, error.code, what)
        return
    yield from items_inside(raw, uri, form, how=f"{how} in {name}", depth=DEPTH)
