"""What was seized and from whom: nobody is told as seized who only lost something."""

from __future__ import annotations

from marsad.model.events import Side
from marsad.publishing.clauses import Parts, finite
from marsad.publishing.seizures import seized

REBELS = Side(None, "rebels", kind="rebel")
TRUCKS = Side(None, "trucks")


def told(*targets: Side, actors: tuple[str, ...] = ("the army",)) -> str:
    kind, names = seized("coerce.seize", targets)
    return finite(Parts(kind=kind, actors=actors, targets=names))


def test_things_are_seized() -> None:
    assert told(TRUCKS) == "the army seized trucks"


def test_things_are_seized_from_people() -> None:
    assert told(TRUCKS, REBELS) == "the army seized trucks from rebels"
    assert told(TRUCKS, REBELS, actors=()) == "trucks from rebels were seized"


def test_people_are_who_lost_something() -> None:
    assert told(REBELS) == "the army took territory or goods from rebels"
    assert told(REBELS, actors=()) == "territory or goods were taken from rebels"


def test_other_kinds_keep_their_targets() -> None:
    assert seized("coerce.arrest", [REBELS]) == ("coerce.arrest", ("rebels",))
