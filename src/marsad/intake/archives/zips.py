"""A zip of files: each of them an item, a chat among them message by message.

Law: as for all that is packed: nothing is unpacked before the sum of what will be read is known to
be small, and nothing is unpacked to the disk. A zip in a zip stays closed.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from marsad.intake import refusals
from marsad.intake.forms import (
    FORMS,
    NOT_REPORTS,
    PAPERS,
    Item,
    refused,
    skipped,
    suffix_of,
    without_form,
)
from marsad.intake.papers.fields import clean
from marsad.intake.papers.packed import MOST_PARTS, MOST_UNPACKED

MOST_FILE = 64_000_000
DEPTH = 2


def zip_items(file: IO[bytes], locator: str) -> Iterator[Item]:
    """The items in a zip, in its own order, ``file.zip#folder/name.pdf``; what is no report by its
    name is counted in one item that is skipped."""
    try:
        packed = zipfile.ZipFile(file)
    except Exception as error:  # a broken directory raises many kinds
        what = f"no zip, or one that is cut off ({type(error).__name__})"
        yield refused(locator, refusals.PARSE, what)
        return
    with packed:
        parts = [part for part in packed.infolist() if not part.is_dir()]
        size = sum(part.file_size for part in parts if suffix_of(part.filename) in FORMS)
        if len(parts) > MOST_PARTS or size > MOST_UNPACKED:
            what = f"{size} bytes in {len(parts)} files when unpacked; at most {MOST_UNPACKED}"
            yield refused(locator, refusals.TOO_LARGE, f"{what}; unpack it and give the folder")
            return
        yield from _members(packed, parts, locator)


def _members(
    packed: zipfile.ZipFile, parts: list[zipfile.ZipInfo], locator: str
) -> Iterator[Item]:
    from marsad.intake.inside import items_inside  # which opens zips in turn

    others: Counter[str] = Counter()
    names: set[str] = set()
    for part in parts:
        name = clean(part.filename)
        suffix, place = suffix_of(name), f"{locator}#{name}"
        sort = "" if suffix in PAPERS else _sort_of(name, suffix)
        if sort:
            others[sort] += 1
        elif suffix in PAPERS:
            yield without_form(place, suffix, named=False)
        elif name in names:
            yield refused(place, refusals.PARSE, "a second file of this name in the zip")
        elif part.flag_bits & 1:
            yield refused(place, refusals.LOCKED, "it is encrypted; save it without a password")
        elif part.file_size > MOST_FILE:
            what = f"a file of more than {MOST_FILE} bytes"
            yield refused(place, refusals.TOO_LARGE, what)
        else:
            names.add(name)
            try:
                raw = packed.read(part)
            except Exception as error:  # the standard library meets hostile bytes here
                what = f"it cannot be unpacked ({type(error).__name__})"
                yield refused(place, refusals.PARSE, what)
                continue
            form = FORMS[suffix]
            for item in items_inside(raw, place, form, how="file in zip", depth=DEPTH):
                if item.refusal is not None and item.refusal.code == refusals.SUFFIX:
                    others[suffix] += 1
                else:
                    yield item
    if others:
        told = ", ".join(f"{number} {sort}" for sort, number in sorted(others.items()))
        what = refusals.no_reports(others.total(), "file", told)
        yield skipped(f"{locator}#not-read", refusals.NOT_A_REPORT, what)
    elif not parts:
        yield refused(locator, refusals.EMPTY, "there is no file in it")


def _sort_of(name: str, suffix: str) -> str:
    """What a file is counted as when it is not read, or an empty text."""
    path = PurePosixPath(name)
    if any(re.match(r"\.[^.]|__MACOSX$", part) for part in path.parts):
        return "hidden"
    if path.stem.lower() in NOT_REPORTS:
        return "about the zip"
    return "" if suffix in FORMS else (suffix or "without suffix")
