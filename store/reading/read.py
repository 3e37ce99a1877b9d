"""Reads files: bytes → the text of their format → report text."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final

import msgspec

from store.errors import ReadError, StoreError
from store.language.folding import clean
from store.reading.content import Content, check_length
from store.reading.decoding import decode
from store.reading.office import Document
from store.reading.parts import parts_of
from store.reading.plain import report_text
from store.reading.report import ReportText
from store.reading.sniffing import HEAD_BYTES, sniff

# Where the reader of a format is; it is loaded when the first such file is read.
_READERS: Final = {
    "html": ("store.reading.html", "read_html"),
    "mhtml": ("store.reading.mhtml", "read_mhtml"),
    "eml": ("store.reading.eml", "read_eml"),
    "pdf": ("store.reading.pdf", "read_pdf"),
    "rtf": ("store.reading.rtf", "read_rtf"),
    "json": ("store.reading.jsonl", "read_json"),
    "docx": ("store.reading.docx", "read_docx"),
    "odt": ("store.reading.odt", "read_odt"),
    "ole": ("store.reading.ole", "refuse_ole"),
}

_NAMELESS: Final = "The input"


def read_bytes(data: bytes, name: str = "") -> ReportText:
    """The report in the bytes of one file; the first, if it holds several.

    Args:
        data: the file's bytes, in any of the formats; its content tells which.
        name: the file's name, for messages and the record's source.

    Raises:
        ReadError: the bytes are empty, of no known format, damaged, beyond a limit, or hold nothing but site
            chrome.
    """
    return _reports(data, name, most=1)[0]


def read_reports(data: bytes, name: str = "") -> tuple[ReportText, ...]:
    """The reports in the bytes of one file: each in an archive, in JSON Lines, in a text of several.

    Those that cannot be read are left out, if any can.

    Args:
        data: the file's bytes.
        name: the file's name; a report in an archive is named `tin.zip/2021/a.html`.

    Raises:
        ReadError: none can be read; why the first cannot.
    """
    return _reports(data, name, most=None)


def read_file(path: Path) -> ReportText:
    """The report in one file; the first, if it holds several.

    Raises:
        ReadError: the file is missing, a folder, unreadable, or `read_bytes` refuses it.
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
    # Bytes of a name that are no letters of any encoding are replaced: a record is text.
    return read_bytes(data, os.fsencode(path.name).decode("utf-8", "replace"))


def _reports(data: bytes, name: str, *, most: int | None) -> tuple[ReportText, ...]:
    label = name or _NAMELESS
    if not data:
        raise ReadError(f"{label} is empty.", "Save the page again, with its text.")
    found: list[ReportText] = []
    failed: ReadError | None = None
    for part in parts_of(data, label):
        try:
            found.append(_report(part.bytes(), part.name, name))
        except ReadError as error:
            failed = failed or error
        if len(found) == most:
            break
    if not found:
        raise failed or ReadError(f"{label} holds no report.", "Look into it.")
    return tuple(found)


def _report(data: bytes, label: str, name: str) -> ReportText:
    content = _content(data, label)
    check_length(content.text, label)
    text = clean(content.text)
    if not text.strip():
        raise ReadError(f"{label} holds only white space.", "Save the page again, with its text.")
    report = report_text(text)
    if not report.text:
        raise ReadError(
            f"{label} holds nothing but a page's menus and counters.",
            "Save the page that shows the whole report.",
        )
    return msgspec.structs.replace(
        report,
        name=label if name else "",
        sha256=hashlib.sha256(data).hexdigest(),
        format=content.format,
        title=content.title,
        published=_fuller(content.published, report.published),
        site=content.site or report.site,
        url=content.url or report.url,
        dropped=(*content.around, *report.dropped),
        warnings=content.warnings,
    )


def _fuller(told: str | None, printed: str | None) -> str | None:
    """When it was put up: as metadata tell, or as printed where that has the time of day too."""
    return printed if told is None or (printed or "").startswith(told) else told


def _content(data: bytes, label: str) -> Content:
    """The text of a file in the format that its content shows.

    Raises:
        ReadError: there is no reader for it, or its reader refuses it.
    """
    format: str = sniff(data[:HEAD_BYTES], label)
    try:
        if format == "zip":
            document = Document(data, label)
            content = _reader(document.kind)(document, label)
        else:
            content = _reader(format)(data, label) if format in _READERS else None
    except StoreError:
        raise
    except Exception as error:  # the libraries fail in their own ways over a damaged file
        raise ReadError(
            f"{label} is damaged ({type(error).__name__}: {error}).", "Get the file again."
        ) from error
    if content is None:
        decoded = decode(data, label)
        content = Content(text=decoded.text, format="text", warnings=decoded.warnings)
    return content


def _reader(format: str) -> Callable[[bytes | Document, str], Content | None]:
    module, name = _READERS[format]
    reader: Callable[[bytes | Document, str], Content | None] = getattr(import_module(module), name)
    return reader
