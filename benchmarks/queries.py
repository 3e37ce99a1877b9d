"""What people type into the search line, letter by letter, and the filters they have chosen before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from store import Query, QueryError, add_filter, parse_query

_PLAIN: Final = (
    "nghi quyet trung uong", "chi thi 05", "dang uy", "chu tich", "kinh te", "hoc sinh", "dau tu", "giao duc",
    "bao hiem xa hoi", "hoi nghi", "cong an", "nong thon moi", "uy ban nhan dan", "tong ket nam", "bao cao",
    "khen thuong", "ke hoach", "tien do", "giai ngan", "thanh tra", "xu ly vi pham", "dai hoi", "nhiem ky",
    "can bo", "dang vien", "benh vien", "doanh nghiep", "thu tuong", "quoc hoi", "du an cao toc", "mua lu",
    "phong chay", "viec lam", "xuat khau", "ngan sach", "dat dai", "ho ngheo", "giam ngheo", "y te",
    "thi tran",
)  # fmt: skip
_ACCENTED: Final = (
    "hội nghị tổng kết", "cải cách hành chính", "phòng chống tham nhũng", "ủy ban nhân dân",
    "xây dựng nông thôn mới", "giải ngân vốn đầu tư", "giao thông", "y tế", "thủ tướng", "quốc hội",
    "an toàn thực phẩm", "công an", "môi trường", "việc làm", "thanh niên", "đại hội", "chậm tiến độ",
    "kiểm điểm", "tự phê bình", "đảng viên", "nghị quyết", "hội đồng nhân dân", "đồng bằng sông cửu long",
    "biến đổi khí hậu", "dịch bệnh", "giáo dục", "học sinh", "giáo viên", "đất đai", "khiếu nại",
    "tố cáo", "bảo hiểm y tế", "hộ nghèo", "doanh nghiệp", "xuất khẩu", "ngân sách", "thu hồi đất", "cao tốc",
    "sân bay", "chuyển đổi số", "công nghệ thông tin", "khởi nghiệp", "du lịch", "văn hóa", "thể thao",
    "bóng đá", "lao động", "tiền lương", "nhà ở xã hội", "đường sắt", "điện lực", "nước sạch", "rừng",
    "biển đảo", "ngư dân", "hoà giải", "uỷ viên", "bí thư tỉnh ủy", "chất vấn", "cử tri", "UBND tỉnh",
    "HĐND", "TP.HCM",
)  # fmt: skip
_MIXED: Final = (
    "hội nghi tổng ket", "đang uy", "nghị quyet", "tinh đoàn", "thu tướng chính phủ", "dai biểu", "cán bo",
    "công tac đảng", "quy hoach", "kết qua", "hạn chế", "thu ngân sach",
)  # fmt: skip
_PHRASES: Final = (
    '"an toàn giao thông"', '"nghị quyết"', '"nong thon moi"', '"đồng bằng sông cửu long"', '"bảo hiểm y tế"',
    '"ủy ban nhân dân tỉnh"', '"hội nghị trực tuyến"', '"phat bieu chi dao"', '"thủ tướng chính phủ"',
    '"kết luận thanh tra"', '"biến đổi khí hậu" lúa', '"tự phê bình" đảng', '"trung uong"', '"cải cách"',
)  # fmt: skip
_WITHOUT: Final = (
    "nghị quyết -quốc hội", "giao thông -tai nạn", 'hội nghị -"trực tuyến"', "học sinh -đại học",
    "dau tu -nuoc ngoai", "y tế -bảo hiểm", "công an -giao thông", "thanh niên -tình nguyện",
    "họp -báo", "đại hội -đảng", "sơ kết OR tổng kết", "(sơ kết OR tổng kết) công tác", "lũ OR hạn hán",
    "(xâm nhập mặn OR hạn hán) lúa", "tai nạn (đường sắt OR hàng không)",
)  # fmt: skip
_DATES: Final = (
    "hội nghị ngày:2018", "ngày:quý 4/2016", "nghị quyết ngày:6 tháng đầu năm 2017", "ngày:trước 2014",
    "giao thông date:>=2018", "date:2014-01..2014-06 y tế", "ngày:tháng 12/2016", "họp ngày:2010",
    "ngày:nhiệm kỳ 2010-2015 đại hội", "kinh tế date:2012", "ngày:12/2018", "ngày:7/12/2018",
    "giáo dục ngày:sau 2017", "date:2015,2016 đầu tư", "môi trường ngày:quý 1/2018",
)  # fmt: skip
_FIELDS: Final = (
    'người:"nguyễn văn"', "người:hùng", 'person:"tran van"', "chủ-trì:dũng", 'chair:"nguyen xuan"',
    "phát-biểu:hải", 'speaker:"le thi"', "tham-dự:sơn", 'present:"pham minh"', "tác-giả:lan",
    'cơ-quan:"ubnd tỉnh"', "org:quốc", 'org:"bộ y tế"', "cơ-quan:sở", "tỉnh:nghệ an", "tỉnh:bến tre lúa",
    "tỉnh:hà nội giao thông", "province:cà mau", "tỉnh:đồng tháp", "loại:tổng-kết", "loại:hội-thảo kinh tế",
    "kind:session quốc hội", "kind:ceremony", "loại:giao-ban,triển-khai", "văn-bản:05-CT/TW",
    'văn-bản:"nghị quyết 01"', "doc:12/2017", "doc:luật", 'doc:"chỉ thị"', "title:giao thông",
    'tiêu-đề:"hội nghị"', "title:học sinh", "trong:hạn-chế chậm", "trong:kết-quả tăng trưởng",
    "in:instructions giao thông", "trong:nhiệm-vụ đầu tư", "in:shortcomings thieu", "có:chỉ-tiêu kinh tế",
    "has:rating", "có:văn-bản đất đai", "has:instruction y tế", 'người:"nguyễn văn" giao thông',
    "tỉnh:nghệ an loại:tổng-kết", "tỉnh:an giang ngày:2018 lúa",
)  # fmt: skip
_WITH_FILTERS: Final = (
    ("hội nghị", "year", "2018"), ("giao thông", "province", "Hà Nội"), ("kinh te", "kind", "seminar"),
    ("nghị quyết", "kind", "session"), ("y tế", "year", "2014"), ("hoc sinh", "province", "Nghệ An"),
    ("đầu tư", "passage", "instructions"), ("dang", "kind", "year-end"), ("thanh niên", "year", "2016"),
    ("công an", "province", "Bến Tre"), ("du an", "kind", "working"), ("doanh nghiệp", "kind", "dialogue"),
    ("môi trường", "year", "2010"), ("bao hiem", "kind", "other"), ("lao động", "kind", "other"),
)  # fmt: skip


def typed() -> Iterator[tuple[str, Query]]:
    """Every state of the search line, as typed and as understood, while the queries are typed, from the first
    letter on. Where the language refuses a state (`foo:`), nothing is searched for and it is left out."""
    for text in (*_PLAIN, *_ACCENTED, *_MIXED, *_PHRASES, *_WITHOUT, *_DATES, *_FIELDS):
        yield from _letters(text)
    for text, facet, value in _WITH_FILTERS:
        yield from ((state, add_filter(query, facet, value)) for state, query in _letters(text))


def count() -> int:
    """How many queries there are, each counted once."""
    plain = (_PLAIN, _ACCENTED, _MIXED, _PHRASES, _WITHOUT, _DATES, _FIELDS, _WITH_FILTERS)
    return sum(map(len, plain))


def _letters(text: str) -> Iterator[tuple[str, Query]]:
    for end in range(1, len(text) + 1):
        if text[end - 1] != " ":
            try:
                yield text[:end], parse_query(text[:end], typing=True)
            except QueryError:
                continue
