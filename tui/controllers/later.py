"""Controllers that are made when they are first asked for: most are not until a key asks for what they do."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class _Later:
    """An attribute of the browser that makes itself."""

    def __init__(self, module: str, name: str) -> None:
        self._module = f"tui.controllers.{module}"
        self._class = name

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, browser: Any, owner: type | None = None) -> Any:
        if browser is None:
            return self
        made = getattr(import_module(self._module), self._class)(browser)
        vars(browser)[self._name] = made  # found before this one from now on
        return made


def later(module: str, name: str) -> Any:
    """The controller `name` of `tui.controllers.MODULE`, loaded and made when the attribute is first read."""
    return _Later(module, name)
