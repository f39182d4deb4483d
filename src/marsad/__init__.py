"""Marsad: from open reports to claims, from claims to events, from events to a cited brief."""

__version__ = "0.1.0"
