"""From a match of the grammar to what it says: relative days, lengths and sets."""

from __future__ import annotations

from typing import cast

from marsad.reading.time.bag import Bag
from marsad.reading.time.meaning import Calendar, Fixed, Meaning, Near, Shift

# class of the word -> (which, counted from the last date instead of now)
NEAR_WORDS = {
    "last": (-1, False), "past": (-1, False), "next": (1, False), "coming": (1, False),
    "this": (0, False), "that": (0, True), "same": (0, True), "previous": (-1, True),
    "following": (1, True),
}  # fmt: skip
HALF = 0.5
SECONDS = ("TS", "TM", "TH")


def near_word(bag: Bag) -> tuple[int | None, bool]:
    """Which one is meant, and whether it is counted from the last date."""
    for kind, (which, there) in NEAR_WORDS.items():
        if bag.has(kind):
            the_next = kind == "next" and bag.has("the")
            if the_next or (kind == "this" and bag.has("same")):
                there = True
            return which, there
    return None, False


def deictic(bag: Bag) -> Meaning:
    """Yesterday, today, tonight; "the day before yesterday"."""
    step, part = cast(tuple[int, str], bag.all("deictic")[0].value)
    if part and step:
        return Near(0, "overnight", part=part)
    if bag.has("before"):
        step -= 1
    elif bag.has("after"):
        step += 1
    own = bag.part()
    return Shift(float(step), "D", 1, part=own or part)


def near(bag: Bag) -> Meaning | None:
    """ "last week", "that day", "the following spring", "earlier this month"."""
    which, there = near_word(bag)
    if which is None:
        which, there = 0, True
    edge = bag.edge()
    part = bag.part()
    if bag.has("halves"):
        year = bag.word("unit") == "Y"
        same = f"{'there' if there else 'now'}:{which}"
        return Calendar(half=bag.number("halves"), same=same) if year else None
    if bag.has("unit"):
        unit = bag.word("unit")
        if bag.has("past") and unit == "WE":
            return Near(-1, unit, part=part)
        if bag.has("past"):
            return one_unit(bag)
        if not any(bag.has(kind) for kind in NEAR_WORDS):
            return Near(0, unit, "the", False, part, edge)
        if unit in SECONDS:
            return Fixed("TIME", "PRESENT_REF") if which == 0 and not there else None
        return Near(which, unit, there=there, part=part, edge=edge)
    for kind, what in (("wd", "weekday"), ("month", "month"), ("season", "season")):
        for atom in bag.all(kind):
            return Near(which, what, atom.value, there, part, edge)  # type: ignore[arg-type]
    if part:
        return Near(which, "part", part, there, part, edge)
    return None


def daypart(bag: Bag) -> Meaning | None:
    """ "the morning", "at night" without a day: of the day that is talked about."""
    if bag.part().startswith("T") and bag.has("the"):
        return Near(0, "part", bag.part(), True, bag.part(), bag.edge())
    point = "" if bag.has("night", "nights") else "point"
    return Near(0, "anypart", point, True, bag.part(), bag.edge())


def beside(bag: Bag) -> Meaning | None:
    """ "the day before", "the week after", "the year earlier"."""
    sign = -1 if bag.has("before", "earlier") else 1
    month = bag.number("month", "month3")
    if month:
        return Calendar(month=month, same=f"there:{sign}")
    if bag.has("unit"):
        unit = bag.word("unit")
        return Near(sign, unit, there=True) if unit not in SECONDS else None
    return Near(sign, "part", bag.part(), True, bag.part())


def amount_in(bag: Bag) -> tuple[float | None, bool]:
    """How many, and whether a number or number word is there at all."""
    amount: float | None = None
    seen = False
    for atom in bag.atoms:
        if atom.kind in ("word", "small", "num", "year"):
            amount, seen = float(atom.value), True  # type: ignore[arg-type]
        elif atom.kind == "vague":
            amount, seen = None, True
        elif atom.kind == "a" and not seen:
            amount, seen = 1.0, True
    if bag.has("half"):
        amount, seen = 0.5, True
    if bag.has("and_half") and amount is not None:
        amount += 0.5
    return amount, seen


def shift(bag: Bag) -> Meaning | None:
    """ "two months ago", "a week later", "years earlier"."""
    amount, _ = amount_in(bag)
    unit = bag.word("unit", "units") or ("TS" if bag.has("second") else "D")
    if bag.has("night"):
        unit = "D"
    sign = -1 if bag.has("ago", "earlier", "before") else 1
    return Shift(amount, unit, sign, there=not bag.has("ago"))


def plain(number: float) -> str:
    """Without a needless ".0"."""
    return str(int(number)) if number == int(number) else str(number)


def period_value(amount: float | None, unit: str) -> str:
    """``P2M``, ``PT3H``, ``PXD``; fortnights are two weeks, weekends ``P1WE``."""
    if unit == "F":
        unit, amount = "W", amount * 2 if amount is not None else None
    if unit == "ML":
        unit, amount = "Y", amount * 1000 if amount is not None else None
    if unit == "TH" and amount == HALF:
        unit, amount = "TM", 30.0
    size = "X" if amount is None else plain(amount)
    return f"PT{size}{unit[1]}" if unit in SECONDS else f"P{size}{unit}"


def length(bag: Bag) -> Meaning | None:
    """ "two months", "a 10-day", "nearly four weeks", "years"."""
    unit = bag.word("unit", "units", "night", "nights")
    if bag.has("second") and not unit:
        if not bag.has("word", "small", "num"):
            return None
        unit = "TS"
    unit = "D" if unit == "TNI" else unit
    if unit == "Q" and bag.number("word", "small") in (None, 1, 3):
        return None
    amount, seen = amount_in(bag)
    if not seen and bag.has("long"):
        amount, seen = 1.0, True
    if not seen and not bag.has("units"):
        return None
    return Fixed("DURATION", period_value(amount if seen else None, unit))


def period(bag: Bag) -> Meaning | None:
    """ "the last two weeks", "the next few months"; a lone "recent" or "coming" is vague."""
    if bag.has("ord", "same") and not bag.has("word", "small", "vague", "num"):
        return None
    found = length(bag)
    if not isinstance(found, Fixed):
        return one_unit(bag)
    size, _ = amount_in(bag)
    sign = -1 if bag.has("last", "past") else 1 if bag.has("next", "coming") else 0
    reach = (size * sign, bag.word("unit", "units")) if size and sign else None
    return Fixed(found.type, found.value, reach)


def one_unit(bag: Bag) -> Fixed:
    """ "the past year"."""
    unit = bag.word("unit", "units")
    if bag.has("units"):
        return Fixed("DURATION", period_value(None, unit))
    return Fixed("DURATION", period_value(1.0, unit), (-1.0, unit) if bag.has("past") else None)


def as_many(bag: Bag) -> Fixed:
    """ "in as many days": so many as were counted before, which ``find.py`` knows."""
    return Fixed("DURATION", period_value(None, bag.word("units")))


def attributive(bag: Bag) -> bool:
    """ "a 34-year-old", "the three year war": the article is not of the time."""
    return bag.has("word", "small", "num") and bag.has("unit")


def vague(bag: Bag) -> Meaning:
    """ "recent weeks", "the coming days"."""
    return Fixed("DATE", "FUTURE_REF" if bag.has("coming") else "PAST_REF")


def ordinal(bag: Bag) -> Meaning | None:
    """ "the third day", "the first week": an unknown day, week or month of its own."""
    return None


def every(bag: Bag) -> Meaning | None:
    """ "every Friday", "every two weeks", "twice a day", "per month"."""
    for atom in bag.all("wd", "wds"):
        part = bag.part()
        return Fixed("SET", f"XXXX-WXX-{atom.value}{part}")
    for atom in bag.all("month"):
        return Fixed("SET", f"XXXX-{atom.value:02}")
    if bag.has("season"):
        return Fixed("SET", f"XXXX-{bag.word('season')}")
    if bag.has("per") and bag.word("unit") in SECONDS:
        return None
    if bag.has("unit", "units"):
        amount, seen = amount_in(bag.without("a"))
        if bag.has("other"):
            amount, seen = 2.0, True
        return Fixed("SET", period_value(amount if seen else 1.0, bag.word("unit", "units")))
    if bag.part():
        return Fixed("SET", f"XXXX-XX-XX{bag.part()}")
    return None


def weekend(bag: Bag) -> Meaning | None:
    """ "the weekend": the last one or the coming one, as the tense has it."""
    return Near(0, "WE", "tense") if bag.word("unit") == "WE" else None


def compound(bag: Bag) -> Meaning | None:
    """ "five years and three months", "1 hour 59 minutes": from great to small units."""
    sizes: list[tuple[str, str]] = []
    amount: float | None = None
    for atom in bag.atoms:
        if atom.kind in ("word", "small", "num"):
            amount = float(cast(float, atom.value))
        elif atom.kind == "a":
            amount = 1.0
        elif atom.kind in ("unit", "units", "second") and amount is not None:
            unit = "TS" if atom.kind == "second" else str(atom.value)
            sizes.append((unit, plain(amount)))
            amount = None
    order = ["Y", "M", "W", "D", "TH", "TM", "TS"]
    ranks = [order.index(unit) if unit in order else -1 for unit, _ in sizes]
    if len(sizes) < 2 or -1 in ranks or ranks != sorted(set(ranks)):
        return None
    days = "".join(f"{n}{unit}" for unit, n in sizes if unit not in SECONDS)
    hours = "".join(f"{n}{unit[1]}" for unit, n in sizes if unit in SECONDS)
    return Fixed("DURATION", f"P{days}T{hours}" if hours else f"P{days}")
