"""Captions and picture credits, under pictures or run into the body (newspaper and portal habits)."""

from __future__ import annotations

import re

from store.language.letters import UPPER
from store.language.sentences import Span
from store.parsing.page.layout_words import begins_with, layout_words

_CREDIT = r"(?:ảnh|photo|ảnh minh họa|ảnh tư liệu|nguồn ảnh|ảnh do [^:]{2,30} cung cấp|clip|đồ họa)"
_CREDIT_END = re.compile(
    rf"(?:^|[-–—.|(\[:…] ?|[^\W\d_] (?=Ảnh:))"
    rf"(?:(?i:{_CREDIT}) ?:|Ảnh(?= [{UPPER}]{{2}})|(?i:ảnh) (?:của|do) ) ?[^:;]{{1,60}}\Z"
)
_CREDIT_ALONE = re.compile(
    rf"[(\[-]?\s?(?:(?i:{_CREDIT}) ?:|Ảnh(?= [{UPPER}]{{2}})) ?[^:;,]{{1,50}}\Z"
    rf"|Ảnh(?: [{UPPER}][\w.]*){{1,4}}\Z"
)
_SOURCE = re.compile(r"\(?nguồn ?: [^:;]{1,50}\Z", re.IGNORECASE)
_PICTURES = re.compile(rf"\s(?:MỘT SỐ HÌNH ẢNH|CHÙM ẢNH|HÌNH ẢNH)(?: [{UPPER}]{{2,}}){{0,8}}:?\s*\Z")
_CREDIT_WORD = re.compile(r"ảnh|photo|clip|đồ họa")  # no credit is without one
_PICTURE_WORDS = (
    "quang cảnh", "toàn cảnh", "khung cảnh", "một số hình ảnh", "(quang cảnh", "(toàn cảnh", "chùm ảnh",
    "ảnh:", "trong ảnh:",
)  # fmt: skip
_BRACKETS = "{[( "
_SAYING = re.compile(r"\b(?:đề nghị|cho rằng|yêu cầu|khẳng định|nhấn mạnh|phải|không|cần|sẽ|nên)\b")
_PICTURE_LABEL = re.compile(r"(?:hình|ảnh|clip|video)(?: ảnh)?(?: \d{1,2})? ?[:.]")
# Where a picture stood: `[ẢNH] Đồng chí …`.
_PLACEHOLDER = re.compile(
    r"[\[(<{] ?(?:ảnh|hình|hình ảnh|video|clip|image|img|photo|picture)(?: ?\d{1,2})?(?: minh họa)?"
    r" ?[\])>}] ?\S"
)
# What is held, named and nothing told of it; a verb would tell.
_MEETING = re.compile(
    r"(?:(?:buổi|cuộc|phiên) )?(?:hội nghị|đại hội|lễ|kỳ họp|phiên họp|cuộc họp"
    r"|buổi họp|hội thảo|tọa đàm|diễn đàn|buổi lễ|buổi làm việc|lớp tập huấn|buổi sinh hoạt|họp mặt"
    r"|gặp mặt)(?!\w)"
)
_HAPPENED = re.compile(
    r"(?<!\w)(?:đã|được|sẽ|vừa|là|có|diễn ra|nghe|bầu|thống nhất|nhất trí|thông qua|biểu quyết|kết thúc"
    r"|tiến hành|thảo luận|quyết định|quyết nghị|đề ra|đánh giá|yêu cầu|đề nghị|cần|phải|không|nhằm|gồm"
    r"|thành công|bế mạc|khai mạc|bắt đầu|ghi nhận|tập trung|do|với|để|cho|như|sau)(?!\w)"
)
_POINTING = re.compile(
    r"\([^()]{0,40}\b(?:từ|bên|bìa|ngoài cùng|ngoài cùng bên) (?:trái|phải)\b[^()]{0,30}\)"
    r"|\((?:người |hàng )?(?:(?:đứng|ngồi|ở|chính) )?giữa\)"
    r"|\((?:đứng|ngồi|trái|phải|áo \w{2,6}|cầm \w{2,6})\)"
)
_STOP = re.compile(rf"[.!?…] (?=[{UPPER}])(?!Ảnh\b)")
_KEY_CREDIT = re.compile(r"[-–—.|(\[ ]{1,4}(?:ảnh|nguồn|clip|video) ?:.{0,60}\Z")
_KEY_WORD = re.compile(r"\w+")
_CREDIT_REACH = 120  # code points at a paragraph's end in which the whole of a credit stands
# Words that tell how things went, which a picture does not show.
_TOLD = (
    "dự và", "đến dự", "tới dự", "về dự", "cùng dự", "dự có", "chủ trì có", " đã ", " từng câu",
    " từng ý kiến", " lần lượt ", " đều ", " ngay ", " tại chỗ ", " tiếp thu", " lúc ", " ghi nhận",
    " cảm ơn", "thay mặt", " nhất trí", " thống nhất", " dịp này", "nhân dịp",
)  # fmt: skip
_STILL = 34  # words of a sentence that shows who gives something to whom
_MANY = 70
_FEW = 40


def _count(text: str) -> int:
    return text.count(" ") + 1


def _stops(text: str) -> int:
    """How many sentences end inside a paragraph; a credit after one counts as none."""
    return len(_STOP.findall(text))


def is_credit(text: str) -> bool:
    """Whether a paragraph or sentence is nothing but a picture's credit: `Ảnh: Kim Dung`."""
    return _count(text) <= 10 and _CREDIT_ALONE.match(text) is not None


def is_source(text: str) -> bool:
    """Whether a paragraph says where a picture, or a report, was taken from: `Nguồn: …`."""
    return _SOURCE.match(text) is not None


def has_credit(text: str, lower: str) -> bool:
    """Whether a paragraph ends in a picture's credit."""
    start = max(0, len(text) - _CREDIT_REACH)
    if _CREDIT_WORD.search(lower, start) is None or _count(text) > _MANY:
        return False
    return _CREDIT_END.search(text, start) is not None


def shows_picture(text: str, lower: str) -> bool:
    """Whether a paragraph says in so many words that it is about a picture."""
    return is_credit(text) or has_credit(text, lower) or lower.startswith(_PICTURE_WORDS)


def is_scene(text: str, lower: str) -> bool:
    """Whether a short paragraph tells what a picture shows: who is seen doing what, or what is seen.

    The full stop at its end is not asked for; the caller knows what stands around it.
    """
    if _count(text) > _FEW or text.endswith((":", ";", ",")):
        return False
    words = layout_words()
    if lower.startswith("("):
        return text.endswith(")") and any(scene in lower for scene in words.scenes)
    if begins_with(lower, words.caption_openings):
        return True
    if begins_with(lower, words.action_openings):
        return True
    return begins_with(lower, words.people_openings) and any(scene in f"{lower} " for scene in words.scenes)


def is_caption(text: str, lower: str) -> bool:
    """Whether a paragraph is a caption by itself, wherever it stands."""
    words = layout_words()
    count = _count(text)
    if is_credit(text):
        return True
    if has_credit(text, lower):
        return _stops(text) <= 2
    if lower[:1] in "[(<{" and _PLACEHOLDER.match(lower):
        return count <= _MANY
    shown = lower.lstrip(_BRACKETS)
    if shown.startswith(_PICTURE_WORDS) or _PICTURE_LABEL.match(shown):
        return count <= _FEW and _stops(text) == 0
    if "(" in text and count <= _FEW and _stops(text) == 0 and _POINTING.search(lower) is not None:
        return True
    if not is_scene(text, lower):
        return False
    if lower.startswith("("):
        return True
    if begins_with(lower, words.caption_openings) and count <= 8:
        return True
    return not text.endswith((".", "!", "?", "…")) and _SAYING.search(lower) is None


def names_meeting(text: str, lower: str) -> bool:
    """Whether a paragraph without a stop is nothing but the name of a meeting, as a picture of it has."""
    if text.endswith((".", ":", ";", ",", "!", "?", "…")) or not 4 <= _count(text) <= _FEW or text.isupper():
        return False
    return _MEETING.match(lower) is not None and _HAPPENED.search(lower) is None


def names_someone(text: str, lower: str) -> bool:
    """Whether a paragraph is nothing but someone's office and name, closed as a sentence is.

    Nothing is said of them: what the names of offices and bodies leave is capitalised. Behind a comma an
    office has to stand.
    """
    words = layout_words()
    if not text.endswith(".") or not 3 <= _count(text) <= 18 or ":" in text or text.count(",") > 1:
        return False
    if "," in text and not begins_with(lower.partition(",")[2].strip(), words.people_openings):
        return False
    if not begins_with(lower, words.people_openings):
        return False
    tokens = text.rstrip(".").replace(",", "").split()
    return tokens[-1][0].isupper() and all(
        token[0].isupper() or token[0] in "-–" or token.isdigit() or token in words.office_words
        for token in tokens
    )


def caption_key(lower: str) -> str:
    """What two printings of one caption share: its words, without credit, brackets and stops."""
    bare = _KEY_CREDIT.sub("", lower)
    return " ".join(_KEY_WORD.findall(bare))


def first_word(lower: str) -> str:
    """The word a caption's key begins with."""
    found = _KEY_WORD.search(lower)
    return found[0] if found else ""


def is_still(text: str, lower: str) -> bool:
    """Whether a one-sentence paragraph with a full stop shows someone doing a thing and tells no more."""
    if not is_scene(text, lower) or _count(text) > 35:
        return False
    if any(told in lower for told in _TOLD):
        return False
    words = layout_words()
    bare = lower.rstrip(" .…!")
    for ending in words.scene_endings:
        at = bare.rfind(ending)
        if at > 0 and re.fullmatch(
            r"(?: ?(?:tại|với|trước|ở|trong|cùng|hội nghị|đại hội|hội thảo|tọa đàm|kỳ họp|lễ|diễn đàn|lớp"
            r"|buổi|cuộc|phiên) ?[^,;]{0,60})?",
            bare[at + len(ending) :],
        ):
            return True
    if begins_with(lower, words.people_openings) and _count(text) <= _STILL and _SAYING.search(lower) is None:
        return any(f" {act}" in lower for act in words.action_openings)
    return begins_with(lower, words.caption_openings + words.action_openings)


def spans_in(text: str, lower: str, sentences: tuple[Span, ...]) -> tuple[Span, ...]:
    """The captions run into one paragraph of the body: sentences, or a heading of pictures at its end.

    Args:
        text, lower: the whole report text, as printed and in lower case.
        sentences: the paragraph's sentences.
    """
    found: list[Span] = []
    if len(sentences) > 1:
        for at, sentence in enumerate(sentences):
            if not is_credit(sentence.of(text)):
                continue
            if at and is_scene(sentences[at - 1].of(text), sentences[at - 1].of(lower)):
                found.append(Span(sentences[at - 1].start, sentence.end))
            else:
                found.append(sentence)
    if sentences and text.find("ẢNH", *sentences[-1]) >= 0:
        tail = _PICTURES.search(text, *sentences[-1])
        if tail is not None:
            found.append(Span(tail.start() + 1, sentences[-1].end))
    return tuple(found)
