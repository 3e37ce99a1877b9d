"""Help for the pane one stands in: its keys, those that work everywhere, and how queries are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keys import key, key_name
from tui.text import current_language, say

_EVERYWHERE = (
    "search", "filters", "sort", "next-hit", "previous-hit", "copy", "cite", "bookmark", "tags", "note",
    "export", "verify", "timeline", "ratings", "undo", "redo", "history-back", "history-forward",
    "palette", "save-search", "saved", "outline", "next-meeting", "previous-meeting", "clear",
    "next-pane", "previous-pane", "back", "theme", "help", "quit",
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
_KEY_COLUMN = 18


class HelpScreen(ModalScreen[None]):
    """A page laid over the browser."""

    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        background: $background 60%;

        & > VerticalScroll {
            width: 90%;
            max-width: 92;
            height: auto;
            max-height: 90%;
            background: $surface;
            border: round $rule;
            border-title-color: $primary;
            border-title-style: bold;
            padding: 1 2;
            scrollbar-size-vertical: 1;
        }
        & Static { width: 1fr; height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [key("close"), key("help")]

    def __init__(self, pane: str, bindings: Mapping[str, ActiveBinding]) -> None:
        super().__init__()
        self._pane = pane
        self._names = self._keys_by_name(bindings)

    def compose(self) -> ComposeResult:
        """A frame that scrolls."""
        frame = VerticalScroll()
        frame.border_title = say("help.title")
        with frame:
            yield Static(Content("\n").join(self._lines()))

    def action_help(self) -> None:
        """The key that opened it closes it."""
        self.dismiss(None)

    def _keys_by_name(self, bindings: Mapping[str, ActiveBinding]) -> dict[str, str]:
        shown: dict[str, list[str]] = {}
        for _node, binding, _enabled, _tooltip in bindings.values():
            if binding.id is not None:
                shown.setdefault(binding.id, []).append(key_name(binding.key))
        return {name: " ".join(sorted(keys, key=len)) for name, keys in shown.items()}

    def _lines(self) -> list[Content]:
        own = [name for name in self._names if name not in _EVERYWHERE]
        lines = [self._heading(f"help.pane-{self._pane}"), *(self._key(name) for name in own), Content("")]
        lines.append(self._heading("help.everywhere"))
        lines += [self._key(name) for name in _EVERYWHERE if name in self._names]
        lines += [Content(""), self._heading("help.queries")]
        for example, name in _QUERIES[current_language()]:
            lines.append(self._pair(example, say(f"help.query-{name}"), 30))
        lines += [Content(""), Content(say("help.mouse")).stylize("$ink-soft")]
        return lines

    def _heading(self, name: str) -> Content:
        return Content(say(name)).stylize("bold")

    def _key(self, name: str) -> Content:
        return self._pair(self._names[name], say(f"key.{name}"), _KEY_COLUMN)

    def _pair(self, left: str, right: str, column: int) -> Content:
        gap = " " * max(2, column - cell_len(left))
        return Content.assemble((left, "$primary"), gap, right)
