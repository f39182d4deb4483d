"""Files of other data sets, written for the tests."""

from __future__ import annotations

import csv
import json
from pathlib import Path

STRIKE = "An air strike killed four people in Sirte on 17 November, residents said.\n"
RALLY = "Some 200 people protested in Tobruk on 18 November against power cuts.\n"
HEADER = (
    "event_id_cnty", "event_date", "time_precision", "event_type", "sub_event_type", "actor1",
    "inter1", "actor2", "inter2", "iso", "country", "admin1", "location", "latitude", "longitude",
    "geo_precision", "source", "notes", "fatalities",
)  # fmt: skip
SIRTE = {
    "event_id_cnty": "LBY1", "event_date": "17 November 2017", "time_precision": "1",
    "event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike",
    "actor1": "Unidentified Military Forces", "inter1": "8", "actor2": "Civilians (Libya)",
    "inter2": "7", "iso": "434", "country": "Libya", "admin1": "Surt", "location": "Sirte",
    "latitude": "31.2", "longitude": "16.59", "geo_precision": "1", "source": "Gulf Wire",
    "notes": "A strike on the port.", "fatalities": "6",
}  # fmt: skip
SABHA = {
    **SIRTE, "event_id_cnty": "LBY2", "event_date": "19 November 2017", "event_type": "Battles",
    "sub_event_type": "Armed clash", "actor1": "Sand Brigade", "inter1": "3",
    "actor2": "Dune Brigade", "inter2": "3", "location": "Sabha", "admin1": "Sabha",
    "latitude": "27.04", "longitude": "14.43", "notes": "The two fought at the airfield.",
    "fatalities": "0",
}  # fmt: skip
BAD = {**SIRTE, "event_id_cnty": "LBY3", "event_date": "no day", "fatalities": "several"}
ASKED = ("--as", "acled", "--licence", "Terms of 2024", "--accessed", "2024-03-07",
         "--filters", "Libya, November 2017")  # fmt: skip
MAP = """
name = "Field log"
[columns]
date = "Day"
kind = "What"
place = "Where"
lat = "N"
lon = "E"
killed = "Dead"
[dates]
format = "%d/%m/%Y"
[kinds]
"air raid" = "assault.aerial"
[fixed]
country = "LBY"
radius_km = 5
"""


def table(path: Path, *rows: dict[str, str]) -> str:
    """Writes rows in ACLED's columns; the path as a word."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADER)
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


def lines(text: str) -> list[dict[str, object]]:
    """Each line as JSON."""
    return [json.loads(line) for line in text.splitlines()]
