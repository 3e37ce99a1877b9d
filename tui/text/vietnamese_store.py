"""What the store says, in Vietnamese: its sentences with `{}` for what they name, in their order {0}, {1} …

The store speaks English alone; every sentence of its errors has its Vietnamese here.
"""

# The fields of queries, which errors name in English.
FIELDS = {
    "person": "người",
    "chair": "chủ-trì",
    "speaker": "phát-biểu",
    "present": "tham-dự",
    "author": "tác-giả",
    "org": "cơ-quan",
    "province": "tỉnh",
    "kind": "loại",
    "doc": "văn-bản",
    "date": "ngày",
    "title": "tiêu-đề",
    "in": "trong",
    "tag": "nhãn",
    "note": "ghi-chú",
    "has": "có",
}

VIETNAMESE_STORE = {
    # kho
    "its end is missing": "phần cuối tệp bị mất",
    "its bytes are not those that were written": "nội dung tệp không còn như lúc ghi",
    "a record in it is not as it should be": "có bản ghi trong đó không đúng dạng",
    "the record {} is not as it should be": "bản ghi {0} không đúng dạng",
    "it is not as it was just written": "tệp không giống như vừa ghi",
    "There is no meeting {}.": "Không có cuộc họp {0}.",
    "`meetings-tui search` lists the meetings with their ids.": (
        "Lệnh `meetings-tui search` liệt kê các cuộc họp kèm mã."
    ),
    "{} is not an id.": "{0} không phải là mã.",
    "An id is 12 hex digits; the first {} or more are enough.": (
        "Mã gồm 12 chữ số hệ 16; chỉ cần từ {0} chữ số đầu trở lên."
    ),
    "No meeting's id begins with {}.": "Không có mã cuộc họp nào bắt đầu bằng {0}.",
    "{} meetings' ids begin with {}.": "Có {0} mã cuộc họp bắt đầu bằng {1}.",
    "Give more digits: {}.": "Hãy ghi thêm chữ số: {0}.",
    "The archive has no segment {}.": "Kho không có phần {0}.",
    "Another process is writing to the archive {}.": "Một tiến trình khác đang ghi vào kho {0}.",
    "A backup keeps the archive {} from being written to.": "Đang sao lưu nên chưa ghi được vào kho {0}.",
    "Another process is just writing your notes and tags.": (
        "Một tiến trình khác đang ghi các ghi chú và nhãn của bạn."
    ),
    "Wait until it has finished, then do it again.": "Hãy đợi cho xong rồi làm lại.",
    "The archive may not be read or written by you.": "Bạn không có quyền đọc hoặc ghi kho này.",
    "Check who owns its files.": "Hãy xem các tệp trong kho thuộc về ai.",
    "The disk or the network folder that holds the archive does not answer.": (
        "Đĩa hoặc thư mục mạng chứa kho không trả lời."
    ),
    "Connect it again, then do it again; {}": "Hãy nối lại rồi làm lại; {0}",
    "what was kept before is unharmed.": "những gì đã lưu trước đó vẫn nguyên vẹn.",
    "The disk is full.": "Đĩa đã đầy.",
    "Make room and do it again; {}": "Hãy dọn chỗ trống rồi làm lại; {0}",
    "Your disk quota is used up.": "Đã dùng hết hạn mức đĩa của bạn.",
    "A file of the archive would become larger than this disk or your limits allow.": (
        "Một tệp của kho sẽ lớn hơn mức đĩa này hoặc giới hạn của bạn cho phép."
    ),
    "Look at `ulimit -f`, or move the archive to another disk; {}": (
        "Hãy xem `ulimit -f`, hoặc chuyển kho sang đĩa khác; {0}"
    ),
    "The archive is on a read-only disk.": "Kho nằm trên đĩa chỉ đọc.",
    "Copy it to a disk that can be written to.": "Hãy chép sang đĩa ghi được.",
    "Too many files are open.": "Có quá nhiều tệp đang mở.",
    "Close other programs, or look at `ulimit -n`.": "Hãy đóng bớt chương trình khác, hoặc xem `ulimit -n`.",
    "There is no archive at {}.": "Không có kho nào ở {0}.",
    "`meetings-tui import PATH…` makes one.": "Lệnh `meetings-tui import ĐƯỜNG-DẪN…` sẽ tạo kho.",
    "The archive {} has lost its {}, or it is damaged.": "Kho {0} bị mất tệp {1}, hoặc tệp này đã hỏng.",
    "`meetings-tui check --repair` writes it again.": "Lệnh `meetings-tui check --repair` ghi lại tệp này.",
    "The archive {} was made by a newer version of meetings-tui (format {}; this one knows {}).": (
        "Kho {0} do bản meetings-tui mới hơn tạo ra (dạng {1}; bản này biết {2})."
    ),
    "Update meetings-tui.": "Hãy cập nhật meetings-tui.",
    "{} is no folder.": "{0} không phải là thư mục.",
    "Name another with --archive.": "Hãy nêu thư mục khác bằng --archive.",
    "The folder {} holds other things and no archive.": "Thư mục {0} chứa thứ khác, không phải kho.",
    "Name a new or an empty folder with --archive.": "Hãy nêu một thư mục mới hoặc trống bằng --archive.",
    "No imported file with the checksum {}… is kept.": "Không giữ tệp nào có mã kiểm {0}….",
    "The imported file {}… is damaged.": "Tệp đã nạp {0}… bị hỏng.",
    "`meetings-tui check --repair` takes it out; then import it again from where it came.": (
        "Lệnh `meetings-tui check --repair` bỏ tệp này ra; sau đó hãy nạp lại từ nơi cũ."
    ),
    "The archive file {} is damaged: {}.": "Tệp {0} của kho bị hỏng: {1}.",
    "`meetings-tui check --repair` mends it from the originals.": (
        "Lệnh `meetings-tui check --repair` sửa lại từ các bản gốc."
    ),
    "{} was written by a newer version.": "{0} do bản mới hơn ghi.",
    "{}, which holds your notes and tags, is damaged.": "{0}, nơi giữ ghi chú và nhãn của bạn, bị hỏng.",
    "`meetings-tui check --repair` sets it aside and takes the copy from before.": (
        "Lệnh `meetings-tui check --repair` để tệp hỏng sang bên và dùng bản sao trước đó."
    ),
    "An earlier write to the archive has failed.": "Lần ghi vào kho trước đó không thành.",
    "Open it for writing again.": "Hãy mở lại để ghi.",
    "{} cannot be read: {}.": "Không đọc được {0}: {1}.",
    # xuất
    "Calendars need the package icalendar.": "Muốn xuất lịch cần gói icalendar.",
    "Install it with `pip install 'meetings-tui[ical]'`.": "Cài bằng `pip install 'meetings-tui[ical]'`.",
    "Word files need the package python-docx.": "Muốn xuất tệp Word cần gói python-docx.",
    "Install it with `pip install 'meetings-tui[docx]'`.": "Cài bằng `pip install 'meetings-tui[docx]'`.",
    "The places are {}; a brace itself is written twice.": (
        "Các chỗ điền là {0}; muốn có dấu ngoặc nhọn thì viết hai lần."
    ),
    "The template has no place for the excerpt.": "Mẫu không có chỗ cho đoạn trích.",
    "A brace of the template is left open or stands alone.": "Mẫu có dấu ngoặc nhọn chưa đóng hoặc đứng lẻ.",
    "The template has a place {{{}}} that does not exist.": "Mẫu có chỗ điền {{{0}}} không tồn tại.",
    "{} cannot be written: {}.": "Không ghi được {0}: {1}.",
    "Name a file in a folder you may write to.": "Hãy nêu tệp trong thư mục bạn ghi được.",
    # nạp
    "It does not exist.": "Không có tệp này.",
    "It may not be read by you.": "Bạn không có quyền đọc tệp này.",
    "It cannot be read: {}.": "Không đọc được: {0}.",
    "There is no standard input.": "Không có đầu vào chuẩn.",
    "Its name cannot be a file's.": "Tên này không thể là tên tệp.",
    "The parser failed on it ({}: {}).": "Bộ phân tích không làm được tệp này ({0}: {1}).",
    "The process that parsed it died on it.": "Tiến trình phân tích tệp này đã dừng giữa chừng.",
    # đọc tệp
    "{} is {}, and its reader is not installed.": "{0} là {1}, mà phần đọc loại này chưa được cài.",
    "Install it: pip install 'meetings-tui[{}]'": "Cài bằng: pip install 'meetings-tui[{0}]'",
    "a PDF": "tệp PDF",
    "{} holds more than {} million characters, too many for a report.": (
        "{0} có hơn {1} triệu ký tự, quá nhiều đối với một bản tin."
    ),
    "Split it, one report a file.": "Hãy tách ra, mỗi bản tin một tệp.",
    "Split it.": "Hãy tách ra.",
    "{} is not text.": "{0} không phải văn bản.",
    "Give a text file (.txt) with the report.": "Hãy đưa tệp văn bản (.txt) có bản tin.",
    "{} is not {} text, though it says so (first unreadable byte at {}).": (
        "{0} tự ghi là mã {1} nhưng không phải (byte đầu tiên không đọc được: {2})."
    ),
    "{} is neither UTF-8 text nor in another encoding of Vietnamese (first unreadable byte at {}).": (
        "{0} không phải UTF-8 hay bảng mã tiếng Việt nào khác (byte đầu tiên không đọc được: {1})."
    ),
    "Save it as text with the encoding UTF-8.": "Hãy lưu lại thành văn bản với bảng mã UTF-8.",
    "{} is a Word document without a text.": "{0} là tài liệu Word không có chữ.",
    "Open it in Word and save it again.": "Hãy mở bằng Word rồi lưu lại.",
    "Open it in LibreOffice and save it again.": "Hãy mở bằng LibreOffice rồi lưu lại.",
    "Open it in Word or LibreOffice and save it again.": "Hãy mở bằng Word hoặc LibreOffice rồi lưu lại.",
    "Open it in Word or LibreOffice and save it as .docx.": (
        "Hãy mở bằng Word hoặc LibreOffice rồi lưu thành .docx."
    ),
    "Open it in Word or LibreOffice and save it as .docx, without a password.": (
        "Hãy mở bằng Word hoặc LibreOffice rồi lưu thành .docx, không đặt mật khẩu."
    ),
    "{} is refused: tables lie in it more than {} deep.": "Không nhận {0}: bảng lồng nhau quá {1} lớp.",
    "{} is refused: lists or tables lie in it more than {} deep.": (
        "Không nhận {0}: danh sách hoặc bảng lồng nhau quá {1} lớp."
    ),
    "{} is refused: lists lie in it more than {} deep.": "Không nhận {0}: danh sách lồng nhau quá {1} lớp.",
    "{} is refused: elements lie in it more than {} deep.": "Không nhận {0}: phần tử lồng nhau quá {1} lớp.",
    "Save it anew.": "Hãy lưu lại.",
    "{} is refused: groups lie in it more than {} deep.": "Không nhận {0}: nhóm lồng nhau quá {1} lớp.",
    "{} is refused: archives lie in it more than {} deep.": "Không nhận {0}: tệp nén lồng nhau quá {1} lớp.",
    "{} is refused: it has more than {} elements.": "Không nhận {0}: có hơn {1} phần tử.",
    "{} is refused: it has more than {} pages.": "Không nhận {0}: có hơn {1} trang.",
    "{} is refused: it has more than {} letters on a page, or {} in all.": (
        "Không nhận {0}: có hơn {1} chữ trên một trang, hoặc {2} chữ tất cả."
    ),
    "{} is refused: it has more than {} parts of parts, or {} lines.": (
        "Không nhận {0}: có hơn {1} phần lồng trong phần, hoặc {2} dòng."
    ),
    "{} is refused: it holds more than {} files.": "Không nhận {0}: chứa hơn {1} tệp.",
    "{} is refused: its XML is in an encoding that no word processor writes.": (
        "Không nhận {0}: XML dùng bảng mã mà không trình soạn thảo nào ghi."
    ),
    "{} is refused: its XML defines a document type, which no honest document does.": (
        "Không nhận {0}: XML tự định nghĩa kiểu tài liệu, điều mà tài liệu tử tế không làm."
    ),
    "{} is refused: unpacked it is larger than {} MB.": "Không nhận {0}: giải nén ra lớn hơn {1} MB.",
    "{} is refused: unpacked it is more than {} MB.": "Không nhận {0}: giải nén ra hơn {1} MB.",
    "{} is refused: unpacked it is more than {} times its size.": (
        "Không nhận {0}: giải nén ra lớn hơn {1} lần kích thước tệp."
    ),
    "{} is refused: its pages are packed twice, or as no honest PDF is today.": (
        "Không nhận {0}: các trang bị nén hai lần, hoặc nén theo cách PDF tử tế nay không dùng."
    ),
    "{} is refused: its path leads out of the archive.": "Không nhận {0}: đường dẫn ra ngoài tệp nén.",
    "{} is refused: it is a link.": "Không nhận {0}: đây là liên kết.",
    "If it is no trap, unpack it yourself and import the folder.": (
        "Nếu không phải bẫy, hãy tự giải nén rồi nạp thư mục."
    ),
    "Print it anew to a PDF if it is no trap.": "Nếu không phải bẫy, hãy in lại ra PDF.",
    "Unpack it yourself.": "Hãy tự giải nén.",
    "Unpack the archive yourself.": "Hãy tự giải nén tệp này.",
    "Unpack it, or make a ZIP of it.": "Hãy giải nén, hoặc nén lại thành ZIP.",
    "Import what it points to.": "Hãy nạp thứ mà liên kết trỏ tới.",
    "Ask where it comes from.": "Hãy hỏi xem tệp từ đâu ra.",
    "{} is an e-mail with nothing written in it.": "{0} là thư điện tử không viết gì.",
    "Save its attachments.": "Hãy lưu các tệp đính kèm.",
    "Save the messages in it one by one.": "Hãy lưu riêng từng thư trong đó.",
    "{} is JSON without a text.": "{0} là JSON không có phần văn bản.",
    'It must have the field "text".': "Phải có trường “text”.",
    "{} is broken JSON ({}).": "{0} là JSON hỏng ({1}).",
    "Standard input is refused: it is more than {} bytes.": "Không nhận dữ liệu vào: lớn hơn {0} byte.",
    "Give the file by its name: files are read piece by piece.": (
        "Hãy đưa tên tệp: tệp được đọc từng phần một."
    ),
    "Its file holds several reports as it is read today. Import the file again to have each.": (
        "Nay tệp này được đọc thành nhiều bản tin. Hãy nạp lại tệp để có từng bản."
    ),
    "{} is no JSON object.": "{0} không phải đối tượng JSON.",
    "Write the collection again.": "Hãy ghi lại tập này.",
    "{} is a web archive without a page.": "{0} là tệp lưu trang web mà không có trang nào.",
    "Save the page again.": "Hãy lưu lại trang.",
    "Save the page again, with its text.": "Hãy lưu lại trang, kèm phần chữ.",
    "Save the page that shows the whole report.": "Hãy lưu trang hiện đủ cả bản tin.",
    "Save the page as a web page (.html).": "Hãy lưu thành trang web (.html).",
    "{} is locked with a password.": "{0} bị khóa bằng mật khẩu.",
    "Save it without one.": "Hãy lưu lại, bỏ mật khẩu.",
    "{} is a document without a text.": "{0} là tài liệu không có chữ.",
    "{} is not text but a workbook, slides or another office file.": (
        "{0} không phải văn bản mà là bảng tính, trình chiếu hoặc tệp văn phòng khác."
    ),
    "Give a file with the text of a report.": "Hãy đưa tệp có nội dung bản tin.",
    "Give a file with a report.": "Hãy đưa tệp có bản tin.",
    "Give the reports in it as files.": "Hãy đưa các bản tin trong đó thành từng tệp.",
    "Give a file; folders are for import.": "Hãy đưa một tệp; thư mục thì dùng lệnh `import`.",
    "{} is damaged ({}).": "{0} bị hỏng ({1}).",
    "{} is damaged ({}: {}).": "{0} bị hỏng ({1}: {2}).",
    "{} is damaged, or no archive that can be read ({}).": (
        "{0} bị hỏng, hoặc không phải tệp nén đọc được ({1})."
    ),
    "{} is a damaged Word document or ZIP archive ({}).": "{0} là tài liệu Word hoặc tệp ZIP bị hỏng ({1}).",
    "{} is a damaged PDF ({}).": "{0} là tệp PDF bị hỏng ({1}).",
    "{} is a PDF locked with a password.": "{0} là PDF khóa bằng mật khẩu.",
    "{} is a scanned PDF: its pages are pictures without text.": (
        "{0} là PDF quét: các trang là ảnh, không có chữ."
    ),
    "Put it through text recognition (OCR) first.": "Hãy cho nhận dạng chữ (OCR) trước.",
    "A picture of a text must be typed off or put through text recognition.": (
        "Ảnh chụp văn bản phải gõ lại hoặc cho nhận dạng chữ."
    ),
    "Get the file again.": "Hãy lấy lại tệp.",
    "Get the archive again.": "Hãy lấy lại tệp nén.",
    "{}:{} is longer than {} MB, too long for a report.": "{0}:{1} dài hơn {2} MB, quá dài cho một bản tin.",
    "It is too large to be taken apart.": "Tệp quá lớn, không tách ra được.",
    "{} is larger than {} MB, too large for a report.": "{0} lớn hơn {1} MB, quá lớn đối với một bản tin.",
    "{} holds no files.": "{0} không chứa tệp nào.",
    "{} holds no report.": "{0} không chứa bản tin nào.",
    "Look into it.": "Hãy mở ra xem.",
    "{} is empty.": "{0} trống.",
    "{} holds only white space.": "{0} chỉ có khoảng trắng.",
    "{} holds nothing but a page's menus and counters.": (
        "{0} chỉ có thanh menu và bộ đếm của trang, không có bài."
    ),
    "{} does not exist.": "Không có {0}.",
    "Check the name.": "Hãy xem lại tên.",
    "{} is a folder.": "{0} là thư mục.",
    "{} may not be read.": "Không có quyền đọc {0}.",
    "Ask for the right to read it, or copy it.": "Hãy xin quyền đọc, hoặc chép ra chỗ khác.",
    "Check the disk and the name.": "Hãy xem lại đĩa và tên.",
    "{} is not text but {}.": "{0} không phải văn bản mà là {1}.",
    "a Word file from before 2007 (.doc)": "tệp Word trước năm 2007 (.doc)",
    "a workbook from before 2007 (.xls)": "bảng tính trước năm 2007 (.xls)",
    "slides from before 2007 (.ppt)": "trình chiếu trước năm 2007 (.ppt)",
    "a mail of Outlook (.msg)": "thư của Outlook (.msg)",
    "an Office file from before 2007": "tệp Office trước năm 2007",
    "Save it as .eml, or save its attachments.": "Hãy lưu thành .eml, hoặc lưu các tệp gửi kèm.",
    "an image": "hình ảnh",
    "a 7z archive": "tệp nén 7z",
    "a RAR archive": "tệp nén RAR",
    "an XZ archive": "tệp nén XZ",
    "a bzip2 archive": "tệp nén bzip2",
    "a database": "cơ sở dữ liệu",
    "a program": "chương trình",
    "a Safari web archive": "tệp lưu trang web của Safari",
    "{} is not text but a TAR archive.": "{0} không phải văn bản mà là tệp nén TAR.",
    "{} is not text but XML data.": "{0} không phải văn bản mà là dữ liệu XML.",
    # tìm kiếm
    "The search index cannot be kept in {}: that is no name in UTF-8.": (
        "Không đặt được chỉ mục tìm kiếm trong {0}: tên này không theo UTF-8."
    ),
    "Rename the folder, or name another with --archive.": (
        "Hãy đổi tên thư mục, hoặc chọn thư mục khác bằng --archive."
    ),
    "This quote is not closed.": "Dấu ngoặc kép này chưa đóng.",
    'Add " where the phrase ends.': 'Thêm " ở cuối cụm từ.',
    'Add " where the date ends.': 'Thêm " ở cuối ngày.',
    "This is no date with a year.": "Đây không phải ngày tháng có năm.",
    (
        "For example: 2021 · 12/2021 · 7/12/2021 · quý 4/2021 · 6 tháng đầu năm 2022 · "
        "2021-12-01..2022-01-31 · >=2022 · năm nay"
    ): (
        "Ví dụ: 2021 · 12/2021 · 7/12/2021 · quý 4/2021 · 6 tháng đầu năm 2022 · "
        "2021-12-01..2022-01-31 · >=2022 · năm nay"
    ),
    "Write the name of a province as it is or as it was before the mergers.": (
        "Hãy ghi tên tỉnh như hiện nay hoặc như trước khi sáp nhập."
    ),
    "Known are: {}.": "Các giá trị: {0:names}.",
    "Did you mean {}?": "Có phải ý bạn là {0:names}?",
    "{}: does not know {}.": "{0:names}: không có giá trị {1}.",
    "The field {}: has no value.": "Trường {0:names}: chưa có giá trị.",
    "For example: {}:{}": "Ví dụ: {0:names}:{1}",
    "For example: nghi*": "Ví dụ: nghi*",
    "The calendar has no such day.": "Lịch không có ngày này.",
    "This ends before it begins.": "Khoảng này kết thúc trước khi bắt đầu.",
    "The earlier day comes first: 2021-12..2022-01.": "Ngày sớm hơn đứng trước: 2021-12..2022-01.",
    "A day comes before its month: 7/12/2021.": "Ngày đứng trước tháng: 7/12/2021.",
    "{}: knows no exact value.": "{0:names}: không nhận giá trị khớp tuyệt đối.",
    "Leave the = out; {}: looks for words.": "Hãy bỏ dấu =; {0:names}: tìm theo từ.",
    "Another process is indexing this archive.": "Một tiến trình khác đang lập chỉ mục cho kho này.",
    "The search index is missing or not up to date, and you may not write to it.": (
        "Chỉ mục tìm kiếm không có hoặc chưa cập nhật, và bạn không có quyền ghi vào đó."
    ),
    "Let the owner of the archive search it once, or copy it to a folder of yours.": (
        "Nhờ chủ kho tìm kiếm trong đó một lần, hoặc sao chép kho sang thư mục của bạn."
    ),
    "The search index is damaged.": "Chỉ mục tìm kiếm bị hỏng.",
    "It is made again on the next start, or now by `meetings-tui reindex`.": (
        "Lần mở sau sẽ lập lại, hoặc lập ngay bằng `meetings-tui reindex`."
    ),
    "The index {} cannot be made: {}.": "Không tạo được chỉ mục {0}: {1}.",
    "The index {} cannot be written: {}.": "Không ghi được chỉ mục {0}: {1}.",
    "Something is missing beside this OR.": "Cạnh chữ OR này thiếu một vế.",
    'Write what may occur on both sides, or "OR" in quotes for the word itself.': (
        'Hãy viết đủ hai vế, hoặc viết "OR" trong ngoặc kép nếu tìm chính chữ này.'
    ),
    "Nothing follows this NOT.": "Sau chữ NOT này không có gì.",
    'Write what must not occur, or "NOT" in quotes for the word itself.': (
        'Hãy viết điều không được có, hoặc viết "NOT" trong ngoặc kép nếu tìm chính chữ này.'
    ),
    "There is no field {}.": "Không có trường {0}.",
    "{}Fields are {}. To search for the words, leave a blank after the colon.": (
        "{0}Các trường: {1:names}. Nếu tìm chính các chữ này, hãy để cách sau dấu hai chấm."
    ),
    "The query is longer than {} characters.": "Câu hỏi dài hơn {0} ký tự.",
    "Use a few words of what you are looking for.": "Hãy dùng vài từ của điều bạn tìm.",
    "This bracket closes nothing.": "Dấu ngoặc này không đóng gì cả.",
    "Remove it, or open one before it.": "Hãy bỏ đi, hoặc mở ngoặc ở trước.",
    "There is no word here to search for.": "Ở đây không có từ nào để tìm.",
    "Type letters or digits.": "Hãy gõ chữ hoặc số.",
    "Brackets nest more than {} deep.": "Ngoặc lồng nhau quá {0} lớp.",
    "Ask more simply.": "Hãy hỏi đơn giản hơn.",
    "These brackets are empty.": "Cặp ngoặc này trống.",
    "Remove them.": "Hãy bỏ đi.",
    "There is no word between these quotes.": "Giữa hai dấu ngoặc kép này không có từ nào.",
    "Type letters or digits, or remove them.": "Hãy gõ chữ hoặc số, hoặc bỏ chúng đi.",
    "A star can only follow the beginning of a word.": "Dấu sao chỉ đứng sau phần đầu của một từ.",
    "A star can only stand at the end of a word.": "Dấu sao chỉ đứng ở cuối một từ.",
    "This word is longer than {} letters.": "Từ này dài hơn {0} chữ cái.",
    "Shorten it.": "Hãy rút ngắn lại.",
    "This bracket is not closed.": "Dấu ngoặc này chưa đóng.",
    "Add ) where the group ends.": "Thêm ) ở cuối nhóm.",
    "This has {} words; a quotation has {} at most.": "Đoạn này có {0} từ; trích dẫn có nhiều nhất {1} từ.",
    "Paste a part of it.": "Hãy dán một phần thôi.",
}
