"""What the store says only to commands, in Vietnamese: of checks and repairs, backups and their return.

Where a sentence counts something, that part of it is put together from its number and `VIETNAMESE_COUNTED`.
"""

VIETNAMESE_COUNTED = {
    "file or folder is": "tệp hoặc thư mục",
    "files and folders are": "tệp và thư mục",
    **dict.fromkeys(("file", "files"), "tệp"),
    **dict.fromkeys(
        ("record", "records", "record is", "records are", "record was", "records were"), "bản ghi"
    ),
    **dict.fromkeys(("unharmed file was", "unharmed files were"), "tệp nguyên vẹn"),
    **dict.fromkeys(
        ("imported file is", "imported files are", "imported file has", "imported files have"), "tệp đã nạp"
    ),
    **dict.fromkeys(("meeting stands", "meetings stand"), "cuộc họp"),
    **dict.fromkeys(("is", "are"), "bản"),
}

VIETNAMESE_UPKEEP = {
    # kiểm tra và sửa
    "`meetings-tui check --repair` mends it.": "`meetings-tui check --repair` sửa được.",
    "What it holds is missing here.": "Những gì trong đó không có ở đây.",
    "So are {} more.": "Còn {0} tệp khác cũng vậy.",
    "{} is missing or damaged.": "{0} bị mất hoặc bị hỏng.",
    "It was written again.": "Đã ghi lại tệp này.",
    "It was left as it is.": "Để nguyên như cũ.",
    "It was set aside as {}{}; there is no copy from before.": (
        "Đã cất riêng thành {0}{1}; không có bản trước đó."
    ),
    "It was set aside as {}{}, and the copy from before the last session was taken.": (
        "Đã cất riêng thành {0}{1}, và lấy lại bản trước phiên làm việc cuối."
    ),
    "{} open to other users of this computer.": "Người dùng khác trên máy này xem được {0}.",
    "That cannot be changed here.": "Ở đây không đổi được điều đó.",
    "Move the archive to a disk that knows permissions.": "Hãy chuyển kho sang ổ đĩa có phân quyền.",
    "Now they are yours alone.": "Nay chỉ mình bạn xem được.",
    "The search index is damaged in {}.": "Chỉ mục tìm kiếm hỏng ở {0}.",
    "The search index holds {}, the archive {}.": "Chỉ mục tìm kiếm có {0}, còn kho có {1}.",
    "It was made again, of {}.": "Đã lập lại, từ {0}.",
    "It was made again.": "Đã lập lại.",
    "The zip {} of imported files is damaged in {}.": "Tệp zip {0} chứa các tệp đã nạp hỏng ở {1}.",
    "The zip {} of imported files is damaged: its list cannot be read.": (
        "Tệp zip {0} chứa các tệp đã nạp bị hỏng: không đọc được danh sách trong đó."
    ),
    "{} taken out of it.": "Đã lấy ra được {0}.",
    "{} lost, that of {}": "Mất {0}, của {1}",
    "Import the same files again, if you still have them.": "Hãy nạp lại chính các tệp đó, nếu còn giữ.",
    "The records are kept, but cannot be parsed again.": "Bản ghi vẫn còn, nhưng không phân tích lại được.",
    "{} no record.": "Chưa có bản ghi cho {0}.",
    "{} made.": "Đã tạo {0}.",
    "Records in the archive file {}.json contradict themselves: {}.": (
        "Có bản ghi tự mâu thuẫn trong tệp {0}.json của kho: {1}."
    ),
    "{} made again.": "Đã tạo lại {0}.",
    "None of its records can be told any more.": "Không còn đọc ra bản ghi nào trong đó.",
    "{} lost. Import the files again, if you still have them.": (
        "Mất {0}. Hãy nạp lại các tệp đó, nếu còn giữ."
    ),
    "Of them, {} still not right.": "Trong đó {0} vẫn chưa đúng.",
    "{} in the archive twice.": "Có {0} nằm trong kho hai lần.",
    "The second was removed.": "Đã bỏ bản thứ hai.",
    "The catalogue of {} is not right.": "Mục lục của {0} không đúng.",
    # sao lưu
    "Name a file in it, as backup.zip.": "Hãy ghi tên một tệp trong đó, như sao-luu.zip.",
    "{} exists.": "{0} đã có.",
    "Name another file, or add --force to replace it.": "Hãy ghi tên tệp khác, hoặc thêm --force để ghi đè.",
    "Name a file somewhere else.": "Hãy ghi tên một tệp ở chỗ khác.",
    # khôi phục
    "Take another backup, or copy this one again from where it came.": (
        "Hãy lấy bản sao lưu khác, hoặc chép lại bản này từ nơi đã lấy."
    ),
    "{} is no usable backup: {}.": "{0} không phải bản sao lưu dùng được: {1}.",
    "it is cut off, or was never one": "tệp bị cắt cụt, hoặc chưa bao giờ là bản sao lưu",
    "it holds no archive": "trong đó không có kho nào",
    "it claims to hold more than its own size": "tệp nhận là chứa nhiều hơn dung lượng của chính nó",
    "its files are not those that its list names": "các tệp trong đó không đúng với danh sách",
    "its list of files is missing or damaged": "danh sách tệp bị mất hoặc hỏng",
    "its list of files is packed in another way": "danh sách tệp được nén theo cách khác",
    "another program made it": "do chương trình khác làm ra",
    "{} does not belong into an archive": "{0} không phải tệp của một kho",
    "{} in it is damaged": "{0} trong đó bị hỏng",
    "{} in it is not what was backed up": "{0} trong đó không giống lúc sao lưu",
    "{} in it is packed in another way": "{0} trong đó được nén theo cách khác",
    "{} in it has another size": "{0} trong đó có dung lượng khác",
    "{} was made by a newer version of meetings-tui.": "{0} do phiên bản meetings-tui mới hơn tạo ra.",
    "Name the one file that `backup` made.": "Hãy ghi tên tệp mà lệnh `backup` đã tạo.",
    "Another process is restoring this archive.": "Một tiến trình khác đang khôi phục kho này.",
    "Look at what it restored.": "Hãy xem tiến trình đó đã khôi phục gì.",
    "There is an archive at {}.": "Đã có kho ở {0}.",
    "Name another folder with --archive, or add --force: then that archive is moved aside.": (
        "Hãy ghi thư mục khác bằng --archive, hoặc thêm --force: khi đó kho này được dời sang bên."
    ),
    "The disk has no room for the {} bytes of this backup.": (
        "Ổ đĩa không đủ chỗ cho {0} byte của bản sao lưu này."
    ),
    "Make room, or name a folder on another disk with --archive.": (
        "Hãy dọn chỗ, hoặc ghi thư mục trên ổ đĩa khác bằng --archive."
    ),
    # kết quả của lệnh
    "The output cannot be written: {}.": "Không ghi được kết quả: {0}.",
    # từ vựng của chương trình
    "The vocabulary {}.toml is not in Unicode normal form C.": (
        "Từ vựng {0}.toml không ở dạng Unicode chuẩn C."
    ),
    "The vocabulary {}.toml cannot be read: {}.": "Không đọc được từ vựng {0}.toml: {1}.",
    "The vocabulary {}.toml is not valid TOML: {}.": "Từ vựng {0}.toml không đúng TOML: {1}.",
    "The vocabulary {}.toml is wrong: {}.": "Từ vựng {0}.toml sai: {1}.",
}
