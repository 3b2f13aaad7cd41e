"""What scoring hands to ranking: every requirement of one pair, judged, and the overall relevance."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.types import RequirementScore


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScore:
    """One résumé judged against one posting.

    Attributes
    ----------
    requirements : tuple of RequirementScore
        In the posting's order.
    overall : float
        Relevance of the whole résumé to title and responsibilities, 0-1.
    warnings : tuple of str
        For example that text pasted from the posting was set aside.
    """

    requirements: tuple[RequirementScore, ...]
    overall: float
    warnings: tuple[str, ...] = ()
