"""Excerpts and their citations."""

from __future__ import annotations

import msgspec
import pytest

from store.errors import StoreError
from store.exporting.citation import CITATION_STYLES, cite, excerpt, vietnamese_date
from store.exporting.template import citation_template
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


def test_html_is_a_block_quotation_with_every_sign_literal() -> None:
    named = msgspec.structs.replace(
        MEETING,
        title="Giao ban <b>quý</b>",
        source=Source(name="x", url="https://may-trang.example/a?b=1&c=2"),
    )
    assert cite(named, *span("[số 3] phải *xong*"), style="html") == (
        "<figure>\n"
        '<blockquote cite="https://may-trang.example/a?b=1&amp;c=2"><p>[số 3] phải *xong*</p></blockquote>\n'
        "<figcaption>— Giao ban &lt;b&gt;quý&lt;/b&gt; · UBND xã Mây Trắng · 5/1/2022 · "
        f"https://may-trang.example/a?b=1&amp;c=2 · #{MEETING.id}</figcaption>\n</figure>\n"
    )


def test_html_names_no_address_that_is_not_of_the_web() -> None:
    hostile = msgspec.structs.replace(MEETING, source=Source(name="x", url="javascript:alert(1)"))
    assert "cite=" not in cite(hostile, 0, 2, style="html")


def test_csl_json_carries_the_excerpt_as_the_note() -> None:
    items = msgspec.json.decode(cite(MEETING, *span("[số 3] phải *xong*"), style="csl-json"))
    assert [(item["title"], item["note"]) for item in items] == [(MEETING.title, "[số 3] phải *xong*")]


def test_a_template_of_ones_own_is_filled_and_what_is_unknown_left_empty() -> None:
    template = citation_template("{{{id}}} «{excerpt}» ({organiser}, {date}; {source}) {title}\n\n")
    assert cite(MEETING, 0, 2, style=template) == (
        f"{{{MEETING.id}}} «Xã» (UBND xã Mây Trắng, 5/1/2022; giao-ban.txt) Xã Mây Trắng họp giao ban\n"
    )
    assert cite(
        Meeting(id="0123456789ab", text=TEXT), 0, 2, style=citation_template("{excerpt}[{date}]")
    ) == ("Xã[]\n")


@pytest.mark.parametrize(
    ("template", "wrong"),
    [
        ("{excerpt} {author}", "{author}"),
        ("{excerpt!r}", "{excerpt!r}"),
        ("{excerpt:>9999999999}", "{excerpt:>9999999999}"),
        ("{excerpt.__class__}", "{excerpt.__class__}"),
        ("{excerpt} {}", "{}"),
        ("{excerpt} {", "left open"),
        ("{title}", "no place for the excerpt"),
    ],
)
def test_a_template_that_cannot_be_filled_is_refused(template: str, wrong: str) -> None:
    with pytest.raises(StoreError) as refused:
        citation_template(template)
    assert wrong in refused.value.message
    assert "{organiser}" in refused.value.hint


def test_every_style_gives_the_words() -> None:
    assert all("nhắc" in cite(MEETING, *span("nhắc"), style=style) for style in CITATION_STYLES)
