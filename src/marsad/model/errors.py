"""Errors that carry fields, not just text. One line tells a person what to do."""

from __future__ import annotations


class MarsadError(Exception):
    """Something is wrong and a person can mend it.

    ``code`` is stable and documented; ``what`` says what is wrong; ``where`` names the file,
    line or item; ``hint`` says what to do. ``str(error)`` is ``CODE: what, where; hint``.
    """

    def __init__(self, code: str, what: str, *, where: str = "", hint: str = "") -> None:
        self.code = code
        self.what = what
        self.where = where
        self.hint = hint
        super().__init__(self.line())

    def line(self) -> str:
        """The error as one line without line breaks."""
        place = f", {self.where}" if self.where else ""
        todo = f"; {self.hint}" if self.hint else ""
        return " ".join(f"{self.code}: {self.what}{place}{todo}".split())


class LawBroken(MarsadError):
    """A noun would break one of the laws. ``law`` is its number in DESIGN section 3."""

    def __init__(self, law: int, what: str) -> None:
        self.law = law
        super().__init__(f"law-{law}", what)
