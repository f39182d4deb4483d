"""What the kill test does to a desk: small reports, every command that writes, and a second program
that writes to the same desk meanwhile."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from marsad.publishing.exports import FORMATS
from marsad.store.desk import open_desk
from marsad.store.held import events
from marsad.store.library import documents

TOWNS = ("Sirte", "Derna", "Tobruk", "Misrata", "Benghazi", "Sabha")
DEEDS = (
    "An air strike killed {n} people in {town} on {day} November, residents said.",
    "Gunmen attacked a checkpoint near {town} on {day} November and killed {n} soldiers.",
    "Some {n}00 people protested in {town} on {day} November against power cuts.",
    "The national army shelled {town} on {day} November; a medic said {n} civilians were injured.",
)
PLACES = "id,name,lat,lon,country\n" + "".join(
    f"{n},Wadi Zem {n},{30 + n / 100},{16 + n / 100},LY\n" for n in range(40)
)
ACTORS = "name,kind\n" + "".join(f"Hill Guard {n},militia\n" for n in range(40))


def report(folder: Path, number: int, chance: random.Random) -> Path:
    """One small report, another for each number; some tell what others told."""
    town, day = chance.choice(TOWNS), chance.randint(10, 20)
    lines = [
        chance.choice(DEEDS).format(n=chance.randint(2, 5), town=town, day=day) for _ in range(2)
    ]
    path = folder / f"{number:04}.md"
    head = f"---\npublished: 2017-11-{day + 1}\nsource: Paper {number % 4}\n---\n"
    path.write_text(f"{head}{' '.join(lines)} Report {number} of the valley.\n", "utf-8")
    return path


@dataclass
class Stage:
    """One desk, its reports, and where outputs go; ``number`` names what is made next."""

    base: Path
    chance: random.Random
    number: int = 0
    given: list[Path] = field(default_factory=list)
    backups: list[Path] = field(default_factory=list)

    @property
    def desk(self) -> Path:
        """The folder of the desk."""
        return self.base / "desk"

    def fresh(self, name: str) -> Path:
        """A new path for an output."""
        self.number += 1
        return self.base / f"{name}-{self.number}"

    def reports(self, many: int) -> list[Path]:
        """So many new reports."""
        (self.base / "reports").mkdir(exist_ok=True)
        made = []
        for _ in range(many):
            self.number += 1
            made.append(report(self.base / "reports", self.number, self.chance))
        self.given += made
        return made


def order_of(stage: Stage) -> list[str] | None:
    """A decision about some event, as ``verb``, ``subject``, ``after``, ``reason``."""
    with open_desk(stage.desk) as desk:
        held = events(desk)
    if not held:
        return None
    event = stage.chance.choice(held)
    other = stage.chance.choice(held)
    if other.id != event.id and other.realis == event.realis and other.theme == event.theme:
        return ["merge", event.id, json.dumps({"into": other.id}), ""]
    if stage.chance.random() < 0.3:
        return ["reject-claim", stage.chance.choice(event.claims), "", "Misread."]
    return ["set-standing", event.id, json.dumps({"standing": "contested"}), "Two people say no."]


def words_of(command: str, stage: Stage) -> list[str] | None:
    """The words of one command on this desk, or ``None`` where there is nothing for it to do."""
    plain = JOBS[command](stage)
    if plain is None or command in ("init", "restore", "monitor"):
        return plain
    return [*plain, "--desk", str(stage.desk)]


def _init(stage: Stage) -> list[str]:
    return ["init", str(stage.fresh("made")), "--theatre", "Kept"]


def _add(stage: Stage) -> list[str]:
    return ["add", *map(str, stage.reports(3))]


def _export(stage: Stage) -> list[str]:
    return ["export", str(stage.fresh("export")), "--as", stage.chance.choice(FORMATS)]


def _review(stage: Stage) -> list[str] | None:
    order = order_of(stage)
    if order is None or stage.chance.random() < 0.2:
        return ["review"]
    verb, subject, after, reason = order
    return ["review", "--verb", verb, "--subject", subject, "--after", after, "--reason", reason]


def _decide(stage: Stage) -> list[str] | None:
    orders = [o for o in (order_of(stage), order_of(stage)) if o is not None]
    if not orders:
        return None
    path = stage.fresh("decisions").with_suffix(".jsonl")
    lines = [
        {"verb": v, "subject": s, "after": json.loads(a) if a else None, "reason": r}
        for v, s, a, r in orders
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return ["decide", str(path)]


def _evidence(stage: Stage) -> list[str] | None:
    with open_desk(stage.desk) as desk:
        held = events(desk)
    if not held:
        return None
    return ["evidence", stage.chance.choice(held).id, "--out", str(stage.fresh("evidence"))]


def _backup(stage: Stage) -> list[str]:
    to = stage.fresh("backup")
    return ["backup", str(to.with_suffix(stage.chance.choice(["", ".tar"])))]


def _restore(stage: Stage) -> list[str] | None:
    if not stage.backups:
        return None
    return ["restore", str(stage.backups[-1]), str(stage.fresh("restored"))]


def _purge(stage: Stage) -> list[str] | None:
    with open_desk(stage.desk) as desk:
        there = [d.id for d in documents(desk) if not d.purged]
    if len(there) < 4:
        return None
    return ["purge", stage.chance.choice(there), "--reason", "A person asked."]


def _table(name: str, text: str) -> Callable[[Stage], list[str]]:
    def words(stage: Stage) -> list[str]:
        path = stage.base / f"{name}.csv"
        path.write_text(text, "utf-8")
        return [name, "import", str(path)]

    return words


def _monitor(stage: Stage) -> list[str]:
    return ["monitor", *map(str, stage.reports(2)), "--out", str(stage.fresh("watched")),
            "--theatre", "Kept"]  # fmt: skip


JOBS: dict[str, Callable[[Stage], list[str] | None]] = {
    "init": _init, "add": _add, "read": lambda _: ["read"], "resolve": lambda _: ["resolve"],
    "brief": lambda _: ["brief"], "export": _export, "review": _review, "decide": _decide,
    "release": lambda _: ["release"], "evidence": _evidence, "backup": _backup,
    "restore": _restore, "purge": _purge, "places": _table("places", PLACES),
    "actors": _table("actors", ACTORS), "monitor": _monitor,
}  # fmt: skip
