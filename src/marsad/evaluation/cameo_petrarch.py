"""A dictionary coder's own tests: PETRARCH's validation records, coded from claims.

The tests use invented actors: participants get the codes of the test's own dictionary where their
words begin with a name in it. Events are (source, target, code) with actor codes cut to their
first three letters, and the code cut to its root; ``code`` leaves the actors away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import permutations, product
from pathlib import Path

from marsad.codebook.crosswalk import cameo_of
from marsad.evaluation.documents import gold_document, rows_of
from marsad.evaluation.suite import Figure, Reader, Result, f1, hash_files, need
from marsad.model.claims import Claim, Participant

PETRARCH = "PETRARCH 1 with its own dictionaries"
NOBODY = "---"
_ENTRY = re.compile(r"^\+?([A-Z][^\[#;]*)")
_CODE = re.compile(r"\[([^\]<>]+?)(?:[<>\s][^\]]*)?\]")

Coded = tuple[str, str, str]


def dictionary(text: str) -> dict[str, str]:
    """Names in a PETRARCH actor file, upper case, to the first three letters of their code."""
    names: dict[str, str] = {}
    open_names: list[str] = []
    for line in text.splitlines():
        bare = line.split("#", 1)[0].rstrip()
        entry, code = _ENTRY.match(bare), _CODE.search(bare)
        if entry:
            if not bare.startswith("+"):
                open_names = []
            open_names.append(" ".join(entry[1].replace("_", " ").split()))
        if code:
            open_code = code[1].strip()[:3]
            names.update({n: open_code for n in open_names if n not in names})
        elif entry and bare.startswith("+") and open_names[0] in names:
            names[open_names[-1]] = names[open_names[0]]
    return {name: code.upper() for name, code in names.items() if code}


def code_in(participant: Participant, names: Mapping[str, str]) -> str | None:
    """The code of the longest dictionary name that a word of the mention begins."""
    words = " " + " ".join(re.findall(r"[A-Z.\-]+", participant.mention.quote.upper()))
    held = [name for name in names if f" {name}" in words]
    return names[max(held, key=len)] if held else None


def events_of(claims: Sequence[Claim], names: Mapping[str, str]) -> list[Coded]:
    """(source, target, code) of every claim with a code; an unknown side is ``NOBODY``."""
    found: list[Coded] = []
    for claim in claims:
        code = cameo_of(claim) if claim.theme is None else None
        if code is None:
            continue
        actors = [c for p in claim.with_role("actor", "with") if (c := code_in(p, names))]
        targets = [c for p in claim.with_role("target") if (c := code_in(p, names))]
        if not targets and len(actors) > 1:
            found += [(a, b, code) for a, b in permutations(actors, 2)]
        else:
            found += [(a, b, code) for a, b in product(actors or [NOBODY], targets or [NOBODY])]
    return list(dict.fromkeys(found))


def run_petrarch(path: Path, reader: Reader) -> Result:
    """PETRARCH's validation records. Raises ``MarsadError`` when they are missing."""
    records = path / "petr_unit.dev.jsonl"
    actors = path / "dictionaries" / "PETR.Validate.actors.txt"
    rows = rows_of(records)
    names = dictionary(need(actors).read_text("utf-8", "replace"))
    readings = reader([gold_document(r["id"], r["text"]) for r in rows], ("claims",))
    whole, root, code = [0, 0], [0, 0], [0, 0]
    gold = silent = 0
    for row, reading in zip(rows, readings, strict=True):
        wanted = [(e["source"][:3], e["target"][:3], e["code"]) for e in row["events"]]
        read = events_of(reading.claims, names)
        gold += len(wanted)
        silent += row["noevents"] and not read
        for tally, cut in ((whole, _whole), (root, _root), (code, _code_only)):
            counted = [e for e in read if cut is _code_only or e[:2] != (NOBODY, NOBODY)]
            mine, theirs = Counter(map(cut, counted)), Counter(map(cut, wanted))
            tally[0] += (mine & theirs).total()
            tally[1] += len(counted)
    empty = sum(r["noevents"] for r in rows)
    return Result(
        "cameo-petrarch-tests",
        hash_files(records, actors),
        (
            Figure("full code F1", f1(whole[0], whole[1], gold), gold, 0.766, PETRARCH),
            Figure("root code F1", f1(root[0], root[1], gold), gold, 0.776, PETRARCH),
            Figure("root without actors F1", f1(code[0], code[1], gold), gold),
            Figure("nothing where nothing is", silent / empty if empty else 0.0, empty),
        ),
        "invented actors, coded by the tests' dictionary; no dictionary of verbs is used",
    )


def _whole(event: Coded) -> Coded:
    return event


def _root(event: Coded) -> Coded:
    return event[0], event[1], event[2][:2]


def _code_only(event: Coded) -> Coded:
    return "", "", event[2][:2]
