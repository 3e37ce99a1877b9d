"""Tells the lines of the page (menus, counters, share buttons, comment boxes, footers) from the report's.

A real sentence is never dropped: what is not plainly the page stays. Three strengths of evidence: a line that
only a page has; a line that is the page's beside other such lines; and, below the report's last sentence,
what follows the head of a comment box or a list of links.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from store.language.folding import fold
from store.reading.lines import Line
from store.reading.stamps import Stamp, leading_stamp, stamp_of
from store.reading.vocabulary import chrome_words

_IMAGE = r"[\w()%+.,~-]{1,120}\.(?:jpe?g|png|gif|webp|bmp|jfif|heic|tiff?)"
_IMAGE_LINE = re.compile(
    rf"(?:{_IMAGE}|z\d{{8,}}_\w{{4,}})(?:[ ,;|]+(?:{_IMAGE}|z\d{{8,}}_\w{{4,}}))*\Z", re.IGNORECASE
)
_PLACEHOLDER = re.compile(
    r"(?:img|image|photo|pic|p|h|hình|ảnh|hinh|anh)[ _-]?\d{0,6}\Z|!\[[^\]]{0,120}\]\([^)]{0,400}\)\Z",
    re.IGNORECASE,
)
_SITE_NAME = re.compile(r" ?[-–—|»:] ?\S.{2,80}\Z")
_ARROW = re.compile(r"> ?>|[»←→‹]|[^«]{0,160}[→»]\Z")
_POINTED = re.compile(r"> ?[^\W\d_]")
_ADDRESS = re.compile(
    r"(?:https?://)?(?:[\w-]{1,40}\.){1,4}(?:vn|com|net|org|info)(?:/\S{0,200})?\Z", re.IGNORECASE
)
_BADGE = re.compile(r"\d{1,2} ?(?:th|thg|tháng)\.? ?\d{1,2}\Z", re.IGNORECASE)
_PIECES = re.compile(r" *(?:[|>›»→•·]+| / | :: | {3,}) *")
_MARK = re.compile(r"[|>›»→•·]")
_MOTTO = re.compile(r"\s*(?:[,;|•*–-]|\s{3,})\s*")
_DIGIT = re.compile(r"\d")
_LABELLED = re.compile(r"([^\d:=(]{2,40}?) ?[:=( -]{0,4}[\d][\d.,]*k?\)?[ ,;|•-]*")
_COUNTED = re.compile(r"[\d][\d.,]*k? ([^\d:=(]{3,40})")
_BULLET = " \t•●▪*+-–—·|>»›<[]()…."
_LONG = 400
_BEGINNING = 100  # code points; the vocabulary has no longer notice or label
_WORD = re.compile(r"[^\W_]")
_SENTENCE_END = (".", "!", "?", "…", '."', ".”", "./.", ".'", ".)")
_HEAD_STAMPS = 4
_UNDER_TITLE = 2
_NAME = 7
_ENTRY = 6
_TITLE = 6


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
    prose = [is_sentence(line.text) and not _has_pieces(line.text) for line in lines]
    folded = [_folded(*row) for row in zip(lines, prose, strict=True)]
    plain = [_bare(text) for text in folded]
    sure = [_is_chrome(*row) for row in zip(lines, prose, folded, plain, strict=True)]
    stamps = [_stamp_in(line.text, gone) for line, gone in zip(lines, sure, strict=True)]
    _drop_window_title(lines, sure)
    _drop_pointed(lines, sure)
    first, last = _report_zone(lines, sure)
    published = _drop_stamps(stamps, sure, last)
    _drop_section(lines, plain, sure, first)
    _drop_links(lines, plain, sure, last)
    _drop_beside(lines, plain, sure, first, last)
    _drop_after_closer(plain, sure, last)
    return Kept(
        tuple(
            line._replace(pictured=True) if at > 0 and is_image(lines[at - 1].text) else line
            for at, line in enumerate(lines)
            if not sure[at]
        ),
        tuple(line.text for line, gone in zip(lines, sure, strict=True) if gone),
        published,
    )


def _folded(line: Line, prose: bool) -> str:
    """A line folded; of a long one nothing, and of prose the beginning, in which a notice would show."""
    if len(line.text) > _LONG:
        return ""
    return fold(line.text[:_BEGINNING] if prose else line.text)


def _plain(text: str) -> str:
    """The line folded, without bullets, arrows and closing points."""
    return _bare(fold(text))


def _bare(folded: str) -> str:
    return folded.strip(_BULLET).rstrip(":").rstrip()


def _words(text: str) -> int:
    return text.count(" ") + 1


def is_sentence(text: str) -> bool:
    """Whether a line reads as prose: it ends as a sentence and is no label, or is long."""
    count = _words(text)
    return count >= 30 or (count >= 8 and text.rstrip().endswith(_SENTENCE_END))


def is_image(text: str) -> bool:
    """Whether a line is nothing but the name, or the place, of a picture."""
    return _IMAGE_LINE.match(text) is not None or _PLACEHOLDER.match(text) is not None


def _is_chrome(line: Line, prose: bool, folded: str, plain: str) -> bool:
    """Whether the line alone proves to be the page's; `folded` and `plain` are its text, if it is short."""
    vocabulary = chrome_words()
    text = line.text
    if not _WORD.search(text):
        return True
    if len(text) > _LONG:
        return False
    if plain.startswith(vocabulary.notices) or folded.startswith(vocabulary.notices):
        return True
    if prose:
        return False
    if (
        plain in vocabulary.alone
        or plain in vocabulary.related
        or folded in vocabulary.alone
        or is_image(text)
        or _ADDRESS.match(text)
        or _BADGE.match(text)
    ):
        return True
    if (plain.startswith(vocabulary.begins) or _ARROW.match(text)) and not is_sentence(text):
        return True
    return (
        _is_menu(plain)
        or _is_counter(plain)
        or _row_stamp(plain) is not None
        or _is_row(plain)
        or _is_motto(line)
    )


def _has_pieces(text: str) -> bool:
    """Whether a mark that parts entries of a page stands in the line."""
    return _MARK.search(text) is not None or " / " in text or " :: " in text or "   " in text


def _is_menu(plain: str) -> bool:
    """A row of menu entries, or the trail of pages that leads here."""
    pieces = [piece.strip(_BULLET) for piece in _PIECES.split(plain)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) < 2:
        return False
    if pieces[0] in {"trang chu", "home", "trang nhat"} and all(_words(piece) <= 12 for piece in pieces):
        return True
    known = sum(_is_entry(piece) or stamp_of(piece) is not None for piece in pieces)
    return known == len(pieces) or (known >= 3 and known * 2 >= len(pieces) and max(map(_words, pieces)) <= 6)


def _stamp_in(text: str, chrome: bool) -> Stamp | None:
    """The stamp that a line is, or that stands in a row of the page's entries: `Lượt xem: 7 | Gửi lúc: …`."""
    if not chrome:
        return stamp_of(text)
    found = (leading_stamp(piece) for piece in (text, *_PIECES.split(text)))
    return next((leading[0] for leading in found if leading is not None), None) or _row_stamp(_plain(text))


def _row_stamp(plain: str) -> Stamp | None:
    """The stamp in a row of entries without marks between: `admin 15/07/2022 tin tuc 0 comments`."""
    if len(plain) > 120 or not _DIGIT.search(plain):
        return None
    stamp, entries = _row(plain)
    return stamp if entries else None


def _is_row(plain: str) -> bool:
    """Whether a line is two or more entries without marks between, one at least of a page alone."""
    if len(plain) > 80:
        return False
    entries = _row(plain)[1]
    alone = chrome_words().alone
    return len(entries) > 1 and any(entry in alone or _is_counter(entry) for entry in entries)


def _row(plain: str) -> tuple[Stamp | None, list[str]]:
    """The stamp and the entries a line consists of; no entries where it holds anything else."""
    stamp: Stamp | None = None
    entries: list[str] = []
    rest = plain
    while rest:
        found = leading_stamp(rest)
        if found is not None and stamp is None:
            stamp, rest = found[0], found[1].lstrip(_BULLET + ",;")
            continue
        words = rest.split(" ")
        taken = next(
            (count for count in range(min(len(words), _ENTRY), 0, -1) if _is_entry(" ".join(words[:count]))),
            0,
        )
        if not taken:
            return stamp, []
        entries.append(" ".join(words[:taken]).strip(_BULLET))
        rest = " ".join(words[taken:]).lstrip(_BULLET + ",;")
    return stamp, entries


def _is_entry(plain: str) -> bool:
    """Whether this is the name of a section or tool, or a counter, of a page."""
    vocabulary = chrome_words()
    plain = plain.strip(_BULLET + ",;")
    return (
        plain in vocabulary.alone
        or plain in vocabulary.beside
        or plain in vocabulary.related
        or _is_counter(plain)
    )


def _is_counter(plain: str, *, sure: bool = True) -> bool:
    """Labels with figures, and nothing else: `hom nay: 39`, `1.204 luot xem`; one of them only a page has,
    if it must be sure."""
    vocabulary = chrome_words()
    if len(plain) > 120 or not _DIGIT.search(plain):
        return False
    rest = plain
    proved = not sure
    while rest:
        stamp = leading_stamp(rest)
        if stamp is not None:
            rest = stamp[1].lstrip(" ,;|•-")
            continue
        found = _LABELLED.match(rest)
        label = found[1].strip(_BULLET) if found is not None else ""
        if found is not None and (label in vocabulary.counters or label in vocabulary.counters_beside):
            proved = proved or label in vocabulary.counters
            rest = rest[found.end() :]
            unit = next((word for word in vocabulary.counted if rest.startswith(word)), "")
            rest = rest[len(unit) :].lstrip(" ,;|•-")
            continue
        found = _COUNTED.match(rest)
        if found is not None and found[1].strip(_BULLET) in vocabulary.counted:
            proved = True
            rest = rest[found.end() :]
            continue
        return False
    return proved


def _is_motto(line: Line) -> bool:
    """A standing motto, such as offices put above their pages: a row of virtues and nothing else."""
    if len(line.raw) > 600 or _DIGIT.search(line.raw):
        return False
    pieces = [piece.strip(_BULLET) for piece in _MOTTO.split(fold(line.raw)) if piece.strip(_BULLET)]
    if len(pieces) < 3 or any(_words(piece) > 3 for piece in pieces):
        return False
    known = sum(piece in chrome_words().motto for piece in pieces)
    return known == len(pieces) or (known >= 4 and known * 3 >= len(pieces) * 2)


def _report_zone(lines: tuple[Line, ...], sure: list[bool]) -> tuple[int, int]:
    """The indices of the first and last line that read as prose and are not the page's."""
    prose = [at for at, line in enumerate(lines) if not sure[at] and is_sentence(line.text)]
    return (prose[0], prose[-1]) if prose else (0, len(lines) - 1)


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
    """Drops the name of the page's section above the title: a known name alone, then a line long enough."""
    left = [at for at, gone in enumerate(sure) if not gone][:2]
    if len(left) < 2 or left[0] >= first or plain[left[0]] not in chrome_words().beside:
        return
    sure[left[0]] = _words(lines[left[1]].text) >= _TITLE


def _drop_stamps(stamps: list[Stamp | None], sure: list[bool], last: int) -> str | None:
    """Drops stamps above the title and below the report; gives when the page was put up.

    A bare date above the title is the day on which the page was looked at, and tells nothing; a time there,
    or a date in a row of entries under the title, counts only where no stamp says that it is one.
    """
    named: str | None = None
    shown: str | None = None
    under_title = False
    seen = 0
    for at, stamp in enumerate(stamps):
        if stamp is None:
            seen += not sure[at]
            continue
        above, below = seen == 0, at > last and seen > _HEAD_STAMPS
        gone = sure[at] or above or below
        if stamp.labelled and gone:
            named = named or stamp.when
        elif (stamp.timed and (above or sure[at])) or (sure[at] and not above and seen <= _UNDER_TITLE):
            shown = shown or stamp.when
        under_title = under_title or (stamp.labelled and not gone)
        sure[at] = gone
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


def _drop_beside(lines: tuple[Line, ...], plain: list[str], sure: list[bool], first: int, last: int) -> None:
    """Drops doubtful lines beside lines of the page, and rows of doubtful lines outside the report."""
    doubtful = [not sure[at] and _is_doubtful(line, plain[at]) for at, line in enumerate(lines)]
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
        if beside or (outside and end - at >= 3):
            sure[at:end] = [True] * (end - at)
        at = end


def _is_masthead(text: str, plain: str) -> bool:
    """Whether a line may be the name of the office whose page it is, as it stands above a title."""
    return text.isupper() and _words(text) <= _NAME and plain.startswith(chrome_words().mastheads)


def _is_doubtful(line: Line, plain: str) -> bool:
    """Whether a line may be the page's: a section's name, a label with a figure, an address."""
    vocabulary = chrome_words()
    if plain in vocabulary.beside or plain.isdigit():
        return True
    if is_sentence(line.text) or len(plain) > 200 or stamp_of(line.text) is not None:
        return False
    if plain.startswith(vocabulary.begins_beside):
        return True
    return _is_counter(plain, sure=False)


def _drop_after_closer(plain: list[str], sure: list[bool], last: int) -> None:
    """Below the report, drops what follows the head of a comment box, a list of links or the statistics."""
    vocabulary = chrome_words()
    closed = False
    for at in range(last + 1, len(plain)):
        if sure[at] and (
            plain[at] in vocabulary.closers
            or plain[at] in vocabulary.related
            or plain[at].startswith("ban quyen")
        ):
            closed = True
        elif closed:
            sure[at] = True
