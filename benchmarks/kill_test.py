"""Nothing is lost: ``add``, ``read`` and ``resolve`` are killed with SIGKILL at random moments.

In each round a new desk is made and each command is killed once, at a random moment of its usual
time, and then run again to its end. After every kill ``verify`` must be clean and everything that
was reported as added must be there; after every round the events must be those of a desk that
was never disturbed. Prints a line a kill and a sum at the end; exit code 1 at the first loss.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MARSAD = (sys.executable, "-m", "marsad.app.main")


def marsad(*words: str, kill_after: float | None = None) -> tuple[int, str, float]:
    """Exit code, output and seconds of one command; killed after some seconds if asked for."""
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen([*MARSAD, *words], stdout=output, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=kill_after)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        output.seek(0)
        return process.returncode, output.read(), time.perf_counter() - started


def events_of(desk: Path) -> list[str]:
    """The desk's events, as lines of JSON without what names the moment."""
    folder = desk.with_name(desk.name + "-export")
    code, _, _ = marsad("export", str(folder), "--as", "jsonl", "--desk", str(desk))
    if code != 0:
        raise SystemExit(f"export failed with {code}")
    lines = (folder / "events.jsonl").read_text("utf-8").splitlines()
    return sorted(json.loads(line)["id"] for line in lines)


def check(desk: Path, reported: set[str], when: str) -> None:
    """Stops the program when something that was reported as done is lost."""
    code, report, _ = marsad("verify", "--desk", str(desk))
    if code != 0:
        raise SystemExit(f"verify found something {when}:\n{report}")
    _, again, _ = marsad("status", "--desk", str(desk))
    held = int(next(line.split()[1] for line in again.splitlines() if "documents" in line))
    if held < len(reported):
        raise SystemExit(f"{len(reported)} were reported as added, {held} are there {when}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", default="examples/libya-2017")
    parser.add_argument("--kills", type=int, default=51)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    base = Path(tempfile.mkdtemp(prefix="marsad-kill-"))
    calm = base / "calm"
    marsad("init", str(calm))
    usual = {}
    for command in ("add", "read", "resolve"):
        words = (command, options.reports) if command == "add" else (command,)
        _, _, usual[command] = marsad(*words, "--desk", str(calm))
    expected = events_of(calm)
    kills = stopped = 0
    while kills < options.kills:
        desk = base / f"round-{kills}"
        marsad("init", str(desk))
        reported: set[str] = set()
        for command in ("add", "read", "resolve"):
            words = (command, options.reports) if command == "add" else (command,)
            moment = chance.uniform(0.25, 1.0) * usual[command]
            code, output, _ = marsad(*words, "--desk", str(desk), kill_after=moment)
            kills += 1
            stopped += code == -signal.SIGKILL
            reported |= {line.split()[1] for line in output.splitlines() if line[:5] == "added"}
            check(desk, reported, f"after kill {kills} of {command} at {moment:.2f} s")
            code, _, _ = marsad(*words, "--desk", str(desk))
            if code not in (0, 3):
                raise SystemExit(f"{command} did not go on: exit {code}")
            print(f"kill {kills:>3} {command:<8} at {moment:5.2f} s  verify clean", flush=True)
        check(desk, reported, "after the round")
        if events_of(desk) != expected:
            raise SystemExit("the events are not those of an undisturbed desk")
    print(f"{kills} kills ({stopped} in mid-run), nothing lost, {len(expected)} events each time")


if __name__ == "__main__":
    main()
