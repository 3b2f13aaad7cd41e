"""Years of experience in the thing asked for, from the dates of the jobs that count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from matcher.types import Experience, Requirement, Resume, Verdict

# How much a job counts towards the years: fully where its lines show the thing asked for.
RELEVANCE_STEPS: Final[tuple[float, ...]] = (0.65, 0.45, 0.25)
# Readers count the jobs that come near the most relevant one: at least this share of it, and no less than the floor.
RELATIVE_RELEVANCE: Final = 0.6
LEAST_RELEVANCE: Final = 0.15
# All jobs together, and those of the kind, must make up this share of what is asked for; less is some of it at best.
ENOUGH_MONTHS: Final = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsShown:
    """Months of experience at decreasing demands on relevance, and the jobs behind the strictest that found any.

    ``months[i]`` counts the jobs with relevance of at least ``RELEVANCE_STEPS[i]``; ``total_months`` counts all, and ``relevant_months``
    those that come near the most relevant one, which is what a reader would count; ``is_dated`` tells whether every paid job has dates, and
    ``has_others`` whether jobs of another calling were left out.
    """

    months: tuple[int, ...]
    total_months: int
    relevant_months: int
    jobs: tuple[int, ...]
    is_dated: bool = True
    has_others: bool = False


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
    return len(set[int]().union(*(_months_of(job, as_of) for job in jobs)))


def _months_of(job: Experience, as_of: date) -> range:
    """Return the months of a job, numbered from the beginning of the calendar."""
    if job.start is None:
        return range(0)
    first = _month_index(job.start)
    return range(first, min(first + job.months, _month_index(as_of) + 1))


def lines_of_jobs(resume: Resume) -> tuple[tuple[int, ...], ...]:
    """Return the lines of each job; jobs under one header, "Analyst 2019-2021, Senior Analyst 2021-2024", share theirs.

    Parameters
    ----------
    resume : Resume

    Returns
    -------
    tuple of tuple of int
    """
    shared = {job.header: job.lines for job in resume.experiences if job.lines}
    return tuple(
        job.lines or (shared.get(job.header, ()) if job.header is not None else ())
        for job in resume.experiences
    )


def months_by_relevance(
    jobs: Sequence[Experience], relevance: Sequence[float], as_of: date
) -> tuple[tuple[float, int], ...]:
    """Add up jobs from the most relevant one on.

    Parameters
    ----------
    jobs : sequence of Experience
    relevance : sequence of float
        Of each job, 0-1.
    as_of : datetime.date

    Returns
    -------
    tuple of (float, int)
        Falling relevance, and the months that jobs of at least that relevance cover together, overlaps counted once.
    """
    covered: set[int] = set()
    steps: list[tuple[float, int]] = []
    for i in sorted(range(len(jobs)), key=lambda i: -relevance[i]):
        before = len(covered)
        covered.update(_months_of(jobs[i], as_of))
        if len(covered) > before:
            steps.append((relevance[i], len(covered)))
    return tuple(steps)


def relevance_reached(steps: Sequence[tuple[float, int]], months: float) -> float:
    """Return the relevance down to which jobs must be counted to make up so many months, 0 where all of them fall short.

    Parameters
    ----------
    steps : sequence of (float, int)
        From `months_by_relevance`.
    months : float

    Returns
    -------
    float
    """
    return next((relevance for relevance, covered in steps if covered >= months), 0.0)


def mean_relevance(steps: Sequence[tuple[float, int]], months: float) -> float:
    """Return the mean relevance of the most relevant so many months; months that are missing count as 0.

    Parameters
    ----------
    steps : sequence of (float, int)
        From `months_by_relevance`.
    months : float

    Returns
    -------
    float
    """
    total, counted = 0.0, 0.0
    for relevance, covered in steps:
        reached = min(float(covered), months)
        total += relevance * (reached - counted)
        counted = reached
    return total / months


def years_shown(resume: Resume, relevance: Sequence[float], others: Sequence[int] = ()) -> YearsShown:
    """Add up the jobs that are relevant enough.

    Parameters
    ----------
    resume : Resume
    relevance : sequence of float
        Of each of ``resume.experiences``, 0-1.
    others : sequence of int, optional
        Jobs that are no years of what is asked for; see `matcher.scoring.callings.other_callings`.

    Returns
    -------
    YearsShown
    """
    paid = [(i, job) for i, job in enumerate(resume.experiences) if job.is_paid_work and i not in others]
    months = []
    jobs: tuple[int, ...] = ()
    for step in RELEVANCE_STEPS:
        counted = [i for i, _ in paid if relevance[i] >= step]
        months.append(covered_months([resume.experiences[i] for i in counted], resume.as_of))
        if not jobs and months[-1] > 0:
            jobs = tuple(counted)
    least = max(LEAST_RELEVANCE, RELATIVE_RELEVANCE * max((relevance[i] for i, _ in paid), default=0.0))
    relevant = [job for i, job in paid if relevance[i] >= least]
    return YearsShown(
        months=tuple(months),
        total_months=resume.total_months,
        relevant_months=covered_months(relevant, resume.as_of),
        jobs=jobs,
        is_dated=all(
            job.start is not None and job.months > 0 for job in resume.experiences if job.is_paid_work
        ),
        has_others=bool(others),
    )


def falls_short(shown: YearsShown, requirement: Requirement) -> bool:
    """Tell whether all jobs together, or those of the kind, are shorter than what is asked for.

    Parameters
    ----------
    shown : YearsShown
    requirement : Requirement

    Returns
    -------
    bool
        False where a job has no dates, and where the text accepts something else than years.
    """
    if not requirement.min_years or requirement.equivalent_experience_ok or "education" in requirement.kinds:
        return False
    asked = 12 * requirement.min_years
    if not shown.is_dated or not shown.total_months:
        return False
    # What a reason would name must not stand beside "met".
    named = months_to_state(shown, asked, "met")
    return min(shown.total_months, named if named or shown.has_others else asked) < ENOUGH_MONTHS * asked


def months_to_state(shown: YearsShown, asked: float, verdict: Verdict) -> int:
    """Return the months that a reason should name beside a verdict.

    Parameters
    ----------
    shown : YearsShown
    asked : float
        In months.
    verdict : {"met", "partly_met", "not_shown", "contradicted"}

    Returns
    -------
    int
        Only plainly relevant months where nothing is shown; where all is met, no fewer than asked if less relevant jobs make up for it.
    """
    if verdict in ("not_shown", "contradicted"):
        return shown.months[0]
    if verdict == "met" and shown.relevant_months < asked <= shown.months[-1]:
        return shown.months[-1]
    return shown.relevant_months


def months_in_words(months: int) -> str:
    """Return months as people say them: ``"2 years 9 months"``."""
    years, rest = divmod(months, 12)
    parts = []
    if years:
        parts.append(f"{years} year{'s' if years != 1 else ''}")
    if rest or not years:
        parts.append(f"{rest} month{'s' if rest != 1 else ''}")
    return " ".join(parts)
