"""Names of months and feasts of other calendars, in the spellings that English reports use.

Months of the Islamic calendar, of the Solar Hijri calendar of Iran and Afghanistan, and the
Levantine, French and Arabic names of the months of the common calendar. What stands here as a bare
word becomes a time only beside a number, or behind a word that leads to one (``guard.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from typing import TypeVar

V = TypeVar("V")

THE = (" al-", " al ", " ul-", " ul ", " el-", " el ", "-al-", "-ul-", "-el-", "-ul ", "-el ",
       " us-", " as-", " ath-", " ")  # fmt: skip


def joined(*parts: Iterable[str]) -> tuple[str, ...]:
    """Every way to write a name of several parts."""
    return tuple("".join(one) for one in product(*parts))


def _table(rows: Iterable[tuple[V, Iterable[str]]]) -> Mapping[str, V]:
    return {spelling: value for value, spellings in rows for spelling in spellings}


_RABI = ("rabi", "rabi'", "rabia", "rabii", "rabee")
_JUMADA = ("jumada", "jumaada", "jumadi", "jamadi", "jumad", "joumada")
_DHU = joined(("dhu", "dhu'", "dhul", "dhu'l", "zul", "zu", "zu'l", "thul", "dhi", "zil"),
              (" al-", " al ", " l-", "-al-", "-", " ", ""))  # fmt: skip
_LATER = ("thani", "thaani", "thani'", "thania", "thaniya", "akhir", "akhira", "akhirah", "sani",
          "aakhir", "aakhirah", "ukhra")  # fmt: skip
_FIRST = ("awwal", "awal", "ula", "oula", "uula", "aula")

HIJRI_MONTHS: Mapping[str, int] = _table(
    (
        (1, ("muharram", "moharram", "muharam", "al-muharram", "محرم", "المحرم")),
        (2, ("safar", "صفر")),
        (3, (*joined(_RABI, THE, _FIRST), *joined(_RABI, (" i",)), "ربيع الأول", "ربيع الاول")),
        (4, (*joined(_RABI, THE, _LATER), *joined(_RABI, (" ii",)), "ربيع الآخر", "ربيع الثاني",
             "ربيع الاخر")),
        (5, (*joined(_JUMADA, THE, _FIRST), *joined(_JUMADA, (" i",)), "جمادى الأولى",
             "جمادى الاولى")),
        (6, (*joined(_JUMADA, THE, _LATER), *joined(_JUMADA, (" ii",)), "جمادى الآخرة",
             "جمادى الثانية", "جمادى الاخرة")),
        (7, ("rajab", "redjeb", "rejeb", "رجب")),
        (8, ("sha'ban", "shaban", "shaaban", "sha'aban", "chaabane", "chaban", "شعبان")),
        (9, ("ramadan", "ramadhan", "ramazan", "ramzan", "ramadaan", "ramadhaan", "ramazaan",
             "رمضان")),
        (10, ("shawwal", "shawal", "chawwal", "shawwaal", "شوال")),
        (11, (*joined(_DHU, ("qi'dah", "qidah", "qa'dah", "qadah", "qa'da", "qi'da", "qada",
                             "qidda", "kaada", "ka'dah")), "ذو القعدة", "ذي القعدة")),
        (12, (*joined(_DHU, ("hijjah", "hijja", "hijah", "hija", "hajj", "hajja", "hajjah",
                             "hidja")), "ذو الحجة", "ذي الحجة")),
    )
)  # fmt: skip

_EID = ("eid", "eed", "id", "idd", "aid", "aïd")
_OF = tuple(one for one in THE if one != " ")
_SHORT = ("eid ", "eid-", "idul ", "eidul ", "eidul-")
_FITR = ("fitr", "fitri", "fitir", "fithr", "fetr")
_ADHA = ("adha", "azha", "adhaa", "ad-ha", "zuha", "kabir", "kebir", "kabeer")
# (Hijri month, first day, days); a bare Eid is one of two and has no month.
HIJRI_FEASTS: Mapping[str, tuple[int, int, int]] = _table(
    (
        ((10, 1, 3), (
            *joined(_EID, _OF, _FITR), *joined(_SHORT, _FITR),
            "korite", "korité", "korite feast", "aidilfitri", "hari raya aidilfitri", "lebaran",
            "lesser eid", "little eid", "small eid", "ramazan bayram", "ramazan bayrami",
            "ramadan bayram", "feast of fast-breaking", "feast of breaking the fast",
            "festival of breaking the fast", "عيد الفطر")),
        ((12, 10, 4), (
            *joined(_EID, _OF, _ADHA), *joined(_SHORT, _ADHA),
            "tabaski", "tabaskie", "aidiladha", "hari raya haji", "greater eid", "great eid",
            "big eid", "kurban bayram", "kurban bayrami", "gurban bayram", "bakrid", "bakra eid",
            "bakr-eid", "bakri eid", "ileya", "feast of the sacrifice", "feast of sacrifice",
            "festival of sacrifice", "festival of the sacrifice", "عيد الأضحى", "عيد الاضحى")),
        ((0, 0, 0), ("eid", "eid day", "sallah")),
        ((12, 18, 1), joined(_EID, _OF, ("ghadir", "ghadeer"))),
        ((1, 1, 1), ("islamic new year", "hijri new year", "muslim new year")),
        ((1, 9, 1), ("tasua", "tasu'a")),
        ((1, 10, 1), ("ashura", "ashoura", "achoura", "day of ashura", "aashura", "عاشوراء")),
        ((2, 20, 1), ("arbaeen", "arba'een", "arbain", "arba'in", "arbayeen", "arbaïn")),
        ((3, 12, 1), ("mawlid", "mawlid al-nabi", "mawlid an-nabi", "mawlid al-nabawi", "maulid",
                      "maulud", "mouloud", "maouloud", "milad-un-nabi", "milad un nabi",
                      "eid milad-un-nabi", "eid-e-milad", "eid-e-milad-un-nabi",
                      "eid milad un nabi", "prophet's birthday", "prophet muhammad's birthday",
                      "prophet mohammed's birthday")),
        ((7, 27, 1), ("isra and mi'raj", "isra and miraj", "isra' and mi'raj", "shab-e-miraj")),
        ((8, 15, 1), ("shab-e-barat", "shab-e-baraat")),
        ((9, 27, 1), ("laylat al-qadr", "laylat ul-qadr", "lailat al-qadr", "laylatul qadr",
                      "lailatul qadr", "shab-e-qadr")),
        ((12, 8, 6), ("hajj season", "hajj pilgrimage")),
        ((12, 9, 1), ("day of arafah", "day of arafat", "arafat day", "arafah day")),
    )
)  # fmt: skip

# (feast of ``moving.py``, days after it, days it lasts)
MOVING_FEASTS: Mapping[str, tuple[str, int, int]] = _table(
    (
        (("easter", 0, 1), ("easter", "easter sunday", "easter day")),
        (("easter", 1, 1), ("easter monday",)),
        (("easter", -1, 1), ("holy saturday", "easter saturday", "easter eve")),
        (("easter", -2, 1), ("good friday", "holy friday")),
        (("easter", -3, 1), ("maundy thursday", "holy thursday")),
        (("easter", -7, 1), ("palm sunday",)),
        (("easter", -7, 7), ("holy week",)),
        (("easter", -2, 4), ("easter weekend",)),
        (("easter", -46, 1), ("ash wednesday",)),
        (("easter", 39, 1), ("ascension day",)),
        (("easter", 49, 1), ("pentecost", "whitsun", "whit sunday")),
        (("orthodox-easter", 0, 1), ("orthodox easter", "orthodox easter sunday", "coptic easter",
                                     "ethiopian easter", "fasika")),
        (("orthodox-easter", -2, 1), ("orthodox good friday",)),
        (("orthodox-easter", -7, 1), ("orthodox palm sunday",)),
        (("nowruz", 0, 2), ("nowruz", "norouz", "norooz", "nowrooz", "nauroz", "navruz",
                            "persian new year", "iranian new year", "afghan new year")),
        (("rosh-hashanah", 0, 2), ("rosh hashanah", "rosh hashana", "jewish new year")),
        (("rosh-hashanah", 9, 1), ("yom kippur", "day of atonement")),
        (("rosh-hashanah", 14, 7), ("sukkot", "feast of tabernacles")),
        (("rosh-hashanah", 21, 1), ("simchat torah", "shemini atzeret")),
        (("hanukkah", 0, 8), ("hanukkah", "chanukah")),
        (("passover", -30, 1), ("purim",)),
        (("passover", 0, 7), ("passover", "pesach", "pessach")),
        (("passover", 50, 1), ("shavuot",)),
    )
)  # fmt: skip

# Solar Hijri months, with the names of Iran and of Afghanistan.
SOLAR_MONTHS: Mapping[str, int] = _table(
    (
        (1, ("farvardin", "hamal")), (2, ("ordibehesht", "sawr", "saur")),
        (3, ("khordad", "jawza")), (4, ("tir", "saratan")), (5, ("mordad", "amordad", "asad")),
        (6, ("shahrivar", "sunbula")), (7, ("mehr", "mizan")), (8, ("aban", "aqrab")),
        (9, ("azar", "qaws")), (10, ("dey", "jadi")), (11, ("bahman", "dalw")),
        (12, ("esfand", "hut")),
    )
)  # fmt: skip

_KANUN = ("kanun", "kanoun", "qanun")
_TISHRIN = ("tishrin", "tishreen", "teshrin")
MONTHS_ELSEWHERE: Mapping[str, int] = _table(
    (
        (1, (*joined(_KANUN, THE, ("thani", "thaani", "akhir")), *joined(_KANUN, (" ii",)),
             "janvier", "كانون الثاني", "يناير", "جانفي")),
        (2, ("shubat", "shbat", "février", "fevrier", "شباط", "فبراير", "فيفري")),
        (3, ("adhar", "athar", "mars", "آذار", "اذار", "مارس")),
        (4, ("nisan", "nissan", "naysan", "avril", "نيسان", "أبريل", "ابريل", "أفريل")),
        (5, ("ayyar", "ayar", "mai", "أيار", "ايار", "مايو")),
        (6, ("haziran", "hazeeran", "huzayran", "juin", "حزيران", "يونيو", "جوان")),
        (7, ("tammuz", "tamuz", "tammouz", "tamouz", "juillet", "تموز", "يوليو", "جويلية")),
        (8, ("aout", "août", "آب", "أغسطس", "اغسطس", "أوت")),
        (9, ("aylul", "ayloul", "ailoul", "eylul", "septembre", "أيلول", "ايلول", "سبتمبر")),
        (10, (*joined(_TISHRIN, THE, ("awwal", "awal", "aoual")), *joined(_TISHRIN, (" i",)),
              "octobre", "تشرين الأول", "تشرين الاول", "أكتوبر", "اكتوبر")),
        (11, (*joined(_TISHRIN, THE, ("thani", "thaani")), *joined(_TISHRIN, (" ii",)),
              "novembre", "تشرين الثاني", "نوفمبر")),
        (12, (*joined(_KANUN, THE, ("awwal", "awal", "aoual")), *joined(_KANUN, (" i",)),
              "décembre", "decembre", "كانون الأول", "كانون الاول", "ديسمبر")),
    )
)  # fmt: skip
