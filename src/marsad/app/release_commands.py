"""``marsad release``: what it does and prints."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from marsad.app.clock import now, person
from marsad.app.console import OK, out
from marsad.app.settings import settings_of
from marsad.app.work.releasing import release_desk, remade
from marsad.app.work.written import write_into
from marsad.model.errors import MarsadError
from marsad.store.desk import open_desk
from marsad.store.releases import release_path


def release(folder: Path, period: str | None, into: Path | None, remake: str | None) -> int:
    """Freezes data and brief, or makes a release again and compares; prints id and files."""
    with open_desk(folder) as desk:
        if remake is not None:
            made = remade(desk, remake)
        else:
            made = release_desk(
                desk, settings_of(folder), days=_days(period), at=now(), by=person()
            )
        word = "released" if made.fresh else "the same"
        out(f"{word} {made.id}, {len(made.files)} files")
        at = release_path(desk, made.id) if into is None else into
        if into is not None:
            write_into(into, dict(made.files))
        for name in sorted(made.files):
            out(str(at / name))
    return OK


def _days(period: str | None) -> tuple[date, date] | None:
    if period is None:
        return None
    first, mark, last = period.partition("..")
    try:
        days = (date.fromisoformat(first), date.fromisoformat(last if mark else first))
    except ValueError:
        raise MarsadError("E-USAGE", f"{period!r} is no period",
                          hint="write it YYYY-MM-DD..YYYY-MM-DD") from None  # fmt: skip
    if days[0] > days[1]:
        raise MarsadError("E-PERIOD", f"the period runs backwards, from {days[0]} to {days[1]}")
    return days
