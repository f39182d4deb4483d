"""Office files and bundles are zip archives, which hold the times of their making.

Law: equal parts give equal bytes. The clock of this machine stands in none of them.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

EPOCH = (1980, 1, 1, 0, 0, 0)
MODE = 0o644
CORE = "docProps/core.xml"
_TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def repacked(archive: bytes, stamp: str) -> bytes:
    """The archive with its parts in their order, without times of files, and with ``stamp`` (UTC,
    ``2017-11-21T18:00:00Z``) as the time at which the document was made and changed."""
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        parts = [(name, old.read(name)) for name in old.namelist()]
    stamped = rb"\g<1>" + stamp.encode() + rb"\g<2>"
    return _zip((n, _TIME.sub(stamped, data) if n == CORE else data) for n, data in parts)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files in one archive, in the order of their names."""
    return _zip(sorted(files.items()))


def _zip(parts: Iterable[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts:
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = MODE << 16
            new.writestr(info, data)
    return out.getvalue()


def stamp_of(made: str) -> str:
    """An ISO time or day as office files write it, in UTC."""
    when = datetime.fromisoformat(made)
    when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")
