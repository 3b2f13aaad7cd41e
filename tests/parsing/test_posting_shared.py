"""Quality of posting parsing on annotated postings beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from matcher.evaluation.parsing import evaluate_postings

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.mark.shared
@pytest.mark.parametrize(("folder", "f1"), [("seeds", 1.0), ("dev/postings", 0.95)])
def test_annotated_postings_are_understood(folder: str, f1: float) -> None:
    """Requirements, necessity, years and degrees reach what was asked, and no furniture is taken."""
    if not (SHARED / folder).is_dir():
        pytest.skip(f"{SHARED / folder} is not there")
    result = evaluate_postings(SHARED / folder)
    assert result["f1"] >= f1
    assert result["necessity"] >= 0.97
    assert min(result["min_years"], result["degree_level"]) >= 0.95
    assert result["furniture"] == 0
