"""``marsad export --with-foreign``: the rows of a data set, passed on as they came, beside an
export and never in it.

Law: nothing leaves by default. A row is passed on only where every import of its data set was
marked ``--may-reexport``, and only from a desk whose audience is the desk: the harm rules know our
events, not their rows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from marsad.app.work.importing import VERB
from marsad.model.errors import MarsadError
from marsad.model.hashing import canonical_json, sha256_bytes
from marsad.reading.foreign.cells import cells_of
from marsad.store.desk import Desk
from marsad.store.foreign import rows_of
from marsad.store.ledger import decisions

FILE = "foreign.jsonl"
MANIFEST = "manifest.json"
TERMS = ("licence", "accessed", "filters", "file", "file_sha256")


def with_rows(
    desk: Desk, files: Mapping[str, bytes], dataset: str, audience: str, as_of: int
) -> dict[str, bytes]:
    """The files of an export with the rows of a data set, as of its ledger row, in
    ``foreign.jsonl``, which the manifest names with the terms of each import. Raises
    ``MarsadError`` ``E-EXPORT-FOREIGN``."""
    imports = [json.loads(d.after) for d in decisions(desk)
               if d.verb == VERB and d.subject == dataset]  # fmt: skip
    if not imports:
        raise _refused(f"no rows of {dataset} are here", "marsad status names the data sets")
    if not all(told["may_reexport"] for told in imports):
        raise _refused(f"an import of {dataset} was not marked as one that may be passed on",
                       "import it with --may-reexport where its terms allow it")  # fmt: skip
    if audience != "desk":
        raise _refused("rows of others cannot be protected as our own events are",
                       'set audience = "desk" in desk.toml')  # fmt: skip
    rows = rows_of(desk, dataset, as_of)
    data = "".join(
        canonical_json({
            "dataset": dataset, "row": row.locator, "rights": row.rights,
            "text_sha256": row.text_sha256, "cells": {c.column: c.text for c in cells_of(row)},
        }) + "\n" for row in rows
    ).encode()  # fmt: skip
    manifest: dict[str, Any] = json.loads(files[MANIFEST])
    manifest["foreign_left_out"].pop(dataset, None)
    manifest["foreign"] = {
        "dataset": dataset, "rows": len(rows),
        "imports": [{key: told[key] for key in TERMS} for told in imports],
    }  # fmt: skip
    manifest["files"][FILE] = {"sha256": sha256_bytes(data), "bytes": len(data)}
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    return {**files, FILE: data, MANIFEST: text.encode()}


def _refused(what: str, hint: str) -> MarsadError:
    return MarsadError("E-EXPORT-FOREIGN", what, hint=hint)
