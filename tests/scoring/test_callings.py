"""Jobs that are no years of what is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from matcher.parsing.resume import parse_resume_document
from matcher.scoring.callings import has_held_post, other_callings
from matcher.scoring.years import falls_short, lines_of_jobs, years_shown
from matcher.types import Document, Requirement, Resume

JOBS = """Ida Berg
ida.berg@example.org

EXPERIENCE
Ward Nurse, Kelp Bay Hospital, 01/2022 - 12/2025
- Gave medication to six patients a shift

Nursing Assistant, Dune Care Home, 01/2016 - 12/2021
- Helped residents wash and dress
"""


def resume(text: str = JOBS) -> Resume:
    return parse_resume_document(Document(text=text), as_of=date(2026, 11, 1))


def years(text: str, least: float = 6.0) -> Requirement:
    return Requirement(
        id="r1",
        text=text,
        start=0,
        end=len(text),
        necessity="required",
        kinds=("experience_years",),
        min_years=least,
    )


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Six years as a registered nurse", (1,)),
        ("Six years of nursing experience", (1,)),
        ("Six years as a nurse or nursing assistant", ()),
        ("Six years in a hospital or care home", ()),
        ("Six years of experience supervising a team", (0, 1)),
        ("Six years in care, with some team leading", ()),
    ],
)
def test_who_helped_or_never_led_has_no_years_of_it(text: str, others: tuple[int, ...]) -> None:
    found = resume()
    assert other_callings(years(text), found, lines_of_jobs(found)) == others


def test_one_line_of_leading_lets_a_job_count() -> None:
    found = resume(JOBS.replace("Helped residents", "Led a team of four who helped residents"))
    assert other_callings(years("Six years of experience leading a team"), found, lines_of_jobs(found)) == (
        0,
    )


def test_years_of_another_calling_fall_short() -> None:
    found, asked = resume(), years("Six years as a registered nurse")
    shown = years_shown(found, [1.0, 0.9], other_callings(asked, found, lines_of_jobs(found)))
    assert shown.relevant_months == 48
    assert falls_short(shown, asked)


def test_without_any_job_of_the_calling_years_fall_short() -> None:
    found = resume()
    asked = years("Six years of experience supervising staff")
    assert falls_short(years_shown(found, [1.0, 0.9], (0, 1)), asked)


@pytest.mark.parametrize(
    ("text", "least", "held"),
    [
        ("3+ years of experience as a ward nurse", 3, True),
        ("At least three years as a nurse", 3, True),
        ("Ward nurse: 3 years (preferred)", 3, True),
        ("5+ years of experience as a ward nurse", 5, False),  # four are dated
        ("Three years of experience as a surgeon", 3, False),
        ("Five years of experience as an assistant", 5, True),
        # More than years in the post is asked for.
        ("3+ years of experience as a ward nurse in paediatrics, with triage", 3, False),
        ("3+ years of experience in nursing", 3, False),
    ],
)
def test_years_in_a_post_are_held_by_dated_jobs_of_its_title(text: str, least: float, held: bool) -> None:
    assert has_held_post(years(text, least), resume()) is held


def test_a_helper_has_not_held_the_post() -> None:
    text = JOBS.replace("Nursing Assistant", "Assistant to the Ward Nurse").replace(
        "Ward Nurse, Kelp", "Porter, Kelp"
    )
    assert not has_held_post(years("3+ years of experience as a ward nurse", 3), resume(text))
