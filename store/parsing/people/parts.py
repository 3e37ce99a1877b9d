"""What a person does at the meeting, from the verbs around the mention."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from store.model import Part
from store.parsing.people.deeds import Cue, Cues, part_words
from store.parsing.people.mention import Mention
from store.parsing.people.receiving import COUNTED, elects, goes_on_as, leads_committee, receives
from store.parsing.people.roles import role_words
from store.parsing.tokens import Token

_CHAIN = 6  # tokens between two verbs of one subject, where the second is no verb of saying
_SPEECH = 40  # tokens between a subject and a later verb of saying
_OPENING = 6  # tokens between the verb at the sentence's head and "có"
_INTRODUCTION = 22  # tokens between "dự …" and "… có"
_GROUP = 24  # tokens of the group at a list's end
_ON_BEHALF = 12  # tokens of "thay mặt …"
_ASIDE = 9  # tokens of an age or a home behind a name
_APPOSITION = 18  # tokens that say who a person is, before the verb
_STOPS = frozenset(";:.…")
_COUNTING = frozenset({"đủ", "có", "gồm", "đông"})
_DELEGATIONS = frozenset({"tổ", "đoàn"})
_BETWEEN = frozenset({",", "và", "cùng", "các", "với", "&"})
_AFTER = frozenset({"sau", "tiếp", "theo", "trước"})
_OBLIQUE = frozenset({"theo", "với", "của", "cho", "về", "tới", "bằng"})
_DASHES = frozenset("-–—")
_MARKS = frozenset(",;:.()-–")
_REPORTS = ({"báo", "cáo"}, {"trình", "bày"})  # `theo ông A báo cáo, …`
_QUOTES = frozenset('"“”')
_CHAINED: frozenset[Part] = frozenset(
    {"presides", "directs", "attends", "opens", "concludes", "presents", "speaks"}
)
_BY_NOUN: frozenset[Part] = frozenset({"presides", "attends", "directs"})
_BY_SPEECH: frozenset[Part] = frozenset({"discusses", "opens"})
_THERE: frozenset[Part] = frozenset({"attends", "directs"})


class Evidence(NamedTuple):
    """A part of the mention with this index, the rule that gave it, and the tokens that say so; a hint counts
    only where nothing else tells what the person did, what only `tells` where the person presents nothing."""

    mention: int
    part: Part
    rule: str
    start: int
    end: int
    hint: bool = False
    tells: bool = False


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


class _Sentence:
    """One sentence, its mentions and verbs, and what has been found out about them."""

    def __init__(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
        self.tokens = tokens
        self.mentions = mentions
        self.cues = Cues(tokens, mentions)
        self.starts = [mention.start for mention in mentions]
        self.ends = [mention.end for mention in mentions]
        self.quote = next((at for at, token in enumerate(tokens) if token.key in _QUOTES), len(tokens))
        self.found: list[Evidence] = []
        self.lists: tuple[Part, ...] = ()  # what a list of persons in it gives
        self.listed: set[int] = set()  # mentions in such a list
        self.given: set[int] = set()  # mentions that receive something
        self.subjects: dict[int, int] = {}  # mention → behind its last verb

    def give(self, indexes: Iterable[int], cue: Cue, rule: str) -> None:
        """Notes the verb's parts for these mentions."""
        for index in indexes:
            self.found.extend(
                Evidence(index, part, rule, cue.start, cue.end, cue.hint, cue.tells) for part in cue.parts
            )

    def read(self) -> None:
        """Finds the parts."""
        for index, mention in enumerate(self.mentions):
            self._read_around(index, mention)
        for cue in self.cues.all:
            self._read_cue(cue)
        self._go_round()
        for index, mention in enumerate(self.mentions):
            if self._is_there(mention):
                self.lists = self.lists or ("attends",)
                if index not in self.listed:
                    there = Cue(mention.start - 1, mention.start, ("attends",))
                    self._give_list(self._list_from(index), there, "exists")

    def _go_round(self) -> None:
        """Gives those who follow in a discussion its part: "Thảo luận tại tổ, ông A nêu …; bà B xin …"."""
        first = self.cues.all[0] if self.cues.all else None
        if first is None or first.start or first.parts != ("discusses",):
            return
        silent = set(range(1, len(self.mentions))) - {evidence.mention for evidence in self.found}
        self.give((at for at in silent if self.tokens[self.starts[at] - 1].key == ";"), first, "in-turn")

    def only_lists(self) -> bool:
        """Whether the sentence is nothing but a list of persons, perhaps with a group at its end."""
        if not self.mentions or any(not cue.hint for cue in self.cues.all):
            return False
        if any(token.key[0].isalpha() for token in self.tokens[: self.starts[0]]):
            return False
        rest = self.tokens[self.ends[-1] :]
        return len(rest) < 3 or rest[0].key in _BETWEEN or rest[0].key in {";", "…"}

    def announces(self) -> tuple[Part, ...]:
        """The parts that a list on the next lines will give: "Dự hội nghị có:"."""
        if self.tokens[-1].key not in {":", "có", "gồm"}:
            return ()
        return next((cue.parts for cue in self.cues.all if not _BY_NOUN.isdisjoint(cue.parts)), ())

    def _give_list(self, indexes: list[int], cue: Cue, rule: str) -> None:
        self.listed.update(indexes)
        self.give(indexes, cue, rule)

    def _read_around(self, index: int, mention: Mention) -> None:
        """What the words right before and behind a mention say."""
        tokens = self.tokens
        told = tokens[mention.start - 2].key if mention.start > 1 else ""
        quoted = (told, tokens[mention.start - 1].key) == ("theo", "lời")
        reports = {token.key for token in tokens[mention.end : mention.end + 2]} in _REPORTS
        if mention.start and (quoted or tokens[mention.start - 1].key == "theo") and not reports:
            self.give([index], Cue(mention.start - 1, mention.start, ("speaks",)), "according-to")
        behind = tokens[mention.end].key if mention.end < len(tokens) else ""
        if behind == ":" and index == 0 and mention.start <= 1 and mention.form == "full":
            self.give([index], Cue(mention.end, mention.end + 1, ("speaks",)), "colon")
        if behind == ":" and index == 0 and mention.form == "full" and self._opines(mention.start):
            self.give([index], Cue(mention.end, mention.end + 1, ("speaks",)), "colon")
        if (behind == "làm" or goes_on_as(tokens, mention.end)) and any(
            token.key == "bầu" for token in tokens[: mention.start]
        ):
            self.give([index], Cue(mention.end, mention.end + 1, ("receives",)), "elected-as")
        elif behind == "làm" and leads_committee(tokens, mention):
            self.give([index], Cue(mention.end, mention.end + 1, ("receives",)), "committee-led")
        if index not in self.given and receives(tokens, mention):
            receivers = self._list_from(index)
            last = self.ends[receivers[-1]]
            if self.cues.between(last, last + 3):
                receivers = [index]
            self.given.update(receivers)
            self.give(receivers, Cue(mention.start - 1, mention.start, ("receives",)), "given-to")

    def _opines(self, end: int) -> bool:
        """Whether the words before token `end` say whose view follows: "6. Ý kiến của ông A: …"."""
        return "ý kiến của" in " ".join(token.key for token in self.tokens[max(0, end - _CHAIN) : end])

    def _read_cue(self, cue: Cue) -> None:
        behind = bisect_left(self.starts, cue.end)
        before = bisect_right(self.ends, cue.start) - 1
        follower = self.mentions[behind] if behind < len(self.mentions) else None
        if follower is not None and self._introduces(cue, follower):
            ground = any(token.key in _AFTER for token in self.tokens[: cue.start])
            one = (
                ground and self.tokens[follower.start - 1].key == "của"
            )  # `Sau lời khai mạc của ông A, bà B …`
            self._give_list([behind] if one else self._list_from(behind), cue, "list")
            self.lists = cue.parts
        elif (
            before >= 0
            and self._governs(before, cue)
            and not (follower is not None and self._opens_next(before, cue, follower))
        ):
            self.subjects[before] = cue.end
            in_turn = any(token.key == "lượt" for token in self.tokens[self.ends[before] : cue.start])
            whole = in_turn or self._presides_together(before, cue)
            sharing = self._whole_list(before) if whole else self._sharing(before)
            self.give(sharing, cue, "subject")
        elif before >= 0 and self._closes_list(before, cue):
            self.give(self._whole_list(before), cue, "list-and-others")
        elif follower is not None and self._leads(cue, follower):
            self.give(self._sharing_behind(behind), cue, "lead")

    def _presides_together(self, last: int, cue: Cue) -> bool:
        """Whether all of a list that begins the sentence preside: "Ông A, Bí thư; ông B điều hành kỳ họp"."""
        first = self._whole_list(last)[0]
        return "presides" in cue.parts and self.starts[first] < _OPENING and first not in self.listed

    def _is_there(self, mention: Mention) -> bool:
        """Whether the mention stands right behind "có": someone is there."""
        tokens, at = self.tokens, mention.start - 1
        while at > 0 and tokens[at].key in COUNTED:
            at -= 1
        if mention.form != "full" or at < 0:
            return False
        if tokens[at].key == ":":
            return any(token.key == "phía" for token in tokens[max(0, at - _INTRODUCTION) : at])
        if tokens[at].key == "gồm":
            return tokens[0].key in _DELEGATIONS and at <= _OPENING + 2 and not elects(tokens, at)
        if tokens[at].key != "có":
            return False
        return at < 2 or (tokens[at - 2].key, tokens[at - 1].key) != ("trong", "đó")

    def _introduces(self, cue: Cue, mention: Mention) -> bool:
        """Whether the verb introduces a list: "dự hội nghị có …", "với sự chủ trì của …"."""
        tokens = self.tokens
        at = mention.start - 1
        while at >= cue.end and tokens[at].key in COUNTED:
            at -= 1
        gap = at - cue.end
        if gap <= 1 and any(token.key == "đón" for token in tokens[cue.end - 2 : cue.end]):
            return "attends" in cue.parts  # `vinh dự được đón nhà giáo A`
        if gap == -1 and tokens[at].key == "của":
            return not _BY_SPEECH.isdisjoint(cue.parts)
        if gap == -1 and tokens[at].key in {"gồm", "có", "là", ":"}:
            return not _BY_NOUN.isdisjoint(cue.parts) or tokens[at].key == "là"
        if not 0 <= gap <= _INTRODUCTION:
            return False
        key, between = tokens[at].key, range(cue.end, at)
        if key == "của":
            joined = all(tokens[here].key in {",", "và"} or self.cues.covers(here) for here in between)
            return joined and not _BY_NOUN.isdisjoint(cue.parts)
        if not cue.start and gap <= _OPENING and key in {"có", "gồm"}:
            return True  # `Phát biểu góp ý có các đồng chí …`
        if _BY_NOUN.isdisjoint(cue.parts) and "receives" not in cue.parts:
            return False
        if any(later.parts != cue.parts and not later.courtesy for later in self.cues.between(cue.end, at)):
            return False
        counted = any(tokens[here].key in {"có", "gồm"} for here in between)
        if key in {",", ";", "và"}:
            return counted
        if key == "là" and not cue.start and counted:
            return True
        if key in {"có", "gồm", ":"} or (key == "là" and gap <= 6):
            return True
        return any(tokens[here].key == "phía" for here in between)

    def _list_from(self, first: int) -> list[int]:
        """The mentions of the list that begins with mention `first`."""
        found = [first]
        for index in range(first + 1, len(self.mentions)):
            start, end = self.ends[index - 1], self.starts[index]
            joined = self.tokens[end - 1].key in {"và", ";", "cùng", ","}
            if end - start > (_GROUP if joined else _GROUP // 2) or self.cues.between(start, end):
                break
            found.append(index)
        return found

    def _adjacent(self, index: int, joints: frozenset[str] = _BETWEEN) -> bool:
        """Whether only commas and conjunctions stand between this mention and the next."""
        return all(token.key in joints for token in self.tokens[self.ends[index] : self.starts[index + 1]])

    def _is_oblique(self, index: int) -> bool:
        """Whether a preposition before the mention makes it no subject."""
        start = self.starts[index]
        return start > 0 and self.tokens[start - 1].key in _OBLIQUE

    def _sharing(self, last: int) -> list[int]:
        """The mentions that share the verb behind mention `last`."""
        first = last
        while first and self._adjacent(first - 1) and not self._is_oblique(first - 1):
            first -= 1
        commas = all(
            self.tokens[at].key == ","
            for index in range(first, last)
            for at in range(self.ends[index], self.starts[index + 1])
        )
        start = self.starts[first]
        grounded = start > 0 and self.tokens[0].key in part_words().grounds
        grounded = grounded and self.tokens[start - 1].key not in COUNTED  # `các đồng chí A, B`
        if first in self.listed or (commas and grounded):
            first = last
        return list(range(first, last + 1))

    def _sharing_behind(self, first: int) -> list[int]:
        last = first
        while last + 1 < len(self.mentions) and self._adjacent(last):
            last += 1
        return list(range(first, last + 1))

    def _governs(self, index: int, cue: Cue) -> bool:
        """Whether the mention before the verb is its subject."""
        tokens, words = self.tokens, part_words()
        at = self.ends[index]
        while at < cue.start:
            key = tokens[at].key
            step = 1 if key in {",", ")", "-", "–"} else words.adverbs.length_at(tokens, at)
            step = step or self._aside_length(at)
            if not step:
                break
            if key == "thay" and cue.start - at <= _ON_BEHALF and self._is_unbroken(at, cue.start):
                return True
            at += step
        if at >= cue.start:
            return True
        if self._is_oblique(index):
            return False
        return self._stands_apart(index, cue) or self._chains(index, cue)

    def _aside_length(self, at: int) -> int:
        """How many tokens from token `at` only add a person's age or home: "(xã B)", "88 tuổi"."""
        keys = [token.key for token in self.tokens[at : at + _ASIDE]]
        if keys[0] == "(" and ")" in keys:
            return keys.index(")") + 1
        if keys[0].isdigit() and "tuổi" in keys[1:3]:
            return keys.index("tuổi") + (2 if keys[3:4] == ["đảng"] else 1)
        return 0

    def _stands_apart(self, index: int, cue: Cue) -> bool:
        """Whether what stands before the verb of saying only says who it is: "…, ở thôn B, đề nghị"."""
        tokens, start = self.tokens, self.ends[index]
        if cue.parts != ("speaks",) or index in self.listed or cue.start - start > _APPOSITION:
            return False
        if tokens[start].key != "," or self.cues.between(start, cue.start):
            return False
        known = part_words().appositions.length_at(tokens, start + 1) or tokens[start + 1].key.isdigit()
        return bool(known) and not any(token.key in _STOPS for token in tokens[start : cue.start])

    def _is_unbroken(self, start: int, end: int) -> bool:
        tokens = self.tokens
        return not any(
            tokens[at].key in _MARKS and not (tokens[at].key == "." and tokens[at - 1].key in {"t", "tp"})
            for at in range(start, end)
        )

    def _chains(self, index: int, cue: Cue) -> bool:
        """Whether the verb is a further one of a subject: "… chủ trì và kết luận"."""
        tokens = self.tokens
        joint = tokens[cue.start - 1].key
        if joint == ";" and cue.end < len(tokens) and tokens[cue.end].key in _COUNTING:
            return False  # `ông A chủ trì; dự họp đủ 27 người`
        if joint in {"đã", "cũng", "còn", "thời"} and cue.start > 1:
            joint = tokens[cue.start - 2].key
        if joint not in {",", ";", "và", "đồng", ")"} and not self._closes_aside(index, cue):
            return False
        if cue.end < len(tokens) and tokens[cue.end].key in {"của", "số"}:
            return False
        distance = cue.start - self.subjects.get(index, self.ends[index])
        if cue.parts == ("speaks",):
            return distance <= _SPEECH
        if cue.parts == ("receives",) and joint == "," and tokens[cue.start].key in {"được", "nhận"}:
            return distance <= _APPOSITION  # `ông A nghỉ công tác theo tuổi, được tặng …`
        return distance <= (_CHAIN if _CHAINED.issuperset(cue.parts) else 2)

    def _closes_aside(self, index: int, cue: Cue) -> bool:
        """Whether dashes set off what stands before the verb: "ông A - Sở Y tế - cho biết"."""
        tokens, start = self.tokens, self.ends[index]
        return cue.start - start > 1 and {tokens[start].key, tokens[cue.start - 1].key} <= _DASHES

    def _closes_list(self, last: int, cue: Cue) -> bool:
        """Whether the verb behind a list has it and a group as subject: "…; lãnh đạo các sở đã dự"."""
        tokens, at = self.tokens, self.ends[last]
        near = cue.start - at <= _GROUP // 2 and tokens[at].key in {"và", "cùng"}
        if _THERE.isdisjoint(cue.parts) and not (near and self._is_unbroken(at, cue.start)):
            return False
        while at < cue.start and (tokens[at].key in _BETWEEN or tokens[at].key == ";"):
            at += 1
        if at == self.ends[last] or cue.start - at > _GROUP or self.cues.between(at, cue.start):
            return False
        return role_words().others.length_at(tokens, at) > 0 or tokens[at].key.isdigit()

    def _whole_list(self, last: int) -> list[int]:
        """The mentions of the list that ends with mention `last`."""
        first = last
        while first and self._adjacent(first - 1, _BETWEEN | {";"}):
            first -= 1
        return list(range(first, last + 1))

    def _opens_next(self, index: int, cue: Cue, follower: Mention) -> bool:
        """Whether the verb behind a mention and a comma opens the next subject's clause instead."""
        start = self.ends[index]
        return (
            cue.start == start + 1
            and self.tokens[start].key == ","
            and self.tokens[0].key in part_words().grounds
            and self._leads(cue, follower)
        )

    def _leads(self, cue: Cue, mention: Mention) -> bool:
        """Whether the verb opens the clause before its subject: "Phát biểu tại hội nghị, đồng chí …"."""
        tokens = self.tokens
        before = tokens[mention.start - 1].key
        if before == "(" and cue.start == 0 and mention.start == cue.end + 1:
            return True  # `Hỏi (ông A, công ty B): …`
        if before not in {",", ":", "thì"}:
            return False
        if cue.start == 0 or tokens[cue.start].capital:
            return True
        before = tokens[cue.start - 1].key
        opens = before == "," or (before == "và" and _CHAINED.issuperset(cue.parts))
        return opens and tokens[0].key in part_words().grounds and self.quote > mention.start
