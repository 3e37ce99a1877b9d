"""What reading gives and parsing takes."""

from __future__ import annotations

import msgspec


class ReportText(msgspec.Struct, frozen=True, kw_only=True):
    """One report's text, site chrome removed: NFC, paragraphs separated by one blank line.

    Args:
        text: the report alone; every offset in the record points into it.
        name: file name, without folders.
        format: how it was read: `text`, `html`, `mhtml`, `docx`, `odt`, `pdf`, `rtf`, `eml`, `json`.
        published: ISO date or date-time of the page's own stamp, where metadata tell it or the stamp stood in
            removed chrome.
        title: the title as metadata gave it, or None; plain text has none.
        site, url: where the page was, if it says so.
        sha256: of the file's bytes.
        dropped: the chrome lines that were removed, in order; hints for province and date.
        gaps: where those paragraphs start that stood after a blank line, code points; none where the text has
            no blank lines.
        pictured: where those paragraphs start that stood in a table's cell or right under a picture.
        warnings: what a reader should know of how the file was read, sentences in Vietnamese.
    """

    text: str
    name: str = ""
    format: str = "text"
    published: str | None = None
    title: str | None = None
    site: str | None = None
    url: str | None = None
    sha256: str = ""
    dropped: tuple[str, ...] = ()
    gaps: tuple[int, ...] = ()
    pictured: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
