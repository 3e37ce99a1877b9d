"""Verifying quotations: where they stand word for word, or what differs from the nearest passage."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import Index, Meeting, NotFoundError, QuotationError, Verdict, verify
from store.search.comparing import Wording, nearest, quotations, word_for_word
from tests.search.corpus import FakeArchive, meeting

POND = (
    "Tuy nhiên, việc nạo vét ao Đình còn chậm so với lịch đã hẹn; 38 hộ dân ven ao phải gánh nước xa."
    "\n\nHợp tác xã Lúa Nếp đề nghị ủy ban xã cấp thêm máy bơm, khoá cống phía đông trước ngày 15/3 "
    "và cử người trực đêm ở trạm Gò Sậy."
)
ROAD = (
    "Đường vào thôn Vực Lở mới rải đá được 2,4 km. Bà con đề nghị ủy ban xã cấp thêm xi măng, "
    "đặt biển báo ở dốc Khỉ và thắp đèn trước cổng trường."
)


class Reports:
    """Records by id."""

    def __init__(self, *held: Meeting) -> None:
        self.held = {one.id: one for one in held}

    def get(self, id: str) -> Meeting:
        if id not in self.held:
            raise NotFoundError(f"There is no meeting {id}.")
        return self.held[id]


@pytest.fixture(scope="module")
def pond() -> Meeting:
    first, second = POND.split("\n\n")
    return meeting(("shortcomings", first), ("plans", second), title="Xã Vực Lở họp về nước")


@pytest.fixture(scope="module")
def ask(pond: Meeting, tmp_path_factory: pytest.TempPathFactory) -> object:
    road = meeting(("plans", ROAD), title="Thôn Vực Lở bàn làm đường mới")
    index = Index.open(FakeArchive(tmp_path_factory.mktemp("archive"), {"000001": ("a", (pond, road))}))
    index.refresh()
    return lambda text: verify(index, Reports(pond, road), text)


def words_of(verdict: Verdict, how: str) -> list[tuple[str, str]]:
    return [(piece.quoted, piece.found) for piece in verdict.held[0].compared.pieces if piece.how == how]


WRITTEN = "việc nạo vét ao Đình còn chậm so với lịch đã hẹn; 38 hộ dân ven ao"


@pytest.mark.parametrize(
    ("pasted", "literal"),
    [
        (WRITTEN, True),
        (f"“{WRITTEN}.”", True),
        (f"> {WRITTEN}", True),
        (WRITTEN.replace(" ", "\n", 4), True),
        (WRITTEN.replace(" ", "\u00a0 "), True),
        (unicodedata.normalize("NFD", WRITTEN), True),
        (WRITTEN.replace("còn", "cò\u00adn"), True),
        (WRITTEN.replace("lịch", "lị-\nch"), True),
        (f"{WRITTEN}\n— Xã Vực Lở họp về nước · 1/2/2022 · a.txt · #0123456789ab\n", True),
        (f"{WRITTEN.upper()}", False),
        (WRITTEN.replace(";", " -"), False),
    ],
)
def test_word_for_word_whatever_became_of_quotes_spaces_and_lines(
    ask: object, pond: Meeting, pasted: str, literal: bool
) -> None:
    verdict = ask(pasted)  # type: ignore[operator]
    (held,) = verdict.held
    assert verdict.exact and held.hit.id == pond.id and held.passage == "shortcomings"
    assert pond.text[held.compared.start : held.compared.end] == WRITTEN
    assert held.compared.literal is literal


def test_the_place_of_a_tone_mark_does_not_matter_but_an_accent_does(ask: object) -> None:
    assert ask("uỷ ban xã cấp thêm máy bơm, khóa cống").exact  # type: ignore[operator]
    verdict = ask("ủy ban xã cấp thêm máy bờm, khóa cống phía đông")  # type: ignore[operator]
    assert not verdict.exact
    assert words_of(verdict, "changed") == [("bờm,", "bơm,")]


def test_an_ellipsis_stands_for_words_left_out(ask: object) -> None:
    verdict = ask("việc nạo vét ao Đình còn chậm […] 38 hộ dân ven ao")  # type: ignore[operator]
    assert verdict.exact
    assert words_of(verdict, "omitted") == [("", "so với lịch đã hẹn;")]
    verdict = ask("việc nạo vét ao Đình rất chậm ... 38 hộ dân ven ao")  # type: ignore[operator]
    assert not verdict.exact
    assert (words_of(verdict, "changed"), words_of(verdict, "omitted")) == (
        [("rất", "còn")],
        [("", "so với lịch đã hẹn;")],
    )


def test_words_out_of_order_are_not_word_for_word(ask: object) -> None:
    assert not ask("38 hộ dân ven ao … việc nạo vét ao Đình").exact  # type: ignore[operator]


def test_the_nearest_passage_with_every_difference(ask: object, pond: Meeting) -> None:
    quoted = "nạo vét ao Làng còn chậm với lịch đã hẹn; 83 hộ dân nghèo ven ao phải gánh nước"
    verdict = ask(quoted)  # type: ignore[operator]
    assert not verdict.exact
    held = verdict.held[0]
    assert held.hit.id == pond.id and 0.6 < held.compared.share < 1
    assert words_of(verdict, "changed") == [("Làng", "Đình"), ("83", "38")]
    assert words_of(verdict, "missing") == [("", "so")]
    assert words_of(verdict, "added") == [("nghèo", "")]
    assert " ".join(piece.quoted for piece in held.compared.pieces if piece.quoted) == quoted
    assert pond.text[held.compared.start :].startswith("nạo vét ao Đình")


def test_changed_words_at_the_ends_are_shown_against_those_of_the_report(ask: object) -> None:
    verdict = ask("83 hộ dân ven ao phải gánh nước gần")  # type: ignore[operator]
    assert words_of(verdict, "changed") == [("83", "38"), ("gần", "xa.")]


def test_words_of_another_sentence_are_not_taken_for_changed_ones(ask: object) -> None:
    verdict = ask("38 hộ dân ven ao phải gánh nước xa thật")  # type: ignore[operator]
    assert (words_of(verdict, "changed"), words_of(verdict, "added")) == ([], [("thật", "")])


def test_what_is_nowhere_is_near_nothing(ask: object) -> None:
    assert ask("con voi trắng bay qua núi tuyết lúc nửa đêm").held == ()  # type: ignore[operator]
    assert ask(" … “” ").words == 0  # type: ignore[operator]


def test_a_title_that_the_text_does_not_repeat(ask: object) -> None:
    verdict = ask("thôn Vực Lở bàn làm đường mới")  # type: ignore[operator]
    assert verdict.exact and verdict.held[0].passage == "headline"


def test_several_reports_hold_it(ask: object) -> None:
    verdict = ask("đề nghị ủy ban xã cấp thêm")  # type: ignore[operator]
    assert verdict.exact and len(verdict.held) == 2


def test_too_long_for_a_quotation(ask: object) -> None:
    with pytest.raises(QuotationError, match="3,001 words"):
        ask("nước " * 3001)  # type: ignore[operator]


def test_a_report_that_is_gone_is_passed_over(pond: Meeting, tmp_path: Path) -> None:
    index = Index.open(FakeArchive(tmp_path, {"000001": ("a", (pond,))}))
    index.refresh()
    assert verify(index, Reports(), WRITTEN) == Verdict(len(Wording(WRITTEN)))


@given(st.data())
def test_every_part_of_a_text_stands_in_it(data: st.DataObject) -> None:
    text = Wording(POND)
    first = data.draw(st.integers(0, len(text) - 1))
    last = data.draw(st.integers(first + 1, len(text)))
    quotation = quotations(text.text[slice(*text.span(first, last))])[0]
    found = word_for_word(quotation, text)
    assert found is not None and found.literal
    assert Wording(POND[found.start : found.end]).words == text.words[first:last]


@given(st.lists(st.sampled_from([*ROAD.split(), *POND.split(), "…", "voi"]), min_size=1, max_size=40))
def test_pieces_tell_the_whole_quotation_and_the_whole_part_of_the_text(words: list[str]) -> None:
    quotation = quotations(" ".join(words))[0]
    found = nearest(quotation, Wording(POND)) if quotation.wording.words else None
    if found is not None:
        quoted = Wording(" ".join(piece.quoted for piece in found.pieces))
        there = Wording(" ".join(piece.found for piece in found.pieces))
        assert quoted.words == quotation.wording.words
        assert there.words == Wording(POND[found.start : found.end]).words
        assert 0 <= found.share <= 1
