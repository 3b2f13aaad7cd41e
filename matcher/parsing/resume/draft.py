"""What is gathered while the rows of a résumé are read, and the reading of credentials and studies into it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from matcher.parsing.dates import DateRange
from matcher.parsing.resume.credentials import (
    denied_certifications,
    find_certifications,
    listed_certification,
)
from matcher.parsing.resume.education import education_runs, find_education
from matcher.parsing.resume.facts import find_facts
from matcher.parsing.resume.lines import LineBuilder, says_only_when
from matcher.parsing.resume.personal import is_personal_row, is_tongue
from matcher.parsing.resume.rows import Row
from matcher.parsing.resume.sections import Placed
from matcher.parsing.resume.spoken import find_spoken
from matcher.parsing.resume.study import plain_degrees
from matcher.types import Certification, Education, Experience, Fact, Language

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


@dataclass(slots=True)
class Draft:
    """What is gathered while the rows are read."""

    experiences: list[Experience] = field(default_factory=list)
    ranges: list[DateRange] = field(default_factory=list)
    education: list[Education] = field(default_factory=list)
    certifications: list[Certification] = field(default_factory=list)
    denied: set[str] = field(default_factory=set)
    languages: list[Language] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)


def read_credentials(row: Row, section: str, draft: Draft, as_of: date, *, is_consumed: bool = False) -> None:
    """Read certificates, languages and facts from a row that belongs to no job.

    Parameters
    ----------
    row : Row
    section : str
    draft : Draft
        Is added to.
    as_of : datetime.date
    is_consumed : bool, default False
        The head has read its facts already.
    """
    if section in _CREDENTIAL_SECTIONS and (
        section not in ("skills", "summary") or row.n_words <= 12 or _CREDENTIAL_CUE.search(row.text)
    ):
        found = find_certifications(row.text, row.start, as_of, in_section=section == "certifications")
        if (
            not found
            and section == "certifications"
            and not plain_degrees(row.text)
            and not is_personal_row(row.text)
        ):
            listed = listed_certification(row.text, row.start, as_of)
            found = [listed] if listed else []
        draft.certifications.extend(found)
        draft.denied.update(denied_certifications(row.text))
    if section in _SPOKEN_SECTIONS:
        draft.languages.extend(find_spoken(row.text, row.start, in_section=section == "languages"))
    if section in _FACT_SECTIONS and not (section == "head" and is_consumed):
        draft.facts.extend(
            find_facts(
                row.text,
                row.start,
                with_nationality=section == "head"
                or (section not in ("languages", "skills") and not is_tongue(row.text)),
            )
        )


def read_loose_education(row: Row, section: str, draft: Draft, as_of: date) -> None:
    """Read a degree that stands outside the education section.

    Parameters
    ----------
    row : Row
    section : str
    draft : Draft
        Is added to.
    as_of : datetime.date
    """
    if section in ("other", "head", "courses", "availability", "certifications") and plain_degrees(row.text):
        draft.education.extend(
            e
            for e in find_education(row.text, row.start, as_of, in_section=False)
            if e.level and (e.institution or e.end)
        )


def read_education(group: list[Placed], builder: LineBuilder, draft: Draft, as_of: date) -> None:
    """Read the rows of an education section, several rows to a degree where they belong together.

    Parameters
    ----------
    group : list of Placed
    builder : LineBuilder
    draft : Draft
        Is added to.
    as_of : datetime.date
    """
    text = builder.text
    labels = {p.row.start: p.label_end for p in group}
    for run in education_runs([p.row for p in group], as_of):
        begin, end = run[0].start, run[-1].end
        contiguous = all(r.side == 0 for r in run)
        found: list[Education] = []
        if contiguous:
            found = find_education(text[begin:end], begin, as_of, in_section=True)
        else:
            for row in run:
                found.extend(find_education(row.text, row.start, as_of, in_section=True))
        found = [
            study
            for i, study in enumerate(found)
            if not _is_said_before(study, [*draft.education, *found[:i]])
        ]
        base = len(draft.education)
        draft.education.extend(found)
        for row in run:
            index = next(
                (base + k for k, e in enumerate(found) if e.span.start < row.end and row.start < e.span.end),
                None,
            )
            if says_only_when(row.text, as_of):
                continue
            is_header = index is not None and not row.bullet and row.n_words <= 24
            builder.add_row(
                row,
                section="education",
                role="header" if is_header else None,
                education=index,
                label_end=labels[row.start],
            )
            if not plain_degrees(row.text) or not is_personal_row(row.text):
                read_credentials(row, "education", draft, as_of)


def _is_said_before(study: Education, known: list[Education]) -> bool:
    """Tell whether an entry names the same level, school and year once more, and no subject that is new."""
    return bool(study.institution and study.end) and any(
        study.level in (None, other.level)
        and study.institution == other.institution
        and study.end == other.end
        and study.start in (None, other.start)
        and set(study.fields) <= set(other.fields)
        for other in known
    )


def told_apart(found: list[Certification], denied: frozenset[str] = frozenset()) -> tuple[Certification, ...]:
    """Drop a certificate that is merely named where another mention says how it stands.

    Parameters
    ----------
    found : list of Certification
    denied : frozenset of str
        Names of certificates that the résumé says are not held.

    Returns
    -------
    tuple of Certification
    """
    known = {c.name for c in found if c.status != "unknown"}
    kept: list[Certification] = []
    for certificate in found:
        if certificate.name in denied:
            if certificate.status != "in_progress":
                continue
        elif certificate.status == "unknown" and (
            certificate.name in known or any(c.name == certificate.name for c in kept)
        ):
            continue
        if certificate.status == "in_progress" and any(
            c.name == certificate.name and c.status == "in_progress" for c in kept
        ):
            continue
        kept.append(certificate)
    return tuple(kept)


def best_languages(found: list[Language]) -> tuple[Language, ...]:
    """Return each language once, with the highest level stated.

    Parameters
    ----------
    found : list of Language

    Returns
    -------
    tuple of Language
    """
    best: dict[str, Language] = {}
    for language in found:
        known = best.get(language.name)
        if known is None or (language.is_native, language.level) > (known.is_native, known.level):
            best[language.name] = language
    return tuple(best.values())
