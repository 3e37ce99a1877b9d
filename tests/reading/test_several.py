"""Files that hold several reports: each its own; files that only look so: one."""

from __future__ import annotations

import gzip
import io
import json

import pytest

from store.reading import read_reports, take_apart
from tests.reading.making import REPORT, another
from tests.reading.writing import json_of, lines, newspaper_page, saved, to_docx, zip_of

THREE = [another(number) for number in (1, 2, 3)]
TEXTS = ["\n\n".join(lines(text)) for text in THREE]


@pytest.mark.parametrize(
    "rule", ["\f", "\n=====\n", "\n----------\n", "\n*****\n", "\n_____________\n", "\n  =======  \n"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp1258"])
def test_reports_parted_by_rules(rule: str, encoding: str) -> None:
    from tests.reading.making import to_1258

    whole = rule.join(THREE)
    data = whole.encode() if encoding == "utf-8" else to_1258(whole)
    reports = read_reports(data, "tin.txt")
    assert [report.text for report in reports] == TEXTS
    assert [report.name.partition(":")[0] for report in reports] == ["tin.txt"] * 3
    parts = list(take_apart(io.BytesIO(data), "tin.txt"))
    assert b"".join(part.data for part in parts) == data


@pytest.mark.parametrize(
    "text",
    [
        "UBND XÃ HẠ LŨNG\n-------\n" + REPORT,
        REPORT + "\n-----\nNơi nhận:\nNhư trên\nLưu VP\n",
        REPORT.replace("\n\nBáo cáo", "\n\n-----\n\nII. Kết quả\n\nBáo cáo"),
        REPORT.replace("\n\n", "\n\n-----\n\n"),
        REPORT,
    ],
    ids=["letterhead", "list of receivers", "section", "every paragraph", "none"],
)
def test_a_report_with_rules_in_it_stays_one(text: str) -> None:
    assert len(read_reports(text.encode(), "x")) == 1


@pytest.mark.parametrize(
    ("data", "names"),
    [
        ("\n".join(json_of(text) for text in THREE), [":1", ":2", ":3"]),
        ("\ufeff" + "\r\n\r\n".join(json_of(text) for text in THREE) + "\n", [":1", ":3", ":5"]),
        (json.dumps([json.loads(json_of(text)) for text in THREE], indent=1), [":1", ":2", ":3"]),
        ("\nrubbish\n".join(json_of(text) for text in THREE), [":1", ":3", ":5"]),
    ],
    ids=["lines", "blank lines", "list", "bad lines"],
)  # fmt: skip
@pytest.mark.parametrize("packed", [False, True])
def test_objects_of_a_collection(data: str, names: list[str], packed: bool) -> None:
    name = "tin.jsonl"
    reports = read_reports(gzip.compress(data.encode()) if packed else data.encode(), name)
    assert [report.name for report in reports] == [name + end for end in names]
    assert [report.text for report in reports] == TEXTS
    assert {report.format for report in reports} == {"json"}


@pytest.mark.parametrize(
    ("names", "published"),
    [
        ({"title": "headline", "text": "content", "url": "link", "date": "published_at"}, "2023-04-06"),
        ({"title": "Title", "text": "TEXT", "url": "URL", "date": "Date"}, "2023-04-06"),
        ({"title": "title", "text": "html", "url": "source_url", "date": "pubdate"}, "2023-04-06"),
    ],
)
def test_names_of_fields(names: dict[str, str], published: str) -> None:
    fields = {names[name]: value for name, value in json.loads(json_of(THREE[0])).items()}
    if names["text"] == "html":
        fields["html"] = newspaper_page(THREE[0])
    (report,) = read_reports(json.dumps(fields).encode(), "x.json")
    assert report.text == TEXTS[0]
    assert report.published == published
    assert report.site == "baodoisongven.example"


def test_a_title_is_not_said_twice() -> None:
    (report,) = read_reports(
        json.dumps(json.loads(json_of(THREE[0])) | {"text": THREE[0]}).encode(), "x.json"
    )
    assert report.text == TEXTS[0]


def pages_of(texts: list[str], how: str) -> bytes:
    """A Word document of several texts, each on pages of its own."""
    import docx
    from docx.enum.text import WD_BREAK

    document = docx.Document()
    for number, text in enumerate(texts):
        if number and how == "section":
            document.add_section()
        elif number and how == "break":
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        title, *body = lines(text)
        heading = document.add_heading(title, level=1)
        if how == "style":
            heading.paragraph_format.page_break_before = True
        elif number and how == "run":
            heading.runs[0].text = ""
            heading.runs[0].add_break(WD_BREAK.PAGE)
            heading.add_run(title)
        for line in body:
            document.add_paragraph(line)
        document.add_picture(picture(number))
    return saved(document.save)


def picture(number: int) -> io.BytesIO:
    """A picture like no other."""
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", (200, 200), (number, 0, 0)).save(stream, "PNG")
    stream.seek(0)
    return stream


@pytest.mark.parametrize("how", ["break", "section", "style", "run"])
def test_reports_on_pages_of_their_own_in_a_word_document(how: str) -> None:
    import docx

    data = pages_of(THREE, how)
    reports = read_reports(data, "so.docx")
    assert [report.text for report in reports] == TEXTS
    assert [report.name for report in reports] == ["so.docx:1", "so.docx:2", "so.docx:3"]
    assert {report.format for report in reports} == {"docx"}
    parts = list(take_apart(io.BytesIO(data), "so.docx"))
    assert parts == list(take_apart(io.BytesIO(data), "so.docx"))
    for number, part in enumerate(parts):  # each opens in a word processor, with its own picture
        document = docx.Document(io.BytesIO(part.data))
        kept = [image.blob for image in document.part.package.image_parts if image.blob]
        assert kept == [picture(number).getvalue()]


@pytest.mark.parametrize("how", ["break", "section", "style", "run"])
def test_a_word_document_of_several_pages_stays_one(how: str) -> None:
    title, lead, *body = lines(REPORT)
    pages = ["\n".join((title, lead)), "\n".join(("Phụ lục kèm theo báo cáo", *body))]
    assert len(read_reports(pages_of(pages, how), "x.docx")) == 1


def test_a_folder_of_saved_pages_in_an_archive() -> None:
    page = newspaper_page(THREE[0]).encode()
    frame = "<html><body><p>Khung quảng cáo của trang, không phải bài.</p></body></html>".encode()
    data = zip_of(
        {
            "2023/Tin một.html": page,
            "2023/Tin một_files/khung.html": frame,
            "2023/Tin một_files/a.css": b"p {}",
            "2023/xem.aspx": newspaper_page(THREE[1]).encode(),
            "2023/xem_files/a.js": b"var a",
            "2023/Tin ba.docx": to_docx(THREE[2]),
            ".DS_Store": b"x",
        }
    )
    reports = read_reports(data, "luu.zip")
    assert [report.name for report in reports] == [
        "luu.zip/2023/Tin ba.docx",
        "luu.zip/2023/Tin một.html",
        "luu.zip/2023/xem.aspx",
    ]
    assert [report.text for report in reports] == [TEXTS[2], TEXTS[0], TEXTS[1]]


def test_names_of_old_archives() -> None:
    data = zip_of({"Báo cáo.txt": REPORT.encode()})
    flagless = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
        flagless[flagless.rfind(mark) + at] &= ~0x08
    assert read_reports(bytes(flagless), "x.zip")[0].name == "x.zip/Báo cáo.txt"
