"""What lines of a résumé say of the aspects of a demand: lifting and heights, weekends and travel."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from matcher.scoring.results import QuantityResult
from matcher.types import Resume, TextSpan

MAX_LINE: Final = 400
"""Longer lines are prose that names an aspect in passing."""
MAX_SPANS: Final = 4

Said: TypeAlias = tuple[tuple[str, float], ...]
"""Aspect and value: 0 refused, 1 stated, between them named in passing or in part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AspectReading:
    """What a résumé says of the aspects asked for.

    Attributes
    ----------
    shown : dict of str to (float, TextSpan)
        The best that any line says of each aspect.
    refused : dict of str to TextSpan
        The first line that refuses an aspect.
    """

    shown: Mapping[str, tuple[float, TextSpan]]
    refused: Mapping[str, TextSpan]


def read_aspects(
    resume: Resume,
    asked: tuple[str, ...],
    said: Callable[[str, str, bool], Said],
    *,
    speaks: Callable[[str], bool],
) -> AspectReading:
    """Read every line for the aspects asked for.

    Parameters
    ----------
    resume : Resume
    asked : tuple of str
    said : callable
        Of the words of a line, its section, and whether it belongs to a job.
    speaks : callable
        Whether words may speak of any aspect at all; see `speaks_of`.

    Returns
    -------
    AspectReading
    """
    shown: dict[str, tuple[float, TextSpan]] = {}
    refused: dict[str, TextSpan] = {}
    for line in resume.lines:
        text = line.compared_text
        if len(text) > MAX_LINE or not speaks(text):
            continue
        for aspect, value in said(text, line.section, line.experience is not None):
            if aspect not in asked:
                continue
            if value > shown.get(aspect, (0.0,))[0]:
                shown[aspect] = (value, line.span)
            elif value == 0.0 and aspect not in refused:
                refused[aspect] = line.span
    return AspectReading(shown=shown, refused=refused)


def aspect_result(kind: str, asked: tuple[str, ...], reading: AspectReading, firm: float) -> QuantityResult:
    """Say how many of the aspects asked for a résumé shows.

    Parameters
    ----------
    kind : str
    asked : tuple of str
    reading : AspectReading
    firm : float
        From this value on an aspect is called named, below it named in passing.

    Returns
    -------
    QuantityResult
        The credit is the mean of the aspects.
    """
    shown, refused = reading.shown, reading.refused
    against = [a for a in asked if a in refused and shown.get(a, (0.0,))[0] < 1.0]
    spans = [span for _, span in shown.values()] + [refused[a] for a in against]
    return QuantityResult(
        kind=kind,
        credit=sum(value for value, _ in shown.values()) / len(asked),
        contradicted=bool(against),
        asked=" and ".join(asked),
        found="; ".join(
            f"{aspect} {'refused' if aspect in against else _words(shown.get(aspect, (0.0,))[0], firm)}"
            for aspect in asked
        ),
        spans=tuple(dict.fromkeys(spans))[:MAX_SPANS],
    )


def _words(value: float, firm: float) -> str:
    return "named" if value >= firm else "named in passing" if value else "not mentioned"


def speaks_of(*patterns: re.Pattern[str]) -> Callable[[str], bool]:
    """Return what tells whether any of some patterns is found in a text, and remembers it: a line meets many postings.

    Parameters
    ----------
    *patterns : Pattern
        All of them without regard to case.

    Returns
    -------
    callable
    """
    any_of_them = re.compile("|".join(p.pattern for p in patterns), re.IGNORECASE)

    @lru_cache(maxsize=1 << 16)
    def speaks(text: str) -> bool:
        """Search the text once."""
        return any_of_them.search(text) is not None

    return speaks


def search_any(patterns: Mapping[str, re.Pattern[str]], text: str) -> tuple[str, ...]:
    """Return the names of the patterns that are found in a text, in their order."""
    return tuple(name for name, pattern in patterns.items() if pattern.search(text))
