"""Markdown to plain paragraphs: the words without the marks, links as their text.

Law: the same source gives the same text; no word that a reader would see is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version

from markdown_it import MarkdownIt
from markdown_it.token import Token

from marsad.intake import fields, refusals
from marsad.intake.extracts import Extract, joined
from marsad.intake.front_matter import split_front_matter
from marsad.intake.refusals import Unreadable

_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<(?:script|style)\b.*?(?:</(?:script|style)>|\Z)|<[^<>]*>",
                  re.DOTALL | re.IGNORECASE)  # fmt: skip


LONGEST_BLOCK = 100_000
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


def extract_markdown(source: str) -> Extract:
    """Plain paragraphs of the Markdown body, with what its front matter declares.

    The title is that of the front matter, else the first heading. Block quotes and pictures'
    texts are given as segments. Raises ``Unreadable`` with ``E-INTAKE-TOO-LARGE`` for a block
    above ``LONGEST_BLOCK`` characters without an empty line, which no writer writes and which
    would take minutes to take apart.
    """
    declared, body = split_front_matter(source)
    longest = max(map(len, _BLANK_LINE.split(body)))
    if longest > LONGEST_BLOCK:
        what = f"a block of {longest} characters without an empty line; at most {LONGEST_BLOCK}"
        raise Unreadable(refusals.TOO_LARGE, what)
    tokens = _reader().parse(body)
    text, given = joined(list(_parts(tokens)))
    return Extract(
        text=text,
        extractor=f"markdown-it-py/{version('markdown-it-py')} marsad-md/1",
        title=fields.word(declared, fields.TITLE) or _heading(tokens),
        publisher=fields.word(declared, fields.PUBLISHER),
        author=fields.word(declared, fields.AUTHOR),
        published=fields.day(declared),
        language=fields.language(declared),
        country=fields.country(declared),
        rights=fields.word(declared, fields.RIGHTS),
        given=given,
    )


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def _heading(tokens: list[Token]) -> str | None:
    for number, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag in {"h1", "h2"}:
            return _words(tokens[number + 1]).strip() or None
    return None


def _parts(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Paragraphs with the segment kind they have; items of one list stand on lines of one part."""
    quotes = depth = 0
    block: list[str] = []
    mark = ""
    row: list[str] = []
    for token in tokens:
        kind = "quote-block" if quotes else ""
        if token.type == "blockquote_open":
            quotes += 1
        elif token.type == "blockquote_close":
            quotes -= 1
        elif token.type in {"bullet_list_open", "ordered_list_open", "table_open"}:
            depth += 1
        elif token.type in {"bullet_list_close", "ordered_list_close", "table_close"}:
            depth -= 1
            if not depth:
                yield "\n".join(block), kind
                block = []
        elif token.type == "list_item_open":
            mark = f"{token.info}. " if token.info else "- "
        elif token.type == "tr_close":
            block.append(" | ".join(row))
            row = []
        elif (words := _block_words(token)) is not None:
            picture = token.type == "inline" and _is_picture(token)
            if token.level and depth and _in_cell(token, row):
                row.append(words)
            elif depth:
                block.append(mark + words)
                mark = ""
            else:
                yield words, "caption" if picture else kind
        if token.type in {"th_open", "td_open"}:
            row.append("\x00")


def _in_cell(token: Token, row: list[str]) -> bool:
    if row and row[-1] == "\x00":
        row.pop()
        return True
    return False


def _block_words(token: Token) -> str | None:
    if token.type == "inline":
        return _words(token).strip()
    if token.type in {"fence", "code_block"}:
        return token.content.strip("\r\n")
    if token.type == "html_block":
        return " ".join(_TAG.sub(" ", token.content).split())
    return None


def _words(token: Token) -> str:
    if not token.children:
        return token.content if token.type == "text" else ""
    words = ""
    for child in token.children:
        if child.type in {"text", "code_inline", "text_special"}:
            words += child.content
        elif child.type == "softbreak":
            words += " "
        elif child.type == "hardbreak":
            words += "\n"
        elif child.type == "image":
            words += _words(child) if child.children else child.content
    return words


def _is_picture(token: Token) -> bool:
    children = [c for c in token.children or [] if c.type != "softbreak" and c.content.strip()]
    return bool(children) and all(child.type == "image" for child in children)
