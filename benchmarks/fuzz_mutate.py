"""Breaking a sound file: bytes, and the structure of zip, XML, JSON, PDF and mail. All by the
chance that is given: the same chance breaks it the same way."""

from __future__ import annotations

import json
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

MOST = 400_000
SIGNS = (
    b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\r", b"\n\n", b"\x0c", b"\xe2\x80\xae",
    "🚑\u200d👩".encode(), b"\xed\xa0\x80", b"&#x110000;", b"&a;", b"<!--", b"<![CDATA[", b"]]>",
    b"<script>", b"</", b"---\n", b"```", b"\"", b"'", b"{", b"[", b"\\ud800", b"NaN", b"1e999",
    b"-1", b"99999999999999999999", b"2019-02-30", b"31.12.9999", b"0000-00-00", b"32/13/2019",
    b"Content-Type: multipart/mixed; boundary=x\n", b"Content-Transfer-Encoding: base64\n",
    b"=?utf-8?b?////?=", b"Date: Tue, 99 Foo 2019\n", b"From \n", b"charset=utf-7", b"%PDF-1.7",
    b"stream\n", b"endobj", b"/Length 9999999", b"/Kids [2 0 R]", b"/Filter [/FlateDecode]",
    b"/Filter /LZWDecode", b"<<", b">>", b"PK\x03\x04", b"../../x", b"xmlns:a='", b"&#0;",
    b"\xd8\x00\xdc\x00", "سقطت".encode(), b"(" * 60, b"[" * 300, b"<b>" * 200, b"> " * 80,
)  # fmt: skip
STRANGE: tuple[Any, ...] = (
    None, True, -1, 0, 1e308, 10**30, "", " ", "\ud800", "\x00", "2019-02-30", [], {}, [[]],
    {"name": 3}, "x" * 5000, ["a"], "9999-12-31T25:61:61Z",
)  # fmt: skip
TAG = re.compile(rb"<[^<>]{1,300}>")
NUMBER = re.compile(rb"\d+")


def broken(raw: bytes, suffix: str, chance: random.Random, others: list[bytes]) -> bytes:
    """One broken file."""
    acts: list[Callable[[bytes, random.Random], bytes]] = [*BYTES]
    if suffix in (".docx", ".odt", ".epub", ".xlsx", ".zip", ".wacz"):
        acts += [_zip] * 12
    if suffix in (".html", ".md", ".eml", ".mbox", ".rss", ".atom"):
        acts += [_tags, _tags, _nest]
    if suffix == ".jsonl":
        acts += [_json] * 8
    if suffix in (".pdf", ".warc", ".json"):
        acts += [_numbers] * 6
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        if chance.random() < 0.08:
            other = chance.choice(others)
            at, to = chance.randint(0, len(raw)), chance.randint(0, len(other))
            raw = raw[:at] + other[to:]
        else:
            raw = chance.choice(acts)(raw, chance)
        raw = raw[: MOST * 4]
    return raw


def _flip(raw: bytes, chance: random.Random) -> bytes:
    made = bytearray(raw)
    for _ in range(chance.choice((1, 2, 8, 40))):
        if made:
            made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def _put(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(raw))
    return raw[:at] + chance.choice(SIGNS) + raw[at + chance.choice((0, 0, 1, 4)) :]


def _cut(raw: bytes, chance: random.Random) -> bytes:
    return raw[: chance.randint(0, len(raw))]


def _drop(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(raw))
    return raw[:at] + raw[at + chance.choice((1, 3, 20, 200)) :]


def _repeat(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(raw))
    piece = raw[at : at + chance.choice((1, 3, 20, 200))]
    return raw[:at] + piece * chance.choice((2, 10, 300)) + raw[at:]


def _random(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(raw))
    return raw[:at] + chance.randbytes(chance.choice((1, 4, 64))) + raw[at:]


def _swap(raw: bytes, chance: random.Random) -> bytes:
    lines = raw.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


BYTES = (_flip, _put, _put, _cut, _drop, _repeat, _random, _swap)


def _tags(raw: bytes, chance: random.Random) -> bytes:
    tags = list(TAG.finditer(raw))
    if not tags:
        return _put(raw, chance)
    one, other = chance.choice(tags), chance.choice(tags)
    act = chance.randrange(5)
    if act == 0:
        return raw[: one.start()] + raw[one.end() :]
    if act == 1:
        return raw[: one.start()] + other.group() + raw[one.end() :]
    if act == 2:
        return raw[: one.end()] + raw[one.start() : other.end()] + raw[one.end() :]
    if act == 3:
        inside = one.group()[:-1] + b' a="' + b"x" * chance.choice((0, 9000)) + b'">'
        return raw[: one.start()] + inside + raw[one.end() :]
    return raw[: one.end()] + chance.choice(SIGNS) + raw[one.end() :]


def _nest(raw: bytes, chance: random.Random) -> bytes:
    tags = [t for t in TAG.finditer(raw) if not t.group().startswith((b"</", b"<!", b"<?"))]
    if not tags:
        return raw
    one = chance.choice(tags)
    return raw[: one.start()] + one.group() * chance.choice((50, 600, 4000)) + raw[one.start() :]


def _json(raw: bytes, chance: random.Random) -> bytes:
    lines = raw.split(b"\n")
    at = chance.randrange(len(lines))
    try:
        tree = json.loads(lines[at])
        key = chance.choice([*tree, "text", "published", "language", "source", "title"])
        tree[key] = chance.choice(STRANGE)
        lines[at] = json.dumps(tree).encode()
    except (ValueError, TypeError, AttributeError):
        return _put(raw, chance)
    return b"\n".join(lines)


def _numbers(raw: bytes, chance: random.Random) -> bytes:
    found = list(NUMBER.finditer(raw))
    if not found:
        return _put(raw, chance)
    one = chance.choice(found)
    number = chance.choice((b"0", b"1", b"-1", b"4", b"65535", b"99999999", b"2", b"1000000000000"))
    return raw[: one.start()] + number + raw[one.end() :]


def _zip(raw: bytes, chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(BytesIO(raw)) as zipped:
            parts = [(i.filename, zipped.read(i)) for i in zipped.infolist()[:60]]
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError,
            EOFError):  # fmt: skip
        return _put(raw, chance)
    if not parts:
        return raw
    at = chance.randrange(len(parts))
    name, inner = parts[at]
    act = chance.randrange(12)
    if act == 0:
        del parts[at]
    elif act == 1:
        parts.append((name, inner))
    elif act == 2:
        parts[at] = (chance.choice(("../x", "a" * 300, "", "content.xml", "word/x.xml")), inner)
    elif act == 3:
        parts[at] = (name, b" " * 3_000_000)
    else:
        inside = chance.choice((_tags, _tags, _tags, _nest, _numbers, *BYTES))
        parts[at] = (name, inside(inner, chance)[:MOST])
    out = BytesIO()
    how = chance.choice((zipfile.ZIP_DEFLATED,) * 4 + (zipfile.ZIP_STORED,))
    with zipfile.ZipFile(out, "w", how) as zipped:
        for part, content in parts:
            zipped.writestr(zipfile.ZipInfo(part or "x"), content, compress_type=how)
    return out.getvalue()
