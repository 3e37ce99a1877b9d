"""The roles of one person, met again and again, in full and shortened."""

from __future__ import annotations

from functools import lru_cache

from store.parsing.people.roles import role_words
from store.parsing.tokens import keys_of

_AREAS = {"tp": ("thành", "phố"), "tx": ("thị", "xã")}
_SKIPPED = frozenset({"và", "các", ",", "&", "-", "."})


class RoleSet:
    """Roles in the order they were met; of two spellings of one office the fuller is kept."""

    def __init__(self) -> None:
        self._roles: list[tuple[tuple[str, ...], str]] = []

    def add(self, role: str) -> bool:
        """Adds a role as printed; says whether it told something new."""
        keys = _written_out(role)
        for at, (known, _) in enumerate(self._roles):
            if _shortens(keys, known):
                return False
            if _shortens(known, keys):
                self._roles[at] = (keys, role)
                return True
        self._roles.append((keys, role))
        return True

    def has(self, role: str) -> bool:
        """Whether `role` is one of these, perhaps shortened."""
        keys = _written_out(role)
        return any(_shortens(keys, known) for known, _ in self._roles)

    def is_completed_by(self, role: str) -> bool:
        """Whether one of these is the beginning of `role`, which says more."""
        keys = _written_out(role)
        return any(len(known) < len(keys) and keys[: len(known)] == known for known, _ in self._roles)

    def printed(self) -> tuple[str, ...]:
        """The roles as printed."""
        return tuple(" ".join(role.split()) for _, role in self._roles)


@lru_cache(maxsize=4096)
def _written_out(role: str) -> tuple[str, ...]:
    """The role's keys, an abbreviated beginning written out."""
    keys = keys_of(role.replace("TPHCM", "TP HCM"))
    short = role_words().short
    size = next((size for size in (4, 3, 2, 1) if keys[:size] in short), 0)
    written = (*short[keys[:size]], *keys[size:]) if size else keys
    return tuple(word for key in written for word in _AREAS.get(key, (key,)))


def _shortens(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether `short` is `long` with words left out behind the first, or put as initials ("ĐBQH")."""
    if not short or short[0] != long[0]:
        return False
    at = 0
    for key in short:
        while at < len(long):
            if long[at] == key:
                at += 1
                break
            behind = _behind_initials(key, long, at)
            if behind:
                at = behind
                break
            at += 1
        else:
            return key in _SKIPPED
    return True


def _behind_initials(key: str, long: tuple[str, ...], at: int) -> int:
    """The word behind those, from `at`, whose initials `key` is, or 0."""
    if len(key) < 2:
        return 0
    left = key
    while at < len(long) and left:
        word = long[at]
        if word[0] == left[0]:
            left = left[1:]
        elif word not in _SKIPPED:
            return 0
        at += 1
    return 0 if left else at
