"""TinyDB: atomic storage, segments, originals, the reader's own work. The only place that opens TinyDB."""

from store.archive.archive import Archive, Damage, Segment
from store.archive.writer import Writer

__all__ = ["Archive", "Damage", "Segment", "Writer"]
