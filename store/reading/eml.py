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
        return read_html(payload(part), label)
    decoded = decode(payload(part), label)
    check_length(decoded.text, label)
    text = decoded.text
    if part.get_param("format") == "flowed":  # RFC 3676: a blank at the end of a line joins it to the next
        text = _FLOWED.sub(" ", text)
    return Content(text=text, format="text", warnings=decoded.warnings)


def _title(subject: str, text: str) -> str | None:
    """The subject, unless the e-mail begins with a title of its own."""
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    own = _TITLE_WORDS[0] <= len(first.split()) <= _TITLE_WORDS[1] and not first.endswith(_NO_TITLE)
    return None if own or not subject else subject
