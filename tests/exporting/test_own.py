"""Bookmarks, tags and notes in exported pages: below the text, under a heading of their own."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from store.archive import ReaderState
from store.exporting.formats import EXPORT_FORMATS
from store.exporting.own import own_of
from store.exporting.report import Report
from store.model import Meeting, Passage, meeting_id

TEXT = "Xã Mây Trắng họp\n\nViệc thu gom rác còn chậm, cần làm gấp."
MEETING = Meeting(
    id=meeting_id(TEXT), title="Xã Mây Trắng họp", text=TEXT,
    passages=(Passage(kind="shortcomings", start=18, end=len(TEXT)),),
)  # fmt: skip
WORDS = "thu gom rác còn chậm"
SHOWN = ("markdown", "html", "docx")


@pytest.fixture
def reader(tmp_path: Path) -> ReaderState:
    """The reader's work: a bookmark, tags, a note on the meeting and one on words of it."""
    state = ReaderState(tmp_path)
    state.toggle_bookmark(MEETING.id)
    state.set_tags(MEETING.id, ["môi trường", "gấp"])
    state.set_note(MEETING.id, "Hỏi lại số liệu\n<b>trước thứ Sáu</b>")
    start = TEXT.index(WORDS)
    state.set_note(MEETING.id, "So với năm ngoái?", start, start + len(WORDS), words=WORDS)
    return state


def lines(form: str, report: Report) -> list[str]:
    """The lines or paragraphs of the page of a report."""
    data = b"".join(EXPORT_FORMATS[form].write([report]))
    if form == "docx":
        return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    return data.decode().replace("</", "\n</").replace(">", ">\n").split("\n")


@pytest.mark.parametrize("form", SHOWN)
def test_what_the_reader_added_stands_below_the_text(form: str, reader: ReaderState) -> None:
    found = lines(form, Report(MEETING, own=own_of(reader, MEETING)))
    bare = [line.lstrip("#>- ").strip() for line in found]
    wanted = [
        "Việc thu gom rác còn chậm, cần làm gấp.",
        "Ghi chú của người đọc",
        "Đã đánh dấu",
        "Nhãn: môi trường; gấp",
        "Hỏi lại số liệu",
        WORDS,
        "So với năm ngoái?",
    ]
    assert [line for line in bare if line in wanted] == wanted
    assert "<b>" not in found


@pytest.mark.parametrize("form", EXPORT_FORMATS)
def test_where_nothing_was_added_nothing_is_said(form: str, tmp_path: Path) -> None:
    bare = b"".join(EXPORT_FORMATS[form].write([Report(MEETING)]))
    asked = Report(MEETING, own=own_of(ReaderState(tmp_path), MEETING))
    assert b"".join(EXPORT_FORMATS[form].write([asked])) == bare


@pytest.mark.parametrize("form", sorted(set(EXPORT_FORMATS) - set(SHOWN)))
def test_formats_for_programs_have_the_record_alone(form: str, reader: ReaderState) -> None:
    bare = b"".join(EXPORT_FORMATS[form].write([Report(MEETING)]))
    assert b"".join(EXPORT_FORMATS[form].write([Report(MEETING, own=own_of(reader, MEETING))])) == bare


def test_a_note_whose_words_are_gone_keeps_them(reader: ReaderState) -> None:
    reader.set_note(MEETING.id, "Đã sửa", 3, 9, words="câu không còn")
    assert ("câu không còn", "Đã sửa") in own_of(reader, MEETING).remarks
