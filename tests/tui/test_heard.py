"""What the store says in both languages: every sentence it has, and whole errors as they come."""

from __future__ import annotations

import ast
import errno
import os
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import store
from store import QueryError, StoreError, citation_template, parse_query, read_bytes
from tui.text import heard, say, use_language
from tui.text.heard import STORE, table, translated
from tui.text.vietnamese_store import FIELDS

ROOT = Path(store.__file__).parent
# What only commands say.
COMMANDS = {"checking", "backup.py", "opened_backup.py", "restore.py", "vocabulary.py"}
TOOLS = {"explain.py"}  # of those who work on the parser
SENTENCE = re.compile(r"(?:[A-Z`]|\{\})[^\n]* [^\n]*[.…?]|For example[^\n]*|Install it[^\n]*")
NO_SENTENCES = {"{}: {}."}  # a path and what the system says of it


def sentences(path: Path) -> Iterator[str]:
    """The sentences in a module that are no docstrings, `{}` for what is put into them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            passed.add(body[0].value)
        if isinstance(node, ast.JoinedStr):
            passed.update(node.values)
    for node in ast.walk(tree):
        if node in passed:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = (one.value if isinstance(one, ast.Constant) else None for one in node.values)
            text = "".join("{}" if one is None else str(one).translate(BRACES) for one in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value.translate(BRACES)
        else:
            continue
        if SENTENCE.fullmatch(text) and text not in NO_SENTENCES:
            yield text


BRACES = str.maketrans({"{": "{{", "}": "}}"})
MODULES = [path for path in sorted(ROOT.rglob("*.py")) if path.name not in TOOLS]
OF_COMMANDS = [path for path in MODULES if COMMANDS & set(path.relative_to(ROOT).parts)]
SAID = {text: path for path in MODULES if path not in OF_COMMANDS for text in sentences(path)}
SAID_TO_COMMANDS = {text: path for path in OF_COMMANDS for text in sentences(path)}


def test_there_are_sentences_to_look_for() -> None:
    assert len(SAID) > 150


def other_language(sentence: str) -> str:
    """The language a sentence of the store is to be put into: it is in the other one."""
    vietnamese = re.sub("For example.*", "", sentence).translate(dict.fromkeys(map(ord, "…“”")))
    return "vi" if vietnamese.isascii() else "en"


@pytest.mark.parametrize("sentence", sorted(SAID))
def test_every_sentence_of_the_store_is_there_in_the_other_language(sentence: str) -> None:
    language = other_language(sentence)
    assert sentence in STORE[language], f"{SAID[sentence]} says what tui/text has not in {language!r}"
    filled = sentence.format(*"1234")
    assert translated(filled, language) == STORE[language][sentence].replace(":names}", "}").format(*"1234")


@pytest.mark.parametrize("sentence", sorted(SAID_TO_COMMANDS))
def test_so_is_what_it_says_to_commands(sentence: str) -> None:
    known = table("vi", commands=True)
    assert sentence in known, f"{SAID_TO_COMMANDS[sentence]} says what tui/text has not"
    filled = sentence.format(*"1234")
    assert translated(filled, "vi", commands=True) == known[sentence].format(*"1234")


@pytest.mark.parametrize(
    ("language", "sentence"), [(one, text) for one in STORE for text in table(one, commands=True)]
)
def test_both_name_the_same_things(language: str, sentence: str) -> None:
    places = [name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None]
    other = table(language, commands=True)[sentence]
    named = [name for _, name, _, _ in string.Formatter().parse(other) if name is not None]
    assert sorted(named) == [str(number) for number in range(len(places))]


@pytest.fixture
def vietnamese() -> Any:
    use_language("vi")
    yield
    use_language("en")


def raised(what: Any, *arguments: Any) -> str:
    with pytest.raises(StoreError) as error:
        what(*arguments)
    return str(error.value)


@pytest.mark.parametrize(
    ("what", "arguments", "told"),
    [
        (parse_query, ("người: ",), "Trường người: chưa có giá trị. Ví dụ: người:"),
        (parse_query, ("loai:abc",), "loại: không có giá trị 'abc'. Các giá trị: kiểm điểm, tổng kết, "),
        (parse_query, ("nguoii:abc",), "Không có trường nguoii. Có phải ý bạn là "),
        (parse_query, ("ngày:32/13/2021",), "Lịch không có ngày này. Ngày đứng trước tháng: 7/12/2021."),
        (parse_query, ('"chậm',), 'Dấu ngoặc kép này chưa đóng. Thêm " ở cuối cụm từ.'),
        (
            read_bytes,
            (b"", "Báo cáo. Bản 2.txt"),
            "Báo cáo. Bản 2.txt trống. Hãy lưu lại trang, kèm phần chữ.",
        ),
        (
            read_bytes,
            (b"\xff\xd8\xff\xe0" + bytes(99), "a.jpg"),
            "a.jpg không phải văn bản mà là hình ảnh. Ảnh",
        ),
        (citation_template, ("{x} {excerpt}",), "Mẫu có chỗ điền {x} không tồn tại. Các chỗ điền là "),
    ],
)
def test_errors_are_told_in_vietnamese(vietnamese: None, what: Any, arguments: Any, told: str) -> None:
    assert heard(raised(what, *arguments)).startswith(told)
    assert say("news.cannot-read", reason=raised(what, *arguments)).startswith(
        f"Không đọc được cuộc họp này: {told}"
    )


def test_in_english_it_is_as_it_was_said() -> None:
    text = raised(parse_query, '"chậm')
    assert heard(text) == text


def test_what_is_not_known_is_told_as_it_is(vietnamese: None) -> None:
    assert heard("Nobody has said this before") == "Nobody has said this before"


@pytest.mark.parametrize(
    "number",
    ["ENOENT", "EACCES", "EPERM", "EISDIR", "ENOTDIR", "EEXIST", "ENOSPC", "EROFS", "EFBIG", "EDQUOT",
     "ENAMETOOLONG", "ELOOP", "EMFILE", "EIO", "ENODEV", "ENXIO", "EBUSY", "ENOMEM", "ESTALE", "ETIMEDOUT"],
)  # fmt: skip
def test_what_the_system_says_is_told_in_vietnamese(vietnamese: None, number: str) -> None:
    reason = os.strerror(getattr(errno, number))
    assert heard(f"It cannot be read: {reason}.").isascii() is False
    assert reason not in heard(f"It cannot be read: {reason}.")


def test_what_a_damaged_file_is_refused_for_is_in_one_language(vietnamese: None) -> None:
    told = heard(raised(read_bytes, b"%PDF-1.4\nx", "a.pdf"))
    assert told == "a.pdf là tệp PDF bị hỏng (không mở được bằng PDFium: sai định dạng). Hãy lấy lại tệp."
    assert heard("f.zip is damaged (File is not a zip file).") == "f.zip bị hỏng (tệp này không phải zip)."


def test_numbers_are_grouped_as_vietnamese_does(vietnamese: None) -> None:
    assert heard("The query is longer than 2,000 characters.").count("2.000") == 1


@given(st.text(alphabet="a {}.?:()'\n\x1b", max_size=80))
def test_no_words_of_a_file_name_do_harm(name: str) -> None:
    told = translated(f"{name} is empty.", "vi")
    assert told is None or told.endswith("trống.")


def test_what_is_very_long_is_left_alone() -> None:
    assert translated("x" * 100_000 + " is empty.", "vi") is None


def test_warnings_of_records_are_told_in_english() -> None:
    warning = "Năm họp không ghi trong bài, suy ra 2021 từ ngày đăng bài."
    assert heard(warning) == "The year is not written; 2021 was inferred from the day of publication."


@pytest.mark.parametrize(
    ("period", "told"),
    [
        ("năm 2021", "2021"),
        ("6 tháng đầu năm 2019", "the first 6 months of 2019"),
        ("9 tháng đầu năm", "the first 9 months of the year"),
        ("quý III năm 2014", "quarter III of 2014"),
        ("quý 2/2020", "quarter 2/2020"),
        ("nhiệm kỳ 2020-2025", "the term 2020-2025"),
        ("năm học 2018-2019", "the school year 2018-2019"),
        ("giai đoạn 2011-2015", "the years 2011-2015"),
        ("5 năm thực hiện", "5 years of carrying it out"),
        ("10 năm", "10 years"),
        ("vụ xuân", "vụ xuân"),
    ],
)
def test_periods_are_told_in_english(period: str, told: str) -> None:
    assert heard(period) == told


def test_a_hint_in_english_that_names_periods_stays_as_it_is() -> None:
    hint = "This is no date. For example: 6 tháng đầu năm 2022 · năm nay"
    assert heard(hint) == hint


def test_warnings_are_vietnamese_as_they_are(vietnamese: None) -> None:
    warning = "Năm họp không ghi trong bài, suy ra 2021 từ ngày đăng bài."
    assert heard(warning) == warning


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("in:hạn-hán", "trong: không có giá trị 'hạn-hán'. Có phải ý bạn là thành phần? Các giá trị: "),
        ("kind:abc", "loại: không có giá trị 'abc'. Các giá trị: kiểm điểm, tổng kết, sơ kết, "),
        ("chairs:abc", "Không có trường chairs. Có phải ý bạn là chủ-trì:? Các trường: người:, chủ-trì:, "),
        ("kind:", "Trường loại: chưa có giá trị. Ví dụ: loại:"),
    ],
)
def test_fields_and_values_are_named_as_vietnamese_readers_type_them(
    vietnamese: None, query: str, told: str
) -> None:
    assert heard(raised(parse_query, query)).startswith(told)


@pytest.mark.parametrize(("field", "name"), FIELDS.items())
def test_a_field_is_read_the_same_by_both_names(field: str, name: str) -> None:
    value = {"kind": "review", "in": "context", "date": "2021", "has": "rating", "province": "Huế"}
    values = value.get(field, "an")
    assert parse_query(f"{name}:{values}") == parse_query(f"{field}:{values}")


async def test_the_search_line_tells_what_is_wrong_in_vietnamese(drive: Any, vietnamese: None) -> None:
    async with drive() as one:
        await one.pilot.press("slash")
        await one.type("loai:abc")
        await one.until(lambda: one.search.has_class("-wrong"))
        assert "không có giá trị 'abc'" in str(one.search.query_one(".search--error").render())


def test_a_query_error_is_one_of_the_errors() -> None:
    assert issubclass(QueryError, StoreError)
