"""Reports written by us, and how each was encoded before Unicode: the inverse of what the program reads."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "data" / "reports").glob("*.txt"))
SHARED = ROOT.parent / "shared"
TABLES = tomllib.loads((ROOT / "data" / "vocabulary" / "encodings.toml").read_text(encoding="utf-8"))

TITLE = "Đảng ủy xã Hạ Lũng sơ kết công tác quý I năm 2023"
LEAD = (
    "Sáng ngày 5/4/2023, Đảng ủy xã Hạ Lũng tổ chức hội nghị sơ kết công tác quý I, triển khai nhiệm vụ "
    "quý II. Đồng chí Lò Văn Thạo, Bí thư Đảng ủy xã chủ trì hội nghị; 42 đảng viên tham dự."
)
BODY = (
    "Báo cáo tại hội nghị nêu rõ, ba tháng qua các chi bộ đã vận động nhân dân nạo vét 12 km kênh mương, "
    "trồng mới 8 ha chè. Tuy nhiên, việc thu quỹ ở một số bản còn chậm, hồ sơ lưu chưa đầy đủ."
)
ORDERS = (
    "Kết luận hội nghị, đồng chí Lò Văn Thạo yêu cầu các chi bộ khắc phục ngay hạn chế, hoàn thành việc "
    "thu quỹ trước ngày 30/6/2023."
)
REPORT = "\n\n".join((TITLE, LEAD, BODY, ORDERS)) + "\n"


def another(number: int) -> str:
    """A report like `REPORT`, of another commune."""
    return REPORT.replace("Hạ Lũng", f"Nà Sầm {number}").replace("42", str(20 + number))


def byte_of(table: str) -> dict[str, bytes]:
    """The byte by the letter it stands for."""
    return {
        letter: bytes([byte])
        for row in TABLES[table]
        for byte, letter in enumerate(row["letters"], start=row["first"])
    }


def to_1258(text: str) -> bytes:
    """Windows-1258: vowels with their shape, tones behind them."""
    return b"".join(_letter_1258(char) for char in unicodedata.normalize("NFC", text))


def _letter_1258(char: str) -> bytes:
    try:
        return char.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", char)
        tones = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
        shape = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        return (shape + tones).encode("cp1258", "replace")


def _by_letter(table: dict[str, bytes], text: str) -> bytes:
    """Each letter by the table, or as Windows-1252 has it; `?` where that byte is another letter."""
    taken = set(table.values())
    return b"".join(table.get(char) or _free(char.encode("cp1252", "replace"), taken) for char in text)


def _free(byte: bytes, taken: set[bytes]) -> bytes:
    return b"?" if byte in taken else byte


def to_tcvn3(text: str) -> bytes:
    """TCVN3 as the ABC fonts have it: capitals with tones are typed small."""
    table = byte_of("tcvn3")
    small = {letter.upper(): byte for letter, byte in table.items() if letter.upper() not in table}
    return _by_letter(small | table, text)


def to_tcvn5712(text: str) -> bytes:
    """The whole of TCVN 5712, with all capitals and no punctuation beyond ASCII."""
    table = byte_of("tcvn5712")
    return b"".join(table.get(char) or char.encode("ascii", "replace") for char in text)


def to_vni(text: str) -> bytes:
    """VNI-Windows."""
    words = TABLES["vni"].split()
    pairs = dict(zip(words[1::2], words[::2], strict=True))
    pairs |= {letter.upper(): written.upper() for letter, written in pairs.items()}
    return _by_letter({letter: written.encode("cp1252") for letter, written in pairs.items()}, text)


LEGACY: dict[str, Callable[[str], bytes]] = {
    "Windows-1258": to_1258,
    "TCVN3 (ABC)": to_tcvn3,
    "TCVN 5712": to_tcvn5712,
    "VNI-Windows": to_vni,
}
