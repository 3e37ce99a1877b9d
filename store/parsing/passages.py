"""What each sentence tells: achievements, shortcomings, instructions …"""

from __future__ import annotations

from store.language.sentences import Span, trimmed
from store.model import Passage, PassageKind
from store.parsing.clues import Clues, clues_of
from store.parsing.found import Found, Trace
from store.parsing.layout import Layout
from store.parsing.passage_rules import RULES, Story
from store.parsing.view import View

_UNSPOKEN = frozenset({"attendance", "commendations", "personnel", "background", "plans", "targets"})


def find_passages(view: View, layout: Layout) -> Found[tuple[Passage, ...]]:
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
    for alone, sentence in _body_sentences(view, layout):
        clues = clues_of(view.lower, sentence, alone=alone)
        story.opened += not clues.heading
        kind: PassageKind | None = None
        name = "goes on"
        for rule in RULES:
            kind = rule(clues, story)
            if kind is not None:
                name = rule.__name__
                break
        if kind is None:
            kind = _left(story, clues)
        if kind != "headline":
            _remember(story, clues, kind, name)
        read.append((sentence, kind, name))
    return read


def _left(story: Story, clues: Clues) -> PassageKind:
    """The kind of a sentence that no rule knows: the one before, if a story can go on with it."""
    if story.previous in {None, "attendance", "context"}:
        return "proceedings"
    if story.previous in {"plans", "targets", "instructions"} and clues.has("past"):
        return "proceedings"
    return story.previous or "proceedings"


def _remember(story: Story, clues: Clues, kind: PassageKind, name: str) -> None:
    """Brings the story up to date with a sentence that was read."""
    if (clues.item is not None and name == "list_item") or clues.opens_list:
        story.listing = kind
    elif name != "list_goes_on":
        story.listing = None
    spoken = min(clues.first("says"), clues.first("praise"))
    if "speech" in clues.begins or clues.first("leaders") < spoken < len(clues.tokens):
        story.speaker = story.speaker if kind == "proceedings" and story.speaker == "lay" else "leader"
    elif kind in _UNSPOKEN or ("at_meeting" in clues.begins and kind == "proceedings"):
        story.speaker = None
    story.previous = kind


def _body_sentences(view: View, layout: Layout) -> list[tuple[bool, Span]]:
    """The sentences of the body, each with whether it is a paragraph; captions run in are left out."""
    found: list[tuple[bool, Span]] = []
    body = list(layout.body)
    for paragraph, sentences in zip(view.paragraphs, view.sentences, strict=True):
        for piece in [span for span in body if span.start < paragraph.end and span.end > paragraph.start]:
            for sentence in sentences:
                clipped = trimmed(view.text, max(sentence.start, piece.start), min(sentence.end, piece.end))
                if clipped.end > clipped.start:
                    found.append((clipped == paragraph, clipped))
    return found
