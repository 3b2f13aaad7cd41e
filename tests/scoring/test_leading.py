"""Who was led has not led."""

from __future__ import annotations

import pytest

from matcher.scoring.leading import asks_to_lead, was_led


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("You have trained apprentices", True),
        ("Experience leading a team", True),
        ("Three years of supervising clinical staff", True),
        ("Experience managing projects and working in a team", False),
        ("Team player", False),
        ("Able to train for a marathon", False),
    ],
)
def test_requirements_that_ask_for_people_led(text: str, asks: bool) -> None:
    assert asks_to_lead(text) is asks


@pytest.mark.parametrize(
    ("text", "is_header", "led"),
    [
        ("06/2017 - 03/2022 Apprentice, Norvik Electric", True, True),
        ("Summer intern, Norvik Data", True, True),
        ("Look after one apprentice each year", False, False),
        ("Apprentice supervisor, Norvik Electric", True, False),
        ("Training of apprentices and trainee scheme lead", True, False),
        ("Member of a team of six analysts", False, True),
        ("Led by a senior nurse on nights", False, True),
        ("Member of the team, then led it for two years", False, False),
    ],
)
def test_lines_of_who_was_led(text: str, is_header: bool, led: bool) -> None:
    assert was_led(text, is_header) is led
