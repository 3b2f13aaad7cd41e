"""First stage: files, bytes and texts become `Document` objects."""

from __future__ import annotations

from matcher.reading.documents import read_document
from matcher.reading.isolation import IsolatedReader, read_in_child
from matcher.reading.limits import DEFAULT_LIMITS, ReadingLimits
from matcher.reading.sources import READABLE_SUFFIXES, expand_sources

__all__ = [
    "DEFAULT_LIMITS",
    "READABLE_SUFFIXES",
    "IsolatedReader",
    "ReadingLimits",
    "expand_sources",
    "read_document",
    "read_in_child",
]
