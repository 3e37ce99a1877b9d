"""What words, phrases and fields find, and in what order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store import Index, parse_query
from store.model import Document, Meeting, Rating
from tests.search.corpus import FakeArchive, meeting

Search = Callable[..., list[str]]


def text(title: str, body: str) -> Meeting:
    return meeting(("proceedings", body), title=title)


ACCENTS = (
    text("A", "Các đồng chí đang trao đổi thêm."),
    text("B", "Đảng bộ xã đã họp vào buổi chiều."),
    text("C", "ĐẢNG ỦY phường giao việc cho từng người."),
    text("D", "Bản tin khong dau: dang uy phuong."),
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dang", "ABCD"),
        ("đảng", "BC"),
        ("Đảng", "BC"),
        ("ĐẢNG", "BC"),
        ("đang", "A"),
        ("dang uy", "CD"),
        ("đảng ủy", "C"),
        ("đảng uỷ", "C"),
        ("đảng uy", "C"),
        ("-đảng", "AD"),
        ("đ*", "ABC"),
        ("d*", "ABCD"),
        ('"dang uy"', "CD"),
        ('"uy dang"', ""),
        ("đang OR ĐẢNG", "ABC"),
        ("dang -(bộ OR ủy)", "AD"),
    ],
)  # fmt: skip
def test_accents_matter_only_where_they_are_typed(found_in: Search, query: str, found: str) -> None:
    assert "".join(sorted(found_in(query, *ACCENTS))) == found


PLACEMENT = (text("old", "khóa học, thủy lợi, hòa giải"), text("new", "khoá học, thuỷ lợi, hoà giải"))


@pytest.mark.parametrize(
    "query", ["khóa", "khoá", "thủy lợi", "thuỷ lợi", '"hòa giải"', '"hoà giải"', "hoà*", "hòa*", '"thuỷ l*"']
)
def test_the_place_of_the_tone_mark_does_not_matter(found_in: Search, query: str) -> None:
    assert sorted(found_in(query, *PLACEMENT)) == ["new", "old"]


LETTERS = (
    text("y", "phòng kỹ thuật, quý một, công ty"), text("i", "phòng kĩ thuật, quí một, công ti"),
    text("other", "kiểm kê quỹ, tin, mưa"),
)  # fmt: skip


@pytest.mark.parametrize(
    "query", ["kỹ thuật", "kĩ", "ki thuat", '"quí một"', "quý", "kỹ*", '"cong ti"', "công ty", '"phòng kĩ"']
)
def test_i_and_y_are_alike_where_both_are_standard(found_in: Search, query: str) -> None:
    assert sorted(found_in(query, *LETTERS)) == ["i", "y"]


def test_words_in_a_row_come_first_then_words_near_one_another(found_in: Search) -> None:
    filler = "Việc này còn dài, còn nhiều ý kiến khác nhau. "
    held = (
        text("apart", "Nghị sự, nghị trình. " * 5 + filler + "Quyết tâm, quyết liệt. " * 5),
        text("near", filler * 5 + "Hội nghị đã quyết nhiều việc. " + filler * 5),
        text("row", filler * 9 + "Bàn về nghị quyết của huyện. " + filler * 9),
    )
    for query in ("nghi quyet", "nghị quyết", "nghi quyết", "nghi quye*"):
        assert found_in(query, *held)[0] == "row"
    for query in ("nghi quyet", "nghị quyết"):
        assert found_in(query, *held) == ["row", "near", "apart"]


def test_the_accents_as_typed_come_first(found_in: Search) -> None:
    held = (
        text("lần", "Lần này lần khác, lần nào cũng vậy."),
        text("Lan", "Đồng chí Lan trả lời thay cho tổ."),
    )
    assert found_in("lan", *held) == ["Lan", "lần"]
    assert found_in("dong chi lan", text("có", "Đồng chí Lan"), text("không", "dong chi lan"))[0] == "không"


def test_a_run_in_the_title_comes_first(found_in: Search) -> None:
    held = (
        text("Họp về sơ kết quý", "Đã làm sơ kết quý. " * 5),
        text("Sơ kết quý hai", "Bàn việc sơ kết quý."),
    )
    assert found_in("sơ kết quý hai OR so ket quy", *held)[0] == "Sơ kết quý hai"


def test_without_words_the_newest_come_first_and_the_undated_last(found_in: Search) -> None:
    held = tuple(
        meeting(("proceedings", f"Buổi {day}"), title=str(day), date=day)
        for day in ("2021-03-01", None, "2022-01-01", "2020-05-05")
    )
    assert found_in("", *held) == ["2022-01-01", "2021-03-01", "2020-05-05", "None"]
    assert found_in("", *held, sort="date") == ["2020-05-05", "2021-03-01", "2022-01-01", "None"]
    assert found_in("buoi", *held, sort="-date") == ["2022-01-01", "2021-03-01", "2020-05-05", "None"]


DOCUMENTS = (
    meeting(("context", "a"), title="A", documents=(Document(key="05-CT/TW", kind="chỉ thị", number="05"),)),
    meeting(
        ("context", "b"), title="B", documents=(Document(key="05-CTr/TU", kind="chương trình", number="05"),)
    ),
    meeting(
        ("context", "c"), title="C", documents=(Document(key="105-CT/TW", kind="chỉ thị", number="105"),)
    ),
    meeting(
        ("context", "d"), title="D", documents=(Document(key="NQ Trung ương 4 khóa XII", kind="nghị quyết"),)
    ),
    meeting(
        ("context", "e"), title="E", documents=(Document(key="Chỉ thị 05", kind="chỉ thị", number="05"),)
    ),
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("doc:05-CT/TW", "A"),
        ('doc:"05 - ct/tw"', "A"),
        ('doc:"Chỉ thị số 5-CT/TW"', "A"),
        ("doc:5-ct/tw", "A"),
        ('doc:"chi thi 05"', "AE"),
        ("doc:05", "ABE"),
        ("doc:ct/tw", "AC"),
        ('doc:"nghị quyết trung ương 4"', "D"),
        ("doc:nqtw4", "D"),
        ('doc:"NQ TW 4 khóa 12"', "D"),
        ('văn-bản:="05-CT/TW"', "A"),
        ("doc:05-CT/TW,105-CT/TW", "AC"),
        ("has:document -doc:05", "CD"),
    ],
)  # fmt: skip
def test_a_document_is_found_in_any_spelling(found_in: Search, query: str, found: str) -> None:
    assert "".join(sorted(found_in(query, *DOCUMENTS))) == found


PEOPLE = (
    meeting(
        ("context", "a"), title="A", people={"Đỗ Văn Phúc": ("presides", "speaks"), "Lê An": ("attends",)}
    ),
    meeting(("context", "b"), title="B", people={"Đỗ Văn Phúc": ("attends",), "Văn Phúc Lê": ("presides",)}),
    meeting(("context", "c"), title="C", people={"Đỗ Văn Phúc Khang": ("author",)}),
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('person:"do van phuc"', "ABC"),
        ('person:="Đỗ Văn Phúc"', "AB"),
        ('chair:"do van phuc"', "A"),
        ("chủ-trì:phúc", "AB"),
        ("chu tri:phuc", "AB"),
        ('present:"đỗ văn phúc"', "AB"),
        ('speaker:"do van phuc"', "A"),
        ("tác giả:khang", "C"),
        ('person:"phúc lê"', "B"),
        ('person:"an đỗ"', ""),
    ],
)  # fmt: skip
def test_people_are_found_by_their_part(found_in: Search, query: str, found: str) -> None:
    assert "".join(sorted(found_in(query, *PEOPLE))) == found


def test_in_looks_only_inside_passages_of_a_kind(found_in: Search) -> None:
    held = (
        meeting(("achievements", "Giải ngân nhanh."), ("shortcomings", "Hồ sơ chậm tiến độ."), title="A"),
        meeting(("achievements", "Hết cảnh chậm tiến độ."), ("shortcomings", "Thiếu người."), title="B"),
        meeting(("plans", "Không để chậm."), title="C"),
    )
    assert found_in("chậm", *held) != []
    assert found_in("trong:hạn-chế chậm tiến độ", *held) == ["A"]
    assert found_in("chậm in:shortcomings", *held) == ["A"]
    assert sorted(found_in("in:shortcomings", *held)) == ["A", "B"]
    assert found_in("in:shortcomings -cham", *held) == ["B"]
    assert sorted(found_in("in:shortcomings,plans cham", *held)) == ["A", "C"]
    assert sorted(found_in("(in:shortcomings cham) OR nhanh OR (in:plans cham)", *held)) == ["A", "C"]


def test_a_province_is_found_under_its_old_and_its_new_name(found_in: Search) -> None:
    held = tuple(
        meeting(("context", name), title=name, province=name) for name in ("Trà Vinh", "Vĩnh Long", "Nghệ An")
    )
    assert sorted(found_in('tỉnh:"vinh long"', *held)) == ["Trà Vinh", "Vĩnh Long"]
    assert found_in("province:Trà Vinh", *held) == ["Trà Vinh"]
    assert found_in('province:="Vĩnh Long"', *held) == ["Vĩnh Long"]


def test_what_is_no_meeting_must_be_asked_for(found_in: Search) -> None:
    held = (
        meeting(("other", "giá vàng"), title="A", kind="not-a-meeting"),
        meeting(("other", "giá vàng"), title="B", kind="other"),
    )
    assert found_in("vàng", *held) == ["B"]
    assert found_in("", *held) == ["B"]
    assert found_in("vàng kind:not-a-meeting", *held) == ["A"]
    assert sorted(found_in("kind:other OR kind:not-a-meeting", *held)) == ["A", "B"]


def test_what_a_meeting_has(found_in: Search) -> None:
    rated = Rating(subject="đảng viên", level="good", start=0, end=1)
    held = (
        meeting(("ratings", "x"), title="A", ratings=(rated,)),
        meeting(("ratings", "x"), title="B", warnings=("Năm được suy ra.",)),
    )
    assert found_in("có:xếp-loại", *held) == ["A"]
    assert found_in("has:warning", *held) == ["B"]
    assert found_in("has:note", *held) == []


def test_a_hit_carries_what_the_list_shows(tmp_path: Path) -> None:
    one = meeting(
        ("context", "Bàn việc."),
        title="Họp",
        kind="session",
        date="2021-01-02",
        organiser="UBND xã",
        province="Huế",
    )
    index = Index.open(FakeArchive(tmp_path, {"000001": ("a", (one,))}))
    index.refresh()
    (hit,) = index.search(parse_query("việc")).hits
    assert (hit.id, hit.title, hit.kind, hit.date, hit.organiser, hit.province) == (
        one.id, "Họp", "session", "2021-01-02", "UBND xã", "Huế",
    )  # fmt: skip
    assert hit.score > 0


def test_an_author_is_a_person(found_in: Search) -> None:
    held = (meeting(("byline", "x"), title="A", people={"Hà Vi": ("author",)}),)
    assert found_in("tác-giả:hà", *held) == ["A"]
    assert found_in("người:vi", *held) == ["A"]
