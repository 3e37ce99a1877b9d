"""Which files of a folder an import takes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from store.importing import files
from store.importing.files import STANDARD_INPUT, File, find_files, read_parts
from store.reading.leftovers import page_folders


def found(folder: Path, *names: str) -> list[str]:
    """The files an import takes of a folder with these."""
    for name in names:
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("x", encoding="utf-8")
    return [Path(file.path).relative_to(folder).as_posix() for file in find_files([folder])]


@pytest.mark.parametrize(
    "page",
    [
        "Tin.html", "Tin.HTM", "Tin.xhtml", "Tin.shtml", "xem.aspx", "xem.asp", "index.php", "bai.jsp",
        "Tin.mhtml", "tin.do", "Tin. Bài một.html",
    ],
)  # fmt: skip
def test_the_folder_beside_a_saved_page_is_passed_over(page: str, tmp_path: Path) -> None:
    stem = page.rpartition(".")[0]
    assert found(tmp_path, page, f"{stem}_files/khung.html", f"{stem}_files/a/b.htm", "sau_files/c.txt") == [
        *sorted([page, "sau_files/c.txt"])
    ]


@pytest.mark.parametrize("name", ["Báo cáo.docx", "Tin.txt", "Tin", "aspx"])
def test_a_folder_of_that_name_beside_other_files_is_taken(name: str, tmp_path: Path) -> None:
    stem = name.rpartition(".")[0] or name
    assert f"{stem}_files/a.txt" in found(tmp_path, name, f"{stem}_files/a.txt")


def test_pages_in_folders_have_theirs_beside_them() -> None:
    assert page_folders(["2021/Tin.aspx", "a.html", "b.txt"]) == {"2021/Tin_files", "a_files"}


@pytest.mark.parametrize(("more", "refused"), [(0, False), (1, True)])
def test_too_much_standard_input_is_refused_and_not_cut(
    more: int, refused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b"Tin.\n" * 20
    monkeypatch.setattr(files, "MAX_INPUT_BYTES", len(data) - more)
    (part,) = read_parts(File(STANDARD_INPUT, None), io.BytesIO(data))
    assert part.data == (b"" if refused else data)
    assert ("more than 99 bytes" in str(part.trouble)) == refused
