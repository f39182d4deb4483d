"""A report with notes, boxes and tracked changes, as programs write it in Word and OpenDocument."""

from __future__ import annotations

import zipfile
from io import BytesIO

from paper_desk import ODF, packed, word_file

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = ('xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
      'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
      'xmlns:v="urn:schemas-microsoft-com:vml"')  # fmt: skip
BOX = "<w:txbxContent><w:p><w:r><w:t>Box: 14 people were hurt.</w:t></w:r></w:p></w:txbxContent>"
BODY = f"""<w:p><w:r><w:t>Shelling in Kesra</w:t></w:r></w:p>
<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>Shelling 3</w:t></w:r></w:p>
<w:p><w:r><w:t>Troops shelled Kesra.</w:t></w:r><w:r><w:endnoteReference w:id="7"/></w:r>
<w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:t xml:space="preserve"> Two men fled.</w:t></w:r>
<w:del><w:r><w:delText>No.</w:delText></w:r><w:r><w:footnoteReference w:id="4"/></w:r></w:del></w:p>
<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{BOX}</wps:txbx></mc:Choice>
<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>
<w:r><w:t>A bridge</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> never</w:t></w:r>
<w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:t>fell at 30</w:t>
<w:sym w:font="Symbol" w:char="F0B0"/></w:r><w:hyperlink><w:r><w:t> north.</w:t></w:r></w:hyperlink>
<w:r><w:commentReference w:id="0"/></w:r></w:p>
<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r>
<w:t xml:space="preserve">The mayor </w:t></w:r></w:p>
<w:p><w:r><w:t>resigned.</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Bir Salun</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>14</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>Tell Marun</w:t></w:r></w:p></w:tc></w:tr>
</w:tbl>"""
NOTES = """<w:{0}s {1}><w:{0} w:id="-1" w:type="separator"><w:p/></w:{0}>
<w:{0} w:id="{2}"><w:p><w:r><w:{0}Ref/></w:r>
<w:r><w:t xml:space="preserve"> {3}</w:t></w:r></w:p></w:{0}>
<w:{0} w:id="4"><w:p><w:r><w:t>Taken back.</w:t></w:r></w:p></w:{0}></w:{0}s>"""
READ = """Shelling in Kesra

Shelling 3

Troops shelled Kesra. Two men fled.

A bridge fell at 30° north.

Box: 14 people were hurt.

The mayor resigned.

Bir Salun | 14

[1] Interview with a docker.

[2] Images of 6 March."""


def full_word_file() -> bytes:
    """A Word file with a table of contents, notes, a text box in two forms, hidden words, symbols,
    a comment, and what was deleted with changes tracked: words, a note, a row, an end of line."""
    with zipfile.ZipFile(BytesIO(word_file())) as made:
        parts: dict[str, str | bytes] = {name: made.read(name) for name in made.namelist()}
    parts["word/document.xml"] = (
        f"<w:document {W} {MC}><w:body>{BODY}<w:sectPr/></w:body></w:document>"
    )
    parts["word/footnotes.xml"] = NOTES.format("footnote", W, 3, "Interview with a docker.")
    parts["word/endnotes.xml"] = NOTES.format("endnote", W, 7, "Images of 6 March.")
    return packed(parts)


def full_open_document() -> bytes:
    """The same in OpenDocument, a table inside of a table besides."""
    draw = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    note = ("<text:note><text:note-citation>{0}</text:note-citation><text:note-body><text:p>{1}"
            "</text:p></text:note-body></text:note>")  # fmt: skip
    cell = "<table:table-cell>{0}</table:table-cell>"
    inner = (f"<table:table><table:table-row>{cell.format('<text:p>14</text:p>')}"
             "</table:table-row></table:table>")  # fmt: skip
    content = f"""<office:document-content {ODF} {draw}><office:body><office:text>
<text:tracked-changes><text:changed-region><text:deletion>
<text:p>No.{note.format("1", "Taken back.")}</text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:p>Shelling in Kesra</text:p><text:table-of-content>
<text:index-body><text:p>Shelling 3</text:p></text:index-body>
</text:table-of-content>
<text:p>Troops shelled Kesra.{note.format("1", "Interview with a docker.")} Two men fled.
<text:change/>{note.format("i", "Images of 6 March.")}</text:p>
<text:p>A bridge <text:hidden-text>never</text:hidden-text>fell at 30° north.<draw:frame>
<draw:text-box><text:p>Box: 14 people were hurt.</text:p></draw:text-box></draw:frame>
<office:annotation><text:p>check</text:p></office:annotation></text:p>
<text:p>The mayor <text:change-start/>resigned.<text:change-end/></text:p>
<table:table><table:table-header-rows><table:table-row>{cell.format("<text:p>Bir Salun</text:p>")}
{cell.format(inner)}</table:table-row></table:table-header-rows></table:table>
</office:text></office:body></office:document-content>"""
    return packed({"content.xml": content})
