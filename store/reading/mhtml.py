"""Web pages saved as one file (MHTML), as browsers write them."""

from __future__ import annotations

from email.message import EmailMessage

import msgspec

from store.errors import ReadError
from store.reading.content import Content
from store.reading.html import read_html
from store.reading.mail import header, leaves, message_of, payload


def read_mhtml(data: bytes, label: str) -> Content:
    """The article of the page in an MHTML file; its pictures and frames are passed over.

    Raises:
        ReadError: there is no page in it, or it is beyond a limit.
    """
    message = message_of(data, label)
    page = page_in(message)
    if page is None:
        raise ReadError(f"{label} is a web archive without a page.", "Save the page again.")
    address = header(message, "Snapshot-Content-Location") or header(page, "Content-Location")
    content = read_html(payload(page), label, url=address, title=header(message, "Subject"))
    return msgspec.structs.replace(content, format="mhtml")


def page_in(message: EmailMessage) -> EmailMessage | None:
    """The part with the page in a web archive: the first, those behind it are its frames."""
    return next((part for part in leaves(message) if part.get_content_type() == "text/html"), None)
