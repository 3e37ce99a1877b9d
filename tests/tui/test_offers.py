"""When nothing is found: what was meant is read, or offered."""

from __future__ import annotations

from typing import Any

import pytest

from tui.filters import Filters
from tui.question import Question
from tui.session import Session


def rows(one: Any) -> list[str]:
    return [one.list.render_line(y).text.strip("▌ ") for y in range(one.list.row_count * 2)]


async def test_telex_is_read_as_such_and_the_line_says_so(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("slash")
        await one.type("chaajm tieens ddooj")
        await one.until(lambda: one.count == "3 meetings")
        note = one.search.query_one(".search--note")
        assert str(note.render()) == "Read as: chậm tiến độ"
        assert note.region.height == 1
        await one.pilot.press("enter")
        await one.until(lambda: one.app.focused is one.reader and one.reader.hits)
        one.search.input.value = "rừng"
        await one.until(lambda: not note.display)


async def test_a_slip_is_offered_and_enter_takes_it(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("slash")
        await one.type("chậm tienn")
        await one.until(lambda: one.list.offers)
        shown = rows(one)
        assert shown[:2] == ["No meeting answers this.", "Perhaps one of these:"]
        assert shown[3].startswith("spelt otherwise · ")
        await one.pilot.press("enter")
        await one.until(lambda: one.app.focused is one.list)
        await one.pilot.press("enter")
        await one.until(lambda: one.list.current is not None)
        assert one.search.input.value == shown[2]
        assert not one.list.offers


async def test_an_offer_is_taken_by_one_click(drive: Any) -> None:
    async with drive() as one:
        await one.pilot.press("slash")
        await one.type("chậm zzzz")
        await one.until(lambda: one.list.offers)
        at = rows(one).index("chậm")
        assert rows(one)[at + 1].startswith("without zzzz")
        await one.pilot.click(type(one.list), offset=(5, at + 1))
        await one.until(lambda: one.count == "3 meetings")
        assert one.search.input.value == "chậm"


def test_filters_stay_filters_in_an_offer(session: Session) -> None:
    kind = ("kind", "review")
    answer = session.ask(Question("lắpp", filters=Filters((kind,))))
    assert answer.count == 0
    assert answer.offers[0].question.filters == Filters((kind,))
    assert "kind" not in answer.offers[0].question.text
    taken = session.ask(answer.offers[0].question)
    assert taken.count == answer.offers[0].count


def test_an_offer_without_a_filter_drops_it(session: Session) -> None:
    answer = session.ask(Question("rừng", filters=Filters((("kind", "review"),))))
    dropped = [offer for offer in answer.offers if offer.dropped == "kind:review"]
    assert [(offer.question.text, offer.question.filters) for offer in dropped] == [("rừng", Filters())]


@pytest.mark.parametrize("typing", [True, False])
def test_what_is_found_is_not_read_otherwise(session: Session, typing: bool) -> None:
    answer = session.ask(Question("cham", typing=typing))
    assert (answer.read_as, answer.offers) == ("", ())
