"""Keys can be typed everywhere, and each says what it does."""

from __future__ import annotations

import pytest

from tui.keys import KEYS, key, key_name

# Taken by terminals, multiplexers and flow control.
TAKEN = {"ctrl+b", "ctrl+j", "ctrl+o", "ctrl+s", "ctrl+z", "ctrl+c"}


@pytest.mark.parametrize("name", sorted(KEYS))
def test_every_letter_has_a_companion_no_input_method_swallows(name: str) -> None:
    keys = KEYS[name][0].split(",")
    assert not TAKEN & set(keys)
    if any(len(one) == 1 and one.isalpha() for one in keys):
        assert any(len(one) > 1 for one in keys)


def test_a_binding_carries_its_name() -> None:
    binding = key("search")
    assert (binding.id, binding.description) == ("search", "key.search")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("slash", "/"),
        ("f3", "F3"),
        ("shift+f3", "Shift+F3"),
        ("ctrl+f", "Ctrl+f"),
        ("pagedown", "PgDn"),
        ("f", "f"),
    ],
)
def test_keys_as_people_write_them(name: str, written: str) -> None:
    assert key_name(name) == written
