"""What the sentence in front has told already: a place, a day and a speaker are not repeated."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from marsad.publishing.clauses import Parts

DAY = re.compile(r"on \d{1,2} [A-Z][a-z]+(?: \d{4})?")


@dataclass(frozen=True, slots=True)
class Before:
    """Place and day as phrases, the key of the speaker, and the day it spoke where that was told;
    empty where there was none."""

    where: str = ""
    when: str = ""
    speaker: str = ""
    spoken: str = ""

    def shortened(self, parts: Parts) -> Parts:
        """``parts`` with "there" for the same place and "the same day" for the same day. Only an
        exact day is shortened, and a place only where the words for it are the same."""
        if self.where and parts.where == self.where:
            parts = replace(parts, where="there")
        if self.when and parts.when == self.when and DAY.fullmatch(parts.when):
            parts = replace(parts, when="the same day")
        return parts


NOTHING = Before()
