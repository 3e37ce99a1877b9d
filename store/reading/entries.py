"""Tells of one line by itself whether it is the page's: menus, trails, counters, tools, stamps in a row."""

from __future__ import annotations

import re

from store.language.folding import fold
from store.reading.counters import BULLET, ROW, is_counter, is_entry
from store.reading.lines import Line
from store.reading.stamps import Stamp, leading_stamp, signed_stamp, stamp_of
from store.reading.vocabulary import chrome_words

_IMAGE = r"[\w()%+.,~-]{1,120}\.(?:jpe?g|png|gif|webp|bmp|jfif|heic|tiff?)"
_IMAGE_LINE = re.compile(
    rf"(?:{_IMAGE}|z\d{{8,}}_\w{{4,}})(?:[ ,;|]+(?:{_IMAGE}|z\d{{8,}}_\w{{4,}}))*\Z", re.IGNORECASE
)
_PLACEHOLDER = re.compile(
    r"(?:img|image|photo|pic|p|h|hình|ảnh|hinh|anh)[ _-]?\d{0,6}\Z|!\[[^\]]{0,120}\]\([^)]{0,400}\)\Z",
    re.IGNORECASE,
)
_ARROW = re.compile(r"> ?>|[»←→‹]|« [^»]{0,160}\Z|[^«]{0,160}[→»]\Z")
# The articles before and after this one: `« …      … »`.
_NEIGHBOURS = re.compile(r"(?:[«‹←◄◀❮]|<<?)[^«»]{7,360}(?:[»›→►▶❯]|>>?)\Z")
_GAP = re.compile(r"\S\s{3}")
_ADDRESS = re.compile(
    r"(?:https?://)?(?:[\w-]{1,40}\.){1,4}(?:vn|com|net|org|info)(?:/\S{0,200})?\Z", re.IGNORECASE
)
_PLAYED = re.compile(
    r"\d{1,2}:\d\d(?::\d\d)? ?/ ?-?\d{1,2}:\d\d(?::\d\d)?\Z|00?:00\Z|\d(?:[.,]\d{1,2})?x\Z"
)  # of a recording
_WEATHER = re.compile(r"\d ?[°º˚] ?c(?!\w)", re.IGNORECASE)
_CLOCK = re.compile(r"[0-2]?\d ?[:hg] ?[0-5]\d\Z")
_CLOCK_SIGN = re.compile(r" ?[:hg] ?")
_LENGTH = re.compile(r" \(?\d{1,2}:\d\d(?::\d\d)?\)?\Z")  # of a recording, behind the tool that plays it
_TODAY = re.compile(r"(?:hom nay|bay gio|today)(?: la)?[:,]? ")
_MENU = re.compile(r"(?:menu|nav|navigation|danh muc):? ")
_BRACKETED = re.compile(r"\[[^\[\]]{1,60}\](?:[ |·-]{0,4}\[[^\[\]]{1,60}\])+\Z")
_ICON = re.compile(r"[^\w\s]{1,3}\s{1,2}(?=\d)")  # an eye, a hand before a figure
_WIDE = re.compile(r"[ \t]{3,400}")
_BADGE = re.compile(r"\d{1,2} ?(?:th|thg|tháng)\.? ?\d{1,2}\Z", re.IGNORECASE)
_ICONS = "☰✉☎✍⏰↗⤴⏱\ufe0f\U0001f300-\U0001f3df\U0001f3e2-\U0001faff"  # but for the house that leads home
_PIECES = re.compile(rf"[|>›»→•·‹▼▾▽⌄˅│┃¦｜{_ICONS}]+| / | :: | {{2,}}|\t| \.(?=[^\W\d_])")
_MARK = re.compile(rf"[|>›»→•·‹▼▾▽⌄˅│┃¦｜{_ICONS}]")
_TRAIL = re.compile(r"[>›»→‹]+| / | :: ")
_SLASH = re.compile("/")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|rar|zip|7z)(?!\w)", re.IGNORECASE)
_PICTURE_FILE = re.compile(r"[^\n]{1,100}\.(?:jpe?g|png|gif|bmp|jfif|heic|webp)\Z", re.IGNORECASE)
_CODED = re.compile(r"[A-Za-z]{1,12}[._-]?(?:\d{1,2}[._-])?\d{3,}[\w.-]{0,20}|[A-Za-z0-9]{1,12}_\w{1,30}")
# A figure behind an icon: how often the page was seen, liked, answered.
_ICON_COUNT = re.compile(r"[^\w\s\"“‘'’”(\[{.,;:+/*~<>=≥≤±%#°–—-]{1,3}\s?\d[\d.,]{0,9}k?\Z")
_ICON_FIGURE = re.compile(rf"[{_ICONS}]\s?\d[\d.,]{{0,9}}k?\Z")
_DOTTED = re.compile(r" \.(?=[A-ZĐ])")  # parts entries: `Người đăng: admin .Ngày đăng: …`
_HASHTAGS = re.compile(r"#\w[\w-]{0,40}(?:[ ,]{1,3}#\w[\w-]{0,40}){0,20}\Z")
_DASH = re.compile(r" [-–] ")
_PHONE = re.compile(r"\(?(?:\+?84|0|1[89]00)[\d .()-]{6,14}\Z")
_BLANKS = re.compile(r"\[ {0,4}\][^\[\]]{0,40}\[ {0,4}\]")
_MOTTO = re.compile(r"\s*(?:[,;|•*–-]|\s{3,})\s*")
_DIGIT = re.compile(r"\d")
_LONG = 400
_BEGINNING = 100  # code points; the vocabulary has no longer notice or label
_WORD = re.compile(r"[^\W_]")
_SENTENCE_END = (".", "!", "?", "…", '."', ".”", "./.", ".'", ".)")
_ENTRY = 6  # words of a menu's entry
_TRAIL_WORDS = 12
_FILE_WORDS = 25
_NAMED = 6  # words of a picture's name


def folded_line(line: Line, prose: bool) -> str:
    """A line folded; of a long one nothing, and of prose the beginning, in which a notice would show."""
    if len(line.text) > _LONG:
        return ""
    return fold(line.text[:_BEGINNING] if prose else line.text)


def plain_of(text: str) -> str:
    """The line folded, without bullets, arrows and closing points."""
    return bare(fold(text))


def bare(folded: str) -> str:
    """A folded text without bullets, arrows and closing points."""
    return folded.strip(BULLET).rstrip(":").rstrip()


def words(text: str) -> int:
    """How many words a line has."""
    return text.count(" ") + 1


def is_sentence(text: str) -> bool:
    """Whether a line reads as prose: it ends as a sentence and is no label or slogan, or is long."""
    count = words(text)
    return count >= 30 or (
        count >= 8 and text.rstrip().endswith(_SENTENCE_END) and not (text.endswith("!") and text.isupper())
    )


def is_image(text: str) -> bool:
    """Whether a line is nothing but the name, or the place, of a picture."""
    if _IMAGE_LINE.match(text) or _PLACEHOLDER.match(text):
        return True
    if words(text) > _NAMED:
        return False
    return _PICTURE_FILE.match(text) is not None or (
        text.isascii() and any(_CODED.fullmatch(token) for token in text.split())
    )


def is_chrome(line: Line, prose: bool, folded: str, plain: str) -> bool:
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
        or _PHONE.match(text)
        or _PLAYED.match(text)
        or _HASHTAGS.match(text)
        or _ICON_COUNT.match(text)
        or (words(text) <= _TRAIL_WORDS and _WEATHER.search(text))
    ):
        return True
    if (
        plain.startswith(vocabulary.begins)
        or _ARROW.match(text)
        or (_NEIGHBOURS.match(line.raw) and _GAP.search(line.raw))
        or (text.startswith("[") and _is_bracketed(text))
        or (_FILE.search(text) and words(text) <= _FILE_WORDS)
        or ("[" in text and _BLANKS.search(text))
    ) and not is_sentence(text):
        return True
    return (
        is_menu(pieces_of(line))
        or is_trail(text)
        or is_counter(plain)
        or _row_stamp(plain) is not None
        or _is_row(plain)
        or is_motto(line)
        or _is_posted(text)
        or _is_counted_stamp(text)
        or _is_today(plain)
        or _is_stamped_head(line)
    )


def _is_posted(text: str) -> bool:
    """Whether a line is a stamp and the account that put the page up: `12/03/2019 08:11 - Đăng bởi: …`."""
    if words(text) > _TRAIL_WORDS or not _DIGIT.search(text):
        return False
    leading = leading_stamp(text)
    return leading is not None and leading[1].lstrip(BULLET + ",;").startswith(chrome_words().accounts)


def _is_counted_stamp(text: str) -> bool:
    """Whether a line is a stamp and a figure behind an icon: `05-06-2024 10:20 👁 97`."""
    if len(text) > ROW or text.isascii() or not _DIGIT.search(text):
        return False
    leading = leading_stamp(text)
    if leading is None:
        return False
    rest = leading[1].strip(BULLET)
    return _ICON_COUNT.match(rest) is not None or (
        words(rest) <= _TRAIL_WORDS and _ICON_FIGURE.search(text) is not None
    )


def _is_bracketed(text: str) -> bool:
    """Whether a line is a row of entries in brackets: of three, or of two of which a page has one."""
    if _BRACKETED.match(text) is None:
        return False
    pieces = [bare(piece) for piece in fold(text).split("]") if piece.strip()]
    return max(map(words, pieces)) <= _ENTRY and (len(pieces) > 2 or any(map(is_entry, pieces)))


def _is_stamped_head(line: Line) -> bool:
    """Whether a gap parts a line to the office whose page it is, in capitals, and a stamp."""
    if "   " not in line.raw or len(line.raw) > _LONG:
        return False
    pieces = _WIDE.split(line.raw)
    return (
        len(pieces) == 2
        and pieces[0].isupper()
        and stamp_of(pieces[1]) is not None
        and fold(pieces[0]).startswith(chrome_words().mastheads)
    )


def has_pieces(line: Line) -> bool:
    """Whether a mark, or a gap, that parts entries of a page stands in the line."""
    text = line.text
    return (
        _MARK.search(text) is not None
        or " / " in text
        or " :: " in text
        or "   " in line.raw
        or (" ." in text and _DOTTED.search(text) is not None)
    )


def pieces_of(line: Line) -> list[str]:
    """What marks or gaps part in a line, folded, without bullets; nothing where they part nothing."""
    if len(line.raw) > 2 * _LONG or not ("  " in line.raw or has_pieces(line)):
        return []
    pieces = [piece.strip(BULLET) for piece in _PIECES.split(fold(line.raw))]
    return [piece for piece in pieces if piece]


def is_menu(pieces: list[str]) -> bool:
    """A row of menu entries or tools, or the trail of pages that leads here."""
    if len(pieces) < 2:
        return False
    pieces = [_MENU.sub("", pieces[0], count=1), *pieces[1:]]
    longest = max(map(words, pieces))
    homes = chrome_words().homes
    if pieces[0] in homes:
        return longest <= _TRAIL_WORDS
    if longest <= _ENTRY and len(pieces) > 2 and not homes.isdisjoint(pieces):
        return True
    figures = sum(map(_is_figure, pieces))
    if figures > 1 and (_is_figure(pieces[0]) or figures * 2 > len(pieces)):
        return False  # the row of a table: `1 | Giáo dục | 12 | 10`
    of_page = sum(map(_of_page, pieces))
    if of_page == len(pieces) or all(_of_page(piece) or is_counter(piece, sure=False) for piece in pieces):
        named = any(is_entry(piece.rstrip(":")) for piece in pieces)
        return named or all(stamp_of(piece) is not None for piece in pieces)
    return of_page >= 3 and of_page > figures + 1 and of_page * 2 >= len(pieces) and longest <= _ENTRY


def _is_figure(piece: str) -> bool:
    """Whether a piece of a row is a bare figure, an icon perhaps before it."""
    return _ICON.sub("", piece, count=1).replace(".", "").isdigit()


def _of_page(piece: str) -> bool:
    """Whether a piece of a row is an entry, a stamp, a bare figure, or says who put the page up."""
    vocabulary = chrome_words()
    return (
        is_entry(_LENGTH.sub("", piece, count=1).rstrip(":"))
        or _is_today(piece)
        or _is_figure(piece)
        or stamp_of(piece) is not None
        or _CLOCK.match(piece) is not None
        or _ADDRESS.match(piece) is not None
        or piece.startswith(vocabulary.notices)
        or (words(piece) <= _ENTRY and piece.startswith(vocabulary.accounts))
    )


def _is_today(plain: str) -> bool:
    """Whether a text is the page's own clock: `hom nay, thu ba, 12/03/2019`."""
    found = _TODAY.match(plain)
    return found is not None and stamp_of(plain[found.end() :]) is not None


def is_trail(text: str) -> bool:
    """Whether a line is the trail of pages that leads here: `Tin tức » Tin chung`."""
    if "/" not in text and not _MARK.search(text) and " :: " not in text:
        return False
    vocabulary = chrome_words()
    for parts, least in ((_TRAIL, 2), (_SLASH, 3)):
        pieces = [bare(piece) for piece in parts.split(fold(text))]
        pieces = [piece for piece in pieces if piece]
        if (
            len(pieces) >= least
            and (pieces[0] in vocabulary.sections or pieces[0] in vocabulary.homes)
            and all(words(piece) <= _TRAIL_WORDS for piece in pieces)
        ):
            return True
    return False


def leads_in(line: Line, plain: str) -> bool:
    """Whether a line of the page stands only above articles: a menu, a trail, a way to skip them."""
    vocabulary = chrome_words()
    if plain.startswith(vocabulary.page_heads):
        return True
    pieces = pieces_of(line)
    if len(pieces) < 2:
        return False
    return (
        sum(piece in vocabulary.sections for piece in pieces) > 1
        or not vocabulary.homes.isdisjoint(pieces)
        or is_trail(line.text)
    )


def is_short_row(pieces: list[str]) -> bool:
    """Whether marks or gaps part a line to three or more short pieces."""
    return len(pieces) > 2 and all(words(piece) <= _ENTRY for piece in pieces)


def credit_in(line: Line) -> str | None:
    """Who wrote the report, where that stands in a row of the page's entries: `Tác giả: … | Lượt xem: …`."""
    if len(line.text) > ROW:
        return None
    parts = _PIECES if has_pieces(line) else _DASH
    pieces = [piece.strip(BULLET) for piece in parts.split(line.raw)]
    if parts is _DASH and len(pieces) < 3:
        return _credit_behind_stamp(line.text)
    credits = [piece for piece in pieces if fold(piece).startswith(chrome_words().row_credits)]
    rest = [fold(piece) for piece in pieces if piece and piece not in credits]
    if len(credits) == 1 and rest and all(map(_of_page, rest)):
        return credits[0]
    return _credit_behind_stamp(line.text)


def _credit_behind_stamp(text: str) -> str | None:
    """Who wrote the report, behind a stamp: `Thứ Ba, 12/03/2019 08:11 - Người viết: …`."""
    if not _DIGIT.search(text):
        return None
    folded = fold(text)
    leading = leading_stamp(text) if len(folded) == len(text) else None
    if leading is None or not leading[1].lstrip(BULLET + ",;").startswith(chrome_words().row_credits):
        return None
    return text[len(folded.rstrip(BULLET)) - len(leading[1].rstrip(BULLET)) :].strip(BULLET + ",;")


def stamp_in(line: Line, chrome: bool) -> Stamp | None:
    """The stamp that a line is, or that stands in a row of the page's entries: `Lượt xem: 7 | Gửi lúc: …`."""
    if not chrome:
        return stamp_of(line.text)
    if not _DIGIT.search(line.text):
        return None
    pieces = _PIECES.split(line.raw)
    found = (leading_stamp(piece) for piece in (line.text, *pieces))
    stamp = next((leading[0] for leading in found if leading is not None), None)
    if stamp is not None and not stamp.timed:  # `KINH TẾ | 06:00 | Thứ Ba, 12/03/2019`
        clocks = [clock for piece in pieces if (clock := _CLOCK.match(piece.strip(BULLET)))]
        if len(clocks) == 1:
            hour, minute = _CLOCK_SIGN.split(clocks[0][0])
            stamp = Stamp(f"{stamp.when}T{int(hour):02d}:{minute}", stamp.labelled, True)
    if stamp is None and (signed := signed_stamp(line.text)):
        return signed[1]  # `Submitted by … on T5, 09/07/2020 - 08:15`
    return stamp or _row_stamp(plain_of(line.text))


def _row_stamp(plain: str) -> Stamp | None:
    """The stamp in a row of entries without marks between: `admin 15/07/2022 tin tuc 0 comments`."""
    if len(plain) > ROW or not _DIGIT.search(plain):
        return None
    stamp, entries = _row(plain)
    return stamp if entries else None


def _is_row(plain: str) -> bool:
    """Whether a line is two or more entries without marks between, one at least of a page alone."""
    if len(plain) > 80:
        return False
    entries = _row(plain)[1]
    alone = chrome_words().alone
    return len(entries) > 1 and any(entry in alone or is_counter(entry) for entry in entries)


def _row(plain: str) -> tuple[Stamp | None, list[str]]:
    """The stamp and the entries a line consists of; no entries where it holds anything else."""
    stamp: Stamp | None = None
    entries: list[str] = []
    rest = plain
    while rest:
        found = leading_stamp(rest)
        if found is not None and stamp is None:
            stamp, rest = found[0], found[1].lstrip(BULLET + ",;")
            continue
        tokens = rest.split(" ")
        taken = next(
            (count for count in range(min(len(tokens), _ENTRY), 0, -1) if is_entry(" ".join(tokens[:count]))),
            0,
        )
        if not taken:
            return stamp, []
        entries.append(" ".join(tokens[:taken]).strip(BULLET))
        rest = " ".join(tokens[taken:]).lstrip(BULLET + ",;")
    return stamp, entries


def is_motto(line: Line) -> bool:
    """A standing motto, such as offices put above their pages: a row of virtues and nothing else."""
    if len(line.raw) > 600 or _DIGIT.search(line.raw):
        return False
    pieces = [piece.strip(BULLET) for piece in _MOTTO.split(fold(line.raw)) if piece.strip(BULLET)]
    if len(pieces) < 3 or any(words(piece) > 3 for piece in pieces):
        return False
    known = sum(piece in chrome_words().motto for piece in pieces)
    return known == len(pieces) or (known >= 4 and known * 3 >= len(pieces) * 2)
