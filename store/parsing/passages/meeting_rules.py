"""Rules of what was done at the meeting: who came, acted, was rated, elected, honoured; what is not of it."""

from __future__ import annotations

import re

from store.model import PassageKind
from store.parsing.passages.clues import Clues
from store.parsing.passages.polarity import negative, positive
from store.parsing.passages.speech import owes, requests, takes_word
from store.parsing.passages.story import Story

OPENING = frozenset({"attendance", "proceedings", "context", None})
_COMING = 4  # tokens from the verb to the end
_EARLY = 5  # sentences in which the grounds of a meeting are told
_NOT = frozenset({"không", "chưa", "chẳng"})
_GOES_ON = frozenset({"còn", "riêng", "đối"})  # with which what the law says goes on
POINTERS = frozenset({"này", "ấy", "kia"})
_PRESENTS = frozenset({"báo", "trình", "đọc", "thông", "thay", "lần", "đã"})
_ASKED = 12  # tokens in which it says who asked
_GRADED = 5  # tokens between "được xếp loại" and the level
_BESIDE = 22  # tokens between a level and the number of those rated so
# A task that was done is no level of a rating.
_TASK = re.compile(
    r"hoàn thành(?: tốt| xuất sắc)? nhiệm vụ (?:xây|đổi|sắp|thu|phát|tuyển|bảo|sản|kế|thi|giải)"
)
_TOLD = frozenset({"achievements", "shortcomings", "ratings", "targets", "plans", "commendations"})
_YEAR_IN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OLD = re.compile(r"1\d{3}\Z")
_PARTS_OF_YEAR = frozenset({("cuối", "năm"), ("đầu", "năm"), ("giữa", "năm"), ("từ", "năm")})


def at_meeting(clues: Clues) -> bool:
    """Whether it begins "at the meeting …", which leaves a speech or a report and tells what was done."""
    return "at_meeting" in clues.begins


def lead(clues: Clues, story: Story) -> PassageKind | None:
    """The sentence that says that the meeting was held; its ground, where it begins with one."""
    held = clues.has("held") or (story.opened == 1 and clues.dated and clues.has("attendance"))
    if story.opened > 2 or not held or "attendance" in clues.begins:
        return None
    if story.opened == 2 and not clues.dated:
        return None
    return "context" if "context" in clues.begins and not clues.begins & {"achievements"} else "proceedings"


def review(clues: Clues, story: Story) -> PassageKind | None:
    """SW-9: the act of reviewing; its "hạn chế", "ưu điểm" name what was reviewed."""
    if (
        not clues.has("reviewing")
        or clues.early("occasion", 5)
        or requests(clues)
        or (story.speaker == "leader" and owes(clues))
    ):
        return None
    return "proceedings" if clues.has("acts") or clues.has("reviews") or at_meeting(clues) else None


def rating(clues: Clues, _story: Story) -> PassageKind | None:
    """A level of completion with its number of members or branches."""
    if not clues.has("levels"):
        return None
    groups = clues.cues.get("rated", ())
    said = any(
        0 < level - at <= _GRADED for level in clues.cues["levels"] for at in clues.cues.get("graded", ())
    )
    if not said and not any(abs(level - at) <= _BESIDE for level in clues.cues["levels"] for at in groups):
        return None
    last = clues.cues["levels"][-1]
    if _TASK.search(" ".join(clues.tokens[last : last + 7])):
        return None
    if clues.has("aims") and not clues.first("graded") < clues.first("aims"):
        return None
    if clues.has("medals") or (clues.first("asks") < clues.first("levels") and not _voted(clues)):
        return None
    return "ratings"


def _voted(clues: Clues) -> bool:
    """Whether a vote proposes whom to rate how: "bỏ phiếu đề nghị cấp trên xếp loại: 3 đồng chí …"."""
    asked, last = clues.first("asks"), clues.first("levels")
    proposed = any(asked < at < last for at in clues.cues.get("graded", ()))
    return proposed and clues.first("acts") < asked and not clues.has("duties")


def elsewhere(clues: Clues, story: Story) -> PassageKind | None:
    """Another day, another event, someone's career."""
    if "background" in clues.begins or clues.first("career") < clues.first("acts"):
        return "background"
    if story.opened > 2 and _is_past_day(clues, story):
        return "background"
    if "earlier" not in clues.begins:
        return None
    if (
        story.day is not None
        and clues.dated
        and clues.day == story.day
        and (clues.has("acts") or clues.has("gathered"))
    ):
        return "proceedings"
    if clues.has("another") or clues.dated:
        return "background"
    own = clues.has("delegates") or clues.has("gathered") or story.previous not in _TOLD
    if (clues.has("acts") and own) or clues.has("faults"):
        return None
    return "proceedings" if clues.has("here") else "background"


def _is_past_day(clues: Clues, story: Story) -> bool:
    """Whether it begins with another day that is over, or with a month or a part of a year named in full."""
    first, second = clues.word(0), clues.word(1)
    if first == "ngày" and clues.dated and clues.has("past"):
        return True
    if clues.has("plans") or clues.has("held") or story.previous in _TOLD:
        return False
    if first in {"ngày", "tháng"}:
        return _YEAR_IN.search(" ".join(clues.tokens[1:4])) is not None
    return (first, second) in _PARTS_OF_YEAR and clues.word(2).isdigit()


def law(clues: Clues, story: Story) -> PassageKind | None:
    """What the law says of the matter, told between: "Theo quy định hiện hành, …", "Còn …"."""
    if story.talk or clues.quoted or story.opened <= _EARLY // 2 or story.previous == "instructions":
        return None
    if any(clues.has(label) for label in ("leaders", "says", "past", "here")) or requests(clues):
        return None
    if "nhưng" in clues.tokens and negative(clues):
        return None
    goes_on = story.lawful and clues.word(0) in _GOES_ON
    return "background" if goes_on or "law" in clues.begins else None


def past_goes_on(clues: Clues, story: Story) -> PassageKind | None:
    """What came of an earlier matter, told after it: "Quyết định này …", "Sau đó, …", its faults."""
    if story.previous != "background" or at_meeting(clues) or clues.begins & {"attendance", "shortcomings"}:
        return None
    if clues.word(clues.main) == "theo" and clues.first("leaders") == clues.main + 1:
        return None
    if any(clues.word(at) in POINTERS for at in (1, 2)) and not clues.has("plans"):
        return "background"
    if (clues.dated or _long_ago(clues)) and not clues.has("plans"):
        return "background"
    after = clues.word(0) == "sau" and clues.word(1) == "đó" and clues.has("past")
    silent = not (clues.has("says") or clues.has("asks") or clues.has("reports"))
    return "background" if after or (silent and negative(clues) > positive(clues)) else None


def _long_ago(clues: Clues) -> bool:
    """Whether a year of the last century is named: "trong Tuần lễ Vàng năm 1945"."""
    return any(clues.word(at - 1) == "năm" and _OLD.match(clues.tokens[at]) for at in clues.numbers)


def resolution(clues: Clues, _story: Story) -> PassageKind | None:
    """What a council resolves at its meeting: "HĐND cũng phê chuẩn …"."""
    if not clues.early("council", 4):
        return None
    told = clues.has("past") or clues.has("plans")
    return "proceedings" if clues.early("resolved", 14) and not told else None


def commendation(clues: Clues, _story: Story) -> PassageKind | None:
    """Who was given what: medals, certificates, praise for a number of people."""
    if "proposed" in clues.begins:
        return "commendations"
    given = clues.first("giving")
    if (
        clues.has("thanks")
        or clues.early("occasion", 4)
        or "tasks" in clues.begins
        or min(requests(clues), default=given) < given
    ):
        return None
    said_first = clues.first("leaders") < clues.first("says") < given
    if said_first or min(clues.first("plans"), clues.first("duties")) < given:
        return None
    gifts = clues.cues.get("giving", ())
    if any(-8 < medal - gift < 14 for medal in clues.cues.get("medals", ()) for gift in gifts):
        return "commendations"
    return "commendations" if "commendations" in clues.begins and clues.has("giving") else None


def acceptance(clues: Clues, _story: Story) -> PassageKind | None:
    """Someone new in office, or honoured, thanks and promises."""
    return "proceedings" if "acceptance" in clues.begins else None


def election(clues: Clues, _story: Story) -> PassageKind | None:
    """Who was elected, appointed, moved."""
    if clues.has("rosters") and not any(clues.has(label) for label in ("asks", "acts", "plans")):
        return "personnel"
    if not clues.has("personnel") or clues.has("not_personnel") or "attendance" in clues.begins:
        return None
    if clues.first("leaders") < clues.first("praise") < clues.first("personnel"):
        return None
    return "personnel" if clues.first("personnel") < min(requests(clues), default=len(clues.tokens)) else None


def attendance(clues: Clues, story: Story) -> PassageKind | None:
    """Who was there and who led the meeting."""
    named_there = "attendance" in clues.begins or clues.has("attendance")
    if (not named_there and story.previous != "attendance") or clues.word(clues.main) == "theo":
        return None
    if tells(clues) or clues.early("questions", _ASKED):
        return None
    spoken = min(clues.first(label) for label in ("says", "asks", "praise", "acts", "aims"))
    named = clues.figures or any(
        clues.has(label) for label in ("leaders", "lay", "gathered", "bodies", "delegates")
    )
    side = "phía" in clues.tokens[:2]  # `Về phía xã có …`, but not `Về phía xã, sẽ …`
    if (
        "attendance" in clues.begins
        and min(clues.first("there"), clues.find(":")) < spoken
        and (named or not side)
    ):
        return "attendance"
    come = clues.first("attendance")
    if come < spoken and not clues.first("past") < come - 3:
        return "attendance"
    silent = spoken >= len(clues.tokens) and not clues.has("past")
    listed = clues.first("leaders") < 4 or clues.first("lay") < 4
    return "attendance" if story.previous == "attendance" and silent and listed else None


def arrival(clues: Clues, story: Story) -> PassageKind | None:
    """Who was there, where the verb ends the sentence: "Hơn 70 phóng viên của 48 tòa soạn có mặt."."""
    if story.previous not in OPENING or not clues.has("come") or clues.quoted or clues.has("past"):
        return None
    last = len(clues.tokens)
    while last and not clues.tokens[last - 1][0].isalnum():
        last -= 1
    come = clues.cues["come"][-1]
    reach = _COMING + (clues.word(come) == "tham")
    if last - come > reach or come > min(
        clues.first(label) for label in ("says", "asks", "praise", "acts", "aims", "faults")
    ):
        return None
    counted = clues.figures or any(clues.has(label) for label in ("leaders", "lay", "delegates"))
    return "attendance" if counted and _NOT.isdisjoint(clues.tokens) else None


def tells(clues: Clues) -> bool:
    """Whether the figures of what was presented are told behind a colon: "… báo cáo kết quả: thu đạt …"."""
    colon = clues.find(":")
    presented = any(at < colon and clues.word(at) in _PRESENTS for at in clues.cues.get("acts", ()))
    presented = presented or (clues.word(colon - 2), clues.word(colon - 1)) == ("báo", "cáo")
    return presented and sum(at > colon for at in clues.numbers) > 1 and positive(clues) + negative(clues) > 0


def act(clues: Clues, story: Story) -> PassageKind | None:
    """What was done at the meeting; what was presented there does not count, unless it is told."""
    if not clues.has("acts") or ("plans" in clues.begins and ":" in clues.tokens):
        return None
    done = clues.first("acts")
    if done >= min(clues.first(label) for label in ("plans", "faults", "shortcomings", "aims")):
        return None
    asked = clues.first("questions") == done
    if clues.first("leaders") < clues.first("praise") < done and not asked:
        return None
    subject = at_meeting(clues) or "proceedings" in clues.begins
    subject = subject or clues.has("by_meeting") or asked or "commendations" in clues.begins
    subject = subject or min(clues.first("leaders"), clues.first("delegates")) < done
    subject = subject or clues.first("lay") <= clues.main < done
    if not subject and (story.previous not in OPENING or clues.first("gathered") > done):
        return None
    told = clues.has("reports") and (positive(clues) or negative(clues))
    return None if told or tells(clues) else "proceedings"


def ground(clues: Clues, story: Story) -> PassageKind | None:
    """Why the meeting was held, and what it means."""
    if clues.has("occasion") and (
        not clues.has("says")
        or (clues.early("occasion", 3) and not requests(clues))
        or clues.first("happened") < min(clues.first("says"), clues.first("leaders"))
    ):
        return "context"
    early = story.opened <= 3 and story.previous != "achievements"
    issued = clues.has("issued") and clues.first("superiors") == clues.main and story.opened <= _EARLY
    if issued and story.previous in OPENING and not clues.has("says"):
        return "context"
    return "context" if early and "context" in clues.begins else None


def order(clues: Clues, _story: Story) -> PassageKind | None:
    """The order of the meeting: what came first, next, last."""
    silent = not (clues.has("reports") or tells(clues))
    return "proceedings" if "proceedings" in clues.begins and silent else None


def proceeding(clues: Clues, _story: Story) -> PassageKind | None:
    """What else is told of the meeting itself."""
    return "proceedings" if at_meeting(clues) else None


def history(clues: Clues, _story: Story) -> PassageKind | None:
    """Matter not of this meeting: a career, the founding of a body."""
    return "background" if clues.has("background") and not takes_word(clues) else None
