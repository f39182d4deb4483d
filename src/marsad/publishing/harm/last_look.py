"""A last look through the bytes that are about to be written: no name that may stand nowhere.

It knows nothing of how the files were made: it unpacks them and reads what anybody could read.
"""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping

from marsad.publishing.harm.checking import refused
from marsad.publishing.harm.words import folded, pattern

TAG = re.compile(r"<[^<>]*>")
WORD = re.compile(r"\w+")
PACKED = (".docx", ".xlsx")
# Paths of a PDF page (ISO 32000-1, 8.5.2), or a string, which stays as it is.
STROKES = re.compile(rb"(\((?:\\.|[^()\\])*\))|(?:-?[\d.]+ ){2,6}[mlc]\b ?", re.DOTALL)


def check_files(files: Mapping[str, bytes], names: Iterable[str]) -> None:
    """Raises ``MarsadError`` (E-PUBLISH-REFUSED) when one of ``names`` stands in a file, in any
    case and through tags and packing, or in its name."""
    wanted = {folded(n) for n in names if n.strip()}
    if not wanted:
        return
    for name, raw in files.items():
        for text in (name, *texts_of(name, raw)):
            if standing_in(text, wanted):
                raise refused(f"a name that is withheld stands in {name}")


def standing_in(text: str, names: Iterable[str]) -> frozenset[str]:
    """Those of the folded ``names`` that stand in ``text``."""
    flat = " ".join(text.split()).casefold()
    words = set(WORD.findall(flat))
    near = frozenset(n for n in names if set(WORD.findall(n)) <= words)
    look = pattern(near)
    return frozenset(m.group() for m in look.finditer(flat)) if look is not None else frozenset()


def texts_of(name: str, raw: bytes) -> Iterator[str]:
    """What can be read in a file: with and without tags, each packed part, each page."""
    if name.endswith(PACKED):
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            for part in packed.namelist():
                yield part
                yield from _plain(packed.read(part))
    elif name.endswith(".parquet"):
        yield from _columns(raw)
    elif name.endswith(".pdf"):
        yield from _pages(raw)
    else:
        yield from _plain(raw)


def _plain(raw: bytes) -> Iterator[str]:
    text = raw.decode("utf-8", "replace")
    yield text
    if "<" in text:
        bare = html.unescape(text)
        yield TAG.sub("", bare)
        yield TAG.sub(" ", bare)
    if "\\u" in text:
        yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)


def _columns(raw: bytes) -> Iterator[str]:
    import pyarrow.parquet as parquet  # type: ignore[import-untyped]

    table = parquet.read_table(io.BytesIO(raw))
    yield json.dumps({str(k): str(v) for k, v in (table.schema.metadata or {}).items()})
    for column in table.column_names:
        yield column
        yield "\n".join(str(v) for v in table.column(column).to_pylist() if isinstance(v, str))


def _pages(raw: bytes) -> Iterator[str]:
    """The words of each page of a PDF. What is drawn in it is dropped before it is taken apart: a
    map has a hundred thousand strokes and no words in them."""
    from pypdf import PdfReader
    from pypdf.generic import StreamObject

    reader = PdfReader(io.BytesIO(raw))
    yield " ".join(str(v) for v in (reader.metadata or {}).values())
    for page in reader.pages:
        drawn = page["/Contents"].get_object()
        if isinstance(drawn, StreamObject):
            drawn.set_data(STROKES.sub(lambda found: found[1] or b"", drawn.get_data()))
        yield page.extract_text()
