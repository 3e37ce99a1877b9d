"""A page as blocks: what a browser shows as one paragraph, and where on the page it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from store.errors import ReadError
from store.reading.cells import MAX_COLUMNS, aligned, beside, reach
from store.reading.limits import MAX_NODES, MAX_OPEN

PICTURE: Final = "![](…)"

_UNSEEN: Final = [
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "video", "audio",
    "select", "textarea", "button", "input", "datalist", "dialog", "head", "del",
]  # fmt: skip
# What Word writes into a page beside its text: notes and marks of them, comments, headers, hidden text.
_WORD_PARTS: Final = ", ".join(
    f'[style*="mso-{part}"]'
    for part in (
        "footnote-id", "endnote-id", "element:footnote", "element:endnote", "element:comment",
        "element:header", "element:footer", "hide:all", "special-character:comment",
    )
)  # fmt: skip
_BLOCKS: Final = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_AROUND: Final = frozenset(("nav", "footer", "aside"))
_AROUND_ROLES: Final = frozenset(
    ("navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar", "dialog")
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WHITE = re.compile(r"(?:(?<![ \t])[ \t]+)?[\r\n]\s*")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
# Elements that have no end, or that the next of their kind ends.
_UNCLOSED: Final = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr", "p", "li", "dd", "dt", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "o",
))  # fmt: skip
_NUMBER = re.compile(r"\d{1,5}")
_ICON: Final = 60  # pixels up to which a picture is an ornament
_LONG_CELL: Final = 300  # characters beyond which a table's cell holds prose, and the table is only layout


class Element(msgspec.Struct):
    """One element that holds blocks.

    Args:
        parent: its place among the elements; -1 for the root.
        tag: its name.
        names: its id and classes.
        around: it holds the page, not the article, as its tag or role says.
    """

    parent: int
    tag: str
    names: str
    around: bool


class Block(msgspec.Struct):
    """One paragraph, heading, cell or picture.

    Args:
        lines: what it says; "" where a line was left empty.
        element: its place among the elements.
        links: characters of it that are links.
        gap: it is set apart from the block before it.
    """

    lines: list[str]
    element: int
    links: int
    gap: bool

    @property
    def size(self) -> int:
        """Its length in characters."""
        return sum(map(len, self.lines))


class Page(msgspec.Struct):
    """A page's elements, parents before children, and its blocks in the order of the page."""

    elements: list[Element]
    blocks: list[Block]


def check_depth(text: str, label: str) -> None:
    """Refuses a page of very deep elements before it is parsed: the time that takes grows with their square.

    Raises:
        ReadError: they lie in each other deeper than on any page.
    """
    if text.count("<") <= MAX_OPEN:
        return
    depth = 0
    for tag in _TAG.finditer(text):
        if tag[2].lower() in _UNCLOSED:
            continue
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > MAX_OPEN:
            raise ReadError(
                f"{label} is refused: elements lie in it more than {MAX_OPEN:,} deep.", "Save it anew."
            )


def page_of(tree: LexborHTMLParser, label: str) -> Page:
    """The blocks of a page; what does not show is left out of it, and out of the tree.

    Raises:
        ReadError: it is far larger than any page.
    """
    tree.strip_tags(_UNSEEN)
    for node in tree.css(_WORD_PARTS):
        node.decompose()
    return _Walk(_data_tables(tree), label).walk(tree)


def _data_tables(tree: LexborHTMLParser) -> frozenset[int]:
    """The tables that show figures or names side by side; the others only place what is on the page."""
    found = set()
    for table in tree.css("table"):
        if len(table.css("table, img, h1, h2, ul")) > 1:  # finds itself too
            continue
        rows = [row.css("td, th") for row in table.css("tr")]
        if sum(len(row) > 1 for row in rows) < 2:
            continue
        if all(len(cell.text()) <= _LONG_CELL for row in rows for cell in row):
            found.add(table.mem_id)
    return frozenset(found)


class _End(NamedTuple):
    """The end of an element: whether it ends a block or a link, and the element around it."""

    block: bool
    link: bool
    outer: int


class _Walk:
    """Goes through the tree, without recursion, however deep it is."""

    def __init__(self, data_tables: frozenset[int], label: str) -> None:
        self._data_tables = data_tables
        self._label = label
        self._elements: list[Element] = []
        self._blocks: list[Block] = []
        self._element = -1
        self._pieces: list[str] = []
        self._links = 0
        self._in_link = 0
        self._in_pre = 0
        self._gap = True

    def walk(self, tree: LexborHTMLParser) -> Page:
        waiting: list[LexborNode | _End] = [] if tree.root is None else [tree.root]
        steps = 0
        while waiting:
            item = waiting.pop()
            if isinstance(item, _End):
                self._leave(item)
                continue
            steps += 1
            if steps > MAX_NODES:
                raise ReadError(
                    f"{self._label} is refused: it has more than {MAX_NODES:,} elements.", "Save it anew."
                )
            if item.next is not None:
                waiting.append(item.next)
            if item.is_text_node:
                self._text(item.text_content or "")
            elif item.is_element_node:
                waiting.extend(self._enter(item))
        self._flush()
        return Page(self._elements, self._blocks)

    def _text(self, text: str) -> None:
        if not self._in_pre:
            text = _WHITE.sub(" ", text)
        self._pieces.append(text)
        if self._in_link:
            self._links += len(text.strip())

    def _enter(self, node: LexborNode) -> Iterator[LexborNode | _End]:
        """Begins an element; gives its end and its first child, to be done in the other order."""
        tag = node.tag or ""
        if tag == "br":
            self._pieces.append("\n")
        elif tag == "img":
            if _is_picture(node):
                self._flush()
                self._blocks.append(Block([PICTURE], self._element, 0, True))
        elif tag == "table" and node.mem_id in self._data_tables:
            self._flush()
            self._rows(node)
        elif tag not in _BLOCKS:
            self._in_link += tag == "a"
            yield _End(False, tag == "a", self._element)
            if node.first_child is not None:
                yield node.first_child
        else:
            attributes = node.attributes
            if "hidden" in attributes or _HIDDEN.search(attributes.get("style") or ""):
                return
            self._flush()
            yield _End(True, False, self._element)
            role = (attributes.get("role") or "").lower()
            names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
            around = tag in _AROUND or role in _AROUND_ROLES
            self._elements.append(Element(self._element, tag, names, around))
            self._element = len(self._elements) - 1
            self._in_pre += tag == "pre"
            if node.first_child is not None:
                yield node.first_child

    def _leave(self, end: _End) -> None:
        self._in_link -= end.link
        if end.block:
            self._flush()
            self._in_pre -= self._elements[self._element].tag == "pre"
            self._element = end.outer

    def _rows(self, table: LexborNode) -> None:
        """The rows of a table, its cells beside each other."""
        for cells in aligned(_cells_of(table)):
            self._blocks.append(Block([beside(cells)], self._element, 0, self._gap))
            self._gap = False
        self._gap = True

    def _flush(self) -> None:
        """Ends a block."""
        lines = [line.strip() for line in "".join(self._pieces).split("\n")]
        while lines and not lines[-1]:
            lines.pop()
        while lines and not lines[0]:
            del lines[0]
        if lines:
            self._blocks.append(Block(lines, self._element, self._links, self._gap))
        self._pieces = []
        self._links = 0


def _cells_of(table: LexborNode) -> list[list[str]]:
    """The cells of a table's rows, "" where one from the left or from above reaches over the place."""
    rows: list[list[str]] = []
    below: dict[int, int] = {}  # columns that cells above reach over, and for how many rows more
    for row in table.css("tr"):
        taken, below = below, {at: more - 1 for at, more in below.items() if more > 1}
        cells: list[str] = []
        for cell in row.css("td, th"):
            while len(cells) in taken:
                cells.append("")
            attributes = cell.attributes
            start, wide = len(cells), reach(attributes.get("colspan"), len(cells))
            cells += [" ".join((cell.text() or "").split()), *[""] * (wide - 1)]
            high = _NUMBER.match((attributes.get("rowspan") or "").strip())
            if high is not None and int(high[0]) > 1 and len(cells) <= MAX_COLUMNS:
                below |= dict.fromkeys(range(start, len(cells)), int(high[0]) - 1)
        rows.append(cells)
    return rows


def _is_picture(node: LexborNode) -> bool:
    """Whether an image is a picture of something; ornaments are small."""
    attributes = node.attributes
    sizes = [_NUMBER.match((attributes.get(side) or "").strip()) for side in ("width", "height")]
    return all(size is None or int(size[0]) > _ICON for size in sizes)
