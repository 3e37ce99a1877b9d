"""Is an archive whole? What a kill or a power cut must leave true."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from store.archive import Archive
from store.checking import check_archive
from store.model import meeting_id


def assert_whole(path: Path, promised: Iterable[str]) -> int:
    """The archive opens, nothing in it is damaged or half, and every promised meeting is there with its
    original; the number of meetings."""
    archive = Archive.open(path)
    assert archive.damages() == (), archive.damages()
    found: set[str] = set()
    for segment in archive.segments():
        meetings = archive.read_segment(segment.name)
        assert len(meetings) == segment.count
        for meeting in meetings:
            assert meeting.id == meeting_id(meeting.text), f"{meeting.id} is not of its text"
            assert meeting.id not in found, f"{meeting.id} is there twice"
            found.add(meeting.id)
            original = archive.original(meeting.source.sha256)
            assert hashlib.sha256(original).hexdigest() == meeting.source.sha256
    lost = set(promised) - found
    assert not lost, f"{len(lost)} meetings lost: {sorted(lost)[:5]}"
    assert set(archive.ids()) == found
    return len(found)


def assert_in_order(path: Path) -> None:
    """`check` finds nothing but what an import cut short leaves, and mends that."""
    findings = list(check_archive(path, repair=True))
    assert {finding.check for finding in findings} <= {"orphans"}, findings
    assert all(finding.mended for finding in findings)
    assert list(check_archive(path)) == []
