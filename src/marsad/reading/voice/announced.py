"""What stands behind a colon that somebody's account announces: "The clinic revised its count: the
shelling killed 12"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from marsad.reading.voice.draft import Draft
from marsad.reading.voice.shape import SUBJECTS, children, ranges
from marsad.reading.voice.sources import source_ranges

GIVING = frozenset({
    "issue", "give", "offer", "release", "publish", "post", "provide", "present", "make", "repeat",
    "correct", "revise", "update", "amend", "change", "adjust", "lower", "raise", "cut", "increase",
    "reduce", "double", "withdraw", "retract",
})  # fmt: skip
ACCOUNTS = frozenset({
    "statement", "communique", "communiqué", "correction", "clarification", "bulletin", "report",
    "account", "version", "update", "toll", "count", "tally", "figure", "number", "total",
    "estimate", "message", "announcement", "claim", "allegation", "finding", "detail",
})  # fmt: skip
LONGEST = 14  # words from the account to its colon


def announced(doc: Doc) -> Iterator[Draft]:
    """A draft for every colon behind an account that its subject gives, where a clause follows."""
    for colon in doc:
        if colon.text != ":":
            continue
        account = _account(doc, colon)
        if account is None:
            continue
        who = next(iter(children(account.head, *SUBJECTS)), None)
        behind = [t.i for t in doc[colon.i + 1 : colon.sent.end]]
        if who is None or not any(_is_clause(doc[i], colon) for i in behind):
            continue
        verb = account.head
        yield Draft(
            source=source_ranges(doc, who, verb),
            cue=ranges(doc, range(verb.i, account.i + 1)),
            content=ranges(doc, behind),
            token=verb,
            shape="around",
        )


def _account(doc: Doc, colon: Token) -> Token | None:
    """The account that the words before the colon give."""
    for i in range(colon.i - 1, max(colon.sent.start, colon.i - LONGEST) - 1, -1):
        token = doc[i]
        if token.text in (".", ";", ",", ":") or token.is_space:
            return None
        if token.dep_ == "dobj" and token.lemma_.lower() in ACCOUNTS:
            return token if token.head.lemma_.lower() in GIVING else None
    return None


def _is_clause(token: Token, colon: Token) -> bool:
    subjects = children(token, *SUBJECTS)
    return token.pos_ in ("VERB", "AUX") and any(s.i > colon.i for s in subjects)
