"""`kill -9` at random instants: of imports, of parsing again, indexing, notes, backups and restores."""

from __future__ import annotations

import itertools
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from store.archive import Archive, ReaderState, make_backup, packs, restore_backup, writer
from store.importing import import_paths, importing, reparse, reparsing
from store.search import Index, parse_query
from tests.soak.forking import Child, Tell
from tests.soak.looking import assert_in_order, assert_whole
from tests.soak.reports import load_all, write_reports

REPORTS = 240
LONGEST = 0.3  # seconds until the kill
PATIENCE = 120.0
KEYS = [f"{number:012x}" for number in range(12)]


def rounds(folder: Path, luck: Random) -> Iterator[Counter[str]]:
    """Kill after kill on one archive after another; the figures of each."""
    load_all()
    for number in itertools.count():
        world = _World(folder / f"archive-{number}", folder / "reports", luck)
        write_reports(world.reports, 0, REPORTS)
        while not world.done:
            yield world.round()
        assert_in_order(world.path)
        shutil.rmtree(world.path, ignore_errors=True)
        shutil.rmtree(world.backups, ignore_errors=True)


class _World:
    """One archive, and all that its users were promised so far."""

    def __init__(self, path: Path, reports: Path, luck: Random) -> None:
        self.path = path
        self.reports = reports
        self.backups = path.with_name(path.name + "-backups")
        self.luck = luck
        self.promised: set[str] = set()
        self.own: dict[str, Any] = {}
        self.done = False
        self.kills = 0
        self.backups.mkdir(parents=True)

    def round(self) -> Counter[str]:
        """One process killed, and what it left looked at."""
        works: list[tuple[str, Callable[[Tell], None]]] = [
            ("imports", self._import),
            ("imports", self._import),
            ("imports", self._import),
            ("own work", self._work),
            ("own work", self._work),
            ("indexing", self._index),
            ("parsing again", self._reparse),
            ("backups", self._back_up),
        ]
        exists = (self.path / "archive.json").exists()
        name, work = self.luck.choice(works) if exists else works[0]
        seed = self.luck.getrandbits(32)

        def live(tell: Tell) -> None:
            luck = Random(seed)
            writer.MAX_RECORDS = luck.randint(4, 60)  # type: ignore[misc]
            packs.MAX_FILES = luck.randint(4, 60)  # type: ignore[misc]
            importing.FLUSH_FILES = luck.randint(1, 15)  # type: ignore[misc]
            reparsing.FLUSH_MEETINGS = luck.randint(1, 40)  # type: ignore[misc]
            self._luck = luck
            work(tell)

        child = Child(live)
        child.listen(self.luck.random() * LONGEST)
        ended = child.ended
        killed = child.kill()
        self.kills += killed
        told = self._believe(name, child.told)
        if (self.path / "archive.json").exists():
            count = assert_whole(self.path, self.promised)
        else:
            assert not self.promised
            count = 0
        self._look_at_own_work(child.told if name == "own work" else [])
        if name == "backups":
            self._look_at_backups(count)
        if name == "indexing" or self.kills % 10 == 0:
            self._look_at_index(count)
        if name == "imports" and ended and not killed:
            self.done = True
        return Counter({"kills": killed, f"kills: {name}": killed, **told})

    def _believe(self, name: str, told: list[Any]) -> dict[str, int]:
        if name == "imports":
            before = len(self.promised)
            self.promised.update(told)
            return {"meetings reported": len(self.promised) - before}
        if name == "parsing again":  # each was put on the disk under the second id before it was told
            for before_id, after_id in told:
                self.promised.discard(before_id)
                self.promised.add(after_id)
        return {name: len(told)} if name == "own work" else {}

    # What the processes do.

    def _import(self, tell: Tell) -> None:
        archive = Archive.open(self.path, create=True)
        for outcome in import_paths(archive, [self.reports], timeout=PATIENCE):
            tell(outcome.id)

    def _reparse(self, tell: Tell) -> None:
        archive = Archive.open(self.path)
        while True:
            for one in reparse(archive, list(archive.ids()), timeout=PATIENCE):
                tell([one.id, one.new_id])

    def _index(self, tell: Tell) -> None:
        archive = Archive.open(self.path)
        while True:
            Index.open(archive).refresh()
            Index.rebuild(archive)
            tell("indexed")

    def _back_up(self, tell: Tell) -> None:
        for number in itertools.count():
            made = make_backup(self.path, self.backups / f"{number % 3}.zip", replace=True)
            restore_backup(made.path, self.backups / f"again-{number % 2}", replace=True)
            tell(made.meetings)

    def _work(self, tell: Tell) -> None:
        state = ReaderState(self.path)
        for number in itertools.count():
            key = self._luck.choice(KEYS)
            kind = self._luck.choice(("tags", "note", "clipping", "search"))
            place, value = f"{kind} {key}", f"{number} {self._luck.getrandbits(30)}"
            tell(["begun", place, value])
            if kind == "tags":
                state.set_tags(key, [value])
            elif kind == "note":
                state.set_note(key, value)
            elif kind == "search":
                state.save_search(key, value)
            else:
                state.remove_clippings([one.key for one in state.clippings if one.meeting == key])
                state.add_clipping(key, 0, 4, value)
            tell(["done", place, value])

    # What must be true afterwards.

    def _look_at_own_work(self, told: list[Any]) -> None:
        begun: dict[str, str] = {}
        for step, place, value in told:
            if step == "begun":
                begun = {place: value}
            else:
                begun, self.own[place] = {}, value
        state = ReaderState(self.path)
        assert state.damage is None
        kept = {f"tags {key}": names[0] for key, names in state.tags.items()}
        kept |= {f"note {note.meeting}": note.text for note in state.notes()}
        kept |= {f"clipping {one.meeting}": one.text for one in state.clippings}
        kept |= {f"search {name}": query for name, query in state.searches.items()}
        for place in self.own.keys() | kept.keys():
            have, had = kept.get(place), self.own.get(place)
            # A clipping is replaced in two steps: between them it may be gone.
            allowed = {had, begun.get(place, had)} | ({None} if place.startswith("clip") and begun else set())
            assert have in allowed, f"{place}: {have!r}, promised {had!r}"
        self.own = dict(kept)

    def _look_at_backups(self, count: int) -> None:
        for file in self.backups.glob("*.zip"):
            place = self.backups / "looked at"
            shutil.rmtree(place, ignore_errors=True)
            restored = restore_backup(file, place)
            assert assert_whole(place, ()) == restored.meetings <= count

    def _look_at_index(self, count: int) -> None:
        path = self.path

        def look(tell: Tell) -> None:
            archive = Archive.open(path)
            index = Index.open(archive)
            index.refresh()
            tell(index.search(parse_query("")).count)
            tell(index.search(parse_query("kind:not-a-meeting")).count)

        child = Child(look)
        assert child.finish(PATIENCE) == 0
        assert sum(child.told) == count, f"the index finds {child.told} of {count}"
