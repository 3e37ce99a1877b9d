"""The foot of the screen: the keys of the pane one stands in, news for a while, and work going on."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.keys import key_to_character
from textual.reactive import reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from tui.keys import key_name
from tui.page.wrap import wrap
from tui.text import say
from tui.tones import tone
from tui.visible import fit, one_line

_NEWS_SECONDS = 6.0
_MOST_LINES = 4
# The keys that close a window laid over the panes, which says itself what else can be done in it.
_WAYS_OUT = ("cancel", "keep", "leave", "close")


class KeyLine(Widget):
    """Shows the keys named in the focused widget's `KEYS`, as many as fit, help always; while a window is
    open over the panes, the key that closes it. News that one line cannot hold takes up to four.

    A click on a key is that key."""

    DEFAULT_CSS = """
    KeyLine {
        height: 1;
        background: $panel;
        color: $ink-soft;
    }
    """
    ALLOW_SELECT = False

    news: reactive[str] = reactive("")
    work: reactive[str] = reactive("")

    def __init__(self) -> None:
        super().__init__()
        self._timer: Timer | None = None
        self._most = _MOST_LINES
        self._lines: list[str] = []  # of news that one line cannot hold

    def on_mount(self) -> None:
        """Follows the keys of the screen as the focus moves."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def tell(self, text: str, seconds: float = _NEWS_SECONDS, most: int = _MOST_LINES) -> None:
        """Shows a sentence for a while, on so many lines at most."""
        self._most = most
        self.news = one_line(text)
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(seconds, self._forget)

    def watch_news(self) -> None:
        """News has as many lines as it needs."""
        self._lines = []
        if cell_len(self.news) + 2 > self.size.width > 2:
            spans = wrap(self.news, self.size.width - 2)
            self._lines = [self.news[start:end] for start, end in spans[: self._most]]
            if len(spans) > self._most:
                self._lines[-1] = fit(self.news[spans[self._most - 1][0] :], self.size.width - 2)
        self.styles.height = max(1, len(self._lines))

    def on_resize(self) -> None:
        """Another width, other lines."""
        self.watch_news()

    def _forget(self) -> None:
        self.news = ""

    def _bindings_changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line: keys at the left; news or work at the right, before keys where room is scarce."""
        width, base = self.size.width, self.rich_style
        if self._lines:
            text = self._lines[y] if y < len(self._lines) else ""
            line = Strip([Segment(f" {text}", base + tone(self.app, "news"))])
            return line.adjust_cell_length(width, base)
        right = ""
        if self.news or self.work:
            right = fit(f" {self.news or self.work} ", width)
        kind = "news" if self.news else "work"
        room = width - cell_len(right) - 1
        segments: list[Segment] = [Segment(" ", base)]
        for key, display, label in self._fitting(room):
            meta = Style(meta={"key": key})
            segments.append(Segment(display, base + tone(self.app, "key") + meta))
            segments.append(Segment(f" {label}", base + meta))
            segments.append(Segment("  ", base))
        left = Strip(segments).adjust_cell_length(max(0, width - cell_len(right)), base)
        return Strip.join([left, Strip([Segment(right, base + tone(self.app, kind))])]) if right else left

    def on_click(self, event: events.Click) -> None:
        """A click on a key is that key."""
        if key := event.style.meta.get("key"):
            event.stop()
            self.app.simulate_key(key)

    def _fitting(self, room: int) -> list[tuple[str, str, str]]:
        """Keys in the pane's order as far as they fit; help is kept though others go."""
        keys = self._keys()
        cells = {
            name: cell_len(display) + 1 + cell_len(label) + 2 for name, (_, display, label) in keys.items()
        }
        room -= cells.get("help", 0)
        shown = []
        for name in keys:
            if name == "help":
                shown.append(name)
            elif cells[name] <= room:
                room -= cells[name]
                shown.append(name)
        if room < 0:
            shown.remove("help")
        return [keys[name] for name in shown]

    def _keys(self) -> dict[str, tuple[str, str, str]]:
        """name → (key, how it is shown, what it does), in the order of the focused pane's `KEYS`."""
        window = self.app.screen.is_modal
        screen = self.app.screen if window else self.screen
        focused = screen.focused
        names: tuple[str, ...] = _WAYS_OUT if window else getattr(focused, "KEYS", ("search", "help", "quit"))
        active: dict[str, tuple[str, str, str]] = {}
        for _node, binding, enabled, _tooltip in screen.active_bindings.values():
            if not enabled or binding.id not in names:
                continue
            letter = key_to_character(binding.key)
            if focused is not None and focused.check_consume_key(binding.key, letter):
                continue  # typed into the line, not a command
            # The first key bound is named, but in a pane a plain letter before a combination.
            plain = not window and letter is not None
            if binding.id not in active or (plain and len(active[binding.id][1]) > 1):
                display = key_name(binding.key)
                active[binding.id] = (binding.key, display, say(f"short.{binding.id}"))
        return {name: active[name] for name in names if name in active}
