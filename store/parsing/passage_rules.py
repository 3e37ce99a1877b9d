"""The rules by which a sentence gets its kind, tried in order; the first that knows it decides.

A rule sees the sentence's clues and what the report has been about so far. Where no rule knows a sentence, it
goes on with the kind of the one before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from store.model import PassageKind
from store.parsing.clues import Clues


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
    item: int = 0
    opened: int = 0
    paragraph: bool = True
    lay_names: set[str] = field(default_factory=set)


Rule = Callable[[Clues, Story], PassageKind | None]


def negative(clues: Clues) -> int:
    """How strongly a sentence speaks of faults, leaving out those that are being mended or reviewed."""
    mended = set()
    for at in clues.cues.get("mending", ()):
        mended.update(range(at, at + 12))
    for at in clues.cues.get("reviewing", ()):
        mended.update(range(at - 2, at + 10))
    strong = sum(at >= clues.main and at not in mended for at in clues.cues.get("shortcomings", ()))
    weak = sum(at >= clues.main and at not in mended for at in clues.cues.get("faults", ()))
    return strong * 2 + weak


def positive(clues: Clues) -> int:
    """How strongly a sentence speaks of results; a concession before its main clause does not count."""
    return sum(at >= clues.main for at in clues.cues.get("achievements", ()))


def _polarity(clues: Clues, story: Story) -> PassageKind | None:
    """Results or faults, by what outweighs; None where neither is told."""
    bad, good = negative(clues), positive(clues)
    if clues.concession and bad:
        return "shortcomings"
    if bad and (bad > good or (bad == good and story.previous == "shortcomings")):
        return "shortcomings"
    if bad >= 2 and "shortcomings" in clues.begins:
        return "shortcomings"
    return "achievements" if good else None


def list_item(clues: Clues, story: Story) -> PassageKind | None:
    """SW-12: an item of a running list has the list's kind; the first item founds the list."""
    if clues.item is None:
        return None
    if clues.item.number != 1 and story.listing is not None:
        return story.listing
    if clues.item.number > 1 and story.listing is None and clues.item.style != "ordinal":
        return None
    if clues.item.style == "bullet" and story.listing is not None:
        return story.listing
    if story.previous in {"instructions", "shortcomings", "targets", "plans", "causes", "proceedings"}:
        kind: PassageKind = story.previous
        if kind == "proceedings" and story.speaker == "leader":
            kind = "instructions"
        elif kind == "plans" and clues.has("targets") and clues.figures:
            kind = "targets"
        return kind
    return None


def list_goes_on(clues: Clues, story: Story) -> PassageKind | None:
    """SW-4: a sentence inside a list's item, before anything new begins, has the list's kind."""
    if story.listing is None or clues.item is not None:
        return None
    new = clues.begins & {"attendance", "proceedings", "commendations", "speech", "background"}
    if new or at_meeting(clues) or (clues.has("says") and clues.has("leaders")):
        return None
    return story.listing


def at_meeting(clues: Clues) -> bool:
    """Whether the sentence begins "at the meeting …", which leaves a speech or a report and tells what was done."""
    return "at_meeting" in clues.begins


def lead(clues: Clues, story: Story) -> PassageKind | None:
    """The sentence that says that the meeting was held; its ground, where it begins with one."""
    if story.opened > 2 or not clues.has("held") or (story.opened == 2 and not clues.dated):
        return None
    return "context" if "context" in clues.begins and not clues.begins & {"achievements"} else "proceedings"


def review(clues: Clues, story: Story) -> PassageKind | None:
    """SW-9: the act of reviewing; its "hạn chế", "ưu điểm" name what was reviewed."""
    if not clues.has("reviewing") or clues.first("reviewing") > clues.first("asks"):
        return None
    return "proceedings" if clues.has("acts") or clues.has("reviews") or at_meeting(clues) else None


def rating(clues: Clues, story: Story) -> PassageKind | None:
    """A level of completion with its number of members or branches."""
    if not clues.has("levels") or clues.has("aims") or clues.figures == 0:
        return None
    if clues.has("medals") or clues.first("asks") < clues.first("levels"):
        return None
    return "ratings"


def elsewhere(clues: Clues, story: Story) -> PassageKind | None:
    """Another day, another event."""
    return "background" if "background" in clues.begins else None


def commendation(clues: Clues, story: Story) -> PassageKind | None:
    """Who was given what: medals, certificates, praise for a number of people."""
    if "proceedings" in clues.begins or clues.first("asks") < clues.first("giving"):
        return None
    if min(clues.first("plans"), clues.first("duties")) < clues.first("medals"):
        return None
    if any(
        -8 < medal - gift < 14
        for medal in clues.cues.get("medals", ())
        for gift in clues.cues.get("giving", ())
    ):
        return "commendations"
    return "commendations" if "commendations" in clues.begins and clues.has("giving") else None


def election(clues: Clues, story: Story) -> PassageKind | None:
    """Who was elected, appointed, moved."""
    if not clues.has("personnel") or clues.has("not_personnel"):
        return None
    return "personnel" if clues.first("personnel") < clues.first("asks") else None


def attendance(clues: Clues, story: Story) -> PassageKind | None:
    """Who was there and who led the meeting."""
    spoken = min(clues.first("says"), clues.first("asks"), clues.first("praise"), clues.first("acts"))
    if "attendance" in clues.begins and min(clues.first("there"), clues.find(":")) < spoken:
        return "attendance"
    if clues.first("attendance") < spoken:
        return "attendance"
    listed = story.previous == "attendance" and (clues.has("leaders") or clues.has("lay"))
    if listed and not clues.has("deeds") and spoken >= len(clues.tokens):
        return "attendance"
    return None


def _asker(clues: Clues, story: Story, at: int) -> str | None:
    """Who asks at token `at`: a leader, someone from below, or nobody in particular."""
    leaders = [place for place in clues.cues.get("leaders", ()) if place < at]
    lay = [place for place in clues.cues.get("lay", ()) if place < at]
    if lay and (not leaders or min(lay) < min(leaders)) and "speech" not in clues.begins:
        return "lay"
    if leaders:
        given = {clues.word(place + 1) for place in leaders}
        return "lay" if given & story.lay_names else "leader"
    if "speech" in clues.begins or story.speaker == "leader":
        return "leader"
    return None


def request(clues: Clues, story: Story) -> PassageKind | None:
    """What a leader asks for (SW-6: also where the sentence began with praise)."""
    refused = {at + 1 for at in clues.cues.get("not_asking", ())}
    asked = [at for at in clues.cues.get("asks", ()) if at not in refused]
    said = clues.first("says")
    if not asked and clues.has("leaders") and clues.has("duties") and clues.cues["duties"][-1] > said:
        asked = [said]
    if not asked:
        return None
    asker = _asker(clues, story, asked[0])
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


def cause(clues: Clues, story: Story) -> PassageKind | None:
    """Why faults, or results, came about."""
    if clues.has("causes") and clues.first("causes") < clues.first("asks"):
        return "causes"
    return "causes" if "causes" in clues.begins and story.previous in {"shortcomings", "causes"} else None


def act(clues: Clues, story: Story) -> PassageKind | None:
    """What was done at the meeting; what was presented or discussed there does not count, unless it is told."""
    done = clues.first("acts")
    if done >= min(
        clues.first("plans"), clues.first("faults"), clues.first("shortcomings"), clues.first("aims")
    ):
        return None
    subject = at_meeting(clues) or "proceedings" in clues.begins or clues.first("leaders") < done
    if not subject and story.previous not in {"attendance", None}:
        return None
    contents = [at for at in clues.cues.get("reports", ()) if at > done]
    return None if contents and (positive(clues) or negative(clues)) else "proceedings"


def speech_goes_on(clues: Clues, story: Story) -> PassageKind | None:
    """Tasks without a subject go on with what the leader asks for."""
    if story.speaker != "leader" or at_meeting(clues) or clues.begins & {"attendance", "commendations"}:
        return None
    tasked = "tasks" in clues.begins or clues.has("duties")
    if story.previous == "instructions":
        if tasked or clues.quoted:
            return "instructions"
        return None if clues.has("done") or clues.begins or clues.has("says") else "instructions"
    return "instructions" if tasked and (clues.quoted or clues.has("duties")) else None


def aim(clues: Clues, story: Story) -> PassageKind | None:
    """A figure to be reached."""
    if not clues.has("aims") or not clues.figures or clues.first("reached") < clues.first("plans"):
        return None
    ahead = clues.has("plans") or "plans" in clues.begins or story.previous in {"plans", "targets"}
    past = "achievements" in clues.begins and "plans" not in clues.begins
    return "targets" if ahead and not past else None


def faults(clues: Clues, story: Story) -> PassageKind | None:
    """SW-1, SW-3, SW-5: faults, announced or told."""
    kind = _polarity(clues, story)
    return kind if kind == "shortcomings" else None


def plan(clues: Clues, story: Story) -> PassageKind | None:
    """What is to be done."""
    if "plans" in clues.begins and not clues.has("done"):
        return "plans"
    if clues.first("plans") < min(clues.first("done"), clues.find(";"), len(clues.tokens)):
        return "plans"
    if story.previous in {"plans", "targets"} and ("tasks" in clues.begins or clues.has("duties")):
        return "plans"
    return None


def ground(clues: Clues, story: Story) -> PassageKind | None:
    """Why the meeting was held, and what it means."""
    if clues.has("occasion") and not clues.has("says"):
        return "context"
    return "context" if story.opened <= 3 and "context" in clues.begins and not clues.figures else None


def result(clues: Clues, story: Story) -> PassageKind | None:
    """Results."""
    if story.previous in {None, "attendance", "context"} and at_meeting(clues) and not clues.has("reports"):
        return "proceedings"
    kind = _polarity(clues, story)
    if kind is not None:
        return kind
    return "achievements" if "achievements" in clues.begins else None


def proceeding(clues: Clues, story: Story) -> PassageKind | None:
    """The order of the meeting."""
    return "proceedings" if "proceedings" in clues.begins or at_meeting(clues) else None


def history(clues: Clues, story: Story) -> PassageKind | None:
    """Matter not of this meeting: a career, the founding of a body."""
    return "background" if clues.has("background") else None


RULES: tuple[Rule, ...] = (
    list_item,
    list_goes_on,
    lead,
    review,
    rating,
    elsewhere,
    commendation,
    election,
    attendance,
    request,
    cause,
    act,
    speech_goes_on,
    aim,
    faults,
    plan,
    ground,
    history,
    result,
    proceeding,
)
