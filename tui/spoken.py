"""The language of the command line: commands say it in English, a table has the Vietnamese.

For English no table is loaded: most searches that scripts make take less time than that.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache

_SEPARATORS = str.maketrans(",.", ".,")


def language_of_locale(environ: Mapping[str, str]) -> str:
    """`vi` where the locale is Vietnamese, else `en`; LC_ALL, LC_MESSAGES, LANG in POSIX's order."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            return "vi" if value.lower().startswith("vi") else "en"
    return "en"


@cache
def language() -> str:
    """`vi` or `en`: as config.toml has it, else the locale."""
    from tui.places import config_path

    path = config_path(os.environ)
    set_in_file = ""
    if os.access(path, os.R_OK):
        from tui.config import read_config

        set_in_file = read_config(path).language
    return set_in_file or language_of_locale(os.environ)


def spoken(english: str, /, **values: object) -> str:
    """A sentence of the command line in the user's language, its `{places}` filled from `values`.

    Args:
        english: the sentence in English, with a place by name for each value. Numbers are written as the
            language does, grouped where the place asks for it (`{count:,}`).
    """
    if language() == "en":
        return english.format(**values) if values else english
    from tui.text.vietnamese_commands import VIETNAMESE_COMMANDS

    told = VIETNAMESE_COMMANDS.get(english, english)
    shown = {name: _Number(one) if isinstance(one, int | float) else one for name, one in values.items()}
    return told.format(**shown) if values else told


def overheard(sentences: str) -> str:
    """What the store or Click says, in the user's language; as it is where that is not known."""
    if language() == "en":
        return sentences
    from tui.text.heard import translated

    return translated(sentences, language(), commands=True) or sentences


def word(kind: str, name: str) -> str:
    """A name of the record by a word of the user's language: of a `kind`, a `passage`, a `part` …

    In English it is the name itself, which queries take, too.
    """
    if language() == "en":
        return name
    from tui.text.vietnamese import VIETNAMESE

    known = VIETNAMESE.get(f"{kind}.{name}")
    return name if known is None else known.lower()


class _Number:
    """Written as Vietnamese does: 1.234,5."""

    def __init__(self, value: float) -> None:
        self._value = value

    def __format__(self, how: str) -> str:
        return format(self._value, how).translate(_SEPARATORS)
