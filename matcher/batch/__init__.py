"""Folders at speed: score many résumés against many postings, once each, and never lose a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matcher.batch.arrow import score_batch
    from matcher.batch.folder import score_folder
    from matcher.batch.summary import BatchSummary

__all__ = ["BatchSummary", "score_batch", "score_folder"]


def __getattr__(name: str) -> Any:
    # Loaded at first use, so that `import matcher` stays quick.
    if name == "score_folder":
        from matcher.batch.folder import score_folder

        return score_folder
    if name == "score_batch":
        from matcher.batch.arrow import score_batch

        return score_batch
    if name == "BatchSummary":
        from matcher.batch.summary import BatchSummary

        return BatchSummary
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
