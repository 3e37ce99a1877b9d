"""Objects of scraped collections (JSON Lines): a title, a text, an address, a date."""

from __future__ import annotations

import json
import math
import re
from typing import Any, Final

import msgspec

from store.errors import ReadError
from store.language.folding import fold, printable
from store.reading.content import Content, check_length
from store.reading.decoding import mended
from store.reading.html import address_of, page_content, site_of
from store.reading.moments import iso_moment

# The names under which collections keep each, the better known first.
_TITLES: Final = ("title", "headline", "tieu_de", "tiêu đề", "name")
_TEXTS: Final = ("text", "content", "body", "article", "maintext", "noi_dung", "nội dung", "html")
_LEADS: Final = ("sapo", "lead")
_URLS: Final = ("url", "link", "source_url", "canonical", "source")
_DATES: Final = (
    "date", "published", "published_at", "date_publish", "publish_date", "pubdate", "datepublished",
    "timestamp", "time", "created_at",
)  # fmt: skip
_OBJECT = re.compile(rb'\{\s{0,100}["}]')
_BEGUN = re.compile(rb'\s{0,100}\[?\s{0,100}\{\s{0,100}"[^"]{1,80}"\s{0,20}:')
_PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
_HALF = re.compile(r"(?<!\\)(?:\\u[dD][89a-fA-F][0-9a-fA-F]{2}){1,10000}")
_TAGS = re.compile(r"</(?:p|div|h\d|li|span|td)>|<br ?/?>", re.IGNORECASE)
_MARKUP: Final = 3  # tags from which a text is a page
_LOOKED_AT: Final = 20_000
_NEAR: Final = 400


def is_object(data: bytes) -> bool:
    """Whether bytes are a JSON object."""
    if not looks_like_object(data):
        return False
    try:
        msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return isinstance(_lenient(data), dict)
    return True


def looks_like_object(data: bytes) -> bool:
    """Whether bytes begin as a JSON object does."""
    return _OBJECT.match(data) is not None


def objects_of(data: bytes) -> list[bytes]:
    """The objects of a JSON list; none if the bytes are anything else."""
    try:
        items = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=list[msgspec.Raw])
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return []
    objects = [bytes(item) for item in items]
    return objects if all(map(looks_like_object, objects)) else []


def _lenient(data: bytes) -> Any:
    """JSON as Python writes it too: with NaN, or with half of a pair of surrogates, which is left out; None
    if it is none."""
    try:
        found = json.loads(_HALF.sub(_without_halves, data.decode("utf-8")))
    except (ValueError, RecursionError):
        return None
    return found


def _without_halves(escapes: re.Match[str]) -> str:
    """A run of escaped surrogates without those that have no other half."""
    return "".join(_PAIR.findall(escapes[0]))


def read_json(data: bytes, label: str) -> Content | None:
    """The report in a JSON object; None if the bytes are no such thing but text that begins like it.

    Raises:
        ReadError: it is a broken object, or one without a text, or beyond a limit.
    """
    plain = data.removeprefix(b"\xef\xbb\xbf")
    try:
        found: Any = msgspec.json.decode(plain)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        found = _lenient(plain)
        if found is None and _BEGUN.match(plain):
            raise ReadError(f"{label} is broken JSON ({error}).", "Write the collection again.") from error
    if not isinstance(found, dict):
        return None
    fields = {str(name).lower(): value for name, value in found.items()}
    text = _first(fields, _TEXTS)
    if not text.strip():
        raise ReadError(f"{label} is JSON without a text.", 'It must have the field "text".')
    content = _content(text, label)
    title = printable(_first(fields, _TITLES)).strip()
    lead = _first(fields, _LEADS).strip()
    address = address_of(_first(fields, _URLS)) or content.url
    above = [line for line in (title, lead) if line and not _begins(content.text, line)]
    between = "\n\n" if "\n\n" in content.text else "\n"
    return msgspec.structs.replace(
        content,
        text=between.join((*above, content.text)),
        format="json",
        title=title or content.title,
        published=iso_moment(_first(fields, _DATES)) or content.published,
        url=address,
        site=site_of(address),
    )


def _first(fields: dict[str, Any], names: tuple[str, ...]) -> str:
    """The first of these fields that holds something; a list of texts as paragraphs."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, list):
            value = "\n\n".join(one for one in value if isinstance(one, str))
        if isinstance(value, dict):
            value = value.get("$date")  # as MongoDB exports it
        if isinstance(value, float) and math.isfinite(value):
            value = int(value)
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _content(text: str, label: str) -> Content:
    if len(_TAGS.findall(text[:_LOOKED_AT])) >= _MARKUP:
        return page_content(text, label)
    check_length(text, label)
    decoded = mended(text)
    return Content(text=decoded.text, format="text", warnings=decoded.warnings)


def _begins(text: str, line: str) -> bool:
    """Whether the text says the line near its top."""
    return " ".join(fold(line).split()) in " ".join(fold(text[: len(line) + _NEAR]).split())
