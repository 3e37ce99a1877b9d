"""The commands and their options, in Click's words.

A command's module is imported when it is called.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tui.cli import COMPLETE, DONE, PROGRAM, WRONG_USAGE, default_archive, interrupted
from tui.helping import in_own_language, tell_usage
from tui.spoken import overheard

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Handler = TypeVar("Handler", bound=Callable[..., Any])

# command → (module in tui.commands, one line of help)
_COMMANDS = {
    "import": ("importing", "Take files and folders of reports into the archive."),
    "parse": ("parsing", "Print the record of one file; touches no archive."),
    "search": ("searching", "Find meetings by the query language of the app."),
    "verify": ("verifying", "Tell which report has a quotation word for word, or what differs."),
    "show": ("showing", "Print one record by its id."),
    "export": ("exporting", "Write the records that match a query to a file or a pipe."),
    "stats": ("stats", "Tell what the archive holds."),
    "check": ("upkeep", "Verify archive and index, and mend what can be mended."),
    "backup": ("backingup", "Write the whole archive to one file."),
    "restore": ("backingup", "Make the archive again of such a file."),
    "reindex": ("upkeep", "Make the index again from the records."),
    "reparse": ("reparsing", "Make the records again from the kept originals, and show what changed."),
    "completion": ("completing", "Print the script that makes a shell complete commands, ids and queries."),
}


class _Commands(click.Group):
    """A group that imports a command only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module, _ = _COMMANDS[cmd_name]
        command = getattr(import_module(f"tui.commands.{module}"), f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return in_own_language(command)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        from click.shell_completion import CompletionItem

        if not incomplete.startswith("-"):
            return [
                CompletionItem(name, help=overheard(text))
                for name, (_, text) in _COMMANDS.items()
                if name.startswith(incomplete)
            ]
        return super().shell_complete(ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


def _given_archive(_context: click.Context, _option: click.Parameter, given: Path | None) -> Path:
    # Not as the option's default: that is asked for even where a folder is given, and takes its time.
    return given or default_archive()


def archive_option(command: Handler) -> Handler:
    """Gives a command `--archive DIR`."""
    return click.option(
        "--archive",
        type=click.Path(file_okay=False, readable=False, path_type=Path),
        callback=_given_archive,
        show_default="$MEETINGS_ARCHIVE, else the platform's data folder",
        help="The archive's folder.",
    )(command)


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"max_content_width": 100},
    epilog="Exit codes: 0 done; 1 done in part, or nothing found; 2 wrong usage or unusable query; "
    "3 the archive cannot be used; 130 interrupted.",
)
@click.option(
    "--archive",
    type=click.Path(file_okay=False, readable=False, path_type=Path),
    show_default="$MEETINGS_ARCHIVE, else the platform's data folder",
    help="The archive's folder.",
)
@click.version_option(package_name="meetings-tui", message="%(prog)s %(version)s")
@click.pass_context
def commands(ctx: click.Context, archive: Path | None) -> None:
    """Keep, search and quote Vietnamese meeting reports.

    Without a command, the browser opens; the first time, on the sample reports.
    """
    # `meetings-tui --archive DIR search …` and `meetings-tui search --archive DIR …` mean the same.
    if archive is not None:
        ctx.default_map = {name: {"archive": archive} for name in _COMMANDS}
    if ctx.invoked_subcommand is None:
        from tui.commands.browsing import browse

        ctx.exit(browse(archive or default_archive()))


def called(arguments: list[str]) -> int:
    """Runs the command that `arguments` name; its exit code.

    Raises what a command raises; what Click has to say is told here.
    """
    if asked := os.environ.get(COMPLETE):
        from click.shell_completion import shell_complete

        import_module("tui.commands.completing")  # teaches click the colons of bash
        return shell_complete(commands, {}, PROGRAM, COMPLETE, asked)
    try:
        # Not by `commands.main`: it takes the end of a pipe for a failure of ours.
        program = in_own_language(commands)
        with program.make_context(PROGRAM, arguments) as context:
            code = program.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        tell_usage(error)
        return WRONG_USAGE
    except click.Abort:
        return interrupted()
    return code if isinstance(code, int) else DONE
