"""Whether a sentence tells of results or of faults."""

from __future__ import annotations

from store.model import PassageKind
from store.parsing.passages.clues import Clues
from store.parsing.passages.story import Story

_REACH = 14
_FALL = 12  # tokens from a fault to the word that it grew less
_RISE = 5  # and that it grew
_LESS = frozenset({"giảm", "xuống", "bớt"})
_NOT = frozenset({"chưa", "không", "chậm", "khó", "tuy", "dù"})
_DENIES = frozenset({"chưa", "khó", "chẳng"})
_REALLY = frozenset({"được", "có", "thực", "thật", "mấy", "thể"})
_MAKES = frozenset({"khiến", "làm", "dẫn", "do"})
_STOPS = frozenset({";", ":", "."})
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
    turn = min(clues.find("nhưng"), clues.find("song"))
    for at in clues.cues.get("mending", ()):
        excused.update(range(at, min(at + _REACH, turn) if at < turn else at + _REACH))
    for at in clues.cues.get("reviewing", ()):
        excused.update(range(at - 2, at + _REACH))
    excused |= _falling(clues)
    # What is said of mending itself is a fault: `việc xử lý rác còn chậm`, but `xử lý tình trạng còn chậm`.
    excused = {at for at in excused if not _is_said(clues, at)}
    strong = sum(at >= clues.main and at not in excused for at in clues.cues.get("shortcomings", ()))
    weak = sum(at >= clues.main and at not in excused for at in clues.cues.get("faults", ()))
    if not clues.has("mending"):
        weak += sum(at >= clues.main for at in clues.cues.get("offences", ()))
    strong += sum(at >= clues.main for at in clues.cues.get("hardships", ()))
    return 3 * strong + 2 * weak


def _falling(clues: Clues) -> set[int]:
    """The faults that are told to grow less: "nợ đọng giảm 12%", "thất thoát từ 19,8% xuống 16,2%"."""
    if _LESS.isdisjoint(clues.tokens):
        return set()
    found = set()
    for label in ("faults", "offences"):
        for at in clues.cues.get(label, ()):
            for place in range(at + 1, min(at + _FALL, len(clues.tokens) - 1)):
                word = clues.tokens[place]
                if (
                    word in _STOPS
                    or word in _MAKES
                    or (word in _LESS and not _NOT.isdisjoint(clues.tokens[place - 2 : place]))
                ):
                    break
                if word in _LESS and any(char.isdigit() for char in "".join(clues.tokens[at : place + 5])):
                    found.add(at)
                    break
    return found


def _rising(clues: Clues) -> set[int]:
    """Where the growth of a fault is told, which is no result: "nợ đọng tăng 17%", "tai nạn tăng 3 vụ"."""
    if "tăng" not in clues.tokens:
        return set()
    bad = {at for label in ("faults", "offences") for at in clues.cues.get(label, ())}
    return {
        place
        for place, word in enumerate(clues.tokens)
        if word == "tăng" and not bad.isdisjoint(range(place - _RISE, place))
    }


def _denied(clues: Clues) -> set[int]:
    """Where praise is denied: "chưa chuyển biến", "khó đạt", "chưa thực sự đồng bộ"."""
    found = set()
    for at, word in enumerate(clues.tokens):
        if word in _DENIES:
            found.add(at + 1)
            if clues.word(at + 1) in _REALLY:
                found.update({at + 2, at + 3} if clues.word(at + 1) == "thực" else {at + 2})
    return found


def positive(clues: Clues) -> int:
    """How strongly a sentence speaks of results, in its main clause."""
    rising = _rising(clues) | _denied(clues)
    strong = sum(at >= clues.main and at not in rising for at in clues.cues.get("achievements", ()))
    weak = sum(at >= clues.main and at not in rising for at in clues.cues.get("goods", ()))
    return 2 * (strong + len(_falling(clues))) + weak


def polarity(clues: Clues, story: Story) -> PassageKind | None:
    """Results or faults, by what outweighs; None where neither is told."""
    bad, good = negative(clues), positive(clues)
    if bad and (clues.concession or bad > good or (bad == good and story.previous == "shortcomings")):
        return "shortcomings"
    if bad >= 3 and "shortcomings" in clues.begins:
        return "shortcomings"
    return "achievements" if good else None
