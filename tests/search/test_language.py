"""The query language: what is understood, what is refused, and where."""

from __future__ import annotations

import subprocess
import sys

import pytest

from store import QueryError, is_ranked, parse_query, print_query
from store.search.fields import fixed_values


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("nghị  quyết", "nghị quyết"),
        ("a OR b c", "a OR b c"),
        ("(a OR b) c", "(a OR b) c"),
        ("((a b))", "a b"),
        ("(a OR b) OR c", "a OR b OR c"),
        ("a | b", "a OR b"),
        ("a HOẶC b", "a OR b"),
        ("a AND b", "a b"),
        ("a NOT b", "a -b"),
        ("-(a b)", "-(a b)"),
        ("-(-a)", "a"),
        ("or and not hoặc", "or and not hoặc"),
        ('"OR"', '"OR"'),
        ("“tự diễn biến”, “tự chuyển hóa”", '"tự diễn biến" "tự chuyển hóa"'),
        ("hội nghị - tổng kết: năm 2021!", "hội nghị tổng kết năm 2021"),
        ("18-NQ/TW", "18-NQ/TW"),
        ("19:30 http://xa.vn", "19:30 http://xa.vn"),
        ("người:An", "person:An"),
        ("NGUOI:An", "person:An"),
        ("chủ trì: An", "chair:An"),
        ("chu_tri:An", "chair:An"),
        ('person:"lê an","đỗ"', 'person:"lê an",đỗ'),
        ("person:an, bình", "person:an bình"),
        ("kind:tổng-kết", "kind:year-end"),
        ("loại:sinh hoạt chi bộ đảng", "kind:branch đảng"),
        ("loại:TONG KET", "kind:year-end"),
        ("trong:hạn chế,nguyên nhân chậm", "in:shortcomings,causes chậm"),
        ("tỉnh:TP.HCM", 'province:"Hồ Chí Minh"'),
        ("tỉnh:nghe an họp", 'province:"Nghệ An" họp'),
        ("tỉnh:tỉnh Trà Vinh", 'province:"Trà Vinh"'),
        ("person:=\"Lê An\"", 'person:="Lê An"'),
        ("có:xếp loại", "has:rating"),
        ("-kind:review", "-kind:review"),
        ("nghi* \"nghị qu*\" org:sở*", 'nghi* "nghị qu*" org:sở*'),
        ("", ""),
        ("  ", ""),
    ],
)  # fmt: skip
def test_understood(typed: str, printed: str) -> None:
    assert print_query(parse_query(typed)) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("ngh", "ngh*"),
        ("hội ngh", "hội ngh*"),
        ("hội nghị ", "hội nghị"),
        ("hội nghị.", "hội nghị"),
        ('"hội ngh', '"hội ngh*"'),
        ('"hội ng', '"hội"'),
        ('"hội 05', '"hội 05*"'),
        ('"hội n*', '"hội n*"'),
        ("chủ-t", "chủ"),
        ("05-CT/TW", "05-CT/TW*"),
        ('"', ""),
        ("a OR", "a"),
        ("a OR (b", "a OR b*"),
        ("a -", "a"),
        ("a -b", "a -b"),
        ("a NOT", "a"),
        ("person:", ""),
        ("a person:ph", "a person:ph*"),
        ('person:"lê ph', 'person:"lê ph*"'),
        ("kind:rev", "kind:review"),
        ("kind:review,", "kind:review"),
        ("tỉnh:nghe", 'province:"Nghệ An"'),
        ("trong:", ""),
        ("trong:hạn chế ch", "in:shortcomings ch*"),
        ("-kind:rev", "-kind:review"),
        ("(", ""),
    ],
)  # fmt: skip
def test_understood_while_typing(typed: str, printed: str) -> None:
    assert print_query(parse_query(typed, typing=True)) == printed


@pytest.mark.parametrize(
    ("typed", "message", "place"),
    [
        ("đảng foo:bar", "no field foo", "foo:"),
        ("peson:An", "no field peson", "peson:"),
        ('đảng "nghị', "quote is not closed", '"nghị'),
        ("(a b", "not closed", "("),
        ("a b)", "closes nothing", ")"),
        ("a ()", "empty", "()"),
        ("a OR", "missing", "OR"),
        ("OR a", "missing", "OR"),
        ("a OR OR b", "missing", "OR"),
        ("a NOT", "follows", "NOT"),
        ('a ""', "no word", '""'),
        ("?!", "no word", "?!"),
        ("*a", "star", "*a"),
        ("a*b", "star", "a*b"),
        ("person: (a)", "no value", "person: "),
        ("kind:xyz", "does not know", "xyz"),
        ("tỉnh:atlantis", "does not know", "atlantis"),
        ("trong:abc", "does not know", "abc"),
        ('title:="a"', "exact value", "="),
        ("x" * 200, "longer than", "x" * 200),
        ("a " * 1500, "longer than", "a " * 500),
        ("(" * 50 + "a" + ")" * 50, "deep", "("),
    ],
)  # fmt: skip
def test_refused_with_reason_and_place(typed: str, message: str, place: str) -> None:
    with pytest.raises(QueryError, match=message) as refused:
        parse_query(typed)
    error = refused.value
    assert typed[error.start : error.end] == place
    assert error.hint


def test_the_nearest_name_is_offered() -> None:
    with pytest.raises(QueryError) as refused:
        parse_query("provice:huế")
    assert "province:" in refused.value.hint


def test_the_place_is_that_in_the_text_as_typed() -> None:
    typed = "Đa\u0309ng\u200b foo:bar"  # NFD and a zero-width space: cleaned, it is shorter
    with pytest.raises(QueryError) as refused:
        parse_query(typed)
    assert typed[refused.value.start : refused.value.end] == "foo:"


def test_reading_a_query_loads_no_index() -> None:
    code = "import sys; from store import parse_query; parse_query('a'); sys.exit('tantivy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("kind:review,year-end chậm", "loại:kiểm-điểm,tổng-kết chậm"),
        ("in:shortcomings chậm", "trong:hạn-chế chậm"),
        ("has:bookmark -has:note", "có:đánh-dấu -có:ghi-chú"),
        ('person:"Lê An" OR org:="Sở Nội vụ"', 'người:"Lê An" OR cơ-quan:="Sở Nội vụ"'),
        ("date:2021 đến", 'ngày:"2021" đến'),
        ("province:Huế chair:an doc:05-CT/TW", 'tỉnh:"Huế" chủ-trì:an văn-bản:05-CT/TW'),
    ],
)
def test_a_query_is_printed_as_vietnamese_readers_type_it(typed: str, printed: str) -> None:
    query = parse_query(typed)
    assert print_query(query, "vi") == printed
    assert parse_query(printed) == query


@pytest.mark.parametrize("field", ["kind", "in", "has"])
def test_every_fixed_value_is_read_as_it_is_printed(field: str) -> None:
    names = fixed_values(field)
    assert names is not None
    for value in names.slugs:
        query = parse_query(f"{field}:{value}")
        assert parse_query(print_query(query, "vi")) == query


@pytest.mark.parametrize(
    ("text", "ranked"),
    [
        ("", False),
        ("chậm", True),
        ('"chậm tiến độ"', True),
        ("person:lan", True),
        ('person:="Lê An"', False),
        ("date:2021 kind:review", False),
        ("date:2021 chậm", True),
        ("province:huế OR tiêu-đề:rừng", True),
        ("-chậm", False),
    ],
)
def test_words_rank_what_they_find(text: str, ranked: bool) -> None:
    assert is_ranked(parse_query(text)) is ranked
