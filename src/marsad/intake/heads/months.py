"""Names of months and weekdays in the languages whose datelines intake can read."""

from __future__ import annotations

import re

_NAMES = """
january jan janvier janv enero ene januar gennaio janeiro يناير جانفي ينایر января січня
february feb février févr fevrier febrero febbraio februar fevereiro فبراير فيفري февраля лютого
march mar mars marzo märz março مارس марта березня
april apr avril avr abril abr aprile أبريل ابريل إبريل أفريل апреля квітня
may mai mayo maggio maio مايو ماي мая травня
june jun juin junio juni giugno junho يونيو جوان июня червня
july jul juillet juil julio juli luglio julho يوليو جويلية июля липня
august aug août aout agosto ago أغسطس اغسطس أوت августа серпня
september sept sep septembre septiembre settembre setembro سبتمبر сентября вересня
october oct octobre octubre oktober ottobre outubro أكتوبر اكتوبر октября жовтня
november nov novembre noviembre novembro نوفمبر ноября листопада
december dec décembre déc decembre diciembre dic dezember dicembre dezembro ديسمبر декабря грудня
"""
_LEVANT = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
    "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
)  # fmt: skip
_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat sun lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves "
    "viernes sábado domingo montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"
)

MONTHS = {
    name: number
    for number, line in enumerate(_NAMES.strip().splitlines(), 1)
    for name in line.split()
} | {name: number for number, name in enumerate(_LEVANT, 1)}

_LONGEST_FIRST = sorted(MONTHS, key=lambda name: (-len(name), name))
MONTH = "(?:" + "|".join(re.escape(name) for name in _LONGEST_FIRST) + r")(?!\w)"
WEEKDAY = "(?:" + "|".join(sorted(_WEEKDAYS.split(), key=lambda n: (-len(n), n))) + r")(?!\w)"
