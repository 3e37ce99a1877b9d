"""Where a sentence speaks of a person, by what anchor, and with which roles.

A capitalised word is a name only at an anchor: an honorific, rank, degree or calling before it, a role
before or after it, a list of persons, or the same full name elsewhere in the report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec

from store.parsing.names import name_length, name_words, place_length, run_length
from store.parsing.roles import head_length, read_role, role_words
from store.parsing.tokens import Phrases, Token
from store.vocabulary import load_vocabulary

_DASHES = frozenset("-–—")
_JOINTS = frozenset({",", ";", "và", "cùng", "&"})


class _Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    address: tuple[str, ...]
    pronouns: tuple[str, ...]
    ranks: tuple[str, ...]
    degrees: tuple[str, ...]
    callings: tuple[str, ...]


class _Honorifics:
    def __init__(self, shape: _Shape) -> None:
        self.all = Phrases(shape.address + shape.ranks + shape.degrees + shape.callings)
        self.address = Phrases(shape.address)
        self.pronouns = Phrases(shape.pronouns)
        self.titles = Phrases(shape.ranks + shape.degrees + shape.callings)


@lru_cache(maxsize=1)
def _honorifics() -> _Honorifics:
    return _Honorifics(load_vocabulary("honorifics", _Shape))


@dataclass
class Mention:
    """One place where a person is spoken of.

    Args:
        form: `full` (the whole name), `short` (honorific and given name), `role` (a role alone),
            `pronoun` (an honorific alone) or `candidate` (a bare name: a person only if met elsewhere).
        rule: the anchor's name.
        start, end: tokens from the first word that belongs to the person (honorific, role) to behind the
            last (roles after the name).
        name: tokens of the name, half open; empty for `role` and `pronoun`.
        honorific: tokens of honorifics, half open.
        roles: tokens of each role, half open.
        listed: whether it stands in a list of persons.
    """

    form: str
    rule: str
    start: int
    end: int
    name: tuple[int, int] = (0, 0)
    honorific: tuple[int, int] = (0, 0)
    roles: list[tuple[int, int]] = field(default_factory=list)
    before: bool = False
    listed: bool = False


def honorific_length(tokens: Sequence[Token], at: int) -> int:
    """How many tokens the honorifics, ranks and degrees that begin at token `at` have, or 0."""
    words = _honorifics().all
    size = 0
    while at + size < len(tokens):
        step = words.length_at(tokens, at + size)
        if not step:
            break
        size += step
        if at + size < len(tokens) and tokens[at + size].key == ".":
            size += 1
        if (
            at + size + 1 < len(tokens)
            and tokens[at + size].key in {",", "-", "–"}
            and _honorifics().titles.length_at(tokens, at + size + 1)
        ):
            size += 1
    if size and tokens[at + size - 1].key in {",", "-", "–"}:
        size -= 1
    return size


def _name_in_role(tokens: Sequence[Token], start: int, at: int) -> int:
    """The length of the name at token `at`, inside what may be the role that begins at `start`."""
    words, names = role_words(), name_words()
    size = name_length(tokens, at, anchored=False)
    before = tokens[at - 1].key
    if not size:
        return _strange_name(tokens, start, at)
    keys = tuple(token.key for token in tokens[at : at + size])
    common = keys[0] in names.common
    if place_length(tokens, at) > 1:
        return 0
    if words.units.length_at(tokens, at - 1) == 1 or (at >= 2 and words.units.length_at(tokens, at - 2) == 2):
        return 0
    if words.areas.length_at(tokens, at - 1) == 1 or (at >= 2 and words.areas.length_at(tokens, at - 2) == 2):
        return size if common and size > 2 and keys not in names.namesakes else 0
    if before == "." and at >= 2 and words.areas.length_at(tokens, at - 2) == 1:
        return 0
    if before in {"ủy", "bộ"} and size == 2:
        return 0
    if not common and size == 2:
        return 0
    if run_length(tokens, at) > size:
        return 0
    return size


def _strange_name(tokens: Sequence[Token], start: int, at: int) -> int:
    """A name of no known family, behind a role that is complete: its last word ends a place's name."""
    if at - start < 2:
        return 0
    complete = any(place_length(tokens, at - size) == size for size in (1, 2, 3) if at - size > start)
    if not complete:
        return 0
    size = run_length(tokens, at)
    if not 2 <= size <= 4 or place_length(tokens, at) or head_length(tokens, at):
        return 0
    if name_length(tokens, at, anchored=True) != size or role_words().fields.length_at(tokens, at):
        return 0
    return size


class _Reader:
    """Reads one sentence from left to right."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.found: list[Mention] = []
        self.pending: list[tuple[int, int]] = []

    def read(self) -> list[Mention]:
        at, end = 0, len(self.tokens)
        while at < end:
            at = self._step(at)
        self._flush()
        return self.found

    def _flush(self) -> None:
        for start, end in self.pending[:1]:
            self.found.append(Mention("role", "role-alone", start, end, roles=[(start, end)]))
        self.pending.clear()

    def _step(self, at: int) -> int:
        tokens = self.tokens
        token = tokens[at]
        if not token.key[0].isalpha():
            if self.pending and token.key != ",":
                self._flush()
            return at + 1
        size = honorific_length(tokens, at)
        if size:
            after = self._honorific(at, size)
            if after:
                return after
        if head_length(tokens, at):
            after = self._role(at, at, (at, at))
            if after:
                return after
        if self.pending:
            self._flush()
        if token.capital:
            return self._bare(at)
        return at + 1

    def _plural(self, at: int) -> bool:
        return at > 0 and (self.tokens[at - 1].key == "các" or self.tokens[at - 1].key[0].isdigit())

    def _honorific(self, at: int, size: int) -> int:
        tokens = self.tokens
        here = at + size
        plural = self._plural(at)
        while here < len(tokens) and (tokens[here].key in _DASHES or tokens[here].key == ":"):
            plural = plural or tokens[here].key == ":"
            here += 1
        if here >= len(tokens):
            return 0
        name = name_length(tokens, here, anchored=True)
        honorific = (at, at + size)
        if name:
            roles: list[tuple[int, int]] = []
            if self.pending and _honorifics().titles.length_at(tokens, at):
                roles = list(self.pending)
                self.pending.clear()
            self._flush()
            start = roles[0][0] if roles else at
            mention = Mention(
                "full", "honorific", start, here + name, (here, here + name), honorific, roles, bool(roles)
            )
            return self._finish(mention, plural)
        if head_length(tokens, here):
            self._flush()
            after = self._role(here, at, honorific)
            if after:
                return after
        if tokens[here].capital and run_length(tokens, here) == 1 and here == at + size:
            self._flush()
            self.found.append(Mention("short", "given-name", at, here + 1, (here, here + 1), honorific))
            return here + 1
        if not plural and here == at + size and _honorifics().pronouns.length_at(tokens, at) == size:
            self._flush()
            self.found.append(Mention("pronoun", "pronoun", at, here, honorific=honorific))
            return here
        return 0

    def _role(self, at: int, start: int, honorific: tuple[int, int]) -> int:
        tokens = self.tokens
        role = read_role(tokens, at, _name_in_role, place_length)
        if role is None:
            return 0
        if role.name:
            roles = [*self.pending, (role.start, role.end)]
            self.pending.clear()
            plural = self._plural(start)
            name = (role.end, role.end + role.name)
            start = min(start, roles[0][0])
            rule = "role-before"
            mention = Mention("full", rule, start, name[1], name, honorific, roles, before=True)
            return self._finish(mention, plural)
        shared = role.end < len(tokens) and tokens[role.end].key == ":"
        if shared and role.end + 1 < len(tokens):
            name_size = name_length(tokens, role.end + 1, anchored=False)
            if name_size:
                self._flush()
                name = (role.end + 1, role.end + 1 + name_size)
                mention = Mention(
                    "full",
                    "role-list",
                    start,
                    name[1],
                    name,
                    honorific,
                    [(role.start, role.end)],
                    before=True,
                )
                return self._finish(mention, True)
        if honorific[1] > honorific[0]:
            self.found.append(
                Mention(
                    "role", "role-alone", start, role.end, honorific=honorific, roles=[(role.start, role.end)]
                )
            )
            return role.end
        self.pending.append((role.start, role.end))
        return role.end

    def _finish(self, mention: Mention, plural: bool) -> int:
        """Reads what follows a name: its roles, and the rest of a list."""
        after = self._roles_after(mention)
        mention.listed = mention.listed or plural
        self.found.append(mention)
        tokens = self.tokens
        here = after
        while here < len(tokens) and tokens[here].key in _JOINTS:
            here += 1
        if here == after or here >= len(tokens) or not tokens[here].capital:
            return after
        size = name_length(tokens, here, anchored=False)
        if not size or place_length(tokens, here) == size or head_length(tokens, here):
            return after
        if not mention.listed and size < 3:
            return after
        shared = (
            list(mention.roles)
            if mention.before and mention.listed and mention.name[1] == mention.end
            else []
        )
        follower = Mention(
            "full",
            "list",
            here,
            here + size,
            (here, here + size),
            mention.honorific,
            shared,
            bool(shared),
            mention.listed,
        )
        return self._finish(follower, mention.listed)

    def _roles_after(self, mention: Mention) -> int:
        """Adds the roles that follow the name; gives the token after them."""
        tokens = self.tokens
        here = mention.name[1]
        end = here
        collected: list[tuple[int, int]] = []
        bracket = False
        first = True
        while here < len(tokens):
            key = tokens[here].key
            at = here
            if key == "(" and not bracket:
                bracket = True
                at += 1
            elif key == ")" and bracket:
                bracket = False
                here += 1
                end = here
                continue
            elif key == "," or key in _DASHES:
                at += 1
            elif not first:
                break
            if at >= len(tokens):
                break
            role = read_role(tokens, at, _name_in_role, place_length)
            if role is None:
                titles = _honorifics().titles.length_at(tokens, at) if key == "," else 0
                if titles and at + titles < len(tokens) and tokens[at + titles].key in {",", "-", "–"}:
                    here = at + titles
                    continue
                if bracket and first:
                    here = self._close(at)
                    if here:
                        bracket = False
                        end = here
                        continue
                break
            if role.name:
                if mention.before:
                    collected.clear()
                    end = mention.name[1]
                break
            if key == ":":
                break
            collected.append((role.start, role.end))
            here = end = role.end
            first = False
        mention.roles.extend(collected)
        mention.end = max(mention.end, end)
        return mention.end

    def _close(self, at: int) -> int:
        """The token behind the bracket that is open at `at`, if it closes soon; else 0."""
        for here in range(at, min(len(self.tokens), at + 12)):
            if self.tokens[here].key == ")":
                return here + 1
        return 0

    def _bare(self, at: int) -> int:
        """A name without an anchor before it: a person if a role follows, else a candidate."""
        tokens = self.tokens
        words = role_words()
        size = name_length(tokens, at, anchored=False)
        if not size:
            return at + max(
                1, run_length(tokens, at) if place_length(tokens, at) == 0 else place_length(tokens, at)
            )
        if at and (
            words.units.length_at(tokens, at - 1) == 1
            or words.areas.length_at(tokens, at - 1) == 1
            or (at > 1 and words.units.length_at(tokens, at - 2) == 2)
        ):
            return at + size
        mention = Mention("candidate", "known-name", at, at + size, (at, at + size))
        after = self._roles_after(mention)
        if mention.roles and run_length(tokens, at) == size:
            mention.form, mention.rule = "full", "role-after"
            return self._finish_known(mention)
        mention.end = at + size
        self.found.append(mention)
        return max(at + size, min(after, at + size))

    def _finish_known(self, mention: Mention) -> int:
        mention.roles.clear()
        mention.end = mention.name[1]
        return self._finish(mention, bool(self.found and self.found[-1].listed))


def read_mentions(tokens: Sequence[Token]) -> list[Mention]:
    """Every place in a sentence where a person is spoken of, in order."""
    return _Reader(tokens).read()
