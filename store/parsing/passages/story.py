"""What a report has been about so far, as the passage rules see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from store.model import PassageKind
from store.parsing.passages.clues import Clues

Speaker = Literal["leader", "lay"]
CLOSED = frozenset({"bullet", "inside"})  # styles of lists that no paragraph without a number goes on with


class Story(NamedTuple):
    """The sentences read so far, in a few words.

    Args:
        previous: the kind of the body sentence before, or None at the start.
        speaker: who holds the word: a leader, someone from below, or None.
        listing: the kind of the running list, or None.
        style: how its items are numbered; `inside` where they all stand in one sentence, None where they
            begin inside one.
        opened: how many sentences of the body have been begun, this one included.
        reasons: whether the sentence before asked for reasons or announced them.
        announced: whether the sentence before was a heading or ended in a colon: what follows is its matter.
        inherited: how many sentences in a row went on without any cue.
        forum: whether the meeting is one at which everybody discusses.
        talk: whether it is one at which people talk with one another: the faults they name are what they say.
        seminar: whether it is a seminar, where only those who lead it, or the country, ask as leaders.
        sums_up: whether it looks back on a year or a term.
        options: whether the sentence before told of choices: those that follow are what was told there.
        chief_names: given names of those of high office who spoke there.
        day: the day named first, as day and month, or None.
        concludes: whether the report announced a conclusion: "… kết luận như sau:".
        reasoning: how many sentences more a quotation of reasons, still open, may go on.
        lawful: whether the sentence before told what the law says.
        month: the month with which a sentence last began, or 0.
        lay_names: given names of those who asked from below: voters, delegates …
    """

    previous: PassageKind | None = None
    speaker: Speaker | None = None
    listing: PassageKind | None = None
    style: str | None = None
    opened: int = 0
    lay_names: frozenset[str] = frozenset()
    reasons: bool = False
    announced: bool = False
    inherited: int = 0
    forum: bool = False
    talk: bool = False
    seminar: bool = False
    sums_up: bool = False
    options: bool = False
    chief_names: frozenset[str] = frozenset()
    day: tuple[int, int] | None = None
    concludes: bool = False
    reasoning: int = 0
    lawful: bool = False
    month: int = 0


Rule = Callable[[Clues, Story], PassageKind | None]
