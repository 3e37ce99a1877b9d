"""What records warn of, which is Vietnamese, in English: `{}` for what is named, in its order {0}, {1} …"""

ENGLISH_STORE = {
    "Ngày họp “{}” không ghi năm và bài không cho biết năm nào.": (
        "The day “{0}” is written without a year, and the report does not tell which."
    ),
    "Năm họp không ghi trong bài, suy ra {} từ {}.": "The year is not written; {0} was inferred from {1}.",
    "Bài không ghi ngày họp, lấy theo {}.": "The day is not written; it was taken from {0}.",
    "ngày đăng bài": "the day of publication",
    "{} và ngày đăng bài": "{0} and the day of publication",
    "thứ trong tuần": "the day of the week",
    "{} văn bản năm {}": "{0} documents of {1}",
    "số văn bản {}": "the document number {0}",
    "{} đương chức": "{0} being in office",
    "thời gian được nhìn lại: {}": "the period looked back on: {0}",
    "nhiệm kỳ mới của đại hội, {}": "the new term of the congress, {0}",
    "Số {} được xếp loại cộng lại là {}, khác tổng số {} nêu trong bài.": (
        "The {0} rated add up to {1}; the report gives {2} in all."
    ),
    "Tỷ lệ phần trăm xếp loại {} không khớp với số lượng nêu trong bài.": (
        "The percentages of the ratings of {0} do not fit the counts."
    ),
    "Tỷ lệ {}% không khớp với {}/{} {}.": "{0}% does not fit {1} of {2} {3}.",
    "Loại cuộc họp được đoán từ vài chữ ở tiêu đề, nên kiểm tra lại.": (
        "The kind of meeting was guessed from a few words of the title; look for yourself."
    ),
    "Bài không nói rõ cuộc họp diễn ra khi nào, loại cuộc họp nên kiểm tra lại.": (
        "The report does not say when the meeting was held; look for yourself of what kind it was."
    ),
    "Bài có nhắc đến một cuộc họp nhưng không tường thuật nó.": (
        "A meeting is mentioned, but this is no report of it."
    ),
    "Tỉnh {} được suy ra từ nội dung bài, nên kiểm tra lại.": (
        "The province {0} was inferred from the report; look for yourself."
    ),
    "Chữ UTF-8 bị mở nhầm bảng mã, đã đọc lại.": "UTF-8 opened in a wrong encoding was read anew.",
    "Tệp hỏng {} chỗ; chữ ở đó không đọc được.": "The file is damaged in {0} places.",
    "{} trang chỉ có hình, chữ trên đó không đọc được.": (
        "{0} pages are pictures only; what is written on them cannot be read."
    ),
    "Tệp RTF bị cắt cụt, có thể thiếu phần cuối.": "The RTF file is cut off; its end may be missing.",
    # the periods that reports speak of
    "năm {}": "{0}",
    "năm học {}": "the school year {0}",
    "nhiệm kỳ {}": "the term {0}",
    "giai đoạn {}": "the years {0}",
    "quý {}/{}": "quarter {0}/{1}",
    "quý {} năm {}": "quarter {0} of {1}",
    "{} tháng năm {}": "{0} months of {1}",
    "{} tháng đầu năm": "the first {0} months of the year",
    "{} tháng đầu năm {}": "the first {0} months of {1}",
    "{} năm": "{0} years",
    "{} năm thực hiện": "{0} years of carrying it out",
}
