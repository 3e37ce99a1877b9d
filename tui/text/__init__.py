"""Every sentence shown to people, in Vietnamese and English, under one name each."""

from tui.text.say import (
    LANGUAGES,
    current_language,
    day,
    heard,
    number,
    say,
    use_language,
)

__all__ = [
    "LANGUAGES",
    "current_language",
    "day",
    "heard",
    "number",
    "say",
    "use_language",
]
