"""`n` pressed before the hits are there that Enter in the search line asked for."""

from __future__ import annotations

from threading import Event
from typing import Any

import pytest

from tui.session import Session

QUERY = '"lắp đồng hồ"'  # the first report has it twice


@pytest.fixture
def answers(session: Session, monkeypatch: pytest.MonkeyPatch) -> Event:
    """Set while queries are answered; all that are asked meanwhile wait for it."""
    ask, go_on = session.ask, Event()
    go_on.set()

    def slowly(question: Any) -> Any:
        go_on.wait(10)
        return ask(question)

    monkeypatch.setattr(session, "ask", slowly)
    return go_on


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=["one pane", "two panes"])
@pytest.mark.parametrize(
    ("keys", "hit"),
    [((), "1/2"), (("n",), "2/2"), (("N",), "2/2"), (("n", "n"), "1/2"), (("n", "N", "n"), "2/2")],
    ids=lambda value: "".join(value) if isinstance(value, tuple) else None,
)
async def test_steps_are_made_when_the_hits_are_there(
    drive: Any, answers: Event, size: tuple[int, int], keys: tuple[str, ...], hit: str
) -> None:
    async with drive(size) as one:
        answers.clear()
        await one.pilot.press("slash")
        await one.type(QUERY)
        await one.pilot.press("enter", *keys)
        assert one.app.focused is one.reader and not one.reader.hits
        assert not one.news
        answers.set()
        await one.until(lambda: one.reader.hits)
        await one.app.workers.wait_for_complete()
        await one.until(lambda: str(one.reader.border_title) == hit)


async def test_of_a_query_that_finds_nothing_none_is_left_for_later(drive: Any, answers: Event) -> None:
    async with drive() as one:
        answers.clear()
        await one.pilot.press("slash")
        await one.type("zzz")
        await one.pilot.press("enter", "n")
        answers.set()
        await one.until(lambda: one.count == "0 meetings" and one.app.focused is one.search.input)
        one.search.put("")
        await one.type(QUERY)
        await one.pilot.press("enter")
        await one.until(lambda: str(one.reader.border_title) == "1/2")
        await one.app.workers.wait_for_complete()
        assert str(one.reader.border_title) == "1/2"


async def test_a_wrong_query_leaves_none_either(drive: Any, answers: Event) -> None:
    async with drive() as one:
        answers.clear()
        await one.pilot.press("slash")
        await one.type("kind:zzz")
        await one.pilot.press("enter", "n")
        answers.set()
        await one.until(lambda: one.search.has_class("-wrong") and one.app.focused is one.search.input)
        await one.pilot.press("escape", "tab", "n")
        await one.until(lambda: one.news == "No hits in this report.")


async def test_once_they_are_there_a_step_is_made_at_once(drive: Any, answers: Event) -> None:
    async with drive() as one:
        await one.pilot.press("slash")
        await one.type(QUERY)
        await one.pilot.press("enter")
        await one.until(lambda: str(one.reader.border_title) == "1/2")
        await one.app.workers.wait_for_complete()
        answers.clear()
        await one.pilot.press("n")
        await one.until(lambda: str(one.reader.border_title) == "2/2")
        answers.set()
