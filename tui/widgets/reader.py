"""The detail pane: one meeting as a page, its hits and links, and the way through it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from tui.keys import key
from tui.page.block import Link, Place
from tui.widgets.select_view import SelectView

if TYPE_CHECKING:
    from store import Meeting
    from tui.page.about import About
    from tui.page.page import Page

# Lines kept above and below a place one jumps to.
_CONTEXT = 3
_BETWEEN = 2  # blank lines and labels there can be between two lines of the text
# What the last line of the screen names, while reading, with a link in hand, and while selecting by keyboard.
_READING_KEYS = (
    "next-hit", "cite", "copy", "clip", "select", "next-link", "back", "outline", "bookmark", "search",
    "next-meeting", "alone", "previous-hit", "help", "quit",
)  # fmt: skip
_LINK_KEYS = ("follow", "next-link", "history-back", *_READING_KEYS)
_SELECTING_KEYS = (
    "cite", "copy", "clip", "select-word", "select-sentence", "select-passage", "select", "back", "help",
)  # fmt: skip


class Reader(SelectView, can_focus=True):
    """Shows a meeting. Hits are spans of its text; one of them is the current one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("up"),
        key("down"),
        key("page-up"),
        key("page-down"),
        key("space-down"),
        key("top"),
        key("bottom"),
        key("next-link"),
        key("previous-link"),
        key("follow"),
        key("select"),
        key("select-word"),
        key("select-word-back"),
        key("select-sentence"),
        key("select-sentence-back"),
        key("select-passage"),
        key("select-passage-back"),
    ]

    class HitMoved(Message):
        """The current hit is number `number` (from 1) of `count`; 0 of 0 where there is none."""

        def __init__(self, number: int, count: int) -> None:
            super().__init__()
            self.number = number
            self.count = count

    class Followed(Message):
        """A link is to be followed."""

        def __init__(self, link: Link) -> None:
            super().__init__()
            self.link = link

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._owed = False  # to go to the current hit when there is a size to lay the page out for
        self._wanted: int | None = None  # a line to come to that the page did not yet have
        self._picked: tuple[int, int] | None = None  # what to select when there is a page

    # What is shown.

    @property
    def KEYS(self) -> tuple[str, ...]:  # noqa: N802 - what panes without another mood have as a constant
        """The names of the keys to show for this pane."""
        if self._selecting is not None:
            return _SELECTING_KEYS
        return _READING_KEYS if self._link is None else _LINK_KEYS

    @property
    def meeting(self) -> Meeting | None:
        """The meeting on the page."""
        return self._meeting

    @property
    def link(self) -> Link | None:
        """The link in hand."""
        return self._link

    @property
    def hits(self) -> tuple[tuple[int, int], ...]:
        """The hits in order."""
        return tuple(self._hits)

    @property
    def hit(self) -> int | None:
        """Where in the text the current hit begins; None where there is none."""
        return None if self._now is None else self._hits[self._now][0]

    @property
    def page(self) -> Page | None:
        """The page as it is laid out now."""
        return self._page

    def show(
        self, meeting: Meeting | None, hits: Iterable[tuple[int, int]] = (), *, at_hit: bool = False
    ) -> None:
        """Shows `meeting` (None: nothing).

        Another meeting is shown from its top, or from its first hit with `at_hit`; the same one again, with
        other hits, stays where it is. With the same hits nothing changes: one may have gone on meanwhile.

        Args:
            hits: spans of its text, code points, half open.
        """
        spans = sorted((start, end) for start, end in hits if end > start)
        if meeting is not None and meeting == self._meeting and spans == self._hits:
            self._tell()
            return
        same = meeting is not None and self._meeting is not None and meeting.id == self._meeting.id
        if not same:
            self.screen.clear_selection()
            self._take(None)
            self._about = None
        self._meeting = meeting
        self._owed = False
        self._hits = spans
        self._now = 0 if self._hits else None
        self._lay_out()
        if not same:
            self._wanted = self._picked = None
            self._jump(0)
        if at_hit and self._hits:
            self._go_to_hit(0)
        else:
            self._tell()

    def describe(self, about: About) -> None:
        """Shows what there is to say about the meeting, keeping the line one reads at the top."""
        if about != self._about:
            self._about = about
            self._lay_out_in_place()

    def say_again(self) -> None:
        """The language is another; the line one reads stays at the top."""
        self.screen.clear_selection()
        self._take(None)
        self._lay_out_in_place()
        self._tell()

    def on_resize(self) -> None:
        """There is room for what was asked for before."""
        if self._owed and self._now is not None:
            self._go_to_hit(self._now)
        if self._picked is not None and self._page is not None:
            self.pick(*self._picked)

    def _lay_out(self) -> None:
        """Lays the page out; the link in hand is still the same."""
        super()._lay_out()
        held = self._link
        if held is not None and self._page is not None:
            same = (
                link for _, link in self._page.links if (link.what, link.value) == (held.what, held.value)
            )
            self._take(next(same, None))

    def _lay_out_in_place(self) -> None:
        """Lays the page out anew, keeping the line one reads at the top."""
        places = self._selected()
        span = self._page.span(*places) if places is not None and self._page is not None else None
        top, offset, above = self.scroll_offset.y, None, 0
        if self._page is not None and top > 0:
            offset = self._page.offset_at(top)
            above = 0 if offset is None else self._page.line_of(offset) - top
        self._lay_out()
        if span is not None and self._page is not None:  # the same words, on whatever lines they are now
            self._select(*span)
        if self._wanted is not None:  # there may be as many lines now
            self.to_line(self._wanted)
        elif offset is not None and self._page is not None:
            # Among the facts, which are no part of the text, it is the line that is kept.
            self._jump(top if above > _BETWEEN else self._page.line_of(offset) - above)
        self._bring_moving_end()

    # Hits.

    def next_hit(self, step: int) -> bool:
        """Goes to the next hit (`step` 1) or the one before (-1), round the end; whether it went round.

        If the current hit was scrolled away, the search goes on from what is on screen.
        """
        if not self._hits or self._now is None:
            return False
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        now = self._now
        if self._page is not None and not top <= self._page.line_of(self._hits[now][0]) < bottom:
            edge = self._page.offset_at(top if step > 0 else bottom) or 0
            after = bisect_left(self._hits, (edge, 0))
            now = after - 1 if step > 0 else after
        target = (now + step) % len(self._hits)
        went_round = not 0 <= now + step < len(self._hits)
        self._go_to_hit(target)
        return went_round

    def take_hit(self, start: int | None) -> None:
        """Makes the hit that begins at `start` the current one, if it still is one; nothing is scrolled."""
        starts = [hit[0] for hit in self._hits]
        if start in starts:
            self._now = starts.index(start)
            self._strips.clear()
            self.vertical_scrollbar.refresh()
            self.refresh()
            self._tell()

    def first_hit(self) -> None:
        """Goes to the first hit, if there is one."""
        if self._hits:
            self._go_to_hit(0)

    # Links.

    def action_next_link(self, step: int) -> None:
        """To the next link of the page (`step` 1) or the one before (-1), from what is on screen."""
        if self._page is None or not self._page.links:
            return
        links = self._page.links
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        now = next((at for at, (_, link) in enumerate(links) if link is self._link), None)
        if now is None or not top <= links[now][0] < bottom:
            lines = [line for line, _ in links]
            now = bisect_left(lines, top if step > 0 else bottom) - (1 if step > 0 else 0)
        line, link = links[(now + step) % len(links)]
        self._take(link)
        self._strips.clear()
        self._bring_line(line)
        self.refresh()

    def _take(self, link: Link | None) -> None:
        """Takes a link in hand, or none; the keys to show are others then."""
        before, self._link = self._link, link
        if (before is None) != (link is None):
            self.screen.refresh_bindings()

    def action_follow(self) -> None:
        """Goes where the current link leads; one that was scrolled away is shown first."""
        links = self._page.links if self._page is not None else ()
        line = next((line for line, link in links if link is self._link), None)
        if line is None or self._link is None:
            return
        if self.scroll_offset.y <= line < self.scroll_offset.y + self.size.height:
            self.post_message(self.Followed(self._link))
        else:
            self._bring_line(line)

    def to_line(self, line: int) -> None:
        """Brings a line of the page to the top, as soon as there are as many: more may be said of it yet."""
        self._jump(line)
        self._wanted = line if line > self.max_scroll_y else None

    def go_to(self, offset: int) -> None:
        """Brings the report's code point `offset` near the top."""
        if self._page is not None:
            self._jump(max(0, self._page.line_of(offset) - 1))

    def pick(self, start: int, end: int) -> None:
        """Goes to `start..end` of the report and selects it, to be copied or changed by keys."""
        if self._meeting is None or not 0 <= start < end <= len(self._meeting.text):
            return
        self._picked = (start, end) if self._page is None else None
        if self._page is None:
            return
        from tui.page.selecting import selecting

        self._jump(max(0, self._page.line_of(start) - _CONTEXT))
        self._select_by_keys(selecting(self._meeting, start, end))

    def _go_to_hit(self, number: int) -> None:
        self._now = number
        self._strips.clear()
        self.vertical_scrollbar.refresh()
        self._owed = self._page is None
        if self._page is not None:
            line = self._page.line_of(self._hits[number][0])
            top, height = self.scroll_offset.y, self.size.height
            if not top + 1 <= line < top + height - 1:
                self._jump(max(0, line - max(_CONTEXT, height // 3)))
        self.refresh()
        self._tell()

    def _tell(self) -> None:
        number = 0 if self._now is None else self._now + 1
        self.post_message(self.HitMoved(number, len(self._hits)))

    # What would be copied.

    def excerpt(self) -> tuple[int, int] | None:
        """The span to quote: what is selected, else the sentence of the current hit, unless that was scrolled
        away, else the passage on top."""
        if self._meeting is None or self._page is None:
            return None
        if (places := self._selected()) is not None:
            return self._page.span(*places)
        from tui.page.excerpt import passage_at, sentence_at

        if (hit := self._hit_on_screen()) is not None:
            return sentence_at(self._meeting, *hit)
        offset = self._page.offset_at(self.scroll_offset.y)
        return None if offset is None else passage_at(self._meeting, offset)

    @property
    def place(self) -> int | None:
        """The offset in the text where one reads: of the hit on screen, or of the top; None in the facts."""
        if (hit := self._hit_on_screen()) is not None:
            return hit[0]
        top = self.scroll_offset.y + 1
        offset = None if self._page is None else self._page.offset_at(top)
        if offset is None or self._page is None or self._page.line_of(offset) > top + _BETWEEN:
            return None
        return offset

    def on_click(self, event: events.Click) -> None:
        """A click on a link follows it; two clicks select the sentence, three the passage."""
        if event.chain == 1 and self._page is not None and self.text_selection is None:
            _, at = self.screen.get_widget_and_offset_at(event.screen_x, event.screen_y)
            link = None if at is None else self._page.link_at(Place(at.y, at.x))
            if link is not None:
                self.post_message(self.Followed(link))
                return
        if event.chain < 2 or self._page is None or self._meeting is None:
            return
        event.prevent_default()
        _, offset = self.screen.get_widget_and_offset_at(event.screen_x, event.screen_y)
        place = None if offset is None else self._page.offset_of(Place(offset.y, offset.x))
        if place is None:
            return
        from tui.page.excerpt import passage_at, sentence_at

        if event.chain == 2:
            span = sentence_at(self._meeting, place, place + 1)
        else:
            span = passage_at(self._meeting, place)
        self._select(*span)

    # Moving.

    def action_up(self) -> None:
        """One line up."""
        self._move(-1)

    def action_down(self) -> None:
        """One line down."""
        self._move(1)

    def action_page_up(self) -> None:
        """One screen up, but a line."""
        self._move(-max(1, self.size.height - 2))

    def action_page_down(self) -> None:
        """One screen down, but a line."""
        self._move(max(1, self.size.height - 2))

    def _move(self, lines: int) -> None:
        self._wanted = None
        if not self._extend_lines(lines):
            self._reach(self.scroll_offset.y + lines + 2 * self.size.height)
            self.scroll_relative(y=lines, animate=False)

    def action_top(self) -> None:
        """To the top; while selecting, with the end that moves."""
        if not self._extend_to(0):
            self._jump(0)

    def action_bottom(self) -> None:
        """To the end; while selecting, with the end that moves."""
        if self._page is not None and not self._extend_to(len(self._meeting.text if self._meeting else "")):
            self._jump(len(self._page.lines))
