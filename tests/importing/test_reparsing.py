"""Records again from originals that are read otherwise today than when they were imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Archive
from store.importing import import_paths, reparse
from store.reading import several
from tests.reading.making import REPORT, another
from tests.reading.writing import eml_with, to_docx


def test_a_record_whose_file_is_parted_today_is_left_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "tin.txt"
    place.write_text(another(1) + "\n=====\n" + another(2), encoding="utf-8")
    archive = Archive.open(tmp_path / "archive", create=True)
    with monkeypatch.context() as before:
        before.setattr(several, "RULES", ())
        (outcome,) = import_paths(archive, [place])
    whole = archive.get(outcome.id or "")
    (again,) = reparse(archive, [whole.id])
    assert again.reason is not None
    assert "several reports" in again.reason
    assert archive.get(whole.id) == whole
    assert archive.original(whole.source.sha256) == place.read_bytes()
    assert [one.status for one in import_paths(archive, [place])] == ["new", "new"]


def test_a_mail_that_only_brings_a_report_keeps_its_original(tmp_path: Path) -> None:
    place = tmp_path / "thu.eml"
    place.write_bytes(eml_with({"a.docx": to_docx(REPORT)}, ""))
    archive = Archive.open(tmp_path / "archive", create=True)
    (first, _) = import_paths(archive, [place])
    (again,) = reparse(archive, [first.id or ""])
    assert again.reason is None
    assert again.changes == ()
    assert archive.original(archive.get(first.id or "").source.sha256) == place.read_bytes()
