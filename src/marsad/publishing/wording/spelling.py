"""British or American spelling of our own words, as data (``data/spelling.tsv``).

A word is ours when it is written in small letters outside quotation marks, or stands first in its
sentence. Names keep the spelling that they have, and so does every quotation.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

QUOTED = re.compile(r"(“[^”]*”)")
SMALL = re.compile(r"(?<![\w'’-])[a-z]+(?![\w'’])")
FIRST = re.compile(r"[A-Z][a-z]+(?![\w'’-])(?=\s+[a-z])")


@lru_cache(maxsize=2)
def table(spelling: str) -> dict[str, str]:
    """From the other spelling to ``spelling`` (``british`` or ``american``). A pair marked
    ``one-way`` is only taken from British to American."""
    text = files("marsad.publishing").joinpath("data", "spelling.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:] if line]
    if spelling == "american":
        return {british: american for british, american, _ in rows}
    return {american: british for british, american, way in rows if not way}


def spelt(text: str, spelling: str) -> str:
    """``text`` with its own small words, and a common word that begins it, in ``spelling``."""
    words = table(spelling)
    pieces = QUOTED.split(text)
    for n in range(0, len(pieces), 2):
        pieces[n] = SMALL.sub(lambda m: words.get(m.group(), m.group()), pieces[n])
    found = FIRST.match(pieces[0])
    if found and (other := words.get(found.group().lower())):
        pieces[0] = other.capitalize() + pieces[0][found.end() :]
    return "".join(pieces)
