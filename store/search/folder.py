"""The index on disk.

    INDEX/state.json     format version, and fingerprints of the segments it was made from
          …              Tantivy's files

Everything in it is derived: what is missing, damaged or of an older version is made again from the archive.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

import msgspec
import tantivy

from store.archive.disk import FILE_MODE, make_folder, sync_folder, write_atomic
from store.archive.locking import exclusive
from store.errors import ArchiveError, NotFoundError, StoreError
from store.model import Meeting
from store.search.schema import VERSION, register, schema

if TYPE_CHECKING:
    from store.search.committing import CommittingWriter

STATE: Final = "state.json"
LOCK: Final = "index.lock"
_META: Final = "meta.json"  # Tantivy's own list of its files
_MEMORY: Final = 150_000_000  # enough for a batch
_THREADS: Final = 1  # beside the one that reads and compares records: two are all that most machines have
_BATCH: Final = 12_500  # records: an interrupted refresh loses no more than these
_MERGED: Final = 8  # as many parts of about the same size Tantivy puts together to one
_WAIT: Final = 10.0  # seconds for another process that is just refreshing
Progress = Callable[[int, int], None]


class SegmentView(Protocol):
    """What the index needs to know of a segment of the archive."""

    @property
    def name(self) -> str: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def count(self) -> int: ...


class ArchiveView(Protocol):
    """What the index needs of an archive."""

    @property
    def path(self) -> Path: ...
    def segments(self) -> tuple[SegmentView, ...]: ...
    def read_segment(self, name: str) -> tuple[Meeting, ...]: ...
    def get(self, id: str) -> Meeting: ...


class _State(msgspec.Struct, frozen=True):
    """What the index was made from: fingerprints by segment name."""

    version: int = 0
    segments: dict[str, str] = {}


def _batches(segments: Sequence[SegmentView]) -> Iterator[Sequence[SegmentView]]:
    """The segments in batches of about the same number of records; one empty batch where there is none.

    Each batch becomes one part of the index. There are 8 or 64 … of them, so that Tantivy merges them to a
    single part at the end: that is quicker to search, and what is counted in it is exact.
    """
    total = max(1, sum(one.count for one in segments))
    batches = 1
    while total > batches * _BATCH:
        batches *= _MERGED
    done, start = 0, 0
    for at, segment in enumerate(segments, 1):
        before, done = done, done + segment.count
        if done * batches // total > before * batches // total or at == len(segments):
            yield segments[start:at]
            start = at
    if not segments:
        yield ()


class Stamp(NamedTuple):
    """What tells one state of the index on the disk from another."""

    changed: int = 0
    size: int = 0
    node: int = 0


class IndexFolder:
    """Tantivy's index of an archive, in `path`.

    Raises:
        ArchiveError: the folder cannot be made or written to, or has a name that Tantivy cannot take.
    """

    def __init__(self, archive: ArchiveView, path: Path) -> None:
        if _has_lone_bytes(path):
            raise ArchiveError(
                f"The search index cannot be kept in {path}: that is no name in UTF-8.",
                "Rename the folder, or name another with --archive.",
            )
        self.archive = archive
        self.path = path
        self._refreshing = threading.Lock()
        self._state = _State()
        self._read = Stamp()
        self._links: object = None
        if not self._load():
            with self._exclusive():
                if not self._load():
                    self._clear()

    def stale(self) -> bool:
        """Whether the archive holds other segments than the index was made from."""
        return {one.name: one.fingerprint for one in self.archive.segments()} != self._state.segments

    @contextmanager
    def searcher(self) -> Iterator[tantivy.Searcher]:
        """Asks the index as it is now.

        Raises:
            StoreError: its files are damaged; it is then stale, and the next `refresh` makes it again.
        """
        with self.stamped_searcher() as (searcher, _):
            yield searcher

    @contextmanager
    def stamped_searcher(self) -> Iterator[tuple[tantivy.Searcher, Stamp | None]]:
        """As `searcher`, with what tells the index from what it was before; None while it is made again."""
        try:
            stamp = self._look_again()
            yield self._index.searcher(), stamp
        except BaseException as error:
            # Damaged files make Tantivy fail in either way; a Rust panic is no Exception.
            if not isinstance(error, ValueError | OSError) and type(error).__name__ != "PanicException":
                raise
            self.forget()
            raise StoreError(
                "The search index is damaged.",
                "It is made again on the next start, or now by `meetings-tui reindex`.",
            ) from error

    def _look_again(self) -> Stamp | None:
        """Sees what other processes wrote; what they are just writing is left for the next time."""
        try:
            meta = (self.path / _META).stat()
            stamp = Stamp(meta.st_mtime_ns, meta.st_size, meta.st_ino)
            if stamp != self._read:
                self._index.reload()
                self._read = stamp
        except (ValueError, OSError):
            return None
        return stamp

    def forget(self) -> None:
        """Gives the index up: the next refresh makes it anew, here and in other processes."""
        with suppress(OSError):  # it may not be written to
            (self.path / STATE).unlink(missing_ok=True)
        self._state = _State()

    def damages(self) -> tuple[str, ...]:
        """Names of files that are not as they were written, by the checksums Tantivy left in them."""
        return tuple(
            file.name
            for file in sorted(self.path.iterdir())
            if file.is_file() and len(file.stem) == 32 and not _intact(file)
        )

    def refresh(self, progress: Progress | None = None) -> int:
        """Indexes what is new or has changed, and forgets what is gone; see `Index.refresh`."""
        with self._refreshing, self._exclusive():
            if not self._load():
                self._clear()
            segments = self.archive.segments()
            known = dict(self._state.segments)
            changed = [one for one in segments if known.get(one.name) != one.fingerprint]
            gone = known.keys() - {one.name for one in segments}
            if not changed and not gone:
                return 0
            try:
                return self._index_again(changed, gone, known, progress)
            except (ValueError, OSError) as error:
                raise ArchiveError(f"The index {self.path} cannot be written: {error}.") from error

    def rebuild(self, progress: Progress | None = None) -> int:
        """Makes it anew from every record; how many there are."""
        with self._refreshing, self._exclusive():
            self._clear()
        return self.refresh(progress)

    def _index_again(
        self,
        changed: list[SegmentView],
        gone: set[str],
        known: dict[str, str],
        progress: Progress | None,
    ) -> int:
        from store.search.grouping import Grouping, Outlines  # noqa: PLC0415 - searching needs none of it

        damaged: ArchiveError | None = None
        total, done = sum(one.count for one in changed), 0
        outlines = Outlines(everything=self._index.searcher().num_docs == 0)
        with self._writer() as writer:

            def before() -> tantivy.Searcher:
                writer.settle()
                return self._index.searcher()

            for batch in _batches(changed):
                grouping = Grouping(before, writer, self.archive.get, outlines)
                for name in gone:
                    grouping.update(name, ())
                    del known[name]
                gone = set()
                for segment in batch:
                    try:
                        meetings = self.archive.read_segment(segment.name)
                    except NotFoundError:  # a repair took it away meanwhile
                        continue
                    except ArchiveError as error:
                        damaged = damaged or error
                        continue
                    grouping.update(segment.name, meetings)
                    known[segment.name] = segment.fingerprint
                    done += len(meetings)
                    if progress:
                        progress(done, total)
                grouping.finish()
                writer.commit(partial(self._save, dict(known)))
        self._make_private()  # what was merged meanwhile
        self._index.reload()
        if damaged:
            raise damaged
        return done

    @contextmanager
    def _writer(self) -> Iterator[CommittingWriter]:
        """A writer that is closed in any case: left open, it would lock the index for this process too."""
        from store.search.committing import CommittingWriter  # noqa: PLC0415 - searching needs none of it

        writer = CommittingWriter(self._index.writer(_MEMORY, _THREADS))
        try:
            yield writer
        except BaseException:
            writer.close(failed=True)
            raise
        writer.close()

    def _save(self, segments: dict[str, str]) -> None:
        self._make_private()
        self._state = _State(VERSION, dict(segments))
        write_atomic(self.path / STATE, msgspec.json.encode(self._state))
        self._index.reload()

    def _make_private(self) -> None:
        """Tantivy makes its files readable for everybody; these are their owner's alone."""
        for file in self.path.iterdir():
            if file.is_file():
                with suppress(FileNotFoundError):  # merged away just now
                    file.chmod(FILE_MODE)

    def _exclusive(self) -> AbstractContextManager[None]:
        if not _may_write(self.path):
            raise ArchiveError(
                "The search index is missing or not up to date, and you may not write to it.",
                "Let the owner of the archive search it once, or copy it to a folder of yours.",
            )
        try:
            make_folder(self.path)
        except OSError as error:
            raise ArchiveError(f"The index {self.path} cannot be made: {error.strerror}.") from error
        return exclusive(self.path / LOCK, timeout=_WAIT, busy="Another process is indexing this archive.")

    def _load(self) -> bool:
        """Opens what is on disk; False if that is nothing usable."""
        try:
            state = msgspec.json.decode((self.path / STATE).read_bytes(), type=_State)
            if state.version != VERSION:
                return False
            index = register(self._open())
            index.searcher()
        except (OSError, ValueError, msgspec.MsgspecError):
            return False
        self._index, self._state = index, state
        return True

    def _open(self) -> tantivy.Index:
        if _may_write(self.path):
            return tantivy.Index.open(str(self.path))
        from store.search.borrowed import linked  # noqa: PLC0415 - few archives are somebody else's

        self._links = folder = linked(self.path)
        return tantivy.Index.open(folder.name)

    def _clear(self) -> None:
        # First what says that this is an index: what a kill leaves of it must not be taken for one.
        from shutil import rmtree  # noqa: PLC0415 - searching needs none of it

        (self.path / STATE).unlink(missing_ok=True)
        sync_folder(self.path)
        for file in self.path.iterdir():
            if file.name == LOCK:
                continue
            if file.is_dir():
                rmtree(file)
            else:
                file.unlink(missing_ok=True)
        self._index = register(tantivy.Index(schema(), str(self.path)))
        self._save({})


def _may_write(folder: Path) -> bool:
    """Whether a folder may be written to, or made where it is missing."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return os.access(folder, os.W_OK)


def _has_lone_bytes(path: Path) -> bool:
    """Whether bytes of the path are no letters of UTF-8: Python keeps them as lone surrogates."""
    return any("\ud800" <= letter <= "\udfff" for letter in str(path))


def _intact(file: Path) -> bool:
    """Whether the bytes of a Tantivy file have the CRC-32 that its footer tells.

    The file ends with the footer in JSON, its length and a magic number, both of 32 bits, little endian.
    """
    import json  # noqa: PLC0415 - for checks alone
    import zlib  # noqa: PLC0415

    data = file.read_bytes()
    length = int.from_bytes(data[-8:-4], "little")
    body, footer = data[: -8 - length], data[-8 - length : -8]
    try:
        return bool(json.loads(footer)["crc"] == zlib.crc32(body))
    except (ValueError, KeyError, TypeError):
        return False
