"""Every regular expression of the store, and how long the texts are that it is set to work on.

Run as a program, it imports all of the store with watched expressions, lets it read and parse a hostile text
of a million characters, and prints as JSON what each expression was asked. This is a count, the same on every
machine: the characters an expression was given, not the time it took.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import re._parser as parsing  # type: ignore[import-not-found]
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).parents[2]
_FAR = sys.maxsize
# What a report is made of, and what an enemy makes of it: each is repeated for thousands of characters.
PIECES = (
    *(
        "a",
        "A",
        "Á",
        "đ",
        "1",
        "0",
        " ",
        "\n",
        "\n \n",
        "(",
        "((",
        "(a",
        "[",
        "{",
        "<",
        ",",
        ", ",
        ";",
        "; ",
        ".",
        ". ",
    ),
    *(
        "…",
        '"',
        "“",
        "%",
        "@",
        "–",
        "-",
        " -",
        "- ",
        "- -",
        "1.",
        "1/",
        "1-",
        "1,1",
        "12/",
        "1%",
        "[1]",
        "&amp;",
        "<a>",
    ),
    *(
        "a ",
        "a a ",
        "A a ",
        "A B ",
        "A-B-",
        "A/",
        "a\n",
        "A\n",
        "a:\n",
        "1. \n",
        "1. a\n",
        "- a\n",
        "- A;\n",
        "I. ",
    ),
    *(
        "Aa Bb\n",
        "a, b, ",
        "http://a",
        "a@a.",
        "a.vn/",
        "PV",
        "Th.S ",
        "TS. ",
        "GS.TS. ",
        "TP. Hồ Chí Minh, ",
        "Ảnh ",
    ),
    *(
        "ngày ",
        "ngày 1 tháng 1 năm ",
        "ngày 1/1/2021, ",
        "chiều 1/1",
        "8h30 ",
        "năm 2021 ",
        "2021-",
        "2021",
        "quý 1 ",
    ),
    *(
        "6 tháng đầu năm ",
        "nhiệm kỳ 2020-2025 ",
        "khóa ",
        "Nguyễn ",
        "Nguyễn Văn A, ",
        "Ông Nguyễn Văn A, ",
        "đồng chí ",
    ),
    *(
        "bí thư ",
        "Bí thư ",
        "Phó Bí thư, ",
        "chủ trì ",
        "phát biểu ",
        "dự ",
        "tham dự có ",
        "có 1 đồng chí, ",
        "và ",
    ),
    *(
        "số ",
        "số 1/",
        "Nghị quyết số 1-NQ/TW ",
        "Quyết định ",
        "TW-",
        "NQ/",
        "Điều 1. ",
        "(1) ",
        "Tin, ảnh: ",
        "Ảnh: ",
    ),
    *(
        "tỉnh ",
        "huyện ",
        "UBND ",
        "Ủy ban nhân dân tỉnh ",
        "Đảng bộ ",
        "Ban Chấp hành ",
        "Hội nghị ",
        "hội nghị lần thứ ",
    ),
    *(
        "Đại hội đại biểu lần thứ ",
        "xếp loại ",
        "hoàn thành tốt nhiệm vụ ",
        "đạt 10% ",
        "10.000.000 ",
        "(Ảnh: A)\n",
    ),
    *(
        "a" * 50 + " ",
        "x" * 119 + " ",
        "a" * 3000 + "\n",
        "3.000 và ",
        "trên 10 đến ",
        "thành lập (",
        "_a-",
        "a.a.",
    ),
)
QUERIES = (
    'người:"Lê Văn A" -họp ngày:2021..2022 (a OR b)',
    "hopj tongr keets bao2 ca1o",
    "quý 4/2021 6 tháng đầu năm 2022 từ 1/2022 đến nay",
    "doc:15-CT/TW has:note in:hạn-chế chậm",
)


class Asked(msgspec.Struct):
    """What an expression was asked.

    Args:
        pattern, flags: as compiled; those of bytes as the text of their letters.
        place: the line of the store that compiles it; `also`: others that do.
        methods: of it that were called, or that its module calls by its name.
        calls: how often.
        work: characters given to it, all calls together; those behind what an anchored match can reach, and
            behind what a search found, are not counted.
        longest: the most characters in one call.
    """

    pattern: str
    flags: int
    place: str
    methods: list[str] = []
    calls: int = 0
    work: int = 0
    longest: int = 0
    also: list[str] = []

    def note(self, method: str, length: int) -> None:
        if method not in self.methods:
            self.methods.append(method)
        self.calls += 1
        self.work += max(0, length)
        self.longest = max(self.longest, length)


class Watched:
    """A compiled pattern that notes what it is asked."""

    def __init__(self, pattern: re.Pattern[Any], asked: Asked) -> None:
        self._real = pattern
        self._asked = asked
        width = parsing.parse(pattern.pattern, pattern.flags & ~re.DEBUG).getwidth()[1]
        self._reach = width if width < 10_000_000 else 0
        for name in ("pattern", "flags", "groups", "groupindex"):
            setattr(self, name, getattr(pattern, name))

    def search(self, text: Any, pos: int = 0, endpos: int = _FAR) -> Any:
        found = self._real.search(text, pos, endpos)
        self._asked.note("search", (found.end() if found else min(len(text), endpos)) - pos)
        return found

    def _anchored(self, name: str, text: Any, pos: int, endpos: int) -> Any:
        found = getattr(self._real, name)(text, pos, endpos)
        length = found.end() - pos if found else min(len(text), endpos) - pos
        self._asked.note(name, min(length, self._reach) if self._reach else length)
        return found

    def match(self, text: Any, pos: int = 0, endpos: int = _FAR) -> Any:
        return self._anchored("match", text, pos, endpos)

    def fullmatch(self, text: Any, pos: int = 0, endpos: int = _FAR) -> Any:
        return self._anchored("fullmatch", text, pos, endpos)

    def finditer(self, text: Any, pos: int = 0, endpos: int = _FAR) -> Iterator[Any]:
        self._asked.note("finditer", min(len(text), endpos) - pos)
        return self._real.finditer(text, pos, endpos)

    def findall(self, text: Any, pos: int = 0, endpos: int = _FAR) -> list[Any]:
        self._asked.note("findall", min(len(text), endpos) - pos)
        return self._real.findall(text, pos, endpos)

    def sub(self, new: Any, text: Any, count: int = 0) -> Any:
        self._asked.note("sub", len(text))
        return self._real.sub(new, text, count)

    def subn(self, new: Any, text: Any, count: int = 0) -> Any:
        self._asked.note("subn", len(text))
        return self._real.subn(new, text, count)

    def split(self, text: Any, maxsplit: int = 0) -> list[Any]:
        self._asked.note("split", len(text))
        return self._real.split(text, maxsplit)


def watch() -> dict[tuple[Any, int], Asked]:
    """From now on all patterns that the store compiles are watched; what they were asked is in the result."""
    asked: dict[tuple[Any, int], Asked] = {}
    made: dict[tuple[Any, int], Watched] = {}
    real = re._compile  # type: ignore[attr-defined]

    def compile(pattern: Any, flags: int = 0) -> Any:
        if isinstance(pattern, Watched):
            return pattern
        compiled = real(pattern, flags)
        place = _caller()
        if not place:
            return compiled
        key = (compiled.pattern, compiled.flags)
        if key not in made:
            text = compiled.pattern
            text = text if isinstance(text, str) else text.decode("latin-1")
            asked[key] = Asked(text, compiled.flags & ~re.DEBUG, place, _called(place))
            made[key] = Watched(compiled, asked[key])
        elif place != asked[key].place:
            asked[key].also.append(place)
            ours, theirs = asked[key].methods, _called(place)
            asked[key].methods = sorted({*ours, *theirs}) if ours and theirs else ["search"]
        return made[key]

    re._compile = compile  # type: ignore[attr-defined]
    return asked


def _caller() -> str:
    """The line of the store that compiles, or "" if it is another's."""
    frame = sys._getframe(2)
    while Path(frame.f_code.co_filename).parent.name == "re" and frame.f_back is not None:
        frame = frame.f_back
    path = Path(frame.f_code.co_filename)
    if not path.is_relative_to(ROOT / "store"):
        return ""
    return f"{path.relative_to(ROOT).as_posix()}:{frame.f_lineno}"


def _called(place: str) -> list[str]:
    """The methods that a module calls of the pattern that it names in this line."""
    file, _, number = place.partition(":")
    source = (ROOT / file).read_text(encoding="utf-8")
    named = re.match(r"(_?[A-Z][A-Z_0-9]*)(?:: Final)? = ", source.split("\n")[int(number) - 1])
    if named is None:
        return []
    methods = "search|match|fullmatch|finditer|findall|sub|subn|split"
    return sorted(set(re.findall(rf"\b{named[1]}\.({methods})\(", source)))


def hostile_text(size: int) -> str:
    """A report of about `size` characters in which each piece stands in a stretch of its own."""
    stretch = size // len(PIECES)
    title = "Đảng ủy xã Hạ Lũng sơ kết công tác quý I năm 2023\n\nSáng 5/4/2023, Đảng ủy xã họp sơ kết."
    return "\n\n".join((title, *(piece * (stretch // len(piece)) for piece in PIECES)))


def main() -> None:
    """Usage: collecting.py SIZE, the characters of the hostile text."""
    asked = watch()
    import store

    for module in pkgutil.walk_packages(store.__path__, "store."):
        importlib.import_module(module.name)
    from store.parsing import parse
    from store.reading import read_bytes
    from store.reading.read import read_reports
    from store.search import parse_query, print_query
    from tests.soak.samples import files, texts

    for data in (*(one for group in files().values() for one in group), *map(str.encode, texts())):
        for report in read_reports(data, "x"):
            parse(report)
    for query in QUERIES:
        print_query(parse_query(query, today=date(2022, 3, 4)))
        parse_query(query, typing=True, today=date(2022, 3, 4))
    text = hostile_text(int(sys.argv[1]))
    parse(read_bytes(text.encode(), "x.txt"))
    print(json.dumps({"size": len(text), "asked": msgspec.to_builtins(list(asked.values()))}))


if __name__ == "__main__":
    main()
