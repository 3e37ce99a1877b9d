"""What a person does at the meeting, from the verbs around the mention."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, cast

import msgspec

from store.model import PARTS, Part
from store.parsing.mentions import Mention
from store.parsing.tokens import Phrases, Token, keys_of
from store.vocabulary import load_vocabulary

_CLAUSE = frozenset({",", ";", "và", "đồng", "(", "-", "–", ":", ".", "đã", "cũng", "còn", '"', "“", "”"})


class _Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
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
    adverbs: tuple[str, ...]
    existential: tuple[str, ...]
    sides: tuple[str, ...]
    gives: tuple[str, ...]
    appoints: tuple[str, ...]


class _Cues:
    def __init__(self, shape: _Shape) -> None:
        rows: dict[tuple[str, ...], list[Part]] = {}
        for part in PARTS:
            for phrase in getattr(shape, part, ()):
                rows.setdefault(keys_of(phrase), []).append(cast(Part, part))
        self.parts = {keys: tuple(parts) for keys, parts in rows.items()}
        self.phrases = Phrases(" ".join(keys) for keys in rows)
        self.adverbs = Phrases(shape.adverbs)
        self.existential = Phrases(shape.existential)
        self.sides = Phrases(shape.sides)
        self.gives = Phrases(shape.gives)
        self.appoints = Phrases(shape.appoints)


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    return _Cues(load_vocabulary("parts", _Shape))


class Cue(NamedTuple):
    """A verb that gives parts, by its tokens, half open."""

    start: int
    end: int
    parts: tuple[Part, ...]


class Evidence(NamedTuple):
    """A part of the mention with this index, the rule that gave it, and the tokens that say so."""

    mention: int
    part: Part
    rule: str
    start: int
    end: int


def find_cues(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Cue]:
    """The verbs of a sentence that give parts, outside the mentions."""
    words = _cues()
    found = []
    at = 0
    spans = iter(mentions)
    span = next(spans, None)
    while at < len(tokens):
        if span is not None and at >= span.start:
            at = max(at, span.end)
            span = next(spans, None)
            continue
        size = words.phrases.length_at(tokens, at)
        if size:
            keys = tuple(token.key for token in tokens[at : at + size])
            found.append(Cue(at, at + size, words.parts[keys]))
        at += size or 1
    return found


def groups_of(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[list[int]]:
    """Mentions that stand in one enumeration, by index."""
    groups: list[list[int]] = []
    for index, mention in enumerate(mentions):
        if groups:
            gap = tokens[mentions[index - 1].end : mention.start]
            if all(token.key in {",", ";", "và", "cùng", "các", "với"} for token in gap):
                groups[-1].append(index)
                continue
        groups.append([index])
    return groups


def find_parts(
    tokens: Sequence[Token], mentions: Sequence[Mention], *, after_list: bool
) -> tuple[list[Evidence], bool]:
    """The parts of a sentence's mentions, and whether it lists who was there.

    Args:
        tokens: the tokens of the sentence.
        mentions: the persons in it, in order.
        after_list: whether the sentence before listed who was there.
    """
    if not mentions:
        return [], False
    cues = find_cues(tokens, mentions)
    groups = groups_of(tokens, mentions)
    group_of = {index: group for group in groups for index in group}
    found: list[Evidence] = []
    listed = False

    def give(indexes: Sequence[int], cue: Cue, rule: str) -> None:
        for index in indexes:
            found.extend(Evidence(index, part, rule, cue.start, cue.end) for part in cue.parts)

    for number, mention in enumerate(mentions):
        before = tokens[mention.start - 1].key if mention.start else ""
        if before == "theo":
            give([number], Cue(mention.start - 1, mention.start, ("speaks",)), "according-to")
        following = tokens[mention.end].key if mention.end < len(tokens) else ""
        if following == ":" and number == 0 and mention.start <= 1 and mention.form != "candidate":
            give([number], Cue(mention.end, mention.end + 1, ("speaks",)), "colon")
        if _receives(tokens, mention):
            give([number], Cue(max(0, mention.start - 1), mention.start, ("receives",)), "given-to")

    for position, cue in enumerate(cues):
        follower = next((i for i, m in enumerate(mentions) if m.start >= cue.end), None)
        leader = next((i for i in range(len(mentions) - 1, -1, -1) if mentions[i].end <= cue.start), None)
        if follower is not None and _introduces(tokens, cue, mentions[follower], cues, position):
            give(_listed_from(mentions, follower, cues), cue, "list")
            listed = True
            continue
        if leader is not None and _governs(tokens, mentions[leader], cue, leader, found):
            group = group_of[leader]
            semicolon = any(
                token.key == ";"
                for index in group[1:]
                for token in tokens[mentions[index - 1].end : mentions[index].start]
            )
            give([leader] if semicolon else group, cue, "subject")
            continue
        if follower is not None and leader is None and _leads(tokens, cue, mentions[follower]):
            give([follower], cue, "lead")
    for number, mention in enumerate(mentions):
        if mention.start and _exists(tokens, mention):
            rest = _listed_from(mentions, number, cues)
            if not any(e.mention == number and e.rule == "list" for e in found):
                give(rest, Cue(mention.start - 1, mention.start, ("attends",)), "exists")
            listed = True
    if not found and after_list and mentions[0].start == 0 and not cues:
        give(range(len(mentions)), Cue(0, 1, ("attends",)), "list-goes-on")
        listed = True
    return found, listed


def _exists(tokens: Sequence[Token], mention: Mention) -> bool:
    at = mention.start - 1
    while at > 0 and tokens[at].key in {"các", "sự", "của"}:
        at -= 1
    return tokens[at].key in {"có"} or (
        tokens[at].key == "gồm" and at > 0 and tokens[at - 1].key in {"có", "dự"}
    )


def _receives(tokens: Sequence[Token], mention: Mention) -> bool:
    words = _cues()
    at = mention.start - 1
    while at >= 0 and tokens[at].key in {"các", "hai", "ba"}:
        at -= 1
    if at < 0:
        return False
    for size in (1, 2, 3):
        if at + 1 >= size and words.appoints.length_at(tokens, at + 1 - size) == size:
            return True
    if tokens[at].key in {"cho", "tới", "đến"}:
        for here in range(max(0, at - 14), at):
            if words.gives.length_at(tokens, here):
                return True
    return False


def _introduces(
    tokens: Sequence[Token], cue: Cue, mention: Mention, cues: Sequence[Cue], position: int
) -> bool:
    """Whether the verb introduces a list: "dự hội nghị có …", "với sự chủ trì của …"."""
    words = _cues()
    at = mention.start - 1
    while at > cue.end and tokens[at].key in {"các", "hai", "ba"}:
        at -= 1
    if at < cue.end:
        return False
    gap = tokens[cue.end : at]
    if tokens[at].key == "của":
        return len(gap) <= 4 and bool({"presides", "attends", "directs"} & set(cue.parts))
    if len(gap) > 22:
        return False
    if any(
        cue.end <= other.start < at and other.parts != cue.parts and "attends" not in cue.parts
        for other in cues[position + 1 :]
    ):
        return False
    if tokens[at].key in {"có", "gồm"} or (tokens[at].key == "là" and len(gap) <= 6):
        return True
    if tokens[at].key == ":" or (tokens[at - 1].key == "có" and tokens[at].key in {",", ":"}):
        return True
    return bool(words.existential.length_at(tokens, at))


def _listed_from(mentions: Sequence[Mention], first: int, cues: Sequence[Cue]) -> list[int]:
    """The mentions of the list that begins with mention `first`."""
    found = [first]
    for index in range(first + 1, len(mentions)):
        start, end = mentions[index - 1].end, mentions[index].start
        if any(start <= cue.start < end for cue in cues):
            break
        if end - start > 14:
            break
        found.append(index)
    return found


def _governs(
    tokens: Sequence[Token],
    mention: Mention,
    cue: Cue,
    leader: int,
    found: Sequence[Evidence],
) -> bool:
    """Whether the mention before the verb is its subject."""
    words = _cues()
    at = mention.end
    while at < cue.start:
        if tokens[at].key == ",":
            at += 1
            continue
        step = words.adverbs.length_at(tokens, at)
        if not step:
            break
        at += step
    if at >= cue.start:
        return True
    chained = any(e.mention == leader and e.rule == "subject" for e in found)
    before = tokens[cue.start - 1].key
    before_that = tokens[cue.start - 2].key if cue.start > 1 else ""
    if before in {",", ";", "và"} or (
        before in {"thời", "cũng", "đã"} and before_that in {"đồng", ",", ";", "và"}
    ):
        return chained or cue.start - mention.end <= 16
    return False


def _leads(tokens: Sequence[Token], cue: Cue, mention: Mention) -> bool:
    """Whether the verb opens the clause before its subject: "Phát biểu tại hội nghị, đồng chí …"."""
    opening = cue.start == 0 or tokens[cue.start - 1].key in {
        ",",
        "(",
        "“",
        '"',
        ";",
        "-",
        "và",
        ":",
        "khi",
        ")",
    }
    return opening and tokens[mention.start - 1].key in {",", ":", "thì"}
