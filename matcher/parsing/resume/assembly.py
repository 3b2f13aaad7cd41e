"""Put a résumé together: rows, sections, jobs, education, facts and the lines that may be scored."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final

from matcher.parsing.dates import DateRange, find_date_ranges, merged_months
from matcher.parsing.degrees import field_families
from matcher.parsing.resume.draft import (
    Draft,
    best_languages,
    read_credentials,
    read_education,
    read_loose_education,
    told_apart,
)
from matcher.parsing.resume.entries import Entry
from matcher.parsing.resume.experiences import add_experience, job_entries, stray_entries
from matcher.parsing.resume.facts import find_facts
from matcher.parsing.resume.head import Head, labelled_name, read_head
from matcher.parsing.resume.lines import LONG_PROSE_WORDS, LineBuilder, says_only_when
from matcher.parsing.resume.pastimes import heads_pastimes
from matcher.parsing.resume.personal import is_mostly_contact, is_personal_row
from matcher.parsing.resume.rows import Row, is_continuation, join_rows, split_rows, wrap_width
from matcher.parsing.resume.sections import Placed, place_rows, section_of_heading
from matcher.parsing.resume.skills import find_skills
from matcher.parsing.resume.spoken import find_spoken, spoken_rows
from matcher.parsing.resume.study import degrees_of, fields_of
from matcher.parsing.resume.warnings import find_warnings
from matcher.parsing.resume.words import has_school_word, title_strength
from matcher.types import Document, Resume

if TYPE_CHECKING:
    from matcher.taxonomy import Taxonomy

_JOB_SECTIONS: Final = frozenset({"experience", "volunteering", "head", "summary"})
_LAST_RESORT: Final = frozenset({"projects", "other", "skills", "availability", "interests", "awards"})
_TORN_SECTIONS: Final = frozenset({"skills", "languages", "other"})
_SECTIONS_WITH_STRAY_DEGREES: Final = frozenset(
    {"experience", "head", "summary", "skills", "publications", "languages", "volunteering"}
)
_BEFORE_DEGREE: Final = re.compile(r"(?P<school>[A-ZÀ-Þ][^.;:|\t]{3,60}?)\s?(?:,|[–—|-])\s")
_MAX_TITLE_WORDS: Final = 8
_LONGEST_DATES: Final = 60
_BEFORE_DATES: Final = 6  # "since ", "desde "
_MAX_DEGREE_WORDS: Final = 16
_ROWS_OF_A_HEAD: Final = 4
_PERSONAL_WORDS: Final = 12
_FEW_WORDS: Final = 3
_ANY_DETAILS: Final = frozenset({"details", "particulars"})
_ON_REQUEST: Final = re.compile(r"(?i)\b(?:on|up ?on|by) request\b|\bavailable\b")


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
        job_entries([p.row for p in g if p.row.start not in head.consumed], g[0].section, as_of)
        for g in groups
        if g[0].section in _JOB_SECTIONS - {"volunteering"}
    ):
        job_sections = _JOB_SECTIONS | _LAST_RESORT
    builder = LineBuilder(text, head.names)
    for start, end in head.contact:
        builder.keep_out(start, end)
    draft = Draft(facts=list(head.facts))
    for group in groups:
        if head.kept and group[0].section != "head":
            _add_headline(head, builder)
        _read_block(group, head, builder, draft, as_of, job_sections)
    _add_headline(head, builder)
    lines = tuple(builder.lines)
    of_job: dict[int, list[int]] = {}
    for line in lines:
        if line.experience is not None:
            of_job.setdefault(line.experience, []).append(line.index)
    experiences = tuple(replace(e, lines=tuple(of_job.get(i, ()))) for i, e in enumerate(draft.experiences))
    return Resume(
        document=document,
        as_of=as_of,
        lines=lines,
        experiences=experiences,
        education=tuple(draft.education),
        skills=find_skills(lines, taxonomy),
        languages=best_languages(draft.languages),
        certifications=told_apart(draft.certifications, frozenset(draft.denied)),
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
            and not _is_dated_header(previous.row, item.row, as_of)
            and not _is_complete(previous.row, item, as_of)
            and not _names_next_post(previous.row, item)
            and not (item.section == "head" and len(joined) < 6 and previous.row.n_words <= 8)
        ):
            join_rows(previous.row, item.row, document.text)
            continue
        joined.append(item)
    return [
        replace(item, section="education")
        if (
            item.section in _SECTIONS_WITH_STRAY_DEGREES
            and (item.section != "head" or index >= _ROWS_OF_A_HEAD)
            and _is_degree(item.row, as_of)
        )
        else item
        for index, item in enumerate(joined)
    ]


def _is_degree(row: Row, as_of: date) -> bool:
    """Tell a degree that stands below the last job without a heading of its own: "BA Economics, Tern College, 2017"."""
    if row.bullet or row.n_words > _MAX_DEGREE_WORDS:
        return False
    found = next((d for d in degrees_of(row.text, in_section=True) if not d.is_generic), None)
    if found is None:
        return False
    dates = find_date_ranges(row.text, as_of)
    if found.start > 2:
        # "Tern College, BA Economics, 2017": the school first.
        school = _BEFORE_DEGREE.fullmatch(row.text[: found.start])
        return (
            school is not None
            and has_school_word(school["school"])
            and len(dates) == 1
            and dates[0].form != "range"
        )
    if title_strength(row.text) == 2 and (
        found.level == "high_school" or any(r.form == "range" for r in dates)
    ):
        return False  # "MBA intern, Tern Bank, 2019 - 2020"
    named = any(field_families(field) for field in fields_of(row.text, found))
    return has_school_word(row.text) or (bool(dates) and (named or _closes(row.text, dates)))


def _closes(text: str, dates: tuple[DateRange, ...]) -> bool:
    """Tell whether a row ends with its one date: "B.A. Stage Management, Tern Valley, 2017"."""
    return len(dates) == 1 and dates[0].form != "range" and len(text.rstrip(" .)")) - dates[0].end_offset <= 1


def _is_dated_header(previous: Row, row: Row, as_of: date) -> bool:
    """Tell a row that begins or ends with a range from the rest of a sentence."""
    if row.text[:1].islower():
        # "maj 2016 – marzec 2019: Clerk" below another such row: months that no language but English capitalises
        return _begins_with_range(row, as_of) and _begins_with_range(previous, as_of)
    for found in find_date_ranges(row.text, as_of):
        if found.form == "range" and (found.start_offset <= 2 or len(row.text) - found.end_offset <= 2):
            return True
    return False


def _begins_with_range(row: Row, as_of: date) -> bool:
    """Tell whether a row begins with a range, or with the word for its begin: "od maja 2019 do marca 2021"."""
    found = find_date_ranges(row.text[:_LONGEST_DATES], as_of)
    return bool(found) and found[0].form in ("range", "since") and found[0].start_offset <= _BEFORE_DATES


def _names_next_post(previous: Row, item: Placed) -> bool:
    """Tell the title of the next job, below a sentence of several rows, from one row more of it."""
    text = item.row.text
    return (
        item.section == "experience"
        and previous.text.endswith(".")
        and item.row.n_words <= _MAX_TITLE_WORDS
        and all(w[:1].isupper() for w in re.findall(r"[^\W\d_]{3,}", text))
        and title_strength(text) == 2
        and not text.endswith(".")
    )


def _is_complete(previous: Row, item: Placed, as_of: date) -> bool:
    """Tell a row that its dates close, or that the next degree follows, from the first half of a sentence."""
    if item.row.text[:1].islower() or item.row.text[:1] in "(&,;":
        return False
    if item.section == "education" and any(
        d.start <= 2 and not d.is_generic for d in degrees_of(item.row.text, in_section=True)
    ):
        return True
    if previous.n_rows > 1:
        return False
    return any(
        (found.form == "range" or item.section == "education") and len(previous.text) - found.end_offset <= 2
        for found in find_date_ranges(previous.text, as_of)
    )


def _add_headline(head: Head, builder: LineBuilder) -> None:
    """Add the headline cells of the head as lines, once."""
    for start, end in sorted(head.kept):
        builder.add_span(start, end, "summary", "header")
    head.kept.clear()


def _read_block(
    group: list[Placed],
    head: Head,
    builder: LineBuilder,
    draft: Draft,
    as_of: date,
    job_sections: frozenset[str],
) -> None:
    """Read the rows under one heading."""
    section = group[0].section
    if section == "references" and _names_nobody(group):
        section = "other"
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
                read_credentials(item.row, "head", draft, as_of, is_consumed=True)
        group = [p for p in group if p.row.start not in head.consumed]
        if head.kept and any(p.row.start > max(head.consumed, default=0) for p in group):
            _add_headline(head, builder)
    rows = [p.row for p in group]
    if not rows:
        return
    if section == "education":
        read_education(group, builder, draft, as_of)
        return
    entries = (
        job_entries(rows, section, as_of)
        if section in job_sections
        else stray_entries(rows, as_of)
        if section in _TORN_SECTIONS and (section != "other" or section_of_heading(group[0].heading) is None)
        else []
    )
    owner: dict[int, tuple[Entry, int]] = {}
    group_org = ""
    line_section = "summary" if section == "head" else section
    for entry in entries:
        index, group_org = add_experience(rows, entry, line_section, group_org, builder, draft, as_of)
        if index is not None:
            for i in range(entry.header_first, entry.last + 1):
                owner[i] = (entry, index)
    levelled = spoken_rows(rows) if section == "languages" else {}
    for i, item in enumerate(group):
        if says_only_when(item.row.text, as_of):
            continue
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
            is_free_time=section == "interests" and heads_pastimes(item.heading),
        )
        if owned is None:
            read_credentials(levelled.get(item.row.start, item.row), section, draft, as_of)
            read_loose_education(item.row, section, draft, as_of)


def _names_nobody(group: list[Placed]) -> bool:
    """Tell whether what follows "References on request" is about the person again."""
    return _ON_REQUEST.search(group[0].heading) is not None and not any(
        "@" in p.row.text or is_mostly_contact(p.row.text) for p in group
    )


def _personal_rows(group: list[Placed], builder: LineBuilder, draft: Draft) -> list[Placed]:
    """Keep personal details out, read their facts, and return the rows that hold something else."""
    rest: list[Placed] = []
    for item in group:
        row = item.row
        # "Details" heads anything; under "Personal information" a short row is one of the person.
        least = _FEW_WORDS if item.heading.strip(" :.") in _ANY_DETAILS else _PERSONAL_WORDS
        if row.n_words > least and not is_personal_row(row.text) and not is_mostly_contact(row.text):
            rest.append(item)
            continue
        builder.keep_out(row.start, row.end)
        draft.facts.extend(find_facts(row.text, row.start, with_nationality=True))
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
