"""``marsad annotate``: stateless reading. No desk, no database, nothing written but the output
and, if one is asked for, the map."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from marsad.app.choosing import chosen_by_option
from marsad.app.choosing_actors import lists_by_option
from marsad.app.clock import now
from marsad.app.console import OK, PARTLY, out, progress, say
from marsad.app.explain import explain
from marsad.app.inputs import items_of
from marsad.app.kit import load_kit
from marsad.app.map_file import check_map_file, same_file, write_map_file
from marsad.app.pool import FAILED, READABLE, read_all
from marsad.codebook.contract_reading import error_row, reading_row
from marsad.intake import Item, Refusal, given_id, read_item
from marsad.intake.refusals import SKIPPED
from marsad.model.mentions import Reading
from marsad.model.sources import Document
from marsad.reading.sheet import Kit
from marsad.reading.steps import read_sheets

Row = dict[str, object]


def name_of(item: Item) -> str:
    """The id that a line of JSON or a row gives itself, else where the item lies."""
    given = given_id(item.raw) if item.form in ("line", "row") and item.raw is not None else None
    return given or item.locator


def annotate(
    inputs: Sequence[str],
    *,
    published: date | None,
    source: str | None,
    jobs: int,
    limit: int,
    explained: bool,
    places: str | None = None,
    lists: str | None = None,
    map_file: Path | None = None,
) -> int:
    """Prints one JSON object a line for each document, in input order, or with ``explained`` the
    words behind every value; besides, writes the page that shows their places to ``map_file``.
    ``places`` chooses imported gazetteers and ``lists`` lists of actors; without them all of the
    person's are used. Returns the exit code. Raises ``MarsadError`` (``E-MAP``) before anything is
    read where that file cannot be written."""
    if map_file is not None:
        check_map_file(map_file, explained=explained)
    mapped: list[Row] = []
    kit = load_kit(chosen_by_option(places), lists_by_option(lists))
    names: list[str] = []
    refusals: dict[int, Refusal] = {}
    spoiled: list[str] = []

    def documents() -> Iterator[Document]:
        for item in items_of(inputs, limit=limit):
            if same_file(item.path, map_file):
                say(f"marsad: I-MAP: the map itself is not read, {item.locator}")
                continue
            taken = read_item(
                item, received=now(), limit=limit, default_source=source,
                default_published=published,
            )  # fmt: skip
            if isinstance(taken, Refusal):
                say(f"marsad: {taken.code}: {taken.message}, {taken.locator}")
                if taken.outcome == SKIPPED:
                    continue
                refusals[len(names)] = taken
                names.append(name_of(item))
                continue
            names.append(name_of(item))
            yield taken

    def give(line: str) -> None:
        out(line, lines=explained)
        if map_file is not None:
            mapped.append(json.loads(line))

    position = 0
    if explained:
        lines: Iterable[str] = _explanations(documents(), kit)
    else:
        lines = _rows(read_all(documents(), kit, jobs), names, refusals, spoiled)
    for line in progress(lines, "reading"):
        for refused in _refused_from(position, refusals, names):
            if not explained:
                give(refused)
            position += 1
        give(line)
        position += 1
    for refused in _refused_from(position, refusals, names):
        if not explained:
            give(refused)
    if map_file is not None:
        write_map_file(map_file, mapped, kit.gazetteer)
    return PARTLY if refusals or spoiled else OK


def _rows(
    readings: Iterator[Reading],
    names: list[str],
    refusals: dict[int, Refusal],
    spoiled: list[str],
) -> Iterator[str]:
    position = 0
    for reading in readings:
        while position in refusals:
            position += 1
        failed = next((i for i in reading.issues if i.code == FAILED), None)
        if failed is not None:
            say(f"marsad: E-READ: {failed.message}, {names[position]}; it is left out")
            row = error_row(names[position], "E-READ", failed.message)
            spoiled.append(names[position])
        else:
            row = reading_row(reading, names[position])
        position += 1
        yield json.dumps(row, ensure_ascii=False)


def _refused_from(position: int, refusals: dict[int, Refusal], names: list[str]) -> list[str]:
    found = []
    while position in refusals:
        refusal = refusals[position]
        found.append(json.dumps(error_row(names[position], refusal.code, refusal.message)))
        position += 1
    return found


def _explanations(documents: Iterator[Document], kit: Kit) -> Iterator[str]:
    for document in documents:
        if document.language not in READABLE:
            yield f"{document.locator}: language {document.language} cannot be read yet"
            continue
        for sheet in read_sheets(chain([document]), kit):
            yield explain(sheet)
