"""`verify`: whether a quotation stands in the archive word for word."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli import DONE, IN_PART
from tui.grammar import archive_option
from tui.output import line_printer, readable, tell, write_json
from tui.spoken import spoken, word

if TYPE_CHECKING:
    from store import Held, Piece, Verdict
    from tui.output import Painted


@click.command("verify", context_settings={"ignore_unknown_options": True})
@click.argument("passage", nargs=-1, required=True, type=click.UNPROCESSED)
@click.option("--json", "as_json", is_flag=True, help="Print the verdict as JSON.")
@archive_option
def verify_command(passage: tuple[str, ...], as_json: bool, archive: Path) -> int:
    """Tell which report has a passage word for word, or the nearest with every difference.

    PASSAGE is the quotation, or `-` to read it from standard input. Quotation marks, punctuation, capitals,
    spacing, line breaks and hyphenation do not matter, accents do; `…` stands for words left out. Words only
    in the report are shown as [-…-], words only in the quotation as {+…+}.

    Exit code 0: word for word; 1: not found so.
    """
    from store import verify
    from tui.commands.opening import open_index, require_whole

    given = passage == ("-",)
    text = sys.stdin.buffer.read().decode("utf-8", "replace") if given else readable(" ".join(passage))
    kept, index = open_index(archive)
    verdict = verify(index, kept, text)
    if as_json:
        write_json(_plain(verdict))
    else:
        _print(verdict)
    if not verdict.exact:
        require_whole(kept)
    return DONE if verdict.exact else IN_PART


def _plain(verdict: Verdict) -> dict[str, object]:
    return {
        "words": verdict.words,
        "exact": verdict.exact,
        "more": verdict.more,
        "held": [
            {
                "id": one.hit.id,
                "title": one.hit.title,
                "date": one.hit.date,
                "passage": one.passage,
                "start": one.compared.start,
                "end": one.compared.end,
                "exact": one.exact,
                "literal": one.compared.literal,
                "share": round(one.compared.share, 4),
                "pieces": [
                    {"how": piece.how, "quoted": piece.quoted, "found": piece.found}
                    for piece in one.compared.pieces
                ],
            }
            for one in verdict.held
        ],
    }


def _print(verdict: Verdict) -> None:
    line = line_printer()
    for one in verdict.held:
        for pieces in _held(one):
            line(*pieces)
        line()
    if verdict.exact:
        tell(_found(len(verdict.held), more=verdict.more))
    elif not verdict.words:
        tell(spoken("There are no words to look for."))
    elif verdict.held:
        tell(spoken("No report has it word for word; these are the nearest."))
    else:
        tell(spoken("No report has this passage, or one near it."))


def _found(count: int, *, more: bool) -> str:
    if more:
        return spoken("Word for word in {count} reports, perhaps in more.", count=count)
    if count == 1:
        return spoken("Word for word in 1 report.")
    return spoken("Word for word in {count} reports.", count=count)


def _held(held: Held) -> Iterator[list[Painted]]:
    """The lines of one report: which it is, how much it has of the passage, and every difference."""
    from store import printable

    hit = held.hit
    yield [
        (hit.id, "cyan"),
        ("  ", ""),
        (hit.date or "????-??-??", "green"),
        (f"  {word('passage', held.passage)}  ", ""),
        (printable(hit.title), "bold"),
    ]
    if not held.exact:
        verdict = spoken("{share}% of the words", share=int(held.compared.share * 100))
    elif held.compared.literal:
        verdict = spoken("word for word")
    else:
        verdict = spoken("word for word; capitals or punctuation differ")
    yield [(f"    {verdict}", "")]
    pieces = [one for piece in held.compared.pieces for one in ((" ", ""), *_marked(piece))]
    yield [("    ", ""), *pieces[1:]]


def _marked(piece: Piece) -> list[Painted]:
    from store import printable

    quoted, found = printable(piece.quoted), printable(piece.found)
    if piece.how == "same":
        return [(found, "")]
    if piece.how == "omitted":
        return [(f"[... {found} ...]", "dim")]
    left_out, put_in = (f"[-{found}-]", "green"), (f"{{+{quoted}+}}", "bold red")
    if found and quoted:
        return [left_out, (" ", ""), put_in]
    return [left_out] if found else [put_in] if quoted else []
