"""Two importing at once while one is killed, two writing notes, and one reading all the time."""

from __future__ import annotations

import itertools
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from store.archive import Archive, ReaderState, make_backup, packs, restore_backup, writer
from store.errors import NotFoundError
from store.importing import import_paths, importing
from store.model import meeting_id
from tests.soak.forking import Child, Tell
from tests.soak.looking import assert_in_order, assert_whole
from tests.soak.reports import load_all, write_reports

REPORTS = 60
PATIENCE = 120.0
MARKS = 25
PAUSE = 0.02  # seconds, so that those who look leave some of the processor to those who write


def rounds(folder: Path, luck: Random) -> Iterator[Counter[str]]:
    """One archive a round."""
    load_all()
    write_reports(folder / "one", 0, REPORTS * 2 // 3)
    write_reports(folder / "other", REPORTS // 3, REPORTS)
    for number in itertools.count():
        path = folder / f"archive-{number}"
        yield _one(path, folder, luck)
        shutil.rmtree(path)


def _one(path: Path, folder: Path, luck: Random) -> Counter[str]:
    Archive.open(path, create=True)
    writer.MAX_RECORDS, packs.MAX_FILES = luck.randint(4, 30), luck.randint(4, 30)  # type: ignore[misc]
    importing.FLUSH_FILES = luck.randint(1, 12)  # type: ignore[misc]

    def importer(source: str) -> Child:
        def work(tell: Tell) -> None:
            for outcome in import_paths(Archive.open(path), [folder / source], timeout=PATIENCE):
                tell(outcome.id)

        return Child(work)

    def browser(first: int) -> Child:
        def work(tell: Tell) -> None:
            state = ReaderState(path, timeout=PATIENCE)
            for number in range(first, first + MARKS):
                state.set_note("a" * 12, f"ghi chú {number}", number, number + 1)
                state.set_tags(f"{number:012x}", ["theo dõi"])
                state.add_clipping(f"{number:012x}", 0, 4, "đoạn")
                tell(number)

        return Child(work)

    def reader() -> Child:
        def work(tell: Tell) -> None:
            archive = Archive.open(path)
            while True:
                archive.reload()
                assert archive.damages() == ()
                for id in list(archive.ids()):
                    try:
                        meeting = archive.get(id)
                    except NotFoundError:
                        continue
                    assert meeting.id == id == meeting_id(meeting.text), "a torn read"
                    tell(1)
                time.sleep(PAUSE)

        return Child(work)

    def saver() -> Child:
        def work(tell: Tell) -> None:
            for number in itertools.count():
                made = make_backup(path, folder / "backup.zip", replace=True)
                place = folder / f"restored-{number}"
                restore_backup(made.path, place)
                assert assert_whole(place, ()) == made.meetings
                assert_in_order(place)
                shutil.rmtree(place)
                tell(1)
                time.sleep(PAUSE)

        return Child(work)

    shutil.rmtree(folder / "restored-0", ignore_errors=True)
    readers = [reader(), saver()]
    one, other = importer("one"), importer("other")
    browsers = [browser(0), browser(MARKS)]
    victim = luck.choice((one, other))
    victim.listen(luck.random() * 0.6)
    killed = victim.kill()
    for child in (one, other):
        if child is not victim:
            assert child.finish(PATIENCE) == 0, "the other importer failed"
    promised = set(one.told) | set(other.told)
    for child in browsers:
        assert child.finish(PATIENCE) == 0, "a browser failed"
    for child in readers:
        assert child.kill(), "a reader failed"
    for restored in folder.glob("*restored-*"):
        shutil.rmtree(restored, ignore_errors=True)
    state = ReaderState(path)
    marked = {f"{number:012x}" for number in range(2 * MARKS)}
    assert state.damage is None
    assert set(state.tags) == {one.meeting for one in state.clippings} == marked, "a lost update"
    assert len(state.notes("a" * 12)) == 2 * MARKS, "a lost note"
    assert_whole(path, promised)
    for source in ("one", "other"):
        list(import_paths(Archive.open(path), [folder / source]))
    assert assert_whole(path, promised) == REPORTS
    assert_in_order(path)
    reads, backups = (sum(child.told) for child in readers)
    return Counter(
        {"pairs of writers": 1, "kills": killed, "reads": reads, "torn reads": 0, "backups": backups}
    )
