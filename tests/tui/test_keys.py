"""Keys can be typed everywhere, and each says what it does."""

from __future__ import annotations

import pytest
from textual.binding import Binding
from textual.keys import _character_to_key as character_to_key

from tui.app import MeetingsApp
from tui.keymaps import KEYMAPS
from tui.keys import KEYS, key, key_name
from tui.screens.browser import BrowserScreen
from tui.screens.clippings import ClippingsScreen
from tui.screens.ratings import RatingsScreen
from tui.screens.timeline import TimelineScreen
from tui.screens.verify import VerifyScreen
from tui.widgets.bars import Bars
from tui.widgets.clipping_list import ClippingList
from tui.widgets.held_list import HeldList
from tui.widgets.hit_list import HitList
from tui.widgets.rating_list import RatingList
from tui.widgets.reader import Reader

# What is nearer to where one stands goes first: q closes a screen before it quits, space marks in the list.
MEANT = ({"close", "quit"}, {"mark", "space-down"}, {"choose", "open-place"})
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


def bound(*owners: type, keymap: str) -> list[tuple[str, str]]:
    """(key, name) of all that one can press in widgets and screens of these classes, with a key map."""
    names = {
        binding.id
        for owner in owners
        for kind in owner.__mro__
        for binding in vars(kind).get("BINDINGS", ())
        if isinstance(binding, Binding) and binding.id in KEYS
    }
    keys = {name: KEYMAPS[keymap].get(name, KEYS[name][0]) for name in names if name is not None}
    return [
        (character_to_key(one) if len(one) == 1 else one, name)
        for name, row in keys.items()
        for one in row.split(",")
    ]


@pytest.mark.parametrize("keymap", sorted(KEYMAPS))
@pytest.mark.parametrize(
    "owners",
    [
        (BrowserScreen, HitList, MeetingsApp),
        (BrowserScreen, Reader, MeetingsApp),
        (VerifyScreen, HeldList, MeetingsApp),
        (TimelineScreen, Bars, MeetingsApp),
        (RatingsScreen, RatingList, MeetingsApp),
        (ClippingsScreen, ClippingList, MeetingsApp),
    ],
)
def test_no_key_does_two_things_in_one_place(owners: tuple[type, ...], keymap: str) -> None:
    names: dict[str, set[str]] = {}
    for pressed, name in bound(*owners, keymap=keymap):
        names.setdefault(pressed, set()).add(name)
    double = {pressed: found for pressed, found in names.items() if len(found) > 1 and found not in MEANT}
    assert double == {}
