"""Which language a text is in: by its script first, then by py3langid within that script."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Any

READABLE = ("en",)
ENOUGH = 5_000
SURE = 0.9

_OF_SCRIPT = {
    "LATIN": (
        "en", "fr", "es", "pt", "it", "de", "nl", "sv", "da", "no", "fi", "pl", "cs", "sk", "hu",
        "ro", "tr", "id", "ms", "sw", "so", "ht", "hr", "sl", "sq", "vi", "tl", "az", "et", "lv",
        "lt", "rw", "xh", "zu", "af", "ku", "mt", "eu", "ca", "gl", "is", "ga", "cy", "eo", "mg",
    ),
    "ARABIC": ("ar", "fa", "ur", "ps", "ug", "ku"),
    "CYRILLIC": ("ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn"),
    "CJK": ("zh",),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
    "HANGUL": ("ko",),
    "HEBREW": ("he",),
    "GREEK": ("el",),
    "DEVANAGARI": ("hi", "ne", "mr"),
    "BENGALI": ("bn", "as"),
    "ETHIOPIC": ("am",),
    "ARMENIAN": ("hy",),
    "GEORGIAN": ("ka",),
    "THAI": ("th",),
    "LAO": ("lo",),
    "KHMER": ("km",),
    "MYANMAR": ("my",),
    "TAMIL": ("ta",),
    "TELUGU": ("te",),
    "SINHALA": ("si",),
    "GURMUKHI": ("pa",),
    "GUJARATI": ("gu",),
    "MALAYALAM": ("ml",),
    "KANNADA": ("kn",),
}  # fmt: skip
_ENGLISH_WORDS = (
    "the and of to in is was are were has have had be been by on at for from with that this it "
    "they he she said says not no after before near who were will would their his her its"
)


def language_of(text: str, declared: str | None = None) -> str:
    """The language of ``text`` as ISO 639-1, ``und`` when it has no letters.

    The text itself decides when it is long or clear enough; a ``declared`` language of the same
    script decides otherwise.
    """
    sample = text[:ENOUGH]
    script = _script(sample)
    if not script:
        return declared or "und"
    among = _OF_SCRIPT.get(script, ())
    if len(among) < 2:
        return among[0] if among else declared or "und"
    found, sure = _classify(sample, among)
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if sure >= SURE and len(words) >= 8:
        return found
    if declared and declared in among:
        return declared
    if script == "LATIN" and sample.isascii() and _may_be_english(words, found, sure):
        return "en"
    return found


def _may_be_english(words: list[str], found: str, sure: float) -> bool:
    english = frozenset(_ENGLISH_WORDS.split())
    known = sum(1 for word in words if word in english)
    return known * 8 >= len(words) or (len(words) < 8 and (found == "en" or sure < SURE))


def _script(text: str) -> str:
    seen: Counter[str] = Counter()
    for letter, count in Counter(c for c in text if c.isalpha()).items():
        seen[unicodedata.name(letter, "UNKNOWN").split()[0].split("-")[0]] += count
    if not seen:
        return ""
    kana = seen["HIRAGANA"] + seen["KATAKANA"]
    if kana and (kana + seen["CJK"]) * 2 > sum(seen.values()):
        return "HIRAGANA"
    return max(sorted(seen), key=lambda name: seen[name])


def _classify(text: str, among: tuple[str, ...]) -> tuple[str, float]:
    reader = _reader(among)
    found, sure = reader.classify(text)
    return str(found), float(sure)


@cache
def _reader(among: tuple[str, ...]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    reader = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = set(reader.labels)
    reader.set_languages([name for name in among if name in known])
    return reader
