"""What the resolver judged of each claim, kept so that a new report is judged against its
neighbours alone. All of it is derived and may be dropped."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _text(name: str, *, null: bool = False) -> sa.Column:
    return sa.Column(name, sa.Text, nullable=null)


def _int(name: str, *, null: bool = False) -> sa.Column:
    return sa.Column(name, sa.Integer, nullable=null)


def _key(name: str, kind: type = sa.Integer) -> sa.Column:
    return sa.Column(name, kind, primary_key=True, autoincrement=False)


def upgrade() -> None:
    def make(name: str, *columns: sa.Column) -> None:
        op.create_table(name, *columns, sqlite_strict=True)

    make("judged", _key("id"), _int("as_of"), _text("run"), _text("code"), _int("documents"),
         _int("told"))  # fmt: skip
    make("joined", _key("place"), _text("claim"), _int("document"), _int("rank"), _int("number"))
    op.create_index("ix_joined_claim", "joined", ["claim"])
    op.create_index("ix_joined_number", "joined", ["number"])
    make("reach", _key("place"), _key("family", sa.Text), _int("unreal"), _text("span"),
         _int("first"), _int("last"), _int("lat", null=True), _int("lon", null=True),
         _text("names"))  # fmt: skip
    op.create_index("ix_reach_family", "reach", ["family", "unreal", "span", "first"])
    make("likeness", _key("place"), _key("other"), _int("number"),
         sa.Column("score", sa.REAL, nullable=False))  # fmt: skip
    op.create_index("ix_likeness_number", "likeness", ["number"])
    op.create_index("ix_likeness_other", "likeness", ["other"])
    make("story", _key("document"), _text("json"))
    make("story_name", _key("name", sa.Text), _int("known"))
    op.create_index("ix_event_days", "event", ["latest", "earliest"])
    op.create_index("ix_event_kind", "event", ["kind", "country"])
    op.create_index("ix_document_published", "document", ["published"])
