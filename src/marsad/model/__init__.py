"""The nouns and their laws. Standard library only: no files, no clock, no network."""
