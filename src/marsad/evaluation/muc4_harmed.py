"""Whom the words of a report say were killed, hurt or abducted, wherever they stand.

A claim has the victims that its own words give; the task asks for all of an incident. Whoever is
said to be hurt is a victim of the incident told of nearest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from marsad.evaluation.muc4_page import Page
from marsad.model.claims import Participant

_EFFECTS = (
    (
        re.compile(r"kill|murder|assassinat|dea|died|massacre|shot|gunned|bodies|victim", re.I),
        "killed",
    ),
    (re.compile(r"wound|injur", re.I), "injured"),
    (re.compile(r"kidnap|abduct", re.I), "abducted"),
)
_BEFORE = re.compile(
    r"\b(killed|killing(?:\s+of)?|murdered|murder\s+of|assassinated|assassination\s+of|deaths?\s+of"
    r"|wounded|wounding|injured|injuring|kidnapped|kidnapping\s+of|abducted|massacre\s+of)\s+"
    r"(?:(?:the|a|an|some|of|at|least|about|more|than|and|two|three|\w+ly)\s+)*(?:[\w.'-]+\s+){0,2}$",
    re.I,
)
_AFTER = re.compile(
    r"(?:\s*,[^.,]{0,60},)?\s+(?:(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?:\w+ly\s+)?"
    r"(killed|murdered|assassinated|wounded|injured|shot|gunned|kidnapped|abducted)|(died))\b",
    re.I,
)
_KNOWN = re.compile(
    r"\b(victims?|dead|died|killed|murdered|assassinated|wounded|injured|kidnapped|bodies)\b"
    r"[^.]{0,70}(?:\bidentified\s+as|\bare|\bwere|\bis|\bwas|\bincluding|\bamong\s+them|\bas|:)"
    r"\s+(?:(?:the|a|an)\s+)?(?:[\w.'-]+\s+){0,2}$",
    re.I,
)
_NOT = re.compile(r"\b(?:not|no|nobody|none|never|without)\b", re.I)


def harmed(page: Page) -> Iterator[Participant]:
    """Every person or group of people that the words around say were hurt."""
    for mention in page.by_span.values():
        if mention.type not in ("person", "group"):
            continue
        before = _BEFORE.search(page.text[max(0, mention.start - 70) : mention.start])
        after = _AFTER.match(page.text, mention.end)
        known = _KNOWN.search(page.text[max(0, mention.start - 120) : mention.start])
        found = before or after or known
        if found is None or _NOT.search(found.group()):
            continue
        word = next(g for g in found.groups() if g)
        effect = next((e for pattern, e in _EFFECTS if pattern.search(word)), None)
        if effect is not None:
            yield replace(page.part("target", mention), effect=effect)
