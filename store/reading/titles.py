"""Reports that nothing but their titles part: bold lines in documents and pages, larger letters in a PDF.

Bold lines head the sections of one report, too, stand under it as its signature, and print what matters. So
such a file is parted only if every bold line that reads like the title of a report has one below it: a first
paragraph that tells on which day something was held. If a single one has not, nothing is parted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final, NamedTuple

import msgspec

from store.language.folding import fold, nfc
from store.language.tones import canonical_tones
from store.reading.several import (
    NUMBERED,
    SENTENCE,
    TITLE_CHARACTERS,
    Block,
    cuts,
    tells_a_day_within,
    tells_its_day,
)
from store.vocabulary import load_vocabulary

_WORDS: Final = 5  # of a title
_LINES: Final = 4  # of a title
_LEAD: Final = 60  # characters of the first paragraph
_LEAD_WITHIN: Final = 4  # lines below the title: stamps, names of authors
_HELD_WITHIN: Final = 500  # characters of that paragraph
_PROSE: Final = 300  # characters of a report
_PARAGRAPH: Final = 60
_BEFORE: Final = 400  # characters above the first title, such as the name of a bulletin
_MAX_TITLES: Final = 2000
_BEGINS: Final = 120  # characters of a paragraph that say whether it goes on with what was told
_ENDS: Final = (".", ",", ";", ":", "!", "…")
_MEETING = re.compile(r"(?:Đại hội|Đại Hội|Hội nghị|Hội Nghị)")


class _TitlesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`data/vocabulary/titles.toml` as written."""

    meetings: tuple[str, ...]
    held: tuple[str, ...]
    goes_on: tuple[str, ...]
    sections: tuple[str, ...]
    signatures: tuple[str, ...]
    kinds: tuple[str, ...]


class _Patterns(NamedTuple):
    """The words, as patterns for what `_lower` gives."""

    meetings: re.Pattern[str]
    held: re.Pattern[str]
    goes_on: re.Pattern[str]
    sections: re.Pattern[str]
    signatures: re.Pattern[str]
    kinds: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    file = load_vocabulary("titles", _TitlesFile)
    lists = (getattr(file, name) for name in _Patterns._fields)
    return _Patterns(*(re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)") for words in lists))


def _lower(text: str) -> str:
    return canonical_tones(nfc(text)).lower()


def may_begin_several(lines: Iterable[str]) -> bool:
    """Whether two of the lines read like a report's first paragraph."""
    found = 0
    for line in lines:
        found += _is_lead(line)
        if found > 1:
            return True
    return False


def may_be_of_a_title(line: str) -> bool:
    """Whether a line, by its words, may be a title or part of one."""
    line = line.strip()
    return bool(line) and not line.endswith(_ENDS) and _patterns().meetings.search(_lower(line)) is not None


def all_cuts(blocks: Sequence[Block]) -> list[int]:
    """The blocks with which a report begins, by whatever shows it, but for the first."""
    begun = [0, *cuts(blocks)]
    for start, end in pairwise([*begun, len(blocks)]):
        begun += [start + at for at in titled_cuts(blocks[start:end])]
    return sorted(begun)[1:]


def titled_cuts(blocks: Sequence[Block]) -> list[int]:
    """The blocks with whose title a report begins, but for the first; none where all is one report, or
    where that is in doubt.

    Args:
        blocks: of a file; those are its titles that are marked as such.
    """
    runs = list(_runs(blocks))
    titles = [run for run in runs if _is_title(run.text)]
    if not 1 < len(titles) <= _MAX_TITLES:
        return []
    if sum(len(block.text) for block in blocks[: titles[0].start]) > _BEFORE:
        return []
    last = _Run(len(blocks), len(blocks), "")
    for title, following in pairwise([*titles, last]):
        if not _is_report(blocks[title.end : following.start]):
            return []
    begun = {title.start for title in titles}
    for run, following in pairwise([*runs, last]):
        if run.start not in begun and _is_doubtful(run.text, blocks[run.end : following.start]):
            return []
    return [title.start for title in titles[1:]]


class _Run(NamedTuple):
    """Marked blocks in a row that may be a title, from the first to the one behind the last."""

    start: int
    end: int
    text: str


def _runs(blocks: Sequence[Block]) -> Iterator[_Run]:
    """The runs of marked blocks, without what ends the report above them and the bold paragraph below."""
    at = 0
    while at < len(blocks):
        start = at
        while at < len(blocks) and blocks[at].titled and _is_below(blocks[at].text):
            start = at = at + 1
        while (
            at < len(blocks) and blocks[at].titled and at < start + _LINES and not _is_prose(blocks[at].text)
        ):
            at += 1
        if at > start:
            yield _Run(start, at, " ".join(" ".join(block.text for block in blocks[start:at]).split()))
        at = max(at, start + 1)


def _is_prose(line: str) -> bool:
    return line.rstrip().endswith(_ENDS) or tells_its_day(line.strip())


def _is_below(line: str) -> bool:
    """Whether a bold line ends a report: names who wrote or signed it."""
    lower = _lower(line.strip())
    if _patterns().meetings.search(lower) or _patterns().kinds.fullmatch(lower):
        return False
    words = line.split()
    is_name = 1 < len(words) <= _WORDS and all(word[0].isupper() and not word[1:].isupper() for word in words)
    return is_name or _patterns().signatures.match(lower) is not None


def _is_title(title: str) -> bool:
    """Whether a bold line reads like the title of a report: it names a meeting and whose it was."""
    words = title.split()
    if not TITLE_CHARACTERS[0] <= len(title) <= TITLE_CHARACTERS[1] or len(words) < _WORDS:
        return False
    lower = _lower(title)
    if title[0].islower() or NUMBERED.match(fold(title)) or _patterns().sections.match(lower):
        return False
    named = title.isupper() or any(word[0].isupper() for word in _MEETING.sub("", title).split()[1:])
    return named and _patterns().meetings.search(lower) is not None


def _is_doubtful(line: str, below: Sequence[Block]) -> bool:
    """Whether a bold line that is no title of a report has below it what one has."""
    if len(line) < TITLE_CHARACTERS[0] or NUMBERED.match(fold(line)) is not None:
        return False
    return any(map(_is_lead, islice(_lines(below), _LEAD_WITHIN)))


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    return (line for block in blocks for line in map(str.strip, block.text.split("\n")) if line)


def _is_report(blocks: Sequence[Block]) -> bool:
    """Whether what stands below a title is a whole report."""
    lines = list(_lines(blocks))
    lead = next((line for line in lines[:_LEAD_WITHIN] if _is_lead(line)), None)
    if lead is None or _patterns().goes_on.search(_lower(lead[:_BEGINS])):
        return False
    paragraphs = [line for line in lines if len(line) >= _PARAGRAPH]
    text = "\n".join(paragraphs)
    return len(paragraphs) > 1 and len(text) >= _PROSE and len(SENTENCE.findall(text)) > 1


def _is_lead(line: str) -> bool:
    """Whether a paragraph tells on which day something was held."""
    line = line.strip()
    return (
        len(line) >= _LEAD
        and (tells_its_day(line) or tells_a_day_within(line))
        and _patterns().held.search(_lower(line[:_HELD_WITHIN])) is not None
    )
