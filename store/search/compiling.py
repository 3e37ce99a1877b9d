"""Query tree → Tantivy query for what is found. In which order, `store.search.ranking` tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import Final

from tantivy import FieldType, Occur
from tantivy import Query as Clause

from store.archive.work import Marks
from store.language.tones import canonical_tones
from store.search.documents import document_rows
from store.search.runs import scope
from store.search.schema import HIDDEN, INITIAL, day_number, passage_field, schema, shown
from store.search.synonyms import expansions, shortenings
from store.search.tree import All, Among, Days, Either, Node, Phrase, Query, Value, When, Without, Word
from store.search.words import Term, Words, initial_pattern, pattern, terms, tokens

_WHOLE_VALUES: Final = {"person": "person_name", "org": "organiser"}
_MOST_ROWS: Final = 16  # of spellings of one phrase
_FIRST, _LAST = 0, 99_999_999


class Field:
    """Where words are looked for: a field kept folded and exact, or one kept exact only.

    Args:
        initials: the field with the first letters of its words, where there is one.
    """

    def __init__(self, exact: str, folded: str | None = None, initials: str | None = None) -> None:
        self.exact = exact
        self.folded = folded
        self.initials = initials

    def clause(self, words: Sequence[Term]) -> Clause:
        """The words in a row; one word alone."""
        if not words:
            return Clause.empty_query()
        return self._word(words[0]) if len(words) == 1 else self._row(words)

    def ranked(self, words: Sequence[Term]) -> Clause:
        """As `clause`; a word that was typed without accents counts twice where it is written so."""
        clause = self.clause(words)
        if len(words) != 1 or words[0].prefix or not (words[0].plain and self.folded):
            return clause
        return any_of((clause, Clause.term_query(schema(), self.exact, words[0].text)))

    def _word(self, term: Term) -> Clause:
        if term.prefix and self.initials and len(term.text) == 1:
            return _matching(self.initials, initial_pattern(term))
        field = self.folded if term.plain and self.folded else self.exact
        if term.prefix or (term.plain and not self.folded):
            return _matching(field, pattern(term, field == self.folded))
        alike = (*term.spellings, *term.whole)
        spelled = [Clause.term_query(schema(), field, spelling) for spelling in alike]
        return spelled[0] if len(spelled) == 1 else any_of(spelled)

    def _row(self, words: Sequence[Term]) -> Clause:
        field = self.folded if self.folded and all(term.plain for term in words) else self.exact
        folded = field == self.folded
        if not any(term.prefix for term in words) and (folded or not any(term.plain for term in words)):
            rows = list(product(*((*term.spellings, *term.whole) for term in words)))
            if len(rows) <= _MOST_ROWS:
                return any_of(Clause.phrase_query(schema(), field, list(row)) for row in rows)
        return Clause.regex_phrase_query(schema(), field, [pattern(term, folded) for term in words])


@lru_cache(maxsize=256)
def _matching(field: str, regex: str) -> Clause:
    """The words of a field that match; it takes longer to make than many a query to answer."""
    return Clause.regex_query(schema(), field, regex)


def text_field(name: str) -> Field:
    """The field called `name` in the schema, both with accents and folded."""
    return Field(f"{name}_exact", name)


TITLE: Final = text_field("title")
BODY_EXACT: Final = "body_exact"
_BODY: Final = (Field(BODY_EXACT, "body", INITIAL),)


def preferring(clause: Clause, better: Clause) -> Clause:
    """What matches `clause`; what matches `better` too comes earlier.

    One query for each thing preferred: several in one would be looked for in all reports, not only in those
    that match.
    """
    return Clause.boolean_query([(Occur.Must, clause), (Occur.Should, better)])


def any_of(clauses: Iterable[Clause]) -> Clause:
    """What matches one of `clauses`."""
    either = [(Occur.Should, clause) for clause in clauses]
    return either[0][1] if len(either) == 1 else Clause.boolean_query(either)


def all_of(clauses: Iterable[Clause]) -> Clause:
    """What matches all of `clauses`."""
    return Clause.boolean_query([(Occur.Must, clause) for clause in clauses])


def compile_query(query: Query, marks: Marks | None = None) -> Clause:
    """The Tantivy query for what `query` finds, in no order.

    Reports that are no meeting are left out unless `kind:` asks for them.

    Args:
        marks: the reader's own; without them nothing has a tag, note or bookmark.
    """
    return compiled(query, Compiler(marks))


def compiled(query: Query, compiler: Compiler) -> Clause:
    """What `compile_query` gives, with a compiler that may rank what it finds."""
    found = Clause.all_query() if query.node is None else compiler.node(query.node, _BODY)
    return found if _asks_for_hidden(query.node) else shown(found)


def _asks_for_hidden(node: Node | None) -> bool:
    match node:
        case All(nodes) | Either(nodes):
            return any(_asks_for_hidden(one) for one in nodes)
        case Among("kind", values):
            return any(value.text == HIDDEN for value in values)
        case _:
            return False


class Compiler:
    """Compiles what is found."""

    def __init__(self, marks: Marks | None) -> None:
        self.marks = marks or Marks(tags={}, noted=frozenset(), bookmarked=frozenset())

    def node(self, node: Node, where: Sequence[Field]) -> Clause:
        """The clause for `node`, with words looked for in the fields `where`."""
        match node:
            case Word(text, prefix):
                literal = any_of(self.row(field, terms(text, prefix)) for field in where)
                return self.or_short(literal, expansions(text), where)
            case Phrase(text, prefix):
                return any_of(self.row(field, terms(text, prefix)) for field in where)
            case Among(field, values):
                return any_of(self.value(field, value) for value in values)
            case When(spans):
                return any_of(_during(span) for span in spans)
            case Without(inner):
                return Clause.boolean_query(
                    [(Occur.Must, _free(Clause.all_query())), (Occur.MustNot, self.node(inner, where))]
                )
            case Either(nodes):
                return any_of(self.node(one, where) for one in nodes)
            case All(nodes):
                return self.all(nodes, where)

    def all(self, nodes: Sequence[Node], where: Sequence[Field]) -> Clause:
        """All of `nodes`; the words looked for in passages of a kind if one of them says so."""
        kinds = tuple(dict.fromkeys(scope(nodes)))
        if kinds:
            where = [Field(passage_field(kind)) for kind in kinds]
        clauses: list[tuple[Occur, Clause]] = []
        at = 0
        for start, end, rows in (*shortenings(nodes), (len(nodes), len(nodes), ())):
            clauses.extend((Occur.Must, self.node(one, where)) for one in nodes[at:start])
            if rows:
                phrase = all_of(self.node(one, where) for one in nodes[start:end])
                clauses.append((Occur.Must, self.or_short(phrase, rows, where)))
            at = end
        clause = Clause.boolean_query(clauses)
        for better in self.better(nodes, where, bool(kinds)):
            clause = preferring(clause, better)
        return clause

    def row(self, field: Field, words: Sequence[Term]) -> Clause:
        """Words in a row in one field."""
        return field.clause(words)

    def or_short(self, literal: Clause, rows: Sequence[Sequence[Term]], where: Sequence[Field]) -> Clause:
        """What matches `literal` or one of the rows of words that mean the same."""
        return any_of((literal, *(field.clause(row) for row in rows for field in where))) if rows else literal

    def better(self, nodes: Sequence[Node], where: Sequence[Field], scoped: bool) -> Iterable[Clause]:  # noqa: ARG002
        """What ranks higher among that which has all of `nodes`: nothing, where only what is found counts."""
        return ()

    def value(self, field: str, value: Value) -> Clause:
        """What has `value` in `field`, one of the names of the query language."""
        text = value.text
        match field:
            case "kind" | "has" | "in" | "province" | "tag":
                return _free(self.fixed(field, value))
            case "doc":
                return _free(_document(value))
            case "note":
                return _free(_ids(_noted(self.marks, value)))
        if value.whole:
            return _free(Clause.term_query(schema(), _WHOLE_VALUES[field], canonical_tones(text)))
        return text_field(field).clause(terms(text, value.prefix))

    def fixed(self, field: str, value: Value) -> Clause:
        """As `value`, for fields whose values are known beforehand, or are the reader's own."""
        text = value.text
        if field == "has":
            reader = {"note": self.marks.noted, "bookmark": self.marks.bookmarked}
            if text == "tag":
                return _ids(frozenset().union(*self.marks.tags.values()))
            if text in reader:
                return _ids(reader[text])
        if field == "tag":
            return _ids(
                frozenset().union(*(ids for tag, ids in self.marks.tags.items() if _tagged(tag, value)))
            )
        raw = {"in": "passage", "province": "province" if value.whole else "province_any"}.get(field, field)
        return Clause.term_query(schema(), raw, text)


def _free(clause: Clause) -> Clause:
    """A filter: it does not change the order."""
    return Clause.const_score_query(clause, 0.0)


def _ids(ids: frozenset[str]) -> Clause:
    return Clause.term_set_query(schema(), "id", sorted(ids)) if ids else Clause.empty_query()


def _tagged(tag: str, value: Value) -> bool:
    """Whether the reader's tag is the one meant: its words are the typed ones, or begin with them."""
    wanted, found = terms(value.text, value.prefix), terms(tag)
    if len(wanted) != len(found):
        return False
    return all(term.matches(token) for term, token in zip(wanted, tokens(tag), strict=True))


def _noted(marks: Marks, value: Value) -> frozenset[str]:
    """The meetings with a note in which the typed words stand in a row."""
    row = terms(value.text, value.prefix)
    if not row:
        return frozenset()
    return frozenset(
        id for id, notes in marks.notes.items() if any(any(Words(one).rows(row)) for one in notes)
    )


def _document(value: Value) -> Clause:
    if value.whole:
        return Clause.term_query(schema(), "document", value.text)
    return any_of(text_field("doc").clause(row) for row in document_rows(value.text, value.prefix))


def _during(span: Days) -> Clause:
    """Meetings of which at least one day is in the span."""
    first = day_number(span.first) if span.first else _FIRST
    last = day_number(span.last) if span.last else _LAST
    return _free(
        all_of(
            (
                Clause.range_query(schema(), "first_day", FieldType.Integer, _FIRST, last),
                Clause.range_query(schema(), "last_day", FieldType.Integer, first, _LAST),
            )
        )
    )
