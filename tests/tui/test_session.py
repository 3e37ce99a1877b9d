"""Questions and answers over a real archive and index."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from store import Archive, Meeting, QueryError
from tui.filters import Filters
from tui.question import Answer, Question
from tui.session import Session


def titles(answer: Answer) -> list[str]:
    return [hit.title.split()[0] for hit in answer.hits]


def test_nothing_asked_is_everything_newest_first(session: Session) -> None:
    answer = session.ask(Question())
    assert answer.count == 8
    dates = [hit.date for hit in answer.hits if hit.date]
    assert dates == sorted(dates, reverse=True)


def test_accents_may_be_left_out(session: Session) -> None:
    assert session.ask(Question("cham tien do")).count == session.ask(Question("chậm tiến độ")).count == 3


def test_several_values_of_a_facet_mean_or_and_facets_mean_and(session: Session) -> None:
    kinds = Filters((("kind", "review"), ("kind", "year-end")))
    assert session.ask(Question(filters=kinds)).count == 2
    assert session.ask(Question(filters=kinds.toggled("province", "Cà Mau"))).count == 1


def test_a_narrowed_facet_counts_what_its_other_values_would_add(session: Session) -> None:
    answer = session.ask(Question(filters=Filters((("province", "Cà Mau"),))))
    assert dict(answer.facets["province"]) == {"Lào Cai": 5, "Cà Mau": 2, "Hà Giang": 1}
    assert dict(answer.facets["kind"]) == {"year-end": 1, "briefing": 1}


def test_a_filter_in_the_typed_query_is_taken_out_of_it(session: Session) -> None:
    question = Question("kind:review chậm")
    assert session.ask(question).narrowed == Filters((("kind", "review"),))
    without = session.toggled(question, "kind", "review")
    assert (without.text, without.filters) == ("chậm", Filters())


def test_toggling_twice_is_nothing(session: Session) -> None:
    question = Question("chậm")
    once = session.toggled(question, "kind", "review")
    assert once.filters.of("kind") == ("review",)
    assert session.toggled(once, "kind", "review") == question


def test_enter_in_mid_word_keeps_what_was_found(session: Session) -> None:
    assert session.ask(Question("chậm tiế", typing=False)).count == 3


def test_words_that_follow_one_another_are_one_hit(session: Session, review: Meeting) -> None:
    answer = session.ask(Question("chậm tiến độ"))
    spans = session.highlight(answer, review)
    assert [review.text[start:end] for start, end in spans].count("chậm tiến độ") == 3


def test_a_bad_query_says_where(session: Session) -> None:
    with pytest.raises(QueryError) as error:
        session.ask(Question("chậm kind:nonsense"))
    assert error.value.start >= 5


def test_what_another_program_imports_is_noticed(
    session: Session, archive_path: Path, review: Meeting
) -> None:
    assert not session.stale()
    other = replace_text(review, review.text + "\n\nBổ sung: cống số 9 đã có đồng hồ.")
    with Archive.open(archive_path).writer() as writer:
        writer.add(other, other.text.encode())
    assert session.stale()
    session.refresh(lambda done, total: None)
    assert session.ask(Question('"cống số 9"')).count == 1


def replace_text(meeting: Meeting, text: str) -> Meeting:
    import msgspec

    from store.model import meeting_id

    return msgspec.structs.replace(meeting, id=meeting_id(text), text=text)


def test_the_order_can_be_chosen(session: Session) -> None:
    oldest = session.ask(Question(sort="date"))
    assert oldest.hits[0].date == "2021-07-20"
    assert Question("x").order == "relevance"
    assert replace(Question("x"), sort="-date").order == "-date"
