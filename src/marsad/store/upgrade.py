"""Bringing a database to the schema this program knows; the steps travel inside the package."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, inspect, text

from marsad.model.errors import MarsadError
from marsad.store.schema import HEAD, REVISIONS


def revision_of(connection: Connection) -> str | None:
    """The revision a database is at; ``None`` when nothing was made in it yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return None if row is None else str(row[0])


def upgrade(engine: Engine) -> None:
    """Afterwards the database is at ``HEAD``, all steps in one transaction or none.

    Raises ``MarsadError`` ``E-DESK-NEWER`` when a newer program made it.
    """
    with engine.connect() as connection:
        at = revision_of(connection)
    if at == HEAD:
        return
    if at is not None and at not in REVISIONS:
        raise MarsadError(
            "E-DESK-NEWER",
            f"the desk has schema {at}, this program knows up to {HEAD}",
            where=str(engine.url.database or ""),
            hint="open it with the newer marsad that made it",
        )
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        _climb(connection)


def _climb(connection: Connection) -> None:
    # Imported here: a desk that is up to date, which is nearly every one, never pays for it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "marsad.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
