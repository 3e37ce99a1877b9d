"""Reads one file: bytes → clean text → report text."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from store.errors import ReadError
from store.language.folding import clean
from store.reading.plain import report_text
from store.reading.report import ReportText

# First bytes of files that are no text, and what they are.
_BINARY = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word document or another zip file",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a compressed file",
}
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_bytes(data: bytes, name: str = "") -> ReportText:
    """The report in the bytes of one file.

    Args:
        data: the file's bytes: UTF-8 with or without a byte order mark (UTF-16 only with one).
        name: the file's name, for messages and the record's source.

    Raises:
        ReadError: the bytes are empty, are no text, or hold nothing but site chrome.
    """
    label = name or "The input"
    if not data:
        raise ReadError(f"{label} is empty.", "Save the page again, with its text.")
    text = clean(_decoded(data, label))
    if not text.strip():
        raise ReadError(f"{label} holds only white space.", "Save the page again, with its text.")
    report = report_text(text)
    if not report.text:
        raise ReadError(
            f"{label} holds nothing but a page's menus and counters.",
            "Save the page that shows the whole report.",
        )
    return msgspec.structs.replace(report, name=name, sha256=hashlib.sha256(data).hexdigest())


def _decoded(data: bytes, label: str) -> str:
    """The text of the bytes.

    Raises:
        ReadError: they are no text.
    """
    for head, what in _BINARY.items():
        if data.startswith(head):
            raise ReadError(f"{label} is not text but {what}.", "Save or copy its text into a .txt file.")
    try:
        text = data.decode("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{label} is not UTF-8 text (first unreadable byte at {error.start}).",
            "Save it as text with the encoding UTF-8.",
        ) from error
    if "\0" in text:
        raise ReadError(f"{label} is not text.", "Give a text file (.txt) with the report.")
    return text


def read_file(path: Path) -> ReportText:
    """The report in one file.

    Raises:
        ReadError: the file is missing, a folder, unreadable, empty or not text.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(f"{path} does not exist.", "Check the name.") from error
    except IsADirectoryError as error:
        raise ReadError(f"{path} is a folder.", "Give a file; folders are for import.") from error
    except PermissionError as error:
        raise ReadError(f"{path} may not be read.", "Ask for the right to read it, or copy it.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"{path} cannot be read: {reason}.", "Check the disk and the name.") from error
    return read_bytes(data, path.name)
