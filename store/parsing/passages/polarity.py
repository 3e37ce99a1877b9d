"""Whether a sentence tells of results or of faults."""

from __future__ import annotations

from store.model import PassageKind
from store.parsing.passages.clues import Clues
from store.parsing.passages.story import Story

_REACH = 14
_STILL = frozenset({"còn", "chưa", "vẫn"})
_WORK = frozenset({"việc", "tác"})
_NAMED = frozenset(
    {
        "trạng",
        "những",
        "việc",
        "nơi",
        "hộ",
        "điều",
        "gì",
        "người",
        "các",
        "nhiều",
        "vụ",
        "mà",
        "nếu",
        "khi",
        "đã",
    }
)


def _is_said(clues: Clues, at: int) -> bool:
    """Whether `còn`, `chưa` at token `at` says something of its subject, and only names no state."""
    return (
        (clues.word(at) in _STILL or (clues.word(at), clues.word(at + 1)) == ("có", "lúc"))
        and clues.word(at - 1) not in _NAMED
        and not _WORK.isdisjoint(clues.tokens[: max(at - 2, 0)])
    )


def negative(clues: Clues) -> int:
    """How strongly a sentence speaks of faults, leaving out those that are being mended or reviewed.

    What stands in a concession before the main clause does not count.
    """
    excused: set[int] = set()
    for at in clues.cues.get("mending", ()):
        excused.update(range(at, at + _REACH))
    for at in clues.cues.get("reviewing", ()):
        excused.update(range(at - 2, at + _REACH))
    # What is said of mending itself is a fault: `việc xử lý rác còn chậm`, but `xử lý tình trạng còn chậm`.
    excused = {at for at in excused if not _is_said(clues, at)}
    strong = sum(at >= clues.main and at not in excused for at in clues.cues.get("shortcomings", ()))
    weak = sum(at >= clues.main and at not in excused for at in clues.cues.get("faults", ()))
    if not clues.has("mending"):
        weak += sum(at >= clues.main for at in clues.cues.get("offences", ()))
    strong += sum(at >= clues.main for at in clues.cues.get("hardships", ()))
    return 3 * strong + 2 * weak


def positive(clues: Clues) -> int:
    """How strongly a sentence speaks of results, in its main clause."""
    strong = sum(at >= clues.main for at in clues.cues.get("achievements", ()))
    weak = sum(at >= clues.main for at in clues.cues.get("goods", ()))
    return 2 * strong + weak


def polarity(clues: Clues, story: Story) -> PassageKind | None:
    """Results or faults, by what outweighs; None where neither is told."""
    bad, good = negative(clues), positive(clues)
    if bad and (clues.concession or bad > good or (bad == good and story.previous == "shortcomings")):
        return "shortcomings"
    if bad >= 3 and "shortcomings" in clues.begins:
        return "shortcomings"
    return "achievements" if good else None
