"""A desk made by an older program is brought to today's schema, with all that is in it."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from store_makers import AT, report

from marsad.store import add_document, documents, open_desk, verify
from marsad.store.desk import DATABASE, engine_for
from marsad.store.upgrade import revision_of


def old_desk(folder: Path, revision: str) -> None:
    """An empty desk as the program of that revision made it."""
    for name in ("", "archive", "briefs"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    engine = engine_for(folder / DATABASE)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        config = Config()
        config.set_main_option("script_location", "marsad.store:migrations")
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        assert revision_of(connection) == revision
    engine.dispose()


def test_the_first_schema_becomes_todays(tmp_path: Path) -> None:
    old_desk(tmp_path, "0001")
    with open_desk(tmp_path) as desk:
        document, raw = report()
        assert add_document(desk, document, raw, lineage="lineage-a", at=AT, by="machine")
        assert documents(desk) == (document,)
        assert verify(desk).ok
