"""Which file or folder to import."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static
from textual.worker import get_current_worker

from tui.folders import Listing, begun_anew, list_folder, place_of, short, split
from tui.keys import key
from tui.text import say
from tui.visible import fit_middle
from tui.widgets.clean_input import CleanInput
from tui.widgets.line_list import LineList
from tui.widgets.path_list import PathList


class _Doing(Static):
    """What Enter or Tab does, in one line; a name too long for it loses its middle."""

    _told = ("", "")

    def tell(self, sentence: str, name: str) -> None:
        """Says the sentence called so of a file or folder."""
        self._told = sentence, name
        self.on_resize()

    def on_resize(self) -> None:
        """There is more room for the name, or less."""
        sentence, name = self._told
        if sentence:
            room = self.content_size.width - cell_len(say(sentence, entry=""))
            self.update(say(sentence, entry=fit_middle(name, room)))


class PickPathScreen(ModalScreen[Path | None]):
    """Dismisses with a file or folder, None for Escape. What is in the folder one types hangs below the line:
    moved to, Enter opens a folder or fills in a file; else Enter takes what the line says.

    Args:
        path: what stands in the line to begin with.
    """

    DEFAULT_CSS = """
    PickPathScreen {
        align: center middle;
        background: $background 60%;

        & > Vertical {
            width: 90%;
            max-width: 84;
            height: 80%;
            max-height: 24;
            background: $surface;
            border: round $rule;
            border-title-color: $primary;
            border-title-style: bold;
            padding: 0 1;
        }
        & CleanInput { background: $panel; padding: 0 1; margin: 1 0; }
        & CleanInput:focus { background: $panel; }
        & PathList { height: 1fr; background: $surface; }
        & .pick--does { height: 1; color: $accent; padding: 0 1; margin-top: 1; }
        & .pick--hint { height: auto; color: $ink-soft; padding: 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        key("cancel"),
        key("palette-down"),
        key("palette-up"),
        key("complete-path"),
    ]

    def __init__(self, path: str) -> None:
        super().__init__()
        self._begin = path
        self._listed: str | None = None  # the folder, as typed, that is listed or being listed
        self._listing = Listing(())

    def compose(self) -> ComposeResult:
        """The line, what is in the folder, what Enter does."""
        frame = Vertical()
        frame.border_title = say("import.title")
        with frame:
            yield CleanInput(self._begin, select_on_focus=False)
            yield PathList()
            yield _Doing("", classes="pick--does", markup=False)
            yield Static(say("import.hint"), classes="pick--hint", markup=False)

    @property
    def _line(self) -> CleanInput:
        return self.query_one(CleanInput)

    @property
    def _list(self) -> PathList:
        return self.query_one(PathList)

    def on_mount(self) -> None:
        """The cursor stands at the end of the line."""
        self._line.cursor_position = len(self._line.value)

    def on_input_changed(self, event: CleanInput.Changed) -> None:
        """Another folder is listed, or other names of the same one."""
        event.stop()
        if (anew := begun_anew(event.value)) != event.value:
            self._line.value = anew
            self._line.cursor_position = len(anew)
            return
        folder, _ = split(event.value)
        if folder != self._listed:
            self._listed = folder
            self._look(folder)
        else:
            self._show()

    @work(thread=True, exclusive=True, group="folder")
    def _look(self, folder: str) -> None:
        worker = get_current_worker()
        place = place_of(folder)
        listing = Listing((), say("import.no-such")) if place is None else list_folder(place)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._looked, folder, listing)

    def _looked(self, folder: str, listing: Listing) -> None:
        if folder == self._listed and self.is_attached:
            self._listing = listing
            self._show()

    def _show(self) -> None:
        _, name = split(self._line.value)
        self._list.show(self._listing.entries, name, self._listing.trouble or say("import.empty-folder"))
        self._say_what_enter_does()

    def _say_what_enter_does(self) -> None:
        entry, place = self._list.first, place_of(self._line.value)
        if self._list.picked and entry is not None:
            does, name = "import.opens" if entry.is_folder else "import.fills-in", entry.name
        elif place is not None:
            does, name = "import.takes-folder" if place.is_dir() else "import.takes-file", short(place)
        elif entry is not None:
            does, name = "import.completes", entry.name
        else:
            does, name = "import.not-there", ""
        self.query_one(_Doing).tell(does, name)

    def action_step(self, by: int) -> None:
        """Up or down in the list."""
        self._list.step(by)
        self._say_what_enter_does()

    def action_complete(self) -> None:
        """Puts in the row one moved to, or the first."""
        entry = self._list.first
        if entry is not None:
            folder, _ = split(self._line.value)
            self._line.value = f"{folder}{entry.name}{'/' if entry.is_folder else ''}"
            self._line.cursor_position = len(self._line.value)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """A click puts a row in."""
        event.stop()
        self.action_complete()

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Moving concerns nobody else."""
        event.stop()

    def on_input_submitted(self, event: CleanInput.Submitted) -> None:
        """Enter puts in the row one moved to; else the line is what is wanted."""
        event.stop()
        if self._list.picked:
            self.action_complete()
            return
        place = place_of(event.value)
        if place is not None and event.value.strip():
            self.dismiss(place)
