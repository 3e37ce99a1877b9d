"""What each sentence tells: achievements, shortcomings, instructions …"""

from __future__ import annotations

from store.language.sentences import Span, trimmed
from store.model import Kind, Passage, PassageKind
from store.parsing.found import Found, Trace
from store.parsing.page.layout import Layout
from store.parsing.passages.clues import Clues, clues_of
from store.parsing.passages.meeting_rules import POINTERS
from store.parsing.passages.passage_rules import RULES
from store.parsing.passages.polarity import negative
from store.parsing.passages.speech import asker, given_name, name_before, requests, takes_word
from store.parsing.passages.story import CLOSED, Story
from store.parsing.passages.telling_rules import schedules
from store.parsing.view import View

_UNSPOKEN = frozenset({"attendance", "commendations", "personnel", "background", "plans", "targets"})
_REASONED = frozenset({"proceedings", "shortcomings", "causes"})
_SUBJECTS = ("leaders", "lay", "bodies", "civil", "delegates", "gathered", "council")
_AHEAD = frozenset({"plans", "targets"})
_INHERITED = frozenset({"goes on", "plan_goes_on"})
_LEAD = 2
_SAID = 12  # tokens in which it says what was done at the meeting
_NEAR = 6  # tokens in which a sentence names whose it is
_QUOTED = 3  # sentences behind the first in which reasons are quoted
_DONE = 9  # tokens in which a sentence says that something was done
_SUMMING_UP: frozenset[Kind] = frozenset({"review", "year-end", "interim", "congress"})
_TALKS: frozenset[Kind] = frozenset({"dialogue", "seminar"})
_FADING = frozenset(
    {"achievements", "shortcomings", "causes", "plans", "targets"}
)  # not told for long without a cue
_NARROW = frozenset({"shortcomings", "causes", "ratings", "instructions", "personnel"})


def find_passages(
    view: View, layout: Layout, meeting: Kind = "session", *, silent: bool = False
) -> Found[tuple[Passage, ...]]:
    """Passages in order, covering every non-blank character of the text.

    Args:
        meeting: its kind; where people talk with one another, what they say is what was done there.
        silent: whether the text tells of no meeting: what its body tells is then `other`.
    """
    parts: list[tuple[Span, PassageKind, str]] = [(span, "headline", "layout") for span in layout.headline]
    parts += [(span, "caption", "layout") for span in layout.captions]
    parts += [(span, "byline", "layout") for span in layout.bylines]
    if silent:
        parts += [(span, "other", "no meeting") for span in layout.body]
    else:
        parts += _read_body(view, layout, meeting)
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


def _read_body(view: View, layout: Layout, meeting: Kind) -> list[tuple[Span, PassageKind, str]]:
    """The sentences of the body, each with its kind and the rule that gave it."""
    read: list[tuple[Span, PassageKind, str]] = []
    story = Story(talk=meeting in _TALKS, seminar=meeting == "seminar", sums_up=meeting in _SUMMING_UP)
    for paragraph, sentence in _body_sentences(view, layout):
        clues = clues_of(view.lower, sentence, paragraph)
        story = story._replace(opened=story.opened + (not clues.heading))
        kind, rule = _judge(clues, story)
        if kind != "headline":
            story = _go_on(story, clues, kind, rule)
        elif story.previous in _NARROW:
            story = story._replace(previous=None, listing=None, speaker=None)
        read.append((sentence, kind, rule))
    return read


def _judge(clues: Clues, story: Story) -> tuple[PassageKind, str]:
    """The kind of a sentence, and the name of the rule that knew it.

    Where none does, the story goes on with the kind before, unless that was a list of guests or lies ahead.
    """
    for rule in RULES:
        kind = rule(clues, story)
        if kind is not None:
            return kind, rule.__name__
    if story.previous in {None, "attendance", "context"}:
        return "proceedings", "goes on"
    reported = clues.word(clues.main) == "theo" and clues.has("reports")
    if story.previous in {"plans", "targets", "instructions"} and (clues.has("past") or reported):
        told = story.sums_up and clues.has_year and not (clues.has("leaders") or clues.has("says"))
        return ("achievements", "year told") if told else ("proceedings", "goes on")
    kept = clues.quoted or clues.connected or _tells_on(clues, story)
    kept = kept or (story.previous in _AHEAD and schedules(clues))
    if story.previous in _FADING and story.inherited and not kept:
        return "proceedings", "fades"
    if story.previous == "shortcomings" and _mended(clues):
        return ("achievements" if clues.figures else "proceedings"), "mended"
    if story.previous in _NARROW and _turns(clues, story):
        return "proceedings", "turns"
    return story.previous or "proceedings", "goes on"


def _tells_on(clues: Clues, story: Story) -> bool:
    """Whether results go on to be told: what was done, or counted, with nobody named and nothing said."""
    others = takes_word(clues) or clues.has("here") or clues.early("acts", _SAID)
    others = others or min(clues.first("leaders"), clues.first("lay")) < _NEAR
    if not story.sums_up or story.previous != "achievements" or others:
        return False
    return clues.figures > 0 or clues.has("past") or clues.has("deeds")


def _mended(clues: Clues) -> bool:
    """Whether a sentence behind faults tells what was done about them: "Công an đã phá 12 vụ …"."""
    if clues.figures > 1 and clues.has("uncovers") and not (negative(clues) or clues.quoted):
        return True
    done = clues.opens and "đã" in clues.tokens[: clues.main + _DONE]
    return done and not negative(clues) and not (clues.quoted or clues.has("says") or clues.has("admits"))


def _turns(clues: Clues, story: Story) -> bool:
    """Whether a paragraph leaves what the one before was about, though no cue says where to."""
    if not clues.opens or clues.connected or clues.quoted or story.announced:
        return False
    if any(clues.word(at) in POINTERS for at in (1, 2)):
        return False
    if story.previous == "personnel":
        return story.inherited > 0 or clues.has_year
    if story.listing is not None and story.style in CLOSED:
        return True
    return story.inherited > 0 or any(clues.early(label, 4) for label in _SUBJECTS)


def _go_on(story: Story, clues: Clues, kind: PassageKind, rule: str) -> Story:
    """The story with one more sentence read."""
    listing, style = (story.listing, story.style) if rule == "list_goes_on" else (None, None)
    nested = story.listing is not None and clues.item is not None and clues.item.style == "bullet"
    if rule == "list_item" and nested:
        listing, style = kind, story.style or "bullet"
    elif rule == "list_item" or clues.opens_list:
        listing, style = kind, clues.item.style if clues.item else "inside" if clues.holds_list else None
    elif clues.ends_open and kind == "proceedings" and clues.has("agreed"):
        listing = "plans"
    speaker, lay_names, chief_names = story.speaker, story.lay_names, story.chief_names
    forum = story.forum or (story.opened <= _LEAD and clues.has("forum"))
    if rule == "heading" and kind in {"instructions", "proceedings"}:
        speaker = "leader" if kind == "instructions" else None
        forum = kind == "proceedings" and clues.has("opinions")
    if rule == "request":
        speaker = asker(clues, story)
        if speaker == "lay":
            lay_names |= {given_name(clues)}
    if takes_word(clues):
        speaker = "lay" if kind == "proceedings" and speaker == "lay" else "leader"
    elif kind in _UNSPOKEN or ("at_meeting" in clues.begins and kind == "proceedings"):
        speaker = None
    high = min(clues.first("chairs"), clues.first("heads")) if story.seminar else clues.first("chiefs")
    if forum and high < clues.first("says"):
        chief_names |= {name_before(clues, clues.first("says"))}
    talk = story.talk or (story.opened <= _LEAD and clues.has("press"))
    return Story(
        previous="proceedings" if rule == "law" and story.previous != "background" else kind,
        lawful=rule == "law",
        speaker=speaker,
        listing=listing,
        style=style,
        opened=story.opened,
        lay_names=lay_names,
        reasons=clues.has("reasons") and kind in _REASONED and not requests(clues),
        forum=forum,
        talk=talk,
        seminar=story.seminar,
        sums_up=story.sums_up,
        options=clues.has("options") and not requests(clues),
        chief_names=chief_names,
        day=story.day or clues.day,
        reasoning=_quotes_on(clues, kind, story),
        concludes=story.concludes or (clues.ends_open and clues.has("concludes")),
        month=clues.month or story.month,
        announced=clues.ends_open or rule == "heading",
        inherited=story.inherited + 1 if rule in _INHERITED else 0,
    )


def _quotes_on(clues: Clues, kind: PassageKind, story: Story) -> int:
    """How many sentences more a quotation of reasons may go on: "… lý giải nguyên nhân: “Do …"."""
    opened, closed = clues.tokens.count("“"), clues.tokens.count("”")
    if kind != "causes" or opened < closed:
        return 0
    if opened > closed:
        return _QUOTED
    return 0 if opened else max(story.reasoning - 1, 0)


def _body_sentences(view: View, layout: Layout) -> list[tuple[Span, Span]]:
    """The sentences of the body, each after its paragraph; captions run in are left out."""
    found: list[tuple[Span, Span]] = []
    body = list(reversed(layout.body))
    for paragraph, sentences in zip(view.paragraphs, view.sentences, strict=True):
        while body and body[-1].start < paragraph.end:
            piece = body.pop()
            for sentence in sentences:
                start, end = max(sentence.start, piece.start), min(sentence.end, piece.end)
                clipped = trimmed(view.text, start, end)
                if clipped.end > clipped.start:
                    found.append((paragraph, clipped))
    return found
