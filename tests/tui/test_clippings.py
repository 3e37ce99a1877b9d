"""The clippings: gathered, put in order, annotated, taken out and back, copied and written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Static

from store import Meeting
from tui.screens.clippings import ClippingsScreen
from tui.session import Session
from tui.widgets.clean_input import CleanInput
from tui.widgets.clipping_list import ClippingList
from tui.widgets.key_line import KeyLine


@pytest.fixture
def clipped(session: Session, meetings: tuple[Meeting, ...]) -> Session:
    """A session with three clippings of two meetings."""
    for meeting, words in (
        (meetings[0], "thợ lành nghề thiếu"),
        (meetings[0], "lắp đồng hồ trước mùa khô"),
        (meetings[1], "chậm tiến độ"),
    ):
        start = meeting.text.index(words)
        session.clip(meeting, start, start + len(words))
    return session


def texts(session: Session) -> list[str]:
    return [one.text for one in session.reader.clippings]


async def opened(pilot: Any) -> ClippingList:
    """The list of clippings, when it is on screen and has read where they stand."""
    await pilot.press("C")
    while not pilot.app.screen.query(ClippingList):
        await pilot.pause(0.01)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return pilot.app.screen.query_one(ClippingList)  # type: ignore[no-any-return]


def news(pilot: Any) -> str:
    return str(pilot.app.screen.query_one(KeyLine).news)


async def test_c_adds_the_sentence_of_the_hit_once_and_u_takes_it_back(browse: Any, session: Session) -> None:
    async with browse('"lắp đồng hồ"') as (pilot, _):
        await pilot.press("c")
        assert [one.split()[:2] for one in texts(session)] == [["Tuy", "nhiên,"]]
        assert news(pilot) == "Added to the clippings."
        await pilot.press("c")
        assert news(pilot) == "This is among the clippings already."
        await pilot.press("v", "c")
        assert texts(session)[1:] == ["lắp đồng hồ"]
        await pilot.press("u", "u")
        assert texts(session) == []
        await pilot.press("ctrl+r")
        assert len(texts(session)) == 1


async def test_put_in_order_taken_out_and_undone(browse: Any, clipped: Session) -> None:
    async with browse() as (pilot, _):
        rows = await opened(pilot)
        assert rows.border_title == "Clippings: 3"
        await pilot.press("down", "K")
        assert texts(clipped)[0] == "lắp đồng hồ trước mùa khô" and rows.cursor == 0
        await pilot.press("J", "J", "J")
        assert texts(clipped)[2] == "lắp đồng hồ trước mùa khô" and rows.cursor == 2
        await pilot.press("d")
        assert (rows.row_count, rows.cursor) == (2, 1)
        await pilot.press("u", "u", "u", "u")
        assert texts(clipped) == ["thợ lành nghề thiếu", "lắp đồng hồ trước mùa khô", "chậm tiến độ"]
        await pilot.press("u", "u", "u", "u")
        assert texts(clipped) == [] and "nothing to take back" in news(pilot)
        await pilot.press("d", "K", "e", "w", "y")
        assert isinstance(pilot.app.screen, ClippingsScreen)


async def test_a_note_is_kept_and_shown(browse: Any, clipped: Session) -> None:
    async with browse() as (pilot, _):
        rows = await opened(pilot)
        await pilot.press("e", *"hoi", "enter", *"lai", "escape")
        assert clipped.reader.clippings[0].note == "hoi\nlai"
        shown = [strip.text.rstrip() for strip in rows.draw_row(0, 80, rows.rich_style)]
        assert shown[0] == "▌ thợ lành nghề thiếu" and shown[1].startswith("▌ — Chi bộ Trạm Thủy nông")
        assert shown[1].endswith("… · 14 Dec 2021") and shown[2:] == ["▌ Note: hoi lai", "▌", "▌"]
        await pilot.press("e", "escape")
        assert clipped.reader.clippings[0].note == "hoi\nlai"


async def test_a_note_on_a_clipping_is_found_and_seen_in_the_report(
    browse: Any, clipped: Session, until: Any
) -> None:
    async with browse() as (pilot, reader):
        await opened(pilot)
        await pilot.press("e", *"kenh sau", "escape", "escape", "slash", *"note:kenh", "enter")
        await until(pilot, lambda: pilot.app.focused is reader and reader.meeting is not None)
        shown = [line.block.text for line in reader.page.lines if line.block and line.block.tone == "own"]
        assert shown == ["“thợ lành nghề thiếu” kenh sau"]
        await pilot.press("home", "full_stop", "e", *"!", "escape")
        assert clipped.reader.clippings[0].note == "kenh sau!"


async def test_help_tells_what_enter_opens(browse: Any, clipped: Session) -> None:
    async with browse() as (pilot, _):
        await opened(pilot)
        assert pilot.app.screen.active_bindings["enter"].binding.id == "open-place"


async def test_copying_and_writing_are_named_in_every_size(browse: Any, clipped: Session) -> None:
    for width in (60, 80, 120):
        async with browse(size=(width, 24)) as (pilot, _):
            await opened(pilot)
            keys = pilot.app.screen.query_one(KeyLine).render_line(0).text
            assert " y copy all " in keys and " w to a file " in keys


async def test_all_are_copied_with_their_sources(
    browse: Any, clipped: Session, sent: list[str], until: Any
) -> None:
    async with browse() as (pilot, _):
        await opened(pilot)
        await pilot.press("y")
        await until(pilot, lambda: sent)
        assert sent[0].count("\n— ") == 3
        assert sent[0].startswith("“thợ lành nghề thiếu”\n— Chi bộ Trạm Thủy nông Suối Lam kiểm điểm")
        assert "Sở Lâm sinh tỉnh Cà Mau · 29/12/2022" in sent[0]


async def test_all_are_copied_as_one_cites_at_present(
    browse: Any, clipped: Session, sent: list[str], until: Any
) -> None:
    async with browse() as (pilot, _):
        await opened(pilot)
        await pilot.press("ctrl+y", "y")
        await until(pilot, lambda: sent)
        assert sent[0].startswith("> thợ lành nghề thiếu\n>\n> — Chi bộ") and sent[0].count("\n> — ") == 3


@pytest.mark.parametrize("suffix", [".md", ".docx"])
async def test_all_are_written_to_a_file_and_nothing_is_written_over_unasked(
    browse: Any, clipped: Session, tmp_path: Path, until: Any, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    path = tmp_path / f"clippings{suffix}"
    path.write_text("cũ", encoding="utf-8")

    async with browse() as (pilot, _):
        await opened(pilot)
        await pilot.press("w", *["backspace"] * 2, *suffix[1:], "x", "enter")
        await pilot.press("backspace", "enter")  # the first name had a wrong ending
        assert path.read_text(encoding="utf-8") == "cũ"
        await pilot.press("enter")
        await until(pilot, lambda: "written to" in news(pilot))
        assert path.read_bytes() != "cũ".encode()
        if suffix == ".md":
            assert path.read_text(encoding="utf-8").count("> — ") == 3


async def test_where_nothing_can_be_written_the_reason_is_told(
    browse: Any, clipped: Session, tmp_path: Path, until: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "gone")
    async with browse() as (pilot, _):
        await opened(pilot)
        await pilot.press("w", "enter")
        await until(pilot, lambda: "cannot be written" in news(pilot))


async def test_enter_opens_the_report_with_the_clipping_selected(
    browse: Any, clipped: Session, until: Any, meetings: tuple[Meeting, ...]
) -> None:
    async with browse() as (pilot, reader):
        await opened(pilot)
        await pilot.press("end", "enter")
        await until(pilot, lambda: reader.selected_text() == "chậm tiến độ")
        assert reader.meeting.id == meetings[1].id
        await pilot.press("right")
        assert reader.selected_text().startswith("chậm tiến độ, tình")


async def test_without_clippings_it_says_how_one_comes_by_them(browse: Any) -> None:
    async with browse() as (pilot, _):
        rows = await opened(pilot)
        assert "c adds" in "".join(rows.render_line(y).text for y in range(4))
        await pilot.press("enter")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "A name for the file is wanted"),
        ("~nobodyxx/a.md", "~nobodyxx is nobody's folder"),
        (f"/tmp/{'a' * 300}.md", "No file can be called so: File name too long."),
        ("/", "This is no file"),
    ],
    ids=["none", "no user", "long", "folder"],
)
async def test_a_name_that_will_not_do_stays_to_be_mended(
    browse: Any, clipped: Session, until: Any, name: str, told: str
) -> None:
    async with browse() as (pilot, _):
        await opened(pilot)
        await pilot.press("w")
        await until(pilot, lambda: pilot.app.screen.query(CleanInput))
        asked = pilot.app.screen
        asked.query_one(CleanInput).value = name
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is not asked and pilot.app.screen.query(".prompt--hint"))
        assert str(pilot.app.screen.query_one(".prompt--hint", Static).render()).startswith(told)
        assert pilot.app.screen.query_one(CleanInput).value == name


async def test_a_note_that_another_program_writes_meanwhile_is_kept_as_well(
    browse: Any, clipped: Session, archive_path: Path
) -> None:
    async with browse() as (pilot, _):
        await opened(pilot)
        other, key = Session.open(archive_path).reader, clipped.reader.clippings[0].key
        other.note_clipping(key, "cũ")
        await pilot.press("e", *"+1")
        other.note_clipping(key, "của người khác")
        await pilot.press("escape")
        assert clipped.reader.clippings[0].note == "của người khác\ncũ+1"
        assert "both texts are kept" in news(pilot)


async def test_what_undo_brings_back_has_its_source(browse: Any, clipped: Session, until: Any) -> None:
    async with browse() as (pilot, _):
        await opened(pilot)
        await pilot.press("d", "d", "d", "escape")
        rows = await opened(pilot)
        await pilot.press("u", "u", "u")
        await until(pilot, lambda: "14 Dec 2021" in rows.draw_row(0, 80, rows.rich_style)[1].text)
        shown = [rows.draw_row(row, 80, rows.rich_style)[1].text for row in range(3)]
        assert not [text for text in shown if text.startswith("  — #")]


async def test_as_many_parts_of_a_source_are_told_as_there_is_room_for(browse: Any, clipped: Session) -> None:
    async with browse() as (pilot, _):
        rows = await opened(pilot)
        excerpt = clipped.excerpts()[2]
        assert excerpt.meeting is not None
        meeting = excerpt.meeting
        short = f"— {meeting.title} · 29 Dec 2022"
        longer = f"{short} · #{meeting.id}"
        full = longer.replace(" · 29", f" · {meeting.organiser} · 29")
        fullest = full.replace(" · #", f" · {meeting.source.name} · #")

        def told(room: int) -> str:
            return str(rows.draw_row(2, room + 4, rows.rich_style)[1].text)[2:].rstrip()

        assert told(len(short) - 1).endswith("… · 29 Dec 2022")
        shown = [short, longer, full, fullest]
        assert [told(len(one)) for one in shown] == shown
