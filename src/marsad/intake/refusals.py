"""What intake says of an item that did not become a document. It says so; it never raises."""

from __future__ import annotations

from dataclasses import dataclass

SKIPPED = "skipped"
REFUSED = "refused"
KNOWN = "known"

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

ADDRESS = "E-FETCH-ADDRESS"
ROBOTS = "E-FETCH-ROBOTS"
REDIRECT = "E-FETCH-REDIRECT"
NETWORK = "E-FETCH-NETWORK"
TIME = "E-FETCH-TIME"
STATUS = "E-FETCH-STATUS"
WAIT = "E-FETCH-WAIT"

SUFFIX = "I-SUFFIX"
HIDDEN = "I-HIDDEN"
NOT_A_REPORT = "I-NOT-A-REPORT"
SEEN = "I-SEEN"
DAY_MONTH = "I-DAY-MONTH"
UNCHANGED = "I-UNCHANGED"
FEED = "I-FEED"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an item is no document: a stable ``code``, one line for a person, and where it was.

    ``outcome`` is ``refused`` (a person should look at it), ``skipped`` (it was no report) or
    ``known`` (it was had before, and nothing new is there).
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


class NotFetched(Unreadable):
    """Inside intake only: nothing was had from an address. ``again`` is true where a later run may
    have more luck; ``how`` is what was asked, for the line of custody."""

    def __init__(self, code: str, message: str, *, again: bool = False, how: str = "") -> None:
        self.again = again
        self.how = how
        super().__init__(code, message)


def no_reports(number: int, noun: str, told: str) -> str:
    """``1 file that is no report: 1 .jpg``; ``told`` says how many of which sort."""
    said = f"{noun} that is no report" if number == 1 else f"{noun}s that are no reports"
    return f"{number} {said}: {told}"
