"""The program as such: help, the command palette's commands and what choosing one does, the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.keys import key_name
from tui.text import LANGUAGES, current_language, say, use_language
from tui.theme import MONO, ThemedApp

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.screens.browser import BrowserScreen
    from tui.screens.palette import Command

_LEFT_OUT = frozenset({"palette", "back", "next-pane", "previous-pane"})


class Commanding:
    """Opens the palette on whatever the keys of the browser do, the themes and the languages."""

    def __init__(self, browser: BrowserScreen) -> None:
        self._browser = browser

    def open(self) -> None:
        """Opens the palette."""
        from tui.screens.palette import PaletteScreen

        self._browser.app.push_screen(PaletteScreen(self._browser.session, self._commands()), self._run)

    def help(self) -> None:
        """The keys of the pane one stands in, and how queries are written."""
        from tui.screens.help import HelpScreen

        browser, panes = self._browser, self._browser.panes
        names: dict[Widget | None, str] = {
            panes.filters: "filters",
            panes.saved: "saved",
            panes.reader: "reader",
            browser.search.input: "search",
            browser.search.chips: "chips",
        }
        browser.app.push_screen(HelpScreen(names.get(browser.focused, "list"), browser.active_bindings))

    def _commands(self) -> list[Command]:
        from tui.screens.palette import Command

        browser = self._browser
        keys: dict[str, tuple[str, list[str]]] = {}
        for _node, binding, enabled, _tooltip in browser.active_bindings.values():
            name = binding.id
            if enabled and name and name not in _LEFT_OUT and binding.action.startswith(("screen.", "app.")):
                keys.setdefault(name, (binding.action, []))[1].append(key_name(binding.key))
        commands = [
            Command(say(f"key.{name}"), min(written, key=len), action, also=_also(name))
            for name, (action, written) in keys.items()
        ]
        commands.append(Command(say("palette.settings"), "", "app.settings", also=_also("settings")))
        commands += [
            Command(say("palette.theme", theme=name), "", f"screen.use_theme({name!r})", also=_also("theme"))
            for name in sorted(browser.app.available_themes)
            if name != MONO and not browser.app.no_color
        ]
        commands += [
            Command(say(f"language.{name}"), "", f"screen.use_language({name!r})", also=_also("language"))
            for name in LANGUAGES
            if name != current_language()
        ]
        return commands

    async def _run(self, command: Command | None) -> None:
        from tui.page.block import Link

        if command is None:
            return
        if command.meeting:
            self._browser.following.visit(command.meeting)
        elif command.person:
            self._browser.following.follow(Link(0, 0, "person", command.person))
        else:
            await self._browser.run_action(command.action)

    def theme(self, name: str) -> None:
        """Another theme."""
        app = self._browser.app
        if isinstance(app, ThemedApp):
            app.use_theme(name)

    def language(self, name: str) -> None:
        """Every sentence is in another language from now on."""
        use_language(name)
        self._browser.say_again()


def _also(command: str) -> str:
    """What else a command is called, in all languages."""
    return ", ".join(sentences.get(f"also.{command}", "") for sentences in LANGUAGES.values())
