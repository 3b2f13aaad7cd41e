"""The way from a document to a posting."""

from __future__ import annotations

from typing import Any

from matcher.parsing.posting.requirements import choose
from matcher.parsing.posting.sections import cut
from matcher.types import Document, Posting, Requirement, TextSpan


def parse_posting_document(document: Document, *, taxonomy: Any = None) -> Posting:
    pieces = cut(document)
    requirements = tuple(
        Requirement(
            id=f"r{i}",
            text=c.text,
            start=c.start,
            end=c.end,
            necessity=c.necessity,
            section=c.section,
            alternative_group=c.alternative_group,
        )
        for i, c in enumerate(choose(pieces), 1)
    )
    duties = tuple(
        TextSpan(text=p.text, start=p.start, end=p.end)
        for p in pieces
        if p.heading.kind == "responsibilities"
    )
    return Posting(document=document, requirements=requirements, responsibilities=duties)
