"""Looking things up: actors, and the order of reading."""

from __future__ import annotations

from datetime import date

from marsad.app.console import OK, out
from marsad.reading.steps import STEPS
from marsad.registry.actor_index import load_actor_index


def actors_find(name: str, on: date | None) -> int:
    """Prints every actor the name can mean, best first."""
    for sense in load_actor_index().lookup(name, on):
        actor = sense.actor
        dates = f"{sense.name.since or '…'} to {sense.name.until or '…'}"
        out(f"{actor.id:<34} {actor.kind:<18} {actor.country or '---'}  {actor.name}  "
            f"[{sense.name.kind}, {dates}]")  # fmt: skip
    return OK


def steps() -> int:
    """Prints the order of reading."""
    for number, step in enumerate(STEPS, 1):
        summary = (step.run.__doc__ or "").split("\n")[0]
        out(f"{number:>2}. {step.name:<13} {summary}")
        out(f"    needs {', '.join(step.needs)}; gives {', '.join(step.gives)}")
    return OK
