"""The fullest form of a body's name that a report has, joined from what it says in pieces."""

from __future__ import annotations

import re
from typing import NamedTuple

from store.language.sentences import Span
from store.language.tones import canonical_tones
from store.parsing.bodies.bodies import bodies_in
from store.parsing.bodies.body_words import body_words
from store.parsing.bodies.hosting import hosting_words
from store.parsing.bodies.wholes import meant_by, place_of, unit_of
from store.parsing.places.place_words import place_words
from store.parsing.places.provinces import mentions
from store.parsing.view import View

_BRACKET = re.compile(r" ?\([^()]*\)")
_ALIAS = re.compile(r" ?\(([^()\n]{4,40})\)")
_CITY = re.compile(r"(?<!\w)TP\.? ?(?=\w)")
_SCHOOL = re.compile(r" nhà trường$", re.IGNORECASE)
_NAME = 400  # code points in which a name has ended
_LOOKS = 60  # places where a name is looked at
_OF_PLACES = frozenset({"ubnd", "hđnd", "ubmttq", "mttq"})
_LEVEL = r"tỉnh|thành phố|tp\.?|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu"
_MORE = 8  # words that a fuller name has more, at most
_TIMES = 3  # how often a name in brackets stands in the text if it is what the text calls the body


class Form(NamedTuple):
    """A name as printed, one line, and its words in lower case."""

    name: str
    words: tuple[str, ...]


def _form(name: str) -> Form:
    return Form(name, tuple(canonical_tones(name).lower().split()))


def printed(view: View, span: Span) -> str:
    """The name as printed, one line, without what stands in brackets."""
    return " ".join(_BRACKET.sub("", span.of(view.text)).split()).strip(" .,;:-–")


def full_name(view: View, title: Span | None, span: Span, *, bare: bool) -> str | None:
    """The fullest form of the name at `span`.

    A later `Chi bộ Hội Văn học tỉnh X` completes `Chi bộ Hội Văn học`; a last word that only says what kind
    of body it is (`Đảng ủy Cục`) is completed from where that body is named (`Cục QLTT tỉnh X`). None for
    a head alone that nothing completes.

    Args:
        title: the report's title; what it says more of the body is the body's.
        bare: whether only the head of a name stands at `span`: `Ban Thường vụ`.
    """
    form = _form(printed(view, span))
    if bare:
        fuller = [other for other in _forms(view, form.words) if len(other.words) > len(form.words)]
        if not fuller and not unit_of(view, title, span, form.words):
            return None
        form = fuller[0] if fuller else form
    said = _form(title.of(view.text)).words if title else ()
    fuller = [other for other in _forms(view, form.words[:2]) if _extends(form, other, said)]
    if fuller:
        form = max(fuller, key=lambda other: len(other.name))
    name = _written_out(view, _completed(view, title, span, _with_level(view, form))) + _also_called(
        view, span
    )
    return name[:1].upper() + name[1:]


def _with_level(view: View, form: Form) -> Form:
    """A council's or committee's name with the level of its place, where the text has it: `HĐND TP X`."""
    if len(form.words) < 3 or form.words[0] not in _OF_PLACES or form.words[1] in hosting_words().local:
        return form
    place = " ".join(form.words[1:])
    found = re.search(rf"(?<!\w){form.words[0]} (?:{_LEVEL}) {re.escape(place)}(?!\w)", view.lower)
    return form if found is None else _form(" ".join(view.text[found.start() : found.end()].split()))


def _forms(view: View, words: tuple[str, ...], head: int | None = None) -> list[Form]:
    """Every body's name in the text that begins with these words.

    Args:
        head: how many words the name's head must have, or None.
    """
    key = " ".join(words)
    forms = []
    at = view.lower.find(key)
    for _ in range(_LOOKS):
        if at < 0:
            break
        if at == 0 or not view.text[at - 1].isalnum():
            stop = view.text.find("\n", at, at + _NAME)
            end = stop if stop >= 0 else min(len(view.text), at + _NAME)
            bodies = bodies_in(view, Span(at, end), most=1)[1]
            if bodies and bodies[0].start == at and head in {None, bodies[0].head}:
                forms.append(_form(printed(view, bodies[0].span)))
        at = view.lower.find(key, at + 1)
    return forms


def _extends(form: Form, other: Form, title: tuple[str, ...]) -> bool:
    """Whether `other` names the same body more fully: the same words, and the place or whole they lack.

    What is more than a place counts only where the title has it.
    """
    local = hosting_words().local
    size = len(form.words)
    if not size < len(other.words) <= size + _MORE or {"-", "–"} & set(other.words[size:]):
        return False
    if place_words().is_central(" ".join(form.words)):
        return False
    if other.words[:size] == form.words:
        if other.words[size] in local or other.words[size] in {"thuộc", "của"}:
            return True
        length = len(other.words)
        return any(title[at : at + length] == other.words for at in range(len(title) - length + 1))
    rest = iter(other.words)
    more = [word for word in other.words if word not in form.words]
    return all(word in rest for word in form.words) and all(word in local for word in more)


def _completed(view: View, title: Span | None, span: Span, form: Form) -> str:
    """The name with what its last words lack: `Đảng ủy Cục` + `Cục QLTT tỉnh X`, `HĐND tỉnh` + `tỉnh X`."""
    place = place_of(view, title, form.words)
    if place:
        level, name = place
        # "thành phố" + "TP HCM" is "TP HCM".
        twice = level in {"tp", "tp.", "thành phố"} and name.lower().startswith("tp")
        whole = form.name.split()
        return " ".join((*(whole[: -len(level.split())] if twice else whole), name))
    for size in (3, 2, 1):
        short = form.words[-size:]
        head = form.words[-size - 1 : -size]
        if " ".join(short) in hosting_words().short and body_words().ends.issuperset(head or ("",)):
            wholes = [other for other in _forms(view, short, head=size) if len(other.words) > size]
            if wholes and short[0] not in hosting_words().local:
                longest = max(wholes, key=lambda other: len(other.name))
                return " ".join((form.name, *longest.name.split()[size:]))
    if meant := meant_by(view, form.words):
        return " ".join((*form.name.split()[: meant[0]], meant[1]))
    unit = unit_of(view, title, span, form.words)
    return f"{_SCHOOL.sub('', form.name)} {unit}" if unit else form.name


def _written_out(view: View, name: str) -> str:
    """The name with `thành phố` for `TP` where the text prints it so too."""
    full = _CITY.sub("thành phố ", name)
    return full if full != name and canonical_tones(full).lower() in view.lower else name


def _also_called(view: View, span: Span) -> str:
    """The short name in the bracket behind the host, where the text goes on to call it so."""
    found = _ALIAS.match(view.text, span.end)
    if not found or found[1].isupper() or " " not in found[1] or not found[1][0].isupper():
        return ""
    if view.text.count(found[1]) < _TIMES or any(mentions(view.text, view.lower, *found.span(1))):
        return ""
    return f" ({found[1]})"
