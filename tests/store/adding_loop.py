"""Adds documents for ever, saying each that is done; the kill test ends it."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from store_makers import AT, reading_of, report

from marsad.store import add_document, begin_reading, open_desk, save_reading


def main(folder: str) -> None:
    with open_desk(Path(folder)) as desk:
        for number in count():
            document, raw = report(locator=f"item-{number}", raw=b"%d" % number)
            add_document(desk, document, raw, lineage="l", at=AT, by="machine")
            sys.stdout.write(f"added {document.id}\n")
            sys.stdout.flush()
            begin_reading(desk, "run-loop", [document.id])
            save_reading(desk, reading_of(document, "run-loop"))
            sys.stdout.write(f"read {document.id}\n")
            sys.stdout.flush()


main(sys.argv[1])
