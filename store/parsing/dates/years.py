"""Which year a day without a year falls in: what the rest of the text says about its own time.

Every piece of evidence speaks for or against years; the best year wins, if it wins clearly, and the
strongest piece for it is named, so that a reader can check.
"""

from __future__ import annotations

from typing import NamedTuple

from store.model import Document, Kind
from store.parsing.dates.date_patterns import DateSpan
from store.parsing.dates.year_evidence import evidence_for
from store.parsing.dates.year_mentions import FIRST_YEAR, LAST_YEAR
from store.parsing.dates.year_weights import day_in
from store.parsing.view import View

# The best year must have this much for it and be this much ahead of the next best: one or the other pair.
_ENOUGH = ((1.5, 0.3), (0.8, 1.0))
_WEB = 2004  # before it few reports were written that are read on the web
_OLD = 1.5


class InferredYear(NamedTuple):
    """A year, why, and the words that say so: reason for people, span of the evidence (0, 0 if none)."""

    year: int
    reason: str
    start: int = 0
    end: int = 0


def infer_year(
    view: View,
    day: DateSpan,
    dates: tuple[DateSpan, ...],
    documents: tuple[Document, ...],
    kind: Kind,
    period: str | None,
    published: str | None,
) -> InferredYear | None:
    """The year of `day`, which is written without one; None where the text does not tell.

    Args:
        dates: all dates of the text.
        published: ISO date or date-time of the page's stamp, if it has one.
    """
    evidence = evidence_for(view, day, dates, documents, kind, period, published)
    totals = {
        year: sum(weights) - (_OLD if year < _WEB else 0.0)
        for year in range(FIRST_YEAR, LAST_YEAR)
        if day_in(year, day) and max(weights := [piece.weight(year) for piece in evidence], default=0.0) > 0
    }
    best = max(totals, key=lambda year: totals[year], default=None)
    if best is None:
        return None
    rival = max((total for year, total in totals.items() if year != best), default=0.0)
    ahead = totals[best] - rival
    if not any(totals[best] >= weight and ahead >= margin for weight, margin in _ENOUGH):
        return None
    strongest = max(evidence, key=lambda piece: piece.weight(best))
    return InferredYear(best, strongest.reason, strongest.start, strongest.end)
