"""An excerpt with its citation: the words as they stand, then where they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from store.exporting.escaping import escaped_markdown
from store.language.folding import clean
from store.model import Meeting

Style = Literal["plain", "markdown"]


def vietnamese_date(meeting: Meeting) -> str | None:
    """The meeting's day or days as printed in Vietnam: `27/12/2021`, `18/8/2020 - 19/8/2020`."""

    def printed(iso: str) -> str:
        return "/".join(part.lstrip("0") if len(part) == 2 else part for part in reversed(iso.split("-")))

    if meeting.date is None:
        return None
    if meeting.date_end is None or meeting.date_end == meeting.date:
        return printed(meeting.date)
    return f"{printed(meeting.date)} - {printed(meeting.date_end)}"


def reference(meeting: Meeting) -> tuple[str, ...]:
    """The parts of a citation that are known: title, body, date, source, id; none is empty."""
    source = meeting.source.url or meeting.source.site or meeting.source.name
    parts = (meeting.title, meeting.organiser, vietnamese_date(meeting), source, f"#{meeting.id}")
    return tuple(" ".join(clean(part).split()) for part in parts if part)


def excerpt(meeting: Meeting, start: int, end: int) -> str:
    """The words of `meeting.text[start:end]` (code points, half open), blanks at the ends removed.

    Raises:
        ValueError: the span is empty or lies outside the text.
    """
    if not 0 <= start < end <= len(meeting.text):
        raise ValueError(f"no excerpt at {start}..{end} in a text of {len(meeting.text)} code points")
    return meeting.text[start:end].strip()


def cite(meeting: Meeting, start: int, end: int, style: Style = "plain") -> str:
    """The excerpt in quotation marks with its citation under it.

    Args:
        start, end: the span in `meeting.text`, code points, half open.
        style: `plain`, or `markdown` for a block quotation.

    Raises:
        ValueError: the span is empty or lies outside the text.
    """
    return _STYLES[style](excerpt(meeting, start, end), reference(meeting))


def _plain(words: str, parts: tuple[str, ...]) -> str:
    return f"“{words}”\n— {' · '.join(parts)}\n"


def _markdown(words: str, parts: tuple[str, ...]) -> str:
    quoted = "\n".join(f"> {escaped_markdown(line)}".rstrip() for line in words.split("\n"))
    return f"{quoted}\n>\n> — {' · '.join(escaped_markdown(part) for part in parts)}\n"


_STYLES: dict[Style, Callable[[str, tuple[str, ...]], str]] = {"plain": _plain, "markdown": _markdown}
