"""How a report turns from one matter to the next, in the many ways that offices have of saying so."""

from __future__ import annotations

from functools import partial

import pytest

from store.parsing.listing import items_in
from tests.parsing.passage_kinds import kind_in

TITLE = "Đảng bộ phường Tân Lập tổng kết năm 2022"
LEAD = "Sáng 6/1/2023, Đảng bộ phường Tân Lập tổ chức hội nghị tổng kết năm 2022."
RESULT = "Năm qua, Đảng bộ phường đã hoàn thành tốt các chỉ tiêu được giao."
FAULT = "Hạn chế được hội nghị chỉ ra là việc giải tỏa lòng đường còn chậm."
ASK = "Phát biểu chỉ đạo hội nghị, đồng chí Vi Văn Thảo, Bí thư Quận ủy yêu cầu phường dồn sức cho vỉa hè."


kind = partial(kind_in, f"{TITLE}\n\n{LEAD}")


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        # to the contrary, with faults told in plain words
        (RESULT, "Dẫu vậy, thu phí vỉa hè mới đạt 41%, nhiều tổ nộp trễ hạn.", "shortcomings"),
        (RESULT, "Tuy vậy, sinh hoạt tổ phụ nữ thưa thớt, ghi chép sơ sài.", "shortcomings"),
        (RESULT, "Tuy nhiên số vụ chống người thi hành công vụ chưa giảm.", "shortcomings"),
        (RESULT, "Nhưng cũng còn nỗi lo: hai chợ tạm bỏ trống, rác không ai dọn.", "shortcomings"),
        (
            RESULT,
            "Bên cạnh mặt được, Chủ tịch phường nói thẳng những điểm yếu: 3 ngõ ngập, cống cũ.",
            "shortcomings",
        ),
        (RESULT, "Trên địa bàn không còn tình trạng họp chợ dưới lòng đường.", "achievements"),
        # why
        (FAULT, "Những thiếu sót này, theo Đảng ủy, do địa bàn rộng và cán bộ kiêm nhiệm.", "causes"),
        (FAULT, "Phường quy nguyên nhân về hai phía: dân chưa quen, tổ chưa nhắc.", "causes"),
        (FAULT, "Lý do chính, như tổ trưởng phân tích, là vỉa hè hẹp mà xe nhiều.", "causes"),
        # ahead, a year named
        (FAULT, "Sang năm 2023, phường đặt chỉ tiêu kết nạp từ 9 đảng viên trở lên.", "targets"),
        (FAULT, "Về năm 2023, phường đề ra: lát 12 ngõ; dựng 3 nhà văn hóa tổ.", "targets"),
        # what was presented is told behind the colon
        (
            "",
            "Sau đó, ông Lò Văn Tám báo cáo kết quả năm: thu ngân sách đạt 14,2 tỷ đồng, tăng 9%.",
            "achievements",
        ),
        ("", "Sau đó, ông Lò Văn Tám báo cáo kết quả năm và phương hướng năm sau.", "proceedings"),
        (
            "",
            "Theo các bản tự đánh giá, từ năm 2020 đến nay phường xử lý 412 vụ, thu 9 tỷ đồng.",
            "achievements",
        ),
        # what people do there
        ("", "Đồng chí Lò Văn Tám thay mặt Đảng ủy báo cáo công tác lãnh đạo năm.", "proceedings"),
        (FAULT, "Lãnh đạo các phòng của quận giải đáp 8 vướng mắc do tổ dân phố nêu.", "proceedings"),
        (FAULT, "Quy ước ngõ phố được 100% đại biểu tán thành.", "proceedings"),
        (ASK, "Bước sang phần bình xét, từng người tự nhận mức rồi góp ý.", "proceedings"),
        ("", "Mở đầu, đồng chí Lò Văn Tám quán triệt mục đích, yêu cầu và cách ghi phiếu.", "proceedings"),
        (FAULT, "Ban kiểm phiếu công bố: phát ra 41 phiếu, thu về 41 phiếu.", "proceedings"),
        # votes, offices, ratings of nobody
        (FAULT, "Đồng chí Lò Văn Tám có 38 phiếu tín nhiệm cao, 3 phiếu tín nhiệm.", "personnel"),
        (FAULT, "Tổ dân phố 9 được cử làm Cụm trưởng năm 2023.", "personnel"),
        (FAULT, "Không có đảng viên nào không hoàn thành nhiệm vụ.", "ratings"),
        # tasks in other words; a document's name asks for nothing
        (
            FAULT,
            "Đồng chí Vi Văn Thảo gợi mở: một là mở tuyến đi bộ; hai là thu rác theo giờ.",
            "instructions",
        ),
        (
            "",
            "Hai năm thực hiện Kết luận 21 của Ban Bí thư về tiếp tục củng cố tổ dân phố nay đã trọn.",
            "proceedings",
        ),
        ("", "Báo cáo chỉ rõ các hạn chế như việc lát ngõ chưa đạt yêu cầu.", "shortcomings"),
        # praise of what will be
        (FAULT, "Bà Lò Thị Mận đánh giá cao cách làm mà tổ sẽ đem ra các ngõ.", "achievements"),
        # what was done well, what was not
        (RESULT, "An ninh ngõ phố được giữ vững, không để xảy ra điểm nóng.", "achievements"),
        (RESULT, "Trong năm không có đảng viên nào bị kỷ luật.", "achievements"),
        (FAULT, "Công tác khuyến học có nhiều tiến bộ, tỷ lệ chuyên cần 98%.", "achievements"),
        (RESULT, "Công tác kiểm tra, giám sát có lúc, có nơi chưa thường xuyên.", "shortcomings"),
        (RESULT, "Việc xử lý rác ở các ngõ sâu chưa triệt để.", "shortcomings"),
        (RESULT, "Một bộ phận hộ buôn còn trông chờ, ỷ lại.", "shortcomings"),
        (RESULT, "Điều đáng lo là số hộ tái nghèo tăng.", "shortcomings"),
        (FAULT, "Có tình trạng trên là vì tổ trưởng kiêm nhiệm nhiều việc.", "causes"),
        # a fault named as what is to be mended asks for nothing
        (
            "",
            "Đồng chí Lò Văn Tám trình bày báo cáo, nêu cả những tồn tại cần khắc phục.",
            "proceedings",
        ),
        # figures aimed at, and tasks that only are counted
        (FAULT, "Một số chỉ tiêu chủ yếu năm 2023: thu 15 tỷ đồng; hộ nghèo còn 1%.", "targets"),
        (FAULT, "Hội nghị thống nhất các chỉ tiêu: kết nạp 8 đảng viên; lát 100% ngõ sâu.", "targets"),
        (FAULT, "Để đạt mục tiêu trên, Đảng ủy đề ra 5 nhóm giải pháp.", "plans"),
        (FAULT, "Từ đó, Đảng bộ phường rút ra 3 bài học kinh nghiệm.", "plans"),
        # who was there, who they are
        ("", "Làm việc với đoàn có đồng chí Lò Văn Tám cùng cán bộ chuyên môn.", "attendance"),
        ("", "Hội nghị vinh dự đón bà Lò Thị Mận, Phó Chủ tịch quận.", "attendance"),
        ("", "Đảng bộ phường gồm 9 chi bộ trực thuộc với 214 đảng viên.", "background"),
        ("", "Việc kiểm điểm nhằm giúp cấp ủy thấy rõ ưu điểm, khuyết điểm của mình.", "context"),
        # votes, offices, ratings
        (RESULT, "Kết quả, có 71 phiếu đồng ý, đạt 98,6%.", "proceedings"),
        (FAULT, "Đảng ủy cũng công bố quyết định chuẩn y Phó Bí thư đối với bà Mận.", "personnel"),
        (FAULT, "Chi ủy khóa mới gồm 3 đồng chí.", "personnel"),
        (FAULT, "Qua kiểm điểm, tập thể Ban Thường vụ được xếp loại hoàn thành tốt nhiệm vụ.", "ratings"),
        # the end, and what came behind it
        (RESULT, "Hội nghị thành công tốt đẹp.", "proceedings"),
        (ASK, "Buổi chiều cùng ngày, đoàn thăm vườn rau của tổ 4.", "background"),
        (FAULT, "Có 12 ý kiến tham luận về các lĩnh vực.", "proceedings"),
        (FAULT, "Các đơn vị ký cam kết thi đua năm 2023.", "proceedings"),
        # those who may ask
        (FAULT, "Đoàn kiểm tra đề nghị phường bổ sung hồ sơ ngay.", "instructions"),
        ("", "Đồng chí Vi Văn Thảo chỉ đạo phường tập trung vào 3 việc.", "instructions"),
        # a work, a seminar, what scholars propose
        (RESULT, "Con phố có chiều dài 1,2 km, chạy qua 4 tổ.", "background"),
        ("", "Hội thảo nhằm tìm cách giữ nước ngọt cho mùa khô.", "context"),
        (FAULT, "TS Lò Thị Mận đề xuất đặt hồ chứa ở từng tổ.", "proceedings"),
        (FAULT, "Đối với kiến nghị của phường, đoàn tiếp thu, báo cáo Quận ủy.", "proceedings"),
        # its ground and meaning
        ("", "Đây là hoạt động ý nghĩa nhằm tôn vinh các tổ dân phố tiêu biểu.", "context"),
    ],
)
def test_turns(before: str, sentence: str, expected: str) -> None:
    assert kind(sentence, *([before] if before else [])) == expected


def test_a_list_in_one_sentence_ends_with_it() -> None:
    listed = "Kết luận, đồng chí Vi Văn Thảo lưu ý ba việc: 1) lát ngõ; 2) thu rác; 3) giữ chợ."
    assert kind("Trời tối, bà con ra về trong tiếng cười.", listed, gap="\n\n") == "proceedings"
    assert kind("Buổi họp khép lại lúc 17 giờ.", listed, gap="\n\n") == "proceedings"


def test_bullets_end_where_a_paragraph_has_none() -> None:
    asked = f"{ASK[:-1]}:\n\n+ Tổ 1 lát xong ngõ sâu trong quý I;\n\n+ Tổ 2 dọn kho cũ trước Tết."
    assert kind("Ông Tám và bà Mận bắt tay nhau rất lâu.", asked, gap="\n\n") == "proceedings"


def test_roman_numbers_count() -> None:
    text = "ba việc là: (i) lát ngõ; (ii) thu rác; (iii) giữ chợ."
    assert [(item.style, item.number) for item in items_in(text, 0, len(text))] == [
        ("roman", 1),
        ("roman", 2),
        ("roman", 3),
    ]
