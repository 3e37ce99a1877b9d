"""What a query means, read from the records themselves, one by one: slow, and plain enough to be believed."""

from __future__ import annotations

import re

from store.archive import Marks
from store.language.folding import fold
from store.language.tones import canonical_tones
from store.model import Meeting
from store.search.tree import All, Among, Either, Node, Phrase, Query, Value, When, Without, Word

NO_MARKS = Marks(tags={}, noted=frozenset(), bookmarked=frozenset())
PARTS = {
    "chair": {"presides"},
    "speaker": {"directs", "opens", "presents", "speaks", "discusses", "informs", "concludes"},
    "present": {
        "presides", "directs", "attends", "opens", "presents", "speaks", "discusses", "informs", "concludes",
        "receives",
    },
    "author": {"author", "photographer"},
}  # fmt: skip
NOW = {"Trà Vinh": "Vĩnh Long"}


def answers(meeting: Meeting, query: Query, marks: Marks = NO_MARKS) -> bool:
    """Whether `meeting` answers `query`."""
    if meeting.kind == "not-a-meeting" and not _asked_for(query.node):
        return False
    whole = [meeting.text] if meeting.title in meeting.text else [meeting.title, meeting.text]
    return query.node is None or _holds(query.node, meeting, whole, marks)


def words_of(text: str) -> list[str]:
    return [canonical_tones(word.lower()) for word in re.findall(r"[^\W_]+", text)]


def with_i(word: str) -> str:
    """A syllable that may end in i or in y, with i: `kỹ` as `kĩ`."""
    match = re.fullmatch("(h|k|l|m|s|t|qu)([yýỳỷỹỵ])", word)
    return match[1] + "iíìỉĩị"["yýỳỷỹỵ".index(match[2])] if match else word


def in_a_row(typed: str, prefix: bool, texts: list[str]) -> bool:
    """Whether the typed words stand side by side in one of the texts."""
    wanted = words_of(typed)
    for text in texts:
        words = words_of(text)
        for at in range(len(words) - len(wanted) + 1):
            pairs = list(zip(wanted, words[at:], strict=False))
            if all(_same(a, b, prefix and n == len(wanted) - 1) for n, (a, b) in enumerate(pairs)):
                return True
    return False


def _same(wanted: str, word: str, prefix: bool) -> bool:
    if fold(wanted) == wanted:
        word = fold(word)
    if with_i(wanted) == with_i(word):
        return True
    if not prefix:
        return word == wanted
    # A beginning may have its tone mark where the whole word has it, or where the short one would.
    ends = {word[:end] for end in range(len(word) + 1)}
    return wanted in ends or wanted in {canonical_tones(end) for end in ends}


def _asked_for(node: Node | None) -> bool:
    if isinstance(node, All | Either):
        return any(_asked_for(one) for one in node.nodes)
    return (
        isinstance(node, Among)
        and node.field == "kind"
        and any(v.text == "not-a-meeting" for v in node.values)
    )


def _holds(node: Node, meeting: Meeting, texts: list[str], marks: Marks) -> bool:
    match node:
        case Word(text, prefix) | Phrase(text, prefix):
            return in_a_row(text, prefix, texts)
        case Among(field, values):
            return any(_has(field, value, meeting, marks) for value in values)
        case When(spans):
            if meeting.date is None:
                return False
            last = max(meeting.date, meeting.date_end or meeting.date)
            return any(
                (not s.last or meeting.date <= s.last) and (not s.first or last >= s.first) for s in spans
            )
        case Without(inner):
            return not _holds(inner, meeting, texts, marks)
        case Either(nodes):
            return any(_holds(one, meeting, texts, marks) for one in nodes)
        case All(nodes):
            kinds = [
                v.text for one in nodes if isinstance(one, Among) and one.field == "in" for v in one.values
            ]
            if kinds:
                return all(
                    _holds(one, meeting, texts, marks) for one in nodes if isinstance(one, Among)
                ) and all(_inside(one, meeting, kinds, marks) for one in nodes)
            return all(_holds(one, meeting, texts, marks) for one in nodes)


def _inside(node: Node, meeting: Meeting, kinds: list[str], marks: Marks) -> bool:
    texts = [meeting.text[p.start : p.end] for p in meeting.passages if p.kind in kinds]
    return _holds(node, meeting, texts, marks)


def _has(field: str, value: Value, meeting: Meeting, marks: Marks) -> bool:
    text = value.text
    author = [meeting.byline.author] if meeting.byline and meeting.byline.author else []
    match field:
        case "kind":
            return meeting.kind == text
        case "in":
            return any(passage.kind == text for passage in meeting.passages)
        case "province":
            now = meeting.province and NOW.get(meeting.province, meeting.province)
            return meeting.province == text or (not value.whole and now == text)
        case "has":
            return {
                "rating": bool(meeting.ratings),
                "target": bool(meeting.targets),
                "document": bool(meeting.documents),
                "instruction": bool(meeting.instructions),
                "warning": bool(meeting.warnings),
                "note": meeting.id in marks.noted,
                "bookmark": meeting.id in marks.bookmarked,
                "tag": any(meeting.id in ids for ids in marks.tags.values()),
            }[text]
        case "tag":
            return any(
                meeting.id in ids
                for tag, ids in marks.tags.items()
                if in_a_row(text, value.prefix, [tag]) and len(words_of(text)) == len(words_of(tag))
            )
        case "person":
            names = [person.name for person in meeting.people] + author
        case "org":
            names = [meeting.organiser] if meeting.organiser else []
        case "title":
            names = [meeting.title]
        case _:
            names = [person.name for person in meeting.people if PARTS[field] & set(person.parts)]
            names += author if field == "author" else []
    if value.whole:
        return canonical_tones(text) in map(canonical_tones, names)
    return in_a_row(text, value.prefix, names)
