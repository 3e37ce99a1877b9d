"""Reports that an import can meet, and what is known of them."""

from __future__ import annotations

from pathlib import Path

from store.parsing import parse
from store.reading import read_bytes

BODIES = ("Đảng ủy xã", "Chi bộ thôn", "Công đoàn trường", "Hội Nông dân xã", "Ban Chỉ huy đội")
PLACES = ("Bãi Sậy", "Nà Sầm", "Đồng Mua", "Rạch Lác", "Suối Cạn", "Gò Nổi", "Vàm Lá")


def report(number: int) -> str:
    """The text of report `number`; no two are the same."""
    body = f"{BODIES[number % 5]} {PLACES[number % 7]} {number}"
    return (
        f"{body} kiểm điểm năm 2021\n\n"
        f"Ngày {number % 28 + 1}/12/2021, {body} tổ chức hội nghị kiểm điểm tập thể, cá nhân. "
        f"Đồng chí Lê Văn Thử, Bí thư chủ trì hội nghị. Dự có {number + 3} đảng viên.\n\n"
        f"{'Nhiều việc đã làm xong đúng hạn, hồ sơ đầy đủ. ' * (number % 9)}"
        "Tuy nhiên, việc thu quỹ ở một số nơi còn chậm.\n"
    )


def load_all() -> None:
    """Loads what reading and parsing load when they are first used, so that forked processes have it."""
    parse(read_bytes(report(1).encode()))


def write_reports(folder: Path, first: int, last: int) -> None:
    """Reports as files; every seventh text stands in two of them."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, last):
        (folder / f"{number:05}.txt").write_text(report(number), encoding="utf-8")
        if number % 7 == 0:
            (folder / f"{number:05} lại.txt").write_text("\n" + report(number), encoding="utf-8")
