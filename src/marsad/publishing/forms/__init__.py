"""The forms a brief can have (``brief.template``): which headings, and what stands beneath each.

Every form tells each event of the period once, from the same sentences, with the same citations.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from marsad.publishing.forms.log import log_of
from marsad.publishing.forms.overview import overview_of
from marsad.publishing.forms.parts import Part, Week
from marsad.publishing.forms.weekly import weekly_of

Build = Callable[[Week], tuple[Part, ...]]


@dataclass(frozen=True, slots=True)
class Form:
    """One form: what heads the page, whether it opens with key points, and its parts."""

    name: str
    key_points: bool
    build: Build


FORMS: Mapping[str, Form] = {
    "weekly-monitor": Form("Weekly brief", True, weekly_of),
    "country-overview": Form("Country overview", True, overview_of),
    "incident-log": Form("Incident log", False, log_of),
}


def name_of(template: str) -> str:
    """What heads a page of this form; a brief of a form that is gone is a brief still."""
    return FORMS[template].name if template in FORMS else "Brief"
