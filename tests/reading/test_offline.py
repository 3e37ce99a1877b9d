"""Nothing is ever fetched: what a file refers to stays where it is."""

from __future__ import annotations

import io
import socket
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest

from store.reading import read_bytes
from tests.reading.making import REPORT
from tests.reading.writing import FORMATS, lines, mhtml_of, newspaper_page, to_docx, to_odt, zip_of

FAR = "http://127.0.0.1:9"


@pytest.fixture(autouse=True)
def no_network_and_no_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails the test where anything asks for a connection, a name, or a file of the machine's accounts."""

    def refuse(*args: object, **_: object) -> NoReturn:
        raise AssertionError(f"asked for {args}")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    opened = io.open

    def guarded(file: object, *args: object, **options: object) -> object:
        assert "passwd" not in str(file)
        return opened(file, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr("builtins.open", guarded)
    monkeypatch.setattr(Path, "open", guarded)


def page() -> bytes:
    """A page full of references."""
    meta = (
        f'<base href="{FAR}/"><meta http-equiv="refresh" content="0;url={FAR}/b"><link rel="stylesheet" '
        f'href="{FAR}/a.css"><link rel="import" href="{FAR}/c.html"><script src="{FAR}/d.js"></script>'
    )
    inside = (
        f'<img src="{FAR}/e.png"><iframe src="{FAR}/f"></iframe><object data="file:///etc/passwd"></object>'
        f'<embed src="{FAR}/g"><p style="background:url({FAR}/h.png)">{lines(REPORT)[2]}'
    )
    return newspaper_page(REPORT, meta=meta).replace(f"<p>{lines(REPORT)[2]}", inside).encode()


def with_part(write: Callable[[str], bytes], changes: dict[str, tuple[str, str]]) -> bytes:
    """A document some of whose members are changed."""
    with zipfile.ZipFile(io.BytesIO(write(REPORT))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for name, (old, new) in changes.items():
        text = members[name].decode()
        assert old in text
        members[name] = text.replace(old, new, 1).encode()
    return zip_of(members)


def remote_template() -> bytes:
    """A Word document with a template, a picture and an object from elsewhere."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    far = "".join(
        f'<Relationship Id="rIdX{name}" Type="{kind}/{name}" Target="{FAR}/x" TargetMode="External"/>'
        for name in ("attachedTemplate", "image", "oleObject", "frame", "subDocument")
    )
    return with_part(
        to_docx, {"word/_rels/document.xml.rels": ("</Relationships>", f"{far}</Relationships>")}
    )


def remote_picture() -> bytes:
    """An ODT with a picture and a section from elsewhere."""
    far = (
        f'<text:section text:name="s"><text:section-source xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'xlink:href="{FAR}/s.odt"/></text:section></office:text>'
    )
    return with_part(to_odt, {"content.xml": ("</office:text>", far)})


MADE: dict[str, Callable[[], bytes]] = {
    "references": page,
    "web archive": lambda: mhtml_of(page().decode()),
    "template": remote_template,
    "section": remote_picture,
    **{name: partial(write, REPORT) for name, write in FORMATS.items()},
}
FILES = {name: make() for name, make in MADE.items()}


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_fetched(name: str) -> None:
    assert read_bytes(FILES[name]).text.split("\n\n") == lines(REPORT)
