"""The outline of a report: its passages, to jump to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.strip import Strip

from tui.keys import key
from tui.text import say
from tui.visible import fit, one_line
from tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from store import Meeting

_FIRST_WORDS = 200
_FACTS = -1


class _Entry(NamedTuple):
    offset: int
    label: str
    words: str


class OutlineList(LineList):
    """One line a passage: its kind and its first words."""

    def __init__(self, entries: tuple[_Entry, ...]) -> None:
        super().__init__()
        self._entries = entries
        self._labels = max(len(entry.label) for entry in entries)

    def on_mount(self) -> None:
        """All rows are there from the start."""
        self.rows_changed()

    @property
    def row_count(self) -> int:
        """How many passages."""
        return len(self._entries)

    def draw_row(self, row: int, width: int, base: Style) -> list[Strip]:
        """The label, then as many words as fit."""
        entry = self._entries[row]
        label = entry.label.ljust(self._labels)
        words = fit(entry.words, max(0, width - self._labels - 3))
        return [
            Strip(
                [
                    Segment(f" {label} ", base + self.style_of("mark")),
                    Segment(words, base + self.style_of("soft")),
                ]
            )
        ]


class OutlineScreen(ModalScreen[int | None]):
    """Dismisses with the offset of the chosen passage, -1 for the facts, None for none."""

    DEFAULT_CSS = """
    OutlineScreen {
        align: center middle;
        background: $background 60%;

        & > Vertical {
            width: 90%;
            max-width: 90;
            height: auto;
            max-height: 80%;
            background: $surface;
            border: round $rule;
            border-title-color: $primary;
            border-title-style: bold;
            padding: 0 1;
        }
        & OutlineList { height: auto; max-height: 100%; background: $surface; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [key("close"), key("outline")]

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self._meeting = meeting

    def compose(self) -> ComposeResult:
        """A frame around the list."""
        frame = Vertical()
        frame.border_title = say("outline.title")
        with frame:
            yield OutlineList(tuple(self._entries()))

    def _entries(self) -> list[_Entry]:
        entries = [_Entry(_FACTS, say("outline.facts"), one_line(self._meeting.title))]
        for passage in self._meeting.passages:
            if passage.kind != "headline":
                end = min(passage.end, passage.start + _FIRST_WORDS)
                words = one_line(self._meeting.text[passage.start : end])
                entries.append(_Entry(passage.start, say(f"passage.{passage.kind}"), words))
        return entries

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Goes there."""
        event.stop()
        self.dismiss(self._entries()[event.row].offset)

    def action_outline(self) -> None:
        """The key that opened it closes it."""
        self.dismiss(None)
