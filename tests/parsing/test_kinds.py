"""Which kind of meeting a text reports, and whether it reports one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import KINDS, Kind
from store.parsing.documents.documents import find_documents
from store.parsing.found import Found
from store.parsing.meetings.kinds import find_kind
from store.parsing.page.layout import lay_out
from store.parsing.view import view_of

LEAD = "Sáng 12/4/2021, Đảng ủy xã Khe Gỗ tổ chức hội nghị tại nhà văn hóa xã với 60 đại biểu."
REST = (
    "Phát biểu tại hội nghị, đồng chí Lường Văn Pục đề nghị các bản giữ nếp họp đúng giờ.\n\n"
    "Kết luận hội nghị, Bí thư Đảng ủy xã giao văn phòng theo dõi từng việc."
)


def kind(text: str) -> Found[Kind]:
    view = view_of(text)
    return find_kind(view, lay_out(view), find_documents(view).value)


def of_title(title: str) -> str:
    return kind(f"{title}\n\n{LEAD}\n\n{REST}").value


def of_lead(lead: str, title: str = "Chè búp xã Khe Gỗ vào vụ mới") -> str:
    return kind(f"{title}\n\n{lead}").value


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Chi bộ Trạm Y tế xã Khe Gỗ kiểm điểm, xếp loại đảng viên năm 2021", "review"),
        ("Hội nghị tự phê bình và phê bình của Ban Thường vụ Huyện ủy", "review"),
        ("Liên đoàn Lao động huyện tổng kết năm 2022, triển khai nhiệm vụ năm 2023", "year-end"),
        ("Hội nghị sơ kết 6 tháng đầu năm của Hội Cựu chiến binh xã", "interim"),
        ("Đại hội đại biểu Đảng bộ xã Khe Gỗ lần thứ XXII, nhiệm kỳ 2020 - 2025", "congress"),
        ("Khai mạc kỳ họp thứ sáu HĐND huyện khóa XX", "session"),
        ("Hội nghị lần thứ 9 Ban Chấp hành Đảng bộ huyện", "session"),
        ("Hội nghị báo cáo viên tháng 5", "briefing"),
        ("Đảng ủy xã quán triệt Nghị quyết Đại hội XIII", "briefing"),
        ("Giao ban khối dân vận quý II", "briefing"),
        ("Hội nghị triển khai nhiệm vụ trồng rừng năm 2022", "launch"),
        ("Xã Khe Gỗ phát động Tết trồng cây", "launch"),
        ("Đoàn công tác Tỉnh ủy làm việc với Đảng ủy xã Khe Gỗ", "working"),
        ("Công bố quyết định thanh tra tại Trường Nội trú huyện", "working"),
        ("Tập huấn nghiệp vụ công tác Đảng cho cấp ủy cơ sở", "training"),
        ("Tọa đàm giữ nghề dệt thổ cẩm", "seminar"),
        ("Hội thảo góp ý dự thảo lịch sử Đảng bộ xã", "seminar"),
        ("Lễ trao Huy hiệu 50 năm tuổi Đảng tại xã Khe Gỗ", "ceremony"),
        ("Gặp mặt cán bộ hưu trí đầu xuân", "ceremony"),
        ("Chủ tịch UBND xã đối thoại với thanh niên", "dialogue"),
        ("Đại biểu HĐND tỉnh tiếp xúc cử tri xã Khe Gỗ", "dialogue"),
        ("Công bố quyết định về công tác cán bộ tại xã Khe Gỗ", "personnel"),
        ("Đồng chí Lường Văn Pục giữ chức Bí thư Đảng ủy xã", "personnel"),
        ("Chi bộ bản Nà Pheo sinh hoạt chuyên đề quý III", "branch"),
        ("Huyện Sơn Khê có chủ tịch huyện mới", "personnel"),
        ("Huyện Sơn Khê có thêm hai Phó Chủ tịch UBND", "personnel"),
        ("Ông Lường Văn Pục được bầu làm Chủ tịch HĐND huyện", "personnel"),
        ("Ông Lường Văn Pục làm Phó Chủ tịch UBND huyện", "personnel"),
        ("Bãi nhiệm Chủ tịch HĐND xã Khe Gỗ", "personnel"),
        ("Đảng ủy Quân sự huyện ra nghị quyết lãnh đạo nhiệm vụ quý II", "session"),
        ("Hội nghị thứ nhất Ban Trị sự Phật giáo huyện khóa VI", "session"),
        ("Hội nghị trực tuyến về thủy lợi nội đồng", "other"),
    ],
)
def test_the_title_decides(title: str, expected: str) -> None:
    assert of_title(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Tổng kết công tác năm và kiểm điểm tập thể lãnh đạo", "review"),
        ("Sơ kết học kỳ, tổng kết phong trào thi đua", "year-end"),
        ("Sơ kết nửa nhiệm kỳ đại hội của Đảng bộ xã", "interim"),
        ("Lễ tổng kết chiến dịch tình nguyện hè", "year-end"),
        ("Hội nghị giao ban, triển khai nhiệm vụ tháng 5", "briefing"),
    ],
)
def test_where_several_fit_one_goes_first(title: str, expected: str) -> None:
    assert of_title(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Hội nghị sơ kết giữa nhiệm kỳ thực hiện Nghị quyết Đại hội Đảng bộ lần thứ V", "interim"),
        ("Hội nghị triển khai Chỉ thị 05-CT/TW", "launch"),
        ("Xã Khe Gỗ tập huấn chuẩn bị đại hội chi bộ", "training"),
        ("Huyện ủy tổ chức tọa đàm về xúc tiến đầu tư", "seminar"),
        ("Gặp mặt đoàn vận động viên dự đại hội thể thao huyện", "ceremony"),
        ("Đảng ủy xã “tổng kết” một năm bằng thơ tại lễ kỷ niệm ngày thành lập", "ceremony"),
    ],
)
def test_cited_documents_and_other_meetings_do_not_decide(title: str, expected: str) -> None:
    assert of_title(title) == expected


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        (
            "Chiều 9-2, UBND huyện Sơn Khê tổ chức hội nghị tổng kết phong trào giữ rừng năm 2016.",
            "year-end",
        ),
        (
            "Sáng 11-4, tại buổi làm việc với Hội Nông dân tỉnh, ông Pục xin mở thêm chợ phiên.",
            "working",
        ),
        ("Ngày 6-11, Thành ủy Sơn Khê họp hội nghị lần thứ 12; Bí thư chủ trì.", "session"),
        (
            "Ông Pục nói thẳng khi dự hội nghị trực tuyến sơ kết công tác thủy lợi sáng 9/10.",
            "interim",
        ),
        ("Ngày 3/5, tổ đại biểu số 2 tiếp xúc cử tri xã Khe Gỗ trước kỳ họp giữa năm.", "dialogue"),
        (
            "Ngày 4-3, Huyện ủy Sơn Khê tổ chức hội nghị triển khai quyết định về công tác cán bộ.",
            "personnel",
        ),
        ("Sáng 9/6, Huyện ủy tổ chức hội nghị lần thứ 5 nhằm đánh giá tình hình 6 tháng đầu năm.", "session"),
        ("Sáng 14/8, Ban Chỉ đạo phòng chống lụt bão tỉnh họp bàn ứng phó cơn bão số 4.", "session"),
        ("Ông Pục nói như vậy tại hội thảo về cây chè tổ chức ngày 3-6 ở Sơn Khê.", "seminar"),
        ("Chiều 8-6, chủ tịch huyện chủ trì cuộc họp bàn chuyện giữ rừng đầu nguồn.", "other"),
        ("Sáng 14/8, UBND huyện Sơn Khê tổ chức họp khẩn về vết nứt trên đồi.", "other"),
        ("Chiều 2-6, Ban Pháp chế HĐND huyện có buổi giám sát tại Trạm Kiểm lâm Nà Pheo.", "working"),
        ("Khai mạc sáng nay 4/10, kỳ họp thứ sáu HĐND huyện sẽ bàn bốn nghị quyết.", "session"),
        ("Trong buổi làm việc với Hội Nông dân sáng 3/4, ông Pục hẹn mở chợ phiên.", "working"),
        ("Tại cuộc họp báo chiều 12/3, Sở Thủy lâm trả lời về vụ cháy rừng.", "other"),
        ("Trả lời tại cuộc họp báo thường kỳ tháng 3, Sở Thủy lâm nói về vụ cháy rừng.", "other"),
        ("Sáng 5/6, Quốc hội thảo luận tại hội trường về dự án luật.", "session"),
        ("Sáng 5/6, tại phiên trả lời chất vấn của HĐND huyện, ông Pục nhận lỗi.", "session"),
        ("Thông tin trên được nêu tại hội thảo giữ rừng do Hội Nông dân huyện tổ chức ngày 3/4.", "seminar"),
        ("Ngày 24/7, UBND huyện Sơn Khê đã họp với Công ty Chè Khe Gỗ về giá thu mua.", "working"),
        ("Ngày 8/5, Trạm Kiểm lâm cho biết đơn vị vừa tổ chức tập huấn chữa cháy cho 30 xã.", "training"),
        ("Sáng 11/11, bản Nà Pheo tổ chức Ngày hội Đại đoàn kết toàn dân tộc năm 2021.", "ceremony"),
        ("Tối 2/10/2021, Chi đoàn bản Nà Pheo họp đánh giá, phân loại đoàn viên. Cuộc họp gọn.", "review"),
    ],
)
def test_a_headline_without_a_meeting_leaves_it_to_the_lead(lead: str, expected: str) -> None:
    assert of_lead(lead) == expected


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Giá chè búp tăng", "Sáng 3/5, thương lái mua chè búp giá 12.000 đồng một ký, cao hơn tuần trước."),
        ("Bắt kẻ trộm trâu", "Chiều 4/6, người bị tình nghi còn đang làm việc với công an xã."),
        ("Hoãn đại hội cổ đông công ty chè", "Ngày 22-5 người góp vốn đến nơi mới hay, công ty hẹn lại."),
        ("Sắp có hội nghị về cây chè", "Ngày 9/3 tới, huyện sẽ tổ chức hội nghị bàn đầu ra cho chè búp."),
        ("3% cán bộ xếp loại yếu", "Sở gửi HĐND con số này hôm 6-7, trước khi đại biểu thảo luận."),
        ("Bộ trưởng nói về giá chè", "Bên lề kỳ họp sáng 3/11, Bộ trưởng nói chè phải có thương hiệu."),
        ("Đưa xăng ra đảo", "Chiều 2-9, ông Pục cho biết đảo vừa họp, thống nhất chia xăng theo hộ."),
        ("Đám tang người giữ rừng", "Ngày 8-2, tang lễ người giữ rừng già nhất xã được con cháu tổ chức."),
        ("Cầu thủ ghi bàn", "Đội xã Khe Gỗ thắng 2-1 ở trận khai mạc đại hội thể thao ngày 3/9."),
        ("Sẽ mừng cầu mới", "Chủ tịch huyện dự định từ Sơn Khê sang xã bạn dự lễ mừng cầu mới hôm 7/9."),
        ("Bàn về tuổi nghỉ", "Ông Pục nói vậy chiều 19-5 về dự luật trình kỳ họp thứ 7, mở ngày 20-5 tới."),
        ("Vụ đất bản Nà Pheo", "Trong buổi làm việc với phóng viên sáng 3/4, ông Pục hẹn trả lời sau."),
        ("Nhắm tới nghìn tỷ", "Ông chủ xưởng chè chụp ảnh trong một hội nghị ở nước ngoài hôm 19/5."),
        ("Họp hộ, họp thay", "Ông Pục cho rằng bộ trưởng vắng họp Ủy ban huyện hôm 16/8 là sai quy định."),
        ("Chuyện nhà họ Pục", "Trao đổi với phóng viên sáng 3/4, ông Pục kể có tham dự hội nghị về chè."),
        ("Ông Ali đổi ý", "Tổng thống Ali nói vậy tại phiên họp thường niên hôm 3/4, Reuters đưa tin."),
        (
            "Bà Pục làm hiệu trưởng trường nghề",
            "Ngày 22-12 tới đây trường nghề sẽ công bố bà Pục làm hiệu trưởng. Sau khi có chủ, "
            "ngày 3-10 trường đã tiến hành đại hội cổ đông.",
        ),
    ],
)  # fmt: skip
def test_other_news_is_no_meeting(title: str, lead: str) -> None:
    assert kind(f"{title}\n\n{lead}\n\nNgười dân trong xã bàn tán suốt tuần.").value == "not-a-meeting"


def test_a_page_without_a_day_may_still_report_a_meeting() -> None:
    title = "Thường trực Huyện ủy giao ban với các đảng ủy xã"
    assert (
        kind(f"{title}\n\nBí thư Huyện ủy chủ trì hội nghị. Các xã báo cáo việc trồng rừng.").value
        == "briefing"
    )


def test_what_was_done_there_stands_in_for_the_day() -> None:
    lead = "Tại buổi lễ, hai quyết định của tỉnh được trao cho hai ông Lường Văn Pục và Vàng A Sử."
    behind = "Hai ông phát biểu nhận nhiệm vụ, hứa giữ nếp làm việc của huyện."
    assert kind(f"Huyện Sơn Khê có thêm hai Phó Chủ tịch. {lead}\n\n{behind}").value == "personnel"
    briefed = "Bí thư chủ trì hội nghị; cùng dự có ông Pục và 80 đảng viên tại hội trường."
    assert kind(f"Xã Khe Gỗ quán triệt Nghị quyết mới\n\n{briefed}").value == "briefing"


def test_a_meeting_with_the_press_is_about_nothing_else() -> None:
    lead = "Theo lời ông Pục tại họp báo chiều 18-10, phiếu sẽ được kiểm ngay trong buổi đầu."
    text = f"Vì sao lấy phiếu tín nhiệm trước\n\n{lead}\n\nCuộc họp báo dài một giờ, nhiều người dự họp báo."
    assert (kind(text).value, kind(text).traces[0].rule) == ("other", "press")


def test_lines_of_the_page_before_the_lead_do_no_harm() -> None:
    menu = "Trang tin xã Khe Gỗ\n\nTrang chủ\n\nGiới thiệu\n\nTin tức\n\nLiên hệ\n\nSơ đồ cổng"
    lead = "Sáng 12/4/2021, Đảng ủy xã họp tổng kết công tác năm tại nhà văn hóa xã."
    text = f"{menu}\n\n{lead}\n\n{REST}"
    assert kind(text).value == "year-end"


def test_a_guess_carries_a_warning_and_a_clear_title_none() -> None:
    guessed = kind(f"Xã Khe Gỗ khen thưởng ba bản\n\n{LEAD}\n\n{REST}")
    assert guessed.value == "ceremony"
    assert guessed.traces[0].rule == "title-weak"
    assert guessed.warnings == ("Loại cuộc họp được đoán từ vài chữ ở tiêu đề, nên kiểm tra lại.",)
    clear = kind(f"Hội nghị tổng kết năm 2021\n\n{LEAD}\n\n{REST}")
    assert clear.warnings == ()


def test_the_trace_shows_the_deciding_words() -> None:
    text = f"Hội nghị tổng kết năm 2021\n\n{LEAD}"
    (trace,) = kind(text).traces
    assert (trace.rule, text[trace.start : trace.end]) == ("title", "tổng kết")


@given(st.text(alphabet='hội nghịtổng kết sáng12/ \n“”"đạihọpsẽ.', max_size=300))
def test_any_text_has_a_kind(text: str) -> None:
    found = kind(text)
    assert found.value in KINDS
    assert all(0 <= trace.start <= trace.end <= len(text) for trace in found.traces)


@pytest.mark.parametrize(
    ("title", "lead", "expected"),
    [
        # something is honoured in the title, the lead tells of another kind of meeting
        ("Nên có ngày tôn vinh nghề chè", "Sáng 12/4, huyện tổ chức hội thảo về nghề chè.", "seminar"),
        # a congress still to come
        ("Đại hội khóa tới không chạy chức", "Chiều 17/4, Huyện ủy họp hội nghị lần thứ 16.", "session"),
        (
            "Hội Nông dân huyện thông qua chương trình tổ chức Đại hội",
            "Chiều 24/3, Ban Chấp hành Hội Nông dân huyện tổ chức hội nghị lần thứ 9.",
            "session",
        ),
    ],
)
def test_a_title_that_names_another_occasion(title: str, lead: str, expected: str) -> None:
    assert of_lead(lead, title) == expected


@pytest.mark.parametrize(
    "lead",
    [
        "Cảnh sát giữ an ninh cho hội nghị thượng đỉnh diễn ra tại Sơn Khê ngày 16/7.",
        "Ngày 11/9, UBND huyện đình chỉ ông Pục 15 ngày để kiểm điểm.",
        "Làm việc với cơ quan chức năng ngày 15/4, tài xế nhận đã ngủ gật.",
        "Buổi tiệc ngày 3/6 là sự đáp lễ của chủ nhà.",
        "Trong buổi gặp gỡ khán giả mới đây, ca sĩ kể chuyện nghề.",
        "Từ ngày 3/6, các xã trong huyện thôi dùng cốc nhựa tại cuộc họp, hội nghị, hội thảo.",
        "Ngày 4/6, tỉnh cho biết mỗi năm tiêu hàng tỷ đồng khi tổ chức hội nghị, tập huấn và tiếp khách.",
    ],
)
def test_what_only_sounds_like_a_meeting(lead: str) -> None:
    assert of_lead(lead) == "not-a-meeting"
