"""Decide whether a short name that is also a word means the concept here."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from matcher.taxonomy.phrases import Candidate
from matcher.taxonomy.tables import ANY_CASE, EXACT_CASE
from matcher.taxonomy.tokens import Token


def _words(listing: str) -> frozenset[str]:
    return frozenset(listing.split())


# What may stand between two members of an enumeration.
_BETWEEN: Final = re.compile(
    r"(?:\s?[,;/|&()•·:+*\t-]){1,3}\s?(?:and\/or |and |or |& )?\W?|\s(?:and\/or|and|or|&|und|et|y|e)\s"
)
_CUES_BEFORE: Final = _words(
    "experience experienced proficient proficiency knowledge knowledgeable familiar familiarity fluent fluency skilled skill "
    "expertise expert using use usage utilize utilizing programming coding code coded written write writing tool software "
    "framework library platform script scripting stack technology system application app advanced intermediate basic "
    "including include like eg certified developed built competent competency understanding certification "
    "exposure background hands-on command strong solid apache microsoft ms google language training trained"
)
_CUES_NEAR: Final = _words("in with via using on into to of as and or e.g eg")
_CUES_AFTER: Final = _words(
    "programming developer development engineer script scripting code codebase language skill proficiency "
    "knowledge macro spreadsheet pivot formula certification certified package framework api sdk software user "
    "dashboard report database administrator admin workbook shell query module"
)
_STOPS: Final = frozenset(".!?\n")
_REACH: Final = 4


def settle(
    text: str, stream: list[Token], candidates: list[Candidate], is_enumerable: Callable[[str], bool]
) -> list[Candidate]:
    """Keep the candidates that stand by themselves or in a context that speaks of skills.

    Parameters
    ----------
    text : str
        Folded text.
    stream : list of Token
    candidates : list of Candidate
        In the order of the text.
    is_enumerable : callable
        Tells of a concept whether it may vouch for its neighbour in an enumeration.

    Returns
    -------
    list of Candidate
    """
    kept = [_stands_alone(text, stream, c) for c in candidates]
    for order in (range(1, len(candidates)), range(len(candidates) - 2, -1, -1)):
        step = -1 if order.step == 1 else 1
        for i in order:
            if not kept[i] and kept[i + step] and is_enumerable(candidates[i + step].concept):
                left, right = sorted((i, i + step))
                gap = text[stream[candidates[left].last - 1].end : stream[candidates[right].first].start]
                kept[i] = len(gap) <= 12 and _BETWEEN.fullmatch(gap) is not None
    return [c for c, keep in zip(candidates, kept, strict=True) if keep]


def _stands_alone(text: str, stream: list[Token], candidate: Candidate) -> bool:
    if candidate.case == ANY_CASE:
        return True
    if candidate.case == EXACT_CASE and candidate.as_written:
        return not _is_shouted(text, stream, candidate)
    if _is_shouted(text, stream, candidate):
        return False
    first, last = candidate.first, candidate.last
    if not candidate.as_written and not _ends_here(stream, last):
        return False
    return (_is_cued_after(stream, last) and candidate.as_written) or _is_cued_before(
        text, stream, first, last
    )


def _is_cued_before(text: str, stream: list[Token], first: int, last: int) -> bool:
    """Tell whether one of the few words before speaks of skills, and nothing says it is a person or a place."""
    if first == 0:
        return False
    near = stream[first - 1]
    if "\n" in text[near.end : stream[first].start] or near.raw in _STOPS:
        return False
    if near.form in _CUES_BEFORE:
        return True
    if near.form not in _CUES_NEAR and near.raw not in {",", "(", ":", "/"}:
        return False
    following = stream[last] if last < len(stream) else None
    if following is not None and following.raw[:1].isupper() and following.start - stream[last - 1].end == 1:
        return False
    for k in range(first - 2, max(-1, first - 2 - _REACH), -1):
        if stream[k].raw in _STOPS or "\n" in text[stream[k].end : stream[k + 1].start]:
            return False
        if stream[k].form in _CUES_BEFORE:
            return True
    return False


def _is_cued_after(stream: list[Token], last: int) -> bool:
    return last < len(stream) and stream[last].form in _CUES_AFTER


def _ends_here(stream: list[Token], last: int) -> bool:
    """Tell whether the phrase is followed by a separator, so that it is a name and not the first word of a clause."""
    return last >= len(stream) or stream[last].raw in ",.;)/|" or stream[last].form in {"and", "or"}


def _is_shouted(text: str, stream: list[Token], candidate: Candidate) -> bool:
    """Tell whether the words around are all in capitals, where capitals say nothing."""
    shouted = 0
    for k in (candidate.first - 2, candidate.first - 1, candidate.last, candidate.last + 1):
        if 0 <= k < len(stream):
            raw = stream[k].raw
            if raw.isalpha() and len(raw) >= 2:
                between = (
                    text[stream[k].end : stream[candidate.first].start]
                    if k < candidate.first
                    else text[stream[candidate.last - 1].end : stream[k].start]
                )
                if "\n" in between:
                    continue
                if not raw.isupper():
                    return False
                shouted += len(raw) >= 4
    return shouted >= 1 and all(
        t.raw.isupper() for t in stream[candidate.first : candidate.last] if t.raw.isalpha()
    )
