"""Patterns made of word lists: a tree by letters, so that a long list costs little more than a short one.

`any_of(["hội nghị", "hội thảo"])` is `hội (?:nghị|thảo)`. At every letter the phrases that go on come before
the one that ends there: the longest phrase is tried first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

_Tree: TypeAlias = "dict[str, _Tree]"
_END = ""


def any_of(phrases: Iterable[str], blank: str = " ") -> str:
    """A pattern, without a group around it, for any of the phrases, longest first.

    Args:
        blank: the pattern for a blank inside a phrase.
    """
    return "|".join(_branches(_tree(phrases), blank))


def begun(phrases: Iterable[str], blank: str = " ", then: str = "") -> str:
    """The same, where a word begins.

    That is asked for behind the first letter, not before it: a search then leaps from one such letter to the
    next, where it would ask at every place of the text what stands before.

    Args:
        blank: the pattern for a blank inside a phrase.
        then: the pattern for what stands behind each of them.
    """
    return "|".join(
        f"{re.escape(first)}(?<!\\w.){_rest(tree, blank)}{then}" for first, tree in _tree(phrases).items()
    )


def whole(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases as whole words."""
    return rf"(?:{begun(phrases)})(?!\w)"


def words(phrases: Iterable[str]) -> re.Pattern[str]:
    """`whole`, compiled; for lower-case text."""
    return re.compile(whole(phrases))


def _tree(phrases: Iterable[str]) -> _Tree:
    """The phrases by their first letter, by the second …; under `_END` where a phrase ends."""
    root: _Tree = {}
    for phrase in sorted(phrases):
        node = root
        for letter in phrase:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return root


def _branches(tree: _Tree, blank: str) -> list[str]:
    """A pattern for each way to go on."""
    return [
        (blank if letter == " " else re.escape(letter)) + _rest(below, blank)
        for letter, below in tree.items()
        if letter != _END
    ]


def _rest(tree: _Tree, blank: str) -> str:
    """One pattern for all ways to go on, or to end."""
    branches = _branches(tree, blank)
    if _END in tree:
        branches.append("")
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
