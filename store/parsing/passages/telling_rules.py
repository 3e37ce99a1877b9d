"""Rules of what was told there: results, faults and their causes, plans and targets."""

from __future__ import annotations

from store.model import PassageKind
from store.parsing.passages.clues import Clues
from store.parsing.passages.meeting_rules import OPENING, at_meeting, tells
from store.parsing.passages.polarity import negative, polarity, positive
from store.parsing.passages.speech import requests, takes_word
from store.parsing.passages.story import Story

_POINTED = 6  # tokens in which a sentence points back
_PLAIN = 4  # how strongly faults are told where nobody need say that they are
_SOON = 6  # tokens in which a sentence says what its subject will do
_HARD = 16  # tokens in which a sentence says how hard a thing is
_BACK = frozenset({"này", "ấy", "trên", "đó"})
_VOICES = ("says", "asks", "petitions", "duties", "plans", "leaders", "lay", "acts", "here")
_WHY = frozenset({"do", "bởi", "vì"})
_DATES = frozenset({"tháng", "quý", "trước", "sau", "từ", "đến"})
_STATE = 9  # tokens from "đến cuối năm" to what there is
_HAS = frozenset({"có", "còn", "đã"})
_DESPITE = frozenset({"dù", "tuy", "mặc", "dẫu"})
_ALL_THE_SAME = frozenset({"vẫn", "chỉ", "còn", "chưa"})
_SECTIONS = frozenset({"attendance", "proceedings", "commendations", "background", "speech", "achievements"})


def next_month(clues: Clues, story: Story) -> PassageKind | None:
    """What is to be done in the month behind the one looked back on: "Trong tháng 11, …"."""
    follows = story.month and clues.month == story.month % 12 + 1
    return "plans" if follows and not clues.has("past") and not requests(clues) else None


def announced(clues: Clues, story: Story) -> PassageKind | None:
    """SW-1, SW-5, SW-8: "Hạn chế … là", "Bên cạnh những kết quả, … còn hạn chế"."""
    told = "shortcomings" in clues.begins or (clues.concession and clues.has("shortcomings"))
    told = told or (clues.contrasted and story.previous == "achievements")
    if _in_vain(clues):
        return "shortcomings"
    if clues.contrasted and story.previous == "achievements" and _plain(clues):
        return "shortcomings"
    hard = clues.early("hardships", _HARD)
    if (told or hard) and negative(clues) and not requests(clues) and (hard or not clues.has("firm")):
        return "shortcomings"
    return None


def _silent(clues: Clues) -> bool:
    """Whether nobody speaks, asks or plans in a sentence: it tells how things are, or were."""
    return not clues.quoted and not any(clues.has(label) for label in _VOICES)


def _plain(clues: Clues) -> bool:
    """Whether such a sentence praises nothing, either."""
    return _silent(clues) and not (clues.has("goods") or clues.has("achievements"))


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
    if _points_back(clues) or (story.reasoning and not requests(clues) and not _leaves_quotation(clues)):
        return "causes"
    return "causes" if story.previous in {"shortcomings", "causes"} and "causes" in clues.begins else None


def _leaves_quotation(clues: Clues) -> bool:
    """Whether the report itself goes on, though no mark closed what was quoted before."""
    return "”" not in clues.tokens and (takes_word(clues) or clues.dated or '"' in clues.tokens)


def _points_back(clues: Clues) -> bool:
    """Whether it says why the faults just told came about: "Những hạn chế này … do …"."""
    points = clues.early("shortcomings", 3) and not _BACK.isdisjoint(clues.tokens[:_POINTED])
    return points and not _WHY.isdisjoint(clues.tokens[3:])


def aim(clues: Clues, story: Story) -> PassageKind | None:
    """A figure to be reached, or a list of such figures."""
    listed = clues.opens_list or clues.ends_open
    # `đã thông qua các chỉ tiêu: phấn đấu …`
    colon = clues.find(":")
    resolved = clues.figures > 1 and (
        colon < clues.first("plans")
        or (clues.has("plans") and clues.first("aims") < colon < len(clues.tokens))
    )
    if not clues.has("aims") or not (clues.goals or listed) or clues.has("forecasts"):
        return None
    if (clues.first("past") < clues.first("plans") and not resolved) or _stands(clues):
        return None
    if clues.first("acts") < clues.first("aims") and clues.figures < 2:
        return None
    ahead = clues.has("plans") or "plans" in clues.begins or story.previous in {"plans", "targets"}
    return "targets" if ahead and clues.first("reached") >= clues.first("plans") else None


def _stands(clues: Clues) -> bool:
    """Whether only the state at a year's end is told: "đến cuối năm 2021 toàn xã có 91% hộ có nước sạch"."""
    ends = clues.cues.get("plans", [])
    if len(ends) != 1 or clues.word(ends[0]) != "đến" or clues.count("aims") > 1:
        return False
    return not _HAS.isdisjoint(clues.tokens[ends[0] + 3 : ends[0] + _STATE])


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
    if story.previous not in OPENING or clues.has("admits") or negative(clues) >= _PLAIN:
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
    if (clues.has("past") and clues.first("past") < clues.first("plans")) or _stands(clues):
        return None
    if clues.first("lay") < clues.first("says") < clues.first("plans") < len(clues.tokens):
        return None
    if min(clues.first("says"), clues.first("reports")) < clues.first("forecasts") < len(clues.tokens):
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
    return "plans" if clues.early("onward", 10) else None


def schedules(clues: Clues) -> bool:
    """Whether a sentence begins with a day, a month, or a body that will do something by then."""
    dated = clues.dated or clues.word(clues.main) in _DATES or clues.word(clues.main + 1) == "tháng"
    return dated or clues.early("bodies_act", 2)


def plan_goes_on(clues: Clues, story: Story) -> PassageKind | None:
    """What goes on with a plan, though it does not say so; no more than one paragraph of it."""
    if story.previous not in {"plans", "targets"} or (clues.has("says") and not clues.quoted):
        return None
    if clues.first("past") < len(clues.tokens) or at_meeting(clues) or clues.begins & _SECTIONS:
        return None
    if clues.opens and story.inherited and not (clues.connected or clues.item or schedules(clues)):
        return None
    if clues.word(clues.main) == "theo" or clues.has("reports") or clues.has("background"):
        return None
    return "plans"


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
    if clues.word(0) == "nếu" or (story.talk and takes_word(clues) and "sẽ" in clues.tokens):
        return None
    if clues.word(0) == "cụ" and story.previous == "proceedings" and not clues.has("achievements"):
        return None
    early = story.previous not in {"achievements", "shortcomings"}
    announced = clues.has("reports") or tells(clues)
    announced = announced or ("achievements" in clues.begins and not at_meeting(clues))
    if early and not announced and (positive(clues) < 2 or at_meeting(clues)):
        deeds = clues.figures > 1 and clues.count("deeds") > 1
        if clues.dated or (at_meeting(clues) and not clues.has("past")):
            return None
        counted = clues.figures > 2 and (clues.has("deeds") or clues.has("past"))
        counted = counted or (clues.has_year and clues.figures > 1 and _silent(clues))
        return "achievements" if story.previous in OPENING and (deeds or counted) else None
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
