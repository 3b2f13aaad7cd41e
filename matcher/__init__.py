"""Which requirements of a posting a résumé shows, with the quote that shows it.

Importing the package is cheap: models and heavy libraries load at the first match.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matcher.engine import Matcher, match, parse_posting, parse_resume, rank
    from matcher.exceptions import (
        ArtefactError,
        InputError,
        MatcherError,
        MissingDependencyError,
        NoRequirementsError,
        ReadingError,
    )
    from matcher.ranking import Ranker
    from matcher.results import MatchReport, MatchResults
    from matcher.taxonomy import Taxonomy
    from matcher.types import Document, Evidence, Posting, Requirement, Resume

__version__ = "0.1.0"

_HOME = {
    "match": "matcher.engine",
    "rank": "matcher.engine",
    "parse_posting": "matcher.engine",
    "parse_resume": "matcher.engine",
    "Matcher": "matcher.engine",
    "MatchReport": "matcher.results",
    "MatchResults": "matcher.results",
    "Ranker": "matcher.ranking",
    "Taxonomy": "matcher.taxonomy",
    "Document": "matcher.types",
    "Evidence": "matcher.types",
    "Posting": "matcher.types",
    "Requirement": "matcher.types",
    "Resume": "matcher.types",
    "ArtefactError": "matcher.exceptions",
    "InputError": "matcher.exceptions",
    "MatcherError": "matcher.exceptions",
    "MissingDependencyError": "matcher.exceptions",
    "NoRequirementsError": "matcher.exceptions",
    "ReadingError": "matcher.exceptions",
}

__all__ = [
    "ArtefactError",
    "Document",
    "Evidence",
    "InputError",
    "MatchReport",
    "MatchResults",
    "Matcher",
    "MatcherError",
    "MissingDependencyError",
    "NoRequirementsError",
    "Posting",
    "Ranker",
    "ReadingError",
    "Requirement",
    "Resume",
    "Taxonomy",
    "__version__",
    "match",
    "parse_posting",
    "parse_resume",
    "rank",
]


def __getattr__(name: str) -> Any:
    """Import a public name at its first use."""
    if name not in _HOME:
        raise AttributeError(f"module 'matcher' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
