"""What is highlighted is what was found."""

from __future__ import annotations

import itertools

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import highlight, highlight_meeting, parse_query, snippets
from store.model import Document, Person
from store.search.tree import Phrase, Query, Word
from tests.search.corpus import WORDS, meeting
from tests.search.queries import QUERIES
from tests.search.reference import in_a_row


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("dang", "Đảng ủy đang họp", ["Đảng", "đang"]),
        ("đang", "Đảng ủy đang họp", ["đang"]),
        ("hoà", "hòa bình, HOÀ giải, hoàn tất", ["hòa", "HOÀ"]),
        ("hoà*", "hòa bình, hoàn tất", ["hòa", "hoàn"]),
        ("ng*", "Nghị quyết của người", ["Nghị", "người"]),
        ('"nghị quyết"', "nghị quyết; nghị trình, quyết tâm", ["nghị quyết"]),
        ('"nghi quyet"', "nghị\nquyết", ["nghị\nquyết"]),
        ('"hội nghị hội"', "hội nghị hội nghị hội", ["hội nghị hội nghị hội"]),
        ("họp -chiều", "họp buổi chiều", ["họp"]),
        ("a OR b", "a, b và c", ["a", "b"]),
        ("Covid-19", "dịch Covid-19, COVID 19, covid", ["Covid-19", "COVID 19"]),
        ("doc:05-CT/TW", "Chỉ thị 05 - CT/TW và 5-ct/tw", ["05 - CT/TW", "5-ct/tw"]),
        ('person:"le an" kind:review', "bà Lê An và ông An", ["Lê An"]),
        ("in:plans", "mọi chữ", []),
        ("", "mọi chữ", []),
        ("½ x", "½ tỷ, x² và x", ["½", "x"]),
        ("han che", "Hồ sơ trễ hạn còn nhiều", []),
        ("han che", "Hạn chế xe máy, gia hạn", ["Hạn", "chế"]),
        ("han che 2021", "Kiểm điểm 2021: hạn rồi chế", ["2021", "hạn", "chế"]),
        ("han che nam 2021", "Chế tài năm 2021", ["năm", "2021"]),
        ("han che kind:review", "Trễ hạn", []),
        ("hạn", "Trễ hạn", ["hạn"]),
    ],
)  # fmt: skip
def test_exactly_what_matched(query: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in highlight(parse_query(query), text)] == found


_TEXTS = st.lists(st.sampled_from([*WORDS, ".", "\n\n", "(", "–", "🙂"]), max_size=25).map(" ".join)


@given(QUERIES, st.one_of(_TEXTS, st.text(max_size=60)))
@settings(max_examples=300, deadline=None)
def test_spans_are_in_order_and_apart(query: Query, text: str) -> None:
    spans = highlight(query, text)
    ends = [0, *(place for span in spans for place in span)]
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))


@given(
    st.one_of(
        st.builds(Word, st.sampled_from(WORDS), st.booleans()),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(lambda some: Phrase(" ".join(some))),
    ),
    _TEXTS,
)
@settings(max_examples=400, deadline=None)
def test_something_is_highlighted_just_where_it_is_found(node: Word | Phrase, text: str) -> None:
    spans = highlight(Query(node), text)
    assert bool(spans) == in_a_row(node.text, node.prefix, [text])
    # Nothing that would be found is left over.
    for start, end in reversed(spans):
        text = text[:start] + "·" * (end - start) + text[end:]
    assert not in_a_row(node.text, node.prefix, [text])


REPORT = meeting(
    ("headline", "Xã Hoà Phú họp"),
    ("achievements", "Giải ngân nhanh, hết cảnh chậm tiến độ."),
    ("shortcomings", "Hai dự án chậm tiến độ. Còn thiếu người. Hồ sơ giải quyết chậm."),
    ("plans", "Không để việc nào chậm; thực hiện chỉ thị năm."),
)


def shown(query: str, most: int = 3) -> list[str]:
    return [one.text for one in snippets(REPORT, parse_query(query), most)]


def test_words_of_a_scope_are_highlighted_only_there() -> None:
    spans = highlight_meeting(parse_query("in:shortcomings chậm"), REPORT)
    assert [REPORT.text[:start].count("chậm") for start, _ in spans] == [1, 2]
    assert len(highlight_meeting(parse_query("(in:shortcomings thiếu) OR chậm"), REPORT)) == 5


def test_a_name_is_highlighted_where_someone_is_named_and_nowhere_else() -> None:
    report = meeting(
        ("headline", "Trạm bơm Nậm Ngà nghiệm thu máng nước"),
        ("proceedings", "Năm nay ông Nông Văn Ngà chủ trì; ông Ngà nhắc Trạm bơm giữ nước."),
    )
    start = report.text.index("Nông Văn Ngà")
    named = Person(name="Nông Văn Ngà", parts=("presides",), mentions=((start, start + 12),))
    report = msgspec.structs.replace(report, people=(named,))

    def shown(query: str, typing: bool = False) -> list[str]:
        spans = highlight_meeting(parse_query(query, typing=typing), report)
        return [report.text[left:right] for left, right in spans]

    assert shown("người:n", typing=True) == ["Nông", "Ngà"]
    assert shown("chủ-trì:ngà") == ["Ngà"]
    assert shown("người:máng") == ["máng"], "where nobody is named so, the words themselves"
    assert shown('tiêu-đề:"trạm bơm"') == ["Trạm bơm"]
    assert highlight(parse_query("người:n", typing=True), report.title or "Nghiệm thu") == ()


def test_a_cited_document_is_highlighted_however_it_is_written() -> None:
    start = REPORT.text.index("chỉ thị năm")
    cited = Document(key="05-CT/TW", kind="chỉ thị", number="05", mentions=((start, start + 11),))
    report = meeting(*((p.kind, REPORT.text[p.start : p.end]) for p in REPORT.passages), documents=(cited,))
    for query in ("doc:05-CT/TW", 'doc:="05-CT/TW"', 'doc:"chỉ thị 05"', "doc:5-ct/tw OR chưa"):
        assert highlight_meeting(parse_query(query), report) == ((start, start + 11),)
    assert highlight_meeting(parse_query("doc:06-CT/TW"), report) == ()


def test_the_best_sentences_come_first() -> None:
    assert shown("chậm tiến độ dự án", 2) == [
        "Hai dự án chậm tiến độ.",
        "Giải ngân nhanh, hết cảnh chậm tiến độ.",
    ]
    assert shown("giải quyết chậm")[0] == "Hồ sơ giải quyết chậm."
    assert shown("trong:hạn-chế chậm") == ["Hai dự án chậm tiến độ.", "Hồ sơ giải quyết chậm."]


def test_without_hits_the_first_sentence_is_shown() -> None:
    (one,) = snippets(REPORT, parse_query("kind:review"))
    assert (one.text, one.hits, one.passage) == (
        "Giải ngân nhanh, hết cảnh chậm tiến độ.",
        (),
        "achievements",
    )
    assert shown("kind:review", 0) == []


def test_of_a_long_sentence_the_part_with_most_hits_is_shown() -> None:
    long = (
        "Mở đầu họp. "
        + "nội dung khác, " * 40
        + "họp bàn giải ngân vốn, "
        + "việc còn lại, " * 40
        + "hết họp."
    )
    report = meeting(("proceedings", long))
    for one in snippets(report, parse_query("họp giải ngân vốn")):
        assert len(one.text) <= 320
        assert report.text[one.start : one.end] == one.text
    best = snippets(report, parse_query("họp giải ngân vốn"))[0]
    assert [best.text[start:end] for start, end in best.hits] == ["họp", "giải", "ngân", "vốn"]


@given(QUERIES, _TEXTS, st.integers(0, 4))
@settings(max_examples=200, deadline=None)
def test_snippets_are_cut_out_of_the_text(query: Query, text: str, most: int) -> None:
    report = meeting(("plans", text.strip() or "x"), ("shortcomings", "chậm " * 90))
    found = snippets(report, query, most)
    assert len(found) <= most
    for one in found:
        assert report.text[one.start : one.end].replace("\n", " ") == one.text
        assert all(0 <= start < end <= len(one.text) for start, end in one.hits)
