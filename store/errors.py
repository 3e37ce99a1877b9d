"""What can go wrong, one class per thing a person can do about it.

Every error carries one plain sentence (`message`) and, where there is one, what to do next (`hint`).
The command line maps the classes to exit codes; nothing else does.
"""

from __future__ import annotations


class StoreError(Exception):
    """Base of all errors the store raises on purpose.

    Args:
        message: one sentence that names what is wrong, for people.
        hint: what to do next, or "".
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class ReadError(StoreError):
    """A file cannot be read as a report: missing, empty, not text, no permission."""


class WriteError(StoreError):
    """A file of the user's cannot be written where it was asked for."""


class NotFoundError(StoreError):
    """No meeting has that id, or several do."""


class QueryError(StoreError):
    """A query that cannot be understood.

    Args:
        query: the query as it was read (NFC).
        start, end: the offending part of it, code points, half open.
    """

    def __init__(
        self, message: str, hint: str = "", *, query: str = "", start: int = 0, end: int = 0
    ) -> None:
        super().__init__(message, hint)
        self.query = query
        self.start = start
        self.end = end


class QuotationError(StoreError):
    """A passage that cannot be looked for as a quotation: too long."""


class ArchiveError(StoreError):
    """The archive is unusable as it is: damaged, of a newer version, or not writable."""


class LockedError(ArchiveError):
    """Another process is writing to the archive."""


class VocabularyError(StoreError):
    """A vocabulary file is not as the loader expects it; the message names file and entry."""
