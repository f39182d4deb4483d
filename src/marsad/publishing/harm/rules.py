"""Which events the rules shield: who or what in them needs protection, and which are too young."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from marsad.model.events import Event
from marsad.publishing.harm.settings import USUAL, HarmRules
from marsad.publishing.material import Material

SENSITIVE = re.compile(
    r"(?i)\b(?:hospitals?|clinics?|health (?:cent(?:re|er)s?|facilit\w+|posts?)|maternity|"
    r"ambulances?|medics?|paramedics?|nurses?|doctors?|midwi(?:fe|ves)|surgeons?|"
    r"health ?(?:care )?workers?|vaccinators?|rescuers?|"
    r"aid (?:convoys?|workers?|trucks?|distribution\w*)|"
    r"humanitarian\w*|refugees?|(?:internally )?displaced\w*|idps?|shelters?|safe houses?|"
    r"(?:refugee|displacement|idp|migrant) (?:camps?|cent(?:re|er)s?)|camps? for|witness\w*|"
    r"survivors?)\b"
)
THEMES = ("displacement", "health", "migrants")
ARMED = ("state-forces", "police", "intelligence", "external-forces", "rebel", "militia",
         "communal", "criminal", "unidentified-armed")  # fmt: skip
# Raised with every change of what these rules find: a brief that an older edition let out is told
# anew, not handed out again.
EDITION = 2


def is_sensitive(event: Event, material: Material, rules: HarmRules = USUAL) -> bool:
    """True when somebody or something in ``event`` needs protection."""
    if event.theme in THEMES or _is_below(event.kind.value, rules.kinds):
        return True
    more = _more(rules.words)
    words = _words(event, material)
    return any(SENSITIVE.search(w) or (more is not None and more.search(w)) for w in words)


def _words(event: Event, material: Material) -> Iterator[str]:
    if event.where is not None:
        yield event.where.value.name
    yield from (h.value.name for h in (*event.actors, *event.targets))
    yield from (h.value for h in event.instruments)
    for claim in material.read_in(event):
        yield from (p.mention.quote for p in claim.participants)
        yield from (s.quote for s in (claim.where.spans if claim.where else ()))
        yield from (
            v.mention.quote for v in claim.voices if "witness" in v.mention.quote.lower()
        )
        yield from (c.value.who or "" for c in claim.counts)


def _is_below(kind: str, kinds: tuple[str, ...]) -> bool:
    return any(kind == k or kind.startswith(f"{k}.") for k in kinds)


@lru_cache(maxsize=8)
def _more(words: tuple[str, ...]) -> re.Pattern[str] | None:
    parts = "|".join(r"\s+".join(map(re.escape, w.split())) for w in words)
    return re.compile(rf"(?i)(?<!\w)(?:{parts})(?!\w)") if parts else None


def is_site(words: str, rules: HarmRules) -> bool:
    """True for words that name a health, aid or shelter site."""
    more = _more(rules.words)
    return bool(SENSITIVE.search(words) or (more is not None and more.search(words)))


def is_live(event: Event, material: Material, rules: HarmRules, made: str) -> bool:
    """True when ``event`` places armed actors and is younger than the rule allows. One of which no
    claim is at hand is only counted, never told."""
    if not material.read_in(event):
        return False
    kinds = {h.value.kind for h in (*event.actors, *event.targets)}
    if not kinds & set(ARMED):
        return False
    last = event.when.value.latest if event.when else None
    days = [d for d in map(material.published, material.read_in(event)) if d is not None]
    if last is None or event.realis == "ongoing":
        last = max(days, default=None)
    if last is None:
        return True
    end = datetime(last.year, last.month, last.day, tzinfo=UTC) + timedelta(days=1)
    return moment(made) < end + timedelta(hours=rules.live_hours)


def moment(made: str) -> datetime:
    """An ISO time as a moment; without a zone it is UTC."""
    now = datetime.fromisoformat(made)
    return (now if now.tzinfo else now.replace(tzinfo=UTC)).astimezone(UTC)
