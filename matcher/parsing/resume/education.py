"""Degrees and courses of study with their state: done, in progress, broken off."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from matcher.parsing.dates import DateRange, find_date_ranges
from matcher.parsing.degrees import DegreeMention, find_degrees
from matcher.parsing.resume.words import has_school_word
from matcher.types import Education, EducationStatus, TextSpan

_BROKEN: Final = re.compile(
    r"(?i)\b(?:not completed|never completed|did(?: not|n['’]t) (?:complete|finish|graduate)|do(?:es)? not have the degree|without (?:finishing|completing|a degree|degree)|no degree|left (?:after|before|without|with)|withdr[ae]w\w*|dropped out|discontinued|broken off|"
    r"abandoned|interrupted|before finishing|unfinished|incomplete|not finished|uncompleted|stopped in|then stopped|not resumed|ran out of money|did not go back|not enrolled|no longer enrolled|some college|abgebrochen|ohne abschluss|nicht abgeschlossen|inachevé\w*|interrompu\w*|"
    r"abandonné\w*|sin terminar|inconclus\w*|interrott\w*|non completat\w*|nie ukończon\w*|afgebroken|trancad\w*|(?:\d+|one|two|three|four|five|six|some)\s(?:semester |university |college )?(?:credits?|semesters?|years?|hours)\s(?:toward|towards|of an?|completed of|finished of)\b)"
)
_PROGRESS: Final = re.compile(
    r"(?i)\b(?:expected|anticipated|expecting|in progress|ongoing|on-going|currently (?:enrolled|studying|pursuing)|pursuing|enrolled(?! in the past)|candidate(?=\b.{0,30}(?:19|20)\d\d|\)?$)|to be completed|(?:due|graduating|graduation|completion) (?:in |date:? ?)?(?:\w+ )?20\d\d|second year of|third year of|first year of|final year|"
    r"\d+ of \d+ (?:credits?|courses?|modules|semesters?|semester hours)|(?:one|two|three|four|five|six|seven|eight|nine|ten) of (?:\w+) (?:semesters?|courses?|terms|modules)|on pause|a\.?b\.?d\.?\b(?!\w)|all but dissertation|part[- ]way|started (?:\w+ )?20\d\d|laufend|voraussichtlich|en cours|en curso|in corso|em curso|w trakcie|cursando|pågående|"
    r"lopende|expected graduation|prospective|studying for|working towards?)\b"
)
_DONE: Final = re.compile(r"(?i)\b(?:completed|graduated|awarded|conferred|defended|earned|obtained|received|passed|abgeschlossen|abschluss|obtenu|diplômé\w*|titulad[oa]|laureat[oa]|with distinction|cum laude|summa|magna|first class|honou?rs|2[:.][12]|note \d|gpa|distinction|merit)\b")
_ABD: Final = re.compile(r"\bABD\b|(?i:\ball but dissertation\b)")
_SEPARATORS: Final = re.compile(r"\s*(?:,|\||;|\s[–—·•-]\s|\s{3,}|\t|\n|\(|\))\s*")
_STUDY_RANGE: Final = frozenset({"range"})
_SEMI: Final = re.compile(r";\s+|(?<=\w\.)\s+(?=(?:[BM]\.?[AS]c?\b|BSc|MSc|PhD|Bachelor|Master|Certificate|Diploma)\b)")


def find_education(text: str, offset: int, as_of: date, *, in_section: bool) -> list[Education]:
    """Read the degrees of one entry.

    Parameters
    ----------
    text : str
        One row, or the rows that belong to one degree.
    offset : int
        Where ``text`` begins in the document.
    as_of : datetime.date
    in_section : bool
        The entry stands under an education heading, so that a school alone counts too.

    Returns
    -------
    list of Education
        In the order of the text.
    """
    found: list[Education] = []
    pieces = _pieces(text)
    for begin, end in pieces:
        piece = text[begin:end]
        degrees = _main_degrees(piece, in_section)
        ranges = find_date_ranges(piece, as_of)
        for degree in degrees:
            found.append(_education(piece, offset + begin, degree, ranges, as_of, alone=len(degrees) == 1))
        if not degrees and in_section and has_school_word(piece) and len(pieces) == 1 and (ranges or _BROKEN.search(piece)):
            found.append(_education(piece, offset + begin, None, ranges, as_of, alone=True))
    return found


def _pieces(text: str) -> list[tuple[int, int]]:
    """Split "MSc …, 2019; BSc …, 2017" into its degrees."""
    cuts = [0, *(m.end() for m in _SEMI.finditer(text)), len(text)]
    spans = [(a, b) for a, b in zip(cuts, cuts[1:], strict=False) if text[a:b].strip()]
    with_degree = [bool(find_degrees(text[a:b])) for a, b in spans]
    merged: list[tuple[int, int]] = []
    for (a, b), has_degree in zip(spans, with_degree, strict=True):
        if merged and not has_degree:
            merged[-1] = (merged[-1][0], b)
        else:
            merged.append((a, b))
    return merged


def _main_degrees(text: str, in_section: bool) -> list[DegreeMention]:
    """Return the degrees that an entry is about, one of each cluster."""
    kept: list[DegreeMention] = []
    for degree in find_degrees(text):
        if degree.is_generic and (kept or not in_section or not re.match(r"(?i)\s*(?:in|of|,|:|\()", text[degree.end :])) and not re.match(r"(?i)diplom", degree.name):
            continue
        gap = text[kept[-1].end : degree.start] if kept else ""
        if kept and re.fullmatch(r"(?i)[\s(,/:–—-]*(?:degree|equivalent to)?[\s(]*", gap) and (kept[-1].level == degree.level):
            continue  # "Magister (M.A.)", "Bachelor of Science (BSc)"
        kept.append(degree)
    return kept


def _education(text: str, offset: int, degree: DegreeMention | None, ranges: tuple[DateRange, ...], as_of: date, *, alone: bool) -> Education:
    """Build one entry."""
    dates = list(ranges)
    if degree is not None and not alone:
        after = [r for r in dates if r.start_offset >= degree.end]
        dates = after[:1] or dates[:1]
    start, end = _period(dates)
    lead = len(text) - len(text.lstrip())
    span_text = text.strip()
    return Education(
        level=degree.level if degree else None,
        name=" ".join(text[degree.start : degree.end].split()) if degree else "",
        fields=tuple(f for f in degree.fields if not has_school_word(f)) if degree else (),
        institution=_institution(text),
        start=start,
        end=end,
        status=_status(text, dates, end, as_of, degree),
        span=TextSpan(text=span_text, start=offset + lead, end=offset + lead + len(span_text)),
    )


def _period(ranges: list[DateRange]) -> tuple[date | None, date | None]:
    """Return start and end of the study."""
    for found in ranges:
        if found.form in ("range", "since"):
            return found.start, found.end
    if ranges:
        return None, ranges[0].end or ranges[0].start
    return None, None


def _status(text: str, ranges: list[DateRange], end: date | None, as_of: date, degree: DegreeMention | None) -> EducationStatus:
    """Tell how the study stands; an expected date stays unconfirmed even when it has passed."""
    if degree is not None and degree.level == "doctorate" and _ABD.search(text):
        return "in_progress"
    if _PROGRESS.search(text) and not re.search(r"(?i)\bleft\b|withdr|not enrolled|dropped", text):
        return "in_progress"
    if _BROKEN.search(text):
        return "broken_off"
    if any(r.is_current for r in ranges):
        return "in_progress"
    if end is not None:
        return "completed" if (end.year, end.month) <= (as_of.year, as_of.month) else "in_progress"
    return "completed" if _DONE.search(text) else "unknown"


def _institution(text: str) -> str:
    """Return the school that an entry names."""
    for part in _SEPARATORS.split(text):
        bare = part.strip(" .:*_")
        if bare and has_school_word(bare) and not find_degrees(bare):
            return bare
    for part in _SEPARATORS.split(text):
        bare = part.strip(" .:*_")
        if bare and has_school_word(bare):
            cut = re.search(r"(?i)\b(?:from|at|an der|à l['’]|de la)\s+(?=[A-ZÀ-Þ])", bare)
            return bare[cut.end() :] if cut else bare
    return ""
