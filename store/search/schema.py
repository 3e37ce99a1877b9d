"""What the index keeps of a meeting."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, Final

import msgspec
import tantivy

from store.language.folding import nfc
from store.model import PASSAGE_KINDS, Meeting
from store.search.documents import document_forms
from store.search.fields import language
from store.search.words import analyzer

# Raised whenever an index made by an earlier version cannot be used any more.
VERSION: Final = 2
_MOST_YEARS: Final = 5


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What the list shows of a meeting; stored in the index, so that no segment is opened for it.

    Args:
        chairs: names of those who presided.
        people, documents, warnings: how many there are.
        source: name of the file it came from.
    """

    id: str
    title: str
    date: str | None
    date_end: str | None
    date_inferred: bool
    published: str | None
    kind: str
    organiser: str | None
    province: str | None
    place: str | None
    period: str | None
    chairs: tuple[str, ...]
    people: int
    documents: int
    warnings: int
    source: str


# Fields of words, each kept twice: NAME folded, NAME_exact with accents.
TEXTS: Final = ("body", "title", "org", "person", "chair", "speaker", "present", "author", "doc")
# Fields of whole values, which facets count.
FACETS: Final = ("kind", "province", "organiser", "person_name", "document", "passage")


def passage_field(kind: str) -> str:
    """The field of the words in passages of `kind`; accents kept."""
    return f"in_{kind}"


@lru_cache(maxsize=1)
def schema() -> tantivy.Schema:
    """The schema of the index."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field("segment", tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("row", stored=True)
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name="folded")
        builder.add_text_field(f"{name}_exact", tokenizer_name="exact")
    for kind in PASSAGE_KINDS:
        builder.add_text_field(passage_field(kind), tokenizer_name="exact")
    for name in FACETS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field("province_any", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("has", tokenizer_name="raw", index_option="basic")
    for name in ("first_day", "last_day", "year"):
        builder.add_integer_field(name, indexed=True, fast=True)
    return builder.build()


def register(index: tantivy.Index) -> tantivy.Index:
    """`index` with the analyzers its fields name."""
    index.register_tokenizer("folded", analyzer(True))
    index.register_tokenizer("exact", analyzer(False))
    return index


def day_number(day: str) -> int:
    """An ISO date as a number that sorts alike: 2021-12-05 is 20211205."""
    return int(day[:10].replace("-", ""))


def _has(meeting: Meeting) -> list[str]:
    lists = {
        "rating": meeting.ratings,
        "target": meeting.targets,
        "instruction": meeting.instructions,
        "document": meeting.documents,
        "warning": meeting.warnings,
    }
    return [name for name, found in lists.items() if found]


def document_of(meeting: Meeting, segment: str) -> tantivy.Document:
    """The index document of `meeting`, which the archive keeps in `segment`."""
    text = nfc(meeting.text)
    parts = language().parts
    texts: dict[str, list[str]] = {
        "body": [text] if meeting.title in text else [meeting.title, text],
        "title": [meeting.title],
        "org": [meeting.organiser] if meeting.organiser else [],
        "person": [person.name for person in meeting.people],
        "doc": [form for document in meeting.documents for form in document_forms(document)],
    }
    for name, wanted in parts.items():
        texts[name] = [person.name for person in meeting.people if not set(wanted).isdisjoint(person.parts)]
    if meeting.byline and meeting.byline.author:
        texts["author"].append(meeting.byline.author)
        texts["person"].append(meeting.byline.author)
    fields: dict[str, Any] = {"id": meeting.id, "segment": segment, "row": _ENCODE(row_of(meeting))}
    for name, values in texts.items():
        if found := list(dict.fromkeys(map(nfc, values))):
            fields[name] = fields[f"{name}_exact"] = found
    passages: dict[str, list[str]] = {}
    for passage in meeting.passages:
        passages.setdefault(passage.kind, []).append(text[passage.start : passage.end])
    fields.update((passage_field(kind), found) for kind, found in passages.items())
    facets: dict[str, list[str]] = {
        "kind": [meeting.kind],
        "province": [meeting.province] if meeting.province else [],
        "organiser": texts["org"],
        "person_name": texts["person"],
        "document": [document.key for document in meeting.documents],
        "passage": list(passages),
        "has": _has(meeting),
        "province_any": _provinces(meeting.province),
    }
    fields.update((name, list(dict.fromkeys(found))) for name, found in facets.items() if found)
    if meeting.date:
        fields["first_day"] = day_number(meeting.date)
        fields["last_day"] = max(fields["first_day"], day_number(meeting.date_end or meeting.date))
        fields["year"] = [*range(fields["first_day"] // 10_000, fields["last_day"] // 10_000 + 1)][
            :_MOST_YEARS
        ]
    return tantivy.Document(**fields)


_ENCODE = msgspec.json.Encoder().encode


def _provinces(province: str | None) -> list[str]:
    """The province as recorded and the unit it belongs to today."""
    from store.parsing.places.provinces import in_force  # noqa: PLC0415 - see `province_names`

    return list(dict.fromkeys((province, in_force(province, date.max.isoformat())))) if province else []


def row_of(meeting: Meeting) -> Row:
    """What the list shows of `meeting`."""
    return Row(
        id=meeting.id,
        title=meeting.title,
        date=meeting.date,
        date_end=meeting.date_end,
        date_inferred=meeting.date_inferred,
        published=meeting.published,
        kind=meeting.kind,
        organiser=meeting.organiser,
        province=meeting.province,
        place=meeting.place,
        period=meeting.period,
        chairs=tuple(person.name for person in meeting.people if "presides" in person.parts),
        people=len(meeting.people),
        documents=len(meeting.documents),
        warnings=len(meeting.warnings),
        source=meeting.source.name,
    )
