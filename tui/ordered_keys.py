"""Keys one after the other: the next is delivered when the one before has been dealt with.

Textual hands every key at once to the widget that has the focus. Of keys that arrive together (a slow line, a
busy machine, an input method) all then go to the pane one was in, though the first of them went to another:
`/quyết` would quit the program at its `q`. Here a mark follows each key along the same queues; when it comes
back, whatever the key did is done.
"""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import Any, TypeVar

from textual import events
from textual.app import App
from textual.message import Message

Result = TypeVar("Result")

_PATIENCE = 0.5  # seconds; a widget that goes away takes the mark with it


class KeyDone(Message):
    """The mark that follows a key."""


class OrderedKeysApp(App[Result]):
    """An app that delivers keys and pasted text in order, each to the widget that then has the focus."""

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._arrived: deque[events.Key | events.Paste] = deque()
        self._mark: KeyDone | None = None
        self._sent_at = 0.0

    async def on_event(self, event: events.Event) -> None:
        """Puts keys and pasted text in line; all else goes its way."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._arrived.append(event)
            if self._mark is not None and len(self._arrived) == 1:
                self.set_timer(_PATIENCE, self._give_up)
            await self._deliver()
        else:
            await super().on_event(event)

    async def on_key_done(self, message: KeyDone) -> None:
        """A key has been dealt with."""
        message.stop()
        if message is self._mark:
            self._mark = None
            await self._deliver()

    async def _give_up(self) -> None:
        if self._mark is not None and monotonic() - self._sent_at >= _PATIENCE:
            self._mark = None
            await self._deliver()

    async def _deliver(self) -> None:
        while self._mark is None and self._arrived:
            event = self._arrived.popleft()
            target = self.focused or self.screen
            await super().on_event(event)
            mark = KeyDone()
            if target.post_message(mark):
                self._mark, self._sent_at = mark, monotonic()
