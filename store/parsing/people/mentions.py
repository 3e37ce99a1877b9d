"""Where a sentence speaks of a person, by what anchor, and with which roles.

Capitalised words are a name only at an anchor: an honorific, rank, degree or calling before them, a role
before or after them, a list of persons around them, or the same full name elsewhere in the report.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from store.parsing.people.behind_names import add_roles_behind, has_age
from store.parsing.people.honorifics import honorific_length, honorific_words
from store.parsing.people.mention import Mention, Range
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
from store.parsing.people.person_lists import JOINTS, are_counted, next_of_list, share_behind_dash
from store.parsing.people.roles import Role, head_length, read_role, role_words
from store.parsing.tokens import Phrases, Token

_DASHES = frozenset("-–—")
_ANNOUNCING = frozenset({"gồm", "có", "là", "sau"})
_WAITS = frozenset({",", "là"})  # what may stand between a role and the name it waits for
_KIN = frozenset({"nhân", "vợ", "chồng", "con", "mẹ", "cha", "bố"})
_AREAS = frozenset(
    {"xã", "phường", "thị", "huyện", "quận", "tỉnh", "thành", "phòng", "đơn", "chi", "thôn", "cấp"}
)
_WHOLE = 3  # words of a name that is surely a person's


@lru_cache(maxsize=1)
def _beginnings() -> tuple[frozenset[str], Phrases]:
    """The words with which a mention can begin, in small letters, and the phrases but for names."""
    roles = role_words()
    phrases = honorific_words().all | roles.heads | roles.modifiers
    return phrases.firsts | name_words().family, phrases


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
        goes_on = start == self.passed + 1 and tokens[self.passed].key in JOINTS
        several = self._of_several(role) or role_words().staff.length_at(tokens, role.start)
        if goes_on or several or self._is_plural(start) or role_words().posts.ends_at(tokens, start):
            self._give_up_waiting()
            self.passed = role.end
            return role.end
        if honorific[1] > honorific[0]:
            self.addressed = honorific
        self.waiting.append((role.start, role.end))
        return role.end

    def _of_several(self, role: Role) -> bool:
        """Whether a role is that of many, one for each body or area: "Chủ tịch UBND các xã"."""
        keys = [token.key for token in self.tokens[role.start : role.end + 1]]
        return any(before == "các" and after in _AREAS for before, after in pairwise(keys))

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
            after = add_roles_behind(self.tokens, mention)
            mention.listed = plural
            self.found.append(mention)
            shared = mention.roles[:] if mention.before and plural and len(mention.roles) == before else []
            following = next_of_list(self.tokens, mention, shared, plural)
        if plural:
            share_behind_dash(self.tokens, self.found, first)
        return after

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
        if (goes_on or are_counted(tokens, at)) and size > 2 and run_length(tokens, at) == size:
            mention = Mention("full", "list", at, at + size, (at, at + size), honorific)
            return self._complete(mention, plural=True)
        if has_age(tokens, at + size) and run_length(tokens, at) == size:
            self.found.append(Mention("full", "age", at, at + size, (at, at + size)))
            return at + size
        mention = Mention("candidate", "known-name", at, at + size, (at, at + size))
        add_roles_behind(self.tokens, mention)
        if mention.roles and run_length(tokens, at) == size:
            mention = Mention("full", "role-after", at, at + size, (at, at + size))
            return self._complete(mention, bool(self.found) and self.found[-1].listed)
        self.found.append(Mention("candidate", "known-name", at, at + size, (at, at + size)))
        return at + size
