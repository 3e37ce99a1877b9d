"""Spoils files and texts as accidents and enemies do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from tests.soak.samples import packed, unpacked

LONGEST = 400_000
_NUMBERS = (0, 1, 2, 127, 128, 255, 256, 1000, 32767, 65535, 65536, 2**31 - 1, 2**31, 2**63, 10**30, -1)
TOKENS = tuple(
    token.encode()
    for token in (
        *(
            "\0",
            "\x1b]52;c;eA==\x07",
            "\x1b[2J",
            "\u202e",
            "\u2066",
            "\u200b",
            "\ufeff",
            "\r",
            "\f",
            "\x0b",
            "\u0301",
        ),
        *(
            "<",
            "</",
            "<p>",
            "</p>",
            "<div",
            "<table><tr><td>",
            "<!--",
            "-->",
            "<![CDATA[",
            "<script>",
            "&#x110000;",
        ),
        *(
            "&lt;",
            "&amp;" * 20,
            "<!DOCTYPE x [<!ENTITY a 'aaaa'>]>",
            "&a;",
            "<?xml version='1.0'?>",
            "xmlns:w=''",
        ),
        *(
            "{\\rtf1",
            "\\u-1?",
            "\\'ff",
            "\\bin9999999 ",
            "{" * 50,
            "}" * 50,
            "\\par",
            "\\u99999999?",
            "{\\*\\x",
        ),
        *(
            "Content-Type: multipart/related; boundary=x\n\n",
            "--x\n",
            "=?utf-8?q?=FF?=",
            "=\n",
            "MIME-Version: 1.0\n",
        ),
        *(
            "obj <<",
            ">> stream\n",
            "endstream",
            "/Length 99999999999",
            "/Kids [1 0 R]",
            "xref\n0 1\n",
            "%%EOF",
        ),
        *(
            "PK\x03\x04",
            "PK\x05\x06",
            "\x1f\x8b",
            '{"text": ',
            "[" * 200,
            '"' * 30,
            "\\ud800",
            "1e999",
            "null",
        ),
        *(
            "ngày 31/02/2021",
            "ngày 0/0/0000",
            "99/99/9999",
            "Nghị quyết số ",
            "-NQ/TW",
            "số 1/",
            "ngày ",
            "tháng 13",
        ),
        *(
            "đồng chí ",
            "Ông Nguyễn Văn ",
            ", Bí thư, ",
            "chủ trì",
            "I. ",
            "1.1.1. ",
            "- ",
            "+ ",
            "* ",
            "Ảnh: ",
            "PV",
        ),
        *(
            "100%",
            "1.000.000.000.000",
            "3/0",
            "0/0",
            "-5%",
            "%%%",
            "1,,,2",
            "٣",
            "²",
            "ⅷ",
            "𝟚",
            "năm 99999",
            "½",
        ),
        *(
            "(",
            ")",
            "((((",
            '"',
            "“",
            "”",
            "'",
            ";",
            ":",
            "…",
            "–",
            "\n\n\n",
            "\t",
            " " * 300,
            "\u3000",
            "=" * 40,
        ),
        *(
            "a" * 3000,
            "Á" * 2000,
            "A. " * 500,
            "A" + " A" * 900,
            "1/" * 900,
            "(a" * 900,
            "x\n" * 900,
            "TP." * 500,
        ),
    )
)
_Change = Callable[[bytearray, Random, Sequence[bytes]], None]


def _flip(data: bytearray, luck: Random, _: Sequence[bytes]) -> None:
    for _number in range(luck.randint(1, 12)):
        if data:
            data[luck.randrange(len(data))] ^= 1 << luck.randrange(8)


def _overwrite(data: bytearray, luck: Random, _: Sequence[bytes]) -> None:
    start, end = _span(data, luck, 64)
    data[start:end] = luck.randbytes(end - start)


def _cut(data: bytearray, luck: Random, _: Sequence[bytes]) -> None:
    start, end = _span(data, luck, max(1, len(data) // 2))
    del data[start:end]


def _end(data: bytearray, luck: Random, _: Sequence[bytes]) -> None:
    del data[luck.randint(0, len(data)) :]


def _repeat(data: bytearray, luck: Random, _: Sequence[bytes]) -> None:
    start, end = _span(data, luck, 400)
    times = min(luck.choice((2, 10, 100, 3000)), LONGEST // max(1, end - start))
    data[end:end] = data[start:end] * times


def _token(data: bytearray, luck: Random, _: Sequence[bytes]) -> None:
    for _number in range(luck.randint(1, 6)):
        place = luck.randint(0, len(data))
        data[place:place] = luck.choice(TOKENS) * luck.choice((1, 1, 1, 2, 40))


def _number(data: bytearray, luck: Random, _: Sequence[bytes]) -> None:
    digits = [place for place in range(len(data)) if 48 <= data[place] < 58] if len(data) < 50_000 else []
    if digits:
        place = luck.choice(digits)
        data[place : place + 1] = str(luck.choice(_NUMBERS)).encode()


def _splice(data: bytearray, luck: Random, others: Sequence[bytes]) -> None:
    other = luck.choice(others)
    start, end = _span(bytearray(other), luck, 4000)
    place = luck.randint(0, len(data))
    data[place : place + luck.choice((0, end - start))] = other[start:end]


def _move(data: bytearray, luck: Random, _: Sequence[bytes]) -> None:
    start, end = _span(data, luck, 2000)
    piece = data[start:end]
    del data[start:end]
    place = luck.randint(0, len(data))
    data[place:place] = piece


def _span(data: bytearray, luck: Random, most: int) -> tuple[int, int]:
    start = luck.randint(0, len(data))
    return start, min(len(data), start + luck.randint(0, most))


_CHANGES: tuple[_Change, ...] = (
    _flip,
    _overwrite,
    _cut,
    _end,
    _repeat,
    _token,
    _token,
    _number,
    _splice,
    _move,
)


def spoilt(data: bytes, luck: Random, others: Sequence[bytes]) -> bytes:
    """The file after a few accidents; a zip is mostly spoilt in its members, so that it can still be opened.

    Args:
        others: files from which pieces may come.
    """
    if data.startswith(b"PK") and luck.random() < 0.8:
        members = unpacked(data)
        name = luck.choice(list(members))
        members[name] = spoilt(members[name], luck, others)
        if luck.random() < 0.1:
            members["../" + name] = members[name]
        return packed(members)
    result = bytearray(data)
    for _ in range(luck.choice((1, 1, 2, 3, 6))):
        luck.choice(_CHANGES)(result, luck, others)
        del result[LONGEST:]
    return bytes(result)
