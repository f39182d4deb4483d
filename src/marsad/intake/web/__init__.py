"""Addresses on the web and feeds: asked politely, followed carefully, each page an item."""
