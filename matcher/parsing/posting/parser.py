"""The way from a document to a posting."""

from __future__ import annotations

from matcher.parsing.posting.fields import understand
from matcher.parsing.posting.requirements import choose
from matcher.parsing.posting.sections import cut
from matcher.taxonomy import Taxonomy
from matcher.types import Document, Posting, TextSpan


def parse_posting_document(document: Document, *, taxonomy: Taxonomy | None = None) -> Posting:
    """Understand a posting.

    Parameters
    ----------
    document : Document
    taxonomy : Taxonomy, optional
        Names and links the skills; without it skills are phrases of the text and ``concepts`` stay empty.

    Returns
    -------
    Posting
        ``requirements`` may be empty; ``warnings`` then says so.
    """
    pieces = cut(document)
    requirements = tuple(understand(c, i, taxonomy=taxonomy) for i, c in enumerate(choose(pieces), 1))
    duties = tuple(
        TextSpan(text=p.text, start=p.start, end=p.end)
        for p in pieces
        if p.heading.kind == "responsibilities"
    )
    warnings = () if requirements else ("no_requirements: nothing in this posting reads like a requirement",)
    return Posting(document=document, requirements=requirements, responsibilities=duties, warnings=warnings)
