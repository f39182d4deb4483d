"""Which harm to people a trigger names: a claim "denied killing civilians" is about the dead."""

from __future__ import annotations

import re

_WORDS = {
    "killed": r"kill\w*|die[ds]?|dying|dead|deaths?|fatalit\w+|slay\w*|slain",
    "injured": r"injur\w+|wound\w*|hurt",
    "harmed": r"casualt\w+|harm\w*|victims?",
}
_NAMED = {effect: re.compile(rf"(?i)\b(?:{words})\b") for effect, words in _WORDS.items()}


def harm_named(words: str) -> str:
    """``killed``, ``injured`` or ``harmed``; empty where the words name an act or nothing."""
    return next((effect for effect, named in _NAMED.items() if named.search(words)), "")
