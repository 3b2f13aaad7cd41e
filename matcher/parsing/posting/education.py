"""Degree and years that a requirement asks for: the lowest path that it accepts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from matcher.parsing.certificates import find_certificates
from matcher.parsing.degrees import DegreeMention, find_degrees, named_subject
from matcher.parsing.years import YearsMention, find_years
from matcher.types import DEGREE_LEVELS, DegreeLevel

_ENROLLED: Final = re.compile(
    r"(?i)\b(?:enroll?(?:ed|ment|ing)?|to\s+complete|pursuing(?!\s+(?:or|and|/)))\b[^.;]{0,60}$"
)
_NOT_ASKED: Final = re.compile(
    r"(?i)(?:\bno\s+|\bnot\s+(?:have|need|require)\s+an?\s+|\bwithout\s+an?\s+|\bin\s+lieu\s+of\s+(?:an?\s+|the\s+)?|\bin\s+place\s+of\s+(?:an?\s+|the\s+)?|\binstead\s+of\s+an?\s+|\b(?:after|since|post)\s+(?:completion\s+of\s+)?(?:an?\s+|that\s+|the\s+|your\s+)?|\bafter\s+completion\s+of\s+an?\s+|\b(?:teaching|tutoring|mentoring|students|towards?|pursue|pursuing\s+further)\s+(?:an?\s+|the\s+|your\s+)?)$"
)
_EQUIVALENT: Final = re.compile(
    r"(?i)\b(?:equivalent|comparable|commensurate|equal|relevant|related|similar|applicable|significant|practical|professional|proven|directly comparable|hands-on|industry|work|military|on-the-job)\s+(?:\w+[ /-]{1,2}){0,4}?experience\b|\b(?:or|and/or)\s+(?:an?\s+)?(?:similar|equivalent|comparable)\s+(?:\w+\s+)?background\b|\bindustry\s+equivalent\b|\bequivalent\s+(?:combination|years|in\s+experience|of\s+(?:education|experience)|work\b|through\s+experience|education\s*/\s*experience|training\s+(?:and|or|/)\s*experience)|"
    r"\bcombination\s+of\s+(?:\w+\s+){0,3}(?:education|experience|training|skills)|\b(?:education|training)\s*(?:and/or|or|/|and)\s*experience\b|\bexperience\s+(?:in\s+lieu|(?:may|can|will)\s+be\s+considered|instead|equivalent|may\s+(?:be\s+)?substitut|can\s+(?:be\s+)?substitut|considered|in\s+place)|\bin\s+lieu\s+of\b|\bin\s+place\s+of\b|\bsubstitut\w*\b|\bvergleichbare\s+(?:\w+\s+)?(?:erfahrung|berufserfahrung|praxis)|\bexpérience\s+équivalente|\bexperiencia\s+equivalente|\bwork\s+shows\s+the\s+equivalent|\bequivalent\s+(?:\w+\s+){0,2}(?:output|track\s+record|body\s+of\s+work|portfolio)\b"
)
# "10 years of relevant work experience may be considered"
_CONSIDERED: Final = re.compile(
    r"(?i)(?:\s+and\s+(?:\w+\s+){1,3}?)?\s*(?:may|can|will)\s+(?:also\s+|strongly\s+)?be\s+(?:strongly\s+)?(?:considered|accepted|substituted)\b"
)
_OR: Final = re.compile(
    r"(?i)\bor\b|\band/or\b|/|\boder\b|\bou\b|\bo\b|\bin\s+lieu\b|\bsubstitut|\bcombination\b|\bin\s+place\s+of\b|\binstead\b"
)
_OR_YEARS: Final = re.compile(
    r"(?i)\bor\s+(?:at\s+least\s+|a\s+minimum\s+(?:of\s+)?|minimum\s+(?:of\s+)?|more\s+than\s+|over\s+|have\s+)?$"
)
_OR_ALTERNATIVE: Final = re.compile(
    r"(?i)(?:[,;(]|\s)\s*\bor\b|\bin\s+lieu\b|[;/]|\boder\b|\bou\b|\bwith\s+an?\s+(?:master|ph)"
)
_EDUCATION: Final = re.compile(
    r"(?i)\b(?:graduate\s+of|degree|educational\s+degrees|apprenticeship|ausbildung|enrolled\s+in|accredited\s+(?:nursing|program|school|college|university)|currently\s+(?:a\s+student|pursuing|enrolled)|gcses?|coursework|studium|post-?secondary|vocational\s+(?:training|qualification|school)|trade\s+school|(?:pharmacy\s+technician|professional|postgraduate|academic|teaching)\s+qualification|honou?rs|college\s+(?:education|studies|credits)|university\s+(?:education|student)|high\s+school|recent\s+graduate|formal\s+education|études|formation\s+(?:universitaire|supérieure|en))\b"
)


# "Any combination of training, experience and educational degrees": no level is named.
_COMBINED: Final = re.compile(r"(?i)\bcombination\s+of\s[^.;]{0,60}$")
# "Post high school education", unlike "two years post high school", is schooling that is asked for.
_POST: Final = re.compile(r"(?i)\bpost\s+$")
# "60 semester units or 90 quarter units of coursework": how much of a degree in the United States, in years of college.
_UNITS: Final = re.compile(
    r"(?i)\b(?P<number>\d{2,3})\)?\s(?:(?:college|university)\s)?(?P<term>semester|quarter)(?=[^.;]{0,30}\b(?:units?|hours?|credits?)\b)"
)
_UNITS_A_YEAR: Final = {"semester": 30, "quarter": 45}


# "PhD-level research": work of that kind, no diploma.
_OF_THAT_LEVEL: Final = re.compile(
    r"(?i)[ -]level\s+(?:\w+\s+)?(?:research|work|understanding|knowledge|thinking|mathematics|writing)\b"
)
# "3 years (1 year with a master's degree)": the degree shortens the years, nobody asks for it.
_ASIDE_AFTER_YEARS: Final = re.compile(r"(?i)\byears?\b.*\([^()]*\byears?\b[^()]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class EducationNeed:
    """Degree, fields, years and equivalence of one requirement."""

    is_education: bool = False
    level: DegreeLevel | None = None
    fields: tuple[str, ...] = ()
    min_years: float | None = None
    max_years: float | None = None
    experience_serves: bool = False


def education_need(text: str) -> EducationNeed:
    """Read degree and years by the convention of the lowest accepted path.

    The level is the lowest one named. The years are those of the path with the lowest degree, and where that path has
    no number, those of another path.

    Examples
    --------
    >>> need = education_need("Master's degree and 2 years, or Bachelor's degree in Physics and 4 years of experience")
    >>> need.level, need.min_years
    ('bachelor', 4.0)
    """
    degrees = _asked_degrees(text)
    years = [y for y in find_years(text) if y.min is not None or y.max is not None]
    level = min((d.level for d in degrees), key=DEGREE_LEVELS.index, default=None) or _level_of_units(text)
    fields = _asked_fields(degrees, level)
    minimum, maximum = _years_of_path(text, degrees, years, level)
    serves = bool(degrees or _EDUCATION.search(text) or _names_certificate(text)) and _experience_serves(
        text, degrees, years
    )
    return EducationNeed(
        is_education=level is not None or _EDUCATION.search(text) is not None,
        level=level, fields=fields, min_years=minimum, max_years=maximum, experience_serves=serves,
    )  # fmt: skip


def _asked_fields(degrees: list[DegreeMention], level: DegreeLevel | None) -> tuple[str, ...]:
    """Return the fields of the lowest path; none where any field will do."""
    lowest = [degree for degree in degrees if degree.level == level]
    if level == "high_school" or any("any" in degree.related for degree in lowest):
        return ()
    fields: list[str] = []
    for degree in lowest if any(degree.fields for degree in lowest) else degrees:
        # An MBA or a J.D. among other degrees tells nothing of theirs.
        if len(degrees) == 1 or named_subject(degree.name) not in ("business", "law"):
            fields += degree.fields
    return tuple(dict.fromkeys(fields))


def _names_certificate(text: str) -> bool:
    return bool(find_certificates(text))


def _level_of_units(text: str) -> DegreeLevel | None:
    """Return the degree that as many units as a text asks for amount to: two years of college or four."""
    years = [int(m["number"]) / _UNITS_A_YEAR[m["term"].lower()] for m in _UNITS.finditer(text)]
    if not years or min(years) < 2:
        return None
    return "bachelor" if min(years) >= 4 else "associate"


def _asked_degrees(text: str) -> list[DegreeMention]:
    certificates = find_certificates(text)
    kept: list[DegreeMention] = []
    for mention in find_degrees(text):
        before = text[max(0, mention.start - 80) : mention.start]
        is_schooling = mention.level == "high_school" and mention.name.endswith("education")
        if _ENROLLED.search(before) or (
            _NOT_ASKED.search(before) and not (is_schooling and _POST.search(before))
        ):
            continue
        if mention.is_generic and not mention.fields and _COMBINED.search(before):
            continue
        if _OF_THAT_LEVEL.match(text, mention.end):
            continue
        if (
            mention.is_generic
            and kept
            and not kept[-1].is_generic
            and _OF_THAT_SUBJECT.fullmatch(text[kept[-1].end : mention.start])
        ):
            # "A Master's in a bee-related degree" names one degree.
            continue
        if _ASIDE_AFTER_YEARS.search(before) and ")" in text[mention.end :]:
            continue
        if (
            any(c.start < mention.end and mention.start < c.end for c in certificates)
            and mention.level != "doctorate"
            and mention.is_generic
        ):
            continue
        kept.append(mention)
    return [
        m
        for i, m in enumerate(kept)
        if not (i + 1 < len(kept) and _lower_of_both(text, m, kept[i + 1]))
        and not (i and _lower_of_both(text, m, kept[i - 1]))
    ]


_OF_THAT_SUBJECT: Final = re.compile(
    r"(?i)\s+in\s+an?\s+(?:(?!\b(?:year|college|university|undergraduate|first|higher|advanced)\b)[\w\s,&/-]){1,60}?[\s-](?:related|relevant)\s+"
)
_BOTH: Final = re.compile(r"(?i)(?:\s*degrees?)?\s+and\s+(?:an?\s+)?")


def _lower_of_both(text: str, mention: DegreeMention, other: DegreeMention) -> bool:
    """ "A doctoral degree and a master's degree" asks for the higher one."""
    first, second = sorted((mention, other), key=lambda m: m.start)
    return (
        DEGREE_LEVELS.index(mention.level) < DEGREE_LEVELS.index(other.level)
        and _BOTH.fullmatch(text[first.end : second.start]) is not None
    )


def _experience_serves(text: str, degrees: list[DegreeMention], years: list[YearsMention]) -> bool:
    for match in _EQUIVALENT.finditer(text):
        if (
            match.group().lower().startswith("substitut")
            and re.search(r"(?i)degree[^.;]{0,90}$", text[: match.start()])
            and re.match(r"(?i)\w*\s+for\b", text[match.end() :])
        ):
            continue
        if re.match(
            r"(?i)(?:relevant|related|similar|applicable|significant|practical|professional|proven|hands-on|industry|work(?! shows))\b",
            match.group(),
        ):
            if _CONSIDERED.match(text, match.end()):
                return True
            before = text[max(0, match.start() - 14) : match.start()]
            if not re.search(r"(?i)\bor\s+(?:an?\s+)?$|/\s*$", before):
                continue
        elif not _OR.search(text[max(0, match.start() - 40) : match.end()]):
            continue
        return True
    if degrees:
        for mention in years:
            if mention.start > degrees[0].end and _OR_YEARS.search(
                text[max(0, mention.start - 30) : mention.start]
            ):
                between = text[degrees[-1].end : mention.start] if degrees[-1].end < mention.start else ""
                after = text[mention.end : mention.end + 60]
                # "or 7+ years of experience" with no degree of its own is a path for experience alone.
                if (
                    not re.search(r"(?i)with\s+an?\s+(?:degree|master|bachelor|ph)", after)
                    and between is not None
                ):
                    return True
    return False


def _years_of_path(
    text: str, degrees: list[DegreeMention], years: list[YearsMention], level: DegreeLevel | None
) -> tuple[float | None, float | None]:
    absolute = [y for y in years if not y.is_additional]
    if not absolute:
        return None, None
    if len(absolute) == 1 or not degrees:
        if degrees or len(absolute) == 1:
            return absolute[0].min, absolute[0].max
        if _ON_TOP.fullmatch(text[absolute[0].end : absolute[1].start]):
            return _with_additional(text, absolute)
        return _without_degree(text, absolute)
    # One path a degree level: cut the text where another degree, or "or N years", begins a new alternative.
    paths = _paths(text, degrees, absolute)
    lowest = [p for p in paths if p[0] == level]
    for wanted in (lowest, [p for p in paths if p[0] is not None], paths):
        for _, numbers in wanted:
            if numbers:
                return _with_additional(text, numbers)
    return absolute[0].min, absolute[0].max


# "four years in administration with an additional two years of supervision"
_ON_TOP: Final = re.compile(
    r"(?i)[^.;()]{0,90}\b(?:with|and|plus)\s+(?:at\s+least\s+)?an?\s+(?:additional|further)\s+"
)


def _with_additional(text: str, years: list[YearsMention]) -> tuple[float | None, float | None]:
    """Return the first amount, and what is asked for on top of it added."""
    first = years[0]
    if len(years) > 1 and first.min is not None and _ON_TOP.fullmatch(text[first.end : years[1].start]):
        return first.min + (years[1].min or 0.0), None
    return first.min, first.max


def _without_degree(text: str, years: list[YearsMention]) -> tuple[float | None, float | None]:
    """Several amounts without a degree: alternatives take the lowest, "including 2 years of …" the whole."""
    first = years[0]
    for later in years[1:]:
        between = text[first.end : later.start]
        if re.search(r"(?i)\b(?:includ\w+|of which|at least \w+ (?:years?|months?)|with)\b", between):
            continue
        if (
            re.search(r"(?i)[,;]?\s\bor\b\s(?:at\s+least\s+|a\s+minimum\s+of\s+)?$", between)
            and later.min is not None
            and (first.min or 0) > later.min
        ):
            first = later
    return first.min, first.max


def _paths(
    text: str, degrees: list[DegreeMention], years: list[YearsMention]
) -> list[tuple[DegreeLevel | None, list[YearsMention]]]:
    marks: list[tuple[int, DegreeMention | YearsMention]] = sorted(
        [(d.start, d) for d in degrees] + [(y.start, y) for y in years], key=lambda m: m[0]
    )
    years_first = (
        isinstance(marks[0][1], YearsMention)
        and len(marks) > 1
        and isinstance(marks[1][1], DegreeMention)
        and re.search(r"(?i)\bwith\b|\band\b|\bwith\s+an?\b|\(", text[years[0].end : degrees[0].start])
    )
    paths: list[tuple[DegreeLevel | None, list[YearsMention]]] = []
    pending: list[YearsMention] = []
    previous_end = 0
    for start, mark in marks:
        between = text[previous_end:start]
        if isinstance(mark, DegreeMention):
            if pending and not years_first and _OR_ALTERNATIVE.search(between):
                paths.append((None, pending))
                pending = []
            if paths and not paths[-1][1] and not pending:
                # "Bachelor's or Master's and 3 years": one path, at its lowest level.
                level = paths[-1][0]
                if level is None or DEGREE_LEVELS.index(mark.level) < DEGREE_LEVELS.index(level):
                    paths[-1] = (mark.level, paths[-1][1])
            else:
                paths.append((mark.level, pending))
                pending = []
        elif years_first:
            pending = [mark]
        elif paths and paths[-1][1] and _OR_ALTERNATIVE.search(between):
            paths.append((None, [mark]))
        elif paths:
            paths[-1][1].append(mark)
        else:
            pending.append(mark)
        previous_end = mark.end
    if pending:
        paths.append((None, pending))
    return paths


# Right before a degree or an amount of years: what begins another way to qualify.
_OTHER_PATH: Final = re.compile(
    r"(?i)(?P<sign>\bor\b|;|\()\s*(?P<words>(?:an?|the|at least|minimum|of|have|more than|over|completed)\s+){0,4}$"
)
_CLEARLY_OTHER: Final = re.compile(r"(?:[,;]\s*or|\bOR|;|\()\s|\bor\s+an?\s")


@lru_cache(maxsize=4096)
def accepted_paths(text: str) -> tuple[tuple[DegreeLevel | None, float | None], ...]:
    """Return the ways to meet a requirement that asks for a degree and years: level and years of each, None where it asks for none.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of (level or None, float or None)
        Empty unless both are asked for.

    Examples
    --------
    >>> accepted_paths("Master's degree, or a bachelor's degree and five years in the field")
    (('master', None), ('bachelor', 5.0))
    """
    degrees = _asked_degrees(text)
    years = [y for y in find_years(text) if y.min is not None and not y.is_additional]
    if not degrees or not years:
        return ()
    paths: list[tuple[DegreeLevel | None, float | None]] = []
    marks: list[DegreeMention | YearsMention] = [*degrees, *years]
    for mark in sorted(marks, key=lambda m: m.start):
        level = mark.level if isinstance(mark, DegreeMention) else None
        number = mark.min if isinstance(mark, YearsMention) else None
        before = text[max(0, mark.start - 40) : mark.start]
        other = _OTHER_PATH.search(before)
        if not paths:
            paths.append((level, number))
        elif other and (
            number is not None or paths[-1][1] is not None or _CLEARLY_OTHER.search(other.group())
        ):
            if other["sign"] == ";" and number is None and paths[-1][0] is None:
                continue  # "3 years in the trade; a diploma counts as one of them"
            paths.append((level, number))
        else:
            # "Bachelor's or Master's and 3 years": one way, at its lowest level.
            lowest = min((v for v in (paths[-1][0], level) if v), key=DEGREE_LEVELS.index, default=None)
            paths[-1] = (lowest, paths[-1][1] if paths[-1][1] is not None else number)
    return tuple(dict.fromkeys(paths))
