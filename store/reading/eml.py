"""E-mails (EML): what is written in them, and the files sent with them."""

from __future__ import annotations

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


def read_eml(data: bytes, label: str) -> Content:
    """What is written in an e-mail; the subject is its title, its date the day it was put up.

    Of a plain text and a page that say the same, the longer is taken: mail programs put a line of plain text
    beside a page.

    Raises:
        ReadError: nothing is written in it, or it is beyond a limit.
    """
    message = message_of(data)
    written = [part for part in leaves(message) if is_written(part)]
    contents = [_content(part, label) for part in written[:_BODIES]]
    content = max(contents, key=lambda one: len(one.text.split()), default=None)
    if content is None or not content.text.strip():
        raise ReadError(f"{label} is an e-mail with nothing written in it.", "Save its attachments.")
    return msgspec.structs.replace(
        content,
        format="eml",
        title=header(message, "Subject") or None,
        published=iso_moment(header(message, "Date")),
    )


def _content(part: EmailMessage, label: str) -> Content:
    if part.get_content_type() == "text/html":
        return read_html(payload(part), label)
    decoded = decode(payload(part), label)
    check_length(decoded.text, label)
    return Content(text=decoded.text, format="text", warnings=decoded.warnings)
