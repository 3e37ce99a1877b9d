"""Which paragraph is what on the page: headline, stamp, caption, byline, body."""

from __future__ import annotations

import re
from typing import NamedTuple

from store.language.letters import UPPER
from store.language.sentences import Span, trimmed
from store.parsing.listing import item_at
from store.parsing.page.captions import (
    caption_key,
    first_word,
    is_caption,
    is_credit,
    is_scene,
    is_source,
    is_still,
    names_meeting,
    names_someone,
    shows_picture,
    spans_in,
)
from store.parsing.page.credit_lines import is_joint_credit
from store.parsing.page.letterhead import about_in, is_sort, letterhead_end, title_end
from store.parsing.page.signatures import is_credited, is_role, is_signature, is_unit, signs_under_title
from store.parsing.view import View
from store.reading.stamps import signed_stamp, stamp_of

_WRITTEN = ("tin", "bài", "tác giả", "người viết", "thực hiện", "pv", "ctv")
_TITLE_WORDS = 45
_TITLE_ENOUGH = 6
_KICKER = 10
_SAPO_WORDS = 60
_CAPTION_WORDS = 70
_TAIL = 24
_BLOCK = 4
_LEAD = re.compile(
    r".{0,120}?\b(?:sáng|chiều|tối|trưa|ngày|hôm nay|vừa qua)\b.{0,24}?\d{1,2} ?(?:[/.-]|tháng)"
)
_EVENT = re.compile(r"[^.;:]{10,160}?\b(?:tổ chức|diễn ra|khai mạc)\b[^.;:]{0,80}?\b(?:ngày|tháng) \d")
_NAMED = 30  # words of a title that names a meeting and ends in a stop
_MEETING_NAMED = re.compile(
    r"(?:hội nghị|đại hội|lễ|kỳ họp|phiên họp|hội thảo|tọa đàm|gặp mặt|tập huấn|sinh hoạt)(?!\w)"
    r"(?:(?!(?<!\w)(?:đã|được|diễn ra|do|vừa|có|là|ngày|sáng|chiều|tối|nhằm|với|tổ chức)(?!\w))[^.\n])"
    r"{8,200}\."
)
_TITLE_DATELINE = re.compile(rf"\((?=[^)]*[{UPPER}]{{2}})[{UPPER}][\w .-]{{1,14}}\)\s*[-–:]?\s*")
_DATELINE = re.compile(rf"\(?[{UPPER}][\w .,]{{1,24}}\)? ?[-–] ?\S")


class Layout(NamedTuple):
    """The page's parts; every paragraph (or, for a caption run into the body, sentence) is in exactly one.

    Args:
        title: the headline's title, or None where the text starts without one.
        headline: title, kicker and stamp paragraphs.
        captions: captions and picture credits.
        bylines: the lines that say who wrote it.
        body: everything else, in order.
        published: ISO date or date-time of a stamp that stands in the text, or None.
        letterhead: of the headline, the lines of an office paper's letterhead.
    """

    title: Span | None
    headline: tuple[Span, ...]
    captions: tuple[Span, ...]
    bylines: tuple[Span, ...]
    body: tuple[Span, ...]
    published: str | None = None
    letterhead: tuple[Span, ...] = ()


def lay_out(view: View, gaps: tuple[int, ...] = (), pictured: tuple[int, ...] = ()) -> Layout:
    """The parts of the page.

    Args:
        view: the report text.
        gaps: starts of the paragraphs that stood after a blank line in the source, code points; without
            them every paragraph counts as set apart.
        pictured: starts of the paragraphs that stood in a table's cell or right under a picture.
    """
    page = _Page(view, gaps, pictured)
    page.find_letterhead()
    page.find_stamps()
    title = page.find_title()
    page.find_captions()
    page.find_signature()
    page.find_joint_credits()
    page.find_caption_block()
    page.find_repeated_captions()
    captions, body = page.captions_and_body()
    letterhead = view.paragraphs[slice(*page.letterhead)]
    return Layout(
        title, page.spans("headline"), captions, page.spans("byline"), body, page.published, letterhead
    )


class _Page:
    """The paragraphs and the part of the page that each was found to be; "body" until something is found."""

    def __init__(self, view: View, gaps: tuple[int, ...], pictured: tuple[int, ...]) -> None:
        self.view = view
        self.texts = [span.of(view.text) for span in view.paragraphs]
        self.lowers = [span.of(view.lower) for span in view.paragraphs]
        self.words = [text.count(" ") + 1 for text in self.texts]
        self.parts = ["body"] * len(self.texts)
        self.published: str | None = None
        self.letterhead = (0, 0)
        starts = frozenset(gaps)
        self.dense = 2 * sum(map(len, view.sentences)) >= 3 * len(view.sentences)
        shown = frozenset(pictured)
        self.pictured = [span.start in shown for span in view.paragraphs]
        self.apart = [not starts or span.start in starts for span in view.paragraphs]

    def spans(self, part: str) -> tuple[Span, ...]:
        """The paragraphs that are `part`."""
        return tuple(span for span, own in zip(self.view.paragraphs, self.parts, strict=True) if own == part)

    def find_letterhead(self) -> None:
        """Marks the letterhead of an office paper."""
        first, end = self.letterhead = letterhead_end(self.texts, self.lowers)
        self.parts[first:end] = ["headline"] * (end - first)

    def find_stamps(self) -> None:
        """Marks stamps near the top, an author's name before them or not, and notes what they say."""
        for at, text in enumerate(self.texts[:6]):
            if self.parts[at] != "body":
                continue
            stamp = stamp_of(text)
            signed = signed_stamp(text) if at and stamp is None else None
            if stamp is not None:
                self.parts[at] = "headline"
                self.published = self.published or stamp.when
            elif signed is not None and signs_under_title(signed[0]):
                self.parts[at] = "byline"
                self.published = self.published or signed[1].when

    def find_title(self) -> Span | None:
        """Marks kicker, title, its repetitions, an author and a lead-in under it."""
        at = self._next_body(0)
        if at is None or len(self.texts) < 2:
            return None
        paper = self._find_paper_title(at)
        if paper is not None:
            return paper
        first = at
        kicker = self.words[at] <= 2 or (self.texts[at].endswith(":") and self.words[at] <= _KICKER)
        kicker = kicker or (
            self.words[at] <= _KICKER and is_unit(self.texts[at]) and not self.texts[at].isupper()
        )
        if kicker and self._could_be_title(at + 1):
            self.parts[at] = "headline"
            at += 1
        if not self._could_be_title(at):
            self.parts[first] = "body"
            return None
        last = at
        while self.texts[at].isupper() and self._goes_on(last):
            last += 1
        for index in range(at, last + 1):
            self.parts[index] = "headline"
        whole = Span(self.view.paragraphs[at].start, self.view.paragraphs[last].end)
        self._find_under_title(whole, last + 1)
        return self._bare_title(whole)

    def _find_paper_title(self, at: int) -> Span | None:
        """Marks the title of an office paper, its sort and what it is about; the page's own title, where one
        stands above the letterhead, goes before it."""
        first, end = self.letterhead
        sort = self._next_body(end)
        span: Span | None = None
        if sort is not None and is_sort(self.texts[sort], self.lowers[sort], any_case=end > 0):
            last = title_end(sort, self.texts, self.lowers)
            if end or last > sort + 1:
                self.parts[sort:last] = ["headline"] * (last - sort)
                span = Span(self.view.paragraphs[sort].start, self.view.paragraphs[last - 1].end)
        if not end:
            return span
        if at < first and self._could_be_title(at):
            self.parts[at] = "headline"
            return self.view.paragraphs[at]
        about = about_in(self.lowers[first:end])
        return span if span or about is None else self.view.paragraphs[first + about]

    def _bare_title(self, title: Span) -> Span:
        """The title without the dateline before it and the stamp behind it: `(TTH) … 08:15 2/7/2020`."""
        text = self.view.text
        dateline = _TITLE_DATELINE.match(text, *title)
        start = dateline.end() if dateline else title.start
        signed = signed_stamp(text[start : title.end])
        if signed is None or not (signed[1].timed or signed[1].labelled):
            return Span(start, title.end)
        self.published = self.published or signed[1].when
        return Span(start, start + len(signed[0]))

    def _next_body(self, at: int) -> int | None:
        return next((index for index in range(at, len(self.texts)) if self.parts[index] == "body"), None)

    def _could_be_title(self, at: int) -> bool:
        if at >= len(self.texts) or self.parts[at] != "body":
            return False
        text = self.texts[at]
        if self.words[at] > _TITLE_WORDS or text.endswith((".", ":", ";", ",")):
            if at + 1 < len(self.texts) and self.words[at] < self.words[at + 1] and self.words[at] <= _NAMED:
                return _MEETING_NAMED.fullmatch(self.lowers[at]) is not None
            return text.endswith("...") and self.words[at] <= 20
        return not shows_picture(text, self.lowers[at])

    def _goes_on(self, at: int) -> bool:
        """Whether a title in capitals goes on in the next line."""
        after = at + 1
        return (
            after < len(self.texts) - 1
            and self.parts[after] == "body"
            and self.texts[after].isupper()
            and self.words[after] <= 20
            and self.lowers[after] not in self.lowers[at]
            and not (self.words[at] >= _TITLE_ENOUGH and signs_under_title(self.texts[after]))
        )

    def _find_under_title(self, title: Span, at: int) -> None:
        """Marks what may stand between the title and the report: the title again, author, stamp, lead-in."""
        view = self.view
        folded = " ".join(title.of(view.folded).split())
        for index in range(at, min(at + 8, len(self.texts))):
            if self.parts[index] != "body":
                continue
            if view.paragraphs[index].of(view.folded) in folded:
                self.parts[index] = "headline"
            elif signs_under_title(self.texts[index]) and index + 1 < len(self.texts):
                self.parts[index] = "byline"
            else:
                if self._is_lead_in(index):
                    self.parts[index] = "headline"
                return

    def _is_lead_in(self, at: int) -> bool:
        """Whether a paragraph under the title sums the report up, and the report's own lead follows."""
        after = self._next_body(at + 1)
        if after is None or self.words[at] > _SAPO_WORDS or self.words[after] < self.words[at] // 2:
            return False
        return (
            len(self.view.sentences[at]) <= 2
            and self.apart[after]
            and _LEAD.match(self.lowers[at]) is None
            and _DATELINE.match(self.texts[at]) is None
            and (
                _LEAD.match(self.lowers[after][:160]) is not None
                or _DATELINE.match(self.texts[after]) is not None
            )
        )

    def find_captions(self) -> None:
        """Marks captions that stand alone, and what a picture's credit on a line of its own belongs to."""
        bodies = [at for at, part in enumerate(self.parts) if part == "body"]
        for order, at in enumerate(bodies):
            text, lower = self.texts[at], self.lowers[at]
            if order and is_joint_credit(text):
                continue
            if is_caption(text, lower):
                self.parts[at] = "caption"
                before = bodies[order - 1] if order else None
                written = before == at - 1 and self.lowers[before].startswith(_WRITTEN)
                if written and lower.startswith("ảnh") and is_credited(self.texts[before or 0]):
                    self.parts[at] = "byline"  # `Tin: …`, `Ảnh: …`
                    continue
                if is_credit(text) and before is not None and self._is_picture(before):
                    self.parts[before] = "caption"
            elif order and (self._shows(at) or (is_source(text) and self.parts[at - 1] == "caption")):
                self.parts[at] = "caption"

    def _shows(self, at: int) -> bool:
        """Whether what stands around a paragraph makes it a caption."""
        text, lower = self.texts[at], self.lowers[at]
        if self._interrupts(at):
            return True
        if len(self.view.sentences[at]) != 1 or self.words[at] > _SAPO_WORDS:
            return False
        beside = {
            lower.strip(" .") == other.strip(" .") for other in self.lowers[max(at - 1, 0) : at + 2 : 2]
        }
        if True in beside and at and at + 1 < len(self.texts):
            return True
        if self.pictured[at]:
            return not text.endswith((".", ":", ";")) or is_scene(text, lower)
        if self._stands_alone(at):
            return is_still(text, lower) or names_meeting(text, lower) or self._names(at)
        return self._names(at)

    def _names(self, at: int) -> bool:
        """Whether a paragraph only names someone, outside a list of such lines."""
        beside = [index for index in (at - 1, at + 1) if 0 <= index < len(self.texts)]
        return names_someone(self.texts[at], self.lowers[at]) and not any(
            self.texts[index].endswith((":", ";")) or names_someone(self.texts[index], self.lowers[index])
            for index in beside
        )

    def _interrupts(self, at: int) -> bool:
        """Whether a paragraph about an event of its own stands between two numbered points of a list."""
        if not 0 < at < len(self.texts) - 1:
            return False
        spans = self.view.paragraphs
        before = item_at(self.view.lower, *spans[at - 1])
        after = item_at(self.view.lower, *spans[at + 1]) if before is not None else None
        if before is None or after is None or after.number != before.number + 1:
            return False
        own = item_at(self.view.lower, *spans[at])
        return own is None and _EVENT.match(self.lowers[at]) is not None

    def _is_picture(self, at: int) -> bool:
        return self.words[at] <= _CAPTION_WORDS and is_scene(self.texts[at], self.lowers[at])

    def _stands_alone(self, at: int) -> bool:
        """Whether a paragraph has blank lines around it, or stands among paragraphs of many sentences."""
        return self.dense or (self.apart[at] and (at + 1 >= len(self.texts) or self.apart[at + 1]))

    def find_signature(self) -> None:
        """Marks the lines that sign the report; what stands below them shows pictures."""
        bottom = max(self._next_body(0) or 0, len(self.texts) - _TAIL)
        for at in range(len(self.texts) - 1, bottom, -1):
            if self.parts[at] == "headline" or self.words[at] > _CAPTION_WORDS:
                return
            if self._signs(at) and (
                at + 1 == len(self.texts) or self.apart[at + 1] or self.parts[at + 1] == "byline"
            ):
                break
            if self.parts[at] == "body" and len(self.view.sentences[at]) > 1:
                return
        else:
            return
        for after in range(at + 1, len(self.texts)):
            if self.parts[after] != "byline":
                self.parts[after] = "caption"
        while at > bottom and self._signs(at):
            self.parts[at] = "byline"
            at -= 1

    def find_joint_credits(self) -> None:
        """Marks the lines that credit the report and its pictures, wherever they stand."""
        for at, text in enumerate(self.texts):
            if at and self.parts[at] == "body" and is_joint_credit(text):
                self.parts[at] = "byline"

    def _signs(self, at: int) -> bool:
        if self.parts[at] != "body":
            return False
        text = self.texts[at]
        if is_signature(text):
            return True
        return is_role(text) and not text.endswith(".") and at > 0 and is_signature(self.texts[at - 1])

    def find_caption_block(self) -> None:
        """Marks the captions with which newspaper texts end: a block below a body without blank lines."""
        starts = [at for at, apart in enumerate(self.apart) if apart]
        if len(starts) < 3 or "byline" in self.parts[1:]:
            return
        block, body = starts[-1], starts[-2]
        lines = range(block, len(self.texts))
        if block - body < 4 or any(self.words[at] > _CAPTION_WORDS for at in lines):
            return
        shown = any(self.parts[at] == "caption" or is_scene(self.texts[at], self.lowers[at]) for at in lines)
        few = len(lines) <= _BLOCK and block - body >= 6 and len(starts) == 4
        if shown or (few and all(len(self.view.sentences[at]) == 1 for at in lines)):
            for at in lines:
                self.parts[at] = "caption"

    def find_repeated_captions(self) -> None:
        """Marks the lines of the body that a caption of the page says again, with its credit or without."""
        keys = {
            caption_key(lower)
            for lower, part in zip(self.lowers, self.parts, strict=True)
            if part == "caption"
        }
        firsts = {first_word(key) for key in keys}
        for at, lower in enumerate(self.lowers if keys else ()):
            if (
                self.parts[at] == "body"
                and first_word(lower) in firsts
                and 4 <= self.words[at] <= _CAPTION_WORDS
                and caption_key(lower) in keys
            ):
                self.parts[at] = "caption"

    def captions_and_body(self) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The captions, also those run into body paragraphs, and the body around them."""
        captions: list[Span] = []
        body: list[Span] = []
        text = self.view.text
        for span, sentences, part in zip(self.view.paragraphs, self.view.sentences, self.parts, strict=True):
            if part == "caption":
                captions.append(span)
            if part != "body":
                continue
            at = span.start
            for caption in spans_in(text, self.view.lower, sentences):
                captions.append(caption)
                rest = trimmed(text, at, caption.start)
                if rest.end > rest.start:
                    body.append(rest)
                at = caption.end
            rest = trimmed(text, at, span.end)
            if rest.end > rest.start:
                body.append(rest)
        return tuple(captions), tuple(body)
