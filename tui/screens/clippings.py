"""The clippings of many meetings: put in order, annotated, copied and written to a file together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen

from tui.keys import key
from tui.own_work import joined_notes
from tui.text import say
from tui.widgets.clipping_list import ClippingList
from tui.widgets.key_line import KeyLine
from tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from collections.abc import Callable

    from store import Edit, Excerpt, ReaderState
    from tui.session import Session


class ClippingsScreen(Screen[tuple[str, int, int] | None]):
    """Dismisses with the place to be opened (the meeting's id and a span of its text), or None."""

    DEFAULT_CSS = """
    ClippingsScreen {
        background: $background;

        & ClippingList {
            height: 1fr;
            background: $background;
            border-top: solid $primary;
            border-title-color: $primary;
            border-title-style: bold;
        }
    }
    """
    AUTO_FOCUS = "ClippingList"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("note-clipping"),
        key("clipping-up"),
        key("clipping-down"),
        key("delete-clipping"),
        key("undo"),
        key("redo"),
        key("copy-all"),
        key("citation-style"),
        key("export-clippings"),
        key("help"),
        key("close"),
    ]

    class Read(Message):
        """The meetings of the clippings were read."""

        def __init__(self, excerpts: tuple[Excerpt, ...]) -> None:
            super().__init__()
            self.excerpts = excerpts

    class Written(Message):
        """A file was written, or why not."""

        def __init__(self, path: Path, count: int, reason: str = "") -> None:
            super().__init__()
            self.path = path
            self.count = count
            self.reason = reason

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        """The list, and the keys."""
        yield ClippingList()
        yield KeyLine()

    def on_mount(self) -> None:
        """Shows them; where they stand follows when it has been read."""
        self.title = say("clippings.title")
        self._show(0)
        self.read_sources()

    @property
    def _list(self) -> ClippingList:
        return self.query_one(ClippingList)

    def tell(self, text: str) -> None:
        """Shows a sentence for a while."""
        self.query_one(KeyLine).tell(text)

    def _show(self, cursor: int) -> None:
        clippings = self.session.reader.clippings
        self._list.show(clippings, cursor)
        self._list.border_title = say("clippings.count", n=len(clippings))

    # Sources and files, in threads.

    @work(thread=True, exclusive=True, group="sources")
    def read_sources(self) -> None:
        """Reads the meetings; `Read` follows."""
        self.post_message(self.Read(self.session.excerpts()))

    @on(Read)
    def _show_sources(self, event: Read) -> None:
        self._list.show_sources(event.excerpts)

    @work(thread=True, exclusive=True, group="write")
    def write(self, path: Path) -> None:
        """Writes all clippings to a file; `Written` follows."""
        from store import EXCERPT_FORMATS, StoreError, write_file

        excerpts = self.session.excerpts()
        reason = ""
        try:
            write_file(path, EXCERPT_FORMATS[path.suffix.lower()](excerpts))
        except StoreError as error:
            reason = str(error)
        self.post_message(self.Written(path, len(excerpts), reason))

    @on(Written)
    def _tell_written(self, event: Written) -> None:
        if event.reason:
            self.tell(say("news.failed", reason=event.reason))
        else:
            self.tell(say("news.written", n=event.count, path=event.path))

    # What keys do.

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """To where the words stand."""
        event.stop()
        clipping = self._list.current
        self.dismiss(None if clipping is None else (clipping.meeting, clipping.start, clipping.end))

    def action_move_clipping(self, step: int) -> None:
        """The clipping a place up or down."""
        clipping, place = self._list.current, self._list.cursor + step
        if clipping is not None and 0 <= place < self._list.row_count:
            self._change(lambda reader: reader.move_clipping(clipping.key, place), place)

    def action_delete_clipping(self) -> None:
        """Takes the clipping away."""
        clipping = self._list.current
        if clipping is not None and self._change(
            lambda reader: reader.remove_clippings([clipping.key]), self._list.cursor
        ):
            self.tell(say("news.clipping-deleted"))

    def action_undo(self) -> None:
        """Takes the last change back."""
        self._step(self.session.own.undo, "news.undone", "news.nothing-to-undo")

    def action_redo(self) -> None:
        """Makes it again."""
        self._step(self.session.own.redo, "news.redone", "news.nothing-to-redo")

    def action_copy_all(self) -> None:
        """Copies all with their sources, cited as one does at present."""
        if self._list.row_count:
            self.app.copy_to_clipboard(self.session.citing.cite_all(self.session.excerpts()))
        else:
            self.tell(say("news.nothing-to-copy"))

    def action_citation_style(self) -> None:
        """The next style of citations."""
        self.tell(say("news.citation-style", style=self.session.citing.next()))

    def action_note_clipping(self) -> None:
        """Asks for a note on the clipping."""
        from tui.screens.note import NoteScreen

        self._see_own()
        clipping = self._list.current
        if clipping is None:
            return

        def noted(note: str | None) -> None:
            if note is None or note == clipping.note:
                return
            self._see_own()
            there = next((one.note for one in self.session.reader.clippings if one.key == clipping.key), "")
            whole = joined_notes(clipping.note, there, note)
            if (
                self._change(lambda reader: reader.note_clipping(clipping.key, whole), self._list.cursor)
                and whole != note
            ):
                self.tell(say("news.notes-joined"))

        self.app.push_screen(NoteScreen(clipping.note, clipping.text), noted)

    def action_export_clippings(self) -> None:
        """Asks for a file."""
        if self._list.row_count:
            self._ask_file(str(Path.home() / say("clippings.file-name")), say("clippings.which-file"))

    def _ask_file(self, name: str, hint: str, there: str = "") -> None:
        """Asks for the name of a file, again where it will not do; `there` may be written over."""
        from store import EXCERPT_FORMATS
        from tui.folders import file_named
        from tui.screens.prompt import PromptScreen

        def named(name: str | None) -> None:
            if name is None:
                return
            file = file_named(name)
            if file.trouble:
                self._ask_file(name, file.trouble)
            elif file.path.suffix.lower() not in EXCERPT_FORMATS:
                self._ask_file(name, say("clippings.which-file"))
            elif file.is_there and name != there:
                self._ask_file(name, say("clippings.file-there"), there=name)
            else:
                self.write(file.path)

        self.app.push_screen(PromptScreen(say("clippings.file"), name, hint), named)

    def action_help(self) -> None:
        """The keys of this screen."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen("clippings", self.active_bindings))

    def _see_own(self) -> None:
        """Shows the clippings as they are on the disk, where another program may have written."""
        if self.session.marked_elsewhere():
            self._show(self._list.cursor)
            self.read_sources()

    def _change(self, change: Callable[[ReaderState], Edit], cursor: int) -> bool:
        """Makes a change that can be undone; whether it was made. The cursor goes to `cursor`."""
        from store import StoreError

        try:
            made = self.session.own.change("clipping", change)
        except StoreError as error:
            self.tell(say("news.failed", reason=str(error)))
            return False
        self._show(cursor)
        return made

    def _step(self, step: Callable[[], str | None], told: str, nothing: str) -> None:
        from store import StoreError

        try:
            what = step()
        except StoreError as error:
            self.tell(say("news.failed", reason=str(error)))
            return
        self._show(self._list.cursor)
        self.read_sources()  # what came back may be of another meeting
        self.tell(say(nothing) if what is None else say(told, what=say(f"change.{what}")))
