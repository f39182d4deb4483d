"""Counts keep their doubt in words: "at least 12", "several", "between 12 and 15"."""

from __future__ import annotations

import re

from marsad.model.counts import Count

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
VAGUE = ("tens of thousands", "hundreds of thousands", "several", "some", "a few", "a number of",
         "dozens", "scores", "hundreds", "thousands", "millions", "many", "numerous")  # fmt: skip
TAKES_OF = ("tens of thousands", "hundreds of thousands", "dozens", "scores", "hundreds",
            "thousands", "millions")  # fmt: skip
PEOPLE = ("killed", "injured", "missing", "abducted", "arrested", "freed", "displaced")
IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child",
             "policemen": "policeman", "gunmen": "gunman", "personnel": "member of personnel",
             "police": "police officer", "bodies": "body"}  # fmt: skip


def number(n: int) -> str:
    """``n`` in words up to ten, else in digits with commas."""
    return SMALL[n] if 0 <= n < len(SMALL) else f"{n:,}"


def several(n: int, noun: str) -> str:
    """``two names``, ``one name``: a number in words with its noun."""
    return f"{number(n)} {noun}{'' if n == 1 else 's'}"


def amount(count: Count) -> str:
    """How many, with the doubt: ``at least 12``, ``several``, ``dozens of``."""
    low, best, high = count.low, count.best, count.high
    if best is None and high is None and low is not None:
        vague = _vague(count.verbatim)
        least = _more_than(count.verbatim, low) or f"at least {number(low)}"
        return vague or (least if low else "an unknown number of")
    if best is None and low is None:
        return f"up to {number(high or 0)}"
    if best is None:
        return f"between {number(low or 0)} and {number(high or 0)}"
    if low == best == high:
        return number(best)
    if low is not None and high is not None:
        return f"about {number(best)} (between {number(low)} and {number(high)})"
    if low is not None:
        return (
            f"at least {number(low)}"
            if low == best
            else (f"about {number(best)} (at least {number(low)})")
        )
    return f"about {number(best)}" + (f" (at most {number(high)})" if high is not None else "")


def is_one(count: Count) -> bool:
    """True when the count is exactly or at least one, so that a singular noun follows."""
    return (count.best if count.best is not None else (count.low or count.high)) == 1


def counted(count: Count, noun: str = "", nouns: str = "") -> str:
    """The amount with what is counted: ``at least 12 civilians``. Without ``noun`` the group is
    the count's own ``who``; people where it is a harm to persons and none is named."""
    if not noun:
        noun, nouns = _group(count)
    chosen = noun if is_one(count) else nouns
    return f"{amount(count)} {chosen}"


def harm(count: Count) -> str:
    """The count as a harm: ``at least 12 civilians killed``, ``nobody injured``."""
    if count.of not in PEOPLE and count.of not in ("damaged", "destroyed"):
        return counted(count)
    if count.of not in PEOPLE and not count.who:
        return f"{amount(count).removesuffix(' of')} {count.of}"
    if count.high == 0 and count.of in PEOPLE:
        return f"nobody {count.of}"
    return f"{counted(count)} {count.of}"


def label(count: Count) -> str:
    """The count for a table: ``killed: at least 12``, ``injured: none``."""
    return f"{count.of}: {alone(count)}"


def alone(count: Count) -> str:
    """How many where no noun follows: ``dozens``, ``none``."""
    told = amount(count).removesuffix(" of")
    return "none" if told == number(0) else told


def _vague(verbatim: str) -> str:
    text = verbatim.lower()
    for word in VAGUE:
        if re.search(rf"\b{word}\b", text):
            return f"{word} of" if word in TAKES_OF else word
    return ""


def _more_than(verbatim: str, low: int) -> str:
    """``more than 300`` where the words say so: the low bound is then one above the number."""
    found = re.search(r"\b(?:more than|over|upwards of|in excess of)\s+(\S+)", verbatim.lower())
    said = found is not None and found.group(1).replace(",", "") in (str(low - 1), number(low - 1))
    return f"more than {number(low - 1)}" if said else ""


def _group(count: Count) -> tuple[str, str]:
    who = " ".join((count.who or "").split())
    who = re.sub(r"^(?:the|a|an|its|their|his|her|of)\s+", "", who, flags=re.IGNORECASE)
    if not who:
        unit = re.search(r"\b(?:(famil)(?:y|ies)|(household)s?)\b", count.verbatim.lower())
        if unit and count.of in PEOPLE:
            return ("family", "families") if unit[1] else ("household", "households")
        return ("person", "people") if count.of in PEOPLE else (count.of, count.of)
    last = who.split()[-1]
    if last.lower() in IRREGULAR:
        return who[: -len(last)] + IRREGULAR[last.lower()], who
    if last.endswith("s") and not last.endswith("ss"):
        return who[:-1], who
    if last in IRREGULAR.values():
        plural = next(k for k, v in IRREGULAR.items() if v == last)
        return who, who[: -len(last)] + plural
    return who, f"{who}s" if last.isalpha() and last.islower() else who
