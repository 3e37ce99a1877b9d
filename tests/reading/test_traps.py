"""Files made to fill the memory, to hang, or to reach beyond themselves: refused with the limit, quickly."""

from __future__ import annotations

import gzip
import io
import stat
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator
from email.message import EmailMessage
from typing import IO

import pytest

from store.errors import ReadError
from store.reading import Part, read_bytes, read_reports, take_apart, tree
from store.reading.limits import MAX_FILE_BYTES, MAX_LINE_BYTES
from tests.reading.making import REPORT, another
from tests.reading.writing import json_of, saved, to_docx, to_odt, zip_of

MEGABYTE = 1_000_000
GIGABYTE = 1_000 * MEGABYTE


def refusal(data: bytes, name: str = "x") -> ReadError:
    """What is said of a file that must be refused, with a hint."""
    with pytest.raises(ReadError) as caught:
        read_bytes(data, name)
    assert caught.value.message.startswith(name)
    return caught.value


@pytest.fixture
def little_memory() -> Iterator[None]:
    """Fails the test if it ever held much more than the largest file allowed."""
    tracemalloc.start()
    yield
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * MAX_FILE_BYTES


def zeros(size: int, window: int) -> bytes:
    """So many zeros, packed; the middle of the packed stream repeats itself, so that nobody must pack it all.

    Args:
        window: as `zlib` has it: 31 for gzip, -15 for a ZIP member.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, window)
    block = bytes(10 * MEGABYTE)
    start = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    same = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    return start + same * (size // len(block) - 1)


@pytest.mark.usefixtures("little_memory")
def test_ten_gigabytes_of_zeros_in_gzip() -> None:
    packed = zeros(10 * GIGABYTE, 31)
    assert len(packed) < 12 * MEGABYTE
    assert "64 MB" in refusal(packed, "x.txt.gz").message


@pytest.mark.usefixtures("little_memory")
def test_ten_gigabytes_of_zeros_in_zip() -> None:
    assert "64 MB" in refusal(zip_of_packed("x.txt", zeros(10 * GIGABYTE, -15)), "x.zip").message


def zip_of_packed(name: str, packed: bytes) -> bytes:
    """A ZIP whose only member is packed already, and says that it is small."""
    data = bytearray(saved(lambda stream: store(stream, name, packed)))
    for mark, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.rfind(mark) + at] = zipfile.ZIP_DEFLATED
    directory = data.rfind(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (2**32 - 2).to_bytes(4, "little")
    return bytes(data)


def store(stream: IO[bytes], name: str, packed: bytes) -> None:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(name, packed)


@pytest.mark.usefixtures("little_memory")
def test_objects_that_grow_beyond_all_measure_of_the_file() -> None:
    line = json_of("Tên\n" + "a" * MEGABYTE).encode() + b"\n"
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    start = packer.compress(line) + packer.flush(zlib.Z_FULL_FLUSH)
    same = packer.compress(line) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = start + same * 99
    *parts, last = take_apart(io.BytesIO(packed), "x.jsonl.gz")
    assert last.trouble is not None
    assert "200 times" in last.trouble.message
    assert sum(len(part.data) for part in parts) < 200 * len(packed) + 20 * MEGABYTE
    assert {part.data for part in parts} == {line.strip()}


def test_archives_in_archives_in_archives() -> None:
    inner = zip_of({"a.txt": REPORT.encode()})
    assert read_bytes(zip_of({"in.zip": inner}), "x.zip").name == "x.zip/in.zip/a.txt"
    assert "more than 2 deep" in refusal(zip_of({"b.zip": zip_of({"in.zip": inner})}), "x").message
    assert "more than 2 deep" in refusal(gzip.compress(gzip.compress(gzip.compress(b"x"))), "x").message


def test_a_zip_of_very_many_members_is_not_even_listed() -> None:
    data = bytearray(zip_of({"a.txt": REPORT.encode()}))
    end = data.rfind(b"PK\x05\x06")
    data[end + 12 : end + 16] = (2**31).to_bytes(4, "little")
    assert "100,000 files" in refusal(bytes(data)).message


@pytest.mark.parametrize(
    "path",
    ["../a.txt", "b/../../a.txt", "/etc/a.txt", "C:/a.txt", "C:\\a.txt", "..\\a.txt", "\\\\host\\a.txt"],
)
def test_a_path_that_leads_out_of_the_archive(path: str) -> None:
    data = zip_of({path: REPORT.encode(), "z.txt": another(1).encode()})
    bad, good = take_apart(io.BytesIO(data), "x.zip")
    assert bad.trouble is not None
    assert "leads out" in bad.trouble.message
    assert bad.data == b""
    assert good.data == another(1).encode()


def test_a_link_in_an_archive() -> None:
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16

    def save(stream: IO[bytes]) -> None:
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr(link, "/etc/passwd")

    assert "is a link" in refusal(saved(save), "x.zip").message


def test_names_in_an_archive_cannot_write_to_the_terminal() -> None:
    name = "a\x1b]0;tên\x07\u202egpj.\x9b31m\nb.txt"
    (part,) = take_apart(io.BytesIO(zip_of({name: REPORT.encode()})), "x.zip")
    assert part.name.isprintable()
    assert read_bytes(zip_of({name: REPORT.encode()}), "x.zip").name.isprintable()


ENTITIES = (
    '<!DOCTYPE d [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY a "&c;&c;&c;&c;&c;&c;">]>',
    '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd">',
)


@pytest.mark.parametrize("declared", ENTITIES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp037"])
@pytest.mark.parametrize(("write", "name"), [(to_docx, "word/document.xml"), (to_odt, "content.xml")])
def test_xml_with_entities(write: object, name: str, declared: str, encoding: str) -> None:
    assert callable(write)
    members = unzipped(write(REPORT))
    xml = members[name].decode().partition("?>")[2]
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    body = f"{declared}{xml}".replace("Đồng chí", "&a;")
    members[name] = (
        head.encode() + body.encode("cp037", "replace")
        if encoding == "cp037"
        else ((head + body).encode(encoding))
    )
    said = refusal(zip_of(members)).message
    assert "refused" in said
    assert "passwd" not in said


def unzipped(data: bytes) -> dict[str, bytes]:
    """The members of a ZIP."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.usefixtures("little_memory")
@pytest.mark.parametrize(
    ("name", "inside", "says"),
    [
        ("word/document.xml", b"<w:p/>" * 3 * MEGABYTE, "elements"),
        ("word/document.xml", b" " * (MAX_FILE_BYTES + 1), "64 MB"),
        ("word/document.xml", b"<w:tbl><w:tr><w:tc>" * 100 + b"</w:tc></w:tr></w:tbl>" * 100, "deep"),
        ("word/styles.xml", b" " * (MAX_FILE_BYTES + 1), "64 MB"),
    ],
    ids=["elements", "bytes", "tables", "styles"],
)
def test_a_word_document_that_grows(name: str, inside: bytes, says: str) -> None:
    members = unzipped(to_docx(REPORT))
    end = b"</w:body>" if name.endswith("document.xml") else b"</w:styles>"
    members[name] = members[name].replace(end, inside + end)
    assert says in refusal(zip_of(members)).message


def test_a_page_of_very_deep_elements() -> None:
    deep = "<div>" * 100_000
    page = f"<html><body>{deep}<h1>{REPORT.splitlines()[0]}</h1><p>{REPORT}</p></body></html>"
    assert "2,000 deep" in refusal(page.encode()).message


def test_a_page_of_very_many_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MAX_NODES", MEGABYTE // 10)
    assert "elements" in refusal(b"<html><body>" + b"<i>a</i>" * (MEGABYTE // 10), "x.html").message


@pytest.mark.parametrize("kind", ["mixed", "rfc822"])
def test_an_email_nested_deep(kind: str) -> None:
    head = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
    if kind == "mixed":
        data = head + b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(2000)
        )
        assert "parts of parts" in refusal(data).message
    else:
        data = (
            head
            + b"Content-Type: message/rfc822\n\n" * 1
            + (head + b"Content-Type: message/rfc822\n\n") * 2000
        )
        assert refusal(data).hint


def test_a_line_of_json_of_a_hundred_megabytes() -> None:
    good = json_of(REPORT).encode()
    stream = io.BytesIO(good + b'\n{"title": "x", "text": "' + b"a" * 100 * MEGABYTE)
    first, second = take_apart(stream, "x.jsonl")
    assert first.data == good
    assert second.trouble is not None
    assert "16 MB" in second.trouble.message
    assert stream.tell() < 2 * MAX_LINE_BYTES


def test_json_nested_deep() -> None:
    assert read_reports(json_of(REPORT).encode() + b"\n" + b'{"a":' * 100_000, "x.jsonl")[0].text


def pdf(streams: list[tuple[bytes, bytes]], *, kids: int = 1, count: int | None = None) -> bytes:
    """A PDF by hand.

    Args:
        streams: of each page, what its dictionary says, and its bytes.
        kids: how often the page is listed.
        count: how many pages it says it has.
    """
    contents = b" ".join(b"%d 0 R" % (10 + at) for at in range(len(streams)))
    parts = [
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[%s]/Count %d>>endobj\n" % (b"3 0 R " * kids, count or kids),
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[%s]" % contents,
        b"/Resources<</Font<</F1 4 0 R>>>>>>endobj\n"
        b"4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Times>>endobj\n",
    ]
    for at, (about, data) in enumerate(streams):
        parts.append(
            b"%d 0 obj<</Length %d%s>>stream\n%s\nendstream endobj\n" % (10 + at, len(data), about, data)
        )
    return b"".join([*parts, b"trailer<</Root 1 0 R>>\n%%EOF"])


FLATE = b"/Filter/FlateDecode"
LARGE = zeros(300 * MEGABYTE, 15)
LETTERS = b"BT /F1 1 Tf %s ET" % b" ".join(
    b"1 0 0 1 %d %d Tm (abcd) Tj" % (at * 37 % 595, at * 91 % 842) for at in range(60_000)
)


@pytest.mark.parametrize(
    ("about", "data", "says"),
    [
        (FLATE, LARGE, "200 MB"),
        (b"/Filter[/FlateDecode /Flate#44ecode]", zlib.compress(LARGE), "packed twice"),
        (b"/Filter/LZWDecode", b"x", "packed twice"),
        (b"/Filter 7 0 R", b"x", "packed twice"),
        (FLATE + b"/Subtype/Image", LARGE, "scanned"),
        (b"/Filter[/ASCIIHexDecode/FlateDecode]", LARGE.hex().encode() + b">", "200 MB"),
        (FLATE, zlib.compress(LETTERS), "letters"),
    ],
    ids=["zeros", "twice", "lzw", "elsewhere", "picture", "hex", "letters"],
)
@pytest.mark.usefixtures("little_memory")
def test_a_pdf_that_grows(about: bytes, data: bytes, says: str) -> None:
    assert says in refusal(pdf([(about, data)])).message


@pytest.mark.parametrize("kids", [1, 1_000_000])
def test_a_pdf_of_a_million_pages(kids: int) -> None:
    page = (FLATE, zlib.compress(b"BT /F1 12 Tf 50 700 Td (Hello) Tj ET"))
    assert "3,000 pages" in refusal(pdf([page], kids=kids, count=1_000_000)).message


@pytest.mark.parametrize("deep", [b"{" * 100_000, b"{\\b " * 6000 + b"x"])
def test_rtf_of_deep_groups(deep: bytes) -> None:
    assert "deep" in refusal(b"{\\rtf1 " + deep).message


def test_an_attachment_that_grows() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", "x"
    message.set_content(REPORT)
    message.add_attachment(zeros(GIGABYTE, 31), maintype="application", subtype="gzip", filename="a.txt.gz")
    written, attached = take_apart(io.BytesIO(message.as_bytes()), "x.eml")
    assert isinstance(written, Part)
    assert attached.trouble is not None
    assert "64 MB" in attached.trouble.message
