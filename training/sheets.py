"""The short form in which labels are written, and its turning into rows of spans.

Law: a label quotes the text it stands on. A quote that is not in the text, a name that is not in
the codebook or a reference to nothing is refused with its line; nothing is mended in silence.

A sheet holds one block a document, ``=== ID`` and then one line a label (``guide.md``, "Short
form"). ``python training/sheets.py TEXTS.jsonl SHEET...`` checks sheets; with ``--rows`` it prints
the rows. TEXTS has ``id``, ``text``, ``published`` and what else a row keeps (``ref``, ``source``).
"""

from __future__ import annotations

import calendar
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from marsad.codebook.kinds import CONDITION, is_kind

TYPES = ("person", "group", "organisation", "facility", "vehicle", "weapon", "object")
KINDS = tuple(
    "state-forces police intelligence government external-forces rebel militia communal criminal "
    "unidentified-armed protesters rioters civilians igo ngo media company party religious "
    "judiciary other".split()
)
ROLES = {"A": "actor", "T": "target", "I": "instrument", "H": "with", "Y": "authority"}
EFFECTS = "killed injured missing abducted arrested freed damaged destroyed unharmed".split()
STANCES = "asserted alleged denied planned threatened feared hypothetical".split()
REALIS = "happened ongoing future not-happened unknown".split()
LAWFUL = {
    "denied": ("not-happened",),
    "planned": ("future",),
    "threatened": ("future",),
    "feared": ("unknown", "future"),
    "hypothetical": ("unknown", "future"),
}
COUNTS = (
    "killed injured casualties missing abducted arrested freed displaced participants attacks "
    "destroyed damaged seized delivered affected"
).split()
PRECISIONS = {
    "p": "point", "t": "town", "a": "area", "d": "admin2", "r": "admin1", "g": "region",
    "c": "country", "s": "sea-or-air",
}  # fmt: skip
RELATIONS = ("in", "near", "bearing", "between", "area")

Span = tuple[int, int]
_QUOTE = r'"(?:[^"\\]|\\.)*"(?:\#\d+)?'
_FIELD = re.compile(
    rf"(?P<key>[A-Z])=(?P<value>(?:{_QUOTE}|[^\s\"])+)|(?P<quote>{_QUOTE})|(?P<word>[^\s\"]+)"
)


class SheetError(ValueError):
    """A label that cannot be taken as it stands."""


def find_quote(text: str, quoted: str, after: int = 0) -> Span:
    """The span of ``"words"`` or ``"words"#2`` (the second time) or ``"begin ... end"`` in
    ``text``; runs of white space count as one blank, case counts. Raises ``SheetError``."""
    match = re.fullmatch(r'"((?:[^"\\]|\\.)*)"(?:#(\d+))?', quoted)
    if not match:
        raise SheetError(f"not a quote: {quoted}")
    words, nth = match[1].replace('\\"', '"'), int(match[2] or 1)
    begin, gap, end = words.partition(" ... ")
    start = after
    for _ in range(nth):
        found = _search(text, begin, start)
        start = found[0] + 1
    if not gap:
        return found
    return found[0], _search(text, end, found[1])[1]


def _search(text: str, words: str, start: int) -> Span:
    pattern = r"\s+".join(re.escape(w) for w in words.split())
    if not pattern:
        raise SheetError("an empty quote")
    edge_before = r"(?<!\w)" if words.split()[0][0].isalnum() else ""
    edge_after = r"(?!\w)" if words.split()[-1][-1].isalnum() else ""
    for whole in (edge_before + pattern + edge_after, pattern):
        if match := re.compile(whole).search(text, start):
            return match.span()
    raise SheetError(f"not in the text: {words}")


def days_of(value: str) -> tuple[str | None, str | None]:
    """First and last day (ISO) of ``2016``, ``2016-03``, ``2016-03-04``, ``A/B``, ``/B``, ``A/``
    or ``?``. Raises ``SheetError``."""
    if value == "?":
        return None, None
    if "/" in value:
        first, last = value.split("/", 1)
        return (days_of(first)[0] if first else None, days_of(last)[1] if last else None)
    try:
        parts = [int(p) for p in value.split("-")]
        if len(parts) == 1:
            return date(parts[0], 1, 1).isoformat(), date(parts[0], 12, 31).isoformat()
        if len(parts) == 2:
            end = calendar.monthrange(*parts)[1]
            return date(*parts, 1).isoformat(), date(*parts, end).isoformat()
        return (date(*parts).isoformat(),) * 2
    except (ValueError, TypeError) as wrong:
        raise SheetError(f"no date: {value}") from wrong


def _precision_of(first: str | None, last: str | None) -> str:
    if first is None or last is None:
        return "open"
    apart = (date.fromisoformat(last) - date.fromisoformat(first)).days
    return "day" if apart == 0 else "week" if apart < 8 else "month" if apart < 32 else "range"


def check_kind(kind: str) -> str:
    """``kind`` as it stands. Raises ``SheetError`` when the codebook has no such kind."""
    if is_kind(kind):
        return kind
    raise SheetError(f"no such kind: {kind}")


class _Block:
    def __init__(self, text: str) -> None:
        self.text = text
        self.mentions: dict[str, dict[str, Any]] = {}
        self.voices: dict[str, dict[str, Any]] = {}
        self.claims: dict[str, dict[str, Any]] = {}
        self.series: list[dict[str, Any]] = []
        self.none = False

    def take(self, line: str) -> None:
        fields = list(_FIELD.finditer(line))
        words = [m["word"] or m["quote"] or m.group(0) for m in fields]
        verb = words[0]
        take = getattr(self, f"take_{verb}", None)
        if take is None:
            raise SheetError(f"no such line: {verb}")
        keys = {m["key"]: m["value"] for m in fields if m["key"]}
        take([m["word"] or m["quote"] for m in fields[1:] if not m["key"]], keys)

    def take_none(self, words: list[str], keys: Mapping[str, str]) -> None:
        self.none = True

    def take_m(self, words: list[str], keys: Mapping[str, str]) -> None:
        name, kind, quote = words
        span = find_quote(self.text, quote)
        if kind.startswith("="):
            of = self._mention(kind[1:])
            made = {**of, "span": list(span)}
        else:
            head, _, tail = kind.partition(":")
            if head not in TYPES or (tail and tail not in KINDS):
                raise SheetError(f"no such mention: {kind}")
            made = {"span": list(span), "type": head, "kind": tail or None, "entity": name}
        if name in self.mentions:
            raise SheetError(f"mention named twice: {name}")
        self.mentions[name] = made

    def _mention(self, name: str) -> dict[str, Any]:
        if name not in self.mentions:
            raise SheetError(f"no such mention: {name}")
        return self.mentions[name]

    def take_v(self, words: list[str], keys: Mapping[str, str]) -> None:
        name, source, cue, content, *rest = words
        self.voices[name] = {
            "source": None if source == "-" else self._mention(source)["span"],
            "mention": None if source == "-" else source,
            "cue": None if cue == "-" else list(find_quote(self.text, cue)),
            "content": None if content == "-" else list(find_quote(self.text, content)),
            "inside": rest[1] if rest[:1] == ["in"] else None,
        }
        if rest[:1] == ["in"] and rest[1] not in self.voices:
            raise SheetError(f"no such voice: {rest[1]}")

    def take_k(self, words: list[str], keys: Mapping[str, str]) -> None:
        name, kind, quote = words
        check_kind(kind)
        trigger = find_quote(self.text, quote)
        condition = kind.startswith(CONDITION)
        stance, realis, cue = "asserted", "ongoing" if condition else "happened", None
        if "S" in keys:
            match = re.fullmatch(rf"([a-z]+)/([a-z-]+)({_QUOTE})?", keys["S"])
            if not match or match[1] not in STANCES or match[2] not in REALIS:
                raise SheetError(f"no such stance: {keys['S']}")
            stance, realis = match[1], match[2]
            if realis not in LAWFUL.get(stance, REALIS):
                raise SheetError(f"{stance} does not go with {realis}")
            cue = list(find_quote(self.text, match[3])) if match[3] else None
        chain, party = self._chain(keys.get("V"))
        self.claims[name] = {
            "kind": kind, "trigger": list(trigger), "stance": stance, "stance_cue": cue,
            "realis": realis, "voices": chain, "voice_is_party": party,
            "participants": self._participants(keys), "time": self._time(keys.get("W")),
            "location": self._place(keys.get("L")), "counts": [],
            "theme": kind.partition(".")[2] if condition else None, "same_event": None,
        }  # fmt: skip

    def _chain(self, value: str | None) -> tuple[list[str], bool | None]:
        if not value:
            return [], None
        name = value.rstrip("+-")
        if name not in self.voices:
            raise SheetError(f"no such voice: {name}")
        party = {"+": True, "-": False}.get(value[len(name) :])
        chain = [name]
        while inside := self.voices[chain[0]]["inside"]:
            chain.insert(0, inside)
        return chain, party

    def _participants(self, keys: Mapping[str, str]) -> list[dict[str, Any]]:
        made = []
        for key, role in ROLES.items():
            for one in filter(None, keys.get(key, "").split(",")):
                name, _, effect = one.partition("!")
                if effect and effect not in EFFECTS:
                    raise SheetError(f"no such effect: {effect}")
                mention = self._mention(name)
                made.append({
                    "role": role, "mention": name, "span": mention["span"],
                    "type": mention["type"], "effect": effect or None,
                })  # fmt: skip
        return made

    def _time(self, value: str | None) -> dict[str, Any] | None:
        if not value:
            return None
        match = re.fullmatch(rf"({_QUOTE}|-)@(\S+)", value)
        if not match:
            raise SheetError(f"no such time: {value}")
        span = None if match[1] == "-" else list(find_quote(self.text, match[1]))
        first, last = days_of(match[2])
        return {
            "span": span, "earliest": first, "latest": last, "precision": _precision_of(first, last)
        }  # fmt: skip

    def _place(self, value: str | None) -> dict[str, Any] | None:
        if not value:
            return None
        pattern = rf"({_QUOTE}|-)@([A-Z]{{3}}|\?)\.([a-z])(?:~([a-z]+))?(?::({_QUOTE}))?"
        match = re.fullmatch(pattern, value)
        if not match or match[3] not in PRECISIONS:
            raise SheetError(f"no such place: {value}")
        if match[4] and match[4] not in RELATIONS:
            raise SheetError(f"no such relation: {match[4]}")
        span = None if match[1] == "-" else list(find_quote(self.text, match[1]))
        name = match[5] or match[1]
        return {
            "span": span, "name": re.sub(r"\s+", " ", name.split("#")[0].strip('"')),
            "country": None if match[2] == "?" else match[2], "relation": match[4],
            "precision": PRECISIONS[match[3]],
        }  # fmt: skip

    def take_n(self, words: list[str], keys: Mapping[str, str]) -> None:
        claim, of, quote, *rest = words
        if claim not in self.claims or of not in COUNTS:
            raise SheetError(f"no such claim or count: {claim} {of}")
        who = [w for w in rest if w != "total" and not w.startswith("part")]
        part = [w for w in rest if w.startswith("part")]
        counts = self.claims[claim]["counts"]
        index = int(part[0][4:] or 1) - 1 if part else None
        if index is not None and index >= len(counts):
            raise SheetError(f"part of nothing: {part[0]}")
        if who:
            self._mention(who[0])
        counts.append({
            "of": of, "span": list(find_quote(self.text, quote)), "who": who[0] if who else None,
            "part_of": index, "cumulative": "total" in rest,
        })  # fmt: skip

    def take_e(self, words: list[str], keys: Mapping[str, str]) -> None:
        for name in words:
            if name not in self.claims:
                raise SheetError(f"no such claim: {name}")
            self.claims[name]["same_event"] = words[0]

    def take_s(self, words: list[str], keys: Mapping[str, str]) -> None:
        self.series.append({"span": list(find_quote(self.text, words[0]))})

    def row(self) -> dict[str, Any]:
        return {
            "mentions": [{"id": k, **v} for k, v in self.mentions.items()],
            "attributions": [{"id": k, **v} for k, v in self.voices.items()],
            "claims": [{"n": k, **v} for k, v in self.claims.items()],
            "series": self.series,
            "none": not self.claims,
        }


def blocks(sheet: str) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Document ids with their numbered lines; empty lines and ``#`` lines are passed over."""
    name, lines = "", []
    for number, raw in enumerate(sheet.splitlines(), 1):
        line = raw.strip()
        if line.startswith("==="):
            if name:
                yield name, lines
            name, lines = line.strip("= ").split()[0], []
        elif line and not line.startswith(("#", "```")):
            lines.append((number, line))
    if name:
        yield name, lines


def rows_of(
    sheet: str, texts: Mapping[str, Mapping[str, Any]], labeller: str
) -> tuple[list[dict[str, Any]], list[str]]:
    """The rows of a sheet and what is wrong in it; a document with any wrong line has no row."""
    rows, wrong = [], []
    for name, lines in blocks(sheet):
        if name not in texts:
            wrong.append(f"{name}: no such document")
            continue
        given = texts[name]
        block, before = _Block(given["text"]), len(wrong)
        for number, line in lines:
            try:
                block.take(line)
            except (SheetError, ValueError, IndexError) as error:
                wrong.append(f"{name} line {number}: {error} | {line}")
        if not block.claims and not block.none:
            wrong.append(f"{name}: neither claims nor 'none'")
        if len(wrong) == before:
            rows.append(
                {
                    **{k: v for k, v in given.items() if k != "text"},
                    "sha256": hashlib.sha256(given["text"].encode()).hexdigest(),
                    "labeller": labeller,
                    **block.row(),
                }
            )
    return rows, wrong


def main(arguments: list[str]) -> int:
    """Prints what is wrong (or, with ``--rows``, the rows); 1 when something is."""
    show = "--rows" in arguments
    source, *sheets = [a for a in arguments if not a.startswith("--")]
    lines = Path(source).read_text("utf-8").splitlines()
    texts = {row["id"]: row for row in map(json.loads, lines)}
    bad = 0
    for sheet in sheets:
        rows, wrong = rows_of(Path(sheet).read_text("utf-8"), texts, Path(sheet).stem)
        bad += len(wrong)
        print("\n".join(wrong), file=sys.stderr)
        if show:
            for row in rows:
                print(json.dumps(row, ensure_ascii=False))
        else:
            claims = sum(len(r["claims"]) for r in rows)
            print(f"{sheet}: {len(rows)} documents, {claims} claims, {len(wrong)} wrong")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
