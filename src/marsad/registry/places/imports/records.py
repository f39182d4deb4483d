"""Bytes to rows of cells, each with its line and the position after it.

Law: a row that is broken costs only itself. The position after a row is where reading can go on.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

LONGEST_LINE = 1 << 20
LONGEST_ROW = 50  # lines of one row of a .csv whose cells hold line breaks


@dataclass(frozen=True, slots=True)
class Record:
    """One row. ``line`` is its first line, ``after`` the line number and ``end`` the position
    where the next row begins; ``trouble`` says why there are no cells."""

    line: int
    after: int
    end: int
    cells: list[str]
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    end: int
    text: str
    trouble: str = ""


def _lines(table: IO[bytes], number: int, position: int) -> Iterator[_Line]:
    while raw := table.readline(LONGEST_LINE):
        position += len(raw)
        long = len(raw) == LONGEST_LINE and not raw.endswith(b"\n")
        while long and (rest := table.readline(LONGEST_LINE)):
            position += len(rest)
            long = not rest.endswith(b"\n")
            raw = b""
        if number == 1 and raw.startswith(b"\xef\xbb\xbf"):
            raw = raw[3:]
        trouble = text = ""
        if long or not raw:
            trouble = f"the line is longer than {LONGEST_LINE:,} bytes"
        else:
            try:
                text = raw.decode("utf-8")
            except UnicodeDecodeError as error:
                trouble = f"not UTF-8 at byte {error.start + 1} of the line"
        if "\0" in text:
            trouble = "a zero byte in the line"
        yield _Line(number, position, text, trouble)
        number += 1


def plain_rows(table: IO[bytes], line: int, position: int, delimiter: str) -> Iterator[Record]:
    """A row a line, its cells parted by ``delimiter`` and never quoted. Empty lines are left
    out."""
    for one in _lines(table, line, position):
        text = one.text.rstrip("\r\n")
        if one.trouble or text:
            cells = text.split(delimiter) if not one.trouble else []
            yield Record(one.number, one.number + 1, one.end, cells, one.trouble)


class _Feed:
    """Lines for the ``csv`` module, kept until the row they make is whole."""

    def __init__(self, lines: Iterator[_Line]) -> None:
        self.lines = lines
        self.again: deque[_Line] = deque()
        self.taken: list[_Line] = []

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= LONGEST_ROW:
            raise csv.Error(f"a quotation mark is not closed within {LONGEST_ROW} lines")
        line = self.again.popleft() if self.again else next(self.lines)
        self.taken.append(line)
        if line.trouble:
            raise csv.Error(line.trouble)
        return line.text


def quoted_rows(table: IO[bytes], line: int, position: int, delimiter: str) -> Iterator[Record]:
    """Rows as RFC 4180 has them: a cell may be quoted and then hold delimiters and line breaks.
    After a row that is broken, reading goes on in the line after its first one."""
    feed = _Feed(_lines(table, line, position))
    while True:
        feed.taken = []
        reader = csv.reader(feed, delimiter=delimiter, strict=True)
        try:
            cells = next(reader, None)
        except csv.Error as error:
            first = feed.taken[0]
            feed.again.extendleft(reversed(feed.taken[1:]))
            what = "a quotation mark is not closed" if "end of data" in str(error) else str(error)
            yield Record(first.number, first.number + 1, first.end, [], what)
            continue
        if not feed.taken:
            return
        if cells:
            first, last = feed.taken[0], feed.taken[-1]
            yield Record(first.number, last.number + 1, last.end, cells)
