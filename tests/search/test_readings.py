"""What is offered when a query finds nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Index, parse_query
from tests.search.corpus import FakeArchive, meeting


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    held = (
        meeting(
            ("achievements", "Nghị quyết của Đảng ủy được triển khai; việc chung tiến triển."),
            ("shortcomings", "Một số nơi còn chậm."),
            title="A", kind="review", date="2021-03-04", people={"Đỗ Văn Phước": ("presides",)},
        ),
        meeting(
            ("achievements", "Nghiệm thu xong bộ test, trụ sở."),
            title="B",
            people={"Lê Văn Phúc": ("attends",)},
        ),
    )  # fmt: skip
    path: Path = tmp_path_factory.mktemp("archive")
    made = Index.open(FakeArchive(path, {"000001": ("a", held)}))
    made.refresh()
    return made


@pytest.mark.parametrize(
    ("query", "why", "read"),
    [
        ("nghij quyeest", "typing", "nghị quyết"),
        ("ddangr uyr", "typing", "đảng ủy"),
        ("nghi5 quye6t1", "typing", "nghị quyết"),
        ('"nghij quyet"', "typing", '"nghị quyet"'),
        ('chair:"ddoox vawn"', "typing", 'chair:"đỗ văn"'),
        ("nghieejm test", "typing", "nghiệm test"),
        ("triển khai quý 1/2021", "days", "triển khai date:2021-01..2021-03"),
        ("triển khai trước 2022", "days", "triển khai date:..2021"),
        ("nhiệm kỳ 2020-2025", "days", "date:2020..2025"),
        ("nghi quyêt", "accents", "nghi quyet"),
        ("chầm", "accents", "cham"),
        ("nghiem thhu", "spelling", "nghiem thu"),
        ("trien kahi", "spelling", "trien khai"),
        ('person:"do van phuoch"', "spelling", 'person:"do van phuoc"'),
        ('person:"do van phuc"', "spelling", 'person:"do van phuoc"'),
        ("date:2019 nghị quyết", "condition", "nghị quyết"),
        ("in:shortcomings triển khai", "condition", "triển khai"),
        ("chậm -nơi", "condition", "chậm"),
    ],
)
def test_the_likeliest_reading(index: Index, query: str, why: str, read: str) -> None:
    asked = parse_query(query)
    assert index.search(asked).count == 0
    first = index.readings(asked)[0]
    assert (first.why, first.text) == (why, read)
    assert index.search(first.query).count == first.count > 0


def test_the_left_out_condition_is_named(index: Index) -> None:
    (only,) = index.readings(parse_query("date:2019 nghị quyết"))
    assert only.dropped == "date:2019"


def test_readings_are_few_and_different(index: Index) -> None:
    found = index.readings(parse_query("chầm -nơi kind:review date:2019"), most=2)
    assert len(found) <= 2
    assert len({one.text for one in found}) == len(found)


@pytest.mark.parametrize("query", ["", "xyzxyz", "ubnd", "kind:branch"])
def test_nothing_is_made_up(index: Index, query: str) -> None:
    assert index.readings(parse_query(query)) == ()
