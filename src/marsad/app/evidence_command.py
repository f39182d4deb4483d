"""``marsad evidence``: what it does and prints."""

from __future__ import annotations

from pathlib import Path

from marsad.app.choosing_actors import actors_of_run
from marsad.app.console import OK, out, say
from marsad.app.settings import settings_of
from marsad.app.work.evidence import evidence_of
from marsad.app.work.settling import settled
from marsad.model.errors import MarsadError
from marsad.publishing.zipped import zipped
from marsad.store.backup import aside, put, sync_below
from marsad.store.desk import open_desk, sync_folder
from marsad.store.ledger import adopted_run


def evidence(folder: Path, name: str, into: Path) -> int:
    """Writes the bundle of one event into a new folder, or (named so) a ``.zip``, whole or not at
    all."""
    packed = into.suffix.lower() == ".zip"
    if into.is_symlink() or into.is_file() or (into.is_dir() and (packed or any(into.iterdir()))):
        raise MarsadError("E-BACKUP-EXISTS", "there is something already", where=str(into),
                          hint="name a new or an empty folder, or a new .zip")  # fmt: skip
    with open_desk(folder) as desk, settled(desk, actors_of_run(desk)) as view:
        run = adopted_run(view) or ""
        files = evidence_of(view, run, name, licence=settings_of(folder).licence)
    with aside(into) as part:
        if packed:
            put(part / "bundle", zipped(files))
        else:
            for path, raw in files.items():
                put(part / "bundle" / path, raw)
            sync_below(part / "bundle")
        (part / "bundle").rename(into)
        sync_folder(into.absolute().parent)
    out(f"evidence {into}: {len(files)} files")
    say("marsad: the originals and texts are not redacted: this bundle is for the desk's own eyes")
    return OK
