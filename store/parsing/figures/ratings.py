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
from store.parsing.figures.figures import NUMBER, count_of, figure_words, number_of
from store.parsing.figures.targets import aiming
from store.parsing.found import Found, Trace
from store.parsing.passages.sentence_kinds import sentences_with_kinds
from store.parsing.patterns import any_of, whole, words
from store.parsing.view import View

# Every phrase for a level holds one of these: a quick look before the patterns.
_SIGNS = ("hoàn thành", "vững mạnh", "tnv", "htxs", "htt", "tsvm", "tư cách", "yếu kém", "xuất sắc nhiệm vụ")
# The short name of a level that is one only beside the others: "5 hoàn thành tốt, 1 hoàn thành (8,3%)".
_SHORT = frozenset({"hoàn thành", "không hoàn thành", "chưa hoàn thành"})
_SCALED = ("hoàn thành tốt", "hoàn thành xuất sắc")
_SHARE = re.compile(
    r"(\d(?<![\d/.,]\d)\d{0,5})/(\d{1,6})(?![\d/]) ([^\W\d_][^.;:()\n\d%,]{1,80}?)"
    r" ?(?:\(|, ?(?=chiếm|đạt))(?:chiếm |đạt )?(?:tỷ lệ |tỉ lệ )?(\d{1,3}(?:[.,]\d{1,2})?) ?%"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BARE = re.compile(r"[\s\"“”'’:(=|–-]{0,6}(?:là|có|gồm|đạt|xếp loại)?[\s\"“”]{0,3}")
_ROUNDED = re.compile(r"(?<!\w)(?:hơn|gần|khoảng|trên|xấp xỉ) \d")
_REACH = 70  # code points between a count and its level
_BESIDE = 12  # and between a level and a number that goes with it
_REMEMBERED = 2  # sentences for which a text goes on about those it named
_BACK = 24  # code points before a figure that tell what it is


class _Token(NamedTuple):
    """A `level`, `count`, `total`, `percent` or `colon`, and what it says."""

    sort: str
    start: int
    end: int
    level: Level = "completed"
    number: int = 0
    of: int | None = None
    percent: float | None = None
    who: str | None = None
    attached: bool = False


class _Group(NamedTuple):
    """What belongs to one rating, as far as read."""

    level: _Token | None = None
    counts: tuple[_Token, ...] = ()
    percent: _Token | None = None
    total: int | None = None


class _Patterns(NamedTuple):
    token: re.Pattern[str]
    rated: re.Pattern[str]
    results: re.Pattern[str]
    awards: re.Pattern[str]
    total: re.Pattern[str]
    no_count: re.Pattern[str]
    attached: re.Pattern[str]


@lru_cache(maxsize=1)
def _levels() -> dict[str, Level]:
    return {phrase: level.name for level in figure_words().level for phrase in level.phrases}


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    """The patterns of the rules, for `View.lower`."""
    vocabulary = figure_words()
    who = any_of(vocabulary.rated + vocabulary.areas + vocabulary.anyone)
    followed = rf"(?=\W*(?:$|[(,;:.…\n/|–-]|\d|(?:{any_of(vocabulary.after_level)})(?!\w)))"
    token = (
        rf"(?P<level>(?<!mức độ ){whole(_levels())}(?! trở lên){followed})"
        rf"|(?P<p>{NUMBER}) ?%(?: (?:tổng )?(?:số )?(?P<of>{who})(?!\w))?"
        rf"|(?P<n>{NUMBER}|(?<!\w)(?:{any_of(vocabulary.numbers)}))(?: ?/ ?(?P<total>\d{{1,6}}))?(?![./-]\d)"
        rf"(?: (?P<who>{who})(?!\w))?(?: (?P<more>{who})(?!\w))?(?!\w| ?%)"
        r"|(?P<colon>:)"
    )
    share = rf"(?:\(|=|{whole(vocabulary.shares)}) ?(?:tỷ lệ |tỉ lệ )?(?:khoảng |gần |trên |hơn )?$"
    return _Patterns(
        re.compile(token),
        words(vocabulary.rated),
        words(vocabulary.results),
        words(vocabulary.awards),
        re.compile(rf"{whole(vocabulary.totals)} (?:\w+ ){{0,2}}$"),
        re.compile(rf"{whole(vocabulary.no_count)} $"),
        re.compile(share),
    )


def find_ratings(view: View, passages: tuple[Passage, ...]) -> Found[tuple[Rating, ...]]:
    """Ratings with counts, percentages and totals, in order; a warning where they do not agree."""
    ratings: list[Rating] = []
    warnings: list[str] = []
    if any(sign in view.lower for sign in _SIGNS):
        ratings, warnings = _ratings(view, passages)
    told = [Span(rating.start, rating.end) for rating in ratings]
    warnings.extend(_wrong_shares(view, told))
    traces = tuple(
        Trace("ratings", view.text[r.start : r.end], "count and level in one clause", r.start, r.end)
        for r in ratings
    )
    return Found(tuple(ratings), traces, tuple(dict.fromkeys(warnings)))


def _ratings(view: View, passages: tuple[Passage, ...]) -> tuple[list[Rating], list[str]]:
    """The ratings, in order, and a sentence for the reader for every one that does not agree with itself."""
    lower = view.lower
    ratings: list[Rating] = []
    warnings: list[str] = []
    heading: str | None = None
    since = 0  # sentences since whom it was
    aims = {aim.sentence for aim in aiming(view, passages)}
    for span, kind in sentences_with_kinds(view, passages):
        told = span not in aims and _tells(lower, span, aimed=kind == "targets")
        found = list(_in_sentence(view, span, heading)) if told else []
        ratings.extend(found)
        if found and not _ROUNDED.search(lower, *span):
            warnings.extend(_disagreements(found))
        # Whom a leader asks something of are not those who are rated next.
        named = None if kind in {"instructions", "plans"} else _patterns().rated.search(lower, *span)
        if found or named:
            heading, since = found[-1].subject if found else named[0] if named else None, 0
        elif since < _REMEMBERED:
            since += 1
        else:
            heading = None
    return ratings, warnings


def _tells(lower: str, span: Span, *, aimed: bool) -> bool:
    """Whether a sentence can tell ratings: it names a level, and does not only praise or aim.

    Args:
        aimed: whether it stands in a passage of targets.
    """
    if not any(lower.find(sign, *span) >= 0 for sign in _SIGNS):
        return False
    if _patterns().results.search(lower, *span):
        return True
    return not aimed and not _patterns().awards.search(lower, *span)


def _tokens(lower: str, span: Span) -> Iterator[_Token]:
    """The levels and figures of a sentence, in order."""
    patterns = _patterns()
    numbers = figure_words().numbers
    scaled = any(lower.find(level, *span) >= 0 for level in _SCALED)
    for found in patterns.token.finditer(lower, *span):
        start, end = found.span()
        before = lower[max(span.start, start - _BACK) : start]
        if found["level"] in _SHORT and not scaled:
            continue
        if found["level"]:
            yield _Token("level", start, end, level=_levels()[found["level"]])
        elif found["colon"]:
            yield _Token("colon", start, end)
        elif found["p"]:
            attached = patterns.attached.search(before) is not None
            percent = number_of(found["p"])
            yield _Token("percent", start, end, percent=percent, who=found["of"], attached=attached)
        else:
            number = numbers.get(found["n"]) or count_of(found["n"])
            name = found["who"] is None and (found["n"] in numbers or patterns.no_count.search(before))
            year = _YEAR.fullmatch(found["n"]) and before.endswith("năm ")
            if number is None or name or year:
                continue
            who = found["more"] if found["who"] in figure_words().anyone and found["more"] else found["who"]
            of = count_of(found["total"]) if found["total"] else None
            sort = "total" if of is None and patterns.total.search(before) else "count"
            yield _Token(sort, start, end, number=number, of=of, who=who)


def _in_sentence(view: View, span: Span, heading: str | None) -> Iterator[Rating]:
    """The ratings of one sentence; `heading` is whom the text spoke of before."""
    tokens = list(_tokens(view.lower, span))
    if not any(token.sort == "level" for token in tokens):
        return
    subject = heading
    past = span.start
    for group in _groups(tokens, view.lower):
        level = group.level
        if level is None:
            continue
        counts = [token for token in group.counts if _near(view.lower, token, level)]
        percent = group.percent
        if percent and not counts and not _near(view.lower, percent, level):
            percent = None
        if not counts and percent is None:
            continue
        marks = [token for token in (level, *counts, percent) if token]
        start, end = min(token.start for token in marks), max(token.end for token in marks)
        named = list(_patterns().rated.finditer(view.lower, past, start))
        subject = named[-1][0] if named else subject
        past = end
        share = percent.percent if percent and len(counts) < 2 else None
        for token in counts or marks[-1:]:
            if token.who and token.who not in figure_words().anyone:
                subject = token.who
            elif token.who in figure_words().persons:
                subject = figure_words().members.get(subject or "", subject)
                # Of an office named before, nothing says more of those counted than what they are called.
                subject = None if subject == "cá nhân" and token.who != "người" else subject
            who = subject or ("đồng chí" if token.who in {"đ/c", "đc"} else token.who)
            if who is None:
                continue
            yield Rating(
                subject=who,
                level=level.level,
                count=token.number if counts else None,
                percent=share,
                total=token.of or group.total,
                start=start if len(counts) < 2 else min(token.start, level.start),
                end=end,
            )


def _near(lower: str, token: _Token, level: _Token) -> bool:
    """Whether a count or percentage stands close enough to a level to be of it.

    A bare number must stand right beside it, with no other words between.
    """
    first, last = sorted((token, level), key=lambda either: either.start)
    if token.who or token.sort == "percent":
        return last.start - first.end <= _REACH
    return _BARE.fullmatch(lower, first.end, last.start) is not None


def _groups(tokens: Sequence[_Token], lower: str) -> Iterator[_Group]:
    """The tokens of one sentence, rating by rating; `lower` is the text."""
    row = [t.sort for t in tokens if t.sort in {"level", "count"} or (t.sort == "percent" and not t.attached)]
    level_first = row[0] == "level" and row[-1] != "level"
    total: int | None = None
    group = _Group()
    for token in tokens:
        if token.sort == "total":
            total = token.number
            group = _Group(level=group.level, total=total)
        elif token.sort == "colon":
            if group.counts and not group.level:
                total = group.counts[-1].number
                group = _Group(total=total)
        elif _opens(lower, group, token, level_first=level_first):
            yield group
            group = _with(_Group(total=total), token)
        elif token.sort == "count" and group.level and group.counts:
            if token.number == group.counts[-1].number and token.of:
                group = group._replace(total=token.of)
        elif token.sort == "count" and group.counts and group.counts[-1].who == token.who:
            # "67 đảng viên được xếp loại, có 13 đảng viên …": the first was all of them.
            total = group.counts[-1].number
            group = _with(_Group(total=total), token)
        else:
            group = _with(group, token)
    yield group


def _opens(lower: str, group: _Group, token: _Token, *, level_first: bool) -> bool:
    """Whether a token opens the next rating."""
    if token.sort == "level":
        return group.level is not None
    if group.level is None or level_first:
        return False
    if token.sort == "count":
        again = bool(group.counts) and token.number == group.counts[-1].number and token.of is not None
        return not again and not _follows(lower, group, token)
    return not token.attached and (group.percent is not None or token.who is not None)


def _with(group: _Group, token: _Token) -> _Group:
    """The group with one more token."""
    if token.sort == "level":
        return group._replace(level=token)
    if token.sort == "count":
        return group._replace(counts=(*group.counts, token))
    return group if group.percent else group._replace(percent=token)


def _follows(lower: str, group: _Group, token: _Token) -> bool:
    """Whether a count goes with the level before it, which has none yet: `… tốt nhiệm vụ là 20 người`."""
    if group.level is None or group.counts or group.percent:
        return False
    between = lower[group.level.end : token.start]
    return len(between) < _BESIDE and not any(mark in between for mark in ",;")


def _disagreements(ratings: Sequence[Rating]) -> Iterator[str]:
    """Sentences for the reader where counts, totals and percentages of one sentence do not agree."""
    for subject in dict.fromkeys(rating.subject for rating in ratings):
        rows = [rating for rating in ratings if rating.subject == subject and rating.count is not None]
        total = next((rating.total for rating in rows if rating.total), None)
        counted = sum(rating.count or 0 for rating in rows)
        shares = [(rating.count or 0, rating.percent) for rating in rows if rating.percent is not None]
        if total is not None and (counted > total or (len(rows) > 1 and not shares and counted != total)):
            yield f"Số {subject} được xếp loại cộng lại là {counted}, khác tổng số {total} nêu trong bài."
        least = min((share for count, share in shares if count and share), default=100.0)
        wholes = [total] if total is not None else range(max(counted, 1), int(100 * counted / least) + 9)
        if shares and not any(all(_fits(count, of, share) for count, share in shares) for of in wholes):
            yield f"Tỷ lệ phần trăm xếp loại {subject} không khớp với số lượng nêu trong bài."


def _wrong_shares(view: View, told: Sequence[Span]) -> Iterator[str]:
    """Sentences for the reader about shares like `22/25 chi bộ (chiếm 86%)` that do not agree.

    Args:
        told: spans that were looked at as ratings.
    """
    for found in _SHARE.finditer(view.lower):
        count, total, percent = int(found[1]), int(found[2]), number_of(found[4])
        if any(span.start < found.end() and span.end > found.start() for span in told):
            continue
        if 0 < total >= count and not _fits(count, total, percent):
            noun = " ".join(found[3].split()[:2])
            yield f"Tỷ lệ {found[4]}% không khớp với {found[1]}/{found[2]} {noun}."


def _fits(count: int, total: int, percent: float) -> bool:
    """Whether `percent` is `count` of `total`, rounded as printed (a tenth, or a whole where it is whole)."""
    return abs(100 * count / total - percent) <= (0.6 if percent.is_integer() else 0.11)
