"""Where to write meetings, and in which format."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Static

from tui.folders import file_named
from tui.keys import key
from tui.text import say
from tui.visible import fit
from tui.widgets.clean_input import CleanInput
from tui.widgets.line_list import LineList

_NAME = 13  # cells of the longest name of a format


class Export(NamedTuple):
    """A format by its name, and the file to write."""

    form: str
    path: Path


class FormatList(LineList):
    """The names of the formats, each with what it is."""

    def __init__(self, formats: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._formats = formats

    def on_mount(self) -> None:
        """All rows are there from the start."""
        self.rows_changed()

    @property
    def row_count(self) -> int:
        """How many formats."""
        return len(self._formats)

    @property
    def current(self) -> tuple[str, str]:
        """Name and suffix of the format under the cursor."""
        return self._formats[self.cursor]

    def draw_row(self, row: int, width: int, base: Style) -> list[Strip]:
        """The name, then what it is."""
        name = f" {self._formats[row][0].ljust(_NAME)} "
        about = fit(say(f"format.{self._formats[row][0]}"), width - len(name) - 1)
        return [Strip([Segment(name, base), Segment(about, base + self.style_of("soft"))])]


class ExportScreen(ModalScreen[Export | None]):
    """Dismisses with format and file, None for Escape. A file that is there is asked about once."""

    DEFAULT_CSS = """
    ExportScreen {
        align: center middle;
        background: $background 60%;

        & > Vertical {
            width: 90%;
            max-width: 76;
            height: 22;
            max-height: 90%;
            background: $surface;
            border: round $rule;
            border-title-color: $primary;
            border-title-style: bold;
            padding: 0 2;
        }
        & FormatList { height: 1fr; max-height: 13; background: $surface; margin-bottom: 1; }
        & CleanInput { background: $panel; padding: 0 1; }
        & CleanInput:focus { background: $panel; }
        & Static { height: auto; color: $ink-soft; padding: 1 1 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [key("cancel")]

    def __init__(self, count: int, folder: Path) -> None:
        super().__init__()
        self._count = count
        self._folder = folder
        self._warned: Path | None = None

    def compose(self) -> ComposeResult:
        """Formats, the file, and what to do."""
        from store import EXPORT_FORMATS

        frame = Vertical()
        frame.border_title = say("export.title", n=self._count)
        with frame:
            yield FormatList(tuple((name, one.suffix) for name, one in EXPORT_FORMATS.items()))
            yield CleanInput(str(self._folder / say("export.file-name")), select_on_focus=False)
            yield Static(say("export.hint"), markup=False)

    def on_mount(self) -> None:
        """The file has the suffix of the first format."""
        self._name_file()

    def _name_file(self) -> None:
        line = self.query_one(CleanInput)
        suffix = self.query_one(FormatList).current[1]
        with suppress(ValueError):  # where no name stands, there is none to change
            line.value = str(Path(line.value.strip()).with_suffix(suffix))
            line.cursor_position = len(line.value)

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Another format, another suffix."""
        event.stop()
        self._name_file()

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """To the file's name."""
        event.stop()
        self.query_one(CleanInput).focus()

    def on_input_submitted(self, event: CleanInput.Submitted) -> None:
        """Enter writes; over a file that is there, the second time."""
        event.stop()
        file = file_named(event.value)
        if file.trouble:
            self.query_one(Static).update(file.trouble)
        elif file.is_there and file.path != self._warned:
            self._warned = file.path
            self.query_one(Static).update(say("export.file-there"))
        else:
            self.dismiss(Export(self.query_one(FormatList).current[0], file.path))
