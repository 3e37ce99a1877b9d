"""What the user has set in config.toml; it is written by nobody but the user."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from store import CitationTemplate


class Problem(Struct, frozen=True):
    """A mistake in the file: the name of its sentence after `config.`, and what fills it."""

    name: str
    values: Mapping[str, object]


class Config(Struct, frozen=True):
    """The settings; what is not set, or set wrongly, is as it would be without the file.

    Args:
        language: `vi` or `en`, "" for that of the locale.
        theme: a theme's full name, "" for the one that fits the terminal.
        citation: the name of the style to cite in: one of the program's, or of `templates`.
        keymap: binding id → keys (commas between them), where they are not the usual ones.
        problems: what is wrong in the file, in its order.
        file: where the file is, or would be.
    """

    language: str = ""
    theme: str = ""
    citation: str = "plain"
    templates: Mapping[str, CitationTemplate] = field(default_factory=lambda: MappingProxyType({}))
    keymap: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()
    file: Path | None = None


def read_config(path: Path) -> Config:
    """The settings in the file at `path`; without a file, the usual ones. Never raises: a mistake is told in
    `problems`, and the other entries hold."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Config(file=path)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "UTF-8"
        return Config(problems=(Problem("unreadable", {"file": path, "reason": reason}),), file=path)
    from tui.config_file import checked  # most have no file: they need not wait for what reads one

    return checked(path, text)
