"""Excerpts and their citations."""

from __future__ import annotations

import msgspec
import pytest

from store.exporting.citation import cite, excerpt, vietnamese_date
from store.model import Meeting, Source, meeting_id

TEXT = "Xã Mây Trắng họp giao ban.\n\nChủ tịch xã nhắc [số 3] phải *xong* trước Tết."
MEETING = Meeting(
    id=meeting_id(TEXT),
    title="Xã Mây Trắng họp giao ban",
    date="2022-01-05",
    organiser="UBND xã Mây Trắng",
    source=Source(name="giao-ban.txt"),
    text=TEXT,
)


def span(words: str) -> tuple[int, int]:
    at = TEXT.index(words)
    return at, at + len(words)


def test_plain_citation_is_the_words_and_where_they_stand() -> None:
    assert cite(MEETING, *span("Chủ tịch xã nhắc [số 3] phải *xong* trước Tết.")) == (
        "“Chủ tịch xã nhắc [số 3] phải *xong* trước Tết.”\n"
        f"— Xã Mây Trắng họp giao ban · UBND xã Mây Trắng · 5/1/2022 · giao-ban.txt · #{MEETING.id}\n"
    )


def test_markdown_citation_keeps_every_sign_literal() -> None:
    assert cite(MEETING, *span("[số 3] phải *xong*"), style="markdown").startswith(
        "> \\[số 3\\] phải \\*xong\\*\n"
    )


def test_what_is_unknown_is_left_out() -> None:
    bare = Meeting(id="0123456789ab", text=TEXT)
    assert cite(bare, 0, 2) == "“Xã”\n— #0123456789ab\n"


def test_a_hostile_file_name_carries_no_control_characters() -> None:
    hostile = msgspec.structs.replace(MEETING, source=Source(name="a\x1b]52;c;eA==\x07\nb.txt"))
    cited = cite(hostile, 0, 2)
    assert "\x1b" not in cited
    assert cited.count("\n") == 2


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4), (0, len(TEXT) + 1)])
def test_a_span_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no excerpt"):
        excerpt(MEETING, start, end)


@pytest.mark.parametrize(
    ("first", "last", "printed"),
    [
        (None, None, None),
        ("2021-12-27", None, "27/12/2021"),
        ("2021-12-27", "2021-12-27", "27/12/2021"),
        ("2020-08-08", "2020-08-19", "8/8/2020 - 19/8/2020"),
    ],
)
def test_dates_as_printed_in_vietnam(first: str | None, last: str | None, printed: str | None) -> None:
    assert vietnamese_date(Meeting(id="0" * 12, date=first, date_end=last)) == printed
