"""Lines that credit a report and its pictures together: `Tin: … - Ảnh: …`, `Bài, ảnh: …`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from store.language.letters import UPPER
from store.parsing.page.layout_words import layout_words
from store.parsing.patterns import any_of

_WORDS = 18
_JOIN = r"(?: ?(?:[,/&+;-]|–|và(?= )) ?| )"


class _Labels(NamedTuple):
    """Patterns for what stands before the names: at the line's beginning, and before the pictures' makers."""

    joint: re.Pattern[str]
    written: re.Pattern[str]
    pictures: re.Pattern[str]


@lru_cache(maxsize=1)
def _labels() -> _Labels:
    words = layout_words()
    writer, picture = (any_of(labels) for labels in (words.writer_labels, words.picture_labels))
    either = rf"(?:{writer}|{picture})(?!\w)"
    who = rf"\s?:\s?(?=[{UPPER}])"
    start = rf"[(\[]?\s?(?i:(?:{writer})(?!\w)(?:{_JOIN}{either}){{0,3}}"
    return _Labels(
        re.compile(rf"{start}|(?:{picture}){_JOIN}(?:{writer})(?!\w)){who}"),
        re.compile(rf"{start}){who}"),
        re.compile(rf"[\s,;.|/(–-]{{1,4}}(?i:(?:{picture})(?:{_JOIN}{either}){{0,2}}){who}"),
    )


def writers_end(line: str) -> int:
    """Where the part of a credit ends that names the writers: before the label of the pictures' makers, if
    there is one behind a label of theirs."""
    label = _labels().written.match(line)
    pictures = _labels().pictures.search(line, label.end()) if label else None
    return pictures.start() if pictures else len(line)


def is_joint_credit(text: str) -> bool:
    """Whether a line credits the report and its pictures: under one label or under one each."""
    if ":" not in text or text.count(" ") >= _WORDS:
        return False
    label = _labels().joint.match(text)
    if label is None:
        return False
    if _labels().pictures.search(text, label.end()) is not None:
        return True
    return any(word in label[0].lower() for word in layout_words().picture_labels)
