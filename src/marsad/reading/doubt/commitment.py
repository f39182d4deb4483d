"""What a word commits its speaker to about what it takes in.

``data/commitment.tsv``: word, part (v, n, a), frame (``that``; ``to`` with the same subject;
``to-obj`` with an object; ``to-pass`` in the passive; ``ing``; ``obj``; ``compound``; or a
preposition) and a name; ``POLARITY`` says what that name does when the word stands plain and
when it is negated.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

# name: (effect when plain, effect when negated)
POLARITY = {
    "fact": ("fact", "fact"),
    "say": ("said", "doubted"),
    "hold": ("said", "not"),
    "allege": ("alleged", "doubted"),
    "think": ("thought", "doubted"),
    "deny": ("denied", "doubted"),
    "doubt": ("doubted", "fact"),
    "predict": ("future", "doubted"),
    "promise": ("planned", "hypothetical"),
    "threaten": ("threatened", "hypothetical"),
    "fear": ("feared", "hypothetical"),
    "warn": ("warned", "hypothetical"),
    "want": ("wanted", "unwanted"),
    "pretend": ("not", "not"),
    "cause": ("fact", "hypothetical"),
    "do": ("keep", "not"),
    "fail": ("not", "keep"),
    "try": ("attempted", "not"),
    "plan": ("planned", "not"),
    "claim-to": ("alleged", "doubted"),
    "seem": ("thought", "not"),
    "go-on": ("ongoing", "not"),
    "stop": ("prevented", "keep"),
    "risk": ("hypothetical", "hypothetical"),
    "hyp": ("hypothetical", "not"),
    "unlikely": ("hypothetical", "hypothetical"),
    "no": ("not", "keep"),
}
# words of speech: the walk outward ends there, for the innermost voice is the one that counts
VOICES = frozenset({"say", "allege", "deny", "warn", "predict", "claim-to", "doubt"})


@cache
def _table() -> dict[tuple[str, str, str], str]:
    text = (files("marsad.reading") / "data" / "commitment.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {(word, part, frame): name for word, part, frame, name in rows}


def commitment(word: str, part: str, frame: str) -> str | None:
    """The name that stands for this word in this frame, ``None`` where the table is silent."""
    return _table().get((word, part, frame))
