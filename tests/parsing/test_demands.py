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


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Knowledge and understanding of sea caves", "sea caves"),
        ("Experience or demonstrated interest in bell founding", "bell founding"),
        ("Good working knowledge and/or experience of the thatching trade", "thatching trade"),
        ("Exposure to, and ideally experience of, kelp farming", "kelp farming"),
        ("Knowledge/experience of looms", "looms"),
        ("Intermediate proficiency in net mending", "net mending"),
        ("Proven record of training falcons", "training falcons"),
        ("Thorough working knowledge of tide tables", "tide tables"),
        ("A plus if you have experience with looms", "looms"),
        ("Advanced practice nursing", "Advanced practice nursing"),
        ("Interest rate swaps", "Interest rate swaps"),
        ("Strong organisational skills", "organisational skills"),
        ("A/B testing", "A/B testing"),
    ],
)
def test_the_topic_is_what_stands_behind_all_lead_ins(text: str, topic: str) -> None:
    """However many ways of knowing a thing are named before it."""
    requirement = Requirement(id="r1", text=text, start=0, end=len(text))
    assert [d.text for d in demands((requirement,)) if d.role == "topic"] == [topic]


@pytest.mark.parametrize(
    ("text", "any_of", "expected"),
    [
        (
            "Experience or keen interest in bell founding and/or glass blowing",
            (("experience", "keen interest"),),
            ["bell founding", "glass blowing"],
        ),
        (
            "Understanding of, or interest in, kelp or eels",
            (("understanding of", "interest in", "kelp", "eels"),),
            ["kelp", "eels"],
        ),
        ("Knowledge or experience of looms", (("knowledge", "experience"),), []),
        ("Sail making or rigging", (("sail making", "rigging"),), ["sail making", "rigging"]),
    ],
)
def test_an_alternative_names_a_thing(
    text: str, any_of: tuple[tuple[str, ...], ...], expected: list[str]
) -> None:
    """Any line would do for "experience"; what it is experience of is asked for."""
    requirement = Requirement(id="r1", text=text, start=0, end=len(text), any_of=any_of)
    assert [d.text for d in demands((requirement,)) if d.role == "alternative"] == expected


def test_hostile_text_takes_no_time() -> None:
    started = time.perf_counter()
    demand_parts("a and " * 20_000)
    parts("2 years , including " * 5_000)
    assert time.perf_counter() - started < 1.0
