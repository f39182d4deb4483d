"""What in a text is no report text: title, bylines, rights, left-overs, captions, quote blocks.

Law: segments mark, they never cut; they lie inside the text, sorted, and do not overlap. In doubt
a line is report text. The same text gives the same segments, whatever it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from marsad.intake.heads.head import Head, head_of
from marsad.intake.heads.lines import Line, lines_of
from marsad.intake.heads.rights import rights_in
from marsad.intake.pages.leftovers import (
    is_leftover,
    opens_comments,
    opens_list,
    tells_of_publisher,
)
from marsad.model.sources import Segment

TAIL = 8
ORDER = ("title", "rights", "byline", "boilerplate", "caption", "quote-block")

_CAPTION = re.compile(
    r"^\(?(?:(?:file |archive |stock )?(?:photo(?:graph)?s?|image|picture|caption|map|video|foto|"
    r"graphic|صورة|фото)(?: credit| courtesy| caption)?\s*(?::| by | courtesy )).{1,280}$",
    re.IGNORECASE,
)
_CAPTION_INSIDE = re.compile(
    r"[(\[](?:(?:file |archive )?(?:photo|image|picture|foto)(?: credit| by)?\s*:)[^()\[\]]{1,120}"
    r"[)\]]|[(\[](?:file|archive) (?:photo|picture)[)\]]",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^>\s?\S")
_ENDNOTE = re.compile(
    r"^(?:\(?(?:additional )?(?:reporting|writing|editing|edited|written|compiled|translated) "
    r"(?:and (?:writing|editing) )?by\b.{2,160})$",
    re.IGNORECASE,
)
Range = tuple[int, int]


def find_segments(
    text: str, title: str | None = None, *, given: Iterable[Segment] = ()
) -> tuple[Segment, ...]:
    """The segments of ``text``. ``given`` are those its mark-up showed: block quotes, captions.

    Where two would overlap the first of ``ORDER`` stands and the other gives way.
    """
    return segments_of(text, head_of(text, title), given)


def segments_of(text: str, head: Head, given: Iterable[Segment] = ()) -> tuple[Segment, ...]:
    """The segments of ``text`` when its head is already known."""
    lines = lines_of(text)
    rights = [place for line in lines for place in rights_in(line)]
    found = {
        "title": [head.title_at] if head.title_at else [],
        "byline": [*head.credits_at, *_endnotes(lines)],
        "rights": rights,
        "boilerplate": _leftovers(lines, rights),
        "caption": _captions(lines),
        "quote-block": [(line.start, line.end) for line in lines if _QUOTED.match(line.text)],
    }
    for segment in given:
        found[segment.kind].append((segment.start, segment.end))
    return _apart(found)


def _apart(found: dict[str, list[Range]]) -> tuple[Segment, ...]:
    kept: list[Segment] = []
    for kind in ORDER:
        for start, end in sorted(set(found[kind])):
            if start < end and not any(start < k.end and k.start < end for k in kept):
                kept.append(Segment(start, end, kind))
    return tuple(sorted(kept, key=lambda segment: segment.start))


def _leftovers(lines: tuple[Line, ...], rights: list[Range]) -> list[Range]:
    pairs = zip((None, *lines), lines, strict=False)
    marked = [not _runs_on(before, line) and is_leftover(line.text) for before, line in pairs]
    _mark_comments(lines, marked)
    _mark_lists(lines, marked)
    noted = [any(s < line.end and line.start < e for s, e in rights) for line in lines]
    _mark_publisher(lines, marked, noted)
    return [(line.start, line.end) for line, mark in zip(lines, marked, strict=True) if mark]


def _runs_on(before: Line | None, line: Line) -> bool:
    """True for a line in the middle of a paragraph that was broken at a fixed width."""
    return before is not None and not line.after_blank and (
        before.words >= 6 and before.text[-1] not in ".!?:;»”\"…)"
    )


def _mark_comments(lines: tuple[Line, ...], marked: list[bool]) -> None:
    for number, line in enumerate(lines):
        if number and number * 4 >= len(lines) and opens_comments(line.text):
            marked[number:] = [True] * (len(lines) - number)
            return


def _mark_lists(lines: tuple[Line, ...], marked: list[bool]) -> None:
    """Short lines under a heading such as ``Related stories`` are links, up to the first line
    that reads like a sentence."""
    inside = False
    for number, line in enumerate(lines):
        if number and opens_list(line.text):
            inside = marked[number] = True
        elif inside and not marked[number]:
            link = line.words <= 20 and line.text[-1] not in ".!?:" and not rights_in(line)
            inside = marked[number] = link


def _mark_publisher(lines: tuple[Line, ...], marked: list[bool], noted: list[bool]) -> None:
    """A line on what the publisher is counts as a left-over near the end, beside another one."""
    for number in range(len(lines) - 1, max(0, len(lines) - TAIL), -1):
        if marked[number] or noted[number] or not tells_of_publisher(lines[number].text):
            continue
        before = marked[number - 1] or noted[number - 1]
        after = number + 1 < len(lines) and (marked[number + 1] or noted[number + 1])
        if before or after:
            marked[number] = True


def _captions(lines: tuple[Line, ...]) -> list[Range]:
    found = [(line.start, line.end) for line in lines if _CAPTION.match(line.text)]
    whole = set(found)
    for line in lines:
        if (line.start, line.end) not in whole:
            inside = _CAPTION_INSIDE.finditer(line.text)
            found += [(line.start + m.start(), line.start + m.end()) for m in inside]
    return found


def _endnotes(lines: tuple[Line, ...]) -> list[Range]:
    return [(line.start, line.end) for line in lines[-TAIL:] if _ENDNOTE.match(line.text)]
