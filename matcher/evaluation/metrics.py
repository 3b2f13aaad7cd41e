"""Measures of verdicts, evidence, ranking and calibration; plain numpy, small enough to check by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
CREDIT: Final = {"met": 1.0, "partly_met": 0.5, "not_shown": 0.0, "contradicted": 0.0}


def f1_by_class(truth: Sequence[str], predicted: Sequence[str], classes: Sequence[str]) -> dict[str, float]:
    """Return the F1 of each class; a class absent from truth and prediction counts 0."""
    # One pass whatever the number of classes: searches for thresholds call this thousands of times.
    pairs = Counter(zip(truth, predicted, strict=True))
    n_true, n_predicted = Counter(truth), Counter(predicted)
    return {
        name: 2 * pairs[name, name] / (n_true[name] + n_predicted[name])
        if n_true[name] + n_predicted[name]
        else 0.0
        for name in classes
    }


def accuracy(truth: Sequence[str], predicted: Sequence[str]) -> float:
    """Return the share of equal labels."""
    return float(np.mean([t == p for t, p in zip(truth, predicted, strict=True)])) if truth else float("nan")


def auc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Return the share of (positive, negative) pairs in the right order, ties counted half."""
    if not len(positive) or not len(negative):
        return float("nan")
    from scipy.stats import rankdata

    ranks = rankdata(np.concatenate([positive, negative]))
    n_p, n_n = len(positive), len(negative)
    return float((ranks[:n_p].sum() - n_p * (n_p + 1) / 2) / (n_p * n_n))


def ordered_share(groups: Sequence[tuple[Sequence[float], Sequence[float]]]) -> float:
    """Return the share of differently graded pairs within groups that the scores put in the right order.

    Parameters
    ----------
    groups : sequence of (scores, grades)

    Returns
    -------
    float
        Ties of the score count half; NaN without any differently graded pair.
    """
    right, total = 0.0, 0
    for scores, grades in groups:
        s, g = np.asarray(scores), np.asarray(grades)
        better = g[:, None] > g[None, :]
        total += int(better.sum())
        right += float((better * ((s[:, None] > s[None, :]) + 0.5 * (s[:, None] == s[None, :]))).sum())
    return right / total if total else float("nan")


def expected_calibration_error(
    predicted: Sequence[float], outcome: Sequence[bool], *, n_bins: int = 10
) -> float:
    """Return the mean gap between predicted and observed shares, over equally filled bins weighted by size."""
    p, y = np.asarray(predicted, float), np.asarray(outcome, float)
    order = np.argsort(p, kind="stable")
    gap = sum(
        abs(p[part].mean() - y[part].mean()) * len(part)
        for part in np.array_split(order, min(n_bins, len(order)))
        if len(part)
    )
    return float(gap / len(p)) if len(p) else float("nan")


def mean_average_precision(scores: Floats, relevant: npt.NDArray[np.bool_]) -> float:
    """Return MAP over the rows of a score matrix; rows without a relevant column are left out."""
    values = []
    for row, wanted in zip(scores, relevant, strict=True):
        if not wanted.any():
            continue
        ranked = wanted[np.argsort(-row, kind="stable")]
        hits = np.cumsum(ranked)
        values.append(float((hits[ranked] / (np.flatnonzero(ranked) + 1)).mean()))
    return float(np.mean(values)) if values else float("nan")


def precision_at(scores: Floats, relevant: npt.NDArray[np.bool_], k: int) -> float:
    """Return the mean share of relevant columns among the first k."""
    return float(
        np.mean(
            [
                wanted[np.argsort(-row, kind="stable")[:k]].mean()
                for row, wanted in zip(scores, relevant, strict=True)
                if wanted.any()
            ]
        )
    )


def bootstrap_interval(
    clusters: Sequence[object],
    statistic: Callable[[Sequence[int]], float],
    *,
    n_draws: int = 200,
    level: float = 0.95,
    random_state: int = 0,
) -> tuple[float, float]:
    """Return a percentile interval of a statistic, drawing whole clusters with replacement.

    Parameters
    ----------
    clusters : sequence
        Cluster (for example the pair) of each row.
    statistic : callable
        Takes row indices, returns a number.
    n_draws, level, random_state
        As usual.

    Returns
    -------
    tuple of float
        Lower and upper end.
    """
    rng = np.random.default_rng(random_state)
    members: dict[object, list[int]] = {}
    for i, cluster in enumerate(clusters):
        members.setdefault(cluster, []).append(i)
    names = list(members)
    draws = []
    for _ in range(n_draws):
        chosen = rng.integers(0, len(names), len(names))
        draws.append(statistic([i for c in chosen for i in members[names[c]]]))
    tail = 100 * (1 - level) / 2
    low, high = np.nanpercentile(draws, [tail, 100 - tail])
    return float(low), float(high)
