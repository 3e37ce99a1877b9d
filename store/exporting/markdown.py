"""Markdown: one section a meeting, facts as a list, the text in passages, then what the reader added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.exporting.escaping import escaped_markdown, markdown_paragraph
from store.exporting.facts import facts
from store.exporting.labels import labels
from store.exporting.own import Own
from store.exporting.report import Report
from store.language.folding import printable


def markdown(reports: Iterable[Report]) -> Iterator[bytes]:
    """The meetings as one Markdown document, UTF-8."""
    for number, report in enumerate(reports):
        yield (("\n" if number else "") + _section(report)).encode("utf-8")


def _section(report: Report) -> str:
    meeting = report.meeting
    lines = [f"# {escaped_markdown(printable(meeting.title))}", ""]
    lines += [f"- {label}: {escaped_markdown('; '.join(values))}" for label, values in facts(report)]
    for passage in meeting.passages:
        if passage.kind == "headline":
            continue
        lines += ["", f"*{labels().passages[passage.kind]}*"]
        for paragraph in meeting.text[passage.start : passage.end].split("\n\n"):
            lines += ["", markdown_paragraph(printable(paragraph))]
    if any(report.own):
        lines += ["", f"## {labels().own['heading']}", "", *_own(report.own)]
    return "\n".join(lines) + "\n"


def _own(own: Own) -> Iterator[str]:
    """The marks as a list; each note under the words that it is on."""
    yield from (f"- {escaped_markdown(line)}" for line in own.marks)
    for remark in own.remarks:
        if remark.words:
            yield from ("", f"> {markdown_paragraph(printable(remark.words))}")
        for paragraph in remark.paragraphs:
            yield from ("", markdown_paragraph(paragraph))
