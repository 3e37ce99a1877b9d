"""Nothing is ever fetched, nothing is started, and nothing is written but where it belongs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.conftest import ROOT, environment
from tests.soak.samples import files, packed, unpacked

ASIDE = "http://169.254.0.1:1/x"
LURES = f"""<!DOCTYPE html SYSTEM "{ASIDE}.dtd" [<!ENTITY x SYSTEM "{ASIDE}"> <!ENTITY f SYSTEM "file:///etc/passwd">]>
<html><head><base href="{ASIDE}"><link rel=stylesheet href="{ASIDE}.css"><link rel=preload href="{ASIDE}">
<meta http-equiv=refresh content="0;url={ASIDE}"><meta property="og:url" content="{ASIDE}">
<script src="{ASIDE}.js"></script><title>Đảng ủy xã Hạ Lũng họp</title></head><body background="{ASIDE}">
<iframe src="{ASIDE}"></iframe><object data="{ASIDE}"></object><img src="{ASIDE}" srcset="{ASIDE} 2x">
<p>Sáng 5/4/2023, Đảng ủy xã Hạ Lũng họp sơ kết. Ông Lò Văn Thạo chủ trì cuộc họp.&x;&f;</p>
<p>Nguồn: {ASIDE} <a href="{ASIDE}">xem thêm</a> Tuy nhiên, việc thu quỹ còn chậm.</p></body></html>"""


def write_lures(folder: Path) -> None:
    """Files of every format, with all that a careless reader would fetch."""
    folder.mkdir()
    for format, group in files().items():
        for number, data in enumerate(group):
            (folder / f"{format}-{number}.bin").write_bytes(data)
    (folder / "lures.html").write_text(LURES, encoding="utf-8")
    entity = (
        f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY % x SYSTEM "{ASIDE}"> %x; <!ENTITY y SYSTEM "{ASIDE}">]>'
    )
    for format, name in (("docx", "word/document.xml"), ("odt", "content.xml")):
        members = unpacked(files()[format][0])
        members[name] = entity.encode() + members[name].replace(b"</", b"&y;</", 1)
        (folder / f"entity.{format}").write_bytes(packed(members))
    members = unpacked(files()["docx"][0])
    members["word/_rels/document.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r9" TargetMode="External" Type="http://schemas.openxmlformats.org/officeDocument/'
        f'2006/relationships/attachedTemplate" Target="{ASIDE}"/></Relationships>'
    ).encode()
    (folder / "template.docx").write_bytes(packed(members))
    rtf = files()["rtf"][0].replace(
        b"\\par", b'{\\field{\\*\\fldinst INCLUDEPICTURE "' + ASIDE.encode() + b'"}}\\par', 1
    )
    (folder / "field.rtf").write_bytes(rtf)
    mail = (
        f"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{LURES}"
    )
    (folder / "lures.eml").write_text(mail, encoding="utf-8")
    outside = {
        "../../evil.txt": b"x",
        "/evil.txt": b"x",
        "..\\evil.txt": b"x",
        "a/../../../evil.txt": LURES.encode(),
    }
    (folder / "climbing.zip").write_bytes(packed(outside))


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The whole program at work on them, in a home of its own."""
    place = tmp_path_factory.mktemp("watched")
    write_lures(place / "files")
    (place / "output").mkdir()
    (place / "work").mkdir()
    before = set(place.rglob("*"))
    done = subprocess.run(
        [
            sys.executable,
            str(ROOT / "tests/hostile/watching.py"),
            str(place / "files"),
            str(place / "output"),
        ],
        cwd=place / "work",
        env=environment(place / "archive", place / "home") | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-3000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found | {"place": place, "made": set(place.rglob("*")) - before}


def test_everything_was_done(watched: dict[str, Any]) -> None:
    codes = watched["codes"]
    assert codes.pop("import") == 1, "some of the files cannot be read"
    assert codes.pop("parse") in {0, 1}
    assert set(codes.values()) == {0}, codes
    assert len(list((watched["place"] / "archive/meetings").iterdir())) == 1


def test_nothing_is_fetched_and_no_program_started(watched: dict[str, Any]) -> None:
    assert watched["reached"] == []


def test_nothing_is_written_but_where_it_belongs(watched: dict[str, Any]) -> None:
    place: Path = watched["place"]
    allowed = [place / name for name in ("archive", "output", "home/config", "home/cache")]
    stray = [
        path
        for path in watched["written"]
        if path != os.devnull and not any(Path(path).is_relative_to(one) for one in allowed)
    ]
    assert set(stray) <= {str(place / "home")}, "but for the folder that holds them"
    assert watched["written"], "the watcher sees what is written"
    made = {path for path in watched["made"] if not any(path.is_relative_to(one) for one in allowed)}
    assert made <= {place / "home"}


def test_all_of_it_is_its_owners_alone(watched: dict[str, Any]) -> None:
    place: Path = watched["place"]
    exposed = [
        path
        for root in ("archive", "home/config", "home/cache")
        for path in (place / root).rglob("*")
        if path.stat().st_mode & 0o077
    ]
    assert exposed == []
    assert (place / "archive").stat().st_mode & 0o777 == 0o700
