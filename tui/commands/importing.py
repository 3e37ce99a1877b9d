"""`import`: files and folders into the archive."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli import DONE, IN_PART, INTERRUPTED
from tui.grammar import archive_option
from tui.jobs import jobs_for
from tui.output import write_json, write_lines
from tui.spoken import overheard, spoken

if TYPE_CHECKING:
    from store import Archive, Outcome

_STATUSES = ("new", "known", "not-a-meeting", "failed")


@click.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes that parse; by default what pays.")
@click.option("--watch", is_flag=True, help="Then go on with what arrives in these folders, until Ctrl+C.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a report, then a summary.")
@archive_option
def import_command(
    paths: tuple[str, ...], jobs: int | None, watch: bool, as_json: bool, archive: Path
) -> int:
    """Take files, folders (with all in them) and `-` (standard input) into the archive.

    Archives (ZIP, gzip) and collections (JSON Lines) are taken apart, one report each.

    Doing it again imports nothing twice. Interrupted, what was finished is kept and the next run goes on.
    """
    from store import Archive, Index, count_files, import_paths, printable
    from tui.commands.opening import refresh, require_whole
    from tui.commands.progress import progress_bar

    counts = dict.fromkeys(_STATUSES, 0)
    if watch:
        return _watch(Archive.open(archive, create=True), paths, jobs, as_json, counts)
    total = count_files(paths, without=archive)
    jobs = jobs or jobs_for(total)
    kept = Archive.open(archive, create=True)
    with progress_bar(spoken("Importing")) as bar:
        task = bar.add_task("", total=total)
        for outcome in import_paths(kept, paths, jobs=jobs, stdin=sys.stdin.buffer):
            counts[outcome.status] += 1
            bar.update(task, advance=1, total=max(total, sum(counts.values())))
            if as_json:
                write_json(_plain(outcome))
            elif outcome.status == "failed":
                path, reason = printable(str(outcome.path)), printable(overheard(outcome.reason or ""))
                bar.console.print(spoken("failed: {path}: {reason}", path=path, reason=reason))
    refresh(Index.open(kept))
    _tell_summary(counts, as_json)
    require_whole(kept)
    return IN_PART if counts["failed"] else DONE


def _watch(
    kept: Archive, folders: tuple[str, ...], jobs: int | None, as_json: bool, counts: dict[str, int]
) -> int:
    from tui.commands.watching import watch

    def tell(outcome: Outcome) -> None:
        counts[outcome.status] += 1
        if as_json:
            write_json(_plain(outcome))
        else:
            about = overheard(outcome.reason) if outcome.reason else outcome.title
            write_lines([(spoken(outcome.status), outcome.id or "", outcome.path, about)])

    watch(kept, folders, jobs, tell)
    _tell_summary(counts, as_json)
    return INTERRUPTED


def _tell_summary(counts: dict[str, int], as_json: bool) -> None:
    if as_json:
        write_json({"summary": counts})
    else:
        print(_summary(counts))


def _plain(outcome: Outcome) -> dict[str, str | None]:
    return {
        "path": str(outcome.path),
        "status": outcome.status,
        "id": outcome.id,
        "reason": outcome.reason,
    }


def _summary(counts: dict[str, int]) -> str:
    return spoken(
        "{new} new, {known} already there, {others} not a meeting, {failed} failed",
        new=counts["new"], known=counts["known"], others=counts["not-a-meeting"], failed=counts["failed"],
    )  # fmt: skip
