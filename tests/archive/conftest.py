from __future__ import annotations

from pathlib import Path

import pytest

from store.archive import Archive
from tests.archive.making import Make, make


@pytest.fixture
def make_meeting() -> Make:
    return make


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.open(tmp_path / "archive", create=True)


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """An archive of ten meetings."""
    with archive.writer() as writer:
        for number in range(10):
            writer.add(*make(number))
    return archive
