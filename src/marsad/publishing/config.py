"""The desk's choice of themes: which kinds of event are told under which heading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marsad.model.errors import MarsadError
from marsad.model.events import Event
from marsad.publishing.harm.settings import LEAST_HOURS, USUAL, HarmRules, harm_from

OTHER = "other"
TEMPLATES = ("weekly-monitor", "country-overview", "incident-log")
SPELLINGS = ("british", "american")
WORDINGS = ("quoted", "desk")


@dataclass(frozen=True, slots=True)
class SectionRule:
    """One heading. An event belongs to it when its kind is one of ``kinds`` or stands below one
    (``assault`` takes ``assault.aerial``), its theme is one of ``themes``, or its realis is one of
    ``realis``."""

    key: str
    title: str
    kinds: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    realis: tuple[str, ...] = ()

    def takes(self, event: Event) -> bool:
        """True when ``event`` belongs under this heading."""
        kind = event.kind.value
        while kind:
            if kind in self.kinds:
                return True
            kind = kind.rpartition(".")[0]
        return event.theme in self.themes or event.realis in self.realis


DEFAULT_SECTIONS = (
    SectionRule("air", "Air and drone strikes", kinds=("assault.aerial", "assault.drone")),
    SectionRule("fighting", "Fighting and attacks", kinds=("assault",)),
    SectionRule(
        "humanitarian",
        "Humanitarian and living conditions",
        kinds=("aid",),
        themes=(
            "access", "displacement", "migrants", "services", "prices-shortages", "health",
            "protection",
        ),
    ),
    SectionRule(
        "justice",
        "Arrests, detention, justice",
        kinds=("coerce.arrest", "sanction.convict", "accuse.investigate", "retreat.release"),
        themes=("detention", "impunity"),
    ),
    SectionRule(
        "security",
        "Security and governance",
        kinds=("coerce", "retreat", "mobilize"),
        themes=("looting-crime", "security-governance"),
    ),
    SectionRule("protest", "Protests", kinds=("protest",)),
    SectionRule(
        "diplomacy",
        "Diplomacy and statements",
        kinds=(
            "consult", "agree", "support", "concede", "cooperate", "accuse", "reject", "sanction",
        ),
    ),
    SectionRule(
        "ahead", "Threats, demands and plans", kinds=("threaten", "request"), realis=("future",)
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BriefConfig:
    """How a desk tells its week, sections in their order of telling. ``audience`` is ``public``
    (harm rules hold) or ``desk``; ``key_points`` is the most there may be; ``most`` is how many
    paragraphs a section has before the rest is gathered in one sentence; ``longest_section`` and
    ``longest_words`` are how many words a section and the whole brief may have (0: no limit).
    ``wording`` is ``quoted`` (what one voice tells and was read with doubt stands in its report's
    own words) or ``desk`` (all in the desk's words)."""

    sections: tuple[SectionRule, ...] = DEFAULT_SECTIONS
    other_title: str = "Other developments"
    key_points: int = 5
    most: int = 8
    audience: str = "public"
    harm: HarmRules = USUAL
    template: str = "weekly-monitor"
    spelling: str = "british"
    wording: str = "quoted"
    longest_section: int = 0
    longest_words: int = 0

    def __post_init__(self) -> None:
        for name, value, known in (
            ("template", self.template, TEMPLATES), ("spelling", self.spelling, SPELLINGS),
            ("wording", self.wording, WORDINGS),
        ):  # fmt: skip
            if value not in known:
                raise MarsadError("E-CONFIG", f"no such {name}: {value}", hint=" or ".join(known))
        if self.audience not in ("public", "desk"):
            raise MarsadError(
                "E-CONFIG", f"no such audience: {self.audience}", hint="public or desk"
            )
        keys = [s.key for s in self.sections]
        if len(set(keys)) != len(keys) or OTHER in keys:
            raise MarsadError("E-CONFIG", "section keys must differ, and 'other' is taken")

    def section_of(self, event: Event) -> str:
        """The key of the section that ``event`` belongs to; ``other`` when none takes it. One that
        asks for its realis (plans) goes before all others; else the first that takes it."""
        for rule in self.sections:
            if event.realis in rule.realis:
                return rule.key
        return next((s.key for s in self.sections if s.takes(event)), OTHER)

    def titles(self) -> tuple[tuple[str, str], ...]:
        """Key and title of every section, in order of telling."""
        return (*((s.key, s.title) for s in self.sections), (OTHER, self.other_title))


def config_from(table: Mapping[str, Any], harm: HarmRules | None = None) -> BriefConfig:
    """The configuration a TOML table gives::

        audience = "desk"
        key_points = 4
        most = 6
        [[section]]
        key = "air"
        title = "Air strikes"
        kinds = ["assault.aerial"]

    Raises ``MarsadError`` (E-CONFIG) at an unknown word or a wrong type."""
    known = {"section", "other_title", "key_points", "most", "audience", "live_hours", "template",
             "spelling", "wording", "longest_section", "longest_words"}  # fmt: skip
    unknown = sorted(set(table) - known)
    if unknown:
        raise MarsadError("E-CONFIG", f"unknown words in the brief's table: {', '.join(unknown)}")
    rules = table.get("section")
    sections = DEFAULT_SECTIONS if rules is None else tuple(_rule(r) for r in rules)
    return BriefConfig(
        sections=sections,
        other_title=_text(table.get("other_title", "Other developments"), "other_title"),
        key_points=_whole(table.get("key_points", 5), "key_points"),
        most=_whole(table.get("most", 8), "most"),
        audience=_text(table.get("audience", "public"), "audience"),
        harm=harm or harm_from({}, _whole(table.get("live_hours", LEAST_HOURS), "live_hours")),
        template=_text(table.get("template", "weekly-monitor"), "template"),
        spelling=_text(table.get("spelling", "british"), "spelling"),
        wording=_text(table.get("wording", "quoted"), "wording"),
        longest_section=_whole(table.get("longest_section", 0), "longest_section"),
        longest_words=_whole(table.get("longest_words", 0), "longest_words"),
    )


def _rule(row: Mapping[str, Any]) -> SectionRule:
    unknown = sorted(set(row) - {"key", "title", "kinds", "themes", "realis"})
    if unknown:
        raise MarsadError("E-CONFIG", f"unknown words in a section: {', '.join(unknown)}")
    if "key" not in row or "title" not in row:
        raise MarsadError("E-CONFIG", "a section needs a key and a title")
    lists = {k: tuple(_text(v, k) for v in row.get(k, ())) for k in ("kinds", "themes", "realis")}
    return SectionRule(_text(row["key"], "key"), _text(row["title"], "title"), **lists)


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise MarsadError("E-CONFIG", f"{name} is a text, not {value!r}")
    return value


def _whole(value: object, name: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise MarsadError("E-CONFIG", f"{name} is a whole number, not {value!r}")
    return value
