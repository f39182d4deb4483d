"""The shape of a suite: gold in, figures out. Denominators are fixed; what is not found is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from marsad.model.errors import MarsadError
from marsad.model.hashing import sha256_bytes
from marsad.model.mentions import Reading
from marsad.model.sources import Document
from marsad.registry.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Figure:
    """One number. ``value`` is a share between 0 and 1 (or, where ``unit`` says so, km or an
    error); ``gold`` is the fixed denominator; ``reference`` is what others reach, and
    ``reference_name`` who. ``higher_is_better`` tells how a floor is read."""

    name: str
    value: float
    gold: int
    reference: float | None = None
    reference_name: str = ""
    unit: str = "share"
    higher_is_better: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """The figures of one suite over one state of its data; ``worst`` are its worst errors, a line
    each."""

    suite: str
    data_sha256: str
    figures: tuple[Figure, ...]
    note: str = ""
    worst: tuple[str, ...] = ()


# Reads documents as far as the named values ("times", "places", "claims" ...) need.
Reader = Callable[[Sequence[Document], Sequence[str]], list[Reading]]


def gazetteer_of(reader: Reader) -> Gazetteer | None:
    """The gazetteer that a reader reads with, where it tells."""
    return getattr(reader, "gazetteer", None)


@dataclass(frozen=True, slots=True)
class Suite:
    """A named suite: where its data lies below the data folder, and how it is run."""

    name: str
    path: str
    run: Callable[[Path, Reader], Result]


def need(path: Path) -> Path:
    """``path`` if it is there. Raises ``MarsadError`` (``E-EVAL-DATA``) if not."""
    if not path.exists():
        raise MarsadError(
            "E-EVAL-DATA",
            "the gold data is not there",
            where=str(path),
            hint="name the folder that holds it with --data",
        )
    return path


def hash_files(*paths: Path) -> str:
    """One hash over the bytes of all files, in the order given."""
    return sha256_bytes("".join(sha256_bytes(need(p).read_bytes()) for p in paths).encode())


def f1(hits: int, found: int, gold: int) -> float:
    """F1 from counts; 0 when nothing was hit."""
    return 2 * hits / (found + gold) if hits else 0.0
