"""The keys of the program, each named once: the name is the binding's id and finds its sentence.

Every letter has a companion that an input method cannot swallow (Telex turns `dd` into đ and holds f, j, r,
s, x back as tones): a function key, an arrow or a control key. Keys that terminals and multiplexers take for
themselves (ctrl+b, ctrl+j, ctrl+o, ctrl+s) are not used.
"""

from __future__ import annotations

from typing import Final

from textual.binding import Binding
from textual.keys import format_key

# name → (keys, action), the action looked up from the widget that has the focus upwards.
KEYS: Final = {
    "search": ("slash,ctrl+f", "screen.search"),
    "filters": ("f,f4", "screen.filters"),
    "sort": ("s,f6", "screen.sort"),
    "outline": ("o,f5", "screen.outline"),
    "next-hit": ("n,f3", "screen.step_hit(1)"),
    "previous-hit": ("N,shift+f3", "screen.step_hit(-1)"),
    "copy": ("y,f7", "screen.copy_excerpt"),
    "cite": ("Y,f8", "screen.copy_citation"),
    "next-meeting": ("right_square_bracket,ctrl+down", "screen.step_meeting(1)"),
    "previous-meeting": ("left_square_bracket,ctrl+up", "screen.step_meeting(-1)"),
    "bookmark": ("m,f2", "screen.bookmark"),
    "undo": ("u,ctrl+underscore", "screen.undo"),
    "redo": ("ctrl+r", "screen.redo"),
    "save-search": ("S,shift+f6", "screen.save_search"),
    "saved": ("F,shift+f4", "screen.saved"),
    "run": ("enter,space", "choose"),
    "delete": ("d,delete", "delete"),
    "cancel": ("escape", "screen.dismiss"),
    "clear": ("x,ctrl+x", "screen.clear"),
    "help": ("question_mark,f1", "screen.help"),
    "theme": ("t,f9", "app.switch_theme"),
    "next-pane": ("tab", "screen.step_pane(1)"),
    "previous-pane": ("shift+tab", "screen.step_pane(-1)"),
    "alone": ("z,f12", "screen.alone"),
    "border-left": ("less_than_sign,shift+left", "screen.move_border(-3)"),
    "border-right": ("greater_than_sign,shift+right", "screen.move_border(3)"),
    "usual-widths": ("equals_sign", "screen.usual_widths"),
    "quit": ("q,ctrl+q", "app.quit"),
    "back": ("escape", "screen.back"),
    "up": ("up,k", "up"),
    "down": ("down,j", "down"),
    "page-up": ("pageup,ctrl+u", "page_up"),
    "page-down": ("pagedown", "page_down"),
    "space-down": ("space", "page_down"),
    "top": ("home,g", "top"),
    "bottom": ("end,G", "bottom"),
    "choose": ("enter", "choose"),
    "toggle": ("enter,space", "choose"),
    "more-values": ("right,l", "open(True)"),
    "fewer-values": ("left,h", "open(False)"),
    "open-place": ("enter", "choose"),
    "narrow-to-bar": ("enter", "choose"),
    "palette": ("ctrl+p", "screen.palette"),
    "palette-up": ("up", "step(-1)"),
    "palette-down": ("down", "step(1)"),
    "mark": ("space,insert", "mark"),
    "export": ("E,shift+f5", "screen.export"),
    "import": ("i,shift+f11", "screen.import"),
    "complete-path": ("tab", "screen.complete"),
    "leave": ("escape", "screen.dismiss"),
    "stop-import": ("x,ctrl+x", "screen.stop"),
    "next-link": ("full_stop", "next_link(1)"),
    "previous-link": ("comma", "next_link(-1)"),
    "follow": ("enter", "follow"),
    "history-back": ("backspace,alt+left", "screen.history_back"),
    "history-forward": ("alt+right", "screen.history_forward"),
    "tags": ("plus,ctrl+t", "screen.tags"),
    "note": ("e,ctrl+e", "screen.note"),
    "keep": ("escape", "keep"),
    "select": ("v,f10", "select"),
    "select-word": ("right,l", "extend('word', 1)"),
    "select-word-back": ("left,h", "extend('word', -1)"),
    "select-sentence": ("right_parenthesis,ctrl+right", "extend('sentence', 1)"),
    "select-sentence-back": ("left_parenthesis,ctrl+left", "extend('sentence', -1)"),
    "select-passage": ("right_curly_bracket,shift+down", "extend('passage', 1)"),
    "select-passage-back": ("left_curly_bracket,shift+up", "extend('passage', -1)"),
    "verify": ("V,shift+f2", "screen.verify"),
    "verify-results": ("tab", "screen.to_results"),
    "clear-passage": ("ctrl+x", "clear_passage"),
    "verify-text": ("shift+tab", "screen.to_text"),
    "timeline": ("T,shift+f1", "screen.timeline"),
    "ratings": ("R,shift+f12", "screen.ratings"),
    "bar-left": ("left,h", "step(-1)"),
    "bar-right": ("right,l", "step(1)"),
    "zoom": ("z,tab", "zoom"),
    "clip": ("c,shift+f7", "screen.clip"),
    "clippings": ("C,shift+f8", "screen.clippings"),
    "note-clipping": ("e,f2", "note_clipping"),
    "clipping-up": ("K,ctrl+up", "move_clipping(-1)"),
    "clipping-down": ("J,ctrl+down", "move_clipping(1)"),
    "delete-clipping": ("d,delete", "delete_clipping"),
    "copy-all": ("y,Y,f8", "copy_all"),
    "export-clippings": ("w,f6", "export_clippings"),
    "citation-style": ("ctrl+y,shift+f9", "screen.citation_style"),
    "close": ("escape,q", "screen.dismiss"),
    "into-list": ("down", "into_list"),
    "recall": ("up", "recall"),
    "take": ("tab", "take"),
    "chip-left": ("left,h", "step(-1)"),
    "chip-right": ("right,l", "step(1)"),
    "remove-chip": ("delete,backspace,enter,d", "remove"),
    "submit": ("enter", "screen.submit"),
}
_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "backspace": "Backspace",
    "insert": "Insert",
    "delete": "Delete",
}


def key(name: str, *, priority: bool = False) -> Binding:
    """The binding called `name`; its sentence is `key.NAME`."""
    keys, action = KEYS[name]
    return Binding(keys, action, f"key.{name}", id=name, priority=priority)


def key_name(key: str) -> str:
    """How a key is written for people: `/`, `F3`, `Ctrl+f`, `PgDn`."""
    *modifiers, last = key.split("+")
    if last in _NAMES:
        name = _NAMES[last]
    elif last[:1] == "f" and last[1:].isdigit():
        name = last.upper()
    else:
        name = format_key(last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])
