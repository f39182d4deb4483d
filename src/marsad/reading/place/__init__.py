"""Names of places: found, used, meant."""
