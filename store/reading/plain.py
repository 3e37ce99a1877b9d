"""Plain text: a saved page's text → report text."""

from __future__ import annotations

import html
import re
from itertools import islice

from store.language.folding import fold, nfc
from store.reading.chrome import keep_report
from store.reading.letterhead import without_columns
from store.reading.lines import join_lines, lines_of
from store.reading.report import ReportText
from store.reading.vocabulary import chrome_words

_WORD_RESIDUE = re.compile(
    r"Normal\s+0\s+(?:(?:\d+|\w{2}-\w{2}|\w*-NONE|false|true)\s+){1,12}(?:(?:X-NONE\s+)*MicrosoftInternetExplorer4)?"
    r"|MicrosoftInternetExplorer4"
    r"|/\* Style Definitions \*/\s*table\.\w+\s*\{[^{}]{0,2000}\}"
)
_IMPORTANT = re.compile(r" ?!important; ?")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")
_TAG = re.compile(
    r"</?(?:p|br|div|span|strong|b|i|em|u|font|td|tr|table|tbody|img|a|h\d|li|ul|ol)(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_SHORTCODE = re.compile(
    r"\[/?(?:caption|gallery|embed|audio|video|playlist|su_\w{1,20}|vc_\w{1,20}|et_pb_\w{1,20})"
    r"(?:\s[^\[\]\n]{0,400})?/?\]"
)
_STAMP_PREFIX = re.compile(
    r"\s*(?:date|published|pubdate|publish_date|time)[\s:=]+((?:19|20)\d\d-\d\d(?:-\d\d)?)"
    r"(?:[T ]\d\d:\d\d(?::\d\d)?\S*)?(?=\s|\Z)\s*",
    re.IGNORECASE,
)
_LABEL_PREFIX = re.compile(r"\s*(?:null|undefined|content\s*[:=]|title\s*[:=]|text\s*[:=])\s+", re.IGNORECASE)
_WORDS = re.compile(r"(?<!\S)\S++\s+")
_IMAGE_NAME = re.compile(
    r"(?<!\S)(?=[\w()%+~-]*[\d_])[\w()%+~-]{4,120}(?:\.[\w()-]{1,40}){0,2}"
    r"\.(?:jpe?g|png|gif|webp|jfif)(?!\S) ?",
    re.IGNORECASE,
)
_IMAGE_END = re.compile(r"\.(?:jpe?g|png|gif|webp|jfif)", re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?<![\w@.])(?:https?://)?(?:www\.)?((?:[a-z0-9-]{1,40}\.){1,3}(?:vn|com|net|org|info))\b", re.IGNORECASE
)
_URL = re.compile(r"https?://[^\s<>\"]{4,300}", re.IGNORECASE)


def report_text(text: str) -> ReportText:
    """The report in the text of a page (clean: NFC, `\\n` line ends), the page around it taken away.

    `text` is "" where nothing but the page is left.
    """
    text, published = _without_residue(text)
    kept = keep_report(without_columns(lines_of(text)))
    paragraphs = join_lines(kept.lines)
    gaps, pictured, at = [], [], 0
    for paragraph in paragraphs:
        if paragraph.gap:
            gaps.append(at)
        if paragraph.pictured:
            pictured.append(at)
        at += len(paragraph.text) + 2
    around = "\n".join(kept.dropped)
    site = _DOMAIN.search(around)
    url = _URL.search(around)
    return ReportText(
        text="\n\n".join(paragraph.text for paragraph in paragraphs),
        published=published or kept.published,
        site=site[1].lower() if site else None,
        url=url[0] if url else None,
        dropped=kept.dropped,
        gaps=tuple(gaps) if len(gaps) > 1 else (),
        pictured=tuple(pictured),
    )


def _without_residue(text: str) -> tuple[str, str | None]:
    """`text` without what machines left in it, and the date of a metadata prefix."""
    if "Normal" in text or "Microsoft" in text or "Style Definitions" in text:
        text = _WORD_RESIDUE.sub(" ", text)
    if "!important" in text:
        text = _IMPORTANT.sub("", text)
    if "<" in text:
        text = _TAG.sub(
            lambda tag: "\n" if tag[0].lower().startswith(("<p", "<br", "<div", "<li", "<tr")) else " ", text
        )
    if "[" in text:
        text = _SHORTCODE.sub("\n", text)
    if "&" in text:
        text = nfc(_ENTITY.sub(lambda entity: html.unescape(entity[0]).replace("\xa0", " "), text))
    if _IMAGE_END.search(text) and _IMAGE_NAME.search(text):
        text = "\n".join(_without_images(line) for line in text.split("\n"))
    published = None
    found = _STAMP_PREFIX.match(text)
    if found is not None:
        published = found[1] if len(found[1]) == 10 else None
        text = text[found.end() :]
        text = _without_section(text)
    label = _LABEL_PREFIX.match(text)
    if label is not None:
        text = text[label.end() :]
    return text, published


def _without_section(text: str) -> str:
    """`text` without the name of the site's section before a title: `Xây dựng Đảng Đảng bộ xã …`."""
    ends = [word.end() for word in islice(_WORDS.finditer(text), 6)]
    for end in reversed(ends):
        if fold(" ".join(text[:end].split())) in chrome_words().beside and text[end : end + 1].isupper():
            return text[end:]
    return text


def _without_images(line: str) -> str:
    """A line of prose without names of image files; a line of nothing else is left to the chrome filter."""
    rest = _IMAGE_NAME.sub("", line)
    return rest if rest.strip() else line
