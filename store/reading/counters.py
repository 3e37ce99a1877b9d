"""The names of a page's sections and tools, and its counters: labels with figures."""

from __future__ import annotations

import re

from store.reading.stamps import leading_stamp
from store.reading.vocabulary import chrome_words

BULLET = " \t•●▪*+-–—·|>»›‹«<[]()….^⌂☰◆★►▶◀◄▸➤➜↑↓▼▾▽⌄˅│┃¦｜"
ROW = 120  # code points of a row of entries at most
_DIGIT = re.compile(r"\d")
_LABELLED = re.compile(r"([^\d:=(]{2,40}?) ?[:=( -]{0,4}[\d][\d.,]*k?\)?[ ,;|•-]*")
_COUNTED = re.compile(r"[\d][\d.,]*k? ([^\d:=(]{3,40})")


def is_entry(plain: str) -> bool:
    """Whether this is the name of a section or tool, or a counter, of a page."""
    vocabulary = chrome_words()
    plain = plain.strip(BULLET + ",;")
    return (
        plain in vocabulary.alone
        or plain in vocabulary.beside
        or plain in vocabulary.related
        or is_counter(plain)
    )


def is_counter(plain: str, *, sure: bool = True) -> bool:
    """Labels with figures, and nothing else: `hom nay: 39`, `1.204 luot xem`; one of them only a page has,
    if it must be sure."""
    vocabulary = chrome_words()
    if len(plain) > ROW or not _DIGIT.search(plain):
        return False
    rest = plain
    proved = not sure
    while rest:
        stamp = leading_stamp(rest)
        if stamp is not None:
            rest = stamp[1].lstrip(" ,;|•-")
            continue
        found = _LABELLED.match(rest)
        label = found[1].strip(BULLET) if found is not None else ""
        if found is not None and (label in vocabulary.counters or label in vocabulary.counters_beside):
            proved = proved or label in vocabulary.counters
            rest = rest[found.end() :]
            unit = next((word for word in vocabulary.counted if rest.startswith(word)), "")
            rest = rest[len(unit) :].lstrip(" ,;|•-")
            continue
        found = _COUNTED.match(rest)
        if found is not None and found[1].strip(BULLET) in vocabulary.counted:
            proved = True
            rest = rest[found.end() :]
            continue
        return False
    return proved
