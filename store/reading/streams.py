"""The packed streams of a PDF, looked at before a reader unpacks them.

What a PDF engine unpacks it holds in memory, and a megabyte can become gigabytes. So all streams are unpacked
once for their size alone, piece by piece; pictures, which tell nothing of the text, are emptied instead.
"""

from __future__ import annotations

import base64
import re
import zlib
from typing import Final

from store.errors import ReadError

_MAX_UNPACKED: Final = 200_000_000  # bytes that the streams of a file may become
_CHUNK: Final = 1 << 20
_STREAM = re.compile(rb"stream\r?\n")
_END: Final = b"endstream"
_ABOUT: Final = 1 << 16  # bytes before a stream, in which its dictionary stands
_NAME_CODE = re.compile(rb"#([0-9a-fA-F]{2})")
_PACKED = rb"/(?:FlateDecode|LZWDecode|RunLengthDecode|Fl|LZW|RL)\b"
_TWICE = re.compile(_PACKED + rb"[^\]>]{0,300}" + _PACKED)
# Packed as no writer of our days does it, or so that one cannot see how.
_ODD = re.compile(rb"/(?:LZWDecode|RunLengthDecode|LZW|RL)\b|/Filter\s{0,20}\d{1,10}\s{1,20}\d{1,5}\s{1,20}R")
_PICTURE = re.compile(rb"/Subtype\s{0,20}/Image\b")
_BASE_85 = re.compile(rb"/(?:ASCII85Decode|A85)\b")
_BASE_16 = re.compile(rb"/(?:ASCIIHexDecode|AHx)\b")
_NO_TRAP: Final = "Print it anew to a PDF if it is no trap."


def without_pictures(data: bytes, label: str) -> bytes:
    """A PDF, not encrypted, whose pictures are empty and whose other streams are of bounded size.

    Args:
        label: what the file is called in a message.

    Raises:
        ReadError: its streams would become too large, or are packed so that this cannot be told.
    """
    safe = bytearray(data)
    left = _MAX_UNPACKED
    before = 0
    for stream in _STREAM.finditer(data):
        about = _NAME_CODE.sub(_letter, data[max(before, stream.start() - _ABOUT) : stream.start()])
        before = stream.end()
        if _PICTURE.search(about):
            end = data.find(_END, before)
            end = len(data) if end < 0 else end
            safe[before:end] = bytes(end - before)
        elif _TWICE.search(about) or _ODD.search(about):
            raise ReadError(
                f"{label} is refused: its pages are packed twice, or as no honest PDF is today.", _NO_TRAP
            )
        else:
            left -= _unpacked(_packed(data, before, about), left)
        if left < 0:
            raise ReadError(
                f"{label} is refused: unpacked it is more than {_MAX_UNPACKED // 1_000_000} MB.", _NO_TRAP
            )
    return bytes(safe)


def _letter(code: re.Match[bytes]) -> bytes:
    """A letter of a name that is written as its number."""
    return bytes([int(code[1], 16)])


def _packed(data: bytes, start: int, about: bytes) -> memoryview:
    """The bytes of a stream, and what follows, as they were before they were written in plain letters."""
    try:
        if _BASE_85.search(about):
            end = data.find(b"~>", start)
            return memoryview(base64.a85decode(data[start : end if end >= 0 else len(data)]))
        if _BASE_16.search(about):
            end = data.find(b">", start)
            return memoryview(bytes.fromhex(data[start : end if end >= 0 else len(data)].decode("ascii")))
    except ValueError:
        return memoryview(b"")
    return memoryview(data)[start:]


def _unpacked(packed: memoryview, most: int) -> int:
    """How many bytes a stream becomes; no longer counted when they are more than `most`."""
    unpacker = zlib.decompressobj()
    size = 0
    for at in range(0, len(packed), _CHUNK):
        rest: bytes | memoryview = packed[at : at + _CHUNK]
        while rest and not unpacker.eof and size <= most:
            try:
                size += len(unpacker.decompress(rest, _CHUNK))
            except zlib.error:
                return size
            rest = unpacker.unconsumed_tail
        if unpacker.eof or size > most:
            break
    return size
