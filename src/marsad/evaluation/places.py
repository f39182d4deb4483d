"""How well names of places are found and meant: four public sets, denominators fixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from marsad.evaluation.documents import gold_document
from marsad.evaluation.geo_gold import GoldArticle, GoldToponym, read_articles
from marsad.evaluation.place_errors import (
    CLOSE_KM,
    Answer,
    brier_skill,
    calibration_error,
    summary,
    worst,
)
from marsad.evaluation.suite import (
    Figure,
    Reader,
    Result,
    Suite,
    f1,
    gazetteer_of,
    hash_files,
    need,
)
from marsad.model.mentions import PlaceMention

# Stanford NER (recognition), CLAVIN (resolution of what it found), the best published pipelines.
REFERENCES = {
    "LGL": (0.732, 0.595, 0.470),
    "GeoVirus": (0.928, 0.794, 0.619),
    "TR-News": (0.826, 0.725, 0.554),
    "GWN": (0.761, 0.666, 0.454),
}
FILES = {
    "LGL": "lgl.dev.xml",
    "GeoVirus": "GeoVirus.dev.xml",
    "TR-News": "TR-News.dev.xml",
    "GWN": "GWN.dev.xml",
}
# Which roles a set counts as names: GeoVirus marks neither peoples nor, as a rule, places inside
# the names of bodies (the United States Department of Agriculture).
LEFT_OUT = {
    "LGL": frozenset({"in-person", "in-title"}),
    "TR-News": frozenset({"in-person", "in-title"}),
    "GeoVirus": frozenset({"in-person", "in-title", "demonym", "in-organisation"}),
    "GWN": frozenset({"in-person", "in-title"}),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over a set. ``errors`` are the km of every found and resolved name, ``answers`` what
    was made of each name with a point."""

    gold: int
    found: int
    hit: int
    pointed: int
    pointed_found: int
    errors: tuple[float, ...]
    answers: tuple[Answer, ...] = ()

    @property
    def close(self) -> int:
        """Names resolved within ``CLOSE_KM``."""
        return sum(e <= CLOSE_KM for e in self.errors)


    @property
    def judged(self) -> tuple[tuple[float, bool], ...]:
        """The score of each resolved name, and whether it is right."""
        return tuple(
            (a.found.candidates[0].score, a.right)
            for a in self.answers
            if a.found is not None and a.found.place is not None and a.found.candidates
        )


def match_names(
    gold: Sequence[GoldToponym], found: Sequence[PlaceMention]
) -> list[tuple[GoldToponym, PlaceMention]]:
    """Pairs that overlap; each side is used once, in the order of the text, longest overlap."""
    pairs = []
    used: set[int] = set()
    for g in sorted(gold, key=lambda t: t.start):
        best, size = None, 0
        for k, p in enumerate(found):
            overlap = min(g.end, p.end) - max(g.start, p.start)
            if overlap > size and k not in used:
                best, size = k, overlap
        if best is not None:
            used.add(best)
            pairs.append((g, found[best]))
    return pairs


def tally(
    articles: Sequence[GoldArticle],
    readings: Sequence[Sequence[PlaceMention]],
    left_out: frozenset[str],
) -> Tally:
    """Counts of ``readings`` against the gold of ``articles``."""
    gold = found = hit = pointed = pointed_found = 0
    answers: list[Answer] = []
    for article, places in zip(articles, readings, strict=True):
        counted = [p for p in places if p.role not in left_out]
        pairs = match_names(article.toponyms, counted)
        gold += len(article.toponyms)
        found += len(counted)
        hit += len(pairs)
        pointed += sum(t.point is not None for t in article.toponyms)
        asked = [t for t in article.toponyms if t.point]
        met = {g.start: p for g, p in match_names(asked, places)}
        answers += [Answer(g, met.get(g.start)) for g in asked]
        pointed_found += len(met)
    errors = tuple(a.km for a in answers if a.km is not None)
    return Tally(gold, found, hit, pointed, pointed_found, errors, tuple(answers))


def figures(name: str, t: Tally) -> tuple[Figure, ...]:
    """The figures of one set."""
    recognition, resolution, whole = REFERENCES[name]
    low = name.lower()
    return (
        Figure(f"{low}.recognition.precision", t.hit / t.found if t.found else 0.0, t.gold),
        Figure(f"{low}.recognition.recall", t.hit / t.gold, t.gold),
        Figure(
            f"{low}.recognition.f1", f1(t.hit, t.found, t.gold), t.gold, recognition, "Stanford NER"
        ),
        Figure(
            f"{low}.resolution.within-161km",
            t.close / t.pointed_found if t.pointed_found else 0.0,
            t.pointed_found,
            resolution,
            "CLAVIN",
        ),
        Figure(
            f"{low}.end-to-end.within-161km",
            t.close / t.pointed,
            t.pointed,
            whole,
            "best published pipeline",
        ),
        Figure(
            f"{low}.median-error",
            median(t.errors) if t.errors else 20039.0,
            len(t.errors),
            unit="km",
            higher_is_better=False,
        ),
        Figure(
            f"{low}.calibration-error",
            calibration_error(t.judged),
            len(t.judged),
            unit="error",
            higher_is_better=False,
        ),
        Figure(f"{low}.brier-skill", brier_skill(t.judged), len(t.judged)),
    )


def _run(name: str, path: Path, reader: Reader) -> Result:
    articles = read_articles(need(path), name)
    documents = [gold_document(f"{name}-{a.id}", a.text) for a in articles]
    readings = reader(documents, ("places",))
    t = tally(articles, [r.places for r in readings], LEFT_OUT[name])
    return Result(
        f"places-{name.lower()}",
        hash_files(path),
        figures(name, t),
        summary(t.answers, gazetteer_of(reader)),
        worst(t.answers),
    )


def run_lgl(path: Path, reader: Reader) -> Result:
    """LGL: local and world newspapers."""
    return _run("LGL", path, reader)


def run_geovirus(path: Path, reader: Reader) -> Result:
    """GeoVirus: WikiNews on outbreaks."""
    return _run("GeoVirus", path, reader)


def run_tr_news(path: Path, reader: Reader) -> Result:
    """TR-News: global and local news."""
    return _run("TR-News", path, reader)


def run_gwn(path: Path, reader: Reader) -> Result:
    """GeoWebNews: news pages."""
    return _run("GWN", path, reader)


SUITES: tuple[Suite, ...] = (
    Suite("places-lgl", f"benchmarks/geoparsing/{FILES['LGL']}", run_lgl),
    Suite("places-geovirus", f"benchmarks/geoparsing/{FILES['GeoVirus']}", run_geovirus),
    Suite("places-tr-news", f"benchmarks/geoparsing/{FILES['TR-News']}", run_tr_news),
    Suite("places-gwn", f"benchmarks/geoparsing/{FILES['GWN']}", run_gwn),
)
