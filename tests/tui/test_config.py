"""Settings: what is read, what is told of a mistake, and that the app does as they say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.widgets import Static

from store import CITATION_STYLES, cite
from tui.app import MeetingsApp
from tui.citing import Citing
from tui.config import Config, read_config
from tui.keymaps import KEYMAPS
from tui.keys import KEYS, key_name
from tui.places import config_path
from tui.screens.palette import PaletteList, PaletteScreen
from tui.screens.settings import SettingsScreen
from tui.session import Session
from tui.text import say, use_language
from tui.theme import DAY
from tui.widgets.hit_list import HitList
from tui.widgets.key_line import KeyLine

DOCS = Path(__file__).parents[2] / "docs" / "configuration.md"


@pytest.fixture
def read(tmp_path: Path) -> Any:
    """The settings in a file with this text."""

    def read(text: str) -> Config:
        (tmp_path / "config.toml").write_text(text, encoding="utf-8")
        return read_config(tmp_path / "config.toml")

    return read


def told(config: Config) -> list[str]:
    return [say(f"config.{one.name}", **one.values) for one in config.problems]


def test_without_a_file_all_is_as_usual(tmp_path: Path) -> None:
    file = tmp_path / "none.toml"
    assert read_config(file) == Config(file=file)


def test_the_example_of_the_documentation_holds(read: Any) -> None:
    config = read(DOCS.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0])
    assert config.problems == ()
    assert (config.language, config.theme, config.citation) == ("vi", DAY, "footnote")
    assert config.keymap == {**KEYMAPS["vim"], "search": "/,ctrl+k", "copy-all": "ctrl+l"}


def test_the_keys_named_in_the_documentation_are_those_of_the_program() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| .* \| (`.*`) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) > 40
    shown = {name: tuple(keys[1:-1].split("` `")) for name, keys in rows}
    assert shown == {name: tuple(key_name(one) for one in KEYS[name][0].split(",")) for name in shown}


@pytest.mark.parametrize("name", KEYMAPS)
def test_every_key_map_names_keys_that_there_are(read: Any, name: str) -> None:
    lines = [f'{key} = "{one}"' for key, keys in KEYMAPS[name].items() for one in [keys.split(",")[0]]]
    assert read("[keys]\n" + "\n".join(lines)).problems == ()
    assert set(KEYMAPS[name]) <= set(KEYS)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('language = "fr"', "language can be one of: en, vi"),
        ("theme = 3", "theme can be one of: night, day, plain"),
        ('colour = "red"', "there is no setting colour"),
        ('[citation]\nstyle = "apa"', "citation.style can be one of: plain, markdown, html, csl-json"),
        ('[citation.templates]\nx = "{author}"', "citation.templates.x: The template has a place {author}"),
        ('citation = "plain"', "citation is a section, written [citation]"),
        ('[keys]\nfly = "x"', "keys.fly names no key of the program"),
        ('[keys]\ncopy = "ctrl+nowhere"', "keys.copy has what is no key: ctrl+nowhere"),
        ("[keys]\ncopy = []", "keys.copy has what is no key: []"),
        ('[keys]\ncopy = ""', 'keys.copy has what is no key: ""'),
        ('\n# mine\n[keys]\ncopy = "ctrl+nowhere"', "config.toml:4:9: keys.copy has"),
        ('theme = "pink"', "config.toml:1:9: theme can be"),
        ('\n[ citation ]\n"style" = "apa"', "config.toml:3:11: citation.style can be"),
        ('x = "\n', "config.toml:1:6: this is not TOML: Illegal character"),
        ('a = "1"\nb = [', "config.toml:2:6: this is not TOML: Invalid"),
        (
            '[keys]\ncopy = [\n  "ctrl+l",\n  "ctrl+lol",\n]',
            "config.toml:4:4: keys.copy has what is no key: ctrl+lol",
        ),
        ('citation = { style = "apa" }', "config.toml:1:14: citation.style can be one of"),
        (
            '[keys]\nserch = "x"',
            "config.toml:2:1: keys.serch names no key of the program. There are: search,",
        ),
        ('theme = "gruvbx"', "config.toml:1:9: theme can be one of: gruvbox, night, day"),
        ("language = \n", "config.toml:1:12: this is not TOML: Invalid value. The usual"),
    ],
)
def test_a_mistake_is_told_with_file_and_entry_and_the_rest_holds(
    read: Any, text: str, sentence: str
) -> None:
    (problem,) = told(read(text))
    assert sentence in problem
    assert "config.toml" in problem
    if "not TOML" not in sentence:
        assert read(f'keymap = "vim"\n{text}').keymap == KEYMAPS["vim"]


def test_a_mistake_in_a_template_is_told_in_vietnamese(read: Any) -> None:
    use_language("vi")
    (problem,) = told(read('[citation.templates]\nx = "{author}"'))
    assert problem.startswith(
        "config.toml:2:5: citation.templates.x: Mẫu có chỗ điền {author} không tồn tại."
    )


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe\x00")
    assert "cannot be read" in told(read_config(tmp_path / "config.toml"))[0]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    st.sampled_from(["language", "theme", "keymap", "citation", "keys", "citation.style", "keys.copy"]),
    st.one_of(st.integers(), st.booleans(), st.just([]), st.just([1, "x"]), st.just({}), st.just("x")),
)
def test_whatever_stands_in_an_entry_the_settings_are_usable(read: Any, entry: str, value: Any) -> None:
    written = (
        {True: "true", False: "false"}.get(value, repr(value)) if isinstance(value, bool) else repr(value)
    )
    config = read(f"{entry} = {written}".replace("'", '"'))
    assert config.citation in CITATION_STYLES
    assert set(config.keymap) <= set(KEYS)
    assert all(told(config))


def test_the_variable_names_the_file() -> None:
    assert config_path({"MEETINGS_CONFIG": "/x/y.toml"}) == Path("/x/y.toml")
    assert config_path({}).name == "config.toml"


async def opened(pilot: Any, until: Any) -> None:
    await until(
        pilot, lambda: pilot.app.screen.query(HitList) and pilot.app.screen.query_one(HitList).current
    )


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ('search = "f"', ["config.toml:2:10: keys.search takes a key from another: f → filters"]),
        ('clear = ["ctrl+l", "q"]', ["config.toml:2:9: keys.clear takes a key from another: q → quit"]),
        ('note = "X"\ntags = "X"', ["config.toml:2:8: keys.note takes a key from another: X → tags"]),
        ('search = "f"\nfilters = "/"', []),
        ('select-word = "w"', []),
        ('copy = "j"', ["config.toml:2:8: keys.copy takes a key from another: j → down"]),
        (
            'delete-clipping = "w"',
            ["config.toml:2:19: keys.delete-clipping takes a key from another: w → export-clippings"],
        ),
        ('mark = "space"', []),
        (
            'page-down = ["space", "ctrl+d"]',
            ["config.toml:2:13: keys.page-down takes a key from another: Space → mark, run, toggle"],
        ),
    ],
)
def test_keys_taken_from_others_are_told(read: Any, text: str, sentences: list[str]) -> None:
    config = read(f"[keys]\n{text}")
    assert told(config) == sentences
    assert set(config.keymap) == {line.split(" =")[0] for line in text.splitlines()}


@pytest.mark.parametrize("name", KEYMAPS)
def test_no_key_map_takes_keys_from_itself(read: Any, name: str) -> None:
    lines = [f'{key} = "{keys}"'.replace(",", '", "') for key, keys in KEYMAPS[name].items()]
    assert read("[keys]\n" + "\n".join(line.replace("= ", "= [") + "]" for line in lines)).problems == ()


@pytest.mark.parametrize(("keymap", "opens"), [("default", "ctrl+p"), ("vim", "colon"), ("emacs", "alt+x")])
async def test_the_palette_opens_in_every_key_map(
    session: Session, read: Any, until: Any, keymap: str, opens: str
) -> None:
    app = MeetingsApp(session, read(f'keymap = "{keymap}"'))
    async with app.run_test(size=(200, 40)) as pilot:
        await until(pilot, lambda: app.screen.query(HitList) and app.screen.query_one(HitList).current)
        assert f" {key_name(opens)} commands" in app.screen.query_one(KeyLine).render_line(0).text
        await pilot.press(opens)
        await until(pilot, lambda: isinstance(app.screen, PaletteScreen))


@pytest.mark.parametrize("keymap", KEYMAPS)
async def test_space_marks_and_chooses_in_every_key_map(
    session: Session, read: Any, until: Any, keymap: str
) -> None:
    app = MeetingsApp(session, read(f'keymap = "{keymap}"'))
    async with app.run_test(size=(120, 20)) as pilot:
        await opened(pilot, until)
        screen: Any = app.screen
        await pilot.press("space")
        assert len(screen.gathering.ids) == 1
        await pilot.press("f")
        await until(pilot, lambda: screen.panes.filters.row_count and app.focused is screen.panes.filters)
        await pilot.press("space")
        await until(pilot, lambda: screen.asking.question.filters.chosen)
        screen.go(screen.panes.reader)
        await pilot.press("space")
        await until(pilot, lambda: screen.panes.reader.scroll_offset.y > 0)


async def test_in_emacs_one_moves_and_leaves_as_there_also_where_one_types(
    session: Session, read: Any, until: Any
) -> None:
    app = MeetingsApp(session, read('keymap = "emacs"'))
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, until)
        await pilot.press("alt+x", "ctrl+n", "ctrl+n", "ctrl+p")
        rows = app.screen.query_one(PaletteList)
        assert rows.cursor == 1
        await pilot.press("ctrl+g")
        await until(pilot, lambda: not isinstance(app.screen, PaletteScreen))
        await pilot.press("slash", "ctrl+n")
        assert isinstance(app.focused, HitList)
        await pilot.press("e", *"hoi", "ctrl+g")
        assert [note.text for note in session.reader.notes()] == ["hoi"]


async def test_the_app_starts_with_theme_keys_and_styles(
    read: Any, session: Session, until: Any, sent: list[str]
) -> None:
    config = read(
        'theme = "day"\nkeymap = "vim"\n[keys]\nsort = "ctrl+l"\ncite = "&"\n'
        '[citation]\nstyle = "mine"\n[citation.templates]\nmine = "{excerpt} <{id}>"\n'
    )
    app = MeetingsApp(session, config)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, until)
        assert app.theme == DAY
        await pilot.press("s")
        assert "oldest" not in app.screen.query_one(KeyLine).news
        await pilot.press("ctrl+l")
        await until(pilot, lambda: "oldest" in app.screen.query_one(KeyLine).news)
        await pilot.press("tab", "ampersand")
        await until(pilot, lambda: sent)
        assert re.fullmatch(r".+ <[0-9a-f]{12}>\n", sent[0])


async def test_a_mistake_is_told_at_the_foot_of_the_screen(read: Any, session: Session, until: Any) -> None:
    app = MeetingsApp(session, read('language = "fr"'))
    async with app.run_test(size=(200, 40)) as pilot:
        await opened(pilot, until)
        assert app.screen.query_one(KeyLine).news == "config.toml:1:12: language can be one of: en, vi"


async def test_all_mistakes_are_seen_from_the_palette(read: Any, session: Session, until: Any) -> None:
    config = read('keymap = "vim"\ntheme = "pink"\nlanguage = "fr"\n[keys]\nfly = "x"\ncopy = "j"\n')
    app = MeetingsApp(session, config)
    async with app.run_test(size=(100, 40)) as pilot:
        await opened(pilot, until)
        news = app.screen.query_one(KeyLine).news
        assert news.startswith("config.toml:2:9: theme") and news.endswith("(3 more: Ctrl+p, settings)")
        await pilot.press("ctrl+p", *"settings", "enter")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        shown = [str(one.render()) for one in app.screen.query(Static)]
        assert shown[0] == str(config.file)
        assert [line.split(" ")[0] for line in shown[1:5]] == [
            "config.toml:2:9:", "config.toml:3:12:", "config.toml:5:1:", "config.toml:6:8:",
        ]  # fmt: skip
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, SettingsScreen))


@pytest.mark.parametrize(
    ("text", "sentence"), [(None, "There is no such file yet"), ("", "Nothing is wrong")]
)
async def test_settings_tell_where_they_are_when_nothing_is_wrong(
    session: Session, tmp_path: Path, until: Any, text: str | None, sentence: str
) -> None:
    file = tmp_path / "config.toml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    app = MeetingsApp(session, read_config(file))
    async with app.run_test(size=(100, 40)) as pilot:
        await opened(pilot, until)
        await app.run_action("app.settings")
        await until(pilot, lambda: app.screen.query(Static))
        shown = [str(one.render()) for one in app.screen.query(Static)]
        assert shown[0] == str(file) and shown[1].startswith(sentence)


async def test_a_key_goes_through_the_styles(browse: Any, sent: list[str], until: Any) -> None:
    async with browse('"lắp đồng hồ"') as (pilot, reader):
        await pilot.press("ctrl+y", "Y")
        await until(pilot, lambda: sent)
        assert sent[0] == cite(reader.meeting, *reader.excerpt(), style="markdown")
        await pilot.press("ctrl+y")
        assert pilot.app.screen.query_one(KeyLine).news == "Citations are now made as: html"


def test_styles_go_round() -> None:
    citing = Citing()
    assert [citing.next() for _ in CITATION_STYLES] == [*CITATION_STYLES[1:], "plain"]
