"""From bytes to report text: one file a format, and the filter for site chrome."""

from store.reading.read import read_bytes, read_file
from store.reading.report import ReportText

__all__ = ["ReportText", "read_bytes", "read_file"]
