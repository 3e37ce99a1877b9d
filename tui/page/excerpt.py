"""What to copy when nothing is selected: the sentence of a hit, or the passage one reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store import Meeting


def sentence_at(meeting: Meeting, start: int, end: int) -> tuple[int, int]:
    """The sentence or sentences of the report that hold `start..end` (code points, half open)."""
    from store import sentences

    text = meeting.text
    left = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    right = text.find("\n\n", end)
    right = len(text) if right < 0 else right
    touched = [span for span in sentences(text, left, right) if span[0] < end and span[1] > start]
    return (touched[0][0], touched[-1][1]) if touched else (start, end)


def passage_at(meeting: Meeting, offset: int) -> tuple[int, int]:
    """The passage that holds `offset`, else its paragraph."""
    text = meeting.text
    for passage in meeting.passages:
        if passage.start <= offset < passage.end:
            return passage.start, passage.end
    left = text.rfind("\n\n", 0, offset) + 2 if "\n\n" in text[:offset] else 0
    right = text.find("\n\n", offset)
    return left, len(text) if right < 0 else right
