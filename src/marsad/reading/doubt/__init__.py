"""The parts of reading how a text stands to what it tells."""
