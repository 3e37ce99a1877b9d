"""Clippings written together, and the one way to a file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from store import (
    EXCERPT_FORMATS,
    Excerpt,
    Meeting,
    WriteError,
    citation_template,
    cite_excerpts,
    write_file,
)
from store.model import Source

MEETING = Meeting(
    id="0123456789ab",
    title="Xã Mây Trắng [họp] giao ban",
    date="2022-01-05",
    organiser="UBND xã Mây Trắng",
    source=Source(name="giao-ban.txt"),
    text="Chủ tịch xã nhắc *xong* trước Tết.",
)
EXCERPTS = (
    Excerpt(MEETING.id, "Chủ tịch xã nhắc *xong* trước Tết.\n\nViệc thứ hai.", "Hỏi lại [Lan]", MEETING),
    Excerpt("ba9876543210", "Tổ bơm\x1b[2J nhận lỗi."),
)
CITED = "Xã Mây Trắng [họp] giao ban · UBND xã Mây Trắng · 5/1/2022 · giao-ban.txt · #0123456789ab"


def written(suffix: str) -> bytes:
    return b"".join(EXCERPT_FORMATS[suffix](EXCERPTS))


def test_markdown_quotes_cites_and_keeps_every_sign_literal() -> None:
    assert written(".md").decode() == (
        "> Chủ tịch xã nhắc \\*xong\\* trước Tết.\n>\n> Việc thứ hai.\n>\n"
        f"> — {CITED.replace('[', chr(92) + '[').replace(']', chr(92) + ']').replace('#', chr(92) + '#')}\n"
        "\nGhi chú: Hỏi lại \\[Lan\\]\n"
        "\n> Tổ bơm\\[2J nhận lỗi.\n>\n> — \\#ba9876543210\n"
    )


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("1. Về tư tưởng", "1\\. Về tư tưởng"),
        ("2) Về tổ chức", "2\\) Về tổ chức"),
        ("- Về tác phong", "\\- Về tác phong"),
        ("12,5% số hộ. Còn", "12,5% số hộ. Còn"),
    ],
)
def test_in_markdown_an_excerpt_from_a_list_stays_as_it_is_printed(words: str, shown: str) -> None:
    data = b"".join(EXCERPT_FORMATS[".md"]([Excerpt("0" * 12, words, words)])).decode()
    assert data.startswith(f"> {shown}\n") and f"\nGhi chú: {words.replace('*', '')}" in data


def test_a_word_file_is_set_as_in_vietnamese_offices() -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document(io.BytesIO(written(".docx")))
    (section,) = document.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert (round(section.left_margin.mm), round(section.right_margin.mm)) == (30, 20)
    for name in ("Normal", "Quote", "Caption", "Heading 1"):
        assert document.styles[name].font.name == "Times New Roman"
    assert document.styles["Quote"].paragraph_format.keep_with_next
    properties = document.core_properties
    assert (properties.title, properties.author, properties.comments) == ("Sổ trích", "", "")
    assert '<w:lang w:val="vi-VN"' in document.styles.element.xml


def test_text_has_words_source_and_note_on_lines_of_their_own() -> None:
    assert written(".txt").decode() == (
        f"“Chủ tịch xã nhắc *xong* trước Tết.\nViệc thứ hai.”\n— {CITED}\nGhi chú: Hỏi lại [Lan]\n"
        "\n“Tổ bơm[2J nhận lỗi.”\n— #ba9876543210\n"
    )


def test_a_word_file_holds_the_same_paragraphs_and_the_same_bytes_each_time() -> None:
    docx = pytest.importorskip("docx")
    data = written(".docx")
    paragraphs = docx.Document(io.BytesIO(data)).paragraphs
    assert [(one.style.name, one.text) for one in paragraphs] == [
        ("Quote", "Chủ tịch xã nhắc *xong* trước Tết."),
        ("Quote", "Việc thứ hai."),
        ("Caption", f"— {CITED}"),
        ("Normal", "Ghi chú: Hỏi lại [Lan]"),
        ("Quote", "Tổ bơm[2J nhận lỗi."),
        ("Caption", "— #ba9876543210"),
    ]
    assert written(".docx") == data


def test_all_are_cited_in_any_style() -> None:
    assert cite_excerpts(EXCERPTS) == written(".txt").decode()
    assert cite_excerpts(EXCERPTS, "markdown") == written(".md").decode()
    assert cite_excerpts(EXCERPTS, "csl-json") == written(".json").decode()
    page = cite_excerpts(EXCERPTS, "html")
    assert page.count("<figure>") == 2 and "<p>Ghi chú: Hỏi lại [Lan]</p>" in page and "<html" not in page
    assert cite_excerpts(EXCERPTS, citation_template("{excerpt} ({organiser}; {id})")) == (
        "Chủ tịch xã nhắc *xong* trước Tết.\n\nViệc thứ hai. (UBND xã Mây Trắng; 0123456789ab)\n"
        "Ghi chú: Hỏi lại [Lan]\n\nTổ bơm\x1b[2J nhận lỗi. (; ba9876543210)\n"
    )


def test_a_file_is_written_whole_or_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "so-trich.md"
    write_file(path, [b"mot", b" hai"])
    assert path.read_bytes() == b"mot hai"

    def broken() -> Iterator[bytes]:
        yield b"ba"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_file(path, broken())
    assert path.read_bytes() == b"mot hai"
    assert list(tmp_path.iterdir()) == [path]


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"cannot be written"):
        write_file(tmp_path / "khong-co" / "so-trich.md", [b"x"])


def test_a_name_too_long_for_the_disk_is_said_too(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"cannot be written"):
        write_file(tmp_path / f"{'a' * 250}.md", [b"x"])
