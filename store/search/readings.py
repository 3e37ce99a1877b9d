"""What may have been meant by a query that finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import product, takewhile
from string import ascii_lowercase, digits
from typing import Final, Literal

import msgspec
import tantivy

from store.archive.work import Marks
from store.language.folding import fold
from store.language.telex import decode
from store.search.asking import count_of
from store.search.days import NoSuchDayError, days_at
from store.search.printing import print_query
from store.search.rewriting import lighter, rewritten, texts
from store.search.tree import All, Among, Node, Query, When, Without, Word, all_of
from store.search.words import tokens

Why = Literal["typing", "days", "accents", "spelling", "condition"]
_SHORTEST: Final = 3
_CANDIDATES: Final = 6
_NAMES: Final = frozenset({"person", "chair", "speaker", "present", "author", "org"})


class Reading(msgspec.Struct, frozen=True):
    """Another query that finds something.

    Args:
        query: what to search for instead.
        text: the same as text.
        why: `typing`: words typed as Telex or VNI were read as such; `days`: so were words that name days;
            `accents`: without the accents typed; `spelling`: the nearest known words; `condition`: without
            the condition in `dropped`.
        count: how many meetings it finds.
        dropped: the condition that was left out, as text; else "".
    """

    query: Query
    text: str
    why: Why
    count: int
    dropped: str = ""


def readings(searcher: tantivy.Searcher, query: Query, most: int, marks: Marks | None) -> tuple[Reading, ...]:
    """See `Index.readings`."""
    if query.node is None:
        return ()
    found: list[Reading] = []
    seen = {query.node}
    for why, node, dropped in _candidates(searcher, query.node):
        if node in seen:
            continue
        seen.add(node)
        other = Query(node)
        if count := count_of(searcher, other, marks):
            text = "" if dropped is None else print_query(Query(dropped))
            found.append(Reading(other, print_query(other), why, count, text))
            if len(found) == most or why == "typing":
                break
    return tuple(found)


def _candidates(searcher: tantivy.Searcher, node: Node) -> Iterator[tuple[Why, Node, Node | None]]:
    """What else may have been meant, the likeliest first."""

    def occurs(field: str, word: str) -> bool:
        return all(searcher.doc_freq(_field(field), token.folded) for token in tokens(word))

    for known in (occurs, lambda _field, _word: False):
        if typed := _as_typed_keys(node, known):
            yield "typing", typed, None
    if dated := _as_days(node):
        yield "days", dated, None
    yield "accents", rewritten(node, lambda field, text: _unaccented(searcher, field, text)), None
    yield "accents", rewritten(node, lambda _field, text: _plain(text)), None
    yield "spelling", rewritten(node, lambda field, text: _known(searcher, field, text)), None
    for name in _names_with_a_slip(searcher, node):
        yield "spelling", name, None
    conditions = sorted(lighter(node), key=lambda pair: not isinstance(pair[1], Among | When | Without))
    for rest, left_out in conditions:
        yield "condition", rest, left_out


def _as_typed_keys(node: Node, known: Callable[[str, str], bool]) -> Node | None:
    """The query read as Telex or VNI, if some words make sense only so; `known` ones stay as they are."""
    decoded = 0

    def read(field: str, text: str) -> str:
        nonlocal decoded
        words = text.split()
        new = [word if known(field, word) else decode(word) or word for word in words]
        decoded += sum(before != after for before, after in zip(words, new, strict=True))
        return " ".join(new)

    other = rewritten(node, read)
    return other if decoded else None


def _as_days(node: Node) -> Node | None:
    """The query with the first words that name days (`quý 4/2021`) in the field for days, if some do."""
    nodes = node.nodes if isinstance(node, All) else (node,)
    for at in range(len(nodes)):
        words = [one.text for one in takewhile(_is_word, nodes[at:]) if isinstance(one, Word)]
        typed = fold(" ".join(words))
        try:
            named = days_at(typed, 0, date.today())
        except NoSuchDayError:
            continue
        if named and typed[named[1] : named[1] + 1] in {"", " "}:
            rest = nodes[at + typed[: named[1]].count(" ") + 1 :]
            return all_of([*nodes[:at], When((named[0],)), *rest])
    return None


def _is_word(node: Node) -> bool:
    return isinstance(node, Word)


def _field(name: str) -> str:
    return name or "body"


def _plain(text: str) -> str:
    found = tokens(text)
    for token in reversed(found):
        text = text[: token.start] + token.folded + text[token.end :]
    return text


def _unaccented(searcher: tantivy.Searcher, field: str, text: str) -> str:
    """`text` without the accents of those words that do not occur with them."""
    for token in reversed(tokens(text)):
        if not searcher.doc_freq(f"{_field(field)}_exact", token.text):
            text = text[: token.start] + token.folded + text[token.end :]
    return text


def _known(searcher: tantivy.Searcher, field: str, text: str) -> str:
    """`text` with each word that does not occur replaced by the most frequent that is one slip away."""
    for token in reversed(tokens(text)):
        if searcher.doc_freq(_field(field), token.folded):
            continue
        near = _near(searcher, _field(field), token.folded)
        if near:
            text = text[: token.start] + near[0] + text[token.end :]
    return text


def _names_with_a_slip(searcher: tantivy.Searcher, node: Node) -> Iterator[Node]:
    """The query with one word of one name replaced by another that occurs in names."""
    for field, text in texts(node):
        if field not in _NAMES:
            continue
        for token in tokens(text):
            for other in _near(searcher, field, token.folded):
                slipped = text[: token.start] + other + text[token.end :]
                yield rewritten(
                    node,
                    lambda name, was, field=field, text=text, slipped=slipped: (  # type: ignore[misc]
                        slipped if (name, was) == (field, text) else was
                    ),
                )


def _near(searcher: tantivy.Searcher, field: str, word: str) -> list[str]:
    """Words of `field` one slip away from `word` (folded), the most frequent first."""
    if len(word) < _SHORTEST or word.isdecimal():
        return []
    known = ((searcher.doc_freq(field, other), other) for other in _slips(word))
    return [other for count, other in sorted(known, key=lambda one: (-one[0], one[1])) if count][:_CANDIDATES]


def _slips(word: str) -> set[str]:
    """Every word that one letter more, less, other or changed with its neighbour makes of `word`."""
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    letters = ascii_lowercase + digits
    made = {left + right[1:] for left, right in halves if right}
    made |= {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
    made |= {left + letter + right[1:] for (left, right), letter in product(halves, letters) if right}
    made |= {left + letter + right for (left, right), letter in product(halves, letters)}
    return made - {word, ""}
