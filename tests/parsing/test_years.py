"""Years of experience, and numbers of years that are something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.parsing.years import find_years


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3+ years of bookkeeping", 3, None),
        ("1-3 years’ experience splicing cable", 1, 3),
        ("three (3) to five (5) years of teaching", 3, 5),
        ("eighteen months of nursing experience", 1.5, None),
        ("two and a half years of experience", 2.5, None),
        ("up to 2 years of experience", None, 2),
        ("mindestens 3 Jahre Berufserfahrung", 3, None),
        ("5 ans d'expérience", 5, None),
        ("at least one year supporting hourly staff", 1, None),
        ("not less than four years' experience on harbour cranes", 4, None),
        ("less than 4 years of experience", None, 4),
        ("Several years (at least 6) of experience in audit", 6, None),
        ("Several years of practical work (min. five) in tool making", 5, None),
        ("We look for 2-3 years of experience in reception", 2, 3),
        ("We would like to see 2-3 years of dispatch experience", 2, 3),
        ("4+ years in operations or facilities", 4, None),
        ("3 years in business development", 3, None),
        ("Minimum 2 years of critical care experience within the last 4 years", 2, None),
    ],
)
def test_years_of_experience_are_read(text: str, low: float | None, high: float | None) -> None:
    """Digits, words, ranges, months and other languages come out as years."""
    (mention,) = find_years(text)
    assert (mention.min, mention.max) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "must be at least 21 years of age",
        "18 years or older",
        "a 12-month contract",
        "obtained within 6 months of hire",
        "a clean record for the past three years",
        "a four-year degree",
        "clearance, for which four years' residence in the country is needed",
        "eligible for vetting (four years UK residency)",
        "must have lived in the country for the last four years",
        "resident in the EU for at least three years",
        "over 20 years in business",
        "thirty years in operation and still growing",
        "our team has 40 years of experience",
        "a stranger understands your report two years later",
        "may substitute for one year of experience",
        "$60,000 a year",
        "During the 4 months of the residency you gain experience of kilns",
        "posts of 12 months or longer, for those who work at least 30 hours",
    ],
)
def test_other_years_are_no_experience(text: str) -> None:
    """Ages, deadlines, contracts, look-back windows and company history are left out."""
    assert find_years(text) == ()


def test_further_years_are_marked() -> None:
    """ "Four additional years" come on top of something."""
    assert find_years("four additional years of HR experience")[0].is_additional


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Spans point into the text, whatever it is."""
    for mention in find_years(text):
        assert 0 <= mention.start < mention.end <= len(text)
