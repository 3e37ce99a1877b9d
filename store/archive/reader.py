"""The reader's own work: bookmarks, tags, notes, clippings, saved searches, recent queries.

Every change is made to `reader.json` as it then is, under a lock of its own (an import, which holds the
writer's lock for long, is not waited for), and is on the disk when the method returns. Each returns the edit
that undoes it; applying that returns the edit that does it again.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec

from store.archive.disk import disk_errors, write_atomic
from store.archive.locking import exclusive
from store.archive.work import (
    FILE,
    FORMAT,
    Change,
    Clipping,
    Edit,
    Marks,
    Note,
    Work,
    changed,
    format_of,
    note_key,
    ranked,
    read_work,
    write_work,
)
from store.errors import ArchiveError

PREVIOUS: Final = "reader.previous.json"
LOCK: Final = "reader.lock"
MAX_RECENT: Final = 50


class ReaderState:
    """The reader's work in one archive. Threads and processes may share it; what it gives never changes under
    you.

    A damaged `reader.json` counts as empty and is not written to; `damage` then says why.

    Args:
        archive: the archive's folder.
        timeout: seconds to wait for another process that is just making a change.
    """

    def __init__(self, archive: Path, *, timeout: float = 5.0) -> None:
        self.path = archive / FILE
        self.damage: ArchiveError | None = None
        self._timeout = timeout
        self._lock = threading.RLock()
        self._stamp: tuple[int, int, int] | None = None
        self._work = Work()
        self._previous_kept = False
        self.reload()

    def reload(self) -> bool:
        """Reads the file again if it was changed since; True if so."""
        with self._lock:
            try:
                status = self.path.stat()
                stamp = (status.st_ino, status.st_size, status.st_mtime_ns)
                if stamp == self._stamp:
                    return False
                data = self.path.read_bytes()
            except FileNotFoundError:
                stamp, data = None, b"{}"
                if self._stamp is None:
                    return False
            except OSError as error:
                self.damage = ArchiveError(f"{self.path} cannot be read: {error.strerror}.")
                return False
            self._stamp = stamp
            try:
                self._work, self.damage = read_work(data), None
            except ArchiveError as error:
                self._work, self.damage = Work(), error
            return True

    @property
    def bookmarks(self) -> frozenset[str]:
        """Ids of the bookmarked meetings."""
        return frozenset(self._work.bookmarks)

    @property
    def tags(self) -> Mapping[str, tuple[str, ...]]:
        """The tags of each tagged meeting, by its id."""
        return MappingProxyType(self._work.tags)

    @property
    def searches(self) -> Mapping[str, str]:
        """The saved searches: queries by name, sorted by name."""
        return MappingProxyType(dict(sorted(self._work.searches.items())))

    @property
    def recent(self) -> tuple[str, ...]:
        """The last queries, the newest first."""
        return self._work.recent

    @property
    def clippings(self) -> tuple[Clipping, ...]:
        """The clippings in the reader's order."""
        return tuple(ranked(self._work))

    def notes(self, meeting: str | None = None) -> tuple[Note, ...]:
        """The notes, or those of one meeting: that on the whole first, then by place.

        What was written to a clipping is a note on its words, unless it only repeats other notes.
        """
        found = [note for note in self._work.notes.values() if meeting in {None, note.meeting}]
        told = {(note.meeting, line) for note in found for line in note.text.splitlines()}
        for one in self._work.clippings.values():
            lines = {(one.meeting, line) for line in one.note.splitlines() if line.strip()}
            if meeting in {None, one.meeting} and not lines <= told:
                found.append(
                    Note(meeting=one.meeting, start=one.start, end=one.end, words=one.text, text=one.note)
                )
        return tuple(sorted(found, key=lambda note: (note.meeting, -1 if note.start is None else note.start)))

    def note(self, meeting: str, start: int | None = None, end: int | None = None) -> str:
        """The note on the meeting, or on this span of it; "" if there is none."""
        note = self._work.notes.get(note_key(meeting, start, end))
        return "" if note is None else note.text

    def marks(self) -> Marks:
        """Which meetings have which tags, notes and bookmarks."""
        tags: dict[str, set[str]] = {}
        for meeting, names in self._work.tags.items():
            for name in names:
                tags.setdefault(name, set()).add(meeting)
        notes: dict[str, tuple[str, ...]] = {}
        for note in self.notes():
            notes[note.meeting] = (*notes.get(note.meeting, ()), note.text)
        return Marks(
            tags=MappingProxyType({name: frozenset(ids) for name, ids in sorted(tags.items())}),
            noted=frozenset(notes),
            bookmarked=self.bookmarks,
            notes=MappingProxyType(notes),
        )

    def worked_on(self) -> frozenset[str]:
        """Ids of all meetings that anything here speaks of."""
        work = self._work
        return frozenset(work.bookmarks).union(
            work.tags,
            (note.meeting for note in work.notes.values()),
            (clipping.meeting for clipping in work.clippings.values()),
        )

    def toggle_bookmark(self, meeting: str) -> Edit:
        """Sets or removes the bookmark. Like all that follow, returns the edit that undoes it.

        Raises:
            ArchiveError: the file cannot be written, or is damaged; nothing was changed.
            LockedError: another process kept it locked.
        """
        return self._change(
            lambda work: (Change("bookmarks", meeting, None if meeting in work.bookmarks else True),)
        )

    def set_tags(self, meeting: str, tags: Iterable[str]) -> Edit:
        """Gives the meeting these tags and no others; white space is trimmed, the order kept."""
        names = tuple(dict.fromkeys(name for tag in tags if (name := " ".join(tag.split()))))
        return self.apply((Change("tags", meeting, names or None),))

    def set_note(
        self, meeting: str, text: str, start: int | None = None, end: int | None = None, words: str = ""
    ) -> Edit:
        """Writes the note on the meeting, or on a span of it; an empty text removes it. A clipping of that
        very span has the same note.

        Args:
            words: what stands in the span.
        """
        note = Note(meeting=meeting, start=start, end=end, words=words, text=text) if text.strip() else None

        def plan(work: Work) -> Edit:
            clipped = [
                Change("clippings", one.key, msgspec.structs.replace(one, note=text))
                for one in work.clippings.values()
                if (one.meeting, one.start, one.end) == (meeting, start, end)
            ]
            return (Change("notes", note_key(meeting, start, end), note), *clipped)

        return self._change(plan)

    def add_clipping(self, meeting: str, start: int, end: int, text: str, note: str = "") -> Edit:
        """Puts an excerpt after the other clippings; one of the same place is not put twice."""

        def plan(work: Work) -> Edit:
            there = work.clippings.values()
            if any((one.meeting, one.start, one.end) == (meeting, start, end) for one in there):
                return ()
            rank = max((one.rank for one in there), default=0.0) + 1.0
            key = os.urandom(6).hex()
            clipping = Clipping(
                key=key, meeting=meeting, start=start, end=end, text=text, note=note, rank=rank
            )
            return (Change("clippings", key, clipping),)

        return self._change(plan)

    def remove_clippings(self, keys: Iterable[str]) -> Edit:
        """Removes these clippings."""
        return self.apply(tuple(Change("clippings", key, None) for key in keys))

    def note_clipping(self, key: str, note: str) -> Edit:
        """Writes the note of a clipping, which is that on its span, too; nothing happens if it is gone."""

        def plan(work: Work) -> Edit:
            clipping = work.clippings.get(key)
            if clipping is None:
                return ()
            place = note_key(clipping.meeting, clipping.start, clipping.end)
            kept = work.notes.get(place)
            after = msgspec.structs.replace(kept, text=note) if kept is not None and note.strip() else None
            same = () if kept is None else (Change("notes", place, after),)
            return (Change("clippings", key, msgspec.structs.replace(clipping, note=note)), *same)

        return self._change(plan)

    def move_clipping(self, key: str, place: int) -> Edit:
        """Moves a clipping so that it stands at `place` (0 is first); nothing happens if it is gone."""

        def plan(work: Work) -> Edit:
            order = ranked(work)
            moved = [one for one in order if one.key == key]
            order = [one for one in order if one.key != key]
            order[max(0, place) : max(0, place)] = moved
            return tuple(
                Change("clippings", one.key, msgspec.structs.replace(one, rank=float(rank)))
                for rank, one in enumerate(order, start=1)
                if one.rank != rank
            )

        return self._change(plan)

    def save_search(self, name: str, query: str) -> Edit:
        """Keeps a query under a name, in the place of what had that name; an empty query removes it."""
        return self.apply((Change("searches", " ".join(name.split()), query.strip() or None),))

    def remember(self, query: str) -> None:
        """Puts a query before the recent ones. There is nothing to undo."""
        query = query.strip()
        if query and query != next(iter(self.recent), None):
            with self._changing() as work:
                recent = (query, *(other for other in work.recent if other != query))[:MAX_RECENT]
                self._put(msgspec.structs.replace(work, recent=recent))

    def apply(self, edit: Edit) -> Edit:
        """Makes an edit to the file as it is now; for undo and redo.

        Returns:
            The edit that undoes it.

        Raises:
            ArchiveError: the file cannot be written, or is damaged; nothing was changed.
            LockedError: another process kept it locked.
        """
        return self._change(lambda _: edit)

    def _change(self, plan: Callable[[Work], Edit]) -> Edit:
        with self._changing() as work:
            edit = plan(work)
            after, inverse = changed(work, edit)
            if after != work:
                self._put(after)
            return inverse

    @contextmanager
    def _changing(self) -> Iterator[Work]:
        busy = "Another process is just writing your notes and tags."
        lock = self.path.with_name(LOCK)
        with self._lock, exclusive(lock, timeout=self._timeout, busy=busy), disk_errors(self.path):
            self.reload()
            if self.damage is not None:
                raise self.damage
            yield self._work

    def _put(self, work: Work) -> None:
        if not self._previous_kept and self.path.exists():
            before = self.path.read_bytes()
            if format_of(before) < FORMAT:  # for who goes back to the program of before
                write_atomic(self.path.with_name(f"reader.format-{format_of(before)}.json"), before)
            write_atomic(self.path.with_name(PREVIOUS), before)
        self._previous_kept = True
        write_work(self.path, work)
        self.reload()
