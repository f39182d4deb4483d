"""Words that English writes with a capital letter, or all in capitals, and never without."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def proper_nouns() -> dict[str, str]:
    """The word in small letters, and as it is written: ``bogota`` is ``Bogota``, ``eln``
    ``ELN``."""
    text = files("marsad.codebook").joinpath("data/proper_nouns.tsv").read_text("utf-8")
    return {name.lower(): name for name in text.splitlines()[1:] if name}
