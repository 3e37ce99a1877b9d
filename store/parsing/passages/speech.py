"""Who asks for what: a leader's instructions, requests from below, and speeches that go on."""

from __future__ import annotations

from store.model import PassageKind
from store.parsing.passages.clues import Clues
from store.parsing.passages.passage_words import passage_words
from store.parsing.passages.polarity import negative, positive
from store.parsing.passages.story import CLOSED, Speaker, Story

_NEAR = 20  # tokens before "kiến nghị", "đề xuất"
_FAR = 40  # where a mark behind it parts it from what is asked for
_NEW = frozenset({"attendance", "proceedings", "commendations", "background", "speech", "achievements"})
_PASSIVE = 14  # tokens before "được yêu cầu"
_PASSIVE_TASK = 5  # and behind it
_OF_BODY = 6  # tokens from "lãnh đạo" of a body to the verb
_ACTS = 14  # tokens in which it says what somebody does
_CONCLUDES = 3  # tokens: "Phát biểu kết luận, …"
_BY = 10  # tokens from "bị" to the verb, where who asked stands between
_RELATIVE = 5  # tokens of a subject behind "mà"
_DEADLINE = 4  # tokens: "Trước ngày 20/10, …"
_SOON = 16  # tokens in which it says that something else was done, too
_ALSO = frozenset({"còn", "cũng"})
_NOW = frozenset({"hiện", "riêng", "nhưng"})
_QUOTE = frozenset('“"')
_COMMON = frozenset({"anh", "chị", "cô", "thầy", "bác", "em", "cụ", "bạn"})
_MANY = frozenset({"đại", "nhân"})  # `đại diện`, `đại biểu`, `nhân dân`
_BETWEEN = frozenset({"cũng", "đã", "và", "đồng", "thời", ","})


def requests(clues: Clues) -> list[int]:
    """The tokens at which something is asked for: not "theo đề nghị", "như Thủ tướng yêu cầu"."""
    refused = passage_words().not_asking
    return [
        at
        for at in clues.cues.get("asks", ())
        if not (clues.word(at - 1) == "đã" and clues.first("reports") < at)
        and (clues.word(at - 1) not in refused or _is_passive(clues, at))
        and f"{clues.word(at - 2)} {clues.word(at - 1)}" not in refused
        and not _is_quoted_of(clues, at)
        and not _is_suffered(clues, at)
    ]


def _is_passive(clues: Clues, at: int) -> bool:
    """Whether someone is asked to do something: "Các phòng được yêu cầu rà soát …"; not what he was asked."""
    return (
        1 < at < _PASSIVE
        and (clues.word(at - 1), clues.word(at)) == ("được", "yêu")
        and not clues.early("past", at)
        and len(clues.tokens) - at > _PASSIVE_TASK
    )


def _is_suffered(clues: Clues, at: int) -> bool:
    """Whether somebody was asked by somebody: "… bị Chủ tịch phường yêu cầu làm lại"."""
    before = clues.tokens[max(0, at - _BY) : at]
    return "bị" in before and not any(mark in before[before.index("bị") :] for mark in (",", ";", ":"))


def _is_quoted_of(clues: Clues, at: int) -> bool:
    """Whether a relative clause ends with the verb at token `at`: "… mà Thủ tướng yêu cầu."."""
    behind = clues.word(at + 2)
    before = clues.tokens[max(0, at - _RELATIVE) : at]
    return (not behind or not behind[0].isalnum()) and ("mà" in before or "như" in before)


def owes(clues: Clues) -> bool:
    """Whether the sentence lays a duty on someone; "phải" beside faults is too weak for that."""
    if clues.has("firm") or clues.has("orders"):
        return True
    return clues.has("duties") and negative(clues) < (2 if clues.has("past") else 4)


def _last_duty(clues: Clues) -> int:
    """The token at which the last duty is laid on someone; -1 where none is."""
    return max([*clues.cues.get("duties", ())[-1:], *clues.cues.get("orders", ())[-1:]], default=-1)


def request_at(clues: Clues) -> int | None:
    """The token at which the sentence asks for something, or at which someone says that it must be done."""
    asked = requests(clues)
    if asked:
        return asked[0]
    said = clues.first("says")
    if not clues.has("leaders") or said == len(clues.tokens) or clues.has("lessons"):
        return None
    before = clues.word(said + 1) == "trước"  # "… nói trước đây phải …"
    spoken = "speech" in clues.begins and not _QUOTE.isdisjoint(clues.tokens[said:])
    owed = not before and (owes(clues) or spoken) and (_last_duty(clues) > said or clues.quoted)
    urged = said < clues.first("onward") < len(clues.tokens) and not clues.has("past")
    urged = urged and "sẽ" not in clues.tokens
    listed = said < clues.first("charges") < clues.find(":") and (clues.opens_list or clues.ends_open)
    concludes = "kết" in clues.tokens[:_CONCLUDES] and "speech" in clues.begins
    listed = listed or (concludes and said <= clues.first("petitions") < len(clues.tokens))
    return said if owed or (urged and not clues.has("reached")) or listed else None


def asker(clues: Clues, story: Story) -> Speaker | None:
    """Who asks in a sentence that asks: the nearest named before the verb; or nobody in particular."""
    at = request_at(clues)
    if at is None:
        return None
    if _upwards(clues, at) or _in_discussion(clues, story, at):
        return "lay"
    leaders = [place for place in clues.cues.get("leaders", ()) if place < at]
    lay = [place for place in clues.cues.get("lay", ()) if place < at]
    if "speech" not in clues.begins:
        if lay and (not leaders or leaders[-1] <= lay[-1]):
            return "lay"
        if clues.first("civil") < at and not leaders:
            return "lay"
    elif not leaders and _from_floor(clues, at):
        return "lay"
    if leaders:
        given = {clues.word(place + 1) for place in leaders}
        named = given | {name_before(clues, at)}
        if (story.forum or story.seminar) and "speech" not in clues.begins and not named & story.chief_names:
            gentle = at in clues.cues.get("gentle", ()) or at not in clues.cues.get("asks", ())
            high = (
                min(clues.first("chairs"), clues.first("heads")) if story.seminar else clues.first("chiefs")
            )
            if gentle and high > at:
                return "lay"
        return "lay" if given & story.lay_names else "leader"
    if clues.word(at) == "giao" and "at_meeting" not in clues.begins and story.speaker != "lay":
        return "leader"
    heads = _is_passive(clues, at) or any(
        (clues.word(place), clues.word(place + 1)) == ("lãnh", "đạo")
        for place in range(max(0, at - _OF_BODY), at)
    )
    if story.seminar and at in clues.cues.get("gentle", ()) and "speech" not in clues.begins:
        return "lay"
    speaks = (
        bool(clues.begins & {"speech", "opinion"})
        or story.speaker == "leader"
        or clues.first("bodies") < at
        or heads
    )
    return "leader" if speaks or (clues.quoted and story.speaker != "lay") else None


def _from_floor(clues: Clues, at: int) -> bool:
    """Whether several bodies speak up together: "Trao đổi tại hội nghị, các xã … đề nghị …"."""
    comma = clues.find(",")
    return comma < at and clues.word(comma + 1) in {"các", "nhiều", "một", "đại"} and not clues.has("chiefs")


def _in_discussion(clues: Clues, story: Story, at: int) -> bool:
    """Whether what is asked for at token `at` is asked from the floor: by one who discusses, or asks a
    question, or is named with what he comes from: "Tham luận tại …", "ông X (xã Y) đề nghị".
    """
    gentle = at in clues.cues.get("gentle", ())
    if not gentle or clues.quoted:
        return False
    if "floor" in clues.begins or clues.first("questions") < at:
        return True
    if clues.word(at) == "gợi" and clues.first("acts") < at:
        return True
    if _in_turn(clues, at):
        return True
    below = clues.first("lay") == clues.main and clues.word(clues.main) not in _MANY
    named = below or clues.word(clues.main) in _COMMON or clues.word(at - 1) == ")"
    return named and story.speaker != "leader" and clues.first("chiefs") > at and "speech" not in clues.begins


def _in_turn(clues: Clues, at: int) -> bool:
    """Whether somebody else spoke first, before a semicolon: "Bà A kể chuyện …; ông B đề nghị …"."""
    turn = clues.find(";")
    if not clues.first("leaders") < clues.first("acts") < turn < at or clues.first("chiefs") < at:
        return False
    return any(turn < place < at for place in clues.cues["leaders"])


def _upwards(clues: Clues, at: int) -> bool:
    """Whether the request at token `at` goes up: to the centre, or from a firm to an authority."""
    if at in clues.cues.get("authority", ()) and clues.first("civil") < at:
        return True
    return at in clues.cues.get("upward", ()) and clues.first("central") > at


def given_name(clues: Clues) -> str:
    """The word before the request, where a name may end."""
    return name_before(clues, request_at(clues) or 0)


def name_before(clues: Clues, at: int) -> str:
    """The last word before the verb at token `at`, where a name may end: `Páo` in "ông Páo cũng đề nghị"."""
    place = at - 1
    while place > 0 and clues.word(place) in _BETWEEN:
        place -= 1
    return clues.word(place)


def takes_word(clues: Clues) -> bool:
    """Whether a speech begins with the sentence, or a leader is named as saying it."""
    said = min(clues.first("says"), clues.first("praise"))
    return "speech" in clues.begins or clues.first("leaders") < said < len(clues.tokens)


def request(clues: Clues, story: Story) -> PassageKind | None:
    """What a leader asks for (SW-6: also where the sentence began with praise); from below, a proceeding."""
    who = asker(clues, story)
    if who is None:
        return None
    return "instructions" if who == "leader" else "proceedings"


def petition(clues: Clues, _story: Story) -> PassageKind | None:
    """What a body puts before a higher one."""
    refused = passage_words().not_asking | {",", "xuất", "báo", "mưu"}
    who = min(clues.first(label) for label in ("leaders", "lay", "civil", "bodies", "scholars"))
    places = [
        at
        for at in clues.cues.get("petitions", ())
        if 0 < at < (_FAR if clues.word(at + 2) in {",", ":"} else _NEAR)
        and clues.word(at - 1) not in refused
        and (clues.word(at) == "kiến" or who < at)
        and not clues.word(at - 1)[:1].isdigit()
    ]
    return "proceedings" if places and not clues.quoted else None


def speech_goes_on(clues: Clues, story: Story) -> PassageKind | None:
    """Tasks without a subject go on with what the leader asks for; faults and results he names do not."""
    if story.speaker != "leader" or clues.begins & {"at_meeting", "attendance", "commendations"}:
        return None
    if story.listing is not None and story.style in CLOSED and clues.opens and "tasks" not in clues.begins:
        return None
    lay = clues.first("lay") < clues.first("says") < clues.first("leaders")
    if lay and owes(clues) and not clues.quoted:
        return "proceedings"
    going = story.previous == "instructions"
    asked = clues.quoted or clues.has("duties") or "trước" in clues.tokens[:_DEADLINE]
    if going and clues.dated and not asked:
        return "background" if clues.opens and not _ALSO.isdisjoint(clues.tokens[:_SOON]) else None
    if going and clues.word(0) == "tôi" and not clues.has("past") and "sẽ" not in clues.tokens:
        return "instructions"
    if clues.early("vows", 8) and not clues.quoted:
        return "plans"
    tasked = "tasks" in clues.begins or (owes(clues) and not clues.has("lessons"))
    if tasked and (
        going or clues.quoted or clues.has("firm") or clues.has("orders") or clues.early("duties", 8)
    ):
        return "instructions"
    if not going or negative(clues) > positive(clues) or clues.has("plans"):
        return None
    if clues.early("onward", 10) and not clues.has("past"):
        return "instructions"
    told = any(clues.has(label) for label in ("reached", "past", "occasion"))
    told = told or clues.has_year or clues.word(clues.main) == "theo" or bool(clues.begins & _NEW)
    if told or (clues.has("says") and not clues.quoted):
        return None
    if _acts_next(clues):
        return "proceedings"
    return "proceedings" if _tells_now(clues) else "instructions"


def _acts_next(clues: Clues) -> bool:
    """Whether somebody else does something at the meeting next: "Đồng chí B thay mặt huyện tặng lẵng hoa"."""
    if clues.item or owes(clues) or clues.has("asks") or clues.has("onward") or "tasks" in clues.begins:
        return False
    who = min(clues.first("leaders"), clues.first("bodies_act"))
    return who == clues.main and who < clues.first("acts") < _ACTS and _QUOTE.isdisjoint(clues.tokens)


def _tells_now(clues: Clues) -> bool:
    """Whether a new paragraph, which lays no duty on anybody, only tells how things stand."""
    if not clues.opens or clues.quoted or clues.item or clues.has("duties") or "tasks" in clues.begins:
        return False
    return clues.word(0) in _NOW or clues.contrasted or clues.figures > 1


def remark(clues: Clues, _story: Story) -> PassageKind | None:
    """Someone says something of no other kind."""
    said = min(clues.first("says"), clues.first("praise"))
    named = min(clues.first("leaders"), clues.first("lay"), clues.first("scholars"))
    if clues.word(clues.main) == "theo" and named == clues.main + 1:
        return "proceedings"
    if "speech" in clues.begins and named < len(clues.tokens):
        return "proceedings"
    return "proceedings" if named < said < len(clues.tokens) and not clues.quoted else None
