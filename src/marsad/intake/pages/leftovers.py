"""Left-overs of a web page: lines that belong to the site and not to the report.

Law: a pattern must fit the whole line. In doubt the line is report text.
"""

from __future__ import annotations

import re

LONGEST = 60

_NAME = r"[\w .,'’&@|/-]{1,60}"
_LINES = tuple(
    re.compile(rf"^(?:{pattern})$", re.IGNORECASE)
    for pattern in (
        r"comments? (?:are|is|have been) (?:now )?(?:closed|disabled|off)\.?(?: .{0,40})?",
        r"(?:no|\d+|view all|show|hide|leave a|post a|add a|join the)\s*"
        r"(?:comments?|reply|replies|responses?|conversation|discussion)"
        r"(?: (?:yet|so far|below|here))?\s*(?:\(\d+\))?[.!:]?",
        r"(?:leave|write|post|add) (?:a|your) (?:comment|reply)\b.{0,60}",
        r"your email address will not be published\b.*",
        r"(?:also |please )?(?:read|see|watch|listen)(?: more| also| next| on| the full \w+)?"
        r"(?: here)?\s*(?::.{0,200}|»|→|\.\.\.|…|>+)",
        r"(?:read|see) (?:more|also|next)",
        r"(?:related|recommended|more (?:on|from|in|about)|most (?:read|popular|viewed)|trending|"
        r"you (?:may|might) (?:also )?like|up next|editor'?s'? picks?|don'?t miss|latest|"
        r"what to read next|in other news|popular)"
        r"(?: (?:stories|articles|posts|news|content|topics|links|reading|now|today|this story))?"
        r"(?:\s*:.{0,200})?",
        r"more (?:on|from) " + _NAME,
        r"(?:share|tweet|print|email|like|pin|save|send|bookmark|copy link|whatsapp|facebook|"
        r"twitter|telegram|linkedin|reddit)(?: (?:this|it|on|via|with|to|by|the|article|page|"
        r"story|post|friends?|facebook|twitter|whatsapp|telegram|linkedin|email|x|and|or))*"
        r"(?:\s*[:|,/·•].{0,80})?\.?",
        r"click (?:here )?to (?:share|email|print|subscribe|enlarge|read)\b.{0,100}",
        r"like this\s*:?|loading\.{0,3}…?|like loading\.{0,3}",
        r"(?:sign up|subscribe|register|get) (?:now |here |today )?"
        r"(?:for|to) (?:our|the|your|this|us|daily|weekly|free|receive|get)\b.{0,160}",
        r"(?:please )?subscribe(?: now| today| here)?[.!]?|sign (?:in|up)|log ?in|register",
        r"(?:get|receive|stay|keep) .{0,60}\b(?:newsletter|inbox|up to date|notified)\b.{0,80}",
        r"(?:please )?(?:support|donate to|help) (?:us|our)\b.{0,120}",
        r"advertisements?(?:\s*[-–—:|.].{0,60})?|adverts?|sponsored(?: content| post)?|promoted|"
        r"(?:story|article) continues below.{0,40}|skip (?:ad|to \w+|advert.{0,30})(?: \w+)?",
        r"(?:we|this (?:web)?site|our (?:web)?site) uses? cookies?\b.*",
        r"(?:by (?:using|continuing)|if you continue)\b.{0,80}\b(?:cookies?|terms|privacy|"
        r"site|agree)\b.*",
        r"(?:accept(?: all)?|reject(?: all)?|manage|privacy|cookie)(?: (?:all|cookies?|policy|"
        r"settings|preferences|notice|and|terms|&|statement))*\.?",
        r"terms (?:of (?:use|service)|and conditions).{0,60}|contact us|about us|home|menu|search",
        r"(?:tags?|topics?|categories|category|filed under|posted in|labels?|keywords?|tagged)"
        r"(?: (?:with|in|as|under))?\s*:.{0,200}",
        r"(?:filed under|posted in|tagged) .{1,120}",
        r"(?:follow|find|like|join) (?:us|" + _NAME + r") on (?:facebook|twitter|x|instagram|"
        r"telegram|whatsapp|youtube|linkedin|social media)\b.{0,80}",
        r"(?:back to top|continue reading.{0,120}|"
        r"(?:previous|next)(?: (?:post|article|story|page)\b.{0,120}|\s*[:«»‹›←→].{0,120})?|"
        r"older posts|newer posts|jump to.{0,60}|"
        r"toggle .{1,30})",
        r"(?:\d+|one) (?:min(?:ute)?s? read|shares?|views?|likes?|retweets?)",
        r"(?:report|see) (?:an? )?(?:error|typo|mistake|correction)s?.{0,60}",
        r"(?:the views|views|opinions) expressed (?:in|by|here|are|above)\b.{0,240}",
        r"lire (?:aussi|la suite|également).{0,200}|partager.{0,60}|s'abonner.{0,60}|"
        r"à lire aussi.{0,200}|commentaires fermés\.?|publicité",
        r"leer (?:más|también).{0,200}|compartir.{0,60}|publicidad|comentarios cerrados\.?",
        r"(?:اقرأ|إقرأ|شاهد|طالع) (?:أيضا|أيضًا|ايضا|المزيد).{0,200}|شارك.{0,60}|مشاركة|"
        r"التعليقات مغلقة\.?|إعلان|اشترك.{0,80}",
        r"читайте также.{0,200}|поделиться.{0,60}|реклама|подписаться.{0,60}",
    )
)
_LIST_HEAD = re.compile(
    r"^(?:related|recommended|most (?:read|popular)|trending|you (?:may|might) (?:also )?like|"
    r"more (?:stories|news|articles)|tags|topics|share|read (?:more|also|next)|see also)"
    r"[\w ]{0,24}:?$",
    re.IGNORECASE,
)
_COMMENTS_HEAD = re.compile(
    r"^(?:comments?\s*\(\s*\d+\s*\)|\d+\s+(?:comments|responses|replies)(?: (?:to|on) .{1,120})?|"
    r"(?:leave|post|add|write) (?:a|your) (?:comment|reply)|reader comments?)\s*:?$",
    re.IGNORECASE,
)
_ABOUT_HEAD = re.compile(r"^about (?:us|the (?:author|writer|reporter)s?|this .{1,30})\s*:?$", re.I)
_ABOUT = re.compile(
    r"^(?:about (?:us|the author)\b"
    r"|[\w@.,'’&() -]{2,80}? is (?:(?:one of )?(?:the|an?)) (?:[\w’'-]+[ -]){0,7}?"
    r"(?:blog|website|web ?site|site|newspaper|magazine|outlet|agency|platform|newsletter|journal|"
    r"news service|publication|think[ -]tank|podcast|portal|non-?profit|monitor|"
    r"journalist|reporter|correspondent|researcher|analyst|editor|fellow|columnist|contributor|"
    r"freelancer?|historian|professor|lecturer|author|founder)\b"
    r"|(?:it|he|she|they|we) (?:is|are|was|were) (?:run|edited|published|funded|founded|owned|"
    r"based)\b|founded in \d{4}\b)",
    re.IGNORECASE,
)


def is_leftover(line: str) -> bool:
    """True when the whole line belongs to the site: a button, a notice, a link to elsewhere."""
    if not 3 < len(line) <= 600 or len(line.split()) > LONGEST:
        return False
    return any(pattern.match(line) for pattern in _LINES)


def opens_list(line: str) -> bool:
    """True for a heading whose following short lines are links: ``Related stories``."""
    return bool(_LIST_HEAD.match(line) or _ABOUT_HEAD.match(line))


def opens_comments(line: str) -> bool:
    """True for the heading of readers' comments, after which nothing is the report."""
    return bool(_COMMENTS_HEAD.match(line))


def tells_of_publisher(paragraph: str) -> bool:
    """True when the paragraph says what a publisher or author is. Only beside other left-overs
    is that no part of the report."""
    return len(paragraph.split()) <= 80 and bool(_ABOUT.match(paragraph))
