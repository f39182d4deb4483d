"""How much of a report survives the file that people have it in.

Every document of ``--docs`` (``.txt``, ``.md``, ``.html``, rows of ``.tsv``) is made into papers, a
mail, an mbox and an EPUB, each is read as ``marsad add`` reads it, and its words are compared with
those of the source, in their order. Printed for each form: files, the share of words that came
back, the files below 99 in 100, and the words that the source does not have. With ``--programs
soffice chromium`` these programs of this machine make PDF, DOCX and ODT.
"""

from __future__ import annotations

import argparse
import difflib
import html
import io
import mailbox
import re
import subprocess
import tempfile
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

from lxml import html as lxml_html

from marsad.intake import find_inputs, read_item
from marsad.intake.markdown import extract_markdown
from marsad.model.sources import Document

RECEIVED = "2030-01-01T00:00:00Z"
OFFICE = {"pdf": "pdf", "docx": "docx", "odt": "odt"}
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
AS_IT_IS = "as it is"
Paragraphs = list[str]


def sources(folder: Path) -> Iterator[tuple[str, Paragraphs]]:
    """Every report below the folder: its name and its paragraphs."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".tsv":
            lines = path.read_text("utf-8").splitlines()
            yield path.name, [line.split("\t", 1)[-1] for line in lines if line.strip()]
        elif path.suffix == ".md":
            text = extract_markdown(path.read_text("utf-8")).text
            yield path.name, [line for line in text.split("\n") if line.strip()]
        elif path.suffix in (".html", ".htm"):
            body = lxml_html.fromstring(path.read_bytes()).find("body")
            blocks = body.iter("h1", "h2", "h3", "p", "li", "td", "th") if body is not None else ()
            parts = [" ".join("".join(b.itertext()).split()) for b in blocks]
            yield path.name, [part for part in parts if part]
        elif path.suffix == ".txt":
            text = path.read_text("utf-8")
            yield path.name, [line.strip() for line in text.split("\n") if line.strip()]


def page_of(paragraphs: Paragraphs) -> str:
    """The report as a bare web page, which office programs and browsers set."""
    letters = "".join(paragraphs)
    right = len(RIGHT_TO_LEFT.findall(letters)) * 2 > len(letters)
    given = ' dir="rtl" lang="ar"' if right else ' lang="en"'
    parts = "\n".join(f"<p{given}>{html.escape(part)}</p>" for part in paragraphs)
    head = f'<meta charset="utf-8"><title>{html.escape(paragraphs[0][:80])}</title>'
    return f"<!DOCTYPE html><html{given}><head>{head}</head><body{given}>{parts}</body></html>"


def by_office(pages: list[Path], form: str, out: Path) -> None:
    """Afterwards ``out`` holds every page in the given form, made by LibreOffice."""
    kind = {"docx": "docx:Office Open XML Text", "odt": "odt", "pdf": "pdf:writer_web_pdf_Export"}
    subprocess.run(
        ["soffice", "--headless", "--convert-to", kind[form], "--outdir", str(out),
         *map(str, pages)], check=True, capture_output=True,
    )  # fmt: skip


def by_office_from(papers: list[Path], out: Path) -> None:
    """Afterwards ``out`` holds a PDF of every paper."""
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(out),
                    *map(str, papers)], check=True, capture_output=True)  # fmt: skip


def by_browser(pages: list[Path], out: Path) -> None:
    """Afterwards ``out`` holds every page printed by chromium, with its date and page numbers."""
    for page in pages:
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu",
             f"--print-to-pdf={out / page.stem}.pdf", page.as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip


def mails(paragraphs: Paragraphs) -> Iterator[tuple[str, bytes]]:
    """The report as a mail in every coding that mails have."""
    text = "\n\n".join(paragraphs) + "\n"
    for coding in ("quoted-printable", "base64", "8bit"):
        made = _mail()
        made.set_content(text, cte=coding)
        yield f"eml {coding}", made.as_bytes()
    made = _mail()
    made.set_content(text)
    made.add_alternative(page_of(paragraphs), subtype="html")
    yield "eml in two forms", made.as_bytes()
    made = _mail()
    made.set_content(page_of(paragraphs), subtype="html")
    yield "eml html alone", made.as_bytes()
    made = _mail()
    made.add_attachment(text.encode(), maintype="text", subtype="plain", filename="report.txt")
    yield "eml attached", made.as_bytes()


def _mail() -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"] = "Desk <desk@kesra.example>", "A report"
    made["Date"] = "Mon, 05 Mar 2018 10:00:00 +0000"
    return made


def mbox(paragraphs: Paragraphs) -> bytes:
    """The report as the second mail of an mbox."""
    with tempfile.TemporaryDirectory() as folder:
        box = mailbox.mbox(Path(folder) / "a.mbox")
        for text in ("", "\n\n".join(paragraphs) + "\n"):
            made = _mail()
            made.set_content(text)
            box.add(mailbox.mboxMessage(made))
        box.flush()
        return (Path(folder) / "a.mbox").read_bytes()


def epub(paragraphs: Paragraphs) -> bytes:
    """The report as an EPUB of one chapter."""
    container = '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>'
    package = ('<package><manifest><item id="a" href="a.xhtml"/></manifest>'
               '<spine><itemref idref="a"/></spine></package>')  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("META-INF/container.xml", container)
        made.writestr("book.opf", package)
        made.writestr("a.xhtml", page_of(paragraphs))
    return out.getvalue()


def read(path: Path) -> str:
    """The text of every report in a file, as ``marsad add`` reads it."""
    found = [read_item(item, received=RECEIVED) for item in find_inputs([path])]
    return "\n".join(one.text for one in found if isinstance(one, Document))


def words(text: str) -> list[str]:
    """The words of a text, as they are compared."""
    return re.findall(r"[\w%]+", unicodedata.normalize("NFC", text.replace("\u0640", "")))


def compared(source: str, text: str) -> tuple[float, list[str], list[str]]:
    """The share of the source's words that are in the text in their order; those that are lost;
    those of the text that are not in the source."""
    given, got = words(source), words(text)
    lost: list[str] = []
    extra: list[str] = []
    match = difflib.SequenceMatcher(None, given, got, autojunk=False)
    for tag, a, b, c, d in match.get_opcodes():
        if tag != "equal":
            lost += given[a:b]
            extra += got[c:d]
    return 1 - len(lost) / max(1, len(given)), lost, extra


def main() -> None:
    """Prints the table, and with ``--show`` what is lost and left over in every file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", type=Path, required=True)
    parser.add_argument("--programs", nargs="*", default=[], choices=["soffice", "chromium"])
    parser.add_argument("--made", type=Path, help="keep the files made here, and use those there")
    parser.add_argument("--only", default="", help="forms whose name has this word")
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as spare:
        run(given, given.made or Path(spare))


def run(given: argparse.Namespace, made: Path) -> None:
    """Makes what is not made yet, reads it and prints."""
    reports = dict(sources(given.docs))
    make(reports, made, given.programs)
    table: dict[str, list[float]] = defaultdict(list)
    extras: dict[str, int] = defaultdict(int)
    for folder in sorted(path for path in made.iterdir() if path.is_dir()):
        if folder.name == "pages" or given.only not in folder.name:
            continue
        for path in sorted(folder.iterdir()):
            share, lost, extra = compared("\n".join(reports[path.stem]), read(path))
            table[folder.name].append(share)
            extras[folder.name] += len(extra)
            if given.show and (lost or extra):
                print(f"{folder.name} {path.stem[:40]} {share:.2%}"
                      f" lost {lost[:12]} extra {extra[:12]}")  # fmt: skip
    for path in sorted(given.docs.rglob("*")):
        if path.name in reports and path.suffix != ".tsv" and given.only in AS_IT_IS:
            titled = path.suffix in (".html", ".htm")  # the title of a page is no part of its text
            share, _, extra = compared("\n".join(reports[path.name][titled:]), read(path))
            table[f"{AS_IT_IS} {path.suffix}"].append(share)
            extras[f"{AS_IT_IS} {path.suffix}"] += len(extra)
    print(f"{'form':<28}{'files':>6}{'words':>10}{'worst':>10}{'< 99 %':>8}{'left over':>11}")
    for form, shares in table.items():
        low = sum(1 for share in shares if share < 0.99)
        mean = sum(shares) / len(shares)
        print(f"{form:<28}{len(shares):>6}{mean:>10.2%}{min(shares):>10.2%}"
              f"{low:>8}{extras[form]:>11}")  # fmt: skip


def make(reports: dict[str, Paragraphs], made: Path, programs: list[str]) -> None:
    """Afterwards every form has its folder, each report its file there under its own name."""
    for name, paragraphs in reports.items():
        for form, raw in mails(paragraphs):
            _put(made / form / f"{name}.eml", raw)
        _put(made / "mbox" / f"{name}.mbox", mbox(paragraphs))
        _put(made / "epub" / f"{name}.epub", epub(paragraphs))
        _put(made / "html" / f"{name}.html", page_of(paragraphs).encode())
        _put(made / "pages" / f"{name}.html", page_of(paragraphs).encode())
    pages = sorted((made / "pages").iterdir())
    if "soffice" in programs and not (made / "docx").is_dir():
        for form in ("docx", "odt"):
            (made / form).mkdir()
            by_office(pages, form, made / form)
        for form in ("docx", "odt"):
            folder = made / f"pdf of {form}"
            folder.mkdir()
            by_office_from(sorted((made / form).iterdir()), folder)
    if "chromium" in programs and not (made / "pdf of chromium").is_dir():
        (made / "pdf of chromium").mkdir()
        by_browser(pages, made / "pdf of chromium")


def _put(path: Path, raw: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)


if __name__ == "__main__":
    main()
