"""What the readers of the formats give."""

from __future__ import annotations

import msgspec

from store.errors import ReadError
from store.reading.limits import MAX_TEXT


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """The text of one file as its format has it, and what the file says about itself.

    Args:
        text: lines; a blank line parts paragraphs. The page around the report may still be in it, and a line
            `![](…)` stands for a picture.
        format: `text`, `html`, `docx` …
        title: as metadata give it.
        published: ISO date or date-time, local.
        site: the host that showed it.
        url: its address.
        around: lines of the page outside the article, which may tell whose page it is.
        warnings: what a reader should know of how it was read, sentences in Vietnamese.
    """

    text: str
    format: str
    title: str | None = None
    published: str | None = None
    site: str | None = None
    url: str | None = None
    around: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def check_length(text: str, label: str) -> None:
    """Refuses a text that is far too long for a report.

    Raises:
        ReadError: it is.
    """
    if len(text) > MAX_TEXT:
        raise ReadError(
            f"{label} holds more than {MAX_TEXT // 1_000_000} million characters, too many for a report.",
            "Split it, one report a file.",
        )


def missing_reader(label: str, what: str, extra: str) -> ReadError:
    """The error for a format whose reader is not installed.

    Args:
        what: the format as people call it.
        extra: the extra that installs its reader.
    """
    return ReadError(
        f"{label} is {what}, and its reader is not installed.",
        f"Install it: pip install 'meetings-tui[{extra}]'",
    )
