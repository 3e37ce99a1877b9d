"""What each sentence tells: achievements, shortcomings, instructions …"""

from __future__ import annotations

from store.language.sentences import Span, trimmed
from store.model import Document, Passage, PassageKind, Person
from store.parsing.clues import clues_of
from store.parsing.found import Found, Trace
from store.parsing.layout import Layout
from store.parsing.passage_rules import RULES, Story
from store.parsing.view import View


def find_passages(
    view: View, layout: Layout, documents: tuple[Document, ...], people: tuple[Person, ...]
) -> Found[tuple[Passage, ...]]:
    """Passages in order, covering every non-blank character of the text."""
    parts: list[tuple[Span, PassageKind, str]] = [(span, "headline", "layout") for span in layout.headline]
    parts += [(span, "caption", "layout") for span in layout.captions]
    parts += [(span, "byline", "layout") for span in layout.bylines]
    parts += _read_body(view, layout)
    parts.sort(key=lambda part: part[0])
    passages: list[Passage] = []
    traces: list[Trace] = []
    for span, kind, rule in parts:
        traces.append(Trace("passages", kind, f"passages: {rule}", *span))
        if passages and passages[-1].kind == kind:
            passages[-1] = Passage(kind=kind, start=passages[-1].start, end=span.end)
        else:
            passages.append(Passage(kind=kind, start=span.start, end=span.end))
    return Found(tuple(passages), tuple(traces))


def _read_body(view: View, layout: Layout) -> list[tuple[Span, PassageKind, str]]:
    """The sentences of the body, each with its kind and the rule that gave it."""
    read: list[tuple[Span, PassageKind, str]] = []
    story = Story()
    for block, sentence in _body_sentences(view, layout):
        clues = clues_of(view.lower, sentence)
        story.paragraph = block
        story.opened += 1
        kind: PassageKind | None = None
        name = "goes on"
        for rule in RULES:
            kind = rule(clues, story)
            if kind is not None:
                name = rule.__name__
                break
        if kind is None:
            kind = story.previous or "proceedings"
        _remember(story, clues, kind, name)
        read.append((sentence, kind, name))
    return read


def _remember(story: Story, clues, kind: PassageKind, name: str) -> None:
    if clues.item is not None and name == "list_item":
        story.listing = kind
    elif name != "list_goes_on":
        story.listing = None
    if "speech" in clues.begins and story.speaker != "lay":
        story.speaker = "leader"
    elif kind in {"attendance", "commendations", "personnel", "background", "plans", "targets"} or (
        "at_meeting" in clues.begins and kind == "proceedings"
    ):
        story.speaker = None
    story.previous = kind


def _body_sentences(view: View, layout: Layout) -> list[tuple[bool, Span]]:
    """The sentences of the body, each with whether it begins a paragraph; captions run into them are left out."""
    found: list[tuple[bool, Span]] = []
    body = list(layout.body)
    for paragraph, sentences in zip(view.paragraphs, view.sentences, strict=True):
        for piece in [span for span in body if span.start < paragraph.end and span.end > paragraph.start]:
            for sentence in sentences:
                clipped = trimmed(view.text, max(sentence.start, piece.start), min(sentence.end, piece.end))
                if clipped.end > clipped.start:
                    found.append((clipped.start == paragraph.start, clipped))
    return found
