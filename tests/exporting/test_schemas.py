"""Exports against the schemas and rules of the worlds they are for; where the schemas come from: schemas/."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import icalendar
import jsonschema
import pytest
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT3

from store import EXPORT_FORMATS, Excerpt, Meeting, Report, write_excerpts
from store.model import Person, Source
from store.search.sources import ReportSource
from tests.exporting.test_formats import BARE, FULL

SCHEMAS = Path(__file__).with_name("schemas")
OTHER = ReportSource(
    id="0123456789ab",
    title="Mây Trắng họp",
    published="2021-12-30",
    source=Source(name="b.html", site="b.example", url="https://b.example/{1}?a=1&b=2"),
)
LONG = Meeting(
    id="ffffffffffff",
    title="Hội nghị, tổng kết; \\phương\\ hướng\r\n" + "ngày mai trời lại sáng " * 20 + "\x1b[31m\u202e",
    date="2022-02-28",
    place="Hội trường: tầng 2; nhà A, số 1",
    organiser="Sở Đá Vàng & “Bạn bè”",
    text="x",
)
HOSTILE = (
    "=cmd|' /C calc'!A0\x1b]52;c;x\x07\u202e<script>\r\n\"',;\\{}%&#_~^$\u2028BEGIN:VEVENT\r\nEND:VCALENDAR"
)
POPOLO = (
    ("persons", "person"),
    ("organizations", "organization"),
    ("memberships", "membership"),
    ("events", "event"),
)
REPORTS = (Report(FULL, (ReportSource(id=FULL.id, title="", published=None, source=FULL.source), OTHER)),)
ALL = (*REPORTS, Report(BARE), Report(LONG))


def written(form: str) -> bytes:
    return b"".join(EXPORT_FORMATS[form].write(ALL))


def schema(name: str) -> Any:
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


def check_csl(data: bytes) -> Any:
    items = json.loads(data)
    wanted = schema("csl-data.json")
    jsonschema.validators.validator_for(wanted)(wanted).validate(items)
    return items


def test_csl_json_is_as_its_schema_says() -> None:
    first = check_csl(written("csl-json"))[0]
    assert OTHER.where in first["note"]


def test_clippings_as_csl_json_too() -> None:
    excerpts = [
        Excerpt(FULL.id, "một", "hai", FULL),
        Excerpt(FULL.id, "ba", "", FULL),
        Excerpt("e" * 12, "x"),
    ]
    items = check_csl(b"".join(write_excerpts("csl-json", excerpts)))
    assert len({item["id"] for item in items}) == 3
    assert items[0]["note"] == "“một” — hai"


def popolo_validator(name: str) -> Any:
    """Checks one thing of a Popolo document."""
    held = {file.name: schema(f"popolo/{file.name}") for file in (SCHEMAS / "popolo").iterdir()}
    registry: Registry[Any] = Registry().with_resources(
        (one["id"], Resource.from_contents(one, default_specification=DRAFT3)) for one in held.values()
    )
    return jsonschema.Draft3Validator(held[f"{name}.json"], registry=registry)


@pytest.mark.parametrize(("key", "name"), POPOLO)
def test_popolo_is_as_its_schemas_say(key: str, name: str) -> None:
    known = schema(f"popolo/{name}.json")["properties"]
    things = json.loads(written("popolo"))[key]
    assert things
    for one in things:
        popolo_validator(name).validate(one)
        assert one.keys() <= known.keys(), "nothing the world does not know"


def test_popolo_names_all_sources() -> None:
    event = json.loads(written("popolo"))["events"][0]
    assert [one["url"] for one in event["sources"]] == [FULL.source.url, OTHER.source.url]


def test_the_calendar_is_as_rfc_5545_says() -> None:
    data = written("icalendar")
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines), "3.1: lines of 75 octets at most"
    assert not any(byte < 32 and byte not in b"\r\n" for byte in data)
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar.errors == []
    assert {"VERSION", "PRODID"} <= calendar.keys()
    full, long = calendar.walk("VEVENT")
    assert long["SUMMARY"].startswith("Hội nghị, tổng kết; \\phương\\ hướng ngày mai")
    assert long["LOCATION"] == LONG.place
    assert OTHER.where in full["DESCRIPTION"]
    for event in (full, long):
        assert {"UID", "DTSTAMP", "DTSTART"} <= event.keys()
        assert event["DTSTART"].dt < event["DTEND"].dt


@pytest.mark.parametrize("title", ["", HOSTILE], ids=["no title", "hostile"])
@pytest.mark.parametrize(
    ("date", "date_end", "days"),
    [
        (None, None, 0),
        ("2023-04-05", None, 1),
        ("2023-04-05", "2023-04-07", 3),
        ("2023-12-31", "2024-01-01", 2),
        ("2023-04-07", "2023-04-05", 1),
        ("9999-12-31", None, 1),
    ],
)
def test_odd_records_are_written_as_the_rules_say(
    title: str, date: str | None, date_end: str | None, days: int
) -> None:
    odd = Meeting(
        id="eeeeeeeeeeee", title=title, date=date, date_end=date_end, daypart="morning", place=title,
        organiser=title or None, text=title, people=(Person(name=title),),
        source=Source(name=title, url=title or None),
    )  # fmt: skip
    reports = [Report(odd)]
    calendar = icalendar.Calendar.from_ical(b"".join(EXPORT_FORMATS["icalendar"].write(reports)))
    events = calendar.walk("VEVENT")
    assert len(events) == bool(days)
    for event in events:
        assert event.errors == []
        # The last day that a date can have has none behind it; an event without an end is one day long.
        assert ("DTEND" not in event) == (date == "9999-12-31")
        assert "DTEND" not in event or (event["DTEND"].dt - event["DTSTART"].dt).days == days
    (item,) = check_csl(b"".join(EXPORT_FORMATS["csl-json"].write(reports)))
    assert len(item.get("event-date", {"date-parts": []})["date-parts"]) == min(days, 2)
    document = json.loads(b"".join(EXPORT_FORMATS["popolo"].write(reports)))
    for key, name in POPOLO:
        for one in document[key]:
            popolo_validator(name).validate(one)
    assert document["events"][0].get("end_date", "") >= document["events"][0].get("start_date", "")
    for form in EXPORT_FORMATS:
        assert b"".join(EXPORT_FORMATS[form].write(reports)) or form == "icalendar"
    rows = list(csv.reader(io.StringIO(b"".join(EXPORT_FORMATS["csv"].write(reports)).decode("utf-8-sig"))))
    assert len(rows) == 2
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in rows[1])


@pytest.mark.parametrize("form", ["bibtex", "csv", "csv-people", "markdown", "html", "csl-json", "popolo"])
def test_no_control_character_leaves(form: str) -> None:
    text = written(form).decode("utf-8")
    assert not any(ord(char) < 32 and char not in "\r\n" for char in text)
    assert "\u202e" not in text


def test_bibtex_braces_are_even() -> None:
    for entry in written("bibtex").decode("utf-8").split("@misc")[1:]:
        bare = entry.replace("\\{", "").replace("\\}", "")
        assert bare.count("{") == bare.count("}")
    assert "https://b.example/\\{1\\}?a=1\\&b=2" in written("bibtex").decode()


def test_other_sources_are_told_for_people_too() -> None:
    for form in ("csv", "markdown", "html", "jsonl"):
        assert "b.example" in written(form).decode("utf-8")


@pytest.mark.parametrize("form", [*EXPORT_FORMATS, "text"])
def test_clippings_are_written_in_every_format(form: str) -> None:
    excerpts = [Excerpt(FULL.id, "=một", "=hai", FULL, 0, 4), Excerpt("e" * 12, "lạc")]
    data = b"".join(write_excerpts(form, excerpts))
    assert data == b"".join(write_excerpts(form, excerpts))
    if form in {"text", "jsonl", "csv", "markdown", "html", "csl-json"}:
        assert "một" in data.decode("utf-8")
        assert "lạc" in data.decode("utf-8")
    if form == "csv":
        assert b"'=" in data
