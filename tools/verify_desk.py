"""Checks a desk, a backup (folder or .tar) or an evidence bundle (folder or .zip) without Marsad: ``python tools/verify_desk.py PLACE``.

Changes nothing. Prints ``what, where`` for each fault, then counts; ends with 0, 3 (faults) or 2 (neither)."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
import tarfile
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote as quoted


def sha(raw: bytes | str) -> str:
    return hashlib.sha256(raw.encode() if isinstance(raw, str) else raw).hexdigest()


def canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def unfit(folder: Path, name: str, digest: object) -> str:
    """What is wrong with a file, or nothing."""
    path = folder / name
    there = path.is_file() and path.resolve().is_relative_to(folder.resolve())
    return "is missing" if not there else "" if sha(path.read_bytes()) == digest else "was changed"


def unpacked(file: Path, into: Path) -> Path:
    """What was packed, in a folder of its own: nothing of it lies outside, and no name stands twice."""
    zipped = not tarfile.is_tarfile(file)  # the other way round the last document of a tar may pass for a zip
    with zipfile.ZipFile(file) if zipped else tarfile.open(file) as pack:
        if len(set(names := pack.namelist() if zipped else pack.getnames())) < len(names):
            raise ValueError("a name stands in it twice")
        pack.extractall(into, **({} if zipped else {"filter": "data"}))
    return into


def found(bad: object, words: str) -> list[str]:
    return [words] if bad else []


def misquoted(node: Any, texts: dict[str, str]) -> Iterator[str]:
    """Each span below ``node`` whose words do not stand in its text."""
    if isinstance(node, dict) and {"document", "start", "end", "quote"} <= node.keys():
        text = texts.get(node["document"])
        yield from found(text is not None and text[node["start"] : node["end"]] != node["quote"], f"{node['document']} at {node['start']}:{node['end']}")
    for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from misquoted(part, texts)


def check_desk(folder: Path, seen: Counter[str]) -> Iterator[str]:
    """Ledger, texts, records, originals, quotations, and what was published."""
    file, log = folder / "desk.sqlite", folder / "desk.sqlite-wal"
    how = "mode=ro" if log.exists() and log.stat().st_size else "immutable=1"
    base = sqlite3.connect(f"file:{quoted(str(file.resolve()))}?{how}", uri=True)
    base.row_factory = lambda cursor, row: {c[0]: v for c, v in zip(cursor.description, row, strict=True)}
    base.execute("BEGIN")  # one view of a desk that others may be writing to
    ledger = base.execute("SELECT * FROM decision ORDER BY seq").fetchall()
    yield from check_chain(ledger, seen)
    texts: dict[str, str] = {}
    yield from check_library(base, folder, ledger, texts, seen)
    for row in base.execute("SELECT id, json FROM claim ORDER BY run, document, ordinal"):
        seen["claims"] += 1
        yield from (f"words that are not in {at}, {row['id']}" for at in misquoted(json.loads(row["json"]), texts))
    trees = {row["id"]: row["json"] for row in base.execute("SELECT id, json FROM brief")}
    base.close()
    yield from (f"not known to the ledger, brief {name}" for name in sorted(trees.keys() - {row["subject"] for row in ledger if row["verb"] == "publish"}))
    heads = ["0" * 64, *(row["digest"] for row in ledger)]
    for row in (r for r in ledger if r["verb"] in ("publish", "release")):
        after, kind, name = json.loads(row["after"]), "brief" if row["verb"] == "publish" else "release", row["subject"]
        seen[f"{kind}s"] += 1
        yield from found(heads[after["as_of"] : after["as_of"] + 1] != [after["head"]], f"not made from this ledger, {kind} {name}")
        yield from found(kind == "brief" and sha(trees.get(name, "")) != after.get("brief"), f"its tree is not what was published, brief {name}")
        seen["published files"] += len(after["files"])
        yield from (f"{file} {bad}, {kind} {name}" for file, digest in after["files"].items() if (bad := unfit(folder, f"{kind}s/{name}/{file}", digest)))


def check_chain(ledger: list[dict[str, Any]], seen: Counter[str]) -> Iterator[str]:
    for place, (row, previous) in enumerate(zip(ledger, ["0" * 64, *(row["digest"] for row in ledger)], strict=False), start=1):
        seen["ledger rows"] += 1
        if row["seq"] != place:
            yield f"rows are missing before it, ledger row {row['seq']}"
            return
        yield from found(row["previous"] != previous, f"does not follow the row before it, ledger row {place}")
        yield from found(sha(canonical([value for name, value in row.items() if name != "digest"])) != row["digest"], f"was changed, ledger row {place}")


def check_library(base: sqlite3.Connection, folder: Path, ledger: list[dict[str, Any]], texts: dict[str, str], seen: Counter[str]) -> Iterator[str]:
    added = {r["subject"]: json.loads(r["after"]) for r in ledger if r["verb"] == "document-added"}
    purged = {row["subject"] for row in ledger if row["verb"] == "purge"}
    words = {row["seq"]: row for row in base.execute("SELECT * FROM document_text")}
    for row in base.execute("SELECT * FROM document ORDER BY seq"):
        seen["documents"] += 1
        bare = {name: value for name, value in row.items() if name not in ("seq", "added")}
        said, mine, name, digest = added.pop(row["id"], {}), words.get(row["seq"]), row["id"], row["raw_sha256"]
        yield from found(said.get("row") != sha(canonical(bare)), f"not the record that the ledger names, {name}")
        yield from found((mine is None) != (name in purged), f"words {'gone without' if mine is None else 'left by'} a purge, {name}")
        if mine is None:
            seen["tombstones"] += 1
            continue
        texts[name] = mine["text"]
        yield from found(not (same := sha(mine["text"]) == row["text_sha256"]), f"the text is not its hash, {name}")
        yield from found(same and said.get("whole") != sha(canonical([bare, mine["title"], mine["text"], mine["rest"]])), f"title or origin are not what the ledger names, {name}")
        yield from found(bad := unfit(folder, f"archive/{digest[:2]}/{digest[2:]}", digest), f"the original {bad}, {name}")
    yield from (f"was added but is not in the library, {name}" for name in added)


def check_bundle(folder: Path, seen: Counter[str]) -> Iterator[str]:
    """Every file of the manifest, every text and original of a report, every quotation."""
    files = json.loads((folder / "manifest.json").read_bytes())["files"]
    yield from (f"{bad}, {name}" for name, fact in files.items() if (bad := unfit(folder, name, fact["sha256"])))
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    yield from (f"not in the manifest, {name}" for name in sorted(there - files.keys() - {"manifest.json"}))
    custody, claims = ([json.loads(line) for line in (folder / name).read_bytes().splitlines()] for name in ("custody.jsonl", "claims.jsonl"))
    seen.update({"files": len(files), "documents": len(custody), "claims": len(claims)})
    kept = [row for row in custody if not row["purged"]]
    texts = {row["document"]: (folder / row["text"]).read_bytes().decode() for row in kept}
    yield from (f"the text is not its hash, {row['document']}" for row in kept if sha(texts[row["document"]]) != row["text_sha256"])
    yield from (f"the original {bad}, {row['document']}" for row in kept if (bad := unfit(folder, row["original"], row["raw_sha256"])))
    yield from (f"words that are not in {at}, {claim['id']}" for claim in claims for at in misquoted(claim, texts))


def main(words: list[str]) -> int:
    place, seen, faults = Path(words[0] if len(words) == 1 else ""), Counter[str](), list[str]()
    with tempfile.TemporaryDirectory() as aside:
        try:
            folder = unpacked(place, Path(aside)) if place.is_file() else place
            check = check_desk if (folder / "desk.sqlite").is_file() else check_bundle
            if len(words) != 1 or (check is check_bundle and not (folder / "custody.jsonl").is_file()):
                print("usage: verify_desk.py PLACE (a desk, a backup, or an evidence bundle)", file=sys.stderr)
                return 2
            faults.extend(check(folder, seen))
        except Exception as error:  # whatever a damaged file leads to is a fault
            faults.append(f"cannot be read on ({type(error).__name__}: {error}), {place}")
    counts = ", ".join(f"{number} {what}" for what, number in seen.items()) or "nothing looked at"
    print(*(" ".join(fault.split()) for fault in faults), f"{f'{len(faults)} faults' if faults else 'clean'}: {counts}", sep="\n")
    return 3 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
