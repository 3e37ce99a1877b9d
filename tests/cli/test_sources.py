"""The same report from two sites: one line, all sources, nothing lost; its exports; parsing it again."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from store import Archive, ReaderState
from tests.cli.conftest import Run

BODY = """<p>Sáng ngày 28/12/2021, Đảng ủy xã Khe Rêu tổ chức hội nghị kiểm điểm tập thể, cá nhân năm \
2021. Dự hội nghị có đồng chí Vàng A Sểnh, Phó Bí thư Thường trực Huyện ủy. Đồng chí Mai Thị \
Lựu, Bí thư Đảng ủy xã chủ trì hội nghị.</p><p>Hội nghị đã nghe báo cáo kiểm điểm của tập thể \
Ban Thường vụ và của từng cá nhân; các đại biểu thẳng thắn tự phê bình và phê bình, chỉ rõ ưu \
điểm, hạn chế và nguyên nhân. Trong năm, Đảng ủy đã lãnh đạo hoàn thành 17 chỉ tiêu; kết nạp 12 \
đảng viên mới.</p><p>Kết luận hội nghị, đồng chí Mai Thị Lựu tiếp thu các ý kiến chỉ đạo và giao \
Văn phòng hoàn thiện báo cáo, phấn đấu khắc phục việc thu gom rác còn chậm.</p>"""


def page(site: str, title: str, extra: str = "") -> str:
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="canonical" href="https://{site}/1"><meta property="og:url" content="https://{site}/1"></head>'
        "<body><nav><a>Trang chủ</a> <a>Liên hệ</a></nav>"
        f"<article><h1>{title}</h1>{BODY}{extra}</article></body></html>"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pages with one text, one with another headline and a sentence more, and the year after."""
    place = tmp_path / "pages"
    place.mkdir()
    title = "Đảng ủy xã Khe Rêu kiểm điểm năm 2021"
    (place / "a.html").write_text(page("huyen.example", title), encoding="utf-8")
    (place / "b.html").write_text(page("tinh.example", title), encoding="utf-8")
    (place / "c.html").write_text(
        page("bao.example", "Khe Rêu: thẳng thắn phê bình", "<p>Báo bạn cũng đưa tin.</p>"), encoding="utf-8"
    )
    later = page("huyen.example", title).replace("2021", "2022").replace("28/12", "27/12")
    (place / "d.html").write_text(
        later.replace("17 chỉ", "19 chỉ").replace("12 đảng", "9 đảng"), encoding="utf-8"
    )
    return place


@pytest.fixture
def ids(run: Run, folder: Path) -> dict[str, str]:
    """The id by the file's name, all imported."""
    lines = [json.loads(line) for line in run("import", str(folder), "--json").stdout.splitlines()[:-1]]
    return {Path(line["path"]).name: line["id"] for line in lines}


def answer(run: Run, *query: str) -> Any:
    return json.loads(run("search", *query, "--json").stdout)


def test_a_search_gives_one_line_with_its_sources(run: Run, ids: dict[str, str]) -> None:
    found = answer(run, "Khe Rêu")
    assert found["count"] == 2
    assert sum(count for _, count in found["facets"]["year"]) == 2
    (told,) = [one for one in found["meetings"] if one["date"] == "2021-12-28"]
    assert told["id"] == ids["a.html"] == ids["b.html"]
    assert [one["site"] for one in told["sources"]] == ["huyen.example", "tinh.example", "bao.example"]
    assert "3 sources" in run("search", "Khe Rêu").stdout.decode()
    assert answer(run, "has:sources")["count"] == 1


def test_what_only_one_source_says_is_found_and_quoted(run: Run, ids: dict[str, str]) -> None:
    found = answer(run, "báo bạn cũng đưa tin")
    assert [one["id"] for one in found["meetings"]] == [ids["a.html"]]
    assert "Báo bạn cũng đưa tin" in found["meetings"][0]["snippets"][0]["text"]


def test_each_source_can_be_read_by_itself(run: Run, ids: dict[str, str]) -> None:
    record = json.loads(run("show", ids["c.html"], "--json").stdout)
    assert record["title"] == "Khe Rêu: thẳng thắn phê bình"
    assert "Báo bạn" in record["text"]
    assert [one["name"] for one in record["sources"]] == ["c.html", "a.html", "b.html"]
    printed = run("show", ids["a.html"]).stdout.decode()
    assert "https://bao.example/1" in printed
    assert f"#{ids['c.html']}" in printed


def test_exports_write_a_report_once_with_all_sources(run: Run, ids: dict[str, str]) -> None:
    records = [json.loads(line) for line in run("export", "--format", "jsonl").stdout.splitlines()]
    assert [one["id"] for one in records] == [ids["d.html"], ids["a.html"]]
    assert [one["source"]["site"] for one in records[1]["sources"]] == [
        "huyen.example",
        "tinh.example",
        "bao.example",
    ]


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_pages_have_what_the_reader_added_to_any_source(
    run: Run, ids: dict[str, str], archive: Path, form: str
) -> None:
    reader = ReaderState(archive)
    reader.set_note(ids["c.html"], "Hỏi lại báo bạn")
    reader.set_tags(ids["a.html"], ["rác"])
    with_notes = run("export", "Khe Rêu", "--format", form).stdout.decode()
    assert (with_notes.count("Hỏi lại báo bạn"), with_notes.count("Nhãn: rác")) == (1, 1)
    without = run("export", "Khe Rêu", "--format", form, "--without-notes").stdout.decode()
    assert "Hỏi lại báo bạn" not in without
    assert "Ghi chú của người đọc" not in without


def test_a_new_index_groups_as_the_old_one(run: Run, ids: dict[str, str]) -> None:
    def told() -> list[tuple[str, list[str]]]:
        found = answer(run, "Khe Rêu")["meetings"]
        return sorted((one["id"], [each["id"] for each in one.get("sources", ())]) for one in found)

    before = told()
    assert run("reindex").returncode == 0
    assert run("reparse").returncode == 0
    assert told() == before


def test_marked_meetings_and_clippings_go_out(run: Run, ids: dict[str, str], archive: Path) -> None:
    reader = ReaderState(archive)
    meeting = Archive.open(archive).get(ids["a.html"])
    start = meeting.text.index("việc thu gom rác")
    reader.toggle_bookmark(ids["c.html"])
    reader.set_tags(ids["d.html"], ("sau",))
    reader.add_clipping(meeting.id, start, start + 16, meeting.text[start : start + 16])
    marked = run("export", "--marked", "--format", "csv").stdout.decode("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in marked[1:]] == [ids["a.html"]], (
        "a mark on one source marks the report"
    )
    assert run("export", "--marked", "17 chỉ tiêu", "--format", "csv").stdout.count(b"\n") == 2
    assert run("export", "--marked", "không có đâu", "--format", "csv").stdout.count(b"\n") == 1
    assert answer(run, "nhãn:sau")["count"] == 1
    for form in ("text", "markdown", "html", "csv", "jsonl", "csl-json"):
        piped = run("export", "--clippings", "--format", form)
        assert piped.returncode == 0
        assert "việc thu gom rác" in piped.stdout.decode("utf-8")
    calendar = run("export", "--clippings", "--format", "popolo").stdout
    assert [event["id"] for event in json.loads(calendar)["events"]] == [f"event/{meeting.id}"]
    assert run("export", "--clippings", "x", "--format", "csv").returncode == 2
    assert run("export", "--format", "text").returncode == 2


def test_reparse_shows_old_and_new_and_leaves_the_readers_work(
    run: Run, ids: dict[str, str], archive: Path
) -> None:
    reader, kept = ReaderState(archive), Archive.open(archive)
    id = ids["a.html"]
    right = kept.get(id)
    reader.toggle_bookmark(id)
    reader.set_tags(id, ("gấp",))
    reader.set_note(id, "xem lại", 0, 5)
    reader.add_clipping(id, 0, 8, right.text[0:8])
    with kept.writer() as writer:
        writer.replace(msgspec.structs.replace(right, place="Sai", people=right.people[:1]))
    before = (archive / "reader.json").read_bytes()
    held = [(file, file.read_bytes()) for file in sorted((archive / "meetings").iterdir())]
    dry = run("reparse", "--dry-run")
    assert dry.returncode == 0
    printed = dry.stdout.decode()
    assert f"place: Sai → {right.place or 'none'}" in printed
    assert "  + " in printed
    assert [(file, file.read_bytes()) for file in sorted((archive / "meetings").iterdir())] == held
    lines = [json.loads(line) for line in run("reparse", "--json").stdout.splitlines()]
    (changed,) = [line for line in lines if "id" in line]
    assert {change["field"] for change in changed["changes"]} == {"place", "people"}
    assert lines[-1] == {"summary": {"parsed": 3, "changed": 1, "failed": 0}}
    assert Archive.open(archive).get(id) == right
    assert (archive / "reader.json").read_bytes() == before


def test_a_reader_of_the_pipe_may_leave(ids: dict[str, str], archive: Path) -> None:
    program = [sys.executable, "-c", "from tui.cli import main; main()", "--archive", str(archive)]
    for command in (["search", "--tsv", ""], ["export", "--format", "jsonl"], ["show", ids["a.html"]]):
        process = subprocess.Popen(
            [*program, *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
        )
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0


def test_lines_for_pipes_have_the_same_cells(run: Run, ids: dict[str, str]) -> None:
    lines = run("search", "--tsv", "").stdout.decode().splitlines()
    assert [line.count("\t") for line in lines] == [5, 5]
    assert lines[0].split("\t")[:3] == [ids["d.html"], "2022-12-27", "review"]
    assert run("search", "--tsv", "--limit", "1", "").stdout.decode().splitlines() == lines[:1]


def test_figures_and_check_count_every_source(run: Run, ids: dict[str, str]) -> None:
    figures = json.loads(run("stats", "--json").stdout)
    assert (figures["reports"], figures["meetings"]) == (3, 2)
    assert (figures["not_a_meeting"], figures["other_sources"]) == (0, 1)
    done = run("check")
    assert done.returncode == 0, done.stdout
