"""Queries as people type them over the sample reports, and what they find: a table to be read.

A report is named by the number its file begins with.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from store import Archive, Index, Marks, import_paths, parse_query, print_query

_REPORTS = Path(str(resources.files("data") / "reports"))

# What is typed | what is found, in any order; `13 > 12` where the first comes first
_TABLE = """
  accents: unaccented words find all, accented ones theirs; tone place, i and y, capitals do not matter
rung dau nguon                              | 13 > 12
rừng đầu nguồn                              | 13 > 12
dang                                        | 01 02 03 04 05 06 07 09 10 11 12 13 14
đảng                                        | 01 02 03 04 05 09 10 11 12 13 14
đảng -đảng                                  |
thuỷ nông                                   | 09 10 11 > 06
THỦY NÔNG                                   | 09 10 11 > 06
kì họp                                      | 06 > 05 09 13

  words in a row, without, either, groups
"thủy nông"                                 | 09 10 11
"tu dien bien"                              | 01 04
kiểm điểm -"bảo tàng"                       | 02 03 04 05 06 07 11
kiem diem -loại:kiểm-điểm                   | 02 05 06 07
chè OR sầu riêng                            | 06
(chè OR lúa) -thủy                          | 13
công nghệ số                                | 14 > 01 03
"sơ kết" OR "tọa đàm"                       | 05 08 10
  abbreviations both ways, and not in quotes
UBND                                        | 06 12 14
ủy ban nhân dân                             | 03 05 09 11 12 > 06 14
"ủy ban nhân dân"                           |
quản lý thị trường                          | 03 04
"quản lý thị trường"                        |
QLTT                                        | 04

  Telex and VNI, where nothing is found as typed
nghij quyeest                               | = nghị quyết
nghi5 quye61t                               | = nghị quyết
ruwngf                                      | = rừng
chủ-trì:"ddoox vawn phuwowcs"               | = chair:"đỗ văn phước"

  did you mean
nghị quyêt                                  | ? nghị quyet
thuy nonng                                  | ? thuy nong
chair:"do van phuok"                        | ? chair:"do van phuoc"
ngày:2003 thủy nông                         | ? thủy nông

  passages
trong:hạn-chế chậm                          | 02 05 06 07
chậm                                        | 02 05 06 07 11 12
in:achievements chè                         | 06

  people in their parts
người:"lò văn piu"                          | 12 13
chủ-trì:"lo van piu"                        | 13
phát-biểu:"giàng a tủa"                     | 12 13
tham-dự:lam                                 | 06 09 10
tác-giả:"vũ hoàng tiêu"                     | 09 10

  bodies, provinces old and new, kinds in words, titles
cơ-quan:"thuy nong muoi hai cua"            | 09 10 11
tỉnh:trà vinh                               | 05
tỉnh:vĩnh long                              | 05
loại:kiểm điểm                              | 01 03 04 11
loại:sinh-hoạt-chi-bộ,đại-hội               | 12 13
tiêu-đề:"tổng kết"                          | 02 09 10

  documents in any spelling
văn-bản:05-CT/TW                            | 01 02 09 10 13
văn-bản:"chi thi so 5"                      | 01 02 09 10 13
doc:"05 - ct/tw"                            | 01 02 09 10 13
doc:"NQTW4 khóa XII"                        | 01 02 04 05 09
văn-bản:"nghị quyết trung ương 4"           | 01 02 04 05 06 09

  dates as people say them
ngày:2021                                   | 01 02 03 13
ngày:tháng 12/2021                          | 01 02 03
ngày:7/12/2021                              | 01
ngày:quý 4/2021                             | 01 02 03 13
ngày:6 tháng đầu năm 2022                   | 04
ngày:trước 2013                             | 06
ngày:sau 2024                               | 12 14
date:>=2025                                 | 12 14
ngày:13/7/2012                              | 06
ngày:từ 12/2021 đến 1/2022                  | 01 02 03 04
date:2012..2016                             | 06 07 08
ngày:nhiệm kỳ 2020-2025                     | 01 02 03 04 05 10 11 12 13

  the reader's own, and what reports have
nhãn:"cần đọc lại"                          | 06 12
có:ghi-chú                                  | 13
có:đánh-dấu                                 | 01 13
có:xếp-loại                                 | 04 09 10 11 12
có:chỉ-tiêu loại:kiểm-điểm                  | 11
"""
_ROWS = [
    (query.strip(), expected.strip())
    for query, bar, expected in (line.rpartition("|") for line in _TABLE.splitlines())
    if bar
]


class Asked:
    """The samples, what the reader has done with them, and their index."""

    def __init__(self, path: Path) -> None:
        archive = Archive.open(path / "archive", create=True)
        assert {one.status for one in import_paths(archive, [_REPORTS])} == {"new"}
        self.number = {id: archive.get(id).source.name[:2] for id in archive.ids()}
        ids = {number: id for id, number in self.number.items()}
        self.marks = Marks(
            tags={"cần đọc lại": frozenset({ids["06"], ids["12"]})},
            noted=frozenset({ids["13"]}),
            bookmarked=frozenset({ids["01"], ids["13"]}),
        )
        self.index = Index.open(archive)
        self.index.refresh()

    def found(self, query: str) -> list[str]:
        hits = self.index.search(parse_query(query), limit=50, marks=self.marks).hits
        return [self.number[hit.id] for hit in hits]

    def meant(self, query: str) -> tuple[str, str]:
        first = self.index.readings(parse_query(query), marks=self.marks)[0]
        return first.why, first.text


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Asked:
    return Asked(tmp_path_factory.mktemp("samples"))


def test_there_are_many() -> None:
    assert len(_ROWS) >= 30


@pytest.mark.parametrize(("query", "expected"), _ROWS, ids=[query for query, _ in _ROWS])
def test_finds(asked: Asked, query: str, expected: str) -> None:
    found = asked.found(query)
    if expected[:1] in {"=", "?"}:
        why, text = asked.meant(query)
        assert found == []
        assert text == expected[2:]
        assert (why == "typing") == (expected[0] == "=")
        assert asked.found(text)
    else:
        first, _, rest = (part.split() for part in expected.partition(">"))
        assert sorted(found) == sorted(first + rest)
        assert set(found[: len(first)]) == set(first)


@pytest.mark.parametrize("query", [query for query, _ in _ROWS])
def test_reads_the_same_when_printed(query: str) -> None:
    assert parse_query(print_query(parse_query(query))) == parse_query(query)
