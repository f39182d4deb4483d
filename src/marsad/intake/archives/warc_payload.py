"""What a server sent, out of a WARC record: whole, as its digest says, and unpacked.

Sources: WARC 1.1 (digests, truncation), RFC 9112 section 7.1 (chunks), RFC 9110 section 8.4
(content codings).
"""

from __future__ import annotations

import base64
import hashlib
import io
import zlib
from typing import Any

from marsad.intake import refusals
from marsad.intake.refusals import Unreadable

MOST_RECORD = 64_000_000
_AT_ONCE = 1 << 20
_HASHES = frozenset({"md5", "sha1", "sha256", "sha384", "sha512"})


def payload_of(record: Any) -> bytes:
    """The content of a record, without the chunks and the packing of its way. Raises
    ``Unreadable`` for what is cut off, too large, packed in a way that is not read, or other than
    its digest."""
    head = record.rec_headers.get_header
    if head("WARC-Truncated"):
        raise Unreadable(refusals.PARSE, "the page was cut off when it was archived")
    sent = _all(record.raw_stream)
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise Unreadable(refusals.PARSE, "the archive breaks off in this page")
    said = record.http_headers.get_header if record.http_headers else lambda _: None
    chunked = "chunked" in (said("Transfer-Encoding") or "").lower()
    whole = _unchunked(sent) if chunked else sent
    told = head("WARC-Payload-Digest") or ""
    if told and not any(_is_digest(told, raw) for raw in (sent, whole)):
        raise Unreadable(refusals.PARSE, f"the page is not what its digest says ({told[:60]})")
    return _unpacked(whole, (said("Content-Encoding") or "").strip().lower())


def _all(stream: Any) -> bytes:
    parts, size = [], 0
    while part := stream.read(_AT_ONCE):
        parts.append(part)
        size += len(part)
        if size > MOST_RECORD:
            raise Unreadable(refusals.TOO_LARGE, f"a page of more than {MOST_RECORD} bytes")
    return b"".join(parts)


def _unchunked(sent: bytes) -> bytes:
    from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]

    return _all(ChunkedDataReader(io.BytesIO(sent)))


def _is_digest(told: str, raw: bytes) -> bool:
    """True when ``told`` (``sha1:BASE32`` or hexadecimal) is of these bytes, or is of no known
    kind."""
    name, _, value = told.strip().partition(":")
    name = name.lower().replace("-", "")
    if name not in _HASHES:
        return True
    made = hashlib.new(name, raw, usedforsecurity=False).digest()
    by_32 = base64.b32encode(made).decode("ascii").rstrip("=")
    return value.lower() == made.hex() or value.upper().rstrip("=") == by_32


def _unpacked(raw: bytes, coding: str) -> bytes:
    if coding in ("", "identity", "utf-8", "none"):
        return raw
    if coding in ("gzip", "x-gzip"):
        return _inflated(raw, 31) if raw.startswith(b"\x1f\x8b") else raw
    if coding == "deflate":
        try:
            return _inflated(raw, 15)
        except Unreadable:
            return _inflated(raw, -15)
    raise Unreadable(refusals.FORMAT, f"a page packed as {coding[:20]!r}, which is not read")


def _inflated(raw: bytes, bits: int) -> bytes:
    done, size = [], 0
    while raw:
        machine = zlib.decompressobj(bits)
        try:
            part = machine.decompress(raw, MOST_RECORD + 1 - size)
        except zlib.error as error:
            raise Unreadable(refusals.PARSE, "the packed page is broken") from error
        done.append(part)
        size += len(part)
        if size > MOST_RECORD:
            raise Unreadable(refusals.TOO_LARGE, f"a page of more than {MOST_RECORD} bytes")
        if not machine.eof:
            raise Unreadable(refusals.PARSE, "the packed page is cut off")
        raw = machine.unused_data if bits == 31 and machine.unused_data[:2] == b"\x1f\x8b" else b""
    return b"".join(done)
