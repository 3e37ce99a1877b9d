"""What e-mails and web archives have in common: messages of parts (MIME)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from functools import lru_cache
from typing import Final

from store.errors import ReadError
from store.language.folding import printable
from store.reading.ole import may_hold_a_report
from store.reading.sniffing import HEAD_BYTES, sniff

_DOCUMENTS: Final = frozenset(("zip", "gzip", "pdf", "rtf", "html", "mhtml", "eml"))
_MAX_PARTS: Final = 5000
_BOUNDARY = re.compile(rb"boundary\s{0,9}=", re.IGNORECASE)
_SMALL: Final = 4_000_000  # bytes of a message that is held for who asks next
_MAX_NESTED: Final = 50
_MAX_LINES: Final = 2_000_000
_ENVELOPE = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{1,200} \d{4}\r?\n")
# What the standard library raises over headers that are not as they should be.
_BAD_HEADER: Final = (ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError)


def message_of(data: bytes, label: str) -> EmailMessage:
    """The message in these bytes, whatever is wrong with it.

    Raises:
        ReadError: parts lie in it too deep, or it has more lines than any message; the parser's time grows
            with the one times the other.
    """
    if len(_BOUNDARY.findall(data)) > _MAX_NESTED or data.count(b"\n") > _MAX_LINES:
        raise ReadError(
            f"{label} is refused: it has more than {_MAX_NESTED} parts of parts, or {_MAX_LINES:,} lines.",
            "Save the messages in it one by one.",
        )
    return _parsed_lately(data) if len(data) <= _SMALL else _parsed(data)


def _parsed(data: bytes) -> EmailMessage:
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    return message


@lru_cache(maxsize=1)
def _parsed_lately(data: bytes) -> EmailMessage:
    """The same message, which is never changed, to all who ask for it one after the other."""
    return _parsed(data)


def leaves(message: EmailMessage) -> list[EmailMessage]:
    """The parts of a message that hold no others, in order; not beyond a few thousand. Those of a forwarded
    message are among them, but not if there are several, each of which is a file of its own."""
    apart = len(_forwarded(message)) > 1
    return [part for part in _parts(message, within=not apart) if not part.is_multipart()]


def forwarded(data: bytes, label: str) -> list[tuple[str, bytes]]:
    """The messages in a message, with names for them, if there are several."""
    found = _forwarded(message_of(data, label))
    if len(found) < 2:
        return []
    return [(f"{number}.eml", message.as_bytes()) for number, message in enumerate(found, start=1)]


def _forwarded(message: EmailMessage) -> list[EmailMessage]:
    """The messages in a message, if they can be written out again; not those in them."""
    found: list[EmailMessage] = []
    for part in _parts(message, within=False):
        inner = part.get_payload() if part is not message and _is_message(part) else None
        if isinstance(inner, list) and inner and isinstance(inner[0], EmailMessage):
            found.append(inner[0])
    try:
        for one in found if len(found) > 1 else ():
            one.as_bytes()
    except _BAD_HEADER:
        return []
    return found


def _parts(message: EmailMessage, *, within: bool) -> Iterator[EmailMessage]:
    """The message and its parts, each before those in it; not beyond a few thousand.

    Args:
        within: also those of forwarded messages.
    """
    waiting = [message]
    seen = 0
    while waiting and seen < _MAX_PARTS:
        part = waiting.pop()
        seen += 1
        yield part
        inner = part.get_payload() if within or part is message or not _is_message(part) else None
        if isinstance(inner, list):
            waiting += [one for one in reversed(inner) if isinstance(one, EmailMessage)]


def _is_message(part: EmailMessage) -> bool:
    return part.is_multipart() and part.get_content_type() == "message/rfc822"


def payload(part: EmailMessage) -> bytes:
    """The bytes of a part as they were before they were packed for the mail."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def header(part: EmailMessage, name: str) -> str:
    """A header on one line, decoded; "" where there is none that can be read."""
    try:
        return printable(str(part.get(name) or "")).strip()
    except _BAD_HEADER:
        return ""


def file_name(part: EmailMessage) -> str:
    """The name of the file that a part is, without folders; "" where it has none."""
    try:
        name = printable(part.get_filename() or "")
    except _BAD_HEADER:
        return ""
    return name.replace("\\", "/").rpartition("/")[2].strip()


def is_written(part: EmailMessage) -> bool:
    """Whether a part is the message's own words, and no file sent with it."""
    return part.get_content_type() in {"text/plain", "text/html"} and not file_name(part)


def messages(data: bytes) -> list[bytes]:
    """The messages of a mailbox (mbox), end to end; a message alone is one."""
    starts = [envelope.start() for envelope in _ENVELOPE.finditer(data)]
    if len(starts) < 2:
        return [data]
    return [data[start:end] for start, end in zip([0, *starts[1:]], [*starts[1:], len(data)], strict=True)]


def attachments(data: bytes, label: str) -> list[tuple[str, bytes]]:
    """The documents sent with an e-mail, with their names; pictures and the like are passed over."""
    found = []
    for part in leaves(message_of(data, label)):
        name = file_name(part)
        attached = payload(part) if name else b""
        if not attached:
            continue
        try:
            format = sniff(attached[:HEAD_BYTES], name)
        except ReadError:
            continue
        locked = format == "ole" and may_hold_a_report(attached)  # is told, if not read
        if locked or format in _DOCUMENTS or name.lower().endswith(".txt"):
            found.append((name, attached))
    return found
