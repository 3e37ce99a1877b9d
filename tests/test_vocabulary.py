"""The vocabularies are data: every file loads, and what is wrong with one is said by name."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import msgspec
import pytest

from store import vocabulary
from store.abbreviations import AbbreviationWords, abbreviate, expand
from store.errors import VocabularyError
from store.language.folding import fold, nfc
from store.language.tones import canonical_tones
from store.parsing.bodies.body_words import body_words
from store.parsing.bodies.hosting import hosting_words
from store.parsing.figures.figures import figure_words
from store.parsing.places.place_words import place_words
from store.parsing.places.provinces import ProvinceWords, gazetteer
from store.vocabulary import load_vocabulary, read_vocabulary

FILES = sorted(Path(str(resources.files("data") / "vocabulary")).glob("*.toml"))
# Matched against lower-case text with the tone marks in their old place.
LOWER = ["organisations", "hosting", "places", "figures"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_is_toml_in_form_c(path: Path) -> None:
    assert read_vocabulary(path.stem)


@pytest.mark.parametrize("load", [body_words, hosting_words, place_words, figure_words, gazetteer])
def test_every_loader_loads(load: object) -> None:
    assert callable(load)
    assert load() is load()


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    rows = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [string for row in rows for string in strings(row)]


@pytest.mark.parametrize("name", LOWER)
def test_words_are_as_the_text_is_compared(name: str) -> None:
    words = strings(read_vocabulary(name))
    assert [word for word in words if word != canonical_tones(nfc(word)).lower()] == []
    assert [word for word in words if word != " ".join(word.split())] == []


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A shape for files made by these tests."""

    words: tuple[str, ...]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("words = [1]", "words"),
        ("words = []\nmore = 1", "more"),
        ("words = [", "not valid TOML"),
        ('words = ["a\u0301"]', "normal form C"),
    ],
)
def test_a_wrong_file_is_named(
    content: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wrong-list.toml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(vocabulary, "_FOLDER", tmp_path)
    with pytest.raises(VocabularyError, match=message) as error:
        load_vocabulary("wrong-list", Shape)
    assert "wrong-list.toml" in error.value.message


def test_a_missing_file_is_named() -> None:
    with pytest.raises(VocabularyError, match=r"no-such-list\.toml"):
        read_vocabulary("no-such-list")


@pytest.mark.parametrize(
    "rows",
    [
        [{"name": "Gò Mây", "now": "Gò Vàng", "until": "2025-07-01"}],
        [{"name": "Gò Mây", "now": "Gò Mây"}],
        [{"name": "Gò Mây", "now": "Gò Mây", "until": "1.7.2025"}],
    ],
)
def test_provinces_that_do_not_fit_together(rows: list[dict[str, str]]) -> None:
    with pytest.raises(msgspec.ValidationError, match="Gò Mây"):
        msgspec.convert({"province": rows}, ProvinceWords)


def test_names_that_provinces_share_tell_nothing() -> None:
    rural = gazetteer().rural
    assert rural["tân hồng"] == "Đồng Tháp"
    assert "châu thành" not in rural
    assert "kỳ sơn" not in rural


@pytest.mark.parametrize(
    ("short", "longs"),
    [
        ("UBND", ("Ủy ban nhân dân",)),
        ("ubnd", ("Ủy ban nhân dân",)),
        ("BCH", ("Ban Chấp hành", "Ban Chỉ huy")),
        ("hội nghị", ()),
    ],
)
def test_expand(short: str, longs: tuple[str, ...]) -> None:
    assert expand(short) == longs


@pytest.mark.parametrize(
    ("long", "shorts"),
    [
        ("ban thường vụ", ("BTV",)),
        ("Giáo dục và  Đào tạo", ("GD&ĐT", "GDĐT")),
        ("van hoa, the thao va du lich", ("VHTTDL", "VHTT&DL")),
        ("gốc cây", ()),
    ],
)
def test_abbreviate(long: str, shorts: tuple[str, ...]) -> None:
    assert abbreviate(long) == shorts


def test_abbreviations_lead_there_and_back() -> None:
    for short, longs in load_vocabulary("abbreviations", AbbreviationWords).expansions.items():
        for long in longs:
            assert long in expand(short)
            assert fold(short) in map(fold, abbreviate(long))
