"""Requirements that a plan meets in part."""

from __future__ import annotations

import pytest

from matcher import match
from matcher.scoring.intents import accepts_a_plan

POSTING = """Stock Clerk

Requirements
- {asked}
- Experience in a warehouse
- A careful way with figures
"""
RESUME = """Ada Tern
ada.tern@example.org

EXPERIENCE
Stock Clerk, Northby Stores, March 2019 - present
- Counted stock each week and ordered what was short.

CERTIFICATES
{line}
"""


@pytest.mark.parametrize(
    ("asked", "line", "verdicts"),
    [
        (
            "Forklift licence or willingness to obtain one",
            "No forklift licence yet; course booked for January 2027",
            ("partly_met", "met"),
        ),
        (
            "CPR certificate, or ability to obtain one within 30 days",
            "CPR expired in May 2026, booked to renew in December",
            ("partly_met", "met"),
        ),
        (
            "Forklift licence or willingness to obtain one",
            "I do not have a forklift licence and do not want one.",
            ("contradicted", "not_shown"),
        ),
        (
            "Forklift licence",
            "No forklift licence yet; course booked for January 2027",
            ("contradicted", "not_shown", "partly_met"),
        ),
    ],
)
def test_a_plan_counts_where_one_is_accepted(asked: str, line: str, verdicts: tuple[str, ...]) -> None:
    """What is booked or wished for is some of what the posting accepts, and no refusal."""
    (report,) = match(RESUME.format(line=line), [POSTING.format(asked=asked)])
    assert next(r.verdict for r in report.requirements if r.requirement.text == asked) in verdicts


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("Dutch, or the wish to learn it", True),
        ("HLTA status, or working towards it", True),
        ("CPCU designation, complete or in progress", True),
        ("Willingness to learn", False),
        ("Ability to obtain results", False),
    ],
)
def test_which_requirements_accept_a_plan(text: str, accepted: bool) -> None:
    """Only where the plan stands beside the thing itself."""
    assert accepts_a_plan(text) is accepted
