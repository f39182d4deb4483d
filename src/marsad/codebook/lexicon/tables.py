"""Tab-separated tables shipped in this folder. A row of the wrong width is an error."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from marsad.model.errors import MarsadError


def rows(name: str, width: int) -> Iterator[tuple[str, ...]]:
    """The rows of the table ``name``, padded with ``""`` to ``width``; ``#`` lines are notes.

    Raises ``MarsadError`` (``E-LEXICON``) for a row with more cells than ``width``.
    """
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) > width:
            raise MarsadError("E-LEXICON", "a row is too wide", where=f"{name}:{number}")
        yield cells + ("",) * (width - len(cells))
