"""A brief told and set: the one way from material to the files of a brief, whoever keeps them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.model.briefs import Brief
from marsad.model.errors import MarsadError
from marsad.publishing import (
    BriefConfig,
    Material,
    check_files,
    documents_for,
    docx_of,
    html_of,
    markdown_of,
    pdf_of,
    pictures_of,
    secret_names,
    tell,
)


@dataclass(frozen=True, slots=True)
class Pages:
    """A brief with its files by name; ``lacks`` says why it is without its PDF."""

    brief: Brief
    files: Mapping[str, bytes]
    lacks: MarsadError | None = None


def pages_of(
    material: Material,
    *,
    theatre: str,
    period: tuple[date, date],
    made: str,
    config: BriefConfig,
    credits: Sequence[str],
) -> Pages:
    """The brief of ``period`` in all its forms. Raises ``MarsadError`` as ``tell`` does, and
    (E-PUBLISH-REFUSED) when the public would read a withheld name in one of them; a PDF that cannot
    be made holds nothing up, and the document of Word is then without pictures."""
    brief = tell(material, theatre=theatre, period=period, made=made, config=config)
    shown = documents_for(material, made=made, config=config)
    imported = tuple(credits)
    files = {
        "brief.html": html_of(brief, documents=shown, imported=imported).encode("utf-8"),
        "brief.md": markdown_of(brief, imported=imported).encode("utf-8"),
    }
    lacks: MarsadError | None = None
    pictures: dict[str, bytes] = {}
    try:
        paper = {"brief.pdf": pdf_of(brief, documents=shown, imported=imported)}
        pictures = pictures_of(brief)
    except MarsadError as error:
        lacks, paper = error, {}
    files["brief.docx"] = docx_of(brief, imported=imported, pictures=pictures)
    files |= paper
    if config.audience == "public":
        check_files(files, secret_names(material, config.harm, made))
    return Pages(brief, files, lacks)
