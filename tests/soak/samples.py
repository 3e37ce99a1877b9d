"""A report in every format that can be read: what the fuzzing starts from."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from email.message import EmailMessage
from html import escape

from tests.reading.making import LEGACY, SAMPLES
from tests.soak.reports import report

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def texts() -> list[str]:
    """The sample reports, and a few short ones."""
    return [path.read_text(encoding="utf-8") for path in SAMPLES] + [report(number) for number in range(1, 6)]


def files() -> dict[str, list[bytes]]:
    """Files by format."""
    found: dict[str, list[bytes]] = {}
    for text in (texts()[0], texts()[5], report(3)):
        paragraphs = [line for line in text.split("\n") if line.strip()]
        made = {
            "text": [text.encode(), text.encode("utf-16"), text.replace(" ", "\u00a0").encode("utf-8-sig")],
            "legacy": [write(text[:3000]) for write in LEGACY.values()],
            "several": [(text + "\n=====\n" + report(4)).encode()],
            "html": [_page(paragraphs).encode(), _page(paragraphs).encode("utf-16")],
            "mhtml": [_mhtml(paragraphs)],
            "eml": [_mail(text, paragraphs)],
            "rtf": [_rtf(paragraphs)],
            "json": [_json(text), _json(text) + b"\n" + _json(report(4)), b"[" + _json(text) + b"]"],
            "docx": [packed(_docx(paragraphs))],
            "odt": [packed(_odt(paragraphs))],
            "zip": [packed({"a.txt": text.encode(), "trong/b.html": _page(paragraphs).encode()})],
            "gzip": [gzip.compress(text.encode(), mtime=0)],
        }
        pdf = _pdf(paragraphs)
        if pdf:
            made["pdf"] = [pdf]
        for format, data in made.items():
            found.setdefault(format, []).extend(data)
    return found


def packed(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2021, 12, 20, 0, 0, 0)), data, method)
    return stream.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The members of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _page(paragraphs: list[str]) -> str:
    body = "".join(f"<p>{escape(line)}</p>\n" for line in paragraphs)
    data = json.dumps({"@type": "NewsArticle", "headline": paragraphs[0]})
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{escape(paragraphs[0])}</title>"
        f"<meta property='article:published_time' content='2021-12-20T08:00:00+07:00'>"
        f"<script type='application/ld+json'>{data}</script></head>"
        f"<body><nav><ul><li><a href='/'>Trang chủ</a></li></ul></nav><article><h1>"
        f"{escape(paragraphs[0])}</h1>{body}<table><tr><td colspan=2>1</td><td>2</td></tr></table>"
        "<img src='http://anh.example/a.jpg'></article><footer>Bản quyền</footer></body></html>"
    )


def _mhtml(paragraphs: list[str]) -> bytes:
    message = EmailMessage()
    message["Subject"] = paragraphs[0]
    message["Snapshot-Content-Location"] = "https://bao.example/tin.html"
    message.make_related()
    message.add_related(_page(paragraphs), subtype="html")
    return message.as_bytes()


def _mail(text: str, paragraphs: list[str]) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "vanphong@xa.example", paragraphs[0]
    message["Date"] = "Mon, 20 Dec 2021 08:00:00 +0700"
    message.set_content(text)
    message.add_alternative(_page(paragraphs), subtype="html")
    message.add_attachment(text.encode(), maintype="text", subtype="plain", filename="báo cáo.txt")
    return message.as_bytes()


def _rtf(paragraphs: list[str]) -> bytes:
    def letters(line: str) -> str:
        return "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in line)

    body = "\\par\n".join(letters(line) for line in paragraphs)
    return ("{\\rtf1\\ansi\\ansicpg1258{\\fonttbl{\\f0 Times;}}\\f0\\fs28 " + body + "\\par}").encode()


def _json(text: str) -> bytes:
    return json.dumps({"title": text[:40], "text": text, "date": "2021-12-20"}, ensure_ascii=False).encode()


def _docx(paragraphs: list[str]) -> dict[str, bytes]:
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in paragraphs)
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}{table}</w:body></w:document>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    to = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return {
        "[Content_Types].xml": (
            f'<Types xmlns="{types}"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
        ).encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{links}"><Relationship Id="r1" Type="{to}" '
            'Target="word/document.xml"/></Relationships>'
        ).encode(),
        "word/document.xml": document.encode(),
    }


def _odt(paragraphs: list[str]) -> dict[str, bytes]:
    body = "".join(f"<text:p>{escape(line)}</text:p>" for line in paragraphs)
    content = (
        f'<office:document-content xmlns:office="{_OFFICE}" xmlns:text="{_TEXT}"><office:body>'
        f"<office:text>{body}</office:text></office:body></office:document-content>"
    )
    return {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()}


def _pdf(paragraphs: list[str]) -> bytes | None:
    """A PDF of the report without its accents, which needs no font."""
    try:
        from fpdf import FPDF
    except ImportError:
        return None
    from store.language.folding import fold

    document = FPDF()
    document.set_creation_date(datetime(2021, 12, 20, tzinfo=UTC))
    document.add_page()
    document.set_font("Helvetica", size=11)
    for line in paragraphs[:40]:
        document.multi_cell(0, 6, fold(line).encode("latin-1", "replace").decode("latin-1"))
        document.ln()
    return bytes(document.output())
