"""What the index is told of a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

import msgspec
import tantivy

from store.language.folding import nfc
from store.language.tones import canonical_tones
from store.model import Meeting
from store.search.documents import document_forms
from store.search.fields import language
from store.search.prepared import exact_words, first_letters, folded_words
from store.search.results import Row
from store.search.schema import HELD, INITIAL, TEXTS, Place, day_number, passage_field

_MOST_YEARS: Final = 5


def _has(meeting: Meeting) -> list[str]:
    lists = {
        "rating": meeting.ratings,
        "target": meeting.targets,
        "instruction": meeting.instructions,
        "document": meeting.documents,
        "warning": meeting.warnings,
    }
    return [name for name, found in lists.items() if found]


def document_of(told: Sequence[Meeting], places: Sequence[Place], sketch: Iterable[int]) -> tantivy.Document:
    """The index document of a report: found by what any of its records says, shown and counted as the first.

    Args:
        told: the records of the report, nearly always one.
        places: where the archive keeps each.
        sketch: of all their texts, see `resemblance.sketch`.
    """
    first = told[0]
    fields: dict[str, Any] = {
        "id": [place.id for place in places],
        "segment": list(dict.fromkeys(place.segment for place in places)),
        "row": _ENCODE(row_of(told)),
        "places": _ENCODE(places),
    }
    if marks := sorted(set(sketch)):
        fields["sketch"] = marks
    texts, passages = _words(told)
    for name, values in texts.items():
        if found := list(dict.fromkeys(map(nfc, values))):
            fields[name] = list(map(folded_words, found))
            fields[f"{name}_exact"] = list(map(exact_words, found))
    fields.update((passage_field(kind), list(map(exact_words, found))) for kind, found in passages.items())
    fields[INITIAL] = list(map(first_letters, fields["body_exact"]))
    for name, kinds in HELD.items():
        # 0 too: a column with a number for every report is the quickest to count.
        fields[name] = sum(1 << at for at, kind in enumerate(kinds) if kind in passages)
    facets: dict[str, list[str]] = {
        "kind": [first.kind],
        "province": [first.province] if first.province else [],
        "organiser": [canonical_tones(nfc(first.organiser))] if first.organiser else [],
        "person_name": [canonical_tones(nfc(name)) for name in texts["person"]],
        "document": [document.key for meeting in told for document in meeting.documents],
        "passage": list(passages),
        "has": [name for meeting in told for name in _has(meeting)] + ["sources"] * (len(told) > 1),
        "province_any": _provinces(first.province),
    }
    fields.update((name, list(dict.fromkeys(found))) for name, found in facets.items() if found)
    if first.date:
        fields["first_day"] = day_number(first.date)
        fields["last_day"] = max(fields["first_day"], day_number(first.date_end or first.date))
        fields["year"] = [*range(fields["first_day"] // 10_000, fields["last_day"] // 10_000 + 1)][
            :_MOST_YEARS
        ]
    return tantivy.Document(**fields)


def _words(told: Sequence[Meeting]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The values of the fields of words; the texts of the passages by their kind."""
    texts: dict[str, list[str]] = {name: [] for name in TEXTS}
    passages: dict[str, list[str]] = {}
    for meeting in told:
        text = nfc(meeting.text)
        texts["body"] += [text] if meeting.title in text else [meeting.title, text]
        texts["title"].append(meeting.title)
        texts["org"] += [meeting.organiser] if meeting.organiser else []
        texts["person"] += [person.name for person in meeting.people]
        texts["doc"] += [form for document in meeting.documents for form in document_forms(document)]
        for name, wanted in language().parts.items():
            texts[name] += [one.name for one in meeting.people if not set(wanted).isdisjoint(one.parts)]
        if meeting.byline and meeting.byline.author:
            texts["author"].append(meeting.byline.author)
            texts["person"].append(meeting.byline.author)
        for passage in meeting.passages:
            passages.setdefault(passage.kind, []).append(text[passage.start : passage.end])
    return texts, passages


_ENCODE = msgspec.json.Encoder().encode


def _provinces(province: str | None) -> list[str]:
    """The province as recorded and the unit it belongs to today."""
    from store.parsing.places.provinces import in_force  # noqa: PLC0415 - see `province_names`

    return list(dict.fromkeys((province, in_force(province, date.max.isoformat())))) if province else []


def row_of(told: Sequence[Meeting]) -> Row:
    """What the list shows of a report with these records."""
    meeting = told[0]
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
        others=tuple(other.id for other in told[1:]),
    )
