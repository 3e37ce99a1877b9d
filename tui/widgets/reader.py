"""The detail pane: one meeting as a page, drawn line by line, with its hits and what the mouse selects."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from tui.ink import Ink, paint
from tui.keys import key
from tui.page.block import Line
from tui.page.excerpt import passage_at, sentence_at
from tui.page.page import Page, Place, lay_out
from tui.visible import fit

if TYPE_CHECKING:
    from store import Meeting

_TONES = (
    "title", "fact", "soft", "faint", "label", "person", "document", "figure", "warning", "hit", "hit-now",
    "level-excellent", "level-good", "level-completed", "level-failed",
)  # fmt: skip
_PASSAGES = (
    "context", "attendance", "proceedings", "achievements", "shortcomings", "causes", "plans", "instructions",
    "targets", "ratings", "commendations", "personnel", "background", "caption", "headline", "byline",
    "other",
)  # fmt: skip
_PASSAGE_CSS = "".join(f"Reader > .reader--{kind} {{ color: $passage-{kind}; }}\n" for kind in _PASSAGES)
# Lines kept above and below a place one jumps to.
_CONTEXT = 3


class Reader(ScrollView, can_focus=True):
    """Shows a meeting. Hits are spans of its text; one of them is the current one."""

    DEFAULT_CSS = (
        """
    Reader {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        background: $background;
        color: $foreground;

        & > .reader--title { text-style: bold; color: $foreground; }
        & > .reader--fact { color: $foreground; }
        & > .reader--soft { color: $ink-soft; }
        & > .reader--faint { color: $ink-faint; }
        & > .reader--label { color: $ink-soft; }
        & > .reader--person { text-style: bold; }
        & > .reader--document { color: $secondary; }
        & > .reader--figure { color: $secondary; text-style: bold; }
        & > .reader--warning { color: $warning; }
        & > .reader--hit { color: $hit-ink; background: $hit; text-style: bold; }
        & > .reader--hit-now { color: $hit-now-ink; background: $hit-now; text-style: bold; }
        & > .reader--level-excellent { color: $success; }
        & > .reader--level-good { color: $primary; }
        & > .reader--level-completed { color: $accent; }
        & > .reader--level-failed { color: $error; }
    }
    """
        + _PASSAGE_CSS
    )
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"reader--{tone}" for tone in (*_TONES, *_PASSAGES)}
    ALLOW_SELECT = True
    KEYS: ClassVar[tuple[str, ...]] = (
        "next-hit",
        "cite",
        "copy",
        "back",
        "outline",
        "bookmark",
        "search",
        "next-meeting",
        "previous-hit",
        "help",
        "quit",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        key("up"),
        key("down"),
        key("page-up"),
        key("page-down"),
        key("top"),
        key("bottom"),
    ]

    @dataclass
    class HitMoved(Message):
        """The current hit is number `number` (from 1) of `count`; 0 of 0 where there is none."""

        number: int
        count: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._meeting: Meeting | None = None
        self._page: Page | None = None
        self._hits: list[tuple[int, int]] = []
        self._now: int | None = None
        self._owed = False  # to go to the current hit when there is a size to lay the page out for
        self._strips: LRUCache[int, Strip] = LRUCache(512)

    # What is shown.

    @property
    def meeting(self) -> Meeting | None:
        """The meeting on the page."""
        return self._meeting

    @property
    def hits(self) -> tuple[tuple[int, int], ...]:
        """The hits in order."""
        return tuple(self._hits)

    @property
    def page(self) -> Page | None:
        """The page as it is laid out now."""
        return self._page

    def show(
        self, meeting: Meeting | None, hits: Iterable[tuple[int, int]] = (), *, at_hit: bool = False
    ) -> None:
        """Shows `meeting` (None: nothing).

        Another meeting is shown from its top, or from its first hit with `at_hit`; the same one again, with
        other hits, stays where it is.

        Args:
            hits: spans of its text, code points, half open.
        """
        same = meeting is not None and self._meeting is not None and meeting.id == self._meeting.id
        if not same:
            self.screen.clear_selection()
        self._meeting = meeting
        self._owed = False
        self._hits = sorted((start, end) for start, end in hits if end > start)
        self._now = 0 if self._hits else None
        self._lay_out()
        if not same:
            self._jump(0)
        if at_hit and self._hits:
            self._go_to_hit(0)
        else:
            self._tell()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self._strips.clear()
        self._page = lay_out(self._meeting, width) if self._meeting is not None and width > 0 else None
        self.virtual_size = Size(width, len(self._page.lines) if self._page is not None else 0)
        self.refresh()

    def on_resize(self) -> None:
        """Lays the page out anew, keeping the line one reads at the top."""
        if self._owed and self._now is not None:
            self._lay_out()
            self._go_to_hit(self._now)
            return
        offset = None
        if self._page is not None and self.scroll_offset.y > 0:
            offset = self._page.offset_at(self.scroll_offset.y)
        self._lay_out()
        if offset is not None and self._page is not None:
            self._jump(self._page.line_of(offset))

    # Hits.

    def next_hit(self, step: int) -> bool:
        """Goes to the next hit (`step` 1) or the one before (-1), round the end; whether it went round.

        If the current hit was scrolled away, the search goes on from what is on screen.
        """
        if not self._hits or self._page is None or self._now is None:
            return False
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        now = self._now
        if not top <= self._page.line_of(self._hits[now][0]) < bottom:
            edge = self._page.offset_at(top if step > 0 else bottom) or 0
            after = bisect_left(self._hits, (edge, 0))
            now = after - 1 if step > 0 else after
        target = (now + step) % len(self._hits)
        went_round = not 0 <= now + step < len(self._hits)
        self._go_to_hit(target)
        return went_round

    def first_hit(self) -> None:
        """Goes to the first hit, if there is one."""
        if self._hits:
            self._go_to_hit(0)

    def go_to(self, offset: int) -> None:
        """Brings the report's code point `offset` near the top."""
        if self._page is not None:
            self._jump(max(0, self._page.line_of(offset) - 1))

    def _go_to_hit(self, number: int) -> None:
        self._now = number
        self._strips.clear()
        self._owed = self._page is None
        if self._page is not None:
            line = self._page.line_of(self._hits[number][0])
            top, height = self.scroll_offset.y, self.size.height
            if not top + 1 <= line < top + height - 1:
                self._jump(max(0, line - max(_CONTEXT, height // 3)))
        self.refresh()
        self._tell()

    def _jump(self, line: int) -> None:
        # Forced: a pane that just came on screen has no scroll bar yet.
        self.scroll_to(y=line, animate=False, force=True)

    def _tell(self) -> None:
        number = 0 if self._now is None else self._now + 1
        self.post_message(self.HitMoved(number, len(self._hits)))

    # What would be copied.

    def excerpt(self) -> tuple[int, int] | None:
        """The span to quote: what is selected, else the current hit's sentence, else the passage on top."""
        if self._meeting is None or self._page is None:
            return None
        if (places := self._selected()) is not None:
            return self._page.span(*places)
        if self._now is not None:
            return sentence_at(self._meeting, *self._hits[self._now])
        offset = self._page.offset_at(self.scroll_offset.y)
        return None if offset is None else passage_at(self._meeting, offset)

    def selected_text(self) -> str:
        """What the mouse has selected, as clean text; "" for nothing."""
        places = self._selected()
        return self._page.copied(*places) if places is not None and self._page is not None else ""

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The clean text under a selection (Textual asks this when it copies)."""
        if self._page is None:
            return None
        return self._page.copied(*self._places(selection)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        """Draws the lines again that are selected, or no longer are."""
        self._strips.clear()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Two clicks select the sentence, three the passage."""
        if event.chain < 2 or self._page is None or self._meeting is None:
            return
        event.prevent_default()
        _, offset = self.screen.get_widget_and_offset_at(event.screen_x, event.screen_y)
        place = None if offset is None else self._page.offset_of(Place(offset.y, offset.x))
        if place is None:
            return
        if event.chain == 2:
            span = sentence_at(self._meeting, place, place + 1)
        else:
            span = passage_at(self._meeting, place)
        self._select(*span)

    def _select(self, start: int, end: int) -> None:
        """Selects `start..end` of the report, as the mouse would."""
        assert self._page is not None
        first, last = self._page.place_of(start), self._page.place_of(end - 1)
        selection = Selection(Offset(first.column, first.line), Offset(last.column + 1, last.line))
        self.screen.selections = {self: selection}

    def _selected(self) -> tuple[Place, Place] | None:
        selection = self.text_selection
        return None if selection is None else self._places(selection)

    def _places(self, selection: Selection) -> tuple[Place, Place]:
        assert self._page is not None
        last = len(self._page.lines) - 1
        start = selection.start or Offset(0, 0)
        end = selection.end or Offset(1 << 30, last)
        return Place(start.y, start.x), Place(end.y, end.x)

    # Drawing.

    def notify_style_update(self) -> None:
        """Another theme, other strips."""
        super().notify_style_update()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """Line `y` of what is on screen (the Line API of Textual)."""
        number = y + self.scroll_offset.y
        base = self.rich_style
        if self._page is None or number >= len(self._page.lines):
            return Strip.blank(self.size.width, base)
        strip = self._strips.get(number)
        if strip is None:
            strip = self._draw(self._page, number, base).adjust_cell_length(self.size.width, base)
            self._strips[number] = strip
        return strip

    def _draw(self, page: Page, number: int, base: Style) -> Strip:
        line = page.lines[number]
        columns = page.measure
        margin = self._margin(line, page, base)
        if line.block is None or (line.end == line.start and line.label):
            return Strip([*margin, Segment(" " * columns.text, base)]).apply_offsets(-columns.margin, number)
        block = line.block
        inks = list(block.inks)
        if block.at is not None:
            inks.extend(self._hit_inks(block.at + line.start, block.at + line.end, block.at))
        if (selection := self.text_selection) is not None and (
            span := selection.get_span(number)
        ) is not None:
            left = line.start + max(0, span[0])
            right = line.end if span[1] < 0 else min(line.end, line.start + max(0, span[1]))
            if right > left:
                inks.append(Ink(left, right, "selection"))
        text = block.text.replace("\u00a0", " ") if block.wraps else fit(block.text, columns.text)
        tone = self._tone(block.tone) if block.at is None or block.tone == "title" else base
        if block.tone in {"background", "caption", "byline", "headline"} and block.at is not None:
            tone = self._tone(block.tone)
        words = paint(text, inks, base + tone, self._tone, line.start, min(line.end, len(text)))
        hang = " " * block.hang if line.start > 0 else ""
        before = sum(len(segment.text) for segment in margin) + len(hang)
        return Strip([*margin, Segment(hang, base), *words]).apply_offsets(-before, number)

    def _margin(self, line: Line, page: Page, base: Style) -> list[Segment]:
        """What stands left of the text: the label, and the bar of a passage in its colour."""
        columns, block = page.measure, line.block
        if block is None:
            return [Segment(" " * columns.margin, base)]
        tone = self._tone(block.tone) if block.bar else self._tone("label")
        bar = Segment("▎ " if block.bar else "  ", base + tone)
        if not columns.labels:
            label = [Segment(line.label, base + tone + Style(bold=block.bar))] if line.label else []
            return [Segment(" " * columns.left, base), bar, *label]
        label_text = fit(line.label, columns.labels).rjust(columns.labels)
        return [
            Segment(" " * columns.left, base),
            Segment(label_text, base + tone),
            Segment(" ", base),
            bar,
        ]

    def _hit_inks(self, start: int, end: int, at: int) -> list[Ink]:
        inks = []
        number = max(0, bisect_left(self._hits, (start, 0)) - 1)
        while number < len(self._hits) and self._hits[number][0] < end:
            left, right = self._hits[number]
            if right > start:
                name = "hit-now" if number == self._now else "hit"
                inks.append(Ink(left - at, right - at, name))
            number += 1
        return inks

    def _tone(self, name: str) -> Style:
        if name == "selection":
            return self.screen.get_component_rich_style("screen--selection")
        return self.get_component_rich_style(f"reader--{name}", partial=True)

    # Moving.

    def action_up(self) -> None:
        """One line up."""
        self.scroll_relative(y=-1, animate=False)

    def action_down(self) -> None:
        """One line down."""
        self.scroll_relative(y=1, animate=False)

    def action_page_up(self) -> None:
        """One screen up, but a line."""
        self.scroll_relative(y=-max(1, self.size.height - 2), animate=False)

    def action_page_down(self) -> None:
        """One screen down, but a line."""
        self.scroll_relative(y=max(1, self.size.height - 2), animate=False)

    def action_top(self) -> None:
        """To the top."""
        self._jump(0)

    def action_bottom(self) -> None:
        """To the end."""
        self._jump(self.max_scroll_y)
