"""Loads and validates `data/vocabulary/*.toml`: words as data, not code.

Each vocabulary file has one loader here (or in the rule file that alone uses it) that turns its TOML into
a frozen value and says, with file and entry, what is wrong with it.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec

import data
from store.errors import VocabularyError
from store.language.folding import nfc

T = TypeVar("T")
_FOLDER = Path(data.__path__[0]) / "vocabulary"


def read_vocabulary(name: str) -> dict[str, Any]:
    """The parsed TOML of `data/vocabulary/NAME.toml`, NFC.

    Raises:
        VocabularyError: the file is missing or is not TOML.
    """
    path = _FOLDER / f"{name}.toml"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise VocabularyError(f"The vocabulary {name}.toml cannot be read: {error}.") from error
    if text != nfc(text):
        raise VocabularyError(f"The vocabulary {name}.toml is not in Unicode normal form C.")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"The vocabulary {name}.toml is not valid TOML: {error}.") from error


def load_vocabulary(name: str, shape: type[T]) -> T:
    """`data/vocabulary/NAME.toml` as a frozen value of type `shape`, read once.

    Args:
        name: the file's name without `.toml`.
        shape: a frozen `msgspec.Struct` with `forbid_unknown_fields=True`; its `__post_init__` may check
            more by raising ValueError.

    Raises:
        VocabularyError: the file does not have that shape; the message names file and entry.
    """
    loaded: T = _loaded(name, cast(Any, shape))
    return loaded


@lru_cache(maxsize=64)
def _loaded(name: str, shape: Any) -> Any:
    try:
        return msgspec.convert(read_vocabulary(name), shape)
    except msgspec.ValidationError as error:
        raise VocabularyError(f"The vocabulary {name}.toml is wrong: {error}.") from error
