"""The command line: what is run, and what its ends mean.

Nothing heavy is imported here: a command's module is imported when it is called, the app when it opens.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

PROGRAM, COMPLETE = "meetings-tui", "_MEETINGS_TUI_COMPLETE"
DONE, IN_PART, WRONG_USAGE, ARCHIVE_UNUSABLE, INTERRUPTED = 0, 1, 2, 3, 130

_SELDOM = 100_000  # objects made: a search makes fewer, and nothing of what it loads and makes is garbage


def default_archive() -> Path:
    """`$MEETINGS_ARCHIVE`, else the platform's folder for user data."""
    named = os.environ.get("MEETINGS_ARCHIVE")
    if named:
        return Path(named)
    from tui.places import user_folder

    return user_folder("data")


def main() -> None:
    """Runs the command line and leaves with the exit code of the contract."""
    from tui.output import use_utf8

    gc.set_threshold(_SELDOM)
    use_utf8()
    code = run(sys.argv[1:])
    gc.freeze()  # what is left goes with the process: to look through it for cycles takes a tenth of a search
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Runs one command and returns its exit code; every failure is told in plain sentences."""
    from store import ArchiveError, QueryError, StoreError, WriteError
    from tui.output import complain

    try:
        code = _called(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return interrupted()
    except BrokenPipeError:
        # The reader of the pipe (head, less) has seen enough. Nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        # The archive raises errors of its own: this is a full disk behind `>`, or a closed terminal.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        complain(WriteError(f"The output cannot be written: {error.strerror or error}."))
        return IN_PART
    except StoreError as error:
        complain(error)
        if isinstance(error, QueryError | WriteError):
            return WRONG_USAGE
        return ARCHIVE_UNUSABLE if isinstance(error, ArchiveError) else IN_PART
    return code


def _called(arguments: list[str]) -> int:
    if COMPLETE not in os.environ:
        from tui.usual import browsed, search_of

        if archive := browsed(arguments):
            from tui.commands.browsing import browse

            return browse(archive)
        if search := search_of(arguments):
            from tui.commands.finding import answer

            return answer(search)
    from tui.grammar import called

    return called(arguments)


def interrupted() -> int:
    """Tells that a command was interrupted; its exit code."""
    from tui.spoken import spoken

    print(spoken("meetings-tui: interrupted; what was finished is kept."), file=sys.stderr)
    return INTERRUPTED
