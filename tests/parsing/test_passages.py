"""What each sentence tells, rule by rule; SW-… are the switch rules inside a paragraph."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Kind, Passage
from store.parsing.page.layout import lay_out
from store.parsing.passages.passages import find_passages
from store.parsing.view import View, view_of
from store.reading.plain import report_text

TITLE = "Đảng bộ phường Tân Lập tổng kết năm 2022"
LEAD = "Sáng 6/1/2023, Đảng bộ phường Tân Lập tổ chức hội nghị tổng kết năm 2022."
RESULT = "Năm qua, Đảng bộ phường đã hoàn thành tốt các chỉ tiêu được giao."
FAULT = "Hạn chế được hội nghị chỉ ra là việc giải tỏa lòng đường còn chậm."
ASK = "Phát biểu chỉ đạo hội nghị, đồng chí Vi Văn Thảo, Bí thư Quận ủy yêu cầu phường dồn sức cho vỉa hè."


def passages_of(page: str) -> tuple[View, tuple[Passage, ...]]:
    report = report_text(page)
    view = view_of(report.text)
    return view, find_passages(view, lay_out(view, report.gaps, report.pictured)).value


def kind(sentence: str, *before: str, after: str = "") -> str:
    """The kind of `sentence` in a report whose body says `before` first."""
    body = " ".join((LEAD, *before, sentence, after)).strip()
    view, passages = passages_of(f"{TITLE}\n\n{body}")
    at = view.text.rindex(sentence)
    return next(passage.kind for passage in passages if passage.start <= at < passage.end)


def test_the_month_behind_the_one_looked_back_on_lies_ahead() -> None:
    told = "Trong tháng 10, báo chí giữ được nền nếp, làm đúng định hướng."
    assert kind(told) == "achievements"
    assert kind("Trong tháng 11, các báo tập trung tuyên truyền phòng, chống mưa lũ.", told) == "plans"
    assert kind("Trong tháng 11, các báo đã tuyên truyền tốt việc phòng lũ.", told) == "achievements"


def test_what_a_cell_agrees_on_doing_is_plans_until_the_meeting_is_told_of() -> None:
    page = (
        f"{TITLE}\n\n{LEAD}\n\nSau khi bàn bạc, chi bộ thống nhất làm việc sau:\n\nRà soát lưới điện.\n\n"
        "Tổng vệ sinh ngõ 5.\n\nKhông khí buổi họp thẳng thắn."
    )
    view, passages = passages_of(page)
    kinds = {view.text[passage.start : passage.end].split(" ")[0]: passage.kind for passage in passages}
    assert (kinds["Rà"], kinds["Không"]) == ("plans", "proceedings")


def talk_kind(meeting: Kind, sentence: str, *before: str) -> str:
    """The kind of `sentence` in a report of that kind of meeting, one sentence a line."""
    report = report_text("\n\n".join(("Nước sạch cho xóm bãi", *before, sentence, "Trời đã tạnh.")))
    view = view_of(report.text)
    passages = find_passages(view, lay_out(view, report.gaps, report.pictured), meeting).value
    at = view.text.index(sentence)
    return next(passage.kind for passage in passages if passage.start <= at < passage.end)


SEMINAR = "Tại hội thảo sáng 6/1 do Viện Nước tổ chức, nhiều người bàn về nước sạch."
VOTERS = "Chiều 6/1, đoàn đại biểu Quốc hội tiếp xúc cử tri phường Tân Lập."
PRESS = "Tại buổi họp báo chiều 6/1, ông Vi Thảo nói về trạm bơm phường Tân Lập."


@pytest.mark.parametrize(
    ("meeting", "before", "sentence", "expected"),
    [
        # speakers at a seminar propose; who leads it, or the country, asks
        (
            "seminar",
            SEMINAR,
            "Ông Lò Tám - phó chủ tịch UBND huyện Tân Bãi - cho rằng cần lập một quỹ nước chung.",
            "proceedings",
        ),
        ("seminar", SEMINAR, "Nhiều lãnh đạo huyện cũng đề nghị lập quỹ nước.", "proceedings"),
        (
            "seminar",
            SEMINAR,
            "Kết luận hội thảo, bà Hà Mận, chủ trì hội thảo, yêu cầu các nhóm gửi bài trước ngày 9/1.",
            "instructions",
        ),
        # faults that people tell at a talk are what was said there
        (
            "dialogue",
            VOTERS,
            "Bà Lò Mận cho biết, nước ở xóm bãi chưa được kiểm nghiệm, còn nhiều cặn.",
            "proceedings",
        ),
        (
            "dialogue",
            VOTERS,
            "Ông Hà Tám thừa nhận việc thay ống còn chậm, còn nhiều sai sót.",
            "shortcomings",
        ),
        ("working", VOTERS, "Việc thay ống nước còn chậm, còn nhiều sai sót.", "shortcomings"),
        ("other", PRESS, "Việc thay ống nước còn chậm, còn nhiều sai sót.", "proceedings"),
        # choices told one by one
        (
            "other",
            PRESS,
            "Phương án hai, đặt thêm một trạm bơm ở đầu bãi, thu tiền cả hai nơi.",
            "proceedings",
        ),
        # the story of a work or a case
        ("other", PRESS, "Trạm bơm nằm trong dự án cấp nước bãi sông, khởi công năm 2014.", "background"),
        (
            "working",
            PRESS,
            "Sự việc xảy ra từ cuối hè, khi ống chính vỡ và nước tràn vào lớp học.",
            "background",
        ),
        # what a body will do, whatever it does it against
        ("session", PRESS, "Huyện cũng sẽ rà soát từng trạm, thay những máy chậm, thiếu an toàn.", "plans"),
        ("session", PRESS, "Ông Thảo cho rằng bài học rút ra từ vụ vỡ ống là phải báo dân sớm.", "plans"),
        ("session", PRESS, "Cuối buổi, đại diện các tổ lên ký giao ước giữ nguồn nước.", "proceedings"),
    ],
)
def test_where_people_talk(meeting: Kind, before: str, sentence: str, expected: str) -> None:
    assert talk_kind(meeting, sentence, before) == expected


def test_choices_behind_their_announcement() -> None:
    announced = "Huyện đưa ra hai phương án cho trạm bơm."
    item = "Thứ nhất, giữ nguyên trạm bơm và giảm tiền nước."
    assert talk_kind("other", item, PRESS, announced) == "proceedings"


def test_an_office_behind_a_name_is_a_caption() -> None:
    assert talk_kind("session", "Đại tá Hà Văn Tám, Giám đốc Viện Nước.", PRESS) == "caption"
    said = "Đại tá Hà Văn Tám, Giám đốc Viện Nước phát biểu về việc giữ nước."
    assert talk_kind("session", said, PRESS) != "caption"


def test_what_was_signed_before_the_faults_is_background() -> None:
    faults = "Tuy nhiên, vỉa hè nhiều nơi vẫn còn bị lấn chiếm."
    assert kind("Trước đó, phường ký kết giao ước thi đua với 24 tổ dân phố.", faults) == "background"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Dự hội nghị có đồng chí Vi Văn Thảo, Bí thư Quận ủy; đại diện các ban của Quận ủy.", "attendance"),
        (
            "Dự khai mạc có bà Vi Thị Tươi, Phó Bí thư Đảng ủy; các giảng viên và 64 học viên của 9 tổ.",
            "attendance",
        ),
        ("Về phía phường có 32 bí thư chi bộ và tổ trưởng dân phố.", "attendance"),
        ("Đồng chí Vi Văn Thảo, Bí thư Quận ủy dự và chỉ đạo hội nghị.", "attendance"),
        (
            "Hội nghị do đồng chí Bí thư Đảng ủy chủ trì; thành phần dự gồm cán bộ chủ chốt phường.",
            "attendance",
        ),
        ("Đồng chí Vi Văn Thảo, Quận ủy viên, Bí thư Đảng ủy phường chủ trì.", "attendance"),
        ("Phường đề ra chỉ tiêu: 100% hộ dân phân loại rác, có từ 4 tổ dân phố kiểu mẫu trở lên.", "targets"),
        (
            "Đồng chí Vi Văn Thảo nhấn mạnh 2 nhiệm vụ: Một là giữ vỉa hè thông thoáng. Hai là lắp đèn ngõ.",
            "instructions",
        ),
        ("Tham dự buổi lễ còn có hơn 120 đại biểu.", "attendance"),
        ("Tại hội nghị, các đại biểu thảo luận về dự thảo báo cáo chính trị.", "proceedings"),
        ("Hội nghị đã nghe Phó Bí thư Đảng ủy trình bày phương hướng, nhiệm vụ năm 2023.", "proceedings"),
        ("Sau phần thảo luận, hội nghị biểu quyết thông qua nghị quyết năm.", "proceedings"),
        ("Hội nghị đã kiểm điểm, đánh giá ưu, khuyết điểm của tập thể Ban Thường vụ.", "proceedings"),
        ("Từng đồng chí đã chỉ ra những ưu điểm, hạn chế của bản thân trong năm.", "proceedings"),
        ("Đây là đợt sinh hoạt chính trị có ý nghĩa quan trọng đối với cán bộ phường.", "context"),
        (RESULT, "achievements"),
        ("Báo cáo tại hội nghị cho biết thu ngân sách tăng 12%, hai tuyến phố được mở rộng.", "achievements"),
        ("Nhìn chung, nội bộ đoàn kết, nền nếp sinh hoạt chi bộ được giữ vững.", "achievements"),
        ("Trong năm, công an phường đã xử lý 214 trường hợp vi phạm trật tự đô thị.", "achievements"),
        (FAULT, "shortcomings"),
        (
            "Công tác phát triển đảng viên còn yếu, có chi bộ ba năm chưa kết nạp được ai.",
            "shortcomings",
        ),
        ("Một số cán bộ còn né tránh, ngại va chạm khi giải quyết đơn thư.", "shortcomings"),
        ("Nguyên nhân chủ quan là do cán bộ phụ trách chưa sâu sát.", "causes"),
        ("Trong năm tới, Đảng bộ phường sẽ lắp camera ở các ngõ sâu.", "plans"),
        ("Thời gian tới, phường tập trung giải tỏa các chợ cóc.", "plans"),
        (
            "Năm 2023, Đảng bộ phấn đấu 90% chi bộ hoàn thành tốt nhiệm vụ, kết nạp ít nhất 15 đảng viên.",
            "targets",
        ),
        ("Kết quả, 12 chi bộ hoàn thành tốt nhiệm vụ, 02 chi bộ hoàn thành nhiệm vụ.", "ratings"),
        ("Phần cuối là chủ trương tiếp tục thực hiện kết luận về hội quần chúng.", "proceedings"),
        ("Ngày hội có hai phần: phần lễ và phần hội.", "proceedings"),
        ("Không khí buổi họp dân chủ, thẳng thắn, cởi mở.", "proceedings"),
        ("Nhiều cử tri đặt câu hỏi về việc kết nạp đảng, thu hút người tài về phường.", "proceedings"),
        (
            "Phát biểu nhận nhiệm vụ, đồng chí Vi Văn Thảo hứa cùng tập thể hoàn thành việc được giao.",
            "proceedings",
        ),
        (
            "Các tổ soạn thảo được yêu cầu tiếp thu ý kiến, hoàn thiện dự thảo trước ngày 25/11.",
            "instructions",
        ),
        ("Kết thúc đối thoại, lãnh đạo quận yêu cầu các phòng trả lời dân trong mười ngày.", "instructions"),
        ("Bên cạnh đó vẫn còn hạn chế: một số tổ khắc phục lỗi sau kiểm tra còn chậm.", "shortcomings"),
        ("Việc thu phí rất khó khăn, đơn cử ngõ 3 cần phải có ý kiến của từng hộ.", "shortcomings"),
        ("Một số người khác cho rằng chợ mới sẽ không có khách.", "proceedings"),
        ("Những năm gần đây, phường nổi lên là nơi đi đầu về cải cách hành chính.", "achievements"),
        ("Dịp này, Đảng ủy phường tặng Giấy khen cho 5 chi bộ và 21 đảng viên.", "commendations"),
        ("Quận ủy biểu dương 3 tập thể có nhiều đổi mới.", "commendations"),
        (
            "Đại hội đã bầu Ban Chấp hành gồm 15 đồng chí; đồng chí Mùa A Dơ trúng cử chức Bí thư.",
            "personnel",
        ),
        ("Đồng chí Mùa A Dơ được bổ nhiệm giữ chức Chánh Văn phòng Quận ủy.", "personnel"),
        (
            "Đồng chí Mùa A Dơ sinh ngày 3/2/1979, quê quán xã Lao Chải, trình độ chuyên môn thạc sĩ.",
            "background",
        ),
        ("Trước đó, ngày 2/1/2023, đoàn đã thăm hai gia đình chính sách.", "background"),
        (ASK, "instructions"),
        ("Đồng chí Bí thư Quận ủy nhấn mạnh, phường cần coi giữ vỉa hè là việc hằng ngày.", "instructions"),
        ("Bí thư Quận ủy lưu ý phường không để tái lấn chiếm.", "instructions"),
        # what is suggested, or asked by opinions, is no order
        ("Ông Lường Văn Páo đề xuất phải có bãi xe cho khách đi chợ phiên.", "proceedings"),
        ("Một số ý kiến khác đề nghị lùi giờ dọn chợ đến 18 giờ.", "proceedings"),
        (
            "Đồng chí Mùa A Dơ quán triệt tới hội nghị 4 quan điểm chỉ đạo: lấy dân làm gốc, nói thì làm.",
            "proceedings",
        ),
        # another occasion, another matter
        (
            "Trước đó, trong buổi họp báo, bà Lò Thị Ngát cho hay việc thu phí chợ còn nhiều vướng mắc.",
            "background",
        ),
        ("Sự việc tương tự từng xảy ra khi phường họp về bến xe hồi năm ngoái.", "background"),
        (
            "Liên quan vụ lấn chiếm bến sông, mới đây hai cán bộ phường bị kỷ luật khiển trách do vi phạm.",
            "background",
        ),
        ("Trao đổi với phóng viên, ông Páo cho biết hộ ông cần thêm thời gian dời quán.", "background"),
        # the act of reviewing, and what a council resolves
        ("Báo cáo nói đủ cả phần được, phần chưa được trong việc giữ chợ.", "proceedings"),
        ("Góp ý cho bản kiểm điểm của từng người, đảng viên nói thẳng mà có tình.", "proceedings"),
        ("HĐND phường cũng phê chuẩn dự toán 4,2 tỷ đồng cho ba tuyến ngõ.", "proceedings"),
        ("HĐND cũng ra nghị quyết về mức thu ở bãi xe.", "proceedings"),
        # who was there
        ("Trưởng đoàn kiểm tra là ông Vi Văn Thảo, Bí thư Quận ủy.", "attendance"),
        ("Chi bộ lúc này có 11 đồng chí; dự họp đủ 11/11.", "attendance"),
        # a rating given is no aim; a member elected elsewhere is a guest
        ("Bỏ phiếu xong, 9/9 đảng viên được xếp hoàn thành tốt nhiệm vụ trở lên.", "ratings"),
        ("Tham dự có 12 người do các tổ dân phố bầu ra và 30 hộ buôn bán.", "attendance"),
        # what somebody takes upon himself, or plans
        ("UBND phường đặt ra mục tiêu 6 tháng cuối năm thu phí đạt từ 92% đến 95%.", "targets"),
    ],
)
def test_kinds(sentence: str, expected: str) -> None:
    assert kind(sentence) == expected


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        (LEAD, "proceedings"),
        (
            "Thực hiện Kế hoạch số 12-KH/QU, sáng 6/1/2023, Đảng bộ phường tổ chức hội nghị tổng kết.",
            "context",
        ),
        ("Căn cứ hướng dẫn của Quận ủy, ngày 6/1/2023 Đảng bộ phường họp kiểm điểm cuối năm.", "context"),
        ("Ngày 6/1, phường Tân Lập khai mạc lễ trao Bằng khen cho các tổ dân phố.", "proceedings"),
    ],
)
def test_the_lead(lead: str, expected: str) -> None:
    view, passages = passages_of(f"{TITLE}\n\n{lead}\n\n{RESULT}")
    assert [p.kind for p in passages if p.start <= view.text.index(lead) < p.end] == [expected]


@pytest.mark.parametrize(
    ("before", "sentence", "expected"),
    [
        # SW-1: results conceded, faults told
        ((RESULT,), "Bên cạnh những kết quả đạt được, công tác dân vận còn hạn chế.", "shortcomings"),
        # SW-2: "besides" goes on with what was told
        ((RESULT,), "Bên cạnh đó, phong trào văn nghệ quần chúng phát triển tốt.", "achievements"),
        ((RESULT,), "Bên cạnh đó vẫn còn những tồn tại trong quản lý đất đai.", "shortcomings"),
        # SW-3: "however" turns, either way
        ((RESULT,), "Tuy nhiên, việc thu phí chợ chưa đạt yêu cầu.", "shortcomings"),
        ((FAULT,), "Tuy nhiên, thu ngân sách vẫn tăng 9% và vượt dự toán.", "achievements"),
        (
            (FAULT,),
            "Mưa kéo dài, hàng ứ đọng nhưng tổ bốc xếp vẫn thu vượt 12% kế hoạch.",
            "achievements",
        ),
        # SW-5: faults in mid-paragraph
        (
            (RESULT,),
            "Đồng thời, hội nghị thẳng thắn nhìn nhận các khuyết điểm trong quản lý chợ.",
            "shortcomings",
        ),
        # SW-7: no cue, no new subject
        ((FAULT,), "Việc ấy đã được nhắc hai lần trong năm.", "shortcomings"),
        ((RESULT,), "Cả hai con phố đều vậy.", "achievements"),
        # SW-9: what is reviewed is no fault
        ((), "Báo cáo kiểm điểm đã đánh giá ưu điểm, hạn chế trên các mặt công tác.", "proceedings"),
        # SW-10: mending is a task
        ((ASK,), "Khắc phục ngay những hạn chế trong quản lý chợ.", "instructions"),
        (("Trong năm tới, phường sẽ sắp xếp lại chợ.",), "Khắc phục những tồn tại trong thu phí.", "plans"),
        # SW-11: quoted slogans do not vote
        ((RESULT,), "Phong trào “Ngõ nhỏ không rác, không chậm, không thiếu” được mở rộng.", "achievements"),
        # a speech goes on, with tasks and in quotation marks
        ((ASK,), "Tiếp tục vận động các hộ tự tháo dỡ mái che.", "instructions"),
        ((ASK,), "“Chúng ta phải làm từ ngõ nhỏ nhất”, đồng chí Bí thư Quận ủy nói.", "instructions"),
        # and ends where the meeting is told again, or results are
        ((ASK,), "Tại hội nghị, các đại biểu thông qua nghị quyết năm 2023.", "proceedings"),
        ((ASK,), "Dịp này, phường tặng giấy khen cho 4 tổ dân phố.", "commendations"),
        ((ASK,), "Một số cán bộ phường còn thờ ơ, buông lỏng quản lý vỉa hè.", "shortcomings"),
        # those who ask from below
        ((), "Cử tri Hoàng Thị Nhài đề nghị thành phố sớm sửa cống.", "proceedings"),
        ((), "Đảng ủy phường kiến nghị với Quận ủy bổ sung kinh phí.", "proceedings"),
        # history goes on with what points back to it
        (
            ("Trước đó, ngày 2/1/2023, phường đình chỉ hai quầy thịt.",),
            "Quyết định này được đưa ra vì chủ quầy để xảy ra vi phạm.",
            "background",
        ),
        (
            ("Trước đó, ngày 2/1/2023, phường đình chỉ hai quầy thịt.",),
            "Sau đó, phường đã gửi văn bản cho ban quản lý chợ.",
            "background",
        ),
        # causes are announced, counted, or named
        (
            ("Ông Vi Văn Thảo đưa ra một số lý giải.",),
            "Thứ nhất là việc bến cũ bồi lắng, thuyền không vào được.",
            "causes",
        ),
        ((), "Nguyên nhân thứ hai, theo ông, là giá thuê quầy.", "causes"),
        # in a leader's speech, what is to be reviewed is a task
        ((ASK,), "Vì vậy cần đánh giá đúng những hạn chế trong thu phí.", "instructions"),
        # the meeting closes, and the ratings with it
        (
            ("Kết quả, 12 chi bộ hoàn thành tốt nhiệm vụ.",),
            "Buổi họp khép lại trong sự đồng lòng của đảng viên.",
            "proceedings",
        ),
        # "nên" that only joins two clauses, "phải" that tells a burden, "Cần" in a place's name
        ((), "Ông Vi Văn Thảo cho biết ống cũ đã nứt, nên nước về yếu.", "proceedings"),
        ((), "Ông Vi Văn Thảo kể nhiều hộ phải thuê xe chở nước từ Cần Giuộc.", "proceedings"),
        # a relative clause quotes a request of somebody else's
        (
            ("Mở đầu, hội nghị xem phim tư liệu.",),
            "Phường nghe lại các việc đã phân công theo đúng lịch mà Bí thư Quận ủy yêu cầu.",
            "proceedings",
        ),
        # another day that is over, also without a word that says so
        (
            (ASK,),
            "Ngày 27/11/2018, Văn phòng Quận ủy có công văn đề nghị phường thay biển tên phố.",
            "background",
        ),
        ((ASK,), "Cuối năm 2016, quận ban hành quy định mới về lát vỉa hè.", "background"),
        ((ASK,), "Hồi đầu tháng 10, đề án này được trình lên quận.", "background"),
        # voters and delegates who say what must be done ask from below
        ((ASK,), "Cử tri Lò Thị Mai cho rằng quận cần làm rõ trách nhiệm.", "proceedings"),
        # faults go on behind "thậm chí"
        ((FAULT,), "Thậm chí, dù đã đặt biển cấm nhưng xe đỗ lấn đường lại tăng lên.", "shortcomings"),
        # a condition tells no fault
        ((ASK,), "Nếu hộ nào chưa dọn thì phải gỡ mái che ngay.", "instructions"),
        # targets behind a colon, though they were resolved
        (
            (),
            "Đại hội đã thông qua các chỉ tiêu: phấn đấu 100% ngõ có đèn; 95% hộ phân loại rác.",
            "targets",
        ),
        # results fade after a sentence without a cue
        (
            (RESULT, "Tổ 4 có 62 hộ.", "Tổ 5 nằm sát bờ sông."),
            "Ngõ 12 rộng ba mét.",
            "proceedings",
        ),
        # no cause behind a connective that begins as one
        ((), "Do đó, tổ 4 khởi công nhà văn hóa.", "proceedings"),
        # who makes up a delegation
        ((), "Thành viên đoàn gồm 2 trưởng phòng và 4 chuyên viên.", "attendance"),
        # what one promises is his plan
        ((ASK,), "Phường quyết tâm không để chợ cóc mọc lại.", "plans"),
        # praise and request in one sentence
        (
            (),
            "Đồng chí Vi Văn Thảo, Bí thư Quận ủy biểu dương phường và đề nghị giữ nền nếp.",
            "instructions",
        ),
    ],
)
def test_switches(before: tuple[str, ...], sentence: str, expected: str) -> None:
    assert kind(sentence, *before) == expected


def test_a_caption_does_not_break_the_thread() -> None:
    page = f"{TITLE}\n\n{LEAD}\n\n{FAULT}\n\nQuang cảnh hội nghị. Ảnh: Nhài\n\nViệc ấy đã được nhắc hai lần."
    view, passages = passages_of(page)
    assert [p.kind for p in passages][-2:] == ["caption", "shortcomings"]
    assert passages[-1].start == view.text.index("Việc ấy")


@pytest.mark.parametrize(
    ("announced", "expected"),
    [
        (ASK, "instructions"),
        ("Báo cáo nêu ba hạn chế của phường.", "shortcomings"),
        ("Năm 2023, phường phấn đấu đạt các chỉ tiêu sau:", "targets"),
    ],
)
def test_numbered_points_have_the_kind_that_announced_them(announced: str, expected: str) -> None:
    points = ("Một là, việc thứ nhất ở chợ.", "Hai là, việc thứ hai ở bến.", "Ba là, 90% số hộ ở phố.")
    page = "\n\n".join((TITLE, LEAD, announced, *points))
    view, passages = passages_of(page)
    kinds = [next(p.kind for p in passages if p.start <= view.text.index(point) < p.end) for point in points]
    assert kinds == [expected] * 3


def test_a_heading_sets_the_kind() -> None:
    page = (
        f"{TITLE}\n\n{LEAD}\n\nHạn chế:\n\nChợ chiều, bến cũ.\n\nPhương hướng năm 2023\n\nCon đường ven hồ."
    )
    view, passages = passages_of(page)
    assert next(p.kind for p in passages if p.start <= view.text.index("Chợ chiều") < p.end) == "shortcomings"
    assert next(p.kind for p in passages if p.start <= view.text.index("Con đường") < p.end) == "plans"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((FAULT, "Chị Lò Thị Ngát kể chuyện gánh hàng của mẹ."), "proceedings"),
        ((FAULT, "Ngoài ra, hai bến đò không có đèn."), "shortcomings"),
        ((FAULT, "Chuyện này ai ở chợ cũng rõ."), "shortcomings"),
        ((FAULT, "PHẦN HỎI ĐÁP", "Bến cũ ra sao, chợ mới thế nào?"), "proceedings"),
    ],
)
def test_a_new_subject_or_heading_leaves_the_faults(lines: tuple[str, ...], expected: str) -> None:
    view, passages = passages_of("\n\n".join((TITLE, LEAD, *lines)))
    at = view.text.index(lines[-1])
    assert next(p.kind for p in passages if p.start <= at < p.end) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Ông Lường Văn Páo đề nghị cho áp dụng mức thu theo giờ.", "proceedings"),
        ("Phó Chủ tịch UBND quận Cầm Thị Nhọt đề nghị phường tính lại mức thu.", "instructions"),
        ("Kết luận hội thảo, ông Cầm Bá Lọ đề nghị phường viết lại đề án.", "instructions"),
        ("Ông Cầm Bá Lọ yêu cầu phường nộp đề án trước ngày 20/1.", "instructions"),
    ],
)
def test_where_everybody_discusses_only_high_office_asks(sentence: str, expected: str) -> None:
    lead = "Sáng 6/1/2023, phường Tân Lập tổ chức hội thảo góp ý đề án bãi xe."
    view, passages = passages_of(f"{TITLE}\n\n{lead}\n\n{sentence}")
    at = view.text.index(sentence)
    assert next(p.kind for p in passages if p.start <= at < p.end) == expected


def test_what_would_come_of_it_is_no_plan_and_what_rules_ask_no_instruction() -> None:
    assert kind("Lý do là nếu bỏ bến đò thì chợ sẽ vắng khách.", RESULT) != "plans"
    assert kind("Nguyên nhân do nước rút sớm, thuyền sẽ không vào được bến.", FAULT) == "causes"
    assert kind("Trước tình trạng lấn chiếm, ông chỉ đạo lập thêm hai chốt.", FAULT, ASK) == "instructions"
    assert kind("Chủ hộ ngại xây lò vì theo quy định cần có giấy phép.", FAULT) == "shortcomings"
    assert kind("Đến nay, 17 thôn có lợn nhiễm bệnh, tiêu hủy 340 con.", ASK) != "achievements"


def test_labels_and_bullets() -> None:
    lines = (
        ("* Ưu điểm:", "achievements"),
        ("- Nội bộ đoàn kết.", "achievements"),
        ("* Hạn chế:", "shortcomings"),
        ("- Bến đò còn vắng.", "shortcomings"),
        ("- Chợ chiều họp muộn.", "shortcomings"),
        ("* Nguyên nhân: Do nước rút sớm.", "causes"),
        ("Kết quả: 12 đảng viên hoàn thành tốt nhiệm vụ.", "ratings"),
    )
    page = "\n\n".join((TITLE, LEAD, *(line for line, _ in lines)))
    view, passages = passages_of(page)
    found = [next(p.kind for p in passages if p.start <= view.text.index(line) < p.end) for line, _ in lines]
    assert found == [expected for _, expected in lines]


WORDS = [
    "Hội nghị",
    "còn",
    "chậm",
    ".",
    ",",
    "“",
    "”",
    '"',
    "\n",
    "\n\n",
    "Thứ nhất,",
    "(1)",
    "đề nghị",
    "đồng chí",
    "8%",
    "Ảnh: A",
    ":",
    ";",
    "- ",
    "năm 2023",
    "đã",
    "hạn chế",
    "[/]",
    "\x1b[31m",
    "\u202e",
]


@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)))
def test_passages_cover_every_letter_in_order(text: str) -> None:
    view, passages = passages_of(text)
    assert all(a.end <= b.start for a, b in pairwise(passages))
    assert all(a.kind != b.kind for a, b in pairwise(passages))
    covered = {at for p in passages for at in range(p.start, p.end)}
    assert all(char.isspace() for at, char in enumerate(view.text) if at not in covered)


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_the_same_text_gives_the_same_passages(text: str) -> None:
    assert passages_of(text) == passages_of(text)
