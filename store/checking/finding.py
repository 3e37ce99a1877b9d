"""What a check finds, and what a check is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from store.archive import Archive
from store.errors import ReadError
from store.model import Meeting
from store.parsing import parse
from store.reading import read_bytes

REPAIR = "`meetings-tui check --repair` mends it."


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as it should be.

    Args:
        check: the name of the check.
        message: what is wrong, and after a repair what was done; plain sentences.
        hint: what to do about it; "" once it is mended.
        payload: the segments, ids or files it is about.
        mended: it was wrong, and is right now.
    """

    check: str
    message: str
    hint: str = REPAIR
    payload: tuple[str, ...] = ()
    mended: bool = False


class Mending(msgspec.Struct, frozen=True):
    """What was done about a finding, in a sentence; and, if it is not all well now, what is left to do."""

    done: str
    left: str = ""


class Check(msgspec.Struct, frozen=True):
    """A named check.

    Args:
        name: what its findings call it.
        find: yields what is wrong.
        mend: does what can be done about one of them.
    """

    name: str
    find: Callable[[Archive], Iterator[Finding]]
    mend: Callable[[Archive, Finding], Mending]


def parse_again(data: bytes, name: str, text: str | None = None) -> Meeting | None:
    """The record of an original, as an import would make it; None if no report can be made out in it.

    Args:
        data: the original's bytes.
        name: the file's name.
        text: the text the record must have; None takes the one read from `data`.
    """
    try:
        report = read_bytes(data, name)
    except ReadError:
        return None
    if text not in {None, report.text}:
        report = msgspec.structs.replace(report, text=text, gaps=())
    return parse(report)


def counted(number: int, one: str, many: str) -> str:
    """`1 record`, `12,000 records`."""
    return f"{number:,} {one if number == 1 else many}"
