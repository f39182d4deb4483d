"""Sound files of every form that intake reads, made by hand: what the fuzzer breaks."""

from __future__ import annotations

import json
import zipfile
from datetime import date
from email.message import EmailMessage
from io import BytesIO

STORY = (
    "Shells fell on the port of Kolda on Tuesday 5 March 2019, the harbour master said.\n\n"
    "Two men died and a bridge over the Narda was closed. “No one is safe,” the mayor said.\n"
)
HEADED = f"""KOLDA (Coast Wire) - 5 March 2019 - {STORY}
Copyright 2019 Coast Wire. All rights reserved.
"""
POSTS = f"""Channel: Valley Watch
05.03.2019 10:12
{STORY}
05.03.2019 11:40
Ambulances reached the market of Bir Salun. قال المدير إن القذائف سقطت.
"""
MARKDOWN = f"""---
title: Shelling in Kolda
published: 2019-03-05
source: Coast Wire
tags: [a, b]
---
# Shelling

{STORY}
> quoted **words** [link](http://example.org)

| a | b |
|---|---|
| 1 | 2 |
"""
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Shelling</title>
<meta property="og:site_name" content="Coast Wire"><meta name="author" content="M. Tolun">
<meta property="article:published_time" content="2019-03-05T10:00:00+02:00">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Shelling",
"datePublished": "2019-03-05", "author": [{{"name": "M. Tolun"}}]}}</script></head>
<body><nav>Home News</nav><article><h1>Shelling in Kolda</h1><p>{STORY}</p><ul><li>One</li></ul>
<table><tr><td>killed</td><td>2</td></tr></table><blockquote>Words</blockquote></article>
<footer>Copyright 2019</footer></body></html>"""
LINES = "".join(
    json.dumps(row, ensure_ascii=False) + "\n"
    for row in (
        {"id": "a", "text": STORY, "published": "2019-03-05", "title": "Shelling", "source": "C"},
        {"id": "b", "text": "قال المدير إن القذائف سقطت.", "published": "2019-03-05T10:00:00Z",
         "language": "ar", "url": "http://example.org/b", "author": None},
        {"id": 3, "text": "One.", "source": {"name": "Coast Wire", "kind": "local"}, "x": [1, {}]},
    )
)  # fmt: skip
TABLE = "id,published,source,title,text\n" + "".join(
    f'{n},2019-03-0{n},Coast Wire,"Shelling, {n}","Shells fell on Kolda; ""{n}"" died."\n'
    for n in range(1, 5)
)
CONTAINER = """<?xml version="1.0"?><container version="1.0"
 xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile
 full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = """<?xml version="1.0"?><package version="3.0" unique-identifier="id"
 xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Shelling</dc:title><dc:date>2019-03-05</dc:date><dc:creator>M. Tolun</dc:creator>
<dc:language>en</dc:language></metadata><manifest>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="one"/></spine></package>"""
CHAPTER = f"""<html xmlns="http://www.w3.org/1999/xhtml"><head><title>One</title></head>
<body><h1>Shelling</h1><p>{STORY}</p></body></html>"""
OFFICE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
OPEN_TEXT = f"""<?xml version="1.0"?><office:document-content {OFFICE}
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>
<text:h text:outline-level="1">Shelling</text:h><text:p>Shells fell<text:s text:c="2"/>on
<text:span>Kolda</text:span>.<text:line-break/>Two died.</text:p><text:list><text:list-item>
<text:p>One</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell>
<text:p>killed</text:p></table:table-cell></table:table-row></table:table></office:text>
</office:body></office:document-content>"""
OPEN_META = f"""<?xml version="1.0"?><office:document-meta {OFFICE}
 xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:title>Shelling</dc:title>
<dc:date>2019-03-05T10:00:00</dc:date></office:meta></office:document-meta>"""


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A zip of these files."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, raw in parts.items():
            zipped.writestr(zipfile.ZipInfo(name), raw)
    return out.getvalue()


def _word() -> bytes:
    import docx

    made, out = docx.Document(), BytesIO()
    made.core_properties.title, made.core_properties.author = "Shelling", "M. Tolun"
    made.add_heading("Shelling in Kolda", 1)
    made.add_paragraph(STORY)
    made.add_table(2, 2).cell(0, 0).text = "killed"
    made.sections[0].header.paragraphs[0].text = "Coast Wire"
    made.save(out)
    return out.getvalue()


def _sheet() -> bytes:
    import openpyxl

    book, out = openpyxl.Workbook(), BytesIO()
    for row in (["id", "published", "source", "text"], ["a", date(2019, 3, 5), "Coast", STORY],
                ["b", "2019-03-06", None, "Two died."], [3, 4.5, True, "=A1"]):  # fmt: skip
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def _print() -> list[bytes]:
    import tempfile
    from pathlib import Path

    import typst
    from pypdf import PdfReader, PdfWriter

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.typ"
        path.write_text(f"#set page(width: 12cm, height: 9cm)\n= Shelling\n{STORY}\n\n{STORY}")
        raw = bytes(typst.compile(str(path)))
    plain, locked = PdfWriter(clone_from=PdfReader(BytesIO(raw))), BytesIO()
    bare = BytesIO()
    plain.write(bare)
    plain.encrypt("", "owner", algorithm="RC4-128")
    plain.write(locked)
    stream = f"BT /F1 12 Tf 72 700 Td ({STORY[:80]}) Tj 0 -14 Td (Two men died.) Tj ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources"
        b" << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    size = len(parts) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))
    by_hand = body + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end
    return [raw, bare.getvalue(), locked.getvalue(), by_hand]


def _mail(papers: list[tuple[str, bytes]]) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Coast Wire <desk@example.org>", "a@example.org"
    mail["Subject"], mail["Date"] = "Shelling – Kolda", "Tue, 05 Mar 2019 10:00:00 +0200"
    mail.set_content(STORY)
    mail.add_alternative(PAGE, subtype="html")
    for name, raw in papers:
        mail.add_attachment(raw, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def seeds() -> dict[str, list[bytes]]:
    """For each suffix some sound files."""
    word, sheet = _word(), _sheet()
    mail = _mail([("a.docx", word), ("b.csv", TABLE.encode()), ("c.txt", STORY.encode())])
    inner = EmailMessage()
    inner["Subject"] = "Fwd"
    inner.set_content("See below.")
    import email

    inner.add_attachment(email.message_from_bytes(_mail([]), policy=mail_policy()))
    mbox = b"".join(b"From a@example.org Tue Mar  5 10:00:00 2019\n" + _mail([]) + b"\n"
                    for _ in range(2))  # fmt: skip
    opened = packed({"mimetype": "application/vnd.oasis.opendocument.text",
                     "content.xml": OPEN_TEXT, "meta.xml": OPEN_META})  # fmt: skip
    book = packed({"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER,
                   "book.opf": PACKAGE, "one.xhtml": CHAPTER})  # fmt: skip
    texts = [HEADED, POSTS, STORY]
    return {
        ".txt": [t.encode() for t in texts] + [HEADED.encode("utf-16"), STORY.encode("cp1252")],
        ".md": [MARKDOWN.encode()],
        ".html": [PAGE.encode(), PAGE.encode("utf-16")],
        ".jsonl": [LINES.encode(), LINES.encode("utf-16")],
        ".csv": [TABLE.encode(), TABLE.replace(",", ";").encode("cp1252")],
        ".eml": [mail, inner.as_bytes()],
        ".mbox": [mbox],
        ".docx": [word], ".odt": [opened], ".epub": [book], ".xlsx": [sheet],
        ".pdf": _print(),
    }  # fmt: skip


def mail_policy() -> object:
    """How a mail inside a mail is read."""
    from email import policy

    return policy.default
