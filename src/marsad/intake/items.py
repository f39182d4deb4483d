"""What there is to read: files, folders and lines, each an item with a locator.

Law: everything that was given gets an item, also what cannot be read; such an item carries its
refusal. The same tree gives the same items in the same order.
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from marsad.intake import refusals
from marsad.intake.decoding import wide_encoding
from marsad.intake.refusals import Refusal

FORMS = {
    ".txt": "txt", ".md": "md", ".html": "html", ".htm": "html", ".jsonl": "jsonl", ".pdf": "pdf",
    ".docx": "docx", ".odt": "odt", ".epub": "epub",
}  # fmt: skip
PAPERS = frozenset({".doc", ".rtf", ".eml", ".msg"})
NOT_REPORTS = frozenset({"readme", "license", "licence", "copying", "changelog", "contributing"})
LONGEST_LINE = 64_000_000


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to read. ``form`` is ``txt``, ``md``, ``html``, ``line`` (of JSON Lines), that of
    a paper (``pdf``, ``docx``, ``odt``, ``epub``) or empty; ``raw`` holds the bytes once they are
    there; ``refusal`` is set when they never will."""

    locator: str
    form: str
    path: Path | None = None
    raw: bytes | None = None
    refusal: Refusal | None = None


def find_inputs(paths: Sequence[Path]) -> Iterator[Item]:
    """The items below ``paths``, in the order given, folders sorted by name.

    A JSON Lines file gives one item a line (``file.jsonl#3``). Hidden files, files that are no
    reports and folders already seen give an item with a refusal whose outcome is ``skipped``.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        yield from _below(path, seen, named=True)


def items_from_lines(lines: Iterable[bytes | str], name: str) -> Iterator[Item]:
    """One item for each line that is not blank: the lines of standard input, say."""
    for number, line in enumerate(lines, 1):
        raw = line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if raw.strip():
            yield Item(f"{name}#{number}", "line", raw=raw.rstrip(b"\r\n"))


def _below(path: Path, seen: set[tuple[int, int]], *, named: bool) -> Iterator[Item]:
    locator = _locator(path)
    if not named and path.name.startswith("."):
        yield _skipped(locator, refusals.HIDDEN, "hidden files and folders are not read")
        return
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        yield _refused(locator, refusals.READ, _why(error))
        return
    if stat.S_ISDIR(found.st_mode):
        yield from _folder(path, locator, (found.st_dev, found.st_ino), seen)
    elif not stat.S_ISREG(found.st_mode):
        yield _refused(locator, refusals.READ, "this is neither a file nor a folder")
    else:
        yield from _file(path, locator, named=named)


def _folder(
    path: Path, locator: str, mark: tuple[int, int], seen: set[tuple[int, int]]
) -> Iterator[Item]:
    if mark in seen:
        yield _skipped(locator, refusals.SEEN, "this folder was already read by another way")
        return
    seen.add(mark)
    try:
        names = sorted(os.listdir(path))
    except OSError as error:
        yield _refused(locator, refusals.READ, _why(error))
        return
    for name in names:
        yield from _below(path / name, seen, named=False)


def _file(path: Path, locator: str, *, named: bool) -> Iterator[Item]:
    suffix = path.suffix.lower()
    form = FORMS.get(suffix, "")
    if not form:
        yield _no_form(locator, suffix, named=named)
    elif not named and path.stem.lower() in NOT_REPORTS:
        yield _skipped(locator, refusals.NOT_A_REPORT, f"{path.name} is about the folder")
    elif form == "jsonl":
        yield from _lines(path, locator)
    else:
        yield Item(locator, form, path=path)


def _no_form(locator: str, suffix: str, *, named: bool) -> Item:
    known = ", ".join(FORMS)
    if named or suffix in PAPERS:
        what = f"{suffix or 'a file without suffix'} cannot be read; formats are {known}"
        return _refused(locator, refusals.FORMAT, what)
    return _skipped(locator, refusals.SUFFIX, f"{suffix or 'no suffix'} is not one of {known}")


def _lines(path: Path, locator: str) -> Iterator[Item]:
    number = 0
    try:
        with path.open("rb") as file:
            wide = wide_encoding(file.read(4))
            file.seek(0)
            if wide:
                text = io.TextIOWrapper(file, encoding=wide, newline="\n")
                yield from items_from_lines(text, locator)
                return
            while line := file.readline(LONGEST_LINE):
                number += 1
                whole = line.endswith(b"\n") or len(line) < LONGEST_LINE
                while not whole:
                    rest = file.readline(LONGEST_LINE)
                    whole = rest.endswith(b"\n") or len(rest) < LONGEST_LINE
                    line = b""
                if not line:
                    what = f"the line is longer than {LONGEST_LINE} bytes"
                    yield _refused(f"{locator}#{number}", refusals.TOO_LARGE, what)
                    continue
                if number == 1:
                    line = line.removeprefix(b"\xef\xbb\xbf")
                if line.strip():
                    yield Item(f"{locator}#{number}", "line", raw=line.rstrip(b"\r\n"))
    except UnicodeError as error:
        yield _refused(locator, refusals.DECODE, f"not the encoding its first bytes say: {error}")
    except OSError as error:
        yield _refused(locator, refusals.READ, _why(error))
        return
    if not number and not wide:
        yield _refused(locator, refusals.EMPTY, "the file is empty")


def _locator(path: Path) -> str:
    return os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file, or it is a link to nothing"
    if isinstance(error, PermissionError):
        return "permission to read it is missing"
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"it cannot be opened ({reason})"


def _skipped(locator: str, code: str, message: str) -> Item:
    refusal = Refusal(code, message, locator, refusals.SKIPPED)
    return Item(locator, "", refusal=refusal)


def _refused(locator: str, code: str, message: str) -> Item:
    return Item(locator, "", refusal=Refusal(code, message, locator))
