"""Figures aimed at."""

from __future__ import annotations

from store.model import Passage, Target
from store.parsing.found import Found
from store.parsing.view import View


def find_targets(view: View, passages: tuple[Passage, ...]) -> Found[tuple[Target, ...]]:
    """Targets with value, comparator and subject."""
    return Found(())
