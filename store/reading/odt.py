"""OpenDocument texts (ODT): paragraphs, tables, numbers of lists; no deleted text, notes or headers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from store.errors import ReadError
from store.reading.cells import reach
from store.reading.content import Content, check_length
from store.reading.decoding import mended
from store.reading.numbering import Counters, number
from store.reading.office import Document, Layout

_BODY: Final = "{*}body/{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text"
_MAX_DEPTH: Final = 60  # of tables, lists and frames in each other
_FRAMES: Final = frozenset(
    (
        "section", "frame", "text-box", "g", "numbered-paragraph", "page",
        "table-header-rows", "table-rows", "table-row-group", "list-header",
    )
)  # fmt: skip
_SKIPPED: Final = frozenset(
    (
        "tracked-changes",
        "note",
        "annotation",
        "annotation-end",
        "ruby-text",
        "deletion",
        "hidden-text",
        "hidden-paragraph",
        "desc",
    )
)
_WHITE = re.compile(r"[ \t\r\n]+")
_PICTURE_TITLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}title"
_MAX_SPACES: Final = 40


def read_odt(document: Document, label: str) -> Content:
    """The text of an ODT.

    Args:
        document: opened.
        label: what the file is called in a message.

    Raises:
        ReadError: it is damaged, locked or beyond a limit.
    """
    manifest = document.xml("META-INF/manifest.xml")
    if manifest is not None and any(_tag(element) == "encryption-data" for element in manifest.iter()):
        raise ReadError(f"{label} is locked with a password.", "Save it without one.")
    root = document.xml("content.xml")
    body = root.find(_BODY) if root is not None else None
    if root is None or body is None:
        raise ReadError(f"{label} is a document without a text.", "Open it in LibreOffice and save it again.")
    styles = document.xml("styles.xml")
    _hide(body, _hidden_styles(styles, root))
    layout = Layout()
    _Reader(_list_styles(styles, root), layout, label).read(body, 0)
    text = layout.text()
    check_length(text, label)
    decoded = mended(text)
    return Content(text=decoded.text, format="odt", warnings=decoded.warnings)


def _tag(element: Element) -> str:
    """The local name."""
    return element.tag.rpartition("}")[2]


def _get(element: Element, name: str) -> str | None:
    """An attribute by its local name."""
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), None)


def _count(element: Element, name: str, default: int) -> int:
    value = _get(element, name) or ""
    return int(value) if value.isdecimal() and len(value) < 6 else default


class _Level(NamedTuple):
    """How the items of a list's level are numbered; `bullet` stands before them instead, unless it is ""."""

    bullet: str
    style: str
    prefix: str
    suffix: str
    start: int
    shown: int


def _hidden_styles(*roots: Element | None) -> frozenset[str]:
    """The styles whose letters do not show."""
    return frozenset(
        _get(style, "name") or ""
        for root in roots
        for style in (root.iter() if root is not None else ())
        if _tag(style) == "style" and any(_get(properties, "display") == "none" for properties in style)
    )


def _hide(body: Element, styles: frozenset[str]) -> None:
    """Takes away what is in spans and paragraphs of these styles."""
    for element in body.iter() if styles else ():
        if _tag(element) in {"span", "p", "h"} and _get(element, "style-name") in styles:
            tail = element.tail
            element.clear()
            element.tail = tail


def _list_styles(*roots: Element | None) -> dict[str, dict[int, _Level]]:
    styles: dict[str, dict[int, _Level]] = {}
    for root in roots:
        for style in root.iter() if root is not None else ():
            if _tag(style) == "list-style":
                styles[_get(style, "name") or ""] = {
                    _count(level, "level", 1): _level(level) for level in style
                }
    return styles


def _level(level: Element) -> _Level:
    bullet = ""
    if _tag(level) != "list-level-style-number":
        char = _get(level, "bullet-char") or ""
        bullet = char if char in {"-", "+", "*", "–", "•"} else "-"
    return _Level(
        bullet,
        _get(level, "num-format") or "",
        _get(level, "num-prefix") or "",
        _get(level, "num-suffix") or "",
        _count(level, "start-value", 1),
        _count(level, "display-levels", 1),
    )


class _Reader:
    def __init__(self, styles: dict[str, dict[int, _Level]], layout: Layout, label: str) -> None:
        self._styles = styles
        self._layout = layout
        self._label = label
        self._counters: dict[str, Counters] = {}

    def read(self, element: Element, depth: int) -> None:
        """Reads the paragraphs, lists and tables in an element."""
        if depth > _MAX_DEPTH:
            raise ReadError(
                f"{self._label} is refused: lists or tables lie in it more than {_MAX_DEPTH} deep."
            )
        for child in element:
            tag = _tag(child)
            if tag in {"p", "h"}:
                self._paragraph(child, "", depth)
            elif tag == "list":
                self._list(child, "", 1, depth)
            elif tag == "table":
                self._table(child, depth)
            elif tag in _FRAMES:
                self.read(child, depth + 1)

    def _paragraph(self, paragraph: Element, label: str, depth: int) -> None:
        pieces: list[str] = []
        boxes: list[Element] = []
        picture = False
        for part in _inline(paragraph):
            if isinstance(part, str):
                pieces.append(part)
            elif _tag(part) == "text-box":
                boxes.append(part)
            else:
                picture = True
        text = "".join(pieces)
        if picture:
            self._layout.picture()
        if not (picture and not text.strip()):
            self._layout.paragraph(label + text if text.strip() else text)
        for box in boxes:
            self.read(box, depth + 1)

    def _list(self, element: Element, style: str, level: int, depth: int) -> None:
        if depth > _MAX_DEPTH:
            raise ReadError(f"{self._label} is refused: lists lie in it more than {_MAX_DEPTH} deep.")
        style = _get(element, "style-name") or style
        if (
            level == 1
            and _get(element, "continue-numbering") != "true"
            and not _get(element, "continue-list")
        ):
            self._counters.pop(style, None)
        for item in element:
            label = self._item_label(style, level) if _tag(item) == "list-item" else ""
            for child in item:
                if _tag(child) in {"p", "h"}:
                    self._paragraph(child, label, depth)
                    label = ""
                elif _tag(child) == "list":
                    self._list(child, style, level + 1, depth + 1)

    def _item_label(self, style: str, level: int) -> str:
        """The number or bullet before an item, with a space behind it; counts it."""
        levels = self._styles.get(style, {})
        found = levels.get(level)
        if found is None:
            return ""
        if found.bullet:
            return f"{found.bullet} "
        counters = self._counters.setdefault(style, Counters())
        counters.next(level, found.start)
        if not found.style:
            return ""
        shown = [
            number(counters.at(at, levels[at].start), levels[at].style)
            for at in range(max(1, level - found.shown + 1), level + 1)
            if at in levels
        ]
        return f"{found.prefix}{'.'.join(shown)}{found.suffix} "

    def _table(self, table: Element, depth: int) -> None:
        with self._layout.table():
            for row in _within(table, "table-row"):
                cells: list[str] = []
                for cell in _within(row, "table-cell", "covered-table-cell"):
                    inner = Layout()
                    if _tag(cell) == "table-cell":  # the other is what one beside or above it reaches over
                        _Reader(self._styles, inner, self._label).read(cell, depth + 1)
                    wide = reach(_get(cell, "number-columns-repeated"), len(cells))
                    cells += [inner.text(), *[""] * (wide - 1)]
                self._layout.row(cells)


def _within(element: Element, *tags: str) -> Iterator[Element]:
    for child in element:
        if _tag(child) in tags:
            yield child
        elif _tag(child) in _FRAMES:
            yield from _within(child, *tags)


def _inline(paragraph: Element) -> Iterator[str | Element]:
    """The text of a paragraph in order, and the frames and pictures in it."""
    waiting: list[str | Element] = [*_content(paragraph)][::-1]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            yield part
            continue
        tag = _tag(part)
        if tag == "s":
            yield " " * min(_count(part, "c", 1), _MAX_SPACES)
        elif tag == "tab":
            yield "\t"
        elif tag == "line-break":
            yield "\n"
        elif tag in {"text-box", "image"}:
            yield part
        elif tag not in _SKIPPED and part.tag != _PICTURE_TITLE:
            waiting += [*_content(part)][::-1]


def _content(element: Element) -> Iterator[str | Element]:
    """The text and the elements in an element, in order; white space as it shows."""
    if element.text:
        yield _WHITE.sub(" ", element.text)
    for child in element:
        yield child
        if child.tail:
            yield _WHITE.sub(" ", child.tail)
