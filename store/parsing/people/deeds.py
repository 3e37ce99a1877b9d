"""The verbs of a sentence that tell what someone does at a meeting."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, cast

import msgspec

from store.model import PARTS, Part
from store.parsing.people.mention import Mention
from store.parsing.tokens import Phrases, Token, keys_of
from store.vocabulary import load_vocabulary

_MARKS = frozenset(",;:.()-–")
_GOES_ON = frozenset({"có", "gồm", "của", "tại", "và", "là"})


class PartWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`parts.toml`; the comments there say what each list is."""

    presides: tuple[str, ...]
    directs: tuple[str, ...]
    attends: tuple[str, ...]
    opens: tuple[str, ...]
    presents: tuple[str, ...]
    speaks: tuple[str, ...]
    discusses: tuple[str, ...]
    informs: tuple[str, ...]
    concludes: tuple[str, ...]
    receives: tuple[str, ...]
    hints: tuple[str, ...]
    tells: tuple[str, ...]
    nothing: tuple[str, ...]
    needy: tuple[str, ...]
    meetings: tuple[str, ...]
    adverbs: tuple[str, ...]
    grounds: tuple[str, ...]
    appositions: tuple[str, ...]
    organs: tuple[str, ...]
    courtesies: tuple[str, ...]
    gives: tuple[str, ...]
    appoints: tuple[str, ...]


class Parts:
    """The vocabulary of parts, ready for look-ups."""

    def __init__(self, words: PartWords) -> None:
        rows: dict[tuple[str, ...], list[Part]] = {}
        for part in PARTS:
            for phrase in getattr(words, part, ()):
                rows.setdefault(keys_of(phrase), []).append(cast(Part, part))
        self.parts = {keys: tuple(dict.fromkeys(parts)) for keys, parts in rows.items()}
        self.hints = frozenset(map(keys_of, words.hints)) - self.parts.keys()
        self.tells = frozenset(map(keys_of, words.tells))
        self.phrases = Phrases(
            [
                *words.hints,
                *words.nothing,
                *(phrase for part in PARTS for phrase in getattr(words, part, ())),
            ]
        )
        self.nothing = Phrases(words.nothing)
        self.needy = frozenset(map(keys_of, words.needy))
        self.meetings = Phrases(words.meetings)
        self.adverbs = Phrases(words.adverbs)
        self.grounds = frozenset(words.grounds)
        self.appositions = Phrases(words.appositions)
        self.organs = Phrases(words.organs)
        self.courtesies = frozenset(map(keys_of, words.courtesies))
        self.gives = Phrases(words.gives)
        self.appoints = Phrases(words.appoints)


@lru_cache(maxsize=1)
def part_words() -> Parts:
    """The vocabulary of parts."""
    return Parts(load_vocabulary("parts", PartWords))


class Cue(NamedTuple):
    """A verb that gives parts, by its tokens, half open; `hint` where it may only tell of a speech,
    `courtesy` where it goes with coming: "đến dự, chúc mừng đại hội có …", `tells` where it only goes on with
    what someone presents."""

    start: int
    end: int
    parts: tuple[Part, ...]
    hint: bool = False
    courtesy: bool = False
    tells: bool = False


class Cues:
    """The cues of a sentence outside the mentions, in order."""

    def __init__(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
        self.all = _find(tokens, mentions)
        self._starts = [cue.start for cue in self.all]
        self._inside = frozenset(at for cue in self.all for at in range(cue.start, cue.end))

    def between(self, start: int, end: int) -> Sequence[Cue]:
        """The cues that begin in the tokens from `start` to `end`, half open."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def covers(self, at: int) -> bool:
        """Whether token `at` belongs to a cue."""
        return at in self._inside


def _find(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Cue]:
    words = part_words()
    inside = {at for mention in mentions for at in range(mention.start, mention.end)}
    firsts = words.phrases.firsts
    found = []
    behind = 0
    for at in [at for at, token in enumerate(tokens) if token.key in firsts]:
        if at < behind or at in inside:
            continue
        size = words.phrases.length_at(tokens, at)
        nothing = words.nothing.length_at(tokens, at) if size else 0
        if nothing >= size:
            size = nothing
        else:
            keys = tuple(token.key for token in tokens[at : at + size])
            if keys not in words.needy or _meets(tokens, at + size):
                found.append(
                    Cue(
                        at,
                        at + size,
                        words.parts.get(keys, ("speaks",)),
                        keys in words.hints,
                        keys in words.courtesies,
                        keys in words.tells,
                    )
                )
        behind = at + size
    return found


def _meets(tokens: Sequence[Token], at: int) -> bool:
    """Whether a meeting comes at or soon behind token `at`, or the clause ends, or a list begins."""
    if at >= len(tokens) or tokens[at].key in _MARKS or tokens[at].key in _GOES_ON:
        return True
    meetings = part_words().meetings
    return any(meetings.length_at(tokens, here) for here in range(at, min(len(tokens), at + 3)))
