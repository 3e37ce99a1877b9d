"""What commands write: data to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

    from store import QueryError, ReportSource, StoreError


_AROUND = 60  # code points shown before and after the place of a mistake
_LONGEST = 200


def use_utf8() -> None:
    """Both streams speak UTF-8, whatever the locale says; what cannot be encoded is replaced.

    A stream that was closed before the program began (`<&-`) is one without an end at either side.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - to the end
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def readable(argument: str) -> str:
    """An argument as text: bytes that are no letters of any encoding are replaced."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def write_json(value: Any) -> None:
    """One line of JSON on standard output: UTF-8, real Vietnamese letters, at once."""
    import msgspec

    from store import escaped_json

    write_bytes(escaped_json(msgspec.json.encode(value)) + b"\n")


def write_bytes(data: bytes) -> None:
    """Bytes to standard output, unchanged."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def write_lines(rows: Iterable[tuple[str, ...]]) -> None:
    """Rows as lines of cells, tabs between; cells hold no tabs, line ends or controls."""
    from store import printable

    for row in rows:
        write_bytes(("\t".join(printable(cell) for cell in row) + "\n").encode("utf-8"))


def plain_source(one: ReportSource) -> dict[str, Any]:
    """One source of a report, for JSON."""
    import msgspec

    plain: dict[str, Any] = {"id": one.id, "title": one.title, "published": one.published}
    return plain | msgspec.structs.asdict(one.source)


Painted = tuple[str, str]  # text and its style, in Rich's words


def line_printer() -> Callable[..., None]:
    """Prints a line on standard output out of pieces; on a terminal in colour, and wrapped between words.

    A pipe gets the text alone; Rich, which takes longer to load than a search, is then left where it is.
    """
    if _is_terminal():
        from rich.text import Text

        screen = console()
        return lambda *pieces: screen.print(Text.assemble(*pieces))

    def write(*pieces: Painted) -> None:
        sys.stdout.write("".join(text for text, _ in pieces) + "\n")

    return write


def _is_terminal() -> bool:
    """Whether standard output is a terminal, or is to be written to as one."""
    return sys.stdout.isatty() or any(os.environ.get(name) for name in ("FORCE_COLOR", "TTY_COMPATIBLE"))


def tell(sentence: str) -> None:
    """A sentence on standard error, behind what was printed so far."""
    sys.stdout.flush()
    print(sentence, file=sys.stderr)


def console(*, stderr: bool = False) -> Console:
    """A console that prints text as it is: no markup, no highlighting, no emoji, no wrapping of words
    in pipes; colour only on a terminal and never under NO_COLOR."""
    from rich.console import Console

    class PipeConsole(Console):
        def on_broken_pipe(self) -> None:
            """Rich would end the program with 1; that the reader has seen enough is no failure."""
            raise BrokenPipeError

    stream = sys.stderr if stderr else sys.stdout
    return PipeConsole(
        file=stream,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=not stream.isatty(),
        no_color=bool(os.environ.get("NO_COLOR")) or None,
    )


def complain(error: StoreError) -> None:
    """An error's sentence and what to do next, on standard error; for a query, its place marked."""
    from store import QueryError, printable
    from tui.spoken import overheard

    print(f"meetings-tui: {printable(overheard(error.message))}", file=sys.stderr)
    if isinstance(error, QueryError) and error.query:
        mark_place(error)
    if error.hint:
        print(f"  {printable(overheard(error.hint))}", file=sys.stderr)


def mark_place(error: QueryError) -> None:
    """The query with carets under the part that could not be understood; of a long one what is around it."""
    from store import printable

    begin = max(0, error.start - _AROUND)
    shown = error.query[begin : error.end + _AROUND][:_LONGEST]
    if begin:
        shown = "…" + shown[1:]
    place = error.start - begin
    width = max(1, min(error.end - error.start, len(shown) - place))
    print(f"  {printable(shown)}\n  {' ' * place}{'^' * width}", file=sys.stderr)
