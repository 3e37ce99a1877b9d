"""Rules of a text's outward order: headings, labels before a colon, choices and lists."""

from __future__ import annotations

from store.model import PassageKind
from store.parsing.passages.clues import Clues
from store.parsing.passages.meeting_rules import election, rating
from store.parsing.passages.passage_words import passage_words
from store.parsing.passages.polarity import negative, positive
from store.parsing.passages.story import CLOSED, Story

_HEADED: tuple[PassageKind, ...] = (
    "achievements",
    "shortcomings",
    "causes",
    "plans",
    "attendance",
    "commendations",
)
_NAMED: tuple[PassageKind, ...] = (*_HEADED, "proceedings", "instructions", "ratings", "personnel", "other")
_LABEL = 6
_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"})
_NUMBER_MARKS = frozenset({".", ")", "-", "/"})
_LISTED = frozenset({"instructions", "shortcomings", "targets", "plans", "causes"})
_PERIODS = frozenset({"quý", "tháng", "nhiệm", "vụ"})
_NOT_LISTED = frozenset({"at_meeting", "attendance", "proceedings", "commendations", "speech", "background"})


def heading(clues: Clues, story: Story) -> PassageKind | None:
    """SW-8: a line that is a heading: of the kind it names, or of none."""
    if not clues.heading:
        return None
    kind = _named(clues)
    if kind == "plans" and story.concludes:
        return "instructions"  # the tasks that a conclusion lays down
    return kind or (None if clues.ends_open else "headline")


def labelled(clues: Clues, story: Story) -> PassageKind | None:
    """SW-8: a section's name and a colon before its first sentence: "* Nguyên nhân: Do …"."""
    if not clues.opens or clues.find(":") > _LABEL:
        return None
    kind = _named(clues)
    if kind is not None and rating(clues, story):
        return "ratings"
    return "targets" if kind == "plans" and clues.early("aims", _LABEL) and clues.goals else kind


def _named(clues: Clues) -> PassageKind | None:
    """The kind that a heading or label names; for the weaker names it must be numbered or end in a colon."""
    for kind in _HEADED:
        if kind in clues.begins:
            return kind
    number = _numbered(clues)
    if not (number or clues.item or clues.find(":") <= _LABEL or clues.ends_open):
        return None
    named = passage_words().headings.at(clues.tokens, number)
    longest: PassageKind = max(_NAMED, key=lambda kind: named.get(kind, 0))
    return longest if named else None


def _numbered(clues: Clues) -> int:
    """How many tokens the Roman number of a section takes: `II.`; a list number is no token."""
    return 2 if clues.word(0) in _ROMAN and clues.word(1) in _NUMBER_MARKS else 0


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
        if _leaves(clues, story) or (story.listing == "proceedings" and rating(clues, story)):
            return None
        return story.listing
    if clues.item.number > 1 and clues.item.style != "ordinal":
        return None
    if story.previous == "other":
        return "other"
    bad = negative(clues) > positive(clues)
    tasked = "tasks" in clues.begins or clues.has("duties") or clues.has("asks")
    if story.previous == "proceedings" and clues.early("leaders", 6) and not tasked:
        # a list of persons, or of what they said
        return "proceedings" if clues.has("says") or clues.has("acts") else "attendance"
    if story.announced and story.previous == "attendance":
        return "attendance"
    if story.reasons and clues.item.number == 1:
        return "causes"
    if story.previous not in _LISTED and rating(clues, story):
        return "ratings"
    if story.previous == "proceedings":
        return "shortcomings" if bad else "instructions" if story.speaker == "leader" else "proceedings"
    if story.previous == "plans" and clues.has("aims") and clues.figures:
        return "targets"
    return story.previous if story.previous in _LISTED else None


def _leaves(clues: Clues, story: Story) -> bool:
    """Whether a numbered section begins behind bullets: "4. Đề nghị khen thưởng …" after "- …"."""
    return story.style == "bullet" and clues.item is not None and clues.item.style != "bullet"


def list_goes_on(clues: Clues, story: Story) -> PassageKind | None:
    """SW-4: a sentence inside a list's item, before anything new begins, has the list's kind."""
    if story.listing in {None, "proceedings"} or clues.item is not None:
        return None
    if "earlier" in clues.begins and clues.has("past"):
        return None
    if clues.begins & _NOT_LISTED or (clues.has("says") and clues.has("leaders")):
        return None
    if story.listing == "shortcomings" and ("causes" in clues.begins or clues.early("causes", _LABEL)):
        return None
    if clues.opens and election(clues, story):
        return None
    ahead = clues.has_year or (clues.word(0) in _PERIODS and clues.has("plans")) or "plans" in clues.begins
    if clues.opens and (story.style in CLOSED or ahead):
        return None
    return story.listing
