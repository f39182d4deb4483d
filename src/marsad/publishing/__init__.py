"""Telling: events held at one position of the ledger, told as a brief, a page, and exports.

Everything here is a pure function of nouns; the clock is a parameter.
"""

from __future__ import annotations

from marsad.publishing.config import BriefConfig, SectionRule, config_from
from marsad.publishing.coverage import Coverage, coverage_of, watched_in
from marsad.publishing.exports import export
from marsad.publishing.harm import (
    HarmRules,
    Protected,
    check_files,
    check_harm,
    harm_from,
    protect,
    public_documents,
    secret_names,
)
from marsad.publishing.markdown import markdown_of
from marsad.publishing.material import Material
from marsad.publishing.page.html import html_of
from marsad.publishing.paper.pictures import pictures_of
from marsad.publishing.paper.setting import pdf_of
from marsad.publishing.period import narrowed
from marsad.publishing.telling import brief_id, documents_for, tell
from marsad.publishing.word import docx_of

__all__ = [
    "BriefConfig",
    "Coverage",
    "HarmRules",
    "Material",
    "Protected",
    "SectionRule",
    "brief_id",
    "check_files",
    "check_harm",
    "config_from",
    "coverage_of",
    "documents_for",
    "docx_of",
    "export",
    "harm_from",
    "html_of",
    "markdown_of",
    "narrowed",
    "pdf_of",
    "pictures_of",
    "protect",
    "public_documents",
    "secret_names",
    "tell",
    "watched_in",
]  # fmt: skip
