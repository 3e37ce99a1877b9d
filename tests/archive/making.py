"""Small meetings for the archive's tests; no parser is needed for these."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import msgspec

from store.model import Meeting, Passage, Person, Source, meeting_id

Made = tuple[Meeting, bytes]
Make = Callable[..., Made]


def make(number: int, **fields: Any) -> Made:
    """The meeting `number`, and the bytes of the file it came from."""
    text = (
        f"Chi bộ thôn {number} họp kiểm điểm cuối năm\n\nÔng Nguyễn Văn Mẫu chủ trì, {number} đảng viên dự."
    )
    data = f"<html>{text}</html>".encode()
    meeting = Meeting(
        id=meeting_id(text),
        title=f"Chi bộ thôn {number} họp kiểm điểm cuối năm",
        kind="review",
        date="2021-12-20",
        people=(Person(name="Nguyễn Văn Mẫu", parts=("presides",)),),
        passages=(Passage(kind="headline", start=0, end=10),),
        source=Source(name=f"{number}.html", sha256=hashlib.sha256(data).hexdigest()),
        text=text,
    )
    for name, value in fields.items():
        meeting = msgspec.structs.replace(meeting, **{name: value})
    return meeting, data
