"""Which harm to people a trigger names: a claim "denied killing civilians" is about the dead."""

from __future__ import annotations

import re

_NAMED = (
    ("killed", re.compile(r"(?i)\b(?:kill\w*|die[ds]?|dying|dead|deaths?|fatalit\w+|slay\w*|slain)\b")),
    ("injured", re.compile(r"(?i)\b(?:injur\w+|wound\w*|hurt)\b")),
    ("harmed", re.compile(r"(?i)\b(?:casualt\w+|harm\w*|victims?)\b")),
)  # fmt: skip


def harm_named(words: str) -> str:
    """``killed``, ``injured`` or ``harmed``; empty where the words name an act or nothing."""
    return next((effect for effect, named in _NAMED if named.search(words)), "")
