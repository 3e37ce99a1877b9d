"""The points of what a leader asks for."""

from __future__ import annotations

from store.model import Instruction, Passage, Person
from store.parsing.found import Found
from store.parsing.view import View


def find_instructions(
    view: View, passages: tuple[Passage, ...], people: tuple[Person, ...]
) -> Found[tuple[Instruction, ...]]:
    """Numbered or listed points, each with its speaker."""
    return Found(())
