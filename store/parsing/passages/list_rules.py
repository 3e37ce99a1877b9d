"""Rules of a text's outward order: headings, labels before a colon, choices and lists."""

from __future__ import annotations

from store.model import PassageKind
from store.parsing.passages.clues import Clues
from store.parsing.passages.meeting_rules import rating
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
_LABEL = 6
_LISTED = frozenset({"instructions", "shortcomings", "targets", "plans", "causes"})
_NOT_LISTED = frozenset({"at_meeting", "attendance", "proceedings", "commendations", "speech", "background"})


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
