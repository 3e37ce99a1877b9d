"""Makes the pictures of the documentation again: `python -m docs.pictures [FOLDER [NAME …]]`.

The screens are those of the sample reports, drawn by the program itself; nothing is retouched.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual import constants, events
from textual.pilot import Pilot
from textual.widgets import Input

from store import Archive, Index, import_paths
from tui.app import MeetingsApp
from tui.config_file import checked
from tui.session import Session
from tui.text import use_language
from tui.theme import DAY, MONO, NIGHT, PLAIN
from tui.widgets.held_list import HeldList
from tui.widgets.reader import Reader

ROOT = Path(__file__).resolve().parent.parent
_WEB_FONTS = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)


@dataclass(frozen=True)
class Picture:
    """One picture: what is typed into the search line, then the keys pressed; last, what is pasted.

    `settings` is what stands in config.toml."""

    name: str
    size: tuple[int, int]
    query: str = ""
    keys: tuple[str, ...] = ()
    language: str = "vi"
    theme: str = NIGHT
    pasted: str = ""
    settings: str = ""


_QUOTED = (
    "“Cấp ủy và ủy ban kiểm tra ở cơ sở có lúc, có nơi chưa được\nhướng dẫn thật kiên quyết về kiểm tra, "
    "giám sát”"
)
_MISTAKES = 'language = "vn"\ntheme = "dem"\n\n[keys]\ntim = "/"\nsort = "y"\n'
PICTURES = (
    Picture("search", (120, 36), "chậm tiến độ", ("enter",)),
    Picture("filters", (160, 44), "", ("f", "down", "space", "down", "space")),
    Picture("report", (120, 40), "chất lượng sinh hoạt", ("enter", "home"), "en", DAY),
    Picture("small", (80, 24), "nghi quyet", ("down",)),
    Picture("alone", (120, 36), "chậm tiến độ", ("enter", "z"), theme=DAY),
    Picture("outline", (100, 30), "chậm tiến độ", ("enter", "o"), "en"),
    Picture("selection", (100, 30), "chậm tiến độ", ("enter", "v", "right_parenthesis")),
    Picture("style", (100, 14), "chậm tiến độ", ("enter", "ctrl+y"), theme=DAY),
    Picture("wrong", (100, 20), "chậm tiến độ loại:họp-xóm"),
    Picture("saved", (160, 30), "chậm tiến độ", ("enter", "S", "ctrl+u", *"việc chậm", "enter"), theme=DAY),
    Picture("suggestions", (80, 24), keys=("slash", *"nguoi:n"), language="en"),
    Picture("palette", (100, 30), keys=("ctrl+p", *"tong ket")),
    Picture("help", (100, 36), keys=("question_mark",), language="en", theme=DAY),
    Picture("import", (100, 30), keys=("i", *"bao"), language="en"),
    Picture(
        "clippings",
        (100, 20),
        "chậm tiến độ",
        ("enter", "c", "right_square_bracket", "n", "c", "C"),
        theme=DAY,
    ),
    Picture("plain", (100, 30), "chậm tiến độ", ("enter",), theme=PLAIN),
    Picture("mono", (100, 30), "chậm tiến độ", ("enter", "v", "right"), theme=MONO),
    Picture("narrow", (60, 20), "chậm tiến độ", ("enter",)),
    Picture("quotation", (100, 30), keys=("V",), language="en", pasted=_QUOTED),
    Picture("timeline", (120, 30), keys=("T", "left", "left", "left", "left")),
    Picture("ratings", (100, 22), "Mười Hai Cửa", ("enter", "R"), "en", DAY),
    Picture("note", (120, 30), "chậm tiến độ", ("enter", "v", "right", "e", *"bao lâu?", "escape", "escape")),
    Picture("note-prompt", (80, 24), "chậm tiến độ", ("enter", "v", "right", "e", *" ai nói?"), theme=DAY),
    Picture("tags", (80, 24), keys=("plus", *"chờ trả lời, quý 3")),
    Picture(
        "export",
        (100, 30),
        keys=("space", "space", "E", *["down"] * 8, "enter", "ctrl+u", *"~/hai-cuoc-hop.docx"),
        theme=DAY,
    ),
    Picture("settings", (100, 30), keys=("ctrl+p", *"thiet lap", "enter"), settings=_MISTAKES),
    Picture("import-watched", (100, 30), keys=("i", *"bao", "tab", "enter")),
)


async def _until(pilot: Pilot[Any], condition: Callable[[], object]) -> None:
    for _ in range(1000):
        await pilot.pause(0.01)
        if condition():
            return
    raise TimeoutError("the screen did not come to what the picture wants")


async def take(picture: Picture, archive: Path) -> str:
    """The picture as SVG."""
    use_language(picture.language)
    os.environ.pop("NO_COLOR", None)
    if picture.theme == MONO:
        os.environ["NO_COLOR"] = "1"
    app = MeetingsApp(
        Session.open(archive), checked(Path("~/.config/meetings-tui/config.toml"), picture.settings)
    )
    async with app.run_test(size=picture.size) as pilot:
        app.theme = picture.theme
        await _until(pilot, lambda: app.screen.query(Reader) and app.screen.query_one(Reader).meeting)
        reader = app.screen.query_one(Reader)
        if picture.query:
            line = app.screen.query_one(Input)
            line.focus()
            line.value = picture.query
            await _until(pilot, lambda: reader.hits or app.screen.query(".-wrong"))
        for key in picture.keys:
            await pilot.press("space" if key == " " else key)
            await pilot.pause(0.1)
            await app.workers.wait_for_complete()
        if picture.pasted:
            app.post_message(events.Paste(picture.pasted))
            await _until(
                pilot, lambda: app.screen.query(HeldList) and app.screen.query_one(HeldList).row_count
            )
        await pilot.pause()
        return _plain_fonts(app.export_screenshot(title="meetings-tui"))


def _plain_fonts(svg: str) -> str:
    """The picture without fonts from the web: those of the machine that shows it."""
    svg = _WEB_FONTS.sub("", svg).replace("Fira Code", "DejaVu Sans Mono")
    return svg.replace("<text ", '<text xml:space="preserve" ')


def main(folder: Path, *names: str) -> None:
    """Makes every picture in `folder`, or those with these names."""
    constants.COLOR_SYSTEM = "truecolor"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "archive"
        home = Path(temporary) / "home"
        (home / "Tài liệu").mkdir(parents=True)
        shutil.copytree(ROOT / "data" / "reports", home / "báo cáo")
        (home / "báo cáo" / "trang trắng.txt").touch()
        os.environ["HOME"] = str(home)
        archive = Archive.open(path, create=True)
        for _ in import_paths(archive, [str(ROOT / "data" / "reports")]):
            pass
        Index.open(archive).refresh()
        for picture in PICTURES:
            if names and picture.name not in names:
                continue
            file = folder / f"{picture.name}.svg"
            file.write_text(asyncio.run(take(picture, path)), encoding="utf-8")
            print(file)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures", *sys.argv[2:])
