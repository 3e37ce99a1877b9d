"""Tells the lines of the page (menus, counters, share buttons, comment boxes, footers) from the report's.

A real sentence is never dropped: what is not plainly the page stays. Three strengths of evidence: a line that
only a page has; a line that is the page's beside other such lines; and, below the report's last sentence,
what follows the head of a comment box or a list of links.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from store.reading.counters import is_counter
from store.reading.entries import (
    bare,
    credit_in,
    folded_line,
    has_pieces,
    is_chrome,
    is_image,
    is_sentence,
    is_short_row,
    leads_in,
    pieces_of,
    stamp_in,
    words,
)
from store.reading.heads import drop_above_title
from store.reading.letterhead import is_of_state
from store.reading.lines import Line
from store.reading.stamps import Stamp, stamp_of
from store.reading.vocabulary import chrome_words

_SITE_NAME = re.compile(r" ?[-–—|»:] ?\S.{2,80}\Z")
_POINTED = re.compile(r"> ?[^\W\d_]")
_HEAD_STAMPS = 4
_UNDER_TITLE = 2
_NAME = 7
_TITLE = 6
_SECTION = 5
_TITLE_WORDS = range(5, 46)
_SITE_WORDS = 14


class Kept(NamedTuple):
    """The report's lines, what was dropped, and the stamp that stood among the dropped."""

    lines: tuple[Line, ...]
    dropped: tuple[str, ...]
    published: str | None


def keep_report(lines: tuple[Line, ...]) -> Kept:
    """Tells apart the report's lines and the page's.

    Args:
        lines: the page's lines, none of them blank, in order.
    """
    sentences = [is_sentence(line.text) for line in lines]
    prose = [closed and not has_pieces(line) for line, closed in zip(lines, sentences, strict=True)]
    folded = [folded_line(*row) for row in zip(lines, prose, strict=True)]
    plain = [bare(text) for text in folded]
    sure = [is_chrome(*row) for row in zip(lines, prose, folded, plain, strict=True)]
    first, last = _report_zone(sentences, sure)
    credits = _credits(lines, prose, sure)
    _drop_head(lines, plain, sure, first)
    stamps = [
        stamp_in(line, gone or at in credits) for at, (line, gone) in enumerate(zip(lines, sure, strict=True))
    ]
    _drop_above_title(lines, plain, sure, stamps, sentences, first)
    _drop_window_title(lines, sure)
    _drop_pointed(lines, sure)
    first, last = _report_zone(sentences, sure)
    published = _drop_stamps(stamps, sure, last, credits)
    _drop_section(lines, plain, sure, first)
    _drop_links(lines, plain, sure, last)
    _drop_headed(lines, plain, sure, last)
    _drop_beside(lines, plain, sure, first, last)
    _drop_after_closer(plain, sure, last)
    return Kept(
        _kept(lines, _with_credits(lines, credits), sure),
        tuple(
            line.text
            for at, (line, gone) in enumerate(zip(lines, sure, strict=True))
            if gone or at in credits
        ),
        published,
    )


def _kept(lines: tuple[Line, ...], shown: tuple[Line, ...], sure: list[bool]) -> tuple[Line, ...]:
    """The lines that stay, of `shown`; one behind a picture is under it.

    Where lines go, a gap before them is one before the next that stays.
    """
    kept: list[Line] = []
    gap = False
    for at, line in enumerate(shown):
        gap = gap or line.gap
        if not sure[at]:
            pictured = line.pictured or (at > 0 and is_image(lines[at - 1].text))
            kept.append(line._replace(gap=gap, pictured=pictured))
            gap = False
    return tuple(kept)


def _credits(lines: tuple[Line, ...], prose: list[bool], sure: list[bool]) -> dict[int, str]:
    """Of the rows of the page that tell who wrote the report, where they stand and what they tell."""
    found = ((at, credit_in(line)) for at, line in enumerate(lines) if not (prose[at] or sure[at]))
    return {at: credit for at, credit in found if credit is not None}


def _with_credits(lines: tuple[Line, ...], credits: dict[int, str]) -> tuple[Line, ...]:
    """The lines, of rows with a credit nothing but that."""
    if not credits:
        return lines
    return tuple(
        line._replace(text=credits[at], raw=credits[at]) if at in credits else line
        for at, line in enumerate(lines)
    )


def _report_zone(sentences: list[bool], sure: list[bool]) -> tuple[int, int]:
    """The indices of the first and last line that read as prose and are not the page's."""
    prose = [at for at, closed in enumerate(sentences) if closed and not sure[at]]
    return (prose[0], prose[-1]) if prose else (0, len(sentences) - 1)


def _drop_head(lines: tuple[Line, ...], plain: list[str], sure: list[bool], first: int) -> None:
    """Drops what stands above the last menu, or trail of pages, that has the title below it: the office, its
    motto, other menus; and the name of a site, and of the sections its menus name, above the title.

    A line that the trail ends in stays: it is the title.
    """
    title = next(
        (at for at in range(first - 1, -1, -1) if not sure[at] and _may_be_title(lines[at], plain[at])), 0
    )
    menus = [at for at in range(title) if sure[at] and leads_in(lines[at], plain[at])]
    if menus:
        trails = [plain[at] for at in menus if sure[at]]
        for at in range(menus[-1]):
            if plain[at] and not (words(plain[at]) >= _TITLE and any(plain[at] in trail for trail in trails)):
                sure[at] = True
    sections = {piece for at in menus for piece in pieces_of(lines[at]) if words(piece) < _TITLE}
    for at in range(title):
        if plain[at] in sections or (
            plain[at].startswith(chrome_words().sites) and words(plain[at]) <= _SITE_WORDS
        ):
            sure[at] = True


def _drop_above_title(
    lines: tuple[Line, ...],
    plain: list[str],
    sure: list[bool],
    stamps: list[Stamp | None],
    sentences: list[bool],
    first: int,
) -> None:
    """Drops what stands above the title; a question may be one, though it reads as prose."""
    if lines and lines[first].text.endswith(("?", "!")):
        first = next((at for at in range(first + 1, len(lines)) if sentences[at] and not sure[at]), first)
    candidates = [at for at in range(first) if not sure[at] and _may_be_title(lines[at], plain[at])]
    drop_above_title(lines, plain, sure, stamps, candidates, first)


def _may_be_title(line: Line, plain: str) -> bool:
    """Whether a line that is no prose is as long as a title and does not say that it is something else."""
    return (
        words(line.text) in _TITLE_WORDS
        and stamp_of(line.text) is None
        and not plain.startswith(chrome_words().not_titles)
        and not line.text.endswith((":", ";", ","))
        and not is_short_row(pieces_of(line))
    )


def _drop_window_title(lines: tuple[Line, ...], sure: list[bool]) -> None:
    """Drops a first line that is the title and the site's name, where the title itself follows."""
    left = [at for at, gone in enumerate(sure) if not gone][:4]
    for after in left[1:]:
        title, first = lines[after].text, lines[left[0]].text
        if len(title) > 15 and first.startswith(title) and _SITE_NAME.match(first[len(title) :]):
            sure[left[0]] = True
            return


def _drop_pointed(lines: tuple[Line, ...], sure: list[bool]) -> None:
    """Drops links told by a mark before them: `> Huyện X khai mạc kỳ họp`; a text quoted by lines stays."""
    pointed = [at for at, line in enumerate(lines) if not sure[at] and _POINTED.match(line.text)]
    if len(pointed) * 3 > len(lines):
        return
    for at in pointed:
        sure[at] = not is_sentence(lines[at].text)


def _drop_section(lines: tuple[Line, ...], plain: list[str], sure: list[bool], first: int) -> None:
    """Drops the name of the page's section above the title: a known name alone, or below the page's head a
    few words that begin as such names do; then a line long enough."""
    left = [at for at, gone in enumerate(sure) if not gone][:2]
    if len(left) < 2 or left[0] >= first:
        return
    name, title = plain[left[0]], lines[left[1]]
    headed = left[0] > 0 and left[1] == left[0] + 1 < first and words(name) <= _SECTION
    if headed and name.startswith(chrome_words().section_heads):
        sure[left[0]] = _may_be_title(title, plain[left[1]]) and words(title.text) > _TITLE
    elif name in chrome_words().beside:
        sure[left[0]] = words(title.text) >= _TITLE


def _drop_stamps(
    stamps: list[Stamp | None], sure: list[bool], last: int, credits: dict[int, str]
) -> str | None:
    """Drops stamps above the title and below the report; gives when the page was put up.

    A bare date above the title is the day on which the page was looked at, and tells nothing; a time there,
    or a date in a row of entries under the title, counts only where no stamp says that it is one, and where
    no time stands under the title: then the one above is the clock of whoever saved the page.
    """
    named: str | None = None
    shown: str | None = None
    under_title = False
    seen = 0
    for at, stamp in enumerate(stamps):
        row = sure[at] or at in credits
        if stamp is None:
            seen += not row
            continue
        above, below = seen == 0, at > last and seen > _HEAD_STAMPS
        gone = row or above or below
        if stamp.labelled and gone:
            named = named or stamp.when
        elif (stamp.timed and (above or row)) or (row and not above and seen <= _UNDER_TITLE):
            shown = shown or stamp.when
        under_title = under_title or (
            not gone and (stamp.labelled or (stamp.timed and seen <= _UNDER_TITLE and at < last))
        )
        sure[at] = gone and at not in credits
    return named or (None if under_title else shown)


def _drop_links(lines: tuple[Line, ...], plain: list[str], sure: list[bool], last: int) -> None:
    """Drops links under "other news", up to the next prose or, inside the report, the next gap."""
    related = chrome_words().related
    at = 0
    while at < len(lines):
        if plain[at] not in related:
            at += 1
            continue
        inside = at < last
        at += 1
        taken = 0
        while at < len(lines) and not is_sentence(lines[at].text):
            if inside and taken and lines[at].gap:
                break
            sure[at] = True
            taken += 1
            at += 1


def _drop_headed(lines: tuple[Line, ...], plain: list[str], sure: list[bool], last: int) -> None:
    """Below the report, drops lines that begin with the head of a list of links: `Liên kết website: …`."""
    vocabulary = chrome_words()
    for at in range(last + 1, len(lines)):
        head, colon, _ = plain[at].partition(":")
        head = head.rstrip()
        if colon and (head in vocabulary.related or head in vocabulary.closers):
            sure[at] = True


def _drop_beside(lines: tuple[Line, ...], plain: list[str], sure: list[bool], first: int, last: int) -> None:
    """Drops doubtful lines beside lines of the page, and rows of doubtful lines outside the report."""
    doubtful = [not sure[at] and _is_doubtful(line, plain[at]) for at, line in enumerate(lines)]
    _doubt_rows(lines, sure, doubtful, last)
    titled = False
    for at in range(first - 1, -1, -1):
        doubtful[at] = doubtful[at] or (titled and not sure[at] and _is_masthead(lines[at].text, plain[at]))
        titled = titled or not (sure[at] or doubtful[at] or stamp_of(lines[at].text) is not None)
    at = 0
    while at < len(lines):
        if not doubtful[at]:
            at += 1
            continue
        end = at
        while end < len(lines) and doubtful[end]:
            end += 1
        beside = (at > 0 and sure[at - 1]) or (end < len(lines) and sure[end])
        outside = end <= first or at > last
        if beside or (outside and (end - at >= 3 or all(map(str.isdigit, plain[at:end])))):
            sure[at:end] = [True] * (end - at)
        at = end


def _doubt_rows(lines: tuple[Line, ...], sure: list[bool], doubtful: list[bool], last: int) -> None:
    """Marks rows of short entries below the report; rows of one length after another are a table and stay."""
    sizes = [len(pieces) if is_short_row(pieces := pieces_of(line)) else 0 for line in lines[last + 1 :]]
    for order, size in enumerate(sizes):
        if (
            size
            and not sure[last + 1 + order]
            and size not in sizes[max(order - 1, 0) : order] + sizes[order + 1 : order + 2]
        ):
            doubtful[last + 1 + order] = True


def _is_masthead(text: str, plain: str) -> bool:
    """Whether a line may be the name of the office whose page it is, as it stands above a title."""
    return (
        text.isupper()
        and words(text) <= _NAME
        and plain.startswith(chrome_words().mastheads)
        and not is_of_state(plain)
    )


def _is_doubtful(line: Line, plain: str) -> bool:
    """Whether a line may be the page's: a section's name, a label with a figure, an address."""
    vocabulary = chrome_words()
    if plain in vocabulary.beside or plain.isdigit():
        return True
    if is_sentence(line.text) or len(plain) > 200 or stamp_of(line.text) is not None:
        return False
    if plain.startswith(vocabulary.begins_beside):
        return True
    return "@" in line.text or is_counter(plain, sure=False)


def _drop_after_closer(plain: list[str], sure: list[bool], last: int) -> None:
    """Below the report, drops what follows the head of a comment box, a list of links or the statistics."""
    vocabulary = chrome_words()
    closed = False
    for at in range(last + 1, len(plain)):
        if sure[at] and (
            plain[at] in vocabulary.closers
            or plain[at].startswith(vocabulary.closing_words)
            or plain[at] in vocabulary.related
            or plain[at].startswith("ban quyen")
        ):
            closed = True
        elif closed:
            sure[at] = True
