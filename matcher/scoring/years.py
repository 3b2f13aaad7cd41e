"""Years of experience in the thing asked for, from the dates of the jobs that count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from matcher.types import Experience, Resume

# How much a job counts towards the years: fully where its lines show the thing asked for.
RELEVANCE_STEPS: Final[tuple[float, ...]] = (0.65, 0.45, 0.25)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsShown:
    """Months of experience at decreasing demands on relevance, and the jobs behind the strictest that found any.

    ``months[i]`` counts the jobs with relevance of at least ``RELEVANCE_STEPS[i]``; ``total_months`` counts all.
    """

    months: tuple[int, ...]
    total_months: int
    jobs: tuple[int, ...]


def _month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


def covered_months(jobs: Sequence[Experience], as_of: date) -> int:
    """Return the months that jobs cover together, overlaps counted once.

    Parameters
    ----------
    jobs : sequence of Experience
        Jobs without dates add nothing.
    as_of : datetime.date
        End of current jobs.

    Returns
    -------
    int
        Years-only dates count from the middle of the year, so the sum of `Experience.months` bounds the result.
    """
    spans = []
    for job in jobs:
        if job.start is None or job.months <= 0:
            continue
        first = _month_index(job.start)
        spans.append((first, min(first + job.months, _month_index(as_of) + 1)))
    spans.sort()
    total, reached = 0, -1
    for first, last in spans:
        first = max(first, reached)
        if last > first:
            total += last - first
            reached = last
    return total


def years_shown(resume: Resume, relevance: Sequence[float]) -> YearsShown:
    """Add up the jobs that are relevant enough.

    Parameters
    ----------
    resume : Resume
    relevance : sequence of float
        Of each of ``resume.experiences``, 0-1.

    Returns
    -------
    YearsShown
    """
    paid = [(i, job) for i, job in enumerate(resume.experiences) if job.is_paid_work]
    months = []
    jobs: tuple[int, ...] = ()
    for step in RELEVANCE_STEPS:
        counted = [i for i, _ in paid if relevance[i] >= step]
        months.append(covered_months([resume.experiences[i] for i in counted], resume.as_of))
        if not jobs and months[-1] > 0:
            jobs = tuple(counted)
    return YearsShown(months=tuple(months), total_months=resume.total_months, jobs=jobs)


def months_in_words(months: int) -> str:
    """Return months as people say them: ``"2 years 9 months"``."""
    years, rest = divmod(months, 12)
    parts = []
    if years:
        parts.append(f"{years} year{'s' if years != 1 else ''}")
    if rest or not years:
        parts.append(f"{rest} month{'s' if rest != 1 else ''}")
    return " ".join(parts)
