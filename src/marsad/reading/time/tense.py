"""Past or future: the tense of the verb that governs an expression, by the parse."""

from __future__ import annotations

from spacy.tokens import Span, Token

FUTURE_MODALS = frozenset(("will", "'ll", "wo", "shall", "’ll"))
PLANS = frozenset(
    ("plan", "schedule", "expect", "intend", "set", "due", "prepare", "vow", "promise", "aim",
     "hope", "threaten", "agree", "want", "order", "slate", "try", "ready", "likely",
     "forecast", "project", "predict", "call", "ask",
     "tell", "require", "urge", "demand", "decide", "invite", "allow", "propose", "need", "remain",
     "await", "deadline", "deal", "decision", "pledge", "request", "direct", "instruct", "book")
)  # fmt: skip

# What is told may lie ahead of the telling ("announced that from 15 June ...").
TELLING = frozenset(
    ("say", "announce", "tell", "report", "add", "state", "confirm", "warn", "postpone", "delay",
     "agree", "decide", "extend", "declare", "write", "note", "call", "order", "approve", "move")
)  # fmt: skip
NEAR_TOKENS = 3

# What lasts until a day; what is set to end on one.
LASTING = frozenset(
    ("last", "continue", "remain", "stay", "go", "run", "hold", "rage", "live", "serve", "work",
     "wait", "fight", "sit", "be", "keep", "persist", "control", "rule", "occupy")
)  # fmt: skip
IMPOSING = frozenset(
    ("impose", "extend", "postpone", "delay", "suspend", "close", "declare", "announce", "give",
     "ban", "defer", "reschedule", "move", "adjourn", "prolong", "order", "agree", "grant",
     "cancel", "detain", "remand")
)  # fmt: skip

# "effective 16 October" is ahead of the telling.
STARTING = frozenset(("effective", "starting", "beginning"))

# In the present tense with a day, these tell what is on the calendar.
SCHEDULED = frozenset(
    ("start", "begin", "open", "resume", "end", "expire", "close", "meet", "vote", "convene")
)


def governing_verb(span: Span) -> Token | None:
    """The nearest verb above the expression."""
    token = span.root
    for _ in range(12):
        if token.pos_ in ("VERB", "AUX") and not (span.start <= token.i < span.end):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def tense_of_verb(verb: Token) -> str:
    """``past``, ``future``, ``present`` or nothing."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lower_ in FUTURE_MODALS for c in helpers):
        return "future"
    if any(c.lower_ in ("would", "should", "must", "could") for c in helpers):
        return "would"
    tag = verb.tag_
    if any(c.lower_ == "to" and c.tag_ == "TO" for c in helpers):
        head = verb.head
        if head.lemma_.lower() in PLANS or head.lower_ in ("is", "are"):
            return "future"
        if head.lower_ in ("was", "were"):
            return "would"
        return tense_of_verb(head) if head.i != verb.i and head.pos_ in ("VERB", "AUX") else ""
    if tag == "VBD" or any(c.tag_ == "VBD" for c in helpers):
        return "past"
    if any(c.lower_ in ("has", "have", "'ve", "having") for c in helpers):
        return "past"
    if tag == "VBG" and any(c.lemma_ == "go" for c in (verb.head,)):
        return "future"
    if verb.lemma_.lower() in SCHEDULED and tag in ("VBZ", "VBP"):
        return "future"
    if tag in ("VBZ", "VBP") or any(c.tag_ in ("VBZ", "VBP") for c in helpers):
        return "present"
    if tag in ("VBN", "VBG", "VB") and verb.head.i != verb.i:
        return _above(verb)
    return ""


def _above(verb: Token) -> str:
    """A participle without a helper takes the tense of the verb above it."""
    token = verb.head
    for _ in range(8):
        if token.pos_ in ("VERB", "AUX"):
            return tense_of_verb(token)
        if token.head.i == token.i:
            return "past" if verb.tag_ == "VBN" else ""
        token = token.head
    return ""


def leads_on(span: Span) -> bool:
    """ "prices rose before Eid", "sailing home for Eid": the nearest one, whatever the tense."""
    return span.start > 0 and span.doc[span.start - 1].lower_ in ("for", "before")


def _on_the_calendar(verb: Token, root: Token) -> bool:
    """ "The meeting is on Monday": what is, on a day, is still to come."""
    return (
        verb.lemma_.lower() == "be"
        and verb.tag_ in ("VBZ", "VBP")
        and root.dep_ in ("pobj", "npadvmod")
        and verb in (root.head, root.head.head)
    )


def tense(span: Span | None) -> str:
    """``past``, ``future``, ``present``, ``would`` (ahead of the telling), ``told`` when it stands
    far behind a verb of telling, or nothing when no verb governs the expression."""
    if span is None:
        return ""
    verb = governing_verb(span)
    if verb is None:
        return ""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    lemma = verb.lemma_.lower()
    if before in STARTING or (before == "for" and lemma in PLANS):
        return "future"
    if before in ("to", "until", "till") and lemma in IMPOSING:
        return "would"
    if _on_the_calendar(verb, span.root):
        return "future"
    if lemma == "call" and _for(verb, span):
        return "future"
    if verb.lemma_.lower() in TELLING and span.start - verb.i > NEAR_TOKENS:
        return "told"
    return tense_of_verb(verb)


def _for(verb: Token, span: Span) -> bool:
    """ "calls for a march on Thursday"."""
    return any(c.lower_ == "for" and verb.i < c.i < span.start for c in verb.children)


def until_tense(span: Span | None) -> str:
    """What an "until" leads to: behind a verb of lasting in the past it is over, behind another
    verb or a noun ("imposed a curfew until Thursday") it may lie ahead of the telling."""
    if span is None:
        return "told"
    verb = governing_verb(span)
    if verb is None:
        return "told"
    said = tense_of_verb(verb)
    if said == "past" and verb.lemma_.lower() in LASTING:
        return "lasted"
    if said == "past" and verb.lemma_.lower() in IMPOSING:
        return "would"
    return said if said in ("future", "would", "present") else "told"
