"""Copying excerpts, with or without their citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.text import say

if TYPE_CHECKING:
    from store import Meeting
    from tui.screens.browser import BrowserScreen


class Copying:
    """Copies from the report on screen; what is part of a report is kept among the clippings besides."""

    def __init__(self, browser: BrowserScreen) -> None:
        self._browser = browser

    def excerpt(self) -> None:
        """Copies what is selected, the sentence of the hit, or the passage."""
        reader = self._browser.panes.reader
        meeting, span = reader.meeting, reader.excerpt()
        if meeting is None or span is None:
            self._send(reader.selected_text())
        else:
            self._send(meeting.text[span[0] : span[1]].strip(), meeting, span)

    def citation(self) -> None:
        """Copies the same with its citation."""
        reader = self._browser.panes.reader
        meeting, span = reader.meeting, reader.excerpt()
        if meeting is None or span is None or not meeting.text[span[0] : span[1]].strip():
            self._send("")
        else:
            self._send(self._browser.session.citing.cite(meeting, *span), meeting, span)

    def style(self) -> None:
        """Goes on to the next style of citations."""
        self._browser.tell(say("news.citation-style", style=self._browser.session.citing.next()))

    def _send(self, text: str, meeting: Meeting | None = None, span: tuple[int, int] = (0, 0)) -> None:
        """Sends `text` to the clipboard, and keeps it among the clippings where it is part of a report."""
        from store import StoreError

        browser = self._browser
        if not text:
            browser.tell(say("news.nothing-to-copy"))
            return
        browser.app.copy_to_clipboard(text)
        if meeting is not None:
            try:
                browser.session.clip(meeting, *span)
            except StoreError as error:
                browser.tell(say("news.not-kept", reason=str(error)))
