"""Where the program was left, kept for the next start: one small file an archive, private to its owner."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec import Struct, field

from tui.arrangement import Arrangement
from tui.filters import Filters
from tui.question import SORTS, Question
from tui.trail import Spot


class Left(Struct, frozen=True):
    """What is taken up again: the spot, whether one stood in the report, the theme, and the panes."""

    spot: Spot
    reading: bool = False
    theme: str = ""
    arrangement: Arrangement = field(default_factory=Arrangement)


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    """The content of the file."""

    query: str
    filters: tuple[tuple[str, str], ...] = ()
    sort: str = ""
    typing: bool = True
    meeting: str | None = None
    line: int = 0
    hit: int | None = None
    reading: bool = False
    theme: str = ""
    list_share: int | None = None
    side_share: int | None = None
    filtering: bool = False
    alone: bool = False


def left_path(archive: Path) -> Path:
    """The file for the archive at `archive`, in the platform's cache folder."""
    from tui.places import user_folder

    place = crc32(str(archive.resolve()).encode("utf-8", "surrogateescape"))
    return user_folder("cache") / f"left-{place:08x}.json"


def keep_left(path: Path, left: Left) -> None:
    """Writes the file. That it cannot be written is no reason to complain when one leaves."""
    from store import write_private

    question = left.spot.question
    kept = _Kept(
        query=question.text,
        filters=question.filters.chosen,
        sort=question.sort,
        typing=question.typing,
        meeting=left.spot.meeting,
        line=left.spot.line,
        hit=left.spot.hit,
        reading=left.reading,
        theme=left.theme,
        list_share=left.arrangement.list,
        side_share=left.arrangement.side,
        filtering=left.arrangement.filtering,
        alone=left.arrangement.alone,
    )
    with suppress(OSError):
        write_private(path, msgspec.json.encode(kept))


def read_left(path: Path) -> Left | None:
    """What the file says; None where there is none, or none that can be used."""
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=_Kept)
    except (OSError, ValueError):
        return None
    if kept.sort not in {"", *SORTS}:
        return None
    question = Question(kept.query, Filters(kept.filters), kept.sort, kept.typing)
    arrangement = Arrangement(kept.list_share, kept.side_share, kept.filtering, kept.alone)
    spot = Spot(question, kept.meeting, max(0, kept.line), hit=kept.hit)
    return Left(spot, kept.reading, kept.theme, arrangement)
