"""Papers made for the tests by the libraries that others make theirs with."""

from __future__ import annotations

import tempfile
import zipfile
from datetime import datetime
from email.message import EmailMessage
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import typst
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

BULLETIN = """
#set document(title: "Shelling in Kesra", author: ("Mira Tolun",), date: datetime(
  year: 2019, month: 1, day: 2))
#set page(width: 12cm, height: 9cm, header: [Kesra Watch Bulletin 7],
  footer: align(center, context counter(page).display()))
#set text(lang: "en", hyphenate: true)
#set par(justify: true)
"""
HEADED = """= Shelling in Kesra
Kesra Watch, 5 March 2018

"""
STORY = """Government forces shelled the harbour of Kesra on Sunday morning and extraordinarily
considerable infrastructural damage was done to warehouses. Humanitarian representatives described
circumstances as catastrophic.

Internationally recognised organisations demanded an investigation. Residents of Tell Marun said
that the mortar rounds had been fired from the ridge above the brickworks, where soldiers dug in.

At least 14 people were wounded at the market of Bir Salun, and a bridge over the Narda fell. The
administration of the province declared three days of mourning and closed the schools.

Negotiators met again in Port Odal. They parted without an agreement on the wounded prisoners.
"""


@cache
def pdf(body: str, head: str = BULLETIN) -> bytes:
    """A PDF set by typst."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.typ"
        path.write_text(head + body, "utf-8")
        return bytes(typst.compile(str(path)))


def locked(raw: bytes, password: str, algorithm: str = "RC4-128") -> bytes:
    """The same PDF, encrypted."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(raw)))
    writer.encrypt(password, "owner", algorithm=algorithm)
    return _written(writer)


def with_properties(raw: bytes, properties: dict[str, str]) -> bytes:
    """The same PDF with other properties."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(raw)))
    writer.add_metadata(properties)
    return _written(writer)


def blank_pdf() -> bytes:
    """A page with nothing on it, like a scan without its picture."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    return _written(writer)


def drawn_pdf(*pages: bytes) -> bytes:
    """A PDF whose pages draw what is given, with Helvetica as ``/F``."""
    writer = PdfWriter()
    font = DictionaryObject({
        NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
    })  # fmt: skip
    for drawn in pages:
        page = writer.add_blank_page(400, 300)
        fonts = DictionaryObject({NameObject("/F"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        content = DecodedStreamObject()
        content.set_data(drawn)
        page[NameObject("/Contents")] = content
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, words in parts.items():
            made.writestr(name, words)
    return out.getvalue()


def changed_part(raw: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The same zip with ``old`` made ``new`` in one part."""
    with zipfile.ZipFile(BytesIO(raw)) as made:
        parts: dict[str, str | bytes] = {part: made.read(part) for part in made.namelist()}
        before = made.read(name)
    assert old in before
    parts[name] = before.replace(old, new)
    return packed(parts)


def word_file() -> bytes:
    """A report with a list and a table, as a Word file."""
    paper = docx.Document()
    paper.core_properties.title = "Shelling in Kesra"
    paper.core_properties.author = "Mira Tolun"
    paper.core_properties.created = datetime(2019, 1, 2)  # noqa: DTZ001
    paper.add_heading("Shelling in Kesra", 1)
    paper.add_paragraph("Kesra Watch, 5 March 2018")
    paper.add_paragraph("Government forces shelled the harbour of Kesra on Sunday morning.")
    paper.add_paragraph("Two warehouses burned.", style="List Bullet")
    paper.add_paragraph("The bridge over the Narda fell.", style="List Bullet")
    table = paper.add_table(2, 2)
    for cell, words in zip(
        [cell for row in table.rows for cell in row.cells],
        ["Town", "Wounded", "Bir Salun", "14"], strict=True,
    ):  # fmt: skip
        cell.text = words
    paper.add_paragraph("Negotiators met again in Port Odal.")
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def open_document() -> bytes:
    """The same report as an OpenDocument text."""
    content = f"""<office:document-content {ODF}><office:body><office:text>
<text:h>Shelling in Kesra</text:h><text:p>Kesra Watch, 5 March 2018</text:p>
<text:p>Government forces <text:span>shelled</text:span><text:s/>the harbour of Kesra on
Sunday<office:annotation><text:p>check</text:p></office:annotation> morning.</text:p>
<text:list><text:list-item><text:p>Two warehouses burned.</text:p></text:list-item>
<text:list-item><text:p>The bridge over the Narda fell.</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Town</text:p></table:table-cell>
<table:table-cell><text:p>Wounded</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>Bir Salun</text:p></table:table-cell>
<table:table-cell><text:p>14</text:p></table:table-cell></table:table-row></table:table>
<text:p>Negotiators met again in Port Odal.</text:p>
</office:text></office:body></office:document-content>"""
    meta = f"""<office:document-meta {ODF}><office:meta><dc:title>Shelling in Kesra</dc:title>
<meta:initial-creator>Mira Tolun</meta:initial-creator>
<meta:creation-date>2019-01-02T10:00:00</meta:creation-date></office:meta>
</office:document-meta>"""
    kind = "application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, "content.xml": content, "meta.xml": meta})


def epub() -> bytes:
    """A report in two chapters, which the spine puts the other way round than the manifest."""
    container = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"""
    package = """<package xmlns="http://www.idpf.org/2007/opf"
xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Shelling in Kesra</dc:title>
<dc:creator>Mira Tolun</dc:creator><dc:publisher>Kesra Watch</dc:publisher>
<dc:date>2018-03-05</dc:date><dc:language>en-GB</dc:language></metadata>
<manifest><item id="b" href="b%20.xhtml"/><item id="a" href="a.xhtml"/></manifest>
<spine><itemref idref="a"/><itemref idref="b"/></spine></package>"""
    page = "<html><head><title>x</title></head><body>{}</body></html>"
    return packed({
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "OEBPS/book.opf": package,
        "OEBPS/a.xhtml": page.format(
            "<h1>Shelling in Kesra</h1><p>Government forces shelled the harbour of Kesra.</p>"
        ),
        "OEBPS/b .xhtml": page.format("<p>Negotiators met again in Port Odal.</p>"),
    })  # fmt: skip


def mail(body: str, subject: str = "Shelling in Kesra", day: str = "") -> EmailMessage:
    """A mail of Mira Tolun."""
    made = EmailMessage()
    made["From"] = "Mira Tolun <mira@kesra.example>"
    made["Subject"] = subject
    if day:
        made["Date"] = day
    made.set_content(body)
    return made


def mail_with_all() -> bytes:
    """A mail with a plain and a marked-up body, papers, a picture and a mail attached."""
    made = mail("Troops shelled Kesra.\n", day="Mon, 05 Mar 2018 23:30:00 -0500")
    made.add_alternative("<html><body><p>Not this one.</p></body></html>", subtype="html")
    made.add_attachment(word_file(), maintype="application", subtype="x", filename="a/sitrep.docx")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="map.png")
    inner = mail("A bridge over the Narda fell.\n", "Bridge gone")
    inner.add_attachment("Two men were hurt in Bir Salun.\n", filename="note.txt")
    made.add_attachment(inner)
    return made.as_bytes()


def csv_table() -> bytes:
    """Two reports with their days."""
    rows = ["id,title,text,published", 'k-1,,"Troops shelled\nKesra.",2018-03-05', "k-2,x,Gone.,"]
    return "\n".join(rows).encode()


@cache
def workbook() -> bytes:
    """Two reports in a workbook, one with a day that is a cell of days."""
    book = openpyxl.Workbook()
    book.active.append(["text", "published"])
    book.active.append(["Troops shelled Kesra.", datetime(2018, 3, 5)])  # noqa: DTZ001
    book.active.append(["A bridge fell.", None])
    out = BytesIO()
    book.save(out)
    return out.getvalue()
