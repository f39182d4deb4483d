"""What keeps people out: the kinds of access constraint and the words that tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from marsad.codebook.lexicon.tables import rows
from marsad.codebook.rules import beginnings


@cache
def constraints() -> Mapping[str, re.Pattern[str]]:
    """The kinds of constraint in the order of the table, each with its words."""
    return {
        name: re.compile(beginnings(tuple(words.split())), re.IGNORECASE)
        for name, words, _ in rows("constraints.tsv", 3)
    }


def constraints_in(text: str) -> Iterator[tuple[str, int, int]]:
    """The kinds that ``text`` tells, each with where its first word begins and ends."""
    for name, words in constraints().items():
        found = words.search(text)
        if found is not None:
            yield name, found.start(), found.end()
