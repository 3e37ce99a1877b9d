"""`backup` and `restore`: the whole archive to one file, and back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from tui.cli import DONE, IN_PART
from tui.grammar import archive_option
from tui.output import readable, write_json
from tui.spoken import spoken


@click.command("backup")
@click.argument("file", type=click.Path(readable=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@click.option("--json", "as_json", is_flag=True, help="What was done, as one JSON line.")
@archive_option
def backup_command(file: Path, force: bool, as_json: bool, archive: Path) -> int:
    """Write the whole archive to FILE, a ZIP: meetings, originals, notes, tags and clippings.

    It is the archive as it was at one moment, also while an import is running, and is read back and compared
    before it gets its name. `restore` makes the archive of it again.
    """
    from store import make_backup, printable

    with _bar(spoken("Backing up")) as progress:
        made = make_backup(archive, file, replace=force, progress=progress)
    if as_json:
        write_json(
            {
                "file": readable(str(made.path)),
                "bytes": made.size,
                "meetings": made.meetings,
                "files": made.files,
                "damaged": made.damaged,
            }
        )
    else:
        file_name = printable(str(made.path))
        told = spoken(
            "{file}: {meetings:,} meetings, {size:,} bytes",
            file=file_name, meetings=made.meetings, size=made.size,
        )  # fmt: skip
        print(told)
    for path in made.damaged:
        told = spoken("meetings-tui: {path} is damaged in the archive, and so in the backup.", path=path)
        print(told, file=sys.stderr)
    if made.damaged:
        told = spoken("`meetings-tui check --repair` mends it; then make another backup.")
        print(f"  {told}", file=sys.stderr)
    return IN_PART if made.damaged else DONE


@click.command("restore")
@click.argument("file", type=click.Path(readable=False, path_type=Path))
@click.option("--force", is_flag=True, help="Move an archive that is there aside, to NAME.before-restore.")
@click.option("--json", "as_json", is_flag=True, help="What was done, as one JSON line.")
@archive_option
def restore_command(file: Path, force: bool, as_json: bool, archive: Path) -> int:
    """Make the archive again of FILE, which `backup` wrote.

    Every byte is checked before anything gets its place. The search index is made when it is next needed.
    """
    from store import printable, restore_backup

    with _bar(spoken("Restoring")) as progress:
        restored = restore_backup(file, archive, replace=force, progress=progress)
    if as_json:
        write_json(
            {
                "archive": readable(str(restored.path)),
                "meetings": restored.meetings,
                "files": restored.files,
                "made": restored.made,
                "moved": None if restored.moved is None else readable(str(restored.moved)),
            }
        )
        return DONE
    told = spoken(
        "{archive}: {meetings:,} meetings, as of {moment}",
        archive=printable(str(restored.path)), meetings=restored.meetings, moment=restored.made,
    )  # fmt: skip
    print(told)
    if restored.moved is not None:
        aside = printable(str(restored.moved))
        print(spoken("What was there before is now {path}", path=aside), file=sys.stderr)
    return DONE


@contextmanager
def _bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar in bytes."""
    from tui.commands.progress import progress_bar

    with progress_bar(label) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
