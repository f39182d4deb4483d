"""CAMEO sentences: five classes and source and target spans; and a dictionary coder's own tests.

Classes are the roots of the CAMEO code of one claim a sentence: the first that is asserted, else
the first. Roots 01 and 02 (statement, appeal) are class 0, 03 to 05 are 1, 06 to 08 are 2, 09 to
13 are 3, 14 to 20 are 4. A request is an appeal unless its word demands; a sentence without a
claim only states something, class 0. Spans are compared without articles and outer punctuation,
exactly and by overlap, one to one; of a two-sided act every side is R.

PETRARCH's tests use invented actors: participants get the codes of the test's own dictionary
where their words begin with a name in it. Events are (source, target, code) with actor codes cut
to their first three letters, and the code cut to its root; ``code`` leaves the actors away.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import permutations, product
from pathlib import Path
from typing import Any

from marsad.codebook.crosswalk import cameo_of
from marsad.evaluation.alike import best_pairs
from marsad.evaluation.documents import gold_document
from marsad.evaluation.suite import Figure, Reader, Result, Suite, f1, hash_files, need
from marsad.model.claims import Claim, Participant

CONFLIBERT = "ConfliBERT, official test"
BAG = "TF-IDF and logistic regression, official test"
PETRARCH = "PETRARCH 1 with its own dictionaries"
_ARTICLES = re.compile(r"^(?:the|a|an|its|his|her|their)\s+", re.IGNORECASE)
_ENTRY = re.compile(r"^\+?([A-Z][^\[#;]*)")
_CODE = re.compile(r"\[([^\]<>]+?)(?:[<>\s][^\]]*)?\]")

Row = Mapping[str, Any]
Ranged = tuple[str, int, int]
Coded = tuple[str, str, str]
NOBODY = "---"


def class_of(claim: Claim) -> int | None:
    """The class of a claim, 0 to 4; ``None`` where CAMEO has no code for it."""
    code = cameo_of(claim)
    if code is None:
        return None
    if claim.kind.value.startswith("request"):
        demands = claim.trigger.quote.lower().startswith(("demand", "insist", "order"))
        return 3 if demands else 0
    root = int(code[:2])
    return 0 if root <= 2 else 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


def class_of_sentence(claims: Sequence[Claim]) -> int:
    """The class of the first asserted event, else of the first, else 0."""
    events = [c for c in claims if c.theme is None]
    firm = [c for c in events if c.stance.value == "asserted" and c.realis.value == "happened"]
    for claim in (*firm, *events):
        found = class_of(claim)
        if found is not None:
            return found
    return 0


def run_classes(path: Path, reader: Reader) -> Result:
    """Macro-F1 over the five classes. Raises ``MarsadError`` when the file is missing."""
    rows = _rows(path)
    readings = reader([gold_document(r["id"], r["text"]) for r in rows], ("claims",))
    read = [class_of_sentence(r.claims) for r in readings]
    gold = [r["penta"] for r in rows]
    pairs = list(zip(gold, read, strict=True))
    each = [f1(sum(g == r == k for g, r in pairs), read.count(k), gold.count(k)) for k in range(5)]
    silent = sum(not r.claims for r in readings)
    return Result(
        "cameo-classes",
        hash_files(path),
        (
            Figure("macro-F1", sum(each) / 5, len(rows), 0.631, BAG),
            *(Figure(f"class {k} F1", each[k], gold.count(k)) for k in range(5)),
            Figure("accuracy", sum(g == r for g, r in pairs) / len(rows), len(rows)),
        ),
        f"not trained on these sentences; {silent} without a claim",
    )


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """``[start, end)`` without leading articles and outer punctuation."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    article = _ARTICLES.match(text[start:end])
    return (start + article.end() if article else start), end


def gold_spans(row: Row) -> tuple[str, list[Ranged]]:
    """The text of a tagged row, tokens joined by a blank, and its labelled spans."""
    text = " ".join(row["tokens"])
    spans: list[Ranged] = []
    at = 0
    for token, tag in zip(row["tokens"], row["tags"], strict=True):
        mark, _, label = tag.partition("-")
        if mark == "I" and spans and spans[-1][0] == label and spans[-1][2] + 1 == at:
            spans[-1] = (label, spans[-1][1], at + len(token))
        elif mark in ("B", "I"):
            spans.append((label, at, at + len(token)))
        at += len(token) + 1
    return text, [(label, *trimmed(text, s, e)) for label, s, e in spans]


def read_spans(text: str, claims: Sequence[Claim]) -> list[Ranged]:
    """Sources, targets and sides of all claims, each span once."""
    found: dict[Ranged, None] = {}
    for claim in claims:
        actors, targets = claim.with_role("actor", "with"), claim.with_role("target")
        both = not targets and len(actors) > 1
        for label, side in (("R" if both else "S", actors), ("T", targets)):
            for p in side:
                found[label, *trimmed(text, p.mention.start, p.mention.end)] = None
    return list(found)


def _shared(one: Ranged, other: Ranged) -> float:
    return float(max(0, min(one[2], other[2]) - max(one[1], other[1]))) * (one[0] == other[0])


def run_spans(path: Path, reader: Reader) -> Result:
    """Span F1 of who and to whom. Raises ``MarsadError`` when the file is missing."""
    rows = _rows(path)
    golds = [gold_spans(row) for row in rows]
    documents = [gold_document(r["id"], text) for r, (text, _) in zip(rows, golds, strict=True)]
    exact: Counter[str] = Counter()
    loose: Counter[str] = Counter()
    found: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    for (text, spans), reading in zip(golds, reader(documents, ("claims",)), strict=True):
        read = read_spans(text, reading.claims)
        exact.update(label for label, _, _ in set(spans) & set(read))
        loose.update(spans[i][0] for i, _ in best_pairs(spans, read, _shared))
        found.update(s[0] for s in read)
        gold.update(s[0] for s in spans)
    n = gold.total()
    return Result(
        "cameo-spans",
        hash_files(path),
        (
            Figure("exact F1", f1(exact.total(), found.total(), n), n, 0.740, CONFLIBERT),
            Figure("overlap F1", f1(loose.total(), found.total(), n), n),
            *(
                Figure(f"{name} overlap F1", f1(loose[k], found[k], gold[k]), gold[k])
                for k, name in (("S", "source"), ("T", "target"), ("R", "both sides"))
            ),
            Figure("overlap precision", loose.total() / max(found.total(), 1), n),
            Figure("overlap recall", loose.total() / n, n),
        ),
    )


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
    rows = _rows(records)
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


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in need(path).read_text("utf-8").splitlines()]


SUITES: tuple[Suite, ...] = (
    Suite("cameo-classes", "benchmarks/events/cameo_st/cameo_class.train.jsonl", run_classes),
    Suite("cameo-spans", "benchmarks/events/cameo_st/cameo_ner.train.jsonl", run_spans),
    Suite("cameo-petrarch-tests", "benchmarks/events/petrarch_unit", run_petrarch),
)
