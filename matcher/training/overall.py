"""Fit the weights of overall relevance on graded pairs: a logistic function that no weight may turn downwards."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from matcher.training.dataset import PairRows

Floats = npt.NDArray[np.float64]
TOP_GRADE = 4.0


def fit_nonnegative_logistic(
    X: Floats, y: Floats, *, l2: float = 1e-2, n_steps: int = 4000, rate: float = 0.3
) -> Floats:
    """Fit ``sigmoid(b + X @ w)`` to targets in [0, 1] with ``w >= 0``, by projected gradient descent.

    Parameters
    ----------
    X : ndarray of shape (n_rows, n_features)
    y : ndarray of shape (n_rows,)
    l2, n_steps, rate : optional

    Returns
    -------
    ndarray of shape (n_features + 1,)
        Intercept, then weights.
    """
    scale = X.std(axis=0) + 1e-9
    mean = X.mean(axis=0)
    Z = (X - mean) / scale
    b, w = 0.0, np.zeros(X.shape[1])
    for _ in range(n_steps):
        p = 1.0 / (1.0 + np.exp(-(b + Z @ w)))
        error = p - y
        b -= rate * error.mean()
        w = np.maximum(0.0, w - rate * (Z.T @ error / len(y) + l2 * w))
    weights = w / scale
    return np.concatenate([[b - float(mean @ weights)], weights])


def fit_overall(rows: Sequence[PairRows]) -> tuple[float, ...]:
    """Fit overall relevance to the grades of labelled pairs.

    Parameters
    ----------
    rows : sequence of PairRows

    Returns
    -------
    tuple of float
        Intercept and the weights of the four `overall_parts`, rounded to six decimals.
    """
    X = np.array([row.features.overall_parts for row in rows], float)
    y = np.array([row.pair.grade / TOP_GRADE for row in rows])
    return tuple(round(float(v), 6) for v in fit_nonnegative_logistic(X, y))
