"""Numbers in words, with their doubt. CONTRACT, "Vague numbers": the table is law.

exact n: n, n, n. "at least n", "n or more": low n, best n. "more than n", "over n": low n+1.
"up to n": high n. "about n", "nearly n": best n. "between a and b": a, -, b. "a couple": 2, 2, 2.
"several", "some", "a few", "a number of", a bare plural: low 2. "dozens" 24, "scores" 40,
"hundreds" 200, "thousands" 2000: low. "no", "none": 0, 0, 0. What is not said is ``None``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Amount(NamedTuple):
    """Bounds and the words of doubt; ``None`` where the text sets none."""

    low: int | None
    best: int | None
    high: int | None
    qualifier: str | None


_UNITS = {w: n for n, w in enumerate(
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
     "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
     "nineteen"))}  # fmt: skip
_TENS = {w: 10 * n for n, w in enumerate(
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12,
           "score": 20, "mn": 10**6, "bn": 10**9}  # fmt: skip
PLURALS = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "tens": 20,
            "millions": 2 * 10**6}  # fmt: skip
_FEW = ("several", "some", "few", "many", "multiple", "various", "numerous", "number", "handful",
        "series", "countless", "spate", "string", "wave")  # fmt: skip
_NONE = ("no", "none", "zero", "nobody", "no-one", "nil")
_AT_LEAST = ("at least", "no fewer than", "no less than", "not less than", "a minimum of",
             "not fewer than", "as little as")  # fmt: skip
_MORE = ("more than", "over", "above", "upwards of", "in excess of", "greater than", "exceeding",
         "well over")  # fmt: skip
_UP_TO = ("up to", "as many as", "at most", "a maximum of", "no more than", "not more than",
          "as much as")  # fmt: skip
_LESS = ("fewer than", "less than", "under", "below")
_ABOUT = ("about", "nearly", "almost", "around", "approximately", "approx", "approx.", "roughly",
          "an estimated", "estimated", "some", "some about", "close to", "near", "circa",
          "just over", "just under", "an approximate", "reportedly", "another some", "maybe",
          "perhaps", "~")  # fmt: skip
_RANGE = re.compile(r"^(?:between |from )?(.+?) (?:and|to|or|-|–) (.+)$")
_DIGITS = re.compile(r"^\d{1,3}(?:[, ]\d{3})+$|^\d+(?:\.\d+)?$")
_IGNORED = frozenset({"another", "the", "other", "additional", "further", "only", "just", "all",
                      "a", "an", "its", "their", "of", "these", "those", "more",
                      "total"})  # fmt: skip
NUMBER_WORDS = frozenset(
    {*_UNITS, *_TENS, *_SCALES, *PLURALS, *_FEW, *_NONE, "couple", "both", "pair", "half", "trio"}
)


def whole(words: Sequence[str]) -> int | None:
    """The value of plain number words or figures: ``["two", "hundred"]`` is 200, else ``None``."""
    total, current, seen = 0.0, 0.0, False
    for word in words:
        for part in word.split("-"):
            if len(part) > LONGEST:
                return None
            if _DIGITS.match(part):
                current = current + float(part.replace(",", "").replace(" ", ""))
            elif part in _UNITS:
                current += _UNITS[part]
            elif part in _TENS:
                current += _TENS[part]
            elif part in _SCALES:
                scale = _SCALES[part]
                current = (current or 1) * scale
                if scale >= 1000:
                    total, current = total + current, 0.0
            elif part == "half" and not seen:
                current = 0.5
            elif part in ("a", "an", "and", "of") and (seen or part in ("a", "an")):
                continue
            else:
                return None
            seen = True
    return round(total + current) if seen else None


def read_number(text: str) -> Amount | None:
    """The amount that ``text`` says ("at least 12", "dozens", "no"), ``None`` if it says none."""
    words = " ".join(text.lower().replace("’", "'").replace(" ,", ",").split())
    words = re.sub(r"(?<=\d) ?[–-] ?(?=\d)", " to ", words)
    words = re.sub(r"^~ ?(?=\d)", "about ", words).replace("a total of ", "")
    if not words:
        return None
    share = _SHARE.match(words)
    if share is not None:
        counted = _plain(share[1])
        if counted is not None and _plain(share[2]) is not None:
            return Amount(counted, counted, counted, None)
    if words in _NONE or (words.split()[0] in _NONE[:2] and not words.startswith("no ")):
        return Amount(0, 0, 0, words.split()[0])
    for group, make in _QUALIFIED:
        for lead in group:
            if words.startswith(lead + " "):
                rest = _plain(words[len(lead) + 1 :])
                if rest is not None:
                    return make(rest, lead)
    if words.startswith("no ") or words == "no":
        return Amount(0, 0, 0, "no")
    return _bare(words)


def _bare(words: str) -> Amount | None:
    exact = _plain(words)
    for tail in (" or more", " or so", "+"):
        if words.endswith(tail):
            held = _plain(words[: -len(tail)])
            if held is not None:
                low = None if tail == " or so" else held
                return Amount(low, held, None, tail.strip())
    if exact is not None:
        return Amount(exact, exact, exact, None)
    vague = _vague(words)
    if vague is not None:
        return vague
    pair = _RANGE.match(words)
    if pair is not None:
        low, high = _plain(pair[1]), _plain(pair[2])
        if low is not None and high is not None:
            if low > high and high >= 1000 > low:
                low *= 1000
            if low <= high:
                return Amount(low, None, high, "between")
    return None


def _vague(words: str) -> Amount | None:
    parts = words.split()
    if "couple" in parts or "both" in parts or "pair" in parts:
        return Amount(2, 2, 2, "a couple" if "couple" in parts else None)
    scales = [w for w in parts if w in _SCALES and w != "score"]
    if scales and any(w in _FEW for w in parts):
        low = 2 * _SCALES[scales[0]]
        return Amount(low, None, None, " ".join(w for w in parts if w not in _IGNORED))
    big = [w for w in parts if w in PLURALS]
    if big:
        low = PLURALS[big[0]]
        if len(big) > 1:
            low = {"tens": 10, "hundreds": 100, "dozens": 12}.get(big[0], 1) * PLURALS[big[-1]]
        return Amount(low, None, None, " ".join(w for w in parts if w not in _IGNORED or w == "of"))
    for word in parts:
        if word in _FEW:
            return Amount(2, None, None, words)
    return None


def _plain(text: str) -> int | None:
    parts = [w for w in text.split() if w not in _IGNORED or w in ("a", "an")]
    while parts and parts[0] in ("a", "an") and len(parts) > 1 and parts[1] not in _SCALES:
        parts = parts[1:]
    if parts in (["a"], ["an"]):
        return 1
    if parts == ["half", "a", "dozen"]:
        return 6
    return whole(parts) if parts else None


LONGEST = 18  # digits and commas; what is longer counts nothing
_SHARE = re.compile(r"(\w+) of (?:the |those |these )?(\w+)\b")
_Maker = Callable[[int, str], Amount]
_QUALIFIED: tuple[tuple[tuple[str, ...], _Maker], ...] = (
    (_AT_LEAST, lambda n, q: Amount(n, n, None, q)),
    (_UP_TO, lambda n, q: Amount(None, None, n, q)),
    (_MORE, lambda n, q: Amount(n + 1, None, None, q)),
    (_LESS, lambda n, q: Amount(None, None, max(0, n - 1), q)),
    (_ABOUT, lambda n, q: Amount(None, n, None, q)),
)
