"""How large what is read may become. Beyond a limit a file is refused with the limit as the reason.

A report has a few thousand characters. The limits lie far above what people have, and far below what would
fill a memory.
"""

from __future__ import annotations

from typing import Final

# One file, or one file within an archive.
MAX_FILE_BYTES: Final = 64_000_000
# How deep archives may lie in archives: a ZIP in a ZIP is 2.
MAX_DEPTH: Final = 2
MAX_MEMBERS: Final = 100_000
# All that comes out of one file, at most so many times its own bytes; a few megabytes are always allowed.
# Text packs to a fifth, a folder of pages with the same menus to a thirtieth, zeros to a thousandth.
MAX_RATIO: Final = 200
RATIO_FREE_BYTES: Final = 20_000_000
MAX_UNPACKED_BYTES: Final = 8_000_000_000
MAX_LINE_BYTES: Final = 16_000_000
MAX_PAGES: Final = 3_000
MAX_TEXT: Final = 20_000_000  # characters out of one file, before the page around the report is taken away
MAX_OPEN: Final = 2_000  # elements of a page in each other
MAX_NODES: Final = 1_000_000  # of the tree of a page or a document
