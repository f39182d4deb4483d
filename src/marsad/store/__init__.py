"""Schema, migrations, loading and saving the nouns. No judgement, no language: the database never
sees the verbs."""

from __future__ import annotations

from marsad.store.briefs import brief_files, brief_path, briefs, save_brief
from marsad.store.desk import Desk, open_desk
from marsad.store.held import (
    drop_derived,
    event,
    events,
    events_in_box,
    events_of_claim,
    folded,
    save_events,
)
from marsad.store.ledger import adopted_run, append_decision, decisions, head
from marsad.store.library import (
    Incoming,
    add_document,
    add_documents,
    document,
    documents,
    documents_as_of,
    each_document,
    lineages,
    original,
    search,
)
from marsad.store.purge import PurgeReport, purge
from marsad.store.readings import (
    FoundIssue,
    Work,
    begin_reading,
    claims,
    fail_reading,
    issues,
    reading,
    readings,
    runs,
    save_reading,
    save_readings,
    save_run,
    unread,
    work,
)
from marsad.store.receipts import Receipt, add_receipt, add_receipts, receipts
from marsad.store.releases import Release, release, release_path, releases, save_release
from marsad.store.verify import VerifyReport, verify
from marsad.store.verify_words import Finding
from marsad.store.visits import Visit, keep_visits, visit_of

__all__ = [
    "Desk", "Finding", "FoundIssue", "Incoming", "PurgeReport", "Receipt", "Release",
    "VerifyReport", "Visit", "Work", "add_document", "add_documents", "add_receipt", "add_receipts",
    "adopted_run", "append_decision", "begin_reading", "brief_files", "brief_path", "briefs",
    "claims", "decisions", "document", "documents", "documents_as_of", "drop_derived",
    "each_document", "event", "events", "events_in_box", "events_of_claim", "fail_reading",
    "folded", "head", "issues", "keep_visits", "lineages", "open_desk", "original", "purge",
    "reading", "readings", "receipts", "release", "release_path", "releases", "runs", "save_brief",
    "save_events", "save_reading", "save_readings", "save_release", "save_run", "search", "unread",
    "verify", "visit_of", "work",
]  # fmt: skip
