"""A writer that takes documents while those before are being committed."""

from __future__ import annotations

from threading import Event
from typing import Any

import pytest

from store.search.committing import CommittingWriter


class Tantivy:
    """Writes down what it is asked to do; a commit lasts until it is let go."""

    def __init__(self, error: Exception | None = None) -> None:
        self.done: list[str] = []
        self.go = Event()
        self.error = error

    def add_document(self, document: str) -> None:
        self.done.append(document)

    def delete_documents_by_term(self, field: str, value: str) -> None:
        self.done.append(f"-{field}:{value}")

    def commit(self) -> int:
        assert self.go.wait(30)
        if self.error:
            raise self.error
        self.done.append("committed")
        return 0

    def rollback(self) -> None:
        self.done.append("rolled back")

    def wait_merging_threads(self) -> None:
        self.done.append("closed")


def writing(tantivy: Tantivy) -> CommittingWriter:
    made: Any = tantivy
    return CommittingWriter(made)


def test_what_comes_during_a_commit_is_no_part_of_it() -> None:
    tantivy = Tantivy()
    writer, told = writing(tantivy), []
    writer.add_document("a")  # type: ignore[arg-type]
    writer.commit(lambda: told.append(list(tantivy.done)))
    writer.add_document("b")  # type: ignore[arg-type]
    assert tantivy.done == ["a"]
    tantivy.go.set()
    writer.delete_documents_by_term("id", "a")
    assert told == [["a", "committed"]]
    assert tantivy.done == ["a", "committed", "b", "-id:a"]
    writer.commit(lambda: told.append([]))
    writer.close()
    assert tantivy.done[4:] == ["committed", "closed"]
    assert len(told) == 2


def test_a_commit_that_fails_is_told_and_not_taken_for_done() -> None:
    tantivy = Tantivy(OSError("the disk is full"))
    writer, told = writing(tantivy), []
    writer.commit(lambda: told.append("done"))
    tantivy.go.set()
    with pytest.raises(OSError, match="the disk is full"):
        writer.settle()
    writer.close(failed=True)
    assert told == []
    assert tantivy.done == ["rolled back", "closed"]


def test_giving_up_waits_for_the_commit_under_way() -> None:
    tantivy = Tantivy()
    writer, told = writing(tantivy), []
    writer.commit(lambda: told.append("done"))
    writer.add_document("b")  # type: ignore[arg-type]
    tantivy.go.set()
    writer.close(failed=True)
    assert tantivy.done == ["committed", "rolled back", "closed"]
    assert told == []
