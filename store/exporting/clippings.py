"""Excerpts of many meetings in one document, each with its source and the reader's note."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from store.exporting.citation import reference
from store.exporting.escaping import escaped_markdown
from store.exporting.wordfile import new_document, saved
from store.language.folding import clean
from store.model import Meeting


class Excerpt(NamedTuple):
    """Words of a meeting with the reader's note; `meeting` is None where it is no longer in the archive, of
    which then only the `id` is known."""

    id: str
    words: str
    note: str = ""
    meeting: Meeting | None = None

    @property
    def citation(self) -> str:
        """Where the words stand, on one line."""
        parts = (f"#{self.id}",) if self.meeting is None else reference(self.meeting)
        return f"— {' · '.join(parts)}"

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The words by paragraphs, harmless to show."""
        return tuple(line.strip() for line in clean(self.words).split("\n") if line.strip())


def _markdown(excerpts: Iterable[Excerpt]) -> Iterator[bytes]:
    """A block quotation each, its citation in it, the note under it; UTF-8."""
    for number, one in enumerate(excerpts):
        quoted = [f"> {escaped_markdown(line)}\n>\n" for line in one.paragraphs]
        note = "\n\n".join(escaped_markdown(line) for line in clean(one.note).split("\n") if line.strip())
        text = "".join([*quoted, f"> {escaped_markdown(one.citation)}\n", f"\n{note}\n" if note else ""])
        yield (("\n" if number else "") + text).encode("utf-8")


def _plain(excerpts: Iterable[Excerpt]) -> Iterator[bytes]:
    """The words in quotation marks, the citation and the note, each on lines of their own; UTF-8."""
    for number, one in enumerate(excerpts):
        lines = ["“" + "\n".join(one.paragraphs) + "”", one.citation, clean(one.note).strip()]
        yield (("\n" if number else "") + "".join(f"{line}\n" for line in lines if line)).encode("utf-8")


def _docx(excerpts: Iterable[Excerpt]) -> Iterator[bytes]:
    """The same as a Word document.

    Raises:
        StoreError: python-docx is not installed.
    """
    document = new_document()
    for one in excerpts:
        for line in one.paragraphs:
            document.add_paragraph(line, style="Quote")
        document.add_paragraph(one.citation, style="Caption")
        for line in clean(one.note).split("\n"):
            if line.strip():
                document.add_paragraph(line.strip())
    yield saved(document)


# File suffix → what gives the file's bytes in pieces.
EXCERPT_FORMATS: Final[dict[str, Callable[[Iterable[Excerpt]], Iterator[bytes]]]] = {
    ".txt": _plain,
    ".md": _markdown,
    ".docx": _docx,
}
