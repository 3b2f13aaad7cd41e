"""What a requirement's own wording, and a posting's other requirements, add to a verdict."""

from __future__ import annotations

import numpy as np
import pytest

from matcher.scoring.pooling import (
    CONTEXT_MEAN,
    CONTEXT_WEIGHT,
    SUPPORT_FEATURES,
    VERDICT_FEATURES,
    context_of,
    line_support,
)
from matcher.scoring.priors import RequirementPrior


def prior(dim: int = 384) -> RequirementPrior:
    rng = np.random.default_rng(0)
    return RequirementPrior(weights=rng.normal(size=(dim, 2)), intercept=np.array([0.4, 0.7]))


def vectors(n: int, dim: int = 384) -> np.ndarray:
    raw = np.random.default_rng(1).normal(size=(n, dim))
    raw /= np.linalg.norm(raw, axis=1, keepdims=True)
    return raw.astype(np.float16).astype(np.float32)


def test_a_requirement_has_the_same_prior_in_any_company() -> None:
    """No bit depends on how many requirements are looked at together."""
    texts = vectors(40)
    together = prior().of(texts)
    alone = np.concatenate([prior().of(texts[i : i + 1]) for i in range(len(texts))])
    assert together.tobytes() == alone.tobytes()
    assert len(np.unique(together)) > 40


def test_an_unknown_encoder_leaves_the_prior_open() -> None:
    assert np.isnan(prior(384).of(vectors(3, dim=128))).all()


def test_a_prior_survives_its_file() -> None:
    first = RequirementPrior.from_arrays(prior().arrays("prior_"), "prior_")
    again = RequirementPrior.from_arrays(first.arrays("prior_"), "prior_")
    assert first.of(vectors(5)).tobytes() == again.of(vectors(5)).tobytes()


def test_context_is_what_the_others_show() -> None:
    """A requirement's own support is no part of its context, and one that stands alone has that of an average pair."""
    X = np.zeros((3, len(VERDICT_FEATURES)), np.float32)
    X[0, VERDICT_FEATURES.index(SUPPORT_FEATURES[0])] = 0.7
    support = line_support(X)
    assert support.tolist() == pytest.approx([0.1, 0.0, 0.0])
    known = CONTEXT_WEIGHT * CONTEXT_MEAN
    total = 2 + CONTEXT_WEIGHT
    assert context_of(support).tolist() == pytest.approx(
        [known / total, (0.1 + known) / total, (0.1 + known) / total]
    )
    assert context_of(support[:1]).tolist() == pytest.approx([CONTEXT_MEAN])


def test_many_requirements_say_more_than_few() -> None:
    nothing = [context_of(np.zeros(n, np.float32))[0] for n in (1, 2, 4, 16)]
    assert nothing == sorted(nothing, reverse=True)
    assert nothing[0] - nothing[1] < 0.1 < nothing[0] - nothing[3]
