"""A toy engine for batch tests: hashing encoder, small hand-made trees, no trained artefact."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np

from matcher.engine import Matcher
from matcher.ranking import Ranker
from matcher.representation.hashing import HashingEncoder
from matcher.scoring.decisions import JudgeSettings
from matcher.scoring.features import LINE_FEATURES
from matcher.scoring.judge import Judge
from matcher.scoring.line_head import LineHead
from matcher.scoring.pooling import VERDICT_FEATURES
from matcher.scoring.refusals import REFUSAL_FEATURES
from matcher.scoring.trees import TreeEnsemble
from matcher.scoring.verdict_head import HEAD_FEATURES, N_INPUTS, VerdictHead
from matcher.taxonomy import Taxonomy

DIM = 48
TAXONOMY = Path(__file__).parent / "taxonomy"
AS_OF = "2026-11-21"


def toy_head(dim: int = DIM, rank: int = 8, n_hidden: int = 6) -> LineHead:
    """A line head with random weights that still says yes rather to similar texts."""
    rng = np.random.default_rng(7)
    shared = np.linalg.qr(rng.standard_normal((dim, rank)))[0] * np.sqrt(dim / rank)
    return LineHead(
        project_requirement=shared,
        project_line=shared.copy(),
        product=np.abs(rng.standard_normal((rank, n_hidden))) * 0.3,
        difference=-np.abs(rng.standard_normal((rank, n_hidden))) * 0.2,
        cosine=np.abs(rng.standard_normal(n_hidden)),
        requirement=rng.standard_normal((dim, n_hidden)) * 0.06,
        line=rng.standard_normal((dim, n_hidden)) * 0.06,
        bias=np.zeros(n_hidden),
        output=np.stack(
            [-np.ones(n_hidden), 0.2 * np.ones(n_hidden), np.ones(n_hidden), np.zeros(n_hidden)], axis=1
        )
        * 0.5,
        output_bias=np.array([1.0, 0.0, -1.0, -2.0]),
        skip=np.array([-1.0, 0.0, 1.0, 0.0]),
    )


def toy_verdict_head(dim: int, *, rank: int = 6, n_hidden: int = 5) -> VerdictHead:
    """A verdict head of random weights."""
    rng = np.random.default_rng(7)

    def weights(*shape: int) -> np.ndarray:
        return rng.normal(0.0, 0.3, shape)

    return VerdictHead(
        project_requirement=weights(dim, rank),
        project_line=weights(dim, rank),
        product=weights(rank, n_hidden),
        difference=weights(rank, n_hidden),
        inputs=weights(N_INPUTS, n_hidden),
        requirement=weights(dim, n_hidden),
        line=weights(dim, n_hidden),
        bias=weights(n_hidden),
        output=weights(n_hidden, len(HEAD_FEATURES) + 1),
        output_bias=weights(len(HEAD_FEATURES) + 1),
        prior=weights(dim, len(HEAD_FEATURES)),
        prior_bias=weights(len(HEAD_FEATURES)),
    )


def toy_trees(
    features: list[str] | tuple[str, ...], *, n_trees: int, seed: int, n_leaves: int = 5, lean: int = 12
) -> TreeEnsemble:
    """Random trees in which the first ``lean`` features push the sum up, so that evidence counts for something."""
    rng = random.Random(seed)
    width = 2 * n_leaves - 1
    shape = (n_trees, width)
    feature, left, right = np.full(shape, -1, np.int32), np.zeros(shape, np.int32), np.zeros(shape, np.int32)
    threshold, value, missing = np.zeros(shape), np.zeros(shape), np.zeros(shape, bool)
    depth = 0
    for t in range(n_trees):
        leaves = [(0, 0, 0.0)]
        used = 1
        while len(leaves) < n_leaves:
            node, level, worth = leaves.pop(rng.randrange(len(leaves)))
            f = rng.randrange(lean) if rng.random() < 0.6 else rng.randrange(len(features))
            feature[t, node], threshold[t, node] = f, float(np.float32(rng.uniform(0.05, 0.7)))
            left[t, node], right[t, node], missing[t, node] = used, used + 1, rng.random() < 0.5
            push = 0.12 if f < lean else rng.uniform(-0.05, 0.05)
            leaves += [(used, level + 1, worth - push), (used + 1, level + 1, worth + push)]
            used, depth = used + 2, max(depth, level + 1)
        for node, _, worth in leaves:
            value[t, node] = worth
    return TreeEnsemble(
        feature=feature,
        threshold=threshold,
        left=left,
        right=right,
        missing_left=missing,
        value=value,
        baseline=0.1,
        depth=depth,
    )


def toy_judge(*, dim: int = DIM, n_trees: int = 12, identifier: str = "toy") -> Judge:
    """A judge whose verdicts vary from line to line and that loads from nowhere."""
    return Judge(
        head=toy_head(dim),
        verdict_heads=[toy_verdict_head(dim)],
        line_trees=toy_trees(LINE_FEATURES, n_trees=n_trees, seed=1, n_leaves=8),
        met_trees=toy_trees(VERDICT_FEATURES, n_trees=n_trees, seed=2),
        partly_trees=toy_trees(VERDICT_FEATURES, n_trees=n_trees, seed=3),
        refusal_trees=toy_trees(REFUSAL_FEATURES, n_trees=n_trees, seed=4),
        settings=JudgeSettings(),
        identifier=identifier,
    )


def toy_engine(**parts: object) -> Matcher:
    """An engine that needs no trained judge, encoder or ranker."""
    defaults = {
        "encoder": HashingEncoder(DIM),
        "judge": toy_judge(),
        "ranker": Ranker(),
        "taxonomy": Taxonomy.load(TAXONOMY),
    }
    parts = {**defaults, **parts}
    return Matcher(**parts)  # type: ignore[arg-type]  # the tests replace single parts
