"""What README.md promises is there: keys, queries, commands, formats, files."""

from __future__ import annotations

import re
from pathlib import Path

from store import EXPORT_FORMATS, cite, parse, parse_query, read_file
from tui import keys
from tui.grammar import commands

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """The part of the README under this heading."""
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def test_every_query_of_the_table_is_understood() -> None:
    lines = section("Queries").split("```")[1].strip().splitlines()
    queries = [re.split(r"\s{2,}", line)[0] for line in lines]
    assert len(queries) == 10
    for query in queries:
        assert parse_query(query)


def test_every_key_of_the_table_is_bound() -> None:
    bound = {keys.key_name(one) for pressed, _ in keys.KEYS.values() for one in pressed.split(",")}
    rows = [row.split("|") for row in section("Keys").splitlines() if row.startswith("| `")]
    printed = [name for row in rows for name in re.findall(r"`([^`]+)`", row[1] + row[2])]
    assert len(printed) > 20
    assert [name for name in printed if name not in bound] == []


def test_commands_and_formats_are_there_and_named() -> None:
    context = commands.make_context("meetings-tui", ["stats"], resilient_parsing=True)
    told = set(re.findall(r"`([a-z]+)\b[^`]*`|meetings-tui ([a-z]+)", section("Your own reports")))
    told_names = {name for pair in told for name in pair if name}
    assert set(commands.list_commands(context)) <= told_names
    assert [name for name in EXPORT_FORMATS if f"`{name}`" not in README] == []


def test_every_link_leads_to_a_file() -> None:
    for page in (ROOT / "README.md", ROOT / "data" / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_dependencies_are_explained() -> None:
    packaging = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wanted = re.findall(r'"([a-z-]+)>=', packaging.split("[project]")[1].split("[project.scripts]")[0])
    told = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert len(wanted) > 10
    assert [name for name in wanted if f"| `{name}`" not in told] == []


def test_the_citation_shown_is_the_citation_made() -> None:
    meeting = parse(read_file(ROOT / "data" / "reports" / "04-cuc-qltt-tien-giang.txt"))
    shown = section("Quoting").split("```")[1].strip()
    words = shown.split("\n")[0].strip("“”")
    start = meeting.text.index(words)
    assert cite(meeting, start, start + len(words)).strip() == shown
