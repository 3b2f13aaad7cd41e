"""Postings understood: a `Document` becomes a `Posting` with its requirements."""

from __future__ import annotations

from matcher.parsing.posting.parser import parse_posting_document

__all__ = ["parse_posting_document"]
