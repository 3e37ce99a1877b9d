"""The body that held the meeting.

Rules look for it in the title and the first sentences, each with a weight: the subject of a verb of holding
(`Đảng ủy X tổ chức hội nghị`), by whom it was held (`do X tổ chức`), whose sitting it was (`Hội nghị … của X
khai mạc`, `Đại hội Đảng bộ X`), the office of who presided. The heaviest wins and is given in the fullest form
that the text has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from store.language.sentences import Span
from store.language.tones import canonical_tones
from store.model import Document, Kind
from store.parsing.bodies import Body, bodies_in, is_complete, organisation_words
from store.parsing.found import Found, Trace
from store.parsing.layout import Layout
from store.parsing.provinces import mentions
from store.parsing.tokens import Token
from store.parsing.view import View
from store.reading import ReportText

_LEAD = 12  # sentences of the body that are read
_FIRST = 10.0  # weight of the first of them; each later one weighs less
_LATER = 0.25
_TITLE = 8.0

_BRACKET = re.compile(r" ?\([^()]*\)")
_WHEN = re.compile(
    r"(?<!\w)(?:sáng|chiều|tối|trưa|ngày|hôm|vừa qua|mới đây|tại hội nghị|tại đại hội|tại kỳ họp|tại phiên họp)(?!\w)"
)
_PASSIVE = re.compile(r"[^;\n]{0,200}?(?<!\w)(?:tổ chức|đăng cai)(?!\w)| chủ trì(?! soạn| xây| biên)")
_TAKES_PLACE = re.compile(
    r"[^;\n]{0,60}?(?<!\w)(?:diễn ra|khai mạc|được tổ chức|bế mạc|đã|vừa|sáng|chiều|ngày|lần thứ|nhiệm kỳ|,|với)(?!\w)|$"
)
_CHAIRS = re.compile(r"(?<!\w)(?:chủ trì|điều hành|chủ tọa)(?!\w)")
_DOCUMENT = re.compile(
    r"(?<!\w)(?:nghị quyết|kết luận|chỉ thị|quyết định|kế hoạch|luật|đề án|nghị định|quy định|thông báo|hướng dẫn|di chúc|chương trình hành động)"
    r"(?!\w)[^,;]{0,60} của (?:tập thể |lãnh đạo )?$"
)
_CITED = re.compile(
    r"(?<!\w)(?:nghị quyết|tinh thần|văn kiện|kết luận|kế hoạch|phục vụ|chào mừng|sau|trước|tới|hướng)(?!\w)[^,;]{0,40}$"
)


_LEVELS = (
    "tỉnh ",
    "thành phố ",
    "tp",
    "huyện ",
    "quận ",
    "thị xã ",
    "xã ",
    "phường ",
    "thị trấn ",
    "thủ đô ",
)


class _Host(NamedTuple):
    """A body that a rule takes for the host, and how sure the rule is.

    Args:
        bare: whether only the head of its name stands there: `Ban Thường vụ`.
    """

    span: Span
    rule: str
    weight: float
    bare: bool


def _any_of(phrases: tuple[str, ...]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


@lru_cache(maxsize=1)
def _after_host() -> re.Pattern[str]:
    """What follows the body that held the meeting, in `View.lower`."""
    words = organisation_words()
    return re.compile(
        r"(?: ?\([^()]{1,60}\))?"
        r"(?:,? khóa [\w-]+)?(?:,? ?\(?nhiệm kỳ [\d –-]{4,14}\)?)?(?: lần thứ \w+)?"
        r"(?:,? (?:vào )?(?:ngày|sáng|chiều|tối|trưa|hôm) [^,;.]{0,40}?)?"
        r"(?:,? (?:dưới sự chủ trì|do) [^;\n]{0,200}?(?= đã| tổ chức))?"
        r"(?:,? ?(?:(?:đã|vừa|chủ trì,?) )?(?:phối hợp|cùng|đồng hành)[^;\n]{0,240}?(?= tổ chức| mở| khai mạc| họp))?,?"
        rf"(?: (?:{_any_of(words.adverbs)}))*"
        rf" (?:(?P<holds>tổ chức(?=[^;\n]{{0,80}}?(?<!\w)(?:{_any_of(words.events)})(?!\w))|(?:{_any_of(words.holds)})(?!\w))"
        rf"|(?P<may>(?:tổ chức|{_any_of(words.may_hold)})(?!\w))|(?P<says>(?:{_any_of(words.says)})(?!\w)))"
    )


@lru_cache(maxsize=1)
def _event() -> re.Pattern[str]:
    """A sitting that opens a clause, up to the end of the text before a body."""
    sittings = _any_of(organisation_words().sittings)
    return re.compile(
        rf"(?:^|[,;:–-] |tại |trong |qua |khai mạc |bế mạc |dự |chủ trì |mở đầu |kết luận |kết thúc |ngày [\d/.-]+ )(?:các )?(?:(?:buổi |cuộc |phiên )?(?:{sittings})(?!\w)|(?:buổi|cuộc|phiên) \w+)"
        r"(?:[^,;]|(?<=phòng), (?=chống)|\"[^\"\n]{0,120}\"){0,140}$"
    )


@lru_cache(maxsize=1)
def _sitting() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any_of(organisation_words().sittings)}|buổi|cuộc|phiên)(?!\w)")


def find_organiser(
    view: View, layout: Layout, documents: tuple[Document, ...], kind: Kind, report: ReportText
) -> Found[str | None]:
    """The organiser, as fully named as the text allows."""
    if kind == "not-a-meeting":
        return Found(None)
    for host in sorted(_hosts(view, layout), key=lambda host: -host.weight):
        name = _fullest(view, host)
        if name:
            return Found(name, (Trace("organiser", name, host.rule, *host.span),))
    return Found(None)


def _hosts(view: View, layout: Layout) -> Iterator[_Host]:
    """Every body that the title and the first sentences say, or let guess, to be the host."""
    if layout.title:
        yield from _hosts_in(view, layout.title, _TITLE, dated=True, early=True)
    for count, sentence in enumerate(_lead(view, layout)):
        dated = _WHEN.search(view.lower, sentence.start, sentence.end) is not None
        yield from _hosts_in(
            view, sentence, _FIRST - count * _LATER, dated=dated or count < 2, early=count < 4
        )


def _lead(view: View, layout: Layout) -> Iterator[Span]:
    """The first sentences of the body."""
    count = 0
    blocks = iter(layout.body)
    block = next(blocks, None)
    for spans in view.sentences:
        for sentence in spans:
            while block and sentence.start >= block.end:
                block = next(blocks, None)
            if block is None or count >= _LEAD:
                return
            if sentence.start >= block.start:
                count += 1
                yield Span(sentence.start, min(sentence.end, block.end))


def _hosts_in(view: View, sentence: Span, weight: float, *, dated: bool, early: bool) -> Iterator[_Host]:
    """The hosts that one sentence tells.

    Args:
        weight: what the surest rule weighs in this sentence.
        dated: whether the sentence says when; others seldom tell of this meeting.
        early: whether it is among the very first.
    """
    tokens, bodies = bodies_in(view, sentence)
    first = 0
    for at, body in enumerate(bodies):
        if body.before != "joined":
            first = at
        found = _rule(view, sentence, bodies[first], body, dated=dated, early=early)
        if found:
            rule, loss = found
            bare = first == at and _is_bare(tokens, body)
            yield _Host(Span(bodies[first].start, body.end), rule, weight - loss, bare)


def _is_bare(tokens: list[Token], body: Body) -> bool:
    return body.last - body.first == body.head and not is_complete(tokens, body.first, body.head)


def _rule(
    view: View, sentence: Span, first: Body, last: Body, *, dated: bool, early: bool
) -> tuple[str, float] | None:
    """The rule by which the bodies from `first` to `last` are hosts, and how much weight it loses."""
    lower = view.lower
    end = sentence.end
    place = lower.startswith(_LEVELS, first.start)
    match first.before:
        case "start":
            after = _after_host().match(lower, last.end, end)
            if after and after["holds"]:
                return "subject of a verb of holding", 0.0 if dated else 2.0
            if after and dated and early:
                loss = 3.0 if after["may"] else 6.0
                return "subject of a verb that may be one of holding", loss
        case "listed":
            after = _after_host().match(lower, last.end, end)
            if after and after["holds"]:
                return "subject of a verb of holding", 1.0
        case "joined" | "word":
            after = _after_host().match(lower, last.end, end)
            if after and after["holds"] and dated and lower[: first.start].endswith(("và ", "cùng ")):
                return "second subject of a verb of holding", 4.0
        case "by":
            passive = _PASSIVE.match(lower, last.end, end)
            if passive and _sitting().search(lower, sentence.start, first.start):
                return "by whom it was held", -0.1
        case "sitting":
            if not place and not _CITED.search(lower[sentence.start : first.start]):
                return "named with the sitting", 2.0 if dated else 3.0
        case "of":
            if (
                not place
                and not _DOCUMENT.search(lower, sentence.start, first.start)
                and _event().search(lower[sentence.start : first.start].removesuffix("của "))
            ):
                return "whose sitting it was", 1.0 if _TAKES_PLACE.match(lower, last.end, end) else 3.0
        case "office":
            before = lower[max(sentence.start, first.start - 120) : first.start]
            if _CHAIRS.search(lower, last.end, min(end, last.end + 160)) or _CHAIRS.search(before):
                return "office of who presided", 6.0
        case _:
            pass
    return None


def _printed(view: View, span: Span) -> str:
    """The name as printed, one line, without what stands in brackets."""
    return " ".join(_BRACKET.sub("", span.of(view.text)).split()).strip(" .,;:-–")


# Words that only say what kind of body: a name that ends in one is short for a fuller name.
_BARE = frozenset(["cục", "sở", "khối", "viện", "trường", "phường", "xã", "huyện", "quận"])
_LOCAL = frozenset(["tỉnh", "thành", "phố", "tp", "tp.", "huyện", "quận", "thị", "xã", "phường", "trấn"])


def _fullest(view: View, host: _Host) -> str | None:
    """The fullest form of the host's name that the text has.

    A later `Chi bộ Hội Văn học tỉnh X` completes `Chi bộ Hội Văn học`; a last word that only says what kind of
    body it is (`Đảng ủy Cục`) is completed from where that body is named (`Cục QLTT tỉnh X`). None for a
    head alone (`Ban Thường vụ`) that nothing completes.
    """
    name = _printed(view, host.span)
    words = _words_of(name)
    if host.bare:
        forms = [form for form in _forms(view, words) if len(_words_of(form)) > len(words)]
        if not forms:
            return None
        name = forms[0]
        words = _words_of(name)
    longer = [form for form in _forms(view, words[:2]) if _extends(words, _words_of(form))]
    if longer:
        name = max(longer, key=len)
    name = _completed(view, name)
    name += _also_called(view, host)
    return name[:1].upper() + name[1:]


def _completed(view: View, name: str) -> str:
    """The name with what its last words lack: `Đảng ủy Cục` + `Cục QLTT tỉnh X`, `HĐND tỉnh` + `tỉnh X`."""
    words = _words_of(name)
    last = words[-1]
    if last in {"tỉnh", "phố", "tp"} or words[-2:] in {("tỉnh", "ủy"), ("thành", "ủy")}:
        return _with_province(view, name)
    if last in _BARE:
        wholes = [form for form in _forms(view, (last,), head=1) if " " in form]
        if wholes and (last not in _LOCAL or len({_words_of(form) for form in wholes}) == 1):
            return " ".join((name, *max(wholes, key=len).split()[1:]))
    return name


def _with_province(view: View, name: str) -> str:
    """The name that ends in `tỉnh`, `thành phố` or `Tỉnh ủy` with the only one that the text names."""
    level = " ".join(_words_of(name)[-2:])
    level = level if level.endswith(" ủy") else level.rsplit(" ", maxsplit=1)[-1]
    found: dict[str, str] = {}
    for mention in mentions(view.text, view.lower):
        printed = view.text[mention.start : mention.end]
        if mention.sort == "name" and view.lower[: mention.start].endswith(f"{level} "):
            found.setdefault(mention.province, f"{name} {printed}")
        elif level in {"tp", "phố"} and printed.lower().startswith("tp"):
            found.setdefault(mention.province, f"{name.rsplit(' ', maxsplit=1)[0]} {printed}")
    return next(iter(found.values())) if len(found) == 1 else name


def _words_of(name: str) -> tuple[str, ...]:
    return tuple(canonical_tones(name).lower().split())


def _forms(view: View, words: tuple[str, ...], head: int | None = None) -> list[str]:
    """Every body's name in the text that begins with these words (lower case), as printed.

    Args:
        head: how many words the name's head must have, or None.
    """
    key = " ".join(words)
    forms = []
    at = view.lower.find(key)
    while at >= 0:
        stop = view.text.find("\n", at)
        bodies = bodies_in(view, Span(at, stop if stop >= 0 else len(view.text)), most=1)[1]
        whole = at == 0 or not view.text[at - 1].isalnum()
        if whole and bodies and bodies[0].start == at and head in {None, bodies[0].head}:
            forms.append(_printed(view, bodies[0].span))
        at = view.lower.find(key, at + 1)
    return forms


def _extends(words: tuple[str, ...], form: tuple[str, ...]) -> bool:
    """Whether `form` names the same body more fully: the same words, and the place they lack."""
    if len(form) <= len(words) or len(form) > len(words) + 8:
        return False
    if form[: len(words)] == words:
        return form[len(words)] in _LOCAL or form[len(words)] in {"thuộc", "của"}
    rest = iter(form)
    return all(word in rest for word in words) and all(word in _LOCAL for word in form if word not in words)


def _also_called(view: View, host: _Host) -> str:
    """The short name in the bracket behind the host, where the text goes on to call it so."""
    found = re.compile(r" ?\(([^()\n]{4,40})\)").match(view.text, host.span.end)
    if not found or found[1].isupper() or " " not in found[1] or not found[1][0].isupper():
        return ""
    if view.text.count(found[1]) < 3 or not bodies_in(view, Span(found.start(1), found.end(1)))[1]:
        return ""
    return f" ({found[1]})"
