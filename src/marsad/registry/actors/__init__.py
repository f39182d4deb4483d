"""Actors by others: a person's own lists beside the built-in registry, and asking by name."""
