"""Answers given before, for a query that is asked again: a letter taken back, the usual beginnings."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Final, Generic, TypeVar

from store.search.tree import All, Among, Either, Node, Without

Answer = TypeVar("Answer")
_MOST: Final = 128
_MARKED: Final = frozenset({"tag", "note", "has"})


class Answers(Generic[Answer]):
    """The answers asked for last. Threads may share it."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Answer] = OrderedDict()
        self._lock = Lock()

    def to(self, question: Hashable, find: Callable[[], Answer]) -> Answer:
        """The answer to `question` as given before, or as `find` gives it now."""
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
                return self._kept[question]
        answer = find()
        with self._lock:
            self._kept[question] = answer
            if len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return answer


def depends_on_marks(node: Node | None) -> bool:
    """Whether the reader's own tags, notes and bookmarks may change the answer."""
    match node:
        case Among(field):
            return field in _MARKED
        case All(nodes) | Either(nodes):
            return any(map(depends_on_marks, nodes))
        case Without(inner):
            return depends_on_marks(inner)
        case _:
            return False
