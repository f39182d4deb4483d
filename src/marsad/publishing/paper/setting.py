"""``pdf_of``: a brief as a PDF that comes out the same, byte for byte, wherever it is made.

Typst sets it from one template that reads no file and no clock; every text of the brief reaches it
as data. The day in the PDF is the brief's own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from typing import Any

from marsad.model.briefs import Brief
from marsad.model.errors import MarsadError
from marsad.model.sources import Document
from marsad.publishing.paper.letters import NEEDED, folders
from marsad.publishing.paper.tree import made_at, tree_of

PARTS = ("paper_look.typ", "paper_parts.typ", "paper.typ")
MOST_WORDS = 160
TAGS = "tags"
PANIC = "PanicException"  # what a panic inside Typst arrives as; it is no Exception
ADVICE = "the brief itself is not touched: print brief.html"


def pdf_of(
    brief: Brief, *, documents: Mapping[str, Document], imported: Iterable[str] = ()
) -> bytes:
    """The brief as PDF. ``documents`` and ``imported`` are those of ``html_of``. Raises
    ``MarsadError`` (E-PAPER) when it cannot be set."""
    try:
        tree = tree_of(brief, documents=documents, imported=imported)
        return set_as_pdf(template(), tree, int(made_at(brief).timestamp()))
    except MarsadError:
        raise
    except Exception as error:
        raise refusal(error) from error


def template() -> str:
    """The template, whole."""
    folder = files("marsad.publishing").joinpath("templates")
    return "\n".join(folder.joinpath(part).read_text("utf-8") for part in PARTS)


def set_as_pdf(source: str, tree: Mapping[str, Any], at: int) -> bytes:
    """``source`` set by Typst with ``tree`` in ``sys.inputs.brief``. Raises as ``set_by_typst``."""
    return set_by_typst(
        source, {"brief": json.dumps(tree)}, lambda setter: _compiled(setter, at)
    )


def set_by_typst(
    source: str, inputs: dict[str, str], work: Callable[[Callable[[], Any]], Any]
) -> bytes:
    """What ``work`` makes with a setter of ``source`` and its ``inputs``. Raises what Typst raises,
    and ``MarsadError`` (E-PAPER) where it is not installed, lacks letters or breaks down."""
    try:
        import typst
    except ImportError as error:
        raise MarsadError("E-PAPER", "the package typst is not installed", hint=ADVICE) from error
    places = [str(folder) for folder in folders()]
    try:
        letters = typst.Fonts(include_system_fonts=False, font_paths=places)
        missing = sorted(set(NEEDED) - set(letters.families()))
        if missing:
            raise MarsadError("E-PAPER", f"no letters of {', '.join(missing)}",
                              hint="install Marsad again")  # fmt: skip
        def setter() -> Any:
            return typst.Compiler(
                source.encode("utf-8"), root=places[0], font_paths=letters,
                ignore_system_fonts=True, sys_inputs=inputs,
            )  # fmt: skip

        made = work(setter)
    except BaseException as error:
        if type(error).__name__ != PANIC:
            raise
        raise refusal(error) from error
    if not isinstance(made, bytes):
        raise MarsadError("E-PAPER", "the setter gave no file", hint=ADVICE)
    return made


def _compiled(setter: Callable[[], Any], at: int) -> Any:
    """The PDF with its tags for readers by ear or, where Typst stumbles over the tags themselves
    (as 0.15 does over some tables that run over pages), without them."""
    try:
        return setter().compile(format="pdf", timestamp=at)
    except Exception as error:
        if TAGS not in str(error):
            raise
        return setter().compile(format="pdf", timestamp=at, pdf_tags=False)


def refusal(error: BaseException) -> MarsadError:
    """``E-PAPER`` with the first words of what went wrong."""
    words = " ".join(str(error).split()) or type(error).__name__
    short = words if len(words) <= MOST_WORDS else words[: MOST_WORDS - 1] + "…"
    return MarsadError("E-PAPER", f"the PDF could not be set ({short})", hint=ADVICE)
