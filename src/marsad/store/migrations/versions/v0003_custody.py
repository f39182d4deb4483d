"""Who gave an item, how it came and what its bytes were, beside what became of it; and what was
last seen at an address, so that what has not changed is not fetched again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("by", "how", "raw_sha256"):
        op.add_column("receipt", sa.Column(name, sa.Text, nullable=False, server_default=""))
    op.create_table(
        "visit",
        sa.Column("url", sa.Text, primary_key=True),
        *(sa.Column(n, sa.Text, nullable=False) for n in ("at", "etag", "modified", "raw_sha256")),
        sqlite_strict=True,
    )
