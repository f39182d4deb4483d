"""How the gazetteer is built: names to keys, tables to rows, rows to one read-only index."""
