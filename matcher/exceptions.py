"""Errors that matcher raises: each says what was wrong, what is accepted, and what to do next."""

from __future__ import annotations


class MatcherError(Exception):
    """Base class of every error raised on purpose by matcher."""


class InputError(MatcherError, ValueError):
    """An argument or input is not something matcher can work with."""


class ReadingError(MatcherError, ValueError):
    """A document could not be read.

    Parameters
    ----------
    message : str
        One sentence for the user.
    status : str
        One of `matcher.types.DOCUMENT_STATUSES`.
    source : str
        The file or description of the input.
    """

    def __init__(self, message: str, *, status: str = "corrupt", source: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.source = source


class NoRequirementsError(InputError):
    """A posting holds no requirement, so no fit score can be computed."""


class ArtefactError(MatcherError, RuntimeError):
    """A trained artefact is missing, damaged, or does not fit this version."""


class MissingDependencyError(MatcherError, ImportError):
    """An optional dependency is not installed; the message gives the install command."""
