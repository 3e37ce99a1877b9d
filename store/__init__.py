"""Everything without a screen. What is named here is the store's public face; the rest is its own affair.

Names are imported when first used, so that a command pays only for what it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from store.archive import (
        Archive,
        Backup,
        Change,
        Clipping,
        Damage,
        Edit,
        Marks,
        Note,
        ReaderState,
        Restored,
        Segment,
        Writer,
        make_backup,
        restore_backup,
    )
    from store.archive.anchoring import anchored
    from store.archive.disk import write_private
    from store.checking import Finding, check_archive
    from store.errors import (
        ArchiveError,
        LockedError,
        NotFoundError,
        QueryError,
        QuotationError,
        ReadError,
        StoreError,
        VocabularyError,
        WriteError,
    )
    from store.exporting.citation import CITATION_STYLES, Style, cite, reference
    from store.exporting.clippings import (
        EXCERPT_FORMATS,
        Excerpt,
        cite_excerpts,
        excerpts_of,
        write_excerpts,
    )
    from store.exporting.escaping import escaped_json
    from store.exporting.formats import EXPORT_FORMATS
    from store.exporting.own import Own, own_of
    from store.exporting.report import Report
    from store.exporting.template import CitationTemplate, citation_template
    from store.exporting.writing import write_file
    from store.importing import FieldChange, Outcome, Reparsed, Watcher, count_files, import_paths, reparse
    from store.language.folding import fold, nfc, printable
    from store.language.sentences import sentences
    from store.model import KINDS, PASSAGE_KINDS, Meeting, Person, Rating, Target, to_plain
    from store.parsing import parse, parse_traced
    from store.reading import ReportText, read_bytes, read_file
    from store.search import (
        Comparison,
        Completion,
        Held,
        Hit,
        Index,
        Meanwhile,
        Period,
        Piece,
        Query,
        QueryPart,
        Rated,
        Reading,
        Reason,
        Related,
        ReportSource,
        Results,
        Snippet,
        Timeline,
        Verdict,
        active_filters,
        add_filter,
        highlight,
        highlight_meeting,
        is_ranked,
        narrowed_to,
        parse_query,
        print_query,
        query_parts,
        rated_years,
        remove_filter,
        snippets,
        sources_of,
        verify,
    )

_HOME = {
    "Archive": "store.archive",
    "Backup": "store.archive",
    "Change": "store.archive",
    "Clipping": "store.archive",
    "Damage": "store.archive",
    "Edit": "store.archive",
    "Marks": "store.archive",
    "Note": "store.archive",
    "ReaderState": "store.archive",
    "Restored": "store.archive",
    "Segment": "store.archive",
    "Writer": "store.archive",
    "make_backup": "store.archive",
    "restore_backup": "store.archive",
    "anchored": "store.archive.anchoring",
    "write_private": "store.archive.disk",
    "FieldChange": "store.importing",
    "Outcome": "store.importing",
    "Reparsed": "store.importing",
    "Watcher": "store.importing",
    "count_files": "store.importing",
    "import_paths": "store.importing",
    "reparse": "store.importing",
    "Finding": "store.checking",
    "check_archive": "store.checking",
    "ArchiveError": "store.errors",
    "LockedError": "store.errors",
    "NotFoundError": "store.errors",
    "QueryError": "store.errors",
    "QuotationError": "store.errors",
    "ReadError": "store.errors",
    "StoreError": "store.errors",
    "VocabularyError": "store.errors",
    "WriteError": "store.errors",
    "CITATION_STYLES": "store.exporting.citation",
    "Style": "store.exporting.citation",
    "cite": "store.exporting.citation",
    "reference": "store.exporting.citation",
    "EXCERPT_FORMATS": "store.exporting.clippings",
    "Excerpt": "store.exporting.clippings",
    "cite_excerpts": "store.exporting.clippings",
    "excerpts_of": "store.exporting.clippings",
    "write_excerpts": "store.exporting.clippings",
    "Own": "store.exporting.own",
    "own_of": "store.exporting.own",
    "Report": "store.exporting.report",
    "CitationTemplate": "store.exporting.template",
    "citation_template": "store.exporting.template",
    "write_file": "store.exporting.writing",
    "escaped_json": "store.exporting.escaping",
    "EXPORT_FORMATS": "store.exporting.formats",
    "fold": "store.language.folding",
    "nfc": "store.language.folding",
    "printable": "store.language.folding",
    "sentences": "store.language.sentences",
    "KINDS": "store.model",
    "PASSAGE_KINDS": "store.model",
    "Meeting": "store.model",
    "Person": "store.model",
    "Rating": "store.model",
    "Target": "store.model",
    "to_plain": "store.model",
    "parse": "store.parsing",
    "parse_traced": "store.parsing",
    "ReportText": "store.reading",
    "read_bytes": "store.reading",
    "read_file": "store.reading",
    "Comparison": "store.search",
    "Completion": "store.search",
    "Held": "store.search",
    "Period": "store.search",
    "Rated": "store.search",
    "rated_years": "store.search",
    "Piece": "store.search",
    "Timeline": "store.search",
    "narrowed_to": "store.search",
    "Verdict": "store.search",
    "verify": "store.search",
    "Reading": "store.search",
    "ReportSource": "store.search",
    "sources_of": "store.search",
    "Reason": "store.search",
    "Related": "store.search",
    "Hit": "store.search",
    "Index": "store.search",
    "Meanwhile": "store.search",
    "Query": "store.search",
    "Results": "store.search",
    "Snippet": "store.search",
    "active_filters": "store.search",
    "add_filter": "store.search",
    "highlight": "store.search",
    "highlight_meeting": "store.search",
    "is_ranked": "store.search",
    "parse_query": "store.search",
    "print_query": "store.search",
    "QueryPart": "store.search",
    "query_parts": "store.search",
    "remove_filter": "store.search",
    "snippets": "store.search",
}

__all__ = list(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'store' has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value
