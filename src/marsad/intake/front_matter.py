"""The YAML block that may open a Markdown file. Every scalar stays the text that was written."""

from __future__ import annotations

import re

LONGEST = 65_536
_BLOCK = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.DOTALL | re.M)


def split_front_matter(text: str) -> tuple[dict[str, object], str]:
    """The fields of the front matter, names in lower case, and the text after it.

    A block that is no YAML mapping is left where it is: then there are no fields.
    """
    block = _BLOCK.match(text)
    if not block or len(block.group(1)) > LONGEST:
        return {}, text
    fields = _mapping(block.group(1))
    return (fields, text[block.end() :]) if fields else ({}, text)


def _mapping(block: str) -> dict[str, object]:
    import yaml

    try:
        found = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(k).strip().lower().replace("-", "_"): v for k, v in found.items()}
