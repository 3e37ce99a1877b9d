"""What a body's name leaves out: the place it is of, and the unit whose party body it is.

Reports name a body in full once, in the title, with a venue or with an office, and then say `Huyện ủy`,
`Ban Thường vụ Đảng ủy`, `Chi bộ`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from store.language.sentences import Span
from store.language.tones import canonical_tones
from store.parsing.bodies.bodies import Body, bodies_in
from store.parsing.bodies.body_words import body_words, head_length, keys_at
from store.parsing.bodies.hosting import hosting_words
from store.parsing.places.place_words import place_words
from store.parsing.places.provinces import Mention, mentions
from store.parsing.tokens import Token
from store.parsing.view import View

_NAME = 400  # code points in which a name has ended
_LOOKS = 60  # places where a name is looked at
_LEAD = 1200  # code points behind the title in which a parent is named
_OFFICE = 60  # code points that the offices of a secretary take
_SECRETARY = re.compile(r"(?<!phó )bí thư (?:chi bộ|đảng ủy|đảng bộ) ?[,–-] ?(?:\w+ ){1,4}$")
# Words for the same place: a body that ends in one is of the place that the text names behind any of them.
_LEVELS = (
    ("tỉnh ủy", "tỉnh đoàn", "tỉnh"),
    ("thành ủy", "thành đoàn", "thành phố", "tp.", "tp"),
    ("huyện ủy", "huyện đoàn", "huyện"),
    ("quận ủy", "quận đoàn", "quận"),
    ("thị ủy", "thị đoàn", "thị xã", "tx.", "tx"),
    ("xã",),
    ("phường",),
    ("thị trấn",),
)
_RANKS = (("tuyến",), ("cấp",))  # `các đơn vị y tế tuyến tỉnh`
_PROVINCIAL = 2  # of them, the first may be of a province


def place_of(view: View, title: Span | None, words: tuple[str, ...]) -> tuple[str, str] | None:
    """The level that a name ends in, and the name of the place, where the text tells of only one.

    Args:
        title: the report's title; where the text tells of several, it decides.
        words: the words of the body's name, in lower case: `("ubkt", "huyện", "ủy")`.

    Returns:
        `("huyện ủy", "Thanh Trì")`; None where the name ends in no level or the place is not sure. A city may
        be told with its type: `("thành ủy", "TP HCM")`.
    """
    for number, levels in enumerate(_LEVELS):
        level = next((name for name in levels if words[-len(name.split()) :] == tuple(name.split())), None)
        if level is None:
            continue
        if words[-len(level.split()) - 1 : -len(level.split())] in _RANKS:
            return None
        before = words[: -len(level.split())]
        own = not before or level.endswith((" ủy", " đoàn")) or before[-1:] in body_words().complete
        same = levels if own else (level,)
        told: dict[str, tuple[int, str]] = {}
        if number < _PROVINCIAL:
            for key, at, name in _provinces(view, title, same):
                told.setdefault(key, (at, name))
        if not told and number:
            for at, name in _places(view, same):
                told.setdefault(name.lower(), (at, name))
        titled = [name for at, name in told.values() if title and title.start <= at < title.end]
        names = [name for _, name in told.values()]
        sure = names if len(names) == 1 else titled if len(titled) == 1 else []
        return (level, sure[0]) if sure else None
    return None


def of_masthead(name: str, dropped: Sequence[str]) -> str:
    """A name that ends in a level with the place that the page's head names: `VKSND tỉnh` of `… TỈNH X`.

    Args:
        dropped: the lines of the page around the report.
    """
    words = name.lower().split()
    level = next(
        (one for levels in _LEVELS for one in levels if words[-len(one.split()) :] == one.split()), ""
    )
    if not level or words[-len(level.split()) - 1 : -len(level.split())] in [list(rank) for rank in _RANKS]:
        return name
    told: dict[str, str] = {}
    for line in dropped:
        lower = canonical_tones(line).lower()
        if not (line.isupper() or place_words().site.search(lower)):
            continue
        found = re.search(rf"(?<!\w){re.escape(level)} (\w+(?: \w+){{0,3}})\s*(?:$|[-–|,;(])", lower)
        if found:
            told.setdefault(found[1], " ".join(word.capitalize() for word in found[1].split()))
    return f"{name} {next(iter(told.values()))}" if len(told) == 1 else name


def _provinces(view: View, title: Span | None, levels: tuple[str, ...]) -> Iterator[tuple[str, int, str]]:
    """Every province or city that the text names behind one of these levels, or that opens the title."""
    for mention in mentions(view.text, view.lower):
        told = view.text[mention.start : mention.end]
        behind = any(
            view.lower.startswith(f"{level} ", max(0, mention.start - len(level) - 1)) for level in levels
        )
        named = mention.sort == "name" and (behind or _opens(title, mention))
        if named or (told.lower().startswith("tp") and "tp" in levels):
            yield mention.province, mention.start, told


def _opens(title: Span | None, mention: Mention) -> bool:
    return title is not None and title.start == mention.start


def _places(view: View, levels: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Every place that the text names behind one of these levels, and where."""
    for level in levels:
        at = view.lower.find(f"{level} ")
        for _ in range(_LOOKS):
            if at < 0:
                break
            begin = at + len(level) + 1
            if not view.text[at - 1 : at].isalnum() and view.text[begin : begin + 1].isupper():
                name = _behind(view, at, len(level.replace(".", " .").split()))
                if name:
                    yield at, name
            at = view.lower.find(f"{level} ", begin)


def _behind(view: View, at: int, size: int) -> str | None:
    """The place's name behind the `size` words for its level at `at`: words with capitals, and numbers."""
    tokens, bodies = bodies_in(view, _line(view, at), most=1)
    if not bodies or bodies[0].start != at:
        return None
    end = size
    while end < bodies[0].last and (tokens[end].capital or tokens[end].key.isdigit()):
        end += 1
    if end == size or view.text[tokens[size].start : tokens[end - 1].end].isupper():
        return None
    return view.text[tokens[size].start : tokens[end - 1].end]


def _line(view: View, at: int) -> Span:
    stop = view.text.find("\n", at, at + _NAME)
    return Span(at, stop if stop >= 0 else min(len(view.text), at + _NAME))


def unit_of(view: View, title: Span | None, host: Span, words: tuple[str, ...]) -> str | None:
    """The unit whose party body the host is, where its name does not say: `Chi bộ` of `trường X`.

    It is named in the title, or as the venue or behind the `Đảng ủy` whose `chi bộ trực thuộc` meet, in the
    first sentences. None where none or several are.

    Args:
        host: where the host's name stands.
        words: the words of its name, in lower case.
    """
    party = hosting_words().party
    bare = any(words[-len(name.split()) :] == tuple(name.split()) for name in party)
    cell = words[:2] == ("chi", "bộ")
    if not (bare or cell):
        return None
    found: dict[str, str] = {}
    if bare and title and not view.text[title.start : title.end].isupper():
        found = _units(view, title, anywhere=True)
    if not found:
        start = title.end if title else 0
        lead = Span(start, min(len(view.text), max(host.end, start + _LEAD)))
        if bare:
            found = _units(view, Span(view.text.rfind("\n", 0, host.start) + 1, host.start), anywhere=False)
        if not found and bare:
            found = _units(view, lead, anywhere=False, secretary=True)
        if not found and view.lower.find("chi bộ trực thuộc", *lead) >= 0:
            found = _units(view, lead, anywhere=False, parents=True)
    return next(iter(found.values())) if len(found) == 1 else None


def _units(
    view: View, span: Span, *, anywhere: bool, parents: bool = False, secretary: bool = False
) -> dict[str, str]:
    """The units named in a stretch of text, by their words.

    Args:
        anywhere: whether a unit counts wherever it stands; else behind `tại`.
        parents: look behind `Đảng ủy`, `Đảng bộ` instead.
        secretary: look behind the other office of its secretary instead: `Bí thư Chi bộ, Giám đốc X`.
    """
    tokens, bodies = bodies_in(view, span)
    found: dict[str, str] = {}
    for body in bodies:
        first = body.first + (_party_length(tokens, body) if parents else 0)
        size = head_length(tokens, first) if first < body.last else 0
        if not size or " ".join(keys_at(tokens, first, first + size)) not in hosting_words().units:
            continue
        if secretary:
            counts = (
                _SECRETARY.search(view.lower, max(span.start, body.start - _OFFICE), body.start) is not None
            )
        else:
            counts = anywhere or (first > body.first if parents else body.before == "at")
        if counts and first + size < body.last:
            name = view.text[tokens[first].start : body.end]
            found.setdefault(" ".join(keys_at(tokens, first, body.last)), name)
    return found


def _party_length(tokens: list[Token], body: Body) -> int:
    keys = keys_at(tokens, body.first, body.first + 2)
    return 2 if keys in {("đảng", "ủy"), ("đảng", "bộ")} else 0


def meant_by(view: View, words: tuple[str, ...]) -> tuple[int, str] | None:
    """The body whose short name the name ends in: how many words go before, and the body in full.

    `Chi bộ Liên hiệp Hội`, where the text has `Liên hiệp các Hội Kiến trúc tỉnh (Liên hiệp Hội)`, gives
    `(2, "Liên hiệp các Hội Kiến trúc tỉnh")`; None where no such bracket is.
    """
    for first in range(1, len(words) - 1):
        at = view.lower.find(f"({' '.join(words[first:])})")
        if at < 0:
            continue
        bodies = bodies_in(view, Span(max(view.text.rfind("\n", 0, at) + 1, at - _NAME), at))[1]
        last = bodies[-1] if bodies else None
        if last and not view.text[last.end : at].strip():
            inner = f" {view.lower[last.start : last.end]}".find(f" {words[first]} ")
            if inner >= 0:
                return first, view.text[last.start + inner : last.end]
    return None
