"""Texts that a spreadsheet would run, and the apostrophe that keeps it from doing so.

Law: no text is lost. One apostrophe less before a sign of a formula, and it is what it was.
"""

from __future__ import annotations

import re

# What a spreadsheet may run; some leave out blanks before the sign, or a tab or a line's end.
FORMULA = re.compile(r"[\s']*[=+\-@＝＋－＠]|'*[\t\r\n]")


def guarded(text: str) -> str:
    """The text with an apostrophe before it where it would be run, or reads as if it had one."""
    return f"'{text}" if FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that ``guarded`` was given."""
    return text[1:] if text.startswith("'") and FORMULA.match(text[1:]) else text
