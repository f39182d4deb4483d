"""Bytes to text, to the last character, or a refusal. Nothing is replaced, nothing is dropped."""

from __future__ import annotations

import codecs
import re
import unicodedata
from contextlib import suppress

from marsad.intake import refusals
from marsad.intake.refusals import Unreadable

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})",
    re.IGNORECASE,
)
WESTERN = frozenset(
    "àâäáãåæçèéêëìíîïñòóôöõøœùúûüýßšž"
    "ÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜÝŠŽ"
    "‘’“”„‚–—…•·«»‹›€£§©®™°º¡¿½¼¾²³±´\u00a0\u00ad"
)
ARABIC_MARKS = frozenset("،؛؟ـ‘’“”–—…•·«»©®\u00a0\u200c\u200d\u200e\u200f")


def decode(raw: bytes, named: str = "") -> tuple[str, str]:
    """The text of ``raw`` and the encoding it was in. A byte order mark is no part of the text.

    Tried in turn: the byte order mark, UTF-8, the charset ``named`` by whoever sent it, the one
    that the page declares, and last Windows-1252 and Windows-1256 when what comes out looks like
    writing in them. Raises ``Unreadable`` with ``E-INTAKE-DECODE`` or ``E-INTAKE-BINARY``.
    """
    text, encoding = _decode(raw, named)
    refuse_impossible(text)
    return text, encoding


def refuse_impossible(text: str) -> None:
    """Raises ``Unreadable`` for a text that no file could keep: NUL, half a surrogate pair."""
    if "\x00" in text:
        what = f"a NUL character at {text.index(chr(0))}: not a text, or UTF-16 without its mark"
        raise Unreadable(refusals.BINARY, what)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        what = f"half a character (a lone surrogate) at {error.start}"
        raise Unreadable(refusals.DECODE, what) from None


def wide_encoding(first: bytes) -> str:
    """``utf-16`` or ``utf-32`` when the first bytes say so, else an empty text."""
    for mark, name in BYTE_ORDER_MARKS[1:]:
        if first.startswith(mark):
            return name
    return ""


def _decode(raw: bytes, named: str) -> tuple[str, str]:
    for mark, name in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _strict(raw, name, f"not {name}, though its first bytes say so"), name
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        wrong = f"not UTF-8 (byte {error.start} is 0x{raw[error.start]:02x})"
    if b"\x00" in raw:
        what = f"{wrong}, and it holds NUL bytes: not a text"
        raise Unreadable(refusals.BINARY, what)
    sent = _usable(named)
    if sent:
        with suppress(UnicodeError):  # a server may be wrong about it
            return raw.decode(sent), sent
    declared = _declared(raw)
    if declared:
        return _strict(raw, declared, f"{wrong}, and not {declared} as it declares"), declared
    if not _broken_utf8(raw):
        for name, plausible in (("cp1252", _western), ("cp1256", _arabic)):
            try:
                text = raw.decode(name)
            except UnicodeDecodeError:
                continue
            if plausible(text):
                return text, name
    raise Unreadable(refusals.DECODE, f"{wrong}; save it as UTF-8")


def _strict(raw: bytes, name: str, wrong: str) -> str:
    try:
        return raw.decode(name)
    except (UnicodeError, LookupError):
        raise Unreadable(refusals.DECODE, f"{wrong}; save it as UTF-8") from None


def _declared(raw: bytes) -> str:
    found = DECLARED.search(raw[:4096])
    return _usable((found.group(1) or found.group(2)).decode("ascii")) if found else ""


def _usable(name: str) -> str:
    try:
        real = codecs.lookup(name.lower()).name
    except (LookupError, ValueError):
        return ""
    if real in {"iso8859-1", "ascii"}:
        return "cp1252"
    return "" if real in {"utf-8", "utf-16", "utf-32", "utf-7"} or _no_text(real) else real


def _no_text(name: str) -> bool:
    try:
        return not isinstance(codecs.decode(b"a", name), str)
    except (ValueError, LookupError, TypeError):
        return True


def _broken_utf8(raw: bytes) -> bool:
    """True for UTF-8 with a few bytes lost: more whole characters than broken ones."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(1 for c in text if ord(c) > 127) - broken > broken


def _western(text: str) -> bool:
    high = [c for c in text if ord(c) > 127]
    letters = sum(1 for c in text if c.isalpha())
    high_letters = sum(1 for c in high if c.isalpha())
    return (
        all(c in WESTERN for c in high)
        and high_letters * 4 <= letters
        and not re.search(r"[^\W\d_a-zA-Z]{3}", text)
    )


def _arabic(text: str) -> bool:
    high = [c for c in text if ord(c) > 127]
    script = sum(1 for c in high if unicodedata.name(c, "").startswith("ARABIC"))
    known = sum(1 for c in high if c in ARABIC_MARKS)
    return script >= 4 and script + known >= 0.97 * len(high) and script * 2 >= len(high)
