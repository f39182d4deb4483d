"""Ways to a person or to a spot that are written out in a text: addresses of mail, numbers of
telephones, positions in degrees and grids.

Law: the public sees no way to a person, in no report; and no position finer than a cell in a report
that tells of an event whose place is withheld. Blocks are as long as what they hide.
"""

from __future__ import annotations

import re

WAY_BLOCK, SPOT_BLOCK = "█", "▒"
LEAST_DIGITS, MOST_DIGITS = 7, 15  # of a telephone number (ITU-T E.164 allows 15)
MAIL = re.compile(
    r"(?<![\w.%+-])[\w.%+-]{1,64}\s?(?:@|\[at\]|\(at\)|＠)\s?[\w-]{1,63}"
    r"(?:\s?(?:\.(?!\s)|\[dot\]|\(dot\))\s?[\w-]{1,63}){1,5}"
)
NUMBER = r"[\d٠-٩](?:[ \t.()/\u00a0\u2009\u202f-]{0,3}[\d٠-٩]){6,14}"
CALLED = re.compile(
    rf"(?i)(?<!\w)(?:tel|telephone|phone|mobile|cell|whatsapp|signal|viber|call|text|sms|contact|"
    rf"number|hotline|fax)[\w.]{{0,8}}[\s:.,]{{0,3}}(?:(?:is|at|on|us|him|her|them|me|number|no)\b"
    rf"[\s:.]{{0,3}}){{0,3}}(\+?\(?{NUMBER})(?![\w٠-٩])"
)
ABROAD = re.compile(rf"(?<![\w+])(?:\+|＋|(?<!\d)00(?=[1-9]))[ (]{{0,2}}{NUMBER}(?![\w٠-٩])")
AT_HOME = re.compile(r"(?<![\w.,:/+-])0[1-9]\d?(?:[ -]?\d{2,4}){2,4}(?![\w٠-٩])(?![.,:/-]\d)")
DAY = re.compile(r"(?:19|20)\d\d[-./ ]\d\d?[-./ ]\d\d?|\d\d?[-./ ]\d\d?[-./ ](?:19|20)\d\d")

SIGN, PART = r"[+\-−–]?\s?", r"\s{0,2}[,;/|]\s{0,2}|\s{1,3}(?:and\s)?"
AXIS = r"(?:lat|lon|long|latitude|longitude)[\s:=.]{1,3}"
HAND = r"\s{0,2}(?:[°º]\s{0,2}[NSEWO]?\b|(?:degrees?\s{0,2})?(?:[NSEW]|north|south|east|west)\b)"
BARE, CLOSE = rf"{SIGN}\d{{1,3}}(?:\.\d{{3,12}}|,\d{{4,12}})", rf"{SIGN}\d{{1,3}}[.,]\d{{1,12}}"
END = r"(?!\w)(?![.,]\d)"
PAIR = re.compile(
    rf"(?i)(?<![\w.,])(?:{BARE}(?:{PART}){BARE}{END}"
    rf"|{AXIS}{CLOSE}(?:(?:{PART}){AXIS}{CLOSE})?{END}"
    rf"|{CLOSE}{HAND}(?:(?:{PART}){CLOSE}{HAND})?)"
)
ANGLE = re.compile(
    r"(?<![\w.,])\d{1,3}\s?[°º]\s?\d{1,2}(?:[.,]\d{1,8})?\s?['’′](?:\s?\d{1,2}(?:[.,]\d{1,8})?"
    r"\s?(?:[\"”″]|''|’’))?(?:\s?[NSEWO]\b)?"
)
GRID = re.compile(
    r"(?<!\w)\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?\d{2,5}\s?\d{2,5}(?!\w)"  # MGRS
    r"|(?<!\w)\d{1,2}[C-HJ-NP-X]\s\d{6}(?:\.\d+)?(?:\s?mE)?,?\s\d{6,7}(?:\.\d+)?(?:\s?mN)?(?!\w)"
    r"|(?<!\w)[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?!\w)"  # a plus code
    r"|/{3}[^\W\d_]{2,20}\.[^\W\d_]{2,20}\.[^\W\d_]{2,20}(?!\w)"  # three words
)
LINK = re.compile(
    r"(?:[@=/!,:]|%2C|!3d)[+-]?\d{1,3}\.\d{1,12}(?:,|%2C|!4d|/)[+-]?\d{1,3}\.\d{1,12}"
)


def without_ways(text: str) -> str:
    """``text`` with blocks for addresses of mail and numbers of telephones; its length stays."""
    if not _may_hold(text):
        return text
    text = MAIL.sub(lambda m: _block(m.group(), WAY_BLOCK), text)
    text = CALLED.sub(_called, text)
    for look in (ABROAD, AT_HOME):
        text = look.sub(lambda m: _number(m.group()), text)
    return text


def without_spots(text: str) -> str:
    """``text`` with blocks for positions; its length stays."""
    if not any(c.isdigit() for c in text) and "///" not in text:
        return text
    for look in (LINK, ANGLE, PAIR, GRID):
        text = look.sub(lambda m: _block(m.group(), SPOT_BLOCK), text)
    return text


def _may_hold(text: str) -> bool:
    return any(sign in text for sign in "@＠[(") or sum(c.isdigit() for c in text) >= LEAST_DIGITS


def _called(found: re.Match[str]) -> str:
    number = found[1]
    return found.group()[: -len(number)] + _number(number)


def _number(words: str) -> str:
    digits = sum(c.isdigit() for c in words)
    if DAY.search(words) or not LEAST_DIGITS <= digits <= MOST_DIGITS:
        return words
    return _block(words, WAY_BLOCK)


def _block(text: str, block: str) -> str:
    return re.sub(r"\S", block, text)
