"""Cited documents: every spelling of one document meets under one key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Document
from store.parsing.documents.documents import document_key, find_documents
from store.parsing.view import view_of


def documents(text: str) -> tuple[Document, ...]:
    return find_documents(view_of(text)).value


def keys(text: str) -> list[str]:
    return [document.key for document in documents(text)]


def the_only(text: str) -> Document:
    found = documents(text)
    assert len(found) == 1, [document.key for document in found]
    return found[0]


# The shapes of numbers, names and lists that reports use, one row each, in sentences of our own.
SHAPES = [
    ("Bám sát Quy định số 01/LN-VKS-CA-TA-THA của liên ngành tỉnh.", ["01/LN-VKS-CA-TA-THA"]),
    ("Bám sát Quyết định số 0 1/QĐ-VKSTC-V9 , ngày 10 tháng 12 năm 2010.", ["01/QĐ-VKSTC-V9"]),
    ("Bám sát Hướng dẫn số 412-HD/ĐU ngày 9/10/2020 của Đảng ủy Sở Thủy lâm.", ["412-HD/ĐU"]),
    ("Theo Kế hoạch số 1508/KH-STL ngày 14/10/2020, các phòng tự rà soát.", ["1508/KH-STL"]),
    ("Xưởng được cấp Giấy phép khai thác nước số 17/GP-UBND từ năm 2016.", ["17/GP-UBND"]),
    ("Việc ấy bám Nghị quyết Đại hội khóa XII của Đảng.", ["NQ Đại hội XII"]),
    ("Việc ấy bám Nghị quyết Đại hội khóa IV của hợp tác xã.", []),
    (
        "Học Nghị quyết Đại hội đại biểu Hội Làm vườn tỉnh khóa VI, nhiệm kỳ 2017 - 2022.",
        ["NQ Đại hội Hội Làm vườn tỉnh khóa VI"],
    ),
    ("Việc làm theo Nghị quyết Trung ương 4 (khóa XII) đã thành nếp.", ["NQ Trung ương 4 khóa XII"]),
    ("Chi bộ học Chỉ thị 05 - CT/TW mỗi quý một lần.", ["05-CT/TW"]),
    (
        "Nhắc lại Nghị quyết Trung ương 6 khóa XII và khóa XIII.",
        ["NQ Trung ương 6 khóa XII", "NQ Trung ương 6 khóa XIII"],
    ),
    ("Triển khai Nghị quyết 11-NQ/TU ngày 20/11/2020 của Tỉnh ủy.", ["11-NQ/TU"]),
    ("Cụ thể hóa Nghị quyết 07-NQ/ĐUK ngày 4/12/2020.", ["07-NQ/ĐUK"]),
    ("Học Nghị quyết số 29-NQ/TW ngày 4/11/2013 của Bộ Chính trị.", ["29-NQ/TW"]),
    ("Ký cam kết theo Quy định số 37-QĐ/TW ngày 25/10/2021 của Ban Chấp hành Trung ương.", ["37-QĐ/TW"]),
    (
        "Nghe phổ biến Nghị quyết Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XIII.",
        ["NQ Trung ương 5 khóa XIII"],
    ),
    ("Còn lúng túng khi làm theo Nghị quyết số 09-NQ/ĐUK của Ban Chấp hành Đảng bộ Khối.", ["09-NQ/ĐUK"]),
    ("Chấm điểm sinh hoạt theo Quy định số 12-QĐ/TU của Tỉnh ủy Sơn Khê.", ["12-QĐ/TU"]),
    (
        "Soát lại Nghị quyết Đại hội Đảng bộ lần thứ VII, nhiệm kỳ 2020 – 2025.",
        ["NQ Đại hội Đảng bộ lần thứ VII"],
    ),
    (
        "Góp sức thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XXI.",
        ["NQ Đại hội Đảng bộ tỉnh lần thứ XXI"],
    ),
    ("Thực hiện Nghị quyết số 35-NQ/TW ngày 22/10/2018 trên mạng xã hội.", ["35-NQ/TW"]),
    ("Bốn nhóm giải pháp của Nghị quyết T.Ư 4 (khóa XI) vẫn còn nguyên.", ["NQ Trung ương 4 khóa XI"]),
    (
        "Quán triệt Nghị quyết Hội nghị lần thứ 6 BCH Trung ương Đảng khóa 13 tới từng tổ.",
        ["NQ Trung ương 6 khóa XIII"],
    ),
    (
        "Kiểm lại Nghị quyết Trung ương 4 (khóa XI; XII).",
        ["NQ Trung ương 4 khóa XI", "NQ Trung ương 4 khóa XII"],
    ),
    ("Sắp xếp lại bộ máy theo Nghị quyết số 18, 19-NQ/TW.", ["18-NQ/TW", "19-NQ/TW"]),
    ("Nghị quyết số 25-NQ/TU và 26-NQ/TU ngày 3/7/2017 đã qua nửa đường.", ["25-NQ/TU", "26-NQ/TU"]),
    ("Xếp loại theo Hướng dẫn số 25 – HD/BTCTW ngày 10/11/2023.", ["25-HD/BTCTW"]),
    ("Gửi kèm công văn số 771CV/ĐUK ngày 02 tháng 4 năm 2018.", ["771-CV/ĐUK"]),
    ("Số 14 KH/ĐU được gửi tới các chi bộ.", ["14-KH/ĐU"]),
    ("Phân công lại theo Kế hoạch số 48-Ctr/TU ngày 12/06/2023.", ["48-CTr/TU"]),
    ("Quyết định số 529 - QĐ/TWĐTN-VP khen thưởng ba bạn trẻ.", ["529-QĐ/TWĐTN-VP"]),
    ("ket luan 21-kl/tw duoc doc truoc chi bo", ["21-KL/TW"]),
    ("Nêu gương theo Quy định số 08-QĐi/TW ngày 25/10/2018.", ["08-QĐi/TW"]),
    ("Bản in cũ ghi Nghị quyết 22/NQ-TW ngày 02/2/2008.", ["22-NQ/TW"]),
    ("Lưu trong hồ sơ: Quyết định số 45/QĐ-TW ngày 01-11-2011.", ["45-QĐ/TW"]),
    ("Trả lời Công văn số 208-CV/UBKTTU ngày 5 tháng 9 năm 2024.", ["208-CV/UBKTTU"]),
    ("Mẫu biểu kèm 61-HD/ ĐUTCTTN đã phát cho các tổ.", ["61-HD/ĐUTCTTN"]),
    ("Căn cứ Nghị quyết số 1211/NQ-UBTVQH14 về địa giới.", ["1211/NQ-UBTVQH14"]),
    ("Theo Nghị quyết số 1211 / NQ - UBTVQH 14, xã được tách.", ["1211/NQ-UBTVQH14"]),
    ("Theo Nghị quyết số 43/2022/QH15 ngày 11/1/2022.", ["43/2022/QH15"]),
    ("Hỏi đáp về Luật số 31/2024/QH15 kéo dài cả giờ.", ["31/2024/QH15"]),
    ("Soạn văn bản theo Nghị định 30/2020/NĐ-CP ngày 05/3/2020.", ["30/2020/NĐ-CP"]),
    ("Lộ trình nêu ở Quyết định số 749/QĐ-TTg.", ["749/QĐ-TTg"]),
    ("Chấm theo Thông tư 27/2020/TT-BGDĐT.", ["27/2020/TT-BGDĐT"]),
    (
        "Thông tư liên tịch số 19/2011/TTLT-BTNMT-BNNPTNT ngày 07/6/2011 đã hết hạn.",
        ["19/2011/TTLT-BTNMT-BNNPTNT"],
    ),
    ("HĐND ban hành Nghị quyết số 18/2022/NQ-HĐND.", ["18/2022/NQ-HĐND"]),
    ("Phúc đáp Công văn số 3315/UBND-NLN ngày 09/08/2023.", ["3315/UBND-NLN"]),
    ("Chuẩn bị theo Chỉ thị số 35 ngày 30/5/2019 của Bộ Chính trị.", ["Chỉ thị 35"]),
    ("Kế hoạch số 77 của Huyện ủy giao ba việc.", ["Kế hoạch 77"]),
    ("Chào mừng Nghị quyết Đại hội đại biểu toàn quốc lần thứ 13 của Đảng.", ["NQ Đại hội XIII"]),
    ("Tổ công tác đã hướng dẫn 11 chi bộ làm hồ sơ.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), SHAPES)
def test_each_shape_of_reference_has_its_key(sentence: str, expected: list[str]) -> None:
    assert keys(sentence) == expected


@pytest.mark.parametrize(
    "spelling",
    [
        "Chỉ thị 05-CT/TW", "chỉ thị số 5-CT/TW", "Chỉ thị số: 05 - CT / TW", "CHỈ THỊ 05-CT/TW",
        "chỉ thị 05–ct/tw",
        "Chỉ thị số 05-CT/T.Ư", "Chỉ thị số 05-CT/TƯ", "Chỉ thị 05/CT-TW", "Chỉ thị số 05 -\nCT/TW",
    ],
)  # fmt: skip
def test_spellings_of_one_number_meet(spelling: str) -> None:
    assert keys(f"Tổ Đảng bàn việc làm theo {spelling}, mỗi người một việc.") == ["05-CT/TW"]


@pytest.mark.parametrize(
    "spelling",
    [
        "Nghị quyết Trung ương 4 khóa XII", "nghị quyết TW4 khoá XII", "NQTW 4 khóa 12", "NQ TW 4 (khóa XII)",
        "Nghị quyết Hội nghị Trung ương 4, khóa XII", "Nghị quyết T.Ư 4 khóa XII",
        "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII",
        "Nghị quyết Hội nghị lần thứ 4 của BCH Trung ương (khóa XII)",
    ],
)  # fmt: skip
def test_spellings_of_one_plenum_meet(spelling: str) -> None:
    assert keys(f"Mọi đảng viên đã đối chiếu với {spelling} và ký cam kết.") == ["NQ Trung ương 4 khóa XII"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Nghị quyết Đại hội XIII của Đảng đi vào bản làng.", ["NQ Đại hội XIII"]),
        ("Nghị quyết Đại hội Đảng toàn quốc lần thứ XII", ["NQ Đại hội XII"]),
        (
            "Nghị quyết Đại hội lần thứ XX Đảng bộ tỉnh Sơn Khê đề ra bốn khâu.",
            ["NQ Đại hội Đảng bộ tỉnh Sơn Khê lần thứ XX"],
        ),
        (
            "Nghị quyết Đại hội đại biểu Đảng bộ TP Mường Lát lần thứ 22",
            ["NQ Đại hội Đảng bộ thành phố Mường Lát lần thứ XXII"],
        ),
        (
            "Nghị quyết Đại hội Đảng bộ xã Khe Gỗ, nhiệm kỳ 2020 - 2025",
            ["NQ Đại hội Đảng bộ xã Khe Gỗ nhiệm kỳ 2020-2025"],
        ),
        (
            "Nghị quyết Đại hội XIII của Đảng và Đại hội Đảng bộ huyện lần thứ XXIV",
            ["NQ Đại hội XIII", "NQ Đại hội Đảng bộ huyện lần thứ XXIV"],
        ),
        ("Nghị quyết Đại hội Công đoàn Việt Nam lần thứ XII", ["NQ Đại hội Công đoàn Việt Nam lần thứ XII"]),
        ("đưa nghị quyết đại hội Đảng các cấp, nhiệm kỳ 2020 - 2025 vào việc", []),
        ("bám Nghị quyết Đại hội Đảng bộ tỉnh trong từng chỉ tiêu", []),
        ("thực hiện nghị quyết Trung ương một cách sáng tạo", []),
        ("chờ kết luận từ một đoàn kiểm tra khác", []),
    ],
)
def test_congresses_are_named_as_far_as_said(sentence: str, expected: list[str]) -> None:
    assert keys(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Vi phạm Điều lệ Đảng thì phải xử lý.", ["Điều lệ Đảng"]),
        ("Góp ý Luật Đầu tư công và Luật Cán bộ, công chức.", ["Luật Đầu tư công", "Luật Cán bộ, công chức"]),
        ("Theo Luật Phòng chống tham nhũng năm 2018, phải công khai.", ["Luật Phòng, chống tham nhũng 2018"]),
        ("truyền đạt Điều lệ Hội Nông dân Việt Nam", ["Điều lệ Hội Nông dân Việt Nam"]),
        ("phổ biến Điều lệ Hội LHPN Việt Nam", ["Điều lệ Hội Liên hiệp Phụ nữ Việt Nam"]),
        ("Hiến pháp năm 2013 và Hiến pháp 1992", ["Hiến pháp 2013", "Hiến pháp 1992"]),
        ("nói về Bộ luật Lao động, tức Luật Lao động", ["Bộ luật Lao động"]),
        ("Luật Đất đai 2024 đã có; vì thế Luật Đất đai được hỏi nhiều.", ["Luật Đất đai 2024"]),
        ("Luật Vận hành hồ chứa được trình lần đầu.", ["Luật Vận hành hồ chứa"]),
        ("Hội Luật gia, kỷ luật Đảng, pháp luật Nhà nước, Trường Đại học Luật Hà Nội", []),
        ("đội ngũ Luật gia của tỉnh", []),
        ("giảng viên khoa Triết – Luật Trường Đại học Nà Pheo", []),
        ("nhắc nhau giữ luật giao thông", []),
    ],
)
def test_documents_cited_by_name(sentence: str, expected: list[str]) -> None:
    assert keys(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("xã thực hiện nghị quyết 33 - khóa XI về văn hóa.", ["Nghị quyết 33"]),
        ("xã phạt theo nghị định 46.", ["Nghị định 46"]),
        ("xã ra nghị quyết 3 điểm về đường sá.", []),
        ("xã quyết định 12, rồi lại thôi.", []),
        ("Vay vốn theo Nghị định 67 của Chính phủ.", ["Nghị định 67"]),
        ("nói về kết luận 14 của Bộ Chính trị", ["Kết luận 14"]),
        ("Nghị quyết 18, 19 của Trung ương", ["Nghị quyết 18", "Nghị quyết 19"]),
        ("NQ 18 và CT 05", ["Nghị quyết 18", "Chỉ thị 05"]),
        ("Nghị định 116/2020 hỗ trợ sinh viên", ["Nghị định 116/2020"]),
        ("Quyết định 12 đồng chí vào danh sách", []),
        ("hội nghị quyết định 3 việc cần làm ngay", []),
        ("thông báo 25 trường hợp vắng", []),
        ("Kế hoạch 5 năm của xã", []),
        ("có 46/50 đại biểu, 18/22 đ/c dự, trực 24/7", []),
        ("tàu cá KH 90417 TS và xe 29A", []),
        ("kỷ luật số 01 trong tháng", []),
    ],
)
def test_bare_numbers_are_told_from_counts(sentence: str, expected: list[str]) -> None:
    assert keys(sentence) == expected


def test_a_bare_number_takes_the_full_one_of_the_same_text() -> None:
    found = documents(
        "Học Chỉ thị 05 đều đặn. Riêng Chỉ thị số 05-CT/TW còn được thi kể chuyện; Chỉ thị 08 thì chưa."
    )
    assert [document.key for document in found] == ["05-CT/TW", "Chỉ thị 08"]
    assert len(found[0].mentions) == 2


def test_a_document_takes_no_day_across_a_paragraph() -> None:
    text = "Sơ kết hai năm thực hiện Chỉ thị 07-CT/TU\n\nNgày 15/01/2020, Huyện ủy tổ chức hội nghị."
    assert the_only(text).date is None


def test_a_bare_number_of_another_issuer_stays_apart() -> None:
    assert keys("Chỉ thị 08 của Thủ tướng Chính phủ khác với Chỉ thị số 08-CT/TW.") == [
        "Chỉ thị 08",
        "08-CT/TW",
    ]


def test_a_plenum_without_a_term_takes_the_only_term_of_the_text() -> None:
    assert keys("Nghị quyết Trung ương 7 khóa XII nói rõ. Vậy Nghị quyết Trung ương 7 phải làm ngay.") == [
        "NQ Trung ương 7 khóa XII"
    ]


@pytest.mark.parametrize(
    ("sentence", "date", "issuer"),
    [
        ("Nghị quyết 11-NQ/TU ngày 20/11/2020 của Tỉnh ủy về cây chè", "2020-11-20", "Tỉnh ủy"),
        ("Quyết định số 749/QĐ-TTg ngày 3 tháng 6 năm 2020", "2020-06-03", "TTg"),
        ("Hướng dẫn 09-HD/ĐUK của Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh (12/10/2020)", "2020-10-12",
         "Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh"),
        ("Chỉ thị số 35, ngày 30-5-2019 của Bộ Chính trị", "2019-05-30", "Bộ Chính trị"),
        ("Chỉ thị 56-CT/TW tháng 8/2000 của Bộ Chính trị", "2000", "Bộ Chính trị"),
        ("Nghị định 30/2020/NĐ-CP", "2020", "CP"),
        ("Kết luận số 01-KL/TW", None, "TW"),
    ],
)  # fmt: skip
def test_date_and_issuer_are_taken_when_said(sentence: str, date: str | None, issuer: str) -> None:
    document = the_only(sentence)
    assert (document.date, document.issuer) == (date, issuer)


@pytest.mark.parametrize(
    ("sentence", "kind", "number"),
    [
        ("Quy định số 37-QĐ/TW", "quy định", "37"),
        ("Quyết định số 37-QĐ/TW", "quyết định", "37"),
        ("theo 5-CT/TW", "chỉ thị", "05"),
        ("Nghị quyết Trung ương 4 khóa XII", "nghị quyết", None),
        ("Luật Thanh niên", "luật", None),
    ],
)
def test_kind_is_a_vietnamese_noun(sentence: str, kind: str, number: str | None) -> None:
    document = the_only(sentence)
    assert (document.kind, document.number) == (kind, number)


def test_mentions_are_the_references_in_the_text() -> None:
    text = "Nghị quyết số 18, 19-NQ/TW được nhắc; rồi lại 19 - NQ / TW."
    by_key = {document.key: document for document in documents(text)}
    assert [text[start:end] for start, end in by_key["18-NQ/TW"].mentions] == ["Nghị quyết số 18"]
    assert [text[start:end] for start, end in by_key["19-NQ/TW"].mentions] == ["19-NQ/TW", "19 - NQ / TW"]


def test_every_reference_is_traced_to_its_rule() -> None:
    found = find_documents(
        view_of("Chỉ thị 05-CT/TW, Luật Thanh niên, Nghị quyết Đại hội XIII, Nghị định 67 của Chính phủ.")
    )
    assert [(trace.value, trace.rule) for trace in found.traces] == [
        ("05-CT/TW", "symbol"),
        ("Luật Thanh niên", "name"),
        ("NQ Đại hội XIII", "congress"),
        ("Nghị định 67", "bare-number"),
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("05 - ct/tw", ("05-CT/TW",)),
        ("5-ct/tw", ("05-CT/TW",)),
        ("56 - CT / TW", ("56-CT/TW",)),
        ("nq tw 4 khoa xii", ("NQ Trung ương 4 khóa XII",)),
        ("nghi quyet hoi nghi lan thu tu bch trung uong dang khoa xii", ("NQ Trung ương 4 khóa XII",)),
        ("chi thi 05", ("Chỉ thị 05",)),
        ("18, 19-nq/tw", ("18-NQ/TW", "19-NQ/TW")),
        ("30/2020/nd-cp", ("30/2020/NĐ-CP",)),
        ("08/ct-ttg", ("08/CT-TTg",)),
        ("nghị quyết đại hội xiii", ("NQ Đại hội XIII",)),
        ("luat dau tu cong", ("Luật Đầu tư công",)),
        ("dieu le dang", ("Điều lệ Đảng",)),
        ("hien phap 2013", ("Hiến pháp 2013",)),
        ("chuyển đổi số", ()),
        ("", ()),
    ],
)
def test_typed_references_find_their_key(typed: str, expected: tuple[str, ...]) -> None:
    assert document_key(typed) == expected


PARTY = st.tuples(st.integers(1, 9999), st.sampled_from(["NQ", "CT", "QĐ", "KL", "HD", "KH", "CTr"]),
                  st.sampled_from(["TW", "TU", "HU", "ĐU", "ĐUK", "BTCTW"]))  # fmt: skip


@given(
    PARTY, st.sampled_from(["-", " - ", "–", " – ", "- "]), st.sampled_from(["/", " / ", "/ "]), st.booleans()
)
def test_spacing_and_case_of_a_symbol_do_not_matter(
    parts: tuple[int, str, str], dash: str, slash: str, low: bool
) -> None:
    number, code, issuer = parts
    written = f"{number}{dash}{code}{slash}{issuer}"
    key = f"{number:02d}-{code}/{issuer}"
    assert document_key(written.lower() if low else written) == (key,)
    assert document_key(key) == (key,)


@given(st.text(alphabet="Nghị quyếtsố 0123456789-/–,.;()đTWUCKĐQ\nkhóaXVI", max_size=200))
def test_any_text_gives_mentions_inside_it(text: str) -> None:
    for document in documents(text):
        assert document.key
        assert all(0 <= start < end <= len(text) for start, end in document.mentions)


@pytest.mark.parametrize(
    "hostile",
    [
        "1-" * 4000,
        "Nghị quyết số " + "1, " * 4000,
        "Luật " + "A" * 20000,
        "khóa X, " * 3000,
        "05-CT/TW " * 2000,
    ],
    ids=["dashes", "list", "name", "terms", "symbols"],
)
def test_long_runs_are_read_without_harm(hostile: str) -> None:
    assert len(documents(hostile)) <= 1
