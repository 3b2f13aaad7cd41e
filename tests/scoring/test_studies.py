"""Practice is not shown by a course alone."""

from __future__ import annotations

import numpy as np
import pytest

from matcher import match
from matcher.scoring.studies import only_studied
from matcher.types import Requirement

POSTING = """Stock Planner

Requirements
- {asked}
- Experience in planning stock
- A careful way with figures
"""
RESUME = """Ada Tern
ada.tern@example.org

EXPERIENCE
Stock Clerk, Northby Stores, March 2019 - present
- Counted stock each week and ordered what was short.
{used}
EDUCATION
Diploma in Commerce, Northby College, 2018
{studied}
"""


def _verdict(asked: str, *, studied: str = "", used: str = "") -> str:
    (report,) = match(RESUME.format(studied=studied, used=used), [POSTING.format(asked=asked)])
    return next(r.verdict for r in report.requirements if r.requirement.text.startswith(asked))


@pytest.mark.parametrize(
    "studied",
    [
        "Online course Tableau for Beginners, 2025 (20 hours)",
        "Data bootcamp, weekends, since September 2026: Tableau, four of ten modules done",
        "Tableau course, in progress",
    ],
)
def test_a_course_alone_shows_practice_in_part(studied: str) -> None:
    """Who learnt a tool has not worked with it yet."""
    assert _verdict("Experience with Tableau", studied=studied) == "partly_met"


def test_use_beside_the_course_shows_all() -> None:
    """One line of work with the tool is worth more than the course."""
    assert (
        _verdict(
            "Experience with Tableau",
            studied="Online course Tableau for Beginners, 2025 (20 hours)",
            used="- Built the Tableau dashboards that 14 shops order by.",
        )
        == "met"
    )


@pytest.mark.parametrize(
    ("asked", "kinds", "capped"),
    [
        ("Experience with Tableau", ("tool",), True),
        ("Tableau training or certificate", ("tool",), False),
        ("Familiarity with Tableau", ("tool",), False),
        ("Knowledge of stock law", ("domain_knowledge",), False),
    ],
)
def test_a_course_is_enough_where_learning_is_asked_for(
    asked: str, kinds: tuple[str, ...], capped: bool
) -> None:
    """Training is training, and knowledge may come from it."""
    requirement = Requirement(id="r1", text=asked, start=0, end=len(asked), kinds=kinds)
    support = np.array([[0.8, 0.1]], np.float32)
    assert only_studied((requirement,), support, np.array([True, False])).tolist() == [capped]


def test_another_line_with_a_say_lifts_the_cap() -> None:
    """A line of use that comes near counts, however much nearer the course is."""
    requirement = Requirement(id="r1", text="Experience with Tableau", start=0, end=23, kinds=("tool",))
    support = np.array([[0.8, 0.4]], np.float32)
    assert only_studied((requirement,), support, np.array([True, False])).tolist() == [False]
