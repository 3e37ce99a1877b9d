"""The help of commands and what Click says of a mistake, in the user's language."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable
from copy import copy

import click

from tui.spoken import language, overheard

_IN_BRACKETS = re.compile(r"(.*?)(^|  )\[(.*)\]", re.DOTALL)


class _Formatter(click.HelpFormatter):
    """Click's own words in the user's language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        told = re.sub(r"\[COMMAND\] \[ARGS\]\.\.\.|\S+", lambda one: overheard(one[0]), args)
        super().write_usage(prog, told, overheard("Usage: ") if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(overheard(heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """What an option or command does, and in brackets what may be said of its value."""
        super().write_dl([(name, _bracketed(text)) for name, text in rows], col_max, col_spacing)


class SpokenContext(click.Context):
    """A context that helps in the user's language."""

    formatter_class = _Formatter


def in_own_language(command: click.Command) -> click.Command:
    """The command with its help in the user's language."""
    spoken = copy(command)
    spoken.context_class = SpokenContext
    if language() == "en":
        return spoken
    spoken.help, spoken.epilog = _paragraphs(command.help), _paragraphs(command.epilog)
    spoken.params = [_parameter(one) for one in command.params]
    return spoken


def tell_usage(error: click.ClickException) -> None:
    """What Click found wrong with the command as it was typed, on standard error."""
    if language() == "en":
        error.show()
        return
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        click.echo(context.get_usage(), err=True)
        if context.command.get_help_option(context) is not None:
            hint = f"Try '{context.command_path} {context.help_option_names[0]}' for help."
            click.echo(overheard(hint) + "\n", err=True)
    click.echo(overheard(f"Error: {error.format_message()}"), err=True)


def _parameter(parameter: click.Parameter) -> click.Parameter:
    spoken = copy(parameter)
    spoken.metavar = overheard(parameter.make_metavar(click.Context(click.Command("help"))))
    if isinstance(spoken, click.Option):
        spoken.help = spoken.help and overheard(spoken.help)
        if isinstance(spoken.show_default, str):
            spoken.show_default = overheard(spoken.show_default)
    return spoken


def _paragraphs(text: str | None) -> str | None:
    if text is None:
        return None
    paragraphs = inspect.cleandoc(text).split("\n\n")
    return "\n\n".join(map(_paragraph, paragraphs))


def _paragraph(text: str) -> str:
    """One paragraph; line by line where it is to be printed so (Click's `\\b`)."""
    if text.startswith("\b"):
        return "\n".join(overheard(line) for line in text.split("\n"))
    return overheard(" ".join(text.split()))


def _bracketed(text: str) -> str:
    """`Help.  [default: 0; x>=0]` in the user's language, Click's words in the brackets, too."""
    found = _IN_BRACKETS.fullmatch(text)
    if found is None:
        return overheard(text)
    told, gap, inside = found.groups()
    return f"{told and overheard(told)}{gap}[{'; '.join(map(overheard, inside.split('; ')))}]"
