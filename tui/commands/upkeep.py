"""`check`, `reindex`, `reparse`: keeping archive and index sound."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tui.cli import ARCHIVE_UNUSABLE, DONE, archive_option


@click.command("reindex")
@archive_option
def reindex_command(archive: Path) -> int:
    """Make the whole index again from the records."""
    from store import Archive, Index
    from tui.commands.progress import progress_bar

    kept = Archive.open(archive)
    with progress_bar("Indexing") as bar:
        task = bar.add_task("", total=len(kept))
        count = Index.rebuild(kept, lambda done, total: bar.update(task, completed=done, total=total))
    print(f"{count:,} records indexed")
    return DONE


@click.command("reparse")
@click.argument("query", nargs=-1)
@archive_option
def reparse_command(query: tuple[str, ...], archive: Path) -> int:
    """Make the records that match QUERY (without one, all) again from the kept originals.

    Shows what changed, field by field; notes and tags stay as they are.
    """
    from store import Index, printable, reparse
    from tui.commands.opening import open_index, refresh
    from tui.commands.searching import matching_ids

    kept, index = open_index(archive)
    ids = matching_ids(index, " ".join(query)) if query else list(kept.ids())
    changed = failed = 0
    for outcome in reparse(kept, ids):
        if outcome.reason:
            failed += 1
            print(f"failed: {outcome.id}: {printable(outcome.reason)}", file=sys.stderr)
        elif outcome.changes:
            changed += 1
            print(f"{outcome.id}")
            for field, before, after in outcome.changes:
                print(f"  {field}: {printable(str(before))} → {printable(str(after))}")
    refresh(Index.open(kept))
    print(f"{len(ids):,} parsed again, {changed:,} changed, {failed:,} failed", file=sys.stderr)
    return 1 if failed else DONE


@click.command("check")
@click.option("--repair", is_flag=True, help="Mend what can be mended.")
@archive_option
def check_command(repair: bool, archive: Path) -> int:
    """Verify archive and index, say what is wrong, and mend what can be mended."""
    from store import check_archive, printable

    findings = list(check_archive(archive, repair=repair))
    for finding in findings:
        state = "mended" if finding.mended else "wrong"
        print(f"{state}: {printable(finding.message)} {printable(finding.hint)}".rstrip())
    if not findings:
        print("Everything is in order.")
    return ARCHIVE_UNUSABLE if any(not finding.mended for finding in findings) else DONE
