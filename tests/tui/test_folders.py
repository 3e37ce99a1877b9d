"""The file that a typed name means."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.folders import file_named, place_of

MEANT = {
    "": "A name for the file is wanted",
    "  ": "A name for the file is wanted",
    "~nobodyxx/a.md": "~nobodyxx is nobody's folder",
    "/": "This is no file",
    "FOLDER": "This is no file",
    "FOLDER/": "This is no file",
    "FOLDER/new/": "This is no file",
    "FOLDER/there.md/": "This is no file",
    "FOLDER/there.md/a.md": "No file can be called so",
    "/dev/null": "This is no file",
    f"FOLDER/{'x' * 300}.md": "No file can be called so: File name too long.",
    f"FOLDER/{'x' * 250}.md": "No file can be called so: File name too long.",
    "FOLDER/a\0b.md": "No file can be called so",
    "FOLDER/a\ud800b.md": "No file can be called so",
    "FOLDER/new.md": "",
    "FOLDER/there.md": "",
    "~/clippings-of-nobody.md": "",
    "FOLDER/none/new.md": "",
}


@pytest.mark.parametrize("typed", MEANT, ids=range(len(MEANT)))
def test_a_name_is_a_file_or_it_is_said_why_not(typed: str, tmp_path: Path) -> None:
    (tmp_path / "there.md").touch()
    file = file_named(typed.replace("FOLDER", str(tmp_path)))
    assert file.trouble.startswith(MEANT[typed]) and bool(file.trouble) == bool(MEANT[typed])
    assert file.trouble or file.is_there == (typed == "FOLDER/there.md")


@pytest.mark.parametrize("typed", MEANT, ids=range(len(MEANT)))
def test_no_name_of_what_to_import_is_an_error(typed: str, tmp_path: Path) -> None:
    place = place_of(typed.replace("FOLDER", str(tmp_path)))
    assert place is None or place.exists()
