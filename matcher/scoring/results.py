"""The outcome of one rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from matcher.types import TextSpan

STATED_LINE_LENGTH: Final = 200
"""Longer lines name languages and certificates for other reasons than that the person has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityResult:
    """The outcome of one rule.

    Attributes
    ----------
    kind : str
        ``"degree" | "language" | "certificate" | "availability" | "physical" | "authorisation" | "clearance" | "driving_licence" | "vehicle"``.
    credit : float
        0 nothing shown, 0.5 part of it, 1 all of it.
    contradicted : bool
        The résumé says the opposite.
    asked, found : str
        Plain words for the reason sentence.
    spans : tuple of TextSpan
        Evidence.
    is_inferred : bool
        What was found is something else, from which the thing asked for may follow.
    """

    kind: str
    credit: float
    contradicted: bool = False
    asked: str = ""
    found: str = ""
    spans: tuple[TextSpan, ...] = ()
    is_inferred: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause of the résumé and where it stands."""

    text: str
    span: TextSpan
