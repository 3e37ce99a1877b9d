"""Reads one file: bytes → clean text → report text."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from store.errors import ReadError
from store.language.folding import clean
from store.reading.chrome import strip_chrome
from store.reading.report import ReportText


def read_bytes(data: bytes, name: str = "") -> ReportText:
    """The report in the bytes of one file.

    Raises:
        ReadError: the bytes are empty, are no text, or hold nothing but site chrome.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(f"{name} is not text.") from error
    report = strip_chrome(clean(text))
    return msgspec.structs.replace(report, name=name, sha256=hashlib.sha256(data).hexdigest())


def read_file(path: Path) -> ReportText:
    """The report in one file.

    Raises:
        ReadError: the file is missing, unreadable, empty or not text.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path} cannot be read: {error.strerror}.") from error
    return read_bytes(data, path.name)
