"""The outline of a report: its passages, people and documents, to jump to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.strip import Strip

from tui.keys import key
from tui.text import number, say
from tui.visible import fit, one_line
from tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from store import Meeting

_FIRST_WORDS = 200


class Goal(NamedTuple):
    """Where to go in a report: `start..end` of its text, code points; to the facts above it without any."""

    start: int = -1
    end: int = -1


class _Entry(NamedTuple):
    """A row: where it leads, None for a heading; a label, what stands after it, and at the right edge."""

    goal: Goal | None
    label: str
    words: str = ""
    beside: str = ""


class OutlineList(LineList):
    """Rows under headings; the cursor begins at the passage in which `place` of the text is."""

    def __init__(self, entries: tuple[_Entry, ...], place: int | None = None) -> None:
        super().__init__()
        self._entries = entries
        self._begin = 0
        for row, entry in enumerate(entries if place is not None else ()):
            if entry.goal is not None and entry.words and entry.goal.start <= (place or 0):
                self._begin = row
        self._labels = max((cell_len(entry.label) for entry in entries if entry.words), default=0)

    def on_mount(self) -> None:
        """All rows are there from the start."""
        self.rows_changed(self._begin)

    @property
    def row_count(self) -> int:
        """Headings and what one can go to."""
        return len(self._entries)

    def can_choose(self, row: int) -> bool:
        """Headings lead nowhere."""
        return self._entries[row].goal is not None

    def draw_row(self, row: int, width: int, base: Style) -> list[Strip]:
        """A heading; a passage's kind and first words; a person or document and how often it is named."""
        goal, label, words, beside = self._entries[row]
        if goal is None:
            heading = base + self.style_of("soft") + self.style_of("strong")
            return [Strip([Segment(f" {label}", heading)])]
        if not words:
            shown = fit(label, width - len(beside) - 5)
            line = Strip([Segment(f"   {shown}", base)]).extend_cell_length(width - len(beside) - 1, base)
            return [Strip([*line, Segment(f"{beside} ", base + self.style_of("faint"))])]
        shown = label + " " * (self._labels - cell_len(label))
        return [
            Strip(
                [
                    Segment(f"   {shown}  ", base + self.style_of("mark")),
                    Segment(fit(words, max(0, width - self._labels - 6)), base + self.style_of("soft")),
                ]
            )
        ]


class OutlineScreen(ModalScreen[Goal | None]):
    """Dismisses with where to go, None for nowhere.

    Args:
        place: the offset in the text where one reads, None for the facts.
    """

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

    def __init__(self, meeting: Meeting, place: int | None = None) -> None:
        super().__init__()
        self._place = place
        self._entries = (
            *_passages(meeting),
            *_named(say("outline.people"), ((one.name, one.mentions) for one in meeting.people)),
            *_named(say("outline.documents"), ((one.key, one.mentions) for one in meeting.documents)),
        )

    def compose(self) -> ComposeResult:
        """A frame around the list."""
        frame = Vertical()
        frame.border_title = say("outline.title")
        with frame:
            yield OutlineList(self._entries, self._place)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Goes there."""
        event.stop()
        self.dismiss(self._entries[event.row].goal)

    def action_outline(self) -> None:
        """The key that opened it closes it."""
        self.dismiss(None)


def _passages(meeting: Meeting) -> Iterator[_Entry]:
    yield _Entry(None, say("outline.passages"))
    yield _Entry(Goal(), say("outline.facts"), one_line(meeting.title) or say("untitled"))
    for passage in meeting.passages:
        if passage.kind != "headline":
            words = one_line(meeting.text[passage.start : min(passage.end, passage.start + _FIRST_WORDS)])
            yield _Entry(Goal(passage.start, passage.start), say(f"passage.{passage.kind}"), words or "…")


def _named(heading: str, found: Iterator[tuple[str, tuple[tuple[int, int], ...]]]) -> Iterator[_Entry]:
    """Those that stand somewhere in the text, at the first place, with the number of places."""
    rows = [
        _Entry(Goal(*mentions[0]), one_line(name), beside=number(len(mentions)))
        for name, mentions in found
        if mentions
    ]
    if rows:
        yield _Entry(None, heading)
        yield from rows
