"""One sentence as the passage rules see it: how it begins, and which cue phrases stand where."""

from __future__ import annotations

from typing import NamedTuple

from store.language.sentences import Span
from store.parsing.listing import Item, item_at, items_in
from store.parsing.passages.cues import words_in
from store.parsing.passages.passage_words import passage_words

_OPENING_QUOTES = frozenset("“«‘\"'")
_QUOTES = frozenset('“”«»"')
_DAY_WORDS = frozenset({"ngày", "sáng", "chiều", "tối", "trưa"})
_TO_YEAR = frozenset({"sang", "bước", "vào", "về", "trong", "cho"})
_BEFORE_YEAR = 2  # words before the year with which a sentence begins
_NO_GOALS = frozenset(
    {
        "năm",
        "tháng",
        "ngày",
        "tuần",
        "nhóm",
        "giải",
        "nhiệm",
        "chỉ",
        "mục",
        "khâu",
        "nội",
        "vấn",
        "bài",
        "phương",
    }
)
_GROUNDS = frozenset({"do", "vì", "bởi", "nhờ", "là"})  # with which a sentence begins that "nên" concludes
_DAYS, _MONTHS = 31, 12
_SLOGAN = 14
_HEADING = 16


class Clues(NamedTuple):
    """What a sentence offers to the rules.

    Args:
        span: the sentence.
        start: where in the text its tokens begin, behind the list number.
        tokens: its words, figures and marks.
        item: the list number it begins with, or None.
        opens: whether it begins a paragraph.
        begins: the lists an opening phrase of which begins the sentence or, after a connective, its clause.
        concession: whether it begins with a concession ("bên cạnh những kết quả …, ").
        connected: whether a connective ("ngoài ra", "đồng thời") ties it to the sentence before.
        contrasted: whether it is one that turns to the contrary ("tuy nhiên").
        cues: for each list, the token indices at which one of its phrases stands.
        quoted: whether the sentence is speech in quotation marks, or its end.
        opens_list: whether the first item of a list stands inside the sentence.
        holds_list: whether the second does, too.
        heading: whether it is a heading: a short line by itself, that ends as no sentence does.
        main: index of the first token after an opening concession, else of the head.
        numbers: indices of the tokens that begin with a digit.
    """

    span: Span
    start: int
    tokens: tuple[str, ...]
    item: Item | None
    opens: bool
    begins: frozenset[str]
    concession: bool
    connected: bool
    contrasted: bool
    cues: dict[str, list[int]]
    quoted: bool
    opens_list: bool
    holds_list: bool
    heading: bool
    main: int
    numbers: tuple[int, ...]

    def has(self, label: str) -> bool:
        """Whether a phrase of the list `label` stands in the sentence."""
        return label in self.cues

    def count(self, label: str) -> int:
        """How many phrases of the list stand in the sentence."""
        return len(self.cues.get(label, ()))

    def first(self, label: str) -> int:
        """The token index of the list's first phrase; past the end where there is none."""
        return self.cues[label][0] if label in self.cues else len(self.tokens)

    def early(self, label: str, limit: int) -> bool:
        """Whether a phrase of the list begins among the first `limit` tokens."""
        return label in self.cues and self.cues[label][0] < limit

    def word(self, at: int) -> str:
        """The token at `at`, or ""."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else ""

    def find(self, mark: str) -> int:
        """The token index of the first `mark`; past the end where there is none."""
        return self.tokens.index(mark) if mark in self.tokens else len(self.tokens)

    @property
    def ends_open(self) -> bool:
        """Whether the sentence ends in a colon: what it announces follows."""
        return bool(self.tokens) and self.tokens[-1] == ":"

    @property
    def has_year(self) -> bool:
        """Whether the sentence begins with a year: `Năm 2023, …`, `Bước sang năm 2023, …`."""
        at = 0
        while at < _BEFORE_YEAR and self.word(at) in _TO_YEAR:
            at += 1
        return self.word(at) == "năm" and self.word(at + 1).isdigit()

    @property
    def month(self) -> int:
        """The month with which the sentence begins: `Tháng 11, …`, `Trong tháng 11, …`; else 0."""
        at = self.word(0) == "trong"
        named = self.word(at) == "tháng" and self.word(at + 1).isdigit()
        return int(self.word(at + 1)) if named else 0

    @property
    def day(self) -> tuple[int, int] | None:
        """The first day with its month: `12/12`, `12-12`, `12.12`; or None."""
        for at in self.numbers:
            parts = self.tokens[at].replace(".", "/").split("/")
            if len(parts) == 1 and self.word(at + 1) == "-":
                parts.append(self.word(at + 2))
            if len(parts) > 1 and parts[0].isdigit() and parts[1].isdigit():
                day, month = int(parts[0]), int(parts[1])
                if 0 < day <= _DAYS and 0 < month <= _MONTHS:
                    return day, month
        return None

    @property
    def dated(self) -> bool:
        """Whether the sentence begins with a day: `sáng 5/6`, `(BTĐ) - Ngày 12-3`, `sáng nay (5/6)`."""
        return any(
            token in _DAY_WORDS and any(self.word(at + step)[:1].isdigit() for step in (1, 2, 3))
            for at, token in enumerate(self.tokens[:8])
        )

    @property
    def figures(self) -> int:
        """How many figures there are that are no dates or years."""
        return sum(_is_figure(self.tokens, at) for at in self.numbers)

    @property
    def goals(self) -> int:
        """How many of the figures count no years, months or days, and no aims or tasks."""
        return sum(self.word(at + 1) not in _NO_GOALS and _is_figure(self.tokens, at) for at in self.numbers)


def clues_of(lower: str, span: Span, paragraph: Span | None = None) -> Clues:
    """The clues of one sentence.

    Args:
        lower: the report text in lower case with canonical tone marks.
        span: the sentence in it.
        paragraph: the paragraph it stands in, if that matters.
    """
    words = passage_words()
    item = item_at(lower, span.start, span.end)
    start = item.end if item else span.start
    tokens = words_in(lower, start, span.end)
    head = _skip_marks(tokens, 0)
    begins: set[str] = set()
    concession = contrasted = False
    heads = [head]
    at = head
    for _ in range(3):
        skipped = words.heads.at(tokens, at)
        behind = max(skipped.values(), default=at)
        # What is but the beginning of a connective is no opening: "do" in "do đó".
        openings = words.openings.at(tokens, at).items()
        begins.update(label for label, end in openings if end >= behind or "concession" in skipped)
        if _cites(tokens, at):
            begins.discard("speech")
        if not skipped:
            break
        concession |= skipped.get("concession") == behind
        contrasted |= skipped.get("contrast") == behind
        at = _skip_marks(tokens, behind)
        heads.append(at)
    else:
        begins.update(words.openings.at(tokens, at))
    main = heads[-1]
    if concession:
        main = next((at + 1 for at in range(head, len(tokens)) if tokens[at] in {"nhưng", "song"}), 0)
        main = main or next((at + 1 for at in range(head, len(tokens)) if tokens[at] == ","), head)
    else:
        main = _overcome(tokens) or main
    inside = items_in(lower, start, span.end)
    return Clues(
        span=span,
        start=start,
        tokens=tokens,
        item=item,
        opens=paragraph is not None and span.start == paragraph.start,
        begins=frozenset(begins),
        concession=concession,
        connected=len(heads) > 1 and not concession,
        contrasted=contrasted and not concession,
        cues=_without_therefore(words.cues.find(tokens, _slogans(tokens)), tokens, heads),
        quoted=_is_quoted(tokens),
        opens_list=any(found.number == 1 for found in inside),
        holds_list=any(found.number == 2 for found in inside) and len(inside) > 1,
        heading=span == paragraph and len(tokens) <= _HEADING and lower[span.end - 1] not in '.!?…;,”"',
        main=main,
        numbers=tuple([at for at, token in enumerate(tokens) if token[0].isdigit()]),
    )


def _without_therefore(
    cues: dict[str, list[int]], tokens: tuple[str, ...], heads: list[int]
) -> dict[str, list[int]]:
    """The cues without the duties of a "nên" that only concludes: "Do ở xa nên tập trung thưa người"."""
    if "duties" not in cues or "nên" not in tokens:
        return cues
    if not any(tokens[at] in _GROUNDS for at in heads if at < len(tokens)):
        return cues
    duties = [at for at in cues["duties"] if tokens[at] != "nên"]
    rest = {label: places for label, places in cues.items() if label != "duties"}
    return rest | {"duties": duties} if duties else rest


def _cites(tokens: tuple[str, ...], at: int) -> bool:
    """Whether a conclusion stands at token `at` that is a document: `Kết luận số 21-KL/TW`."""
    return tokens[at : at + 2] == ("kết", "luận") and tokens[at + 2 : at + 3] in {("số",), ("của",)}


def _overcome(tokens: tuple[str, ...]) -> int:
    """The index after a turn to what was done all the same: "mưa lớn kéo dài nhưng tổ vẫn đi đủ"; else 0."""
    if "song" not in tokens and "nhưng" not in tokens:
        return 0
    for at, token in enumerate(tokens):
        if token in {"song", "nhưng"}:
            words = tokens[at + 1 : at + 8]
            still = words.index("vẫn") if "vẫn" in words else len(words)
            if still + 1 < len(words) and words[still + 1] not in {"còn", "chưa", "không", "chỉ", "thấp"}:
                return at + 1
    return 0


def _skip_marks(tokens: tuple[str, ...], at: int) -> int:
    while at < len(tokens) and not tokens[at][0].isalnum():
        at += 1
    return at


def _is_figure(tokens: tuple[str, ...], at: int) -> bool:
    """Whether a token that begins with a digit is a figure, and no day, month or year."""
    word = tokens[at]
    if word.endswith("%"):
        return True
    before = tokens[at - 1] if at else ""
    if before in {"ngày", "tháng", "năm", "quý", "sáng", "chiều", "tối", "số", "lần", "khóa", "-", "thứ"}:
        return False
    if "/" in word:
        parts = word.split("/")
        return len(parts) == 2 and (
            (parts[1].isdigit() and int(parts[1]) > 12) or (at + 1 < len(tokens) and tokens[at + 1].isalpha())
        )
    return not (len(word) == 4 and word[:2] in {"19", "20"})


def _is_quoted(tokens: tuple[str, ...]) -> bool:
    """Whether the sentence opens a quotation, or closes one that an earlier sentence opened."""
    if tokens and tokens[0] in _OPENING_QUOTES:
        return True
    return "”" in tokens and ("“" not in tokens or tokens.index("”") < tokens.index("“"))


def _slogans(tokens: tuple[str, ...]) -> frozenset[int]:
    """The tokens of short quotations inside the sentence: mottoes and titles, which tell nothing of it."""
    if _QUOTES.isdisjoint(tokens):
        return frozenset()
    found: set[int] = set()
    opened: int | None = None
    for at, token in enumerate(tokens):
        if token in {"“", "«"} or (token == '"' and opened is None):
            opened = at
        elif token in {"”", "»", '"'} and opened is not None:
            if at - opened <= _SLOGAN and opened > 0:
                found.update(range(opened, at))
            opened = None
    return frozenset(found)
