"""A small invented archive for the tests of searching, and a stand-in for the archive that keeps it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

from store.errors import NotFoundError
from store.model import Byline, Document, Meeting, Passage, Person, Rating, Target, meeting_id

# Words that differ only in accents, in tone placement, or in being another's beginning.
WORDS = [
    "đang", "đảng", "dang", "đáng", "Đảng", "ĐẢNG", "hòa", "hoà", "hoàn", "hoá", "hóa", "ủy", "uỷ", "uy",
    "chậm", "châm", "tiến", "tiên", "độ", "đô", "nghị", "nghi", "nghỉ", "quyết", "quyệt", "hội", "hồi",
    "họp", "bộ", "bố", "4", "05", "2021", "Covid-19", "kết", "két", "công", "tác", "thúy", "thuý", "quý",
    "quy", "khỏe", "khoẻ", "nhiệm", "vụ",
    "kỹ", "kĩ", "ky", "kim", "quí",
]  # fmt: skip
NAMES = ("Đỗ Văn Phúc", "Do Van An", "Lê Thị Hoà", "Lê Thị Hòa Bình", "Nguyễn Văn An", "Nguyễn Văn An Khang")
BODIES = ("Đảng ủy Sở Y tế", "Đảng uỷ xã Hoà Phú", "Chi bộ Trường Tiểu học Ánh Dương", "Sở Y tế")
KEYS = (
    ("05-CT/TW", "chỉ thị", "05"),
    ("105-CT/TW", "chỉ thị", "105"),
    ("NQ Trung ương 4 khóa XII", "nghị quyết", None),
    ("2997/KH-SVHTT", "kế hoạch", "2997"),
)
PROVINCES = ("Nghệ An", "Trà Vinh", "Vĩnh Long", "Hồ Chí Minh")
KINDS = ("review", "year-end", "interim", "branch", "not-a-meeting")
PASSAGES = ("headline", "achievements", "shortcomings", "plans")
PARTS = ("presides", "speaks", "attends", "author", "mentioned")
DAYS = ("2020-12-31", "2021-01-01", "2021-06-30", "2021-12-07", "2022-01-07", "2022-06-15")


@dataclass
class Part:
    name: str
    fingerprint: str
    count: int


@dataclass
class FakeArchive:
    """Segments in memory: name → (fingerprint, meetings)."""

    path: Path
    parts: dict[str, tuple[str, tuple[Meeting, ...]]] = field(default_factory=dict)
    read: list[str] = field(default_factory=list)

    def segments(self) -> tuple[Part, ...]:
        return tuple(Part(name, mark, len(held)) for name, (mark, held) in sorted(self.parts.items()))

    def read_segment(self, name: str) -> tuple[Meeting, ...]:
        self.read.append(name)
        return self.parts[name][1]

    def get(self, id: str) -> Meeting:
        for _, held in self.parts.values():
            for one in held:
                if one.id == id:
                    return one
        raise NotFoundError(f"There is no meeting {id}.")


def meeting(
    *passages: tuple[str, str],
    title: str = "",
    people: dict[str, tuple[str, ...]] | None = None,
    **more: object,
) -> Meeting:
    """A meeting whose text is the passages, (kind, text) each."""
    text, spans = "", []
    for kind, part in passages:
        text += "\n\n" * bool(text)
        spans.append(Passage(kind=kind, start=len(text), end=len(text) + len(part)))  # type: ignore[arg-type]
        text += part
    return Meeting(
        id=meeting_id(f"{title}\n{text}\n{more}"),
        title=title,
        text=text,
        passages=tuple(spans),
        people=tuple(Person(name=name, parts=parts) for name, parts in (people or {}).items()),  # type: ignore[arg-type]
        **more,  # type: ignore[arg-type]
    )


def random_meetings(count: int, seed: int = 1) -> tuple[Meeting, ...]:
    """Meetings of random words; the same ones every time."""
    rnd = random.Random(seed)
    found = []
    for number in range(count):
        passages = []
        for kind in rnd.sample(PASSAGES, rnd.randint(1, 4)):
            words = rnd.choices(WORDS, k=rnd.randint(1, 12))
            passages.append((kind, " ".join(words) + "."))
        day = rnd.choice((None, *DAYS))
        found.append(
            meeting(
                *passages,
                title=" ".join(rnd.choices(WORDS, k=3)),
                people={name: (rnd.choice(PARTS),) for name in rnd.sample(NAMES, rnd.randint(0, 3))},
                kind=rnd.choice(KINDS),
                date=day,
                date_end="2022-06-16" if day and rnd.random() < 0.2 else None,
                organiser=rnd.choice((None, *BODIES)),
                province=rnd.choice((None, *PROVINCES)),
                documents=tuple(
                    Document(key=key, kind=kind, number=number)
                    for key, kind, number in rnd.sample(KEYS, rnd.randint(0, 2))
                ),
                ratings=(Rating(subject="đảng viên", level="good", start=0, end=1),) * rnd.randint(0, 1),
                targets=(Target(value="5%", start=0, end=1),) * rnd.randint(0, 1),
                byline=Byline(author=rnd.choice(NAMES)) if rnd.random() < 0.3 else None,
                period=str(number),
            )
        )
    return tuple(found)
