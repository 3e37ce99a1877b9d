"""Word documents (DOCX): paragraphs, tables, numbers of lists; no deleted text, headers or footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from store.errors import ReadError
from store.reading.cells import reach
from store.reading.content import Content, check_length
from store.reading.decoding import capital_letters, mended
from store.reading.numbering import Counters, number
from store.reading.office import Document, Layout

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MAX_DEPTH: Final = 60  # of tables and frames in each other
_SKIPPED: Final = frozenset(
    ("del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "tblPr", "sectPr", "footnotePr")
)
_FRAMES: Final = frozenset(
    ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body", "hyperlink")
)
_SIGNS: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PICTURES: Final = frozenset(("blip", "imagedata"))
_STYLES: Final = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_BULLETS: Final = frozenset("-+*–•")
_STYLE: Final = b"<w:style "
_STYLE_END: Final = b"</w:style>"
_CONTENTS = re.compile(r"TOC\d?\Z|TOC ?Heading\Z|Mclc\d?\Z", re.IGNORECASE)
_PLACE = re.compile(r"%([1-9])")


def read_docx(document: Document, label: str) -> Content:
    """The text of a DOCX.

    Args:
        document: opened.
        label: what the file is called in a message.

    Raises:
        ReadError: it is damaged or beyond a limit.
    """
    root = document.xml(document.main)
    body = next((child for child in root if _tag(child) == "body"), None) if root is not None else None
    if body is None:
        raise ReadError(f"{label} is a Word document without a text.", "Open it in Word and save it again.")
    lists = _Lists(document.xml("word/numbering.xml"), document.xml("word/styles.xml", _numbering_styles))
    layout = Layout()
    _Reader(lists, layout, label).read(body, 0)
    text = layout.text()
    check_length(text, label)
    decoded = mended(text)
    return Content(text=decoded.text, format="docx", warnings=decoded.warnings)


def _numbering_styles(xml: bytes) -> bytes:
    """The XML of a document's styles without those that number nothing, which takes long to parse."""
    head, *styles = xml.split(_STYLE)
    if not styles or _STYLE_END not in styles[-1]:
        return xml
    styles[-1], end, tail = styles[-1].rpartition(_STYLE_END)
    before, latent, _ = head.partition(b"<w:latentStyles")
    kept = [_STYLE + style for style in (*styles[:-1], styles[-1] + end) if b"<w:numPr" in style]
    return b"".join((before if latent else head, *kept, tail))


def _tag(element: Element) -> str:
    """The local name."""
    return element.tag.rpartition("}")[2]


def _value(element: Element | None, name: str = "val") -> str | None:
    if element is None:
        return None
    value = element.get(_W + name)
    return element.get(_STRICT + name) if value is None else value


def _child(element: Element | None, *names: str) -> Element | None:
    for name in names:
        if element is None:
            return None
        element = next((child for child in element if _tag(child) == name), None)
    return element


def _is_on(element: Element | None) -> bool:
    return element is not None and _value(element) not in {"0", "false", "off", "none"}


class _Reader:
    def __init__(self, lists: _Lists, layout: Layout, label: str) -> None:
        self._lists = lists
        self._layout = layout
        self._label = label

    def read(self, element: Element, depth: int) -> None:
        """Reads the paragraphs and tables in an element."""
        if depth > _MAX_DEPTH:
            raise ReadError(f"{self._label} is refused: tables lie in it more than {_MAX_DEPTH} deep.")
        for child in element:
            tag = _tag(child)
            if tag == "p":
                if not _is_contents(child):
                    self._paragraph(child, depth)
            elif tag == "tbl":
                self._table(child, depth)
            elif tag in _FRAMES:
                self.read(child, depth + 1)

    def _paragraph(self, paragraph: Element, depth: int) -> None:
        pieces: list[str] = []
        boxes: list[Element] = []
        picture = False
        for element in _inline(paragraph):
            tag = _tag(element)
            if tag == "r":
                pieces.append(_run(element))
            elif tag == "txbxContent":
                boxes.append(element)
            picture = picture or tag in _PICTURES
        text = "".join(pieces)
        label = self._lists.label(paragraph) if text.strip() else ""
        if picture:
            self._layout.picture()
        if not (picture and not text.strip()):
            self._layout.paragraph(label + text)
        for box in boxes:
            self.read(box, depth + 1)

    def _table(self, table: Element, depth: int) -> None:
        with self._layout.table():
            for row in _within(table, "tr"):
                if _child(row, "trPr", "del") is not None:
                    continue
                before = _value(_child(row, "trPr", "gridBefore")) or "0"
                cells = [""] * reach(before, 0) if before != "0" else []
                for cell in _within(row, "tc"):
                    inner = Layout()
                    _Reader(self._lists, inner, self._label).read(cell, depth + 1)
                    wide = reach(_value(_child(cell, "tcPr", "gridSpan")), len(cells))
                    cells += [inner.text(), *[""] * (wide - 1)]
                self._layout.row(cells)


def _is_contents(paragraph: Element) -> bool:
    """Whether a paragraph is a line of the table of contents."""
    return _CONTENTS.match(_value(_child(paragraph, "pPr", "pStyle")) or "") is not None


def _within(element: Element, tag: str) -> Iterator[Element]:
    """The children of a name, also those in content controls and tracked insertions."""
    for child in element:
        if _tag(child) == tag:
            yield child
        elif _tag(child) in _FRAMES:
            yield from _within(child, tag)


def _inline(paragraph: Element) -> Iterator[Element]:
    """What is in a paragraph, in order, without what does not show; runs and text boxes are not entered."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        tag = _tag(element)
        if tag in _SKIPPED:
            continue
        yield element
        if tag != "txbxContent":
            waiting.extend(reversed(element))


def _run(run: Element) -> str:
    """The text of a run as it is printed."""
    properties = _child(run, "rPr")
    if _is_on(_child(properties, "vanish")):
        return ""
    pieces = []
    for element in run:
        tag = _tag(element)
        if tag == "t":
            pieces.append(element.text or "")
        elif tag in _SIGNS:
            pieces.append(_SIGNS[tag])
    text = "".join(pieces)
    if _is_on(_child(properties, "caps")):
        text = text.upper()
    font = _value(_child(properties, "rFonts"), "ascii") or ""
    if font.startswith(".Vn") and font.endswith("H"):  # ABC fonts of capitals: the letters are small
        text = capital_letters(text)
    return text


class _Level(NamedTuple):
    style: str
    text: str
    start: int


class _Lists:
    """The numbered lists of a document."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counters: dict[str, Counters] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._restarts: dict[str, frozenset[int]] = {}
        for element in numbering if numbering is not None else ():
            if _tag(element) == "abstractNum":
                levels = {
                    int(_value(level, "ilvl") or 0): _level(level)
                    for level in element
                    if _tag(level) == "lvl"
                }
                self._levels[_value(element, "abstractNumId") or ""] = levels
            elif _tag(element) == "num":
                name = _value(element, "numId") or ""
                self._abstract[name] = _value(_child(element, "abstractNumId")) or ""
                self._restarts[name] = frozenset(
                    int(_value(level, "ilvl") or 0)
                    for level in element
                    if _tag(level) == "lvlOverride" and _child(level, "startOverride") is not None
                )
        for style in styles if styles is not None else ():
            used = _list_of(_child(style, "pPr", "numPr"))
            if used is not None:
                self._styles[_value(style, "styleId") or ""] = used

    def label(self, paragraph: Element) -> str:
        """The number or bullet before a paragraph, with a space behind it; "" before others. Counts it."""
        properties = _child(paragraph, "pPr")
        used = _list_of(_child(properties, "numPr"))
        if used is None:
            used = self._styles.get(_value(_child(properties, "pStyle")) or "")
        if used is None:
            return ""
        abstract = self._abstract.get(used[0], "")
        levels = self._levels.get(abstract, {})
        level = levels.get(used[1])
        if level is None:
            return ""
        if used[1] in self._restarts.pop(used[0], ()):
            self._counters.pop(abstract, None)
        counters = self._counters.setdefault(abstract, Counters())
        counters.next(used[1], level.start)
        if level.style == "bullet":
            return f"{level.text if level.text in _BULLETS else '-'} "
        if level.style == "none":
            return ""

        def filled(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            other = levels.get(at, level)
            return number(counters.at(at, other.start), _STYLES.get(other.style, "1"))

        label = _PLACE.sub(filled, level.text).strip()
        return f"{label} " if label else ""


def _list_of(properties: Element | None) -> tuple[str, int] | None:
    """Which list a paragraph is in, and how deep."""
    name = _value(_child(properties, "numId"))
    if name is None:
        return None
    depth = _value(_child(properties, "ilvl")) or "0"
    return name, int(depth) if depth.isdecimal() else 0


def _level(level: Element) -> _Level:
    start = _value(_child(level, "start")) or "1"
    return _Level(
        _value(_child(level, "numFmt")) or "decimal",
        (_value(_child(level, "lvlText")) or "")[:40],
        int(start) if start.isdecimal() and len(start) < 6 else 1,
    )
