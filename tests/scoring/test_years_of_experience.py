"""Years of experience from dates."""

from datetime import date

import pytest

from matcher.scoring.years import covered_months, months_in_words, years_shown
from matcher.types import Document, Experience, Resume

AS_OF = date(2026, 11, 21)


def job(start: date, months: int, **fields: object) -> Experience:
    return Experience(start=start, months=months, **fields)  # type: ignore[arg-type]  # fields vary by test


@pytest.mark.parametrize(
    ("jobs", "months"),
    [
        ([job(date(2020, 1, 1), 12)], 12),
        ([job(date(2020, 1, 1), 12), job(date(2020, 7, 1), 12)], 18),
        ([job(date(2020, 1, 1), 12), job(date(2020, 3, 1), 2)], 12),
        ([job(date(2018, 1, 1), 6), job(date(2020, 1, 1), 6)], 12),
        ([Experience(title="undated")], 0),
        ([], 0),
    ],
)
def test_overlaps_count_once_and_gaps_not_at_all(jobs: list[Experience], months: int) -> None:
    """Two jobs at a time are one span of experience."""
    assert covered_months(jobs, AS_OF) == months


def test_only_relevant_paid_jobs_count() -> None:
    """A job adds to the years at the steps that its relevance reaches; volunteering does not."""
    resume = Resume(
        document=Document(text=""),
        as_of=AS_OF,
        experiences=(
            job(date(2020, 1, 1), 24),
            job(date(2022, 1, 1), 12),
            job(date(2015, 1, 1), 36, is_paid_work=False),
        ),
        total_months=36,
    )
    shown = years_shown(resume, [0.9, 0.3, 1.0])
    assert shown.months == (24, 24, 36)
    assert shown.jobs == (0,)


def test_months_are_said_as_people_say_them() -> None:
    """2 years 9 months, 1 month, 3 years."""
    assert [months_in_words(m) for m in (33, 1, 36, 0)] == [
        "2 years 9 months",
        "1 month",
        "3 years",
        "0 months",
    ]
