"""The reader's own work on meetings, done and undone from the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.own_work import joined_notes, joined_tags
from tui.remarks import note_at
from tui.text import say

if TYPE_CHECKING:
    from store import Meeting
    from tui.screens.browser import BrowserScreen


def tags_in(text: str) -> tuple[str, ...]:
    """The tags in a line where commas part them, each once."""
    return tuple(dict.fromkeys(tag for one in text.split(",") if (tag := " ".join(one.lstrip(" #").split()))))


def told_tags(tags: tuple[str, ...]) -> str:
    """What is said when these tags were given, or all taken away."""
    return say("news.tagged", tags=", ".join(tags)) if tags else say("news.not-tagged")


class Own:
    """Changes bookmarks, tags and notes of the meeting one reads, or of the list."""

    def __init__(self, browser: BrowserScreen) -> None:
        self._browser = browser

    def bookmark(self) -> None:
        """Sets or removes a bookmark."""
        browser = self._browser
        id = browser.subject
        if id is not None and browser.change("bookmark", lambda reader: reader.toggle_bookmark(id)):
            now = id in browser.session.reader.bookmarks
            browser.tell(say("news.bookmarked" if now else "news.not-bookmarked"))

    def tags(self) -> None:
        """Asks for the tags."""
        from tui.screens.prompt import PromptScreen

        browser = self._browser
        id = browser.subject
        if id is None:
            return
        browser.see_own()
        before = browser.session.reader.tags.get(id, ())

        def answered(text: str | None) -> None:
            wanted = tags_in(text or "")
            if text is None or wanted == before:
                return
            browser.see_own()
            after = joined_tags(before, browser.session.reader.tags.get(id, ()), wanted)
            if browser.change("tags", lambda reader: reader.set_tags(id, after)):
                browser.tell(told_tags(after))

        known = ", ".join(browser.session.reader.marks().tags)
        hint = say("tags.hint-known", tags=known) if known else say("tags.hint")
        browser.app.push_screen(PromptScreen(say("tags.title"), ", ".join(before), hint), answered)

    def note(self) -> None:
        """Asks for the note on what is selected or on the words of the link in hand, else on the meeting."""
        from tui.screens.note import NoteScreen

        browser = self._browser
        browser.see_own()
        id, excerpt = browser.subject, self._excerpt()
        if excerpt is not None:
            self._note_excerpt(*excerpt)
            return
        if id is None:
            return
        before = browser.session.reader.note(id)

        def answered(text: str | None) -> None:
            if text is not None and text != before:
                browser.see_own()
                whole = joined_notes(before, browser.session.reader.note(id), text)
                if browser.change("note", lambda reader: reader.set_note(id, whole)) and whole != text:
                    browser.tell(say("news.notes-joined"))

        browser.app.push_screen(NoteScreen(before), answered)

    def _excerpt(self) -> tuple[Meeting, tuple[int, int]] | None:
        """The meeting and the span of it that a note would be about; None where it is about the whole."""
        reader = self._browser.panes.reader
        if not reader.has_focus or reader.meeting is None:
            return None
        span = reader.excerpt() if reader.selected_text() else None
        if span is None and reader.link is not None and reader.link.what == "place":
            start, _, end = reader.link.value.partition("-")
            span = int(start), int(end)
        return None if span is None else (reader.meeting, span)

    def _note_excerpt(self, meeting: Meeting, span: tuple[int, int]) -> None:
        """Asks for the note on a part of a meeting."""
        from tui.screens.note import NoteScreen

        browser = self._browser
        kept = note_at(meeting, browser.session.reader.notes(meeting.id), span)

        def answered(text: str | None) -> None:
            if text is None or text == kept.text:
                return
            browser.see_own()
            there = note_at(meeting, browser.session.reader.notes(meeting.id), span)
            whole = joined_notes(kept.text, there.text, text)
            if (
                browser.change(
                    "note",
                    lambda reader: reader.set_note(meeting.id, whole, there.start, there.end, there.words),
                )
                and whole != text
            ):
                browser.tell(say("news.notes-joined"))

        browser.app.push_screen(NoteScreen(kept.text, kept.words), answered)

    def undo(self) -> None:
        """Takes the last change back, or brings marks back that were taken away since."""
        if self._browser.gathering.bring_back():
            return
        self._step("undo")

    def redo(self) -> None:
        """Makes it again."""
        self._step("redo")

    def _step(self, way: str) -> None:
        from store import StoreError

        browser = self._browser
        try:
            what = browser.session.own.undo() if way == "undo" else browser.session.own.redo()
        except StoreError as error:
            browser.tell(say("news.failed", reason=str(error)))
            return
        if what is None:
            browser.tell(say("news.nothing-to-undo" if way == "undo" else "news.nothing-to-redo"))
            return
        browser.own_changed()
        browser.tell(say("news.undone" if way == "undo" else "news.redone", what=say(f"change.{what}")))
