"""What the verdict trees learn from."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np

from matcher.scoring.pooling import CONTEXT_MEAN, context_of
from matcher.training.judge import BRIEF_WEIGHT, shortened_contexts, with_brief_postings


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


def test_brief_postings_of_fields_new_to_the_encoder_count_several_times() -> None:
    def row(field: str, *texts: str) -> Any:
        requirements = [SimpleNamespace(text=text) for text in texts]
        return SimpleNamespace(
            pair=SimpleNamespace(field=field),
            posting=SimpleNamespace(posting=SimpleNamespace(requirements=requirements)),
        )

    new, known = row("new", "Wound care", "Excel"), row("known", "Wound care", "Excel")
    long = row("new", "You have run a ward of twenty beds by yourself", "Excel")
    found = with_brief_postings([new, known, long], frozenset({"new"}))
    assert [found.count(one) for one in (new, known, long)] == [BRIEF_WEIGHT, 1, 1]
    assert with_brief_postings([known], frozenset()) == [known] * BRIEF_WEIGHT
