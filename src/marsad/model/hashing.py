"""One way to write a value down, so that one hash names it."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical_json(value: Any) -> str:
    """``value`` as JSON with sorted keys and no blanks: equal values give equal text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256_text(text: str) -> str:
    """Hex sha256 of the UTF-8 bytes of ``text``."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def sha256_bytes(raw: bytes) -> str:
    """Hex sha256 of ``raw``."""
    return hashlib.sha256(raw).hexdigest()


def name_for(prefix: str, *parts: object, length: int = 16) -> str:
    """A stable id: ``prefix-`` and the first ``length`` hex digits of the hash of ``parts``."""
    return f"{prefix}-{sha256_text(canonical_json([str(p) for p in parts]))[:length]}"
