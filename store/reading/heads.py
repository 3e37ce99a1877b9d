"""What stands above a title, where the page's stamp tells which line the title is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.reading.entries import is_short_row, pieces_of, words
from store.reading.letterhead import is_of_state
from store.reading.lines import Line
from store.reading.stamps import Stamp, stamp_of
from store.reading.vocabulary import chrome_words

_SECTION = 5  # words of a section's name
_OFFICE = 14  # words of an office's or site's name in capitals
_NAME = 8  # and of another
_SITE = 30  # and of a site with what it is
_SHORT = 3  # and of its short name, before a mark
_TITLE = 6
_BETWEEN = 2  # lines of the page between a title and its stamp
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"(?:19|20)\d\d|\d[/.,%]")  # no number of a regiment or school
_OF_A_PLACE = re.compile(
    r" (?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?: [^\W\d_]+){1,4}\Z"
)
_PARTS = re.compile(r" [-–—|:] ")


def drop_above_title(
    lines: tuple[Line, ...],
    plain: Sequence[str],
    sure: list[bool],
    stamps: Sequence[Stamp | None],
    candidates: Sequence[int],
    first: int,
) -> None:
    """Drops names of offices, sites and sections, and rows of entries, above the title, and the clock among
    them.

    The title is the last line long enough that has a stamp right below it; where none has, the first such
    line below a stamp, or below lines of the page, that has nothing but such names and rows above it.

    Args:
        plain: the lines folded, without bullets.
        sure: of each line, whether it is the page's; changed here.
        stamps: the stamp that each line is, or that its row holds.
        candidates: the lines above the first prose that may be a title.
        first: the first line of prose.
    """
    offices = {at for at in range(first) if not sure[at] and _is_office(lines[at], plain[at])}
    heads = offices | {at for at in range(first) if not sure[at] and _is_row(lines[at])}
    candidates = [at for at in candidates if at not in heads]
    title = next((at for at in reversed(candidates) if _is_stamped(at, sure, stamps, first)), None)
    if title is not None:
        above = [at for at in range(title) if not sure[at]]
        page = {at for at in above if at in heads or stamps[at] is not None}
        if len(page) + sum(sure[:title]) == 0:
            return
        for at in above:
            longest = _NAME if plain[at].startswith(chrome_words().section_heads) else _SECTION
            section = words(lines[at].text) <= longest and not lines[at].text.endswith((":", "."))
            goes_on = at == title - 1 and lines[at].text.isupper() and lines[title].text.isupper()
            if goes_on and at in offices and not _tells_a_deed(lines[title]):
                goes_on = False
            if not goes_on and (at in page or (section and words(lines[title].text) >= _TITLE)):
                sure[at] = True
        return
    clock = next((at for at in range(first) if stamps[at] is not None), None)
    below = [at for at in candidates if words(lines[at].text) >= _TITLE and at > (clock or -1)]
    if not below or any(map(is_of_state, plain[:first])):
        return
    above = [at for at in range(clock or 0) if not sure[at]]
    above = above or [at for at in range(below[0]) if not sure[at] and stamps[at] is None]
    known = clock is not None or any(
        gone or text.startswith(chrome_words().sites)
        for gone, text in zip(sure[: below[0]], plain, strict=False)
    )
    if above and known and all(at in heads for at in above):
        for at in range(below[0]):
            sure[at] = sure[at] or at in heads


def _tells_a_deed(title: Line) -> bool:
    """Whether a title begins with what was done, and so goes on with the office above it."""
    return any(f"{title.text.lower()} ".startswith(deed[1:]) for deed in chrome_words().deeds)


def _is_row(line: Line) -> bool:
    """Whether marks or gaps part a line to short entries, or to a section's name and a stamp."""
    pieces = pieces_of(line)
    if len(pieces) < 2:
        return False
    if is_short_row(pieces) or max(map(words, pieces)) <= _SECTION:
        return True
    return any(stamp_of(piece) is not None for piece in pieces)


def _is_stamped(at: int, sure: Sequence[bool], stamps: Sequence[Stamp | None], first: int) -> bool:
    """Whether a stamp stands right below a line, or below a line or two of the page."""
    for below in range(at + 1, min(at + 2 + _BETWEEN, first)):
        if stamps[below] is not None:
            return True
        if not sure[below]:
            return False
    return False


def _is_office(line: Line, plain: str) -> bool:
    """Whether a line is no more than the name of an office, newspaper or site."""
    vocabulary = chrome_words()
    text = line.text
    if words(text) <= _NAME and plain.endswith(vocabulary.site_ends):
        return True
    if text.endswith((".", ":", ",", ";")) or words(text) > _SITE or _FIGURE.search(text):
        return False
    if _DIGIT.search(text) and not text.isupper():
        return False
    if plain.startswith(vocabulary.sites):
        return not _has_deed(text) or words(text) > _OFFICE
    if words(text) > _OFFICE or _has_deed(text):
        return False
    heads = vocabulary.mastheads + vocabulary.sites
    if not f"{plain} ".startswith(heads):
        short, *rest = _PARTS.split(plain, maxsplit=1)
        named = bool(rest) and words(short) <= _SHORT and text[: len(short)].isupper()
        return named and f"{rest[0]} ".startswith(heads)
    if text.isupper() or max(map(words, text.split(" | "))) <= _NAME:
        return True
    capital = sum(word[0].isupper() for word in text.split())
    return _OF_A_PLACE.search(text) is not None and 2 * capital >= words(text)


def _has_deed(text: str) -> bool:
    return any(deed in f" {text.lower()} " for deed in chrome_words().deeds)
