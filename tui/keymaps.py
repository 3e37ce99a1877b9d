"""The key maps one can choose: what each has other than the usual keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# Terminals send Alt+f and Alt+b as they send Ctrl+→ and Ctrl+←.
KEYMAPS: Final[Mapping[str, Mapping[str, str]]] = {
    "default": {},
    "vim": {
        "palette": "ctrl+p,colon",
        "page-down": "pagedown,ctrl+d",
        "select-word": "right,w,l",
        "select-word-back": "left,b,h",
        "palette-down": "down,ctrl+n",
        "into-list": "down,ctrl+n",
    },
    "emacs": {
        "palette": "alt+x",
        "up": "up,ctrl+p",
        "down": "down,ctrl+n",
        "page-down": "pagedown,ctrl+v",
        "page-up": "pageup,alt+v",
        "top": "home,alt+<",
        "bottom": "end,alt+>",
        "palette-up": "up,ctrl+p",
        "palette-down": "down,ctrl+n",
        "recall": "up,ctrl+p",
        "into-list": "down,ctrl+n",
        "back": "escape,ctrl+g",
        "cancel": "escape,ctrl+g",
        "close": "escape,q,ctrl+g",
        "leave": "escape,ctrl+g",
        "keep": "escape,ctrl+g",
        "copy": "y,alt+w",
        "select": "v,ctrl+@",
        "select-word": "right,alt+f,ctrl+right",
        "select-word-back": "left,alt+b,ctrl+left",
        "select-sentence": "),alt+e",
        "select-sentence-back": "(,alt+a",
        "select-passage": "},alt+}",
        "select-passage-back": "{,alt+{",
    },
}
