"""What the keys of the browser do: each goes to the controller whose subject it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tui.controllers.later import later
from tui.keys import key
from tui.screens.working import WorkingScreen

if TYPE_CHECKING:
    from tui.controllers.asking import Asking
    from tui.controllers.charting import Charting
    from tui.controllers.clipping import Clippings
    from tui.controllers.commanding import Commanding
    from tui.controllers.copying import Copying
    from tui.controllers.following import Following
    from tui.controllers.gathering import Gathering
    from tui.controllers.going import Going
    from tui.controllers.importing import Importing
    from tui.controllers.opening import Opening
    from tui.controllers.own import Own
    from tui.controllers.saving import Saving
    from tui.controllers.stepping import Stepping
    from tui.controllers.verifying import Verifying
    from tui.controllers.widening import Widening


class KeyedScreen(WorkingScreen):
    """The bindings of the browser and their actions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("search"),
        key("filters"),
        key("sort"),
        key("outline"),
        key("next-hit"),
        key("previous-hit"),
        key("copy"),
        key("cite"),
        key("clip"),
        key("clippings"),
        key("citation-style"),
        key("next-meeting"),
        key("previous-meeting"),
        key("bookmark"),
        key("palette"),
        key("export"),
        key("import"),
        key("tags"),
        key("note"),
        key("history-back"),
        key("history-forward"),
        key("undo"),
        key("redo"),
        key("save-search"),
        key("saved"),
        key("verify"),
        key("timeline"),
        key("ratings"),
        key("clear"),
        key("help"),
        key("alone"),
        key("border-left"),
        key("border-right"),
        key("usual-widths"),
        key("next-pane"),
        key("previous-pane"),
        key("back"),
    ]

    asking: Asking = later("asking", "Asking")
    charting: Charting = later("charting", "Charting")
    clippings: Clippings = later("clipping", "Clippings")
    commanding: Commanding = later("commanding", "Commanding")
    copying: Copying = later("copying", "Copying")
    following: Following = later("following", "Following")
    gathering: Gathering = later("gathering", "Gathering")
    going: Going = later("going", "Going")
    importing: Importing = later("importing", "Importing")
    opening: Opening = later("opening", "Opening")
    own: Own = later("own", "Own")
    saving: Saving = later("saving", "Saving")
    stepping: Stepping = later("stepping", "Stepping")
    verifying: Verifying = later("verifying", "Verifying")
    widening: Widening = later("widening", "Widening")

    # Asking.

    def action_submit(self) -> None:
        """To the first hit."""
        self.asking.submit()

    def action_sort(self) -> None:
        """The next order."""
        self.asking.sort()

    def action_clear(self) -> None:
        """No query, no filters: all meetings."""
        self.asking.clear()

    def action_save_search(self) -> None:
        """Keeps the query under a name."""
        self.saving.save()

    # Going about.

    def action_search(self) -> None:
        """Into the search line."""
        self.going.search()

    def action_into_list(self) -> None:
        """From the search line down."""
        self.going.list()

    def action_filters(self) -> None:
        """Opens the filters, or leaves them."""
        self.going.filters()

    def action_saved(self) -> None:
        """To the saved searches."""
        self.going.saved()

    def action_step_pane(self, step: int) -> None:
        """To the next pane, round the end, or the one before."""
        self.going.step(step)

    def action_alone(self) -> None:
        """The report alone, or the panes again."""
        self.going.alone()

    def action_move_border(self, by: int) -> None:
        """Makes the pane one stands in wider or narrower."""
        self.going.widen(by)

    def action_usual_widths(self) -> None:
        """The panes as wide as they usually are."""
        self.going.usual_widths()

    def action_back(self) -> None:
        """One step back; while meetings are being written, stops that."""
        if not self.gathering.stop_export():
            self.going.back()

    def action_step_hit(self, step: int) -> None:
        """To the next hit of the report (1), or the one before (-1)."""
        self.stepping.hit(step)

    def action_step_meeting(self, step: int) -> None:
        """To the next meeting of the list, wherever one stands, or the one before."""
        self.stepping.meeting(step)

    def action_outline(self) -> None:
        """The outline of the report; choosing from it goes there."""
        self.stepping.outline()

    def action_history_back(self) -> None:
        """To where one was before following a link."""
        self.following.back()

    def action_history_forward(self) -> None:
        """To where one came back from."""
        self.following.forward()

    # One's own work.

    def action_bookmark(self) -> None:
        """Sets or removes a bookmark on the meeting of the report, or of the list, or on the marked ones."""
        if self.gathering.in_hand:
            self.gathering.bookmark()
        else:
            self.own.bookmark()

    def action_tags(self) -> None:
        """Asks for the tags of the meeting, or of the marked ones."""
        if self.gathering.in_hand:
            self.gathering.tag()
        else:
            self.own.tags()

    def action_note(self) -> None:
        """Asks for the note on the meeting."""
        self.own.note()

    def action_undo(self) -> None:
        """Takes the last change of one's own work back."""
        self.own.undo()

    def action_redo(self) -> None:
        """Makes it again."""
        self.own.redo()

    # Excerpts.

    def action_copy_excerpt(self) -> None:
        """Copies what is selected, the sentence of the hit, or the passage."""
        self.copying.excerpt()

    def action_copy_citation(self) -> None:
        """Copies the same with its citation; in the list, where the marked meetings are reported."""
        if self.gathering.in_hand:
            self.gathering.cite()
        else:
            self.copying.citation()

    def action_citation_style(self) -> None:
        """The next style of citations."""
        self.copying.style()

    def action_clip(self) -> None:
        """Adds the same to the clippings."""
        self.clippings.add()

    def action_clippings(self) -> None:
        """The clippings of all meetings."""
        self.clippings.show()

    def action_export(self) -> None:
        """Writes the marked meetings, or all that are listed, to a file."""
        self.gathering.export()

    def action_verify(self) -> None:
        """Whether a passage stands in the archive word for word."""
        self.verifying.show()

    # Seeing.

    def action_timeline(self) -> None:
        """What is listed, by month and kind."""
        self.charting.timeline()

    def action_ratings(self) -> None:
        """The ratings of the body in hand, over the years."""
        self.charting.ratings()

    # The program.

    def action_import(self) -> None:
        """Imports a file or folder, or shows how far that is."""
        self.importing.open()

    def action_help(self) -> None:
        """The keys of the pane one stands in, and how queries are written."""
        self.commanding.help()

    def action_palette(self) -> None:
        """The command palette."""
        self.commanding.open()

    def action_use_theme(self, name: str) -> None:
        """Another theme."""
        self.commanding.theme(name)

    def action_use_language(self, name: str) -> None:
        """Another language."""
        self.commanding.language(name)
