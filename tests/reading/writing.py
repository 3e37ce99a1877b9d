"""Reports as files of every format, written by real writers; what the readers must give back.

A report here is plain text, one line a paragraph. The page around it is invented.
"""

from __future__ import annotations

import gzip
import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fpdf import FPDF

SITE = "baodoisongven.example"
ADDRESS = f"https://{SITE}/tin-tuc/hoi-nghi-so-ket-4711.html"
OFFICE = shutil.which("soffice")

_PAGES = Path(__file__).parent / "pages"
_MENU = ("Trang chủ", "Thời sự", "Xây dựng Đảng", "Kinh tế", "Văn hóa", "Thể thao", "Bạn đọc", "Liên hệ")
_OTHERS = (
    "Hơn 300 vận động viên dự giải việt dã ven hồ mở rộng",
    "Giá cà phê nhích lên sau ba phiên giảm liên tiếp",
    "Mưa lớn kéo dài, nhiều tuyến đường ven sông ngập sâu",
    "Khai mạc lớp tập huấn nghiệp vụ thư viện năm 2024",
    "Đồng chí Mạc Thị Vân được bầu làm Chủ tịch Hội Làm vườn",
)


def lines(text: str) -> list[str]:
    """The lines of a report that are not blank."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def newspaper_page(text: str, *, titled: bool = True, meta: str = "") -> str:
    """A newspaper's page: menus, advertisements within the text, related articles, comments, a footer.

    Args:
        text: the report; its first line is the title.
        titled: the first line stands as the page's heading, else as a line of the text.
        meta: more for the page's head.
    """
    title, body = _titled(text, titled)
    return _page(
        "newspaper",
        [f"<p>{escape(line)}</p>" for line in body],
        window=f"{escape(title or 'Tin địa phương')} | Báo Đời sống ven sông",
        heading=f'<h1 class="detail-title">{escape(title)}</h1>' if title else "",
        menu="".join(f'<li><a href="/muc/{at}">{name}</a></li>' for at, name in enumerate(_MENU)),
        meta=meta,
    )


def office_page(text: str, *, titled: bool = True, meta: str = "") -> str:
    """An agency's page as content systems of the 2000s lay it out: nested tables, fonts, counters."""
    title, body = _titled(text, titled)
    return _page(
        "office",
        [
            '<p class="MsoNormal" style="text-align: justify"><span style="font-size:13pt">'
            f'<font face="Arial">{escape(line)}<o:p></o:p></font></span></p>'
            for line in body
        ],
        window="Cổng thông tin điện tử Sở Thủy sản ven sông",
        heading=f'<span class="Title_news"><b>{escape(title)}</b></span><br>' if title else "",
        menu="".join(
            f'<tr><td><a href="Default.aspx?id={at}">{name}</a></td></tr>' for at, name in enumerate(_MENU)
        ),
        meta=meta,
    )


def _titled(text: str, titled: bool) -> tuple[str, list[str]]:
    found = lines(text)
    return (found[0], found[1:]) if titled else ("", found)


def _page(name: str, paragraphs: list[str], **parts: str) -> str:
    template = Template((_PAGES / f"{name}.html").read_text(encoding="utf-8"))
    middle = len(paragraphs) // 2
    return template.substitute(
        parts,
        first="\n".join(paragraphs[:middle]),
        second="\n".join(paragraphs[middle:]),
        others="".join(f'<li><a href="/tin/{at}.html">{title}</a></li>' for at, title in enumerate(_OTHERS)),
    )


PAGES: Mapping[str, Callable[..., str]] = {"newspaper": newspaper_page, "office": office_page}


def to_html(text: str) -> bytes:
    """A newspaper's page."""
    return newspaper_page(text).encode()


def mhtml_of(page: str, *, encoding: str = "quoted-printable", charset: str = "utf-8") -> bytes:
    """A page as browsers save it in one file: frames, pictures and style sheets beside it."""
    message = EmailMessage(policy=SMTP)
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = ADDRESS
    message["Subject"] = "Đã lưu"
    message["MIME-Version"] = "1.0"
    message.set_content(page, subtype="html", charset=charset, cte=encoding)
    message.add_related(
        "p { margin: 0 }",
        subtype="css",
        cte="quoted-printable",
        headers=["Content-Location: https://x/a.css"],
    )
    message.add_related(
        b"\x89PNG\r\n\x1a\n" + bytes(300), "image", "png", headers=["Content-Location: https://x/a.png"]
    )
    frame = "<html><body><p>Khung quảng cáo: mua một tặng một, chỉ trong hôm nay.</p></body></html>"
    message.add_related(frame, subtype="html", headers=["Content-Location: cid:frame-1"])
    return message.as_bytes()


def to_mhtml(text: str) -> bytes:
    """A newspaper's page in one file."""
    return mhtml_of(newspaper_page(text))


def to_eml(text: str) -> bytes:
    """An e-mail with plain text and the same as HTML."""
    message = _mail(lines(text)[0])
    message.set_content("\n\n".join(lines(text)) + "\n")
    message.add_alternative(
        "<html><body>" + "".join(f"<p>{escape(line)}</p>" for line in lines(text)) + "</body></html>",
        subtype="html",
    )
    return message.as_bytes()


def _mail(subject: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = "Văn phòng <van.phong@xa.example>"
    message["To"] = "luu.tru@huyen.example"
    message["Subject"] = subject
    message["Date"] = "Thu, 06 Apr 2023 08:15:00 +0700"
    return message


def eml_with(attached: Mapping[str, bytes], written: str = "Gửi kèm báo cáo.\n") -> bytes:
    """An e-mail with files."""
    message = _mail("Báo cáo gửi kèm")
    message.set_content(written)
    for name, data in attached.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def to_docx(text: str, *, titled: bool = True) -> bytes:
    """A Word document with a header, a footer and a title in its own style."""
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "VĂN PHÒNG LƯU TRỮ"
    document.sections[0].footer.paragraphs[0].text = "Trang 1"
    for number, line in enumerate(lines(text)):
        if number or not titled:
            document.add_paragraph(line)
        else:
            document.add_heading(line, level=0)
    return saved(document.save)


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    """What a writer saves into a file."""
    stream = io.BytesIO()
    save(stream)
    return stream.getvalue()


def to_odt(text: str) -> bytes:
    """An OpenDocument text with a heading."""
    from odf.opendocument import OpenDocumentText
    from odf.text import H, P

    document = OpenDocumentText()
    for number, line in enumerate(lines(text)):
        document.text.addElement(P(text=line) if number else H(outlinelevel=1, text=line))
    return saved(document.save)


def to_pdf(text: str) -> bytes:
    """A justified PDF of pages with headers and numbers."""
    return pdf_of(text)


def pdf_of(
    text: str,
    *,
    titled: bool = True,
    columns: int = 1,
    align: str = "JUSTIFY",
    size: float = 12,
    page: str = "A4",
) -> bytes:
    """A PDF.

    Args:
        titled: the first line stands as the title.
        columns: side by side.
        align: as fpdf2 names it.
        size: of the letters, points.
    """
    from fpdf import FPDF

    class Pdf(FPDF):
        def header(self) -> None:
            self.set_font("roboto", size=9)
            self.cell(0, 8, "Bản tin nội bộ - lưu hành tháng 4/2023", align="C")
            self.ln(14)

        def footer(self) -> None:
            self.set_y(-15)
            self.set_font("roboto", size=9)
            self.cell(0, 8, f"Trang {self.page_no()}/{{nb}}", align="C")

    pdf = Pdf(format=page)
    _add_fonts(pdf)
    pdf.set_margin(20)
    pdf.set_auto_page_break(True, 20)
    pdf.add_page()
    rest = lines(text)
    if titled:
        pdf.set_font("roboto", style="B", size=size + 3)
        pdf.multi_cell(0, 8, rest.pop(0), align="C", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(4)
    pdf.set_font("roboto", size=size)
    if columns == 1:
        for line in rest:
            pdf.multi_cell(0, size * 0.5, line, align=align, new_x="LMARGIN", new_y="NEXT")
            pdf.ln(2)
    else:
        with pdf.text_columns(ncols=columns, gutter=8, text_align=align) as area:
            for line in rest:
                with area.paragraph(bottom_margin=2) as paragraph:
                    paragraph.write(line)
    return bytes(pdf.output())


def blank_pdf(texts: list[str], *, pictures: int = 0, mark: str = "", password: str | None = None) -> bytes:
    """A PDF without headers and footers.

    Args:
        texts: its paragraphs.
        pictures: pages behind them that hold only a picture.
        mark: written across the page.
        password: to open it; "" locks it only against changes.
    """
    from fpdf import FPDF
    from PIL import Image

    pdf = FPDF(format="A4")
    _add_fonts(pdf)
    pdf.set_font("roboto", size=12)
    if texts:
        pdf.add_page()
    for text in texts:
        pdf.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
        pdf.ln(3)
    if mark:
        with pdf.rotation(45, 100, 150):
            pdf.set_font("roboto", size=40)
            pdf.text(40, 150, mark)
    for _ in range(pictures):
        pdf.add_page()
        pdf.image(Image.new("RGB", (40, 40), "gray"), w=100)
    if password is not None:
        pdf.set_encryption(owner_password="chu", user_password=password or None)
    return bytes(pdf.output())


def turned_pdf(data: bytes, turned: int) -> bytes:
    """A PDF whose first sheet lies turned, so that a viewer must turn it to be read.

    Args:
        turned: degrees, to the right.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    page = document[0]
    width, height = page.get_size()
    matrix = pypdfium2.PdfMatrix().rotate(-turned)
    for thing in page.get_objects():
        thing.transform(matrix)
    page.set_mediabox(
        *{90: (-height, 0, 0, width), 180: (-width, -height, 0, 0), 270: (0, -width, height, 0)}[turned]
    )
    page.set_rotation(turned)
    page.gen_content()
    return saved(document.save)


def _add_fonts(pdf: FPDF) -> None:
    import font_roboto

    folder = Path(font_roboto.font_directory)
    pdf.add_font("roboto", fname=folder / "Roboto-Regular.ttf")
    pdf.add_font("roboto", style="B", fname=folder / "Roboto-Bold.ttf")


_RTF_HEAD = (
    r"{\rtf1\ansi\ansicpg1258\deff0{\fonttbl{\f0\froman\fcharset163 Times New Roman;}}"
    r"{\colortbl;\red0\green0\blue0;}{\info{\author Van thu}{\title Bao cao}}"
    r"{\header\pard V\u258?n ph\'f2ng\par}{\footer\pard Trang {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}"
)


def to_rtf(text: str) -> bytes:
    """RTF whose letters are code points with a substitute behind them."""
    return rtf_of(text, lambda char: f"\\u{ord(char) if ord(char) < 0x8000 else ord(char) - 0x10000}?")


def to_rtf_1258(text: str) -> bytes:
    """RTF whose letters are bytes of Windows-1258."""
    from tests.reading.making import to_1258

    return rtf_of(text, lambda char: "".join(f"\\'{byte:02x}" for byte in to_1258(char)))


def rtf_of(text: str, letter: Callable[[str], str]) -> bytes:
    """RTF with letters beyond ASCII as `letter` writes them."""
    paragraphs = (
        r"\pard\plain\f0\fs26 " + "".join(_rtf_letter(char, letter) for char in line) + "\\par\n"
        for line in lines(text)
    )
    return (_RTF_HEAD + "\n" + "".join(paragraphs) + "}").encode("ascii")


def _rtf_letter(char: str, letter: Callable[[str], str]) -> str:
    if char in "\\{}":
        return "\\" + char
    return char if ord(char) < 128 else letter(char)


def json_of(text: str, **more: object) -> str:
    """One object of a scraped collection."""
    found = lines(text)
    said = {"title": found[0], "text": "\n".join(found[1:]), "url": ADDRESS, "date": "2023-04-06"}
    return json.dumps(said | more, ensure_ascii=False)


def to_jsonl(text: str) -> bytes:
    """JSON Lines of one line."""
    return json_of(text).encode() + b"\n"


def zip_of(members: Mapping[str, bytes]) -> bytes:
    """A ZIP archive; its members carry a fixed date, so that the same members give the same bytes."""

    def save(stream: io.BytesIO) -> None:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members.items():
                member = zipfile.ZipInfo(name, (2021, 12, 20, 0, 0, 0))
                archive.writestr(member, data, zipfile.ZIP_DEFLATED)

    return saved(save)


def ole_of(*streams: str) -> bytes:
    """The head and the directory of an OLE file with these streams (MS-CFB)."""
    names = ("Root Entry", *streams)
    entries = [name.encode("utf-16-le").ljust(64, b"\0") + bytes(64) for name in names]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(22) + (9).to_bytes(2, "little")
    return head.ljust(512, b"\0") + b"".join(entries).ljust(1024, b"\0")


FORMATS: Mapping[str, Callable[[str], bytes]] = {
    "text": str.encode,
    "utf-16": lambda text: text.encode("utf-16"),
    "html": to_html,
    "html-office": lambda text: office_page(text).encode(),
    "mhtml": to_mhtml,
    "eml": to_eml,
    "docx": to_docx,
    "odt": to_odt,
    "rtf": to_rtf,
    "rtf-1258": to_rtf_1258,
    "pdf": to_pdf,
    "jsonl": to_jsonl,
    "txt.gz": lambda text: gzip.compress(text.encode()),
    "docx.zip": lambda text: zip_of({"a/báo cáo.docx": to_docx(text)}),
    "html.zip": lambda text: zip_of({"trang.html": to_html(text)}),
    "jsonl.gz": lambda text: gzip.compress(to_jsonl(text)),
}


def by_office(data: bytes, suffix: str, to: str, folder: Path) -> bytes:
    """A file as LibreOffice writes it in another format.

    Args:
        suffix: of the file given, with its dot.
        to: the format wanted: `odt`, `pdf` …
        folder: for its files and settings.
    """
    assert OFFICE is not None
    source = folder / f"source{suffix}"
    source.write_bytes(data)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", to, "--outdir",
         str(folder / "out"), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (folder / "out" / f"source.{to}").read_bytes()
