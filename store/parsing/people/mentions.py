"""Where a sentence speaks of a person, by what anchor, and with which roles.

Capitalised words are a name only at an anchor: an honorific, rank, degree or calling before them, a role
before or after them, a list of persons around them, or the same full name elsewhere in the report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from store.parsing.people.honorifics import honorific_length, honorific_words
from store.parsing.people.names import (
    ends_clause,
    is_behind_area,
    is_behind_unit,
    is_syllable,
    name_in_role_length,
    name_length,
    name_words,
    place_length,
    run_length,
)
from store.parsing.people.roles import Role, head_length, read_role, role_words
from store.parsing.tokens import Phrases, Token

_DASHES = frozenset("-–—")
_JOINTS = frozenset({",", ";", "và", "cùng", "&"})
_ANNOUNCING = frozenset({"gồm", "có", "là", "sau"})
_ABOUT = frozenset({"đề", "liên", "trước", "về", "trả", "nói", "đối", "nhắc", "bình"})
_SAYING = Phrases(["nói", "cho biết", "cho rằng", "cho hay", "khẳng định", "nhấn mạnh", "yêu cầu", "đề nghị"])
_WAITS = frozenset({",", "là"})  # what may stand between a role and the name it waits for
_KIN = frozenset({"nhân", "vợ", "chồng", "con", "mẹ", "cha", "bố"})
_TERM = 5  # tokens of a term: "nhiệm kỳ 2015 - 2020"
_COUNTED = Phrases(
    [
        "cá nhân",
        "đồng chí",
        "người",
        "đảng viên",
        "đoàn viên",
        "hội viên",
        "cán bộ",
        "gương",
        "em",
        "thành viên",
    ]
)
_NUMBERS = frozenset({"các", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"})
_EARLIER = 8  # mentions
_YEAR = 4  # figures
_WHOLE = 3  # words of a name that is surely a person's
_BRACKET = 12  # tokens; a longer bracket behind a name is no note on the person

Form = Literal["full", "short", "role", "pronoun", "candidate"]
Range = tuple[int, int]


@lru_cache(maxsize=1)
def _beginnings() -> tuple[frozenset[str], Phrases]:
    """The words with which a mention can begin, in small letters, and the phrases but for names."""
    roles = role_words()
    phrases = honorific_words().all | roles.heads | roles.modifiers
    return phrases.firsts | name_words().family, phrases


@dataclass
class Mention:
    """One place where a person is spoken of; all ranges are tokens, half open.

    Args:
        form: `full` (the whole name), `short` (honorific and given name), `role` (a role alone), `pronoun`
            (an honorific alone) or `candidate` (a bare name: a person only if met elsewhere).
        rule: the anchor's name.
        start, end: from the first word that belongs to the person (honorific, role) to behind the last
            (roles after the name).
        name: the name; empty for `role` and `pronoun`.
        honorific: honorifics, ranks and degrees before the name.
        roles: each role.
        before: whether roles stand before the name.
        listed: whether the person stands in a list of persons.
    """

    form: Form
    rule: str
    start: int
    end: int
    name: Range = (0, 0)
    honorific: Range = (0, 0)
    roles: list[Range] = field(default_factory=list)
    before: bool = False
    listed: bool = False


def read_mentions(tokens: Sequence[Token]) -> list[Mention]:
    """Every place in a sentence where a person is spoken of, in order."""
    words, phrases = _beginnings()
    begins = [
        at
        for at, token in enumerate(tokens)
        if token.key in words and (token.capital or phrases.may_begin(tokens, at))
    ]
    return _Reader(tokens).read(begins) if begins else []


class _Reader:
    """Reads one sentence from left to right."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.found: list[Mention] = []
        self.waiting: list[Range] = []  # roles without a name yet: one may follow them
        self.addressed: Range = (0, 0)  # the honorific before the first of them
        self.passed = len(tokens)  # behind the last role that is no single person's

    def read(self, begins: Sequence[int]) -> list[Mention]:
        """The sentence's mentions; at the tokens `begins` one can begin."""
        phrases = _beginnings()[1]
        tokens = self.tokens
        behind = 0
        for at in begins:
            if at < behind:
                continue
            if self.waiting and any(token.key not in _WAITS for token in tokens[behind:at]):
                named = self._named_behind_dash(behind, at)
                if named:
                    behind = named
                    continue
                self._give_up_waiting()
            behind = self._step(at) if phrases.may_begin(tokens, at) else self._leave(at)
        self._give_up_waiting()
        return self.found

    def _named_behind_dash(self, dash: int, at: int) -> int:
        """Reads who holds the waiting role, behind a dash: "Giám đốc Trung tâm - Lò Văn Tám cho biết"; gives
        the token behind, or 0."""
        tokens = self.tokens
        if at != dash + 1 or tokens[dash].key not in _DASHES or tokens[at].key not in name_words().common:
            return 0
        size = name_length(tokens, at, anchored=False)
        if size < _WHOLE or run_length(tokens, at) != size or not ends_clause(tokens, at + size):
            return 0
        roles, honorific = self.waiting, self.addressed
        self._forget()
        start = honorific[0] if honorific[1] else roles[0][0]
        name = (at, at + size)
        mention = Mention("full", "role-dash", start, at + size, name, honorific, roles, before=True)
        return self._complete(mention, plural=False)

    def _give_up_waiting(self) -> None:
        if self.waiting:
            start, end = self.waiting[0]
            if self.addressed[1]:
                start = self.addressed[0]
            mention = Mention(
                "role", "role-alone", start, end, honorific=self.addressed, roles=[self.waiting[0]]
            )
            self.found.append(mention)
            self._forget()

    def _forget(self) -> None:
        self.waiting = []
        self.addressed = (0, 0)

    def _step(self, at: int) -> int:
        """Reads what begins at token `at`; gives the token behind it."""
        honorific = honorific_length(self.tokens, at)
        head = head_length(self.tokens, at)
        behind = 0
        if honorific and honorific >= head:
            behind = self._honorific(at, honorific)
        if not behind and head:
            behind = self._role(at, at, (at, at))
        return behind or self._leave(at)

    def _leave(self, at: int) -> int:
        """Reads what begins no honorific and no role, a bare name or nothing; gives the token behind it."""
        self._give_up_waiting()
        return self._bare(at) if self.tokens[at].capital else at + 1

    def _is_plural(self, at: int) -> bool:
        """Whether several persons are announced before token `at`: "các …", "3 …"."""
        if not at:
            return False
        before = self.tokens[at - 1].key
        return before in {"các", "hai", "ba", "bốn", "những"} or before[0].isdigit()

    def _honorific(self, at: int, size: int) -> int:
        tokens = self.tokens
        here = at + size
        if is_behind_unit(tokens, at) and tokens[at].capital:
            return 0
        plural = self._is_plural(at)
        while here < len(tokens) and (tokens[here].key in _DASHES or tokens[here].key == ":"):
            plural = plural or tokens[here].key == ":"
            here += 1
        if here >= len(tokens):
            return 0
        honorific = (at, at + size)
        name = self._name_behind(here)
        if name:
            roles = self._apposed(at, here + name)
            start = roles[0][0] if roles else at
            mention = Mention(
                "full", "honorific", start, here + name, (here, here + name), honorific, roles, bool(roles)
            )
            return self._complete(mention, plural)
        if head_length(tokens, here):
            self._give_up_waiting()
            return self._role(here, at, honorific)
        if here > at + size:
            return 0
        if tokens[here].capital and run_length(tokens, here) == 1 and not plural:
            self._give_up_waiting()
            self.found.append(Mention("short", "given-name", at, here + 1, (here, here + 1), honorific))
            return here + 1
        if (
            not plural
            and not tokens[here].capital
            and honorific_words().pronouns.length_at(tokens, at) == size
        ):
            self._give_up_waiting()
            self.found.append(Mention("pronoun", "pronoun", at, here, honorific=honorific))
            return here
        return 0

    def _name_behind(self, at: int) -> int:
        """The length of the name at token `at`, behind an honorific."""
        tokens = self.tokens
        size = name_length(tokens, at, anchored=True)
        if not size or tokens[at].key in name_words().family:
            return size
        native = all(is_syllable(token.key) for token in tokens[at : at + size])
        if native and honorific_words().groups.ends_at(tokens, at):
            return 0
        return size if not native or ends_clause(tokens, at + size) else 0

    def _apposed(self, at: int, behind: int) -> list[Range]:
        """The waiting roles, where the name with its honorific at `at` stands in apposition to them."""
        tokens = self.tokens
        waiting = self.waiting
        if not waiting:
            return []
        followed = behind < len(tokens) and (
            tokens[behind].key in _DASHES or tokens[behind].key in {",", "("}
        )
        has_roles = followed and behind + 1 < len(tokens) and head_length(tokens, behind + 1) > 0
        start = waiting[0][0]
        opens = not start or not tokens[start - 1].key[0].isalnum() or tokens[start - 1].key == "theo"
        if tokens[at - 1].key == "là":
            self._forget()
            if start and tokens[start - 1].key in _KIN:  # `Phu nhân Thủ tướng là bà …`
                return []
            return [role for role in waiting if not role_words().tasks.length_at(tokens, role[0])]
        if honorific_words().titles.length_at(tokens, at) or (opens and not has_roles and not self.found):
            self._forget()
            return waiting
        self._give_up_waiting()
        return []

    def _role(self, at: int, start: int, honorific: Range) -> int:
        tokens = self.tokens
        role = read_role(tokens, at, name_in_role_length, place_length)
        if role is None:
            return 0
        if role.name:
            self._drop_oblique()
            own = [] if role.weak else [(role.start, role.end)]
            roles = [*self.waiting, *own]
            plural = self._is_plural(start)
            if self.waiting:
                start = min(start, self.waiting[0][0])
            if self.addressed[1]:
                start, honorific = self.addressed[0], self.addressed
            self._forget()
            while start and role_words().dropped.length_at(tokens, start - 1):
                start -= 1
            name = (role.end, role.end + role.name)
            mention = Mention("full", "role-before", start, name[1], name, honorific, roles, before=True)
            return self._complete(mention, plural)
        listed = self._role_of_list(role, start, honorific)
        if listed:
            return listed
        goes_on = start == self.passed + 1 and tokens[self.passed].key in _JOINTS
        if goes_on or self._is_plural(start) or role_words().posts.ends_at(tokens, start):
            self._give_up_waiting()
            self.passed = role.end
            return role.end
        if honorific[1] > honorific[0]:
            self.addressed = honorific
        self.waiting.append((role.start, role.end))
        return role.end

    def _drop_oblique(self) -> None:
        """Lets go of a waiting role of the clause before: "theo lời của Chủ tịch hội, Giám đốc …"."""
        if len(self.waiting) != 1:
            return
        at = self.waiting[0][0]
        party = self.tokens[at].key in {"ủy", "bí", "tỉnh", "thành", "tổng"}
        if at and not party and self.tokens[at - 1].key in {"của", "với", "cho"}:
            self._give_up_waiting()

    def _role_of_list(self, role: Role, start: int, honorific: Range) -> int:
        """A role with a colon behind it and names behind that: "các Phó Chủ tịch: …", "… gồm: …"."""
        tokens = self.tokens
        colon = role.end
        while colon < len(tokens) and tokens[colon].key in _ANNOUNCING:
            colon += 1
        if colon + 1 >= len(tokens) or tokens[colon].key != ":":
            return 0
        here = colon + 1
        size = name_length(tokens, here, anchored=False)
        if not size or place_length(tokens, here) == size:
            return 0
        self._give_up_waiting()
        roles = [(role.start, role.end)]
        mention = Mention(
            "full", "role-list", start, here + size, (here, here + size), honorific, roles, before=True
        )
        return self._complete(mention, plural=True)

    def _complete(self, mention: Mention, plural: bool) -> int:
        """Adds a person, the roles behind the name and the rest of a list; gives the token behind."""
        following: Mention | None = mention
        first = len(self.found)
        after = mention.end
        while following is not None:
            mention = following
            before = len(mention.roles)
            after = self._roles_after(mention)
            mention.listed = plural
            self.found.append(mention)
            shared = mention.roles[:] if mention.before and plural and len(mention.roles) == before else []
            following = self._next_of_list(mention, shared, plural)
        if plural:
            self._share_behind_dash(first)
        return after

    def _share_behind_dash(self, first: int) -> None:
        """Gives a role behind a dash to all the names before it: "các đồng chí A, B - Phó Bí thư".

        Args:
            first: the mention with which the list begins; a few before it may be of the same list.
        """
        tokens = self.tokens
        for before, behind in reversed(list(pairwise(self.found[max(0, first - _EARLIER) :]))):
            if not behind.listed or not before.listed or before.roles or behind.before or not behind.roles:
                continue
            joined = behind.start - before.end == 1 and tokens[before.end].key in {",", "và"}
            if joined and tokens[behind.roles[0][0] - 1].key in _DASHES:
                before.roles = behind.roles[:]

    def _next_of_list(self, mention: Mention, shared: list[Range], plural: bool) -> Mention | None:
        """The next person of a list of bare names, who shares the role before them all; or None."""
        tokens = self.tokens
        here = mention.end
        while here < len(tokens) and tokens[here].key in _JOINTS:
            here += 1
        if here == mention.end or here >= len(tokens):
            return None
        size = name_length(tokens, here, anchored=plural)
        if not size or place_length(tokens, here) == size or head_length(tokens, here) > 1:
            return None
        if tokens[here].key not in name_words().family and not ends_clause(tokens, here + size):
            return None
        if (not plural and size < 3) or run_length(tokens, here) > size:
            return None
        name = (here, here + size)
        return Mention("full", "list", *name, name, mention.honorific, shared, bool(shared))

    def _roles_after(self, mention: Mention) -> int:
        """Adds the roles that follow the name; gives the token behind them."""
        tokens = self.tokens
        here = end = mention.name[1]
        collected: list[Range] = []
        bracket = False
        while here < len(tokens):
            key, at = tokens[here].key, here
            if key == ")" and bracket:
                bracket = False
                here = end = here + 1
                continue
            if key == "(" and not bracket:
                bracket = True
                at += 1
            elif key == "," or key in _DASHES:
                at += 1 + (key in _DASHES and at + 1 < len(tokens) and tokens[at + 1].key == ",")
            elif here > mention.name[1] and not (bracket and collected == []):
                break
            if at >= len(tokens):
                break
            at += role_words().dropped.length_at(tokens, at)
            role = read_role(tokens, at, name_in_role_length, place_length) if at < len(tokens) else None
            if role is None and key in _DASHES and not collected:
                role = self._office(at)
            if role is not None:
                if role.name:
                    if mention.before:
                        collected, end = [], mention.name[1]
                    break
                if key == "," and self._speaks_next(mention, role.end):
                    break
                here = end = role.end + self._term_behind(role.end)
                collected.append((role.start, end))
                continue
            title = honorific_words().titles.length_at(tokens, at) if key == "," else 0
            if title and at + title < len(tokens) and tokens[at + title].key in {",", "-", "–"}:
                here = at + title
                continue
            if bracket and key == "(":
                here = self._behind_bracket(at)
                bracket = False
                if here:
                    end = here
                    continue
            break
        if bracket and collected:
            end = self._behind_bracket(end) or end
        mention.roles.extend(collected)
        mention.end = max(mention.end, end)
        return mention.end

    def _speaks_next(self, mention: Mention, at: int) -> bool:
        """Whether the role that ends at token `at` is another's, who speaks: "Về ông A, Bí thư nói …"."""
        tokens = self.tokens
        if at >= len(tokens) or tokens[0].key not in _ABOUT or not tokens[0].capital:
            return False
        inside = mention.start > 1 and tokens[mention.start - 1].key[0].isalpha()
        return inside and _SAYING.length_at(tokens, at) > 0

    def _term_behind(self, at: int) -> int:
        """How many tokens the term of an office has that begins at token `at`: "nhiệm kỳ 2015 - 2020"."""
        tokens = self.tokens
        keys = [token.key for token in tokens[at : at + _TERM]]
        years = len(keys) == _TERM and keys[:2] == ["nhiệm", "kỳ"] and keys[3] in _DASHES
        return _TERM if years and _is_year(keys[2]) and _is_year(keys[4]) else 0

    def _office(self, at: int) -> Role | None:
        """An office's room in a role's place, if a role follows it: "- Văn phòng …, Đảng ủy viên"."""
        tokens = self.tokens
        if not (tokens[at].capital and role_words().fields.length_at(tokens, at)):
            return None
        for here in range(at + 1, min(len(tokens) - 1, at + 12)):
            if tokens[here].key == "," and head_length(tokens, here + 1):
                return Role(at, here, 0, weak=False)
            if not tokens[here].key[0].isalnum():
                return None
        return None

    def _behind_bracket(self, at: int) -> int:
        """The token behind the bracket that is open at `at`, if it closes soon; else 0."""
        for here in range(at, min(len(self.tokens), at + _BRACKET)):
            if self.tokens[here].key == ")":
                return here + 1
        return 0

    def _bare(self, at: int) -> int:
        """A name without an anchor before it: a person if a role follows, else a candidate."""
        tokens = self.tokens
        size = name_length(tokens, at, anchored=False)
        if not size:
            return at + 1
        if is_behind_unit(tokens, at) or is_behind_area(tokens, at) or place_length(tokens, at) == size:
            return at + size
        goes_on = bool(self.found) and self.found[-1].listed and self.tokens[at - 1].key == ";"
        honorific = self.found[-1].honorific if goes_on else (0, 0)
        if (goes_on or self._are_counted(at)) and size > 2 and run_length(tokens, at) == size:
            mention = Mention("full", "list", at, at + size, (at, at + size), honorific)
            return self._complete(mention, plural=True)
        if self._has_age(at + size) and run_length(tokens, at) == size:
            self.found.append(Mention("full", "age", at, at + size, (at, at + size)))
            return at + size
        mention = Mention("candidate", "known-name", at, at + size, (at, at + size))
        self._roles_after(mention)
        if mention.roles and run_length(tokens, at) == size:
            mention = Mention("full", "role-after", at, at + size, (at, at + size))
            return self._complete(mention, bool(self.found) and self.found[-1].listed)
        self.found.append(Mention("candidate", "known-name", at, at + size, (at, at + size)))
        return at + size

    def _are_counted(self, at: int) -> bool:
        """Whether persons are counted before a colon, and named behind it: "khen thưởng 05 cá nhân: …"."""
        tokens = self.tokens
        if at < 3 or tokens[at - 1].key != ":":
            return False
        for size in (1, 2):
            noun = at - 1 - size
            if noun and _COUNTED.length_at(tokens, noun) == size:
                before = tokens[noun - 1].key
                return before[0].isdigit() or before in _NUMBERS
        return False

    def _has_age(self, at: int) -> bool:
        """Whether an age or a year of birth stands behind a name: "(24 tuổi)", ", 61 tuổi", "(SN 1990"."""
        keys = [token.key for token in self.tokens[at : at + 4]]
        if len(keys) < 3 or keys[0] not in {"(", ","}:
            return False
        if keys[1] == "sn":
            return _is_year(keys[2])
        born = keys[1:3] == ["sinh", "năm"] and _is_year(keys[-1])
        return born or (keys[1].isdigit() and keys[2] == "tuổi")


def _is_year(key: str) -> bool:
    return len(key) == _YEAR and key.isdigit()
