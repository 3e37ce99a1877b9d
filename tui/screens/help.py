"""Help for the pane one stands in: its keys, those that work everywhere, and how queries are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.widgets import Static

from tui.keys import key, key_name
from tui.screens.page_over import PageOver
from tui.text import current_language, say
from tui.tones import tone

_EVERYWHERE = (
    "search", "clear", "filters", "sort", "save-search", "saved", "next-meeting", "previous-meeting",
    "next-hit", "previous-hit", "outline", "history-back", "history-forward", "copy", "cite",
    "citation-style", "clip", "clippings", "bookmark", "tags", "note", "undo", "redo", "export", "import",
    "verify", "timeline", "ratings", "alone", "border-left", "border-right", "usual-widths", "next-pane",
    "previous-pane", "back", "palette", "theme", "help", "quit",
)  # fmt: skip
_QUERIES = {
    "en": (
        ("tong ket nam 2021", "words"),
        ('"hoàn thành xuất sắc"', "phrase"),
        ("-covid", "not"),
        ("kiểm điểm OR tổng kết", "or"),
        ('person:"nguyễn văn a"', "person"),
        ('org:"sở giáo dục"', "org"),
        ("date:2021-12", "date"),
        ("in:shortcomings chậm tiến độ", "in"),
    ),
    "vi": (
        ("tong ket nam 2021", "words"),
        ('"hoàn thành xuất sắc"', "phrase"),
        ("-covid", "not"),
        ("kiểm điểm OR tổng kết", "or"),
        ('người:"nguyễn văn a"', "person"),
        ('cơ-quan:"sở giáo dục"', "org"),
        ("ngày:2021-12", "date"),
        ("trong:hạn-chế chậm tiến độ", "in"),
    ),
}
_KEY_COLUMN, _QUERY_COLUMN = 18, 28


class HelpScreen(PageOver):
    """A page laid over the browser."""

    BINDINGS: ClassVar[list[BindingType]] = [key("help")]

    def __init__(self, pane: str, bindings: Mapping[str, ActiveBinding]) -> None:
        super().__init__()
        self._pane = pane
        self._names = self._keys_by_name(bindings)

    def compose(self) -> ComposeResult:
        """A frame that scrolls."""
        with self.frame(say("help.title")):
            yield Static()

    def on_mount(self) -> None:
        """The page, in the colours of the theme."""
        self.query_one(Static).update(Group(*self._parts()))

    def action_help(self) -> None:
        """The key that opened it closes it."""
        self.dismiss(None)

    def _keys_by_name(self, bindings: Mapping[str, ActiveBinding]) -> dict[str, str]:
        shown: dict[str, list[str]] = {}
        for _node, binding, _enabled, _tooltip in bindings.values():
            if binding.id is not None:
                shown.setdefault(binding.id, []).append(key_name(binding.key))
        return {name: " ".join(sorted(keys, key=len)) for name, keys in shown.items()}

    def _parts(self) -> Iterator[RenderableType]:
        own = [name for name in self._names if name not in _EVERYWHERE]
        yield self._heading(f"help.pane-{self._pane}")
        yield self._table([(self._names[name], say(f"key.{name}")) for name in own], _KEY_COLUMN)
        yield self._heading("help.everywhere")
        everywhere = [name for name in _EVERYWHERE if name in self._names]
        yield self._table([(self._names[name], say(f"key.{name}")) for name in everywhere], _KEY_COLUMN)
        yield self._heading("help.queries")
        queries = [(example, say(f"help.query-{name}")) for example, name in _QUERIES[current_language()]]
        yield self._table(queries, _QUERY_COLUMN)
        yield Text(say("help.mouse"), tone(self.app, "soft"))

    def _heading(self, name: str) -> Text:
        return Text(say(name), tone(self.app, "heading"))

    def _table(self, rows: list[tuple[str, str]], column: int) -> Table:
        """Two columns, the second wrapped within itself, and a blank line below."""
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(min_width=column)
        table.add_column(ratio=1)
        for left, right in rows:
            table.add_row(Text(left, tone(self.app, "mark")), Text(right))
        table.add_row()
        return table
