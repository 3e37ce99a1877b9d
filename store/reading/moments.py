"""Dates as metadata write them → ISO, as a clock in Vietnam shows them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Final

from store.language.folding import clean
from store.reading.stamps import stamp_of

_VIETNAM: Final = timezone(timedelta(hours=7))
_DAY = re.compile(r"(\d{4})[-/.](\d{2})[-/.](\d{2})\Z|(\d{4})(\d{2})(\d{2})\Z")
_SECONDS = re.compile(r"\d{10}(?:\d{3})?\Z")
_YEARS: Final = range(1945, 2100)
_LONGEST: Final = 80


def iso_moment(text: str) -> str | None:
    """`2021-12-28`, or `2021-12-28T18:12` where the time of day is told; None if no day can be made out.

    Args:
        text: ISO, RFC 5322 (e-mail), Unix seconds, or as Vietnamese pages print it.
    """
    text = clean(text).strip()
    if not text or len(text) > _LONGEST:
        return None
    if day := _DAY.match(text):
        return _iso_day("-".join(part for part in day.groups() if part))
    moment = _moment(text)
    if moment is not None:
        if moment.tzinfo is not None:
            moment = moment.astimezone(_VIETNAM)
        return moment.strftime("%Y-%m-%dT%H:%M") if moment.year in _YEARS else None
    stamp = stamp_of(text)
    return stamp.when if stamp is not None else None


def _iso_day(text: str) -> str | None:
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        return None
    return day.isoformat() if day.year in _YEARS else None


def _moment(text: str) -> datetime | None:
    try:
        if _SECONDS.match(text):
            return datetime.fromtimestamp(int(text[:10]), _VIETNAM)
        return datetime.fromisoformat(text.replace("/", "-", 2) if text[:4].isdecimal() else text)
    except (ValueError, OverflowError):
        pass
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
