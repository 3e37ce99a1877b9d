"""How many were rated at which level.

The scale has four levels since 2018 (Regulation 132-QĐ/TW, later 124-QĐ/TW): hoàn thành xuất sắc nhiệm vụ,
hoàn thành tốt nhiệm vụ, hoàn thành nhiệm vụ, không hoàn thành nhiệm vụ. Older reports call the best
organisations trong sạch, vững mạnh.

A sentence is read as a row of tokens: levels, counts, percentages. Where counts come first (`13 đảng viên
hoàn thành tốt nhiệm vụ (19,4%)`) a new count opens the next rating; where levels come first (`hoàn thành tốt
nhiệm vụ: 18 đoàn viên (75%)`) a new level does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from store.language.sentences import Span
from store.model import Level, Passage, Rating
from store.parsing.figures import NUMBER, any_of, count_of, figure_words, number_of
from store.parsing.found import Found, Trace
from store.parsing.targets import aiming
from store.parsing.view import View

_RESULTS = re.compile(
    r"(?<!\w)(?:kết quả|xếp loại|phân loại|bỏ phiếu|biểu quyết|bình xét|được đánh giá|được công nhận|chiếm|tự nhận|trong đó)(?!\w)"
)
_AWARDS = re.compile(
    r"(?<!\w)(?:khen thưởng|tặng|giấy khen|bằng khen|trao|tuyên dương|biểu dương|cờ thi đua|vinh danh)(?!\w)"
)
_TOTAL = re.compile(r"(?:tổng số|trong số|trên tổng|tổng cộng|toàn bộ|đối với) (?:\w+ ){0,2}$")
_NO_COUNT = re.compile(
    r"(?:năm|tháng|ngày|quý|khóa|số|thứ|chi bộ|điều|khoản|mục|trung ương|quận|phường|học kỳ) $"
)
_ATTACHED = re.compile(
    r"(?:\(|chiếm|đạt|=|tương ứng|bằng|là) ?(?:tỷ lệ |tỉ lệ )?(?:khoảng |gần |trên |hơn )?$"
)
_ROUNDED = re.compile(r"(?<!\w)(?:hơn|gần|khoảng|trên|xấp xỉ) \d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_REACH = 70  # code points between a count and its level


class _Token(NamedTuple):
    """A `level`, `count`, `percent` or `colon`, and what it says."""

    sort: str
    start: int
    end: int
    level: Level | None = None
    count: int | None = None
    total: int | None = None
    percent: float | None = None
    who: str | None = None
    attached: bool = False


class _Group(NamedTuple):
    """What belongs to one rating, as far as read."""

    level: _Token | None = None
    counts: tuple[_Token, ...] = ()
    percent: _Token | None = None
    total: int | None = None


@lru_cache(maxsize=1)
def _levels() -> dict[str, Level]:
    return {phrase: level.name for level in figure_words().level for phrase in level.phrases}


@lru_cache(maxsize=1)
def _token() -> re.Pattern[str]:
    words = figure_words()
    who = any_of(words.rated + words.anyone)
    followed = rf"(?=\W*(?:$|[(,;:.…\n/|–-]|\d|(?:{any_of(words.after_level)})(?!\w)))"
    return re.compile(
        rf"(?P<level>(?<!\w)(?<!mức độ )(?:{any_of(tuple(_levels()))})(?!\w)(?! trở lên){followed})"
        rf"|(?P<p>{NUMBER}) ?%(?: (?:tổng )?(?:số )?(?P<of>{who})(?!\w))?"
        rf"|(?P<n>{NUMBER}|(?<!\w)(?:{any_of(tuple(words.numbers))}))(?: ?/ ?(?P<total>\d{{1,6}}))?(?![./-]\d)"
        rf"(?: (?P<who>{who})(?!\w))?(?: (?P<more>{who})(?!\w))?(?!\w| ?%)"
        r"|(?P<colon>:)"
    )


@lru_cache(maxsize=1)
def _rated() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(figure_words().rated)})(?!\w)")


def find_ratings(view: View, passages: tuple[Passage, ...]) -> Found[tuple[Rating, ...]]:
    """Ratings with counts, percentages and totals; a warning where they do not agree."""
    lower = view.lower
    if not any(word in lower for word in ("hoàn thành", "vững mạnh", "tnv", "tsvm", "đủ tư cách", "yếu kém")):
        return Found(())
    ratings: list[Rating] = []
    warnings: list[str] = []
    heading: str | None = None
    aims = tuple(aiming(view, passages))
    for spans in view.sentences:
        for span in spans:
            found = list(_in_sentence(view, span, heading)) if _tells(view, span, aims) else []
            ratings.extend(found)
            if found and not _ROUNDED.search(lower, *span):
                warnings.extend(_disagreements(found))
            named = _rated().search(lower, *span)
            heading = found[-1].subject if found else named[0] if named else heading
    traces = tuple(
        Trace("ratings", view.text[r.start : r.end], "count and level in one clause", r.start, r.end)
        for r in ratings
    )
    return Found(tuple(ratings), traces, tuple(dict.fromkeys(warnings)))


def _tells(view: View, span: Span, aims: tuple[Span, ...]) -> bool:
    """Whether a sentence can tell ratings: it names a level, and neither aims nor praises."""
    sentence = view.lower[span.start : span.end]
    if not any(
        word in sentence
        for word in ("hoàn thành", "vững mạnh", "nv", "htxs", "htt", "tsvm", "tư cách", "yếu")
    ):
        return False
    results = _RESULTS.search(sentence) is not None
    if not results and _AWARDS.search(sentence):
        return False
    return not any(aim.start < span.end and aim.end > span.start for aim in aims)


def _tokens(view: View, span: Span) -> Iterator[_Token]:
    text = view.lower
    words = figure_words()
    for found in _token().finditer(text, span.start, span.end):
        start, end = found.span()
        before = text[max(span.start, start - 24) : start]
        if found["level"]:
            yield _Token("level", start, end, level=_levels()[found["level"]])
        elif found["p"]:
            attached = _ATTACHED.search(before) is not None
            yield _Token(
                "percent", start, end, percent=number_of(found["p"]), who=found["of"], attached=attached
            )
        elif found["colon"]:
            yield _Token("colon", start, end)
        else:
            printed = found["n"]
            count = words.numbers[printed] if printed in words.numbers else count_of(printed)
            who = found["who"]
            if found["more"] and who in words.anyone:
                who = found["more"]
            if count is None or (_YEAR.fullmatch(printed) and before.endswith("năm ")):
                continue
            if who is None and (printed in words.numbers or _NO_COUNT.search(before)):
                continue
            total = count_of(found["total"]) if found["total"] else None
            summed = total is None and _TOTAL.search(before) is not None
            yield _Token("total" if summed else "count", start, end, count=count, total=total, who=who)


def _in_sentence(view: View, span: Span, heading: str | None) -> Iterator[Rating]:
    """The ratings of one sentence; `heading` is whom the text spoke of before."""
    anyone = figure_words().anyone
    tokens = list(_tokens(view, span))
    if not any(token.sort == "level" for token in tokens):
        return
    subject = heading
    past = span.start
    for group in _groups(tokens, view.lower):
        if group.level is None:
            continue
        counts = [token for token in group.counts if _near(token, group.level)]
        if not counts and not (group.percent and _near(group.percent, group.level)):
            continue
        marks = [token for token in (group.level, *counts, group.percent) if token]
        named = list(_rated().finditer(view.lower, past, min(token.start for token in marks)))
        subject = named[-1][0] if named else subject
        past = max(token.end for token in marks)
        percent = group.percent.percent if group.percent and len(counts) < 2 else None
        for count in counts or [None]:
            source = count or group.percent
            who = source.who if source else None
            if who and who not in anyone:
                subject = who
            if subject is None and who is None:
                continue
            marks = [token for token in (group.level, count, group.percent) if token]
            yield Rating(
                subject=subject or ("đồng chí" if who in {"đ/c", "đc"} else who or ""),
                level=group.level.level or "completed",
                count=count.count if count else None,
                percent=percent,
                total=(count.total if count else None) or group.total,
                start=min(token.start for token in marks),
                end=max(token.end for token in marks),
            )


def _near(token: _Token, level: _Token) -> bool:
    """Whether a count or percentage stands close enough to a level to be of it.

    A bare number must stand right beside it.
    """
    gap = level.start - token.end if token.start < level.start else token.start - level.end
    return gap <= (_REACH if token.who or token.sort == "percent" else 8)


def _groups(tokens: Sequence[_Token], lower: str) -> Iterator[_Group]:
    """The tokens of one sentence, rating by rating; `lower` is the text."""
    row = [t.sort for t in tokens if t.sort in {"level", "count"} or (t.sort == "percent" and not t.attached)]
    level_first = row[0] == "level" and row[-1] != "level"
    total: int | None = None
    group = _Group()
    for token in tokens:
        if token.sort == "total" or (token.sort == "colon" and group.counts and not group.level):
            total = token.count or (group.counts[-1].count if token.who or group.counts else None)
            group = _Group(level=group.level if token.sort == "total" else None, total=total)
        elif token.sort == "level":
            if group.level:
                yield group
                group = _Group(total=total)
            group = group._replace(level=token)
        elif token.sort == "count":
            if group.level and not level_first and not _follows(lower, group, token):
                repeated = group.counts and token.count == group.counts[-1].count and token.total
                if repeated:
                    group = group._replace(total=token.total)
                    continue
                yield group
                group = _Group(total=total)
            if group.level and group.counts:
                continue
            if group.counts and group.counts[-1].who == token.who:
                total = group.counts[-1].count
                group = _Group(total=total)
            group = group._replace(counts=(*group.counts, token))
        elif token.sort == "percent":
            if group.level and not level_first and not token.attached and (group.percent or token.who):
                yield group
                group = _Group(total=total)
            if group.percent is None:
                group = group._replace(percent=token)
    yield group


def _follows(lower: str, group: _Group, token: _Token) -> bool:
    """Whether a count goes with the level before it, which has none yet: `… tốt nhiệm vụ là 20 người`."""
    if group.level is None or group.counts or group.percent:
        return False
    between = lower[group.level.end : token.start]
    return len(between) < 12 and not any(mark in between for mark in ",;")


def _disagreements(ratings: Sequence[Rating]) -> Iterator[str]:
    """Sentences for the reader where counts, totals and percentages of one sentence do not agree."""
    for subject in dict.fromkeys(rating.subject for rating in ratings):
        rows = [rating for rating in ratings if rating.subject == subject and rating.count is not None]
        total = next((rating.total for rating in rows if rating.total), None)
        counted = sum(rating.count or 0 for rating in rows)
        shares = [(rating.count or 0, rating.percent) for rating in rows if rating.percent is not None]
        if total is not None and (counted > total or (len(rows) > 1 and not shares and counted != total)):
            yield f"Số {subject} được xếp loại cộng lại là {counted}, khác tổng số {total} nêu trong bài."
        wholes = [total] if total is not None else range(max(counted, 1), counted * 4 + 60)
        if shares and not any(all(_fits(count, whole, share) for count, share in shares) for whole in wholes):
            yield f"Tỷ lệ phần trăm xếp loại {subject} không khớp với số lượng nêu trong bài."


def _fits(count: int, total: int, percent: float) -> bool:
    """Whether `percent` is `count` of `total`, rounded as printed (a tenth, or a whole where it is whole)."""
    return abs(100 * count / total - percent) <= (0.6 if percent.is_integer() else 0.11)
