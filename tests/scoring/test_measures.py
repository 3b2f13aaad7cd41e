"""Demands for no less than so much, against how much a résumé tells of."""

from __future__ import annotations

import pytest

from matcher import match
from matcher.scoring.measures import amounts, least_amounts

RESUME = """Ada Tern
ada.tern@example.org

EXPERIENCE
Operations Manager, Tern Stores, 2015 - present
- {deed}
- Sold groceries and kept the stock books in order.

EDUCATION
BSc Economics, Tern Desert College, 2014{grade}
"""


def verdict(asked: str, deed: str, grade: str = "") -> str:
    posting = f"Manager\n\nRequirements\n- {asked}\n- Patience with customers\n"
    (report,) = match(RESUME.format(deed=deed, grade=grade), [posting])
    return str(report.requirements[0].verdict)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Managed a budget of $200,000", [("money", 200_000.0)]),
        ("a £3.4m budget", [("money", 3_400_000.0)]),
        ("EUR 35,000 per month on search", [("money", 420_000.0)]),
        ("a team of nine", [("people", 9.0)]),
        ("12 direct reports", [("people", 12.0)]),
        ("Typing 75 wpm", [("speed", 75.0)]),
        ("GPA 3.8/4.0", [("grade points", 3.8)]),
        ("15 calls a day", [("calls", 15.0)]),
        ("3+ years across the region", []),
        ("At least two years of people leadership", []),
        ("since 2019, 40 hours a week", []),
    ],
)
def test_amounts_are_read_with_their_scale(text: str, found: list[tuple[str, float]]) -> None:
    assert [(unit, number) for unit, number, _, _ in amounts(text)] == found


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("Experience owning a budget of at least EUR 1 million", {"money": 1e6}),
        ("budgets of $750,000 or more", {"money": 750_000.0}),
        ("a P&L of $10M+", {"money": 1e7}),
        ("Leading teams of 20 or more", {"people": 20.0}),
        ("Lead a team of at least ten engineers", {"people": 10.0}),
        ("GPA of 3.5 or higher", {"grade points": 3.5}),
        ("60 words per minute", {"speed": 60.0}),
        ("handling 50+ calls a day", {"calls": 50.0}),
        ("hospital wards of at least 30 beds", {"beds": 30.0}),
        ("at least 18 years old, and free two evenings or more", {}),
        ("You will support a team of 20", {}),
        ("We raised $40m in 2024", {}),
    ],
)
def test_an_amount_is_the_least_where_the_words_say_so(text: str, least: dict[str, float]) -> None:
    assert {unit: number for unit, number, _ in least_amounts(text)} == least


@pytest.mark.parametrize(
    ("asked", "deed", "is_met"),
    [
        ("Experience managing teams of 20 or more", "Managed a team of 5 clerks.", False),
        ("Experience managing teams of 20 or more", "Managed a team of 34 clerks.", True),
        ("Experience managing teams of 20 or more", "Managed 18 cashiers and a team of 6 clerks.", True),
        ("Experience of managing a budget of at least $1m", "Managed a budget of $200,000.", False),
        (
            "Experience of a call centre with 50+ calls a day",
            "Answered 15 calls a day in a call centre.",
            False,
        ),
        (
            "Experience of a call centre with 50+ calls a day",
            "Answered 70 calls a day in a call centre.",
            True,
        ),
        ("Experience of managing a budget of at least $1m", "Managed a budget of $2.5 million.", True),
    ],
)
def test_less_than_is_asked_is_not_enough(asked: str, deed: str, is_met: bool) -> None:
    assert (verdict(asked, deed) == "met") is is_met


def test_the_reason_names_both_amounts() -> None:
    posting = "Manager\n\nRequirements\n- Experience managing teams of 20 or more\n"
    (report,) = match(RESUME.format(deed="Managed a team of 5 clerks.", grade=""), [posting])
    reason = report.requirements[0].reason
    assert "team of 5" in reason.lower()
    assert "teams of 20 asked" in reason


@pytest.mark.parametrize(("grade", "is_met"), [(", GPA 3.8", True), (", GPA 2.9", False)])
def test_a_grade_has_to_be_reached(grade: str, is_met: bool) -> None:
    assert (verdict("GPA of 3.5 or higher", "Managed 18 cashiers.", grade) == "met") is is_met
