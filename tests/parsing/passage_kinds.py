"""Finds the kind of one sentence in a report made around it."""

from __future__ import annotations

from store.model import Kind
from store.parsing.page.layout import lay_out
from store.parsing.passages.passages import find_passages
from store.parsing.view import view_of
from store.reading.plain import report_text


def kind_in(head: str, sentence: str, *before: str, gap: str = " ", meeting: Kind = "session") -> str:
    """The kind of `sentence` in a report.

    Args:
        head: the report's title, a blank line, and its first sentence.
        before: sentences behind the first.
        gap: what parts them from the sentence: a blank, or the lines between two paragraphs.
        meeting: the kind of meeting.
    """
    report = report_text(f"{' '.join((head, *before))}{gap}{sentence}\n\nTrời đã tạnh.")
    view = view_of(report.text)
    passages = find_passages(view, lay_out(view, report.gaps, report.pictured), meeting).value
    at = view.text.rindex(sentence)
    return next(passage.kind for passage in passages if passage.start <= at < passage.end)
