"""Archives of web pages, made with warcio from pages that a test makes up."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

DAY = "2024-03-07T14:05:33Z"


def page(text: str) -> bytes:
    """A page with one paragraph."""
    return f"<html><body><article><p>{text}</p></article></body></html>".encode()


class Archive:
    """A WARC in the making."""

    def __init__(self, *, gzip: bool = True) -> None:
        self.into = io.BytesIO()
        self.writer = WARCWriter(self.into, gzip=gzip)

    def response(
        self, uri: str, body: bytes, kind: str = "text/html", status: str = "200 OK",
        sort: str = "response", head: dict[str, str] | None = None, **http: str,
    ) -> Archive:  # fmt: skip
        """Adds what a server sent."""
        fields = [("Content-Type", kind), *((k.replace("_", "-"), v) for k, v in http.items())]
        told: Any = None
        if sort in ("response", "revisit"):
            told = StatusAndHeaders(status, fields, protocol="HTTP/1.1")
        record = self.writer.create_warc_record(
            uri, sort, payload=io.BytesIO(body), http_headers=told,
            warc_content_type="" if told else kind, warc_headers_dict={"WARC-Date": DAY},
        )  # fmt: skip
        for name, value in (head or {}).items():
            record.rec_headers.replace_header(name, value)
        self.writer.write_record(record)
        return self

    def bytes(self) -> bytes:
        """The whole archive."""
        return self.into.getvalue()


def chunked(body: bytes) -> bytes:
    """A body in chunks of seven bytes, as servers send it (RFC 9112, section 7.1)."""
    parts = [body[at : at + 7] for at in range(0, len(body), 7)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def wacz(**parts: bytes) -> bytes:
    """A WACZ with archives by their names."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as made:
        made.writestr("datapackage.json", "{}")
        for name, raw in parts.items():
            made.writestr(f"archive/{name}.warc.gz", raw)
    return into.getvalue()
