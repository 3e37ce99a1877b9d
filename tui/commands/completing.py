"""`completion`: the script that lets a shell complete commands, options, ids, fields of queries and formats.

The shell asks the program itself, by click's protocol. Of click's three scripts, bash's is ours: bash takes a
word apart at each colon, and a query is full of them.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import click
from click.shell_completion import BashComplete, CompletionItem, add_completion_class, split_arg_string

if TYPE_CHECKING:
    from store import Archive, Index

_MOST = 30
_PLAIN = re.compile(r"([^\w@%+=:,./-])")
_SHELLS = ("bash", "zsh", "fish")

_BASH = r"""
%(complete_func)s() {
    local line="${COMP_LINE:0:$COMP_POINT}" kind value
    COMPREPLY=()
    while IFS=, read -r kind value; do
        case "$kind" in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("$value") ;;
        esac
        [[ $value == *: ]] && compopt -o nospace
    done < <(COMP_LINE="$line" COMP_WORDBREAKS="$COMP_WORDBREAKS" %(complete_var)s=bash_complete "$1")
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""


@add_completion_class
class ColonBashComplete(BashComplete):
    """Bash's completion of words with colons, from the line as it was typed."""

    source_template: ClassVar[str] = _BASH

    def source(self) -> str:
        """The script; it runs in the bash that asked for it, so none needs to be looked for."""
        return self.source_template % self.source_vars()

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one being typed, and that one."""
        line = os.environ["COMP_LINE"]
        words = split_arg_string(line)[1:]
        incomplete = words.pop() if words and not line[-1:].isspace() else ""
        return words, incomplete

    def complete(self) -> str:
        """What may follow; of a word with colons only what bash takes for the word."""
        args, incomplete = self.get_completion_args()
        breaks = ":" in os.environ.get("COMP_WORDBREAKS", "")
        behind = incomplete.rfind(":") + 1 if breaks else 0
        lines = []
        for item in self.get_completions(args, incomplete):
            value = item.value[behind:] if item.value[:behind] == incomplete[:behind] else item.value
            quoted = _PLAIN.sub(r"\\\1", value)
            lines.append(f"{item.type},{quoted}")
        return "\n".join(lines)


@click.command("completion")
@click.argument("shell", type=click.Choice(_SHELLS))
def completion_command(shell: str) -> None:
    """Print the script that makes a shell complete commands, ids, fields, values and formats.

    \b
    bash: eval "$(meetings-tui completion bash)" in ~/.bashrc
    zsh:  eval "$(meetings-tui completion zsh)" in ~/.zshrc, after compinit
    fish: meetings-tui completion fish > ~/.config/fish/completions/meetings-tui.fish
    """
    from click.shell_completion import get_completion_class

    from tui.cli import COMPLETE, PROGRAM
    from tui.grammar import commands

    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(commands, {}, PROGRAM, COMPLETE).source().strip())


def complete_id(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem[str]]:
    """The ids that begin as typed, with titles; without any digit, the newest meetings."""
    with suppress(Exception):  # a shell that completes has no use for a reason
        from store import parse_query, printable

        kept, index = _opened(ctx)
        if not typed:
            hits = index.search(parse_query(""), limit=_MOST).hits
            return [CompletionItem(hit.id, help=printable(hit.title)) for hit in hits]
        ids = [id for id in kept.ids() if id.startswith(typed.lower())][:_MOST]
        return [CompletionItem(id, help=printable(kept.get(id).title)) for id in ids]
    return []


def complete_query(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem[str]]:
    """Fields of the query language and their values."""
    with suppress(Exception):
        from store import printable

        index = _opened(ctx)[1]
        return [
            CompletionItem(typed[: one.start] + one.text, help=printable(one.label))
            for one in index.complete(typed, limit=_MOST)
        ]
    return []


def _opened(ctx: click.Context) -> tuple[Archive, Index]:
    from store import Archive, Index
    from tui.cli import default_archive

    named = ctx.params.get("archive") or (ctx.parent and ctx.parent.params.get("archive"))
    kept = Archive.open(Path(named or default_archive()))
    return kept, Index.open(kept)
