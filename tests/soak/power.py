"""The power fails at a random call to the system; what was not synced may be lost, cut, or zeros."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from store.archive import Archive, ReaderState, packs, writer
from store.importing import import_paths, importing, reparse, reparsing
from tests.archive.faulty_disk import FaultyDisk, PowerCut
from tests.soak.looking import assert_in_order, assert_whole
from tests.soak.reports import write_reports

REPORTS = 24


def rounds(folder: Path, luck: Random) -> Iterator[Counter[str]]:
    """One archive a round, in which the power fails several times."""
    reports = folder / "reports"
    write_reports(reports, 0, REPORTS)
    while True:
        path = folder / "archive"
        shutil.rmtree(path, ignore_errors=True)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(writer, "MAX_RECORDS", luck.randint(3, 12))
            patch.setattr(packs, "MAX_FILES", luck.randint(3, 12))
            patch.setattr(importing, "FLUSH_FILES", luck.randint(1, 9))
            patch.setattr(reparsing, "FLUSH_MEETINGS", luck.randint(1, 9))
            yield _one(path, reports, luck)


def _one(path: Path, reports: Path, luck: Random) -> Counter[str]:
    promised: set[str] = set()
    noted: set[str] = set()
    figures: Counter[str] = Counter()
    Archive.open(path, create=True)
    for _ in range(luck.randint(1, 4)):
        disk = FaultyDisk(luck.randint(0, 150))
        with disk.installed():
            try:
                _work(path, reports, luck, promised, noted)
            except PowerCut:
                figures["power cuts"] += 1
        disk.forget(luck)
        assert_whole(path, promised)
        state = ReaderState(path)
        assert state.damage is None
        assert noted <= state.marks().noted | set(state.tags), "a note is lost"
    for outcome in import_paths(Archive.open(path), [reports]):
        promised.add(outcome.id or "")
    assert assert_whole(path, promised) == REPORTS
    assert_in_order(path)
    figures["meetings reported"] = len(promised)
    figures["own work"] = len(noted)
    return figures


def _work(path: Path, reports: Path, luck: Random, promised: set[str], noted: set[str]) -> None:
    archive = Archive.open(path)
    moment = datetime(2022, 1, luck.randint(1, 28), tzinfo=UTC)  # a clock that jumps
    for outcome in import_paths(archive, [reports], clock=lambda: moment):
        promised.add(outcome.id or "")
        if luck.random() < 0.2:
            key = f"{luck.getrandbits(48):012x}"
            if luck.random() < 0.5:
                ReaderState(path).set_note(key, "xem lại")
            else:
                ReaderState(path).set_tags(key, ["theo dõi"])
            noted.add(key)
    with suppress(StopIteration):
        for one in reparse(archive, list(archive.ids())):
            promised.discard(one.id)
            promised.add(one.new_id)
