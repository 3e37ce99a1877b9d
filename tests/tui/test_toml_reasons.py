"""Why a settings file is no TOML, told in Vietnamese: whatever the reader of this Python can say."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.config_file import checked
from tui.text import heard, say, use_language

# What stands for the delimiter that is looked for: the end of a comment is always found.
DELIMITERS = ('"\'"', "\"'''\"")


def reasons() -> Iterator[str]:
    """What the reader of TOML raises, `{}` for what it names, out of its source."""
    source = Path(tomllib.__file__).with_name("_parser.py").read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "suffixed_err"):
            continue
        text = node.args[2]
        if isinstance(text, ast.JoinedStr):
            yield "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in text.values)
        else:
            assert isinstance(text, ast.Constant)
            yield str(text.value)


def test_its_source_names_reasons() -> None:
    assert len(set(reasons())) > 15


@pytest.mark.parametrize("reason", sorted(set(reasons())))
def test_each_is_known_in_vietnamese(reason: str) -> None:
    use_language("vi")
    for named in DELIMITERS if reason == "Expected {}" else ("x",):
        said = reason.replace("{}", named)
        assert heard(said) != said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "theme = night",
            "1:9: chỗ này không đúng dạng TOML (giá trị không đúng; chữ phải để trong ngoặc kép)",
        ),
        ('theme "night"', "1:7: chỗ này không đúng dạng TOML (sau tên thiếu dấu =)"),
        ("theme = 'night", "1:15: chỗ này không đúng dạng TOML (chuỗi thiếu dấu ' đóng lại)"),
        ('[keys\ncopy = "x"', "1:6: chỗ này không đúng dạng TOML (tên mục thiếu dấu ] ở cuối)"),
        ("[citation]\n[citation]", "2:10: chỗ này không đúng dạng TOML (khai báo citation hai lần)"),
        ("[a.b]\n[c]\n[a.b]", "3:5: chỗ này không đúng dạng TOML (khai báo a.b hai lần)"),
        ("keys = {copy = 1, copy = 2}", "(bảng trên một dòng có mục 'copy' hai lần)"),
        ("keys = {copy = 1", "(bảng trên một dòng thiếu dấu phẩy hoặc dấu } đóng lại)"),
        ("keys = " + "[" * 5000, "(dãy hoặc bảng lồng nhau quá nhiều lớp)"),
        ("keys = " + "9" * 5000, "(số có quá nhiều chữ số)"),
    ],
    ids=lambda text: text[:24],
)
def test_the_sentence_is_vietnamese_throughout(text: str, told: str) -> None:
    use_language("vi")
    (problem,) = checked(Path("config.toml"), text).problems
    assert told in say(f"config.{problem.name}", **problem.values)


def test_in_english_names_are_written_as_in_the_file() -> None:
    (problem,) = checked(Path("config.toml"), "[a.b]\n[c]\n[a.b]").problems
    assert "config.toml:3:5: this is not TOML: Cannot declare a.b twice." in say(
        "config.syntax", **problem.values
    )
