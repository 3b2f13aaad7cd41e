"""Fit monotone boosted trees with scikit-learn and export them as plain arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from matcher.scoring.trees import TreeEnsemble


def fit_trees(
    X: npt.NDArray[np.float32],
    y: npt.NDArray[np.float64],
    *,
    monotone: Sequence[int] | None = None,
    sample_weight: npt.NDArray[np.float64] | None = None,
    n_trees: int = 150,
    learning_rate: float = 0.06,
    max_leaves: int = 12,
    min_leaf: int = 25,
    l2: float = 5.0,
    max_features: float = 0.5,
    random_state: int = 0,
) -> TreeEnsemble:
    """Fit trees whose sum is a logit.

    Parameters
    ----------
    X : ndarray of shape (n_rows, n_features)
        NaN where a feature does not apply.
    y : ndarray of shape (n_rows,)
        Targets in [0, 1]; a fractional target counts as that share of a positive and the rest of a negative.
    monotone : sequence of int, optional
        1, -1 or 0 for each feature.
    sample_weight : ndarray of shape (n_rows,), optional
    n_trees, learning_rate, max_leaves, min_leaf, l2, max_features, random_state
        As in `sklearn.ensemble.HistGradientBoostingClassifier`.

    Returns
    -------
    TreeEnsemble
    """
    from sklearn.ensemble import HistGradientBoostingClassifier

    weight = np.ones(len(y)) if sample_weight is None else sample_weight
    fractional = (y > 0) & (y < 1)
    X_all = np.concatenate([X, X[fractional]])
    y_all = np.concatenate([(y > 0).astype(int), np.zeros(int(fractional.sum()), int)])
    w_all = np.concatenate([np.where(fractional, y, 1.0) * weight, (1.0 - y[fractional]) * weight[fractional]])
    model = HistGradientBoostingClassifier(
        max_iter=n_trees,
        learning_rate=learning_rate,
        max_leaf_nodes=max_leaves,
        min_samples_leaf=min_leaf,
        l2_regularization=l2,
        max_features=max_features,
        monotonic_cst=None if monotone is None else list(monotone),
        early_stopping=False,
        random_state=random_state,
    )
    model.fit(X_all, y_all, sample_weight=w_all)
    return export_trees(model)


def export_trees(model: Any) -> TreeEnsemble:
    """Turn a fitted binary histogram booster into arrays.

    Parameters
    ----------
    model : HistGradientBoostingClassifier

    Returns
    -------
    TreeEnsemble
        Its `decision` equals ``model.decision_function``.
    """
    nodes = [stage[0].nodes for stage in model._predictors]
    width = max(len(n) for n in nodes)
    shape = (len(nodes), width)
    feature, left, right = np.full(shape, -1, np.int32), np.zeros(shape, np.int32), np.zeros(shape, np.int32)
    threshold, value = np.zeros(shape), np.zeros(shape)
    missing_left = np.zeros(shape, bool)
    depth = 0
    for t, n in enumerate(nodes):
        k = len(n)
        leaf = n["is_leaf"].astype(bool)
        feature[t, :k] = np.where(leaf, -1, n["feature_idx"])
        left[t, :k] = np.where(leaf, 0, n["left"])
        right[t, :k] = np.where(leaf, 0, n["right"])
        threshold[t, :k] = np.where(leaf, 0.0, n["num_threshold"])
        missing_left[t, :k] = n["missing_go_to_left"].astype(bool)
        value[t, :k] = np.where(leaf, n["value"], 0.0)
        depth = max(depth, int(n["depth"].max()))
    return TreeEnsemble(
        feature=feature,
        threshold=threshold,
        left=left,
        right=right,
        missing_left=missing_left,
        value=value,
        baseline=float(np.ravel(model._baseline_prediction)[0]),
        depth=depth,
    )
