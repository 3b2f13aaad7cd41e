"""Put a résumé together: rows, sections, jobs, education, facts and the lines that may be scored."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final

from matcher.parsing.dates import DateRange, find_date_ranges, merged_months
from matcher.parsing.resume.credentials import find_certifications, find_spoken
from matcher.parsing.resume.education import education_runs, find_education
from matcher.parsing.resume.entries import Entry, find_entries, header_clause, is_break_entry
from matcher.parsing.resume.facts import find_facts
from matcher.parsing.resume.head import Head, labelled_name, read_head
from matcher.parsing.resume.identity import is_mostly_contact, is_personal_row
from matcher.parsing.resume.jobs import read_header
from matcher.parsing.resume.lines import LONG_PROSE_WORDS, LineBuilder
from matcher.parsing.resume.rows import Row, is_continuation, join_rows, split_rows, wrap_width
from matcher.parsing.resume.sections import Placed, place_rows
from matcher.parsing.resume.skills import find_skills
from matcher.parsing.resume.study import plain_degrees
from matcher.parsing.resume.warnings import find_warnings
from matcher.parsing.resume.words import has_organisation_word, has_school_word, title_strength
from matcher.types import Certification, Document, Education, Experience, Fact, Language, Resume, TextSpan

if TYPE_CHECKING:
    from matcher.taxonomy import Taxonomy

_JOB_SECTIONS: Final = frozenset({"experience", "volunteering", "head", "summary"})
_LAST_RESORT: Final = frozenset({"projects", "other", "skills", "availability", "interests", "awards"})
_CREDENTIAL_SECTIONS: Final = frozenset(
    {
        "certifications",
        "education",
        "courses",
        "other",
        "head",
        "skills",
        "availability",
        "summary",
        "awards",
        "interests",
    }
)
_SPOKEN_SECTIONS: Final = frozenset(
    {
        "languages",
        "head",
        "skills",
        "other",
        "summary",
        "availability",
        "interests",
        "personal",
        "certifications",
    }
)
_FACT_SECTIONS: Final = frozenset(
    {
        "head",
        "summary",
        "other",
        "availability",
        "certifications",
        "interests",
        "personal",
        "languages",
        "skills",
        "education",
        "volunteering",
    }
)
_CREDENTIAL_CUE: Final = re.compile(
    r"(?i)\b(?:licen[cs]\w*|certif\w*|card|registered|member|exam|passed|expires?|valid|chartered|accredited|qualified)\b"
)
_PERSONAL_WORDS: Final = 12
_STUDENT: Final = re.compile(
    r"(?i)\b(?:ph\.?d|doctoral|master['’]?s?|bachelor['’]?s?|m\.?sc|undergraduate|graduate)\s(?:student|candidate|studies)\b|\bdoktorand\b(?=\s*$)|^\W*student\b(?!\s(?:assistant|trainee|worker|nurse|teacher|intern|ambassador|representative|advisor|tutor|engineer|developer))"
)
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


@dataclass(slots=True)
class _Draft:
    """What is gathered while the rows are read."""

    experiences: list[Experience] = field(default_factory=list)
    ranges: list[DateRange] = field(default_factory=list)
    education: list[Education] = field(default_factory=list)
    certifications: list[Certification] = field(default_factory=list)
    languages: list[Language] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)


def parse_resume_document(document: Document, *, as_of: date, taxonomy: Taxonomy | None = None) -> Resume:
    """Understand a résumé.

    Parameters
    ----------
    document : Document
        Any text; an empty one gives an empty résumé with a warning.
    as_of : datetime.date
        What "present" means.
    taxonomy : Taxonomy, optional
        Finds the skills that the lines name; without it only the items of skills lists are skills.

    Returns
    -------
    Resume
    """
    text = document.text
    placed = _place(document, as_of)
    head = read_head([p.row for p in placed if p.section == "head"], as_of, text)
    if not head.names:
        head.names = labelled_name([p.row for p in placed if p.section in ("head", "personal")])
    groups = [list(group) for _, group in groupby(placed, key=lambda p: (p.block, p.section, p.row.side))]
    job_sections = _JOB_SECTIONS
    if not any(
        _entries([p.row for p in g if p.row.start not in head.consumed], g[0].section, as_of)
        for g in groups
        if g[0].section in _JOB_SECTIONS - {"volunteering"}
    ):
        job_sections = _JOB_SECTIONS | _LAST_RESORT
    builder = LineBuilder(text, head.names)
    for start, end in head.contact:
        builder.keep_out(start, end)
    draft = _Draft(facts=list(head.facts))
    for group in groups:
        if head.kept and group[0].section != "head":
            _add_headline(head, builder)
        _read_block(group, head, builder, draft, as_of, job_sections)
    _add_headline(head, builder)
    lines = tuple(builder.lines)
    experiences = tuple(
        replace(e, lines=tuple(line.index for line in lines if line.experience == i))
        for i, e in enumerate(draft.experiences)
    )
    return Resume(
        document=document,
        as_of=as_of,
        lines=lines,
        experiences=experiences,
        education=tuple(draft.education),
        skills=find_skills(lines, taxonomy),
        languages=_best_languages(draft.languages),
        certifications=_told_apart(draft.certifications),
        facts=tuple(draft.facts),
        contact=tuple(sorted(builder.contact, key=lambda s: (s.start, s.end))),
        total_months=merged_months(draft.ranges),
        warnings=find_warnings(document, lines, experiences),
    )


def _place(document: Document, as_of: date) -> list[Placed]:
    """Return the rows of the document in their sections, wrapped rows joined."""
    rows = split_rows(document.text, frozenset(h.start for h in document.headings))
    width = wrap_width(rows)
    placed = place_rows(rows, as_of)
    joined: list[Placed] = []
    for item in placed:
        previous = joined[-1] if joined else None
        if (
            previous is not None
            and previous.section == item.section
            and previous.block == item.block
            and previous.row.end < item.row.start
            and not document.text[previous.row.end : item.row.start].strip()
            and is_continuation(previous.row, item.row, width)
            and not _is_dated_header(item.row, as_of)
            and not (item.section == "head" and len(joined) < 6 and previous.row.n_words <= 8)
        ):
            join_rows(previous.row, item.row, document.text)
            continue
        joined.append(item)
    return joined


def _is_dated_header(row: Row, as_of: date) -> bool:
    """Tell a row that begins or ends with a range from the rest of a sentence."""
    if row.text[:1].islower():
        return False
    for found in find_date_ranges(row.text, as_of):
        if found.form == "range" and (found.start_offset <= 2 or len(row.text) - found.end_offset <= 2):
            return True
    return False


def _add_headline(head: Head, builder: LineBuilder) -> None:
    """Add the headline cells of the head as lines, once."""
    for start, end in sorted(head.kept):
        builder.add_span(start, end, "summary", "header")
    head.kept.clear()


def _entries(rows: list[Row], section: str, as_of: date) -> list[Entry]:
    """Return the jobs among rows; outside the experience section only where one of them is plainly a job."""
    entries = find_entries(rows, as_of) if rows else []
    if section == "experience":
        return entries
    entries = [e for e in entries if not _is_study(_header_text(rows, e))]
    if not any(title_strength(_header_text(rows, e)) == 2 for e in entries):
        return []
    _stretch(entries, len(rows))
    return entries


def _header_text(rows: list[Row], entry: Entry) -> str:
    """Return the header of an entry, rows joined by line breaks."""
    return "\n".join(rows[i].text[:300] for i in range(entry.header_first, entry.header_last + 1))


def _read_block(
    group: list[Placed],
    head: Head,
    builder: LineBuilder,
    draft: _Draft,
    as_of: date,
    job_sections: frozenset[str],
) -> None:
    """Read the rows under one heading."""
    section = group[0].section
    if section == "references":
        for item in group:
            builder.keep_out(item.row.start, item.row.end)
        return
    if section == "personal":
        group = _personal_rows(group, builder, draft)
        section = "other"
    if section == "head":
        for item in group:
            if item.row.start in head.consumed:
                _read_credentials(item.row, "head", draft, as_of, is_consumed=True)
        group = [p for p in group if p.row.start not in head.consumed]
        if head.kept and any(p.row.start > max(head.consumed, default=0) for p in group):
            _add_headline(head, builder)
    rows = [p.row for p in group]
    if not rows:
        return
    if section == "education":
        _read_education(group, builder, draft, as_of)
        return
    entries = _entries(rows, section, as_of) if section in job_sections else []
    owner: dict[int, tuple[Entry, int]] = {}
    group_org = ""
    line_section = "summary" if section == "head" else section
    for entry in entries:
        index, group_org = _add_experience(rows, entry, line_section, group_org, builder, draft, as_of)
        if index is not None:
            for i in range(entry.header_first, entry.last + 1):
                owner[i] = (entry, index)
    for i, item in enumerate(group):
        owned = owner.get(i)
        in_header = owned is not None and owned[0].header_first <= i <= owned[0].header_last
        builder.add_row(
            item.row,
            section="experience" if owned and line_section != "volunteering" else line_section,
            role="header"
            if (in_header and item.row.n_words <= LONG_PROSE_WORDS)
            or (owned is None and _names_paragraph(rows, i))
            else None,
            experience=owned[1] if owned else None,
            label_end=item.label_end,
        )
        if owned is None:
            _read_credentials(item.row, section, draft, as_of)
            _read_loose_education(item.row, section, draft, as_of)


def _personal_rows(group: list[Placed], builder: LineBuilder, draft: _Draft) -> list[Placed]:
    """Keep personal details out, read their facts, and return the rows that hold something else."""
    rest: list[Placed] = []
    for item in group:
        row = item.row
        if row.n_words > _PERSONAL_WORDS and not is_personal_row(row.text) and not is_mostly_contact(row.text):
            rest.append(item)
            continue
        builder.keep_out(row.start, row.end)
        draft.facts.extend(find_facts(row.text, row.start))
        if "anguage" in row.text:
            draft.languages.extend(find_spoken(row.text, row.start))
    return rest


def _names_paragraph(rows: list[Row], index: int) -> bool:
    """Tell a small heading inside a section ("Food safety") from text."""
    row = rows[index]
    if (
        row.bullet
        or not row.blank_before
        or row.n_words > 4
        or index + 1 >= len(rows)
        or rows[index + 1].blank_before
    ):
        return False
    return (
        row.text[:1].isupper()
        and not re.search(r"[.,;!?\d|]", row.text)
        and len(rows[index + 1].text) > 2 * len(row.text)
    )


def _stretch(entries: list[Entry], n_rows: int) -> None:
    """Let each entry reach to the next one."""
    for position, entry in enumerate(entries):
        entry.last = entries[position + 1].header_first - 1 if position + 1 < len(entries) else n_rows - 1


def _add_experience(
    rows: list[Row],
    entry: Entry,
    section: str,
    group_org: str,
    builder: LineBuilder,
    draft: _Draft,
    as_of: date,
) -> tuple[int | None, str]:
    """Add the job of an entry; return its index and the employer that covers the entries below."""
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
        for own in [tuple(g for i, g in entry.ranges if i == entry.header_first + k)]
    ]
    header = read_header(dated, context)
    organisation = header.organisation
    if entry.has_group_line and organisation:
        group_org = organisation
    elif not organisation and group_org:
        organisation = group_org
    elif organisation:
        group_org = group_org if not header.title else ""
    paid = header.is_paid and section != "volunteering"
    ranges = [_shortened(r, header_text) for _, r in entry.ranges]
    first_index = len(draft.experiences)
    begin, end = rows[entry.header_first].start, rows[entry.last].end
    header_span = TextSpan(text=text[begin : header_rows[-1].end], start=begin, end=header_rows[-1].end)
    titles = _own_titles(header_rows, entry)
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


def _read_credentials(
    row: Row, section: str, draft: _Draft, as_of: date, *, is_consumed: bool = False
) -> None:
    """Read certificates, languages and facts from a row that belongs to no job."""
    if section in _CREDENTIAL_SECTIONS and (
        section not in ("skills", "summary") or row.n_words <= 12 or _CREDENTIAL_CUE.search(row.text)
    ):
        draft.certifications.extend(
            find_certifications(row.text, row.start, as_of, in_section=section == "certifications")
        )
    if section in _SPOKEN_SECTIONS:
        draft.languages.extend(find_spoken(row.text, row.start))
    if section in _FACT_SECTIONS and not (section == "head" and is_consumed):
        draft.facts.extend(find_facts(row.text, row.start))


def _read_loose_education(row: Row, section: str, draft: _Draft, as_of: date) -> None:
    """Read a degree that stands outside the education section."""
    if section in ("other", "head", "courses", "availability", "certifications") and plain_degrees(row.text):
        draft.education.extend(
            e
            for e in find_education(row.text, row.start, as_of, in_section=False)
            if e.level and (e.institution or e.end)
        )


def _read_education(group: list[Placed], builder: LineBuilder, draft: _Draft, as_of: date) -> None:
    """Read the rows of an education section, several rows to a degree where they belong together."""
    text = builder.text
    for run in education_runs([p.row for p in group], as_of):
        begin, end = run[0].start, run[-1].end
        contiguous = all(r.side == 0 for r in run)
        found: list[Education] = []
        if contiguous:
            found = find_education(text[begin:end], begin, as_of, in_section=True)
        else:
            for row in run:
                found.extend(find_education(row.text, row.start, as_of, in_section=True))
        base = len(draft.education)
        draft.education.extend(found)
        labels = {p.row.start: p.label_end for p in group}
        for row in run:
            index = next(
                (base + k for k, e in enumerate(found) if e.span.start < row.end and row.start < e.span.end),
                None,
            )
            is_header = index is not None and not row.bullet and row.n_words <= 24
            builder.add_row(
                row,
                section="education",
                role="header" if is_header else None,
                education=index,
                label_end=labels[row.start],
            )
            if not plain_degrees(row.text) or not is_personal_row(row.text):
                _read_credentials(row, "education", draft, as_of)


def _told_apart(found: list[Certification]) -> tuple[Certification, ...]:
    """Drop a certificate that is merely named where another mention says how it stands."""
    known = {c.name for c in found if c.status != "unknown"}
    kept: list[Certification] = []
    for certificate in found:
        if certificate.status == "unknown" and (
            certificate.name in known or any(c.name == certificate.name for c in kept)
        ):
            continue
        kept.append(certificate)
    return tuple(kept)


def _best_languages(found: list[Language]) -> tuple[Language, ...]:
    """Return each language once, with the highest level stated."""
    best: dict[str, Language] = {}
    for language in found:
        known = best.get(language.name)
        if known is None or (language.is_native, language.level) > (known.is_native, known.level):
            best[language.name] = language
    return tuple(best.values())
