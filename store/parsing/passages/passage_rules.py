"""The rules by which a sentence gets its kind, tried in order; the first that knows it decides.

A rule sees the sentence's clues and what the report has been about so far, and changes neither. Where no rule
knows a sentence, it goes on with the kind of the one before.
"""

from __future__ import annotations

import re

from store.model import PassageKind
from store.parsing.passages.clues import Clues
from store.parsing.passages.polarity import negative, polarity, positive
from store.parsing.passages.speech import (
    owes,
    petition,
    remark,
    request,
    requests,
    speech_goes_on,
    takes_word,
)
from store.parsing.passages.story import CLOSED, Rule, Story

_HEADED: tuple[PassageKind, ...] = (
    "achievements",
    "shortcomings",
    "causes",
    "plans",
    "attendance",
    "commendations",
)
_LABEL = 6
_PLAIN = 4  # how strongly faults are told where nobody need say that they are
_SOON = 6  # tokens in which a sentence says what its subject will do
_HARD = 16  # tokens in which a sentence says how hard a thing is
_LISTED = frozenset({"instructions", "shortcomings", "targets", "plans", "causes"})
_OPENING = frozenset({"attendance", "proceedings", "context", None})
_NOT_LISTED = frozenset({"at_meeting", "attendance", "proceedings", "commendations", "speech", "background"})
POINTERS = frozenset({"này", "ấy", "kia"})
_BACK = frozenset({"này", "ấy", "trên", "đó"})
_WHY = frozenset({"do", "bởi", "vì"})
_DESPITE = frozenset({"dù", "tuy", "mặc", "dẫu"})
_ALL_THE_SAME = frozenset({"vẫn", "chỉ", "còn", "chưa"})
_PRESENTS = frozenset({"báo", "trình", "đọc", "thông", "thay", "lần", "đã"})
_GRADED = 5  # tokens between "được xếp loại" and the level
_BESIDE = 22  # tokens between a level and the number of those rated so
# A task that was done is no level of a rating.
_TASK = re.compile(
    r"hoàn thành(?: tốt| xuất sắc)? nhiệm vụ (?:xây|đổi|sắp|thu|phát|tuyển|bảo|sản|kế|thi|giải)"
)
_TOLD = frozenset({"achievements", "shortcomings", "ratings", "targets", "plans", "commendations"})
_YEAR_IN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PARTS_OF_YEAR = frozenset({("cuối", "năm"), ("đầu", "năm"), ("giữa", "năm"), ("từ", "năm")})
_SECTIONS = frozenset({"attendance", "proceedings", "commendations", "background", "speech", "achievements"})


def heading(clues: Clues, _story: Story) -> PassageKind | None:
    """SW-8: a line that is a heading: of the kind it names, or of none."""
    if not clues.heading:
        return None
    for kind in _HEADED:
        if kind in clues.begins:
            return kind
    return None if clues.ends_open else "headline"


def labelled(clues: Clues, _story: Story) -> PassageKind | None:
    """SW-8: a section's name and a colon before its first sentence: "* Nguyên nhân: Do …"."""
    if not clues.opens or clues.find(":") > _LABEL:
        return None
    kind: PassageKind | None = next((kind for kind in _HEADED if kind in clues.begins), None)
    return "targets" if kind == "plans" and clues.early("aims", _LABEL) and clues.goals else kind


def option(clues: Clues, story: Story) -> PassageKind | None:
    """One of several choices that are told: "Phương án hai, …"."""
    if "option" in clues.begins or (story.options and clues.item is not None and clues.item.number == 1):
        return story.previous if story.previous in {"plans", "targets"} else "proceedings"
    return None


def list_item(clues: Clues, story: Story) -> PassageKind | None:
    """SW-12: an item of a running list has the list's kind; the first item founds the list."""
    if clues.item is None:
        return None
    if story.listing is not None and (clues.item.number != 1 or clues.item.style == "bullet"):
        return story.listing
    if clues.item.number > 1 and clues.item.style != "ordinal":
        return None
    bad = negative(clues) > positive(clues)
    tasked = "tasks" in clues.begins or clues.has("duties") or clues.has("asks")
    if story.previous == "proceedings" and clues.early("leaders", 6) and not tasked:
        return "attendance"  # a list of persons
    if story.reasons and clues.item.number == 1:
        return "causes"
    if story.previous not in _LISTED and rating(clues, story):
        return "ratings"
    if story.previous == "proceedings":
        return "shortcomings" if bad else "instructions" if story.speaker == "leader" else "proceedings"
    if story.previous == "plans" and clues.has("aims") and clues.figures:
        return "targets"
    return story.previous if story.previous in _LISTED else None


def list_goes_on(clues: Clues, story: Story) -> PassageKind | None:
    """SW-4: a sentence inside a list's item, before anything new begins, has the list's kind."""
    if story.listing is None or clues.item is not None:
        return None
    if clues.begins & _NOT_LISTED or (clues.has("says") and clues.has("leaders")):
        return None
    if clues.opens and (story.style in CLOSED or clues.has_year or "plans" in clues.begins):
        return None
    return story.listing


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
    if clues.has("medals") or clues.first("asks") < clues.first("levels"):
        return None
    return "ratings"


def elsewhere(clues: Clues, story: Story) -> PassageKind | None:
    """Another day, another event, someone's career."""
    if "background" in clues.begins or clues.first("career") < clues.first("acts"):
        return "background"
    if story.opened > 2 and _is_past_day(clues, story):
        return "background"
    if "earlier" not in clues.begins:
        return None
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


def past_goes_on(clues: Clues, story: Story) -> PassageKind | None:
    """What came of an earlier matter, told after it: "Quyết định này …", "Sau đó, …", its faults."""
    if story.previous != "background" or at_meeting(clues) or clues.begins & {"attendance", "shortcomings"}:
        return None
    if any(clues.word(at) in POINTERS for at in (1, 2)) and not clues.has("plans"):
        return "background"
    if clues.dated and not clues.has("plans"):
        return "background"
    after = clues.word(0) == "sau" and clues.word(1) == "đó" and clues.has("past")
    silent = not (clues.has("says") or clues.has("asks") or clues.has("reports"))
    return "background" if after or (silent and negative(clues) > positive(clues)) else None


def resolution(clues: Clues, _story: Story) -> PassageKind | None:
    """What a council resolves at its meeting: "HĐND cũng phê chuẩn …"."""
    if not clues.early("council", 4):
        return None
    told = clues.has("past") or clues.has("plans")
    return "proceedings" if clues.early("resolved", 14) and not told else None


def commendation(clues: Clues, _story: Story) -> PassageKind | None:
    """Who was given what: medals, certificates, praise for a number of people."""
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


def next_month(clues: Clues, story: Story) -> PassageKind | None:
    """What is to be done in the month behind the one looked back on: "Trong tháng 11, …"."""
    follows = story.month and clues.month == story.month % 12 + 1
    return "plans" if follows and not clues.has("past") and not requests(clues) else None


def election(clues: Clues, _story: Story) -> PassageKind | None:
    """Who was elected, appointed, moved."""
    if not clues.has("personnel") or clues.has("not_personnel") or "attendance" in clues.begins:
        return None
    return "personnel" if clues.first("personnel") < min(requests(clues), default=len(clues.tokens)) else None


def attendance(clues: Clues, story: Story) -> PassageKind | None:
    """Who was there and who led the meeting."""
    named_there = "attendance" in clues.begins or clues.has("attendance")
    if not named_there and story.previous != "attendance":
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


def announced(clues: Clues, story: Story) -> PassageKind | None:
    """SW-1, SW-5, SW-8: "Hạn chế … là", "Bên cạnh những kết quả, … còn hạn chế"."""
    told = "shortcomings" in clues.begins or (clues.concession and clues.has("shortcomings"))
    told = told or (clues.contrasted and story.previous == "achievements")
    if _in_vain(clues):
        return "shortcomings"
    hard = clues.early("hardships", _HARD)
    if (told or hard) and negative(clues) and not requests(clues) and (hard or not clues.has("firm")):
        return "shortcomings"
    return None


def _in_vain(clues: Clues) -> bool:
    """Whether what was tried is conceded, and what follows is how it is all the same, which nobody praises:
    "Dù đã cố gắng, sinh hoạt chi hội vẫn theo nếp cũ"."""
    if not clues.concession or clues.word(0) not in _DESPITE or positive(clues):
        return False
    tried = any(at < clues.main for label in ("goods", "achievements") for at in clues.cues.get(label, ()))
    rest = clues.tokens[clues.main :]
    return tried and not _ALL_THE_SAME.isdisjoint(rest) and not clues.has("says")


def cause(clues: Clues, story: Story) -> PassageKind | None:
    """Why faults, or results, came about."""
    if clues.has("causes") and clues.first("causes") < clues.first("asks"):
        return "causes"
    if _points_back(clues):
        return "causes"
    return "causes" if story.previous in {"shortcomings", "causes"} and "causes" in clues.begins else None


def _points_back(clues: Clues) -> bool:
    """Whether it says why the faults just told came about: "Những hạn chế này … do …"."""
    points = clues.early("shortcomings", 3) and not _BACK.isdisjoint(clues.tokens[:_LABEL])
    return points and not _WHY.isdisjoint(clues.tokens[3:])


def tells(clues: Clues) -> bool:
    """Whether the figures of what was presented are told behind a colon: "… báo cáo kết quả: thu đạt …"."""
    colon = clues.find(":")
    presented = any(at < colon and clues.word(at) in _PRESENTS for at in clues.cues.get("acts", ()))
    return presented and sum(at > colon for at in clues.numbers) > 1 and positive(clues) + negative(clues) > 0


def act(clues: Clues, story: Story) -> PassageKind | None:
    """What was done at the meeting; what was presented there does not count, unless it is told."""
    if not clues.has("acts"):
        return None
    done = clues.first("acts")
    if done >= min(clues.first(label) for label in ("plans", "faults", "shortcomings", "aims")):
        return None
    asked = clues.first("questions") == done
    if clues.first("leaders") < clues.first("praise") < done and not asked:
        return None
    subject = at_meeting(clues) or "proceedings" in clues.begins
    subject = subject or clues.has("by_meeting") or asked
    subject = subject or min(clues.first("leaders"), clues.first("delegates")) < done
    if not subject and (story.previous not in _OPENING or clues.first("gathered") > done):
        return None
    told = clues.has("reports") and (positive(clues) or negative(clues))
    return None if told or tells(clues) else "proceedings"


def aim(clues: Clues, story: Story) -> PassageKind | None:
    """A figure to be reached, or a list of such figures."""
    listed = clues.opens_list or clues.ends_open
    # `đã thông qua các chỉ tiêu: phấn đấu …`
    colon = clues.find(":")
    resolved = clues.figures > 1 and (
        colon < clues.first("plans")
        or (clues.has("plans") and clues.first("aims") < colon < len(clues.tokens))
    )
    if not clues.has("aims") or not (clues.goals or listed):
        return None
    if clues.first("past") < clues.first("plans") and not resolved:
        return None
    if clues.first("acts") < clues.first("aims") and clues.figures < 2:
        return None
    ahead = clues.has("plans") or "plans" in clues.begins or story.previous in {"plans", "targets"}
    return "targets" if ahead and clues.first("reached") >= clues.first("plans") else None


def year_ahead(clues: Clues, story: Story) -> PassageKind | None:
    """What a body resolves for a year: "Năm 2023, phường xác định …"."""
    if (
        not clues.has_year
        or not clues.early("resolves", 20)
        or clues.has("past")
        or clues.has("reached")
        or requests(clues)
    ):
        return None
    return "targets" if clues.goals > 1 else aim(clues, story) or "plans"


def ahead(clues: Clues, _story: Story) -> PassageKind | None:
    """What will be done, where the sentence says so at once; what is to be learnt."""
    if clues.has("lessons") and clues.has("duties"):
        return "plans"
    if clues.has("past") or not clues.has("plans"):
        return None
    at = clues.tokens.index("sẽ") if "sẽ" in clues.tokens[:_SOON] else 0
    does = at and not clues.quoted and clues.first("says") > at and clues.early("bodies_act", at)
    return "plans" if "plans" in clues.begins or (does and "nếu" not in clues.tokens[:at]) else None


def faults(clues: Clues, story: Story) -> PassageKind | None:
    """SW-1, SW-3, SW-5: faults, announced or told."""
    if "nếu" in clues.tokens[:2]:
        return None
    if clues.word(0) == "thậm" and story.previous == "shortcomings":
        return "shortcomings"
    kind = polarity(clues, story)
    if kind == "shortcomings" and _mentions(clues, story):
        return "proceedings"
    return _of_talk(clues, story) if kind == "shortcomings" else None


def _mentions(clues: Clues, story: Story) -> bool:
    """Whether someone named says what is not there yet, in one weak word, before any results were told."""
    if story.previous not in _OPENING or clues.has("admits") or negative(clues) >= _PLAIN:
        return False
    return takes_word(clues) and not clues.has("shortcomings") and clues.first("says") < clues.first("faults")


def _of_talk(clues: Clues, story: Story) -> PassageKind:
    """What faults are where they are told: at a talk, what was said there, unless somebody owns up, or the
    report itself names them as faults."""
    said = clues.quoted or clues.has("says") or story.speaker is not None or negative(clues) < _PLAIN
    return "proceedings" if story.talk and said and not clues.has("admits") else "shortcomings"


def _kept(clues: Clues) -> bool:
    """Whether "không để" only says how well a thing was done: "an ninh được giữ vững, không để xảy ra …"."""
    good = min(clues.first("achievements"), clues.first("goods"))
    asked = "tasks" in clues.begins or any(clues.word(at) != "không" for at in clues.cues["firm"])
    return good < clues.first("firm") and not asked


def plan(clues: Clues, story: Story) -> PassageKind | None:
    """What is to be done."""
    if clues.has("past") and clues.first("past") < clues.first("plans"):
        return None
    if clues.first("lay") < clues.first("says") < clues.first("plans") < len(clues.tokens):
        return None
    praised = clues.first("praise")
    if clues.first("leaders") < praised < clues.first("plans") and clues.word(praised) != "khẳng":
        return None
    if "nếu" in clues.tokens[: min(clues.first("plans"), 6)]:
        return None  # what would come of it
    firm = clues.has("firm") and not _kept(clues)
    if "plans" in clues.begins or firm or clues.first("plans") < clues.find(";"):
        return "plans"
    if at_meeting(clues) or clues.begins & _SECTIONS or story.previous in {"achievements", "instructions"}:
        return None
    if clues.early("onward", 10):
        return "plans"
    going = story.previous in {"plans", "targets"} and (clues.quoted or not clues.has("says"))
    going = (
        going and clues.word(clues.main) != "theo" and not (clues.has("reports") or clues.has("background"))
    )
    return "plans" if going else None


def ground(clues: Clues, story: Story) -> PassageKind | None:
    """Why the meeting was held, and what it means."""
    if clues.has("occasion") and (
        not clues.has("says") or (clues.early("occasion", 3) and not requests(clues))
    ):
        return "context"
    early = story.opened <= 3 and story.previous != "achievements"
    return "context" if early and "context" in clues.begins else None


def _quotes(clues: Clues) -> bool:
    """Whether someone named is quoted, who praises nothing and names no time that is over.

    His worn words of praise say little.
    """
    over = any(clues.word(at) != "đã" for at in clues.cues.get("past", ()))
    return takes_word(clues) and not (over or clues.has("praise"))


def _lay_says(clues: Clues) -> bool:
    """Whether a sentence begins with someone from below, or with whose view it is, and gives that:
    "Cử tri … nêu ý kiến …", "Theo ông …, "."""
    if clues.word(clues.main) == "theo" and clues.first("leaders") == clues.main + 1:
        return True
    return clues.first("lay") <= clues.main < clues.first("says") < len(clues.tokens)


def result(clues: Clues, story: Story) -> PassageKind | None:
    """Results, which after other matter must be told in more than one worn word."""
    if clues.word(0) == "nếu":
        return None
    early = story.previous not in {"achievements", "shortcomings"}
    announced = clues.has("reports") or tells(clues)
    announced = announced or ("achievements" in clues.begins and not at_meeting(clues))
    if early and not announced and (positive(clues) < 2 or at_meeting(clues)):
        deeds = clues.figures > 1 and clues.count("deeds") > 1
        if clues.dated or (at_meeting(clues) and not clues.has("past")):
            return None
        counted = clues.figures > 2 and (clues.has("deeds") or clues.has("past"))
        return "achievements" if story.previous in _OPENING and (deeds or counted) else None
    faint = positive(clues) < 2 and not (announced or clues.figures or negative(clues))
    if story.previous == "shortcomings" and faint:
        return None
    told = announced and (clues.first("reports") < 3 or not takes_word(clues))
    if _quotes(clues) and not told and not clues.has("achievements") and not negative(clues):
        return None
    kind = polarity(clues, story)
    if kind == "achievements" and not told and _lay_says(clues):
        return None
    if kind is not None:
        return _of_talk(clues, story) if kind == "shortcomings" else kind
    told = clues.first("reports") < 3 and clues.has("past")
    return "achievements" if told or "achievements" in clues.begins else None


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


RULES: tuple[Rule, ...] = (
    heading,
    labelled,
    option,
    list_item,
    list_goes_on,
    lead,
    review,
    rating,
    elsewhere,
    past_goes_on,
    cause,
    announced,
    commendation,
    election,
    acceptance,
    next_month,
    resolution,
    attendance,
    year_ahead,
    request,
    petition,
    aim,
    act,
    ahead,
    speech_goes_on,
    ground,
    faults,
    plan,
    history,
    order,
    result,
    proceeding,
    remark,
)
