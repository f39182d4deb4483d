"""Labelled rows and their texts as windows of words, the shape that the encoder learns from.

Law: a text is used only if its sha256 is the row's. The words, sentences and windows are those of
the reader itself, so that training and reading see the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from marsad.evaluation.own_gold import labelled_text
from marsad.reading.encoder.pieces import pieces_of
from marsad.reading.encoder.windows import windows
from marsad.reading.parse import load_nlp, parse

Row = Mapping[str, Any]
Words = tuple[int, int]
HALVES = ("train", "dev", "test")


def load_rows(files: Iterable[Path]) -> list[Row]:
    """Every row of the files, in order."""
    return [json.loads(line) for f in files for line in f.read_text("utf-8").splitlines()]


def joined(rows: Iterable[Row], corpus: Path) -> Iterator[tuple[Row, str]]:
    """Rows with their text; rows whose text is another copy are left out."""
    kept: dict[str, dict[str, str]] = {}
    for row in rows:
        text = labelled_text(row, corpus, kept)
        if text is not None:
            yield row, text


def data_hash(pairs: Sequence[tuple[Row, str]]) -> str:
    """One hash over labels and texts."""
    whole = hashlib.sha256()
    for row, text in pairs:
        whole.update(json.dumps(row, sort_keys=True).encode())
        whole.update(text.encode())
    return whole.hexdigest()


def examples(
    pairs: Sequence[tuple[Row, str]], vocabulary: Mapping[str, int]
) -> Iterator[dict[str, Any]]:
    """One example a window: its words, and the labels that lie in it, by word of the window."""
    for (row, _), doc in zip(pairs, parse(load_nlp(), [t for _, t in pairs]), strict=True):
        yield from _of_document(row, doc, vocabulary)


def _of_document(
    row: Row, doc: Doc, vocabulary: Mapping[str, int]
) -> Iterator[dict[str, Any]]:
    tokens = [t.i for t in doc if not t.is_space]
    place = {i: n for n, i in enumerate(tokens)}
    lengths = [len(pieces_of(doc[i].text, vocabulary)) for i in tokens]
    starts = sorted({_first(sentence.start, sentence.end, place) for sentence in doc.sents} - {-1})

    def words(span: Sequence[int] | None) -> Words | None:
        if span is None:
            return None
        held = [
            place[t.i]
            for t in (doc.char_span(span[0], span[1], alignment_mode="expand") or ())
            if t.i in place
        ]
        return (held[0], held[-1] + 1) if held else None

    labels = _labels(row, words)
    labelled = _labelled_sentences(labels, starts, len(tokens))
    for window in windows(lengths, starts):
        a, b = window.first, window.last
        yield {
            "id": row["id"],
            "half": row["half"],
            "words": [doc[tokens[n]].text for n in range(a, b)],
            "seen": [n in labelled for n in range(a, b)],
            "none": row["none"],
            **_within(labels, a, b),
        }


def _first(start: int, end: int, place: Mapping[int, int]) -> int:
    return next((place[i] for i in range(start, end) if i in place), -1)


def _labels(row: Row, words: Any) -> dict[str, list[dict[str, Any]]]:
    mentions = {
        m["id"]: {"span": words(m["span"]), "type": m["type"], "kind": m["kind"],
                  "entity": m["entity"]}
        for m in row["mentions"]
    }  # fmt: skip
    voices = {
        v["id"]: {"cue": words(v["cue"]), "source": words(v["source"]),
                  "content": words(v["content"])}
        for v in row["attributions"]
    }  # fmt: skip
    claims = []
    for claim in row["claims"]:
        roles = [(p["role"], words(p["span"])) for p in claim["participants"]]
        effects = [(p["effect"], words(p["span"])) for p in claim["participants"] if p["effect"]]
        chain = [voices[v]["source"] for v in claim["voices"] if voices[v]["source"]]
        claims.append({
            "span": words(claim["trigger"]), "kind": claim["kind"], "stance": claim["stance"],
            "realis": claim["realis"], "party": claim["voice_is_party"],
            "cue": words(claim["stance_cue"]), "event": claim["same_event"],
            "pairs": [
                *roles, *effects, *(("voice", v) for v in chain),
                *(("count", words(c["span"])) for c in claim["counts"]),
                ("place", words(_told(claim, row["claims"], "location", ("name", "country")))),
                ("time", words(_told(claim, row["claims"], "time", ("earliest", "latest")))),
            ],
        })  # fmt: skip
    counts = [
        {"span": words(c["span"]), "of": c["of"], "cumulative": c["cumulative"],
         "part": c["part_of"] is not None}
        for claim in row["claims"] for c in claim["counts"]
    ]  # fmt: skip
    return {
        "claims": claims,
        "mentions": list(mentions.values()),
        "voices": list(voices.values()),
        "counts": counts,
        "series": [{"span": words(s["span"])} for s in row["series"]],
    }


def _told(
    claim: Mapping[str, Any], claims: Sequence[Mapping[str, Any]], key: str, same: Sequence[str]
) -> Sequence[int] | None:
    """The words of a value; of one known from the rest of the text the nearest words by which
    another claim of the text is told the same."""
    value = claim[key]
    if value is None or value["span"] is not None:
        return value["span"] if value else None
    told = [
        other[key]["span"] for other in claims
        if other[key] and other[key]["span"] and all(other[key][s] == value[s] for s in same)
    ]  # fmt: skip
    return min(told, key=lambda span: abs(span[0] - claim["trigger"][0]), default=None)


def _labelled_sentences(
    labels: Mapping[str, Sequence[Mapping[str, Any]]], starts: Sequence[int], size: int
) -> set[int]:
    """Words of the sentences in which every mention and every voice is labelled."""
    edges = [*starts, size]
    held = {
        n
        for one in (*labels["claims"], *labels["mentions"])
        if one["span"]
        for n in range(*one["span"])
    }
    return {
        n
        for a, b in pairwise(edges)
        if any(w in held for w in range(a, b))
        for n in range(a, b)
    }


def _within(
    labels: Mapping[str, Sequence[Mapping[str, Any]]], a: int, b: int
) -> dict[str, list[dict[str, Any]]]:
    def shift(span: Words | None) -> Words | None:
        if span is None or span[1] <= a or span[0] >= b:
            return None
        return max(span[0], a) - a, min(span[1], b) - a

    def held(one: Mapping[str, Any], key: str) -> dict[str, Any] | None:
        if shift(one[key]) is None:
            return None
        moved = {k: shift(v) if isinstance(v, tuple) else v for k, v in one.items()}
        if "pairs" in one:
            moved["pairs"] = [[r, shift(s)] for r, s in one["pairs"] if shift(s)]
        return moved

    keys = {"claims": "span", "mentions": "span", "voices": "cue", "counts": "span",
            "series": "span"}  # fmt: skip
    return {
        name: [m for one in labels[name] if (m := held(one, key)) is not None]
        for name, key in keys.items()
    }
