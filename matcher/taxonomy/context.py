"""Decide whether a short name that is also a word means the concept here."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from matcher.taxonomy.phrases import Candidate
from matcher.taxonomy.tables import ANY_CASE, AS_WRITTEN, EXACT_CASE, IN_CONTEXT
from matcher.taxonomy.tokens import Stream


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
# Words that may follow the name of a language without turning it into an adjective.
_BESIDE_LANGUAGE: Final = _words(
    "language speaking speaker speakers spoken and or at is to level levels skills skill proficiency proficient fluent "
    "fluency fluently native both in on required preferred as with are a plus advanced basic intermediate beginner "
    "conversational bilingual mother tongue communication written writing oral verbal reading comprehension c1 c2 b1 b2 a1 "
    "a2 und et y oder ou o desirable desired essential would will ability knowledge working full professional for "
    "limited elementary business very good excellent strong only not but translation translator interpreter if is "
    "well requirement requirements grammar vocabulary preferably ideally additionally "
    "also has nice helpful an beneficial mandatory must should can could is may sehr gut fließend muttersprache"
)
# Words that go on after a name without making it the first word of a clause ("Go to", "Excel in", "Word of" do).
_CLOSING: Final = _words("and or for with using is preferred required experience etc plus und et y")
_VOUCHING: Final = frozenset({"tool", "skill", "certificate"})
_STOPS: Final = frozenset(".!?\n")
_REACH: Final = 4


_MAX_BETWEEN: Final = 12


def settle(stream: Stream, candidates: list[Candidate], kind_of: Callable[[str], str]) -> list[Candidate]:
    """Keep the candidates that stand by themselves or in a context that speaks of skills.

    Parameters
    ----------
    stream : Stream
    candidates : list of Candidate
        In the order of the text.
    kind_of : callable
        Returns the kind of a concept: tools, skills and certificates vouch for their neighbours in an enumeration.

    Returns
    -------
    list of Candidate
    """
    kept = [_stands_alone(stream, c, kind_of(c.concept)) for c in candidates]
    for order in (range(1, len(candidates)), range(len(candidates) - 2, -1, -1)):
        step = -1 if order.step == 1 else 1
        for i in order:
            if not kept[i] and kept[i + step] and kind_of(candidates[i + step].concept) in _VOUCHING:
                kept[i] = _is_listed(stream, candidates[i], candidates[i + step])
    return [c for c, keep in zip(candidates, kept, strict=True) if keep]


def _stands_alone(stream: Stream, candidate: Candidate, kind: str) -> bool:
    first, last = candidate.first, candidate.last
    if kind == "language" and _is_adjective(stream, last):
        return False
    if candidate.case == ANY_CASE:
        return True
    if _is_shouted(stream, first, last):
        return False
    if candidate.case in (EXACT_CASE, AS_WRITTEN) and candidate.as_written:
        return True
    if not candidate.as_written and not _ends_here(stream, last):
        return False
    if candidate.as_written and (_is_cued_after(stream, last) or _is_worked_in(stream, first, last)):
        return True
    return _is_cued_before(stream, first, last)


def _is_listed(stream: Stream, candidate: Candidate, neighbour: Candidate) -> bool:
    """Tell whether a name stands beside another one in an enumeration, and is not the first word of a clause."""
    if candidate.case not in (EXACT_CASE, IN_CONTEXT):
        return False
    left, right = sorted((candidate, neighbour))
    start, end = stream.ends[left.last - 1], stream.starts[right.first]
    if end - start > _MAX_BETWEEN or not _BETWEEN.fullmatch(stream.text, start, end):
        return False
    return left == candidate or _ends_here(stream, candidate.last) or _is_cued_after(stream, candidate.last)


def _is_adjective(stream: Stream, last: int) -> bool:
    """Tell whether the name of a language qualifies the next word: "Danish company", "English Teacher"."""
    if last >= len(stream) or "\n" in stream.gap(last - 1) or stream.gap(last - 1).strip(" -") != "":
        return False
    following = stream.raws[last]
    return following.isalpha() and following.lower() not in _BESIDE_LANGUAGE


def _is_cued_before(stream: Stream, first: int, last: int) -> bool:
    """Tell whether one of the few words before speaks of skills, and nothing says it is a person or a place."""
    if first == 0 or "\n" in stream.gap(first - 1) or stream.raws[first - 1] in _STOPS:
        return False
    if stream.forms[first - 1] in _CUES_BEFORE:
        return True
    if stream.forms[first - 1] not in _CUES_NEAR and stream.raws[first - 1] not in {",", "(", ":", "/"}:
        return False
    if last < len(stream) and stream.raws[last][:1].isupper() and stream.gap(last - 1) == " ":
        return False
    for k in range(first - 2, max(-1, first - 2 - _REACH), -1):
        if stream.raws[k] in _STOPS or "\n" in stream.gap(k):
            return False
        if stream.forms[k] in _CUES_BEFORE:
            return True
    return False


def _is_worked_in(stream: Stream, first: int, last: int) -> bool:
    """Tell whether something was done "in" it, and the clause ends there or goes on with another word: "charted in Epic", "services in Go for …"."""
    if first == 0 or stream.forms[first - 1] != "in" or "\n" in stream.gap(first - 1):
        return False
    return _ends_here(stream, last)


def _is_cued_after(stream: Stream, last: int) -> bool:
    return last < len(stream) and stream.forms[last] in _CUES_AFTER and "\n" not in stream.gap(last - 1)


def _ends_here(stream: Stream, last: int) -> bool:
    """Tell whether the phrase is followed by a separator, so that it is a name and not the first word of a clause."""
    if last >= len(stream) or "\n" in stream.gap(last - 1):
        return True
    return not stream.raws[last][0].isalnum() or stream.forms[last] in _CLOSING


def _is_shouted(stream: Stream, first: int, last: int) -> bool:
    """Tell whether the words around are all in capitals, where capitals say nothing."""
    if not all(raw.isupper() for raw in stream.raws[first:last] if raw.isalpha()):
        return False
    shouted = False
    for neighbour, gap in ((first - 1, first - 1), (last, last - 1)):
        if 0 <= neighbour < len(stream) and gap >= 0 and "\n" not in stream.gap(gap):
            raw = stream.raws[neighbour]
            if raw.isalpha() and len(raw) >= 2:
                if not raw.isupper():
                    return False
                shouted = shouted or len(raw) >= 4
    return shouted
