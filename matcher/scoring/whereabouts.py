"""Where a job is done, against where a person is, goes to, or refuses to go."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from matcher.parsing.clauses import clause_spans, negates
from matcher.types import Resume, ResumeLine, TextSpan

_I: Final = re.IGNORECASE
# A name of one to three words after a word of place; what is no place is taken out again.
_NAMED: Final = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Tt]o|[Ff]rom|[Nn]ear|[Oo]ur|[Tt]he|[Ww]ithin|[Oo]f|[Bb]etween|[Aa]nd|[Oo]r|[Aa]ttend|[Aa]cross|[Aa]round|[Oo]n),? (?P<first>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,2})(?:(?:, | or | and )(?P<second>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,1}))?"
)
_NO_PLACE: Final = re.compile(
    r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?$|^(?:January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|New Year\w*|Eastern|Pacific|Central|GMT|CET|EST|PST|IST|Time|Hours?|HR|IT|AM|PM|A\.?M\.?|P\.?M\.?|The|Our|We|You|Ability|Able|Willing\w*|English|I|Office|Microsoft|Excel|DBS|UK|US|USA|EU|Europe|EMEA|APAC|Act|State|County|Federal|Director|Manager|Head|National|Company)$"
)
_TAIL: Final = re.compile(
    r" (?:Office|Studio|Campus|CBD|Centre|Center|HQ|Headquarters|Area|Region|Road|Street|Avenue|Site|City)$"
)
ANCHORED: Final = re.compile(
    r"\b(?:stay(?:ing)? (?:in|near|here|put|so|on)|settled (?:in|with|for)|rooted in|keeps? me in|looking (?:\w+ ){0,8}only|(?:jobs?|roles?|work) (?:here|in \w+) only|remote(?:ly)? only|only remote|fully remote|no (?:\w+ )?(?:abroad|emigration|moves?|(?:plans?|wish|interest|appetite|intention) (?:to|for|in|of) (?:leav\w+|mov\w+|liv\w+|relocat\w+)|relocation)|(?:a |any )?mov(?:e|ing)\b.{0,20} (?:is|are) (?:out of the question|not)|not looking (?:abroad|to move|elsewhere)|(?:is|are) home\b|can(?:not|['’]t) consider|(?:not|never|n['’]t) (?:\w+ ){0,5}(?:relocat\w+|mov(?:e|ing)|leav(?:e|ing)|live (?:there|abroad|overseas)|outside|commut\w+)|not outside|would rather (?:stay|not)|just bought a (?:flat|house)|remote from|looking for remote|(?:country|town|state|abroad) (?:are|is) not of interest)\b",
    _I,
)
MOVES: Final = re.compile(
    r"\b(?:relocat\w+|mov(?:e|es|ing) (?:to|back|anywhere|in)|(?:open|willing|happy|prepared|ready|able|free) to (?:move|relocate|live)|would move|will move|return(?:ing)? to|from \w+ 20\d\d|anywhere)\b",
    _I,
)
# In a job, "never left the room" ties nobody to a place.
_OF_THE_PERSON: Final = re.compile(r"\b(?:relocat\w+|mov(?:e|ing)|remote(?:ly)?|settled|staying)\b", _I)
# To one place or within one region, another than the one asked for.
_MOVES_TO: Final = re.compile(
    r"\b(?:[Tt]o|[Ii]n|[Ww]ithin|[Aa]round|[Nn]ear|[Oo]f) (?:the |back to )?[A-Z]\w+|\b(?:in|within) the (?:country|region|state|area)\b"
)
_LIMITED: Final = re.compile(
    r"\b(?:limit|at (?:the )?most|not more|no more|only for|once a|family reasons|keeps? me)\b", _I
)
HERE: Final = 1.0
"""The place stands beside the present job, or in a line about no job."""
FORMERLY: Final = 0.5
"""The place stands beside an earlier job."""
STUDIED: Final = 0.4
MENTIONED: Final = 0.5
"""The place is named, yet not as where the person is or goes; or the person goes there less than asked."""
OTHER_PLACE: Final = 0.2
"""Ready to move somewhere else."""
WOULD_MOVE: Final = 0.6
"""Ready to move, without a word on where to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """How surely a person is, or would come, where a job is done.

    Attributes
    ----------
    credit : float
    span : TextSpan or None
        The line that says so.
    refused : TextSpan or None
        A line that ties the person to another place.
    """

    credit: float
    span: TextSpan | None
    refused: TextSpan | None


@lru_cache(maxsize=4096)
def places_asked(text: str) -> tuple[str, ...]:
    """Return the places that a demand names, in small letters.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of str
    """
    found: list[str] = []
    for match in _NAMED.finditer(text):
        for name in (match["first"], match["second"]):
            words = _TAIL.sub("", (name or "").rstrip(".,"))
            if len(words) > 2 and not any(_NO_PLACE.search(word) for word in (words, words.split()[0])):
                found += [words.casefold(), *(part.casefold() for part in words.split("-") if len(part) > 4)]
    return tuple(dict.fromkeys(found))


def place_reading(resume: Resume, places: tuple[str, ...]) -> Place:
    """Find the best that any line says of a place.

    Parameters
    ----------
    resume : Resume
    places : tuple of str
        Any of them will do; see `places_asked`.

    Returns
    -------
    Place
    """
    named, goes = _patterns(places)
    best = 0.0
    span: TextSpan | None = None
    refused: TextSpan | None = None
    for line in resume.lines:
        text = line.compared_text
        is_named = named.search(text) is not None
        ties, moves = _ties(text)
        ties = ties and (line.experience is None or _OF_THE_PERSON.search(text) is not None)
        if is_named and not (ties and _ties_elsewhere(text, named)):
            credit = _nearness(resume, line, goes)
        elif moves:
            credit = OTHER_PLACE if _MOVES_TO.search(text) else WOULD_MOVE
        else:
            if ties and refused is None:
                refused = line.span
            continue
        if credit > best:
            best, span = credit, line.span
    return Place(credit=best, span=span, refused=refused)


@lru_cache(maxsize=1 << 16)
def _ties(text: str) -> tuple[bool, bool]:
    """Return whether a line ties the person to a place, and whether it says that they would move."""
    clauses = [text[start:end] for start, end in clause_spans(text)]
    ties = any(ANCHORED.search(clause) for clause in clauses)
    moves = any(
        MOVES.search(clause) and not ANCHORED.search(clause) and not negates(clause) for clause in clauses
    )
    return ties, moves


def _ties_elsewhere(text: str, named: re.Pattern[str]) -> bool:
    """Return whether the clause that names the place says that the person will not be there: "no wish to move to Leeds"."""
    for start, end in clause_spans(text):
        clause = text[start:end]
        if named.search(clause) and negates(clause) and "leav" not in clause.lower():
            return True
    return False


@lru_cache(maxsize=4096)
def _patterns(places: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return how places are named, and how they are named as where somebody is or goes."""
    names = "|".join(re.escape(place) for place in places)
    return re.compile(rf"\b(?:{names})", _I), re.compile(
        rf"(?:\b(?:in|at|to|from|near|of|the|my|based|currently)|[,|:(/–—-]|^) ?(?:{names})", _I
    )


def _nearness(resume: Resume, line: ResumeLine, goes: re.Pattern[str]) -> float:
    text = line.compared_text
    if line.section in ("education", "courses", "publications"):
        return STUDIED
    if (line.role != "header" and not goes.search(text)) or _LIMITED.search(text):
        return MENTIONED
    if line.experience is None or resume.experiences[line.experience].is_current:
        return HERE
    return FORMERLY
