"""The reader's own work, with every change undone and done again at will."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from store import Edit, ReaderState

_KEPT = 200


class _Step(NamedTuple):
    """The edit that takes a change back (or makes it again), and the name of the change."""

    what: str
    edit: Edit


class OwnWork:
    """Makes changes to the reader's state and remembers how to take them back.

    A change is named by its sentence's name after `change.`: `bookmark`, `tags`, `note`, `search`.
    """

    def __init__(self, reader: ReaderState) -> None:
        self._reader = reader
        self._done: list[_Step] = []
        self._undone: list[_Step] = []

    @property
    def last(self) -> object | None:
        """What would be taken back next; the same object as long as that is so."""
        return self._done[-1] if self._done else None

    def change(self, what: str, change: Callable[[ReaderState], Edit]) -> bool:
        """Makes a change; whether it changed anything.

        Args:
            what: its name.
            change: makes it, and gives the edit that undoes it.

        Raises:
            ArchiveError: the reader's work cannot be written; nothing was changed.
        """
        edit = change(self._reader)
        if not edit:
            return False
        self._done = [*self._done[1 - _KEPT :], _Step(what, edit)]
        self._undone = []
        return True

    def undo(self) -> str | None:
        """Takes the last change back; its name, None where there is none.

        Raises:
            ArchiveError: as for `change`.
        """
        return self._step(self._done, self._undone)

    def redo(self) -> str | None:
        """Makes the change again that was taken back last; its name, None where there is none.

        Raises:
            ArchiveError: as for `change`.
        """
        return self._step(self._undone, self._done)

    def _step(self, source: list[_Step], target: list[_Step]) -> str | None:
        if not source:
            return None
        what, edit = source[-1]
        target.append(_Step(what, self._reader.apply(edit)))
        source.pop()
        return what


def joined_notes(before: str, there: str, mine: str) -> str:
    """A note that was `before` when one began to write `mine`, and is `there` on the disk by now.

    What another program wrote comes first, the lines of one's own that it lacks below it.
    """
    if there in {before, mine}:
        return mine
    lines = there.splitlines()
    known = {line for line in lines if line.strip()}
    return "\n".join([*lines, *(line for line in mine.splitlines() if line not in known)]).strip()


def joined_tags(before: Sequence[str], there: Sequence[str], mine: Sequence[str]) -> tuple[str, ...]:
    """Tags that were `before` when one began to change them to `mine`, and are `there` on the disk by now:
    with what either added, without what either took away."""
    if tuple(there) == tuple(before):
        return tuple(mine)
    kept = [tag for tag in there if tag in mine or tag not in before]
    return tuple(dict.fromkeys([*kept, *(tag for tag in mine if tag not in before)]))


def together(edits: Sequence[Edit]) -> Edit:
    """The inverses of changes made one after the other, as one: the last is taken back first."""
    return tuple(change for edit in reversed(edits) for change in edit)
