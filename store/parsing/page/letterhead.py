"""The letterhead of an office paper, and its title: the sort of paper and what it is about.

Decree 30/2020/NĐ-CP, appendix I, and guideline 36-HD/VPTW (papers of the party): office, state and motto or
party, number and sign, place and day; then the sort of paper in capitals, and below it what it is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.parsing.page.layout_words import begins_with, layout_words
from store.parsing.page.signatures import is_unit

_HEAD = 14  # paragraphs in which a letterhead stands
_LINE = 22  # words of one of its lines
_MOTTO = r"độc lập ?[-–—] ?tự do ?[-–—] ?hạnh phúc"
_STATE = re.compile(
    rf"(?:.{{0,90}} )?(?:cộng hòa (?:xã hội chủ nghĩa|xhcn) việt nam(?: {_MOTTO})?|{_MOTTO})\.?\Z"
)
_PARTY = re.compile(r"(?:.{0,90} )?(?:đảng cộng sản việt nam|đoàn tncs hồ chí minh)\Z")
_PLACE_DATE = re.compile(r"[^\d,.;:]{2,40}, ?ngày[ .…_\d]{0,8} ?tháng[ .…_\d]{0,8} ?năm[ .…_\d]{2,8}\Z")
_NUMBER = re.compile(
    r"số ?:?[ \d.…_/–-]{0,20}[a-zđ]{1,8}(?:[ ]?[-–/.&][ ]?\w{1,12}){0,4}(?:-?/?)(?P<rest>\s.{0,70})?\Z"
)
_ABOUT = re.compile(r"(?:v/v|về việc)(?!\w)")
_OFFICE = 9  # words of an office not in capitals
_SORT = 14  # words of the line with the sort of paper
_SUBJECT = 70  # words of what it is about
_SUBJECT_LINES = 4
# What goes on with the line above it.
_GOES_ON = re.compile(
    r"(?:và|của|về|tại|trên|trong|giữa|với|theo|cho|năm|nhiệm kỳ|khóa|lần thứ|giai đoạn|quý|tháng"
    r"|phương hướng|triển khai|nhiệm vụ|\()(?!\w)|\("
)
# What begins the paper itself.
_BEGINS = re.compile(
    r"(?:hôm nay|vào lúc|hồi|ngày|căn cứ|thực hiện|kính gửi|thời gian|địa điểm|thành phần|sáng|chiều|theo|để"
    r"|trong|sau khi|xét|(?:[ivx]{1,4}|\d{1,2}|[a-z])[./)]|[-–+*•])(?!\w)"
)


def letterhead_end(texts: Sequence[str], lowers: Sequence[str]) -> tuple[int, int]:
    """The first line of a letterhead and the line behind its last; `(0, 0)` where there is none."""
    last, sure, first = -1, False, 0
    for at, text in enumerate(texts[:_HEAD]):
        lower = lowers[at]
        if lower.count(" ") >= _LINE or (sure and is_sort(text, lower, any_case=False)):
            break
        number = _NUMBER.match(lower)
        if number and ("/" in lower[:30] or "-" in lower[:30]) and _is_rest(number["rest"]):
            last, sure = at, True
        elif _STATE.match(lower) or (_PARTY.fullmatch(lower) and text.isupper()):
            last = at
            sure = sure or _STATE.match(lower) is not None or lower.startswith("đảng cộng sản")
        elif last >= 0 and (_PLACE_DATE.match(lower) or (last == at - 1 and _ABOUT.match(lower))):
            last = at
        elif last < 0 and not (text.isupper() or _is_office(text) or _PLACE_DATE.match(lower)):
            first = at + 1  # the page's own title, and what stands with it
    return (first, last + 1) if sure else (0, 0)


def _is_office(text: str) -> bool:
    return text.count(" ") < _OFFICE and is_unit(text)


def _is_rest(rest: str | None) -> bool:
    """Whether what stands behind a number is nothing, or the place and day."""
    return not (rest or "").strip() or _PLACE_DATE.match((rest or "").strip()) is not None


def is_sign(text: str, lower: str) -> bool:
    """Whether a line of a letterhead is the state, party, number, day or matter, and so no office."""
    number = _NUMBER.match(lower)
    return (
        (number is not None and _is_rest(number["rest"]))
        or _STATE.match(lower) is not None
        or (_PARTY.fullmatch(lower) is not None and text.isupper())
        or _PLACE_DATE.match(lower) is not None
        or _ABOUT.match(lower) is not None
    )


def about_in(lowers: Sequence[str]) -> int | None:
    """Which line of a letterhead says what the paper is about: `V/v …`."""
    return next((at for at, lower in enumerate(lowers) if _ABOUT.match(lower)), None)


def is_sort(text: str, lower: str, *, any_case: bool) -> bool:
    """Whether a line is the sort of a paper, alone or with what it is about: `BIÊN BẢN HỌP`.

    Args:
        any_case: below a letterhead; elsewhere it stands in capitals and nearly alone.
    """
    sorts = layout_words().paper_sorts
    if lower.count(" ") >= _SORT or not begins_with(lower, sorts):
        return False
    return any_case or (text.isupper() and lower.rstrip(" :.") in sorts)


def title_end(at: int, texts: Sequence[str], lowers: Sequence[str]) -> int:
    """The line behind a paper's title, of which `at` is the line with the sort of paper."""
    end, size = at + 1, 0
    bare = lowers[at].rstrip(" :.") in layout_words().paper_sorts
    while end < len(texts) - 1 and end - at <= _SUBJECT_LINES:
        text, lower = texts[end], lowers[end]
        size += lower.count(" ") + 1
        if size > _SUBJECT or text.endswith((".", ":", ";")) or _BEGINS.match(lower):
            break
        subject = bare and end == at + 1
        if not (subject or text.isupper() or text[:1].islower() or _GOES_ON.match(lower)):
            break
        end += 1
    return end
