"""Sound files that gather reports, made by hand: exports of chats, zips, web archives, feeds."""

from __future__ import annotations

import json
from io import BytesIO

from fuzz_seeds import PAGE, STORY, packed

WORDS = " ".join(STORY.split())
ANDROID = f"""27/03/2019, 12:07 - Messages and calls are end-to-end encrypted.
27/03/2019, 12:08 - Amal: {WORDS}
and a second line of it
27/03/2019, 12:09 - Yusuf: <Media omitted>
28/03/2019, 07:31 - Amal: Ambulances reached the market of Bir Salun. قال المدير.
28/03/2019, 07:33 - Amal: This message was deleted
"""
IPHONE = f"""[05/03/19, 14:05:33] Valley Watch: \u200eMessages are end-to-end encrypted.
[05/03/19, 14:06:01] Amal: {WORDS}
\u200e[05/03/19, 14:07:44] Yusuf: \u200eimage omitted
[06/03/19, 9:12:10\u202fPM] Yusuf: Two more shells fell near the bridge tonight.
"""
MESSAGES = [
    {"id": 11, "type": "message", "date": "2019-03-05T14:05:33", "from": "Amal",
     "from_id": "user1", "text": WORDS},
    {"id": 12, "type": "message", "date": "2019-03-05T15:00:00", "date_unixtime": "1551794400",
     "from": "Amal", "from_id": "user1", "forwarded_from": "Coast Wire",
     "text": ["Two ", {"type": "bold", "text": "men"}, " died near the bridge of Kolda."]},
    {"id": 13, "type": "service", "date": "2019-03-05T15:00:00", "action": "pin_message"},
]  # fmt: skip
TELEGRAM = {"name": "Valley Watch", "type": "public_channel", "id": 77, "messages": MESSAGES}
WHOLE = {"about": "x", "chats": {"about": "y", "list": [TELEGRAM, {**TELEGRAM, "id": 78}]}}
TELEGRAM_PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title>
<link href="css/style.css" rel="stylesheet"/></head><body onload="CheckLocation();">
<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">
Valley Watch</div></div></div><div class="page_body chat_page"><div class="history">
<div class="message default clearfix" id="message11"><div class="body">
<div class="pull_right date details" title="05.03.2019 14:05:33 UTC+01:00">14:05</div>
<div class="from_name">Amal</div><div class="text">{WORDS}</div></div></div>
<div class="message default clearfix joined" id="message12"><div class="body">
<div class="pull_right date details" title="05.03.2019 14:06:00 UTC+01:00">14:06</div>
<div class="text">Two men died near the bridge.</div></div></div>
<div class="message service" id="message-1"><div class="body details">5 March 2019</div></div>
</div></div></div></body></html>"""
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Coast Wire</title>
<link>http://example.org/</link><item><title>Shelling in Kolda</title>
<link>http://example.org/a</link><guid>a</guid><pubDate>Tue, 05 Mar 2019 10:00:00 GMT</pubDate>
<description>&lt;p&gt;{WORDS}&lt;/p&gt;</description></item>
<item><title>Two</title><link>/b</link><description>{WORDS}</description></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Wire</title>
<id>x</id><updated>2019-03-05T10:00:00Z</updated><entry><title>Shelling</title><id>a</id>
<link href="http://example.org/a"/><updated>2019-03-05T10:00:00Z</updated>
<author><name>M. Tolun</name></author><content type="html">&lt;p&gt;{WORDS}&lt;/p&gt;</content>
</entry></feed>"""


def _archive(*, packed_up: bool) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = BytesIO()
    writer = WARCWriter(out, gzip=packed_up)
    for number, (status, kind, body) in enumerate((
        ("200 OK", "text/html", PAGE), ("404 Not Found", "text/html", "gone"),
        ("200 OK", "text/plain", STORY),
    )):  # fmt: skip
        head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(
            f"http://example.org/{number}", "response", payload=BytesIO(body.encode()),
            http_headers=head,
            warc_headers_dict={"WARC-Date": "2019-03-05T10:00:00Z",
                               "WARC-Record-ID": f"<urn:uuid:0000000{number}>"},
        ))  # fmt: skip
    return out.getvalue()


def gathered() -> dict[str, list[bytes]]:
    """For each suffix some sound files; chats of texts and pages under theirs."""
    archive = _archive(packed_up=True)
    return {
        ".txt": [ANDROID.encode(), IPHONE.encode()],
        ".html": [TELEGRAM_PAGE.encode()],
        ".json": [json.dumps(t, ensure_ascii=False).encode() for t in (TELEGRAM, WHOLE)],
        ".zip": [packed({"_chat.txt": IPHONE, "00000012-note.txt": STORY}),
                 packed({"a/one.txt": STORY, "a/two.html": PAGE, "b.zip": b"PK", "c.png": b"x"})],
        ".warc": [_archive(packed_up=False), archive],
        ".wacz": [packed({"archive/data.warc.gz": archive, "datapackage.json": "{}"})],
        ".rss": [RSS.encode()], ".atom": [ATOM.encode()],
    }  # fmt: skip
