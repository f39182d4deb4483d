"""Nothing is lost: commands are killed with SIGKILL at random moments while another program writes
to the same desk.

A round is one desk. Commands are drawn at random out of all that write, each is killed at a random
moment of its usual time, beside a writer that adds reports or decides. After every kill ``verify``
and ``tools/verify_desk.py`` are clean, what was reported as done is there, no output is half there
under its name, and the same command run again ends well. After every round the events are those of
a desk that got the same reports and decisions undisturbed. The commands run in children of this
process, which has loaded the program already: nearly every kill falls into the work and not into
the start. Prints a line a kill and a sum; exit code 1 at the first loss.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import kill_checks
from kill_jobs import JOBS, Stage, order_of, words_of

from marsad.app.choosing import chosen_by_desk
from marsad.app.choosing_actors import actors_of_run, lists_of_desk
from marsad.app.kit import load_kit
from marsad.app.main import run
from marsad.app.pool import read_all
from marsad.app.settings import settings_of
from marsad.app.work.settling import settled
from marsad.model.hashing import sha256_text
from marsad.store.codec import write_event
from marsad.store.desk import open_desk
from marsad.store.held import events
from marsad.store.ledger import adopted_run, append_decision, decisions
from marsad.store.library import document
from marsad.store.purge import purge
from marsad.store.readings import save_readings, unread, work
from marsad.store.receipts import receipts

AGAIN = ("E-DESK-EXISTS", "E-BACKUP-EXISTS", "E-REVIEW-", "E-DECIDE-MOVED", "E-RELEASE-DUE",
         "E-PERIOD", "E-DESK-MOVED")  # fmt: skip
OWN = frozenset({
    "merge", "keep-apart", "split", "reject-claim", "restore-claim", "retract-document",
    "replace-document", "set-field", "set-standing", "undo",
})  # fmt: skip


@dataclass(frozen=True)
class Ended:
    """How a child ended: exit code (negative: a signal), what it printed, and seconds."""

    code: int
    said: str
    erred: str
    seconds: float


def child(work: Callable[[], int], base: Path, kill_after: float | None = None) -> Ended:
    """Runs ``work`` in a child of its own, killed after some seconds if asked for."""
    files = [base / f".{os.getpid()}-{name}" for name in ("out", "err")]
    for path in files:
        path.unlink(missing_ok=True)  # a child that is killed at once says nothing
    started = time.perf_counter()
    process = os.fork()
    if process == 0:
        code = 99
        try:
            for number, path in zip((1, 2), files, strict=True):
                os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
            sys.stdout = os.fdopen(1, "w", buffering=1)
            sys.stderr = os.fdopen(2, "w", buffering=1)
            code = work()
            sys.stdout.flush()
        finally:
            os._exit(code)
    while kill_after is not None and time.perf_counter() - started < kill_after:
        if os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT | os.WNOHANG) is not None:
            break
        time.sleep(0.002)
    if kill_after is not None:
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    said, erred = (p.read_text("utf-8", "replace") if p.exists() else "" for p in files)
    return Ended(os.waitstatus_to_exitcode(status), said, erred, time.perf_counter() - started)


def writes(stage: Stage, stop: Path, seed: int) -> int:
    """The program beside: adds reports or decides until ``stop`` is there. What it is told is done
    it prints."""
    stage = Stage(stage.base, random.Random(seed), number=stage.number + 1000)
    while not stop.exists():
        words = ["add", str(stage.reports(1)[0])]
        order = order_of(stage)
        if order is not None and stage.chance.random() < 0.5:
            verb, subject, after, reason = order
            words = ["review", "--verb", verb, "--subject", subject, "--after", after,
                     "--reason", reason]  # fmt: skip
        print(f"now {words[0]}", flush=True)
        code = run([*words, "--desk", str(stage.desk)])
        if code not in (0, 1):
            return 98
    return 0


class Round:
    """One desk that is worked on, killed and checked."""

    def __init__(self, base: Path, chance: random.Random, usual: dict[str, float]) -> None:
        base.mkdir()
        self.stage, self.chance, self.usual = Stage(base, chance), chance, usual
        self.rows: tuple[str, ...] = ()
        self.well(["init", str(self.stage.desk), "--theatre", "Kept"])
        desk = str(self.stage.desk)
        self.well(["add", *map(str, self.stage.reports(5)), "--desk", desk])
        self.well(["read", "--desk", desk])
        self.well(["resolve", "--desk", desk])

    def well(self, words: list[str]) -> Ended:
        """Runs a command to its end, which must be a good one."""
        ended = child(lambda: run(words), self.stage.base)
        lawful = ended.code in (0, 3) or any(f": {c}" in ended.erred for c in AGAIN)
        if not lawful or "E-INTERNAL" in ended.erred or "Traceback" in ended.erred:
            raise SystemExit(f"{words} ended with {ended.code}: {ended.erred}")
        return ended

    def kill(self, command: str) -> tuple[float, bool] | None:
        """Kills one command beside a writer, checks, and runs it again; the moment, and whether it
        was cut off in the middle."""
        words = words_of(command, self.stage)
        if words is None:
            return None
        stop, base = self.stage.base / "stop", self.stage.base
        stop.unlink(missing_ok=True)
        seed, moment = self.chance.getrandbits(32), self.chance.uniform(0, 1.05)
        moment *= self.usual[command]
        beside = os.fork()
        if beside == 0:
            ended = child(lambda: writes(self.stage, stop, seed), base)
            (base / "beside.txt").write_text(f"{ended.code}\n{ended.said}", "utf-8")
            (base / "beside.err").write_text(ended.erred, "utf-8")
            os._exit(0)
        self.stage.number += 5000
        cut = child(lambda: run(words), base, kill_after=moment)
        stop.touch()
        os.waitpid(beside, 0)
        self.check(words, cut.said, f"after a kill of {command} at {moment:.2f} s")
        again = self.well(words)
        self.check(words, again.said, f"after {command} was run again")
        if command == "backup" and kill_checks.whole(Path(words[1])):
            self.stage.backups.append(Path(words[1]))
        return moment, cut.code == -signal.SIGKILL

    def check(self, words: list[str], said: str, when: str) -> None:
        """Stops the program when something is lost."""
        base, rows = self.stage.base, self.rows
        code, beside = "0", ""
        if (base / "beside.txt").exists():
            code, _, beside = (base / "beside.txt").read_text("utf-8").partition("\n")
        erred = (base / "beside.err").read_text("utf-8") if (base / "beside.err").exists() else ""
        bad = [e for e in erred.splitlines() if e.startswith("marsad:") and not lawful(e)]
        if code != "0" or bad or "Traceback" in erred:
            raise SystemExit(f"the writer beside failed {when}: {code} {erred}")

        def look() -> int:
            found, now = kill_checks.of_desk(self.stage.desk, rows)
            for line in found:
                print(f"wrong {line}")
            for told in (said if words[0] != "monitor" else "", beside):
                for line in kill_checks.of_words(self.stage.desk, told):
                    print(f"wrong {line}")
            for line in kill_checks.of_output(words, said):
                print(f"wrong {line}")
            if words[0] == "monitor":
                where = Path(words[words.index("--out") + 1])
                if (where / "desk.sqlite").is_file() and (where / "desk.sqlite").stat().st_size:
                    for line in (*kill_checks.of_desk(where, ())[0],
                                 *kill_checks.of_words(where, said)):  # fmt: skip
                        print(f"wrong {line}")
            print("rows", *now)
            return 0

        looked = child(look, base)
        if looked.code != 0 or "wrong " in looked.said:
            raise SystemExit(f"lost {when}, {words}: {looked.said}{looked.erred}\nsaid:\n{said}")
        self.rows = tuple(looked.said.split("rows", 1)[1].split())

    def ends_as_a_calm_desk(self) -> int:
        """The number of events, which are those of a desk that was never disturbed."""
        desk = str(self.stage.desk)
        self.well(["read", "--desk", desk])
        self.well(["resolve", "--desk", desk])
        calm = self.stage.base / "calm"
        ended = child(lambda: replayed(self.stage.desk, calm), self.stage.base)
        if ended.code != 0:
            raise SystemExit(f"the calm desk: {ended.said} {ended.erred}")
        self.well(["read", "--desk", str(calm)])
        self.well(["resolve", "--desk", str(calm)])
        told = [child(lambda d=d: dumped(d), self.stage.base) for d in (self.stage.desk, calm)]
        if told[0].said != told[1].said or any(t.code for t in told):
            (self.stage.base / "one.txt").write_text(told[0].said, "utf-8")
            (self.stage.base / "calm.txt").write_text(told[1].said, "utf-8")
            raise SystemExit(f"not the events of a calm desk: {self.stage.base}, {told[0].erred}")
        return len(told[0].said.splitlines())


def lawful(line: str) -> bool:
    """True for what a command may answer when another was quicker."""
    return any(f": {code}" in line for code in AGAIN)


def replayed(source: Path, calm: Path) -> int:
    """Makes the calm desk: the same reports and the same rows of the ledger, in their order."""
    run(["init", str(calm), "--theatre", "Kept"])
    for room in ("places", "actors"):
        if (source / room).is_dir():
            shutil.copytree(source / room, calm / room)
    with open_desk(source) as desk:
        ledger = decisions(desk)
        done = {w.document for w in work(desk, adopted_run(desk) or "") if w.state == "done"}
        items = {r.document: r.item for r in receipts(desk) if r.outcome == "added"}
    waiting: list[str] = []
    for row in (*ledger, None):
        if row is not None and row.verb == "document-added":
            waiting.append(items.get(row.subject) or by_purged(source, row.subject))
            continue
        if waiting:
            run(["add", *waiting, "--desk", str(calm)])
            waiting = []
        if row is None:
            break
        if row.verb == "purge" and row.subject in done:  # its claims outlive its words
            reads(calm)
        with open_desk(calm) as desk:
            if row.verb == "purge":
                purge(desk, row.subject, reason=row.reason, at=row.at, by=row.by)
            else:
                verb = row.verb if row.verb in OWN | {"run-adopted"} else "desk-opened"
                append_decision(desk, at=row.at, by=row.by, verb=verb, subject=row.subject,
                                after=row.after, reason=row.reason)  # fmt: skip
    return 0


def reads(folder: Path) -> None:
    """Reads what is due without a row of the ledger."""
    settings = settings_of(folder)
    kit = load_kit(chosen_by_desk(folder, settings.places), lists_of_desk(folder, settings.actors))
    with open_desk(folder) as desk:
        due = [document(desk, name) for name in unread(desk, kit.run)]
        save_readings(desk, list(read_all(due, kit)))


def by_purged(source: Path, identity: str) -> str:
    """The file of a purged document, whose receipt no longer names it."""
    from marsad.intake import find_inputs, read_item

    for path in sorted((source.parent / "reports").iterdir()):
        for item in find_inputs([path]):
            found = read_item(item, received="2017-11-21T00:00:00Z")
            if getattr(found, "id", "") == identity:
                return str(path)
    raise SystemExit(f"no file gives {identity}")


def dumped(folder: Path) -> int:
    """Prints every event, a line each."""
    with open_desk(folder) as desk, settled(desk, actors_of_run(desk)) as view:
        for event in events(view):
            print(event.id, sha256_text(write_event(event)), write_event(event))
    return 0


def load() -> None:
    """Afterwards everything that commands load is loaded, the models apart."""
    import importlib

    for name in ("spacy", "pyarrow", "typst", "lxml.html", "trafilatura", "openpyxl", "docx",
                 "marsad.app.commands", "marsad.app.annotate", "marsad.app.kit",
                 "marsad.app.work.adding", "marsad.app.work.monitor", "marsad.app.pool",
                 "marsad.publishing.paper", "marsad.publishing.exports",
                 "marsad.app.care_commands", "marsad.app.evidence_command",
                 "marsad.app.decide_commands", "marsad.app.release_commands",
                 "marsad.app.review_commands", "marsad.app.registry_commands"):  # fmt: skip
        importlib.import_module(name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--each", type=int, default=12, help="kills of one desk")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", nargs="*", default=sorted(JOBS), choices=sorted(JOBS))
    options = parser.parse_args()
    load()
    chance = random.Random(options.seed)
    base = Path(tempfile.mkdtemp(prefix="marsad-kill-"))
    os.environ["MARSAD_ACTORS"] = os.environ["MARSAD_PLACES"] = str(base / "none")
    started = time.perf_counter()
    usual: dict[str, float] = {}
    warm = Round(base / "warm", random.Random(1), usual)
    warm.stage.backups.append(base / "warm" / "first.tar")
    warm.well(["backup", str(base / "warm" / "first.tar"), "--desk", str(warm.stage.desk)])
    for command in ("add", "read", *sorted(JOBS.keys() - {"add", "read"})):
        words = words_of(command, warm.stage)
        assert words is not None
        usual[command] = warm.well(words).seconds
    print(", ".join(f"{name} {seconds:.2f} s" for name, seconds in usual.items()), flush=True)
    kills, cut, held, many = 0, 0, 0, Counter[str]()
    number = 0
    while kills < options.kills:
        one = Round(base / f"round-{number}", chance, usual)
        number += 1
        for _ in range(min(options.each, options.kills - kills)):
            command = chance.choice(options.only)
            done = one.kill(command)
            if done is None:
                continue
            kills += 1
            cut += done[1]
            many[command] += 1
            print(f"kill {kills:>3} {command:<8} at {done[0]:5.2f} s  clean", flush=True)
        held += one.ends_as_a_calm_desk()
        print(f"round {number}: the events are those of a calm desk", flush=True)
        shutil.rmtree(one.stage.base)
    minutes = (time.perf_counter() - started) / 60
    print(f"{kills} kills ({cut} in mid-run) of {len(many)} commands in {number} rounds, "
          f"nothing lost, {held} events compared, {minutes:.1f} minutes")  # fmt: skip
    shutil.rmtree(base)


if __name__ == "__main__":
    main()
