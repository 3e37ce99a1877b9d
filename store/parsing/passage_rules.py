"""The rules by which a sentence gets its kind, tried in order; the first that knows it decides.

A rule sees the sentence's clues and what the report has been about so far. Where no rule knows a sentence, it
goes on with the kind of the one before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from store.model import PassageKind
from store.parsing.clues import Clues
from store.parsing.passage_words import passage_words


@dataclass
class Story:
    """What the report has been about so far; owned by the one loop that reads it.

    Args:
        previous: the kind of the body sentence before, or None at the start.
        speaker: who holds the word: a `leader`, a `lay` person, or None.
        listing: the kind of the running list, or None.
        opened: how many body sentences have been read.
        lay_names: given names of those who spoke as voters, delegates …
    """

    previous: PassageKind | None = None
    speaker: str | None = None
    listing: PassageKind | None = None
    opened: int = 0
    lay_names: set[str] = field(default_factory=set)


_REACH = 10
_HEADED: tuple[PassageKind, ...] = (
    "achievements",
    "shortcomings",
    "causes",
    "plans",
    "attendance",
    "commendations",
)
_LISTED = frozenset({"instructions", "shortcomings", "targets", "plans", "causes"})
_OPENING = frozenset({"attendance", "proceedings", "context", None})
_SECTIONS = frozenset({"attendance", "proceedings", "commendations", "background", "speech", "achievements"})

Rule = Callable[[Clues, Story], PassageKind | None]


def negative(clues: Clues) -> int:
    """How strongly a sentence speaks of faults, leaving out those that are being mended or reviewed."""
    excused: set[int] = set()
    for at in clues.cues.get("mending", ()):
        excused.update(range(at, at + _REACH))
    for at in clues.cues.get("reviewing", ()):
        excused.update(range(at - 2, at + _REACH))
    strong = sum(at >= clues.main and at not in excused for at in clues.cues.get("shortcomings", ()))
    weak = sum(at >= clues.main and at not in excused for at in clues.cues.get("faults", ()))
    if not clues.has("mending"):
        weak += sum(at >= clues.main for at in clues.cues.get("offences", ()))
    return 3 * strong + 2 * weak


def positive(clues: Clues) -> int:
    """How strongly a sentence speaks of results; a concession before its main clause does not count."""
    strong = sum(at >= clues.main for at in clues.cues.get("achievements", ()))
    weak = sum(at >= clues.main for at in clues.cues.get("goods", ()))
    return 2 * strong + weak


def polarity(clues: Clues, story: Story) -> PassageKind | None:
    """Results or faults, by what outweighs; None where neither is told."""
    bad, good = negative(clues), positive(clues)
    if bad and (clues.concession or bad > good or (bad == good and story.previous == "shortcomings")):
        return "shortcomings"
    if bad >= 3 and "shortcomings" in clues.begins:
        return "shortcomings"
    return "achievements" if good else None


def heading(clues: Clues, _story: Story) -> PassageKind | None:
    """SW-8: a line that is a heading: of the kind it names, or of none."""
    if not clues.heading:
        return None
    for kind in _HEADED:
        if kind in clues.begins:
            return kind
    return None if clues.word(len(clues.tokens) - 1) == ":" else "headline"


def list_item(clues: Clues, story: Story) -> PassageKind | None:
    """SW-12: an item of a running list has the list's kind; the first item founds the list."""
    if clues.item is None:
        return None
    if story.listing is not None and (clues.item.number != 1 or clues.item.style == "bullet"):
        return story.listing
    if clues.item.number > 1 and clues.item.style != "ordinal":
        return None
    bad = negative(clues) > positive(clues)
    if story.previous == "proceedings":
        return "shortcomings" if bad else "instructions" if story.speaker == "leader" else "proceedings"
    if story.previous == "plans" and clues.has("aims") and clues.figures:
        return "targets"
    return story.previous if story.previous in _LISTED else None


def list_goes_on(clues: Clues, story: Story) -> PassageKind | None:
    """SW-4: a sentence inside a list's item, before anything new begins, has the list's kind."""
    if story.listing is None or clues.item is not None:
        return None
    new = clues.begins & {"attendance", "proceedings", "commendations", "speech", "background"}
    if new or at_meeting(clues) or (clues.has("says") and clues.has("leaders")):
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
    if not clues.has("reviewing") or requests(clues) or (story.previous == "instructions" and _owes(clues)):
        return None
    return "proceedings" if clues.has("acts") or clues.has("reviews") or at_meeting(clues) else None


def rating(clues: Clues, _story: Story) -> PassageKind | None:
    """A level of completion with its number of members or branches."""
    if not clues.has("levels") or clues.has("aims") or not clues.has("rated"):
        return None
    if clues.has("medals") or clues.first("asks") < clues.first("levels"):
        return None
    return "ratings"


def elsewhere(clues: Clues, story: Story) -> PassageKind | None:
    """Another day, another event, someone's career."""
    if "background" in clues.begins or clues.has("career"):
        return "background"
    if story.opened > 2 and clues.word(0) == "ngày" and clues.dated and clues.has("past"):
        return "background"
    return (
        "background"
        if "earlier" in clues.begins and not clues.has("acts") and not clues.has("faults")
        else None
    )


def commendation(clues: Clues, _story: Story) -> PassageKind | None:
    """Who was given what: medals, certificates, praise for a number of people."""
    given = clues.first("giving")
    if clues.has("thanks") or "tasks" in clues.begins or min(requests(clues), default=given) < given:
        return None
    if (
        clues.first("plans") < given
        or clues.first("duties") < given
        or clues.first("leaders") < clues.first("says") < given
    ):
        return None
    if any(
        -8 < medal - at < 14 for medal in clues.cues.get("medals", ()) for at in clues.cues.get("giving", ())
    ):
        return "commendations"
    return "commendations" if "commendations" in clues.begins and clues.has("giving") else None


def election(clues: Clues, _story: Story) -> PassageKind | None:
    """Who was elected, appointed, moved."""
    if not clues.has("personnel") or clues.has("not_personnel"):
        return None
    return "personnel" if clues.first("personnel") < min(requests(clues), default=len(clues.tokens)) else None


def attendance(clues: Clues, story: Story) -> PassageKind | None:
    """Who was there and who led the meeting."""
    spoken = min(
        clues.first("says"),
        clues.first("asks"),
        clues.first("praise"),
        clues.first("acts"),
        clues.first("aims"),
    )
    if "attendance" in clues.begins and min(clues.first("there"), clues.find(":")) < spoken:
        return "attendance"
    if clues.first("attendance") < spoken:
        return "attendance"
    silent = spoken >= len(clues.tokens) and not clues.has("past")
    listed = clues.first("leaders") < 4 or clues.first("lay") < 4
    return "attendance" if story.previous == "attendance" and silent and listed else None


def _asker(clues: Clues, story: Story, at: int) -> str | None:
    """Who asks at token `at`: the nearest named before it, a leader or someone from below; or None."""
    leaders = [place for place in clues.cues.get("leaders", ()) if place < at]
    lay = [place for place in clues.cues.get("lay", ()) if place < at]
    if lay and (not leaders or leaders[-1] < lay[-1]) and "speech" not in clues.begins:
        return "lay"
    if leaders:
        given = {clues.word(place + 1) for place in leaders}
        return "lay" if given & story.lay_names else "leader"
    if "speech" in clues.begins or story.speaker == "leader" or clues.first("bodies") < at:
        return "leader"
    return None


def announced(clues: Clues, _story: Story) -> PassageKind | None:
    """SW-1, SW-5, SW-8: "Hạn chế … là", "Bên cạnh những kết quả, … còn hạn chế"."""
    told = "shortcomings" in clues.begins or (clues.concession and clues.has("shortcomings"))
    if told and negative(clues) and not requests(clues) and not clues.has("firm"):
        return "shortcomings"
    return None


def requests(clues: Clues) -> list[int]:
    """The tokens at which something is asked for: not "theo đề nghị", "đáp ứng yêu cầu"."""
    refused = passage_words().not_asking
    return [
        at
        for at in clues.cues.get("asks", ())
        if clues.word(at - 1) not in refused and f"{clues.word(at - 2)} {clues.word(at - 1)}" not in refused
    ]


def _owes(clues: Clues) -> bool:
    """Whether the sentence lays a duty on someone; "phải" beside faults is too weak for that."""
    return clues.has("firm") or (clues.has("duties") and negative(clues) < 4)


def request(clues: Clues, story: Story) -> PassageKind | None:
    """What a leader asks for (SW-6: also where the sentence began with praise)."""
    asked = requests(clues)
    said = clues.first("says")
    if not asked and clues.has("leaders") and said < len(clues.tokens):
        owed = _owes(clues) and (clues.cues["duties"][-1] > said or clues.quoted)
        urged = said < clues.first("onward") < len(clues.tokens)
        urged = urged and not clues.has("past") and not clues.has("reached")
        asked = [said] if owed or urged else []
    if not asked:
        return None
    asker = _asker(clues, story, asked[0])
    if asker is None and clues.quoted and story.speaker != "lay":
        asker = "leader"
    if asker is not None:
        story.speaker = asker
    if asker == "lay":
        story.lay_names.add(_given_name(clues, asked[0]))
        return "proceedings"
    return "instructions" if asker == "leader" else None


def _given_name(clues: Clues, at: int) -> str:
    """The word before a verb, where a name may end."""
    place = at - 1
    while place > 0 and clues.word(place) in {"cũng", "đã", "và", "đồng", "thời", ","}:
        place -= 1
    return clues.word(place)


def petition(clues: Clues, _story: Story) -> PassageKind | None:
    """What a body puts before a higher one."""
    refused = passage_words().not_asking | {",", "xuất", "báo"}
    places = clues.cues.get("petitions", ())
    return "proceedings" if any(0 < at < 20 and clues.word(at - 1) not in refused for at in places) else None


def cause(clues: Clues, story: Story) -> PassageKind | None:
    """Why faults, or results, came about."""
    if clues.has("causes") and clues.first("causes") < clues.first("asks"):
        return "causes"
    return "causes" if "causes" in clues.begins and story.previous in {"shortcomings", "causes"} else None


def act(clues: Clues, story: Story) -> PassageKind | None:
    """What was done at the meeting; what was presented there does not count, unless it is told."""
    done = clues.first("acts")
    if done >= min(
        clues.first("plans"), clues.first("faults"), clues.first("shortcomings"), clues.first("aims")
    ):
        return None
    subject = at_meeting(clues) or "proceedings" in clues.begins
    subject = subject or min(clues.first("leaders"), clues.first("delegates")) < done
    if not subject and (story.previous not in _OPENING or clues.first("gathered") > done):
        return None
    told = clues.has("reports") and (positive(clues) or negative(clues))
    return None if told else "proceedings"


def speech_goes_on(clues: Clues, story: Story) -> PassageKind | None:
    """Tasks without a subject go on with what the leader asks for; faults and results he names do not."""
    if story.speaker != "leader" or at_meeting(clues) or clues.begins & {"attendance", "commendations"}:
        return None
    tasked = "tasks" in clues.begins or _owes(clues)
    if tasked and (story.previous == "instructions" or clues.quoted or clues.has("firm")):
        return "instructions"
    if story.previous != "instructions" or negative(clues) > positive(clues) or clues.has("plans"):
        return None
    if clues.first("onward") < min(10, len(clues.tokens)) and not clues.has("past"):
        return "instructions"
    new = clues.has("past") or clues.begins & _SECTIONS or (clues.has("says") and not clues.quoted)
    return None if new else "instructions"


def aim(clues: Clues, story: Story) -> PassageKind | None:
    """A figure to be reached, or a list of such figures."""
    listed = clues.opens_list or clues.word(len(clues.tokens) - 1) == ":"
    if not clues.has("aims") or not (clues.figures or listed) or clues.first("past") < clues.first("plans"):
        return None
    if clues.first("acts") < clues.first("aims") and clues.figures < 2:
        return None
    ahead = clues.has("plans") or "plans" in clues.begins or story.previous in {"plans", "targets"}
    return "targets" if ahead and clues.first("reached") >= clues.first("plans") else None


def year_ahead(clues: Clues, story: Story) -> PassageKind | None:
    """What a body resolves for a year: "Năm 2023, phường xác định …"."""
    resolved = clues.first("resolves") < min(20, len(clues.tokens))
    if clues.word(0) != "năm" or not clues.word(1).isdigit() or not resolved:
        return None
    if clues.has("past") or clues.has("reached") or requests(clues):
        return None
    return aim(clues, story) or "plans"


def ahead(clues: Clues, _story: Story) -> PassageKind | None:
    """What will be done, where the sentence says so at once."""
    return "plans" if "plans" in clues.begins and clues.has("plans") and not clues.has("past") else None


def faults(clues: Clues, story: Story) -> PassageKind | None:
    """SW-1, SW-3, SW-5: faults, announced or told."""
    kind = polarity(clues, story)
    return kind if kind == "shortcomings" else None


def plan(clues: Clues, story: Story) -> PassageKind | None:
    """What is to be done."""
    if clues.has("past") and clues.first("past") < clues.first("plans"):
        return None
    if "plans" in clues.begins or clues.has("firm") or clues.first("plans") < clues.find(";"):
        return "plans"
    if at_meeting(clues) or clues.begins & _SECTIONS or story.previous in {"achievements", "instructions"}:
        return None
    if clues.first("onward") < min(10, len(clues.tokens)):
        return "plans"
    going = story.previous in {"plans", "targets"} and not (clues.has("says") and clues.has("leaders"))
    return "plans" if going else None


def ground(clues: Clues, story: Story) -> PassageKind | None:
    """Why the meeting was held, and what it means."""
    if clues.has("occasion") and not clues.has("says"):
        return "context"
    early = story.opened <= 3 and story.previous != "achievements"
    return "context" if early and "context" in clues.begins else None


def result(clues: Clues, story: Story) -> PassageKind | None:
    """Results, which after other matter must be told in more than one worn word."""
    early = story.previous in {None, "attendance", "context", "proceedings"}
    announced = clues.has("reports") or ("achievements" in clues.begins and not at_meeting(clues))
    if early and not announced and (positive(clues) < 2 or at_meeting(clues)):
        counted = clues.figures > 2 or (
            clues.figures > 1 and clues.count("deeds") > 1 and not at_meeting(clues)
        )
        return "achievements" if counted else None
    kind = polarity(clues, story)
    if kind is not None:
        return kind
    return "achievements" if "achievements" in clues.begins else None


def order(clues: Clues, _story: Story) -> PassageKind | None:
    """The order of the meeting: what came first, next, last."""
    return "proceedings" if "proceedings" in clues.begins and not clues.has("reports") else None


def remark(clues: Clues, _story: Story) -> PassageKind | None:
    """Someone says something of no other kind."""
    said = min(clues.first("says"), clues.first("praise"))
    return "proceedings" if clues.first("leaders") < said < len(clues.tokens) and not clues.quoted else None


def proceeding(clues: Clues, _story: Story) -> PassageKind | None:
    """What else is told of the meeting itself."""
    return "proceedings" if at_meeting(clues) else None


def history(clues: Clues, _story: Story) -> PassageKind | None:
    """Matter not of this meeting: a career, the founding of a body."""
    return "background" if clues.has("background") else None


RULES: tuple[Rule, ...] = (
    heading,
    list_item,
    list_goes_on,
    lead,
    review,
    rating,
    elsewhere,
    cause,
    announced,
    commendation,
    election,
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
