"""What gave no document, told without the name of a file, which is often that of a person."""

from __future__ import annotations

import re

KNOWN = frozenset({
    "txt", "md", "html", "htm", "jsonl", "json", "pdf", "docx", "odt", "epub", "eml", "mbox", "csv",
    "xlsx", "zip", "warc", "wacz", "rss", "atom", "xml", "doc", "rtf", "msg", "gz",
})  # fmt: skip
SUFFIX = re.compile(r"\.([a-z]{2,5})(?:#[\w-]*)?$", re.IGNORECASE)
QUOTED = re.compile(r"(?:'[^']*'|\"[^\"]*\"|“[^”]*”|‘[^’]*’)")


def item_kind(locator: str) -> str:
    """What an item was, without its name: "a file ending in .pdf", "an address on the web"."""
    if re.match(r"(?i)https?:", locator):
        return "an address on the web"
    found = SUFFIX.search(locator)
    suffix = found[1].lower() if found is not None else ""
    if suffix not in KNOWN:
        return "an item"
    return f"a file ending in .{suffix}"


def without_words(why: str) -> str:
    """A reason without the words that it quotes from what could not be read."""
    return QUOTED.sub("...", why)
