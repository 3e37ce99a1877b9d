"""From bytes to report text: one file a format, and the filter for site chrome."""

from store.reading.parts import Part, take_apart
from store.reading.read import read_bytes, read_file, read_reports
from store.reading.report import ReportText

__all__ = ["Part", "ReportText", "read_bytes", "read_file", "read_reports", "take_apart"]
