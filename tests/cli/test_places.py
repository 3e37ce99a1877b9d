"""The program's folders are those that platformdirs names."""

from __future__ import annotations

from typing import Literal, get_args

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.places import APP, user_folder

KIND = Literal["data", "config", "cache"]
FOLDERS = st.sampled_from(["", "/", "/home/hoa", "/home/hoà/", "hoa", "~", "/a/../b", " /a", "/ổ đĩa/x"])


@given(home=FOLDERS, given_folder=st.none() | FOLDERS)
@pytest.mark.parametrize("kind", get_args(KIND))
def test_they_are_alike(kind: KIND, home: str, given_folder: str | None) -> None:
    name = f"XDG_{kind.upper()}_HOME"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", home)
        patch.delenv(name, raising=False)
        if given_folder is not None:
            patch.setenv(name, given_folder)
        assert user_folder(kind) == getattr(platformdirs, f"user_{kind}_path")(APP, appauthor=False)


def test_without_a_home_it_is_that_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME", raising=False)
    assert user_folder("data") == platformdirs.user_data_path(APP, appauthor=False)
    assert user_folder("data").is_absolute()
