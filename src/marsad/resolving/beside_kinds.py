"""Whether a kind of ours and what a row was coded as can be one happening.

A row of ACLED or UCDP says seldom by what means: a type without a mode is no contradiction to one
with. ``KIN`` are the kinds under which two coders put one thing, each way.
"""

from __future__ import annotations

from marsad.codebook.kinds import mode_of, type_of

ALSO = frozenset({"aerial", "drone"})
KIN = frozenset(
    frozenset(pair)
    for pair in (
        ("protest", "assault.crowd-control"), ("protest", "coerce.arrest"),
        ("protest", "coerce.restrict"), ("protest.riot", "assault"),
        ("protest.riot", "assault.destroy"), ("coerce.arrest", "assault.abduct"),
        ("coerce.seize", "retreat.withdraw"), ("coerce.seize", "assault.destroy"),
        ("agree", "retreat.ceasefire"), ("agree", "support"), ("agree", "consult"),
        ("mobilize", "retreat.disarm"), ("coerce", "assault.crowd-control"),
    )
)  # fmt: skip


def kind_agreement(ours: str, theirs: str, ground: str | None = None) -> str | None:
    """``same``: one kind, or one type of which a side tells no mode, or aerial and drone;
    ``type``: one type, two modes; ``kin``: two names for one thing; ``None`` for two things.
    ``ground`` is who took ground by the row: then a seizure is the same."""
    one, other = mode_of(ours), mode_of(theirs)
    if type_of(ours) == type_of(theirs):
        means_alike = one == other or one is None or other is None or {one, other} <= ALSO
        return "same" if means_alike else "type"
    if ground is not None and ours == "coerce.seize":
        return "same"
    for a in {ours, type_of(ours)}:
        for b in {theirs, type_of(theirs)}:
            if frozenset((a, b)) in KIN:
                return "kin"
    return None
