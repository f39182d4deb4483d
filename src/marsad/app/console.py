"""What a person sees: one line for an error, progress on standard error, exit codes.

Exit codes: 0 all done; 1 the run failed; 2 bad usage; 3 done, but some items failed or were
refused; 130 stopped by Ctrl-C.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from marsad.model.errors import MarsadError

STEERING = re.compile("[\x00-\x08\n-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
OK, FAILED, USAGE, PARTLY, STOPPED = 0, 1, 2, 3, 130
T = TypeVar("T")


def error_line(error: MarsadError) -> str:
    """``marsad: CODE: what is wrong, where; what to do``."""
    return f"marsad: {error.line()}"


def say(text: str) -> None:
    """One line on standard error, ``harmless``."""
    sys.stderr.write(harmless(text) + "\n")


def out(text: str, *, lines: bool = False) -> None:
    """One line on standard output, or several, ``harmless``."""
    sys.stdout.write(harmless(text, lines=lines) + "\n")


def harmless(text: str, *, lines: bool = False) -> str:
    """``text`` with names of files and words of reports that can do nothing to a terminal: signs
    that steer it or turn the order of letters are written as ``\\u001b``. JSON stays the same JSON.
    Ends of lines stay only where there are ``lines``."""
    return STEERING.sub(
        lambda m: "\n" if lines and m.group() == "\n" else f"\\u{ord(m.group()):04x}", text
    )


def several(number: int, noun: str) -> str:
    """``1 report``, ``2 reports``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def progress(items: Iterable[T], what: str, total: int | None = None) -> Iterator[T]:
    """``items``, with a bar on standard error where that is a terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield from items
        return
    columns = (
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TimeElapsedColumn(),
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=total)
        for item in items:
            yield item
            bar.advance(task)
