"""The query coloured as it is typed, and what is wrong with it marked where it stands."""

from __future__ import annotations

from collections.abc import Callable

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text


class QueryColours(Highlighter):
    """Styles fields, values, phrases, minus and operators, then the place of an error over them.

    Args:
        style_of: the style called `field`, `value`, `phrase`, `minus`, `operator` or `wrong`.
    """

    def __init__(self, style_of: Callable[[str], Style]) -> None:
        self._style_of = style_of
        self.wrong: tuple[int, int] | None = None

    def highlight(self, text: Text) -> None:
        """Styles `text` in place."""
        from store import query_parts

        for part in query_parts(text.plain):
            text.stylize(self._style_of(part.what), part.start, part.end)
        if self.wrong is not None:
            text.stylize(self._style_of("wrong"), *self.wrong)
