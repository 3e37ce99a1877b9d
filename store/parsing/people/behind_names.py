"""What stands behind a person's name: roles, the term of an office, a room, a bracket, an age."""

from __future__ import annotations

from collections.abc import Sequence

from store.parsing.people.honorifics import honorific_words
from store.parsing.people.mention import Mention, Range
from store.parsing.people.names import name_in_role_length, place_length
from store.parsing.people.roles import Role, head_length, read_role, role_words
from store.parsing.tokens import Phrases, Token

_DASHES = frozenset("-–—")
_ABOUT = frozenset({"đề", "liên", "trước", "về", "trả", "nói", "đối", "nhắc", "bình"})
_SAYING = Phrases(["nói", "cho biết", "cho rằng", "cho hay", "khẳng định", "nhấn mạnh", "yêu cầu", "đề nghị"])
_TERM = 5  # tokens of a term: "nhiệm kỳ 2015 - 2020"
_YEAR = 4  # figures
_BRACKET = 12  # tokens; a longer bracket behind a name is no note on the person


def add_roles_behind(tokens: Sequence[Token], mention: Mention) -> int:
    """Adds the roles that follow the name; gives the token behind them."""
    here = end = mention.name[1]
    collected: list[Range] = []
    bracket = False
    while here < len(tokens):
        key, at = tokens[here].key, here
        if key == ")" and bracket:
            bracket = False
            here = end = here + 1
            continue
        if key == "(" and not bracket:
            bracket = True
            at += 1
        elif key == "," or key in _DASHES:
            at += 1 + (key in _DASHES and at + 1 < len(tokens) and tokens[at + 1].key == ",")
        elif here > mention.name[1] and not (bracket and collected == []):
            break
        if at >= len(tokens):
            break
        at += role_words().dropped.length_at(tokens, at)
        role = read_role(tokens, at, name_in_role_length, place_length) if at < len(tokens) else None
        if role is None and key in _DASHES and not collected:
            role = _office(tokens, at)
        if role is not None:
            if role.name:
                if mention.before:
                    collected, end = [], mention.name[1]
                break
            if key == "," and _speaks_next(tokens, mention, role.end):
                break
            here = end = role.end + _term_behind(tokens, role.end)
            collected.append((role.start, end))
            continue
        title = honorific_words().titles.length_at(tokens, at) if key == "," else 0
        if title and at + title < len(tokens) and tokens[at + title].key in {",", "-", "–"}:
            here = at + title
            continue
        if bracket and key == "(":
            here = _behind_bracket(tokens, at)
            bracket = False
            if here:
                end = here
                continue
        break
    if bracket and collected:
        end = _behind_bracket(tokens, end) or end
    mention.roles.extend(collected)
    mention.end = max(mention.end, end)
    return mention.end


def _speaks_next(tokens: Sequence[Token], mention: Mention, at: int) -> bool:
    """Whether the role that ends at token `at` is another's, who speaks: "Về ông A, Bí thư nói …"."""
    if at >= len(tokens) or tokens[0].key not in _ABOUT or not tokens[0].capital:
        return False
    inside = mention.start > 1 and tokens[mention.start - 1].key[0].isalpha()
    return inside and _SAYING.length_at(tokens, at) > 0


def _term_behind(tokens: Sequence[Token], at: int) -> int:
    """How many tokens the term of an office has that begins at token `at`: "nhiệm kỳ 2015 - 2020"."""
    keys = [token.key for token in tokens[at : at + _TERM]]
    years = len(keys) == _TERM and keys[:2] == ["nhiệm", "kỳ"] and keys[3] in _DASHES
    return _TERM if years and _is_year(keys[2]) and _is_year(keys[4]) else 0


def _office(tokens: Sequence[Token], at: int) -> Role | None:
    """An office's room in a role's place, if a role follows it: "- Văn phòng …, Đảng ủy viên"."""
    if not (tokens[at].capital and role_words().fields.length_at(tokens, at)):
        return None
    for here in range(at + 1, min(len(tokens) - 1, at + 12)):
        if tokens[here].key == "," and head_length(tokens, here + 1):
            return Role(at, here, 0, weak=False)
        if not tokens[here].key[0].isalnum():
            return None
    return None


def _behind_bracket(tokens: Sequence[Token], at: int) -> int:
    """The token behind the bracket that is open at `at`, if it closes soon; else 0."""
    for here in range(at, min(len(tokens), at + _BRACKET)):
        if tokens[here].key == ")":
            return here + 1
    return 0


def has_age(tokens: Sequence[Token], at: int) -> bool:
    """Whether an age or a year of birth stands behind a name: "(24 tuổi)", ", 61 tuổi", "(SN 1990"."""
    keys = [token.key for token in tokens[at : at + 4]]
    if len(keys) < 3 or keys[0] not in {"(", ","}:
        return False
    if keys[1] == "sn":
        return _is_year(keys[2])
    born = keys[1:3] == ["sinh", "năm"] and _is_year(keys[-1])
    return born or (keys[1].isdigit() and keys[2] == "tuổi")


def _is_year(key: str) -> bool:
    return len(key) == _YEAR and key.isdigit()
