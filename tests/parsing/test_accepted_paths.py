"""The combinations of degree and years that a requirement accepts."""

from __future__ import annotations

import time

import pytest

from matcher.parsing.posting.education import accepted_paths


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Master's degree, or a bachelor's degree and five years in the field",
            [("master", None), ("bachelor", 5.0)],
        ),
        ("Bachelor's degree in botany or 4 years of greenhouse work", [("bachelor", None), (None, 4.0)]),
        (
            "An associate degree in hydrology, geology or a related field and two years of well logging",
            [("associate", 2.0)],
        ),
        (
            "High school diploma and 4 years in a mill; OR an associate degree in forestry and 2 years in a mill",
            [("high_school", 4.0), ("associate", 2.0)],
        ),
        (
            "6 years of ship handling, or 3 years of ship handling with a bachelor's degree",
            [(None, 6.0), ("bachelor", 3.0)],
        ),
        ("Bachelor's or Master's degree and 3 years of experience", [("bachelor", 3.0)]),
        (
            "Associate degree in dairy science; two (2) years in a creamery may substitute for the degree",
            [("associate", None), (None, 2.0)],
        ),
        (
            "3+ years of crane maintenance; a completed associate degree counts as one of those years",
            [(None, 3.0)],
        ),
        ("Five years of experience in tunnelling", []),
        ("A bachelor's degree in any subject", []),
    ],
)
def test_ways_to_meet_a_requirement(text: str, expected: list[tuple[str | None, float | None]]) -> None:
    assert list(accepted_paths(text)) == expected


@pytest.mark.parametrize(
    "unit", ["or a bachelor's degree ", "5 years; ", "master's (", "or at least an the "]
)
def test_hostile_texts_take_little_time(unit: str) -> None:
    began = time.process_time()
    accepted_paths(unit * 400)
    assert time.process_time() - began < 1.0
