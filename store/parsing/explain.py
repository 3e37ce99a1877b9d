"""Shows a report with every fact found in it, the rule that found the fact, and where.

`python -m store.parsing.explain FILE` is for whoever tends the rules: a wrong fact leads to its rule. The
text is printed passage by passage; below each stand its facts as `field  value  ← rule  [start:end]`
(code points). On a terminal the evidence is coloured by field, unless NO_COLOR is set.
"""

from __future__ import annotations

import argparse
import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from store.errors import StoreError
from store.parsing.found import Trace
from store.parsing.parser import parse_traced
from store.reading import ReportText, read_file

_RESET = "\x1b[0m"
_DIM = "\x1b[2m"
_BOLD = "\x1b[1m"
_COLOURS = {
    "people": "\x1b[36m",
    "people.roles": "\x1b[96m",
    "people.parts": "\x1b[46;30m",
    "documents": "\x1b[33m",
    "date": "\x1b[32m",
    "published": "\x1b[32m",
    "period": "\x1b[32m",
    "organiser": "\x1b[35m",
    "place": "\x1b[35m",
    "province": "\x1b[35m",
    "ratings": "\x1b[34m",
    "targets": "\x1b[94m",
    "attendance": "\x1b[95m",
}
_OTHER = "\x1b[4m"
_VALUE = 90  # characters of a value that are shown
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def explain(report: ReportText, *, colour: bool) -> str:
    """The report's text with its facts and their rules, for printing.

    Args:
        report: what was read.
        colour: whether to colour with ANSI sequences; without, the output holds no control character but
            line ends, whatever the report holds.
    """
    _, traces = parse_traced(report)
    text = report.text
    passages = sorted((trace for trace in traces if trace.field == "passages"), key=lambda t: t.start)
    facts = sorted((trace for trace in traces if trace.field != "passages"), key=lambda t: (t.start, t.end))
    lines: list[str] = []
    nowhere = [fact for fact in facts if fact.end <= fact.start]
    if nowhere:
        lines += [_painted("record", _BOLD, colour), *_fact_lines(nowhere, colour), ""]
    placed = [fact for fact in facts if fact.end > fact.start]
    for start, end, heading in _stretches(passages, len(text)):
        here = [fact for fact in placed if start <= fact.start < end]
        if not here and not text[start:end].strip():
            continue
        lines += [_painted(heading, _BOLD, colour), _evidence(text, start, end, placed, colour)]
        lines += [*_fact_lines(here, colour), ""]
    return "\n".join(lines)


def _stretches(passages: Sequence[Trace], length: int) -> Iterator[tuple[int, int, str]]:
    """The text from end to end, cut at the passages: start, end, heading."""
    at = 0
    for passage in passages:
        if passage.start > at:
            yield at, passage.start, "(no passage)"
        if passage.end > at:
            yield max(at, passage.start), passage.end, f"{passage.value}  ← {passage.rule}"
            at = passage.end
    if at < length:
        yield at, length, "(no passage)"


def _fact_lines(facts: Sequence[Trace], colour: bool) -> list[str]:
    width = max((len(fact.field) for fact in facts), default=0)
    return [
        "    "
        + _painted(f"{fact.field:<{width}}", _COLOURS.get(fact.field, _OTHER), colour)
        + f"  {_visible(fact.value[:_VALUE])}  "
        + _painted(f"← {fact.rule}  [{fact.start}:{fact.end}]", _DIM, colour)
        for fact in facts
    ]


def _evidence(text: str, start: int, end: int, facts: Sequence[Trace], colour: bool) -> str:
    """The text of a stretch with the evidence of facts coloured; the shortest evidence lies on top."""
    if not colour:
        return _visible(text[start:end])
    paint = [""] * (end - start)
    for fact in sorted(facts, key=lambda fact: fact.start - fact.end):
        for at in range(max(fact.start, start), min(fact.end, end)):
            paint[at - start] = _COLOURS.get(fact.field, _OTHER)
    pieces = []
    at = start
    while at < end:
        behind = at
        while behind < end and paint[behind - start] == paint[at - start]:
            behind += 1
        piece = _visible(text[at:behind])
        pieces.append(_painted(piece, paint[at - start], colour=True) if paint[at - start] else piece)
        at = behind
    return "".join(pieces)


def _painted(text: str, style: str, colour: bool) -> str:
    return f"{style}{text}{_RESET}" if colour else text


def _visible(text: str) -> str:
    """`text` with control characters and the like written out, so that none reaches the terminal."""
    return "".join(
        char if char == "\n" or unicodedata.category(char) not in _HIDDEN else f"\\u{ord(char):04x}"
        for char in text
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """The command: 0 if the report was shown, 1 if it could not be read."""
    parser = argparse.ArgumentParser(
        prog="python -m store.parsing.explain",
        description="Show a report with every fact found in it, the rule that found it, and where.",
    )
    parser.add_argument("file", type=Path, help="a report")
    path = parser.parse_args(arguments).file
    try:
        report = read_file(path)
    except StoreError as error:
        print(_visible(str(error)), file=sys.stderr)
        return 1
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    try:
        print(explain(report, colour=colour))
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, a pager perhaps, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


if __name__ == "__main__":
    sys.exit(main())
