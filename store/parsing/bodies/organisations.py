"""The body that held the meeting.

Rules look for it in the title and the first sentences, each with a weight: the subject of a verb of holding
(`Đảng ủy X tổ chức hội nghị`), by whom it was held (`do X tổ chức`), whose sitting it was (`Hội nghị … của X
khai mạc`, `Đại hội Đảng bộ X`), the office of who presided. The heaviest wins and is given in the fullest
form that the text has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from store.language.sentences import Span
from store.model import Document, Kind
from store.parsing.bodies.bodies import Body, bodies_in
from store.parsing.bodies.body_words import body_words, is_complete, is_level, keys_at
from store.parsing.bodies.full_names import full_name, printed
from store.parsing.bodies.hosting import hosting_words
from store.parsing.bodies.letterheads import office_of
from store.parsing.bodies.mastheads import office_of_page
from store.parsing.bodies.wholes import of_masthead
from store.parsing.found import Found, Trace
from store.parsing.page.layout import Layout
from store.parsing.patterns import any_of, whole, words
from store.parsing.people.names import name_length, place_length, run_length
from store.parsing.tokens import Token
from store.parsing.view import View
from store.reading import ReportText

_LEAD = 12  # sentences of the body that are read
_EARLY = 4  # the first of them, in which weaker verbs count
_FIRST = 10.0  # weight of the first of them; each later one weighs less
_LATER = 0.25
_TITLE = 8.0
_SUMMED_UP = 6.0  # … of the words under the title that sum the report up
_MOST = 0.2  # more than its sentence a host can weigh
_OFFICE = 5.0  # what the office of a letterhead weighs
_LONGEST = 2000  # code points of a sentence that are read
_BACK = 300  # code points before a body in which a rule looks
_NATIONAL = ("việt nam", "nhân dân")  # how the names of national forces end
# `Thông tin từ Hội X xác nhận cơ quan này vừa tổ chức hội nghị`.
_SAYS_IT_HELD = re.compile(
    r" (?:cho biết|cho hay|xác nhận|thông tin),? (?:rằng |là )?"
    r"(?:cơ quan|đơn vị|hội|sở|trường|bệnh viện|công ty) này "
    r"(?:đã |vừa |mới ){1,2}(?:tổ chức|tiến hành|họp|mở)(?!\w)"
)
_CARRIED_OUT = ("triển khai ", "bàn ")  # `Hội nghị tổng kết và triển khai kế hoạch năm 2019 của Bộ X`
_MEMBERS = ("ủy viên ", "thành viên ", "đại biểu ", "đại diện ")  # of a body that they do not speak for
_TIES = ("quan hệ giữa ", "hợp tác giữa ", "kết giữa ", "thương mại giữa ")
_COMPANIONS = re.compile(r"(?<!\w)cùng(?: với)? (?:lãnh đạo|đại diện)[^.;\n]{0,120}, $")
_PLENUM = "hội nghị trung ương "  # nobody's but the Central Committee's, whoever presides
# What a meeting elects for its own course.
_ORGANS = re.compile(
    r"(?:đoàn chủ tịch|đoàn thư ký|ban thư ký|ban thẩm tra|ban kiểm phiếu|ban bầu cử|ban tổ chức)"
    r"(?: (?:đại hội|hội nghị|kỳ họp|hội thảo|cuộc thi))?"
)
_NEAR = 160  # and near it
_SESSION = 30  # code points before a body in which a session is named
_SEATED = re.compile(r"(?:hđnd|hội đồng nhân dân)(?!\w)")
# Its session right before a council, where the session is this meeting.
_ITS_SESSION = re.compile(
    r"(?<!\w)(?:tại|trong|qua|khai mạc|bế mạc)(?: \w+){0,5}? (?<!về )(?<!sau )(?<!trước )(?<!đến )"
    r"(?:kỳ họp|phiên chất vấn|phiên họp)[^.;,\n]{0,50}, $"
)
# Someone has said it, of whatever body comes next.
_REPORTED = re.compile(r"(?<!\w)(?:cho biết|cho hay|cho rằng|khẳng định|nhắc lại)(?!\w)[^.;\n]{0,200}, $")
_HELPED = re.compile(
    r"(?: ?\([^()]{1,60}\))?,? (?:đã )?(?:phối hợp|kết hợp|hợp tác|liên kết)(?: cùng)?(?: với)? "
)
_HELD = re.compile(r"(?: ?\([^()]{1,60}\))?,?(?: đã| đồng| vừa| phối hợp){0,2} tổ chức(?!\w)")
_MET = re.compile(r"(?<!\w)(?:làm việc|tiếp|đón tiếp) (?:cùng )?với (?:tổ )?$")
_DELEGATIONS = ("đoàn giám sát", "đoàn kiểm tra", "đoàn thanh tra", "đoàn khảo sát")
_HEADS = re.compile(
    r"(?<!phó )(?:bộ trưởng|bí thư|chủ tịch|giám đốc|cục trưởng|tổng cục trưởng|tổng giám đốc|viện trưởng"
    r"|chánh án) $"
)
_TOLD = re.compile(r"[^.;,\n]{0,60}?(?<!\w)(?:chỉ đạo|yêu cầu|giao|kết luận|quán triệt|lưu ý)(?!\w)")
_RECEPTION = re.compile(r"(?:buổi|cuộc|lịch) tiếp (?:công )?dân(?!\w)")
_OPENS = 2500  # code points of a text in which it says that people were received
_WITH_OTHERS: tuple[Kind, ...] = ("working", "dialogue")
_BRIEFED = 6.5  # … or where only the office of whoever was briefed is
_RECEIVED = 6.5  # weight that is lost where only the office of who received or came is named
_SHORT = 3  # words of a short name
_LOOKS = 20  # places where it is looked for


class _Host(NamedTuple):
    """A body that a rule takes for the host, and how sure the rule is.

    Args:
        bare: whether only the head of its name stands there: `Ban Thường vụ`.
        others: those who helped the body to hold it.
    """

    span: Span
    rule: str
    weight: float
    bare: bool
    others: tuple[Span, ...] = ()


class _Sentence(NamedTuple):
    """A sentence that may tell the host.

    Args:
        weight: what the surest rule weighs in it.
        dated: whether it says when; others seldom tell of this meeting.
        early: whether it is among the very first.
    """

    span: Span
    weight: float
    dated: bool
    early: bool


class _Patterns(NamedTuple):
    after: re.Pattern[str]
    event: re.Pattern[str]
    sitting: re.Pattern[str]
    when: re.Pattern[str]
    passive: re.Pattern[str]
    takes_place: re.Pattern[str]
    occurs: re.Pattern[str]
    council: re.Pattern[str]
    house: re.Pattern[str]
    opening: re.Pattern[str]
    document: re.Pattern[str]
    cited: re.Pattern[str]
    chairs: re.Pattern[str]
    receives: re.Pattern[str]
    founded: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    """The patterns of the rules, for `View.lower`.

    `after` matches what follows a host: terms, a date, who led or helped, adverbs, and a verb of holding.
    `event` matches a sitting that opens a clause, up to the end of the text before a body.
    """
    vocabulary = hosting_words()
    verb = (
        rf"(?P<holds>(?:tổ chức|mở)(?=[^;\n]{{0,80}}?{whole(vocabulary.events)})|{whole(vocabulary.holds)})"
        rf"|(?P<may>{whole((*vocabulary.may_hold, 'tổ chức'))})|(?P<says>{whole(vocabulary.says)})"
    )
    after = (
        r"(?: ?\([^()]{1,60}\))?(?:,? khóa [\w-]+)?(?:,? ?\(?nhiệm kỳ [\d –-]{4,14}\)?)?(?: lần thứ \w+)?"
        r"(?:,? (?:vào )?(?:ngày|sáng|chiều|tối|trưa|hôm) [^,;.]{0,40}?)?"
        rf"(?:,? (?:{any_of(vocabulary.led)}) [^;\n]{{0,200}}?(?= đã| tổ chức))?"
        r"(?:,? gồm (?:có )?[^;\n]{3,260}?(?= đã (?:có|tổ chức|tiếp)| có buổi| tổ chức))?"
        rf"(?:,? ?(?:(?:đã|vừa|chủ trì,?) )?(?:{any_of(vocabulary.partners)})[^;\n]{{0,240}}?"
        r"(?= tổ chức| mở| khai mạc| họp))?,?"
        rf"(?: (?:{any_of(vocabulary.adverbs)}))* (?:{verb})"
    )
    sittings = any_of(vocabulary.sittings)
    event = (
        rf"(?:^|[,;:–-] |(?:{any_of(vocabulary.openings)}) |ngày [\d/.-]+ )(?:các )?"
        rf"(?:(?:buổi |cuộc |phiên )?(?:{sittings})(?!\w)|(?:buổi|cuộc|phiên) \w+)"
        r"(?:[^,;]|(?<=phòng), (?=chống)|\"[^\"\n]{0,120}\"){0,140}$"
    )
    return _Patterns(
        re.compile(after),
        re.compile(event),
        words((*vocabulary.sittings, "buổi", "cuộc", "phiên")),
        words(vocabulary.when),
        re.compile(rf"[^;\n]{{0,200}}?{whole(['tổ chức', 'đăng cai'])}| chủ trì(?! soạn| xây| biên)"),
        re.compile(rf"[^;\n]{{0,60}}?(?:,|{whole(vocabulary.takes_place)})|$"),
        re.compile(rf"[^;\n]{{0,60}}?{whole(vocabulary.occurs)}"),
        re.compile(
            rf"[^.;\n]{{0,60}}?(?<!\w)kỳ họp[^.;\n]{{0,40}}? (hđnd|hội đồng nhân dân)(?!\w)"
            rf"(?: ({any_of(vocabulary.local)})(?!\w))?"
        ),
        words(vocabulary.debates),
        re.compile(rf"(?:\w+ )?(?:{sittings})(?!\w)"),
        re.compile(
            rf"{whole(vocabulary.documents)}(?! (?:về )?(?:kết quả )?(?:kỳ|phiên) họp)"
            r"[^,;]{0,60} của (?:tập thể |lãnh đạo )?$"
        ),
        re.compile(rf"{whole(vocabulary.cited)}[^,;]{{0,40}}$"),
        re.compile(rf"(?<!ban ){whole(vocabulary.chairs)}"),
        re.compile(
            rf"(?: (?!(?:đã|sẽ|vừa|trực tiếp|cùng|đến|tới|về|xuống|{any_of(vocabulary.receives)})(?!\w))"
            r"\w{1,12}+){0,5}+"
            r"(?:,? cùng(?: với)? [^.;\n]{3,160}?)?,?(?: đã| vừa| trực tiếp){0,2}"
            rf" (?:{any_of(vocabulary.receives)}|(?:đến|tới|về|xuống) [^.;\n]{{3,90}}? nghe báo cáo)(?!\w)"
        ),
        re.compile(
            rf"(?:{sittings})(?!\w)[^.;\n]{{0,60}}?kỷ niệm [^.;\n]{{0,40}}?"
            r"(?:thành lập|truyền thống)(?: của)? $"
        ),
    )


def find_organiser(
    view: View,
    layout: Layout,
    documents: tuple[Document, ...],  # noqa: ARG001
    kind: Kind,
    report: ReportText,
) -> Found[str | None]:
    """The organiser, as fully named as the text allows; None where the text does not tell."""
    if kind == "not-a-meeting":
        return Found(None)
    hosts: list[_Host] = []
    best = 0.0
    for sentence in _sentences(view, layout):
        if hosts and sentence.weight + _MOST < best:
            break
        hosts.extend(_hosts_in(view, sentence, kind))
        best = max((host.weight for host in hosts if not host.bare), default=0.0)
    if not hosts and layout.title:
        hosts.extend(_short_named(view, layout.title))
    if best < _OFFICE:
        office = office_of(view, layout) if layout.letterhead else None
        rule = "the letterhead" if office else "the page's head"
        office = office or office_of_page(view, layout, report.dropped)
        if office is not None:
            return Found(office[0], (Trace("organiser", office[0], rule, *office[1]),))
    for host in sorted(hosts, key=lambda host: -host.weight):
        name = full_name(view, layout.title, host.span, bare=host.bare)
        if name:
            name = _council(view, host.span, name)
            name = _administration(view, name) if kind in _WITH_OTHERS else name
            name = of_masthead(name, report.dropped)
            name = ", ".join((name, *(printed(view, other) for other in host.others)))
            return Found(name, (Trace("organiser", name, host.rule, *host.span),))
    return Found(None)


def _short_named(view: View, title: Span) -> Iterator[_Host]:
    """The body that opens the title under its bare name: `Vinasen họp` of `Đảng ủy Vinasen`, `(Vinasen)`."""
    tokens = view.tokens_of(title)
    size = run_length(tokens, 0) if tokens else 0
    if not 0 < size <= _SHORT or place_length(tokens, 0) or name_length(tokens, 0, anchored=False):
        return
    after = _patterns().after.match(view.lower, tokens[size - 1].end, title.end)
    if not after or not after["holds"]:
        return
    short = view.text[title.start : tokens[size - 1].end]
    at = view.text.find(f" {short}", title.end)
    for _ in range(_LOOKS):
        if at < 0:
            return
        end = at + 1 + len(short)
        line = view.text.rfind("\n", 0, at) + 1
        for body in bodies_in(view, Span(max(line, at - _BACK), min(len(view.text), end + 1)))[1]:
            if body.end == end and body.last - body.first > body.head:
                yield _Host(body.span, "whose short name opens the title", 1.0, bare=False)
        at = view.text.find(f" {short}", end)


def _council(view: View, host: Span, name: str) -> str:
    """The council where a place is said to hold its sitting: `Huyện X khai mạc kỳ họp thứ 3 HĐND huyện`."""
    level = view.lower[host.start : host.end].split()[0]
    if level not in body_words().levels:
        return name
    sitting = _patterns().council.match(view.lower, host.end)
    if not sitting or sitting[2] not in {None, level}:
        return name
    return f"{view.text[sitting.start(1) : sitting.end(1)]} {name[0].lower()}{name[1:]}"


def _administration(view: View, name: str) -> str:
    """The committee where a place is said to have met people and its chairman did: `TP X tiếp xúc dân`."""
    lower = name.lower()
    if not any(lower.startswith(f"{level} ") for level in body_words().levels):
        return name
    for short in ("ubnd", "ủy ban nhân dân"):
        at = view.lower.find(f"chủ tịch {short} {lower}", 0, _OPENS)
        if at >= 0:
            first = at + len("chủ tịch ")
            return view.text[first : first + len(short) + 1 + len(lower)]
    return name


def _sentences(view: View, layout: Layout) -> Iterator[_Sentence]:
    """The sentences that may tell the host: the title, then the first of the body, each weighing less."""
    if layout.title:
        yield _Sentence(layout.title, _TITLE, dated=True, early=True)
    for count, span in enumerate(_lead(view, layout.body)):
        dated = count < 2 or _patterns().when.search(view.lower, *span) is not None
        yield _Sentence(span, _FIRST - count * _LATER, dated, count < _EARLY)
    above = [span for span in layout.headline if layout.title is None or span.start >= layout.title.end]
    for span in _lead(view, tuple(above)):
        yield _Sentence(span, _SUMMED_UP, dated=True, early=False)


def _lead(view: View, body: tuple[Span, ...]) -> Iterator[Span]:
    """The first sentences of some paragraphs."""
    count = 0
    blocks = iter(body)
    block = next(blocks, None)
    for spans in view.sentences:
        for sentence in spans:
            while block and sentence.start >= block.end:
                block = next(blocks, None)
            if block is None or count >= _LEAD:
                return
            if sentence.start >= block.start:
                count += 1
                yield Span(sentence.start, min(sentence.end, block.end, sentence.start + _LONGEST))


def _hosts_in(view: View, sentence: _Sentence, kind: Kind) -> Iterator[_Host]:
    """The hosts that one sentence tells; bodies joined to one another are one host."""
    tokens, bodies = bodies_in(view, sentence.span)
    first = 0
    for at, body in enumerate(bodies):
        if body.before != "joined":
            first = at
        found = _rule(view, tokens, sentence, kind, bodies[first], body)
        if found:
            rule, loss = found
            bare = first == at and _is_bare(tokens, body)
            weight = sentence.weight - loss + 0.01 * (at - first)
            others = _helpers(view, bodies, at) if bodies[first].before == "by" else ()
            yield _Host(Span(bodies[first].start, body.end), rule, weight, bare, others)


def _helpers(view: View, bodies: list[Body], at: int) -> tuple[Span, ...]:
    """Those who helped the body at `at` to hold the meeting: `do A phối hợp B và C tổ chức`."""
    last = at + 1
    if last == len(bodies) or not _HELPED.fullmatch(view.lower, bodies[at].end, bodies[last].start):
        return ()
    while last + 1 < len(bodies) and view.lower[bodies[last].end : bodies[last + 1].start] in {", ", " và "}:
        last += 1
    held = _HELD.match(view.lower, bodies[last].end)
    return tuple(body.span for body in bodies[at + 1 : last + 1]) if held else ()


def _is_bare(tokens: list[Token], body: Body) -> bool:
    return body.last - body.first == body.head and not is_complete(tokens, body.first, body.head)


def _rule(
    view: View, tokens: list[Token], sentence: _Sentence, kind: Kind, first: Body, last: Body
) -> tuple[str, float] | None:
    """The rule by which the bodies from `first` to `last` are hosts, and how much weight it loses."""
    lower = view.lower
    end = sentence.span.end
    patterns = _patterns()
    before = lower[max(sentence.span.start, first.start - _BACK) : first.start]
    if before.endswith("đại biểu ") and last.span.of(lower) == "quốc hội":
        debates = kind == "session" and sentence.dated and patterns.house.search(lower, *sentence.span)
        return ("whose members debate", 6.5) if debates else None
    if _ORGANS.fullmatch(lower, first.start, last.end):
        return None
    if sentence.early and _SAYS_IT_HELD.match(lower, last.end, end):
        return "says that it held it", 3.0
    match first.before:
        case "start":
            after = patterns.after.match(lower, last.end, end)
            if after and "cùng " in before and _COMPANIONS.search(before):
                return None
            if after and after["holds"]:
                return "subject of a verb of holding", 0.0 if sentence.dated else 2.0
            if _SEATED.match(lower, last.start) and kind != "dialogue" and _ITS_SESSION.search(before):
                return "council named behind its session", 2.0
            if after and after["says"] and kind == "working":
                return None  # the body that was visited reports
            if after and _REPORTED.search(before):
                return None
            if after and sentence.dated and sentence.early and not is_level(tokens, last.first):
                return "subject of a verb that may be one of holding", 3.0 if after["may"] else 6.0
        case "listed":
            after = patterns.after.match(lower, last.end, end)
            if after and after["holds"]:
                return "subject of a verb of holding", 1.0
        case "with" if (
            kind == "working" and last.span.of(lower).startswith(_DELEGATIONS) and _MET.search(before)
        ):
            return "delegation that came", 3.0
        case "word" if (
            before.endswith("giữa ")
            and not before.endswith(_TIES)
            and patterns.sitting.search(before[-_NEAR:])
        ):
            return "who met another", 3.0
        case "word" | "of" if "kỷ niệm" in before and patterns.founded.search(before):
            own = " ".join(keys_at(tokens, first.first, first.first + first.head)) in hosting_words().units
            if own and not last.span.of(lower).endswith(_NATIONAL):
                return "whose founding was celebrated", 4.0
        case "joined" | "word":
            after = patterns.after.match(lower, last.end, end)
            beside = before.endswith(("và ", "cùng ")) and not is_level(tokens, last.first)
            if after and after["holds"] and sentence.dated and beside:
                return "second subject of a verb of holding", 4.0
        case "by":
            told = patterns.sitting.search(before) or patterns.occurs.match(before)
            if told and patterns.passive.match(lower, last.end, end):
                return "by whom it was held", -0.1
        case "sitting":
            if before.endswith("lãnh đạo ") or (kind == "dialogue" and "kỳ họp" in before[-_SESSION:]):
                return None
            if not is_level(tokens, first.first) and not patterns.cited.search(before):
                return "named with the sitting", 2.0 if sentence.dated else 3.0
        case "of":
            if is_level(tokens, first.first):
                return None
            cited = patterns.document.search(before)
            if cited and not (before.endswith(_CARRIED_OUT, 0, cited.start()) and "hội nghị" in before):
                return None
            if kind == "dialogue" and "thông báo" in before:
                return None  # voters are told of the session
            opens = patterns.opening.match(lower, sentence.span.start, first.start)
            occurs = opens and patterns.occurs.match(lower, last.end, end)
            if occurs or patterns.event.search(before.removesuffix("của ")):
                near = " của " not in before.removesuffix("của ")[-_NEAR:]
                takes_place = near and patterns.takes_place.match(lower, last.end, end)
                return "whose sitting it was", 1.0 if takes_place else 3.0 if near else 4.0
        case "office":
            if before.endswith(_MEMBERS) or lower.find(_PLENUM, *sentence.span) >= 0:
                return None
            presides = patterns.chairs.search(lower, last.end, min(end, last.end + _NEAR))
            if presides or patterns.chairs.search(before[-_NEAR:]):
                return "office of who presided", 6.0
            briefed = kind == "briefing" and "giao ban" in before and "báo chí" not in before
            if briefed and _HEADS.search(before) and _TOLD.match(lower, last.end, end):
                return "office of who was briefed", _BRIEFED
            heads = before.endswith("chủ tịch ") and not before.endswith("phó chủ tịch ")
            came = heads and kind in _WITH_OTHERS and patterns.receives.match(lower, last.end, end)
            if came or (heads and kind == "dialogue" and _RECEPTION.search(lower, 0, _OPENS)):
                return "office of who received or came", _RECEIVED
        case _:
            pass
    return None
