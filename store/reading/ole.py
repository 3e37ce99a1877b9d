"""Files of OLE storages: Office before 2007, mails of Outlook, newer documents behind a password.

None is read. What they are, the names in their directory tell (Microsoft: MS-CFB 2.6.1, MS-OFFCRYPTO 2.3).
"""

from __future__ import annotations

from typing import Final, NoReturn

from store.errors import ReadError

MAGIC: Final = b"\xd0\xcf\x11\xe0"

_ENTRY: Final = 128  # bytes of an entry of the directory; entries begin at multiples of it
_PACKAGE: Final = "EncryptedPackage"
_SAVE_AS_DOCX: Final = "Open it in Word or LibreOffice and save it as .docx, without a password."
_TEXT: Final = "Give a file with the text of a report."
# Names of streams, what file has them, and what to do.
_KINDS: Final = (
    ("WordDocument", "a Word file from before 2007 (.doc)", _SAVE_AS_DOCX),
    ("Workbook", "a workbook from before 2007 (.xls)", _TEXT),
    ("Book", "a workbook from before 2007 (.xls)", _TEXT),
    ("PowerPoint Document", "slides from before 2007 (.ppt)", _TEXT),
    (
        "__properties_version1.0",
        "a mail of Outlook (.msg)",
        "Save it as .eml, or save its attachments.",
    ),
)
_OTHER: Final = ("an Office file from before 2007", _SAVE_AS_DOCX)


def refuse_ole(data: bytes, label: str) -> NoReturn:
    """Says what the file is, and what to do.

    Raises:
        ReadError: always.
    """
    if _has(data, _PACKAGE):
        raise ReadError(f"{label} is locked with a password.", _SAVE_AS_DOCX)
    what, hint = next(((what, hint) for name, what, hint in _KINDS if _has(data, name)), _OTHER)
    raise ReadError(f"{label} is not text but {what}.", hint)


def may_hold_a_report(data: bytes) -> bool:
    """Whether it is a Word file, or something behind a password."""
    return _has(data, "WordDocument") or _has(data, _PACKAGE)


def _has(data: bytes, name: str) -> bool:
    """Whether an entry of the directory has this name."""
    wanted = name.encode("utf-16-le") + b"\0\0"
    at = data.find(wanted)
    while at >= 0 and at % _ENTRY:
        at = data.find(wanted, at + 1)
    return at >= 0
