"""The index is derived: it follows the archive, and comes back whenever it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import ArchiveError, Index, StoreError, parse_query
from store.model import Meeting
from tests.search.corpus import FakeArchive, meeting


def said(*titles: str) -> tuple[Meeting, ...]:
    return tuple(meeting(("context", f"Chuyện {title}"), title=title) for title in titles)


def titles(index: Index, query: str = "") -> list[str]:
    return sorted(hit.title for hit in index.search(parse_query(query)).hits)


@pytest.fixture
def archive(tmp_path: Path) -> FakeArchive:
    return FakeArchive(tmp_path, {"000001": ("a", said("A", "B")), "000002": ("b", said("C"))})


def test_a_new_index_is_stale_until_refreshed(archive: FakeArchive) -> None:
    index = Index.open(archive)
    assert index.stale()
    assert titles(index) == []
    told: list[tuple[int, int]] = []
    assert index.refresh(lambda done, total: told.append((done, total))) == 3
    assert told == [(2, 3), (3, 3)]
    assert not index.stale()
    assert titles(index) == ["A", "B", "C"]


def test_only_what_differs_is_read_again(archive: FakeArchive) -> None:
    Index.open(archive).refresh()
    archive.read.clear()
    archive.parts["000002"] = ("c", said("D", "E"))
    index = Index.open(archive)
    assert index.stale()
    assert index.refresh() == 2
    assert archive.read == ["000002"]
    assert titles(index) == ["A", "B", "D", "E"]
    assert index.refresh() == 0


def test_a_segment_that_is_gone_is_forgotten(archive: FakeArchive) -> None:
    index = Index.open(archive)
    index.refresh()
    del archive.parts["000001"]
    assert index.stale()
    assert index.refresh() == 0
    assert titles(index) == ["C"]
    assert not index.stale()


@pytest.mark.parametrize("how", ["deleted", "truncated", "scrambled", "state", "older", "one file"])
def test_a_damaged_index_is_made_again(archive: FakeArchive, how: str) -> None:
    Index.open(archive).refresh()
    folder = archive.path / "index"
    files = [file for file in folder.iterdir() if file.is_file()]
    match how:
        case "deleted":
            for file in files:
                file.unlink()
        case "truncated":
            for file in files:
                half = file.read_bytes()[: file.stat().st_size // 2]
                file.unlink()  # an index may still have it mapped
                file.write_bytes(half)
        case "scrambled":
            (folder / "meta.json").write_text("{")
        case "state":
            (folder / "state.json").write_text("[]")
        case "older":
            (folder / "state.json").write_text('{"version": 0, "segments": {}}')
        case "one file":
            next(file for file in files if file.suffix == ".term").unlink()
    index = Index.open(archive)
    assert index.stale()
    assert index.refresh() == 3
    assert titles(index, "chuyen") == ["A", "B", "C"]


def test_damage_inside_a_file_is_found_and_mended(archive: FakeArchive) -> None:
    index = Index.open(archive)
    index.refresh()
    assert index.damages() == ()
    store = next(file for file in (archive.path / "index").iterdir() if file.suffix == ".store")
    with store.open("r+b") as stream:  # in place: the index has it mapped
        stream.write(bytes(store.stat().st_size // 2))
    index = Index.open(archive)
    assert index.damages() == (store.name,)
    with pytest.raises(StoreError, match="damaged"):
        titles(index)
    assert index.stale()
    assert index.refresh() == 3
    assert titles(index) == ["A", "B", "C"]
    assert index.damages() == ()


def test_rebuilding_reads_everything_again(archive: FakeArchive) -> None:
    Index.open(archive).refresh()
    archive.read.clear()
    assert Index.rebuild(archive) == 3
    assert archive.read == ["000001", "000002"]
    assert titles(Index.open(archive)) == ["A", "B", "C"]


def test_an_open_index_sees_what_another_refreshed(archive: FakeArchive) -> None:
    reading, writing = Index.open(archive), Index.open(archive)
    writing.refresh()
    assert reading.refresh() == 0
    assert titles(reading) == ["A", "B", "C"]
    assert not reading.stale()


def test_a_damaged_segment_leaves_the_rest_searchable(archive: FakeArchive) -> None:
    def read(name: str) -> tuple[Meeting, ...]:
        if name == "000001":
            raise ArchiveError("It is damaged.", "Mend it.")
        return archive.parts[name][1]

    archive.read_segment = read  # type: ignore[method-assign]
    index = Index.open(archive)
    with pytest.raises(ArchiveError, match="damaged"):
        index.refresh()
    assert titles(index) == ["C"]
    assert index.stale()


def test_an_interrupted_refresh_can_be_done_again(archive: FakeArchive) -> None:
    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    index = Index.open(archive)
    with pytest.raises(KeyboardInterrupt) as interrupted:
        index.refresh(interrupt)
    assert interrupted.tb is not None
    assert index.stale()
    assert titles(index) == []
    assert index.refresh() == 3
    assert titles(index) == ["A", "B", "C"]


def test_an_index_elsewhere(archive: FakeArchive, tmp_path: Path) -> None:
    index = Index.open(archive, tmp_path / "other")
    index.refresh()
    assert titles(index) == ["A", "B", "C"]
    assert not (archive.path / "index").exists()


def test_hits_come_in_pages(archive: FakeArchive) -> None:
    index = Index.open(archive)
    index.refresh()
    first = index.search(parse_query("chuyện"), limit=2)
    rest = index.search(parse_query("chuyện"), limit=2, offset=2)
    assert (first.count, rest.count) == (3, 3)
    assert sorted(hit.title for hit in (*first.hits, *rest.hits)) == ["A", "B", "C"]
    assert index.search(parse_query("chuyện"), limit=0).hits == ()
    assert index.search(parse_query("chuyện"), offset=99).hits == ()


@pytest.mark.parametrize("sort", ["relevance", "-date", "date"])
@pytest.mark.parametrize("words", ["", "chuyện"])
def test_a_meeting_has_its_position_in_every_order(archive: FakeArchive, words: str, sort: str) -> None:
    index = Index.open(archive)
    index.refresh()
    query = parse_query(words)
    ids = [hit.id for hit in index.search(query, sort=sort).hits]
    assert [index.position(query, id, sort=sort) for id in ids] == [0, 1, 2]
    assert index.position(parse_query("không-đâu"), ids[0], sort=sort) is None
    assert index.position(query, "0" * 12, sort=sort) is None


def test_awkward_records_are_indexed(archive: FakeArchive) -> None:
    archive.parts = {
        "000001": (
            "x",
            (
                Meeting(id="000000000001"),
                meeting(("other", "a" * 70_000 + " đuôi"), title="dài"),
                meeting(
                    ("other", "[b]\x1b[31m \u202e &amp; \U0001f642"),
                    title="lạ",
                    date="2021-01-02",
                    date_end="2020-01-01",
                ),
            ),
        )
    }
    index = Index.open(archive)
    assert index.refresh() == 3
    assert titles(index, "đuôi") == ["dài"]
    assert titles(index, "date:2021-01-02") == ["lạ"]


def test_an_answer_given_before_follows_the_archive(archive: FakeArchive) -> None:
    index = Index.open(archive)
    index.refresh()
    query = parse_query("chuyện")
    first = index.ask(query)
    assert index.ask(query) == first
    assert first[0].count == 3
    archive.parts["000003"] = ("c", said("D"))
    Index.open(archive).refresh()
    results, facets = index.ask(query)
    assert results.count == 4
    assert sum(count for _, count in facets["kind"]) == 4


def test_pages_of_words_in_a_row_follow_one_another(archive: FakeArchive) -> None:
    archive.parts = {"000001": ("a", said("một hai", "hai một", "một hai ba", "ba một hai", "hai ba một"))}
    index = Index.open(archive)
    index.refresh()
    query = parse_query("một hai")
    whole = [hit.id for hit in index.search(query).hits]
    assert len(set(whole)) == index.search(query).count == 5
    for size in (1, 2, 3, 4):
        pages = [index.search(query, limit=size, offset=at) for at in range(0, 5, size)]
        assert [hit.id for page in pages for hit in page.hits] == whole
        assert {page.count for page in pages} == {5}
    assert [index.position(query, id) for id in whole] == [0, 1, 2, 3, 4]
    in_title = {hit.title for hit in index.search(query, limit=3).hits}
    assert in_title == {"một hai", "một hai ba", "ba một hai"}


@pytest.mark.parametrize("large", [0, 20_000])
def test_facets_of_a_large_archive_are_those_of_a_small_one(
    archive: FakeArchive, large: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.search.asking._LARGE", large)
    index = Index.open(archive)
    index.refresh()
    for typed in ("chuyện", '"chuyện a"', "chuyện kind:other", "nothing"):
        results, facets = index.ask(parse_query(typed))
        assert facets == index.facets(parse_query(typed))
        assert list(facets) == ["kind", "year", "province", "organiser", "person", "document", "passage"]
        assert results == index.search(parse_query(typed))


def test_a_large_index_made_at_once_is_one_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.search.folder._BATCH", 10)
    parts = {f"{at:06}": (f"{at}", said(f"A{at}", f"B{at}", f"C{at}")) for at in range(1, 24)}
    index = Index.open(FakeArchive(tmp_path, parts))
    assert index.refresh() == 69
    assert len(list((tmp_path / "index").glob("*.store"))) == 1
    assert len(titles(index)) == 50
    assert index.search(parse_query("")).count == 69
