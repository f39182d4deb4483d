"""Files as they really come in: empty, broken, wrongly named, hostile. Each says what must be said
of it: ``added`` with how many documents, or the code of its refusal."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from dataclasses import dataclass
from email.message import EmailMessage
from io import BytesIO

from pypdf import PdfReader, PdfWriter

GOOD = "Shells fell on the port of Kolda on Tuesday, the harbour master said. Two men died."
LIMIT = 2_000_000
ROW = json.dumps({"id": "a", "text": GOOD, "published": "2019-03-04"})


@dataclass(frozen=True)
class Bad:
    """One case: what it is called, the file's name and bytes, and what ``add`` must say: for each
    item a code, or ``added``."""

    about: str
    name: str
    raw: bytes
    says: tuple[str, ...]


def _page(inner: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{inner}</body></html>".encode()


def _text(about: str, raw: bytes, *says: str, name: str = "report.txt") -> Bad:
    return Bad(about, name, raw, says)


def _zip(name: str, raw: bytes) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(zipfile.ZipInfo(name), raw, zipfile.ZIP_DEFLATED)
    return into.getvalue()


TEXTS = [
    _text("an empty file", b"", "E-INTAKE-EMPTY"),
    _text("nothing but blanks", b" \n\t \r\n", "E-INTAKE-EMPTY"),
    _text("nothing but a byte order mark", b"\xef\xbb\xbf", "E-INTAKE-EMPTY"),
    _text("a picture named .txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64),
          "E-INTAKE-BINARY"),
    _text("a program named .txt", b"\x7fELF\x02\x01\x01\x00" + bytes(200), "E-INTAKE-BINARY"),
    _text("packed bytes named .txt", gzip.compress(GOOD.encode() * 30, mtime=0),
          "E-INTAKE-BINARY"),
    _text("one NUL in a text", GOOD.encode() + b"\x00", "E-INTAKE-BINARY"),
    _text("Latin-1 of a French report", "Des obus sont tombés près de l'école à Sédhiou, a dit"
          " le préfet. Deux blessés.".encode("latin-1"), "added"),
    _text("Windows-1252 with its quotes", "“No one is safe,” the mayor said – twice.".encode(
        "cp1252"), "added"),
    _text("UTF-16 with its mark", GOOD.encode("utf-16"), "added"),
    _text("UTF-16 without its mark", GOOD.encode("utf-16-le"), "E-INTAKE-BINARY"),
    _text("UTF-8 cut in the middle of a letter", "The village of Sédhiou fell. é".encode()[:-1],
          "added"),
    _text("a mark for another encoding than its own", b"\xff\xfe" + b"abc",
          "E-INTAKE-DECODE"),
    _text("right-to-left overrides and isolates", f"{GOOD} \u202eevil\u202c \u2067x\u2069".encode(),
          "added"),
    _text("emoji, flags and joined letters", f"{GOOD} 🚑👨\u200d👩\u200d👧🇸🇳 e\u0301".encode(),
          "added"),
    _text("Arabic", "سقطت قذائف على الميناء يوم الثلاثاء، قال المدير.".encode(), "added"),
    _text("line ends of three systems", GOOD.encode() + b"\r\nA\rB\nC", "added"),
    _text("a form feed and a vertical tab", b"One.\x0cTwo.\x0bThree.", "added"),
    _text("escape sequences of a terminal", f"{GOOD} \x1b[31mred\x1b[0m \x1b]0;title\x07".encode(),
          "added"),
    _text("one line of a megabyte", b"a shell fell on the port and " * 35_000, "added"),
    _text("one word of a megabyte", b"x" * 1_000_000, "added"),
    _text("just at the limit", b"y" * LIMIT, "added"),
    _text("one byte above the limit", b"y" * (LIMIT + 1), "E-INTAKE-TOO-LARGE"),
    _text("fifty megabytes", b"z" * 50_000_000, "E-INTAKE-TOO-LARGE"),
    _text("a single letter", b"a", "added"),
    _text("nothing but signs", b"!!! ??? ...", "added"),
    _text("a lone surrogate in three bytes", b"The end \xed\xa0\x80 of it.", "added"),
    _text("a name of signs", GOOD.encode(), "added", name="a; rm -rf $HOME && 'b' \"c\".txt"),
    _text("a name of two hundred letters", GOOD.encode(), "added", name="n" * 200 + ".txt"),
    _text("a name with a line end", GOOD.encode(), "added", name="two\nlines.txt"),
    _text("a name that steers a terminal", GOOD.encode(), "added",
          name="a\x1b[31m\x1b]0;t\x07\x9b2J\u202egnp.txt"),
    _text("a name in Arabic", GOOD.encode(), "added", name="تقرير.txt"),
    _text("capitals in its suffix", GOOD.encode(), "added", name="REPORT.TXT"),
    _text("no suffix", GOOD.encode(), "E-INTAKE-FORMAT", name="report"),
    _text("a suffix nobody reads", b"MZ\x90", "E-INTAKE-FORMAT", name="report.exe"),
]
LINES = [
    _text("a malformed line in the middle", f"{ROW}\n{{\"text\": \"cut\n{ROW}\n".encode(), "added",
          "E-INTAKE-JSON", "added", name="r.jsonl"),
    _text("a line that is a list", b"[1, 2]\n", "E-INTAKE-JSON", name="r.jsonl"),
    _text("a line that is a number", b"17\n", "E-INTAKE-JSON", name="r.jsonl"),
    _text("NaN for a text", b'{"id": "a", "text": NaN}\n', "E-INTAKE-FIELD", name="r.jsonl"),
    _text("no text", b'{"id": "a"}\n', "E-INTAKE-FIELD", name="r.jsonl"),
    _text("a text that is a number", b'{"id": "a", "text": 4}\n', "E-INTAKE-FIELD", name="r.jsonl"),
    _text("a text of nothing", b'{"id": "a", "text": "  "}\n', "E-INTAKE-EMPTY", name="r.jsonl"),
    _text("a day that is none", b'{"id": "a", "text": "b c", "published": "2019-02-30"}\n',
          "E-INTAKE-FIELD", name="r.jsonl"),
    _text("a day in words", b'{"id": "a", "text": "b c", "published": "yesterday"}\n',
          "E-INTAKE-FIELD", name="r.jsonl"),
    _text("ten thousand brackets", b"[" * 10_000 + b"\n", "E-INTAKE-JSON", name="r.jsonl"),
    _text("ten thousand brackets in a field", b'{"id": "a", "text": "b c", "x": ' + b"[" * 10_000
          + b"]" * 10_000 + b"}\n", "E-INTAKE-JSON", name="r.jsonl"),
    _text("a lone surrogate in its text", b'{"id": "a", "text": "b \\ud800 c"}\n',
          "E-INTAKE-DECODE", name="r.jsonl"),
    _text("a NUL in its text", b'{"id": "a", "text": "b \\u0000 c"}\n', "E-INTAKE-BINARY",
          name="r.jsonl"),
    _text("blank lines only", b"\n\n \n", name="r.jsonl"),
    _text("an empty file of lines", b"", "E-INTAKE-EMPTY", name="r.jsonl"),
    _text("two lines of one id", f"{ROW}\n{ROW}\n".encode(), "added", "added", name="r.jsonl"),
    _text("lines in UTF-16", f"{ROW}\n{ROW}\n".encode("utf-16"), "added", "added", name="r.jsonl"),
    _text("no line end at the end", ROW.encode(), "added", name="r.jsonl"),
]
PAGES = [
    _text("a page of scripts", _page(f"<script>alert('{GOOD}')</script><p>{GOOD}</p>"), "added",
          name="p.html"),
    _text("nothing but a script", _page("<script>var a = 1;</script>"), "E-INTAKE-EMPTY",
          name="p.html"),
    _text("ten thousand nested tags", _page("<div>" * 10_000 + GOOD + "</div>" * 10_000), "*",
          name="p.html"),
    _text("a page cut in the middle of a tag", _page(f"<p>{GOOD}</p><p>Mo")[:-18] + b"<a hr",
          "added", name="p.html"),
    _text("no page at all", GOOD.encode(), "*", name="p.html"),
    _text("a page that lies about its encoding", _page(f"<p>{GOOD} Sédhiou</p>",
          '<meta charset="utf-16">'), "*", name="p.html"),
    _text("entities that grow", b'<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
          + _page(f"<p>&b; {GOOD}</p>"), "*", name="p.html"),
    _text("a page that names a file of the machine", b'<!DOCTYPE l [<!ENTITY x SYSTEM'
          b' "file:///etc/hostname">]>' + _page(f"<p>&x; {GOOD}</p>"), "*", name="p.html"),
    _text("a front matter that never ends", b"---\ntitle: x\n" + GOOD.encode(), "added",
          name="m.md"),
    _text("a front matter that is a bomb", b"---\na: &a [x, x]\nb: [*a, *a]\n---\n" + GOOD.encode(),
          "added", name="m.md"),
]  # "*": any one line will do, as long as it is one
PACKED = [
    _text("a zip that unpacks to far too much", _zip("a.txt", bytes(77_777)).replace(
          (77_777).to_bytes(4, "little"), (400_000_000).to_bytes(4, "little")),
          "E-INTAKE-TOO-LARGE", name="a.zip"),
    _text("a zip whose file leads out of it", _zip("../../a.txt", GOOD.encode()), "added",
          name="a.zip"),
    _text("a zip cut in the middle", _zip("a.txt", GOOD.encode())[:90], "E-INTAKE-PARSE",
          name="a.zip"),
    _text("a zip in a zip", _zip("a.zip", _zip("a.txt", GOOD.encode())), "E-INTAKE-FORMAT",
          name="a.zip"),
    _text("JSON that is no export", b'{"text": "x"}', "E-INTAKE-FORMAT", name="a.json"),
    _text("an export cut in the middle", b'{"type": "private_group", "messages": [{"id": 1',
          "E-INTAKE-JSON", name="result.json"),
    _text("an archive that is none", GOOD.encode() * 9, "E-INTAKE-PARSE", name="a.warc"),
    _text("an archive cut in the middle", gzip.compress(GOOD.encode() * 9, mtime=0)[:60],
          "E-INTAKE-PARSE", name="a.warc.gz"),
    _text("a WACZ without an archive", _zip("a.txt", b"x"), "E-INTAKE-PARSE", name="a.wacz"),
    _text("a chat of blanks", b"27/03/2024, 12:00 - A: " + b" " * 100_000, name="_chat.txt"),
]


def _pdf(words: str) -> bytes:
    """A PDF of one page, written by hand; a blank one without words."""
    drawn = f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET".encode() if words else b""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources"
        b" << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % a for a in places)
    end = b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + table + end


def _locked(raw: bytes) -> bytes:
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(raw))), BytesIO()
    writer.encrypt("secret", "owner", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def _zipped(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in parts.items():
            packed.writestr(name.replace("__", "/").replace("_", "."), raw)
    return out.getvalue()


def _nested(depth: int) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Innermost", "a@example.org"
    mail.set_content(GOOD)
    for number in range(depth):
        outer = EmailMessage()
        outer["Subject"], outer["From"] = f"Fwd {number}", "a@example.org"
        outer.set_content(f"See below, {number}.")
        outer.add_attachment(mail)
        mail = outer
    return mail.as_bytes()


BOMB = b"<w:document>" + b"<w:p>" * 60_000_000
PAPERS = [
    _text("a PDF that is sound", _pdf(GOOD), "added", name="p.pdf"),
    _text("a PDF cut in the middle", _pdf(GOOD)[:200], "E-INTAKE-PARSE", name="p.pdf"),
    _text("a PDF with a password", _locked(_pdf(GOOD)), "E-INTAKE-LOCKED", name="p.pdf"),
    _text("a PDF that is a scan", _pdf(""), "E-INTAKE-EMPTY", name="p.pdf"),
    _text("a text named .pdf", GOOD.encode(), "E-INTAKE-PARSE", name="p.pdf"),
    _text("a Word file that swells to 300 megabytes",
          _zipped(word__document_xml=BOMB, X_xml=b"x"), "E-INTAKE-TOO-LARGE", name="w.docx"),
    _text("an empty zip named .docx", _zipped(), "E-INTAKE-PARSE", name="w.docx"),
    _text("a Word file cut in the middle", _zipped(word__document_xml=b"<w:p/>" * 900)[:90],
          "E-INTAKE-PARSE", name="w.docx"),
    _text("an e-book that is a text", GOOD.encode(), "E-INTAKE-PARSE", name="b.epub"),
    _text("an open document without its text", _zipped(mimetype=b"x"), "E-INTAKE-PARSE",
          name="o.odt"),
    _text("thirty mails in one another", _nested(30), "+", name="m.eml"),
    _text("a mail of nothing but a head", b"Subject: x\nFrom: a@example.org\n\n",
          "E-INTAKE-EMPTY", name="m.eml"),
    _text("a mail whose parts never end",
          b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + GOOD.encode(), "+",
          name="m.eml"),
    _text("a table without a column of texts", b"a,b\n1,2\n", "E-INTAKE-FIELD", name="t.csv"),
    _text("a table with a quotation mark that never ends", b'id,text\na,"' + GOOD.encode(), "+",
          name="t.csv"),
    _text("a table of a million columns", b"text," + b"a," * 1_000_000 + b"\n" + GOOD.encode(),
          "E-INTAKE-TOO-LARGE", name="t.csv"),
    _text("a table whose columns have one name", b"text" + b",a" * 9_000 + b"\nA shell fell.\n",
          "added", name="t.csv"),
    _text("a row of four thousand cells", _page("<table><tr>" + "<td>a" * 4000 + f"</table>{GOOD}"),
          "added", name="p.html"),
]  # "+": any lines, at least one
CASES = (*TEXTS, *LINES, *PAGES, *PACKED, *PAPERS)
