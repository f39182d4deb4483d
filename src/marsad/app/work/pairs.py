"""What a decision about two events takes down besides, so that they are told apart later."""

from __future__ import annotations

import json
from collections.abc import Sequence

from marsad.model.events import Event


def with_claims(verb: str, subject: str, after: str, held: Sequence[Event]) -> str:
    """``after`` of a ``keep-apart`` with the claims that each of the two events has today, so that
    they can be told apart whatever a later reading makes of them; any other as it is."""
    if verb != "keep-apart":
        return after
    try:
        given = json.loads(after) if after else {}
    except ValueError:
        return after
    by_name = {n: e for e in held for n in (*e.also_known_as, e.id)}
    one = by_name.get(subject)
    other = by_name.get(str(given.get("from", ""))) if isinstance(given, dict) else None
    if one is None or other is None:
        return after
    return json.dumps(
        {**given, "claims": sorted(one.claims), "others": sorted(other.claims)}, sort_keys=True
    )
