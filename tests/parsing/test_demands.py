"""Requirements are split into the demands in them."""

from __future__ import annotations

import time

import pytest

from matcher.parsing.demands import demand_parts, demands
from matcher.types import Requirement


def parts(text: str) -> list[str]:
    requirement = Requirement(id="r1", text=text, start=0, end=len(text))
    return [d.text for d in demands((requirement,)) if d.role == "part"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Excellent written and verbal communication skills",
            ["written communication skills", "verbal communication skills"],
        ),
        (
            "Strong organizational and time management skills",
            ["organizational skills", "time management skills"],
        ),
        (
            "Mending and pressing of church vestments",
            ["Mending of church vestments", "pressing of church vestments"],
        ),
        ("Identifying and mapping sea caves", ["Identifying sea caves", "mapping sea caves"]),
        ("Knowledge of kelp farming and a boat licence", ["kelp farming", "boat licence"]),
        ("Basket weaving", []),
    ],
)
def test_parts_stand_by_themselves(text: str, expected: list[str]) -> None:
    """Each side of an "and" is a demand that can be looked for without the other."""
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "5+ years of experience in sail making, rigging and dock work, including at least 2 years leading a crew",
            ["sail making, rigging and dock work", "leading a crew"],
        ),
        (
            "Six years in bell founding, of which two years with tower bells and carillons",
            ["bell founding", "tower bells and carillons"],
        ),
        ("Four years of glass blowing with at least one year of neon", ["glass blowing", "neon"]),
    ],
)
def test_some_of_the_years_are_a_demand_of_their_own(text: str, expected: list[str]) -> None:
    """What all years are about, and what some of them are about; no further splitting."""
    assert parts(text) == expected


def test_a_second_number_beside_a_degree_is_no_part_of_the_first() -> None:
    text = "Four years of glass blowing or a degree and two years of glass blowing"
    assert len(parts(text)) == 2
    assert "degree" in parts(text)[0]


def test_hostile_text_takes_no_time() -> None:
    started = time.perf_counter()
    demand_parts("a and " * 20_000)
    parts("2 years , including " * 5_000)
    assert time.perf_counter() - started < 1.0
