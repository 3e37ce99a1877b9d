"""A quotation against a report, word by word, told by signs as well as by colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual.content import Content

from tui.text import say
from tui.visible import one_line

if TYPE_CHECKING:
    from store import Comparison, Held, Piece

_ONLY_REPORT = "$success"
_ONLY_QUOTED = "$error bold underline"
_DIFFERENCES: Final = ("changed", "added", "missing", "omitted")
_LONG = 14  # words left out by an ellipsis, of which only the first and last are shown


def verdict_of(compared: Comparison, room: int) -> str:
    """How the quotation stands to a report, in a few words; in fewer where these take more than `room`
    cells."""
    counts = Counter(piece.how for piece in compared.pieces)
    counted = [(how, counts[how]) for how in _DIFFERENCES if counts[how]]
    if compared.exact:
        told = say("verify.exact" if compared.literal else "verify.exact-words")
    else:
        told = say("verify.share", percent=int(compared.share * 100))
    whole = " · ".join([told, *(say(f"differs.{how}", n=n) for how, n in counted)])
    if cell_len(whole) <= room:
        return whole
    if not compared.exact:
        told = say("verify.share-short", percent=int(compared.share * 100))
    elif not compared.literal:
        told = say("verify.exact-words-short")
    return ", ".join([told, *(say(f"differs-short.{how}", n=n) for how, n in counted)])


def differences(held: Held) -> Content:
    """The words of the report with what the quotation changes, adds and leaves out, and how to read it."""
    parts: list[tuple[str, str]] = []
    for piece in held.compared.pieces:
        for part in _told(piece):
            parts += [(" ", "")] if parts else []
            parts.append(part)
    lines = [Content.assemble(*parts)]
    if not held.exact:
        lines += [Content(""), _legend()]
    return Content("\n").join(lines)


def _told(piece: Piece) -> Iterator[tuple[str, str]]:
    quoted, found = one_line(piece.quoted), one_line(piece.found)
    if piece.how == "same":
        yield found, ""
    elif piece.how == "omitted":
        words = found.split()
        if len(words) > _LONG:
            first, last = " ".join(words[:4]), " ".join(words[-4:])
            found = say("verify.left-out", first=first, last=last, n=len(words) - 8)
        yield f"[… {found} …]", "$ink-soft"
    else:
        if found:
            yield f"[−{found}−]", _ONLY_REPORT
        if quoted:
            yield f"{{+{quoted}+}}", _ONLY_QUOTED


def _legend() -> Content:
    return Content.assemble(
        (f"[−{say('verify.only-report')}−]", _ONLY_REPORT),
        ("   ", ""),
        (f"{{+{say('verify.only-quoted')}+}}", _ONLY_QUOTED),
    )
