"""The list pane: the meetings that answer a question, two lines each, over a window of hits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.ink import Ink, paint
from tui.keys import key
from tui.page.wrap import wrap
from tui.question import Offer
from tui.session import PAGE
from tui.text import day, say
from tui.visible import fit, one_line
from tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from store import Hit, Marks

_PAGES_KEPT = 60
_AHEAD = 30  # rows


class HitList(LineList):
    """Hits in their order. Only pages near what is on screen are held; a page that is missing is asked for
    with `Wanted` and drawn when it is given to `fill`."""

    ROW_HEIGHT = 2
    KEYS: ClassVar[tuple[str, ...]] = (
        "choose",
        "search",
        "filters",
        "sort",
        "next-hit",
        "cite",
        "mark",
        "bookmark",
        "clear",
        "palette",
        "help",
        "quit",
    )
    BINDINGS: ClassVar[list[BindingType]] = [key("mark")]

    # What is read is none of the hits: the cursor stands where one left the list.
    stray: reactive[bool] = reactive(False, repaint=False)

    class Wanted(Message):
        """Hits from `offset`, `PAGE` of them, are on screen and not yet here; `edition` tells which list."""

        def __init__(self, hit_list: HitList, edition: int, offset: int) -> None:
            super().__init__()
            self.hit_list = hit_list
            self.edition = edition
            self.offset = offset

    class Marked(Message):
        """The meeting with this id is to be marked, or no longer."""

        def __init__(self, id: str) -> None:
            super().__init__()
            self.id = id

    class Offered(Message):
        """One of the offers of an empty list was taken."""

        def __init__(self, offer: Offer) -> None:
            super().__init__()
            self.offer = offer

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.edition = 0
        self._count = 0
        self._pages: LRUCache[int, tuple[Hit, ...]] = LRUCache(_PAGES_KEPT)
        self._asked: int | None = None
        self._highlight: Callable[[str], Iterable[tuple[int, int]]] = lambda _title: ()
        self._empty = ""
        self._offers: tuple[Offer, ...] = ()
        self._order = self._title = ""
        self._chosen: frozenset[str] = frozenset()
        self._signs: tuple[tuple[str, frozenset[str]], ...] = ()

    @property
    def row_count(self) -> int:
        """How many hits there are, here or not; in an empty list, its offers under what there is to say."""
        return self._count or (1 + len(self._offers) if self._offers else 0)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What is offered in an empty list."""
        return self._offers

    def can_choose(self, row: int) -> bool:
        """Hits and offers, but not what stands above these."""
        return self._count > 0 or row > 0

    def click_chooses(self, row: int) -> bool:  # noqa: ARG002
        """Hits are read under the cursor, and opened by two clicks; an offer is taken by one."""
        return not self._count

    def show(
        self,
        count: int,
        first: tuple[Hit, ...],
        highlight: Callable[[str], Iterable[tuple[int, int]]],
        *,
        keep: str | None = None,
        offers: tuple[Offer, ...] = (),
    ) -> None:
        """Shows another answer.

        Args:
            count: how many hits it has.
            first: the first of them, `PAGE` or fewer.
            highlight: the spans of a title to highlight.
            keep: the id of a hit to leave the cursor on; if it is not in `first`, it stays in its row.
            offers: what to offer where there are no hits.
        """
        self._offers = () if count else offers
        self.edition += 1
        self.stray = False
        self._count = count
        self._highlight = highlight
        self._pages.clear()
        self._asked = None
        for at in range(0, len(first), PAGE):
            self._pages[at // PAGE] = first[at : at + PAGE]
        far = 0 if keep is None else self.cursor  # it may be further down than the first page
        row = next((row for row, hit in enumerate(first) if hit.id == keep), far)
        self.rows_changed(row)

    def stand_on(self, row: int | None) -> None:
        """The cursor goes to `row`, which is read already; None where what is read is in none."""
        self.stray = row is None
        self.rows_changed(self.cursor if row is None else row, keep_scroll=row is None)

    def fill(self, edition: int, offset: int, hits: tuple[Hit, ...]) -> None:
        """Takes a page that was wanted; one of an older answer is ignored."""
        if edition == self.edition:
            self._pages[offset // PAGE] = hits
            self._asked = None
            self.refresh()

    def mark(self, marks: Marks) -> None:
        """Shows which meetings have a bookmark, tags or a note."""
        self._signs = (
            ("★", marks.bookmarked),
            ("#", frozenset().union(*marks.tags.values())),
            ("✎", marks.noted),
        )
        self.refresh()

    def choose(self, ids: frozenset[str]) -> None:
        """Shows which meetings are marked, and above the list how many."""
        self._chosen = ids
        self.head(self._order)
        self.refresh()

    def head(self, order: str) -> None:
        """Says above the list how it is sorted and how many meetings are marked."""
        self._order = order
        marked = [say("marked", n=len(self._chosen))] if self._chosen else []
        title = " · ".join([order, *marked])
        if title != self._title:
            self._title = self.border_title = title

    def action_mark(self) -> None:
        """Marks the meeting under the cursor, or no longer, and goes on to the next."""
        if self.current is not None:
            self.post_message(self.Marked(self.current.id))
            self.move(1)

    def explain(self, empty: str) -> None:
        """What to say where there are no hits."""
        self._empty = empty
        self.refresh()

    def hit_at(self, row: int) -> Hit | None:
        """The hit of `row` if it is here."""
        page = self._pages.get(row // PAGE)
        return page[row % PAGE] if page is not None and row % PAGE < len(page) else None

    @property
    def current(self) -> Hit | None:
        """The hit under the cursor if it is here."""
        return self.hit_at(self.cursor) if self._count else None

    def want(self, row: int) -> None:
        """Asks for the page of `row`, once, unless it is here."""
        page = row // PAGE
        if self._pages.get(page) is None and self._asked != page:
            self._asked = page
            # Drawing is the screen's doing, and a message does not come back to its maker: make it ourselves.
            self.call_next(self._announce, self.edition, page * PAGE)

    def _look_ahead(self, row: int) -> None:
        """Asks for the page one is coming to, unless another is on its way."""
        if self._asked is None:
            for coming in (row + _AHEAD, row - _AHEAD):
                if 0 <= coming < self._count and self._pages.get(coming // PAGE) is None:
                    self.want(coming)

    def _announce(self, edition: int, offset: int) -> None:
        self.post_message(self.Wanted(self, edition, offset))

    def render_line(self, y: int) -> Strip:
        """A line of a hit, or in an empty list what there is to say about that."""
        if not self.row_count:
            width, base = self.row_width, self.rich_style
            lines = wrap(self._empty, width - 4)
            text = self._empty[slice(*lines[y - 1])] if 0 < y <= len(lines) else ""
            line = Strip([Segment("  " + text, base + self.style_of("soft"))])
            return line.adjust_cell_length(width, base)
        return super().render_line(y)

    def draw_row(self, row: int, width: int, base: Style) -> list[Strip]:
        """Title; then day, kind, body and province as far as they fit."""
        bar = " " if row != self.cursor else "▏" if self.stray else "▌"
        edge = Segment(f"{bar} ", base + self.style_of("mark"))
        if not self._count:
            return [Strip([edge, *line]) for line in self._draw_offer(row, width - 3, base)]
        hit = self.hit_at(row)
        if hit is None:
            self.want(row)
            return [Strip([edge, Segment("…", base + self.style_of("faint"))]), Strip([edge])]
        self._look_ahead(row)
        room = width - 3
        signs = "".join(sign for sign, ids in self._signs if hit.id in ids)
        if hit.id in self._chosen:
            signs = f"●{signs}"
        star = f"{signs} " if signs else ""
        title = fit(one_line(hit.title) or say("untitled"), room - len(star))
        inks = [Ink(start, end, "hit") for start, end in self._highlight(title)]
        words = paint(title, inks, base + self.style_of("strong"), self.style_of)
        top = Strip([edge, Segment(star, base + self.style_of("star")), *words])
        return [top, Strip([edge, *self._facts(hit, room, base)])]

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Choosing an offer takes it."""
        if not self._count:
            event.stop()
            self.post_message(self.Offered(self._offers[event.row - 1]))

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Moving among offers opens nothing."""
        if not self._count:
            event.stop()

    def on_click(self, event: events.Click) -> None:
        """A click on the row where one left the list comes back to it."""
        if self.stray and self._row_at(event) == self.cursor:
            self.post_message(self.Moved(self, self.cursor))

    def watch_stray(self) -> None:
        """The row under the cursor looks different."""
        self.refresh_row(self.cursor)

    @property
    def cursor_style(self) -> str | None:
        """The row has no ground while what is read is another."""
        return None if self.stray and not self.has_focus else super().cursor_style

    def _draw_offer(self, row: int, room: int, base: Style) -> list[list[Segment]]:
        """What was found wanting, or the words of an offer and how it came about."""
        soft, faint = base + self.style_of("soft"), base + self.style_of("faint")
        if row == 0:
            return [[Segment(fit(self._empty, room), soft)], [Segment(fit(say("search.offers"), room), soft)]]
        offer = self._offers[row - 1]
        why = say(f"offer.{offer.why}", dropped=one_line(offer.dropped))
        about = f"{why} · {say('search.count', n=offer.count)}"
        strong = base + self.style_of("strong")
        return [
            [Segment(fit(one_line(offer.question.text), room), strong)],
            [Segment(fit(about, room), faint)],
        ]

    def _facts(self, hit: Hit, room: int, base: Style) -> list[Segment]:
        when = day(hit.date) if hit.date else say("no-date")
        body, province = one_line(hit.organiser or ""), one_line(hit.province or "")
        parts = [say(f"kind.{hit.kind}"), body, "" if province in body else province]
        rest = " · ".join(part for part in parts if part)
        badge = f"  {say('hit.sources', n=1 + len(hit.others))}" if hit.others else ""
        text = fit(f"{when} · {rest}", room - len(badge))
        text += " " * (room - len(badge) - cell_len(text)) if badge else ""
        inks = [Ink(0, min(len(when), len(text)), "soft"), Ink(len(text), len(text) + len(badge), "star")]
        return paint(text + badge, inks, base + self.style_of("faint"), self.style_of)
