"""The roles of one person, met again and again, shorter and longer."""

from __future__ import annotations

from store.parsing.tokens import keys_of


class RoleSet:
    """Roles in the order they were met; two spellings of one office are one role, the fuller kept."""

    def __init__(self) -> None:
        self._roles: list[tuple[tuple[str, ...], str]] = []

    def add(self, role: str) -> bool:
        """Adds a role; says whether it told something new."""
        keys = keys_of(role)
        for at, (known, _) in enumerate(self._roles):
            if _within(keys, known):
                return False
            if _within(known, keys):
                self._roles[at] = (keys, role)
                return True
        self._roles.append((keys, role))
        return True

    def shortened(self, role: str) -> bool:
        """Whether `role` is one of these, perhaps shortened."""
        keys = keys_of(role)
        return any(_within(keys, known) for known, _ in self._roles)

    def printed(self) -> tuple[str, ...]:
        """The roles as printed."""
        return tuple(" ".join(role.split()) for _, role in self._roles)


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether `short` is `long` with words left out behind the head."""
    if short[:1] != long[:1]:
        return False
    rest = iter(long)
    return all(key in rest for key in short)
