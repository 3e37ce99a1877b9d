from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.archive import ReaderState
from store.archive.work import FORMAT, Change, Clipping, Edit, Note, Work, changed, read_work, write_work
from store.errors import ArchiveError

A, B, C = "a" * 12, "b" * 12, "c" * 12


@pytest.fixture
def state(tmp_path: Path) -> ReaderState:
    return ReaderState(tmp_path)


def test_bookmarks_toggle(state: ReaderState) -> None:
    state.toggle_bookmark(A)
    state.toggle_bookmark(B)
    assert state.bookmarks == {A, B}
    state.toggle_bookmark(A)
    assert state.bookmarks == {B}


def test_tags_are_trimmed_and_set_as_a_whole(state: ReaderState) -> None:
    state.set_tags(A, [" cần  xem ", "quan trọng", "cần xem", " "])
    assert state.tags == {A: ("cần xem", "quan trọng")}
    state.set_tags(A, [])
    assert state.tags == {}


def test_notes_are_on_a_meeting_or_on_a_span(state: ReaderState) -> None:
    state.set_note(A, "về cả cuộc họp")
    state.set_note(A, "về đoạn này", 10, 20)
    state.set_note(B, "khác", 0, 5)
    assert state.note(A) == "về cả cuộc họp"
    assert state.note(A, 10, 20) == "về đoạn này"
    assert state.note(A, 10, 21) == ""
    assert [note.start for note in state.notes(A)] == [None, 10]
    assert len(state.notes()) == 3
    state.set_note(A, "  ")
    assert [note.start for note in state.notes(A)] == [10]


def test_clippings_keep_their_order(state: ReaderState) -> None:
    for number, text in enumerate(["một", "hai", "ba"]):
        state.add_clipping(A, number, number + 3, text)
    assert [clipping.text for clipping in state.clippings] == ["một", "hai", "ba"]
    state.move_clipping(state.clippings[2].key, 0)
    assert [clipping.text for clipping in state.clippings] == ["ba", "một", "hai"]
    state.move_clipping(state.clippings[0].key, 99)
    assert [clipping.text for clipping in state.clippings] == ["một", "hai", "ba"]
    state.note_clipping(state.clippings[1].key, "trích được")
    state.remove_clippings([state.clippings[0].key])
    assert [(clipping.text, clipping.note) for clipping in state.clippings] == [
        ("hai", "trích được"),
        ("ba", ""),
    ]
    state.add_clipping(B, 0, 3, "bốn")
    assert [clipping.text for clipping in state.clippings] == ["hai", "ba", "bốn"]


def test_a_place_is_clipped_once(state: ReaderState) -> None:
    assert state.add_clipping(A, 0, 3, "một")
    assert state.add_clipping(A, 0, 3, "một") == ()
    assert len(state.clippings) == 1


def test_what_is_gone_is_not_changed(state: ReaderState) -> None:
    assert state.note_clipping("none", "x") == ()
    assert state.move_clipping("none", 0) == ()
    assert state.clippings == ()


def test_saved_searches(state: ReaderState) -> None:
    state.save_search("  Hạn  chế ", "trong:hạn-chế chậm")
    state.save_search("Xếp loại", "có:xếp-loại")
    assert dict(state.searches) == {"Hạn chế": "trong:hạn-chế chậm", "Xếp loại": "có:xếp-loại"}
    state.save_search("Hạn chế", "")
    assert list(state.searches) == ["Xếp loại"]


def test_recent_queries_come_once_newest_first_and_end_somewhere(state: ReaderState) -> None:
    for number in range(60):
        state.remember(f"câu {number}")
    state.remember("câu 30")
    state.remember(" ")
    assert state.recent[:2] == ("câu 30", "câu 59")
    assert len(state.recent) == len(set(state.recent)) == 50


def test_marks_tell_a_search_what_is_marked(state: ReaderState) -> None:
    state.set_tags(A, ["một", "hai"])
    state.set_tags(B, ["hai"])
    state.set_note(C, "x", 1, 2)
    state.toggle_bookmark(B)
    marks = state.marks()
    assert dict(marks.tags) == {"một": {A}, "hai": {A, B}}
    state.set_note(C, "y")
    marks = state.marks()
    assert (marks.noted, dict(marks.notes)) == ({C}, {C: ("y", "x")})
    assert marks.bookmarked == {B}
    assert state.worked_on() == {A, B, C}


def test_the_note_of_a_clipping_is_the_note_on_its_words(state: ReaderState) -> None:
    state.add_clipping(A, 3, 9, "sáu chữ", "hỏi lại")
    key = state.clippings[0].key
    assert [(one.start, one.end, one.words, one.text) for one in state.notes(A)] == [
        (3, 9, "sáu chữ", "hỏi lại")
    ]
    assert dict(state.marks().notes) == {A: ("hỏi lại",)}
    undo = state.set_note(A, "đã hỏi", 3, 9, "sáu chữ")
    assert state.clippings[0].note == "đã hỏi" and [one.text for one in state.notes()] == ["đã hỏi"]
    state.apply(undo)
    assert state.clippings[0].note == "hỏi lại" and [one.text for one in state.notes()] == ["hỏi lại"]
    state.set_note(A, "một", 3, 9)
    state.note_clipping(key, "hai")
    assert [one.text for one in state.notes()] == ["hai"]
    state.note_clipping(key, "")
    assert state.notes() == () and not state.marks().noted


def test_a_note_that_a_clipping_took_along_is_there_once(state: ReaderState) -> None:
    state.set_note(A, "hỏi lại", 5, 7, "ab")
    state.add_clipping(A, 3, 9, "sáu chữ", "hỏi lại")
    assert [(one.start, one.text) for one in state.notes()] == [(5, "hỏi lại")]
    state.note_clipping(state.clippings[0].key, "hỏi lại\nđã hỏi")
    assert [(one.start, one.text) for one in state.notes()] == [(3, "hỏi lại\nđã hỏi"), (5, "hỏi lại")]


def test_all_of_it_is_there_for_the_next_process(state: ReaderState, tmp_path: Path) -> None:
    state.toggle_bookmark(A)
    state.set_note(A, "ghi", 1, 2)
    state.add_clipping(A, 0, 3, "một", "vì sao")
    state.save_search("tên", "câu")
    state.remember("câu")
    again = ReaderState(tmp_path)
    assert again.bookmarks == state.bookmarks
    assert again.notes() == state.notes()
    assert again.clippings == state.clippings
    assert again.searches == state.searches
    assert again.recent == state.recent


def test_two_at_once_merge(state: ReaderState, tmp_path: Path) -> None:
    other = ReaderState(tmp_path)
    state.set_tags(A, ["một"])
    other.set_tags(B, ["hai"])
    other.add_clipping(B, 0, 1, "x")
    state.add_clipping(A, 0, 1, "y")
    assert state.tags == {A: ("một",), B: ("hai",)}
    assert [clipping.text for clipping in state.clippings] == ["x", "y"]
    assert other.reload()
    assert other.clippings == state.clippings
    assert not other.reload()


def test_looking_writes_nothing(state: ReaderState, tmp_path: Path) -> None:
    state.marks()
    state.remove_clippings([])
    state.set_note(A, "")
    assert not state.path.exists()
    assert ReaderState(tmp_path).recent == ()


def test_views_do_not_let_the_state_be_changed(state: ReaderState) -> None:
    state.set_tags(A, ["một"])
    with pytest.raises(TypeError):
        state.tags[B] = ("hai",)  # type: ignore[index]
    before = state.tags
    state.set_tags(B, ["hai"])
    assert before == {A: ("một",)}, "what was given out stays as it was"


def test_the_file_is_readable_and_private(state: ReaderState) -> None:
    state.set_note(A, "cần hỏi lại ông Mẫu")
    text = state.path.read_text(encoding="utf-8")
    assert "cần hỏi lại ông Mẫu" in text
    assert len(text.splitlines()) > 5
    assert json.loads(text)["format"] == FORMAT
    assert stat.S_IMODE(state.path.stat().st_mode) == 0o600


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"tags": 3}', b"\xff\xfe", b'{"format": 99}'])
def test_a_damaged_file_counts_as_empty_and_is_not_written_over(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "reader.json"
    file.write_bytes(data)
    state = ReaderState(tmp_path)
    assert state.damage is not None
    assert state.damage.hint
    assert state.bookmarks == frozenset()
    for change in (
        lambda: state.toggle_bookmark(A),
        lambda: state.remember("x"),
        lambda: state.apply((Change("searches", "a", "b"),)),
    ):
        with pytest.raises(ArchiveError):
            change()
    assert file.read_bytes() == data


def test_the_state_before_the_session_is_kept(state: ReaderState, tmp_path: Path) -> None:
    state.toggle_bookmark(A)
    session = ReaderState(tmp_path)
    session.toggle_bookmark(B)
    session.toggle_bookmark(C)
    previous = read_work((tmp_path / "reader.previous.json").read_bytes())
    assert set(previous.bookmarks) == {A}


def test_the_work_of_an_older_format_is_kept_before_it_is_written_anew(tmp_path: Path) -> None:
    older = json.dumps({"format": 1, "notes": {A: {"meeting": A, "text": "xem lại"}}, "tags": {B: ["gấp"]}})
    (tmp_path / "reader.json").write_text(older)
    session = ReaderState(tmp_path)
    assert (session.note(A), session.tags) == ("xem lại", {B: ("gấp",)})
    session.set_note(A, "chỗ này", 3, 9, words="kết quả")
    session.toggle_bookmark(C)
    assert (tmp_path / "reader.format-1.json").read_text() == older
    assert json.loads((tmp_path / "reader.json").read_bytes())["format"] == FORMAT
    ReaderState(tmp_path).toggle_bookmark(C)
    assert (tmp_path / "reader.format-1.json").read_text() == older
    assert [note.words for note in ReaderState(tmp_path).notes(A)] == ["", "kết quả"]


@pytest.mark.parametrize(
    "newer",
    [{"format": FORMAT + 1}, {"format": FORMAT + 1, "notes": {A: ["of", "another", "shape"]}}],
    ids=["same fields", "other fields"],
)
def test_the_work_of_a_newer_version_is_refused_and_not_written_to(
    newer: dict[str, object], tmp_path: Path
) -> None:
    file = tmp_path / "reader.json"
    file.write_text(json.dumps(newer))
    session = ReaderState(tmp_path)
    assert session.damage is not None
    assert "newer version" in session.damage.message
    with pytest.raises(ArchiveError, match="newer version"):
        session.toggle_bookmark(A)
    assert json.loads(file.read_bytes()) == newer


ids = st.sampled_from([A, B, C])
texts = st.text(max_size=8)
spans = st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9))
DOINGS: list[st.SearchStrategy[Callable[[ReaderState], Edit]]] = [
    ids.map(lambda id: lambda state: state.toggle_bookmark(id)),
    st.tuples(ids, st.lists(texts, max_size=3)).map(lambda a: lambda state: state.set_tags(*a)),
    st.tuples(ids, texts, spans).map(lambda a: lambda state: state.set_note(a[0], a[1], *(a[2] or ()))),
    st.tuples(ids, st.integers(0, 3), texts).map(
        lambda a: lambda state: state.add_clipping(a[0], a[1], a[1] + 2, a[2])
    ),
    st.integers(0, 5).map(
        lambda n: lambda state: state.remove_clippings([c.key for c in state.clippings[n : n + 2]])
    ),
    st.tuples(st.integers(0, 5), st.integers(-1, 6)).map(
        lambda a: (
            lambda state: (
                state.move_clipping(state.clippings[a[0] % len(state.clippings)].key, a[1])
                if state.clippings
                else ()
            )
        )
    ),
    st.tuples(texts, texts).map(lambda a: lambda state: state.save_search(*a)),
]


@settings(max_examples=40, deadline=None)
@given(doings=st.lists(st.one_of(DOINGS), max_size=8))
def test_undoing_all_in_reverse_gives_what_was_and_redoing_what_became(
    doings: list[Callable[[ReaderState], Edit]],
) -> None:
    with TemporaryDirectory() as folder:
        state = ReaderState(Path(folder))
        seen = [_content(state)]
        undo: list[Edit] = []
        for do in doings:
            undo.append(do(state))
            seen.append(_content(state))
        redo: list[Edit] = []
        for number in range(len(undo), 0, -1):
            redo.append(state.apply(undo.pop()))
            assert _content(state) == seen[number - 1]
        for number, edit in enumerate(reversed(redo), start=1):
            state.apply(edit)
            assert _content(state) == seen[number]


def _content(state: ReaderState) -> tuple[object, ...]:
    return (state.bookmarks, dict(state.tags), state.notes(), state.clippings, dict(state.searches))


works = st.builds(
    Work,
    bookmarks=st.dictionaries(ids, st.just(True)),
    tags=st.dictionaries(ids, st.lists(texts, min_size=1).map(tuple)),
    notes=st.dictionaries(texts, st.builds(Note, meeting=ids, text=texts)),
    clippings=st.dictionaries(
        texts, st.builds(Clipping, key=texts, meeting=ids, start=st.just(0), end=st.just(1), text=texts)
    ),
    searches=st.dictionaries(texts, texts),
    recent=st.lists(texts).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(work=works)
def test_what_is_written_is_what_is_read(work: Work) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "reader.json")
        write_work(file, work)
        assert read_work(file.read_bytes()) == work


@given(work=works, key=texts, value=st.none() | texts)
def test_a_change_changes_one_key(work: Work, key: str, value: str | None) -> None:
    after, inverse = changed(work, (Change("searches", key, value),))
    assert after.searches.get(key) == value
    assert {k: v for k, v in after.searches.items() if k != key} == {
        k: v for k, v in work.searches.items() if k != key
    }
    assert changed(after, inverse)[0] == work
