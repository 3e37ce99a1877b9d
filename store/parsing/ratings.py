"""How many were rated at which level.

The scale has four levels since 2018 (Regulation 132-QĐ/TW, later 124-QĐ/TW): hoàn thành xuất sắc nhiệm vụ,
hoàn thành tốt nhiệm vụ, hoàn thành nhiệm vụ, không hoàn thành nhiệm vụ. Older reports call the best
organisations trong sạch, vững mạnh.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from store.language.sentences import Span
from store.model import Level, Passage, Rating
from store.parsing.figures import NUMBER, alternatives, count_of, figure_words, number_of
from store.parsing.found import Found, Trace
from store.parsing.view import View

_AIMS = re.compile(
    r"(?<!\w)(?:phấn đấu|chỉ tiêu|mục tiêu|đặt ra|hằng năm|hàng năm|đăng ký|trở lên|hướng tới|sẽ)(?!\w)"
)
_RESULTS = re.compile(r"(?<!\w)(?:kết quả|xếp loại|phân loại|bỏ phiếu|biểu quyết|bình xét)(?!\w)")
_AWARDS = re.compile(r"(?<!\w)(?:khen thưởng|tặng|giấy khen|bằng khen|trao|tuyên dương|biểu dương)(?!\w)")
_SHORT_END = r"(?=\W*(?:$|[(,;.:…\n]|\d|chiếm|có|là|đạt|và|với))"


class _Token(NamedTuple):
    """One of `level`, `count`, `percent`, `colon`, with what it says."""

    sort: str
    start: int
    end: int
    level: Level | None = None
    count: int | None = None
    total: int | None = None
    percent: float | None = None
    subject: str | None = None
    attached: bool = False


class _Group(NamedTuple):
    """What belongs to one rating, as far as read."""

    level: Level | None = None
    count: int | None = None
    total: int | None = None
    percent: float | None = None
    subject: str | None = None
    start: int = 0
    end: int = 0


@lru_cache(maxsize=1)
def _levels() -> dict[str, Level]:
    return {phrase: level.name for level in figure_words().level for phrase in level.phrases}


@lru_cache(maxsize=1)
def _tokens_pattern() -> re.Pattern[str]:
    who = alternatives(figure_words().rated)
    phrases = _levels()
    full = alternatives(tuple(p for p in phrases if p.endswith("vụ") or not p.startswith("hoàn thành")))
    short = alternatives(tuple(p for p in phrases if p.startswith("hoàn thành") and not p.endswith("vụ")))
    return re.compile(
        rf"(?P<level>(?<!\w)(?<!mức độ )(?:(?P<full>{full})(?!\w)(?! trở lên)|(?P<short>{short})(?!\w){_SHORT_END}))"
        rf"|(?P<percent>(?P<p>{NUMBER}) ?%)(?: (?:tổng )?(?:số )?(?P<of>{who})(?!\w))?"
        rf"|(?P<n>{NUMBER})(?: ?/ ?(?P<total>\d{{1,6}}))?(?:(?: (?:đồng chí|đ/c|đ/c\.))? (?P<who>{who})(?!\w))?(?!\w| ?%)"
        r"|(?P<colon>:)"
    )


def _tokens(view: View, span: Span) -> Iterator[_Token]:
    text = view.lower
    for found in _tokens_pattern().finditer(text, span.start, span.end):
        start, end = found.span()
        if found["level"]:
            phrase = found["full"] or found["short"]
            yield _Token("level", start, end, level=_levels()[phrase])
        elif found["percent"]:
            before = text[max(span.start, start - 16) : start]
            attached = bool(
                re.search(
                    r"(?:\(|chiếm|tỷ lệ|tỉ lệ|đạt|=) ?(?:tỷ lệ |tỉ lệ )?(?:khoảng |gần |trên |hơn )?$", before
                )
            )
            subject = None if attached else found["of"]
            yield _Token(
                "percent", start, end, percent=number_of(found["p"]), subject=subject, attached=attached
            )
        elif found["colon"]:
            yield _Token("colon", start, end)
        else:
            count = count_of(found["n"])
            total = count_of(found["total"]) if found["total"] else None
            if count is not None:
                yield _Token("count", start, end, count=count, total=total, subject=found["who"])


def _groups(tokens: list[_Token]) -> Iterator[_Group]:
    """The ratings that the tokens of one sentence make up, complete or not."""
    marks = [
        token.sort
        for token in tokens
        if token.sort in {"level", "count"} or (token.sort == "percent" and not token.attached)
    ]
    if "level" not in marks:
        return
    level_first = marks[0] == "level" and marks[-1] != "level"
    group = _Group()
    for token in tokens:
        if token.sort == "colon":
            if group.level is None and group.count is not None:
                group = _Group(subject=group.subject)
            continue
        starts = (
            token.sort == "level" and group.level is not None
            if level_first
            else group.level is not None
            and (token.sort == "count" or (token.sort == "percent" and not token.attached))
        )
        if starts:
            yield group
            group = _Group()
        if group.start == group.end:
            group = group._replace(start=token.start)
        group = group._replace(end=token.end)
        if token.sort == "level":
            group = group._replace(level=token.level)
        elif token.sort == "count":
            group = group._replace(
                count=token.count, total=token.total, subject=token.subject or group.subject
            )
        elif group.percent is None:
            group = group._replace(percent=token.percent, subject=group.subject or token.subject)
    yield group


def find_ratings(view: View, passages: tuple[Passage, ...]) -> Found[tuple[Rating, ...]]:
    """Ratings with counts, percentages and totals; a warning where they do not agree."""
    if "hoàn thành" not in view.lower and "vững mạnh" not in view.lower and "nv" not in view.lower:
        return Found(())
    ratings: list[Rating] = []
    subject: str | None = None
    for spans in view.sentences:
        for span in spans:
            sentence = view.lower[span.start : span.end]
            mentioned = _subjects(sentence)
            if _AIMS.search(sentence) or (_AWARDS.search(sentence) and not _RESULTS.search(sentence)):
                continue
            for group in _groups(list(_tokens(view, span))):
                subject = group.subject or subject or mentioned
                if group.level is None or (group.count is None and group.percent is None) or subject is None:
                    continue
                ratings.append(
                    Rating(
                        subject=subject,
                        level=group.level,
                        count=group.count,
                        percent=group.percent,
                        total=group.total,
                        start=group.start,
                        end=group.end,
                    )
                )
    traces = tuple(
        Trace("ratings", view.text[r.start : r.end], "count and level in one clause", r.start, r.end)
        for r in ratings
    )
    return Found(tuple(ratings), traces)


def _subjects(sentence: str) -> str | None:
    found = re.search(rf"(?<!\w)(?:{alternatives(figure_words().rated)})(?!\w)", sentence)
    return found[0] if found else None
