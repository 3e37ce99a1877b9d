"""Import: reports a second, memory, size on disk; against the text, and `recollindex` where installed."""

from __future__ import annotations

import multiprocessing
import os
import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from benchmarks.archives import make_archive, size_of
from benchmarks.measure import Row, best_of, peak_megabytes, seconds
from benchmarks.reports import write_reports
from store import Archive, Index, import_paths

_MACHINE = Path("/proc/stat")
_T = TypeVar("_T")


class Stage(NamedTuple):
    """What a piece of work took, in seconds: by the clock, and of CPU time.

    `own` and `children` are those of this process and of the processes it started and ended; `others` is what
    the rest of the machine worked meanwhile, 0 where that cannot be known.
    """

    wall: float
    own: float
    children: float
    others: float

    @property
    def cpu(self) -> float:
        """CPU time of all that took part."""
        return self.own + self.children


def measure(reports: int) -> Iterator[Row]:
    """Importing `reports` files into a new archive, then reading and changing single records of it."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, path = Path(scratch) / "reports", Path(scratch) / "archive"
        text = _apart(write_reports, folder, reports)
        importing, indexing, peaks = _apart(_import_and_index, path, folder)
        yield from _rates(reports, importing, indexing, _recollindex(folder, Path(scratch) / "recoll"))
        yield Row("import again, nothing new", reports / make_archive(path, folder)[0], "reports/s")
        yield from (Row(f"peak memory of {what}", peak, "MB") for what, peak in peaks.items())
        yield Row("archive and index on disk", size_of(path) / 1e6, "MB", "the text", text / 1e6)
        archive = Archive.open(path)
        ids = list(archive.ids())
        some = ids[:: max(1, len(ids) // 50)]
        yield Row("open archive", best_of(5, lambda: len(Archive.open(path))) * 1000, "ms")
        yield Row("get a record", seconds(lambda: [archive.get(id) for id in some]) / len(some) * 1000, "ms")
        yield Row("update a record", best_of(3, lambda: _update(archive, some[-1])) * 1000, "ms")
        yield Row("index again after it", seconds(lambda: Index.open(archive).refresh()) * 1000, "ms")


def _apart(work: Callable[..., _T], *arguments: Any) -> _T:
    """Does it in a process of its own: what it needs of memory is then its alone."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def _import_and_index(path: Path, folder: Path) -> tuple[Stage, Stage, dict[str, float]]:
    archive = Archive.open(path, create=True)
    jobs = os.cpu_count() or 1
    importing = _stage(lambda: sum(1 for _ in import_paths(archive, [str(folder)], jobs=jobs)))
    peaks = {"import": peak_megabytes(), "the largest worker": peak_megabytes(children=True)}
    indexing = _stage(lambda: Index.open(archive).refresh())
    return importing, indexing, peaks | {"import and index": peak_megabytes()}


def _rates(reports: int, importing: Stage, indexing: Stage, peer: Stage | None) -> Iterator[Row]:
    wall = importing.wall + indexing.wall
    each = 1000 / reports
    name = "recollindex" if peer else ""
    yield Row("import and index", reports / wall, "reports/s", name, peer and reports / peer.wall)
    yield Row(
        "import and index, CPU time of all processes",
        (importing.cpu + indexing.cpu) * each,
        "ms/report",
        name,
        peer and peer.cpu * each,
    )
    yield Row("import alone", reports / importing.wall, "reports/s")
    yield Row("import alone, CPU time of those that read and parse", importing.children * each, "ms/report")
    yield Row("import alone, CPU time of the one that writes", importing.own * each, "ms/report")
    yield Row("index alone", reports / indexing.wall, "reports/s")
    yield Row("index alone, CPU time", indexing.cpu * each, "ms/report")
    others = (importing.others + indexing.others) / wall
    yield Row("cores that others used meanwhile", others, "cores", name, peer and peer.others / peer.wall)


def _stage(action: Callable[[], Any]) -> Stage:
    def used() -> tuple[float, float]:
        both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        own, children = (one.ru_utime + one.ru_stime for one in both)
        return own, children

    (own, children), machine = used(), _machine()
    wall = seconds(action)
    own, children = (after - before for after, before in zip(used(), (own, children), strict=True))
    return Stage(wall, own, children, max(0.0, _machine() - machine - own - children))


def _machine() -> float:
    """Seconds that the cores of this machine worked so far, all together, for whomever (Linux; else 0)."""
    if not _MACHINE.exists():
        return 0.0
    user, nice, system, _, _, hard, soft = map(int, _MACHINE.read_text().split()[1:8])
    return (user + nice + system + hard + soft) / os.sysconf("SC_CLK_TCK")


def _update(archive: Archive, id: str) -> None:
    with archive.writer() as writer:
        writer.replace(archive.get(id))


def _recollindex(folder: Path, config: Path) -> Stage | None:
    """What `recollindex` takes for the same files, or None where it is not installed."""
    program = shutil.which("recollindex")
    if program is None:
        return None
    config.mkdir()
    (config / "recoll.conf").write_text(f"topdirs = {folder}\n", encoding="utf-8")
    command = [program, "-c", str(config), "-z"]
    return _stage(lambda: subprocess.run(command, check=True, capture_output=True))
