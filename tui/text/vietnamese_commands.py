"""What commands say, in Vietnamese; the code has it in English."""

VIETNAMESE_COMMANDS = {
    "meetings-tui: interrupted; what was finished is kept.": (
        "meetings-tui: đã dừng; những gì làm xong được giữ lại."
    ),
    "meetings-tui: the browser needs a terminal; use `meetings-tui search QUERY`, or see `meetings-tui "
    "--help`.": (
        "meetings-tui: phải có cửa sổ dòng lệnh mới mở được; hãy dùng `meetings-tui search CÂU-TÌM`, hoặc "
        "xem `meetings-tui --help`."
    ),
    # tiến độ
    "Importing": "Đang nạp",
    "Indexing": "Đang lập chỉ mục",
    "Exporting": "Đang xuất",
    "Parsing": "Đang phân tích",
    "Backing up": "Đang sao lưu",
    "Restoring": "Đang khôi phục",
    # nạp
    "failed: {path}: {reason}": "lỗi: {path}: {reason}",
    "{new} new, {known} already there, {others} not a meeting, {failed} failed": (
        "{new} mới, {known} đã có, {others} không phải cuộc họp, {failed} lỗi"
    ),
    "Watching; Ctrl+C ends it.": "Đang chờ tệp mới; Ctrl+C để dừng.",
    "new": "mới",
    "known": "đã có",
    "not-a-meeting": "không phải cuộc họp",
    "failed": "lỗi",
    "{speed:,.0f}/s": "{speed:,.0f}/giây",
    "{reason} Trying again.": "{reason} Đang thử lại.",
    # tìm
    "Read as: {query}": "Hiểu là: {query}",
    "Did you mean: {query} ({count:,})": "Có phải ý bạn là: {query} ({count:,})",
    "{count} sources: {places}": "{count} nguồn: {places}",
    "{first}-{last} of {count:,} meetings": "{first}-{last} trong {count:,} cuộc họp",
    "{count:,} meetings": "{count:,} cuộc họp",
    # đối chiếu trích dẫn
    "Word for word in 1 report.": "Đúng nguyên văn trong 1 bản tin.",
    "Word for word in {count} reports.": "Đúng nguyên văn trong {count} bản tin.",
    "Word for word in {count} reports, perhaps in more.": (
        "Đúng nguyên văn trong {count} bản tin, có thể còn nữa."
    ),
    "No report has it word for word; these are the nearest.": (
        "Không bản tin nào có đúng nguyên văn; đây là những bản gần nhất."
    ),
    "No report has this passage, or one near it.": "Không bản tin nào có đoạn này hay đoạn gần giống.",
    "There are no words to look for.": "Không có chữ nào để tìm.",
    "word for word": "đúng nguyên văn",
    "word for word; capitals or punctuation differ": "đúng nguyên văn; chỉ khác chữ hoa hoặc dấu câu",
    "{share}% of the words": "{share}% số chữ",
    # một cuộc họp
    "id": "mã",
    "kind": "loại",
    "date": "ngày",
    "organiser": "đơn vị",
    "place": "địa điểm",
    "province": "tỉnh, thành",
    "period": "kỳ",
    "published": "ngày đăng",
    "person": "người",
    "attendance": "số dự họp",
    "document": "văn bản",
    "rating": "xếp loại",
    "target": "chỉ tiêu",
    "instruction": "yêu cầu",
    "source": "nguồn",
    "also": "cũng ở",
    "warning": "cần xem lại",
    "morning": "sáng",
    "afternoon": "chiều",
    "evening": "tối",
    "inferred": "suy ra",
    "{where}, published {day} (#{id})": "{where}, đăng {day} (#{id})",
    # kho
    "Archive": "Kho",
    "Reports": "Bản tin",
    "Meetings": "Cuộc họp",
    "Not a meeting": "Không phải cuộc họp",
    "Other sources": "Nguồn khác",
    "On disk": "Trên đĩa",
    "{size:,.1f} MB in {count} segments": "{size:,.1f} MB trong {count} phần",
    "mended": "đã sửa",
    "wrong": "sai",
    "header": "tệp đầu",
    "reader": "phần của bạn",
    "permissions": "quyền truy cập",
    "segments": "phần",
    "catalogue": "mục lục",
    "duplicates": "trùng lặp",
    "originals": "bản gốc",
    "missing": "thiếu bản gốc",
    "orphans": "thiếu bản ghi",
    "index": "chỉ mục",
    "Everything is in order.": "Mọi thứ đều ổn.",
    "{count:,} records indexed": "đã lập chỉ mục {count:,} bản ghi",
    "{file}: {meetings:,} meetings, {size:,} bytes": "{file}: {meetings:,} cuộc họp, {size:,} byte",
    "meetings-tui: {path} is damaged in the archive, and so in the backup.": (
        "meetings-tui: {path} trong kho bị hỏng, nên trong bản sao lưu cũng hỏng."
    ),
    "`meetings-tui check --repair` mends it; then make another backup.": (
        "`meetings-tui check --repair` sửa được; sau đó hãy sao lưu lại."
    ),
    "{archive}: {meetings:,} meetings, as of {moment}": "{archive}: {meetings:,} cuộc họp, tính đến {moment}",
    "What was there before is now {path}": "Những gì có ở đó trước đây nay nằm ở {path}",
    # phân tích lại
    "{parsed:,} parsed again, {changed:,} would change, {failed:,} failed": (
        "{parsed:,} bản ghi phân tích lại, {changed:,} sẽ thay đổi, {failed:,} lỗi"
    ),
    "{parsed:,} parsed again, {changed:,} changed, {failed:,} failed": (
        "{parsed:,} bản ghi phân tích lại, {changed:,} đã thay đổi, {failed:,} lỗi"
    ),
    "text: {before:,} → {after:,} letters": "text: {before:,} → {after:,} chữ cái",
    "none": "không có",
}
