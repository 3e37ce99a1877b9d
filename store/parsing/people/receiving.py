"""Who receives something at the meeting, or an office: from the words before and behind the person."""

from __future__ import annotations

from collections.abc import Sequence

from store.parsing.people.deeds import part_words
from store.parsing.people.mention import Mention
from store.parsing.people.roles import head_length
from store.parsing.tokens import Token

COUNTED = frozenset({"các", "hai", "ba", "bốn", "những"})
_GIFT = 16  # tokens between "tặng" and "cho"
_LISTS = frozenset({"gồm", "là", ":"})
_NUMBERS = COUNTED | {"2", "3", "4", "5", "6", "02", "03", "04", "05"}


def receives(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether something is given to the person, or an office."""
    words = part_words()
    at = mention.start
    while at and (tokens[at - 1].key in COUNTED or tokens[at - 1].key.isdigit()):
        at -= 1
    if not at:
        return False
    if words.appoints.ends_at(tokens, at):
        return True
    if tokens[at - 1].key in _LISTS and elects(tokens, at - 1):
        return True
    given = tokens[at - 1].key in {"cho", "tới", "đến"}
    return given and any(words.gives.length_at(tokens, here) for here in range(max(0, at - _GIFT), at - 1))


def elects(tokens: Sequence[Token], end: int) -> bool:
    """Whether the list that `gồm` at token `end` opens is of the elected: `bầu 4 phó chủ tịch gồm …`."""
    words = part_words()
    offices = tokens[end].key == "gồm" and tokens[0].key in _NUMBERS
    if offices and end > 1 and head_length(tokens, 1) == end - 1:
        return True  # `4 phó bí thư gồm …`
    for at in range(end - 1, max(-1, end - _GIFT), -1):
        if words.organs.length_at(tokens, at) or tokens[at].key in {".", ";"}:
            return False
        if words.appoints.length_at(tokens, at):
            return all(token.key != "không" for token in tokens[max(0, at - _GIFT) : at])
    return False


def leads_committee(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether an office in a new committee is told: "Ban Chấp hành … do bà A làm Chủ tịch"."""
    keys = [token.key for token in tokens[: mention.start]]
    if "do" not in keys or mention.end + 1 >= len(tokens):
        return False
    office = head_length(tokens, mention.end + 1)
    return office > 0 and "chấp hành" in " ".join(keys[: keys.index("do")])


def goes_on_as(tokens: Sequence[Token], at: int) -> bool:
    """Whether an office goes on behind the person: "… tiếp tục làm Trưởng ban"."""
    keys = [token.key for token in tokens[at : at + 3]]
    return keys[:2] == ["tiếp", "tục"] and keys[2:] in (["làm"], ["giữ"])
