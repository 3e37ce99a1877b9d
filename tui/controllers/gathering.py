"""Meetings marked in the list, and what is done with all of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.controllers.own import tags_in, told_tags
from tui.own_work import joined_tags, together
from tui.text import say

if TYPE_CHECKING:
    from tui.screens.browser import BrowserScreen
    from tui.screens.export import Export
    from tui.screens.working import WorkingScreen


class Gathering:
    """Marks stay while one searches on, so that meetings of several searches come together."""

    def __init__(self, browser: BrowserScreen) -> None:
        self._browser = browser
        self._ids: dict[str, None] = {}
        self._exporting = False
        # The marks that were taken away last, and what would have been taken back next then.
        self._dropped: tuple[dict[str, None], object | None] | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The marked meetings in the order they were marked."""
        return tuple(self._ids)

    @property
    def in_hand(self) -> bool:
        """Whether one stands in the list and has marked meetings in it."""
        return self._browser.panes.list.has_focus and bool(self._ids)

    def toggle(self, id: str) -> None:
        """Marks a meeting, or no longer."""
        if id in self._ids:
            del self._ids[id]
        else:
            self._ids[id] = None
        self._show()

    def clear(self) -> bool:
        """Takes all marks away; whether there were any."""
        if not self._ids:
            return False
        self._browser.tell(say("news.unmarked", n=len(self._ids)))
        self._dropped = self._ids, self._browser.session.own.last
        self._ids = {}
        self._show()
        return True

    def bring_back(self) -> bool:
        """Brings the marks back if taking them away was the last thing done; whether it was."""
        if self._dropped is None or self._dropped[1] is not self._browser.session.own.last:
            return False
        self._browser.tell(say("news.marked-again", n=len(self._dropped[0])))
        self._ids = self._dropped[0] | self._ids
        self._dropped = None
        self._show()
        return True

    def _show(self) -> None:
        self._browser.panes.list.choose(frozenset(self._ids))

    def cite(self) -> None:
        """Copies where each of the marked meetings is reported, one a line."""
        self._browser.cite_meetings(self.ids)

    def cited(self, event: WorkingScreen.Cited) -> None:
        """Copies the lines when the meetings were read."""
        if event.text:
            self._browser.app.copy_to_clipboard(event.text)
        else:
            self._browser.tell(say("news.nothing-to-copy"))

    def exported(self, event: WorkingScreen.Exported) -> None:
        """Says how far it is; then what was written, or why not."""
        self._exporting = event.total > 0
        self._browser.keys.work = (
            say("work.exporting", done=event.count, total=event.total) if self._exporting else ""
        )
        if self._exporting:
            return
        if event.stopped:
            self._browser.tell(say("news.export-stopped"))
        elif event.reason:
            self._browser.tell(say("news.failed", reason=event.reason))
        else:
            self._browser.tell(say("news.exported", n=event.count, path=str(event.path)))

    def stop_export(self) -> bool:
        """Stops what is being written; whether anything was."""
        if self._exporting:
            self._browser.workers.cancel_group(self._browser, "export")
        return self._exporting

    def bookmark(self) -> None:
        """Sets bookmarks on all, or removes them where all have one."""
        browser = self._browser
        kept = browser.session.reader.bookmarks
        others = [id for id in self.ids if id not in kept]
        if browser.change(
            "bookmark", lambda reader: together([reader.toggle_bookmark(id) for id in others or self.ids])
        ):
            browser.tell(say("news.bookmarked" if others else "news.not-bookmarked"))

    def tag(self) -> None:
        """Asks for the tags of all; those that only some of them have stay."""
        from tui.screens.prompt import PromptScreen

        browser, ids = self._browser, self.ids
        browser.see_own()
        had = {id: browser.session.reader.tags.get(id, ()) for id in ids}
        shared = [tag for tag in had[ids[0]] if all(tag in tags for tags in had.values())]

        def answered(text: str | None) -> None:
            if text is None:
                return
            wanted = tags_in(text)
            browser.see_own()
            now = browser.session.reader.tags
            after = {
                id: joined_tags(
                    tags,
                    now.get(id, ()),
                    (*(tag for tag in tags if tag not in shared or tag in wanted), *wanted),
                )
                for id, tags in had.items()
            }
            if browser.change(
                "tags", lambda reader: together([reader.set_tags(id, tags) for id, tags in after.items()])
            ):
                browser.tell(told_tags(wanted))

        title = say("tags.title-many", n=len(ids))
        browser.app.push_screen(PromptScreen(title, ", ".join(shared), say("tags.hint")), answered)

    def export(self) -> None:
        """Asks for format and file for the marked meetings, or for all answers where none is marked."""
        from tui.screens.export import ExportScreen

        browser = self._browser
        ids, answer = self.ids, browser.asking.answer
        count = len(ids) or (answer.count if answer is not None else 0)
        if answer is None or not count:
            browser.tell(say("news.nothing-to-export"))
            return

        def answered(export: Export | None) -> None:
            if export is not None:
                browser.export(ids or None, answer, export.form, export.path)

        browser.app.push_screen(ExportScreen(count, Path.home()), answered)
