"""From report text to record: one file a field, put in order by `parser`. Pure: no clock, disk or network.

Names are imported when first used: what only wants one rule file or one word list loads no other.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from store.parsing.parser import parse, parse_traced

__all__ = ["parse", "parse_traced"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'store.parsing' has no attribute {name!r}")
    return getattr(import_module("store.parsing.parser"), name)
