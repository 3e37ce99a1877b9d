"""Popolo (popoloproject.com): events, people, organisations and memberships for the civic-data world."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from store.exporting.report import Report, days_of
from store.language.folding import fold, printable


def popolo(reports: Iterable[Report]) -> Iterator[bytes]:
    """The meetings as one Popolo document: `persons`, `organizations`, `memberships`, `events`.

    A person of two meetings is two persons: a name alone does not tell that they are one.
    """
    persons: list[dict[str, Any]] = []
    memberships: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    bodies: dict[str, dict[str, Any]] = {}
    for report in reports:
        meeting = report.meeting
        attendees = []
        for number, person in enumerate(meeting.people, 1):
            key = f"person/{meeting.id}/{number}"
            persons.append({"id": key, "name": printable(person.name)})
            attendees.append({"id": key})
            memberships += [
                {"id": f"{key}/role/{at}", "person_id": key, "role": printable(role)}
                for at, role in enumerate(person.roles, 1)
            ]
        events.append(_event(report, attendees, bodies))
    yield (
        msgspec.json.encode(
            {
                "persons": persons,
                "organizations": list(bodies.values()),
                "memberships": memberships,
                "events": events,
            }
        )
        + b"\n"
    )


def _event(report: Report, attendees: list[dict[str, str]], bodies: dict[str, Any]) -> dict[str, Any]:
    meeting = report.meeting
    event: dict[str, Any] = {
        "id": f"event/{meeting.id}",
        "name": printable(meeting.title),
        "classification": meeting.kind,
        "attendees": attendees,
    }
    if days := days_of(meeting):
        event["start_date"], event["end_date"] = days
    if meeting.place:
        event["location"] = printable(meeting.place)
    if meeting.organiser:
        name = printable(meeting.organiser)
        key = "organization/" + hashlib.sha256(fold(name).encode("utf-8")).hexdigest()[:12]
        bodies.setdefault(key, {"id": key, "name": name})
        event["organization_id"] = key
    urls = [meeting.source.url, *(one.source.url for one in report.sources)]
    if known := dict.fromkeys(printable(url) for url in urls if url):
        event["sources"] = [{"url": url} for url in known]
    return event
