"""What intake says of an item that did not become a document. It says so; it never raises."""

from __future__ import annotations

from dataclasses import dataclass

SKIPPED = "skipped"
REFUSED = "refused"

FORMAT = "E-INTAKE-FORMAT"
READ = "E-INTAKE-READ"
DECODE = "E-INTAKE-DECODE"
BINARY = "E-INTAKE-BINARY"
EMPTY = "E-INTAKE-EMPTY"
TOO_LARGE = "E-INTAKE-TOO-LARGE"
JSON = "E-INTAKE-JSON"
FIELD = "E-INTAKE-FIELD"
PARSE = "E-INTAKE-PARSE"
LOCKED = "E-INTAKE-LOCKED"

SUFFIX = "I-SUFFIX"
HIDDEN = "I-HIDDEN"
NOT_A_REPORT = "I-NOT-A-REPORT"
SEEN = "I-SEEN"
DAY_MONTH = "I-DAY-MONTH"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an item is no document: a stable ``code``, one line for a person, and where it was.

    ``outcome`` is ``refused`` (a person should look at it) or ``skipped`` (it was no report).
    """

    code: str
    message: str
    locator: str
    outcome: str = REFUSED


class Unreadable(Exception):
    """Inside intake only: carries a refusal up to ``read_item``."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        self.message = message
        super().__init__(f"{code}: {message}")
