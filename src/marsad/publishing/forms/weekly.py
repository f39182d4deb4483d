"""``weekly-monitor``: sections by theme as the desk sets them."""

from __future__ import annotations

from marsad.publishing.forms.parts import Part, Week
from marsad.publishing.gathering import section_of


def weekly_of(week: Week) -> tuple[Part, ...]:
    """One part a section of the desk's settings, in their order."""
    homes = {e.id: section_of(e, week.material, week.config) for e in week.events}
    return tuple(
        Part(key, title, tuple(week.ranked([e for e in week.events if homes[e.id] == key])),
             week.paragraphs, week.config.most)
        for key, title in week.config.titles()
    )  # fmt: skip
