"""``marsad evaluate``: every accuracy figure is made here, and its floor checked."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from marsad.app.choosing import NONE, chosen_by_option
from marsad.app.clock import now
from marsad.app.console import FAILED, OK, out, progress, say
from marsad.app.kit import load_kit
from marsad.evaluation.floors import check, load_floors, only, pin
from marsad.evaluation.suite import Result, Suite
from marsad.evaluation.suites import SUITES, suites_named
from marsad.evaluation.table import quality_page, table
from marsad.model.errors import MarsadError
from marsad.model.mentions import Reading
from marsad.model.sources import Document
from marsad.reading.sheet import Kit
from marsad.reading.steps import read
from marsad.registry.gazetteer import Gazetteer

REMARKS = "remarks.md"


@dataclass(frozen=True, slots=True)
class KitReader:
    """Reads documents with one kit, as far as the named values need."""

    kit: Kit

    @property
    def gazetteer(self) -> Gazetteer:
        """The places it reads with."""
        return self.kit.gazetteer

    def __call__(self, documents: Sequence[Document], values: Sequence[str]) -> list[Reading]:
        return list(read(documents, self.kit, values))


def run_suite(name: str, data: Path, places: str | None = None) -> Result:
    """The suite of that name over the data folder, with a kit of its own. Imported gazetteers
    are used only where ``places`` names them, so that a figure is the same on every machine."""
    kit = load_kit(chosen_by_option(places, usual=NONE))
    suite = next(s for s in SUITES if s.name == name)
    return suite.run(data / suite.path, KitReader(kit))


def results_of(
    suites: Sequence[Suite], data: Path, jobs: int, places: str | None = None
) -> Iterator[Result]:
    """The results, in the order of the suites, some suites at a time."""
    if jobs == 1:
        yield from (run_suite(suite.name, data, places) for suite in suites)
        return
    load_kit()  # builds the gazetteer's index once, before the processes want it
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        waiting = [pool.submit(run_suite, suite.name, data, places) for suite in suites]
        for done in waiting:
            yield done.result()


def evaluate(
    names: list[str],
    data: Path,
    floors: bool,
    page: Path | None,
    new_floors: Path | None,
    reason: str,
    jobs: int,
    places: str | None = None,
) -> int:
    """Prints the table; with ``floors`` every breach, and exit code 1 where there is one."""
    if places is not None and (floors or page is not None or new_floors is not None):
        raise MarsadError(
            "E-USAGE", "floors and the page are those of the built-in places",
            hint="leave --places out",
        )  # fmt: skip
    suites = suites_named(tuple(names))
    results = list(progress(results_of(suites, data, jobs, places), "measuring", len(suites)))
    out(table(results), lines=True)
    if places is not None:
        out(f"imported places: {places}")
    for result in results:
        if result.note:
            out(f"{result.suite}: {result.note}")
    if page is not None:
        remarks = (files("marsad.evaluation") / "data" / REMARKS).read_text("utf-8")
        page.write_text(quality_page(results, now()[:10], remarks), "utf-8")
    if new_floors is not None:
        reasons = {r.suite: reason for r in results} if reason else {}
        pinned = pin(results, load_floors(), on=now()[:10], reasons=reasons)
        new_floors.write_text(json.dumps(pinned, indent=1, ensure_ascii=False) + "\n", "utf-8")
    if not floors:
        return OK
    asked = load_floors() if not names else only(load_floors(), [s.name for s in suites])
    breaches = check(results, asked)
    for breach in breaches:
        say(f"marsad: E-FLOOR: {breach.line()}; see docs/quality.md")
    out(f"{len(breaches)} floors are broken" if breaches else "every floor holds")
    return FAILED if breaches else OK
