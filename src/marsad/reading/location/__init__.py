"""Relative places: phrases, their anchors and their shapes."""
