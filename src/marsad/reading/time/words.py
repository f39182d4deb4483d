"""The words that time expressions are made of: class of the word, its spellings, its value.

Every table maps a spelling in lower case to a value; the class names are what the patterns of
``rules.py`` are written in.
"""

from __future__ import annotations

from collections.abc import Mapping

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
WEEKDAY_NAMES = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third",
    "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth",
    "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip

MONTHS: Mapping[str, int] = {
    **{name: i + 1 for i, name in enumerate(MONTH_NAMES)},
    **{f"{name[:3]}.": i + 1 for i, name in enumerate(MONTH_NAMES) if name != "may"},
    **{name[:3]: i + 1 for i, name in enumerate(MONTH_NAMES) if name != "may"},
    "sept": 9,
    "sept.": 9,
}
WEEKDAYS: Mapping[str, int] = {
    **{name: i + 1 for i, name in enumerate(WEEKDAY_NAMES)},
    **{f"{name[:3]}.": i + 1 for i, name in enumerate(WEEKDAY_NAMES)},
    "tues.": 2,
    "thurs.": 4,
}
SHORT_WEEKDAYS: Mapping[str, int] = {name[:3]: i + 1 for i, name in enumerate(WEEKDAY_NAMES)}
SEASONS: Mapping[str, str] = {
    "spring": "SP", "springtime": "SP", "summer": "SU", "summertime": "SU", "midsummer": "SU",
    "autumn": "FA", "fall": "FA", "winter": "WI", "wintertime": "WI", "midwinter": "WI",
}  # fmt: skip
PARTS: Mapping[str, str] = {
    "morning": "TMO", "dawn": "TMO", "daybreak": "TMO", "sunrise": "TMO", "midday": "T12:00",
    "afternoon": "TAF", "evening": "TEV", "dusk": "TEV", "sunset": "TEV", "nightfall": "TEV",
    "night": "TNI", "nighttime": "TNI", "night-time": "TNI", "lunchtime": "TMI",
    "noon": "T12:00", "noontime": "T12:00", "midnight": "T24:00", "daytime": "TDT",
    "early hours": "TMO", "small hours": "TMO", "early morning hours": "TMO",
    "morning hours": "TMO", "mornings": "TMO", "afternoons": "TAF", "evenings": "TEV",
    "nights": "TNI",
}  # fmt: skip
UNITS: Mapping[str, str] = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W",
    "fortnight": "F", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE",
    "century": "CE", "sec": "TS", "min": "TM", "hr": "TH", "yr": "Y", "millennium": "ML",
}  # fmt: skip
PLURALS: Mapping[str, str] = {
    **{f"{word}s": unit for word, unit in UNITS.items() if word != "century"},
    "centuries": "CE",
    "millennia": "ML",
}
NUMBERS: Mapping[str, int] = {
    **{word: i + 1 for i, word in enumerate(ONES)},
    **{word: (i + 2) * 10 for i, word in enumerate(TENS)},
    **{
        f"{tens}{gap}{one}": (i + 2) * 10 + j + 1
        for i, tens in enumerate(TENS)
        for j, one in enumerate(ONES[:9])
        for gap in "- "
    },
    "a dozen": 12,
    "a hundred": 100,
    "one hundred": 100,
    "a thousand": 1000,
    "a couple of": 2,
    "a couple": 2,
}
VAGUE: Mapping[str, str] = dict.fromkeys(
    ("several", "few", "a few", "some", "many", "a number of", "a handful of", "dozens of",
     "numerous", "multiple", "countless", "scores of"),
    "X",
)  # fmt: skip
ORDINAL_WORDS: Mapping[str, int] = {
    **{word: i + 1 for i, word in enumerate(ORDINALS)},
    **{word.replace("-", " "): i + 1 for i, word in enumerate(ORDINALS) if "-" in word},
}
DEICTIC_DAYS: Mapping[str, tuple[int, str]] = {
    "yesterday": (-1, ""), "today": (0, ""), "tomorrow": (1, ""),
    "tonight": (0, "TNI"), "overnight": (-1, "TNI"),
    "yday": (-1, ""), "2day": (0, ""), "tmrw": (1, ""), "tmw": (1, ""), "2moro": (1, ""),
    "2morrow": (1, ""), "tonite": (0, "TNI"), "2nite": (0, "TNI"), "2night": (0, "TNI"),
}  # fmt: skip
REFERENCES: Mapping[str, str] = {
    **dict.fromkeys(
        ("now", "right now", "currently", "presently", "at present", "at the moment",
         "at this time", "at this moment", "nowadays", "the present", "present-day",
         "modern-day", "modern day", "these days", "the present day", "present day",
         "the time being", "at the present time", "to date"),
        "PRESENT_REF",
    ),
    **dict.fromkeys(
        ("recently", "lately", "the recent past", "not long ago", "long ago",
         "the distant past", "in the old days", "once upon a time"),
        "PAST_REF",
    ),
    **dict.fromkeys(
        ("the future", "future", "the near future", "the foreseeable future", "near future",
         "in future", "the coming period"),
        "FUTURE_REF",
    ),
}  # fmt: skip
SETS: Mapping[str, str] = {
    "daily": "P1D", "nightly": "XXXX-XX-XXTNI", "weekly": "P1W", "fortnightly": "P2W",
    "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y",
    "hourly": "PT1H", "everyday": "P1D", "biweekly": "P2W",
}  # fmt: skip
# (month, day) of feasts of the Gregorian calendar that do not move.
FEASTS: Mapping[str, tuple[int, int]] = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24),
    "boxing day": (12, 26), "new year's day": (1, 1), "new year's eve": (12, 31),
    "new years day": (1, 1), "new years eve": (12, 31), "halloween": (10, 31),
    "may day": (5, 1), "valentine's day": (2, 14), "bastille day": (7, 14),
    "newroz": (3, 21), "orthodox christmas": (1, 7), "coptic christmas": (1, 7),
    "orthodox christmas eve": (1, 6), "labour day": (5, 1),
}  # fmt: skip
EDGES: Mapping[str, str] = {
    "early": "START", "late": "END", "mid": "MID", "middle": "MID",
}  # fmt: skip
EDGE_NOUNS: Mapping[str, str] = {
    "beginning": "START", "start": "START", "onset": "START", "outset": "START",
    "early part": "START", "early days": "START",
    "end": "END", "close": "END", "latter part": "END", "late part": "END",
    "middle": "MID", "midst": "MID", "remainder": "", "rest": "", "course": "",
}  # fmt: skip
HALVES: Mapping[str, int] = {
    "first half": 1, "second half": 2, "latter half": 2, "last half": 2, "former half": 1,
}  # fmt: skip
ABOUT: tuple[str, ...] = (
    "about", "around", "approximately", "roughly", "nearly", "almost", "over", "more than",
    "less than", "at least", "at most", "up to", "fewer than", "under", "only", "just", "exactly",
    "some", "as many as", "as long as", "as little as", "no more than", "no less than",
    "just over", "just under", "well over", "a little more than", "circa", "ca.", "c.", "ca",
    "around about", "the entire", "a full", "a whole", "the whole", "a mere", "a further",
    "another", "an estimated", "slightly more than", "slightly over", "a little over", "a total of",
)  # fmt: skip

# Words that the patterns name one by one: class, spellings.
PLAIN: Mapping[str, tuple[str, ...]] = {
    "the": ("the",),
    "a": ("a", "an"),
    "of": ("of",),
    "and": ("and",),
    "or": ("or",),
    "to": ("to", "through", "thru"),
    "in": ("in", "during", "by", "within"),
    "on": ("on",),
    "at": ("at",),
    "from": ("from",),
    "between": ("between",),
    "until": ("until", "till", "up until", "up to"),
    "since": ("since", "ever since"),
    "for": ("for", "throughout"),
    "every": ("every", "each"),
    "per": ("per",),
    "other": ("other",),
    "last": ("last",),
    "past": ("past",),
    "next": ("next",),
    "this": ("this",),
    "that": ("that",),
    "asmany": ("as many",),
    "uptonow": ("present",),
    "intervening": ("intervening",),
    "same": ("same", "very same", "selfsame"),
    "previous": ("previous", "preceding", "prior"),
    "following": ("following", "ensuing", "subsequent"),
    "coming": ("coming", "upcoming", "forthcoming"),
    "recent": ("recent",),
    "final": ("final", "opening", "initial", "closing"),
    "ago": ("ago",),
    "earlier": ("earlier", "previously", "beforehand", "prior"),
    "later": ("later", "afterwards", "afterward", "thereafter", "hence", "from now"),
    "before": ("before",),
    "after": ("after",),
    "bc": ("bc", "b.c.", "b.c", "bce", "b.c.e."),
    "ad": ("ad", "a.d.", "ce", "c.e."),
    "ah": ("ah", "a.h.", "hijri", "hegira", "هـ", "ه", "هجري", "هجرية"),
    "holy": ("holy", "muslim", "islamic", "fasting", "sacred", "blessed"),
    "eve": ("eve",),
    "wc": ("w/c", "w/b"),
    "we": ("w/e",),
    "ending": ("ending", "ended"),
    "commencing": ("commencing", "starting"),
    "epi": ("epidemiological", "epi", "ew"),
    "into": ("into",),
    "while": ("time",),
    "old": ("old", "of age"),
    "long": ("long",),
    "and_half": ("and a half", "and half"),
    "half": ("half", "half a", "half an", "a half"),
    "s": ("'s",),
    "oclock": ("o'clock",),
    "tz": ("local time", "gmt", "utc", "est", "edt", "bst", "cet", "eet", "pst", "pdt",
           "local", "eastern time", "zulu", "ist", "ast", "pkt", "msk", "trt", "wat", "jst",
           "cest", "eest", "hst", "mst", "cst", "aest", "pht", "idt"),
    "fiscal": ("fiscal", "financial"),
    "years": ("the years",),
    "times": ("once", "twice", "three times", "four times", "five times"),
    "former": ("former", "then-recent"),
    "current": ("current",),
    "adj": ("full", "whole", "single", "entire", "consecutive", "straight", "more", "additional",
            "solid", "successive", "bloody", "brutal", "short", "further", "calendar"),
}  # fmt: skip
# Words that are part of a name when they stand right before a month, weekday or season.
NAME_MAKERS = frozenset(
    ("black", "bloody", "good", "red", "palm", "easter", "ash", "holy", "super", "arab", "prague",
     "silver", "hot", "white", "long", "women's", "women’s", "berber", "colonel", "general",
     "captain", "president", "minister", "mr",
     "mrs", "ms", "dr", "theresa", "operation", "sgt", "capt", "col", "gen", "lt", "maj", "sir",
     "sergeant", "lieutenant", "major", "corporal", "private", "judge", "sheikh", "prof",
     "professor", "merry", "father", "miss", "coach", "pastor", "chief", "comrade", "governor",
     "senator", "chairman", "alhaji", "imam", "commander", "reverend", "rev", "bishop", "inspector",
     "constable", "engineer", "barrister", "mayor", "king", "prince", "striker", "goalkeeper")
)  # fmt: skip
