"""The text of config.toml, checked entry by entry: mistakes are told with their places, all else holds."""

from __future__ import annotations

import re
import string
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from textual.binding import Binding
from textual.keys import KEY_NAME_REPLACEMENTS, Keys
from textual.theme import BUILTIN_THEMES

from tui.config import Config, Problem
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


def checked(path: Path, text: str) -> Config:
    """The settings in `text`, that of the file at `path`; mistakes are told in `problems`."""
    try:
        settings = tomllib.loads(text)
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
