"""The sample reports: what the browser shows the first time must be whole, right and the project's own."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from store import Meeting, parse, read_file
from store.language.folding import fold

ROOT = Path(__file__).parents[1]
REPORTS = ROOT / "data" / "reports"
SAMPLES = sorted(REPORTS.glob("*.txt"))
REFERENCE = ROOT.parent / "shared"  # published reports of the same meetings; not part of the project
RUN = 8

PEOPLE = [
    ("01", "Bùi Công Vinh", {"directs", "speaks"}),
    ("01", "Trần Thị Hồng Nhung", {"author"}),
    ("02", "Nguyễn Mạnh Cường", {"directs", "speaks"}),
    ("02", "Châu Hoài Thu", {"informs"}),
    ("02", "Lê Thị Phượng", {"author"}),
    ("03", "Nguyễn Văn Thông", {"directs", "speaks"}),
    ("03", "Nguyễn Thị Kim Chi", {"attends", "speaks"}),
    ("03", "Thái Thị An Chung", {"attends", "speaks"}),
    ("03", "Hoàng Văn Nhiên", {"speaks"}),
    ("03", "Chu Bá Long", {"speaks"}),
    ("03", "Kim Dung", {"photographer"}),
    ("04", "Đỗ Văn Phước", {"presides"}),
    ("04", "Phan Văn Tải", {"discusses"}),
    ("04", "Huỳnh Văn Nguyện", {"presents"}),
    ("05", "Nguyễn Văn Triết", {"attends"}),
    ("05", "Nguyễn Văn Tám", {"attends", "speaks"}),
    ("05", "Dương Hoàng Sum", {"speaks"}),
    ("05", "Đinh Thanh", {"author"}),
    ("09", "Bùi Xuân Điền", {"directs", "speaks"}),
    ("09", "Trịnh Công Lẫm", {"presides"}),
    ("13", "Lò Văn Piu", {"presides"}),
    ("13", "Giàng A Tủa", {"attends", "speaks"}),
]

# Names, offices, document titles and rating levels are facts: only wording between them can be copied.
BODIES = """
    đảng (?:ủy|bộ) (?:cơ quan )?sở|bảo tàng (?:xô viết nghệ tĩnh|xvnt)|sở văn hóa và thể thao
    |(?:sở )?văn hóa,? thể thao và du lịch(?: tỉnh trà vinh)?|sở giáo dục và đào tạo
    |(?:các )?cơ quan và doanh nghiệp(?: tỉnh)?|khối (?:các )?cơ quan tỉnh
    |(?:đảng (?:ủy|bộ) )?cục qltt tỉnh tiền giang|văn phòng đảng ủy|tổ chức – pháp chế|quản lý di sản
    |phòng tổ chức - hành chính|ban chấp hành (?:trung ương(?: đảng)?|đảng bộ(?: khối)?)
    |ban thường vụ(?: đảng ủy| tỉnh ủy)?(?: khối| cục)?|đảng (?:ủy|bộ) khối|ban tuyên giáo đảng ủy khối
    |chi bộ khoa xây dựng đảng|trường chính trị|các ban xây dựng đảng tỉnh ủy|ubmttq việt nam tỉnh
    |đoàn (?:đại biểu quốc hội|đbqh) tỉnh|phòng giáo dục và đào tạo
"""
ROLES = """
    (?:ủy viên )?(?:ban thường vụ|btv) (?:tỉnh|đảng) ủy|ủy viên bch đảng bộ tỉnh|phó giám đốc(?: sở)?
    |quyền cục trưởng|tỉnh ủy viên|đảng ủy viên|phó trưởng đoàn chuyên trách|báo cáo viên cấp tỉnh|chủ tịch
    |phó bí thư thường trực(?: tỉnh ủy| đảng ủy)?|(?:phó )?bí thư (?:đảng (?:ủy|bộ)|tỉnh ủy)
"""
DOCUMENTS = r"""
    (?:hướng dẫn|kế hoạch|nghị quyết|chỉ thị|quy định)(?: số)? \d+ ?[-/]?[\w/-]*(?: ngày [\d/]+)?
    |nghị quyết trung ương 4,? \(?khóa xii?\)?(?:(?: và|,) khóa xii)?(?: về xây dựng(?: và|,) chỉnh đốn đảng)?
    |nghị quyết hội nghị lần thứ tư|nghị quyết đại hội đảng bộ(?: lần thứ v| tỉnh)|khóa xiii|ngày [\d/]+
    |nhiệm kỳ 2020 . 2025|tự phê bình và phê bình|những điều đảng viên không được làm
"""
LEVELS = r"""
    (?:\d+ (?:đảng viên|chi bộ) )?(?:không )?hoàn thành(?: xuất sắc| tốt)? nhiệm vụ(?: \((?:chiếm )?[\d,]+%)?
"""
FACTS = re.compile(
    "|".join(
        fold(re.sub(r"\n\s*", "", pattern))
        for pattern in (LEVELS, *(name for _, name, _ in PEOPLE), BODIES, DOCUMENTS, ROLES)
    )
)


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of `RUN` folded words inside a paragraph that holds no fact."""
    found: set[tuple[str, ...]] = set()
    for paragraph in fold(unicodedata.normalize("NFC", text).replace("\xa0", " ")).split("\n"):
        for piece in FACTS.split(re.sub(r"(\d) - (ct/)", r"\1-\2", paragraph)):
            words = re.findall(r"\w+", piece)
            found.update(tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
    return found


@pytest.fixture(scope="module")
def meetings() -> dict[str, Meeting]:
    """Every sample's record, by the number at the head of its name."""
    return {path.name[:2]: parse(read_file(path)) for path in SAMPLES}


def test_there_are_fourteen_and_the_readme_names_each() -> None:
    readme = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    assert len(SAMPLES) == 14
    assert [path.name for path in SAMPLES if f"`{path.name}`" not in readme] == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_plain_composed_text(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert [char for char in text if unicodedata.category(char) == "Cc" and char != "\n"] == []
    assert 250 <= len(text.split()) <= 1200


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_telephone_or_address_leads_anywhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"(?<![\d./])0[1-9]\d{1,3}[ .]?\d{3}[ .]?\d{3}(?!\d)", text) == []
    assert [at for at in re.findall(r"\S+@(\S+)", text) if not at.endswith(".example")] == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_written_in_its_own_words(path: Path) -> None:
    published = [*REFERENCE.glob("seeds/*.txt"), *REFERENCE.glob("gold/*/*.txt")]
    if not published:
        pytest.skip("the published reports to compare with are not here")
    own = runs(path.read_text(encoding="utf-8"))
    shared = {" ".join(run) for other in published for run in own & runs(other.read_text("utf-8"))}
    assert shared == set()


MEETINGS = [
    ("01", "review", "2021-12-07", "Bảo tàng Xô viết Nghệ Tĩnh"),
    ("02", "year-end", "2021-12-28", "Đảng bộ cơ quan Sở Giáo dục và Đào tạo"),
    ("03", "review", "2021-12-27", "Ban Thường vụ Đảng ủy Khối Các cơ quan tỉnh"),
    ("04", "review", "2022-01-07", "Đảng ủy Cục QLTT tỉnh Tiền Giang"),
    ("05", "interim", "2023-05-10", "Đảng ủy Sở Văn hóa, Thể thao và Du lịch tỉnh Trà Vinh"),
    ("06", "session", "2012-07-12", "Hội đồng nhân dân huyện Mây Ngàn"),
    ("07", "dialogue", "2014-09-25", "Công đoàn Công ty TNHH Giày da Bước Sóng"),
    ("08", "seminar", "2016-11-18", "Trường Tiểu học Trăng Rằm"),
    ("09", "year-end", "2019-12-26", "Đảng bộ Công ty Thủy nông Mười Hai Cửa"),
    ("10", "year-end", "2022-12-28", "Đảng bộ Công ty Thủy nông Mười Hai Cửa"),
    ("11", "review", "2024-12-17", "Đảng bộ Công ty Thủy nông Mười Hai Cửa"),
    ("12", "congress", "2025-08-05", "Đảng bộ xã Nậm Khèn"),
    ("13", "branch", "2021-11-03", "Chi bộ bản Háng Sáo"),
    ("14", "training", "2026-03-04", "UBND phường Rạch Sáo Trúc"),
]


@pytest.mark.parametrize(("number", "kind", "date", "organiser"), MEETINGS)
def test_what_when_and_who(
    meetings: dict[str, Meeting], number: str, kind: str, date: str, organiser: str
) -> None:
    meeting = meetings[number]
    assert (meeting.kind, meeting.date) == (kind, date)
    assert meeting.organiser is not None
    assert fold(organiser) in fold(meeting.organiser)


PROVINCES = [
    ("01", "Nghệ An"),
    ("02", None),
    ("03", "Nghệ An"),
    ("04", "Tiền Giang"),
    ("05", "Trà Vinh"),
    ("06", "Hà Tĩnh"),
    ("08", "Thừa Thiên Huế"),
    ("09", "Nam Định"),
    ("10", "Nam Định"),
    ("11", "Nam Định"),
    ("12", "Lào Cai"),
    ("13", "Yên Bái"),
    ("14", "Cần Thơ"),
]


@pytest.mark.parametrize(("number", "province"), PROVINCES)
def test_where_in_the_name_of_the_time(
    meetings: dict[str, Meeting], number: str, province: str | None
) -> None:
    assert meetings[number].province == province


TITLES = [
    ("01", "Bảo tàng Xô viết Nghệ Tĩnh kiểm điểm"),
    ("02", "Đảng bộ cơ quan Sở Giáo dục và Đào tạo tổng kết"),
    ("03", "Ban Thường vụ Đảng ủy Khối Các cơ quan tỉnh kiểm điểm"),
    ("04", "Tiền Giang: Đảng ủy Cục QLTT kiểm điểm"),
    ("05", "Đảng ủy Sở Văn hóa, Thể thao và Du lịch Trà Vinh sơ kết"),
    ("06", "Kỳ họp thứ tư HĐND huyện Mây Ngàn"),
    ("07", "Đối thoại định kỳ quý III"),
    ("08", "Trường Tiểu học Trăng Rằm tọa đàm"),
    ("09", "ĐẢNG BỘ CÔNG TY THỦY NÔNG MƯỜI HAI CỬA TỔNG KẾT"),
    ("10", "Đảng bộ Công ty Thủy nông Mười Hai Cửa tổng kết"),
    ("11", "Đảng bộ Công ty Thủy nông Mười Hai Cửa kiểm điểm"),
    ("12", "Đại hội đại biểu Đảng bộ xã Nậm Khèn"),
    ("13", "Sinh hoạt chi bộ bản Háng Sáo"),
    ("14", "Phường Rạch Sáo Trúc tập huấn"),
]


@pytest.mark.parametrize(("number", "beginning"), TITLES)
def test_the_title_is_the_headline(meetings: dict[str, Meeting], number: str, beginning: str) -> None:
    assert meetings[number].title.startswith(beginning)


DOCUMENTS_CITED = [
    ("01", ["230-HD/ĐU", "2997/KH-SVHTT", "NQ Trung ương 4 khóa XII", "05-CT/TW"]),
    (
        "02",
        ["05-CT/TW", "NQ Trung ương 4 khóa XI", "NQ Trung ương 4 khóa XII", "08-NQ/TU", "03-NQ/ĐUK",
         "Điều lệ Đảng", "02-NQ/TW", "NQ Trung ương 4 khóa XIII", "37-QĐ/TW"],
    ),
    ("03", ["02-NQ/ĐUK", "08-QĐ/TU"]),
    ("04", ["NQ Trung ương 4 khóa XII"]),
    ("05", ["NQ Đại hội Đảng bộ lần thứ V", "NQ Trung ương 4 khóa XII", "21-NQ/TW"]),
    ("06", ["13/NQ-CP", "1792/CT-TTg", "NQ Trung ương 4 khóa XI"]),
    ("08", ["29-NQ/TW", "22/2016/TT-BGDĐT", "30/2014/TT-BGDĐT"]),
    ("09", ["05-CT/TW", "132-QĐ/TW", "21-HD/BTCTW", "35-CT/TW", "NQ Trung ương 4 khóa XII"]),
    ("10", ["12-NQ/ĐU", "05-CT/TW", "01-KL/TW", "21-NQ/TW"]),
    ("11", ["124-QĐ/TW", "25-HD/BTCTW", "144-QĐ/TW", "88-KH/HU", "35-CT/TW"]),
    ("12", ["57-NQ/TW", "144-QĐ/TW", "45-CT/TW"]),
    ("13", ["05-CT/TW", "01-KL/TW"]),
    ("14", ["57-NQ/TW", "19/KH-UBND"]),
]  # fmt: skip


@pytest.mark.parametrize(("number", "keys"), DOCUMENTS_CITED)
def test_documents_cited(meetings: dict[str, Meeting], number: str, keys: list[str]) -> None:
    assert {document.key for document in meetings[number].documents} >= set(keys)


RATINGS = [
    ("04", "đảng viên", [13, 52, 1, 1]),
    ("04", "chi bộ", [1, 6, 1]),
    ("09", "đảng viên", [17, 66, 12, 1]),
    ("10", "đảng viên", [20, 75, 9, 0]),
    ("11", "đảng viên", [21, 84, 3, 1]),
    ("11", "chi bộ", [1, 6]),
]


@pytest.mark.parametrize(("number", "subject", "counts"), RATINGS)
def test_ratings_over_the_years(
    meetings: dict[str, Meeting], number: str, subject: str, counts: list[int]
) -> None:
    order = ["excellent", "good", "completed", "failed"]
    found = sorted(
        (order.index(rating.level), rating.count)
        for rating in meetings[number].ratings
        if rating.subject == subject
    )
    assert found == list(enumerate(counts))


def test_targets_of_the_half_term_left(meetings: dict[str, Meeting]) -> None:
    values = [target.value for target in meetings["05"].targets]
    assert sorted(values) == sorted(["98%", "80%", "20%", "95%", "15-20%", "2", "12", "2", "2"])


INSTRUCTIONS = [
    ("03", "Nguyễn Văn Thông", 5),
    ("06", "Phan Đình Sửu", 4),
    ("07", "Nguyễn Thị Út Mười", 5),
    ("08", "Lê Quý Bách", 4),
    ("09", "Bùi Xuân Điền", 4),
    ("11", "Đinh Thị Bạch Yến", 4),
    ("12", "Hà Thị Phương Lê", 4),
    ("14", "Kim Thị Na Quy", 4),
]


@pytest.mark.parametrize(("number", "by", "points"), INSTRUCTIONS)
def test_points_of_what_a_leader_asks_for(
    meetings: dict[str, Meeting], number: str, by: str, points: int
) -> None:
    assert [point.by for point in meetings[number].instructions] == [by] * points


def test_the_percentage_that_does_not_fit_is_told(meetings: dict[str, Meeting]) -> None:
    assert any("không khớp" in warning for warning in meetings["12"].warnings)
    assert [n for n in ("04", "09", "10", "11") if any("khớp" in one for one in meetings[n].warnings)] == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_page_around_the_report_is_gone(path: Path, meetings: dict[str, Meeting]) -> None:
    text = meetings[path.name[:2]].text
    chrome = ["0000 000 000", "Lượt xem", "ượt truy cập", "Bình luận", "Trang chủ", "Tin liên quan", "Zalo"]
    assert [words for words in chrome if words in text] == []
