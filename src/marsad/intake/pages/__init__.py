"""Web pages: the report alone, and what the page says of itself."""
