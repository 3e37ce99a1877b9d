"""Figures aimed at.

A sentence aims where it says so (`phấn đấu`, `chỉ tiêu`, `mục tiêu`, `hằng năm có`), where the passage it stands
in tells targets, or where it goes on with a list of aims. Figures in clauses that tell what was reached are
left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from store.language.sentences import Span
from store.model import Comparator, Passage, Target
from store.parsing.figures import NUMBER, any_of, figure_words, number_of
from store.parsing.found import Found, Trace
from store.parsing.view import View

_TOLD = frozenset(
    {
        "achievements",
        "ratings",
        "shortcomings",
        "background",
        "commendations",
        "headline",
        "caption",
        "byline",
    }
)
_ITEM = re.compile(r"(?:\(?\d{1,2}[).]|[-–+*•]|tỷ lệ|tỉ lệ|trên|ít nhất|\d|hằng năm|hàng năm)")
_MORE = re.compile(r"(?:trong đó|cụ thể|đồng thời|ngoài ra)")
_CLAUSE = re.compile(r";|, (?:nhưng|song|tuy nhiên|đến nay|trong khi)(?!\w)")
_AT_LEAST = re.compile(r"(?:ít nhất|tối thiểu|trên|hơn|từ|không dưới|không thấp hơn)(?: là)? $")
_AT_MOST = re.compile(r"(?:dưới|không quá|tối đa|không vượt quá)(?: là)? $")
_UPWARDS = re.compile(r"(?! ?[,;.])(?: (?!nhiệm|khá|tốt|loại|mức|\d)[^\W\d_]+){0,5} trở lên")
_SUBJECT_STOP = re.compile(
    r"(?<!\w)(?:được|có|đạt|hoàn thành|tham gia|ký|trở lên|trong|lên|là|đỗ|dự|và|sẽ|phải|xếp|đi|thực hiện|mới|cho|tốt|vững|với|theo|so|cả|so với|vào|năm|không|của|tại|hằng|hàng|đăng|nắm|tổ chức|xuống|còn)(?!\w)"
)
_NOUN = re.compile(r" ?((?:[^\W\d_]+,? ?){1,8})")
_RATE = re.compile(
    r"(?:(?<!\w)(?:nâng|giảm|tăng(?! trưởng)|đưa|duy trì|bảo đảm|đảm bảo|giữ) )?(?:(?:tỷ lệ|tỉ lệ|số) )?"
    r"(?<!\w)((?:(?!(?:và|có|để|phấn|đấu|mục tiêu|chỉ tiêu|đến|năm|trong|nâng|giảm|đưa|tỷ lệ|duy trì)(?!\w))[^\W\d_]+ ){1,8}?)"
    r"(?:(?:lên|đạt|còn|xuống|giảm|tăng|dưới|trên|từ|ít nhất|khoảng|ở mức|là|bình quân|không quá|tối thiểu|hơn|tối đa|duy trì) )+$"
)


class _Words(NamedTuple):
    aim: re.Pattern[str]
    no_aim: re.Pattern[str]
    ahead: re.Pattern[str]
    done: re.Pattern[str]
    judged: re.Pattern[str]
    value: re.Pattern[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    words = figure_words()

    def phrases(listed: tuple[str, ...]) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{any_of(listed)})(?!\w)")

    return _Words(
        phrases(words.aims),
        phrases(words.no_aims),
        phrases(words.ahead),
        phrases(words.done),
        re.compile(rf"(?:(?<!\w)(?:{any_of(words.judged)})(?!\w)[^,;:.]{{0,24}}|\d/\d{{1,3}} ?)$"),
        re.compile(
            rf"(?P<low>{NUMBER})(?P<first> ?%)?(?:(?: ?[-–] ?| đến )(?P<high>\d{{1,9}}(?:[.,]\d{{1,3}})*)(?![\d/.]))?"
            rf"(?:(?P<percent> ?%)|(?P<scale> (?:{any_of(tuple(words.scales))})(?!\w))?"
            rf"(?P<total>/\d{{1,5}})? (?P<unit>{any_of(words.units)})(?!\w))"
        ),
    )


def find_targets(view: View, passages: tuple[Passage, ...]) -> Found[tuple[Target, ...]]:
    """Targets with value, comparator and subject."""
    targets: list[Target] = []
    for span in aiming(view, passages):
        for clause in _clauses(view.lower, span):
            targets.extend(_values(view, clause))
    traces = tuple(Trace("targets", t.value, "figure in a sentence of aims", t.start, t.end) for t in targets)
    return Found(tuple(targets), traces)


def aiming(view: View, passages: Sequence[Passage]) -> Iterator[Span]:
    """The stretches of text that set aims: each from the word that says so to the sentence's end.

    Args:
        passages: the passages found; their kinds are evidence, but aims are also found without them.
    """
    listing = aimed = False
    for spans in view.sentences:
        for span in spans:
            sentence = view.lower[span.start : span.end]
            kind = next((p.kind for p in passages if p.start <= span.start < p.end), "other")
            start = _aim(sentence, kind)
            goes_on = (listing and _ITEM.match(sentence)) or (aimed and _MORE.match(sentence))
            if start is None and goes_on and not _words().done.search(sentence):
                start = 0
            aimed = start is not None
            listing = aimed and (listing or ":" in sentence)
            if start is not None:
                yield Span(span.start + start, span.end)


def _aim(sentence: str, kind: str) -> int | None:
    """Where in a sentence (lower case) an aim begins, or None."""
    words = _words()
    if kind == "targets" and not words.done.search(sentence):
        return 0
    for found in words.aim.finditer(sentence):
        if any(no.start() <= found.start() < no.end() for no in words.no_aim.finditer(sentence)):
            continue
        if found[0] in {"chỉ tiêu", "mục tiêu", "đề ra", "đặt ra"} and words.judged.search(
            sentence[: found.start()]
        ):
            continue
        return found.start()
    if kind not in _TOLD and not words.done.search(sentence):
        ahead = words.ahead.search(sentence)
        if ahead and not re.search(r"(?<!\w)đã(?!\w)", sentence):
            return ahead.start()
    return None


def _clauses(lower: str, span: Span) -> Iterator[Span]:
    """The clauses of an aim that do not tell what was reached."""
    start = span.start
    for mark in (*_CLAUSE.finditer(lower, *span), None):
        end = mark.start() if mark else span.end
        if not _words().done.search(lower, start, end):
            yield Span(start, end)
        start = end


def _values(view: View, clause: Span) -> Iterator[Target]:
    """The figures of one clause."""
    lower = view.lower
    subject: str | None = None
    for found in _words().value.finditer(lower, *clause):
        scale = figure_words().scales[found["scale"].strip()] if found["scale"] else 1
        low = number_of(found["low"]) * scale
        high = number_of(found["high"]) * scale if found["high"] else low
        percent = found["percent"] or found["first"]
        last = next(name for name in ("percent", "scale", "total", "high", "first", "low") if found[name])
        end = found.end(last)
        before = lower[max(clause.start, found.start() - 24) : found.start()]
        comparator: Comparator = "="
        if found["high"]:
            comparator = "range"
        elif _AT_MOST.search(before):
            comparator = "<="
        elif _AT_LEAST.search(before) or _UPWARDS.match(lower, end, clause.end):
            comparator = ">="
        subject = _subject(view, clause, found) or subject
        yield Target(
            value=" ".join(view.text[found.start() : end].split()),
            low=low,
            high=high,
            unit="%" if percent else found["unit"],
            comparator=comparator,
            subject=subject,
            start=found.start(),
            end=end,
        )


def _subject(view: View, clause: Span, value: re.Match[str]) -> str | None:
    """What the figure is of: the noun behind it, or before it the one whose rate it is."""
    if value["unit"] not in figure_words().measures:
        start = value.start("unit") if value["unit"] else value.end()
        after = _NOUN.match(view.lower, start, clause.end)
        if after:
            stop = _SUBJECT_STOP.search(view.lower, after.start(1), after.end(1))
            words = view.text[after.start(1) : stop.start() if stop else after.end(1)].split()
            if words:
                return " ".join(words[:6]).strip(",")
    rate = _RATE.search(view.lower[clause.start : value.start()])
    if rate:
        return " ".join(view.text[clause.start + rate.start(1) : clause.start + rate.end(1)].split()) or None
    return None
