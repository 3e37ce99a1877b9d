"""Listed points of what a leader asks for."""

from __future__ import annotations

import re

import pytest

from store.model import Instruction, Person
from store.parsing.page.layout import lay_out
from store.parsing.passages.instructions import find_instructions
from store.parsing.passages.passages import find_passages
from store.parsing.view import view_of
from store.reading.plain import report_text

HEAD = "Sở Thủy văn sơ kết quý II\n\nSáng 4/7/2022, Sở Thủy văn tổ chức hội nghị sơ kết quý II.\n\n"
ASK = "Phát biểu kết luận, đồng chí Kha Văn Lả, Giám đốc Sở đề nghị các trạm "
POINTS = ("sửa thước đo trước mùa lũ", "trực đủ ba ca", "gửi số liệu qua mạng mỗi giờ")


def points_of(page: str) -> list[tuple[int, str | None, str]]:
    report = report_text(page)
    view = view_of(report.text)
    people = tuple(
        Person(name=name, mentions=tuple((at.start(), at.end()) for at in re.finditer(name, view.text)))
        for name in ("Kha Văn Lả", "Mai Ninh")
    )
    passages = find_passages(view, lay_out(view, report.gaps, report.pictured)).value
    found: tuple[Instruction, ...] = find_instructions(view, passages, people).value
    return [(point.ordinal, point.by, view.text[point.start : point.end]) for point in found]


@pytest.mark.parametrize(
    "text",
    [
        f"{ASK}làm tốt các việc sau: {POINTS[0]}; {POINTS[1]}; {POINTS[2]}.",
        f"{ASK}ba việc: một là, {POINTS[0]}; hai là, {POINTS[1]}; ba là, {POINTS[2]}.",
        f"{ASK}ba việc: (1) {POINTS[0]}; (2) {POINTS[1]}; (3) {POINTS[2]}.",
        f"{ASK}việc sau:\n\nThứ nhất, {POINTS[0]}.\n\nThứ hai, {POINTS[1]}.\n\nThứ ba, {POINTS[2]}.",
        f"{ASK}a) {POINTS[0]}; b) {POINTS[1]}; c) {POINTS[2]}.",
        f"{ASK}quý III cần tập trung: {POINTS[0]}; {POINTS[1]}; {POINTS[2]}.",
        f"{ASK}làm cho được: (i) {POINTS[0]}; (ii) {POINTS[1]}; (iii) {POINTS[2]}.",
        f"{ASK}thực hiện các nhiệm vụ sau:\n\n1. {POINTS[0]}.\n\n2. {POINTS[1]}.\n\n3. {POINTS[2]}.",
        f"{ASK}thực hiện các nhiệm vụ sau:\n\n- {POINTS[0]};\n- {POINTS[1]};\n- {POINTS[2]}.",
        f"{ASK}thực hiện các nhiệm vụ sau:\n\na) {POINTS[0]};\nb) {POINTS[1]};\nc) {POINTS[2]}.",
    ],
    ids=[
        "semicolons",
        "một là",
        "brackets",
        "thứ nhất",
        "run in",
        "behind a colon",
        "roman",
        "digits",
        "bullets",
        "letters",
    ],
)
def test_every_way_of_listing(text: str) -> None:
    found = points_of(HEAD + text)
    assert [ordinal for ordinal, _, _ in found] == [1, 2, 3]
    assert {by for _, by, _ in found} == {"Kha Văn Lả"}
    assert all(point in words for point, (_, _, words) in zip(POINTS, found, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        f"{ASK}{POINTS[0]}.",
        f"{ASK}{POINTS[0]}, {POINTS[1]}; đồng thời {POINTS[2]}.",
        "Báo cáo nêu hai hạn chế.\n\nMột là, thước đo còn cũ.\n\nHai là, ca trực còn thiếu người.",
        "Năm 2023, Sở phấn đấu: (1) 100% trạm trực đủ ca; (2) 90% số liệu gửi qua mạng.",
        "Hội nghị thông qua chương trình: (1) khai mạc; (2) thảo luận; (3) bế mạc.",
    ],
    ids=["one request", "not announced", "faults", "targets", "agenda"],
)
def test_what_is_not_listed_or_not_asked_for(text: str) -> None:
    assert points_of(HEAD + text) == []


def test_semicolons_in_quotes_and_brackets_part_nothing() -> None:
    text = (
        f"{ASK}làm các việc sau: học chủ đề “Nước sạch; sông xanh”; kiểm tra máy (phao; thước; bơm) trước lũ."
    )
    assert len(points_of(HEAD + text)) == 2


def test_three_points_behind_the_request_itself_need_no_announcement() -> None:
    asked = f"{HEAD}Kết luận, đồng chí Kha Văn Lả yêu cầu: "
    assert [text for _, _, text in points_of(f"{asked}{POINTS[0]}; {POINTS[1]}; {POINTS[2]}.")] == [
        POINTS[0],
        POINTS[1],
        f"{POINTS[2]}.",
    ]
    assert points_of(f"{asked}{POINTS[0]}; {POINTS[1]}.") == []


def test_points_go_on_over_paragraphs_and_a_caption() -> None:
    page = (
        f"{HEAD}{ASK}thực hiện các nhiệm vụ sau.\n\nThứ nhất, {POINTS[0]}. Việc này làm trong tháng 7.\n\n"
        f"Quang cảnh hội nghị. Ảnh: Mai Ninh\n\nThứ hai, {POINTS[1]}."
    )
    found = points_of(page)
    assert [(ordinal, by) for ordinal, by, _ in found] == [(1, "Kha Văn Lả"), (2, "Kha Văn Lả")]
    assert found[0][2].endswith("Việc này làm trong tháng 7.")


def test_a_new_list_counts_from_one() -> None:
    page = (
        f"{HEAD}{ASK}các việc sau: (1) {POINTS[0]}; (2) {POINTS[1]}.\n\nTại hội nghị, các trạm thảo luận.\n\n"
        f"Bế mạc hội nghị, đồng chí Giám đốc yêu cầu các việc sau: (1) {POINTS[2]}; (2) báo cáo sớm."
    )
    assert [ordinal for ordinal, _, _ in points_of(page)] == [1, 2, 1, 2]


def test_without_a_named_speaker_the_point_has_none() -> None:
    page = f"{HEAD}Lãnh đạo tỉnh đề nghị làm các việc sau: {POINTS[0]}; {POINTS[1]}."
    assert {by for _, by, _ in points_of(page)} <= {None}
