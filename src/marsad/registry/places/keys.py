"""Names to look-up keys. The same key for every spelling that means the same letters.

``fold`` keeps the letters; ``loose`` also forgets what transliteration from Arabic leaves open:
the article, doubled letters, ``ou``/``o``/``u``, ``ee``/``i``, ``q``/``k``, a final ``h``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "đ": "d", "ð": "d", "þ": "th"}
)
_APOSTROPHES = re.compile("['’‘ʼʻʿʾ`´ʹ′\u02bd]")
_BREAKS = re.compile(r"[\s\-‐‑–—_/,.()\[\]\"“”]+")
_WORDS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
_ARABIC_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
_ARTICLE = re.compile(r"\b(?:al|el|ad|as|ash|at|ar|az|an|ed|es|esh|et|er|ez|en|ul)\s(?=\w{3})")
_LOOSE = (
    (re.compile(r"ou|oo|o|w(?=[^aeiouy])"), "u"),
    (re.compile(r"ee|ie|ei|ey|ay|ai|y|e"), "i"),
    (re.compile("tch|ch"), "sh"),
    (re.compile("gh"), "g"),
    (re.compile("kh|q|c"), "k"),
    (re.compile("dh|th"), "d"),
    (re.compile("dj|j"), "j"),
    (re.compile(r"(\w)\1+"), r"\1"),
    (re.compile(r"[ai]h?\b"), "a"),
)


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """The key of ``name``: no case, accents, apostrophes or hyphens; ``St`` for ``Saint``."""
    if name.isascii():
        text = name.lower()
    else:
        text = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
        text = "".join(c for c in text if not unicodedata.combining(c))
        text = _ARABIC_MARKS.sub("", text)
    text = _BREAKS.sub(" ", _APOSTROPHES.sub("", text)).strip()
    if " " in text:
        return " ".join(_WORDS.get(w, w) for w in text.split(" "))
    return _WORDS.get(text, text)


@lru_cache(maxsize=20_000)
def loose(key: str) -> str:
    """What is left of a folded Latin key when transliteration is forgotten; ``""`` for others."""
    if not key.isascii():
        return ""
    text = _ARTICLE.sub("", key)
    for pattern, into in _LOOSE:
        text = pattern.sub(into, text)
    return text.replace(" ", "")
