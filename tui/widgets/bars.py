"""Meetings over time as bars, stacked by kind, drawn line by line; one bar is in hand.

Each kind has a filling of its own besides its colour, so that bars can be read without colours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.keys import key
from tui.text import number
from tui.tones import tone

if TYPE_CHECKING:
    from store import Period

FILLINGS = "█▓▒░#"
OTHERS = "others"
_AXIS = 7  # cells at the left for the figures of the axis
_FEET = 2  # lines under the bars: month or year, and the year a month belongs to
_WIDEST = 12
_YEAR = 12  # bars that Page Up and Page Down move by


class Bars(Widget, can_focus=True):
    """Bars of the months or years from the first to the last; those without meetings are empty."""

    DEFAULT_CSS = """
    Bars {
        background: $background;
        color: $foreground;
    }
    """
    KEYS = ("narrow-to-bar", "bar-left", "bar-right", "zoom", "close", "help")
    BINDINGS: ClassVar[list[BindingType]] = [
        key("bar-left"),
        key("bar-right"),
        key("page-up"),
        key("page-down"),
        key("space-down"),
        key("top"),
        key("bottom"),
        key("narrow-to-bar"),
        key("zoom"),
    ]
    ALLOW_SELECT = False

    cursor: reactive[int] = reactive(0, repaint=False)

    class Moved(Message):
        """Another bar is in hand."""

    class Chosen(Message):
        """The meetings of a bar are wanted: of a month (`2021-12`) or a year."""

        def __init__(self, period: str) -> None:
            super().__init__()
            self.period = period

    class Zoomed(Message):
        """Months are wanted instead of years, or the other way round."""

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []
        self._periods: Mapping[str, Period] = {}
        self._kinds: tuple[str, ...] = ()
        self._first = 0  # the bar at the left edge

    # What is shown.

    def show(self, periods: Sequence[Period], now: str | None = None) -> None:
        """Shows these, the bar `now` (or the last that has any) in hand."""
        self._periods = {period.name: period for period in periods}
        self._names = between(periods[0].name, periods[-1].name) if periods else []
        total: dict[str, int] = {}
        for period in periods:
            for kind, count in period.kinds:
                total[kind] = total.get(kind, 0) + count
        often = sorted(total, key=lambda kind: -total[kind])
        most = len(FILLINGS) if len(often) <= len(FILLINGS) else len(FILLINGS) - 1
        self._kinds = tuple(often[:most])
        last = len(self._names) - 1
        self.set_reactive(Bars.cursor, self._names.index(now) if now in self._names else max(0, last))
        self._first = 0
        self._bring()
        self.refresh()
        self.post_message(self.Moved())

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """The kinds with their fillings, the most frequent first; `OTHERS` stands for the rest."""
        named = tuple(zip(self._kinds, FILLINGS, strict=False))
        every = {kind for period in self._periods.values() for kind, _ in period.kinds}
        return (*named, (OTHERS, FILLINGS[-1])) if len(every) > len(self._kinds) else named

    @property
    def current(self) -> tuple[str, Period | None]:
        """The name of the bar in hand, and its meetings, None where it has none; "" without bars."""
        name = self._names[self.cursor] if self._names else ""
        return name, self._periods.get(name)

    # Where bars stand.

    @property
    def _width(self) -> int:
        """Cells of a bar with the gap behind it."""
        room = max(1, self.size.width - _AXIS)
        least = 5 if self._names and len(self._names[0]) == 4 else 3
        return max(least, min(_WIDEST, room // max(1, len(self._names))))

    @property
    def _shown(self) -> int:
        return max(1, (self.size.width - _AXIS) // self._width)

    @property
    def _on_screen(self) -> range:
        return range(self._first, min(len(self._names), self._first + self._shown))

    def _bring(self) -> None:
        """Brings the bar in hand on screen, and as many others as there is room for."""
        last = max(0, len(self._names) - self._shown)
        self._first = min(max(self._first, self.cursor - self._shown + 1), self.cursor, last)

    def _bar_at(self, column: int) -> int | None:
        at = self._first + (column - _AXIS) // self._width
        return at if column >= _AXIS and at in self._on_screen else None

    # Drawing.

    def render_line(self, y: int) -> Strip:
        """Line `y` (the Line API of Textual)."""
        base, width = self.rich_style, self.size.width
        height = max(1, self.size.height - _FEET - 1)
        highest = max((period.count for period in self._periods.values()), default=0)
        if not highest or y > height + _FEET:
            return Strip.blank(width, base)
        axis = base + tone(self.app, "soft")
        if y <= height:
            ticks = {height - _lines(count, highest, height) + 1: count for count in (highest // 2, highest)}
            left = number(ticks[y]) if ticks.get(y) else ""
            segments = [Segment(f"{left:>{_AXIS - 2}} {'┤' if left else '│'}", axis)]
        else:
            segments = [Segment(" " * (_AXIS - 1) + ("└" if y == height + 1 else " "), axis)]
        feet = (self._names_under_bars, self._years_under_months)
        foot = feet[y - height - 1]() if y > height else ""
        for at in self._on_screen:
            style = base + tone(self.app, "bar-now") if at == self.cursor else base
            if y <= height:
                segments.extend(self._cell(at, height - y, height, highest, style))
            else:
                segments.append(Segment(foot[: self._width], style + tone(self.app, "soft")))
                foot = foot[self._width :]
        if foot:
            segments.append(Segment(foot, axis))
        return Strip(segments).adjust_cell_length(width, base)

    def _cell(self, at: int, level: int, height: int, highest: int, style: Style) -> list[Segment]:
        """What a bar shows `level` lines above the axis, with the gap behind it."""
        wide, period = self._width - 1, self._periods.get(self._names[at])
        stack = self._stack(period, height, highest) if period is not None else []
        if level < len(stack):
            filling = stack[level]
            bar = Segment(FILLINGS[filling] * wide, style + tone(self.app, f"bar-{filling}"))
            return [bar, Segment(" ", style)]
        text = ""
        if period is not None and level == len(stack):
            figure = number(period.count)
            text = figure if len(figure) <= wide else ""
        return [Segment(text.center(wide) + " ", style)]

    def _stack(self, period: Period, height: int, highest: int) -> list[int]:
        """The fillings of a bar's lines from the axis up: one at least, each kind by its share."""
        lines = _lines(period.count, highest, height)
        counts = [0] * len(FILLINGS)
        for kind, count in period.kinds:
            counts[self._kinds.index(kind) if kind in self._kinds else len(FILLINGS) - 1] += count
        return [filling for filling, cells in enumerate(shared(counts, lines)) for _ in range(cells)]

    def _names_under_bars(self) -> str:
        """The line of months, or years, each under the middle of its bar."""
        shown = (self._names[at] for at in self._on_screen)
        names = (str(int(name[5:])) if "-" in name else name for name in shown)
        return "".join(f"{name.center(self._width - 1)} " for name in names)

    def _years_under_months(self) -> str:
        """The line of years: at the left edge and from each January on; none where bars are years.

        The year at the edge goes where the next one leaves no room for it; the last one stands further to
        the left where it would be cut.
        """
        room, years = self.size.width - _AXIS, list[tuple[int, str]]()
        for at in self._on_screen:
            year, _, month = self._names[at].partition("-")
            if month == "01" or (month and at == self._first):
                years.append((min((at - self._first) * self._width, room - len(year)), year))
        if len(years) > 1 and years[1][0] <= years[0][0] + len(years[0][1]):
            del years[0]
        line = ""
        for begin, year in years:
            line = line.ljust(begin) + year
        return line.ljust(len(self._on_screen) * self._width)

    # Moving.

    def validate_cursor(self, cursor: int) -> int:
        """The cursor stays among the bars."""
        return max(0, min(cursor, len(self._names) - 1))

    def watch_cursor(self) -> None:
        """Brings the bar on screen and tells."""
        self._bring()
        self.refresh()
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        """There is room for other bars: they are drawn again, the one in hand among them."""
        self._bring()
        self.refresh()

    def action_step(self, by: int) -> None:
        """To the next bar, or the one before."""
        self.cursor += by

    def action_page_up(self) -> None:
        """Twelve bars back."""
        self.cursor -= _YEAR

    def action_page_down(self) -> None:
        """Twelve bars on."""
        self.cursor += _YEAR

    def action_top(self) -> None:
        """To the first bar."""
        self.cursor = 0

    def action_bottom(self) -> None:
        """To the last bar."""
        self.cursor = len(self._names) - 1

    def action_choose(self) -> None:
        """The meetings of this bar."""
        name, period = self.current
        if period is not None:
            self.post_message(self.Chosen(name))

    def action_zoom(self) -> None:
        """Months or years."""
        self.post_message(self.Zoomed())

    # The mouse.

    def on_click(self, event: events.Click) -> None:
        """A click takes a bar in hand and chooses it."""
        at = self._bar_at(event.x)
        if at is not None:
            event.stop()
            self.cursor = at
            self.action_choose()

    def on_mouse_scroll_down(self) -> None:
        """The wheel goes on."""
        self.action_step(1)

    def on_mouse_scroll_up(self) -> None:
        """And back."""
        self.action_step(-1)


def _lines(count: int, highest: int, height: int) -> int:
    """How many lines of `height` a bar takes; over the highest there is room for its figure."""
    return max(1, round(count / highest * (height - 1)))


def between(first: str, last: str) -> list[str]:
    """The names of all months (`2021-12`) or years (`2021`) from `first` to `last`."""
    if "-" not in first:
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    begin, end = (int(name[:4]) * 12 + int(name[5:]) - 1 for name in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(begin, end + 1)]


def shared(counts: Sequence[float], cells: int) -> list[int]:
    """`cells` shared out by `counts`, the largest remainders first; all 0 where there is nothing to share."""
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    exact = [count * cells / total for count in counts]
    given = [int(share) for share in exact]
    rest = sorted(range(len(counts)), key=lambda at: (given[at] - exact[at], at))
    for at in rest[: cells - sum(given)]:
        given[at] += 1
    return given
