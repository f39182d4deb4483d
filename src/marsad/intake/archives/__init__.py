"""What packs files or pages: zips and web archives."""
