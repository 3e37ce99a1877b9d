"""What stands above a title, where the page's stamp tells which line the title is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.reading.entries import words
from store.reading.lines import Line
from store.reading.stamps import Stamp
from store.reading.vocabulary import chrome_words

_SECTION = 5  # words of a section's name
_OFFICE = 14  # words of an office's or site's name in capitals
_NAME = 8  # and of another
_TITLE = 6
_BETWEEN = 2  # lines of the page between a title and its stamp
_DIGIT = re.compile(r"\d")


def drop_above_title(
    lines: tuple[Line, ...],
    plain: Sequence[str],
    sure: list[bool],
    stamps: Sequence[Stamp | None],
    candidates: Sequence[int],
    first: int,
) -> None:
    """Drops names of offices, sites and sections above the title, and the clock among them.

    The title is the last line long enough that has a stamp right below it; where none has, the first such
    line below a stamp that has nothing but the names of offices and sites above it.

    Args:
        plain: the lines folded, without bullets.
        sure: of each line, whether it is the page's; changed here.
        stamps: the stamp that each line is, or that its row holds.
        candidates: the lines above the first prose that may be a title.
        first: the first line of prose.
    """
    candidates = [at for at in candidates if not _is_office(lines[at], plain[at])]
    title = next((at for at in reversed(candidates) if _is_stamped(at, sure, stamps, first)), None)
    if title is not None:
        above = [at for at in range(title) if not sure[at]]
        office = [at for at in above if _is_office(lines[at], plain[at]) or stamps[at] is not None]
        if len(office) + sum(sure[:title]) == 0:
            return
        for at in above:
            longest = _NAME if plain[at].startswith(chrome_words().section_heads) else _SECTION
            section = words(lines[at].text) <= longest and not lines[at].text.endswith((":", "."))
            goes_on = at == title - 1 and lines[at].text.isupper() and lines[title].text.isupper()
            if at in office or (section and not goes_on and words(lines[title].text) >= _TITLE):
                sure[at] = True
        return
    clock = next((at for at in range(first) if stamps[at] is not None), first)
    below = [at for at in candidates if at > clock and words(lines[at].text) >= _TITLE]
    above = [at for at in range(clock) if not sure[at]]
    if below and above and all(_is_office(lines[at], plain[at]) for at in above):
        for at in above:
            sure[at] = True


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
    if _DIGIT.search(text) or text.endswith((".", ":", ",", ";")) or words(text) > _OFFICE:
        return False
    if not f"{plain} ".startswith((*vocabulary.mastheads, *vocabulary.sites)):
        return False
    named = text.isupper() or plain.startswith(vocabulary.sites)
    return (named or words(text) <= _NAME) and not any(
        deed in f" {text.lower()} " for deed in vocabulary.deeds
    )
