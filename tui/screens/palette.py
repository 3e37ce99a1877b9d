"""The command palette: commands, people and meetings, found by a few letters with or without accents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.worker import get_current_worker

from tui.ink import Ink, paint
from tui.keys import key
from tui.matching import match
from tui.naming import meetings_named, people_named
from tui.text import day, say
from tui.visible import fit, one_line
from tui.widgets.clean_input import CleanInput
from tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from store import Hit
    from tui.session import Session


class Command(NamedTuple):
    """Something to do: its name, what stands beside it (its key), and the action that does it; a meeting has
    its id instead, a person the name as recorded. `also` is other words by which it is found."""

    name: str
    beside: str
    action: str = ""
    meeting: str = ""
    person: str = ""
    also: str = ""


def _called(typed: str, command: Command) -> bool:
    """Whether every word of `typed` begins a word of what else the command is called, or of its name."""
    fits = match(typed, f"{command.also} {command.name}")
    return bool(command.also) and fits is not None and fits.begins


class PaletteList(LineList, can_focus=False):
    """What was found."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[tuple[Command, tuple[tuple[int, int], ...]], ...] = ()

    @property
    def row_count(self) -> int:
        """How many were found."""
        return len(self._rows)

    @property
    def cursor_style(self) -> str:
        """The line above has the focus, the cursor is here."""
        return "now"

    @property
    def current(self) -> Command | None:
        """The row under the cursor."""
        return self._rows[self.cursor][0] if self._rows else None

    def show(self, rows: Sequence[tuple[Command, tuple[tuple[int, int], ...]]]) -> None:
        """Shows commands with the spans of their names that were typed."""
        self._rows = tuple(rows)
        self.rows_changed()

    def render_line(self, y: int) -> Strip:
        """A row; where nothing was found, that."""
        if not self._rows and y == 0:
            text = f" {fit(say('palette.none'), self.row_width - 1)}"
            base = self.rich_style
            return Strip([Segment(text, base + self.style_of("soft"))]).adjust_cell_length(
                self.row_width, base
            )
        return super().render_line(y)

    def draw_row(self, row: int, width: int, base: Style) -> list[Strip]:
        """The name with what was typed marked, and at the right edge what stands beside it."""
        command, spans = self._rows[row]
        beside = fit(command.beside, width // 3)
        name = fit(command.name, width - cell_len(beside) - 4)
        inks = [Ink(start, min(end, len(name)), "hit") for start, end in spans if start < len(name)]
        line = Strip([Segment(" ", base), *paint(name, inks, base, self.style_of)])
        line = line.adjust_cell_length(width - cell_len(beside) - 1, base)
        return [Strip([*line, Segment(f"{beside} ", base + self.style_of("soft"))])]


class PaletteScreen(ModalScreen[Command | None]):
    """Dismisses with what was chosen. Commands are there at once, people and meetings as soon as found."""

    DEFAULT_CSS = """
    PaletteScreen {
        align: center top;
        background: $background 60%;

        & > Vertical {
            width: 90%;
            max-width: 84;
            height: 80%;
            max-height: 22;
            margin-top: 2;
            background: $surface;
            border: round $rule;
            border-title-color: $primary;
            border-title-style: bold;
            padding: 0 1;
        }
        & CleanInput { background: $panel; padding: 0 1; margin-bottom: 1; }
        & CleanInput:focus { background: $panel; }
        & PaletteList { height: 1fr; background: $surface; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("cancel"),
        key("palette-down"),
        key("palette-up"),
        key("palette"),
    ]

    def __init__(self, session: Session, commands: Sequence[Command]) -> None:
        super().__init__()
        self._session = session
        self._commands = commands
        self._typed = ""

    def compose(self) -> ComposeResult:
        """A frame with the line and what was found."""
        frame = Vertical()
        frame.border_title = say("palette.title")
        with frame:
            yield CleanInput(placeholder=say("palette.placeholder"))
            yield PaletteList()

    def on_mount(self) -> None:
        """All commands to begin with."""
        self._show()

    @property
    def _list(self) -> PaletteList:
        return self.query_one(PaletteList)

    def on_input_changed(self, event: CleanInput.Changed) -> None:
        """Other letters, other finds."""
        event.stop()
        self._typed = event.value
        self._show()
        if event.value.strip():
            self._find(event.value)

    @work(thread=True, exclusive=True, group="palette")
    def _find(self, typed: str) -> None:
        worker = get_current_worker()
        index = self._session.index
        people, hits = people_named(index, typed), meetings_named(index, typed)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._found, typed, people, hits)

    def _found(self, typed: str, people: tuple[tuple[str, int], ...], hits: tuple[Hit, ...]) -> None:
        if typed == self._typed and self.is_attached:
            self._show(people, hits)

    def _show(self, people: tuple[tuple[str, int], ...] = (), hits: tuple[Hit, ...] = ()) -> None:
        found = [(one, match(self._typed, one.name)) for one in self._commands]
        rows = [(one, fits) for one, fits in found if fits is not None]
        rows.sort(key=lambda row: -row[1].score)
        shown = [(one, fits.spans) for one, fits in rows]
        shown += [(one, ()) for one, fits in found if fits is None and _called(self._typed, one)]
        for person, meetings in people:
            name = one_line(person)
            fits = match(self._typed, name)
            if fits is not None:
                beside = say("palette.person", n=meetings)
                shown.append((Command(name, beside, person=person), fits.spans))
        for hit in hits:
            name = one_line(hit.title) or say("untitled")
            fits = match(self._typed, name)
            command = Command(name, day(hit.date) if hit.date else "", meeting=hit.id)
            shown.append((command, fits.spans if fits is not None else ()))
        self._list.show(shown)

    def on_input_submitted(self, event: CleanInput.Submitted) -> None:
        """Enter takes the row under the cursor."""
        event.stop()
        if self._list.current is not None:
            self.dismiss(self._list.current)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """So does a click."""
        event.stop()
        self.dismiss(self._list.current)

    def action_step(self, by: int) -> None:
        """Up or down in what was found."""
        self._list.move(by)

    def action_palette(self) -> None:
        """The key that opened it closes it."""
        self.dismiss(None)
