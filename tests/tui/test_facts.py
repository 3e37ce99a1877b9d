"""Targets and ratings as tables, and warnings beside the facts they speak of."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import pytest

from store import Meeting, Target, parse, read_file
from store.model import Byline, Person, Rating
from tui.page.about import About
from tui.page.block import Block
from tui.page.facts import fact_blocks, warned_fact
from tui.page.page import lay_out
from tui.page.ratings import rating_blocks
from tui.page.targets import target_blocks

REPORTS = Path(__file__).parents[2] / "data" / "reports"


def target(value: str, low: float | None = None, high: float | None = None, **more: Any) -> Target:
    return Target(value=value, low=low, high=high, **{"start": 0, "end": 0, **more})


def shown(blocks: list[Block]) -> list[str]:
    return [block.text.replace("\u00a0", " ") for block in blocks]


def test_targets_stand_in_columns_with_bars_for_shares() -> None:
    targets = (
        target("95%", 95, 95, comparator=">=", subject="diện tích được tưới"),
        target("15-20%", 15, 20, comparator="range", subject="đảng viên"),
        target("12", 12, 12, unit="km", subject="kênh mương"),
        target("120%", 120, 120, subject="thu ngân sách"),
        target("2", 2, 2),
        target("3", 3, 3, unit="trạm", subject="Trạm bơm"),
    )
    assert shown(list(target_blocks(targets, 80))) == [
        " ≥ 95%  ━━━━━━━━━━━╸  diện tích được tưới",
        "15-20%  ━━┄           đảng viên",
        " 12 km                kênh mương",
        "  120%                thu ngân sách",
        "     2",
        "     3                Trạm bơm",
    ]
    assert shown(list(target_blocks(targets, 32)))[:2] == [
        " ≥ 95%  ━━━━━╸  diện tích được tưới",
        "15-20%  ━       đảng viên",
    ]
    assert shown(list(target_blocks(targets, 31)))[0] == " ≥ 95%  diện tích được tưới"


def test_a_long_subject_goes_on_in_its_column(review: Meeting) -> None:
    long = target("95%", 95, 95, subject="hộ dân " * 20)
    page = lay_out(Meeting(id="0" * 12, text="x", targets=(long,)), 80, About())
    lines = [line for line in page.lines if line.block is not None and "hộ dân" in line.block.text]
    assert len(lines) > 1 and lines[0].block is not None and lines[0].block.hang == 19


def rating(level: Literal["excellent", "good"], count: int, subject: str = "đảng viên") -> Rating:
    return Rating(subject=subject, level=level, count=count, total=4, start=0, end=0)


def test_where_there_is_little_room_the_subject_of_ratings_stands_above_them() -> None:
    ratings = (rating("excellent", 3), rating("good", 1), rating("good", 4, "chi bộ"))
    assert shown(list(rating_blocks(ratings, 60))) == [
        "đảng viên  excellent  3/4  75.0% ━━━━━━━━━━━━━━━",
        "           good       1/4  25.0% ━━━━━",
        "chi bộ     good       4/4 100.0% ━━━━━━━━━━━━━━━━━━━━",
    ]
    narrow = [
        "đảng viên",
        "  excellent  3/4  75.0% ━━━━━━",
        "  good       1/4  25.0% ━━",
        "chi bộ",
        "  good       4/4 100.0% ━━━━━━━━",
    ]
    assert shown(list(rating_blocks(ratings, 32))) == narrow
    without_bars = [line.split(" ━")[0] for line in narrow]
    assert shown(list(rating_blocks(ratings, 29))) == without_bars
    assert [block.label for block in rating_blocks(ratings, 32)] == ["Ratings", "", "", "", ""]


def test_a_target_without_a_subject_stands_in_its_column_in_a_narrow_pane_too() -> None:
    targets = (target("21.500", unit="ha"), target("8%", 8, 8, subject="điện năng"))
    page = lay_out(Meeting(id="0" * 12, text="x", targets=targets), 45, About())
    lines = [line for line in page.lines if line.block is not None and line.block.row]
    rows = [line.block.text[line.start : line.end].replace("\u00a0", " ") for line in lines if line.block]
    assert rows == ["", "21.500 ha", "       8%  ━            điện năng"]
    assert lines[0].label == "Targets"


def test_figures_lead_to_where_they_stand() -> None:
    ratings = (Rating(subject="đảng viên", level="good", count=3, start=4, end=9),)
    meeting = Meeting(
        id="0" * 12, text="x" * 50, targets=(target("9%", 9, 9, start=11, end=13),), ratings=ratings
    )
    links = [link for block in fact_blocks(meeting, 80) for link in block.links]
    assert [(link.what, link.value) for link in links] == [("place", "11-13"), ("place", "4-9")]


async def test_enter_on_a_target_selects_it_in_the_text(drive: Any, tmp_path: Path) -> None:
    async with drive() as one:
        meeting = one.reader.meeting
        at = meeting.text.index(" ")
        changed = Meeting(id=meeting.id, text=meeting.text, targets=(target("9%", 9, 9, start=0, end=at),))
        one.reader.show(None)
        one.reader.show(changed)
        one.screen.go(one.reader)
        await one.pilot.press("full_stop", "enter")
        assert one.reader.selected_text() == meeting.text[:at]


@pytest.mark.parametrize(
    ("warning", "fact"),
    [
        ("Năm họp không ghi trong bài, suy ra 2021 từ ngày đăng.", "when"),
        ("Ngày họp “27/12” không ghi năm và bài không cho biết năm nào.", "when"),
        ("Tỉnh Lào Cai được suy ra từ nội dung bài, nên kiểm tra lại.", "organiser"),
        ("Tỷ lệ 19,4% không khớp với 7/38 đảng viên.", "ratings"),
        ("Đọc theo bảng mã TCVN3.", ""),
    ],
)
def test_a_warning_knows_its_fact(warning: str, fact: str) -> None:
    assert warned_fact(warning) == fact


def test_warnings_of_the_samples_stand_under_their_facts() -> None:
    facts = {
        warned_fact(warning)
        for path in sorted(REPORTS.glob("*.txt"))
        for warning in parse(read_file(path)).warnings
    }
    assert {"when", "organiser", "ratings"} <= facts


def test_a_warning_stands_right_under_its_fact(review: Meeting) -> None:
    blocks = list(fact_blocks(review, 80))
    at = [block.tone for block in blocks].index("warning")
    assert "100.0%" in blocks[at - 1].text and blocks[at].text.startswith("! ")


def test_each_author_is_a_link_and_a_group_is_one() -> None:
    def links(author: str, *names: str) -> list[tuple[str, str]]:
        people = tuple(Person(name=name, parts=("author",)) for name in names)
        byline = Byline(author=author, unit="Phòng Tổ chức")
        blocks = fact_blocks(Meeting(id="0" * 12, text="x", byline=byline, people=people), 80)
        block = next(block for block in blocks if block.label == "By")
        assert block.text == f"{author}\u00a0· Phòng Tổ chức"
        assert {link.what for link in block.links} == {"person"}
        return [(block.text[link.start : link.end], link.value) for link in block.links]

    assert links("Hà Mây") == [("Hà Mây", "Hà Mây")]
    assert links("Lý Suối - Hà Mây", "Hà Mây", "Lý Suối") == [("Lý Suối", "Lý Suối"), ("Hà Mây", "Hà Mây")]
    assert links("Nhóm phóng viên") == [("Nhóm phóng viên", "Nhóm phóng viên")]
