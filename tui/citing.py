"""How one cites at present: one of the program's styles, or a template of one's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from store import CitationTemplate, Excerpt, Meeting, Style


class Citing:
    """The styles there are, and the one in use.

    Args:
        style: its name to begin with.
        templates: templates by name.
    """

    def __init__(self, style: str = "plain", templates: Mapping[str, CitationTemplate] | None = None) -> None:
        self.style = style
        self._templates = dict(templates or {})

    def next(self) -> str:
        """Goes on to the next style, round the end; its name."""
        from store import CITATION_STYLES

        names = list(dict.fromkeys([*CITATION_STYLES, *self._templates]))
        self.style = names[(names.index(self.style) + 1) % len(names)]
        return self.style

    def cite(self, meeting: Meeting, start: int, end: int) -> str:
        """The excerpt with its citation in the style in use.

        Raises:
            ValueError: the span is empty or lies outside the text.
        """
        from store import cite

        return cite(meeting, start, end, self._now)

    def cite_all(self, excerpts: Iterable[Excerpt]) -> str:
        """The excerpts with their citations and notes in the style in use."""
        from store import cite_excerpts

        return cite_excerpts(excerpts, self._now)

    @property
    def _now(self) -> Style | CitationTemplate:
        return self._templates.get(self.style) or cast("Style", self.style)
