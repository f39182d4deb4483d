"""The tables of a desk, as SQLAlchemy sees them.

Three kinds: what only grows (``decision``, ``document``, ``brief``, ``brief_file``), what a purge
alone may remove (``document_text``), and what is derived and may be dropped and rebuilt (the rest).
The migrations make them; a test holds this page and the migrations equal. What only SQLite has
(triggers, the search index, the box index) is made there for that dialect alone.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import REAL, Column, ForeignKey, Index, Integer, MetaData, Table, Text

REVISIONS = ("0001", "0002", "0003")
HEAD = REVISIONS[-1]

METADATA = MetaData()


def _text(name: str, *, key: bool = False, null: bool = False) -> Column[Any]:
    return Column(name, Text, primary_key=key, nullable=null)


def _int(name: str, *, key: bool = False, null: bool = False) -> Column[Any]:
    return Column(name, Integer, primary_key=key, nullable=null, autoincrement=False)


def _real(name: str) -> Column[Any]:
    return Column(name, REAL, nullable=True)


def _table(name: str, *columns: Column[Any]) -> Table:
    return Table(name, METADATA, *columns, sqlite_strict=True)


# --- what only grows

DECISION = _table(
    "decision",
    _int("seq", key=True),
    *(_text(name) for name in ("at", "by", "verb", "subject", "before", "after")),
    *(_text(name) for name in ("reason", "saw", "previous", "digest")),
)
Index("ix_decision_subject", DECISION.c.subject, DECISION.c.verb)
DOCUMENT = _table(
    "document",
    _int("seq", key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("added", Integer, ForeignKey("decision.seq"), nullable=False, unique=True),
    _text("lineage"),
    _text("source_kind"),
    _text("language"),
    _text("country", null=True),
    _text("published", null=True),
    _text("published_precision", null=True),
    _text("received"),
    Column("text_sha256", Text, nullable=False, index=True),
    Column("raw_sha256", Text, nullable=False, index=True),
    _int("length"),
    _text("extractor"),
    _text("supersedes", null=True),
)
Index("ix_document_published", DOCUMENT.c.published)
BRIEF = _table(
    "brief",
    _int("seq", key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("published", Integer, ForeignKey("decision.seq"), nullable=False),
    _int("as_of"),
    _text("head"),
    _text("json"),
)
BRIEF_FILE = _table(
    "brief_file",
    Column("brief", Text, ForeignKey("brief.id"), primary_key=True),
    _text("name", key=True),
    _text("sha256"),
    _int("size"),
)

# --- what a purge alone removes

DOCUMENT_TEXT = _table(
    "document_text",
    Column("seq", Integer, ForeignKey("document.seq"), primary_key=True, autoincrement=False),
    _text("title", null=True),
    _text("text"),
    _text("rest"),
)

# --- what may be dropped and rebuilt

RUN = _table("run", _text("id", key=True), *(_text(n) for n in ("marsad", "models")),
             _text("registries"), _text("started"))  # fmt: skip
WORK = _table(
    "work",
    Column("run", Text, ForeignKey("run.id"), primary_key=True),
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    _text("state"),
    _int("attempts"),
    _text("note"),
)
READING = _table(
    "reading",
    Column("run", Text, ForeignKey("run.id"), primary_key=True),
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    _text("json"),
)
CLAIM = _table(
    "claim",
    Column("run", Text, ForeignKey("run.id"), primary_key=True),
    _text("id", key=True),
    Column("document", Text, ForeignKey("document.id"), nullable=False, index=True),
    _int("ordinal"),
    _text("kind"),
    _text("stance"),
    _text("realis"),
    _text("json"),
)
ISSUE = _table(
    "issue",
    Column("run", Text, ForeignKey("run.id"), primary_key=True),
    Column("document", Text, ForeignKey("document.id"), primary_key=True),
    _int("ordinal", key=True),
    _text("code"),
    _text("message"),
    _int("start", null=True),
    _int("end", null=True),
)
FOLD = _table("fold", _int("id", key=True), _int("as_of"), _text("run", null=True))
EVENT = _table(
    "event",
    _int("ordinal", key=True),
    Column("id", Text, nullable=False, unique=True),
    _text("kind"),
    _text("standing"),
    _text("theme", null=True),
    _text("realis"),
    _text("earliest", null=True),
    _text("latest", null=True),
    _text("country"),
    *(_real(name) for name in ("lat", "lon", "radius_km")),
    _text("json"),
)
Index("ix_event_days", EVENT.c.latest, EVENT.c.earliest)
Index("ix_event_kind", EVENT.c.kind, EVENT.c.country)
EVENT_CLAIM = _table(
    "event_claim",
    Column("event", Text, ForeignKey("event.id"), primary_key=True),
    Column("claim", Text, primary_key=True, index=True),
    _int("denial"),
)
EVENT_NAME = _table(
    "event_name",
    _text("name", key=True),
    Column("event", Text, ForeignKey("event.id"), primary_key=True),
)

# What was judged of each claim, in the order of judging: ``number`` is the event it founded or
# joined before any decision, ``document`` the place of its document, ``rank`` its own place in
# the library; which events looked alike then; where it is looked for; the names of its document.
JUDGED = _table("judged", _int("id", key=True), _int("as_of"), _text("run"), _text("code"),
                _int("documents"), _int("told"))  # fmt: skip
JOINED = _table(
    "joined",
    _int("place", key=True),
    Column("claim", Text, nullable=False, index=True),
    _int("document"),
    _int("rank"),
    Column("number", Integer, nullable=False, index=True),
)
REACH = _table(
    "reach",
    _int("place", key=True),
    _text("family", key=True),
    _int("unreal"),
    _text("span"),
    *(_int(name) for name in ("first", "last")),
    *(_int(name, null=True) for name in ("lat", "lon")),
    _text("names"),
)
Index("ix_reach_family", REACH.c.family, REACH.c.unreal, REACH.c.span, REACH.c.first)
LIKENESS = _table(
    "likeness",
    _int("place", key=True),
    Column("other", Integer, primary_key=True, autoincrement=False, index=True),
    Column("number", Integer, nullable=False, index=True),
    Column("score", REAL, nullable=False),
)
STORY = _table("story", _int("document", key=True), _text("json"))
STORY_NAME = _table("story_name", _text("name", key=True), _int("known"))

# --- kept beside: one row an item that intake was given

RECEIPT = _table(
    "receipt",
    _int("seq", key=True),
    _text("at"),
    _text("item"),
    _text("document", null=True),
    *(_text(name) for name in ("outcome", "code", "message")),
    *(Column(name, Text, nullable=False, server_default="") for name in ("by", "how")),
    Column("raw_sha256", Text, nullable=False, server_default=""),
)

# --- kept beside: what was last seen at an address

VISIT = _table(
    "visit",
    _text("url", key=True),
    *(_text(name) for name in ("at", "etag", "modified", "raw_sha256")),
)

FOLDED = (EVENT_NAME, EVENT_CLAIM, EVENT, FOLD)
JOINS = (JUDGED, LIKENESS, REACH, JOINED, STORY, STORY_NAME)
DERIVED = (*FOLDED, *JOINS, ISSUE, CLAIM, READING, WORK, RUN)
