"""An excerpt with its citation: the words as they stand, then where they stand."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Final, Literal, get_args

import msgspec

from store.exporting.bibliography import csl_item
from store.exporting.escaping import escaped_markdown, markdown_paragraph
from store.exporting.template import CitationTemplate
from store.language.folding import clean, printable
from store.model import Meeting

Style = Literal["plain", "markdown", "html", "csl-json"]
CITATION_STYLES: Final[tuple[Style, ...]] = get_args(Style)


def vietnamese_day(iso: str) -> str:
    """An ISO date as printed in Vietnam: `2021-12-07` is `7/12/2021`."""
    return "/".join(part.lstrip("0") if len(part) == 2 else part for part in reversed(iso.split("-")))


def vietnamese_date(meeting: Meeting) -> str | None:
    """The meeting's day or days as printed in Vietnam: `27/12/2021`, `18/8/2020 - 19/8/2020`."""
    if meeting.date is None:
        return None
    if meeting.date_end is None or meeting.date_end == meeting.date:
        return vietnamese_day(meeting.date)
    return f"{vietnamese_day(meeting.date)} - {vietnamese_day(meeting.date_end)}"


def reference(meeting: Meeting) -> tuple[str, ...]:
    """The parts of a citation that are known: title, body, date, source, id; none is empty."""
    parts = (meeting.title, meeting.organiser, vietnamese_date(meeting), _source(meeting), f"#{meeting.id}")
    return tuple(" ".join(clean(part).split()) for part in parts if part)


def _source(meeting: Meeting) -> str:
    return meeting.source.url or meeting.source.site or meeting.source.name


def excerpt(meeting: Meeting, start: int, end: int) -> str:
    """The words of `meeting.text[start:end]` (code points, half open), blanks at the ends removed.

    Raises:
        ValueError: the span is empty or lies outside the text.
    """
    if not 0 <= start < end <= len(meeting.text):
        raise ValueError(f"no excerpt at {start}..{end} in a text of {len(meeting.text)} code points")
    return meeting.text[start:end].strip()


def cite(meeting: Meeting, start: int, end: int, style: Style | CitationTemplate = "plain") -> str:
    """The excerpt in quotation marks with its citation under it.

    Args:
        start, end: the span in `meeting.text`, code points, half open.
        style: `plain`; `markdown` or `html` for a block quotation; `csl-json` for a reference manager, with
            the excerpt as the note of the item; or a template of one's own.

    Raises:
        ValueError: the span is empty or lies outside the text.
    """
    words = excerpt(meeting, start, end)
    if isinstance(style, CitationTemplate):
        return style.filled(places(meeting, words))
    return _STYLES[style](words, meeting)


def places(meeting: Meeting, words: str) -> dict[str, str]:
    """What fills the places of a template for an excerpt of a meeting; none is empty."""
    values = {
        "title": meeting.title,
        "organiser": meeting.organiser,
        "date": vietnamese_date(meeting),
        "source": _source(meeting),
        "id": meeting.id,
    }
    known = {name: " ".join(clean(value).split()) for name, value in values.items() if value}
    return {"excerpt": words, **known}


def _plain(words: str, meeting: Meeting) -> str:
    return f"“{words}”\n— {' · '.join(reference(meeting))}\n"


def _markdown(words: str, meeting: Meeting) -> str:
    quoted = "\n".join(f"> {markdown_paragraph(line)}".rstrip() for line in words.split("\n"))
    return f"{quoted}\n>\n> — {' · '.join(escaped_markdown(part) for part in reference(meeting))}\n"


def _html(words: str, meeting: Meeting) -> str:
    """A block quotation as HTML 4.4.4 has it: the address in `cite`, the citation outside the quotation."""
    address = meeting.source.url or ""
    cite = f' cite="{escape(clean(address))}"' if address.startswith(("http://", "https://")) else ""
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in clean(words).split("\n") if line.strip())
    caption = escape(" · ".join(reference(meeting)))
    quoted = f"<blockquote{cite}>{paragraphs}</blockquote>"
    return f"<figure>\n{quoted}\n<figcaption>— {caption}</figcaption>\n</figure>\n"


def _csl(words: str, meeting: Meeting) -> str:
    item = {**csl_item(meeting), "note": printable(words)}
    return msgspec.json.format(msgspec.json.encode([item]), indent=2).decode("utf-8") + "\n"


_STYLES: dict[Style, Callable[[str, Meeting], str]] = {
    "plain": _plain,
    "markdown": _markdown,
    "html": _html,
    "csl-json": _csl,
}
