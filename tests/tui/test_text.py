"""Every sentence is there in both languages, and every one is used."""

from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path

import pytest

import tui
from store import EXPORT_FORMATS, KINDS, PASSAGE_KINDS, parse_query
from store.model import PARTS
from tui.filters import FACETS
from tui.keys import KEYS
from tui.spoken import language_of_locale
from tui.text import LANGUAGES, day, number, say, use_language

CODE = [path for path in Path(tui.__file__).parent.rglob("*.py") if path.parent.name != "text"]
SAID = re.compile(r"""say\(\s*["']([\w.-]+)["']""")
CHOSEN = re.compile(r'"((?:news|search|sort|help|import|verify|timeline|note)\.[\w.-]+)"')
FAMILIES = {
    "kind": KINDS,
    "passage": PASSAGE_KINDS,
    "part": PARTS,
    "facet": FACETS,
    "key": KEYS,
    "format": EXPORT_FORMATS,
    "level": ("excellent", "good", "completed", "failed"),
    "config": (
        "unreadable",
        "syntax",
        "unknown",
        "choice",
        "table",
        "template",
        "binding",
        "key",
        "clash",
        "more",
    ),
    "daypart": ("morning", "afternoon", "evening"),
    "sort": ("relevance", "-date", "date"),
    "change": ("bookmark", "tags", "note", "search", "clipping"),
    "reason": ("series", "organiser", "document", "person", "text"),
    "language": LANGUAGES,
    "differs": ("changed", "added", "missing", "omitted"),
    "differs-short": ("changed", "added", "missing", "omitted"),
    "also": ("select", "theme", "language", "settings", "import", "export", "help", "quit"),
    "offer": ("days", "accents", "spelling", "condition"),
}


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_no_language_lacks_a_sentence() -> None:
    english, vietnamese = LANGUAGES["en"], LANGUAGES["vi"]
    plurals = {name for name in english if name.endswith(".one")}
    assert set(english) - plurals == set(vietnamese)
    assert all(sentence.strip() for one in LANGUAGES.values() for sentence in one.values())


@pytest.mark.parametrize("name", sorted(LANGUAGES["vi"]))
def test_both_languages_fill_the_same_places(name: str) -> None:
    assert places(LANGUAGES["en"][name]) == places(LANGUAGES["vi"][name])


def test_what_the_code_says_exists() -> None:
    said = {name for path in CODE for name in SAID.findall(path.read_text(encoding="utf-8"))}
    assert said
    assert said <= set(LANGUAGES["en"])


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_families_are_whole(family: str) -> None:
    named = {name.partition(".")[2] for name in LANGUAGES["en"] if name.startswith(f"{family}.")}
    assert named == set(FAMILIES[family])


def test_no_sentence_is_left_over() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in CODE)
    said = set(SAID.findall(code)) | set(CHOSEN.findall(code))
    # Names put together from a family and a value: the families are tested above, these few are listed.
    families = {*FAMILIES, "short", "fact", "help"}
    left = {
        name
        for name in LANGUAGES["vi"]
        if name not in said and name.partition(".")[0] not in families and not name.endswith(".one")
    }
    assert left == set()


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "vi_VN", "LC_ALL": "C"}, "en"),
        ({"LC_MESSAGES": "vi_VN.UTF-8", "LANG": "C"}, "vi"),
        ({}, "en"),
    ],
)
def test_the_locale_chooses_the_language(environ: dict[str, str], language: str) -> None:
    assert language_of_locale(environ) == language


def test_numbers_and_days_follow_the_language() -> None:
    assert (number(12345.5, 1), day("2021-12-07"), day("2021")) == ("12,345.5", "7 Dec 2021", "2021")
    assert (say("search.count", n=1), say("search.count", n=1200)) == ("1 meeting", "1,200 meetings")
    use_language("vi")
    assert (number(12345.5, 1), day("2021-12-07"), day("2021-12")) == ("12.345,5", "7/12/2021", "12/2021")
    assert (say("search.count", n=1), say("search.count", n=1200)) == ("1 cuộc họp", "1.200 cuộc họp")
    assert day("hôm qua") == "hôm qua"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("family", "field"), [("kind", "kind"), ("passage", "in")])
def test_what_the_screen_calls_a_value_finds_it(language: str, family: str, field: str) -> None:
    use_language(language)
    for name in FAMILIES[family]:
        for words in say(f"{family}.{name}").split(", "):
            typed = f"{field}:{words.replace(' ', '-')}"
            assert parse_query(typed) == parse_query(f"{field}:{name}"), typed


@pytest.mark.parametrize("family", ["kind", "passage"])
def test_queries_name_things_as_the_screen_does(family: str) -> None:
    path = Path(tui.__file__).parents[1] / "data" / "vocabulary" / "query.toml"
    shown = tomllib.loads(path.read_text(encoding="utf-8"))[f"{family}s"]
    field = {"kind": "loại", "passage": "trong"}[family]
    for slug, words in shown.items():
        label = LANGUAGES["vi"][f"{family}.{slug}"].lower()
        assert label.partition(",")[0] == words[0]
        assert parse_query(f'{field}:"{label}" a') == parse_query(f"{field}:{slug} a")
