"""Demands for no less than so much: "a budget of at least $1m", "teams of 20 or more", "60 words per minute", "a GPA of 3.5"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.types import Finding, Requirement, ResumeLine

FloatArray = npt.NDArray[np.float32]

_I: Final = re.IGNORECASE
_NEAR_ENOUGH: Final = {"grade points": 1.0, "speed": 0.9}
NEAR_ENOUGH: Final = 0.8
"""From this share of what is asked for a reader takes an amount for enough; a grade has to be reached, a speed nearly."""
_SHARE: Final = 0.35
"""Lines with this share of the best one's support say how much it was."""
_WORDS: Final = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100,
}  # fmt: skip
_SCALES: Final = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9, "billion": 1e9}  # fmt: skip
_NUMBER: Final = rf"(?P<n>\d[\d,]*(?:\.\d+)?|{'|'.join(_WORDS)})"
_MONEY: Final = re.compile(
    rf"(?:[$£€]|\b(?:USD|EUR|GBP|CAD|AUD|NZD|CHF|SGD|US\$|C\$|A\$) ?){_NUMBER} ?(?P<scale>k|mm?|mn|bn?|thousand|million|billion)?(?![\w%])",
    _I,
)
_PERSONS: Final = r"people|persons?|staff|employees|reports|engineers|nurses|technicians|analysts|developers|clerks|agents|officers|workers|operators|drivers|associates|advis[eo]rs|teachers|cooks|chefs|volunteers|members|colleagues|FTEs?|carers|supervisors|managers|consultants|specialists|representatives|reps|crew"
_PEOPLE: Final = re.compile(
    rf"\b(?:teams?|groups?|staff|crews?|departments?|workforce|headcount|brigades?|units?) of (?:(?:at least|about|over|up to|more than|some|around|roughly) )?{_NUMBER}\b(?! ?(?:%|years?|months?))",
    _I,
)
_COUNTED: Final = re.compile(
    rf"\b{_NUMBER}(?:\+|[- ]person\b| or more| plus)?(?: (?!(?:and|to|or|of|in|years?|months?|weeks?|days?|hours?)\b)[\w-]+){{0,2}}? (?:{_PERSONS}|team)\b",
    _I,
)
_SPEED: Final = re.compile(
    rf"\b{_NUMBER}\+? ?(?:wpm|words (?:per|a) minute)\b|\b(?:wpm|words per minute)\W{{1,3}}(?P<after>\d+)", _I
)
_GRADE_POINTS: Final = re.compile(r"\bGPA\b\D{0,24}?(?P<n>[0-4]\.\d+)|\b(?P<before>[0-4]\.\d+) ?(?:/ ?4(?:\.0)? )?GPA\b", _I)  # fmt: skip
_BARE: Final = re.compile(rf"(?<![\w.,$£€/:])(?!(?:19|20)\d\d\b){_NUMBER}\b(?! ?(?:%|years?|months?))", _I)
_MONTHLY: Final = re.compile(r"^ ?(?:per month|a month|monthly|each month|pcm)\b", _I)
# "50+ calls a day", "60 beds": whatever else is counted, by the thing's own name; not time, shares, weights, ages or steps of a ladder.
_THINGS: Final = re.compile(
    rf"\b{_NUMBER}\+?(?: (?!(?:and|to|or|of|in)\b)[a-z-]+)?? (?!(?:years?|months?|weeks?|days?|hours?|minutes?|shifts?|times|per|percent|points?|degrees?|levels?|languages?|lbs|pounds|kilos?|ages?|more|plus|other|different|or|and|to|of|in|out|figures?|evenings?|nights?|weekends?|seasons?|quarters?|semesters?|terms?)\b)(?P<thing>[a-z]{{2,}}[a-rt-z]s)\b"
)
_UNITS: Final = {"money": (_MONEY,), "people": (_PEOPLE, _COUNTED), "speed": (_SPEED,), "grade points": (_GRADE_POINTS,)}  # fmt: skip
# A speed and a grade are always the least that will do; any other amount is where the words say so.
_ALWAYS_LEAST: Final = frozenset({"speed", "grade points"})
_CUE_BEFORE: Final = re.compile(
    r"\b(?:at least|(?:a )?minimum(?: of)?|min\.?|no (?:less|fewer) than|not less than|more than|over|exceeding|in excess of|upwards? of|greater than|larger than|above)(?: \w+){0,2} ?$|[>≥] ?$",
    _I,
)
_CUE_AFTER: Final = re.compile(
    r"^ ?(?:\+|plus\b|(?:\w+ ){0,3}(?:or|and) (?:more|above|over|larger|greater|higher|up|upwards)\b|(?:\w+ ){0,2}minimum\b)",
    _I,
)


@lru_cache(maxsize=1 << 14)
def amounts(text: str) -> tuple[tuple[str, float, int, int], ...]:
    """Return the amounts that a text names: what of, how much, and where.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of (str, float, int, int)
        ``"money"`` (whatever the currency; a year's where a month's is named), ``"people"``, ``"speed"`` (words a minute), ``"grade points"``,
        or the plural of what is counted; the number; start and end.

    Examples
    --------
    >>> [(unit, number) for unit, number, _, _ in amounts("Ran a £3.4m budget and a team of nine")]
    [('money', 3400000.0), ('people', 9.0)]
    """
    found = []
    for unit, patterns in _UNITS.items():
        for pattern in patterns:
            for match in pattern.finditer(text):
                groups = match.groupdict()
                number = _number(next(filter(None, (groups.get(g) for g in ("n", "after", "before")))))
                scale = _SCALES.get((groups.get("scale") or "").lower(), 1.0)
                if unit == "money" and _MONTHLY.search(text[match.end() :]):
                    scale *= 12
                found.append((unit, number * scale, match.start(), match.end()))
    taken = [(start, end) for _, _, start, end in found]
    found.extend(
        (match["thing"], _number(match["n"]), match.start(), match.end())
        for match in _THINGS.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    )
    return tuple(found)


def _number(word: str) -> float:
    return float(_WORDS.get(word.lower(), 0) or word.replace(",", ""))


@lru_cache(maxsize=4096)
def least_amounts(text: str) -> tuple[tuple[str, float, str], ...]:
    """Return the amounts below which a demand is not met.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of (str, float, str)
        As `amounts`, with the words that name them.

    Examples
    --------
    >>> least_amounts("Experience managing teams of 20 or more"), least_amounts("Support a team of 20")
    ((('people', 20.0, 'teams of 20'),), ())
    """
    found: dict[str, tuple[float, str]] = {}
    for unit, number, start, end in amounts(text):
        said = _CUE_BEFORE.search(text[:start]) or _CUE_BEFORE.search(_before_number(text[start:end]))
        said = said or _CUE_AFTER.search(text[end:]) or re.search(r"\d\+|\bor more\b", text[start:end])
        if number > 0 and (said or unit in _ALWAYS_LEAST) and (unit not in found or number < found[unit][0]):
            found[unit] = number, text[start:end]
    return tuple((unit, *named) for unit, named in found.items())


def _before_number(text: str) -> str:
    """Return what stands before the number of an amount: "team of at least"."""
    match = re.search(_NUMBER, text, _I)
    return text[: match.start()] if match else ""


def too_little(
    requirements: Sequence[Requirement], lines: Sequence[ResumeLine], support: FloatArray
) -> npt.NDArray[np.bool_]:
    """Find the requirements of no less than so much whose best lines name less, and none as much.

    Parameters
    ----------
    requirements : sequence of Requirement
    lines : sequence of ResumeLine
    support : ndarray of shape (n_requirements, n_lines)
        Support by single lines, 0-1.

    Returns
    -------
    ndarray of bool, shape (n_requirements,)
        False where nothing of the kind is asked for, and where the lines name no amount.
    """
    found = np.zeros(len(requirements), bool)
    for r, requirement in enumerate(requirements):
        asked = least_amounts(requirement.text)
        if not asked or not support.shape[1]:
            continue
        speaking = support[r] >= _SHARE * support[r].max()
        near = [lines[line].compared_text for line in np.flatnonzero(support[r] > 0).tolist()]
        best = [lines[line].compared_text for line in np.flatnonzero((support[r] > 0) & speaking).tolist()]
        for unit, least, _ in asked:
            named = any(what == unit for text in best for what, *_ in amounts(text))
            enough = _NEAR_ENOUGH.get(unit, NEAR_ENOUGH) * least
            found[r] |= named and max(_most(text, unit) for text in near) < enough
    return found


def _most(text: str, unit: str) -> float:
    """Return the most that a line can be taken to name of something: its largest number of whatever sort, and the sum of the parts."""
    parts = {start: number for what, number, start, _ in amounts(text) if what == unit}
    # "17 caseworkers" are people as well; a year is no number of anything.
    if unit != "money" and unit not in _ALWAYS_LEAST:
        bare = [_number(match["n"]) for match in _BARE.finditer(text)]
        return max([sum(parts.values()), *bare])
    return max(parts.values(), default=0.0)


def amounts_missed(requirement: Requirement, quotes: Sequence[str]) -> tuple[Finding, ...]:
    """Return what a reason says of amounts that stay below the least asked for.

    Parameters
    ----------
    requirement : Requirement
    quotes : sequence of str
        What the verdict rests on.

    Returns
    -------
    tuple of Finding
        One for each amount asked for, in the words of both texts; none where a quote names enough, or no amount.

    Examples
    --------
    >>> asked = Requirement(id="r1", text="Teams of 20+", start=0, end=12, necessity="required", kinds=("skill",))
    >>> [(one.asked, one.found) for one in amounts_missed(asked, ["Ran a team of 5"])]
    [('Teams of 20', 'team of 5')]
    """
    found = []
    for unit, least, words in least_amounts(requirement.text):
        named = [(n, text[a:b]) for text in quotes for what, n, a, b in amounts(text) if what == unit]
        most, stated = max(named, default=(0.0, ""))
        if 0.0 < most < _NEAR_ENOUGH.get(unit, NEAR_ENOUGH) * least:
            found.append(Finding(kind="amount", asked=words, found=stated, credit=round(most / least, 6)))
    return tuple(found)
