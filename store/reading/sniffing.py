"""Which format a file has, by its content; its name is not asked."""

from __future__ import annotations

import re
from typing import Final, Literal

from store.errors import ReadError
from store.reading.ole import MAGIC

Format = Literal["zip", "gzip", "ole", "pdf", "rtf", "html", "mhtml", "eml", "json", "text"]

HEAD_BYTES: Final = 8192

# First bytes of files that no reader is for: what they are, and what to do.
_SAVE_AS_DOCX: Final = "Open it in Word or LibreOffice and save it as .docx."
_UNPACK: Final = "Unpack it, or make a ZIP of it."
_TYPE_OFF: Final = "A picture of a text must be typed off or put through text recognition."
_REFUSED: Final = (
    (b"\x89PNG", "an image", _TYPE_OFF),
    (b"\xff\xd8\xff", "an image", _TYPE_OFF),
    (b"GIF8", "an image", _TYPE_OFF),
    (b"BM", "an image", _TYPE_OFF),
    (b"II*\0", "an image", _TYPE_OFF),
    (b"MM\0*", "an image", _TYPE_OFF),
    (b"7z\xbc\xaf'\x1c", "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"\xfd7zXZ\0", "an XZ archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"SQLite format 3\0", "a database", "Give the reports in it as files."),
    (b"\x7fELF", "a program", "Give a file with a report."),
    (b"MZ", "a program", "Give a file with a report."),
    (b"bplist00", "a Safari web archive", "Save the page as a web page (.html)."),
)
_TAR: Final = (257, b"ustar")
_PDF: Final = b"%PDF-"
_PDF_WITHIN: Final = 1024  # bytes before which its head must stand (as Acrobat has it)
_HTML_WITHIN: Final = 1024  # bytes of other text, such as a server's warning, that may stand above a page
_HTML_START = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(rb"<(?:div|article|section|table|p|h1|meta|title)[\s>]", re.IGNORECASE)
_END_TAG = re.compile(rb"</(?:div|article|section|table|p|h1|title|a|td|li|span)>", re.IGNORECASE)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]")
_HEADERS = re.compile(rb"^(from|to|subject|date|mime-version|message-id|content-type|received):", re.I | re.M)
_MHTML = re.compile(rb"^(?:content-type:\s*multipart/related|snapshot-content-location:)", re.I | re.M)


def sniff(head: bytes, label: str) -> Format:
    """The format of a file.

    Args:
        head: its first bytes, `HEAD_BYTES` of them if there are so many.
        label: what the file is called in a message.

    Raises:
        ReadError: it is of a format that cannot be read, with what to do about it.
    """
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(MAGIC):
        return "ole"
    if _PDF in head[: _PDF_WITHIN + len(_PDF)]:
        return "pdf"
    for start, what, hint in _REFUSED:
        if head.startswith(start) and (len(start) > 2 or b"\0" in head):
            raise ReadError(f"{label} is not text but {what}.", hint)
    if head[_TAR[0] :].startswith(_TAR[1]):
        raise ReadError(f"{label} is not text but a TAR archive.", _UNPACK)
    return _text_format(_narrowed(head), label)


def _text_format(head: bytes, label: str) -> Format:
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare.startswith(b"{\\rtf"):
        return "rtf"
    if bare.startswith((b"{", b"[")):
        return "json"
    if bare.startswith(b"<"):
        if _HTML.search(bare) or (_FRAGMENT.match(bare) and _END_TAG.search(bare)):
            return "html"
        if bare.startswith(b"<?xml"):
            raise ReadError(f"{label} is not text but XML data.", _SAVE_AS_DOCX)
        return "text"
    if bare.startswith(b"From ") or _HEADER.match(bare):
        top = re.split(rb"\r?\n\r?\n", bare, maxsplit=1)[0]
        names = {name.lower() for name in _HEADERS.findall(top)}
        if b"mime-version" in names or {b"from", b"subject"} <= names or b"received" in names:
            return "mhtml" if _MHTML.search(top) else "eml"
    return "html" if _HTML_START.search(bare, 0, _HTML_WITHIN) else "text"


def _narrowed(head: bytes) -> bytes:
    """UTF-16 as bytes of its ASCII letters, so that its tags and brackets are found too."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\0", b"")
    return head.replace(b"\0", b"") if b"\0" in head[:2] else head
