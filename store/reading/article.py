"""Which blocks of a page are the article: its title, what stands between title and text, and the text.

What is left too much, the filter of site chrome takes away by its words; what is lost here is lost. So only
that goes which the tree itself shows to be no part of the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from store.language.folding import fold
from store.reading.stamps import stamp_of
from store.reading.tree import Block, Page

_PROSE: Final = 60  # characters without links from which a block reads as prose
_MIN_TEXT: Final = 200  # characters of prose without which a page shows no article
_HELD: Final = 0.7  # share of the prose that an element must hold to be gone into
_LINES: Final = frozenset(("p", "li", "td", "tr", "tbody", "table", "ul", "ol", "h1", "h2", "h3"))
_BETWEEN: Final = 12  # blocks between title and text, if they are no prose
_AFTER: Final = 4  # short blocks after the text that may sign it
_SHORT: Final = 100
_MAX_TITLE: Final = 400
_MIN_TITLE: Final = 20
_TITLE_WORDS: Final = (4, 45)
_CLIMBED: Final = 8  # elements around the text in which its title is looked for
_NEAR: Final = 6  # blocks above the text among which the title is
_LONGER: Final = 30  # characters by which a title may be longer on the page than in its metadata
_LINKED: Final = 0.8  # share of links in a block from which it only leads elsewhere

_LEAD: Final = 15  # characters of a link that may be another article's title
_TEASER: Final = 600  # characters of another article shown with its title
_TEASERS: Final = 3
_SOME: Final = 0.4  # share of the prose that an element may hold and still be the page's, as its name says
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4"))
_NEVER: Final = frozenset(("html", "body", "main", "article"))
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_AROUND_NAMES = re.compile(
    r"(?:^|[\s_-])(?:related?|lienquan|tinkhac|othernews|shar(?:e|ing)|social|footer|sidebar|breadcrumb"
    r"|newsletter|subscribe|popup|modal|cookie|widget|poll|banner|advert|ad|promo|login|search|menu|nav|navbar"
    r"|navigation|tag|toolbar|copyright|recommend(?:ed)?|trending|weblink|counter|quangcao|rating|vote|print"
    r"|paging|pager|pagination|outbrain|taboola|teaser)s?(?:$|[\s_-])",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"(?:^|[\s_-])(?:comment|binhluan|disqus|respond)s?(?:$|[\s_-])", re.IGNORECASE)


class Article(NamedTuple):
    """An article's blocks in order, and its title as the page prints it; None where it does not."""

    blocks: list[Block]
    title: str | None


def find_article(page: Page, titles: Sequence[str]) -> Article:
    """The article; all blocks that are not plainly the page's where there is none.

    Args:
        page: the blocks of the page.
        titles: what metadata give as title, the likelier first. The page's own name is often among them, so
            only one that the page prints above its text counts.
    """
    blocks = page.blocks
    around = _around(page)
    own = [at for at, block in enumerate(blocks) if not around[block.element]]
    weights = _weights(page, own)
    if not weights or weights[0] < _MIN_TEXT:
        return Article([blocks[at] for at in own], None)
    main = _main_element(page, weights)
    inside = _spread(page, [at == main for at in range(len(page.elements))])
    text = [at for at in own if inside[blocks[at].element]]
    prose = next((at for at in text if _prose(blocks[at])), text[0])
    head, title = _heading(page, own, prose, titles)
    if head is None and not _reads_as_title(blocks[text[0]]):
        head = _title_above(page, own, main, text[0])
    head = text[0] if head is None else min(head, text[0])
    between = [at for at in own if head < at < text[0]]
    if len(between) > _BETWEEN and not any(_prose(blocks[at]) for at in between):
        between = []
    before = [head, *between] if head < text[0] else []
    chosen = [*before, *text, *_signing(page, own, text[-1])]
    return Article([blocks[at] for at in chosen if at == head or not leads_away(blocks[at])], title)


def leads_away(block: Block) -> bool:
    """Whether a block is no more than a link."""
    return block.links > 0 and block.links >= _LINKED * block.size


def _prose(block: Block) -> int:
    """The characters of prose in a block."""
    plain = block.size - block.links
    return plain if plain >= _PROSE and block.links < plain else 0


def _around(page: Page) -> list[bool]:
    """For each element whether it, or one around it, holds the page and not the article."""
    around = _spread(page, [element.around for element in page.elements])
    weights = _weights(page, [at for at, block in enumerate(page.blocks) if not around[block.element]])
    titled = [element.tag == "h1" for element in page.elements]
    for at in range(len(titled) - 1, 0, -1):
        titled[page.elements[at].parent] |= titled[at]
    lists = _teaser_lists(page)
    for at, element in enumerate(page.elements):
        if element.tag in _NEVER or titled[at]:
            continue
        names = _HUMP.sub("-", element.names)
        small = weights[at] < _SOME * weights[0]
        if lists[at] or _COMMENTS.search(names) or (small and _AROUND_NAMES.search(names)):
            around[at] = True
    return _spread(page, around)


def _spread(page: Page, marked: list[bool]) -> list[bool]:
    """The marks, also on all elements within marked ones."""
    spread: list[bool] = []
    for element, mark in zip(page.elements, marked, strict=True):
        spread.append(mark or (element.parent >= 0 and spread[element.parent]))
    return spread


def _teaser_lists(page: Page) -> list[bool]:
    """For each element whether it lists other articles: each child is a link and perhaps a few words."""
    count = len(page.elements)
    size, linked, children, teasers = [0] * count, [False] * count, [0] * count, [0] * count
    for block in page.blocks:
        size[block.element] += block.size - block.links
        linked[block.element] |= block.links >= _LEAD and leads_away(block)
    for at in range(count - 1, 0, -1):
        parent = page.elements[at].parent
        children[parent] += 1
        teasers[parent] += linked[at] and size[at] <= _TEASER
        size[parent] += size[at]
        linked[parent] |= linked[at]
    return [teasers[at] >= _TEASERS and teasers[at] * 3 >= children[at] * 2 for at in range(count)]


def _weights(page: Page, own: list[int]) -> list[int]:
    """For each element how much prose is in it."""
    weights = [0] * len(page.elements)
    for at in own:
        weights[page.blocks[at].element] += _prose(page.blocks[at])
    for at in range(len(weights) - 1, 0, -1):
        weights[page.elements[at].parent] += weights[at]
    return weights


def _main_element(page: Page, weights: list[int]) -> int:
    """The innermost element that holds most of the prose."""
    best = [(0, -1)] * len(weights)
    for at in range(1, len(weights)):
        parent = page.elements[at].parent
        best[parent] = max(best[parent], (weights[at], at))
    main = 0
    while best[main][1] >= 0 and best[main][0] >= _HELD * weights[main]:
        main = best[main][1]
    while main > 0 and page.elements[main].tag in _LINES:
        main = page.elements[main].parent
    return main


def _heading(page: Page, own: list[int], end: int, titles: Sequence[str]) -> tuple[int | None, str | None]:
    """The block with the title: a heading that says it, or any block, else the last main heading; and what it
    says, if metadata say it too.

    Args:
        end: the block with the first prose of the text.
    """
    rank, heading, title = 0.0, None, None
    for order, wanted in enumerate(titles):
        folded = " ".join(fold(wanted).split())
        for at in own:
            if at > end:
                break
            block = page.blocks[at]
            printed = " ".join(" ".join(block.lines).split())
            if len(printed) > _MAX_TITLE or not _same_title(" ".join(fold(printed).split()), folded):
                continue
            in_heading = page.elements[block.element].tag in _HEADINGS
            own_rank = (3 if in_heading else 2) - order / 100
            if own_rank > rank and (in_heading or not leads_away(block)):
                rank, heading = own_rank, at
                title = printed if len(printed) <= len(wanted) + _LONGER else wanted
    if heading is None:
        mains = (at for at in own if at <= end and page.elements[page.blocks[at].element].tag == "h1")
        heading = max(mains, default=None)
    return heading, title


def _title_above(page: Page, own: list[int], main: int, first: int) -> int | None:
    """The block that reads as the title, in the nearest element with anything above the text, if no menu."""
    around = page.elements[main].parent
    for _ in range(_CLIMBED):
        if around < 0:
            break
        inside = _spread(page, [at == around for at in range(len(page.elements))])
        above = [at for at in own if at < first and inside[page.blocks[at].element]]
        if sum(leads_away(page.blocks[at]) for at in above) >= _TEASERS:
            return None
        if above:
            return next((at for at in above[-_NEAR:] if _reads_as_title(page.blocks[at])), None)
        around = page.elements[around].parent
    return None


def _reads_as_title(block: Block) -> bool:
    text = " ".join(block.lines)
    words = text.count(" ") + 1
    return (
        _TITLE_WORDS[0] <= words <= _TITLE_WORDS[1]
        and not text.endswith((".", ":", ";", ","))
        and not leads_away(block)
        and stamp_of(text) is None
    )


def _same_title(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= _MIN_TITLE and (one in other or other in one))


def _signing(page: Page, own: list[int], last: int) -> list[int]:
    """The blocks right after the text that may still be the article's: its author, its source."""
    after: list[int] = []
    for at in own:
        if at <= last:
            continue
        block = page.blocks[at]
        if len(after) == _AFTER or block.size > _SHORT or leads_away(block):
            break
        after.append(at)
    return after
