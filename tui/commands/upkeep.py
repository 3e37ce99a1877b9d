"""`check`, `reindex`: keeping archive and index sound."""

from __future__ import annotations

from pathlib import Path

import click

from tui.cli import ARCHIVE_UNUSABLE, DONE
from tui.grammar import archive_option
from tui.spoken import overheard, spoken


@click.command("reindex")
@archive_option
def reindex_command(archive: Path) -> int:
    """Make the whole index again from the records."""
    from store import Archive, Index
    from tui.commands.opening import require_whole
    from tui.commands.progress import progress_bar

    kept = Archive.open(archive)
    with progress_bar(spoken("Indexing")) as bar:
        task = bar.add_task("", total=len(kept))
        count = Index.rebuild(kept, lambda done, total: bar.update(task, completed=done, total=total))
    print(spoken("{count:,} records indexed", count=count))
    require_whole(kept)
    return DONE


@click.command("check")
@click.option("--repair", is_flag=True, help="Mend what can be mended.")
@archive_option
def check_command(repair: bool, archive: Path) -> int:
    """Verify archive and index, say what is wrong, and mend what can be mended.

    Before each sentence stands what was checked: header, segments, duplicates, originals, index …
    """
    from store import check_archive, printable

    findings = list(check_archive(archive, repair=repair))
    for finding in findings:
        state = spoken("mended") if finding.mended else spoken("wrong")
        told = (printable(overheard(one)) for one in (finding.message, finding.hint))
        print(f"{state} ({spoken(finding.check)}): {' '.join(told)}".rstrip())
    if not findings:
        print(spoken("Everything is in order."))
    return ARCHIVE_UNUSABLE if any(not finding.mended for finding in findings) else DONE
