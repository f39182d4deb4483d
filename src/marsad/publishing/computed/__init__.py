"""Computed claims: queries that are stored with a sentence and can be run again."""

from __future__ import annotations

from marsad.publishing.computed.answer import Answer
from marsad.publishing.computed.form import query_of, text_of
from marsad.publishing.computed.query import Area, Query
from marsad.publishing.computed.running import run
from marsad.publishing.computed.watched import Watched, watched

__all__ = ["Answer", "Area", "Query", "Watched", "query_of", "run", "text_of", "watched"]
