"""How fast a gazetteer is imported, and in how much memory.

Makes a GeoNames file of made-up places in a temporary folder (same seed, same bytes), imports it
with ``marsad places import`` in a process of its own, and prints rows, seconds and peak memory.
The country is one whose names are looked up in loose transliteration too, which costs most. With
``--kills`` the import is killed that often at random moments and gone on with; the gazetteer must
then hold the same rows and names as one that was never disturbed.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STARTS = "al-|Bir |Wadi |Qasr |Tall |Umm |Kafr |Ain |Abu |".split("|")
PARTS = "ra ma na sa ba du ki li ha wa zu ti mi fa qa shu gha kha dha ja yun min rab sul".split()
ARABIC = "ا ب ت ج ح د ر س ش ص ط ع ف ق ك ل م ن ه و ي".split()
KINDS = (("P", "PPL", 45), ("S", "WLL", 15), ("T", "HLL", 12), ("H", "WAD", 15), ("S", "FRM", 6),
         ("L", "LCTY", 6), ("A", "ADM3", 1))  # fmt: skip


def word(chance: random.Random) -> str:
    """A made-up name with an Arabic ring."""
    return chance.choice(STARTS) + "".join(chance.choices(PARTS, k=chance.randint(2, 4))).title()


def write(path: Path, rows: int, seed: int) -> None:
    """Afterwards ``path`` holds so many rows in the 19 columns of GeoNames."""
    chance = random.Random(seed)
    kinds, weights = [k[:2] for k in KINDS], [k[2] for k in KINDS]
    with path.open("w", encoding="utf-8") as file:
        for number in range(rows):
            name = word(chance)
            arabic = "".join(chance.choices(ARABIC, k=chance.randint(4, 8)))
            others = f"{word(chance)},{name.replace('a', 'ā', 1)},{arabic}"
            kind, code = chance.choices(kinds, weights)[0]
            lat, lon = chance.uniform(20.0, 33.0), chance.uniform(9.5, 25.0)
            file.write(
                f"{90_000_000 + number}\t{name}\t{name}\t{others}\t{lat:.5f}\t{lon:.5f}\t{kind}\t"
                f"{code}\tLY\t\t{chance.randint(1, 90):02d}\t\t\t\t{chance.choice((0, 0, 900))}\t"
                "\t400\tAfrica/Tripoli\t2024-05-01\n"
            )


def import_file(path: Path, home: Path, kill_after: float | None = None) -> tuple[int, float]:
    """Exit code and seconds of one import."""
    started = time.perf_counter()
    environment = {**os.environ, "MARSAD_PLACES": str(home)}
    words = [sys.executable, "-m", "marsad", "places", "import", str(path)]
    process = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL)
    try:
        process.wait(timeout=kill_after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
    return process.returncode, time.perf_counter() - started


def contents(gazetteer: Path) -> tuple[list[object], list[object]]:
    """Every row and every name of a gazetteer."""
    db = sqlite3.connect(gazetteer)
    rows = db.execute("select * from place order by num").fetchall()
    names = db.execute("select * from name order by key, place").fetchall()
    db.close()
    return rows, names


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="marsad-import-") as folder:
        base = Path(folder)
        table = base / "made_up.txt"
        write(table, options.rows, options.seed)
        size = table.stat().st_size / 1024**2
        code, seconds = import_file(table, base / "calm")
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        peak = usage.ru_maxrss / 1024**2
        if code != 0:
            raise SystemExit(f"the import ended with {code}")
        calm = base / "calm" / "made_up.sqlite"
        print(f"rows         {options.rows:>12,}  ({size:,.0f} MB)")
        print(f"seconds      {seconds:>12.1f}  ({options.rows / seconds:,.0f} rows a second)")
        print(f"of processor {usage.ru_utime + usage.ru_stime:>12.1f}")
        print(f"peak memory  {peak:>12.2f} GB")
        print(f"gazetteer    {calm.stat().st_size / 1024**2:>12,.0f} MB")
        if options.kills:
            chance, killed = random.Random(options.seed), 0
            for _ in range(options.kills):
                moment = chance.uniform(0.1, 0.9) * seconds
                killed += import_file(table, base / "killed", moment)[0] == -signal.SIGKILL
            code, _ = import_file(table, base / "killed")
            same = contents(calm) == contents(base / "killed" / "made_up.sqlite")
            print(f"kills        {killed:>12}  then exit {code}, {'same' if same else 'other'}")
            if code != 0 or not same:
                raise SystemExit("the import that was killed is not the calm one")


if __name__ == "__main__":
    main()
