"""All that one event rests on, in files that can be checked without the desk: the event, its
claims with their words, the texts and originals, and how each report came in.

Nothing is redacted: this is for the desk and for a court, not for a reader. The files depend on the
desk alone, not on the clock: the same event at the same row of the ledger gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from marsad.model.claims import Claim
from marsad.model.decisions import Decision
from marsad.model.errors import MarsadError
from marsad.model.events import Event
from marsad.model.hashing import canonical_json, sha256_bytes
from marsad.model.sources import Document
from marsad.publishing import Material, coverage_of, watched_in
from marsad.publishing.exports.rows import event_row
from marsad.store.archive import archived
from marsad.store.codec import write_claim
from marsad.store.desk import Desk
from marsad.store.held import event as event_of
from marsad.store.ledger import additions_of, decisions, head
from marsad.store.library import documents_of, lineages
from marsad.store.receipts import Receipt, receipts
from marsad.store.window import claims_of, documents_of_claims

FORM = "marsad-evidence 1"
AUDIENCE = "desk"


def evidence_of(desk: Desk, run: str, name: str, *, licence: str) -> dict[str, bytes]:
    """The files of the event of this name, the manifest last. The events stored are those of the
    ledger's head. Raises ``MarsadError``: ``E-REVIEW-EVENT`` for no such event, ``E-DOC-HASH``
    when an original is lost or a text is not its hash."""
    event = event_of(desk, name)
    if event is None:
        raise MarsadError("E-REVIEW-EVENT", "no such event", where=name,
                          hint="marsad export lists the ids")  # fmt: skip
    wanted = {*event.claims, *event.overtaken, *event.denials}
    named = documents_of_claims(desk, run, sorted(wanted))
    library = {d.id: d for _, d in documents_of(desk, named).values()}
    claims = [c for c in claims_of(desk, run, list(library)) if c.id in wanted]
    files = {"event.json": _event(desk, event, claims, library)}
    files["claims.jsonl"] = _lines(json.loads(write_claim(c)) for c in claims)
    files["custody.jsonl"] = _lines(_custody(desk, library))
    files["decisions.jsonl"] = _lines(_decisions(desk, event, claims, library))
    for document in library.values():
        if not document.purged:
            files[text_name(document)] = document.text.encode()
            files[original_name(document)] = _original(desk, document)
    row, top = head(desk)
    manifest = {
        "form": FORM, "audience": AUDIENCE, "event": event.id, "ledger_row": row,
        "ledger_head": top, "run": run, "licence": licence,
        "redacted": False, "documents": len(library), "claims": len(claims),
        "files": {n: {"sha256": sha256_bytes(b), "bytes": len(b)} for n, b in files.items()},
    }  # fmt: skip
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    return {**files, "manifest.json": text.encode()}


def text_name(document: Document) -> str:
    """Where the text of a document lies in a bundle."""
    return f"texts/{document.id}.txt"


def original_name(document: Document) -> str:
    """Where its original bytes lie."""
    return f"originals/{document.raw_sha256}"


def _event(
    desk: Desk, event: Event, claims: Sequence[Claim], library: Mapping[str, Document]
) -> bytes:
    row, top = head(desk)
    coverage = coverage_of(watched_in(library), name="one event")
    material = Material(
        events=(event,), claims={c.id: c for c in claims}, documents=library, coverage=coverage,
        as_of=row, head=top,
    )  # fmt: skip
    tree = json.dumps(event_row(event, material), ensure_ascii=False, indent=2, sort_keys=True)
    return (tree + "\n").encode()


def _custody(desk: Desk, library: Mapping[str, Document]) -> Iterator[dict[str, Any]]:
    """For each document where it is from, who added it when, and every receipt it had."""
    added = {d.subject: d for d in additions_of(desk, library)}
    lines = lineages(desk, library)
    had: dict[str, list[Receipt]] = {}
    for receipt in receipts(desk):
        if receipt.document in library:
            had.setdefault(str(receipt.document), []).append(receipt)
    for name, document in library.items():
        row = added[name]
        yield {
            "document": name, "publisher": document.source.name,
            "source_kind": document.source.kind, "locator": document.locator,
            "title": document.title, "author": document.author, "rights": document.rights,
            "published": document.published.isoformat() if document.published else None,
            "received": document.received, "extractor": document.extractor,
            "pages": list(document.pages),
            "lineage": lines[name], "supersedes": document.supersedes,
            "purged": document.purged,
            "text": None if document.purged else text_name(document),
            "text_sha256": document.text_sha256,
            "original": None if document.purged else original_name(document),
            "raw_sha256": document.raw_sha256,
            "added": {"row": row.seq, "at": row.at, "by": row.by, "digest": row.digest},
            "receipts": [
                {"at": r.at, "by": r.by, "how": r.how, "item": r.item, "outcome": r.outcome,
                 "code": r.code, "message": r.message, "raw_sha256": r.raw_sha256}
                for r in had.get(name, ())
            ],
        }  # fmt: skip


def _decisions(
    desk: Desk, event: Event, claims: Sequence[Claim], library: Mapping[str, Document]
) -> Iterator[dict[str, Any]]:
    """The rows of the ledger about the event, its claims and its documents."""
    about = {event.id, *event.also_known_as, *(c.id for c in claims), *library}
    rows = decisions(desk)
    seqs = {str(d.seq) for d in rows if d.subject in about}
    for row in rows:
        if row.subject in about or (row.verb == "undo" and row.subject in seqs):
            yield _row(row)


def _row(row: Decision) -> dict[str, Any]:
    return {
        "seq": row.seq, "at": row.at, "by": row.by, "verb": row.verb, "subject": row.subject,
        "before": row.before, "after": row.after, "reason": row.reason, "saw": row.saw,
        "previous": row.previous, "digest": row.digest,
    }  # fmt: skip


def _original(desk: Desk, document: Document) -> bytes:
    raw = archived(desk.path, document.raw_sha256)
    if raw is None or sha256_bytes(raw) != document.raw_sha256:
        raise MarsadError("E-DOC-HASH", "its original is lost or was changed", where=document.id,
                          hint="marsad verify names all of them")  # fmt: skip
    return raw


def _lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    return "".join(f"{canonical_json(row)}\n" for row in rows).encode()
