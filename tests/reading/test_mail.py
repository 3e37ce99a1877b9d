"""E-mails and web archives: parts, encodings of parts, files sent along."""

from __future__ import annotations

import io
from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import SMTP
from html import escape

import pytest

from store import parse
from store.errors import ReadError
from store.reading import read_bytes, read_reports, take_apart
from tests.reading.making import BODY, LEAD, REPORT, TITLE, another, to_1258
from tests.reading.records import paragraphs
from tests.reading.writing import (
    ADDRESS,
    SITE,
    eml_with,
    lines,
    mhtml_of,
    newspaper_page,
    ole_of,
    to_docx,
    to_eml,
    to_pdf,
    zip_of,
)

WANTED = lines(REPORT)


def mail(**headers: str) -> EmailMessage:
    """A message without a body."""
    message = EmailMessage(policy=SMTP)
    message["From"] = "a@xa.example"
    for name, value in headers.items():
        message[name] = value
    return message


@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("subtype", ["plain", "html"])
def test_ways_to_pack_a_text(subtype: str, cte: str) -> None:
    message = mail(Subject=TITLE)
    body = "\n\n".join(WANTED) if subtype == "plain" else newspaper_page(REPORT)
    message.set_content(body, subtype=subtype, cte=cte)
    assert paragraphs(message.as_bytes()) == WANTED


@pytest.mark.parametrize("declared", ["utf-8", "us-ascii", "iso-8859-1", "x-khong-co"])
def test_what_a_part_declares_of_its_letters_may_be_false(declared: str) -> None:
    head = f"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset={declared}\n"
    data = head.encode() + b"Content-Transfer-Encoding: 8bit\n\n"
    assert paragraphs(data + "\n\n".join(WANTED).encode()) == WANTED
    assert paragraphs(data + to_1258("\n\n".join(WANTED))) == WANTED


def test_text_that_flows() -> None:
    """RFC 3676: lines that end in a blank go on."""
    flowed = "\n\n".join(line.replace(", ", ", \n") for line in WANTED)
    head = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
    head += "Content-Type: text/plain; charset=utf-8; format=flowed\nContent-Transfer-Encoding: 8bit\n\n"
    assert paragraphs((head + flowed).encode()) == WANTED


@pytest.mark.parametrize(
    ("subject", "body", "title"),
    [
        ("Fwd: gửi lại", "\n\n".join(WANTED), TITLE),
        (f"Fwd: Re: {TITLE}", "Kính gửi văn phòng,\n\n" + "\n\n".join(WANTED[1:]), TITLE),
        (TITLE, "\n\n".join(WANTED[1:]), TITLE),
    ],
    ids=["in the text", "forwarded", "in the subject"],
)
def test_the_subject_is_the_title_where_the_text_has_none(subject: str, body: str, title: str) -> None:
    message = mail(Subject=subject, Date="Thu, 06 Apr 2023 01:15:00 +0000")
    message.set_content(body)
    report = read_bytes(message.as_bytes())
    assert parse(report).title == title
    assert report.published == "2023-04-06T08:15"


def test_a_forwarded_message_is_read() -> None:
    outer = MIMEMultipart()
    outer["From"], outer["Subject"] = "a@b.example", "Fwd"
    outer.attach(MIMEText("Xin chuyển.", "plain", "utf-8"))
    inner = mail(Subject=TITLE)
    inner.set_content("\n\n".join(WANTED))
    outer.attach(MIMEMessage(inner))
    assert paragraphs(outer.as_bytes()) == WANTED


def test_several_forwarded_messages_are_reports_of_their_own() -> None:
    outer = MIMEMultipart()
    outer["From"], outer["Subject"] = "a@b.example", "Fwd"
    outer.attach(MIMEText("Xin chuyển hai báo cáo.", "plain", "utf-8"))
    for number in (1, 2):
        inner = mail(Subject=f"Báo cáo {number}")
        inner.set_content("\n\n".join(lines(another(number))))
        inner.add_attachment(to_docx(another(number + 2)), "application", "x-bin", filename="a.docx")
        outer.attach(MIMEMessage(inner))
    reports = read_reports(outer.as_bytes(), "thu.eml")
    assert [report.name for report in reports] == [
        "thu.eml", "thu.eml/1.eml", "thu.eml/1.eml/a.docx", "thu.eml/2.eml", "thu.eml/2.eml/a.docx",
    ]  # fmt: skip
    assert [report.text.split("\n\n") for report in reports[1:]] == [
        lines(another(number)) for number in (1, 3, 2, 4)
    ]


SENT = "Từ: Văn phòng <vp@xa.example>\nNgày: Th 5, 6 thg 4, 2023 lúc 08:15\nChủ đề: Báo cáo\nĐến: <a@b>\n\n"


@pytest.mark.parametrize(
    "above",
    [
        "---------- Forwarded message ---------\n" + SENT,
        "-----Original Message-----\nFrom: a@b.example\nSent: Thursday\nTo: c@d.example;\n e@f.example\n\n",
        "Begin forwarded message:\n\n" + SENT,
        SENT,
        "",
    ],
    ids=["announced", "outlook", "apple", "headers alone", "none"],
)
@pytest.mark.parametrize("quoted", [False, True])
@pytest.mark.parametrize("page", [False, True])
def test_how_mail_programs_forward_and_quote_is_not_the_report(above: str, quoted: bool, page: bool) -> None:
    text = above + "\n\n".join(WANTED)
    if quoted:
        text = "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
    message = mail(Subject="Fwd: Báo cáo")
    if page:
        text = f"<html><body><div>{'<br>'.join(map(escape, text.splitlines()))}</div></body></html>"
    message.set_content(text, "html" if page else "plain")
    assert paragraphs(message.as_bytes()) == WANTED


def test_a_report_of_what_was_sent_keeps_its_lines() -> None:
    body = ["Thời gian: 8 giờ ngày 5/4/2023", "Từ: bản Hốc", "Đến: bản Mòn", LEAD, BODY]
    message = mail(Subject="x")
    message.set_content("\n\n".join([TITLE, *body]))
    assert paragraphs(message.as_bytes()) == [TITLE, *body]


def test_the_files_sent_along_are_reports_of_their_own() -> None:
    sent = {
        "Báo cáo.docx": to_docx(another(1)),
        "../../b.pdf": to_pdf(another(2)),
        "c.zip": zip_of({"d.txt": another(3).encode()}),
        "anh.png": b"\x89PNG\r\n\x1a\n" + bytes(100),
    }
    reports = read_reports(eml_with(sent, written=REPORT), "thu.eml")
    assert [report.name for report in reports] == [
        "thu.eml",
        "thu.eml/Báo cáo.docx",
        "thu.eml/b.pdf",
        "thu.eml/c.zip/d.txt",
    ]
    assert [report.format for report in reports] == ["eml", "docx", "pdf", "text"]
    assert [report.text.split("\n\n") for report in reports[1:]] == [lines(another(at)) for at in (1, 2, 3)]


def test_a_mailbox_of_several() -> None:
    box = b"".join(
        b"From a@b.example Thu Apr  6 08:15:00 2023\n" + to_eml(another(at)) + b"\n" for at in (1, 2)
    )
    found = read_reports(box, "thu.mbox")
    assert [report.name for report in found] == ["thu.mbox:1", "thu.mbox:2"]
    assert [report.text.split("\n\n") for report in found] == [lines(another(at)) for at in (1, 2)]


def test_an_email_with_nothing_in_it() -> None:
    message = mail(Subject="x")
    message.set_content("\n")
    with pytest.raises(ReadError, match="nothing written"):
        read_bytes(message.as_bytes())


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_a_web_archive_gives_the_page_and_not_its_frames(encoding: str) -> None:
    report = read_bytes(mhtml_of(newspaper_page(REPORT), encoding=encoding), "tin.mhtml")
    assert report.text.split("\n\n") == WANTED
    assert (report.format, report.url, report.site) == ("mhtml", ADDRESS, SITE)


def test_a_web_archive_whose_page_is_in_a_part_of_parts() -> None:
    related = MIMEMultipart("related")
    related["From"], related["Snapshot-Content-Location"] = "<Saved by Blink>", ADDRESS
    inner = MIMEMultipart("alternative")
    inner.attach(MIMEText(newspaper_page(REPORT), "html", "utf-8"))
    related.attach(inner)
    assert paragraphs(related.as_bytes()) == WANTED


def test_a_web_archive_without_a_page() -> None:
    related = MIMEMultipart("related")
    related["From"] = "<Saved by Blink>"
    related.attach(MIMEText("body {}", "css"))
    with pytest.raises(ReadError, match="without a page"):
        read_bytes(related.as_bytes())


@pytest.mark.parametrize(
    ("streams", "told"),
    [(("WordDocument",), True), (("EncryptionInfo", "EncryptedPackage"), True), (("Workbook",), False)],
    ids=["old Word", "locked", "workbook"],
)
def test_an_attachment_that_may_be_a_report_is_told_where_it_cannot_be_read(
    streams: tuple[str, ...], told: bool
) -> None:
    mail = eml_with({"Bao cao.doc": ole_of(*streams)})
    names = [part.name for part in take_apart(io.BytesIO(mail), "thu.eml")]
    assert names == ["thu.eml", *["thu.eml/Bao cao.doc"] * told]
