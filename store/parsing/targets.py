"""Figures aimed at."""

from __future__ import annotations

import re

from store.language.sentences import Span
from store.model import Comparator, Passage, Target
from store.parsing.figures import NUMBER, number_of
from store.parsing.found import Found, Trace
from store.parsing.view import View

_AIMS = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu cụ thể|các chỉ tiêu|hằng năm|hàng năm|hướng tới|còn lại|năm tới|nhiệm kỳ mới)(?!\w)"
)
_DONE = re.compile(r"(?<!\w)(?:đã|đạt và vượt|vượt chỉ tiêu|so với|cùng kỳ|kết quả)(?!\w)")
_VALUE = re.compile(
    rf"(?P<low>{NUMBER})(?: ?[-–] ?(?P<high>\d{{1,3}}(?:[.,]\d{{1,3}})?))?(?P<percent> ?%)?(?P<unit>(?: [^\W\d_]+){{0,4}})"
)
_AT_LEAST = re.compile(r"(?:ít nhất|tối thiểu|trên|hơn|từ)\s*$")
_AT_MOST = re.compile(r"(?:dưới|không quá|tối đa|còn dưới|xuống dưới)\s*$")
_UNITS = re.compile(
    r" (?:chi bộ|đảng viên|tổ chức|hội viên|đoàn viên|mô hình|đơn vị|công trình|lớp|trung tâm|cuộc|hộ)(?!\w)"
)


def find_targets(view: View, passages: tuple[Passage, ...]) -> Found[tuple[Target, ...]]:
    """Targets with value, comparator and subject."""
    targets: list[Target] = []
    for spans in view.sentences:
        aiming = False
        for span in spans:
            sentence = view.lower[span.start : span.end]
            listed = re.match(r"\(?\d{1,2}\)|[-+*•]", sentence) is not None
            aiming = (bool(_AIMS.search(sentence)) and not _DONE.search(sentence)) or (
                aiming and (listed or sentence.startswith("trong đó"))
            )
            if aiming:
                targets.extend(_values(view, span))
    traces = tuple(Trace("targets", t.value, "figure in a sentence of aims", t.start, t.end) for t in targets)
    return Found(tuple(targets), traces)


def _values(view: View, span: Span) -> list[Target]:
    found = []
    for value in _VALUE.finditer(view.lower, span.start, span.end):
        percent = value["percent"]
        if not percent and not _UNITS.match(value["unit"]):
            continue
        end = value.end("percent") if percent else (value.end("high") if value["high"] else value.end("low"))
        before = view.lower[max(span.start, value.start() - 20) : value.start()]
        clause = re.split(r"[.,;(]", view.lower[value.end() : span.end], maxsplit=1)[0]
        comparator: Comparator = "="
        if value["high"]:
            comparator = "range"
        elif _AT_MOST.search(before):
            comparator = "<="
        elif _AT_LEAST.search(before) or "trở lên" in value["unit"] + clause:
            comparator = ">="
        low = number_of(value["low"])
        found.append(
            Target(
                value=" ".join(view.text[value.start() : end].split()),
                low=low,
                high=number_of(value["high"]) if value["high"] else low,
                unit="%" if percent else value["unit"].strip(),
                comparator=comparator,
                subject=value["unit"].strip() or None,
                start=value.start(),
                end=end,
            )
        )
    return found
