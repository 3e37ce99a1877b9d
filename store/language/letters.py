"""The capital and small letters of Vietnamese texts, minority names included, for use in character classes.

In Unicode their capitals and small letters alternate (Ạ ạ Ả ả …): no range of code points holds only one
kind, and the classes are therefore lists.
"""

from __future__ import annotations

# The inside of a character class.
LETTERS = "A-Za-zÀ-ÖØ-öø-ſƠ-ưẠ-ỹ"
_BLOCKS = ((0x41, 0x5B), (0x61, 0x7B), (0xC0, 0x180), (0x1A0, 0x1B1), (0x1EA0, 0x1EFA))
_LETTERS = "".join(chr(code) for start, end in _BLOCKS for code in range(start, end))

UPPER = "".join(letter for letter in _LETTERS if letter.isupper())
LOWER = "".join(letter for letter in _LETTERS if letter.islower())
