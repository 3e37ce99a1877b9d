"""Resolutions of congresses: national ones, and those of lower bodies as far as they are named.

`Nghị quyết Đại hội XIII của Đảng`, `Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XV`, `Nghị quyết Đại hội
lần thứ XIX Đảng bộ tỉnh Nghệ An`. All patterns run on folded text.
"""

from __future__ import annotations

import re

from store.language.numerals import ORDINAL, ordinal, to_roman
from store.parsing.documents.document_words import document_words
from store.parsing.documents.plenums import Resolution

_DH = r"(?:dai\s{1,2}hoi|dh)"
_DELEGATES = r"(?:\s{1,2}dai\s{1,2}bieu)?"
_LAN = r"lan\s{1,2}thu\s{1,2}"
_BODIES = r"(?:dang\s{1,2}bo|cong\s{1,2}doan|chi\s{1,2}bo|doan|hoi|mat\s{1,2}tran|lien\s{1,2}doan)"
_YEARS = r"(?P<years>(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d)"
_CITED = re.compile(
    r"(?<!\w)(?:nghi\s{1,2}quyet|nq|(?<!du thao )(?<!du thao cac )van\s{1,2}kien)\s{1,2}"
    r"(?:so\s\S{3,20}\s)?(?:cua\s{1,2})?"
    rf"(?={_DH}(?!\w))"
)
_NATIONAL = re.compile(
    rf"{_DH}(?P<head>(?:\s{{1,2}}dang)?{_DELEGATES}(?:\s{{1,2}}dang)?(?:\s{{1,2}}toan\s{{1,2}}quoc)?(?:\s{{1,2}}dang)?)\s{{1,2}}"
    rf"(?:(?P<term>khoa\s{{1,2}})?(?P<roman>[ivx]{{1,6}})|{_LAN}(?P<ordinal>{ORDINAL}))(?!\w)(?!\s{{1,2}}(?:cua\s{{1,2}})?{_BODIES}(?!\w))"
    rf"(?P<of>\s{{1,2}}cua\s{{1,2}}dang(?!\s{{1,2}}bo))?"
)
_NUMBER_FIRST = re.compile(
    rf"{_DH}{_DELEGATES}(?:\s{{1,2}}toan\s{{1,2}}quoc)?\s{{1,2}}(?:{_LAN})?(?P<ordinal>{ORDINAL})(?!\w)\s{{1,2}}"
    rf"(?:cua\s{{1,2}})?(?P<body>{_BODIES}(?!\w)(?:\s{{1,2}}[\w.&]+){{0,10}})"
)
_BODY_FIRST = re.compile(
    rf"{_DH}{_DELEGATES}(?:\s{{1,2}}(?P<body>[^\W\d_][\w.&-]*(?:\s{{1,2}}[\w.&-]+){{0,11}}?))?,?\s{{1,2}}"
    rf"(?:{_LAN}(?P<ordinal>{ORDINAL})(?!\w)|khoa\s{{1,2}}(?P<term>[ivx]{{1,6}})(?!\w)"
    rf"|nhiem\s{{1,2}}ky\s{_YEARS})"
)
_NEXT = re.compile(rf"\s{{0,2}}(?:,|;|va|cung|,\s?va)\s{{1,2}}(?={_DH}(?!\w))")
_WORD = re.compile(r"\S+")
_CONGRESS = re.compile(r"(?i)đại\s+hội")
_TRAILING = re.compile(r"(?:\s(?:và|các))+$")
# No one body's congress, or a clause and not a name.
_NO_BODY = re.compile(
    r"(?:^|\s)(?:cac\s{1,2}cap|diem|nay|ve|va\s{1,2}phuong|da|trong|cho|voi|de|theo|gan|vao|den|tai|nham|la|duoc|trinh)(?:\s|$)"
)


def congresses_in(text: str, folded: str) -> tuple[Resolution, ...]:
    """Resolutions of congresses, each with its noun or in a row behind one.

    Args:
        text: the text (NFC); `folded` the same, folded.
    """
    if "dai hoi" not in folded and "dh" not in folded:
        return ()
    given: list[Resolution] = []
    for cited in _CITED.finditer(folded):
        start, at = cited.span()
        while True:
            read = _congress_at(text, folded, start, at)
            if read is None:
                break
            given.append(read)
            following = _NEXT.match(folded, read.end)
            if following is None:
                break
            start = at = following.end()
    return tuple(given)


def _congress_at(text: str, folded: str, start: int, at: int) -> Resolution | None:
    """The congress named at offset `at`, as the resolution cited from `start`."""
    found = _NATIONAL.match(folded, at)
    if found:
        number = ordinal(found["roman"] or found["ordinal"])
        national = found["roman"] or found["of"] or "dang" in found["head"] or "toan" in found["head"]
        if number is None or (found["term"] and not (found["of"] or "dang" in found["head"])):
            return None
        which = to_roman(number) if national else f"lần thứ {to_roman(number)}"
        return Resolution(start, found.end(), f"NQ Đại hội {which}", "nghị quyết")
    found = _NUMBER_FIRST.match(folded, at)
    if found:
        body, end = _name(text, *found.span("body"))
        number = ordinal(found["ordinal"])
        if number is None or _NO_BODY.search(folded[found.start("body") : end]):
            return None
        return Resolution(start, end, f"NQ Đại hội {_spelled(body)} lần thứ {to_roman(number)}", "nghị quyết")
    found = _BODY_FIRST.match(folded, at)
    if found is None or (found["body"] and _NO_BODY.search(found["body"])):
        return None
    body = _spelled(text[slice(*found.span("body"))]) + " " if found["body"] else ""
    if found["years"]:
        when = "nhiệm kỳ " + re.sub(r"\s?[-–]\s?", "-", found["years"])
    else:
        number = ordinal(found["term"] or found["ordinal"])
        if number is None or (found["term"] and not body):
            return None
        when = f"{'khóa' if found['term'] else 'lần thứ'} {to_roman(number)}"
    return Resolution(start, found.end(), f"NQ Đại hội {body}{when}", "nghị quyết")


def _name(text: str, start: int, end: int) -> tuple[str, int]:
    """The name of a body from `start` on: level words and capitalised words, and where it ends."""
    name_words = document_words().body_words
    stop = start
    for word in _WORD.finditer(text, start, end):
        bare = word[0].strip(".&")
        if not bare or (not bare[0].isupper() and bare.lower() not in name_words):
            break
        if _CONGRESS.match(text, word.start()):
            break
        stop = word.start() + len(word[0].rstrip("."))
    trailing = _TRAILING.search(text, start, stop)
    if trailing:
        stop = trailing.start()
    return text[start:stop], stop


def _spelled(text: str) -> str:
    """The body's name in one spelling: `Đảng bộ TP Vinh` → `Đảng bộ thành phố Vinh`."""
    body = " ".join(text.split())
    body = re.sub(r"(?i)^(?:đại hội )?(?:đại biểu )?(?:toàn quốc (?=\S))?", "", body)
    body = re.sub(r"(?i)\bTP\.?\s?HCM\b", "thành phố Hồ Chí Minh", body)
    body = re.sub(r"\b(?:TP|Tp)\.?\s?(?=\w)|\b(?:TP|Tp)$", "thành phố ", body).rstrip()
    body = re.sub(r"(?i)\bđảng bộ\b", "Đảng bộ", body)
    body = re.sub(
        r"\b(?:Tỉnh|Huyện|Thành phố|Quận|Xã|Phường|Thị xã|Thị trấn)\b", lambda m: m[0].lower(), body
    )
    return body[:1].upper() + body[1:]
