"""Verdicts by the length of their requirement."""

from __future__ import annotations

import pytest

from matcher.evaluation.pairs import JudgedRequirement, SystemResult, by_group, length_band


def judged(n_words: int, predicted: str = "met") -> JudgedRequirement:
    """Return one judged requirement of so many words, truly met."""
    return JudgedRequirement(
        pair="field/p__r",
        field="field",
        kinds=("skill",),
        truth="met",
        predicted=predicted,
        strength=1.0,
        gold_lines=(),
        ranked_lines=(),
        n_words=n_words,
    )


@pytest.mark.parametrize(
    ("n_words", "band"),
    [
        (1, "01-05 words"),
        (5, "01-05 words"),
        (6, "06-09 words"),
        (16, "10-16 words"),
        (17, "17 words or more"),
    ],
)
def test_band_of_a_length(n_words: int, band: str) -> None:
    assert length_band(judged(n_words)) == (band,)


def test_short_and_long_are_measured_apart() -> None:
    result = SystemResult(name="x", requirements=(judged(2, "not_shown"), judged(20)), pairs=())
    groups = by_group(result, length_band)
    assert groups["01-05 words"]["accuracy"] == 0.0
    assert groups["17 words or more"]["accuracy"] == 1.0
