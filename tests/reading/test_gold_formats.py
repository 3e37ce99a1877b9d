"""Hand-made truth put through other formats: the parser finds as much as in the plain text."""

from __future__ import annotations

import pytest

from benchmarks.formats import SHARED, WRITERS, mean_score

STEPS = {"seeds": 2, "pages": 4, "reports": 6}  # every so many; `python -m benchmarks formats` takes all


@pytest.mark.skipif(not SHARED.exists(), reason="the hand-made truth is not here")
@pytest.mark.parametrize("format", ["html", "docx", "pdf"])
@pytest.mark.parametrize("name", STEPS)
def test_no_format_loses_more_than_a_hundredth(name: str, format: str) -> None:
    plain = mean_score(name, str.encode, STEPS[name])
    assert mean_score(name, WRITERS[format], STEPS[name]) >= plain - 0.01
