"""The body that held the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from store.language.sentences import Span
from store.language.tones import canonical_tones
from store.model import Document, Kind
from store.parsing.bodies import Body, bodies_in, organisation_words
from store.parsing.found import Found, Trace
from store.parsing.layout import Layout
from store.parsing.tokens import Token
from store.parsing.view import View
from store.reading import ReportText

_LEAD = 12
_BRACKET = re.compile(r" ?\([^()]*\)")


class _Host(NamedTuple):
    """A body that a rule takes for the host, and how sure the rule is."""

    span: Span
    rule: str
    weight: float


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
        r"(?:,? ?(?:(?:đã|vừa|chủ trì,?) )?phối hợp[^;\n]{0,240}?(?= tổ chức| mở| khai mạc| họp))?,?"
        rf"(?: (?:{_any_of(words.adverbs)}))*"
        rf" (?:(?P<holds>tổ chức(?=[^;\n]{{0,80}}?(?<!\w)(?:{_any_of(words.events)})(?!\w))|(?:{_any_of(words.holds)})(?!\w))"
        rf"|(?P<may>(?:tổ chức|{_any_of(words.may_hold)})(?!\w)))"
    )


_PASSIVE = re.compile(r"[^;\n]{0,200}?(?<!\w)(?:tổ chức|chủ trì|phối hợp|đăng cai)(?!\w)")
_TAKES_PLACE = re.compile(
    r"[^;\n]{0,60}?(?<!\w)(?:diễn ra|khai mạc|được tổ chức|bế mạc|đã|vừa|sáng|chiều|ngày|lần thứ|nhiệm kỳ|,|với)(?!\w)|$"
)
_DOCUMENT = re.compile(
    r"(?:nghị quyết|tinh thần|văn kiện|kết luận|thông báo|kế hoạch|theo|thực hiện|tại các)(?: \w+){0,4} ?$"
)


def find_organiser(
    view: View, layout: Layout, documents: tuple[Document, ...], kind: Kind, report: ReportText
) -> Found[str | None]:
    """The organiser, as fully named as the text allows."""
    if kind == "not-a-meeting":
        return Found(None)
    hosts = sorted(_hosts(view, layout), key=lambda host: -host.weight)
    if not hosts:
        return Found(None)
    host = hosts[0]
    name = _fullest(view, host)
    name = name[:1].upper() + name[1:]
    return Found(name, (Trace("organiser", name, host.rule, *host.span),))


def _printed(view: View, span: Span) -> str:
    """The name as printed, one line, without what stands in brackets."""
    return " ".join(_BRACKET.sub("", span.of(view.text)).split()).strip(" .,;:-–")


def _fullest(view: View, host: _Host) -> str:
    """The fullest form of the host's name that the text has.

    A later `Chi bộ Hội Văn học tỉnh X` completes `Chi bộ Hội Văn học`; a last word that only says what kind of
    body it is (`Đảng ủy Cục`) is completed from where that body is named (`Cục QLTT tỉnh X`).
    """
    name = _printed(view, host.span)
    words = tuple(name.lower().split())
    longer = [form for form in _forms(view, words[:2]) if _extends(words, tuple(form.lower().split()))]
    if longer:
        name = max(longer, key=len)
    last = name.split()[-1].lower()
    if last in _BARE:
        wholes = [form for form in _forms(view, (last,), head=1) if " " in form]
        if wholes:
            name = f"{name} {max(wholes, key=len).split(maxsplit=1)[1]}"
    return name + _also_called(view, host)


# Words that only say what kind of body: a name that ends in one is short for a fuller name.
_BARE = frozenset("cục sở khối viện trường phường xã huyện quận tỉnh chi_cục công_ty".split())
_LOCAL = frozenset("tỉnh thành phố tp tp. huyện quận thị xã phường trấn".split())


def _forms(view: View, words: tuple[str, ...], head: int | None = None) -> list[str]:
    """Every body's name in the text that begins with these words (lower case), as printed.

    Args:
        head: how many words the name's head must have, or None.
    """
    key = canonical_tones(" ".join(words))
    forms = []
    at = view.lower.find(key)
    while at >= 0:
        stop = view.text.find("\n", at)
        bodies = bodies_in(view, Span(at, stop if stop >= 0 else len(view.text)), most=1)[1]
        if (
            bodies
            and bodies[0].start == at
            and head in {None, bodies[0].head}
            and (at == 0 or not view.text[at - 1].isalnum())
        ):
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
    found = re.compile(r" ?\(([^()]{4,40})\)").match(view.text, host.span.end)
    if not found or found[1].isupper() or " " not in found[1] or not found[1][0].isupper():
        return ""
    if view.text.count(found[1]) < 3 or bodies_in(view, Span(found.start(1), found.end(1)))[1][:1] == []:
        return ""
    return f" ({found[1]})"


def _hosts(view: View, layout: Layout) -> Iterator[_Host]:
    if layout.title:
        yield from _hosts_in(view, layout.title, 8.0, title=True)
    weight = 10.0
    count = 0
    for block in layout.body:
        for sentence in _sentences(view, block):
            yield from _hosts_in(view, sentence, weight, title=False)
            weight -= 0.25
            count += 1
            if count >= _LEAD:
                return


def _sentences(view: View, block: Span) -> Iterator[Span]:
    for spans in view.sentences:
        for sentence in spans:
            if block.start <= sentence.start < block.end:
                yield Span(sentence.start, min(sentence.end, block.end))


def _hosts_in(view: View, sentence: Span, weight: float, *, title: bool) -> Iterator[_Host]:
    """Bodies that the sentence says, or lets guess, to be the host."""
    lower = view.lower[: sentence.end]
    tokens, bodies = bodies_in(view, sentence)
    start = 0
    for at, body in enumerate(bodies):
        if body.before != "joined":
            start = at
        first = bodies[start]
        span = Span(first.start, body.end)
        if first.before == "start":
            after = _after_host().match(lower, body.end)
            if after and after["holds"]:
                yield _Host(span, "subject of a verb of holding", weight)
            elif after:
                yield _Host(span, "subject of a verb that may be one of holding", weight - 3)
        elif first.before == "by" and _PASSIVE.match(lower, body.end):
            yield _Host(span, "by whom it was held", weight + 0.1)
        elif first.before == "sitting" and not _cited(lower, tokens, first):
            yield _Host(span, "named with the sitting", weight - 2)
        elif first.before == "of" and _event_before(lower, sentence.start, first.start):
            yield _Host(
                span, "whose sitting it was", weight - (1 if _TAKES_PLACE.match(lower, body.end) else 3)
            )
        elif first.before == "office" and _CHAIRS.search(lower, body.end, min(len(lower), body.end + 160)):
            yield _Host(body.span, "office of who presided", weight - 6)


_CHAIRS = re.compile(r"(?<!\w)(?:chủ trì|điều hành|chủ tọa)(?!\w)")
_EVENT = re.compile(
    r"(?:^|[,;:–-] |tại |trong |cho biết, |ngày [\d/.-]+ )(?:các |buổi |cuộc |phiên )?(?:hội nghị|đại hội|kỳ họp|phiên họp|cuộc họp|lễ|hội thảo|tọa đàm|họp báo|buổi \w+|phiên \w+)[^,;]{0,140}$"
)


def _event_before(lower: str, start: int, end: int) -> bool:
    return _EVENT.search(lower[start:end].rstrip()) is not None


def _cited(lower: str, tokens: list[Token], body: Body) -> bool:
    """Whether the sitting is only cited: `Nghị quyết Đại hội Đảng bộ`."""
    before = lower[tokens[0].start : body.start]
    return (
        re.search(
            r"(?:nghị quyết|tinh thần|văn kiện|kết luận|kế hoạch|phục vụ|chào mừng|sau|trước|tới|hướng)\b[^,;]{0,40}$",
            before,
        )
        is not None
    )
