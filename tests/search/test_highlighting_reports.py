"""In whole reports, samples and (where they lie beside the project) real ones, what is highlighted is exactly
what a plain reading of the text finds, however it was typed."""

from __future__ import annotations

import random
import re
from functools import lru_cache
from importlib import resources
from pathlib import Path
from unicodedata import normalize

import pytest

from store import Meeting, highlight_meeting, nfc, parse, parse_query, read_bytes
from store.language.folding import fold
from store.language.tones import canonical_tones
from tests.search.reference import with_i

_SAMPLES = Path(str(resources.files("data") / "reports"))
_SHARED = Path(__file__).parents[3] / "shared"
_REAL = [_SHARED / "seeds", _SHARED / "gold" / "pages", _SHARED / "gold" / "reports"]
_REPORTS = [
    *sorted(_SAMPLES.glob("*.txt")),
    *(path for folder in _REAL for path in sorted(folder.glob("*")) if path.suffix in {".txt", ".html"}),
]
_WORD = re.compile(r"[^\W_]+")
Spans = list[tuple[int, int]]


@pytest.mark.skipif(not _SHARED.exists(), reason="the real reports are not beside the project")
def test_there_are_real_reports() -> None:
    assert len(_REPORTS) > 40


@lru_cache(maxsize=2)
def _meeting(path: Path) -> Meeting:
    return parse(read_bytes(path.read_bytes(), path.name))


def _found(text: str, typed: list[str]) -> Spans:
    """Where the typed words stand in a row, by going through all words of the text."""
    words = list(_WORD.finditer(text))
    same = [canonical_tones(word[0].lower()) for word in words]
    wanted = [canonical_tones(nfc(word).lower()) for word in typed]
    spans = []
    for at in range(len(words) - len(wanted) + 1):
        pairs = zip(wanted, same[at:], strict=False)
        if all(with_i(word) == with_i(fold(other) if fold(word) == word else other) for word, other in pairs):
            spans.append((words[at].start(), words[at + len(wanted) - 1].end()))
    return spans


def _merged(spans: Spans) -> Spans:
    merged: Spans = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _as_typed(words: list[str]) -> list[list[str]]:
    """The words as people may type them."""
    return [
        words,
        [fold(word) for word in words],
        [word.upper() for word in words],
        [normalize("NFD", word) for word in words],
        [fold(word) if at % 2 else word.lower() for at, word in enumerate(words)],
    ]


def _some_rows(text: str, length: int, count: int) -> list[list[str]]:
    """Rows of words out of the text, always the same ones."""
    words = _WORD.findall(text)
    rows = [words[at : at + length] for at in range(len(words) - length + 1)]
    rows = [row for row in rows if not any(word.isdecimal() for word in row)]
    return random.Random(len(text)).sample(rows, min(count, len(rows)))


@pytest.mark.parametrize("path", _REPORTS, ids=lambda path: path.stem)
def test_a_word_is_highlighted_wherever_it_stands(path: Path) -> None:
    meeting = _meeting(path)
    for row in _some_rows(meeting.text, 1, 4):
        for typed in _as_typed(row):
            expected = _merged(_found(meeting.text, typed))
            assert expected
            assert list(highlight_meeting(parse_query(f'"{typed[0]}"'), meeting)) == expected, typed


@pytest.mark.parametrize("path", _REPORTS, ids=lambda path: path.stem)
def test_a_phrase_is_highlighted_as_a_whole_and_nowhere_else(path: Path) -> None:
    meeting = _meeting(path)
    for row in _some_rows(meeting.text, 3, 3):
        for typed in _as_typed(row):
            expected = _merged(_found(meeting.text, typed))
            assert expected
            assert list(highlight_meeting(parse_query(f'"{" ".join(typed)}"'), meeting)) == expected, typed


@pytest.mark.parametrize("path", _REPORTS, ids=lambda path: path.stem)
def test_of_words_side_by_side_only_those_in_a_row_are_highlighted(path: Path) -> None:
    meeting = _meeting(path)
    for row in _some_rows(meeting.text, 2, 3):
        for typed in _as_typed(row):
            rows = _merged(_found(meeting.text, typed))
            inside = [
                (m.start() + s, m.end() + s) for s, e in rows for m in _WORD.finditer(meeting.text[s:e])
            ]
            query = parse_query(" ".join(typed))
            lit = list(highlight_meeting(query, meeting))
            assert set(inside) <= set(lit), typed
            # What else is lit stands for an abbreviation.
            other = {meeting.text[start:end].lower() for start, end in set(lit) - set(inside)}
            assert not other & {nfc(word).lower() for word in typed}, typed
