"""Looking things up: the order of reading."""

from __future__ import annotations

from marsad.app.console import OK, out
from marsad.reading.steps import STEPS


def steps() -> int:
    """Prints the order of reading."""
    for number, step in enumerate(STEPS, 1):
        summary = (step.run.__doc__ or "").split("\n")[0]
        out(f"{number:>2}. {step.name:<13} {summary}")
        out(f"    needs {', '.join(step.needs)}; gives {', '.join(step.gives)}")
    return OK
