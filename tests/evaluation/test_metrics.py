"""Measures, against figures worked out by hand."""

from __future__ import annotations

import pytest

from matcher.evaluation.metrics import f1_by_class


def test_f1_of_each_class() -> None:
    """Twice the hits over all that is so or is said to be so; a class that neither has counts 0."""
    truth = ["met", "met", "not_shown", "partly_met"]
    said = ["met", "not_shown", "not_shown", "met"]
    scores = f1_by_class(truth, said, ("met", "partly_met", "not_shown", "contradicted"))
    assert scores == {"met": 2 / 4, "partly_met": 0.0, "not_shown": 2 / 3, "contradicted": 0.0}
    assert f1_by_class([], [], ("met",)) == {"met": 0.0}
    with pytest.raises(ValueError, match="zip"):
        f1_by_class(["met"], [], ("met",))
