"""What the store says, in either language: its errors are English, the warnings of records Vietnamese; and
what the system, libraries and Click say, in English alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from tui.text.english_store import ENGLISH_STORE
from tui.text.vietnamese_store import FIELDS, VIETNAMESE_STORE

STORE: Final[Mapping[str, Mapping[str, str]]] = {"en": ENGLISH_STORE, "vi": VIETNAMESE_STORE}

_LONGEST = 1_000  # code points; what is longer is left as it is
_MOST_SENTENCES = 8
_WITH_WORDS = re.compile(r"[a-z-]+ \(([^()]+)\)")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_BETWEEN = re.compile(r"(?<=[.?!…])\s+")


def table(language: str, *, commands: bool = False) -> Mapping[str, str]:
    """The sentences that are put into `language`, `{}` for what is put into them; those, too, that are heard
    only where `commands` are run."""
    if language != "vi":
        return STORE[language]
    from tui.text.vietnamese_system import VIETNAMESE_SYSTEM
    from tui.text.vietnamese_toml import VIETNAMESE_TOML

    known = {**STORE[language], **VIETNAMESE_SYSTEM, **VIETNAMESE_TOML}
    if not commands:
        return known
    from tui.text.vietnamese_help import VIETNAMESE_HELP
    from tui.text.vietnamese_upkeep import VIETNAMESE_UPKEEP

    return {**known, **VIETNAMESE_UPKEEP, **VIETNAMESE_HELP}


@lru_cache(maxsize=4096)
def translated(text: str, language: str, *, commands: bool = False) -> str | None:
    """One or several sentences of the store in `language`; None where they are in it, or one is not known.

    Args:
        commands: those, too, that are heard only where commands are run.
    """
    if len(text) > _LONGEST:
        return None
    for gap in list(_BETWEEN.finditer(text))[:_MOST_SENTENCES]:
        first = _one(text[: gap.start()], language, commands)
        if first is None:
            continue
        if (rest := translated(text[gap.end() :], language, commands=commands)) is not None:
            return f"{first} {rest}"
    return _one(text, language, commands)


def _one(sentence: str, language: str, commands: bool) -> str | None:
    if commands and language == "vi" and (counted := _counted(sentence)):
        return counted
    for pattern, other in _patterns(language, commands):
        if match := pattern.fullmatch(sentence):
            parts = (translated(part, language, commands=commands) or part for part in match.groups())
            return other.format(*map(_Part if language == "vi" else str, parts))
    return None


def _counted(part: str) -> str | None:
    """`1,200 records were` in Vietnamese; None where it counts nothing."""
    from tui.text.vietnamese_upkeep import VIETNAMESE_COUNTED

    number, _, what = part.partition(" ")
    if what not in VIETNAMESE_COUNTED or not number.replace(",", "").isdecimal():
        return None
    return f"{_Part(number)} {VIETNAMESE_COUNTED[what]}"


class _Part(str):
    """What a sentence names; as `{0:names}` with fields and values of queries by their Vietnamese words.

    A number is grouped as Vietnamese does: the store groups it as English does.
    """

    __slots__ = ()

    def __format__(self, how: str) -> str:
        if how == "names":
            return ", ".join(_name(one) for one in self.split(", "))
        return self.replace(",", ".") if _GROUPED.fullmatch(self) else str(self)


def _name(name: str) -> str:
    """`review (kiểm điểm)` → `kiểm điểm`, `kind` → `loại`, `kind:` → `loại:`."""
    if match := _WITH_WORDS.fullmatch(name):
        return match[1]
    field = name.removesuffix(":")
    return FIELDS.get(field, field) + name[len(field) :]


@lru_cache(maxsize=2 * len(STORE))
def _patterns(language: str, commands: bool) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The sentences as patterns, those that say most themselves first."""
    known = table(language, commands=commands)
    ordered = sorted(known, key=lambda one: (one.count("{}"), -len(one)))
    # What the store says in Vietnamese begins with a number, if with a gap; an English hint may end like it.
    start = r"(\S+)" if language == "en" else "(.*?)"
    texts = ("".join(_pieces(one)) for one in ordered)
    patterns = (re.sub(r"^\(\.\*\?\)", lambda _: start, text) for text in texts)
    return tuple(
        (re.compile(text, re.DOTALL), known[one]) for text, one in zip(patterns, ordered, strict=True)
    )


def _pieces(template: str) -> Iterator[str]:
    first, *others = template.split("{}")
    yield _literal(first)
    for words in others:
        yield f"(.*?){_literal(words)}"


def _literal(words: str) -> str:
    return re.escape(words.replace("{{", "{").replace("}}", "}"))
