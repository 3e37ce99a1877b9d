"""Who issues a numbered document: the suffix of its symbol in one spelling, and in whose way it numbers."""

from __future__ import annotations

import re

from store.parsing.documents.document_words import document_words

_BLANKS = re.compile(r"[\s.]")
_ASSEMBLY = re.compile(r"((?:ubtv)?qh)(\d{1,2})")


def is_abbreviation(text: str) -> bool:
    """Whether a token is written as an abbreviation: capitals, with few small letters (`TTg`, `ThU`)."""
    capitals = sum(char.isupper() for char in text)
    letters = sum(char.isalpha() for char in text)
    return (capitals >= 2 and capitals * 2 >= letters) or (capitals == 1 and letters == 1)


def canonical_issuer(text: str, folded: str) -> tuple[str, bool]:
    """The issuer of a symbol as the rules print it, and whether it is a known one.

    `canonical_issuer("T.Ư", "t.u") == ("TW", True)`. Folding makes Ư and U one letter, so that `TƯ` (the
    centre) and `TU` (a province) must be told apart on the text itself.
    """
    words = document_words()
    squeezed = _BLANKS.sub("", folded)
    if squeezed in {"tu", "tw"} and ("." in folded or _BLANKS.sub("", text).upper() in {"TƯ", "TW"}):
        return "TW", True
    known = words.party.get(squeezed) or words.state.get(squeezed)
    if known:
        return known, True
    assembly = _ASSEMBLY.fullmatch(squeezed)
    if assembly:
        return assembly[1].upper() + assembly[2], True
    printed = re.sub(r"[‐‑‒–—−]", "-", re.sub(r"\s", "", text))
    return printed.upper(), False


def is_party(issuer: str) -> bool:
    """Whether an issuer numbers in the Party's way, `05-CT/TW`, and not in the state's, `16/CT-TTg`."""
    words = document_words()
    if issuer in words.party.values():
        return True
    if issuer in words.state.values() or "-" in issuer:
        return False
    return issuer.startswith(("ĐU", "BCSĐ")) or issuer.endswith(("TW", "TU", "HU"))
