"""Papers that are a zip of parts: opened without being fooled by what they say of themselves.

Law: nothing is unpacked before the sum of all sizes is known to be small; no entity is expanded
and nothing is fetched.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from marsad.intake import refusals
from marsad.intake.extracts import Extract
from marsad.intake.refusals import Unreadable

MOST_UNPACKED = 300_000_000
MOST_PARTS = 20_000
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def taken_apart(what: str, raw: bytes, read: Callable[[zipfile.ZipFile], Extract]) -> Extract:
    """What ``read`` makes of the zip in ``raw``. Raises ``Unreadable`` where that fails: ``what``
    (a Word file, say) is locked, too large unpacked, or broken."""
    try:
        with open_zip(what, raw) as packed:
            return read(packed)
    except Unreadable:
        raise
    except Exception as error:  # third-party parsers meet hostile bytes here
        line = f"{what} that is cut off or broken ({type(error).__name__})"
        raise Unreadable(refusals.PARSE, line) from error


def open_zip(what: str, raw: bytes) -> zipfile.ZipFile:
    """The zip in ``raw``, its sizes looked at. Raises ``Unreadable`` as ``taken_apart`` does."""
    if raw.startswith(OLD_OFFICE):
        line = f"not {what}: an older form of it, or one that is encrypted"
        raise Unreadable(refusals.LOCKED, line)
    try:
        packed = zipfile.ZipFile(io.BytesIO(raw))
    except Exception as error:  # a broken directory raises many kinds
        raise Unreadable(refusals.PARSE, f"not {what}, or one that is cut off") from error
    parts = packed.infolist()
    size = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or size > MOST_UNPACKED:
        line = f"{size} bytes in {len(parts)} parts when unpacked; at most {MOST_UNPACKED}"
        raise Unreadable(refusals.TOO_LARGE, line)
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(refusals.LOCKED, "it is encrypted; save it without a password")
    return packed


def xml_in(packed: zipfile.ZipFile, name: str) -> Any:
    """The root of a part. Raises what zipfile and lxml raise."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    return etree.fromstring(packed.read(name), parser)


def local(element: Any) -> str:
    """The name of an element without its namespace, empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def listed(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The same parts, items of one list put together, each on its line (``- ``)."""
    done: list[tuple[str, str]] = []
    for text, kind in parts:
        if kind == "item" and text:
            before = done.pop()[0] + "\n" if done and done[-1][1] == "item" else ""
            done.append((f"{before}- {text}", "item"))
        elif text:
            done.append((text, kind))
    return [(text, "" if kind == "item" else kind) for text, kind in done]


def words_in(text: str) -> str:
    """Blanks made single, line breaks kept."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
