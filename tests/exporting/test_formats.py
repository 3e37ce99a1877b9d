"""Every export format: what is in it, read back with a library of its own where there is one."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from html.parser import HTMLParser

import docx
import icalendar
import msgspec
import pytest

from store.exporting.formats import EXPORT_FORMATS
from store.exporting.report import Report
from store.model import (
    Byline,
    Document,
    Meeting,
    Passage,
    Person,
    Rating,
    Source,
    Target,
    meeting_id,
)

TEXT = (
    "Xã Mây Trắng tổng kết năm 2021\n\n"
    "=2+3 Đồng chí Lò Văn Suối <script>alert(1)</script> chủ trì & kết luận [số 1] *gấp*.\n\n"
    "1. Việc thu gom rác còn chậm."
)


def passage(words: str, kind: str) -> Passage:
    start = TEXT.index(words)
    return msgspec.convert({"kind": kind, "start": start, "end": start + len(words)}, Passage)


FULL = Meeting(
    id=meeting_id(TEXT),
    title="=Xã Mây Trắng tổng kết năm 2021",
    kind="year-end",
    date="2021-12-28",
    date_end="2021-12-29",
    published="2021-12-30T08:15",
    period="năm 2021",
    organiser="UBND xã Mây Trắng",
    place="Nhà văn hóa xã",
    province="Lai Châu",
    people=(Person(name="Lò Văn Suối", roles=("Bí thư Đảng ủy xã",), parts=("presides",)),),
    documents=(Document(key="05-CT/TW", kind="chỉ thị", date="2016-05-15"),),
    ratings=(Rating(subject="đảng viên", level="good", count=52, percent=77.6, total=67, start=0, end=5),),
    targets=(Target(value="15-20%", low=15, high=20, unit="%", comparator="range", start=0, end=5),),
    byline=Byline(author="Hà {Nhỏ}"),
    source=Source(
        name="may-trang.txt", url="https://maytrang.example/bai-1", imported="2026-01-02T03:04:05Z"
    ),
    text=TEXT,
    passages=(
        passage("Xã Mây Trắng tổng kết năm 2021", "headline"),
        passage(TEXT.split("\n\n")[1], "proceedings"),
        passage(TEXT.split("\n\n")[2], "shortcomings"),
    ),
)
BARE = Meeting(
    id=meeting_id("Họp."), title="Họp.", text="Họp.", passages=(Passage(kind="other", start=0, end=4),)
)


def written(form: str, *meetings: Meeting) -> bytes:
    return b"".join(EXPORT_FORMATS[form].write(map(Report, meetings)))


@pytest.mark.parametrize("form", EXPORT_FORMATS)
def test_every_format_takes_none_one_and_many(form: str) -> None:
    none, one, many = written(form), written(form, FULL), written(form, FULL, BARE)
    assert len(none) < len(one) <= len(many)


@pytest.mark.parametrize("form", EXPORT_FORMATS)
def test_the_same_records_give_the_same_bytes(form: str) -> None:
    assert written(form, FULL, BARE) == written(form, FULL, BARE)


def test_json_lines_are_the_record() -> None:
    lines = written("jsonl", FULL, BARE).splitlines()
    assert [msgspec.json.decode(line, type=Meeting) for line in lines] == [FULL, BARE]
    assert "Mây Trắng".encode() in lines[0]


def rows(form: str, *meetings: Meeting) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(form, *meetings).decode("utf-8-sig"))))


def test_csv_has_a_row_a_meeting_and_runs_no_formula() -> None:
    first, second = rows("csv", FULL, BARE)
    assert first["title"] == "'=Xã Mây Trắng tổng kết năm 2021"
    assert (first["people"], first["documents"]) == ("Lò Văn Suối", "05-CT/TW")
    assert (second["id"], second["date"]) == (BARE.id, "")


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("csv-people", {"name": "Lò Văn Suối", "roles": "Bí thư Đảng ủy xã", "parts": "presides"}),
        ("csv-documents", {"key": "05-CT/TW", "document_date": "2016-05-15"}),
        ("csv-ratings", {"level": "good", "count": "52", "percent": "77.6"}),
        ("csv-targets", {"value": "15-20%", "low": "15", "comparator": "range"}),
    ],
)
def test_csv_tables_of_facts(form: str, expected: dict[str, str]) -> None:
    (row,) = rows(form, FULL, BARE)
    assert row.items() >= expected.items()


def test_markdown_keeps_every_word_and_makes_no_markup_of_it() -> None:
    page = written("markdown", FULL).decode()
    assert "\\<script\\>alert(1)\\</script\\> chủ trì & kết luận \\[số 1\\] \\*gấp\\*." in page
    assert "\n1\\. Việc thu gom rác còn chậm." in page
    assert "- Ngày: 28/12/2021 - 29/12/2021" in page


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not any(name in {"src", "href"} for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_web_page_shows_the_words_and_runs_nothing() -> None:
    page = Page()
    page.feed(written("html", FULL, BARE).decode())
    assert "script" not in page.tags
    assert page.tags.count("article") == 2
    assert "<script>alert(1)</script> chủ trì & kết luận" in page.words
    assert "52 đảng viên hoàn thành tốt nhiệm vụ (77,6%)" in page.words


def test_the_word_file_holds_facts_and_text() -> None:
    document = docx.Document(io.BytesIO(written("docx", FULL, BARE)))
    words = [paragraph.text for paragraph in document.paragraphs]
    assert words[0] == "=Xã Mây Trắng tổng kết năm 2021"
    assert "1. Việc thu gom rác còn chậm." in words
    facts = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    assert facts["Người được nhắc tên"] == "Lò Văn Suối (Bí thư Đảng ủy xã)"
    assert facts["Văn bản"] == "05-CT/TW (15/5/2016)"


def test_the_calendar_has_an_event_for_each_known_day() -> None:
    whole = icalendar.Calendar.from_ical(written("icalendar", FULL, BARE))
    (event,) = whole.walk("VEVENT")
    assert event["SUMMARY"] == "=Xã Mây Trắng tổng kết năm 2021"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (dt.date(2021, 12, 28), dt.date(2021, 12, 30))
    assert event["UID"] == f"{FULL.id}@meetings-tui"


def test_csl_items_name_title_body_and_dates() -> None:
    first, second = json.loads(written("csl-json", FULL, BARE))
    assert first["type"] == "webpage"
    assert first["issued"] == {"date-parts": [[2021, 12, 30]]}
    assert first["author"] == [{"literal": "Hà {Nhỏ}"}]
    assert second == {"id": BARE.id, "type": "report", "title": "Họp.", "language": "vi"}


def test_bibtex_escapes_and_leaves_out_what_is_unknown() -> None:
    entries = written("bibtex", FULL, BARE).decode()
    assert r"author = {{Hà \{Nhỏ\}}}" in entries
    assert f"@misc{{meeting{BARE.id},\n  title = {{{{Họp.}}}},\n  langid = {{vietnamese}}\n}}" in entries


def test_popolo_links_people_and_bodies_to_the_event() -> None:
    whole = json.loads(written("popolo", FULL, BARE))
    event = whole["events"][0]
    assert (event["start_date"], event["end_date"]) == ("2021-12-28", "2021-12-29")
    persons = {person["id"]: person["name"] for person in whole["persons"]}
    assert [persons[one["id"]] for one in event["attendees"]] == ["Lò Văn Suối"]
    assert whole["organizations"] == [{"id": event["organization_id"], "name": "UBND xã Mây Trắng"}]
    assert whole["memberships"][0]["role"] == "Bí thư Đảng ủy xã"
