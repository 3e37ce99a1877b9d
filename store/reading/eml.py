"""E-mails (EML): what is written in them, and the files sent with them."""

from __future__ import annotations

import re
from email.message import EmailMessage
from typing import Final

import msgspec

from store.errors import ReadError
from store.reading.content import Content, check_length
from store.reading.decoding import decode
from store.reading.html import read_html
from store.reading.mail import header, is_written, leaves, message_of, payload
from store.reading.moments import iso_moment

_BODIES: Final = 4
_ANSWERED = re.compile(r"(?:(?:re|fwd?|tr|trả lời|chuyển tiếp)\s?:\s{0,4}){1,20}", re.IGNORECASE)
_FORWARDED = re.compile(
    r"\s{0,9}(?:-{2,20}|_{2,40}|Begin|Bắt đầu)\s?(?:forwarded message|original message|original appointment"
    r"|thư (?:đã )?chuyển tiếp|thư gốc|tin nhắn gốc|tin nhắn (?:đã )?chuyển tiếp)",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"\s{0,9}\*{0,2}(?:(from|từ|người gửi)|(subject|chủ đề|tiêu đề)|sent|date|to|cc|bcc|reply-to|ngày"
    r"|ngày gửi|đã gửi|gửi|gửi lúc|thời gian|đến|tới|người nhận)\*{0,2}\s?:",
    re.IGNORECASE,
)
_HEADER_LINES: Final = 12
_QUOTED = re.compile(r"^(?:> ?){1,9}")
_FLOWED = re.compile(r" \r?\n(?!\s)")
_TITLE_WORDS: Final = (6, 45)
_NO_TITLE: Final = (".", ",", ";", ":", "!", "?")


def read_eml(data: bytes, label: str) -> Content:
    """What is written in an e-mail; the subject is its title, its date the day it was put up.

    Of a plain text and a page that say the same, the longer is taken: mail programs put a line of plain text
    beside a page.

    Raises:
        ReadError: nothing is written in it, or it is beyond a limit.
    """
    message = message_of(data, label)
    contents: list[Content] = []
    failed: ReadError | None = None
    for part in [part for part in leaves(message) if is_written(part)][:_BODIES]:
        try:
            contents.append(_content(part, label))
        except ReadError as error:
            failed = failed or error
    content = max(contents, key=lambda one: len(one.text.split()), default=None)
    if content is None or not content.text.strip():
        raise failed or ReadError(
            f"{label} is an e-mail with nothing written in it.", "Save its attachments."
        )
    return msgspec.structs.replace(
        content,
        format="eml",
        title=_title(_ANSWERED.sub("", header(message, "Subject")), content.text),
        published=iso_moment(header(message, "Date")),
    )


def _content(part: EmailMessage, label: str) -> Content:
    if part.get_content_type() == "text/html":
        content = read_html(payload(part), label)
        return msgspec.structs.replace(content, text=_own(content.text))
    decoded = decode(payload(part), label)
    check_length(decoded.text, label)
    text = decoded.text
    if part.get_param("format") == "flowed":  # RFC 3676: a blank at the end of a line joins it to the next
        text = _FLOWED.sub(" ", text)
    return Content(text=_own(text), format="text", warnings=decoded.warnings)


def _own(text: str) -> str:
    """A text without the signs and headers with which mail programs quote and forward it."""
    lines = text.split("\n")
    quoted = sum(line.startswith(">") for line in lines)
    if quoted * 2 > sum(map(bool, map(str.strip, lines))):
        lines = [_QUOTED.sub("", line) for line in lines]
    kept: list[str] = []
    at = 0
    while at < len(lines):
        end = _end_of_headers(lines, at)
        kept += [""] if end > at else [lines[at]]
        at = max(end, at + 1)
    return "\n".join(kept)


def _end_of_headers(lines: list[str], start: int) -> int:
    """Behind the headers of a forwarded message, which a line announces, or which begin with who sent it and
    name what it was about; `start` where there are none."""
    announced = _FORWARDED.match(lines[start]) is not None
    first = None if announced else _HEADER.match(lines[start])
    if not announced and (first is None or first[1] is None):
        return start
    end, found, named = start + announced, 0, announced
    while end < len(lines) and end < start + _HEADER_LINES:
        header = _HEADER.match(lines[end])
        if header is not None:
            found += 1
            named = named or header[2] is not None
        elif lines[end].strip() and not (found and _goes_on(lines[end - 1], lines[end])):
            break
        end += 1
    return end if found > 1 and named else start


def _goes_on(header: str, line: str) -> bool:
    return line[:1].isspace() or header.rstrip().endswith((";", ","))


def _title(subject: str, text: str) -> str | None:
    """The subject, unless the e-mail begins with a title of its own."""
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    own = _TITLE_WORDS[0] <= len(first.split()) <= _TITLE_WORDS[1] and not first.endswith(_NO_TITLE)
    return None if own or not subject else subject
