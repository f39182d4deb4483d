"""Imported gazetteers: a file by others becomes a read-only layer beside the built-in places."""
