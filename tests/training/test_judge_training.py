"""What the verdict trees learn from."""

from __future__ import annotations

import numpy as np

from matcher.scoring.pooling import CONTEXT_MEAN, context_of
from matcher.training.judge import shortened_contexts


def test_some_contexts_are_those_of_shorter_postings() -> None:
    """About half of the rows keep their own context, and some of the others stand alone."""
    support = np.linspace(0.0, 0.3, 400).astype(np.float32)
    own = context_of(support)
    found = shortened_contexts(support, np.random.default_rng(0))
    changed = np.abs(found - own) > 1e-6
    assert 0.4 < changed.mean() < 0.6
    assert np.isclose(found, CONTEXT_MEAN).sum() > 10
    assert found.min() >= own.min() - 1e-6
    assert found.max() <= CONTEXT_MEAN + 1e-6


def test_a_requirement_that_stands_alone_has_one_context() -> None:
    found = shortened_contexts(np.array([0.9], np.float32), np.random.default_rng(0))
    assert found.tolist() == np.float32([CONTEXT_MEAN]).tolist()
