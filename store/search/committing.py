"""A writer of the index that takes documents while those before are still being committed.

A commit takes a second for each batch, in Tantivy's own code; documents for the next are made meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import tantivy

from store.search.meanwhile import Meanwhile

_MOST: Final = 2_000  # documents that wait, some 40 KB each


class CommittingWriter:
    """Tantivy's writer, for one thread; of its commits one may be under way.

    Raises:
        ValueError, OSError: from any call, what the commit under way has raised.
    """

    def __init__(self, writer: tantivy.IndexWriter) -> None:
        self._writer = writer
        self._commit: Meanwhile[int] | None = None
        self._then: Callable[[], None] = lambda: None
        self._waiting: list[tantivy.Document] = []

    def add_document(self, document: tantivy.Document) -> None:
        """Adds a document. What comes during a commit is no part of it."""
        if self._commit is not None and len(self._waiting) < _MOST and not self._commit.done():
            self._waiting.append(document)
        else:
            self.settle()
            self._writer.add_document(document)

    def delete_documents_by_term(self, field: str, value: str) -> None:
        """Deletes what was added before, committed or not."""
        self.settle()
        self._writer.delete_documents_by_term(field, value)

    def commit(self, then: Callable[[], None]) -> None:
        """Begins to commit what was added; `then` is called by the next call that finds it done."""
        self.settle()
        self._then = then
        self._commit = Meanwhile(self._writer.commit)

    def settle(self) -> None:
        """Waits for the commit under way; what came meanwhile is added."""
        commit, self._commit = self._commit, None
        if commit is not None:
            commit.result()
            self._then()
        waiting, self._waiting = self._waiting, []
        for document in waiting:
            self._writer.add_document(document)

    def close(self, *, failed: bool = False) -> None:
        """Waits for all that is under way and lets go of the index, which a writer left open would lock.

        Args:
            failed: what was not committed is given up.
        """
        try:
            if failed:
                if self._commit is not None:
                    self._commit.wait()
                self._writer.rollback()
            else:
                self.settle()
        finally:
            self._writer.wait_merging_threads()
