"""What kind of thing a requirement asks for, where the words could be read in two ways."""

from __future__ import annotations

import pytest

from matcher.parsing.posting.kinds import kinds_of


def kinds(text: str) -> tuple[str, ...]:
    return kinds_of(text, has_years=False, is_education=False, has_language=False, has_certificate=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Knowledge of standards such as Orbis, Tallis or Meridian", ("domain_knowledge",)),
        ("Knowledge of a planning tool such as Orbis, Tallis or Meridian", ("tool",)),
        ("Understanding of machine learning", ("skill",)),
        ("Understanding of land law", ("domain_knowledge",)),
        ("Sound knowledge of the building codes", ("domain_knowledge",)),
        ("Experience in an agile environment", ("experience",)),
        ("Ability to translate complex legal concepts for a lay audience", ("soft_skill",)),
        ("A warm manner that puts nervous visitors at ease", ("soft_skill",)),
        ("The confidence to challenge the status quo constructively", ("soft_skill",)),
        ("Able to operate jib cranes and forklifts", ("tool",)),
    ],
)
def test_kinds_follow_what_is_asked(text: str, expected: tuple[str, ...]) -> None:
    found = kinds(text)
    assert set(expected) <= set(found)
    assert not {"tool", "domain_knowledge", "soft_skill"} & (set(found) - set(expected))


@pytest.mark.parametrize(
    "text",
    [
        "Knowledge of travel expense systems",
        "A degree in travel and tourism",
        "Able to shift priorities when the tide turns",
        "Helps the crew with travel-related topics",
    ],
)
def test_travel_as_a_trade_asks_for_no_time(text: str) -> None:
    """Who knows the trade of travel need not be free to travel."""
    assert "availability" not in kinds(text)
    assert "availability" in kinds("Willing to travel in the summer") and "availability" in kinds(
        "Work night shifts"
    )
