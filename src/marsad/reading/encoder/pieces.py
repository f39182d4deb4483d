"""Words cut into word pieces: lower-cased, without accents, longest known piece first.

The parse's own tokens are the words, so that what the encoder says of a word lies on the same
offsets as everything else; a tokenizer library would cut the text anew. Source of the rule:
WordPiece of BERT (Devlin et al. 2019), uncased.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

MOST = 8
LONGEST = 100
UNKNOWN = "[UNK]"
FIRST = "[CLS]"
LAST = "[SEP]"


def plain(word: str) -> str:
    """``word`` in lower case without accents, as the vocabulary has it."""
    split = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in split if unicodedata.category(c) != "Mn")


def pieces_of(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    """At least one and at most ``MOST`` pieces of ``word``; the unknown piece where it has none."""
    ids: list[int] = []
    for part in _parts(plain(word)):
        ids += _longest_first(part, vocabulary)
        if len(ids) >= MOST:
            break
    return ids[:MOST] or [vocabulary[UNKNOWN]]


def _parts(word: str) -> list[str]:
    """Runs of letters and digits, and every other character alone."""
    parts: list[str] = []
    run = ""
    for c in word:
        if c.isalnum():
            run += c
            continue
        if run:
            parts.append(run)
            run = ""
        if not c.isspace():
            parts.append(c)
    return [*parts, run] if run else parts


def _longest_first(part: str, vocabulary: Mapping[str, int]) -> list[int]:
    if len(part) > LONGEST:
        return [vocabulary[UNKNOWN]]
    ids: list[int] = []
    start = 0
    while start < len(part):
        for end in range(len(part), start, -1):
            piece = part[start:end] if start == 0 else "##" + part[start:end]
            if piece in vocabulary:
                ids.append(vocabulary[piece])
                start = end
                break
        else:
            return [vocabulary[UNKNOWN]]
    return ids


def vocabulary_of(lines: Sequence[str]) -> dict[str, int]:
    """Piece to number, by line."""
    return {line.rstrip("\n"): n for n, line in enumerate(lines)}
