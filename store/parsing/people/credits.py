"""Who wrote the report and who took its pictures, as the page prints it: also pen names and initials."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import msgspec

from store.language.letters import UPPER
from store.language.sentences import Span
from store.parsing.page.credit_lines import writers_end
from store.parsing.page.layout import Layout
from store.parsing.people.honorifics import address_length
from store.parsing.people.names import is_syllable
from store.parsing.people.roles import head_length
from store.parsing.view import View
from store.vocabulary import load_vocabulary

_WORD = rf"(?:[{UPPER}]\.){{0,3}} ?[{UPPER}][^\W\d_]{{0,20}}(?:['’-][^\W\d_]{{1,20}})?"
_NAME = rf"(?:{_WORD}(?: {_WORD}){{1,3}}|[{UPPER}][{UPPER}a-z]?\.(?: ?[{UPPER}][^\W\d_]{{0,20}}\.?){{1,2}})"
_NAMES = rf"{_NAME}(?:(?: ?[,/&–-] ?| và ){_NAME}){{0,2}}"
_PICTURE = r"(?:[Ảả]nh|ẢNH|[Hh]ình(?= ?:)|Photo)(?: minh h(?:oạ|ọa)| tư liệu| chụp| cắt từ clip)?"
_PHOTO = re.compile(
    rf"(?:(?<![^\W\d_])(?:{_PICTURE} ?: ?|Ảnh (?=[{UPPER}][{UPPER}.]))|(?m:^)Ảnh (?=[{UPPER}]))"
    rf"(?:VGP ?/ ?)?({_NAMES})(?=\s{{0,3}}(?:[.\n;)|]|$|\s-\s|–))"
)
_PICTURE_WORD = re.compile(r"[ẢảPHh](?:nh|NH|ình|hoto)")  # roughly; a search for one of these letters leaps
_BY = re.compile(r"\b(?:tin|bài|tác giả|viết|thực hiện|pv|ctv)")
_SITE = re.compile(r" [-–] [\w.-]{2,40}\.(?:vn|com|org|net)\b")  # `Theo: Hạnh Mai - kiemngu.org.vn`
_LABEL = re.compile(r"[^:\n]{1,32}: ?")
_TITLES = re.compile(
    r"(?:(?:PGS|GS|TSKH|TS|ThS|Ths|Th\.S|BS|CN|KS|LS|NB|PV|CTV|BTV|KTV"
    r"|Thạc sĩ|Tiến sĩ|Luật sư|Nhà báo|Phóng viên|Cộng tác viên)(?:\. ?| ))+"
)
_AUTHORS = re.compile(rf"{_NAMES}|[{UPPER}][{UPPER}.]*[^\W\d_]*")
_INITIALS = 2  # letters in which a first consonant may be shortened: `TR`
_SEPARATOR = re.compile(r" ?[,/&–] ?| ?- ?| và ")


class CreditWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`credits.toml`; the comments there say what each list is."""

    agencies: tuple[str, ...]
    bodies: tuple[str, ...]
    chairs: tuple[str, ...]


class _Words(NamedTuple):
    agencies: frozenset[str]
    bodies: tuple[str, ...]
    chairs: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    words = load_vocabulary("credits", CreditWords)
    return _Words(
        frozenset(name.lower() for name in words.agencies),
        tuple(word.lower() for word in words.bodies),
        frozenset(words.chairs),
    )


class Author(NamedTuple):
    """A byline's name, and the role that stands with it, or None."""

    name: Span
    role: Span | None


def find_photographers(view: View) -> list[Span]:
    """The names in picture credits ("Ảnh: …"), not those of bodies and agencies."""
    found: list[Span] = []
    if not any(word in view.lower for word in ("ảnh", "photo", "hình:")):
        return found
    behind = 0
    for word in _PICTURE_WORD.finditer(view.text):
        match = _PHOTO.match(view.text, word.start()) if word.start() >= behind else None
        if match is not None:
            found.extend(_persons(view, Span(*match.span(1))))
            behind = match.end()
    return found


def find_authors(view: View, layout: Layout) -> list[Author]:
    """The names in the bylines, each with the role behind it or on the next line."""
    found: list[Author] = []
    presides = False  # who signs as the chair of a meeting wrote no report of it
    for whole in layout.bylines:
        span = Span(whole.start, whole.start + writers_end(whole.of(view.text)))
        line = span.of(view.text)
        presided, presides = presides, line.strip(" :()").lower() in _words().chairs
        if presided or presides or _PHOTO.match(line) or address_length(view.tokens_of(span), 0):
            continue
        label = _LABEL.match(line)
        at = label.end() if label else 0
        taken = label and label[0].lower().startswith("theo") and _SITE.search(line)
        if label and not taken and not _BY.search(label[0].lower()):
            continue
        role = _role_in(view, span)
        if role is not None:
            if found:
                found[-1] = Author(found[-1].name, found[-1].role or role)
            continue
        titles = _TITLES.match(line, at)
        at = titles.end() if titles else at
        role, end = _role_behind(view, span, at)
        names = _AUTHORS.match(line, at, end)
        if names is None:
            continue
        behind = line[names.end() : end].strip(" |.)/")
        if not behind.strip("(") or behind[0] in ",-–(":
            persons = _persons(view, Span(span.start + at, span.start + names.end()))
            found.extend(Author(name, role) for name in persons)
    return found


def _role_behind(view: View, span: Span, at: int) -> tuple[Span | None, int]:
    """The role that stands behind a name in a byline, or None, and where in the line the names end."""
    line = span.of(view.text)
    for mark in _SEPARATOR.finditer(line, at):
        role = _role_in(view, Span(span.start + mark.end(), span.end))
        if role is not None:
            return role, mark.start()
    return None, len(line)


def _role_in(view: View, span: Span) -> Span | None:
    """The role that the rest of a byline is, or None."""
    tokens = view.tokens_of(span)
    while tokens and not tokens[0].key[0].isalpha():
        tokens = tokens[1:]
    if not tokens or not head_length(tokens, 0):
        return None
    while tokens[-1].key in {".", "|", ")", "/"}:
        tokens = tokens[:-1]
    return Span(tokens[0].start, tokens[-1].end)


def _persons(view: View, span: Span) -> list[Span]:
    """The names in an enumeration of names that are persons'."""
    found = []
    at = span.start
    for piece in [*_SEPARATOR.finditer(view.text, span.start, span.end), None]:
        end = piece.start() if piece else span.end
        titles = _TITLES.match(view.text, at, end)
        name = view.text[titles.end() if titles else at : end].strip(" .")
        lower = name.lower()
        if name and lower not in _words().agencies and not f"{lower} ".startswith(_words().bodies):
            start = view.text.index(name, at)
            if (" " in name or "." in name) and _has_whole_word(lower):
                found.append(Span(start, start + len(name)))
        at = piece.end() if piece else end
    return found


def _has_whole_word(name: str) -> bool:
    """Whether initials are not all there is of a name: `T. Bình`, but not `T.L.` or `Q. TR`."""
    words = name.replace(".", " ").split()
    return any(len(word) > 1 and (is_syllable(word) or len(word) > _INITIALS) for word in words)
