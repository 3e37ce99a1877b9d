"""A mention: one place where a sentence speaks of a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Form = Literal["full", "short", "role", "pronoun", "candidate"]
Range = tuple[int, int]


@dataclass
class Mention:
    """One place where a person is spoken of; all ranges are tokens, half open.

    Args:
        form: `full` (the whole name), `short` (honorific and given name), `role` (a role alone), `pronoun`
            (an honorific alone) or `candidate` (a bare name: a person only if met elsewhere).
        rule: the anchor's name.
        start, end: from the first word that belongs to the person (honorific, role) to behind the last
            (roles after the name).
        name: the name; empty for `role` and `pronoun`.
        honorific: honorifics, ranks and degrees before the name.
        roles: each role.
        before: whether roles stand before the name.
        listed: whether the person stands in a list of persons.
    """

    form: Form
    rule: str
    start: int
    end: int
    name: Range = (0, 0)
    honorific: Range = (0, 0)
    roles: list[Range] = field(default_factory=list)
    before: bool = False
    listed: bool = False
