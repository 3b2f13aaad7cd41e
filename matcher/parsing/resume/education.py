"""Degrees and courses of study with their state: done, in progress, broken off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Final

from matcher.parsing.dates import DateRange, find_date_ranges
from matcher.parsing.degrees import DegreeMention
from matcher.parsing.resume.rows import Row
from matcher.parsing.resume.study import degrees_of, fields_of
from matcher.parsing.resume.words import has_school_word
from matcher.types import Education, EducationStatus, TextSpan

_BROKEN: Final = re.compile(
    r"(?i)\b(?:not completed|never completed|did(?: not|n['’]t) (?:complete|finish|graduate)|do(?:es)? not have the degree|without (?:finishing|completing|a degree|degree)|no degree|left (?:after|before|without|with|for|in|when)|withdr[ae]w\w*|dropped out|discontinued|broken off|"
    r"abandoned|interrupted|before finishing|unfinished|incomplete|not finished|uncompleted|stopped in|then stopped|not resumed|ran out of money|did not go back|not enrolled|no longer enrolled|some college|abgebrochen|ohne abschluss|nicht abgeschlossen|inachevé\w*|interrompu\w*|"
    r"abandonné\w*|sin terminar|inconclus\w*|interrott\w*|non completat\w*|nie ukończon\w*|afgebroken|trancad\w*|nefinalizat\w*|întrerupt\w*|не (?:окончен|закончен)\w*|неоконченн\w*)\b"
)
_PART: Final = re.compile(
    r"(?i)\b(?:(?:\d+|one|two|three|four|five|six|seven|some)\s(?:semester |university |college )?(?:credits?|semesters?|years?|hours|courses)\s(?:toward|towards|of an?\b|completed of|finished of)|completed (?:one|two|three|\d) of (?:two|three|four|five|\d) years)"
)
_PROGRESS: Final = re.compile(
    r"(?i)\b(?:expected|anticipated|expecting|in progress|ongoing|on-going|currently (?:enrolled|studying|pursuing)|pursuing|enrolled|candidate(?=\b.{0,30}(?:19|20)\d\d|\)?$)|to be completed|(?:due|graduating|graduation|completion|finishing) (?:in |date:? ?)?(?:\w+ )?20\d\d|"
    r"(?:first|second|third|final|fourth)[ -]year of|final[- ]year (?:student|of)|\d+ of \d+ (?:\w+ )?(?:credits?|courses?|modules|semesters?|hours)|(?:one|two|three|four|five|six|seven|eight|nine|ten) of (?:\w+) (?:semesters?|courses?|terms|modules)|on pause|all but dissertation|"
    r"started (?:in )?(?:\w+ )?20\d\d|laufend|voraussichtlich|en cours|en curso|in corso|em curso|w trakcie|cursando|pågående|lopende|expected graduation|prospective|studying for|working towards?)\b"
)
_DONE: Final = re.compile(
    r"(?i)\b(?:completed|graduated|awarded|conferred|defended|earned|obtained|received|passed|abgeschlossen|abschluss|obtenu|diplômé\w*|absolvent\w*|absolvit\w*|окончил\w*|mezun|titulad[oa]|laureat[oa]|with distinction|cum laude|summa|magna|first class|honou?rs|2[:.][12]|note \d|gpa|distinction|merit)\b"
)
_ABD: Final = re.compile(r"\bABD\b|\(c\)|(?i:\ball but dissertation\b)")
_EXPECTED: Final = re.compile(
    r"(?i)\b(?:expected|anticipated|due|graduat\w+|until|finishing|completion|voraussichtlich|prévu\w*|previst[oa])\b[^,;.]{0,16}$"
)
_POSTING: Final = re.compile(
    r"(?i)\b(?:minimum|required|preferred|or equivalent|you (?:have|are|will|bring)|must (?:have|be|hold)|is a plus|or an? (?:associate|bachelor|master)|is needed|ideally)\b"
)
_SEPARATORS: Final = re.compile(r"\s*(?:,|\||;|:|(?<=[^\W\d_]{3})\.\s|\s[–—·•-]\s|\s{3,}|\t|\n|\(|\))\s*")
_SEMI: Final = re.compile(
    r";\s+|(?<=[\w)]{2}\.)\s+(?=(?:[BM]\.?[AS]c?\b|BSc|MSc|PhD|Ph\.D|Bachelor|Master|Certificate|Diploma|A[- ]levels?|GCSE|QCF|NVQ)\b)"
)
_DETAIL: Final = re.compile(
    r"(?i)^(?:thesis|dissertation|gpa|grade|coursework|relevant|minor|major|concentration|specialt?i[sz]ation|honou?rs|first class|focus|modules|courses|activities|supervisor|advisor|final mark|note|final-year|awards?|scholarship|cgpa|\d[.:,]\d|with distinction|magna|summa|cum laude|diplomarbeit|mémoire|tesi)\b|^[(\[]"
)
_TABLE_HEAD: Final = re.compile(
    r"(?i)^(?!.*(?:19|20)\d\d).{0,40}\b(?:degree|exam|qualification|course)\b.{0,80}\b(?:board|university|institut\w+|school)\b.{0,80}\b(?:year|%|grade|marks|percentage|result)|^(?:degree|qualification)\s{2,}"
)
#: An office held at a school, not a study there: "Treasurer of the Tern College debating club, 2012".
_OFFICE: Final = re.compile(
    r"(?i)\b(?:founder|president|vice[- ]president|secretary|treasurer|captain|chair(?:man|woman|person)?|representative|member|volunteer)\b[^\n]{0,24}\s(?:of|at|in|for)\s"
)
_REMARK: Final = re.compile(
    r"(?i)\b(?:exchange|semester|abroad|scholarship|dean['’]?s list|project|thesis|club|society|team|elected|awarded|taught|visited|workshop|seminar|conference|coursework)\b"
)
_LONGEST_UNDATED: Final = 14
_MAX_RUN: Final = 6
_SHORT_ROW: Final = 10
_OTHER_STUDY: Final = re.compile(
    r"(?i)\b(?:certificat\w*|diploma|courses?|coursework|training|program(?:me)?|studies)\b"
)
#: Dates before and a mark behind the name of a school.
_AROUND: Final = re.compile(r"^[\d/.\s–—-]{4,24}(?=[^\W\d_])|\s+C?GPA$")
#: "Geology 1992 Tern University": a year between the school and what else the entry names.
_YEAR_BETWEEN: Final = re.compile(r"\s(?:19|20)\d\d\s(?=[A-Z])")


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
    if _TABLE_HEAD.search(text) and "\n" not in text:
        return []
    found: list[Education] = []
    pieces = _pieces(text)
    for begin, end in pieces:
        piece = text[begin:end]
        degrees = degrees_of(piece, in_section=in_section)
        ranges = find_date_ranges(piece, as_of)
        if degrees and _POSTING.search(piece) and not ranges:
            continue
        found.extend(
            _education(piece, offset + begin, degree, ranges, as_of, alone=len(degrees) == 1)
            for degree in degrees
        )
        if (
            not degrees
            and in_section
            and len(pieces) == 1
            and _institution(piece)
            and not _OFFICE.search(piece)
            and (ranges or _BROKEN.search(piece) or _names_school_alone(piece))
        ):
            found.append(_education(piece, offset + begin, None, ranges, as_of, alone=True))
    return found


def _names_school_alone(piece: str) -> bool:
    """Tell an entry without dates, "Tern University, soil science", from a remark on the one above."""
    return (
        len(piece.split()) <= _LONGEST_UNDATED
        and piece.strip(" .:-–")[:1].isupper()
        and not _DETAIL.match(piece.strip())
        and not _REMARK.search(piece)
    )


def education_runs(rows: list[Row], as_of: date) -> Iterator[list[Row]]:
    """Yield the rows of an education section, those of one degree together.

    Parameters
    ----------
    rows : list of Row
    as_of : datetime.date

    Yields
    ------
    list of Row
    """
    run: list[Row] = []
    has_degree = has_dates = has_school = has_full_dates = False
    for index, row in enumerate(rows):
        named = [d for d in degrees_of(row.text, in_section=True) if not d.is_generic]
        around = [*run, *rows[index + 1 : index + 2]]
        degree = any(not _is_school_name(d, row.text, around) for d in named)
        dates = bool(find_date_ranges(row.text, as_of))
        school = has_school_word(row.text)
        own_school = bool(named) and not degree  # of the diploma above or below
        opens = own_school and not any(_is_school_name(d, row.text, run) for d in named)
        bare_dates = dates and len(row.text.split()) <= 5
        names_place = (
            not (degree or dates or row.blank_before)
            and row.n_words <= _SHORT_ROW
            and index + 1 < len(rows)
            and _says_when(rows, index + 1, as_of)
        )
        detail = not degree and (
            bool(_DETAIL.match(row.text))
            or row.text[:1].islower()
            or (bool(run) and row.indent > run[0].indent + 1)
        )
        closed = (
            bool(run)
            and not detail
            and (
                (degree and has_degree)
                or (opens and (has_degree or has_dates))
                or (
                    degree
                    and has_dates
                    and has_school
                    and (dates or school or row.blank_before or any(_OTHER_STUDY.search(r.text) for r in run))
                )
                or (degree and has_full_dates and school)
                or (row.blank_before and (has_degree or has_dates))
                or (dates and has_dates and not (bare_dates and not has_dates))
                or (has_degree and not degree and not school and not bare_dates and not names_place)
                or (has_degree and has_school and not degree and school and not own_school)
                or len(run) >= _MAX_RUN
                or row.side != run[-1].side
                or bool(_TABLE_HEAD.search(run[0].text))
            )
        )
        if closed:
            yield run
            run, has_degree, has_dates, has_school, has_full_dates = [], False, False, False, False
        run.append(row)
        has_full_dates = has_full_dates or (dates and not bare_dates)
        has_degree, has_dates, has_school = has_degree or degree, has_dates or dates, has_school or school
    if run:
        yield run


def _is_school_name(degree: DegreeMention, text: str, run: list[Row]) -> bool:
    """Tell "Tern Valley High School", the school of the diploma above or below, from a diploma."""
    before = text[: degree.start].split()
    return (
        degree.level == "high_school"
        and text[degree.start : degree.end].lower() == "high school"
        and bool(before)
        and before[-1][:1].isupper()
        and any(d.level == "high_school" for row in run for d in degrees_of(row.text, in_section=True))
    )


def _says_when(rows: list[Row], index: int, as_of: date) -> bool:
    """Tell a row that does nothing but date the study above it: "Graduated: May 2007"."""
    row = rows[index]
    following = rows[index + 1] if index + 1 < len(rows) else None
    if (
        following is not None
        and ":" not in row.text
        and not following.blank_before
        and degrees_of(following.text, in_section=True)
    ):
        return False  # it may as well date the study below it
    return (
        not row.blank_before
        and row.n_words <= 5
        and bool(find_date_ranges(row.text, as_of))
        and not degrees_of(row.text, in_section=True)
    )


def _pieces(text: str) -> list[tuple[int, int]]:
    """Split "MSc …, 2019; BSc …, 2017" into its degrees."""
    cuts = [0, *(m.end() for m in _SEMI.finditer(text)), len(text)]
    merged: list[tuple[int, int]] = []
    for a, b in pairwise(cuts):
        if not text[a:b].strip():
            continue
        if merged and not degrees_of(text[a:b], in_section=True):
            merged[-1] = (merged[-1][0], b)
        else:
            merged.append((a, b))
    return merged


def _education(
    text: str,
    offset: int,
    degree: DegreeMention | None,
    ranges: tuple[DateRange, ...],
    as_of: date,
    *,
    alone: bool,
) -> Education:
    """Build one entry."""
    dates = list(ranges)
    if degree is not None and not alone:
        after = [r for r in dates if r.start_offset >= degree.end]
        dates = after[:1] or dates[:1]
    status = _status(text, dates, as_of, degree)
    start, end = _period(text, dates, status, as_of)
    lead = len(text) - len(text.lstrip())
    span_text = text.strip()
    return Education(
        level=degree.level if degree else None,
        name=" ".join(text[degree.start : degree.end].split()) if degree else "",
        fields=fields_of(text, degree) if degree else (),
        institution=_school_beside(text, text[degree.start : degree.end] if degree else ""),
        start=start,
        end=end,
        status=status,
        span=TextSpan(text=span_text, start=offset + lead, end=offset + lead + len(span_text)),
    )


def _school_beside(text: str, name: str) -> str:
    """Return the school, which "Institute Certificate" as the name of a degree is not."""
    school = _institution(text)
    return "" if school and school == name else school


def _period(
    text: str, ranges: list[DateRange], status: EducationStatus, as_of: date
) -> tuple[date | None, date | None]:
    """Return start and end of the study; the one date of an unfinished study is its start, unless it is expected."""
    for found in ranges:
        if found.form == "range" or (found.form == "since" and status == "in_progress"):
            return found.start, found.end
    if not ranges:
        return None, None
    if status != "in_progress":
        return None, ranges[0].end or ranges[0].start
    start = end = None
    for found in ranges:
        day = found.end or found.start
        if day is not None and (day > as_of or _EXPECTED.search(text[: found.start_offset])):
            end = end or day
        elif start is None and end is None:
            start = found.start
    return start, end


def _status(text: str, ranges: list[DateRange], as_of: date, degree: DegreeMention | None) -> EducationStatus:
    """Tell how the study stands; an expected date stays unconfirmed even when it has passed."""
    if degree is not None and degree.level == "doctorate" and _ABD.search(text):
        return "in_progress"
    stated = _stated(text)
    if stated is not None:
        return stated
    if any(r.is_current for r in ranges):
        return "in_progress"
    end = ranges[0].end if ranges else None
    if end is not None:
        return "completed" if (end.year, end.month) <= (as_of.year, as_of.month) else "in_progress"
    return "completed" if _DONE.search(text) else "unknown"


@lru_cache(maxsize=256)
def _stated(text: str) -> EducationStatus | None:
    """Return how the words of an entry say that the study stands, or None."""
    if _BROKEN.search(text):
        return "broken_off"
    if _PROGRESS.search(text):
        return "in_progress"
    return "broken_off" if _PART.search(text) else None


@lru_cache(maxsize=256)
def _institution(text: str) -> str:
    """Return the school that an entry names."""
    for part in _SEPARATORS.split(text):
        bare = _AROUND.sub("", part.strip(" .:*_"))
        bare = next((side for side in _YEAR_BETWEEN.split(bare) if has_school_word(side)), bare)
        if not bare or not has_school_word(bare) or len(bare) > 90:
            continue
        cut = re.search(r"(?i:\b(?:from|at|an der|à l['’]|de la))\s+(?=[A-ZÀ-Þ])", bare)
        if cut and has_school_word(bare[cut.end() :]):
            bare = bare[cut.end() :]
        if any(word[:1].isupper() for word in bare.split()) and not re.fullmatch(
            r"(?i)(?:high )?school(?: diploma)?|some college|college|university|high school \w+", bare
        ):
            return re.sub(r"(?i)\s+(?:high school )?diploma$", "", bare) if "iploma" in bare else bare
    return ""
