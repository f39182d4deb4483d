"""Exports: data for others, each with its manifest. A public one obeys the harm rules."""

from __future__ import annotations

from marsad.publishing.exports.export import FILES, FORMATS, export

__all__ = ["FILES", "FORMATS", "export"]
