"""Saved web pages: the article, what the page says about it, and nothing of what stands around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.reading import read_bytes
from tests.reading.making import REPORT, TITLE, to_1258, to_tcvn3, to_vni
from tests.reading.records import paragraphs
from tests.reading.writing import ADDRESS, PAGES, SITE, lines, newspaper_page, office_page

WANTED = lines(REPORT)
LINKED = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite",'
    '"url":"https://baodoisongven.example/"},{"@type":"%s","headline":"%s","url":"' + ADDRESS + '",'
    '"datePublished":"2023-04-05T20:15:00+07:00"}]}</script>'
)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("titled", [True, False])
def test_only_the_article_is_left(page: Callable[..., str], titled: bool) -> None:
    report = read_bytes(page(REPORT, titled=titled).encode())
    assert report.text.split("\n\n") == WANTED


@pytest.mark.parametrize(
    ("meta", "published"),
    [
        ('<meta property="article:published_time" content="2023-04-05T13:15:00Z">', "2023-04-05T20:15"),
        ('<meta name="pubdate" content="2023-04-05 20:15">', "2023-04-05T20:15"),
        ('<meta itemprop="datePublished" content="2023-04-05">', "2023-04-05"),
        ('<meta name="DC.date.issued" content="05/04/2023 20:15">', "2023-04-05T20:15"),
        (LINKED % ("NewsArticle", TITLE), "2023-04-05T20:15"),
        (LINKED.replace('"headline":"%s",', "") % "WebPage", "2023-04-05T20:15"),
        ('<meta name="date" content="hôm qua">', None),
        ("", None),
    ],
)
def test_when_it_was_put_up(meta: str, published: str | None) -> None:
    assert read_bytes(newspaper_page(REPORT, meta=meta).encode()).published == published


@pytest.mark.parametrize(
    "meta",
    [
        f'<link rel="canonical" href="{ADDRESS}">',
        f'<meta property="og:url" content="{ADDRESS}">',
        f'<link rel="canonical" href="https://{SITE}/"><meta property="og:url" content="{ADDRESS}">',
        f'<link rel="canonical" href="/tin"><meta property="og:url" content="{ADDRESS}">',
        f"<!-- saved from url=(0060){ADDRESS} -->",
        f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: x -->",
        LINKED % ("Article", TITLE),
    ],
    ids=["canonical", "og", "first page", "relative", "chrome", "singlefile", "linked"],
)
def test_where_it_was(meta: str) -> None:
    report = read_bytes(newspaper_page(REPORT, meta=meta).encode())
    assert (report.url, report.site) == (ADDRESS, SITE)


@pytest.mark.parametrize(
    ("page", "meta", "title"),
    [
        (newspaper_page, "", TITLE),
        (newspaper_page, f'<meta property="og:title" content="{TITLE.upper()}">', TITLE),
        (newspaper_page, f'<meta property="og:title" content="{TITLE[:40]}...">', TITLE),
        (newspaper_page, '<meta property="og:title" content="Báo Đời sống ven sông">', TITLE),
        (office_page, "", None),  # the window names the site; the parser finds the title on the page
        (office_page, f'<meta property="og:title" content="{TITLE}">', TITLE),
    ],
)
def test_a_title_counts_if_the_page_prints_it(page: Callable[..., str], meta: str, title: str | None) -> None:
    report = read_bytes(page(REPORT, meta=meta).encode())
    assert report.title == title
    assert report.text.startswith(TITLE)


def test_a_title_that_only_metadata_have() -> None:
    meta = f'<meta property="og:title" content="{TITLE}">'
    body = "\n\n".join(WANTED[1:])
    assert read_bytes(newspaper_page(body, titled=False, meta=meta).encode()).title == TITLE


@pytest.mark.parametrize("declared", ["utf-8", "windows-1252", "iso-8859-1", "shift_jis"])
@pytest.mark.parametrize(
    "encode",
    [str.encode, lambda text: text.encode("utf-16"), lambda text: text.encode("utf-16-le"), to_1258, to_vni],
    ids=["utf-8", "utf-16", "utf-16-le", "windows-1258", "vni"],
)
def test_what_a_page_declares_of_its_letters_may_be_false(
    encode: Callable[[str], bytes], declared: str
) -> None:
    page = newspaper_page(REPORT).replace('charset="utf-8"', f'charset="{declared}"')
    assert paragraphs(encode(page)) == WANTED


def test_a_page_in_the_letters_of_abc_fonts() -> None:
    assert [line.casefold() for line in paragraphs(to_tcvn3(office_page(REPORT)))] == [
        line.casefold() for line in WANTED
    ]


def test_letters_as_entities() -> None:
    page = newspaper_page(REPORT)
    assert paragraphs(page.encode("ascii", "xmlcharrefreplace")) == WANTED


@pytest.mark.parametrize(
    "name", ["tin.html", "tin.htm", "xem.aspx", "tin.txt", "bao-cao.doc", "khong-ten", "a.zip"]
)
def test_the_content_tells_not_the_name(name: str) -> None:
    report = read_bytes(newspaper_page(REPORT).encode(), name)
    assert (report.format, report.text.split("\n\n")) == ("html", WANTED)


@pytest.mark.parametrize(
    "above",
    ["\ufeff", "\n\n  ", "Warning: mysql_connect() in C:\\w\\a.php on line 7\n", "<?xml version='1.0'?>\n"],
)
def test_what_may_stand_above_a_page(above: str) -> None:
    assert paragraphs((above + newspaper_page(REPORT)).encode()) == WANTED


def page_with(inside: str) -> bytes:
    """A page with something in the middle of its article."""
    middle = f"</p>\n{inside}\n<p>{WANTED[2]}"
    return newspaper_page(REPORT).replace(f"<p>{WANTED[2]}", f"<p>{middle}").encode()


@pytest.mark.parametrize(
    "inside",
    [
        '<div style="display:none">Ẩn đi một câu dài về việc khác ở trong trang này.</div>',
        "<script>var x = '<p>Một câu dài trong mã của trang, không ai thấy.</p>';</script>",
        "<style>p:after { content: 'Một câu dài' }</style>",
        "<!-- Một câu dài trong lời ghi chú của người làm trang, không ai thấy. -->",
        "<template><p>Một câu dài trong khuôn mẫu, không ai thấy.</p></template>",
        '<iframe src="https://ads.example"><p>Trình duyệt không hỗ trợ khung.</p></iframe>',
        '<aside class="related"><p>Xem thêm: một bài khác nói về việc khác hẳn.</p></aside>',
        "<p>&nbsp;</p><p>\u200b</p>",
    ],
)
def test_what_nobody_sees_is_left_out(inside: str) -> None:
    assert paragraphs(page_with(inside)) == WANTED


def test_tables_are_rows_of_cells() -> None:
    rows = [("Chi bộ", "Đảng viên", "Xếp loại"), ("Bản Hốc", "17", "Tốt"), ("Bản Mòn", "25", "Hoàn thành")]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    found = paragraphs(page_with(f"<table border='1'>{table}</table>"))
    assert [line for line in found if line not in WANTED] == [" | ".join(row) for row in rows]


def test_items_of_lists_are_lines() -> None:
    items = ["Thu quỹ đúng hạn ở cả bảy bản", "Nạo vét kênh trước mùa mưa"]
    found = paragraphs(page_with("<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"))
    assert [line for line in found if line not in WANTED] == items


def test_a_caption_is_known() -> None:
    caption = "Quang cảnh buổi họp sơ kết quý I ở nhà văn hóa xã"
    figure = f'<figure><img src="a.jpg" width="600"><figcaption>{caption}</figcaption></figure>'
    report = read_bytes(page_with(figure))
    at = report.text.index(caption)
    assert at in report.pictured


def test_soft_hyphens_and_hard_blanks() -> None:
    page = newspaper_page(REPORT).replace("hội nghị", "hội&nbsp;ng&shy;hị")
    assert paragraphs(page.encode()) == WANTED


def test_lines_broken_within_a_paragraph() -> None:
    page = office_page(REPORT).replace(" ", "\r\n   ")
    assert paragraphs(page.encode()) == WANTED
    breaks = newspaper_page(REPORT).replace("</p>\n<p>", "<br><br>")
    assert paragraphs(breaks.encode()) == WANTED
