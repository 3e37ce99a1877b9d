"""Citations in a form of one's own: a sentence with names in braces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Final

from store.errors import StoreError

PLACES: Final = ("excerpt", "title", "organiser", "date", "source", "id")


@dataclass(frozen=True)
class CitationTemplate:
    """A checked template, in pieces: words as they stand, each followed by the name of a place, or "".

    Made by `citation_template`.
    """

    pieces: tuple[tuple[str, str], ...]

    def filled(self, values: Mapping[str, str]) -> str:
        """The template with `values` in their places; what is not known leaves its place empty."""
        text = "".join(words + values.get(name, "") for words, name in self.pieces)
        return text.rstrip("\n") + "\n"


def citation_template(text: str) -> CitationTemplate:
    """The template written as `text`, such as `{excerpt} ({title}, {date})`; `{{` and `}}` are braces.

    Raises:
        StoreError: a brace is left open, there is no place of that name, or `{excerpt}` is missing.
    """
    known = ", ".join(f"{{{name}}}" for name in PLACES)
    hint = f"The places are {known}; a brace itself is written twice."
    pieces = []
    try:
        for words, name, form, conversion in Formatter().parse(text):
            if name is not None and (name not in PLACES or form or conversion):
                written = name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
                raise StoreError(f"The template has a place {{{written}}} that does not exist.", hint)
            pieces.append((words, name or ""))
    except ValueError as error:
        raise StoreError("A brace of the template is left open or stands alone.", hint) from error
    if not any(name == "excerpt" for _, name in pieces):
        raise StoreError("The template has no place for the excerpt.", hint)
    return CitationTemplate(tuple(pieces))
