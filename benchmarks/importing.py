"""Import: reports a second, memory, size on disk; against the text, and `recollindex` where installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.archives import make_archive, size_of
from benchmarks.measure import Row, best_of, cpu_seconds, peak_megabytes, seconds
from benchmarks.reports import write_reports
from store import Archive, Index


def measure(reports: int) -> Iterator[Row]:
    """Importing `reports` files into a new archive, then reading and changing single records of it."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, path = Path(scratch) / "reports", Path(scratch) / "archive"
        text = write_reports(folder, reports)
        began = cpu_seconds()
        importing, indexing = make_archive(path, folder)
        worked = cpu_seconds() - began
        worker = peak_megabytes(children=True)  # before there are other children
        began = cpu_seconds()
        peer = _recollindex(folder, Path(scratch) / "recoll")
        peer_worked = peer and cpu_seconds() - began
        rate = reports / (importing + indexing)
        yield Row("import and index", rate, "reports/s", *_named("recollindex", peer and reports / peer))
        each = worked / reports * 1000
        yield Row(
            "import and index, CPU time of all processes",
            each,
            "ms/report",
            *_named("recollindex", peer_worked and peer_worked / reports * 1000),
        )
        yield Row("import alone", reports / importing, "reports/s")
        yield Row("index alone", reports / indexing, "reports/s")
        yield Row("import again, nothing new", reports / make_archive(path, folder)[0], "reports/s")
        yield Row("peak memory of import", peak_megabytes(), "MB")
        yield Row("peak memory of the largest worker", worker, "MB")
        yield Row("archive and index on disk", size_of(path) / 1e6, "MB", "the text", text / 1e6)
        archive = Archive.open(path)
        ids = list(archive.ids())
        some = ids[:: max(1, len(ids) // 50)]
        yield Row("open archive", best_of(5, lambda: len(Archive.open(path))) * 1000, "ms")
        yield Row("get a record", seconds(lambda: [archive.get(id) for id in some]) / len(some) * 1000, "ms")
        yield Row("update a record", best_of(3, lambda: _update(archive, some[-1])) * 1000, "ms")
        yield Row("index again after it", seconds(lambda: Index.open(archive).refresh()) * 1000, "ms")


def _update(archive: Archive, id: str) -> None:
    with archive.writer() as writer:
        writer.replace(archive.get(id))


def _named(peer: str, value: float | None) -> tuple[str, float | None]:
    return (peer, value) if value else ("", None)


def _recollindex(folder: Path, config: Path) -> float | None:
    """Seconds `recollindex` takes for the same files, or None where it is not installed."""
    program = shutil.which("recollindex")
    if program is None:
        return None
    config.mkdir()
    (config / "recoll.conf").write_text(f"topdirs = {folder}\n", encoding="utf-8")
    command = [program, "-c", str(config), "-z"]
    return seconds(lambda: subprocess.run(command, check=True, capture_output=True))
