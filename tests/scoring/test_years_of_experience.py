"""Years of experience from dates."""

from datetime import date

import pytest

from matcher.scoring.years import (
    covered_months,
    falls_short,
    lines_of_jobs,
    mean_relevance,
    months_by_relevance,
    months_in_words,
    months_to_state,
    relevance_reached,
    years_shown,
)
from matcher.types import Document, Experience, Requirement, Resume, TextSpan, Verdict

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


def test_years_are_made_up_of_the_most_relevant_jobs_first() -> None:
    """Two years in the trade and four beside it: the trade alone makes up two years, and the rest must help for five."""
    jobs = [job(date(2016, 1, 1), 48), job(date(2020, 1, 1), 24), job(date(2020, 6, 1), 6)]
    steps = months_by_relevance(jobs, [0.3, 0.8, 0.5], AS_OF)
    assert steps == ((0.8, 24), (0.3, 72))
    assert [relevance_reached(steps, 12 * years) for years in (1, 2, 5, 7)] == [0.8, 0.8, 0.3, 0.0]
    assert mean_relevance(steps, 48) == pytest.approx((0.8 * 24 + 0.3 * 24) / 48)
    assert mean_relevance(steps, 144) == pytest.approx((0.8 * 24 + 0.3 * 48) / 144)


def test_a_further_job_never_lowers_what_is_reached() -> None:
    """More work, relevant or not, only adds to the years."""
    jobs = [job(date(2016, 1, 1), 30), job(date(2020, 1, 1), 24)]
    before = months_by_relevance(jobs, [0.4, 0.6], AS_OF)
    for relevance in (0.1, 0.5, 0.9):
        after = months_by_relevance([*jobs, job(date(2019, 1, 1), 40)], [0.4, 0.6, relevance], AS_OF)
        for months in (12, 30, 50, 80):
            assert relevance_reached(after, months) >= relevance_reached(before, months)
            assert mean_relevance(after, months) >= mean_relevance(before, months) - 1e-12


def test_jobs_under_one_header_share_their_lines() -> None:
    """The second stretch of a promotion is shown by the same lines as the first."""
    header = TextSpan(text="Clerk 2018-2020, Lead Clerk 2020-2023", start=0, end=37)
    resume = Resume(
        document=Document(text=header.text),
        as_of=AS_OF,
        experiences=(
            job(date(2018, 1, 1), 24, header=header, lines=(0, 1)),
            job(date(2020, 1, 1), 36, header=header),
            job(date(2010, 1, 1), 12),
        ),
    )
    assert lines_of_jobs(resume) == ((0, 1), (0, 1), ())


@pytest.mark.parametrize(
    ("verdict", "asked", "months"),
    [("partly_met", 72, 60), ("met", 36, 60), ("met", 72, 84), ("met", 120, 60), ("not_shown", 36, 0)],
)
def test_months_are_stated_as_a_reader_would_count_them(verdict: Verdict, asked: float, months: int) -> None:
    """Jobs near the most relevant one count; others only where they make up what is met."""
    resume = Resume(
        document=Document(text=""),
        as_of=AS_OF,
        experiences=(job(date(2014, 1, 1), 24), job(date(2016, 1, 1), 36), job(date(2020, 1, 1), 24)),
        total_months=84,
    )
    shown = years_shown(resume, [0.26, 0.5, 0.6])
    assert months_to_state(shown, asked, verdict) == months


@pytest.mark.parametrize(
    ("jobs", "fields", "short"),
    [
        ([job(date(2020, 1, 1), 70)], {}, True),
        ([job(date(2020, 1, 1), 70), job(date(2012, 1, 1), 20)], {}, False),
        ([job(date(2020, 1, 1), 70), Experience(title="Undated")], {}, False),
        ([job(date(2020, 1, 1), 70), Experience(title="Helper", is_paid_work=False)], {}, True),
        ([job(date(2020, 1, 1), 70)], {"equivalent_experience_ok": True}, False),
        ([job(date(2020, 1, 1), 70)], {"kinds": ("education", "experience_years")}, False),
        ([job(date(2020, 1, 1), 70)], {"min_years": 6.0}, False),
        ([], {}, False),
    ],
)
def test_all_jobs_together_may_be_too_short(
    jobs: list[Experience], fields: dict[str, object], short: bool
) -> None:
    """Eight years asked: what the jobs are about does not matter where they are too few; without dates nobody knows."""
    resume = Resume(
        document=Document(text=""),
        as_of=AS_OF,
        experiences=tuple(jobs),
        total_months=sum(one.months for one in jobs),
    )
    requirement = Requirement(
        **{  # type: ignore[arg-type]  # fields vary by test
            "id": "r1",
            "text": "8+ years of kelp farming",
            "start": 0,
            "end": 24,
            "kinds": ("experience_years",),
            "min_years": 8.0,
            **fields,
        }
    )
    assert falls_short(years_shown(resume, [1.0] * len(jobs)), requirement) is short


def test_jobs_of_the_kind_may_be_too_short() -> None:
    """A reason that names six years of such work where ten are asked for must not stand beside "met"."""
    resume = Resume(
        document=Document(text=""),
        as_of=AS_OF,
        experiences=(job(date(2020, 1, 1), 72), job(date(2010, 1, 1), 72)),
        total_months=144,
    )
    asked = Requirement(
        id="r1", text="10 years of kelp farming", start=0, end=24, kinds=("experience_years",), min_years=10.0
    )
    assert falls_short(years_shown(resume, [1.0, 0.0]), asked)
    assert not falls_short(years_shown(resume, [1.0, 0.9]), asked)
    assert not falls_short(years_shown(resume, [0.0, 0.0]), asked)
