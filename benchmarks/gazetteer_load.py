"""How long the gazetteer takes and how much memory, each in a fresh process.

    PYTHONPATH=src python benchmarks/gazetteer_load.py [FOLDER]

Prints the seconds of building the index into FOLDER (a new temporary one by default), its size,
then for opening it: seconds and growth of resident memory, after ``load_gazetteer`` and after a
thousand look-ups. Linux and macOS.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

BUILD = """
import sys, time
from pathlib import Path
from marsad.registry.gazetteer import load_gazetteer
start = time.perf_counter()
load_gazetteer(Path(sys.argv[1]))
print(f"build: {time.perf_counter() - start:.1f} s")
"""
LOAD = """
import resource, sys, time
from pathlib import Path
from marsad.registry.gazetteer import load_gazetteer
unit = 1024 if sys.platform != "darwin" else 1024 * 1024
def mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
before, start = mb(), time.perf_counter()
gazetteer = load_gazetteer(Path(sys.argv[1]))
print(f"load: {time.perf_counter() - start:.3f} s, {mb() - before:.1f} MB more")
start = time.perf_counter()
names = ("Sirte", "Paris", "Al Salam", "Springfield", "San Jose", "Nowhere At All", "Mosul")
for number in range(1000):
    gazetteer.lookup(names[number % 7] + ("" if number < 7 else f" {number}"))
print(f"1000 look-ups: {time.perf_counter() - start:.3f} s, {mb() - before:.1f} MB more")
"""


def main() -> None:
    """Builds, then opens."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = sys.argv[1] if len(sys.argv) > 1 else temporary
        for code in (BUILD, LOAD):
            subprocess.run([sys.executable, "-c", code, folder], check=True)
        size = sum(p.stat().st_size for p in Path(folder).glob("places-*.sqlite"))
        print(f"index: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
