"""Large collections: search first, then judge what was found, with the same scores as without an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matcher.index.postings import PostingIndex
    from matcher.index.resumes import ResumeIndex

__all__ = ["PostingIndex", "ResumeIndex"]


def __getattr__(name: str) -> Any:
    # Loaded at first use, so that `import matcher` stays quick.
    if name == "PostingIndex":
        from matcher.index.postings import PostingIndex

        return PostingIndex
    if name == "ResumeIndex":
        from matcher.index.resumes import ResumeIndex

        return ResumeIndex
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
