"""Names of those who act, suffer and speak, with the articles English wants."""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.codebook.people import nouns
from marsad.model.claims import Voice
from marsad.model.events import Side
from marsad.publishing.wording.numbers import IRREGULAR
from marsad.publishing.wording.places import THE
from marsad.publishing.wording.spelling import spelt

HEADS = ("Army", "Forces", "Force", "Front", "Government", "Council", "Ministry", "Mission",
         "Union", "Nations", "Brigade", "Brigades", "Movement", "Party", "Committee", "Crescent",
         "Cross", "Coalition", "Group", "Police", "Guard", "Court", "Office", "Authority",
         "Agency", "Alliance", "Battalion", "Militia", "Parliament", "Congress", "Senate",
         "Republic", "Organisation", "Organization", "Commission", "Navy", "Corps", "Service",
         "Directorate", "Department", "Assembly", "States", "Kingdom", "Programme",
         "League", "Fund", "Federation", "Network", "Observatory", "Presidency",
         "Tribunal")  # fmt: skip
MASTHEADS = frozenset({
    "Times", "Post", "Journal", "Telegraph", "Tribune", "Monitor", "Independent", "Chronicle",
    "Herald", "Gazette", "Mirror", "Bulletin", "Digest", "Courier", "Observer", "Standard",
    "Examiner", "Register", "Sun", "Globe", "Star", "Mail", "Guardian", "Review", "Wire",
})  # fmt: skip
MASTHEADS_WITH_ARTICLE = ("BBC", "AP", "UPI", "LPS", "UN", "EU", "ICRC", "WHO", "IOM")
PRONOUNS = frozenset({
    "it", "he", "she", "they", "we", "i", "you", "this", "that", "these", "those", "who",
    "which", "its", "their", "them", "him", "her", "us", "me", "one", "both", "all", "each", "none",
    "nobody", "no one", "somebody", "someone", "anyone", "everyone", "others", "another", "what",
    "whoever", "ours", "theirs", "himself", "themselves", "itself", "there", "here", "so",
})  # fmt: skip
PLURALS = frozenset({
    "people", "police", "civilians", "men", "women", "children", "troops", "forces",
    "militants", "gunmen", "personnel", "crew", "staff", "policemen", "fishermen", "tribesmen",
    "servicemen", "servicewomen",
})  # fmt: skip
UNIQUE = frozenset({
    "army", "government", "police", "military", "navy", "ministry", "opposition", "state",
    "president", "parliament", "court", "council", "authorities", "press", "public", "west",
})  # fmt: skip
SOLE = frozenset({
    "army", "government", "military", "navy", "ministry", "opposition", "president", "parliament",
    "authorities", "prosecutor",
})  # fmt: skip
HOLDERS = frozenset({
    "governor", "mayor", "president", "minister", "premier", "king", "queen", "emir", "chancellor",
    "ambassador", "envoy", "bishop", "archbishop", "prosecutor", "speaker",
})  # fmt: skip
PLURAL_KIN = frozenset({"relatives", "parents", "family", "families", "sons", "daughters",
                        "brothers", "sisters", "children"})  # fmt: skip
RELATIVES = PLURAL_KIN | {"relative", "father", "mother", "son", "daughter", "brother", "sister",
                          "wife", "husband", "uncle", "aunt", "cousin", "widow"}  # fmt: skip
POSSESSED = re.compile(r"(?i)(?:his|her|their|its)\s")
DETERMINED = re.compile(
    r"(?i)(?:the|a|an|some|several|many|multiple|both|its|his|her|their|no|two|three|four|five|six)\b"
)
CLAUSE = re.compile(
    r"\s*(?:,|;|\s(?:who|which|that|whose|where|when|after|before|while)\s).*$", re.S
)
DANGLING = re.compile(
    r"(?i)\s+(?:of|in|at|from|for|to|by|on|with|near|among)\s+(?:(?:one|some|many|two|three|most|all)"
    r"\s+of\s+)?(?:its|their|his|her|our|my|your|them|it|him|those|these|this|that|us)\b.*$"
)
QUANTITIES = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "some", "many",
    "several", "dozens", "hundreds", "thousands", "others", "most",
})  # fmt: skip
WITHHELD = "█"
NAMELESS = "a named person (name withheld)"
HUSHED = "▓"  # a name withheld by decision
HUSHED_NAME = "[name withheld]"
OTHER_BLOCK = "░"  # a day, a number or a sentence withheld by decision
OPENERS = frozenset({
    "unknown", "unidentified", "armed", "local", "several", "some", "many", "two", "three",
    "four", "five", "six", "other", "foreign", "former", "masked", "angry", "hundreds",
    "dozens", "thousands", "multiple", "legal", "religious", "nearby", "rights", "social", "senior",
    "security", "medical", "young", "elderly", "both",
})  # fmt: skip
BARE = ("US Africa Command", "Islamic State", "Human Rights Watch", "Amnesty International")


def with_article(name: str) -> str:
    """``the Libyan National Army``, ``Islamic State``, ``a resident``, ``the UN``."""
    text = _lowered(" ".join(name.split()))
    if not text or DETERMINED.match(text):
        return text[:1].lower() + text[1:] if re.match(r"(?:The|A|An)\b", text) else text
    if any(text.startswith(bare) for bare in BARE) or re.match(r"[A-Z][\w-]*['’]s\s", text):
        return text
    if text in THE or text in UNIQUE:
        return f"the {text}"
    named = re.split(r"\s+(?:of|for|in|to|on|near|at|from)\s+|\s*\(", text)[0]
    if re.fullmatch(r"[A-Z]{2,3}", text) or (text[0].islower() and named.split()[-1] in SOLE):
        return f"the {text}"
    if re.match(r"(?:UN|US|UK|EU)\s+[a-z]", text) or (
        text[0].islower() and not re.match(r"(?:al|el|an|as|ash|at|ar)-", text)
    ):
        return _indefinite(text)
    if re.search(r"\s[a-z]+$", named) and not named.endswith("s"):
        return f"the {text}"
    return f"the {text}" if named.split()[-1] in HEADS else text


UNNAMED = "an unnamed publisher"


def publisher_name(name: str) -> str:
    """A masthead as it stands in a sentence: ``the Hill Times``, ``CNN``, ``the BBC``."""
    text = " ".join(name.split())
    if text.lower() in ("", "unknown"):
        return UNNAMED
    if re.match(r"The\s", text):
        return f"the {text[4:]}"
    if re.fullmatch(r"[A-Z]{2,4}", text):
        return f"the {text}" if text in MASTHEADS_WITH_ARTICLE else text
    return f"the {text}" if text.split()[-1] in MASTHEADS and " " in text else with_article(text)


def _lowered(text: str) -> str:
    first = text.split(" ", 1)[0]
    word = first.lower()
    forms = (word, word.removesuffix("s"), IRREGULAR.get(word, ""))
    common = any(f in nouns() for f in forms) or word in OPENERS or word in PLURALS
    rest = text.split()[1:]
    persons = any(nouns().get(f, ("", ""))[0] == "person" for f in forms)
    if persons and len(rest) > 1 and rest[0] in ("of", "in", "from", "at", "near"):
        rest = []
    plain = all(w[0].islower() or w[0].isdigit() or w.isupper() for w in rest)
    return text[:1].lower() + text[1:] if first.istitle() and common and plain else text


def _indefinite(text: str) -> str:
    last = re.split(r"\s+(?:of|for|in|from|on|with|at|near)\s+", text)[0].split()[-1]
    if last.lower() in PLURALS or _ends_plural(last):
        return text
    vowel = re.match(r"(?i)(?:[aeio]|un(?!i)|hour|honest)", text) and not re.match(r"UN\b", text)
    return f"an {text}" if vowel and not re.match(r"(?:US|UK|EU)\b", text) else f"a {text}"


def _ends_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss") and word.lower() not in nouns()


def british(text: str) -> str:
    """Lower-case words in British spelling; names and quotations are never passed here."""
    return spelt(text, "british")


def side_name(side: Side) -> str:
    """A side as it stands in a sentence."""
    return with_article(british(side.name))


def joined(names: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    kept = list(dict.fromkeys(n for n in names if n))
    if len(kept) < 2:
        return "".join(kept)
    return f"{', '.join(kept[:-1])} and {kept[-1]}"


def plural(names: Sequence[str]) -> bool:
    """True when a verb after these names is plural."""
    if len(set(names)) > 1:
        return True
    if not names:
        return False
    text = names[0]
    if re.match(r"(?:a|an)\s", text):
        return False
    head = re.split(r"\s+(?:of|for|in|from|on|with|at|near)\s+", text)[0].split()[-1]
    if head.lower() in PLURALS:
        return head[0].islower() or head == "Forces"
    return head[0].islower() and _ends_plural(head)


def is_pronoun(text: str) -> bool:
    """True for words that name nobody on their own."""
    return text.strip().lower() in PRONOUNS


def voice_name(voice: Voice) -> str:
    """One speaker in a sentence; empty when the words name nobody (a pronoun, "no other force")."""
    words = " ".join(voice.mention.quote.split())
    if WITHHELD in words:
        return NAMELESS
    if HUSHED in words or OTHER_BLOCK in words:
        return "somebody (name withheld)"
    definite = re.match(r"(?:[Tt]he\s+)?[A-Z]|the\s|The\s", words) or is_pronoun(words)
    if voice.name and definite:
        return with_article(voice.name)
    words = tidy(words)
    head = words.split()[-1].lower() if words else ""
    if POSSESSED.match(words) and head in RELATIVES:
        return "relatives" if head in PLURAL_KIN else "a relative"
    if is_pronoun(words) or re.match(r"(?i)(?:no|none|neither|nobody|not)\b", words):
        return ""
    if words.lower() in QUANTITIES:
        return f"{words.lower()} people"
    bare = re.sub(r"^(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur)\s+", "", words)
    if bare != words and not re.search(r"[A-Z]", bare):
        head = _head(bare).lower()
        person = nouns().get(head, nouns().get(head.removesuffix("s"), ("", "")))[0]
        one = person in ("person", "group") and head not in UNIQUE | HOLDERS
        return with_article(british(bare)) if one else f"the {british(bare)}"
    return with_article(british(words))


def tidy(words: str) -> str:
    """The naming part of a mention: no clause that hangs on it, no phrase that points back."""
    flat = " ".join(words.split())
    return DANGLING.sub("", CLAUSE.sub("", f"{flat} ")).strip(" .,;:–-\"“”'")


def _head(text: str) -> str:
    words = re.split(r"\s+(?:of|for|in|from|on|with|at|near)\s+", text)[0].split()
    return words[-1] if words else ""


def capital(text: str) -> str:
    """The first letter in upper case, nothing else changed."""
    return text[:1].upper() + text[1:]


def mid_sentence(text: str) -> str:
    """A sentence that now follows a semicolon or a colon: a name keeps its capital."""
    first, second = [*text.split(" ", 2), "", ""][:2]
    common = first in ("The", "A", "An", "There") or (
        second[:1].islower() and (_lowered(first) != first or is_pronoun(first))
    )
    return uncapital(text) if common else text


def uncapital(text: str) -> str:
    """The first letter in lower case, nothing else changed."""
    return text[:1].lower() + text[1:]
