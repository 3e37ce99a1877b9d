"""No text makes a pattern of the store work for longer than in proportion to its length.

Three counts, none of them a time. How often the store calls its patterns, and how many characters it gives
them, over a hostile report of a million characters. The steps that each pattern takes over texts made to be
the worst for it, of one length and of four times that. And the calls of functions each rule makes over one
hostile text and one four times as long.
"""

from __future__ import annotations

import json
import os
import re
import re._parser as parsing  # type: ignore[import-not-found]
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.hostile.collecting import Asked, hostile_text
from tests.hostile.pumping import hard_texts, pumps
from tests.hostile.stepping import Stepper, TooManyStepsError, room_to_backtrack

ROOT = Path(__file__).parents[2]
SIZE = 1_000_000
SMALL, LARGE = 40, 160
FAR = 10  # times as long, to tell a square from what only looks some hundred characters ahead
# Patterns that take more than that, and the most characters they are ever given: what begins with this.
SHORT = {
    r"[^\W\d_]\w* ['‘’\"“”]?$": 22,  # words before a year
    r"(?:\s(?:và|các))+$": 120,  # the name of a body
    r"[\W_]+[^\W\d_]\Z": 2000,  # a query
    r"[\W_]+[^\W\d_]{1,2}\Z": 2000,
    r"(?:(?<!\w)(?:bảo đảm|duy trì": 120,  # words before a figure
    r"(?:^|[,;:–-] |(?:bế mạc|chủ trì": 200,  # words before a meeting's name
    r'[^\s()|"“”„«»]*\Z': 2000,
    r"(?:\w+\s){0,2}$": 60,  # words before a year
}


@pytest.fixture(autouse=True)
def _room() -> Iterator[None]:
    with room_to_backtrack():
        yield


@pytest.fixture(scope="module")
def counted() -> dict[str, Any]:
    """What the patterns of the store were asked over a hostile report of `SIZE` characters."""
    done = subprocess.run(
        [sys.executable, "tests/hostile/collecting.py", str(SIZE)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    found = json.loads(done.stdout)
    return {"size": found["size"], "asked": msgspec.convert(found["asked"], list[Asked])}


def test_all_patterns_are_met(counted: dict[str, Any]) -> None:
    places = {place.partition(":")[0] for one in counted["asked"] for place in (one.place, *one.also)}
    compiling = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "store").rglob("*.py")
        if re.search(r"^\w+(?:: Final)? = re\.compile\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert compiling <= places, compiling - places
    assert len(counted["asked"]) > 400


def test_a_million_hostile_characters_are_few_calls_and_little_to_look_at(counted: dict[str, Any]) -> None:
    calls = sum(one.calls for one in counted["asked"])
    work = {f"{one.place} {one.pattern[:60]}": one.work for one in counted["asked"]}
    assert calls <= 3 * counted["size"]
    assert sum(work.values()) <= 100 * counted["size"]
    assert max(work.values()) <= 4 * counted["size"], max(work, key=work.__getitem__)


def steps(one: Asked, size: int, *, compare: bool = False) -> tuple[float, str]:
    """The most steps that the pattern takes over a hard text of about `size` characters, and that text."""
    flags = one.flags & ~re.UNICODE
    stepper = Stepper(one.pattern, flags)
    is_anchored = bool(one.methods) and set(one.methods) <= {"match", "fullmatch"}
    worst, worst_text = 0.0, ""
    for text in hard_texts(one.pattern, flags, size):
        try:
            if is_anchored:
                stepper.match(text)
            else:
                spans = stepper.find_all(text)
                if compare:
                    assert spans == [found.span() for found in re.finditer(one.pattern, text, flags)]
            count: float = stepper.steps
        except TooManyStepsError:
            count = float("inf")
        if count > worst:
            worst, worst_text = count, text
    return worst, worst_text


def test_each_pattern_takes_steps_in_proportion_or_gets_only_short_texts(counted: dict[str, Any]) -> None:
    steep = []
    for one in counted["asked"]:
        most = next((most for start, most in SHORT.items() if one.pattern.startswith(start)), None)
        if most is not None:
            assert one.longest <= most, f"{one.place}: {one.longest} characters"
            continue
        if not any(pumps(list(parsing.parse(one.pattern, one.flags & ~re.UNICODE)), "", one.flags)):
            continue  # it repeats nothing more than three times
        small, _ = steps(one, SMALL, compare=True)
        if small <= 6 * SMALL:
            continue
        large, text = steps(one, LARGE)
        # A square would be 16 times as much. What can look only so far ahead may grow until it does.
        most = 8 * small if has_no_end(one) else 1500 * LARGE
        if large > most and has_no_end(one):
            small, large = (steps(one, size * FAR)[0] for size in (SMALL, LARGE))
            most = 8 * small
        if large > most:
            steep.append(f"{one.place} {one.pattern[:60]!r}: {small} → {large} over {text[:30]!r}")
    assert not steep, "\n".join(steep)


def has_no_end(one: Asked) -> bool:
    """Whether a match may be of any length."""
    return bool(parsing.parse(one.pattern, one.flags & ~re.UNICODE).getwidth()[1] > 1_000_000)


def calls(text: str) -> dict[str, int]:
    """How many functions each rule of the parser calls, itself and below, for a report of this text."""
    from store.parsing import parser
    from store.reading import read_bytes

    report = read_bytes(text.encode(), "x.txt")
    found: dict[str, int] = {}
    rules = [name for name in vars(parser) if name.startswith(("find_", "lay_", "view_"))]
    count = 0

    def profile(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += 1

    with pytest.MonkeyPatch.context() as patch:
        for name in rules:
            real = getattr(parser, name)

            def counting(*arguments: Any, _name: str = name, _real: Any = real, **named: Any) -> Any:
                nonlocal count
                count = 0
                sys.setprofile(profile)
                try:
                    return _real(*arguments, **named)
                finally:
                    sys.setprofile(None)
                    found[_name] = count

            patch.setattr(parser, name, counting)
        parser.parse(report)
    assert len(found) == len(rules)
    return found


def test_each_rule_makes_calls_in_proportion() -> None:
    small, large = calls(hostile_text(40_000)), calls(hostile_text(160_000))
    steep = {name: (small[name], large[name]) for name in small if large[name] > 6 * max(small[name], 20_000)}
    assert not steep, "four times the text may take four times the calls"
