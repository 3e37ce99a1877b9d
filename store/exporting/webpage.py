"""HTML: one self-contained page that prints well; no script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from store.exporting.facts import facts
from store.exporting.labels import labels
from store.exporting.own import Own
from store.exporting.report import Report
from store.language.folding import printable

_STYLE = """
body{font:17px/1.6 "Noto Serif","Times New Roman",serif;color:#1b1b1b;background:#fff}
body{max-width:46rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.45rem;line-height:1.3;margin:0 0 1rem}
article{margin:0 0 4rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}
dl{font-size:.9rem;border-block:1px solid #ccc;padding:.8rem 0}
dt{color:#666}dd{margin:0}dd p{margin:0}
section{border-left:3px solid #ddd;padding-left:1rem;margin:1rem 0}
section h2{font:600 .75rem/1 sans-serif;letter-spacing:.04em;color:#777;margin:0 0 .4rem}
section p{margin:.4rem 0}
aside{background:#f6f3ea;padding:.8rem 1rem;margin:1.5rem 0}
aside h2{font:600 .75rem/1 sans-serif;letter-spacing:.04em;color:#777;margin:0 0 .4rem}
aside p,aside blockquote{margin:.4rem 0}
figure{margin:0 0 2rem}blockquote{margin:0;border-left:3px solid #ddd;padding-left:1rem}
figcaption{color:#666;font-size:.9rem;margin:.4rem 0}
.achievements{border-color:#3a8a4d}.shortcomings{border-color:#b3452c}.causes{border-color:#c98a1b}
.plans,.targets{border-color:#2f6fb0}.instructions{border-color:#7a4fa3}
@media print{
body{font-size:11pt;margin:0;max-width:none}
article{break-after:page}
section h2{break-after:avoid-page}
figure,dl{break-inside:avoid-page}
p{orphans:3;widows:3}
}
"""


def webpage(reports: Iterable[Report]) -> Iterator[bytes]:
    """The meetings as one HTML page, UTF-8."""
    yield from page("Báo cáo cuộc họp", map(_article, reports))


def page(title: str, articles: Iterable[str]) -> Iterator[bytes]:
    """A whole page in pieces, UTF-8.

    Args:
        title: as it is to be read.
        articles: HTML.
    """
    head = (
        '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{_safe(title)}</title>\n"
        f"<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    yield head.encode("utf-8")
    for article in articles:
        yield article.encode("utf-8")
    yield b"</body>\n</html>\n"


def _article(report: Report) -> str:
    meeting = report.meeting
    lines = [f'<article id="m-{meeting.id}">', f"<h1>{_safe(meeting.title)}</h1>", "<dl>"]
    for label, values in facts(report):
        lines.append(f"<dt>{_safe(label)}</dt><dd>{''.join(f'<p>{_safe(one)}</p>' for one in values)}</dd>")
    lines.append("</dl>")
    for passage in meeting.passages:
        if passage.kind != "headline":
            paragraphs = meeting.text[passage.start : passage.end].split("\n\n")
            body = "".join(f"<p>{_safe(one.strip())}</p>" for one in paragraphs)
            lines.append(
                f'<section class="{passage.kind}"><h2>{labels().passages[passage.kind]}</h2>{body}</section>'
            )
    if any(report.own):
        lines.append(_own(report.own))
    return "\n".join([*lines, "</article>\n"])


def _own(own: Own) -> str:
    """The reader's marks and notes, each note under the words that it is on."""
    marks = "".join(f"<p>{_safe(line)}</p>" for line in own.marks)
    remarks = (
        (f"<blockquote>{_safe(one.words)}</blockquote>" if one.words else "")
        + "".join(f"<p>{_safe(line)}</p>" for line in one.paragraphs)
        for one in own.remarks
    )
    return f'<aside class="own"><h2>{labels().own["heading"]}</h2>{marks}{"".join(remarks)}</aside>'


def _safe(text: str) -> str:
    return escape(printable(text))
