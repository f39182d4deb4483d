"""What we could not see: told from the coverage record, so that silence is never read as calm."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from marsad.model.events import Event
from marsad.model.values import Citation, Told
from marsad.publishing.coverage import Coverage
from marsad.publishing.material import Material
from marsad.publishing.wording import days, numbers, sides
from marsad.publishing.wording.numbers import several

LANGUAGES = {"ar": "Arabic", "fr": "French", "en": "English", "ru": "Russian", "fa": "Persian",
             "uk": "Ukrainian", "es": "Spanish", "tr": "Turkish", "he": "Hebrew", "ps": "Pashto",
             "so": "Somali", "sw": "Swahili", "am": "Amharic", "pt": "Portuguese", "de": "German",
             "it": "Italian", "ur": "Urdu", "ku": "Kurdish", "my": "Burmese", "zh": "Chinese",
             "ti": "Tigrinya", "ha": "Hausa", "nl": "Dutch", "pl": "Polish", "el": "Greek",
             "bn": "Bengali", "hi": "Hindi", "ta": "Tamil", "id": "Indonesian", "th": "Thai",
             "vi": "Vietnamese", "ja": "Japanese", "ko": "Korean", "ro": "Romanian",
             "sr": "Serbian", "hy": "Armenian", "az": "Azerbaijani", "ka": "Georgian",
             "unknown": "a language not recognised"}  # fmt: skip
ISSUES = {
    "year-unknown": "dates whose year could not be known",
    "day-month-order": "dates in digits whose order of day and month could not be known",
    "place-unresolved": "place names that could not be placed",
    "actor-unresolved": "names of actors that are not in the registry",
    "unknown-kind": "happenings that fit no kind of the codebook",
    "unknown-theme": "conditions that fit no theme of the codebook",
    "language": "stretches in a language that is not read",
    "too-long": "texts above the limit of length",
}  # fmt: skip


def unseen(
    material: Material, events: Iterable[Event], period: tuple[date, date],
    withheld: tuple[str, ...] = (),
) -> tuple[Told, ...]:  # fmt: skip
    """What was watched, what could not be read, where the week is blind."""
    record, year = material.coverage, period[1].year
    lines = _watched(record, year)
    if record.unreadable:
        each = [
            f"{numbers.number(many)} in {LANGUAGES.get(code, f'a language coded “{code}”')}"
            for code, many in record.unreadable
        ]
        total = sum(many for _, many in record.unreadable)
    if len(record.unreadable) == 1:
        name = each[0].partition(" ")[2]
        was = "was" if total == 1 else "were"
        lines.append(f"{several(total, 'document')} {name} {was} kept but could not be read")
    elif record.unreadable:
        lines.append(
            f"{several(total, 'document')} {'was' if total == 1 else 'were'} kept but could not be"
            f" read: {sides.joined(each)}"
        )
    if record.failed:
        items = tuple(dict.fromkeys(record.failed))
        names = "; ".join(f"{where} ({why})" for where, why in items[:5])
        more = len(items) - 5
        names += f"; and {numbers.number(more)} more" if more > 0 else ""
        lines.append(f"{several(len(record.failed), 'item')} gave no document: {names}")
    lines += _gaps(record, period, year)
    kept = tuple(events)
    off = sum(1 for e in kept if e.where is None or e.where.value.lat is None)
    undated = sum(1 for e in kept if e.when is None)
    if off:
        has = "has" if off == 1 else "have"
        lines.append(f"{several(off, 'event')} of this brief {has} no place on the map")
    if undated:
        has = "has" if undated == 1 else "have"
        lines.append(f"{several(undated, 'event')} of this brief {has} no date")
    for code, many in record.issues:
        what = ISSUES.get(code, f"issues of the kind “{code}”")
        lines.append(f"the reader left {what} open in {several(many, 'place')} rather than guess")
    lines += [f"withheld: {w}" for w in withheld]
    ground = (Citation(coverage=record.name),)
    return tuple(Told(sides.capital(line).rstrip(".") + ".", (), ground) for line in lines)


def _watched(record: Coverage, year: int) -> list[str]:
    if record.watched_from is None or record.watched_to is None:
        return ["no document with a date of publication was held"]
    span = days.span_words(record.watched_from, record.watched_to, year)
    where = f" from {several(len(record.sources), 'source')}" if record.sources else ""
    return [
        f"the desk holds {several(record.read, 'document')} it could read{where}, published {span};"
        " what none of them reports is not in this brief"
    ]


def _gaps(record: Coverage, period: tuple[date, date], year: int) -> list[str]:
    inside = [
        (max(a, period[0]), min(b, period[1]))
        for a, b in record.gaps if a <= period[1] and b >= period[0]
    ]  # fmt: skip
    if not inside:
        return []
    spans = sides.joined([days.span_words(a, b, year) for a, b in inside])
    return [f"the desk holds no document published on {spans}"]
