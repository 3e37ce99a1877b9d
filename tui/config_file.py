"""The text of config.toml, checked entry by entry: mistakes are told with their places, all else holds."""

from __future__ import annotations

import re
import string
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from textual.keys import KEY_NAME_REPLACEMENTS, Keys
from textual.theme import BUILTIN_THEMES

from tui.config import Config, Problem
from tui.keymaps import KEYMAPS
from tui.keys import KEYS, key_name
from tui.text import LANGUAGES
from tui.theme import DAY, NIGHT, PLAIN, THEMES
from tui.toml_lines import Place, place_of

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from store import CitationTemplate

_SHORT = {"night": NIGHT, "day": DAY, "plain": PLAIN}
_THEMES = (*_SHORT, *THEMES, *BUILTIN_THEMES)
_TOLD = 8  # of the values an entry can have
_NOWHERE = Place(1 << 30, 1)
_NAME = re.compile(r"\('([^()]*)',?\)")  # as that reader names `[a.b]`: ('a', 'b')
_MODIFIERS = re.compile(r"^(?:(?:ctrl|alt|shift|super|meta|hyper)\+)*")


def checked(path: Path, text: str) -> Config:
    """The settings in `text`, that of the file at `path`; mistakes are told in `problems`."""
    try:
        settings = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason = str(error)
    except RecursionError:
        reason = "arrays or tables nest too deep"
    except ValueError:  # of `int`, which reads no more than some thousand
        reason = "a number has too many digits"
    else:
        return _Reading(path, text).config(settings)
    return Config(problems=(_unreadable(path, text, reason),), file=path)


def _unreadable(path: Path, text: str, reason: str) -> Problem:
    """What the reader of the standard library says, its place and names written as in other mistakes."""
    reason, _, place = reason.rpartition(" (at ") if reason.endswith(")") else (reason, "", "")
    reason = _NAME.sub(lambda name: name[1].replace("', '", "."), reason)
    numbers = re.findall(r"\d+", place) or (text.count("\n") + 1, len(text) - text.rfind("\n"))
    return Problem("syntax", {"file": ":".join(map(str, (path.name, *numbers))), "reason": reason})


class _Reading:
    """One reading of a file, gathering what is wrong."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._text = text
        self._problems: list[tuple[Place | None, Problem]] = []

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
            problems=tuple(
                problem for _, problem in sorted(self._problems, key=lambda one: one[0] or _NOWHERE)
            ),
            file=self._path,
        )

    def _wrong(self, problem: str, entry: str, known: object, part: str | None = None) -> None:
        """Something is wrong with an entry: its name, or `part` of its value ("" for all of that).

        Args:
            known: what would be right, or the error that tells what is wrong.
        """
        said = "reason" if isinstance(known, Exception) else "known"
        place = place_of(self._text, entry, part)
        file = ":".join((self._path.name, *map(str, place or ())))
        self._problems.append((place, Problem(problem, {"file": file, "entry": entry, said: known})))

    def _choice(self, table: dict[str, Any], name: str, known: tuple[str, ...], inside: str = "") -> str:
        value = table.get(name, "")
        if isinstance(value, str) and (value == "" or value in known):
            return value
        self._wrong("choice", inside + name, _nearest(str(value), known), "")
        return ""

    def _table(self, table: dict[str, Any], name: str, inside: str = "") -> dict[str, Any]:
        value = table.get(name, {})
        if isinstance(value, dict):
            return value
        self._wrong("table", inside + name, f"[{inside}{name}]", "")
        return {}

    def _templates(self, table: dict[str, Any]) -> Iterator[tuple[str, CitationTemplate]]:
        from store import StoreError, citation_template

        for name, text in table.items():
            try:
                yield name, citation_template(str(text))
            except StoreError as error:
                self._wrong("template", f"citation.templates.{name}", error, "")

    def _keys(self, table: dict[str, Any]) -> Iterator[tuple[str, str]]:
        for name, written in table.items():
            if name not in KEYS:
                self._wrong("binding", f"keys.{name}", _nearest(name, KEYS))
                continue
            keys = written if isinstance(written, list) else [written]
            wrong = [key for key in keys if not (isinstance(key, str) and _is_key(key))]
            if wrong or not keys:
                shown = ", ".join(str(key) or '""' for key in wrong) or "[]"
                self._wrong("key", f"keys.{name}", shown, str(wrong[0]) if wrong else "")
            else:
                yield name, ",".join("comma" if key == "," else key for key in keys)

    def _look_for_clashes(self, own: Mapping[str, str], keymap: Mapping[str, str]) -> None:
        """Tells of keys the user gave to something that have another meaning where it would be done."""
        clashes: dict[tuple[str, str], set[str]] = {}
        for names in _held_together() if own else ():
            keys = {name: _names_of(own.get(name) or keymap.get(name) or KEYS[name][0]) for name in names}
            for name in own.keys() & names:
                for other in names - {name}:
                    usual = _names_of(KEYS[name][0]) & _names_of(KEYS[other][0])
                    both = (keys[name] & keys[other]) - usual
                    # Of two that the user gave the same key, one is told.
                    if both and KEYS[name][1] != KEYS[other][1] and (other not in own or name < other):
                        clashes.setdefault((name, " ".join(sorted(both))), set()).add(other)
        for (name, taken), others in sorted(clashes.items()):
            self._wrong("clash", f"keys.{name}", f"{taken} → {', '.join(sorted(others))}", "")


def _held_together() -> Iterator[frozenset[str]]:
    """The names of bindings that hold at the same time, pane by pane."""
    from tui.screens.clippings import ClippingsScreen
    from tui.screens.keyed import KeyedScreen
    from tui.widgets.chips import Chips
    from tui.widgets.clipping_list import ClippingList
    from tui.widgets.filter_panel import FilterPanel
    from tui.widgets.hit_list import HitList
    from tui.widgets.reader import Reader
    from tui.widgets.saved_searches import SavedSearches

    for pane in (HitList, Reader, FilterPanel, SavedSearches, Chips):
        yield frozenset({"quit", "theme", *_bindings(KeyedScreen), *_bindings(pane)})
    yield frozenset({"quit", "theme", *_bindings(ClippingsScreen), *_bindings(ClippingList)})


def _bindings(node: type[DOMNode]) -> Iterator[str]:
    for one in node.__mro__:
        yield from (str(found.id) for found in one.__dict__.get("BINDINGS", ()) if found.id in KEYS)


def _nearest(written: str, known: Iterable[str]) -> str:
    """What can be written, as far as it can be told: first what looks like what was."""
    names = list(known)
    names = list(dict.fromkeys([*get_close_matches(written, names, _TOLD), *names]))
    return ", ".join(names[:_TOLD]) + (" …" if len(names) > _TOLD else "")


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
