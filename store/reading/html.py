"""Saved web pages: the article, and what the page says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
from selectolax.lexbor import LexborHTMLParser

from store.language.folding import fold, printable
from store.reading.article import find_article
from store.reading.content import Content, check_length
from store.reading.decoding import decode_page, mended
from store.reading.moments import iso_moment
from store.reading.tree import PICTURE, Block, Page, check_depth, page_of

_TITLES: Final = ("og:title", "twitter:title", "dc.title", "citation_title", "headline")
_DATES: Final = (
    "article:published_time", "datepublished", "pubdate", "publishdate", "publish-date", "publish_date",
    "dc.date.issued", "dc.date", "dcterms.created", "dc.created", "citation_publication_date",
    "og:published_time", "article:published", "sailthru.date", "parsely-pub-date", "date",
)  # fmt: skip
_URLS: Final = ("og:url", "twitter:url", "dc.identifier")
# What browsers write into the pages they save.
_SAVED = re.compile(r"saved from url=\(\d{4}\)\s*(https?://\S{4,2000})|\burl:\s*(https?://\S{4,2000})")
_SAVED_WITHIN: Final = 4000
_URL = re.compile(r"https?://[^\s<>\"']{4,2000}\Z", re.IGNORECASE)
_DATA: Final = 'script[type="application/ld+json"]'
_DATA_BYTES: Final = 200_000
_SITE_NAME = re.compile(r"(?<!\s)\s+[|–—·•»-]\s+|(?:(?<!\s)\s+)?\|\s*|(?<!\s)\s+::\s+")
_UNREAD = re.compile(r"\(\d{1,4}\+?\)\s")  # before a window's title: so many messages
_SITES: Final = ("og:site_name", "application-name")
_SITE_TITLES: Final = (
    "cong thong tin", "trang thong tin", "cong tt", "trang chu", "trang tin", "website", "home",
)  # fmt: skip
_MIN_TITLE: Final = 15
_PARTS: Final = 12
_TOP: Final = 3
_AROUND: Final = 400  # lines around the article that are kept
_CAPTIONED: Final = 3  # elements up from a caption's text to its figcaption


def read_html(data: bytes, label: str, *, url: str = "", title: str = "") -> Content:
    """The article of a page.

    Args:
        data: the page's bytes.
        label: what the file is called in a message.
        url: where it was, if that is known from elsewhere.
        title: its title or its window's, likewise.

    Raises:
        ReadError: it is no text, or beyond a limit.
    """
    decoded = decode_page(data, label)
    return page_content(decoded.text, label, raw=decoded.raw, url=url, title=title)


def page_content(text: str, label: str, *, raw: bool = False, url: str = "", title: str = "") -> Content:
    """The article of a page whose text is at hand.

    Args:
        raw: the text is bytes of an encoding that is not known yet.

    Raises:
        ReadError: it is beyond a limit.
    """
    check_depth(text, label)
    tree = LexborHTMLParser(text)
    about = _About(tree)
    published = about.published()
    address = about.url(text, url)
    shared, window = about.shared_titles(), about.window_titles(title)
    page = page_of(tree, label)
    article = find_article(page, (*shared, *window))
    found = article.title or (None if _has_heading(page, article.blocks) else next(iter(shared), None))
    written = _written(page, article.blocks)
    check_length(written, label)
    body = mended(written, raw=raw)
    around = mended("\n".join(_around(page, article.blocks)), raw=raw).text
    return Content(
        text=body.text,
        format="html",
        title=printable(mended(found, raw=raw).text) if found else None,
        published=published,
        site=site_of(address),
        url=address,
        around=tuple(filter(None, map(printable, around.split("\n")))),
        warnings=body.warnings,
    )


def _written(page: Page, blocks: list[Block]) -> str:
    """The blocks as lines; captions as cells, by which the rest of the program knows them."""
    lines: list[str] = []
    for block in blocks:
        if block.gap:
            lines.append("")
        end = " |" if _is_caption(page, block.element) else ""
        lines += [line + end if line else line for line in block.lines]
    return "\n".join(lines)


def _around(page: Page, article: list[Block]) -> list[str]:
    """The lines of the other blocks."""
    inside = set(map(id, article))
    lines = (
        line for block in page.blocks if id(block) not in inside for line in block.lines if line != PICTURE
    )
    return list(islice(lines, _AROUND))


def _is_caption(page: Page, element: int) -> bool:
    for _ in range(_CAPTIONED):
        if element < 0:
            return False
        if page.elements[element].tag == "figcaption":
            return True
        element = page.elements[element].parent
    return False


class _About:
    """What the head of a page says about the article."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._tree = tree
        self._metas: dict[str, str] = {}
        for meta in tree.css("meta[content]"):
            attributes = meta.attributes
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
            self._metas.setdefault(name.lower(), (attributes.get("content") or "").strip())
        self._data = [data for script in tree.css(_DATA) for data in _linked_data(script.text() or "")]

    def shared_titles(self) -> list[str]:
        """The article's titles as given for sharing, without the site's name."""
        said = (*self._named(_TITLES), *self._linked("headline"))
        sites = {fold(name) for name in self._named(_SITES)}
        titles = dict.fromkeys(" ".join(title.split()) for title in said)
        return [title for title in titles if title and fold(title) not in sites and not _is_site(title)]

    def window_titles(self, more: str) -> list[str]:
        """The title of the page's window, and its parts, one of which may be the site's name; longest first.

        Args:
            more: the same from elsewhere.
        """
        node = self._tree.css_first("title")
        wholes = [" ".join(title.split()) for title in (node.text() if node is not None else "", more)]
        parts = {_UNREAD.sub("", part) for whole in wholes for part in (whole, *_SITE_NAME.split(whole))}
        own = (part for part in parts if len(part) >= _MIN_TITLE and not _is_site(part))
        return sorted(own, key=len, reverse=True)[:_PARTS]

    def published(self) -> str | None:
        """When it was put up."""
        times = [
            node.attributes.get("datetime") or ""
            for node in self._tree.css("time[itemprop=datePublished], time[pubdate], article time[datetime]")
        ]
        said = (*self._named(_DATES), *self._linked("datePublished"), *times[:1])
        return next((moment for moment in map(iso_moment, said) if moment), None)

    def url(self, text: str, more: str) -> str | None:
        """Where the page was; rather an address of its own than that of the site's first page.

        Args:
            more: an address from elsewhere.
        """
        links = self._tree.css('link[rel="canonical"]')
        said = [node.attributes.get("href") or "" for node in links]
        said += [*self._named(_URLS), *self._linked("url")]
        saved = _SAVED.search(text, 0, _SAVED_WITHIN)
        if saved is not None:
            said.append(saved[1] or saved[2])
        addresses = [address for address in map(address_of, (*said, more)) if address]
        own = (
            address for address in addresses if urlsplit(address).path.strip("/") or urlsplit(address).query
        )
        return next(own, None) or next(iter(addresses), None)

    def _named(self, names: tuple[str, ...]) -> Iterator[str]:
        return (self._metas[name] for name in names if self._metas.get(name))

    def _linked(self, name: str) -> Iterator[str]:
        return (data[name] for data in self._data if isinstance(data.get(name), str) and _is_article(data))


def _is_article(data: dict[str, Any]) -> bool:
    """Whether linked data describe the article, or the page with it."""
    return "headline" in data or str(data.get("@type")).endswith(("Article", "WebPage", "Posting"))


def _is_site(title: str) -> bool:
    """Whether a title is that of a whole site."""
    return fold(title).startswith(_SITE_TITLES)


def _has_heading(page: Page, blocks: list[Block]) -> bool:
    """Whether an article begins with a heading."""
    return any(page.elements[block.element].tag in {"h1", "h2", "h3"} for block in blocks[:_TOP])


def _linked_data(text: str) -> Iterator[dict[str, Any]]:
    """The objects of a page's linked data (schema.org)."""
    if len(text) > _DATA_BYTES:
        return
    try:
        waiting = [msgspec.json.decode(text.strip())]
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return
    while waiting:
        data = waiting.pop()
        if isinstance(data, list):
            waiting += reversed(data)
        elif isinstance(data, dict):
            yield data
            waiting += [data["@graph"]] if "@graph" in data else []


def address_of(text: str) -> str | None:
    """`text` if it is an address of the web, else None."""
    text = printable(text).strip()
    return text if _URL.match(text) and urlsplit(text).hostname else None


def site_of(address: str | None) -> str | None:
    """The host of an address, without `www.`."""
    host = urlsplit(address).hostname if address else None
    return host.removeprefix("www.") if host else None
