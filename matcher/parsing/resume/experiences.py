"""From the entries of a section to jobs."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from matcher.parsing.dates import DateRange
from matcher.parsing.resume.anchors import is_bullet
from matcher.parsing.resume.draft import Draft
from matcher.parsing.resume.education import find_education
from matcher.parsing.resume.entries import Entry, find_entries, header_clause, is_break_entry
from matcher.parsing.resume.jobs import labelled_employer, read_header
from matcher.parsing.resume.lines import LineBuilder
from matcher.parsing.resume.names import ends_in_country
from matcher.parsing.resume.personal import looks_like_place
from matcher.parsing.resume.rows import Row
from matcher.parsing.resume.study import plain_degrees
from matcher.parsing.resume.undated import with_undated
from matcher.parsing.resume.words import has_organisation_word, has_school_word, title_strength
from matcher.types import Experience, TextSpan

_MAX_STRAY_WORDS: Final = 10
_MAX_FORM_ROWS: Final = 8
_STUDENT: Final = re.compile(
    r"(?i)\b(?:ph\.?d|doctoral|master['’]?s?|bachelor['’]?s?|m\.?sc|undergraduate|graduate)\s(?:student|candidate|studies)\b|\bdoktorand\b(?=\s*$)|^\W*student\b(?!\s(?:assistant|trainee|worker|nurse|teacher|intern|ambassador|representative|advisor|tutor|engineer|developer))"
)
_DATES_AHEAD: Final = re.compile(r"^[^\n:]{0,24}(?:19|20)\d\d[^\n:]{0,24}:\s+")
_PAID_STUDY: Final = re.compile(
    r"(?i)\b(?:assistant|researcher|trainee|fellow|teaching|employed|intern|lecturer|instructor|tutor)\b"
)


_NUMBERS: Final = {
    word: n
    for n, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
        start=1,
    )
}
_DURATION: Final = re.compile(
    rf"(?i)\b(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})[- ](?P<unit>weeks?|months?|wochen|monate|semaines?|mois|semanas?|meses|settimane|mesi)\b"
)
# "Service" may head years in uniform as well as good works.
_FORCES: Final = re.compile(
    r"\b(?:(?<!salvation )army|navy|air force|royal marines?|marine corps|coast ?guard|national guard|armed forces|infantry|regiment|battalion|bundeswehr|"
    r"sergeant|corporal|petty officer|warrant officer)\b",
    re.IGNORECASE,
)


def job_entries(rows: list[Row], section: str, as_of: date) -> list[Entry]:
    """Return the jobs among rows; outside the experience section only where one of them is plainly a job.

    Parameters
    ----------
    rows : list of Row
    section : str
    as_of : datetime.date

    Returns
    -------
    list of Entry
    """
    entries = find_entries(rows, as_of) if rows else []
    if section == "experience":
        return with_undated(rows, entries, as_of)
    entries = [e for e in entries if not _is_study(header_text_of(rows, e))]
    if not any(title_strength(header_text_of(rows, e)) == 2 for e in entries):
        return []
    _stretch(entries, len(rows))
    return entries


def stray_entries(rows: list[Row], as_of: date) -> list[Entry]:
    """Return the jobs that a side column has torn from their section: title and both months on one row among skills.

    Parameters
    ----------
    rows : list of Row
    as_of : datetime.date

    Returns
    -------
    list of Entry
    """
    entries = [
        e
        for e in job_entries(rows, "skills", as_of)
        if len(e.ranges) == 1
        and e.ranges[0][1].form == "range"
        and e.ranges[0][1].precision != "year"
        and not is_bullet(rows[e.ranges[0][0]])
        and rows[e.ranges[0][0]].n_words <= _MAX_STRAY_WORDS
        and title_strength(rows[e.ranges[0][0]].text) == 2
    ]
    _stretch(entries, len(rows))
    return entries


def header_text_of(rows: list[Row], entry: Entry) -> str:
    """Return the header of an entry, rows joined by line breaks.

    Parameters
    ----------
    rows : list of Row
    entry : Entry

    Returns
    -------
    str
    """
    return "\n".join(rows[i].text[:300] for i in range(entry.header_first, entry.header_last + 1))


def _stretch(entries: list[Entry], n_rows: int) -> None:
    """Let each entry reach to the next one."""
    for position, entry in enumerate(entries):
        entry.last = entries[position + 1].header_first - 1 if position + 1 < len(entries) else n_rows - 1


def add_experience(
    rows: list[Row],
    entry: Entry,
    section: str,
    group_org: str,
    builder: LineBuilder,
    draft: Draft,
    as_of: date,
) -> tuple[int | None, str]:
    """Add the job of an entry; return its index and the employer that covers the entries below.

    Parameters
    ----------
    rows : list of Row
    entry : Entry
    section : str
    group_org : str
        Employer that covers several entries.
    builder : LineBuilder
    draft : Draft
        Is added to.
    as_of : datetime.date

    Returns
    -------
    tuple of (int or None, str)
        None where the entry is a break or a study.
    """
    text = builder.text
    header_rows = rows[entry.header_first : entry.header_last + 1]
    header_text = "\n".join(r.text for r in header_rows)
    if is_break_entry(header_text):
        return None, group_org
    if _is_study(header_text):
        span_end = rows[entry.header_last].end
        begin = header_rows[0].start
        draft.education.extend(find_education(text[begin:span_end], begin, as_of, in_section=True))
        return None, group_org
    below = rows[entry.header_last + 1].text if entry.header_last < entry.last else ""
    context = header_text[:600] + ("\n" + below if len(below) < 120 else "")
    dated = [
        (_clause(r.text, own), own)
        for k, r in enumerate(header_rows)
        for own in [tuple(g for i, g in (*entry.margin, *entry.ranges) if i == entry.header_first + k)]
    ]
    header = read_header(dated[:-1] if entry.margin else dated, context)
    titles = _own_titles(header_rows, entry)
    if entry.is_group:
        return None, header.organisation or header.title
    own = "" if header.organisation in titles else header.organisation
    organisation = own or _employer_below(rows, entry)
    if group_org and organisation and _is_town_row(header_rows, organisation):
        organisation = ""  # "Analyst / 2019 - 2021 / Cork, Ireland" below the employer of several posts
    if entry.has_group_line and organisation:
        group_org = organisation
    elif not organisation and group_org:
        organisation = group_org
    elif organisation:
        group_org = group_org if not header.title else ""
    paid = header.is_paid and (section != "volunteering" or bool(_FORCES.search(header_text[:400])))
    ranges = [_shortened(r, header_text) for _, r in entry.ranges]
    known = _known_job(draft.experiences, header.title, organisation, ranges)
    if known is not None:
        return known, group_org
    first_index = len(draft.experiences)
    begin, end = rows[entry.header_first].start, rows[entry.last].end
    header_span = TextSpan(text=text[begin : header_rows[-1].end], start=begin, end=header_rows[-1].end)
    for position, found in enumerate(ranges or [None]):  # an undated job is still a job
        draft.experiences.append(
            Experience(
                title=titles[position] if titles else header.title,
                organisation=organisation,
                start=found.start if found else None,
                end=None if found is None or found.is_current else found.end,
                is_current=bool(found and found.is_current),
                precision=found.precision if found else None,
                months=found.months if found else 0,
                fte=header.fte,
                is_paid_work=paid,
                start_offset=begin,
                end_offset=max(end, header_rows[-1].end),
                header=header_span,
            )
        )
        if found and paid:
            draft.ranges.append(found)
    return first_index, group_org


def _known_job(known: list[Experience], title: str, organisation: str, ranges: list[DateRange]) -> int | None:
    """Return the job that an entry says once more, or whose project it dates, or None."""
    if len(ranges) != 1 or not known:
        return None
    found = ranges[0]
    if not title and not organisation:  # "Duration: Feb 2011 to Jun 2011" among what was done
        last, start = known[-1], found.start
        end = found.end or start
        inside = (
            start is not None
            and end is not None
            and last.start is not None
            and last.start <= start
            and (last.end is None or end <= last.end)
        )
        return len(known) - 1 if inside else None
    return next(
        (
            i
            for i, job in enumerate(known)
            if title
            and (job.title, job.organisation, job.start) == (title, organisation, found.start)
            and (job.is_current if found.is_current else job.end == found.end)
            and found.form == "range"
        ),
        None,
    )


def _employer_below(rows: list[Row], entry: Entry) -> str:
    """Return the employer that a form names below what was done."""
    below = rows[entry.header_last + 1 : min(entry.last, entry.header_last + _MAX_FORM_ROWS) + 1]
    return next((name for row in below if (name := labelled_employer(row.text))), "")


def _is_town_row(header_rows: list[Row], organisation: str) -> bool:
    """Tell whether what was read as the employer is a row, below the title, that names a town and its country."""
    return any(
        row.text.startswith(organisation)
        and looks_like_place(row.text)
        and not has_organisation_word(row.text)
        and ends_in_country(row.text)
        for row in header_rows[1:]
    )


def _own_titles(header_rows: list[Row], entry: Entry) -> list[str]:
    """Return the titles of a row that holds several with their dates: "Analyst 2019–2020; Senior Analyst 2020–2024"."""
    if len(entry.ranges) < 2 or len({i for i, _ in entry.ranges}) != 1:
        return []
    row = header_rows[entry.ranges[0][0] - entry.header_first]
    found = [r for _, r in entry.ranges]
    cuts = [0, *(r.end_offset for r in found)]
    before = [row.text[a : r.start_offset].strip(" ;,|-–—()·:") for a, r in zip(cuts, found, strict=False)]
    return before if all(title_strength(b) for b in before) else []


def _clause(text: str, ranges: tuple[DateRange, ...]) -> str:
    """Return the part of a header row that names the job and holds its dates."""
    return header_clause(text, ranges)


def _shortened(found: DateRange, header: str) -> DateRange:
    """Cut a single year to the weeks or months that the header states: "2016 … (12 weeks)"."""
    if (
        found.precision != "year"
        or found.start is None
        or found.end is None
        or found.start.year != found.end.year
    ):
        return found
    match = _DURATION.search(header)
    if not match:
        return found
    number = match["number"].lower()
    amount = _NUMBERS.get(number) or int(number)
    months = max(
        1,
        round(amount * 12 / 52)
        if match["unit"].lower().startswith(("week", "woche", "semain", "seman", "settiman"))
        else amount,
    )
    return replace(found, last_month=min(found.last_month, found.first_month + months - 1))


def _is_study(header: str) -> bool:
    """Tell a degree that stands among the jobs."""
    header = _DATES_AHEAD.sub("", header)
    if _PAID_STUDY.search(header):
        return False
    if _STUDENT.search(header):
        return True
    degrees = [d for d in plain_degrees(header) if not d.is_generic]
    if not degrees:
        return False
    first = degrees[0]
    strength = title_strength(header[: first.start] + " " + header[first.end :])
    if strength < 2 and has_school_word(header):
        return True
    return first.start <= 6 and strength < 2 and not has_organisation_word(header)
