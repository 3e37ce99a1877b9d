"""The lines that say who wrote the report: a name, a name with a unit, a unit, a source."""

from __future__ import annotations

import re

from store.language.letters import UPPER
from store.parsing.page.captions import is_credit
from store.parsing.page.credit_lines import is_joint_credit
from store.parsing.page.layout_words import begins_with, layout_words

_WORDS = 14
_NAME = 4  # words of a name
_FIRST_OF_NAMES = ("đoàn ", "trường ", "quang ")  # first words of units, of captions, that also begin names
_CREDITED = re.compile(r"(?P<what>[^:\d]{2,20}?) ?: ?(?P<who>\S.*)\Z")
_TOKEN = re.compile(rf"[{UPPER}][\w'’]*(?:\.[{UPPER}][\w'’]*){{0,3}}\.?\Z")
_ABBREVIATED = re.compile(rf"(?!TP\b)[{UPPER}]{{2,8}}(?:-[{UPPER}]{{2,8}})?(?: \w{{1,12}}){{0,3}}\Z")
_SECTION = re.compile(r"(?:I|[IVX]{2,5}|\d{1,2})[.)] ")  # "II. NỘI DUNG" heads a section
_SPLIT = re.compile(r"(?:(?<!\s)\s+)?(?:[,;/&+]|\s[-–]\s|[-–])\s*")


def is_upper_first(token: str) -> bool:
    """Whether a token begins with a capital letter."""
    return token[:1].isupper()


def is_name(text: str) -> bool:
    """Whether `text` is shaped like a name: one to five capitalised words, and nothing else."""
    tokens = text.split()
    if not 1 <= len(tokens) <= 5 or any(char.isdigit() for char in text):
        return False
    words = layout_words()
    if text.lower() in words.not_names:
        return False
    begins_name = text.lower().startswith(_FIRST_OF_NAMES) and not text.lower().startswith("quang cảnh")
    if tokens[0].lower() in words.addresses and not begins_name:
        return False
    return all(is_upper_first(token) and _TOKEN.match(token) for token in tokens)


def is_names(text: str) -> bool:
    """One name, or several: `Vũ Nguyệt – Nhật Quang`."""
    pieces = [piece for piece in _SPLIT.split(text.strip(" ()|")) if piece]
    return bool(pieces) and len(pieces) <= 4 and all(is_name(piece) for piece in pieces)


def without_degree(text: str) -> str:
    """`text` without academic titles before the name."""
    tokens = text.split()
    while len(tokens) > 1 and tokens[0].lower() in layout_words().degrees:
        tokens = tokens[1:]
    return " ".join(tokens)


def is_unit(text: str) -> bool:
    """Whether `text` is an organisation's name and says nothing of it."""
    words = layout_words()
    lower = text.lower()
    if lower.startswith(_FIRST_OF_NAMES) and _is_all_name(text):
        return False
    return (
        text[:1].isupper()
        and begins_with(lower, words.unit_openings)
        and not begins_with(lower, words.not_units)
        and text.count(" ") < _WORDS
        and not any(deed in f"{text} " for deed in words.deeds)
    )


def _is_all_name(text: str) -> bool:
    """Whether two to four capitalised words without an abbreviation make up `text`: `Đoàn Loan`."""
    tokens = text.split()
    short = any(token.isupper() and len(token) > 1 for token in tokens) and not text.isupper()
    return 2 <= len(tokens) <= _NAME and not short and all(map(_TOKEN.match, tokens))


def is_role(text: str) -> bool:
    """Whether `text` is someone's function."""
    return begins_with(text.lower(), layout_words().role_openings) and text.count(" ") < _WORDS


def is_credited(text: str) -> bool:
    """Whether `text` names who made the report, or where it was taken from: `Tin, ảnh: …`, `Theo …`."""
    words = layout_words()
    if is_joint_credit(text):
        return True
    if text.count(" ") >= _WORDS:
        return False
    found = _CREDITED.match(text.strip("()[] "))
    if found is not None:
        return found["what"].strip().lower() in words.credits and not found["who"].endswith(":")
    return (
        re.match(rf"\(?[Tt]heo (?=[{UPPER}]|báo |cổng |trang |đài |[a-z0-9-]+\.)[^,;:]{{2,60}}\Z", text)
        is not None
    )


def is_signature(text: str) -> bool:
    """Whether a paragraph at the end of a report signs it."""
    bare = text.strip(" ()|")
    if is_joint_credit(text):
        return True
    if not bare or bare.count(" ") >= _WORDS or bare.endswith((":", ";", ",", "!", "?", "…")):
        return False
    if is_credit(text) or _SECTION.match(bare) is not None:
        return False
    if is_credited(text):
        return True
    if bare.endswith(".") and not re.search(rf"\b[{UPPER}]\.\Z", bare):
        return False
    plain = without_degree(bare)
    if is_names(plain) or is_unit(plain):
        return True
    head, _, tail = re.sub(r"(?:(?<!\s)\s+)?(?:,|\s[-–]|\()\s*", "\0", plain, count=1).partition("\0")
    tail = tail.strip(" )")
    of_office = is_unit(tail) or is_role(tail) or _ABBREVIATED.match(tail) is not None
    return bool(tail) and is_name(head.strip()) and of_office


def signs_under_title(text: str) -> bool:
    """Whether the line under a title names its author."""
    return is_credited(text) or (is_names(text) and 1 <= text.count(" ") <= 6)
