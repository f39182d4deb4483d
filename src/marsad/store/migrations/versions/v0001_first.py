"""The first schema. Law 7 stands in the database itself, as triggers: the library and the ledger
refuse update, delete and replace from any connection, whatever its settings; only words that a
purge in the ledger orders away may go."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

GENESIS = "0" * 64
ONLY_GROW = ("decision", "document", "brief", "brief_file")

INSERTS = {
    "decision": f"""NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM decision)
        OR NEW.previous IS NOT coalesce(
            (SELECT digest FROM decision ORDER BY seq DESC LIMIT 1), '{GENESIS}')""",
    "document": """NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM document)
        OR EXISTS (SELECT 1 FROM document WHERE id = NEW.id OR added = NEW.added)
        OR NOT EXISTS (SELECT 1 FROM decision WHERE seq = NEW.added
            AND verb = 'document-added' AND subject = NEW.id)""",
    "document_text": """EXISTS (SELECT 1 FROM document_text WHERE seq = NEW.seq)
        OR NOT EXISTS (SELECT 1 FROM document WHERE seq = NEW.seq)
        OR EXISTS (SELECT 1 FROM decision JOIN document ON document.id = decision.subject
            WHERE document.seq = NEW.seq AND decision.verb = 'purge')""",
    "brief": """NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM brief)
        OR EXISTS (SELECT 1 FROM brief WHERE id = NEW.id)
        OR NOT EXISTS (SELECT 1 FROM decision WHERE seq = NEW.published
            AND verb = 'publish' AND subject = NEW.id)""",
    "brief_file": """EXISTS (SELECT 1 FROM brief_file
            WHERE brief = NEW.brief AND name = NEW.name)
        OR NOT EXISTS (SELECT 1 FROM brief WHERE id = NEW.brief)""",
}


def upgrade() -> None:
    _grow()
    _derived()
    if op.get_bind().dialect.name == "sqlite":
        _sqlite_only()


def _text(name: str, *, null: bool = False) -> sa.Column:
    return sa.Column(name, sa.Text, nullable=null)


def _int(name: str, *, null: bool = False) -> sa.Column:
    return sa.Column(name, sa.Integer, nullable=null)


def _number() -> sa.Column:
    return sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False)


def _to(name: str, target: str, **more: object) -> sa.Column:
    kind = sa.Integer if target.endswith(".seq") else sa.Text
    return sa.Column(name, kind, sa.ForeignKey(target), **{"nullable": False, **more})


def _key(name: str, kind: type = sa.Text) -> sa.Column:
    return sa.Column(name, kind, primary_key=True, autoincrement=False)


def _make(name: str, *columns: sa.Column) -> None:
    op.create_table(name, *columns, sqlite_strict=True)


def _grow() -> None:
    names = ("at", "by", "verb", "subject", "before", "after", "reason", "saw", "previous")
    _make("decision", _number(), *(_text(n) for n in (*names, "digest")))
    op.create_index("ix_decision_subject", "decision", ["subject", "verb"])
    _make(
        "document",
        _number(),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        _to("added", "decision.seq", unique=True),
        *(_text(n) for n in ("lineage", "source_kind", "language")),
        *(_text(n, null=True) for n in ("country", "published", "published_precision")),
        *(_text(n) for n in ("received", "text_sha256", "raw_sha256")),
        _int("length"),
        _text("extractor"),
        _text("supersedes", null=True),
    )
    op.create_index("ix_document_raw_sha256", "document", ["raw_sha256"])
    op.create_index("ix_document_text_sha256", "document", ["text_sha256"])
    _make(
        "document_text",
        _to("seq", "document.seq", primary_key=True, autoincrement=False),
        _text("title", null=True),
        _text("text"),
        _text("rest"),
    )
    _make(
        "brief",
        _number(),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        _to("published", "decision.seq"),
        _int("as_of"),
        _text("head"),
        _text("json"),
    )
    _make(
        "brief_file",
        _to("brief", "brief.id", primary_key=True),
        _key("name"),
        _text("sha256"),
        _int("size"),
    )
    _make(
        "receipt",
        _number(),
        *(_text(n) for n in ("at", "item")),
        _text("document", null=True),
        *(_text(n) for n in ("outcome", "code", "message")),
    )


def _derived() -> None:
    _make("run", _key("id"), *(_text(n) for n in ("marsad", "models", "registries", "started")))
    by_run = ("run", "run.id"), ("document", "document.id")
    keys = [_to(name, target, primary_key=True) for name, target in by_run]
    _make("work", *keys, _text("state"), _int("attempts"), _text("note"))
    keys = [_to(name, target, primary_key=True) for name, target in by_run]
    _make("reading", *keys, _text("json"))
    _make(
        "claim",
        _to("run", "run.id", primary_key=True),
        _key("id"),
        _to("document", "document.id"),
        _int("ordinal"),
        *(_text(n) for n in ("kind", "stance", "realis", "json")),
    )
    op.create_index("ix_claim_document", "claim", ["document"])
    keys = [_to(name, target, primary_key=True) for name, target in by_run]
    places = [_int(n, null=True) for n in ("start", "end")]
    _make("issue", *keys, _key("ordinal", sa.Integer), _text("code"), _text("message"), *places)
    _make("fold", _key("id", sa.Integer), _int("as_of"), _text("run", null=True))
    _make(
        "event",
        _key("ordinal", sa.Integer),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        *(_text(n) for n in ("kind", "standing")),
        _text("theme", null=True),
        _text("realis"),
        *(_text(n, null=True) for n in ("earliest", "latest")),
        _text("country"),
        *(sa.Column(n, sa.REAL, nullable=True) for n in ("lat", "lon", "radius_km")),
        _text("json"),
    )
    _make("event_claim", _to("event", "event.id", primary_key=True), _key("claim"), _int("denial"))
    op.create_index("ix_event_claim_claim", "event_claim", ["claim"])
    _make("event_name", _key("name"), _to("event", "event.id", primary_key=True))


def _sqlite_only() -> None:
    for table in ONLY_GROW:
        _refuse(table, "update")
        _refuse(table, "delete")
    _refuse("document_text", "update")
    op.execute("""CREATE TRIGGER document_text_delete BEFORE DELETE ON document_text
        WHEN NOT EXISTS (SELECT 1 FROM decision JOIN document ON document.id = decision.subject
            WHERE document.seq = OLD.seq AND decision.verb = 'purge')
        BEGIN SELECT RAISE(ABORT, 'law 7: only a purge in the ledger removes words'); END""")
    for table, unless in INSERTS.items():
        op.execute(f"""CREATE TRIGGER {table}_insert BEFORE INSERT ON {table} WHEN {unless}
            BEGIN SELECT RAISE(ABORT, 'law 7: {table} only grows, in order'); END""")
    op.execute("""CREATE VIRTUAL TABLE document_fts USING fts5(title, text,
        content='document_text', content_rowid='seq',
        tokenize='unicode61 remove_diacritics 2')""")
    op.execute("""CREATE TRIGGER document_text_indexed AFTER INSERT ON document_text BEGIN
        INSERT INTO document_fts(rowid, title, text) VALUES (NEW.seq, NEW.title, NEW.text); END""")
    op.execute("""CREATE TRIGGER document_text_unindexed AFTER DELETE ON document_text BEGIN
        INSERT INTO document_fts(document_fts, rowid, title, text)
        VALUES ('delete', OLD.seq, OLD.title, OLD.text); END""")
    op.execute("CREATE VIRTUAL TABLE event_box USING rtree(id, west, east, south, north)")


def _refuse(table: str, act: str) -> None:
    op.execute(f"""CREATE TRIGGER {table}_{act} BEFORE {act.upper()} ON {table}
        BEGIN SELECT RAISE(ABORT, 'law 7: {table} refuses {act}'); END""")
