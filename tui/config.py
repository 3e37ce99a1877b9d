"""What the user has set in config.toml: read, checked entry by entry, written by nobody but the user."""

from __future__ import annotations

import re
import string
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from textual.binding import Binding
from textual.keys import KEY_NAME_REPLACEMENTS, Keys
from textual.theme import BUILTIN_THEMES

from tui.keymaps import KEYMAPS
from tui.keys import KEYS, key_name
from tui.screens.keyed import KeyedScreen
from tui.text import LANGUAGES
from tui.theme import DAY, NIGHT, PLAIN, THEMES
from tui.toml_lines import line_of

if TYPE_CHECKING:
    from store import CitationTemplate

_SHORT = {"night": NIGHT, "day": DAY, "plain": PLAIN}
_THEMES = (*_SHORT, *THEMES, *BUILTIN_THEMES)
_TOLD = 8  # of the values an entry can have
# Bindings that hold in every pane.
_EVERYWHERE = frozenset(
    {"quit", "theme", *(str(one.id) for one in KeyedScreen.BINDINGS if isinstance(one, Binding))}
)
_MODIFIERS = re.compile(r"^(?:(?:ctrl|alt|shift|super|meta|hyper)\+)*")


@dataclass(frozen=True)
class Problem:
    """A mistake in the file: the name of its sentence after `config.`, and what fills it."""

    name: str
    values: Mapping[str, object]


@dataclass(frozen=True)
class Config:
    """The settings; what is not set, or set wrongly, is as it would be without the file.

    Args:
        language: `vi` or `en`, "" for that of the locale.
        theme: a theme's full name, "" for the one that fits the terminal.
        citation: the name of the style to cite in: one of the program's, or of `templates`.
        keymap: binding id → keys (commas between them), where they are not the usual ones.
        problems: what is wrong in the file.
    """

    language: str = ""
    theme: str = ""
    citation: str = "plain"
    templates: Mapping[str, CitationTemplate] = field(default_factory=lambda: MappingProxyType({}))
    keymap: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()


def config_path(environ: Mapping[str, str]) -> Path:
    """`$MEETINGS_CONFIG`, else config.toml in the platform's folder for settings."""
    if named := environ.get("MEETINGS_CONFIG"):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("meetings-tui", appauthor=False) / "config.toml"


def read_config(path: Path) -> Config:
    """The settings in the file at `path`; without a file, the usual ones. Never raises: a mistake is told in
    `problems`, and the other entries hold."""
    try:
        text = path.read_text(encoding="utf-8")
        settings = tomllib.loads(text)
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "UTF-8"
        return Config(problems=(Problem("unreadable", {"file": path, "reason": reason}),))
    except tomllib.TOMLDecodeError as error:
        return Config(problems=(Problem("syntax", {"file": path, "reason": error}),))
    return _Reading(path, text).config(settings)


class _Reading:
    """One reading of a file, gathering what is wrong."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._text = text
        self._problems: list[Problem] = []

    def config(self, settings: dict[str, Any]) -> Config:
        for name in settings:
            if name not in {"language", "theme", "citation", "keymap", "keys"}:
                self._wrong("unknown", name, "language, theme, keymap, [citation], [keys]")
        citation = self._table(settings, "citation")
        for name in citation:
            if name not in {"style", "templates"}:
                self._wrong("unknown", f"citation.{name}", "style, [citation.templates]")
        templates = dict(self._templates(self._table(citation, "templates", "citation.")))
        from store import CITATION_STYLES

        chosen = KEYMAPS[self._choice(settings, "keymap", tuple(KEYMAPS)) or "default"]
        own = dict(self._keys(self._table(settings, "keys")))
        self._look_for_clashes(own, chosen)
        language = self._choice(settings, "language", tuple(LANGUAGES))
        theme = self._choice(settings, "theme", _THEMES)
        return Config(
            language=language,
            theme=_SHORT.get(theme, theme),
            citation=self._choice(citation, "style", (*CITATION_STYLES, *templates), "citation.") or "plain",
            templates=MappingProxyType(templates),
            keymap=MappingProxyType({**chosen, **own}),
            problems=tuple(self._problems),
        )

    def _wrong(self, problem: str, entry: str, known: object) -> None:
        line = line_of(self._text, entry)
        place = self._path.name if line is None else f"{self._path.name}:{line}"
        self._problems.append(Problem(problem, {"file": place, "entry": entry, "known": known}))

    def _choice(self, table: dict[str, Any], name: str, known: tuple[str, ...], inside: str = "") -> str:
        value = table.get(name, "")
        if isinstance(value, str) and (value == "" or value in known):
            return value
        self._wrong("choice", inside + name, ", ".join(known[:_TOLD]) + (" …" if len(known) > _TOLD else ""))
        return ""

    def _table(self, table: dict[str, Any], name: str, inside: str = "") -> dict[str, Any]:
        value = table.get(name, {})
        if isinstance(value, dict):
            return value
        self._wrong("table", inside + name, f"[{inside}{name}]")
        return {}

    def _templates(self, table: dict[str, Any]) -> Iterator[tuple[str, CitationTemplate]]:
        from store import StoreError, citation_template

        for name, text in table.items():
            try:
                yield name, citation_template(str(text))
            except StoreError as error:
                self._wrong("template", f"citation.templates.{name}", error)

    def _keys(self, table: dict[str, Any]) -> Iterator[tuple[str, str]]:
        for name, written in table.items():
            if name not in KEYS:
                self._wrong("binding", f"keys.{name}", ", ".join(KEYS))
                continue
            keys = written if isinstance(written, list) else [written]
            wrong = [key for key in keys if not (isinstance(key, str) and _is_key(key))]
            if wrong or not keys:
                self._wrong("key", f"keys.{name}", ", ".join(map(str, wrong)))
            else:
                yield name, ",".join("comma" if key == "," else key for key in keys)

    def _look_for_clashes(self, own: Mapping[str, str], keymap: Mapping[str, str]) -> None:
        """Tells of keys the user gave to something that have another meaning wherever one stands."""
        meant = {name: _names_of(own.get(name) or keymap.get(name) or KEYS[name][0]) for name in _EVERYWHERE}
        for name in own.keys() & meant.keys():
            for other in sorted(meant.keys() - {name}):
                if (other not in own or name < other) and (both := meant[name] & meant[other]):
                    self._wrong("clash", f"keys.{name}", f"{' '.join(sorted(both))} → {other}")


def _names_of(keys: str) -> frozenset[str]:
    return frozenset(key_name(key) for key in keys.split(","))


def _is_key(key: str) -> bool:
    """Whether Textual knows a key of that name: `x`, `/`, `slash`, `ctrl+x`, `shift+f3`, `pagedown`."""
    last = _MODIFIERS.sub("", key, count=1)
    return (len(last) == 1 and last.isprintable() and last != " ") or last in _NAMES


def _name_of(char: str) -> str:
    name = unicodedata.name(char).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


_NAMES = frozenset([*(key.value for key in Keys), *map(_name_of, string.punctuation), "space"])
