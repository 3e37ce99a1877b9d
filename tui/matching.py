"""Finding things by a few letters of their name, accents aside."""

from __future__ import annotations

from typing import NamedTuple


class Match(NamedTuple):
    """How well something matches (0 to 1), and where: spans of its name, code points, half open; `begins`
    where each is the beginning of a word."""

    score: float
    spans: tuple[tuple[int, int], ...]
    begins: bool = True


def match(typed: str, name: str) -> Match | None:
    """Whether every word of `typed` stands somewhere in `name`, case and accents aside; None if not.

    Words at the beginning of words of the name count more, and so does a name of which much was typed.
    """
    from store import fold, nfc

    folded = fold(nfc(name))
    spans: list[tuple[int, int]] = []
    beginnings = 0
    for word in fold(nfc(typed)).split():
        places = [at for at in range(len(folded)) if folded.startswith(word, at)]
        if not places:
            return None
        first = next((at for at in places if at == 0 or not folded[at - 1].isalnum()), None)
        beginnings += first is not None
        start = places[0] if first is None else first
        spans.append((start, start + len(word)))
    if not spans:
        return Match(0.0, ())
    share = min(1.0, sum(end - start for start, end in spans) / max(1, len(folded)))
    score = 0.7 * beginnings / len(spans) + 0.3 * share
    return Match(score, tuple(sorted(spans)), beginnings == len(spans))
