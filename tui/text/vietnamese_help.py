"""What `--help` and Click say, in Vietnamese: sentences and paragraphs with `{}` for what they name."""

VIETNAMESE_HELP = {
    # chương trình
    "Keep, search and quote Vietnamese meeting reports.": (
        "Lưu giữ, tìm và trích dẫn bản tin hội nghị, cuộc họp."
    ),
    "Without a command, the browser opens; the first time, on the sample reports.": (
        "Không kèm lệnh nào thì màn hình đọc mở ra; lần đầu là với các bản tin mẫu."
    ),
    "Exit codes: 0 done; 1 done in part, or nothing found; 2 wrong usage or unusable query; 3 the archive "
    "cannot be used; 130 interrupted.": (
        "Mã kết thúc: 0 xong; 1 chỉ xong một phần, hoặc không tìm thấy; 2 gõ lệnh sai hoặc câu tìm không "
        "hiểu được; 3 kho không dùng được; 130 bị ngắt."
    ),
    "The archive's folder.": "Thư mục của kho.",
    "$MEETINGS_ARCHIVE, else the platform's data folder": (
        "$MEETINGS_ARCHIVE, nếu không có thì thư mục dữ liệu của hệ thống"
    ),
    "Show the version and exit.": "Cho biết phiên bản rồi kết thúc.",
    "Show this message and exit.": "Hiện hướng dẫn này rồi kết thúc.",
    # danh sách lệnh
    "Take files and folders of reports into the archive.": "Nạp tệp và thư mục bản tin vào kho.",
    "Print the record of one file; touches no archive.": "In bản ghi của một tệp; không đụng đến kho.",
    "Find meetings by the query language of the app.": "Tìm cuộc họp bằng cú pháp tìm của chương trình.",
    "Tell which report has a quotation word for word, or what differs.": (
        "Cho biết bản tin nào có đúng nguyên văn một trích dẫn, hay khác ở đâu."
    ),
    "Print one record by its id.": "In một bản ghi theo mã.",
    "Write the records that match a query to a file or a pipe.": (
        "Ghi các bản ghi khớp câu tìm ra tệp hoặc đường ống."
    ),
    "Tell what the archive holds.": "Cho biết trong kho có gì.",
    "Verify archive and index, and mend what can be mended.": (
        "Kiểm tra kho và chỉ mục, sửa những gì sửa được."
    ),
    "Write the whole archive to one file.": "Sao lưu cả kho vào một tệp.",
    "Make the archive again of such a file.": "Khôi phục kho từ tệp sao lưu đó.",
    "Make the index again from the records.": "Lập lại chỉ mục từ các bản ghi.",
    "Make the records again from the kept originals, and show what changed.": (
        "Phân tích lại các bản gốc đang giữ và cho biết có gì thay đổi."
    ),
    "Print the script that makes a shell complete commands, ids and queries.": (
        "In đoạn mã để shell gõ nối lệnh, mã cuộc họp và câu tìm."
    ),
    # import
    "Take files, folders (with all in them) and `-` (standard input) into the archive.": (
        "Nạp vào kho các tệp, thư mục (kèm mọi thứ bên trong) và `-` (đầu vào chuẩn)."
    ),
    "Archives (ZIP, gzip) and collections (JSON Lines) are taken apart, one report each.": (
        "Tệp nén (ZIP, gzip) và tệp gộp (JSON Lines) được tách ra thành từng bản tin."
    ),
    "Doing it again imports nothing twice. Interrupted, what was finished is kept and the next run "
    "goes on.": ("Nạp lại cũng không bị trùng. Nếu bị ngắt, phần đã xong được giữ và lần sau nạp tiếp."),
    "Processes that parse; by default what pays.": "Số tiến trình phân tích; mặc định tự chọn cho có lợi.",
    "Then go on with what arrives in these folders, until Ctrl+C.": (
        "Nạp xong thì nạp tiếp những gì mới vào các thư mục này, cho đến khi bấm Ctrl+C."
    ),
    "One JSON line a report, then a summary.": "Mỗi bản tin một dòng JSON, cuối cùng là dòng tổng kết.",
    # parse
    "Parse one file (`-` for standard input) and print its record; touches no archive.": (
        "Phân tích một tệp (`-` là đầu vào chuẩn) và in bản ghi; không đụng đến kho."
    ),
    "Print the record as JSON.": "In bản ghi dạng JSON.",
    # search
    'Find meetings. All words must occur; `"in a row"`, `-without`, `a OR b`, `field:value`.': (
        'Tìm cuộc họp có đủ các từ đã gõ; `"liền nhau"`, `-không-có`, `a OR b`, `trường:giá-trị`.'
    ),
    "Words without accents match any accents, with accents only theirs. Fields: person, chair, speaker, "
    "present, author, org, province, kind, doc, date, title, in, tag, note, has; Vietnamese names too.": (
        "Từ không dấu khớp với mọi dấu, từ có dấu chỉ khớp đúng dấu đó. Các trường: người, chủ-trì, "
        "phát-biểu, tham-dự, tác-giả, cơ-quan, tỉnh, loại, văn-bản, ngày, tiêu-đề, trong, nhãn, ghi-chú, có; "
        "tên tiếng Anh cũng được."
    ),
    "How many to pass over first.": "Bỏ qua bao nhiêu kết quả đầu.",
    "The best or the newest first.": "Khớp nhất hay mới nhất trước.",
    "How many to list; 20, with --tsv all.": "Liệt kê bao nhiêu; mặc định 20, với --tsv là tất cả.",
    "Print answers and facets as JSON.": "In kết quả và số đếm theo mục dạng JSON.",
    "One line a meeting, tab-separated: {}.": "Mỗi cuộc họp một dòng, cách nhau bằng tab: {0}.",
    "Choose one of --json and --tsv.": "Hãy chọn một trong hai: --json hoặc --tsv.",
    # verify
    "Tell which report has a passage word for word, or the nearest with every difference.": (
        "Cho biết bản tin nào có đúng nguyên văn một đoạn, hoặc bản gần nhất với từng chỗ khác."
    ),
    "PASSAGE is the quotation, or `-` to read it from standard input. Quotation marks, punctuation, "
    "capitals, spacing, line breaks and hyphenation do not matter, accents do; `…` stands for words left "
    "out. Words only in the report are shown as [-…-], words only in the quotation as {{+…+}}.": (
        "ĐOẠN-TRÍCH là đoạn trích, hoặc `-` để đọc từ đầu vào chuẩn. Dấu ngoặc kép, dấu câu, chữ hoa, khoảng "
        "cách, chỗ xuống dòng và gạch nối không tính, dấu thanh thì có; `…` thay cho những chữ lược bỏ. Chữ "
        "chỉ có trong bản tin hiện thành [-…-], chữ chỉ có trong đoạn trích hiện thành {{+…+}}."
    ),
    "Exit code 0: word for word; 1: not found so.": (
        "Mã kết thúc 0: đúng nguyên văn; 1: không tìm thấy như vậy."
    ),
    "Print the verdict as JSON.": "In kết luận dạng JSON.",
    # show
    "Print one record; a unique beginning of its id, 4 digits or more, is enough, with or without #.": (
        "In một bản ghi; chỉ cần phần đầu của mã, từ 4 chữ số, miễn là không trùng, có hay không có dấu #."
    ),
    "Where several sites told the report, all sources are named; `show` with the id of one prints its own "
    "text.": (
        "Bản tin có ở nhiều trang thì nêu đủ các nguồn; `show` với mã của nguồn nào in chữ của nguồn đó."
    ),
    # export
    "Write the records that match QUERY (without one, all meetings), newest first.": (
        "Ghi ra các bản ghi khớp CÂU-TÌM (không có thì mọi cuộc họp), mới nhất trước."
    ),
    "A report that several sites told is written once, with all its sources. Pages (markdown, html, docx) "
    "have your bookmark, tags and notes below the text.": (
        "Bản tin có ở nhiều trang chỉ ghi một lần, kèm mọi nguồn. Các trang (markdown, html, docx) có đánh "
        "dấu, nhãn và ghi chú của bạn ở dưới bài."
    ),
    "One of {}; clippings also as {}.": "Một trong các dạng {0}; đoạn trích còn có dạng {1}.",
    "A file instead of a pipe.": "Ghi ra tệp, không ra đường ống.",
    "Only the meetings you bookmarked, as `has:bookmark`.": (
        "Chỉ các cuộc họp bạn đã đánh dấu, như `có:đánh-dấu`."
    ),
    "Your clippings instead of records.": "Các đoạn bạn đã trích, không phải bản ghi.",
    "Leave out what you added: bookmark, tags, notes.": "Bỏ những gì bạn thêm vào: đánh dấu, nhãn, ghi chú.",
    "Clippings are exported all together, without a query.": (
        "Đoạn trích được xuất tất cả một lần, không kèm câu tìm."
    ),
    "Only clippings are written as {}.": "Chỉ đoạn trích mới ghi được dạng {0}.",
    # stats
    "Tell what the archive holds: meetings by kind, year and province, and its size on disk.": (
        "Cho biết trong kho có gì: số cuộc họp theo loại, năm, tỉnh, và dung lượng trên đĩa."
    ),
    "Reports are all that was kept: meetings, what is not a meeting, and further sources of the same "
    "reports.": (
        "Bản tin là tất cả những gì đã giữ: cuộc họp, bài không phải cuộc họp, và các nguồn khác của cùng "
        "bản tin."
    ),
    "Print the figures as JSON.": "In số liệu dạng JSON.",
    # check
    "Verify archive and index, say what is wrong, and mend what can be mended.": (
        "Kiểm tra kho và chỉ mục, cho biết chỗ nào sai, và sửa những gì sửa được."
    ),
    "Before each sentence stands what was checked: header, segments, duplicates, originals, index …": (
        "Trước mỗi câu là phần được kiểm tra: tệp đầu, phần, trùng lặp, bản gốc, chỉ mục …"
    ),
    "Mend what can be mended.": "Sửa những gì sửa được.",
    # backup, restore
    "Write the whole archive to FILE, a ZIP: meetings, originals, notes, tags and clippings.": (
        "Sao lưu cả kho vào TỆP, một tệp ZIP: cuộc họp, bản gốc, ghi chú, nhãn và đoạn trích."
    ),
    "It is the archive as it was at one moment, also while an import is running, and is read back and "
    "compared before it gets its name. `restore` makes the archive of it again.": (
        "Đó là kho đúng ở một thời điểm, kể cả khi đang nạp, và được đọc lại để đối chiếu rồi mới mang tên "
        "đã cho. Lệnh `restore` khôi phục kho từ tệp đó."
    ),
    "Replace FILE if it exists.": "Ghi đè lên TỆP nếu đã có.",
    "What was done, as one JSON line.": "Những gì đã làm, thành một dòng JSON.",
    "Make the archive again of FILE, which `backup` wrote.": "Khôi phục kho từ TỆP do lệnh `backup` ghi ra.",
    "Every byte is checked before anything gets its place. The search index is made when it is next "
    "needed.": ("Mọi byte đều được kiểm tra rồi mới đưa vào chỗ. Chỉ mục tìm kiếm được lập khi cần đến."),
    "Move an archive that is there aside, to NAME.before-restore.": (
        "Nếu ở đó đã có kho thì dời sang TÊN.before-restore."
    ),
    # reindex, reparse
    "Make the whole index again from the records.": "Lập lại toàn bộ chỉ mục từ các bản ghi.",
    "Make the records that match QUERY (without one, all) again from the kept originals.": (
        "Phân tích lại từ bản gốc đang giữ các bản ghi khớp CÂU-TÌM (không có thì tất cả)."
    ),
    "Shows what changed, field by field, the old value and the new one. Your notes, tags, bookmarks and "
    "clippings stay as they are.": (
        "Cho biết những gì thay đổi, từng trường một, giá trị cũ và mới. Ghi chú, nhãn, đánh dấu và đoạn "
        "trích của bạn vẫn như cũ."
    ),
    "Only show what would change.": "Chỉ cho biết những gì sẽ thay đổi.",
    "Processes that parse; by default one a core.": (
        "Số tiến trình phân tích; mặc định mỗi nhân một tiến trình."
    ),
    "One JSON line a changed record, then a summary.": (
        "Mỗi bản ghi thay đổi một dòng JSON, cuối cùng là dòng tổng kết."
    ),
    # completion
    "Print the script that makes a shell complete commands, ids, fields, values and formats.": (
        "In đoạn mã để shell gõ nối lệnh, mã cuộc họp, trường, giá trị và dạng tệp."
    ),
    'bash: eval "$(meetings-tui completion bash)" in ~/.bashrc': (
        'bash: eval "$(meetings-tui completion bash)" trong ~/.bashrc'
    ),
    'zsh:  eval "$(meetings-tui completion zsh)" in ~/.zshrc, after compinit': (
        'zsh:  eval "$(meetings-tui completion zsh)" trong ~/.zshrc, sau compinit'
    ),
    # những gì phải gõ
    "[OPTIONS]": "[TÙY-CHỌN]",
    "[COMMAND] [ARGS]...": "[LỆNH] [THAM-SỐ]...",
    "DIRECTORY": "THƯ-MỤC",
    "FILE": "TỆP",
    "FORMAT": "DẠNG",
    "ID": "MÃ",
    "INTEGER RANGE": "SỐ",
    "PASSAGE...": "ĐOẠN-TRÍCH...",
    "PATH…": "ĐƯỜNG-DẪN…",
    "QUERY...": "CÂU-TÌM...",
    "[QUERY]...": "[CÂU-TÌM]...",
    # lời của Click
    "Usage: ": "Cách dùng: ",
    "Options": "Tùy chọn",
    "Commands": "Lệnh",
    "default: {}": "mặc định: {0}",
    "required": "bắt buộc",
    "Error: {}": "Lỗi: {0}",
    "Try '{} {}' for help.": "Gõ '{0} {1}' để xem hướng dẫn.",
    "No such command {}.": "Không có lệnh {0}.",
    "No such command {}. Did you mean {}?": "Không có lệnh {0}. Có phải ý bạn là {1}?",
    "No such option {}.": "Không có tùy chọn {0}.",
    "No such option {}. Did you mean {}?": "Không có tùy chọn {0}. Có phải ý bạn là {1}?",
    "No such option {}. (Did you mean one of: {}?)": "Không có tùy chọn {0}. (Có phải ý bạn là: {1}?)",
    "No such option: {}": "Không có tùy chọn {0}.",
    "Option {} requires an argument.": "Tùy chọn {0} phải kèm giá trị.",
    "Option {} does not take a value.": "Tùy chọn {0} không kèm giá trị.",
    "Missing argument {}.": "Thiếu {0}.",
    "Missing argument {}. Choose from:\n\t{}": "Thiếu {0}. Hãy chọn trong:\n\t{1}",
    "Missing option {}.": "Thiếu tùy chọn {0}.",
    "Missing option {}. Choose from:\n\t{}": "Thiếu tùy chọn {0}. Hãy chọn trong:\n\t{1}",
    "Got unexpected extra argument ({})": "Thừa tham số ({0})",
    "Got unexpected extra arguments ({})": "Thừa các tham số ({0})",
    "Invalid value for {}: {}": "Giá trị của {0} không đúng: {1}",
    "{} is not one of {}.": "{0} không nằm trong {1}.",
    "{} is not a valid integer range.": "{0} không phải số nguyên.",
    "{} is not a valid integer.": "{0} không phải số nguyên.",
    "{} is not in the range {}.": "{0} không nằm trong khoảng {1}.",
    "File {} is a directory.": "{0} là thư mục, không phải tệp.",
    "Directory {} is a file.": "{0} là tệp, không phải thư mục.",
    "--watch needs folders, and {} is none.": "--watch cần thư mục, mà {0} không phải thư mục.",
}
