"""The page's own stamp: when it was put up, as its line says."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from store.language.folding import fold
from store.reading.vocabulary import chrome_words

_WEEKDAY = (
    r"(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn|t[2-7]|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_DAY = r"(?P<d>[12]\d|3[01]|0?[1-9])"
_MONTH = r"(?P<m>1[0-2]|0?[1-9])"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_SPELT = (
    "mot|gieng",
    "hai",
    "ba",
    "tu",
    "nam",
    "sau",
    "bay",
    "tam",
    "chin",
    "muoi",
    "muoi mot",
    "muoi hai|chap",
)
_ENGLISH = (
    "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul", "august|aug",
    "september|sept|sep", "october|oct", "november|nov", "december|dec",
)  # fmt: skip
_MONTHS = {
    word: month
    for names in (_SPELT, _ENGLISH)
    for month, named in enumerate(names, 1)
    for word in named.split("|")
}
_MONTH_NAME = rf"(?:thang (?:{'|'.join(reversed(_SPELT))})|{'|'.join(_ENGLISH)})"
_DATE = (
    rf"(?:{_DAY} ?[/.-] ?{_MONTH} ?[/.-] ?{_YEAR}"
    rf"|(?P<y2>(?:19|20)\d\d)-(?P<m2>\d\d)-(?P<d2>\d\d)"
    rf"|(?P<d3>[12]\d|3[01]|0?[1-9]),? (?P<m3>thang (?:1[0-2]|0?[1-9])|{_MONTH_NAME}),? (?:nam )?"
    rf"(?P<y3>(?:19|20)\d\d)"
    rf"|(?P<d5>[12]\d|3[01]|0?[1-9])[/-](?P<m5>1[0-2]|0?[1-9])[/-](?P<y5>[0-3]\d)(?![\d/-])"
    rf"|(?P<m4>{_MONTH_NAME}) (?P<d4>[12]\d|3[01]|0?[1-9]),? (?P<y4>(?:19|20)\d\d))"
)
_TIME = r"(?P<h>[01]?\d|2[0-3]) ?[:hg] ?(?P<min>[0-5]\d)(?: ?[:'] ?[0-5]\d)?'?(?: ?(?P<half>am|pm|sa|ch))?"
_TIME_FIRST = _TIME.replace("P<h>", "P<h0>").replace("P<min>", "P<min0>").replace("P<half>", "P<half0>")
_SEPARATOR = r"[ ,|()\[\]•·T–-]{0,6}"
_ZONE = r"(?:[ ,(\[]{0,3}(?:gmt|utc) ?[+-]? ?\d{0,2}(?::\d\d)?[)\]]?)?"
_STAMP = re.compile(
    rf"(?:{_TIME_FIRST}{_ZONE}{_SEPARATOR})?(?:(?P<weekday>{_WEEKDAY}){_SEPARATOR})?(?:ngay:? ?)?{_DATE}"
    rf"(?:{_SEPARATOR}(?:luc |vao luc )?{_TIME})?{_ZONE}[ .|)\]-]{{0,4}}",
    re.IGNORECASE,
)

_LONG = 90
# How often the page was seen, or answered, a bare number behind its stamp: `11/11/2022 14:13    67`.
_VIEWS = re.compile(r"[|\s]{0,4}(?:[^\w\s|]{1,3} )?\d{1,3}(?:[.,]?\d{3}){0,2}\Z")
_AROUND = " |•-–*[](),.🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛📅📆🗓⏰⏱⌚️"
_DIGIT = re.compile(r"\d")
_BEGINNING = re.compile(r"(?<!\S)\(?(?:thứ|chủ nhật|cập nhật|đăng|ngày|lúc|\d)", re.IGNORECASE)


class Stamp(NamedTuple):
    """A line that is nothing but a stamp: its ISO date or date-time, and whether it says what it is.

    Args:
        when: `2021-12-28` or `2021-12-28T18:12`.
        labelled: the line has a label ("Cập nhật") before the date.
        timed: it gives the time of day.
    """

    when: str
    labelled: bool
    timed: bool


def stamp_of(line: str) -> Stamp | None:
    """The stamp a line consists of, or None where the line holds anything else or no such day exists."""
    found = leading_stamp(line) if len(line) <= _LONG else None
    if found is None:
        return None
    stamp, rest = found
    return stamp if not rest or (stamp.timed and _VIEWS.match(rest)) else None


def leading_stamp(line: str) -> tuple[Stamp, str] | None:
    """The stamp with which a line begins, and what is left of the line after it, folded."""
    if not _DIGIT.search(line, 0, _LONG):
        return None
    folded = fold(line[:_LONG]).strip(_AROUND)
    labelled = False
    labels = chrome_words().stamp_labels
    for label in labels if folded.startswith(labels) else ():
        if folded.startswith(label) and not folded[len(label) : len(label) + 1].isalnum():
            folded = folded[len(label) :].lstrip(" :-–|,")
            labelled = True
            break
    found = _STAMP.match(folded)
    if found is None:
        return None
    part = found.groupdict()
    clipped = part["y5"]
    if clipped and not (labelled or part["weekday"] or part["h"] or part["h0"]):
        return None
    try:
        day = date(
            int(part["y"] or part["y2"] or part["y3"] or part["y4"] or f"20{clipped}"),
            _month(part["m"] or part["m2"] or part["m3"] or part["m4"] or part["m5"]),
            int(part["d"] or part["d2"] or part["d3"] or part["d4"] or part["d5"]),
        )
    except ValueError:
        return None
    rest = folded[found.end() :] + line[_LONG:]
    if rest[:1].isalnum() and folded[found.end() - 1].isalnum():
        return None
    hour, minute, half = (
        (part["h"], part["min"], part["half"]) if part["h"] else (part["h0"], part["min0"], part["half0"])
    )
    if hour is None:
        return Stamp(day.isoformat(), labelled, False), rest
    hours = int(hour) + (12 if half in {"pm", "ch"} and int(hour) < 12 else 0)
    return Stamp(f"{day.isoformat()}T{hours:02d}:{minute}", labelled, True), rest


def _month(text: str) -> int:
    """The month from its number or name, folded: `thang muoi hai`, `dec`."""
    name = text.removeprefix("thang ")
    return int(name) if name.isdigit() else _MONTHS[name]


def signed_stamp(line: str) -> tuple[str, Stamp] | None:
    """What stands before the stamp with which a line ends, and the stamp: `Kim Dung | 27/12/2021 18:05`."""
    if len(line) > 120:
        return None
    for found in _BEGINNING.finditer(line):
        stamp = stamp_of(line[found.start() :])
        if stamp is not None:
            who = line[: found.start()].strip(" |-–•·,(")
            return (who, stamp) if who else None
    return None
