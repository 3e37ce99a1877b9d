"""Resolutions of plenums and congresses, in all their spellings, under one key each."""

from __future__ import annotations

import re
from typing import NamedTuple

from store.language.numerals import ORDINAL, ordinal, to_roman
from store.language.sentences import Span

_NOUN = r"(?P<noun>nghi\s{1,2}quyet|nq|ket\s{1,2}luan|kl|van\s{1,2}kien)"
_CENTRE = r"(?:trung\s{1,2}uong|t\.?\s?[uw]\b\.?|tw)"
_COMMITTEE = r"(?:ban\s{1,2}chap\s{1,2}hanh|bch)"
_PARTY = r"(?:\s{1,2}dang(?:\s{1,2}cong\s{1,2}san\s{1,2}viet\s{1,2}nam)?)?"
_TERM = r"(?:khoa|nhiem\s{1,2}ky(?:\s{1,2}khoa)?)\s{0,2}(?:thu\s{1,2})?"
_TERMS = r"(?P<terms>[ivx]{1,6}|\d{1,2})(?!\w)(?P<more>(?:\s?(?:,|;|va|&|,\s?va)\s?(?:khoa\s?)?(?:[ivx]{1,6}|\d{1,2})(?!\w)){0,4})"
_NUMBERS = rf"(?P<numbers>{ORDINAL}(?!\w)(?:\s?(?:,|va)\s?(?:{_CENTRE}\s?)?{ORDINAL}(?!\w)){{0,5}})"
_OF = r"(?:\s{1,2}cua)?"

_PLENUM = re.compile(
    rf"(?<!\w){_NOUN}\s{{0,2}}(?:cua\s{{1,2}})?(?:(?:hoi\s{{1,2}}nghi|hn)\s{{0,2}})?(?:"
    rf"{_CENTRE}\s{{0,2}}(?:lan\s{{1,2}}thu\s{{1,2}}|so\s{{1,2}})?{_NUMBERS}"
    rf"|lan\s{{1,2}}thu\s{{1,2}}(?P<ordinal>{ORDINAL})(?!\w){_OF},?\s{{0,2}}(?:{_COMMITTEE}\s{{0,2}})?(?:dang\s{{1,2}}bo\s{{1,2}})?{_CENTRE}"
    rf"|{_COMMITTEE}\s{{0,2}}{_CENTRE}{_PARTY}\s{{1,2}}lan\s{{1,2}}thu\s{{1,2}}(?P<ordinal2>{ORDINAL})(?!\w)"
    rf"){_PARTY}"
    rf"(?:{_OF}\s{{0,2}},?\s{{0,2}}(?:{_COMMITTEE}\s{{0,2}}{_CENTRE}{_PARTY}\s{{0,2}},?\s{{0,2}})?[(\[]?\s?{_TERM}{_TERMS}\s?[)\]]?)?"
)
_TERM_NUMBER = re.compile(r"(?<!\w)(?:[ivx]{1,6}|\d{1,2})(?!\w)")
_TERM_WORD = re.compile(r"khoa")
_NUMBER_SPLIT = re.compile(rf"\s?(?:,|(?<!\w)va(?!\w))\s?(?:{_CENTRE}\s?)?")

_DH = r"(?:dai\s{1,2}hoi|dh)"
_DELEGATES = r"(?:\s{1,2}dai\s{1,2}bieu)?"
_LAN = r"lan\s{1,2}thu\s{1,2}"
_NATIONAL = re.compile(
    rf"{_DH}(?:\s{{1,2}}dang)?{_DELEGATES}(?:\s{{1,2}}dang)?(?:\s{{1,2}}toan\s{{1,2}}quoc)?(?:\s{{1,2}}dang)?\s{{1,2}}(?:"
    rf"(?P<roman>[ivx]{{1,6}})(?!\w)(?!\s{{1,2}}(?:dang\s{{1,2}}bo|cong\s{{1,2}}doan|doan|hoi|mat\s))"
    rf"|{_LAN}(?P<ordinal>{ORDINAL})(?!\w)(?!\s{{1,2}}(?:cua\s{{1,2}})?(?:dang\s{{1,2}}bo|cong\s{{1,2}}doan|doan|hoi|mat\s|chi\s)))"
    rf"(?P<of>\s{{1,2}}cua\s{{1,2}}dang(?!\s{{1,2}}bo))?"
)
_NATIONAL_WORDS = re.compile(r"dang|toan\s{1,2}quoc")
_BODY = r"(?P<body>[^\W\d_][\w.\-&]*(?:\s{1,2}[\w.\-&]+){0,11}?)"
_LOWER = re.compile(
    rf"{_DH}{_DELEGATES}\s{{1,2}}(?:"
    rf"{_BODY}\s{{1,2}}(?:{_LAN}(?P<ordinal>{ORDINAL})(?!\w)|nhiem\s{{1,2}}ky\s(?P<term>(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d))"
    rf"|(?:{_LAN})?(?P<first>{ORDINAL})(?!\w)\s{{1,2}}(?:cua\s{{1,2}})?(?P<after>(?:dang\s{{1,2}}bo|cong\s{{1,2}}doan|chi\s{{1,2}}bo|doan|hoi|mat\s{{1,2}}tran)(?!\w)(?:\s{{1,2}}[\w.\-&]+){{0,8}})"
    rf")"
)
_CITED = re.compile(rf"(?<!\w){_NOUN}\s{{1,2}}(?:so\s\S{{3,20}}\s)?(?:cua\s{{1,2}})?(?={_DH}(?!\w))")
_NEXT = re.compile(
    rf"\s{{0,2}}(?:,|;|va|cung|,\s?va)\s{{1,2}}(?=(?:(?:nghi\s{{1,2}}quyet|nq)\s{{1,2}})?{_DH}(?!\w))"
)
_GENERIC = re.compile(r"\bcac\s{1,2}cap\b|\btren\b|\bdiem\b|\bnay\b")
_LEVELS = re.compile(r"^(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|xa|phuong|thi tran|khoi|cap)$")
# What follows the name of a body but is no part of it.
_BODY_END = re.compile(
    r"\s{1,2}(?:ve|va|da|trong|cho|voi|de|theo|nhiem\s{1,2}ky|gan|vao|den|o|tai|nham|la|duoc|thanh\s{1,2}cong|den\s{1,2}nam|cung|khoa|do)\b.*$",
    re.DOTALL,
)


class Resolution(NamedTuple):
    """A resolution named by the meeting that passed it.

    Args:
        start, end: the reference in the text.
        key: `NQ Trung ương 4 khóa XII`, `NQ Đại hội Đảng bộ tỉnh lần thứ XV`.
        kind: the noun, lower case.
    """

    start: int
    end: int
    key: str
    kind: str

    @property
    def span(self) -> Span:
        """The place of the reference in the text."""
        return Span(self.start, self.end)


def _kind(noun: str) -> tuple[str, str]:
    return ("KL", "kết luận") if noun.startswith("k") else ("NQ", "nghị quyết")


def _terms(found: re.Match[str]) -> list[tuple[int, int, int]]:
    """The terms of a plenum: number, start and end of each."""
    if found["terms"] is None:
        return []
    terms = []
    for item in _TERM_NUMBER.finditer(found.string, found.start("terms"), found.end("more")):
        number = ordinal(item[0])
        if number is not None and number <= 20:
            word = _TERM_WORD.search(found.string, max(found.start(), item.start() - 6), item.start())
            terms.append((number, word.start() if word else item.start(), item.end()))
    return terms


def plenums_in(folded: str) -> tuple[Resolution, ...]:
    """Resolutions of Central Committee plenums; one entry for every plenum and every term named."""
    given: list[Resolution] = []
    for found in _PLENUM.finditer(folded):
        short, kind = _kind(found["noun"])
        if found["noun"].startswith("v"):
            continue
        if found["numbers"]:
            numbers = [ordinal(part) for part in _NUMBER_SPLIT.split(found["numbers"])]
        else:
            numbers = [ordinal(found["ordinal"] or found["ordinal2"])]
        named = [number for number in numbers if number is not None and number <= 20]
        if not named:
            continue
        terms = _terms(found)
        end = found.start() + len(found[0].rstrip())
        if not terms:
            given.extend(
                Resolution(found.start(), end, f"{short} Trung ương {number}", kind) for number in named
            )
        for at, (term, start, stop) in enumerate(terms):
            span = (found.start(), end if len(terms) == 1 else stop) if at == 0 else (start, stop)
            given.extend(
                Resolution(*span, f"{short} Trung ương {number} khóa {to_roman(term)}", kind)
                for number in named
            )
    return tuple(given)


def congresses_in(text: str, folded: str) -> tuple[Resolution, ...]:
    """Resolutions of congresses, national ones and those of lower bodies as far as they are named."""
    if "dai hoi" not in folded and "dh" not in folded:
        return ()
    given: list[Resolution] = []
    for cited in _CITED.finditer(folded):
        start, at = cited.start(), cited.end()
        while at is not None:
            read = _congress_at(text, folded, start, at)
            if read is None:
                break
            given.append(read)
            following = _NEXT.match(folded, read.end)
            if following is None or folded.startswith(("nghi", "nq"), following.end()):
                break
            start = at = following.end()
    return tuple(given)


def _congress_at(text: str, folded: str, start: int, at: int) -> Resolution | None:
    found = _NATIONAL.match(folded, at)
    if found:
        number = ordinal(found["roman"] or found["ordinal"])
        if number is None or number > 20:
            return None
        head = folded[at : found.start("roman") if found["roman"] else found.start("ordinal")]
        if found["roman"] or found["of"] or _NATIONAL_WORDS.search(head):
            return Resolution(start, found.end(), f"NQ Đại hội {to_roman(number)}", "nghị quyết")
        return Resolution(start, found.end(), f"NQ Đại hội lần thứ {to_roman(number)}", "nghị quyết")
    found = _LOWER.match(folded, at)
    if found is None:
        return None
    group = "body" if found["body"] else "after"
    begin, end = found.span(group)
    if group == "after":
        cut = _BODY_END.search(folded, begin, end)
        end = cut.start() if cut else end
        stop = end
        end = begin + len(folded[begin:end].rstrip(" .-"))
        stop = end
    else:
        stop = found.end()
        if _BODY_END.search(folded, begin, end):
            return None
    if _GENERIC.search(folded, begin, end):
        return None
    body = _body(text[begin:end])
    if found["term"]:
        when = "nhiệm kỳ " + re.sub(r"\s?[-–]\s?", "-", found["term"])
    else:
        number = ordinal(found["ordinal"] or found["first"])
        if number is None:
            return None
        when = f"lần thứ {to_roman(number)}"
    return Resolution(start, stop, f"NQ Đại hội {body} {when}", "nghị quyết")


def _body(text: str) -> str:
    """The body's name in one spelling: `Đảng bộ TP Vinh` → `Đảng bộ thành phố Vinh`."""
    body = " ".join(text.split())
    body = re.sub(r"(?i)\bTP\.?\s?HCM\b", "thành phố Hồ Chí Minh", body)
    body = re.sub(r"\b(?:TP|Tp)\.?\s?(?=\w)|\b(?:TP|Tp)$", "thành phố ", body).rstrip()
    body = re.sub(r"(?i)\bđảng bộ\b", "Đảng bộ", body)
    body = re.sub(r"\b(Tỉnh|Huyện|Thành phố|Quận|Xã|Phường|Thị xã|Thị trấn)\b", lambda m: m[0].lower(), body)
    return body[:1].upper() + body[1:]
