"""Words made fit for paper: what a report wrote is printed and never acts.

The setter gets every text as data, so that none of it can be markup. What is left to do: signs
that steer instead of being seen are named or blocked, writing from right to left keeps to its own
run, and a long run of signs without a space (an address, a hash) gets places where it may break.
"""

from __future__ import annotations

import re
import unicodedata

from marsad.publishing.page.marked_text import plain

LONGEST = 18
PIECE = 10
RUN = re.compile(rf"[^\s]{{{LONGEST + 1},}}")
SPACE = re.compile(r"[^\S\u00a0\u202f]+")
PART = re.compile(rf"[^/?&=.,:;_@+%-]{{0,{PIECE}}}[/?&=.,:;_@+%-]*")
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\ua000-\ua4cf"
                      "\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]")  # fmt: skip
JOINS = ("Mn", "Mc", "Me", "Cf")
TURNED = frozenset({"R", "AL", "AN"})
BLOCKED = "\ufffd"
ISOLATE, ISOLATED = "\u2068", "\u2069"
Words = str | list[str]


def flat(text: str) -> str:
    """The text in one line: each run of white space one space, each sign of direction by name,
    and a sign that no page can show as ``BLOCKED``."""
    return "".join(map(_seen, plain(SPACE.sub(" ", text).strip())))


def words(text: str) -> Words:
    """``flat`` text, a run of it that is written from right to left kept to itself; in pieces
    between which a line may break, where it holds a run too long for a column."""
    found = flat(text)
    if is_turned(found):
        found = f"{ISOLATE}{found}{ISOLATED}"
    pieces = [""]
    end = 0
    for run in RUN.finditer(found):
        parts = _parts(run.group())
        pieces[-1] += found[end : run.start()] + parts[0]
        pieces += parts[1:]
        end = run.end()
    pieces[-1] += found[end:]
    return pieces if len(pieces) > 1 else pieces[0]


def is_turned(text: str) -> bool:
    """True when at least one letter is written from right to left."""
    return any(unicodedata.bidirectional(letter) in TURNED for letter in text)


def runs_left(text: str) -> bool:
    """True when the first letter with a direction is written from right to left."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return next((k in TURNED for k in kinds if k == "L" or k in TURNED), False)


def _seen(letter: str) -> str:
    kind = unicodedata.category(letter)
    return BLOCKED if kind in ("Cc", "Cs", "Co", "Cn") else letter


def _parts(run: str) -> list[str]:
    if UNSPACED.search(run):
        return [run]
    parts = [p for p in PART.findall(run) if p]
    whole: list[str] = []
    for part in parts:
        if whole and (unicodedata.category(part[0]) in JOINS or len(part) < 3):
            whole[-1] += part
        else:
            whole.append(part)
    return whole
