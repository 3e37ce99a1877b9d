"""Looks a sentence up by its name, in the language in use."""

from __future__ import annotations

from collections.abc import Mapping

from tui.text.english import ENGLISH
from tui.text.heard import translated
from tui.text.vietnamese import VIETNAMESE

LANGUAGES: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "vi": VIETNAMESE}

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_state = {"language": "en"}


def use_language(language: str) -> None:
    """From now on sentences are in `language` (`vi` or `en`).

    Raises:
        KeyError: there are no sentences in that language.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    _state["language"] = language


def current_language() -> str:
    """`vi` or `en`."""
    return _state["language"]


def say(name: str, **values: object) -> str:
    """The sentence called `name`, its `{places}` filled from `values`.

    Whole numbers are grouped as the language does; a `reason` is what the store said, which is translated.
    With `n=1`, `NAME.one` is taken where there is one.

    Raises:
        KeyError: no sentence has that name.
    """
    sentences = LANGUAGES[_state["language"]]
    if values.get("n") == 1 and f"{name}.one" in sentences:
        name = f"{name}.one"
    shown = {key: number(value) if isinstance(value, int) else value for key, value in values.items()}
    if "reason" in shown:
        shown["reason"] = heard(str(shown["reason"]))
    return sentences[name].format(**shown) if shown else sentences[name]


def heard(text: str) -> str:
    """What the store says in the language in use; as it is where it is not known."""
    return translated(text, _state["language"]) or text


def number(value: float, digits: int = 0) -> str:
    """A number with the language's separators: 1,234.5 or 1.234,5."""
    text = f"{value:,.{digits}f}"
    return text.translate(str.maketrans(",.", ".,")) if _state["language"] == "vi" else text


def day(iso: str) -> str:
    """An ISO date (or date-time, year-month, year) as the language prints it: 7/12/2021, 7 Dec 2021.

    What is not such a date comes back as it is.
    """
    parts = iso[:10].split("-")
    if len(parts) > 3 or not all(part.isdigit() for part in parts):
        return iso
    if len(parts) == 1:
        return iso
    year, month = parts[0], int(parts[1])
    if _state["language"] == "vi" or not 1 <= month <= 12:
        return "/".join(str(int(part)) for part in reversed(parts))
    return " ".join([*(str(int(part)) for part in parts[2:]), _MONTHS[month - 1], year])
