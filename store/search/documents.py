"""How cited documents are named, in the index and in queries.

Every document stands in the index under its key and under its kind and number: `05-CT/TW`, `chỉ thị 05`. A
query finds it by either, or by some of their words in a row (`trung ương 4`), with or without leading zeros.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from store.model import Document
from store.search.words import Term, terms, tokens

_ZEROS: Final = re.compile(r"(?<!\w)0+(?=\d)")


def document_forms(document: Document) -> tuple[str, ...]:
    """The names under which the index keeps a document, numbers without leading zeros."""
    named = f"{document.kind or ''} {document.number or document.key}"
    return tuple(dict.fromkeys(_ZEROS.sub("", form.strip()) for form in (document.key, named)))


@lru_cache(maxsize=256)
def document_rows(typed: str, prefix: bool) -> tuple[tuple[Term, ...], ...]:
    """Rows of words: a document is meant by what was typed if one of them is among its forms."""
    # Here, because the rules of parsing take longer to import than most queries to answer.
    from store.parsing.documents.documents import document_key  # noqa: PLC0415

    named = document_key(typed) or (typed,)
    return tuple(row for name in named if (row := terms(_ZEROS.sub("", name), prefix)))


def names_document(document: Document, rows: Sequence[Sequence[Term]]) -> bool:
    """Whether one of the rows names `document`."""
    forms = [tokens(form) for form in document_forms(document)]
    return any(
        all(term.matches(token) for term, token in zip(row, form[at:], strict=False))
        for row in rows
        for form in forms
        for at in range(len(form) - len(row) + 1)
    )


@lru_cache(maxsize=256)
def rows_in_text(typed: str, prefix: bool) -> tuple[tuple[Term, ...], ...]:
    """How a typed document name may stand in a text: as typed or as its key, numbers with or without zero."""
    rows = (*document_rows(typed, prefix), terms(typed, prefix))
    return tuple(dict.fromkeys(tuple(map(_with_zero, row)) for row in rows if row))


def _with_zero(term: Term) -> Term:
    if not term.text.isdecimal():
        return term
    number = term.text.lstrip("0") or "0"
    return term._replace(spellings=(number, number.zfill(2), number.zfill(3)))
