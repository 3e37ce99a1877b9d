"""One report of several sites: one line, all sources in the detail, each one's own text; exports stopped."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import msgspec
import pytest

from store import Index, Meeting
from store.model import Source, meeting_id
from tests.tui.test_gathering import export_to
from tui.session import Session
from tui.text import use_language
from tui.widgets.reader import Reader


@pytest.fixture
def reprint(session: Session, review: Meeting) -> Meeting:
    """The report as another site tells it, and a further copy of its first text; both in the archive."""
    text = review.text + "\n\nTheo trang tin tỉnh."
    source = Source(name="b.html", url="https://tinh.example/b", imported="2030-01-01T00:00:00Z")
    other = msgspec.structs.replace(
        review, id=meeting_id(text), text=text, title="Suối Lam họp", source=source
    )
    with session.archive.writer() as writer:
        writer.add(other, b"another page")
        copy = Source(name="c.html", site="bao.example", imported="2030-01-02T00:00:00Z")
        writer.add(msgspec.structs.replace(review, source=copy), b"a third page")
    Index.open(session.archive).refresh()
    return session.archive.get(other.id)


def lines(reader: Any) -> list[str]:
    return [reader.render_line(y).text for y in range(reader.size.height)]


async def test_all_sources_stand_beside_the_report_and_open(
    reprint: Meeting, review: Meeting, drive: Any
) -> None:
    async with drive((120, 60)) as one:
        assert one.list.row_count == 8, "still one line"
        await one.pilot.press("slash")
        await one.type("lắp đồng hồ")
        await one.until(lambda: one.count == "1 meeting")
        await one.pilot.press("enter")
        await one.until(lambda: one.reader.meeting.id == review.id and one.app.focused is one.reader)
        await one.pilot.press("home")
        await one.until(lambda: any("https://tinh.example/b" in line for line in lines(one.reader)))
        assert any("bao.example" in line and "the same text" in line for line in lines(one.reader))
        y = next(at for at, line in enumerate(lines(one.reader)) if "https://tinh.example/b" in line)
        x = lines(one.reader)[y].index("https")
        await one.pilot.click(Reader, offset=(x + 3, y + 1))
        await one.until(lambda: one.reader.meeting.id == reprint.id)
        assert one.reader.meeting.text.endswith("Theo trang tin tỉnh.")
        await one.pilot.press("backspace")
        await one.until(lambda: one.reader.meeting.id == review.id)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)], ids=str)
@pytest.mark.parametrize(("language", "badge"), [("en", "2 sources"), ("vi", "2 nguồn")])
async def test_the_list_tells_how_many_sources_a_report_has(
    reprint: Meeting, drive: Any, size: tuple[int, int], language: str, badge: str
) -> None:
    use_language(language)
    async with drive(size) as one:

        def facts() -> list[str]:
            return [one.list.render_line(y).text.rstrip() for y in range(1, 16, 2)]

        await one.until(lambda: [line.endswith(badge) for line in facts()].count(True) == 1)
        assert max(len(line) for line in facts()) <= one.list.row_width


async def test_escape_stops_an_export_and_leaves_the_file_as_it_was(
    drive: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "all.jsonl"
    read, go_on = Event(), Event()
    sources = Session.sources

    def slow(self: Session, meeting: Meeting) -> Any:
        if path.with_name(f".{path.name}.part").exists():
            read.set()
            go_on.wait(20)
        return sources(self, meeting)

    async with drive() as one:
        await one.until(lambda: one.reader.meeting is not None)
        monkeypatch.setattr(Session, "sources", slow)
        monkeypatch.setattr("tui.screens.working._TELL_AGAIN", -1.0)
        await export_to(one, path)
        await one.until(read.is_set)
        one.screen.gathering.exported(one.screen.Exported(1, path, total=8))
        assert "Writing 1 of 8" in one.screen.keys.work
        await one.pilot.press("escape")
        go_on.set()
        await one.until(lambda: one.news == "Stopped; nothing was written")
        assert one.screen.keys.work == ""
    assert not list(tmp_path.glob("*all.jsonl*"))
