"""From report text to record: one file a field, put in order by `parse`. Pure: no clock, disk or network."""

from store.parsing.parse import parse, parse_traced

__all__ = ["parse", "parse_traced"]
