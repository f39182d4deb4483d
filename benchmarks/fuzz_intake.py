"""Whatever the bytes are, intake gives a document or a refusal: fuzzing every form that is read.

Sound files of each form are broken by a seeded mutator and given to ``find_inputs`` and
``read_item`` in a child process, with a limit of time for each input and of memory for all. A crash
is anything else than documents and refusals: an exception, a hang, a child that dies. Prints a line
a form; what crashed is kept in ``--keep``; exit code 1 when anything did.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import select
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from pathlib import Path

from fuzz_mutate import broken
from fuzz_seeds import seeds
from fuzz_seeds_gathered import gathered

from marsad.intake import Refusal, find_inputs, read_item

RECEIVED = "2030-01-01T00:00:00Z"
MEMORY = 3 << 30
MOST_ITEMS = 60
WEIGHTS = {
    ".txt": 12, ".md": 8, ".html": 8, ".jsonl": 12, ".csv": 10, ".eml": 10, ".mbox": 6,
    ".docx": 7, ".odt": 9, ".epub": 8, ".xlsx": 6, ".pdf": 8, ".json": 8, ".zip": 6, ".warc": 8,
    ".wacz": 4, ".rss": 5, ".atom": 5,
}  # fmt: skip


def input_of(number: int, seed: int, sound: dict[str, list[bytes]]) -> tuple[str, bytes]:
    """The suffix and bytes of one input: the same for the same seed and number."""
    chance = random.Random(seed * 1_000_003 + number)
    suffix = chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
    raw = chance.choice(sound[suffix])
    return suffix, broken(raw, suffix, chance, sound[suffix])


def outcome(path: Path) -> str:
    """``document`` or the codes of what became of the file's items, parted by blanks."""
    found = []
    for place, item in enumerate(find_inputs([path])):
        if place == MOST_ITEMS:
            break
        taken = read_item(item, received=RECEIVED)
        found.append(taken.code if isinstance(taken, Refusal) else "document")
    return " ".join(found) or "nothing"


def works(
    first: int, last: int, seed: int, sound: dict[str, list[bytes]], pipe: int, limit_s: float
) -> None:
    """Gives inputs to intake, a line each into ``pipe``; never returns."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    warnings.simplefilter("ignore")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    folder = Path(tempfile.mkdtemp(prefix="marsad-fuzz-", dir=_quick()))
    for number in range(first, last):
        suffix, raw = input_of(number, seed, sound)
        path = folder / f"input{suffix}"
        path.write_bytes(raw)
        signal.setitimer(signal.ITIMER_PROF, limit_s)  # of the processor's time; it ends the child
        try:
            said = outcome(path)
        except BaseException:
            told = " | ".join(traceback.format_exc().strip().splitlines()[-5:])
            said = f"CRASH {told}"[:3000]
        os.write(pipe, f"{number}\t{suffix}\t{said}\n".encode("utf-8", "replace"))
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    os._exit(0)


def _quick() -> str | None:
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


class Fuzz:
    """The counts of one run."""

    def __init__(self, seed: int, limit_s: float, keep: Path) -> None:
        self.seed, self.limit_s, self.keep = seed, limit_s, keep
        self.sound = seeds()
        for suffix, many in gathered().items():
            self.sound[suffix] = [*self.sound.get(suffix, ()), *many]
        self._warm()
        self.inputs, self.documents = Counter[str](), Counter[str]()
        self.refusals: dict[str, Counter[str]] = {suffix: Counter() for suffix in WEIGHTS}
        self.crashes: dict[str, Counter[str]] = {suffix: Counter() for suffix in WEIGHTS}
        self.slowest: dict[str, tuple[float, int]] = dict.fromkeys(WEIGHTS, (0.0, 0))

    def _warm(self) -> None:
        """Afterwards all that reading loads is loaded, before a clock runs."""
        with tempfile.TemporaryDirectory() as folder:
            for suffix, many in self.sound.items():
                path = Path(folder) / f"sound{suffix}"
                path.write_bytes(many[0])
                if "document" not in outcome(path):
                    raise SystemExit(f"the sound {suffix} is not read")

    def run(self, first: int, last: int) -> None:
        """Tries the inputs of these numbers; a child that hangs or dies is replaced."""
        while first < last:
            first = self._child(first, min(last, first + 5000))

    def _child(self, first: int, last: int) -> int:
        out, into = os.pipe()
        process = os.fork()
        if process == 0:
            os.close(out)
            try:
                works(first, last, self.seed, self.sound, into, self.limit_s)
            finally:
                os._exit(1)
        os.close(into)
        waiting, number, why = b"", first, ""
        while number < last:
            since = time.perf_counter()
            ready, _, _ = select.select([out], [], [], self.limit_s * 12)
            if not ready:
                why = f"waits for {self.limit_s * 12:.0f} s"
                break
            got = os.read(out, 1 << 16)
            if not got:
                break
            took = time.perf_counter() - since
            *lines, waiting = (waiting + got).split(b"\n")
            for line in lines:
                number = self._count(line.decode("utf-8", "replace"), took)
        os.close(out)
        os.kill(process, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        if number < last:
            why = why or (f"takes more than {self.limit_s:.0f} s of work"
                          if code == -signal.SIGPROF else f"the child ended with {code}")
            suffix, _ = input_of(number, self.seed, self.sound)
            self.inputs[suffix] += 1
            self._keep(number, suffix, why)
            return number + 1
        return number

    def _count(self, line: str, took: float) -> int:
        name, suffix, said = line.split("\t", 2)
        self.inputs[suffix] += 1
        self.slowest[suffix] = max(self.slowest[suffix], (took, int(name)))
        if said.startswith("CRASH"):
            self._keep(int(name), suffix, said)
        else:
            for word in said.split():
                if word == "document":
                    self.documents[suffix] += 1
                else:
                    self.refusals[suffix][word] += 1
        return int(name) + 1

    def _keep(self, number: int, suffix: str, why: str) -> None:
        self.crashes[suffix][why[-120:]] += 1
        self.keep.mkdir(parents=True, exist_ok=True)
        _, raw = input_of(number, self.seed, self.sound)
        (self.keep / f"{self.seed}-{number}{suffix}").write_bytes(raw)
        print(f"crash {number}{suffix}: {why}", flush=True)

    def report(self, seconds: float) -> int:
        """Prints a line a form and gives the number of crashes."""
        for suffix in WEIGHTS:
            codes = ", ".join(f"{n} {c}" for c, n in self.refusals[suffix].most_common())
            slow, at = self.slowest[suffix]
            print(f"{suffix:<6} {self.inputs[suffix]:>7} inputs, {self.documents[suffix]:>7} "
                  f"documents, {self.crashes[suffix].total()} crashes; slowest {slow:.2f} s "
                  f"(input {at}); {codes}")  # fmt: skip
        total, bad = self.inputs.total(), sum(c.total() for c in self.crashes.values())
        print(f"{total} inputs, {bad} crashes, {total / seconds:.0f} inputs a second")
        return bad


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--limit", type=float, default=10.0, help="seconds of work an input")
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"))
    options = parser.parse_args()
    fuzz = Fuzz(options.seed, options.limit, options.keep)
    started = time.perf_counter()
    fuzz.run(options.first, options.first + options.inputs)
    sys.exit(1 if fuzz.report(time.perf_counter() - started) else 0)


if __name__ == "__main__":
    main()
