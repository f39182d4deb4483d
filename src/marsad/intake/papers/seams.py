"""Where two lines of a paragraph meet: a space, or a word that was broken with a hyphen.

Law: a hyphen goes only where it was put in to break a word; in doubt the word is one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_BROKEN = re.compile(r"([^\W\d_]+)-$")
_BEGINS = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HALVES = re.compile(r"([^\W\d_]+)[-\xad]\n([^\W\d_]+)")
LONGEST_WORD = 80
_ENDING = re.compile(r"[a-z]{0,4}(?:[st]ion|ment|ously|ence|ance|ity|ness|ally|ture|ble)s?")
MANY_LINES = 12
FEW_HYPHENS = 0.04
_HYPHENED_AFTER = frozenset(
    "backed led held controlled based linked allied aligned born run wide scale range term style "
    "old made level profile affected occupied armed trained funded owned sponsored declared "
    "imposed fire".split()
)
_HYPHENED_BEFORE = frozenset("anti non cross self vice middle all half semi".split())
_STANCES = frozenset(("pro", "ex"))
_STOOD_FOR = frozenset(
    "government regime democracy independence opposition western state army rebel president "
    "minister soldier soldiers fighter fighters combatant combatants rebels militant "
    "militants".split()
)
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty "
    "sixty seventy eighty ninety hundred".split()
)
_NUMBERED = frozenset(
    "year years month week day hour minute storey story man woman person member kilometre "
    "kilometer mile metre meter point room seat car vehicle truck page part star strong way "
    "wheel".split()
)
_BEGINNINGS = frozenset(
    "under over out with some any every when where there through fore back up down inter super "
    "counter after for be mis dis pre re un in on off no new now hard house land life sea air "
    "water post micro multi ever there here by side man north south east west".split()
)


@dataclass(frozen=True, slots=True)
class Known:
    """How often each word stands in the lines of a paper, those with hyphens as they are; whether
    its program breaks words at the end of lines at all, and whether it gives all its hyphens as
    soft ones, as many do that draw both by one sign."""

    often: Counter[str]
    breaks: bool
    soft: bool = False


def known_words(lines: Sequence[str]) -> Known:
    """What the lines tell of their words, without the two halves of what is broken at the end of
    one. Few hyphens at the end of many lines, none in a word that is known without and none before
    what only ends a word, are those of the words."""
    soft = any("\xad" in line.strip()[:-1] for line in lines)
    text = "\n".join(line.strip() for line in lines)
    text = text.replace("\xad", "-") if soft else text
    often = Counter(_WORDS.findall(_HALVES.sub(" ", text)))
    halves = [found for found in _HALVES.finditer(text) if found[2][0].islower()]
    few = len(lines) >= MANY_LINES and len(halves) < FEW_HYPHENS * len(lines)
    broken = any(often[found[1] + found[2]] or _ENDING.fullmatch(found[2]) for found in halves)
    return Known(often, broken or not few, soft)


def joined_lines(lines: Sequence[str], known: Known) -> tuple[str, list[int]]:
    """The lines of one paragraph as one, blanks made single, and where in it each begins."""
    text, starts = "", []
    for line in lines:
        line = line.strip()
        ends = "" if known.soft else "\xad"
        words = " ".join(line.removesuffix(ends).replace("\xad", "-").split())
        text, seam = _seam(text, words, known) if text and words else (text, "")
        starts.append(len(text) + len(seam))
        text += seam + words
        text += ends if words and line.endswith("\xad") else ""
    text = text.removesuffix("\xad")
    later = len(text)
    starts = [later := min(start, later) for start in reversed(starts)]
    return text, starts[::-1]


def _seam(text: str, line: str, known: Known) -> tuple[str, str]:
    """The text before a line without a hyphen that goes, and what stands between the two."""
    if text.endswith("\xad"):
        return text[:-1], ""
    broken, begins = _BROKEN.search(text[-LONGEST_WORD:]), _BEGINS.match(line)
    if not broken or not begins:
        after = text[-2:-1].isdigit() and text.endswith("-")
        return text, "" if after else " "
    return (text if _hyphened(broken[1], begins[0], known) else text[:-1]), ""


def _hyphened(first: str, second: str, known: Known) -> bool:
    """True when the hyphen belongs to the word; in doubt the word is one."""
    capitals = len(first) > 1 and first.isupper() and second.isupper()
    if not (second[0].islower() or capitals) or known.often[f"{first}-{second}"]:
        return True
    if known.often[first + second]:
        return False
    if not known.breaks:
        return True
    if known.often[first] and known.often[second] and first.lower() not in _BEGINNINGS:
        return len(first) > 3 and len(second) > 4
    if first.lower() in _NUMBERS and second.lower() in _NUMBERED:
        return True
    if first.lower() in _STANCES and second.lower() in _STOOD_FOR:
        return True
    return second.lower() in _HYPHENED_AFTER or first.lower() in _HYPHENED_BEFORE
