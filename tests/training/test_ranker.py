"""Learning what requirements are worth."""

import numpy as np
import pytest

from matcher.training.overall import fit_nonnegative_logistic
from matcher.training.ranker import GradedPair, fit_calibration, fit_ranker, fit_score, ranker_order
from matcher.types import Requirement


def pairs_where_tools_decide(n: int = 40) -> list[GradedPair]:
    """Return pairs whose grade follows the tool requirement and not the soft skill."""
    rng = np.random.default_rng(0)
    requirements = (
        Requirement(id="r1", text="a", start=0, end=1, kinds=("tool",)),
        Requirement(id="r2", text="b", start=0, end=1, kinds=("soft_skill",)),
    )
    pairs = []
    for i in range(n):
        tool = float(rng.random())
        pairs.append(
            GradedPair(
                field="f",
                posting=f"p{i % 4}",
                resume=f"c{i}",
                grade=round(4 * tool),
                requirements=requirements,
                strengths=(tool, float(rng.random())),
                overall=0.5,
            )
        )
    return pairs


def test_the_ranker_learns_which_kind_decides() -> None:
    """A kind that grades follow is worth more than one that they ignore, and no weight is negative."""
    pairs = pairs_where_tools_decide()
    ranker = fit_ranker(pairs)
    factors = dict(ranker.kind_factors)
    assert factors["tool"] > 1.5 * factors["soft_skill"]
    assert min(factors.values()) > 0
    assert ranker_order(ranker, pairs)["candidates_ordered"] > 0.9


def test_a_graded_pair_scores_as_the_points_say() -> None:
    """The training score is the sum of the points that the report shows."""
    pair = pairs_where_tools_decide(1)[0]
    ranker = fit_ranker(pairs_where_tools_decide())
    points, overall = ranker.max_points(pair.requirements)
    by_hand = sum(m * s for m, s in zip(points, pair.strengths, strict=True)) + overall * pair.overall
    assert fit_score(ranker, pair) == pytest.approx(by_hand)


def test_the_calibration_follows_the_grades() -> None:
    """High scores get a high share of good fits, and the bands rise."""
    scores = np.linspace(5, 95, 120)
    grades = np.clip(np.round(scores / 22), 0, 4)
    calibration = fit_calibration(scores, grades)
    assert calibration.share(90) > 0.8 > 0.2 > calibration.share(10)
    assert list(calibration.bands) == sorted(calibration.bands)


def test_no_weight_of_relevance_points_down() -> None:
    """A feature that grades fall with gets weight 0, never a negative one."""
    rng = np.random.default_rng(1)
    X = rng.random((200, 2))
    y = np.clip(0.8 * X[:, 0] - 0.5 * X[:, 1] + 0.2, 0, 1)
    _, up, down = fit_nonnegative_logistic(X, y)
    assert up > 0
    assert down == 0
