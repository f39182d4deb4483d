"""The tables of places that Marsad keeps itself: read, never changed, hashed for the index."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

TABLES = (
    "countries.tsv",
    "regions.tsv",
    "conflict_places.tsv",
    "airfields.tsv.gz",
    "town_names.tsv",
    "features.tsv.gz",
    "admin1.tsv.gz",
    "admin1_points.tsv",
    "admin2.tsv.gz",
    "us_places.tsv.gz",
)


def folder() -> Traversable:
    """Where the tables lie inside the package."""
    return files("marsad.registry") / "data" / "places"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table, by column name. Lines that start with ``#`` are remarks."""
    data = (folder() / name).read_bytes()
    text = (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")
    lines = (line for line in text.split("\n") if line and not line.startswith("#"))
    header = next(lines).split("\t")
    for line in lines:
        yield dict(zip(header, line.split("\t"), strict=True))


def split(cell: str) -> list[str]:
    """The values of a cell that holds several, parted by ``|``."""
    return [part for part in cell.split("|") if part]


def tables_hash() -> str:
    """One hash over the bytes of every table, in the order of ``TABLES``."""
    digest = hashlib.sha256()
    for name in TABLES:
        digest.update((folder() / name).read_bytes())
    return digest.hexdigest()
