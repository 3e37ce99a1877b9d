"""What a rule found, and which rule it was, so that a wrong fact can be traced to its rule."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Trace(NamedTuple):
    """One fact and its origin: `field` of the record, `value` as text, the `rule`'s name, and the span
    of the evidence in the report text (0, 0 where it is not in the text)."""

    field: str
    value: str
    rule: str
    start: int = 0
    end: int = 0


class Found(NamedTuple, Generic[T]):
    """A field's value with its traces and the warnings a reader should see."""

    value: T
    traces: tuple[Trace, ...] = ()
    warnings: tuple[str, ...] = ()
