"""What a person gives a command to read: files, folders, standard input, addresses on the web."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.app.options import PAUSE
from marsad.intake import Item, Seen, find_inputs, is_address, items_from_lines
from marsad.model.errors import MarsadError

if TYPE_CHECKING:
    from marsad.intake.web.client import Web


def items_of(
    inputs: Sequence[str],
    *,
    limit: int,
    pause: float = PAUSE,
    visits: Callable[[str], Seen | None] = lambda _: None,
) -> Iterator[Item]:
    """Items of files, folders, ``-`` (JSON Lines on standard input) and addresses on the web, in
    the order given. One host is asked once in ``pause`` seconds; ``visits`` is what was seen at an
    address before. Nothing is asked, and nothing that asks is loaded, without an address."""
    with ExitStack() as opened:
        web: Web | None = None
        for name in inputs:
            if not name.strip():
                hint = "name a file, a folder or an address"
                raise MarsadError("E-USAGE", "an input has no name", hint=hint)
            if name == "-":
                yield from items_from_lines(sys.stdin.buffer, "stdin")
            elif is_address(name):
                from marsad.app.fetching import items_on, the_web

                web = web or opened.enter_context(the_web(limit, pause, visits))
                yield from items_on(name, web, limit)
            else:
                yield from find_inputs([Path(name)])
