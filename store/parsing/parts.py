"""What a person does at the meeting, from the verbs around the mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, cast

import msgspec

from store.model import PARTS, Part
from store.parsing.mentions import Mention
from store.parsing.roles import role_words
from store.parsing.tokens import Phrases, Token, keys_of
from store.vocabulary import load_vocabulary

_CHAIN = 6  # tokens between two verbs of one subject, where the second is no verb of saying
_SPEECH = 40  # tokens between a subject and a later verb of saying
_INTRODUCTION = 22  # tokens between "dự …" and "… có"
_GIFT = 16  # tokens between "tặng" and "cho"
_BETWEEN = frozenset({",", ";", "và", "cùng", "các", "với", "&"})
_COUNTED = frozenset({"các", "hai", "ba", "bốn", "những"})
_GROUP = 24  # tokens of the group at a list's end
_OBLIQUE = frozenset({"theo", "với", "của", "cho", "về", "tới", "bằng"})
_ON_BEHALF = 12  # tokens of "thay mặt …"
_MARKS = frozenset(",;:.()-–")
_QUOTES = frozenset('"“”')
_CHAINED: frozenset[Part] = frozenset(
    {"presides", "directs", "attends", "opens", "concludes", "presents", "speaks"}
)
_BY_NOUN: frozenset[Part] = frozenset({"presides", "attends", "directs"})


class PartWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`parts.toml`; the comments there say what each list is."""

    presides: tuple[str, ...]
    directs: tuple[str, ...]
    attends: tuple[str, ...]
    opens: tuple[str, ...]
    presents: tuple[str, ...]
    speaks: tuple[str, ...]
    discusses: tuple[str, ...]
    informs: tuple[str, ...]
    concludes: tuple[str, ...]
    receives: tuple[str, ...]
    adverbs: tuple[str, ...]
    hints: tuple[str, ...]
    nothing: tuple[str, ...]
    needy: tuple[str, ...]
    meetings: tuple[str, ...]
    grounds: tuple[str, ...]
    gives: tuple[str, ...]
    appoints: tuple[str, ...]


class _Words:
    def __init__(self, words: PartWords) -> None:
        rows: dict[tuple[str, ...], list[Part]] = {}
        for part in PARTS:
            for phrase in getattr(words, part, ()):
                rows.setdefault(keys_of(phrase), []).append(cast(Part, part))
        self.parts = {keys: tuple(dict.fromkeys(parts)) for keys, parts in rows.items()}
        self.hints = frozenset(map(keys_of, words.hints)) - self.parts.keys()
        self.phrases = Phrases(
            [*words.hints, *(phrase for part in PARTS for phrase in getattr(words, part, ()))]
        )
        self.adverbs = Phrases(words.adverbs)
        self.nothing = Phrases(words.nothing)
        self.needy = frozenset(map(keys_of, words.needy))
        self.meetings = Phrases(words.meetings)
        self.grounds = frozenset(map(str.lower, words.grounds))
        self.gives = Phrases(words.gives)
        self.appoints = Phrases(words.appoints)


@lru_cache(maxsize=1)
def _words() -> _Words:
    return _Words(load_vocabulary("parts", PartWords))


class Cue(NamedTuple):
    """A verb that gives parts, by its tokens, half open; `hint` where it may only tell of a speech."""

    start: int
    end: int
    parts: tuple[Part, ...]
    hint: bool = False


class Evidence(NamedTuple):
    """A part of the mention with this index, the rule that gave it, and the tokens that say so; a hint counts
    only where nothing else tells what the person did."""

    mention: int
    part: Part
    rule: str
    start: int
    end: int
    hint: bool = False


def find_parts(
    tokens: Sequence[Token], mentions: Sequence[Mention], *, listing: tuple[Part, ...] = ()
) -> tuple[list[Evidence], tuple[Part, ...]]:
    """The parts of a sentence's mentions, and those that a list in it, or announced at its end, gives.

    Args:
        tokens: the tokens of the sentence.
        mentions: the persons in it, in order.
        listing: the parts that a list in the sentence before gave: the list may go on here.
    """
    sentence = _Sentence(tokens, mentions)
    sentence.read()
    if listing and not sentence.found and sentence.only_lists():
        sentence.give(range(len(mentions)), Cue(0, 1, listing), "list-goes-on")
        return sentence.found, listing
    return sentence.found, sentence.lists or sentence.announces()


def _cues(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Cue]:
    """The verbs of a sentence that give parts, outside the mentions."""
    words = _words()
    inside = {at for mention in mentions for at in range(mention.start, mention.end)}
    found = []
    at = 0
    while at < len(tokens):
        size = 0 if at in inside else words.phrases.length_at(tokens, at)
        nothing = words.nothing.length_at(tokens, at) if size else 0
        if nothing >= size:
            size = nothing
        elif size:
            keys = tuple(token.key for token in tokens[at : at + size])
            if keys not in words.needy or _meets(tokens, at + size):
                found.append(Cue(at, at + size, words.parts.get(keys, ("speaks",)), keys in words.hints))
        at += size or 1
    return found


def _meets(tokens: Sequence[Token], at: int) -> bool:
    """Whether a meeting comes at or soon behind token `at`, or the clause ends, or a list begins."""
    words = _words()
    if at >= len(tokens) or tokens[at].key in _MARKS or tokens[at].key in {"có", "gồm", "của", "tại", "và"}:
        return True
    return any(words.meetings.length_at(tokens, here) for here in range(at, min(len(tokens), at + 3)))


class _Sentence:
    """One sentence, its mentions and verbs, and what has been found out about them."""

    def __init__(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
        self.tokens = tokens
        self.mentions = mentions
        self.cues = _cues(tokens, mentions)
        self.found: list[Evidence] = []
        self.lists: tuple[Part, ...] = ()  # what a list of persons in it gives
        self.subjects: dict[int, int] = {}  # mention → behind its last verb

    def give(self, indexes: Iterable[int], cue: Cue, rule: str) -> None:
        """Notes the verb's parts for these mentions."""
        for index in indexes:
            self.found.extend(Evidence(index, part, rule, cue.start, cue.end, cue.hint) for part in cue.parts)

    def read(self) -> None:
        """Finds the parts."""
        for index, mention in enumerate(self.mentions):
            self._read_around(index, mention)
        for number, cue in enumerate(self.cues):
            self._read_cue(number, cue)
        for index, mention in enumerate(self.mentions):
            if self._is_there(mention):
                self.lists = self.lists or ("attends",)
                if not any(e.mention == index and e.rule == "list" for e in self.found):
                    self.give(
                        self._list_from(index), Cue(mention.start - 1, mention.start, ("attends",)), "exists"
                    )

    def only_lists(self) -> bool:
        """Whether the sentence is nothing but a list of persons, perhaps with a group at its end."""
        mentions, tokens = self.mentions, self.tokens
        if not mentions or any(not cue.hint for cue in self.cues):
            return False
        if any(token.key[0].isalpha() for token in tokens[: mentions[0].start]):
            return False
        rest = [token.key for token in tokens[mentions[-1].end :]]
        return len(rest) < 3 or rest[0] in _BETWEEN | {";", "…"}

    def announces(self) -> tuple[Part, ...]:
        """The parts that a list on the next lines will give: "Dự hội nghị có:"."""
        if self.tokens[-1].key not in {":", "có", "gồm"}:
            return ()
        return next((cue.parts for cue in self.cues if not _BY_NOUN.isdisjoint(cue.parts)), ())

    def _read_around(self, index: int, mention: Mention) -> None:
        """What the words right before and behind a mention say."""
        tokens = self.tokens
        if mention.start and tokens[mention.start - 1].key == "theo":
            self.give([index], Cue(mention.start - 1, mention.start, ("speaks",)), "according-to")
        behind = tokens[mention.end].key if mention.end < len(tokens) else ""
        if behind == ":" and index == 0 and mention.start <= 1 and mention.form == "full":
            self.give([index], Cue(mention.end, mention.end + 1, ("speaks",)), "colon")
        if self._receives(mention):
            self.give(
                self._list_from(index), Cue(mention.start - 1, mention.start, ("receives",)), "given-to"
            )

    def _read_cue(self, number: int, cue: Cue) -> None:
        mentions = self.mentions
        behind = next((i for i, m in enumerate(mentions) if m.start >= cue.end), None)
        before = next((i for i in range(len(mentions) - 1, -1, -1) if mentions[i].end <= cue.start), None)
        if behind is not None and self._introduces(number, cue, mentions[behind]):
            self.give(self._list_from(behind), cue, "list")
            self.lists = cue.parts
        elif (
            before is not None
            and self._governs(before, cue)
            and not (behind is not None and self._opens_next(before, cue, mentions[behind]))
        ):
            self.subjects[before] = cue.end
            self.give(self._sharing(before), cue, "subject")
        elif before is not None and self._closes_list(before, cue):
            self.give(self._whole_list(before), cue, "list-and-others")
        elif behind is not None and self._leads(cue, mentions[behind]):
            self.give(self._sharing_behind(behind), cue, "lead")

    def _is_there(self, mention: Mention) -> bool:
        """Whether the mention stands right behind "có": someone is there."""
        at = mention.start - 1
        while at > 0 and self.tokens[at].key in _COUNTED:
            at -= 1
        if mention.form != "full" or at < 0:
            return False
        if self.tokens[at].key == ":":
            return any(token.key == "phía" for token in self.tokens[:at][-_INTRODUCTION:])
        if self.tokens[at].key != "có":
            return False
        return at < 2 or (self.tokens[at - 2].key, self.tokens[at - 1].key) != ("trong", "đó")

    def _receives(self, mention: Mention) -> bool:
        """Whether something is given to the person, or an office."""
        tokens, words = self.tokens, _words()
        at = mention.start
        while at and (tokens[at - 1].key in _COUNTED or tokens[at - 1].key.isdigit()):
            at -= 1
        if not at:
            return False
        if words.appoints.ends_at(tokens, at):
            return True
        given = tokens[at - 1].key in {"cho", "tới", "đến"}
        return given and any(
            words.gives.length_at(tokens, here) for here in range(max(0, at - _GIFT), at - 1)
        )

    def _introduces(self, number: int, cue: Cue, mention: Mention) -> bool:
        """Whether the verb introduces a list: "dự hội nghị có …", "với sự chủ trì của …"."""
        tokens = self.tokens
        at = mention.start - 1
        while at > cue.end and tokens[at].key in _COUNTED:
            at -= 1
        if at < cue.end:
            return False
        key, gap = tokens[at].key, at - cue.end
        if key == "của":
            between = range(cue.end, at)
            joined = all(tokens[here].key in {",", "và"} or self._is_cue(here) for here in between)
            return joined and not _BY_NOUN.isdisjoint(cue.parts)
        if gap > _INTRODUCTION or (_BY_NOUN.isdisjoint(cue.parts) and "receives" not in cue.parts):
            return False
        if any(cue.end <= later.start < at and later.parts != cue.parts for later in self.cues[number + 1 :]):
            return False
        if key in {",", ";", "và"}:
            return any(token.key in {"có", "gồm"} for token in tokens[cue.end : at])
        if key in {"có", "gồm", ":"} or (key == "là" and gap <= 6):
            return True
        return any(token.key == "phía" for token in tokens[cue.end : at])

    def _is_cue(self, at: int) -> bool:
        return any(cue.start <= at < cue.end for cue in self.cues)

    def _list_from(self, first: int) -> list[int]:
        """The mentions of the list that begins with mention `first`."""
        found = [first]
        for index in range(first + 1, len(self.mentions)):
            start, end = self.mentions[index - 1].end, self.mentions[index].start
            joined = self.tokens[end - 1].key in {"và", ";", "cùng", ","}
            if end - start > (_GROUP if joined else _GROUP // 2) or any(
                start <= cue.start < end for cue in self.cues
            ):
                break
            found.append(index)
        return found

    def _adjacent(self, index: int) -> bool:
        """Whether only commas and conjunctions stand between this mention and the next."""
        start, end = self.mentions[index].end, self.mentions[index + 1].start
        keys = [token.key for token in self.tokens[start:end]]
        return ";" not in keys and all(key in _BETWEEN for key in keys)

    def _is_oblique(self, index: int) -> bool:
        """Whether a preposition before the mention makes it no subject."""
        start = self.mentions[index].start
        return start > 0 and self.tokens[start - 1].key in _OBLIQUE

    def _sharing(self, last: int) -> list[int]:
        """The mentions that share the verb behind mention `last`."""
        first = last
        while first and self._adjacent(first - 1) and not self._is_oblique(first - 1):
            first -= 1
        if any(e.rule == "list" and e.mention == first for e in self.found):
            first = last
        return list(range(first, last + 1))

    def _sharing_behind(self, first: int) -> list[int]:
        last = first
        while last + 1 < len(self.mentions) and self._adjacent(last):
            last += 1
        return list(range(first, last + 1))

    def _governs(self, index: int, cue: Cue) -> bool:
        """Whether the mention before the verb is its subject."""
        tokens, words = self.tokens, _words()
        at = self.mentions[index].end
        while at < cue.start:
            step = 1 if tokens[at].key in {",", ")", "-", "–"} else words.adverbs.length_at(tokens, at)
            if not step:
                break
            if tokens[at].key == "thay" and not any(token.key in _MARKS for token in tokens[at : cue.start]):
                return cue.start - at <= _ON_BEHALF
            at += step
        if at >= cue.start:
            return True
        if self._is_oblique(index):
            return False
        joint = tokens[cue.start - 1].key
        if joint in {"đã", "cũng", "còn", "thời"} and cue.start > 1:
            joint = tokens[cue.start - 2].key
        if joint not in {",", ";", "và", "đồng", ")"} and not self._closes_aside(index, cue):
            return False
        if cue.end < len(tokens) and tokens[cue.end].key in {"của", "số"}:
            return False
        last = self.subjects.get(index, self.mentions[index].end)
        if cue.parts == ("speaks",):
            return cue.start - last <= _SPEECH
        return cue.start - last <= (_CHAIN if _CHAINED.issuperset(cue.parts) else 2)

    def _closes_aside(self, index: int, cue: Cue) -> bool:
        """Whether dashes set off what stands before the verb: "ông A - Sở Y tế - cho biết"."""
        tokens, start = self.tokens, self.mentions[index].end
        dashes = {"-", "–", "—"}
        return cue.start - start > 1 and tokens[start].key in dashes and tokens[cue.start - 1].key in dashes

    def _closes_list(self, last: int, cue: Cue) -> bool:
        """Whether the verb behind a list has it and a group as subject: "…; lãnh đạo các sở đã dự"."""
        if not {"attends", "directs"} & set(cue.parts):
            return False
        tokens, at = self.tokens, self.mentions[last].end
        while at < cue.start and tokens[at].key in _BETWEEN | {";"}:
            at += 1
        if at == self.mentions[last].end or cue.start - at > _GROUP:
            return False
        if any(at <= other.start < cue.start for other in self.cues):
            return False
        return role_words().others.length_at(tokens, at) > 0

    def _whole_list(self, last: int) -> list[int]:
        """The mentions of the list that ends with mention `last`."""
        first = last
        while first:
            gap = self.tokens[self.mentions[first - 1].end : self.mentions[first].start]
            if not all(token.key in _BETWEEN or token.key == ";" for token in gap):
                break
            first -= 1
        return list(range(first, last + 1))

    def _opens_next(self, index: int, cue: Cue, follower: Mention) -> bool:
        """Whether the verb behind a mention and a comma opens the next subject's clause instead."""
        tokens = self.tokens
        start = self.mentions[index].end
        return (
            cue.start == start + 1
            and tokens[start].key == ","
            and tokens[0].key in _words().grounds
            and self._leads(cue, follower)
        )

    def _leads(self, cue: Cue, mention: Mention) -> bool:
        """Whether the verb opens the clause before its subject: "Phát biểu tại hội nghị, đồng chí …"."""
        tokens = self.tokens
        if tokens[mention.start - 1].key not in {",", ":", "thì"}:
            return False
        if cue.start == 0 or tokens[cue.start].capital:
            return True
        quoted = any(token.key in _QUOTES for token in tokens[: mention.start])
        grounded = tokens[0].key in _words().grounds and (
            tokens[cue.start - 1].key == ","
            or (tokens[cue.start - 1].key == "và" and _CHAINED.issuperset(cue.parts))
        )
        return grounded and not quoted
