"""`reparse`: the records again from the originals, and what that changes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.cli import DONE, IN_PART
from tui.commands.completing import complete_query
from tui.grammar import archive_option
from tui.jobs import jobs_for
from tui.output import write_json
from tui.spoken import overheard, spoken

if TYPE_CHECKING:
    from store import FieldChange, Reparsed

_AROUND = 40  # letters shown beside the first difference of two texts
_LONGEST = 160  # letters of a value


@click.command("reparse", context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, type=click.UNPROCESSED, shell_complete=complete_query)
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes that parse; by default one a core.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a changed record, then a summary.")
@archive_option
def reparse_command(
    query: tuple[str, ...], dry_run: bool, jobs: int | None, as_json: bool, archive: Path
) -> int:
    """Make the records that match QUERY (without one, all) again from the kept originals.

    Shows what changed, field by field, the old value and the new one. Your notes, tags, bookmarks and
    clippings stay as they are.
    """
    from store import Index, printable, reparse
    from tui.commands.finding import matching_ids, reader_of
    from tui.commands.opening import open_index, refresh, require_whole
    from tui.commands.progress import progress_bar

    kept, index = open_index(archive)
    reader = reader_of(kept)
    ids = matching_ids(index, " ".join(query), reader.marks()) if query else list(kept.ids())
    jobs = jobs or jobs_for(len(ids))
    counts = {"parsed": 0, "changed": 0, "failed": 0}
    with progress_bar(spoken("Parsing")) as bar:
        task = bar.add_task("", total=len(ids))
        for outcome in reparse(kept, ids, jobs=jobs, dry_run=dry_run):
            counts["parsed"] += 1
            counts["changed"] += bool(outcome.changes)
            counts["failed"] += bool(outcome.reason)
            bar.update(task, advance=1)
            if as_json and (outcome.changes or outcome.reason):
                write_json(_plain(outcome))
            elif outcome.reason and not as_json:
                reason = printable(overheard(outcome.reason))
                bar.console.print(spoken("failed: {path}: {reason}", path=outcome.id, reason=reason))
            elif outcome.changes:
                _print(outcome)
    if not dry_run:
        refresh(Index.open(kept))
    if as_json:
        write_json({"summary": counts})
    if dry_run:
        told = spoken("{parsed:,} parsed again, {changed:,} would change, {failed:,} failed", **counts)
    else:
        told = spoken("{parsed:,} parsed again, {changed:,} changed, {failed:,} failed", **counts)
    print(told, file=sys.stderr)
    require_whole(kept, reader)
    return IN_PART if counts["failed"] else DONE


def _plain(outcome: Reparsed) -> dict[str, Any]:
    changes = [change._asdict() for change in outcome.changes]
    return {"id": outcome.id, "new_id": outcome.new_id, "changes": changes, "reason": outcome.reason}


def _print(outcome: Reparsed) -> None:
    became = "" if outcome.new_id == outcome.id else f" → {outcome.new_id}"
    print(f"{outcome.id}{became}")
    for change in outcome.changes:
        if change.field != "id":
            for line in _lines(change):
                print(f"  {line}")


def _lines(change: FieldChange) -> Iterator[str]:
    """A value old → new; of a list, what went (-) and came (+); of a text, its first difference."""
    before, after = change.before, change.after
    if change.field == "text":
        pairs = zip(before, after, strict=False)
        at = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(before), len(after)))
        first, last = max(0, at - _AROUND), at + _AROUND
        yield spoken("text: {before:,} → {after:,} letters", before=len(before), after=len(after))
        yield f"  - …{_value(before[first:last])}…"
        yield f"  + …{_value(after[first:last])}…"
    elif isinstance(before, list | tuple) and isinstance(after, list | tuple):
        yield f"{change.field}:"
        yield from (f"  - {_value(one)}" for one in before if one not in after)
        yield from (f"  + {_value(one)}" for one in after if one not in before)
    else:
        yield f"{change.field}: {_value(before)} → {_value(after)}"


def _value(value: Any) -> str:
    """A value on one line: strings as they are, structures as JSON without what is empty."""
    import msgspec

    from store import printable

    if isinstance(value, dict):
        value = {name: one for name, one in value.items() if one not in (None, [], "")}
    if not isinstance(value, str):
        value = spoken("none") if value is None else msgspec.json.encode(value).decode("utf-8")
    shown = printable(value)
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
