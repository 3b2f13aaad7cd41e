"""Degrees asked for against the education shown."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from matcher.parsing.degrees import field_families, named_subject
from matcher.parsing.posting.education import accepted_paths
from matcher.scoring.results import QuantityResult
from matcher.scoring.words import content_stems
from matcher.types import DEGREE_LEVELS, DegreeLevel, Education, Requirement, Resume

LEVEL_RANK: Final = {name: i for i, name in enumerate(DEGREE_LEVELS)}
LEVEL_WORDS: Final = {
    "high_school": "a high-school diploma",
    "associate": "an associate degree",
    "bachelor": "a bachelor's degree",
    "master": "a master's degree",
    "doctorate": "a doctorate",
}
# Years of work that postings commonly let stand in for a degree (four for a bachelor's; 5 CFR 300 and most ladders).
EQUIVALENT_YEARS: Final = {
    "high_school": 0.0,
    "associate": 2.0,
    "bachelor": 4.0,
    "master": 6.0,
    "doctorate": 8.0,
}
LOWER_LEVEL: Final = 0.25
"""The most credit for a level below the one asked."""
HALF_CREDIT: Final = 0.5
"""Credit from which a degree counts as the one that is asked for, if not beyond doubt."""
IN_FULL: Final = 0.95
"""Credit from which a degree is the one asked for beyond doubt."""
UNNAMED_SUBJECT: Final = 0.65
"""Fit of a degree whose subject the résumé does not name."""
ANOTHER_SUBJECT: Final = 0.4
"""A subject that fits less than this is called another one."""
SUBJECT_STEM: Final = 4
"""Least length of a beginning by which two words for a subject are taken for one."""
_DEGREE_AND_YEARS: Final = frozenset({"education", "experience_years", "experience"})
_OPEN_FIELD: Final = re.compile(
    r"\b(?:relat(?:ed|ing)|relevant|similar|comparable|equivalent|any|other|or a (?:technical|quantitative|scientific)|adjacent|such as)\b",
    re.IGNORECASE,
)


# What describes a subject and names none: "a quantitative field".
_ADJECTIVES: Final = frozenset({"analytical", "business-related", "clinical", "creative", "numerate", "numerical", "quantitative", "related", "relevant", "scientific", "technical", "technological"})  # fmt: skip
# What a comma or an "and" left among the subjects: "essential", "of a nursing", "brings five".
_NO_SUBJECT: Final = re.compile(
    r"(?i)^(?:of|with|brings?|essential|desirable|preferred|required|equivalent)\b|\b(?:degree|level|experience|years?)\b|-approved$|^accredited$"
)
_SHORT: Final = {"it": "IT", "ict": "ICT", "hr": "HR", "stem": "STEM", "english": "English", "french": "French", "german": "German", "spanish": "Spanish"}  # fmt: skip

_COLLEGE: Final = re.compile(r"(?i)\b(?:college|universit\w*|hochschule|hogeschool|polytechnic\w*|degree)\b")
# Words that half of all subjects share: "political science" is no near relation of "computer science".
_GENERAL_STEMS: Final = frozenset(
    content_stems("science studies technology systems arts applied general administration management")
)


def subjects_in_words(fields: Sequence[str]) -> str:
    """Return subjects as a sentence names them, at most three of them.

    Examples
    --------
    >>> subjects_in_words(["finance", "it", "quantitative"])
    'finance, IT or a quantitative field'
    """
    subjects = [field for field in fields if not _NO_SUBJECT.search(field)]
    named = [
        f"{'an' if field[0] in 'aeiou' else 'a'} {field} field"
        if field in _ADJECTIVES
        else _SHORT.get(field, field)
        for field in subjects[:3]
    ]
    if len(subjects) > len(named):
        named.append("similar")
    return " or ".join(part for part in (", ".join(named[:-1]), *named[-1:]) if part)


def field_match(requirement: Requirement, held: Education) -> float:
    """Return how well the subject of a degree fits the subjects asked for, 0-1."""
    if not requirement.degree_fields:
        return 1.0
    fields = _fields_of(held)
    if not fields:
        return UNNAMED_SUBJECT
    is_open = bool(_OPEN_FIELD.search(requirement.text))
    return max(_likeness(asked, field, is_open) for asked in requirement.degree_fields for field in fields)


def _likeness(asked: str, held: str, is_open: bool) -> float:
    """Return how well one subject fits another, 0-1; what each kind of likeness is worth was read off the labelled pairs."""
    asked_stems = set(content_stems(asked))
    held_stems = _in_words_of(set(content_stems(held)), asked_stems)
    if asked_stems and asked_stems <= held_stems:
        return 1.0
    if held_stems and held_stems <= asked_stems:
        return 0.95
    if (asked_stems & held_stems) - _GENERAL_STEMS:
        return 0.9 if is_open else 0.8
    families = _families(asked), _families(held)
    if not all(families):  # a subject that the families do not know may be near or far
        return 0.6 if is_open else 0.4
    shared = len(families[0] & families[1]) / len(families[0] | families[1])
    if not shared:
        return 0.35 if is_open else 0.2
    return 0.5 + 0.35 * shared if is_open else 0.4 + 0.35 * shared


def _level_of(held: Education) -> DegreeLevel | None:
    """Return the level of a degree; studies at a college that were not finished, of no named level, are taken for those of a first degree."""
    if (
        held.level is None
        and held.status in ("in_progress", "broken_off")
        and _COLLEGE.search(held.span.text)
    ):
        return "bachelor"
    return held.level


def _fields_of(held: Education) -> tuple[str, ...]:
    """Return the subjects of a degree, with the one that its name tells: an MLIS is one of library science wherever it was taken."""
    named = named_subject(held.name)
    return held.fields if named is None or named in held.fields else (*held.fields, named)


def _in_words_of(held: set[str], asked: set[str]) -> set[str]:
    """Return stems of a subject, those that one of the other's begins or goes on replaced by it: "math" is "mathematics"."""
    return {
        next((a for a in sorted(asked) if len(min(a, h, key=len)) >= SUBJECT_STEM and (a.startswith(h) or h.startswith(a))), h)
        for h in held
    }  # fmt: skip


@lru_cache(maxsize=8192)
def _families(name: str) -> frozenset[str]:
    return field_families(name)


# Other ways to meet a requirement that names a degree: "or a completed apprenticeship", "or the years that amount to it".
_OTHER_WAY: Final = re.compile(
    r"(?i)\bor\b[^.;]*\b(?:vocational|apprentice\w*|trade|training|qualifications?|certificat\w*|licen[cs]\w*|experience|career|learn\w*|knowledge|skills?|portfolio|showreel|registration|membership|standing|practice|years|work\w*)\b|\b(?:vocational|technical|trade|professional)\s+(?:qualification|training)|\bequivalen\w*\b"
)


def degree_shortfall(
    requirement: Requirement, found: Sequence[QuantityResult]
) -> Literal["", "level", "part"]:
    """Tell in what the best degree stated falls short of a requirement that asks for a degree and for nothing else.

    Parameters
    ----------
    requirement : Requirement
    found : sequence of QuantityResult
        What the rules found.

    Returns
    -------
    str
        ``"level"`` for a lower level, ``"part"`` for one unfinished or in another subject, else empty; empty too where the text accepts
        something else in its place.
    """
    if (
        requirement.kinds != ("education",)
        or requirement.equivalent_experience_ok
        or _accepts_another_way(requirement.text)
    ):
        return ""
    credits = [one.credit for one in found if one.kind == "degree" and one.credit > 0]
    if not credits or max(credits) >= HALF_CREDIT:
        return ""
    return "level" if max(credits) <= LOWER_LEVEL else "part"


def degree_suffices(requirement: Requirement, paths: Sequence[DegreePath]) -> bool:
    """Tell whether a degree is one of the ways to meet a requirement of degree or years, with no years beside it, and held in full.

    Parameters
    ----------
    requirement : Requirement
    paths : sequence of DegreePath
        The combinations of degree and years that are accepted.

    Returns
    -------
    bool
    """
    return set(requirement.kinds) <= _DEGREE_AND_YEARS and any(
        not path.years and (path.degree_credit or 0.0) >= IN_FULL for path in paths
    )


@lru_cache(maxsize=4096)
def _accepts_another_way(text: str) -> bool:
    return _OTHER_WAY.search(text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class DegreePath:
    """One way to meet a requirement that asks for a degree and years: credit of the degree, 0-1, and years asked; None where it asks for none."""

    degree_credit: float | None
    years: float | None

    def credit(self, months: float) -> float:
        """Return how far it is met, 0-1, by whom so many months of experience count for."""
        worked = 1.0 if not self.years else min(1.0, months / (12.0 * self.years))
        return worked if self.degree_credit is None else min(worked, self.degree_credit)


def degree_paths(requirement: Requirement, resume: Resume) -> tuple[DegreePath, ...]:
    """Compare each combination of degree and years that a requirement accepts with the education shown.

    Parameters
    ----------
    requirement : Requirement
    resume : Resume

    Returns
    -------
    tuple of DegreePath
        Empty unless both are asked for.
    """
    if requirement.degree_level is None or requirement.min_years is None:
        return ()
    paths = []
    for level, years in accepted_paths(requirement.text):
        asked = dataclasses.replace(requirement, degree_level=level, equivalent_experience_ok=False)
        found = degree_result(asked, resume)
        paths.append(DegreePath(degree_credit=None if found is None else found.credit, years=years))
    return tuple(paths)


# Classes of a British or Irish degree, from the lowest on.
_CLASSES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?i)\bthird[- ]class\b|\b3rd class\b",
        r"(?i)(?<![\d:.])2[:.]2(?![\d:])(?! GPA)|\b2ii\b|\blower second\b|\bdesmond\b",
        r"(?i)(?<![\d:.])2[:.]1(?![\d:])(?! GPA)|\b2i\b(?!i)|\bupper second\b|\bsecond[- ]class honou?rs,? (?:first|upper)",
        r"(?i)\bfirst[- ]class\b|\b1st(?: class)?\b(?=\W|$)|\(first\)|, first(?=\W|$)",
    )
)
# "First-class communication" is no class of a degree.
_OTHER_FIRST: Final = re.compile(r"(?i)\bfirst[- ]class\b(?!(?: \w+){0,2} (?:degree|honou?rs|bachelor))")
LOWER_CLASS: Final = 0.45
"""The most credit for a degree of a lower class than the one asked for."""


@lru_cache(maxsize=8192)
def _classes(text: str) -> tuple[int, ...]:
    return tuple(rank for rank, pattern in enumerate(_CLASSES) if pattern.search(text))


def _is_of_lower_class(requirement: Requirement, row: str) -> bool:
    """Tell whether a degree states a class below the lowest that a posting accepts: "2:2" where a 2:1 is asked for."""
    asked, held = _classes(_OTHER_FIRST.sub("", requirement.text)), _classes(row)
    return bool(asked) and bool(held) and max(held) < min(asked)


def _row_of(held: Education, resume: Resume) -> str:
    text = resume.document.text
    end = text.find("\n", held.span.end)
    return text[held.span.start : end if end >= 0 else len(text)]


def degree_result(requirement: Requirement, resume: Resume) -> QuantityResult | None:
    """Compare the degree asked for with the education shown.

    Parameters
    ----------
    requirement : Requirement
    resume : Resume

    Returns
    -------
    QuantityResult or None
        None when no degree is asked for.
    """
    if requirement.degree_level is None:
        return None
    asked_rank = LEVEL_RANK[requirement.degree_level]
    asked = LEVEL_WORDS[requirement.degree_level]
    subjects = subjects_in_words(requirement.degree_fields)
    if subjects:
        asked += f" in {subjects}"
    best = QuantityResult(kind="degree", credit=0.0, asked=asked, found="no degree of that level")
    for held in resume.education:
        level = _level_of(held)
        if level is None:
            continue
        gap = LEVEL_RANK[level] - asked_rank
        subject = field_match(requirement, held)
        name = held.name or (LEVEL_WORDS[level] if held.level else "a course of study")
        if subjects and held.fields and held.fields[0].casefold() not in name.casefold():
            name += f" in {subjects_in_words(held.fields[:1])}"
        if gap >= 0:
            credit = 0.1 + 0.9 * subject
        elif gap == -1:
            credit = LOWER_LEVEL if subject >= 0.5 else 0.1
        else:
            credit = 0.0
        found = name
        if held.status in ("in_progress", "broken_off") and gap >= 1:
            # Nobody studies for a master's without a first degree, nor for any degree without a school certificate.
            credit = 1.0 if requirement.degree_level == "high_school" else 0.9 * credit
            found = f"{name} begun, which needs what is asked"
        elif held.status == "in_progress":
            credit, found = min(credit, 0.5) * 0.9, f"{name}, not finished"
        elif held.status == "broken_off":
            credit, found = min(credit, 0.5) * 0.6, f"{name}, broken off"
        elif gap < 0:
            found = f"{name}, a lower level"
        elif subject < ANOTHER_SUBJECT:
            found = f"{name}, another subject"
        elif gap == 0 and credit > LOWER_CLASS and _is_of_lower_class(requirement, _row_of(held, resume)):
            credit, found = LOWER_CLASS, f"{name}, of a lower class"
        if credit > best.credit:
            best = QuantityResult(
                kind="degree",
                credit=credit,
                asked=asked,
                found=found,
                spans=(held.span,),
            )
    if requirement.equivalent_experience_ok and best.credit < 0.8:
        years = resume.total_months / 12
        needed = EQUIVALENT_YEARS[requirement.degree_level]
        if years >= needed > 0:
            # Length alone does not show that the experience is equivalent, so it is never the whole.
            in_place = f"{years:.0f} years of work in its place"
            best = QuantityResult(
                kind="degree",
                credit=max(best.credit, 0.6),
                asked=asked + ("," if subjects else "") + " or equivalent experience",
                found=f"{best.found}; {in_place}" if best.credit > 0 else in_place,
                spans=tuple(j.header for j in resume.experiences if j.header is not None and j.months > 0)[
                    :3
                ],
            )
    return best
