"""Meetings that have to do with one, and what may be typed next."""

from __future__ import annotations

import pytest

from store import Index, Marks, parse_query
from store.model import Document
from tests.search.conftest import Kept
from tests.search.corpus import FakeArchive, meeting

THIS = meeting(
    ("context", "a"), title="this", kind="review", organiser="Đảng ủy Sở Y tế", date="2021-12-01",
    people={"Lê An": ("presides",)}, documents=(Document(key="05-CT/TW"), Document(key="99-KL/TW")),
)  # fmt: skip
OTHERS = (
    meeting(("context", "b"), title="series", kind="review", organiser="Đảng ủy Sở Y tế", date="2020-12-01"),
    meeting(("context", "c"), title="organiser", kind="congress", organiser="Đảng ủy Sở Y tế"),
    meeting(
        ("context", "d"), title="rare", documents=(Document(key="99-KL/TW"),), people={"Lê An": ("attends",)}
    ),
    meeting(("context", "e"), title="common 1", documents=(Document(key="05-CT/TW"),)),
    meeting(("context", "f"), title="common 2", documents=(Document(key="05-CT/TW"),)),
    meeting(("context", "g"), title="nothing", kind="review", date="2021-12-01"),
    meeting(("context", "h"), title="hidden", kind="not-a-meeting", people={"Lê An": ("attends",)}),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    made = Index.open(FakeArchive(tmp_path_factory.mktemp("archive"), {"000001": ("a", (THIS, *OTHERS))}))
    made.refresh()
    return made


def test_related_meetings_come_with_their_reasons(index: Index) -> None:
    found = index.related(THIS, limit=10)
    why = {one.hit.title: [(reason.why, reason.value) for reason in one.reasons] for one in found}
    assert why == {
        "series": [("series", "Đảng ủy Sở Y tế")],
        "organiser": [("organiser", "Đảng ủy Sở Y tế")],
        "rare": [("document", "99-KL/TW"), ("person", "Lê An")],
        "common 1": [("document", "05-CT/TW")],
        "common 2": [("document", "05-CT/TW")],
    }
    titles = [one.hit.title for one in found]
    assert titles[0] == "series"
    assert titles.index("rare") < titles.index("common 1")


ALIKE = "kè chống sạt lở, trạm bơm dã chiến, cống ngăn mặn, vườn sầu riêng, nước ngọt, lúa vụ ba"


def test_texts_about_the_same_are_related(tmp_path_factory: pytest.TempPathFactory) -> None:
    this = meeting(("context", f"Họp bàn {ALIKE}. Xã xin làm {ALIKE}."), title="this")
    near = meeting(("context", f"Huyện nghe báo cáo về {ALIKE}."), title="near")
    far = tuple(meeting(("context", f"Họp chi bộ số {n}, có cống."), title=f"far {n}") for n in range(20))
    made = Index.open(FakeArchive(tmp_path_factory.mktemp("archive"), {"1": ("a", (this, near, *far))}))
    made.refresh()
    (one,) = made.related(this)
    assert one.hit.title == "near"
    (reason,) = one.reasons
    assert reason.why == "text"
    assert all(pair in ALIKE for pair in reason.value.split(", "))


def test_few_or_none_are_related(index: Index) -> None:
    assert [one.hit.title for one in index.related(THIS, limit=1)] == ["series"]
    assert index.related(THIS, limit=0) == ()
    assert index.related(meeting(("context", "x"), title="alone")) == ()


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("per", "person:"),
        ("ngu", "người:"),
        ("chu", "chủ-trì:"),
        ("đảng -ta", "tag:"),
        ("kind:cong", "congress"),
        ("loại:dai", "đại-hội"),
        ("kind:review,cong", "congress"),
        ('person:"lê', '"Lê Thị Hòa"'),
        ("chủ trì:hoà", '"Lê Thị Hòa"'),
        ("tỉnh:", '"Nghệ An"'),
        ("trong:han", "hạn-chế"),
        ("date:2021", "2021"),
        ("doc:105", "105-CT/TW"),
        ("has:xep", "rating"),
        ("tag:ca", '"cần xem"'),
        ("đảng AND (org:so", '"Sở Y tế"'),
    ],
)
def test_completion(kept: Kept, typed: str, text: str) -> None:
    offered = kept.index.complete(typed, limit=20, marks=kept.marks)
    assert text in [one.text for one in offered]
    for one in offered:
        assert one.end == len(typed)
        parse_query(typed[: one.start] + one.text, typing=True)


@pytest.mark.parametrize("typed", ["", "đảng ", "xyz", "person: nguyễn zzz", "foo:b", '"lê an', "tag:"])
def test_nothing_to_complete(kept: Kept, typed: str) -> None:
    assert kept.index.complete(typed) == ()


def test_counts_are_of_the_rest_of_the_query(kept: Kept) -> None:
    (one,) = kept.index.complete("kind:bran đảng", 9)
    assert one.count == kept.index.search(parse_query("kind:branch đảng")).count


@pytest.mark.parametrize("query", ["", "đảng", "kind:review OR date:2021"])
@pytest.mark.parametrize(
    "field", ["person", "chair", "present", "author", "org", "doc", "province", "kind", "in", "tag", "has"]
)
def test_the_count_of_a_value_is_what_it_leaves(kept: Kept, field: str, query: str) -> None:
    text = f"({query}) {field}:" if query else f"{field}:"
    offered = kept.index.complete(text, limit=30, marks=kept.marks)
    assert offered
    assert [one.count for one in offered] == sorted((one.count for one in offered), reverse=True)
    for one in offered:
        chosen = parse_query(text[: one.start] + one.text)
        assert kept.index.search(chosen, marks=kept.marks).count == one.count


def test_rare_names_are_offered(tmp_path_factory: pytest.TempPathFactory) -> None:
    held = [
        meeting(("context", "x"), title=str(n), people={f"Trần Văn {n}": ("attends",)}) for n in range(1200)
    ]
    held.append(meeting(("context", "x"), title="z", people={"Ướm Thị Lả": ("presides",)}))
    made = Index.open(FakeArchive(tmp_path_factory.mktemp("archive"), {"1": ("a", tuple(held))}))
    made.refresh()
    for field in ("person", "chair"):
        assert [(one.text, one.count) for one in made.complete(f"{field}:uom")] == [('"Ướm Thị Lả"', 1)]
    assert made.complete("speaker:uom") == ()


def test_tags_need_marks(kept: Kept) -> None:
    none = Marks(tags={}, noted=frozenset(), bookmarked=frozenset())
    assert kept.index.complete("tag:c", marks=none) == ()
