"""Several reports in one web archive: those of the page in it, each in an archive of its own."""

from __future__ import annotations

import base64
import re
from typing import Final

from store.errors import ReadError
from store.reading.mail import header, message_of, payload
from store.reading.mhtml import page_in
from store.reading.several_html import split_html

_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_PACKED: Final = "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n"


def split_mhtml(data: bytes, label: str) -> list[bytes]:
    """The reports of a web archive, each as one, without pictures and frames; the file alone if it is one.

    Args:
        data: the file's bytes.
        label: what the file is called.
    """
    try:
        message = message_of(data, label)
    except ReadError:  # its reader says what is wrong with it
        return [data]
    page, boundary = page_in(message), message.get_boundary()
    head = _END_OF_HEAD.search(data)
    if page is None or page is message or head is None or not boundary or not boundary.isascii():
        return [data]
    pieces = split_html(payload(page))
    if len(pieces) == 1:
        return [data]
    address = f"Content-Location: {header(page, 'Content-Location')}\r\n"
    before = data[: head.end()] + f"--{boundary}\r\n{_PACKED}{address}\r\n".encode("utf-8", "replace")
    after = f"--{boundary}--\r\n".encode()
    return [before + base64.encodebytes(piece) + after for piece in pieces]
