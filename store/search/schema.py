"""The fields of the index. What they hold of a report, `store.search.entry` tells."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import msgspec
import tantivy

from store.model import PASSAGE_KINDS

# Raised whenever an index made by an earlier version cannot be used any more.
VERSION: Final = 6
# The kind of reports that are none: no search finds them unless it asks for them.
HIDDEN: Final = "not-a-meeting"


class Place(msgspec.Struct, frozen=True, array_like=True):
    """A record as it was indexed: its id, the segment of the archive that keeps it, a fingerprint of it."""

    id: str
    segment: str
    fingerprint: str


# Fields of words, each kept twice: NAME folded, NAME_exact with accents.
TEXTS: Final = ("body", "title", "org", "person", "chair", "speaker", "present", "author", "doc")
# Fields of whole values, which facets count; names of people and bodies with one placement of tone marks
# (`Hòa`, also where `Hoà` is printed).
FACETS: Final = ("kind", "province", "organiser", "person_name", "document")


# The first letters of the words of the text: what begins with one letter is found without going through all
# words that do.
INITIAL: Final = "initial"
# Kinds of passages as sets of bits, a few kinds a field: counting numbers is quicker than counting words.
_BITS: Final = 7
HELD: Final = {
    f"held_{at // _BITS}": PASSAGE_KINDS[at : at + _BITS] for at in range(0, len(PASSAGE_KINDS), _BITS)
}


def passage_field(kind: str) -> str:
    """The field of the words in passages of `kind`; accents kept."""
    return f"in_{kind}"


@lru_cache(maxsize=1)
def schema() -> tantivy.Schema:
    """The schema of the index."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field("segment", tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("row", stored=True)
    builder.add_bytes_field("places", stored=True)
    builder.add_integer_field("sketch", indexed=True)
    for name in TEXTS:
        builder.add_text_field(name, tokenizer_name="folded")
        builder.add_text_field(f"{name}_exact", tokenizer_name="exact")
    for kind in PASSAGE_KINDS:
        builder.add_text_field(passage_field(kind), tokenizer_name="exact")
    for name in FACETS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field(INITIAL, tokenizer_name="initial", index_option="basic")
    for name in HELD:
        builder.add_integer_field(name, fast=True)
    builder.add_text_field("passage", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("province_any", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("has", tokenizer_name="raw", index_option="basic")
    for name in ("first_day", "last_day", "year"):
        builder.add_integer_field(name, indexed=True, fast=True)
    return builder.build()


@lru_cache(maxsize=1)
def at_blanks() -> tantivy.TextAnalyzer:
    """The analyzer of texts prepared here."""
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()


def register(index: tantivy.Index) -> tantivy.Index:
    """`index` with the analyzers its fields name: what it is given is prepared."""
    for name in ("folded", "exact", "initial"):
        index.register_tokenizer(name, at_blanks())
    return index


def day_number(day: str) -> int:
    """An ISO date as a number that sorts alike: 2021-12-05 is 20211205."""
    return int(day[:10].replace("-", ""))


def shown(clause: tantivy.Query) -> tantivy.Query:
    """Of what `clause` finds, the meetings."""
    hidden = tantivy.Query.term_query(schema(), "kind", HIDDEN)
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, clause), (tantivy.Occur.MustNot, hidden)])
