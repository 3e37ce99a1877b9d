"""Read → parse → keep: files into an archive, and records again from their originals."""

from store.importing.files import count_files
from store.importing.importing import Outcome, import_paths
from store.importing.reparsing import FieldChange, Reparsed, reparse
from store.importing.watching import Watcher

__all__ = ["FieldChange", "Outcome", "Reparsed", "Watcher", "count_files", "import_paths", "reparse"]
