"""A terminal that sends Alt as Escape before a key, pastes text with escapes in it, and that may go away: a
window is closed, a connection cut, a tmux server killed.

The program then ends as if it had been asked to, and keeps where one was. Textual's own driver reads on at
the end of its input without a pause, and waits for ever once nobody takes its pictures; both are mended here.
"""

from __future__ import annotations

import asyncio
import signal
import termios
from collections.abc import Iterable
from contextlib import suppress
from typing import IO, Any, Final

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key
from textual.keys import Keys
from textual.message import Message

_LOOK: Final = 1.0  # seconds between looks whether the terminal is there
_HUNG_UP: Final = 128 + signal.SIGHUP
_PASTE_START: Final = "\x1b[200~"
_PASTE_END: Final = "\x1b[201~"
_OPENING: Final = frozenset("[OP]X^_")  # after Escape: more follows


class PastedText:
    """Takes the escapes out of what is pasted, while it arrives piece by piece (bracketed paste).

    Textual's parser takes the rest of a paste for keys once there is an escape in it: a text would work the
    program. Most terminals keep them back, tmux does not.
    """

    def __init__(self) -> None:
        self._pasting = False
        self._before = ""  # the end of what was passed on, in which a paste may begin
        self._held = ""  # the end of a piece, in which the paste may end

    def without_escapes(self, data: str) -> str:
        """What of `data`, and of what was held back before, is to be read now."""
        data, self._held = self._held + data, ""
        passed = []
        while data:
            if self._pasting:
                text, end, data = data.partition(_PASTE_END)
                self._pasting = not end
                if self._pasting:
                    text, self._held = _parted(text)
                passed.append(text.replace("\x1b", "") + end)
            else:
                seen = (self._before + data).find(_PASTE_START) + len(_PASTE_START) - len(self._before)
                self._pasting = _PASTE_START in self._before + data
                piece, data = (data[:seen], data[seen:]) if self._pasting else (data, "")
                passed.append(piece)
                self._before = "" if self._pasting else (self._before + piece)[1 - len(_PASTE_START) :]
        return "".join(passed)


def _parted(text: str) -> tuple[str, str]:
    """A piece of a paste, and its end if the mark of the paste's end may begin there."""
    for size in range(len(_PASTE_END) - 1, 0, -1):
        if text.endswith(_PASTE_END[:size]):
            return text[:-size], text[-size:]
    return text, ""


class KeyParser(XTermParser):
    """Textual's parser, to which Alt with a letter, sign or arrow is one key at once.

    Textual waits whether more follows, and where the next key comes meanwhile, as when keys are held down, it
    gives `^` and the letter instead; from signs it loses the Alt. Without kitty's protocol, Alt with an arrow
    is Escape and an arrow to it.
    """

    def __init__(self, debug: bool = False) -> None:
        """Takes what Textual gives its parser."""
        super().__init__(debug)
        self._pasted = PastedText()

    def feed(self, data: str) -> Iterable[Message]:
        """What the terminal sent, as messages; "" is its end."""
        read = self._pasted.without_escapes(data)
        return super().feed(read) if read or not data else ()

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        match ANSI_SEQUENCES_KEYS.get(sequence):
            case (Keys.Escape, Keys() as key):
                return [Key(f"alt+{key.value}", None)]
        escape, letter = sequence[:1], sequence[1:]
        if escape != "\x1b" or len(letter) != 1 or not letter.isprintable():
            return super()._sequence_to_key_events(sequence, alt)
        if letter in _OPENING or sequence in ANSI_SEQUENCES_KEYS:
            return super()._sequence_to_key_events(sequence, alt)
        shift = "shift+" if letter.isupper() else ""
        keys = super()._sequence_to_key_events(letter.lower())
        return [Key(f"alt+{shift}{one.key}", None) for one in keys]


class _Heedless:
    """A file whose reader may have left: what cannot be written is let go."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


class TerminalDriver(LinuxDriver):
    """Textual's driver, which leaves the program when its terminal is gone or it is told to end."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        """Takes what Textual gives its drivers."""
        linux_driver.XTermParser = KeyParser  # type: ignore[attr-defined]
        super().__init__(app, **options)
        self._file: Any = _Heedless(self._file)
        self._looking = False

    def start_application_mode(self) -> None:
        """Takes the terminal over, and from now on looks whether it is there."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._looking:
            return
        self._looking = True
        loop = asyncio.get_running_loop()
        for number in (signal.SIGHUP, signal.SIGTERM):
            if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
                loop.add_signal_handler(number, self._leave, 128 + number)
        self._look()

    def _look(self) -> None:
        try:
            termios.tcgetattr(self.fileno)
        except termios.error:
            self.exit_event.set()  # the thread that reads ends
            self._leave(_HUNG_UP)
        else:
            asyncio.get_running_loop().call_later(_LOOK, self._look)

    def _leave(self, code: int) -> None:
        self._app.exit(return_code=code)
